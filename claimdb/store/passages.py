"""Passages, the keys under which they meet, and the pairs that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.contents.passages import Key, Piece, joined
from claimdb.dates import day_of
from claimdb.records import Span
from claimdb.store.writing import insert_many, insert_plain

_CHUNK = 200
_HIDDEN = ("caption", "link", "dateline")
NEAREST = 50
"""Passages under one key that are looked at, before a day and from it on: the nearest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the passages of one article are made from. ``contents``: row numbers of attributions with their spans."""

    article_pk: int
    version_pk: int
    pass_pk: int
    text: str
    day: int
    sentences: Sequence[Span]
    contents: Sequence[tuple[int, Sequence[Span]]]
    days: Mapping[int, int]
    """By attribution: when it was said."""
    framing: Sequence[Span]
    """Sources and cues."""
    hidden: Sequence[Span]

    def day_of(self, piece: Piece) -> int:
        """When it was said, else when the article was published."""
        return self.day if piece.attribution is None else self.days[piece.attribution] or self.day


class Stored(NamedTuple):
    """A passage as `meet` needs it."""

    pk: int
    article: int
    text: str
    sketch: bytes
    vector: bytes | None
    speaker: int | None
    """Who holds it, where somebody is known to; row number."""


_STORED = ("pk", "article_pk", "text", "sketch", "vector")


class Pair(NamedTuple):
    """Row numbers of two passages, the smaller first; cosine, and what the scorer gave."""

    left: int
    right: int
    likeness: float
    agree: float | None = None
    conflict: float | None = None


# ── articles to passages ─────────────────────────────────────────────────────────────────────────────────────────


def drafts(session: Session, article_ids: Sequence[str] | None = None) -> Iterator[list[Draft]]:
    """The current extraction of these articles (of all), some at a time, in the order in which they were stored."""
    pks = article_pks(session, article_ids)
    for at in range(0, len(pks), _CHUNK):
        yield _drafts(session, pks[at : at + _CHUNK])


def article_pks(session: Session, article_ids: Sequence[str] | None) -> list[int]:
    """Row numbers of these articles (of all), ascending."""
    query = sa.select(models.articles.c.pk).order_by(models.articles.c.pk)
    if article_ids is None:
        return list(session.scalars(query))
    chunks = [article_ids[at : at + _CHUNK] for at in range(0, len(article_ids), _CHUNK)]
    return sorted(pk for ids in chunks for pk in session.scalars(query.where(models.articles.c.id.in_(ids))))


def article_with(session: Session, key: str | None) -> str | None:
    """The id of the article of that key, if it has passages."""
    article, passage = models.articles, models.passages
    held = sa.exists().where(passage.c.article_pk == article.c.pk)
    return session.scalar(sa.select(article.c.id).where(article.c.key == key, held)) if key else None


def _drafts(session: Session, pks: Sequence[int]) -> list[Draft]:
    article, version, one_pass = models.articles, models.versions, models.passes
    rows = session.execute(
        sa.select(
            article.c.pk,
            article.c.published,
            version.c.pk.label("version_pk"),
            version.c.text,
            one_pass.c.pk.label("pass_pk"),
        )
        .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
        .join(one_pass, sa.and_(one_pass.c.version_pk == version.c.pk, one_pass.c.is_current))
        .where(article.c.pk.in_(pks), one_pass.c.step == "extract")
        .order_by(article.c.pk)
    ).all()
    passes = [row.pass_pk for row in rows]
    sentences = _spans(session, models.sentences, passes)
    hidden = _spans(session, models.regions, passes, models.regions.c.kind.in_(_HIDDEN))
    contents = _contents(session, [row.pk for row in rows])
    found = []
    for row in rows:
        mine, framing = contents.get(row.pk, ({}, []))
        found.append(
            Draft(
                article_pk=row.pk,
                version_pk=row.version_pk,
                pass_pk=row.pass_pk,
                text=row.text,
                day=day_of(row.published),
                sentences=sentences.get(row.pass_pk, []),
                contents=[(pk, spans) for pk, (_, spans) in mine.items()],
                days={pk: day_of(said) for pk, (said, _) in mine.items()},
                framing=framing,
                hidden=hidden.get(row.pass_pk, []),
            )
        )
    return found


def _spans(session: Session, table: sa.Table, passes: Sequence[int], *where: Any) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    query = sa.select(table.c.pass_pk, table.c.start, table.c.end).where(table.c.pass_pk.in_(passes), *where)
    for pass_pk, start, end in session.execute(query.order_by(table.c.pass_pk, table.c.number)):
        found[pass_pk].append(Span(start, end))
    return found


Said = tuple[dict[int, tuple[str, list[Span]]], list[Span]]
"""By attribution when it was said and the spans of its content; the spans of all sources and cues."""


def _contents(session: Session, articles: Sequence[int]) -> dict[int, Said]:
    """By article."""
    attribution, span = models.attributions, models.attribution_spans
    columns: list[sa.ColumnElement[Any]] = [attribution.c[name] for name in ("article_pk", "pk", "said_to")]
    columns += [span.c.role, span.c.start, span.c.end]
    rows = session.execute(
        sa.select(*columns)
        .join(span, span.c.attribution_pk == attribution.c.pk)
        .where(attribution.c.article_pk.in_(articles), attribution.c.listed, attribution.c.region.not_in(_HIDDEN))
        .order_by(attribution.c.article_pk, attribution.c.start, attribution.c.pk, span.c.role, span.c.number)
    )
    found: dict[int, Said] = defaultdict(lambda: ({}, []))
    for article_pk, pk, said, role, start, end in rows:
        contents, framing = found[article_pk]
        if role == "content":
            contents.setdefault(pk, (said, []))[1].append(Span(start, end))
        else:
            framing.append(Span(start, end))
    return found


def standing(session: Session, articles: Collection[int]) -> dict[int, set[tuple[int, int | None, str]]]:
    """By article, the passages that are stored: pass, attribution, text and place in one string."""
    table = models.passages
    found: dict[int, set[tuple[int, int | None, str]]] = defaultdict(set)
    query = sa.select(
        table.c.article_pk, table.c.pass_pk, table.c.attribution_pk, table.c.start, table.c.end, table.c.text
    ).where(table.c.article_pk.in_(articles))
    for article_pk, pass_pk, attribution_pk, start, end, text in session.execute(query):
        found[article_pk].add((pass_pk, attribution_pk, f"{start} {end} {text}"))
    return found


def told(draft: Draft, found: Iterable[Piece]) -> set[tuple[int, int | None, str]]:
    """What `standing` would give of these passages."""
    return {
        (draft.pass_pk, piece.attribution, f"{spans[0].start} {spans[-1].end} {joined(draft.text, spans)}")
        for piece, spans in ((piece, piece.spans) for piece in found)
    }


def remove(session: Session, articles: Sequence[int]) -> None:
    """Forget the passages of these articles, and with them what rests on them."""
    session.execute(sa.delete(models.passages).where(models.passages.c.article_pk.in_(articles)))


class Reading(NamedTuple):
    """What passages meet by: their keys, and a rough vector in bytes."""

    keys: Sequence[Key]
    sketch: bytes


class Cut(NamedTuple):
    """An article's passages with their readings, in order."""

    draft: Draft
    pieces: Sequence[Piece]
    read: Sequence[Reading]


