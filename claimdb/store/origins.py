"""Origins: which places hang together, counted for claims and disputes, listed, and judged.

`count` and `of` answer for places of other tables: (version, start, end), the row number of a version and ``str``
offsets into its text. What stands in no origin is its article's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.copying.groups import Link, Place, components, merged
from claimdb.copying.groups import origins as hang_together
from claimdb.store import keys
from claimdb.store.writing import insert_plain

HALF = 0.5
"""Share of an article's letters from which it as a whole was made from another."""
_CHUNK = 400


# ── for claims and disputes ──────────────────────────────────────────────────────────────────────────────────────


class Standing:
    """What stands behind passages in these versions of articles, read once for many claims or disputes."""

    def __init__(self, session: Session, version_pks: Collection[int]) -> None:
        self._rows = _rows_in(session, version_pks)
        self._printed = _printed(session, version_pks)
        self._credited = _credits_in(session, version_pks)
        self._near = _half_copied(session, version_pks)

    def of(self, places: Sequence[tuple[int, int, int]]) -> list[str | None]:
        """The id of the origin that each stands in, of several the one that covers most of it; None where in none."""
        return [_best(Place(*place), self._rows) for place in places]

    def count(self, places: Sequence[tuple[int, int, int]]) -> int:
        """How many independent origins stand behind the places, which tell of one thing.

        Places count as one where they stand in one origin, and where one stands in an article of the outlet that
        another credits. What an article prints outside of any origin is its own, but not if it prints it elsewhere
        too, or if half of it was made from an article that prints the same (or half of that one from it).
        """
        return len(set(self.together(places)))

    def together(self, places: Sequence[tuple[int, int, int]]) -> list[int]:
        """A number for each place; those with the same number go back to one origin, as `count` counts them."""
        asked = [Place(*place) for place in places]
        edges: list[tuple[object, object]] = []
        first: dict[object, Place] = {}
        alone: set[Place] = set()
        for place in sorted(asked):
            article, outlet = self._printed[place.version]
            ids = [row.id for row in self._rows.get(place.version, ()) if row.place.overlaps(place)]
            edges += [(place, ("origin", one)) for one in ids]
            if not ids:
                alone.add(place)
            named = [("outlet", one) for row, one in self._credited.get(place.version, ()) if row.overlaps(place)]
            edges += [(place, one) for one in named]
            # Of an article's linked places, and of an outlet's own, one stands for all: the others may differ.
            if not ids or first.setdefault(("article", article), place) == place:
                edges.append((place, ("article", article)))
            if outlet and first.setdefault(("outlet", outlet), place) == place:
                edges.append((place, ("outlet", outlet)))
        edges += self._derived(sorted(asked), alone)
        nodes = dict.fromkeys([*asked, *(node for edge in edges for node in edge)])
        numbers = {node: number for number, some in enumerate(components(nodes, edges)) for node in some}
        return [numbers[place] for place in asked]

    def _derived(self, asked: Sequence[Place], alone: Collection[Place]) -> Iterator[tuple[Place, Place]]:
        """Each place outside of any origin with one of each article that its own was made from, or that from it."""
        firsts: dict[int, Place] = {}
        for place in asked:
            firsts.setdefault(place.version, place)
        for place in alone:
            yield from ((place, firsts[other]) for other in self._near.get(place.version, ()) if other in firsts)


def _half_copied(session: Session, version_pks: Collection[int]) -> dict[int, set[int]]:
    """Version → those of these versions that share half of their words with it, or it of its with them."""
    if len(version_pks) < 2:
        return {}
    covered: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for link in _links(session, version_pks):
        if link.left != link.right:
            covered[link.left.version, link.right.version].append(link.left)
            covered[link.right.version, link.left.version].append(link.right)
    lengths = _lengths(session, {one for one, _ in covered})
    near: dict[int, set[int]] = defaultdict(set)
    for (one, other), places in covered.items():
        if sum(place.end - place.start for place in merged(places)) >= HALF * lengths[one]:
            near[one].add(other)
            near[other].add(one)
    return near


def _lengths(session: Session, version_pks: Collection[int]) -> dict[int, int]:
    version = models.versions
    return {
        pk: length
        for some in _chunks(version_pks)
        for pk, length in session.execute(
            sa.select(version.c.pk, sa.func.length(version.c.text)).where(version.c.pk.in_(some))
        )
    }


class _Row(NamedTuple):
    id: str
    place: Place


def _best(place: Place, rows: Mapping[int, Sequence[_Row]]) -> str | None:
    covers = [
        (min(row.place.end, place.end) - max(row.place.start, place.start), -row.place.start, row.id)
        for row in rows.get(place.version, ())
        if row.place.overlaps(place)
    ]
    return max(covers)[2] if covers else None


def _rows_in(session: Session, version_pks: Collection[int]) -> dict[int, list[_Row]]:
    table = models.origins
    found: dict[int, list[_Row]] = defaultdict(list)
    for some in _chunks(version_pks):
        query = sa.select(table.c.id, table.c.version_pk, table.c.start, table.c.end)
        for one, pk, start, end in session.execute(query.where(table.c.version_pk.in_(some))):
            found[pk].append(_Row(one, Place(pk, start, end)))
    return found


