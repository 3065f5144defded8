"""Disputes: listed, counted, shown with the sentences around each position."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.dates import day_of
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import Span
from claimdb.store import parts
from claimdb.store.phrasing import own_capitals, paired
from claimdb.store.rows import DisputeDetail, DisputeFilter, DisputeRow, OneOrigin, PositionRow, StatementArticle
from claimdb.text import fold

_CHUNK = 400
_LETTERS = 26
"""Of the alphabet; further origins have numbers."""


def disputes(session: Session, wanted: DisputeFilter | None = None) -> list[DisputeRow]:
    """Those that fit, the surest first. Raises UnknownName for an outlet that does not exist."""
    wanted = wanted or DisputeFilter()
    table = models.disputes
    query = _fitting(session, sa.select(table), wanted).order_by(
        table.c.score.desc(), table.c.latest.desc(), table.c.id
    )
    rows = session.execute(query).all()
    if not wanted.about:
        return _with_positions(session, rows[: wanted.limit])
    words = fold(wanted.about).split()
    found = [row for row in _with_positions(session, rows) if _holds(row, words)]
    return found[: wanted.limit]


def count(session: Session, wanted: DisputeFilter | None = None) -> int:
    """How many fit, whatever the limit."""
    wanted = wanted or DisputeFilter()
    if wanted.about:
        from dataclasses import replace

        return len(disputes(session, replace(wanted, limit=None)))
    query = _fitting(session, sa.select(sa.func.count()).select_from(models.disputes), wanted)
    return int(session.scalar(query) or 0)


def dispute(session: Session, prefix: str) -> DisputeDetail:
    """The dispute of that id or beginning of an id. Raises NotFound or Ambiguous."""
    row = _find(session, prefix)
    found = _with_positions(session, [row])[0]
    judged = () if row.judgement_pk is None else _judgements(session, row.judgement_pk)
    return DisputeDetail(
        dispute=found,
        contexts=_contexts(session, row.pk),
        judgements=judged,
        origins=_origins(session, row.pk),
        against=tuple(map(frozenset, opposed(session, row.pk))),
    )


def exists(session: Session, prefix: str) -> bool:
    """Whether the id of a dispute is or begins so."""
    lower, column = prefix.strip().lower(), models.disputes.c.id
    return session.scalar(sa.select(column).where(column >= lower, column < f"{lower}g").limit(1)) is not None


def row_number(session: Session, prefix: str) -> int:
    """The row of the dispute of that id or beginning of an id."""
    return int(_find(session, prefix).pk)


def opposed(session: Session, pk: int) -> list[set[int]]:
    """The numbers of the positions that each finding behind a dispute (row number) is about."""
    position, rest, finding = models.positions, models.dispute_findings, models.findings
    numbers = {
        row.passage_pk: row.number + 1
        for row in session.execute(sa.select(position).where(position.c.dispute_pk == pk))
    }
    rows = session.execute(
        sa.select(finding.c.left_pk, finding.c.right_pk)
        .join(rest, rest.c.finding_pk == finding.c.pk)
        .where(rest.c.dispute_pk == pk)
    )
    return [{numbers[passage] for passage in row if passage in numbers} for row in rows]


def _find(session: Session, prefix: str) -> sa.Row[Any]:
    lower, table = prefix.strip().lower(), models.disputes
    found = session.execute(sa.select(table).where(table.c.id >= lower, table.c.id < f"{lower}g").limit(20)).all()
    exact = [row for row in found if row.id == lower]
    if not lower or not found:
        raise NotFound(_missing(session, prefix))
    if len(found) > 1 and not exact:
        choices = [f"{one.id[:8]}  {one.matter}" for one in found]
        raise Ambiguous(f"{prefix!r} is the beginning of {len(found)} disputes' ids.", choices)
    return (exact or found)[0]


def _missing(session: Session, prefix: str) -> str:
    """Why there is none."""
    from claimdb.store.deciding import told
    from claimdb.store.dismissals import find

    if gone := find(session, prefix):
        return f"Dispute {gone.id[:8]} was dismissed by {told(gone.judgement)}."
    return f"There is no dispute {prefix!r}; `claimdb disputes` lists them."


def _judgements(session: Session, pk: int) -> tuple[Any, ...]:
    row = session.execute(sa.select(models.judgements).where(models.judgements.c.pk == pk)).one()
    return (parts.judgement(row),)


def _fitting(session: Session, query: sa.Select[Any], wanted: DisputeFilter) -> sa.Select[Any]:
    table, position = models.disputes, models.positions
    if wanted.min_score is not None:
        query = query.where(table.c.score >= wanted.min_score)
    if wanted.clear:
        query = query.where(table.c.strength == "clear")
    if wanted.since:
        if not (first := day_of(_first_day(wanted.since))):
            raise UsageError(f"{wanted.since!r} is no day; give 2024, 2024-05 or 2024-05-31.")
        query = query.where(table.c.latest >= first)
    mine = sa.select(position.c.dispute_pk)
    for speaker in wanted.speaker_ids:
        held = mine.join(models.speakers, models.speakers.c.pk == position.c.speaker_pk)
        query = query.where(table.c.pk.in_(held.where(models.speakers.c.id == speaker)))
    if wanted.outlet:
        from claimdb.store.outlets import article_in_outlet

        passage = models.passages
        printed = mine.join(passage, passage.c.pk == position.c.passage_pk).join(
            models.articles, models.articles.c.pk == passage.c.article_pk
        )
        query = query.where(table.c.pk.in_(printed.where(article_in_outlet(session, wanted.outlet))))
    if wanted.kinds:
        rest, finding = models.dispute_findings, models.findings
        of_kind = sa.select(rest.c.dispute_pk).join(finding, finding.c.pk == rest.c.finding_pk)
        query = query.where(table.c.pk.in_(of_kind.where(finding.c.kind.in_(wanted.kinds))))
    return query


def _first_day(since: str) -> str:
    """Of a year, a month or a day."""
    return f"{since}-01-01"[:10] if len(since) == len("2024") else f"{since}-01"[:10]


def _holds(row: DisputeRow, words: Sequence[str]) -> bool:
    told = fold(" ".join((row.matter, *(position.text for position in row.positions))))
    return all(word in told for word in words)


# ── positions ────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_positions(session: Session, rows: Sequence[sa.Row[Any]]) -> list[DisputeRow]:
    held: dict[int, list[PositionRow]] = defaultdict(list)
    pks = [row.pk for row in rows]
    for at in range(0, len(pks), _CHUNK):
        for row in session.execute(_positions().where(models.positions.c.dispute_pk.in_(pks[at : at + _CHUNK]))):
            held[row.dispute_pk].append(_position(row))
    ids = _judgement_ids(session, [row.judgement_pk for row in rows if row.judgement_pk is not None])
    return [
        DisputeRow(
            id=row.id,
            matter=paired(row.matter),
            kinds=tuple(row.kinds),
            strength=row.strength,
            score=row.score,
            reason=_reason(row, held[row.pk]),
            positions=tuple(held[row.pk]),
            origins=row.origins,
            latest=date.fromordinal(row.latest).isoformat() if row.latest else None,
            judgement=ids.get(row.judgement_pk),
        )
        for row in rows
    ]


def _reason(row: sa.Row[Any], positions: Sequence[PositionRow]) -> str:
    names = (name for one in positions for name in (one.holder, one.article.outlet_label))
    return paired(own_capitals(row.reason, names))


def _judgement_ids(session: Session, pks: Sequence[int]) -> dict[int, str]:
    row = models.judgements
    return {one.pk: one.id for one in session.execute(sa.select(row.c.pk, row.c.id).where(row.c.pk.in_(pks)))}


def _positions() -> sa.Select[Any]:
    position, passage, article = models.positions, models.passages, models.articles
    version, outlet = models.versions, models.outlets
    return (
        sa.select(
            position,
            passage.c.text,
            passage.c.spans,
            passage.c.start,
            version.c.number.label("version"),
            version.c.first_line,
            sa.func.substr(version.c.text, 1, passage.c.start).label("before"),
            article.c.id.label("article_id"),
            article.c.path,
            article.c.url,
            article.c.title,
            article.c.published,
            outlet.c.name.label("outlet"),
            models.attributions.c.id.label("attribution"),
            models.speakers.c.id.label("speaker"),
        )
        .join(passage, passage.c.pk == position.c.passage_pk)
        .join(version, version.c.pk == passage.c.version_pk)
        .join(article, article.c.pk == passage.c.article_pk)
        .outerjoin(outlet, outlet.c.pk == article.c.outlet_pk)
        .outerjoin(models.attributions, models.attributions.c.pk == passage.c.attribution_pk)
        .outerjoin(models.speakers, models.speakers.c.pk == position.c.speaker_pk)
        .order_by(position.c.dispute_pk, position.c.number)
    )


def _position(row: sa.Row[Any]) -> PositionRow:
    return PositionRow(
        number=row.number + 1,
        side=row.side + 1,
        stance=paired(row.stance),
        words=row.words,
        holder=row.holder,
        holder_kind=row.holder_kind,
        speaker=row.speaker,
        text=row.text,
        spans=tuple(Span(*span) for span in row.spans),
        attribution=row.attribution,
        origin=row.origin,
        article=StatementArticle(row.article_id, row.version, row.path, row.url, row.outlet, row.title, row.published),
        line=row.first_line + row.before.count("\n"),
    )


def _contexts(session: Session, dispute_pk: int) -> dict[int, tuple[str, tuple[Span, ...]]]:
    """By number of the position: the sentences that it touches, and where in them it stands."""
    position, passage, sentence = models.positions, models.passages, models.sentences
    rows = session.execute(
        sa.select(position.c.number, passage.c.pass_pk, passage.c.spans, models.versions.c.text)
        .join(passage, passage.c.pk == position.c.passage_pk)
        .join(models.versions, models.versions.c.pk == passage.c.version_pk)
        .where(position.c.dispute_pk == dispute_pk)
    ).all()
    ends: dict[int, list[Span]] = defaultdict(list)
    spans = sa.select(sentence.c.pass_pk, sentence.c.start, sentence.c.end)
    for pass_pk, start, end in session.execute(
        spans.where(sentence.c.pass_pk.in_({row.pass_pk for row in rows})).order_by(sentence.c.start)
    ):
        ends[pass_pk].append(Span(start, end))
    return {row.number + 1: _context(row.text, row.spans, ends[row.pass_pk]) for row in rows}


def _origins(session: Session, dispute_pk: int) -> tuple[OneOrigin, ...]:
    """Which positions go back to one text, as the count of origins has it."""
    from claimdb.store.origins import Standing

    position, passage = models.positions, models.passages
    rows = session.execute(
        sa.select(position.c.number, position.c.origin, passage.c.version_pk, passage.c.start, passage.c.end)
        .join(passage, passage.c.pk == position.c.passage_pk)
        .where(position.c.dispute_pk == dispute_pk)
        .order_by(position.c.number)
    ).all()
    groups: dict[int, list[Any]] = defaultdict(list)
    standing = Standing(session, {row.version_pk for row in rows})
    for group, row in zip(standing.together([row[2:] for row in rows]), rows, strict=True):
        groups[group].append(row)
    return tuple(
        OneOrigin(
            letter=chr(ord("A") + at) if at < _LETTERS else str(at + 1),
            numbers=tuple(row.number + 1 for row in some),
            ids=tuple(dict.fromkeys(row.origin for row in some if row.origin)),
        )
        for at, some in enumerate(groups.values())
    )


def _context(text: str, spans: Sequence[Sequence[int]], sentences: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    first, last = spans[0][0], spans[-1][1]
    at = max(0, bisect.bisect_right(sentences, Span(first, len(text) + 1)) - 1)
    touched = [span for span in sentences[at:] if span.start < last and first < span.end]
    start = min([first, *(span.start for span in touched[:1])])
    end = max([last, *(span.end for span in touched[-1:])])
    return text[start:end], tuple(Span(left - start, right - start) for left, right in spans)
