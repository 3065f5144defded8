"""Judgements laid over machine rows: metadata, rejected and corrected statements, speakers.

Everything here can be done again at any time: what earlier judgements made is taken away first, then all that stand are
applied in the order in which they were made.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, selectors
from claimdb.records import Attribution, Span
from claimdb.store import keys
from claimdb.store.metadata import section_of, sections_of, standing_judgements, times_of
from claimdb.store.speakernames import speaker_pk_for
from claimdb.store.writing import (
    attribution_row,
    insert_many,
    insert_one,
    insert_plain,
    line_breaks,
    said,
    write_parts,
)
from claimdb.text import fold

MIN_OVERLAP = 0.5
"""Least share (intersection over union) of content that makes a machine's statement the judged one."""
ACTS_AT = 0.5
"""Links with at least this score act until a person says no."""


# ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────


class _Place(NamedTuple):
    """What a statement's judgements work on: one version, its current pass."""

    article_pk: int
    key: str
    published: str | None
    version_pk: int
    text: str
    pass_pk: int


def apply(session: Session, article_pk: int) -> set[str]:
    """Lay all standing judgements over the article's current statements; gives the ids of those that found theirs."""
    key = session.scalar(sa.select(models.articles.c.key).where(models.articles.c.pk == article_pk))
    judged = session.scalar(
        sa.select(sa.func.count()).where(
            models.judgements.c.article_key == key, models.judgements.c.subject == "attribution"
        )
    )
    place = _place(session, article_pk) if judged else None
    if place is None:
        return set()
    _take_away(session, place)
    standing = standing_judgements(session, place.key, "attribution")
    return {judgement.id for judgement in standing if _lay(session, place, judgement)}


def found(session: Session, article_pk: int) -> set[str]:
    """Ids of the standing judgements on the article's statements that find theirs now."""
    place = _place(session, article_pk)
    if place is None:
        return set()
    attribution = models.attributions
    rows = session.execute(
        sa.select(attribution.c.judgement_pk, attribution.c.rejected_by, attribution.c.speakers_by).where(
            attribution.c.pass_pk == place.pass_pk
        )
    )
    at_work = {pk for row in rows for pk in row if pk is not None}
    standing = standing_judgements(session, place.key, "attribution")
    return {one.id for one in standing if one.pk in at_work or _stands(session, place, one)}


def _stands(session: Session, place: _Place, judgement: sa.Row[Any]) -> bool:
    content = selectors.anchor_all(place.text, judgement.selector.get("content", []))
    return bool(content) and _find(session, place, content or ()) is not None


def _place(session: Session, article_pk: int) -> _Place | None:
    row = session.execute(
        sa.select(
            models.articles.c.pk.label("article_pk"),
            models.articles.c.key,
            models.articles.c.published,
            models.versions.c.pk.label("version_pk"),
            models.versions.c.text,
            models.passes.c.pk.label("pass_pk"),
        )
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .join(models.passes, models.passes.c.version_pk == models.versions.c.pk)
        .where(models.articles.c.pk == article_pk, models.versions.c.is_latest, models.passes.c.is_current)
    ).first()
    return None if row is None else _Place(*row)


def _take_away(session: Session, place: _Place) -> None:
    """Back to what the machine made."""
    here = models.attributions.c.pass_pk == place.pass_pk
    made = sa.select(models.attributions.c.pk).where(here, models.attributions.c.judgement_pk.is_not(None))
    _give_back_nested(session, place)
    search = sa.table("statement_search", sa.column("rowid"))
    session.execute(sa.delete(search).where(search.c.rowid.in_(made)))
    session.execute(sa.delete(models.attributions).where(models.attributions.c.pk.in_(made)))
    judged = sa.select(models.attributions.c.pk).where(here, models.attributions.c.speakers_by.is_not(None))
    machine = sa.select(models.mentions.c.pk).where(
        models.mentions.c.attribution_pk.in_(judged), ~models.mentions.c.candidate
    )
    session.execute(
        sa.delete(models.mentions).where(
            models.mentions.c.attribution_pk.in_(judged), models.mentions.c.judgement_pk.is_not(None)
        )
    )
    session.execute(
        sa.update(models.links)
        .where(models.links.c.mention_pk.in_(machine), models.links.c.score >= ACTS_AT)
        .values(acts=True)
    )
    acting = sa.exists().where(
        models.links.c.mention_pk == models.mentions.c.pk,
        models.mentions.c.attribution_pk == models.attributions.c.pk,
        models.links.c.acts,
    )
    session.execute(
        sa.update(models.attributions)
        .where(here)
        .values(rejected_by=None, speakers_by=None, listed=True, resolved=acting)
    )