def _printed(session: Session, version_pks: Collection[int]) -> dict[int, tuple[int, str | None]]:
    """Version → article (row number) and name of the outlet."""
    version, article, outlet = models.versions, models.articles, models.outlets
    found: dict[int, tuple[int, str | None]] = {}
    for some in _chunks(version_pks):
        query = (
            sa.select(version.c.pk, version.c.article_pk, outlet.c.name)
            .join(article, article.c.pk == version.c.article_pk)
            .outerjoin(outlet, outlet.c.pk == article.c.outlet_pk)
            .where(version.c.pk.in_(some))
        )
        found.update((pk, (article_pk, name)) for pk, article_pk, name in session.execute(query))
    return found


def _credits_in(session: Session, version_pks: Collection[int]) -> dict[int, list[tuple[Place, str]]]:
    """Passages that credit an outlet, with its name."""
    table = models.copies
    found: dict[int, list[tuple[Place, str]]] = defaultdict(list)
    for some in _chunks(version_pks):
        query = sa.select(table.c.left_version_pk, table.c.left_start, table.c.left_end, table.c.credited).where(
            table.c.kind == "credit", table.c.judgement_pk.is_(None), table.c.left_version_pk.in_(some)
        )
        for pk, start, end, name in session.execute(query):
            found[pk].append((Place(pk, start, end), name))
    return found


# ── grouping ─────────────────────────────────────────────────────────────────────────────────────────────────────


def ids_in(session: Session, version_pks: Collection[int]) -> set[str]:
    """Origins that have a passage in these versions."""
    return {row.id for rows in _rows_in(session, version_pks).values() for row in rows}


def ids_of_article(session: Session, article_pk: int) -> set[str]:
    """Origins that have a passage in any version of the article."""
    mine = session.scalars(sa.select(models.versions.c.pk).where(models.versions.c.article_pk == article_pk)).all()
    return ids_in(session, mine)


def group(session: Session, ids: Collection[str] | None, version_pks: Collection[int] = ()) -> int:
    """Put passages that hang together into origins again: those of these ids, and what stands in these versions.

    All, when ids is None. Gives how many origins there are now among them.
    """
    if ids is None:
        session.execute(sa.delete(models.origins))
        return _write(session, hang_together(_links(session, None)))
    touched = {*ids, *ids_in(session, version_pks)}
    old = _rows_of(session, touched)
    versions = {*version_pks, *(row.version for row in old)}
    found = [
        some
        for some in hang_together(_links(session, versions))
        if any(place.version in version_pks or any(place.overlaps(row) for row in old) for place in some)
    ]
    for some_ids in _chunks(touched):
        session.execute(sa.delete(models.origins).where(models.origins.c.id.in_(some_ids)))
    return _write(session, found)


def _rows_of(session: Session, ids: Collection[str]) -> set[Place]:
    table = models.origins
    return {
        Place(*row)
        for some in _chunks(ids)
        for row in session.execute(
            sa.select(table.c.version_pk, table.c.start, table.c.end).where(table.c.id.in_(some))
        )
    }


def _links(session: Session, version_pks: Collection[int] | None) -> list[Link]:
    """Pairs that stand, all or those between these versions. A credit without a right side ties a passage to itself."""
    table = models.copies
    query = sa.select(
        *(table.c.left_version_pk, table.c.left_start, table.c.left_end),
        *(table.c.right_version_pk, table.c.right_start, table.c.right_end, table.c.thread),
    ).where(table.c.judgement_pk.is_(None))
    if version_pks is None:
        rows: Iterable[Any] = session.execute(query)
    else:
        parts = [table.c.left_version_pk.in_(some) for some in _chunks(version_pks)]
        rows = (row for part in parts for row in session.execute(query.where(part)))
    found = []
    for row in rows:
        left = Place(row[0], row[1], row[2])
        if row[3] is None:
            found.append(Link(left, left))
        elif version_pks is None or row[3] in version_pks:
            found.append(Link(left, Place(row[3], row[4], row[5]), row[6]))
    return sorted(found)


def _write(session: Session, found: Sequence[Sequence[Place]]) -> int:
    order: dict[int, tuple[str, str]] = {}
    version, article = models.versions, models.articles
    for some in _chunks({place.version for places in found for place in places}):
        query = sa.select(version.c.pk, article.c.published, article.c.key).where(version.c.pk.in_(some))
        for pk, published, key in session.execute(query.join(article, article.c.pk == version.c.article_pk)):
            order[pk] = (published or "9999", key)
    rows = []
    for places in found:
        first = min(places, key=lambda place: (*order[place.version], place.start))
        one = keys.origin_id(order[first.version][1], first.start)
        rows += [{"id": one, "version_pk": p.version, "start": p.start, "end": p.end} for p in places]
    insert_plain(session, models.origins, rows)
    return len(found)


def total(session: Session) -> int:
    """How many origins there are."""
    return session.scalar(sa.select(sa.func.count(models.origins.c.id.distinct()))) or 0


def _chunks(items: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(items)
    for at in range(0, len(ordered), _CHUNK):
        yield ordered[at : at + _CHUNK]
