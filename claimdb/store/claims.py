"""Claims: listed, one with its appearances, and what people decided about them.

A decision tells places: an article's key and the W3C selectors of an appearance (claimdb.selectors), so that it holds
after a re-run. Who decides has the claims of those articles grouped again (workflow.settle).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, selectors
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import Span
from claimdb.store import judgements, statements
from claimdb.store.identities import By
from claimdb.store.rows import Appearance, ClaimDetail, ClaimRow, JudgementRow, ListedClaim, StatementSpeaker
from claimdb.store.writing import joined
from claimdb.text import fold

_CHUNK = 400
_LEAST = 0.5
"""Share of the shorter of a passage and a decided place that the two must have in common."""
SAME, SPLIT = "same", "split"
DECISIONS = (SAME, SPLIT)


# ── shown ────────────────────────────────────────────────────────────────────────────────────────────────────────


def claim(session: Session, prefix: str) -> ClaimDetail:
    """The claim of that id, or of the only one that begins so. Raises NotFound, or Ambiguous with those that fit."""
    row = _find(session, prefix)
    found = _appearances(session, row.pk)
    speakers: dict[str | None, StatementSpeaker] = {}
    for one in found:
        for speaker in one.statement.speakers:
            speakers.setdefault(speaker.id, speaker)
    named_first = sorted(speakers.values(), key=lambda speaker: speaker.kind == "unnamed")
    return ClaimDetail(_claim_row(row), tuple(named_first), tuple(found))


def claims(
    session: Session, *, speaker_ids: Sequence[str] = (), about: str | None = None, limit: int | None = None
) -> list[ListedClaim]:
    """Those that most articles print first; with ``about``, those whose fullest wording holds all of its words."""
    table, one, mention, link = models.claims, models.appearances, models.mentions, models.links
    query = sa.select(table).order_by(table.c.articles.desc(), table.c.appearances.desc(), table.c.id)
    for speaker in speaker_ids:
        said = (
            sa.select(one.c.claim_pk)
            .join(mention, mention.c.attribution_pk == one.c.attribution_pk)
            .join(link, sa.and_(link.c.mention_pk == mention.c.pk, link.c.acts))
            .join(models.speakers, models.speakers.c.pk == link.c.speaker_pk)
            .where(models.speakers.c.id == speaker)
        )
        query = query.where(table.c.pk.in_(said))
    words = fold(about or "").split()
    if not words:
        query = query.limit(limit)
    rows = [row for row in session.execute(query) if all(word in fold(row.text) for word in words)][:limit]
    names = _speakers(session, [row.pk for row in rows])
    return [ListedClaim(_claim_row(row), names.get(row.pk, ())) for row in rows]


def _speakers(session: Session, claim_pks: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Names of those whose statements are appearances of each claim; descriptions only where nobody is named."""
    one, mention, link, speaker = models.appearances, models.mentions, models.links, models.speakers
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    for at in range(0, len(claim_pks), _CHUNK):
        query = (
            sa.select(one.c.claim_pk, speaker.c.name, speaker.c.kind)
            .join(mention, mention.c.attribution_pk == one.c.attribution_pk)
            .join(link, sa.and_(link.c.mention_pk == mention.c.pk, link.c.acts))
            .join(speaker, speaker.c.pk == link.c.speaker_pk)
            .where(one.c.claim_pk.in_(claim_pks[at : at + _CHUNK]))
            .order_by(one.c.claim_pk, one.c.number)
        )
        for pk, name, kind in session.execute(query):
            found[pk][name] = kind != "unnamed"
    named = {pk: tuple(name for name, is_named in names.items() if is_named) for pk, names in found.items()}
    return {pk: named[pk] or tuple(names) for pk, names in found.items()}


def attributions_of(session: Session, prefix: str) -> list[int]:
    """Row numbers of the attributions that are appearances of the claim."""
    one = models.appearances
    query = sa.select(one.c.attribution_pk).where(one.c.claim_pk == _find(session, prefix).pk)
    return list(session.scalars(query.distinct()))