def _give_back_nested(session: Session, place: _Place) -> None:
    """What stands inside a corrected statement stands inside the machine's again, the latest correction first."""
    attribution = models.attributions
    corrected = session.execute(
        sa.select(attribution.c.pk, attribution.c.replaces_pk)
        .where(attribution.c.pass_pk == place.pass_pk, attribution.c.judgement_pk.is_not(None))
        .order_by(attribution.c.pk.desc())
    ).all()
    for row in corrected:
        session.execute(
            sa.update(attribution).where(attribution.c.parent_pk == row.pk).values(parent_pk=row.replaces_pk)
        )


def _lay(session: Session, place: _Place, judgement: sa.Row[Any]) -> bool:
    content = selectors.anchor_all(place.text, judgement.selector.get("content", []))
    if not content:
        return False
    row = _find(session, place, content)
    match judgement.decision:
        case "reject" if row:
            _reject(session, row, judgement)
        case "speakers" if row:
            _set_speakers(session, row, judgement)
        case "spans":
            return _correct(session, place, row, judgement)
        case _:
            return row is not None
    return True


def _find(session: Session, place: _Place, content: Sequence[Span]) -> int | None:
    """The statement whose content is that, or mostly that."""
    attribution, span = models.attributions, models.attribution_spans
    rows = session.execute(
        sa.select(attribution.c.pk, span.c.start, span.c.end)
        .join(span, sa.and_(span.c.attribution_pk == attribution.c.pk, span.c.role == "content"))
        .where(attribution.c.pass_pk == place.pass_pk, attribution.c.rejected_by.is_(None))
        .where(attribution.c.start < content[-1].end, attribution.c.end > content[0].start)
        .order_by(attribution.c.pk, span.c.number)
    ).all()
    contents: dict[int, list[Span]] = {}
    for row in rows:
        contents.setdefault(row.pk, []).append(Span(row.start, row.end))
    scored = [(overlap(spans, content), -pk) for pk, spans in contents.items()]
    best, pk = max(scored, default=(0.0, 0))
    return -pk if best >= MIN_OVERLAP else None


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Shared characters over all characters of the two (0–1)."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(s.end - s.start for s in one) + sum(s.end - s.start for s in other) - shared
    return shared / total if total else 0.0


def _reject(session: Session, pk: int, judgement: sa.Row[Any]) -> None:
    session.execute(
        sa.update(models.attributions)
        .where(models.attributions.c.pk == pk)
        .values(rejected_by=judgement.pk, listed=False)
    )


# ── corrected spans ──────────────────────────────────────────────────────────────────────────────────────────────


def _correct(session: Session, place: _Place, row: int | None, judgement: sa.Row[Any]) -> bool:
    """A row with the corrected spans takes the place of the machine's, or stands where the machine found none."""
    roles = {role: _anchored(place.text, judgement.value.get(role)) for role in ("content", "source", "cue")}
    content = roles["content"]
    if not content:
        return False
    base = (
        session.execute(sa.select(models.attributions).where(models.attributions.c.pk == row)).first() if row else None
    )
    old = _spans(session, row) if row else {}
    item = Attribution(
        content=content,
        source=old.get("source", ()) if roles["source"] is None else roles["source"],
        cue=old.get("cue", ()) if roles["cue"] is None else roles["cue"],
        form=judgement.value.get("form") or (base.form if base else "indirect"),
        modality=judgement.value.get("modality") or (base.modality if base else "asserted"),
        region=base.region if base else "body",
        paragraph=_paragraph(session, place, content[0].start),
        confidence=1.0,
    )
    times = times_of(session, [row]) if row else {}
    dates = said(
        times.get(row or 0), section_of(sections_of(session, place.pass_pk), content[0].start), place.published
    )
    if row:
        _reject(session, row, judgement)
    (new,) = insert_many(
        session,
        models.attributions,
        [
            attribution_row(place.text, item, line_breaks(place.text))
            | dates
            | {
                "id": keys.attribution_id(place.key, place.text, content),
                "number": _next_number(session, place.pass_pk),
                "pass_pk": place.pass_pk,
                "version_pk": place.version_pk,
                "article_pk": place.article_pk,
                "parent_pk": base.parent_pk if base else None,
                "judgement_pk": judgement.pk,
                "replaces_pk": row,
                "speakers_by": base.speakers_by if base else None,
                "listed": True,
                "resolved": base.resolved if base else False,
            }
        ],
    )
    write_parts(session, place.text, [new], [item])
    if row:
        _take_over(session, row, new)
    return True


