"""Passages that speakers say, the pairs among them, and claims put in: what grouping reads and writes."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Form, Modality, Span
from claimdb.store.passages import Pair, article_pks
from claimdb.store.writing import insert_many, insert_plain

_CHUNK = 400
_SAID: tuple[Modality, ...] = ("asserted", "denied", "belief", "question", "order")
"""What was not said, or only supposed, is no appearance of a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A passage that a speaker says. ``speakers``: row numbers of those who act; ``unnamed``: none has a name."""

    pk: int
    attribution: int
    attribution_id: str
    article: int
    version: int
    spans: tuple[Span, ...]
    start: int
    end: int
    text: str
    day: int
    vector: bytes | None
    form: Form
    modality: Modality
    said_from: str
    said_to: str
    speakers: frozenset[int]
    unnamed: bool

    @property
    def is_named(self) -> bool:
        """Whether it is known who says it, and not only as what ("a senior official")."""
        return bool(self.speakers) and not self.unnamed


class Part(NamedTuple):
    """An appearance to be stored."""

    attribution: int
    spans: tuple[Span, ...]
    score: float
    reason: str
    judgement: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim to be stored, its appearances in order."""

    id: str
    text: str
    articles: int
    origins: int
    said_from: str
    said_to: str
    parts: tuple[Part, ...]


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def of_articles(session: Session, article_ids: Sequence[str] | None) -> Iterator[list[int]]:
    """Passages of speakers in these articles (in all), some at a time, in the order in which they were stored."""
    passage = models.passages
    pks = article_pks(session, article_ids)
    for at in range(0, len(pks), _CHUNK):
        some = passage.c.article_pk.in_(pks[at : at + _CHUNK])
        yield list(session.scalars(sa.select(passage.c.pk).where(some, _by_speaker()).order_by(passage.c.pk)))


def load(session: Session, pks: Collection[int]) -> dict[int, Spoken]:
    """By row number; passages of what is not listed, negated or only supposed are left out."""
    wanted = sorted(pks)
    found: dict[int, Spoken] = {}
    for at in range(0, len(wanted), _CHUNK):
        found |= _load(session, wanted[at : at + _CHUNK])
    return found


def _load(session: Session, pks: Sequence[int]) -> dict[int, Spoken]:
    passage, attribution = models.passages, models.attributions
    columns = [
        passage.c[name] for name in ("pk", "article_pk", "version_pk", "spans", "start", "end", "text", "day", "vector")
    ]
    told = [attribution.c[name] for name in ("id", "form", "modality", "said_from", "said_to", "listed")]
    rows = session.execute(
        sa.select(*columns, *(column.label(f"of_{column.name}") for column in told), passage.c.attribution_pk)
        .join(attribution, attribution.c.pk == passage.c.attribution_pk)
        .where(passage.c.pk.in_(pks))
    ).all()
    # Asked for here, `listed` would have SQLite go through all that is listed.
    rows = [row for row in rows if row.of_listed and row.of_modality in _SAID]
    speakers = _speakers(session, {row.attribution_pk for row in rows})
    return {row.pk: _spoken(row, speakers.get(row.attribution_pk, {})) for row in rows}


def _spoken(row: Any, speakers: dict[int, str]) -> Spoken:
    return Spoken(
        pk=row.pk,
        attribution=row.attribution_pk,
        attribution_id=row.of_id,
        article=row.article_pk,
        version=row.version_pk,
        spans=tuple(Span(*span) for span in row.spans),
        start=row.start,
        end=row.end,
        text=row.text,
        day=row.day,
        vector=row.vector,
        form=cast(Form, row.of_form),
        modality=cast(Modality, row.of_modality),
        said_from=row.of_said_from,
        said_to=row.of_said_to,
        speakers=frozenset(speakers),
        unnamed=all(kind == "unnamed" for kind in speakers.values()),
    )