def count(session: Session) -> int:
    """How many claims are printed more than once."""
    return session.scalar(sa.select(sa.func.count()).select_from(models.claims)) or 0


def _find(session: Session, prefix: str) -> sa.Row[Any]:
    table, lower = models.claims, prefix.strip().lower()
    found = session.execute(sa.select(table).where(table.c.id >= lower, table.c.id < f"{lower}g").limit(20)).all()
    exact = [row for row in found if row.id == lower]
    if not lower or not found:
        raise NotFound(f"There is no claim {prefix!r}; `claimdb claim` lists them.")
    if len(found) > 1 and not exact:
        raise Ambiguous(
            f"{prefix!r} is the beginning of {len(found)} claims' ids.", [f"{row.id}  {row.text[:60]}" for row in found]
        )
    return (exact or found)[0]


def _claim_row(row: sa.Row[Any]) -> ClaimRow:
    return ClaimRow(
        row.id, row.text, row.appearances, row.articles, row.origins, row.said_from or None, row.said_to or None
    )


def _appearances(session: Session, claim_pk: int) -> list[Appearance]:
    one = models.appearances
    rows = session.execute(sa.select(one).where(one.c.claim_pk == claim_pk).order_by(one.c.number)).all()
    shown = statements.by_pk(session, [row.attribution_pk for row in rows])
    made = {row.judgement_pk for row in rows if row.judgement_pk}
    judgement = models.judgements
    ids = {row.pk: row.id for row in session.execute(sa.select(judgement).where(judgement.c.pk.in_(made)))}
    texts = _texts(session, [row.attribution_pk for row in rows])
    found = []
    for row in rows:
        spans = tuple(Span(*span) for span in row.spans)
        text = joined(texts[row.attribution_pk], spans)
        found.append(
            Appearance(
                row.number,
                shown[row.attribution_pk],
                spans,
                text,
                row.score,
                row.reason,
                ids.get(row.judgement_pk),
            )
        )
    return found


def _texts(session: Session, attributions: Sequence[int]) -> dict[int, str]:
    """The text of the article of each attribution."""
    attribution, version = models.attributions, models.versions
    texts: dict[int, str] = {}
    of: dict[int, int] = {}
    for at in range(0, len(attributions), _CHUNK):
        some = attribution.c.pk.in_(attributions[at : at + _CHUNK])
        of |= {row.pk: row.version_pk for row in session.execute(sa.select(attribution).where(some))}
    for pk in set(of.values()):
        texts[pk] = str(session.scalar(sa.select(version.c.text).where(version.c.pk == pk)))
    return {pk: texts[version_pk] for pk, version_pk in of.items()}


# ── decide ───────────────────────────────────────────────────────────────────────────────────────────────────────


def merge(session: Session, one: str, other: str, by: By) -> JudgementRow:
    """The two claims report one utterance. UsageError when they are one already, or said by different speakers."""
    left, right = claim(session, one), claim(session, other)
    if left.row.id == right.row.id:
        raise UsageError(f"{left.row.id} is one claim already; give the ID of another one to merge with.")
    ids = [{speaker.id for speaker in side.speakers} for side in (left, right)]
    if all(ids) and not ids[0] & ids[1]:
        names = [side.speakers[0].name for side in (left, right)]
        raise UsageError(
            f"{names[0]} said the one, {names[1]} the other; if they are one speaker, `claimdb speakers merge`."
        )
    return _decide(session, SAME, left, (left.appearances, right.appearances), by)


def split(session: Session, prefix: str, numbers: Sequence[int], by: By) -> JudgementRow:
    """The appearances of these numbers report something else. UsageError where none or all are named."""
    found = claim(session, prefix)
    known = {one.number for one in found.appearances}
    unknown = sorted(set(numbers) - known)
    if unknown:
        raise UsageError(f"There is no appearance {unknown[0]}; {found.row.id[:8]} has 1 to {len(known)}.")
    if set(numbers) == known:
        raise UsageError("All appearances are named; name those that report something else than the rest.")
    out = [one for one in found.appearances if one.number in numbers]
    rest = [one for one in found.appearances if one.number not in numbers]
    return _decide(session, SPLIT, found, (out, rest), by)


