"""What detectors found, and the disputes that rest on it, written; claimdb.store.disputes reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.matters import Found, Matter
from claimdb.records import Finding, Position
from claimdb.store.writing import insert_many, insert_plain

_CHUNK = 400
_TELLING = 24
"""Letters from which two passages that are alike may be about one thing."""


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def put(session: Session, found: Iterable[tuple[int, int | None, Finding]], run_pk: int) -> None:
    """Store findings about passages (row numbers; the right one None where one marks itself as unconfirmed)."""
    rows = [
        {
            "run_pk": run_pk,
            "left_pk": left,
            "right_pk": right,
            "kind": finding.kind,
            "score": finding.score,
            "reason": finding.reason,
            "matter": finding.matter,
            "left_words": finding.left,
            "right_words": finding.right,
            "left_stance": finding.stances[0],
            "right_stance": finding.stances[1],
        }
        for left, right, finding in found
    ]
    insert_plain(session, models.findings, rows)


def remove(session: Session, passages: Collection[int]) -> None:
    """Forget the findings about any of these passages."""
    table = models.findings
    for some in _chunks(passages):
        session.execute(sa.delete(table).where(sa.or_(table.c.left_pk.in_(some), table.c.right_pk.in_(some))))


def about(session: Session, passages: Collection[int]) -> list[Found]:
    """Findings about any of these passages."""
    table = models.findings
    found: dict[int, Found] = {}
    for some in _chunks(passages):
        for side in (table.c.left_pk, table.c.right_pk):
            found.update({row.pk: row for row in map(_found, session.execute(_findings().where(side.in_(some))))})
    return [found[pk] for pk in sorted(found)]


def every(session: Session) -> list[Found]:
    """All findings."""
    return [_found(row) for row in session.execute(_findings().order_by(models.findings.c.pk))]


def _findings() -> sa.Select[Any]:
    table = models.findings
    columns = ("pk", "left_pk", "right_pk", "kind", "score", "reason", "matter")
    words = ("left_words", "right_words", "left_stance", "right_stance")
    return sa.select(*(table.c[name] for name in (*columns, *words)))


def _found(row: sa.Row[Any]) -> Found:
    first = (row.pk, row.left_pk, row.right_pk, row.kind, row.score, row.reason, row.matter)
    return Found(*first, (row.left_words, row.right_words), (row.left_stance, row.right_stance))


def alike(session: Session, passages: Collection[int], least: float) -> list[tuple[int, int]]:
    """Pairs with one of these passages whose likeness is at least so much; "I never said that" is like nothing."""
    table, one, other = models.passage_pairs, models.passages.alias("one"), models.passages.alias("other")
    found: set[tuple[int, int]] = set()
    query = sa.select(table.c.left_pk, table.c.right_pk).where(table.c.likeness >= least)
    query = query.join(one, one.c.pk == table.c.left_pk).join(other, other.c.pk == table.c.right_pk)
    query = query.where(sa.func.length(one.c.text) >= _TELLING, sa.func.length(other.c.text) >= _TELLING)
    for some in _chunks(passages):
        for side in (table.c.left_pk, table.c.right_pk):
            found.update((row.left_pk, row.right_pk) for row in session.execute(query.where(side.in_(some))))
    return sorted(found)


# ── disputes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def resting_on(session: Session, passages: Collection[int]) -> set[int]:
    """Row numbers of the disputes that hold any of these passages."""
    table = models.positions
    found: set[int] = set()
    for some in _chunks(passages):
        found.update(session.scalars(sa.select(table.c.dispute_pk).where(table.c.passage_pk.in_(some))))
    return found


def passages_of(session: Session, disputes: Collection[int]) -> set[int]:
    """Row numbers of the passages that stand in these disputes."""
    table = models.positions
    found: set[int] = set()
    for some in _chunks(disputes):
        found.update(session.scalars(sa.select(table.c.passage_pk).where(table.c.dispute_pk.in_(some))))
    return found


def drop(session: Session, disputes: Collection[int] | None = None) -> None:
    """Forget these disputes; with None all of them."""
    if disputes is None:
        session.execute(sa.delete(models.disputes))
        return
    for some in _chunks(disputes):
        session.execute(sa.delete(models.disputes).where(models.disputes.c.pk.in_(some)))


def broken(session: Session) -> set[int]:
    """Row numbers of the disputes that lost a position, with its article or because it was extracted again."""
    table, position = models.disputes, models.positions
    told = session.scalar(sa.select(sa.func.coalesce(sa.func.sum(table.c.size), 0)))
    if told == session.scalar(sa.select(sa.func.count()).select_from(position)):
        return set()  # two sums instead of a look at each dispute
    held = sa.select(sa.func.count()).where(position.c.dispute_pk == table.c.pk).scalar_subquery()
    return set(session.scalars(sa.select(table.c.pk).where(table.c.size > held)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDispute:
    """A matter with who holds what: positions and ids of origins by passage."""

    matter: Matter
    positions: Mapping[int, Position]
    origins: Mapping[int, str | None]
    count: int
    latest: int


def put_disputes(session: Session, new: Sequence[NewDispute], run_pk: int) -> None:
    """Store disputes with their positions. Ids come from the places of the best finding, so they stay."""
    places = _places(session, {place.passage for one in new for place in one.matter.places})
    bests = [one.matter.best for one in new]
    ids = [_id([best.kind, *sorted(places[passage] for passage in best.passages)]) for best in bests]
    rows = []
    for one, best, made in zip(new, bests, _free(session, ids), strict=True):
        rows.append(
            {
                "id": made,
                "run_pk": run_pk,
                "matter": best.matter,
                "kinds": one.matter.kinds,
                "strength": one.matter.strength,
                "score": one.matter.score,
                "reason": one.matter.reason,
                "size": len(one.matter.places),
                "origins": one.count,
                "latest": one.latest,
                "judgement_pk": one.matter.confirmed,
            }
        )
    pks = insert_many(session, models.disputes, rows)
    put = list(zip(pks, new, strict=True))
    insert_plain(session, models.positions, [row for pk, one in put for row in _positions(pk, one)])
    rests = [{"dispute_pk": pk, "finding_pk": finding.pk} for pk, one in put for finding in one.matter.findings]
    insert_plain(session, models.dispute_findings, rests)


def _free(session: Session, ids: Sequence[str]) -> Iterator[str]:
    """The ids, in order; in the place of one that is taken another that is made from it."""
    taken = _taken(session, ids)
    for one in ids:
        made = one
        while made in taken:
            made = _id([made])
            taken |= _taken(session, [made])
        taken.add(made)
        yield made


def _taken(session: Session, ids: Sequence[str]) -> set[str]:
    """Those of the ids that disputes have."""
    column, wanted = models.disputes.c.id, sorted(set(ids))
    found: set[str] = set()
    for at in range(0, len(wanted), _CHUNK):
        found.update(session.scalars(sa.select(column).where(column.in_(wanted[at : at + _CHUNK]))))
    return found


def _positions(pk: int, one: NewDispute) -> list[dict[str, Any]]:
    return [
        {
            "dispute_pk": pk,
            "number": number,
            "passage_pk": place.passage,
            "side": place.side,
            "stance": place.stance,
            "words": place.words,
            "holder_kind": one.positions[place.passage].holder_kind,
            "holder": one.positions[place.passage].holder,
            "speaker_pk": one.positions[place.passage].holder_id,
            "origin": one.origins.get(place.passage),
        }
        for number, place in enumerate(one.matter.places)
    ]


def _places(session: Session, passages: Collection[int]) -> dict[int, str]:
    """Article's id and place of each passage, as one string."""
    passage, article = models.passages, models.articles
    found: dict[int, str] = {}
    query = sa.select(passage.c.pk, passage.c.start, passage.c.end, article.c.id)
    for some in _chunks(passages):
        rows = query.join(article, article.c.pk == passage.c.article_pk).where(passage.c.pk.in_(some))
        found.update({row.pk: f"{row.id} {row.start} {row.end}" for row in session.execute(rows)})
    return found


def _id(told: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _chunks(numbers: Collection[int]) -> Iterable[list[int]]:
    ordered = sorted(numbers)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))