def _speakers(session: Session, attributions: Collection[int]) -> dict[int, dict[int, str]]:
    """By attribution: row numbers of its speakers, with their kinds."""
    mention, link, speaker = models.mentions, models.links, models.speakers
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = session.execute(
        sa.select(mention.c.attribution_pk, speaker.c.pk, speaker.c.kind)
        .join(link, link.c.mention_pk == mention.c.pk)
        .join(speaker, speaker.c.pk == link.c.speaker_pk)
        .where(mention.c.attribution_pk.in_(attributions), link.c.acts)
    )
    for attribution, pk, kind in rows:
        found[attribution][pk] = kind
    return found


def pairs(session: Session, pks: Collection[int]) -> list[Pair]:
    """Pairs of passages of speakers with one of these on either side."""
    table, left, right = models.passage_pairs, models.passages.alias("lefts"), models.passages.alias("rights")
    query = (
        sa.select(table.c.left_pk, table.c.right_pk, table.c.likeness, table.c.agree, table.c.conflict)
        .join(left, left.c.pk == table.c.left_pk)
        .join(right, right.c.pk == table.c.right_pk)
        .where(left.c.voice == "speaker", right.c.voice == "speaker")
    )
    wanted = sorted(pks)
    found: set[Pair] = set()
    for at in range(0, len(wanted), _CHUNK):
        some = wanted[at : at + _CHUNK]
        for side in (table.c.left_pk, table.c.right_pk):
            found.update(Pair(*row) for row in session.execute(query.where(side.in_(some))))
    return sorted(found)


class Near(NamedTuple):
    """A passage of a speaker, to be looked at quickly."""

    pk: int
    text: str
    day: int


def said_by(session: Session, speaker: int, days: tuple[int, int], most: int) -> list[Near]:
    """Passages of a speaker from the first to the last of these days, or of no known day: the latest so many."""
    passage, mention, link = models.passages, models.mentions, models.links
    day = passage.c.day
    rows = session.execute(
        sa.select(passage.c.pk, passage.c.text, day)
        .join(mention, mention.c.attribution_pk == passage.c.attribution_pk)
        .join(link, link.c.mention_pk == mention.c.pk)
        .where(link.c.speaker_pk == speaker, link.c.acts, sa.or_(day == 0, day.between(*days)))
        .order_by(day.desc(), passage.c.pk.desc())
        .limit(most)
        .distinct()
    )
    return [Near(*row) for row in rows]


def inside(session: Session, pks: Collection[int]) -> dict[int, list[tuple[int, Span]]]:
    """By passage: other passages of speakers inside it, as what it says that was said is, and where they stand."""
    outer, inner = models.passages.alias("outers"), models.passages.alias("inners")
    query = sa.select(outer.c.pk, inner.c.pk, inner.c.start, inner.c.end).join(
        inner,
        sa.and_(
            inner.c.article_pk == outer.c.article_pk,
            inner.c.start >= outer.c.start,
            inner.c.end <= outer.c.end,
            inner.c.pk != outer.c.pk,
            inner.c.end - inner.c.start < outer.c.end - outer.c.start,
            inner.c.voice == "speaker",
        ),
    )
    wanted = sorted(pks)
    found: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for at in range(0, len(wanted), _CHUNK):
        for pk, other, start, end in session.execute(query.where(outer.c.pk.in_(wanted[at : at + _CHUNK]))):
            found[pk].append((other, Span(start, end)))
    return found


def following(session: Session, attributions: Collection[int]) -> dict[int, int]:
    """Of each passage of these attributions the next one of the same attribution."""
    passage, wanted = models.passages, sorted(attributions)
    found: dict[int, int] = {}
    for at in range(0, len(wanted), _CHUNK):
        rows = session.execute(
            sa.select(passage.c.attribution_pk, passage.c.pk)
            .where(passage.c.attribution_pk.in_(wanted[at : at + _CHUNK]))
            .order_by(passage.c.attribution_pk, passage.c.start, passage.c.pk)
        ).all()
        found |= {one.pk: nxt.pk for one, nxt in itertools.pairwise(rows) if one[0] == nxt[0]}
    return found


