"""What resolution goes by: names of articles out of the current passes, families of names, referents with contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.identity.likeness import Form
from claimdb.identity.referring import ArticleNames, Mentioned, Named
from claimdb.records import Referent, SpeakerKind
from claimdb.store.rows import ReferentRow, StoredForm
from claimdb.store.writing import insert_many, insert_plain

_CHUNK = 400


def clear(session: Session) -> None:
    """Forget all of it, before everything is resolved anew."""
    for table in (models.suggestions, models.referents, models.contexts, models.blocks, models.name_forms):
        session.execute(sa.delete(table))


# ── names of articles ────────────────────────────────────────────────────────────────────────────────────────────


def articles(session: Session, article_ids: Sequence[str] | None = None) -> Iterator[list[ArticleNames]]:
    """What articles name, a few hundred at a time, in the order in which they were stored."""
    query = sa.select(models.articles.c.pk).order_by(models.articles.c.pk)
    pks = session.scalars(query).all() if article_ids is None else _pks(session, article_ids)
    for at in range(0, len(pks), _CHUNK):
        yield _articles(session, pks[at : at + _CHUNK])


def _pks(session: Session, article_ids: Sequence[str]) -> list[int]:
    query = sa.select(models.articles.c.pk)
    chunks = [article_ids[at : at + _CHUNK] for at in range(0, len(article_ids), _CHUNK)]
    return sorted(pk for ids in chunks for pk in session.scalars(query.where(models.articles.c.id.in_(ids))))


def _articles(session: Session, pks: Sequence[int]) -> list[ArticleNames]:
    article, version, one_pass = models.articles, models.versions, models.passes
    rows = session.execute(
        sa.select(article.c.pk, article.c.key, article.c.byline, one_pass.c.pk.label("pass_pk"))
        .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
        .join(one_pass, sa.and_(one_pass.c.version_pk == version.c.pk, one_pass.c.is_current))
        .where(article.c.pk.in_(pks))
        .order_by(article.c.pk)
    ).all()
    passes = [row.pass_pk for row in rows]
    mentions = _mentions(session, passes)
    entities = _by_pass(session, models.entities, passes, "label", "text", "score")
    bylines = _by_pass(session, models.sections, passes, "byline")
    return [
        ArticleNames(
            pk=row.pk,
            key=row.key,
            bylines=[line for line in (row.byline, *(line for (line,) in bylines[row.pass_pk])) if line],
            mentions=mentions[row.pass_pk],
            entities=entities[row.pass_pk],
        )
        for row in rows
    ]


def _mentions(session: Session, passes: Sequence[int]) -> dict[int, list[Mentioned]]:
    mention, attribution = models.mentions, models.attributions
    found: dict[int, list[Mentioned]] = defaultdict(list)
    columns = (mention.c[name] for name in ("name", "key", "kind", "score", "role", "candidate"))
    query = (
        sa.select(attribution.c.pass_pk, *columns)
        .join(mention, mention.c.attribution_pk == attribution.c.pk)
        .where(attribution.c.pass_pk.in_(passes))
        .order_by(attribution.c.pass_pk, attribution.c.start, mention.c.number)
    )
    for pass_pk, *values in session.execute(query):
        found[pass_pk].append(Mentioned(*values))
    return found


def _by_pass(session: Session, table: sa.Table, passes: Sequence[int], *columns: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    query = (
        sa.select(table.c.pass_pk, *(table.c[name] for name in columns))
        .where(table.c.pass_pk.in_(passes))
        .order_by(table.c.pass_pk, table.c.number)
    )
    for pass_pk, *values in session.execute(query):
        found[pass_pk].append(tuple(values))
    return found


# ── forms of names and their families ────────────────────────────────────────────────────────────────────────────


def forms(session: Session, wanted: Collection[Form]) -> Iterator[StoredForm]:
    """Those of these kinds and folded names that are stored."""
    table, keys, asked = models.name_forms, sorted({key for _, key in wanted}), set(wanted)
    for at in range(0, len(keys), _CHUNK):
        query = _forms().where(table.c.key.in_(keys[at : at + _CHUNK]))
        yield from (form for form in map(_form, session.execute(query)) if (form.kind, form.key) in asked)


def in_blocks(session: Session, blocks: Collection[str]) -> Iterator[tuple[str, StoredForm]]:
    """The stored forms of each block."""
    table, block, wanted = models.name_forms, models.blocks, sorted(blocks)
    for at in range(0, len(wanted), _CHUNK):
        query = (
            _forms()
            .add_columns(block.c.block)
            .join(block, block.c.form_pk == table.c.pk)
            .where(block.c.block.in_(wanted[at : at + _CHUNK]))
            .order_by(block.c.block, table.c.pk)
        )
        yield from ((row.block, _form(row)) for row in session.execute(query))


def families_of(session: Session, form_pks: Collection[int]) -> set[int]:
    table, wanted = models.name_forms, sorted(form_pks)
    found: set[int] = set()
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(table.c.family).where(table.c.pk.in_(wanted[at : at + _CHUNK])).distinct()
        found.update(session.scalars(query))
    return found


def _forms() -> sa.Select[Any]:
    table = models.name_forms
    return sa.select(table.c.pk, table.c.kind, table.c.key, table.c.name, table.c.family)


def _form(row: sa.Row[Any]) -> StoredForm:
    return StoredForm(row.pk, cast(SpeakerKind, row.kind), row.key, row.name, row.family)


def add_forms(session: Session, new: Mapping[Form, str]) -> list[StoredForm]:
    """Store forms with the names as printed; each is a family of its own at first."""
    rows = [{"kind": kind, "key": key, "name": name, "family": 0} for (kind, key), name in new.items()]
    pks = insert_many(session, models.name_forms, rows)
    return [StoredForm(pk, form[0], form[1], name, pk) for pk, (form, name) in zip(pks, new.items(), strict=True)]


def add_blocks(session: Session, found: Iterable[tuple[str, StoredForm]]) -> None:
    insert_plain(session, models.blocks, [{"block": block, "form_pk": form.pk} for block, form in found])


def update_forms(session: Session, changed: Iterable[StoredForm], moved: Mapping[int, int]) -> None:
    """Write names and families as they are now; whole families that were ``moved`` into others go there."""
    table = models.name_forms
    move = sa.update(table).where(table.c.family == sa.bindparam("old")).values(family=sa.bindparam("new"))
    change = (
        sa.update(table)
        .where(table.c.pk == sa.bindparam("at"))
        .values(name=sa.bindparam("as"), family=sa.bindparam("new"))
    )
    moves = [{"old": old, "new": new} for old, new in moved.items()]
    changes = [{"at": form.pk, "as": form.name, "new": form.family} for form in changed]
    for statement, rows in ((move, moves), (change, changes)):
        if rows:
            session.connection().execute(statement, rows)


# ── referents ────────────────────────────────────────────────────────────────────────────────────────────────────


def take_away(session: Session, article_ids: Sequence[str]) -> tuple[set[int], set[int]]:
    """Remove what was known of these articles, and of those that are gone.

    Gives the forms of the names in them, and the speakers whom they stood for.
    """
    table = models.referents
    pks = _pks(session, article_ids)
    chunks = [table.c.article_pk.in_(pks[at : at + _CHUNK]) for at in range(0, len(pks), _CHUNK)]
    touched: set[int] = set()
    speakers: set[int] = set()
    for here in (*chunks, table.c.article_pk.is_(None)):
        for form_pk, speaker_pk in session.execute(sa.select(table.c.form_pk, table.c.speaker_pk).where(here)):
            touched.add(form_pk)
            speakers.update(() if speaker_pk is None else (speaker_pk,))
        session.execute(sa.delete(table).where(here))
    for at in range(0, len(pks), _CHUNK):
        session.execute(sa.delete(models.contexts).where(models.contexts.c.article_pk.in_(pks[at : at + _CHUNK])))
    return touched, speakers


def put(session: Session, rows: list[dict[str, Any]], contexts: Mapping[int, Named]) -> None:
    """Store referents, whom nothing is given to yet, and contexts of articles."""
    nobody = {"speaker_pk": None, "score": 0.0, "reason": ""}
    insert_plain(session, models.referents, [row | nobody for row in rows])
    insert_plain(session, models.contexts, [{"article_pk": pk, "named": named} for pk, named in contexts.items()])


def forms_of(session: Session, some: Collection[Referent]) -> dict[Referent, int]:
    """Row numbers of the forms that these stand under, as far as they are known."""
    referent, article = models.referents, models.articles
    keys, wanted = sorted({one.article for one in some}), set(some)
    found: dict[Referent, int] = {}
    for at in range(0, len(keys), _CHUNK):
        query = (
            sa.select(article.c.key.label("article"), referent.c.kind, referent.c.key, referent.c.form_pk)
            .join(article, article.c.pk == referent.c.article_pk)
            .where(article.c.key.in_(keys[at : at + _CHUNK]))
        )
        rows = ((Referent(row.article, row.kind, row.key), row.form_pk) for row in session.execute(query))
        found |= {one: form for one, form in rows if one in wanted}
    return found


def family_sizes(session: Session, families: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """These families (all, when None) with the number of their referents, in order."""
    form, referent = models.name_forms, models.referents
    query = (
        sa.select(form.c.family, sa.func.count().label("size"))
        .join(referent, referent.c.form_pk == form.c.pk)
        .group_by(form.c.family)
        .order_by(form.c.family)
    )
    wanted = sorted(families or ())
    parts = [form.c.family.in_(wanted[at : at + _CHUNK]) for at in range(0, len(wanted), _CHUNK)]
    for some in [sa.true()] if families is None else parts:
        yield from ((row.family, row.size) for row in session.execute(query.where(some)).all())


def of_families(session: Session, families: Sequence[int]) -> list[ReferentRow]:
    """The referents of these families, by article."""
    form, referent, article = models.name_forms, models.referents, models.articles
    found: list[ReferentRow] = []
    for at in range(0, len(families), _CHUNK):
        query = (
            sa.select(
                *(referent.c[name] for name in ("pk", "article_pk", "kind", "key", "name", "roles", "mentions")),
                *(referent.c[name] for name in ("is_author", "speaker_pk", "score", "reason")),
                article.c.id.label("article_id"),
                article.c.key.label("article_key"),
                article.c.published,
                article.c.outlet_pk,
                form.c.family,
                form.c.key.label("form"),
                form.c.name.label("listed"),
            )
            .join(form, form.c.pk == referent.c.form_pk)
            .join(article, article.c.pk == referent.c.article_pk)
            .where(form.c.family.in_(families[at : at + _CHUNK]))
            .order_by(form.c.family, article.c.pk, referent.c.kind, referent.c.key)
        )
        found += [ReferentRow(**row) for row in session.execute(query).mappings()]
    return found


def contexts(session: Session, article_pks: Collection[int]) -> dict[int, Named]:
    """Whom and what the articles name."""
    table, wanted = models.contexts, sorted(article_pks)
    found: dict[int, Named] = {}
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(table.c.article_pk, table.c.named).where(table.c.article_pk.in_(wanted[at : at + _CHUNK]))
        found |= {pk: tuple(map(tuple, named)) for pk, named in session.execute(query)}
    return found


def of_speaker(session: Session, speaker_pk: int) -> tuple[Referent, ...]:
    """What the speaker stands for today: its names as printed, article by article, also where it says nothing."""
    referent, article = models.referents, models.articles
    rows = session.execute(
        sa.select(article.c.key.label("article"), referent.c.kind, referent.c.key)
        .join(article, article.c.pk == referent.c.article_pk)
        .where(referent.c.speaker_pk == speaker_pk)
    )
    return tuple(sorted(Referent(row.article, row.kind, row.key) for row in rows))


def count_speakers(session: Session, article_pks: Collection[int] | None = None) -> int:
    """How many say something in these articles (in all, when None)."""
    table = models.referents
    query = sa.select(table.c.speaker_pk).where(table.c.mentions > 0, table.c.speaker_pk.is_not(None)).distinct()
    if article_pks is None:
        return session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    pks = sorted(article_pks)
    found: set[int] = set()
    for at in range(0, len(pks), _CHUNK):
        found.update(session.scalars(query.where(table.c.article_pk.in_(pks[at : at + _CHUNK]))))
    return len(found)