def put(session: Session, cut: Sequence[Cut], run_pk: int) -> list[int]:
    """Store the passages of articles that have none; their row numbers, in order."""
    rows = [_row(one.draft, piece, reading, run_pk) for one in cut for piece, reading in zip(*one[1:], strict=True)]
    pks = insert_many(session, models.passages, rows)
    readings = (reading for one in cut for reading in one.read)
    entries = [
        {"key": key.number, "day": row["day"], "passage_pk": pk}
        for pk, row, reading in zip(pks, rows, readings, strict=True)
        for key in reading.keys
    ]
    insert_plain(session, models.passage_keys, entries)
    return pks


def _row(draft: Draft, piece: Piece, reading: Reading, run_pk: int) -> dict[str, Any]:
    return {
        "pass_pk": draft.pass_pk,
        "version_pk": draft.version_pk,
        "article_pk": draft.article_pk,
        "attribution_pk": piece.attribution,
        "run_pk": run_pk,
        "voice": "outlet" if piece.attribution is None else "speaker",
        "text": joined(draft.text, piece.spans),
        "spans": [list(span) for span in piece.spans],
        "start": piece.spans[0].start,
        "end": piece.spans[-1].end,
        "day": draft.day_of(piece),
        "sketch": reading.sketch,
        "vector": None,
    }


# ── passages that meet ───────────────────────────────────────────────────────────────────────────────────────────

