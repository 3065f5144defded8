"""What belongs to attributions (spans, circumstances, speakers, judgements), read for many rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Span
from claimdb.store.rows import JudgementRow, StatementCircumstance, StatementSpeaker, StatementTime, TextSpans

Speakers = tuple[tuple[StatementSpeaker, ...], tuple[StatementSpeaker, ...]]
"""Those that act, and the other candidates."""


@dataclass(frozen=True, slots=True)
class Parts:
    """By row number of the attribution; ``judgements`` by their own, to their ids."""

    spans: dict[int, dict[str, tuple[Span, ...]]]
    circumstances: dict[int, dict[str, sa.Row[Any]]]
    speakers: dict[int, Speakers]
    judgements: dict[int, str]
    claims: dict[int, tuple[str, ...]]


def load(session: Session, pks: Sequence[int], judgement_pks: Iterable[Sequence[int]]) -> Parts:
    """All parts of the attributions with these row numbers, in five queries."""
    judged = {pk for some in judgement_pks for pk in some}
    return Parts(
        _spans(session, pks),
        _circumstances(session, pks),
        speakers(session, pks),
        _judgements(session, judged),
        _claims(session, pks),
    )


def _spans(session: Session, pks: Sequence[int]) -> dict[int, dict[str, tuple[Span, ...]]]:
    span = models.attribution_spans
    rows = session.execute(
        sa.select(span.c.attribution_pk, span.c.role, span.c.start, span.c.end)
        .where(span.c.attribution_pk.in_(pks))
        .order_by(span.c.attribution_pk, span.c.role, span.c.number)
    )
    found: dict[int, dict[str, tuple[Span, ...]]] = {}
    for pk, role, start, end in rows:
        roles = found.setdefault(pk, {})
        roles[role] = (*roles.get(role, ()), Span(start, end))
    return found


def _circumstances(session: Session, pks: Sequence[int]) -> dict[int, dict[str, sa.Row[Any]]]:
    table = models.circumstances
    found: dict[int, dict[str, sa.Row[Any]]] = {}
    for row in session.execute(sa.select(table).where(table.c.attribution_pk.in_(pks))):
        found.setdefault(row.attribution_pk, {})[row.kind] = row
    return found


def speakers(session: Session, pks: Sequence[int]) -> dict[int, Speakers]:
    """Who said these attributions: those whose links act, and the others."""
    mention, link, speaker = models.mentions, models.links, models.speakers
    rows = session.execute(
        sa.select(
            mention.c.attribution_pk,
            mention.c.name.label("printed"),
            mention.c.kind.label("printed_kind"),
            mention.c.score.label("printed_score"),
            mention.c.role,
            link.c.score,
            link.c.acts,
            speaker.c.id,
            speaker.c.name,
            speaker.c.kind,
        )
        .outerjoin(link, link.c.mention_pk == mention.c.pk)
        .outerjoin(speaker, speaker.c.pk == link.c.speaker_pk)
        .where(mention.c.attribution_pk.in_(pks))
        .order_by(mention.c.attribution_pk, mention.c.number, link.c.score.desc())
    )
    found: dict[int, tuple[dict[Any, StatementSpeaker], dict[Any, StatementSpeaker]]] = {}
    for row in rows:
        acting, others = found.setdefault(row.attribution_pk, ({}, {}))
        if row.id is None:
            one = StatementSpeaker(None, row.printed, row.printed_kind, row.printed_score, row.role)
            others.setdefault((one.name, one.kind), one)
        else:
            one = StatementSpeaker(row.id, row.name, row.kind, row.score, row.role)
            (acting if row.acts else others).setdefault(one.id, one)
    return {pk: (tuple(acting.values()), tuple(others.values())) for pk, (acting, others) in found.items()}


def _judgements(session: Session, pks: set[int]) -> dict[int, str]:
    if not pks:
        return {}
    judgement = models.judgements
    rows = session.execute(sa.select(judgement.c.pk, judgement.c.id).where(judgement.c.pk.in_(pks)))
    return {row.pk: row.id for row in rows}


def _claims(session: Session, pks: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Ids of the claims that they are appearances of, in the order of their text."""
    one, claim = models.appearances, models.claims
    rows = session.execute(
        sa.select(one.c.attribution_pk, claim.c.id)
        .join(claim, claim.c.pk == one.c.claim_pk)
        .where(one.c.attribution_pk.in_(pks))
        .order_by(one.c.attribution_pk, one.c.start, claim.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for pk, claim_id in rows:
        if claim_id not in found.get(pk, ()):
            found[pk] = (*found.get(pk, ()), claim_id)
    return found


# ── rows to records ──────────────────────────────────────────────────────────────────────────────────────────────


def text_spans(text: str, spans: tuple[Span, ...]) -> TextSpans:
    return TextSpans(text, spans)


def plain(row: sa.Row[Any] | None) -> StatementCircumstance | None:
    return None if row is None else StatementCircumstance(row.text, Span(row.start, row.end))


def time(row: sa.Row[Any] | None) -> StatementTime | None:
    return None if row is None else StatementTime(row.text, Span(row.start, row.end), row.earliest, row.latest)


def judgement(row: sa.Row[Any]) -> JudgementRow:
    return JudgementRow(
        id=row.id,
        subject=row.subject,
        article_key=row.article_key,
        selector=row.selector,
        decision=row.decision,
        value=row.value,
        reason=row.reason,
        who=row.who,
        made_at=row.made_at,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )
