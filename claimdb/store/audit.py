"""All that is stored, row by row, for claimdb.verification: each version with everything that hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store.writing import PARAGRAPH_SEARCH, STATEMENT_SEARCH

Rows = Sequence[sa.Row[Any]]
_CHUNK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttribution:
    """Columns by name, and the rows that belong to it. ``indexed``: what the search tables hold, if anything."""

    row: sa.Row[Any]
    spans: Rows
    circumstances: Rows
    mentions: Rows
    acting: int
    indexed: sa.Row[Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """A version with its article's ``article_id`` and ``key``; ``indexed`` are search rows by paragraph's number."""

    row: sa.Row[Any]
    paragraphs: Rows
    indexed: dict[int, str]
    passes: Rows
    regions: Rows
    sections: Rows
    sentences: Rows
    entities: Rows
    passages: Rows
    appearances: Rows
    """With the ``content`` of their attribution as ``start``–``end``."""
    origins: Rows
    attributions: Sequence[StoredAttribution]


def versions(session: Session) -> Iterator[StoredVersion]:
    """Every version of every article."""
    version, article = models.versions, models.articles
    pks = session.scalars(sa.select(version.c.pk).order_by(version.c.pk)).all()
    for at in range(0, len(pks), _CHUNK):
        chunk = pks[at : at + _CHUNK]
        rows = session.execute(
            sa.select(version, article.c.id.label("article_id"), article.c.key)
            .join(article, article.c.pk == version.c.article_pk)
            .where(version.c.pk.in_(chunk))
            .order_by(version.c.pk)
        ).all()
        yield from _whole(session, rows)


def _whole(session: Session, rows: Rows) -> Iterator[StoredVersion]:
    pks = [row.pk for row in rows]
    paragraphs = _by(session, models.paragraphs, "version_pk", pks, "number")
    indexed = _paragraph_index(session, pks)
    passes = _by(session, models.passes, "version_pk", pks, "pk")
    pass_pks = [one.pk for some in passes.values() for one in some]
    parts = {
        name: _by(session, model, "pass_pk", pass_pks, "number")
        for name, model in (
            ("regions", models.regions),
            ("sections", models.sections),
            ("sentences", models.sentences),
            ("entities", models.entities),
        )
    }
    attributions = _attributions(session, pks)
    by_version = {
        "passages": _by(session, models.passages, "version_pk", pks, "pk"),
        "origins": _by(session, models.origins, "version_pk", pks, "pk"),
        "appearances": _appearances(session, pks),
    }
    for row in rows:
        mine = [one.pk for one in passes.get(row.pk, ())]
        yield StoredVersion(
            row=row,
            paragraphs=paragraphs.get(row.pk, ()),
            indexed=indexed.get(row.pk, {}),
            passes=passes.get(row.pk, ()),
            attributions=attributions.get(row.pk, ()),
            **{name: found.get(row.pk, ()) for name, found in by_version.items()},
            **{name: [one for pk in mine for one in found.get(pk, ())] for name, found in parts.items()},
        )


def _by(session: Session, model: sa.Table, column: str, pks: Sequence[int], order: str) -> dict[int, list[sa.Row[Any]]]:
    rows_of = model
    found = defaultdict(list)
    query = sa.select(rows_of).where(rows_of.c[column].in_(pks)).order_by(rows_of.c[column], rows_of.c[order])
    for row in session.execute(query):
        found[row._mapping[column]].append(row)
    return found


def _paragraph_index(session: Session, version_pks: Sequence[int]) -> dict[int, dict[int, str]]:
    paragraph = models.paragraphs
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for row in session.execute(
        sa.select(paragraph.c.version_pk, paragraph.c.number, PARAGRAPH_SEARCH.c.content)
        .join(PARAGRAPH_SEARCH, PARAGRAPH_SEARCH.c.rowid == paragraph.c.pk)
        .where(paragraph.c.version_pk.in_(version_pks))
    ):
        found[row.version_pk][row.number] = row.content
    return found


def _appearances(session: Session, version_pks: Sequence[int]) -> dict[int, list[sa.Row[Any]]]:
    appearance, attribution, found = models.appearances, models.attributions, defaultdict(list)
    query = (
        sa.select(appearance, attribution.c.version_pk, attribution.c.id.label("statement"))
        .add_columns(attribution.c.start.label("content_start"), attribution.c.end.label("content_end"))
        .join(attribution, attribution.c.pk == appearance.c.attribution_pk)
        .where(attribution.c.version_pk.in_(version_pks))
    )
    for row in session.execute(query.order_by(appearance.c.pk)):
        found[row.version_pk].append(row)
    return found


def _attributions(session: Session, version_pks: Sequence[int]) -> dict[int, list[StoredAttribution]]:
    rows = _by(session, models.attributions, "version_pk", version_pks, "pk")
    pks = [row.pk for some in rows.values() for row in some]
    found: dict[int, list[StoredAttribution]] = {}
    chunks = [pks[at : at + 500] for at in range(0, len(pks), 500)]
    spans: dict[int, list[sa.Row[Any]]] = {}
    circumstances: dict[int, list[sa.Row[Any]]] = {}
    mentions: dict[int, list[sa.Row[Any]]] = {}
    acting: dict[int, int] = {}
    indexed: dict[int, sa.Row[Any]] = {}
    for chunk in chunks:
        spans |= _by(session, models.attribution_spans, "attribution_pk", chunk, "number")
        circumstances |= _by(session, models.circumstances, "attribution_pk", chunk, "kind")
        mentions |= _by(session, models.mentions, "attribution_pk", chunk, "number")
        acting |= _acting(session, chunk)
        search = sa.select(STATEMENT_SEARCH).where(STATEMENT_SEARCH.c.rowid.in_(chunk))
        indexed |= {row.rowid: row for row in session.execute(search)}
    for version_pk, some in rows.items():
        found[version_pk] = [
            StoredAttribution(
                row=row,
                spans=spans.get(row.pk, ()),
                circumstances=circumstances.get(row.pk, ()),
                mentions=mentions.get(row.pk, ()),
                acting=acting.get(row.pk, 0),
                indexed=indexed.get(row.pk),
            )
            for row in some
        ]
    return found


def _acting(session: Session, pks: Sequence[int]) -> dict[int, int]:
    mention, link = models.mentions, models.links
    rows = session.execute(
        sa.select(mention.c.attribution_pk, sa.func.count())
        .join(link, link.c.mention_pk == mention.c.pk)
        .where(mention.c.attribution_pk.in_(pks), link.c.acts)
        .group_by(mention.c.attribution_pk)
    )
    return {pk: count for pk, count in rows}  # noqa: C416  a row is no pair for mypy


@dataclass(frozen=True, slots=True)
class Whole:
    """What no single version shows."""

    without_latest: Sequence[str]
    """Articles without a version, or with none marked as the latest."""
    stray_statements: int
    """Rows of the search index that stand for no attribution."""
    stray_paragraphs: int
    disputes: Rows
    """pk, id, ``size`` and the number of positions that there ``are``."""
    speakers: Rows
    """pk, id, kind, name, key, and the number of names of each."""


def whole(session: Session) -> Whole:
    """What has to hold for the database as a whole."""
    article, version, attribution = models.articles, models.versions, models.attributions
    paragraph, speaker, name = (model for model in (models.paragraphs, models.speakers, models.speaker_names))
    latest = sa.exists().where(version.c.article_pk == article.c.pk, version.c.is_latest)
    names = sa.select(sa.func.count()).where(name.c.speaker_pk == speaker.c.pk).scalar_subquery()
    return Whole(
        without_latest=session.scalars(sa.select(article.c.id).where(~latest)).all(),
        stray_statements=_strays(session, STATEMENT_SEARCH, attribution),
        stray_paragraphs=_strays(session, PARAGRAPH_SEARCH, paragraph),
        disputes=_disputes(session),
        speakers=session.execute(sa.select(speaker, names.label("names"))).all(),
    )


def _disputes(session: Session) -> Rows:
    dispute, position = models.disputes, models.positions
    there = sa.select(sa.func.count()).where(position.c.dispute_pk == dispute.c.pk).scalar_subquery()
    columns: list[sa.ColumnElement[Any]] = [dispute.c.id, dispute.c.size, there.label("are")]
    return session.execute(sa.select(*columns).order_by(dispute.c.pk)).all()


def _strays(session: Session, search: sa.TableClause, rows: sa.Table) -> int:
    query = sa.select(sa.func.count()).select_from(search).where(search.c.rowid.not_in(sa.select(rows.c.pk)))
    return session.scalar(query) or 0
