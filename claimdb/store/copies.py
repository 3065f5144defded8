"""What the search for copies goes by and what it finds: texts, fingerprints, pairs of passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Span
from claimdb.store.rows import Copy, StoredText
from claimdb.store.writing import insert_plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHUNK = 400
_HIDDEN = ("caption", "link", "dateline")
_SELECTS = 500
"""Fingerprints asked for at once."""
_FINGERPRINT = ("hash", "version_pk", "outlet_pk")
_NONE = np.zeros(0, dtype=np.int64)


class Holders(NamedTuple):
    """Who has a fingerprint: versions, and the outlet of each (0 is none); row numbers."""

    versions: NDArray[np.int64]
    outlets: NDArray[np.int64]


def clear(session: Session) -> None:
    """Forget all of it, before everything is looked for anew."""
    for table in (models.origins, models.copies, models.fingerprints):
        session.execute(sa.delete(table))


def rest_on_another_run(session: Session, run_pk: int) -> bool:
    """Whether any pair was found by another run than this one: by another version."""
    table = models.copies
    others = (table.c.run_pk < run_pk, table.c.run_pk > run_pk)
    return any(session.scalar(sa.select(table.c.pk).where(one).limit(1)) is not None for one in others)


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def versions(session: Session, article_ids: Sequence[str] | None = None) -> list[int]:
    """Row numbers of the latest versions of these articles (of all, when None)."""
    query = (
        sa.select(models.versions.c.pk)
        .join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
        .where(models.versions.c.is_latest)
    )
    if article_ids is None:
        return list(session.scalars(query.order_by(models.versions.c.pk)))
    return sorted(
        pk for some in _chunks(article_ids) for pk in session.scalars(query.where(models.articles.c.id.in_(some)))
    )


def older(session: Session, version_pks: Collection[int]) -> list[int]:
    """The other versions of the same articles."""
    version = models.versions
    mine = sa.select(version.c.article_pk)
    return sorted(
        pk
        for some in _chunks(version_pks)
        for pk in session.scalars(
            sa.select(version.c.pk).where(
                version.c.article_pk.in_(mine.where(version.c.pk.in_(some))), ~version.c.is_latest
            )
        )
    )


def texts(session: Session, version_pks: Collection[int]) -> dict[int, StoredText]:
    """The texts of these versions."""
    return {text.version: text for some in _chunks(version_pks) for text in _texts(session, some)}


def _texts(session: Session, pks: Sequence[int]) -> Iterator[StoredText]:
    version, article = models.versions, models.articles
    rows = session.execute(
        sa.select(
            *(version.c.pk, version.c.text, article.c.key, article.c.published, article.c.outlet_pk, article.c.byline)
        )
        .join(article, article.c.pk == version.c.article_pk)
        .where(version.c.pk.in_(pks))
    ).all()
    current = sa.and_(models.passes.c.version_pk.in_(pks), models.passes.c.is_current)
    hidden = _spans(session, models.regions, current, models.regions.c.kind.in_(_HIDDEN))
    datelines = _spans(session, models.regions, current, models.regions.c.kind == "dateline")
    sections = _spans(session, models.sections, current)
    paragraph = models.paragraphs
    paragraphs: dict[int, list[Span]] = defaultdict(list)
    for pk, start, end in session.execute(
        sa.select(paragraph.c.version_pk, paragraph.c.start, paragraph.c.end)
        .where(paragraph.c.version_pk.in_(pks))
        .order_by(paragraph.c.version_pk, paragraph.c.number)
    ):
        paragraphs[pk].append(Span(start, end))
    spoken, sources = _statements(session, pks)
    for row in rows:
        out = set(hidden[row.pk])
        shown = [span for span in paragraphs[row.pk] if span not in out]
        written = [(row.text[start:end], start) for start, end in datelines[row.pk]]
        written += [(row.byline, 0)] if row.byline else []
        yield StoredText(
            version=row.pk,
            key=row.key,
            published=row.published or "",
            outlet=row.outlet_pk,
            text=row.text,
            paragraphs=shown,
            sections=[span.start for span in sections[row.pk]],
            spoken=spoken[row.pk],
            sources=[*sources[row.pk], *_beside(shown, written)],
        )


def _beside(paragraphs: Sequence[Span], written: Sequence[tuple[str, int]]) -> Iterator[tuple[str, Span]]:
    """Datelines and bylines (words, where they stand) with the paragraph that they stand in or above."""
    for words, start in written:
        below = next((span for span in paragraphs if span.end > start), None)
        if below is not None:
            yield words, below


def _spans(session: Session, table: sa.Table, *where: sa.ColumnElement[bool]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    query = (
        sa.select(models.passes.c.version_pk, table.c.start, table.c.end)
        .join(models.passes, models.passes.c.pk == table.c.pass_pk)
        .where(*where)
        .order_by(models.passes.c.version_pk, table.c.start)
    )
    for pk, start, end in session.execute(query):
        found[pk].append(Span(start, end))
    return found


_Sources = dict[int, list[tuple[str, Span]]]


def _statements(session: Session, pks: Sequence[int]) -> tuple[dict[int, list[Span]], _Sources]:
    """Contents with direct speech, and who is named as source or addressee of what."""
    row, told = models.attributions, models.circumstances
    addressee = sa.and_(told.c.attribution_pk == row.c.pk, told.c.kind == "addressee")
    spoken: dict[int, list[Span]] = defaultdict(list)
    sources: _Sources = defaultdict(list)
    for one in session.execute(
        sa.select(row.c.version_pk, row.c.listed, row.c.form, row.c.start, row.c.end, row.c.source_text, told.c.text)
        .outerjoin(told, addressee)
        .where(row.c.version_pk.in_(pks), row.c.region.not_in(_HIDDEN))
        .order_by(row.c.version_pk, row.c.number)
    ):
        if not one.listed:  # asked for above, it would have SQLite go through all that is listed
            continue
        span = Span(one.start, one.end)
        if one.form != "indirect":
            spoken[one.version_pk].append(span)
        sources[one.version_pk] += [(words, span) for words in (one.source_text, one.text) if words]
    return spoken, sources


# ── fingerprints ─────────────────────────────────────────────────────────────────────────────────────────────────


def put_hashes(session: Session, found: Mapping[int, tuple[int | None, Collection[int]]]) -> None:
    """Outlet (row number) and fingerprints of versions that have none."""
    rows = sorted((one, pk, outlet) for pk, (outlet, hashes) in found.items() for one in hashes)
    insert_plain(session, models.fingerprints, [dict(zip(_FINGERPRINT, row, strict=True)) for row in rows])


def hashes_of(session: Session, version_pks: Collection[int]) -> dict[int, set[int]]:
    """The fingerprints of these versions, as far as they have any."""
    table = models.fingerprints
    found: dict[int, set[int]] = defaultdict(set)
    for some in _chunks(version_pks):
        for one, pk in session.execute(sa.select(table.c.hash, table.c.version_pk).where(table.c.version_pk.in_(some))):
            found[pk].add(one)
    return found


def holders(session: Session, hashes: Collection[int], most: int) -> dict[int, Holders]:
    """Who has each of these fingerprints: at most so many versions, the lowest row numbers."""
    found = dict.fromkeys(hashes, Holders(_NONE, _NONE))
    # One row for each hash, its holders as a list in letters: a row for each holder would take ten times as long.
    # A limit for each hash is what no other query has on both engines; hashes are whole numbers.
    each = sa.func.aggregate_strings(sa.literal_column("version_pk || ',' || coalesce(outlet_pk, 0)", sa.Text), ",")
    listed = each.compile(dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True})
    own = f"SELECT version_pk, outlet_pk FROM fingerprints WHERE hash = h ORDER BY version_pk LIMIT {most}"
    for at in range(0, len(wanted := sorted(hashes)), _SELECTS):
        values = ", ".join(f"({int(one)})" for one in wanted[at : at + _SELECTS])
        query = f"WITH w(h) AS (VALUES {values}) SELECT h, (SELECT {listed} FROM ({own}) AS o) FROM w"
        for one, pairs in session.connection().exec_driver_sql(query):
            if pairs:
                versions, outlets = np.fromstring(pairs, dtype=np.int64, sep=",").reshape(-1, 2).T
                found[one] = Holders(versions, outlets)
    return found


def printers(session: Session, version_pks: Collection[int]) -> dict[int, tuple[int | None, str]]:
    """Version → outlet (row number) and id of the article."""
    version, article = models.versions, models.articles
    found: dict[int, tuple[int | None, str]] = {}
    for some in _chunks(version_pks):
        query = sa.select(version.c.pk, article.c.outlet_pk, article.c.id)
        query = query.join(article, article.c.pk == version.c.article_pk).where(version.c.pk.in_(some))
        found.update((pk, (outlet, one)) for pk, outlet, one in session.execute(query))
    return found


def existing(session: Session, version_pks: Collection[int]) -> set[int]:
    """Those of these versions that are still stored."""
    pk = models.versions.c.pk
    return {one for some in _chunks(version_pks) for one in session.scalars(sa.select(pk).where(pk.in_(some)))}


# ── pairs of passages ────────────────────────────────────────────────────────────────────────────────────────────


def put(session: Session, found: Iterable[Copy], run_pk: int) -> None:
    """Store pairs."""
    rows = [
        {
            "run_pk": run_pk,
            "kind": one.kind,
            **_side("left", one.left),
            **_side("right", one.right),
            "credited": one.credited,
            "share": min(1.0, max(0.0, one.share)),
            "reason": one.reason,
            "thread": one.thread,
        }
        for one in found
    ]
    insert_plain(session, models.copies, rows)


def _side(name: str, place: tuple[int, int, int] | None) -> dict[str, Any]:
    return dict(zip((f"{name}_version_pk", f"{name}_start", f"{name}_end"), place or (None, None, None), strict=True))


def remove(session: Session, version_pks: Collection[int], *, kind: str | None = None) -> set[int]:
    """Forget the pairs with a passage of these versions (of a kind: those they stand left in); gives both sides."""
    table = models.copies
    touched: set[int] = set()
    for some in _chunks(version_pks):
        where = [table.c.left_version_pk.in_(some) & (table.c.kind == kind)] if kind else [
            table.c.left_version_pk.in_(some), table.c.right_version_pk.in_(some)
        ]  # fmt: skip
        for one in where:
            gone = sa.delete(table).where(one).returning(table.c.left_version_pk, table.c.right_version_pk)
            touched.update(pk for row in session.execute(gone) for pk in row if pk is not None)
    return touched


def forget(session: Session, version_pks: Collection[int]) -> None:
    """Forget the fingerprints of these versions."""
    for some in _chunks(version_pks):
        session.execute(sa.delete(models.fingerprints).where(models.fingerprints.c.version_pk.in_(some)))


def paired(session: Session, version_pks: Collection[int], among: Collection[int]) -> set[int]:
    """Those of these versions that have a pair with one of the others."""
    table, others = models.copies, set(among)
    sides = (table.c.left_version_pk, table.c.right_version_pk)
    return {
        pk
        for some in _chunks(version_pks)
        for mine, theirs in (sides, sides[::-1])
        for pk, other in session.execute(sa.select(mine, theirs).where(mine.in_(some)))
        if other in others
    }


# ── credits ──────────────────────────────────────────────────────────────────────────────────────────────────────


def outlet_names(session: Session) -> list[tuple[int, str]]:
    """Outlet (row number) and name, aliases too."""
    own = sa.select(models.outlets.c.pk, models.outlets.c.name)
    alias = sa.select(models.outlet_names.c.outlet_pk, models.outlet_names.c.name)
    return [(pk, name) for query in (own, alias) for pk, name in session.execute(query)]


def crediting_into(session: Session, version_pks: Collection[int]) -> set[int]:
    """Versions with a credit whose right side stands in these."""
    table = models.copies
    return {
        pk
        for some in _chunks(version_pks)
        for pk in session.scalars(
            sa.select(table.c.left_version_pk).where(table.c.kind == "credit", table.c.right_version_pk.in_(some))
        )
    }


def is_credited(session: Session, outlet: str) -> bool:
    """Whether any version credits the outlet."""
    table = models.copies
    return session.scalar(sa.select(table.c.pk).where(table.c.credited == outlet).limit(1)) is not None


def crediting(session: Session, outlet: str, among: Collection[int]) -> set[int]:
    """Those of these versions that credit the outlet."""
    table = models.copies
    return {
        pk
        for some in _chunks(among)
        for pk in session.scalars(
            sa.select(table.c.left_version_pk).where(
                table.c.kind == "credit", table.c.credited == outlet, table.c.left_version_pk.in_(some)
            )
        )
    }


def only_of(session: Session, outlets: Collection[int], version_pks: Collection[int]) -> set[int]:
    """Those of these outlets of which no other latest version is stored: they were not known before."""
    version, article = models.versions, models.articles
    found = set(outlets)
    mine = set(version_pks)
    for outlet in outlets:
        query = (
            sa.select(version.c.pk)
            .join(article, article.c.pk == version.c.article_pk)
            .where(article.c.outlet_pk == outlet, version.c.is_latest)
            .limit(len(mine) + 1)
        )
        if any(pk not in mine for pk in session.scalars(query)):
            found.discard(outlet)
    return found


def naming(session: Session, names: Collection[str]) -> set[int]:
    """Versions in which a source, addressee, dateline or byline has one of these names in it. Reads all of these."""
    row, told = models.attributions, models.circumstances
    version, article, region = models.versions, models.articles, models.regions
    dateline = sa.func.substr(version.c.text, region.c.start + 1, region.c.end - region.c.start)
    found: set[int] = set()
    for name in names:
        sources = sa.select(row.c.version_pk).where(row.c.listed, row.c.source_text.contains(name, autoescape=True))
        told_to = (
            sa.select(row.c.version_pk)
            .join(told, told.c.attribution_pk == row.c.pk)
            .where(row.c.listed, told.c.kind == "addressee", told.c.text.contains(name, autoescape=True))
        )
        above = (
            sa.select(version.c.pk)
            .join(models.passes, models.passes.c.version_pk == version.c.pk)
            .join(region, region.c.pass_pk == models.passes.c.pk)
            .where(models.passes.c.is_current, region.c.kind == "dateline", dateline.contains(name, autoescape=True))
        )
        bylines = (
            sa.select(version.c.pk)
            .join(article, article.c.pk == version.c.article_pk)
            .where(version.c.is_latest, article.c.byline.contains(name, autoescape=True))
        )
        found.update(session.scalars(sources.union(told_to, above, bylines)))
    return found


def _chunks(items: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(items)
    for at in range(0, len(ordered), _CHUNK):
        yield ordered[at : at + _CHUNK]