_ASKED = 1000
"""Keys in one query."""
_UNDER = """WITH wanted (key, day) AS (VALUES {wanted})
SELECT key, day, (SELECT {joined} FROM (
        SELECT passage_pk, passage_keys.day AS printed FROM passage_keys
        WHERE passage_keys.key = wanted.key AND passage_keys.day >= wanted.day
        ORDER BY passage_keys.day, passage_pk LIMIT {most}) AS later),
    (SELECT {joined} FROM (
        SELECT passage_pk, passage_keys.day AS printed FROM passage_keys
        WHERE passage_keys.key = wanted.key AND passage_keys.day < wanted.day
        ORDER BY passage_keys.day DESC, passage_pk DESC LIMIT {most}) AS earlier)
FROM wanted"""
_JOINED = {"sqlite": "group_concat({pair})", "postgresql": "string_agg({pair}, ',')"}
_PAIR = "passage_pk || ' ' || printed"


def under(session: Session, keys: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """By key and day: passages with that key and their days, the nearest in time before the day and from it on."""
    connection = session.connection()
    joined = _JOINED[connection.dialect.name].format(pair=_PAIR)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    wanted = sorted(keys)
    for at in range(0, len(wanted), _ASKED):
        # A limit for each key, in what both engines take; keys and days are whole numbers.
        values = ",".join(f"({int(key)},{int(day)})" for key, day in wanted[at : at + _ASKED])
        query = _UNDER.format(wanted=values, joined=joined, most=NEAREST)
        for key, day, *sides in connection.exec_driver_sql(query).all():
            told = (one.split(" ") for side in sides if side for one in side.split(","))
            found[key, day] = [(int(pk), int(printed)) for pk, printed in told]
    return found


def passages(session: Session, pks: Collection[int]) -> dict[int, Stored]:
    """By row number."""
    table, mention, link = models.passages, models.mentions, models.links
    wanted, found = sorted(pks), dict[int, Stored]()
    speaker = (
        sa.select(sa.func.min(link.c.speaker_pk))
        .join(mention, mention.c.pk == link.c.mention_pk)
        .where(mention.c.attribution_pk == table.c.attribution_pk, link.c.acts)
        .scalar_subquery()
    )
    for at in range(0, len(wanted), _CHUNK * 4):
        columns: list[sa.ColumnElement[Any]] = [table.c[name] for name in _STORED]
        query = sa.select(*columns, speaker)
        for row in session.execute(query.where(table.c.pk.in_(wanted[at : at + _CHUNK * 4]))):
            found[row.pk] = Stored(*tuple(row))
    return found


def counts(session: Session, article_pks: Collection[int]) -> dict[int, int]:
    """How many passages each of these articles has."""
    passage, wanted = models.passages, sorted(article_pks)
    found = dict.fromkeys(wanted, 0)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(passage.c.article_pk, sa.func.count()).group_by(passage.c.article_pk)
        rows = session.execute(query.where(passage.c.article_pk.in_(wanted[at : at + _CHUNK])))
        found.update((pk, count) for pk, count in rows)
    return found


def articles_of(session: Session, pks: Collection[int]) -> dict[int, int]:
    """By row number of the passage, that of its article."""
    table, wanted, found = models.passages, sorted(pks), dict[int, int]()
    for at in range(0, len(wanted), _CHUNK * 4):
        query = sa.select(table.c.pk, table.c.article_pk).where(table.c.pk.in_(wanted[at : at + _CHUNK * 4]))
        found.update((row.pk, row.article_pk) for row in session.execute(query))
    return found


def sketches(session: Session, article_pks: Collection[int]) -> dict[int, list[tuple[int, bytes]]]:
    """By article: its passages with their rough vectors."""
    table, wanted = models.passages, sorted(article_pks)
    found: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(table.c.article_pk, table.c.pk, table.c.sketch).order_by(table.c.pk)
        for article_pk, pk, sketch in session.execute(query.where(table.c.article_pk.in_(wanted[at : at + _CHUNK]))):
            found[article_pk].append((pk, sketch))
    return found


def keep_vectors(session: Session, vectors: Mapping[int, bytes]) -> None:
    """Store vectors by row number of their passage."""
    table = models.passages
    if vectors:
        session.connection().execute(
            sa.update(table).where(table.c.pk == sa.bindparam("at")).values(vector=sa.bindparam("made")),
            [{"at": pk, "made": vector} for pk, vector in vectors.items()],
        )


def keep_pairs(session: Session, pairs: Iterable[Pair], run_pk: int) -> None:
    """Store pairs that were not stored before."""
    rows = [
        {
            "left_pk": pair.left,
            "right_pk": pair.right,
            "run_pk": run_pk,
            "likeness": pair.likeness,
            "agree": pair.agree,
            "conflict": pair.conflict,
        }
        for pair in pairs
    ]
    insert_plain(session, models.passage_pairs, rows)