def _decide(
    session: Session,
    decision: str,
    about: ClaimDetail,
    sides: tuple[Sequence[Appearance], Sequence[Appearance]],
    by: By,
) -> JudgementRow:
    left, right = ([_place(session, one) for one in side] for side in sides)
    selector = {"claim": about.row.id, "text": about.row.text}
    return judgements.on_claim(session, decision, selector, {"left": left, "right": right}, by=by)


def _place(session: Session, one: Appearance) -> dict[str, Any]:
    article, version = models.articles, models.versions
    row = session.execute(
        sa.select(article.c.key, version.c.text)
        .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
        .where(article.c.id == one.statement.article.id)
    ).one()
    return {"article": row.key, "spans": selectors.describe(row.text, one.spans)}


# ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement, with the passages (row numbers) that it is about today."""

    pk: int
    is_split: bool
    left: frozenset[int]
    right: frozenset[int]


def standing(session: Session) -> list[Decision]:
    """Decisions that nobody undid, oldest first: where two contradict each other, the later one wins."""
    row = models.judgements
    rows = session.execute(
        sa.select(row)
        .where(row.c.subject == judgements.CLAIM, row.c.undone_at.is_(None))
        .order_by(row.c.made_at, row.c.pk)
    ).all()
    if not rows:
        return []
    stored = _stored(session, {place["article"] for one in rows for place in _places(one.value)})
    return [
        Decision(one.pk, one.decision == SPLIT, *(_found(one.value[side], stored) for side in ("left", "right")))
        for one in rows
    ]


def articles_of(session: Session, value: Mapping[str, Any]) -> list[str]:
    """Ids of the articles that a decision's value tells of, as far as they are here."""
    wanted = sorted({place["article"] for place in _places(value)})
    article = models.articles
    found: list[str] = []
    for at in range(0, len(wanted), _CHUNK):
        found += session.scalars(sa.select(article.c.id).where(article.c.key.in_(wanted[at : at + _CHUNK])))
    return sorted(found)


def is_found(session: Session, value: Mapping[str, Any]) -> bool:
    """Whether anything that a decision tells of on each side stands here."""
    stored = _stored(session, {place["article"] for place in _places(value)})
    return all(_found(value[side], stored) for side in ("left", "right"))


def _places(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*value["left"], *value["right"]]


_Stored = Mapping[str, tuple[str, Sequence[tuple[int, Sequence[Span]]]]]
"""By key of the article: its text, and its speakers' passages with their spans."""


def _stored(session: Session, wanted: Collection[str]) -> _Stored:
    article, version, passage = models.articles, models.versions, models.passages
    texts: dict[str, str] = {}
    held: dict[str, list[tuple[int, Sequence[Span]]]] = defaultdict(list)
    ordered = sorted(wanted)
    for at in range(0, len(ordered), _CHUNK):
        rows = session.execute(
            sa.select(article.c.key, version.c.text, passage.c.pk, passage.c.spans)
            .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
            .join(passage, passage.c.version_pk == version.c.pk)
            .where(article.c.key.in_(ordered[at : at + _CHUNK]), passage.c.voice == "speaker")
            .order_by(passage.c.pk)
        )
        for row in rows:
            texts[row.key] = row.text
            held[row.key].append((row.pk, [Span(*span) for span in row.spans]))
    return {key: (text, held[key]) for key, text in texts.items()}


def _found(places: Iterable[Mapping[str, Any]], stored: _Stored) -> frozenset[int]:
    found: set[int] = set()
    for place in places:
        text, passages = stored.get(place["article"], ("", ()))
        spans = selectors.anchor_all(text, place["spans"]) if text else None
        if spans:
            found.update(pk for pk, own in passages if _meets(own, spans))
    return frozenset(found)


def _meets(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """A place may be a part of a passage, or hold several."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared >= _LEAST * min(sum(end - start for start, end in spans) for spans in (one, other))