def _anchored(text: str, described: Any) -> tuple[Span, ...] | None:
    return None if described is None else selectors.anchor_all(text, described)


def _spans(session: Session, pk: int) -> dict[str, tuple[Span, ...]]:
    span = models.attribution_spans
    found: dict[str, tuple[Span, ...]] = {}
    for row in session.execute(
        sa.select(span.c.role, span.c.start, span.c.end)
        .where(span.c.attribution_pk == pk)
        .order_by(span.c.role, span.c.number)
    ):
        found[row.role] = (*found.get(row.role, ()), Span(row.start, row.end))
    return found


def _take_over(session: Session, old: int, new: int) -> None:
    """Circumstances, mentions with their links, and nested statements go with the corrected row."""
    circumstance, mention, link = models.circumstances, models.mentions, models.links
    rows = session.execute(sa.select(circumstance).where(circumstance.c.attribution_pk == old)).mappings()
    insert_plain(session, models.circumstances, [{**row, "attribution_pk": new} for row in rows])
    for row in session.execute(sa.select(mention).where(mention.c.attribution_pk == old)).mappings().all():
        links = session.execute(sa.select(link).where(link.c.mention_pk == row["pk"])).mappings().all()
        copy = insert_one(session, models.mentions, **_without_pk(row) | {"attribution_pk": new})
        insert_plain(session, models.links, [_without_pk(one) | {"mention_pk": copy} for one in links])
    session.execute(
        sa.update(models.attributions)
        .where(models.attributions.c.parent_pk == old, models.attributions.c.pk != new)
        .values(parent_pk=new)
    )


def _without_pk(row: sa.RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if name != "pk"}


def _next_number(session: Session, pass_pk: int) -> int:
    last = session.scalar(
        sa.select(sa.func.max(models.attributions.c.number)).where(models.attributions.c.pass_pk == pass_pk)
    )
    return 0 if last is None else last + 1


def _paragraph(session: Session, place: _Place, at: int) -> int:
    paragraph = models.paragraphs
    starts = session.scalars(
        sa.select(paragraph.c.start).where(paragraph.c.version_pk == place.version_pk).order_by(paragraph.c.number)
    ).all()
    return max(1, bisect.bisect_right(starts, at))


# ── corrected speakers ───────────────────────────────────────────────────────────────────────────────────────────


def _set_speakers(session: Session, pk: int, judgement: sa.Row[Any]) -> None:
    """The machine's links no longer act; the named speakers, perhaps none, take their place."""
    mentions = sa.select(models.mentions.c.pk).where(models.mentions.c.attribution_pk == pk)
    session.execute(sa.update(models.links).where(models.links.c.mention_pk.in_(mentions)).values(acts=False))
    session.execute(
        sa.delete(models.mentions).where(
            models.mentions.c.attribution_pk == pk, models.mentions.c.judgement_pk.is_not(None)
        )
    )
    last = session.scalar(
        sa.select(sa.func.max(models.mentions.c.number)).where(models.mentions.c.attribution_pk == pk)
    )
    speakers = judgement.value.get("speakers", [])
    for number, speaker in enumerate(speakers, 0 if last is None else last + 1):
        mention_pk = insert_one(
            session,
            models.mentions,
            attribution_pk=pk,
            number=number,
            name=speaker["name"],
            key=fold(speaker["name"]),
            kind=speaker["kind"],
            score=1.0,
            candidate=False,
            judgement_pk=judgement.pk,
        )
        insert_one(
            session,
            models.links,
            mention_pk=mention_pk,
            speaker_pk=speaker_pk_for(session, speaker["name"], speaker["kind"], attribution_pk=pk),
            judgement_pk=judgement.pk,
            score=1.0,
            acts=True,
        )
    session.execute(
        sa.update(models.attributions)
        .where(models.attributions.c.pk == pk)
        .values(speakers_by=judgement.pk, resolved=bool(speakers))
    )
