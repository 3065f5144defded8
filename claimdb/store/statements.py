"""Statements: filtered, sorted, counted, one in its context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import RunInfo, Span
from claimdb.store import parts
from claimdb.store.matching import content_holds
from claimdb.store.rows import Statement, StatementArticle, StatementDetail, StatementFilter

_BATCH = 500
_PARENT = models.attributions.alias("parents")
_SPEAKER_NAME = (
    sa.select(sa.func.min(models.speakers.c.key))
    .join(models.links, models.links.c.speaker_pk == models.speakers.c.pk)
    .join(models.mentions, models.mentions.c.pk == models.links.c.mention_pk)
    .where(models.mentions.c.attribution_pk == models.attributions.c.pk, models.links.c.acts)
    .correlate(models.attributions)
    .scalar_subquery()
)
SORTS: Mapping[str, sa.ColumnElement[Any]] = {
    "date": models.attributions.c.said_to,
    "article": models.attributions.c.article_pk,
    "place": models.attributions.c.start,
    "speaker": _SPEAKER_NAME,
    "outlet": models.outlets.c.key,
    "title": models.articles.c.title,
    "published": models.articles.c.published,
    "form": models.attributions.c.form,
    "modality": models.attributions.c.modality,
    "region": models.attributions.c.region,
    "paragraph": models.attributions.c.paragraph,
    "confidence": models.attributions.c.confidence,
    "text": models.attributions.c.text,
    "id": models.attributions.c.id,
}
"""What a listing can be sorted by."""
_MAY_LACK = frozenset({"speaker", "outlet", "title", "published"})
"""What has none of it stands last, in either order and every dialect."""


def statements(session: Session, wanted: StatementFilter, *more: sa.ColumnElement[bool]) -> Iterator[Statement]:
    """The statements that fit, in order, read in batches. Raises UnknownName for an outlet that does not exist."""
    query = _order(_rows().where(*conditions(session, wanted), *more), wanted.sort).limit(wanted.limit)
    for batch in session.execute(query.execution_options(yield_per=_BATCH)).partitions():
        yield from _assemble(session, batch)


def count(session: Session, wanted: StatementFilter) -> int:
    """How many statements fit, whatever the limit."""
    attribution = models.attributions
    query = sa.select(sa.func.count()).select_from(attribution).where(*conditions(session, wanted))
    return session.scalar(query) or 0


def statement(session: Session, prefix: str) -> StatementDetail:
    """The statement of that id, or of the only one that begins so, in its paragraphs.

    A rejected statement, or one of an older version or a kept run, is found too where no listed one has the id.
    Raises NotFound, or Ambiguous with the ids that fit.
    """
    pk = _pk(session, prefix)
    row = session.execute(_rows().where(models.attributions.c.pk == pk)).one()
    (found,) = _assemble(session, [row])
    return _detail(session, found, row)


def of_pass(session: Session, pass_pk: int) -> list[Statement]:
    """What one pass found and no judgement took away, by place."""
    attribution = models.attributions
    rows = session.execute(
        _rows()
        .where(attribution.c.pass_pk == pass_pk, attribution.c.rejected_by.is_(None))
        .order_by(attribution.c.start, attribution.c.end.desc(), attribution.c.pk)
    ).all()
    return [one for at in range(0, len(rows), _BATCH) for one in _assemble(session, rows[at : at + _BATCH])]


def by_pk(session: Session, pks: Sequence[int]) -> dict[int, Statement]:
    """Statements by row number, for queries that chose and ordered the rows themselves."""
    found: dict[int, Statement] = {}
    for at in range(0, len(pks), _BATCH):
        rows = session.execute(_rows().where(models.attributions.c.pk.in_(pks[at : at + _BATCH]))).all()
        found |= {row.pk: one for row, one in zip(rows, _assemble(session, rows), strict=True)}
    return found


# ── conditions and order ─────────────────────────────────────────────────────────────────────────────────────────


def conditions(session: Session, wanted: StatementFilter) -> list[sa.ColumnElement[bool]]:
    """What the filter asks of ``attributions``."""
    attribution = models.attributions
    found: list[sa.ColumnElement[bool]] = [_of_run(wanted.run) if wanted.run else attribution.c.listed.is_(sa.true())]
    if wanted.form:
        found.append(attribution.c.form == wanted.form)
    if wanted.modality is not None:
        found.append(attribution.c.modality.in_(wanted.modality))
    if wanted.regions is not None:
        found.append(attribution.c.region.in_(wanted.regions))
    if wanted.min_confidence is not None:
        found.append(attribution.c.confidence >= wanted.min_confidence)
    if wanted.unresolved:
        found.append(attribution.c.resolved.is_(sa.false()))
    found += _said(wanted)
    if wanted.speaker_ids:
        found.append(attribution.c.pk.in_(_by_speakers(wanted.speaker_ids)))
    if wanted.article_ids or wanted.outlet:
        found.append(attribution.c.article_pk.in_(_in_articles(session, wanted)))
    if wanted.claim:
        from claimdb.store.claims import attributions_of

        found.append(attribution.c.pk.in_(attributions_of(session, wanted.claim)))
    if wanted.medium:
        found.append(attribution.c.pk.in_(_by_medium(wanted.medium)))
    if wanted.about:
        found.append(content_holds(session, wanted.about))
    return found


def _said(wanted: StatementFilter) -> list[sa.ColumnElement[bool]]:
    attribution = models.attributions
    found = [] if not wanted.since else [attribution.c.said_to >= wanted.since]
    if wanted.until:
        # A day takes in its minutes and a month its days: what begins with it comes before the tilde.
        found.append(sa.and_(attribution.c.said_from <= f"{wanted.until}~", attribution.c.said_from != ""))
    return found


def _of_run(run_id: str) -> sa.ColumnElement[bool]:
    passes = (
        sa.select(models.passes.c.pk)
        .join(models.runs, models.runs.c.pk == models.passes.c.run_pk)
        .where(models.runs.c.id == run_id)
    )
    return sa.and_(models.attributions.c.pass_pk.in_(passes), models.attributions.c.judgement_pk.is_(None))


def _by_speakers(ids: Sequence[str]) -> sa.Select[int]:
    return (
        sa.select(models.mentions.c.attribution_pk)
        .join(models.links, models.links.c.mention_pk == models.mentions.c.pk)
        .join(models.speakers, models.speakers.c.pk == models.links.c.speaker_pk)
        .where(models.speakers.c.id.in_(ids), models.links.c.acts)
    )


def _in_articles(session: Session, wanted: StatementFilter) -> sa.Select[int]:
    query = sa.select(models.articles.c.pk)
    if wanted.article_ids:
        query = query.where(models.articles.c.id.in_(wanted.article_ids))
    if wanted.outlet:
        from claimdb.store.outlets import article_in_outlet

        query = query.where(article_in_outlet(session, wanted.outlet))
    return query


def _by_medium(words: str) -> sa.Select[int]:
    """Those said in a medium or at a venue so called: who told an outlet something said it there."""
    medium = models.circumstances
    return sa.select(medium.c.attribution_pk).where(
        medium.c.kind.in_(("medium", "venue")), medium.c.text.icontains(words, autoescape=True)
    )


def _order(query: sa.Select[Any], sort: Sequence[str]) -> sa.Select[Any]:
    attribution = models.attributions
    columns: list[sa.ColumnElement[Any]] = []
    for key in sort:
        name = key.removeprefix("-")
        if name not in SORTS:
            raise UsageError(f"Statements cannot be sorted by {name!r}; they can by {', '.join(SORTS)}.")
        column = SORTS[name].desc() if key.startswith("-") else SORTS[name].asc()
        columns.append(column.nulls_last() if name in _MAY_LACK else column)
    if not columns:
        columns.append(attribution.c.said_to.desc())
    return query.order_by(*columns, attribution.c.article_pk, attribution.c.start, attribution.c.pk)


# ── rows to records ──────────────────────────────────────────────────────────────────────────────────────────────


def _rows() -> sa.Select[Any]:
    attribution, article = models.attributions, models.articles
    return (
        sa.select(
            *(column for column in models.attributions.columns),
            article.c.id.label("article_id"),
            article.c.path,
            article.c.url,
            article.c.title,
            article.c.published,
            article.c.byline,
            models.outlets.c.name.label("outlet"),
            models.versions.c.number.label("version"),
            models.versions.c.first_line,
            models.runs.c.id.label("run_id"),
            sa.case((_PARENT.c.rejected_by.is_(None), _PARENT.c.id)).label("parent_id"),
        )
        .join(article, article.c.pk == attribution.c.article_pk)
        .join(models.versions, models.versions.c.pk == attribution.c.version_pk)
        .join(models.passes, models.passes.c.pk == attribution.c.pass_pk)
        .join(models.runs, models.runs.c.pk == models.passes.c.run_pk)
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
        .outerjoin(_PARENT, _PARENT.c.pk == attribution.c.parent_pk)
    )


def _assemble(session: Session, rows: Sequence[sa.Row[Any]]) -> list[Statement]:
    """Statements of the rows in their order; what belongs to them is read for all of them at once."""
    loaded = parts.load(session, [row.pk for row in rows], [_judgements_of(row) for row in rows])
    return [_statement(row, loaded) for row in rows]


def _judgements_of(row: sa.Row[Any]) -> list[int]:
    return [pk for pk in (row.judgement_pk, row.rejected_by, row.speakers_by) if pk is not None]


def _statement(row: sa.Row[Any], loaded: parts.Parts) -> Statement:
    spans = loaded.spans.get(row.pk, {})
    circumstances = loaded.circumstances.get(row.pk, {})
    speakers, candidates = loaded.speakers.get(row.pk, ((), ()))
    return Statement(
        id=row.id,
        claims=loaded.claims.get(row.pk, ()),
        speakers=speakers,
        candidates=() if row.speakers_by else candidates,
        form=row.form,
        modality=row.modality,
        text=row.text,
        content=spans.get("content", ()),
        source=parts.text_spans(row.source_text, spans.get("source", ())),
        cue=parts.text_spans(row.cue_text, spans.get("cue", ())),
        medium=parts.plain(circumstances.get("medium")),
        venue=parts.plain(circumstances.get("venue")),
        addressee=parts.plain(circumstances.get("addressee")),
        said_at=parts.time(circumstances.get("said_at")),
        parent=row.parent_id,
        region=row.region,
        paragraph=row.paragraph,
        confidence=row.confidence,
        run=row.run_id,
        article=StatementArticle(row.article_id, row.version, row.path, row.url, row.outlet, row.title, row.published),
        line=row.line + row.first_line - 1,
        said_on=row.said_to or None,
        rejected=row.rejected_by is not None,
        judgements=tuple(loaded.judgements[pk] for pk in _judgements_of(row)),
    )


# ── one statement ────────────────────────────────────────────────────────────────────────────────────────────────


def _pk(session: Session, prefix: str) -> int:
    attribution = models.attributions
    lower = prefix.strip().lower()
    # A range, not LIKE: it can use the index whatever the collation.
    found = session.execute(
        sa.select(attribution.c.pk, attribution.c.id, attribution.c.text)
        .where(attribution.c.id >= lower, attribution.c.id < f"{lower}g")
        .order_by(attribution.c.listed.desc(), attribution.c.rejected_by.is_not(None), attribution.c.pk.desc())
        .limit(200)
    ).all()
    if not lower or not found:
        raise NotFound(f"There is no statement {prefix!r}; `claimdb claims` lists them with their ids.")
    ids = dict.fromkeys(row.id for row in found)
    if len(ids) > 1 and lower not in ids:
        told = {row.id: f"{row.id}  {row.text[:60]}" for row in reversed(found)}
        raise Ambiguous(f"{prefix!r} is the beginning of {len(ids)} statements' ids.", [told[one] for one in ids][:20])
    chosen = lower if lower in ids else next(iter(ids))
    return int(next(row.pk for row in found if row.id == chosen))


def _detail(session: Session, found: Statement, row: sa.Row[Any]) -> StatementDetail:
    version = models.versions
    text = session.scalar(sa.select(version.c.text).where(version.c.pk == row.version_pk)) or ""
    context = _paragraphs(session, row.version_pk, found.content) or Span(row.start, row.end)
    section = session.scalar(
        sa.select(models.sections.c.heading)
        .where(
            models.sections.c.pass_pk == row.pass_pk,
            models.sections.c.start <= row.start,
            models.sections.c.end > row.start,
        )
        .limit(1)
    )
    children = session.scalars(
        sa.select(models.attributions.c.id)
        .where(models.attributions.c.parent_pk == row.pk, models.attributions.c.rejected_by.is_(None))
        .order_by(models.attributions.c.start)
    ).all()
    run = session.execute(sa.select(models.runs).where(models.runs.c.id == found.run)).one()
    judgements = session.execute(sa.select(models.judgements).where(models.judgements.c.id.in_(found.judgements))).all()
    return StatementDetail(
        statement=found,
        context=text[context.start : context.end],
        context_span=context,
        run=RunInfo(
            id=run.id,
            step=run.step,
            model=run.model,
            version=run.version,
            settings=run.settings,
            started=run.started,
            finished=run.finished,
        ),
        byline=row.byline,
        section=section,
        children=tuple(children),
        judgements=tuple(parts.judgement(one) for one in judgements),
    )


def _paragraphs(session: Session, version_pk: int, content: Sequence[Span]) -> Span | None:
    """From the beginning of the content's first paragraph to the end of its last."""
    paragraph = models.paragraphs
    ends = session.execute(
        sa.select(sa.func.min(paragraph.c.start), sa.func.max(paragraph.c.end)).where(
            paragraph.c.version_pk == version_pk,
            paragraph.c.end > content[0].start,
            paragraph.c.start < content[-1].end,
        )
    ).one()
    return None if ends[0] is None else Span(*cast(tuple[int, int], tuple(ends)))