def _by_speaker() -> sa.ColumnElement[bool]:
    return models.passages.c.voice == "speaker"


# ── claims that stand ────────────────────────────────────────────────────────────────────────────────────────────


def broken(session: Session) -> list[int]:
    """Claims (row numbers) that lost appearances since they were stored, as articles went or were read again."""
    claim, one = models.claims, models.appearances
    told = session.scalar(sa.select(sa.func.coalesce(sa.func.sum(claim.c.appearances), 0)))
    if told == session.scalar(sa.select(sa.func.count()).select_from(one)):
        return []  # two sums instead of a look at each claim
    count = sa.select(sa.func.count()).where(one.c.claim_pk == claim.c.pk).correlate(claim).scalar_subquery()
    return list(session.scalars(sa.select(claim.c.pk).where(count != claim.c.appearances)))


def on(session: Session, attributions: Collection[int]) -> list[int]:
    """Claims (row numbers) that these attributions are appearances of."""
    one, wanted = models.appearances, sorted(attributions)
    found: set[int] = set()
    for at in range(0, len(wanted), _CHUNK):
        some = one.c.attribution_pk.in_(wanted[at : at + _CHUNK])
        found.update(session.scalars(sa.select(one.c.claim_pk).where(some)))
    return sorted(found)


def behind(session: Session, claims: Collection[int]) -> set[int]:
    """The passages that stand on the appearances of these claims."""
    one, passage, wanted = models.appearances, models.passages, sorted(claims)
    found: set[int] = set()
    for at in range(0, len(wanted), _CHUNK):
        found.update(
            session.scalars(
                sa.select(passage.c.pk)
                .join(one, one.c.attribution_pk == passage.c.attribution_pk)
                .where(
                    one.c.claim_pk.in_(wanted[at : at + _CHUNK]),
                    passage.c.start < one.c.end,
                    passage.c.end > one.c.start,
                )
            )
        )
    return found


def rest_on_another_run(session: Session, run_pk: int) -> bool:
    """Whether any claim was made by another method or version."""
    claim = models.claims
    return any(
        session.scalar(sa.select(claim.c.pk).where(one).limit(1)) is not None
        for one in (claim.c.run_pk < run_pk, claim.c.run_pk > run_pk)
    )


def take_away(session: Session, claims: Collection[int] | None = None) -> None:
    """Forget these claims (all, when None) with their appearances."""
    claim = models.claims
    if claims is None:
        session.execute(sa.delete(claim))
        return
    wanted = sorted(claims)
    for at in range(0, len(wanted), _CHUNK):
        session.execute(sa.delete(claim).where(claim.c.pk.in_(wanted[at : at + _CHUNK])))


def put(session: Session, drafts: Iterable[Draft], run_pk: int) -> int:
    """Store claims with their appearances; gives how many."""
    wanted = list(drafts)
    rows = [
        {
            "id": one.id,
            "run_pk": run_pk,
            "text": one.text,
            "appearances": len(one.parts),
            "articles": one.articles,
            "origins": one.origins,
            "said_from": one.said_from,
            "said_to": one.said_to,
        }
        for one in wanted
    ]
    pks = insert_many(session, models.claims, rows)
    parts = [
        {
            "claim_pk": pk,
            "attribution_pk": part.attribution,
            "number": number,
            "spans": [list(span) for span in part.spans],
            "start": part.spans[0].start,
            "end": part.spans[-1].end,
            "score": part.score,
            "reason": part.reason,
            "judgement_pk": part.judgement,
        }
        for pk, one in zip(pks, wanted, strict=True)
        for number, part in enumerate(one.parts, 1)
    ]
    insert_plain(session, models.appearances, parts)
    return len(pks)
