"""Writing: one article, its text, and what a pass found in it. Each call stores all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.db import now
from claimdb.errors import NotFound, UnreadableInput
from claimdb.records import Article, Attribution, Extraction, Section, Span
from claimdb.store import keys, metadata, overlay, wordsearch
from claimdb.store.rows import ArticleState, SavedArticle
from claimdb.store.writing import (
    PARAGRAPH_SEARCH,
    STATEMENT_SEARCH,
    attribution_row,
    ends,
    insert_many,
    insert_one,
    insert_plain,
    line_breaks,
    said,
    share,
    write_parts,
)

STEP = "extract"
METADATA = ("outlet", "title", "byline", "published", "url", "language", "path", "collection")


def article_state(session: Session, article: Article) -> ArticleState:
    """``known``: the same key with the same text, so nothing is new; ``changed``: the same key with another text."""
    key = keys.article_key(article)
    latest = session.scalar(
        sa.select(models.versions.c.sha256)
        .join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
        .where(models.articles.c.key == key, models.versions.c.is_latest)
    )
    if latest is None:
        return "new"
    return "known" if latest == keys.sha256(article.text) else "changed"


def save(
    session: Session, article: Article, extraction: Extraction | None, run_id: str | None, seconds: float
) -> SavedArticle:
    """Store the article (a new one, a new version, or its metadata) and, unless ``None``, what was found in it.

    Judgements on the article are laid over it again. Raises UnreadableInput for NUL and lone surrogates.
    """
    _refuse_bad_text(article)
    with session.begin_nested():
        state = article_state(session, article)
        key = keys.article_key(article)
        article_pk = _article_row(session, key)
        if state == "known":
            _refresh_metadata(session, article_pk, article)
        else:
            _add_version(session, article_pk, article, extraction)
        metadata.apply_metadata(session, article_pk)
        replaced = 0
        if extraction is None or run_id is None:
            overlay.apply(session, article_pk)
        else:
            replaced = save_extraction(session, keys.article_id(key), extraction, run_id, seconds)
        return _saved(session, article_pk, state, replaced)


def save_extraction(
    session: Session, article_id: str, extraction: Extraction, run_id: str, seconds: float, *, keep: bool = False
) -> int:
    """Make a new pass over the latest version the current one; the old is dropped, or kept beside it with ``keep``.

    Gives the number of old attributions that were dropped. Judgements are laid over the new rows.
    """
    with session.begin_nested():
        version = _latest(session, article_id)
        run_pk = session.scalar(sa.select(models.runs.c.pk).where(models.runs.c.id == run_id))
        if run_pk is None:
            raise NotFound(f"There is no run {run_id}.")
        replaced = _retire(session, version["pk"], run_pk, keep=keep)
        pass_pk = insert_one(
            session,
            models.passes,
            version_pk=version["pk"],
            run_pk=run_pk,
            step=STEP,
            is_current=True,
            seconds=max(0.0, seconds),
            made_at=now(),
        )
        _write_layout(session, pass_pk, version["text"], extraction)
        _write_attributions(session, pass_pk, version, extraction)
        overlay.apply(session, version["article_pk"])
    return replaced


# ── article and version ──────────────────────────────────────────────────────────────────────────────────────────


def _refuse_bad_text(article: Article) -> None:
    name = article.path or article.url or "The text"
    if "\0" in article.text:
        raise UnreadableInput(f"{name} holds NUL characters, which cannot be stored.")
    if any("\ud800" <= letter <= "\udfff" for letter in article.text):
        raise UnreadableInput(f"{name} holds half of a surrogate pair, which cannot be stored.")


def _article_row(session: Session, key: str) -> int:
    found = session.scalar(sa.select(models.articles.c.pk).where(models.articles.c.key == key))
    return insert_one(session, models.articles, id=keys.article_id(key), key=key) if found is None else found


def _as_read(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in METADATA}


def _refresh_metadata(session: Session, article_pk: int, article: Article) -> None:
    session.execute(
        sa.update(models.versions)
        .where(models.versions.c.article_pk == article_pk, models.versions.c.is_latest)
        .values(as_read=_as_read(article), notes=list(article.notes))
    )


def _add_version(session: Session, article_pk: int, article: Article, extraction: Extraction | None) -> None:
    number = session.scalar(
        sa.select(sa.func.max(models.versions.c.number)).where(models.versions.c.article_pk == article_pk)
    )
    if number:
        session.execute(
            sa.update(models.versions).where(models.versions.c.article_pk == article_pk).values(is_latest=False)
        )
        session.execute(
            sa.update(models.attributions).where(models.attributions.c.article_pk == article_pk).values(listed=False)
        )
        unindex_paragraphs(session, models.versions.c.article_pk == article_pk)
    version_pk = insert_one(
        session,
        models.versions,
        article_pk=article_pk,
        number=(number or 0) + 1,
        is_latest=True,
        text=article.text,
        sha256=keys.sha256(article.text),
        raw_sha256=article.raw_sha256 or keys.sha256(article.text),
        added_at=now(),
        first_line=article.first_line,
        as_read=_as_read(article),
        notes=list(article.notes),
    )
    spans = extraction.layout.paragraphs if extraction and extraction.layout.paragraphs else lines(article.text)
    pks = insert_many(
        session,
        models.paragraphs,
        [{"version_pk": version_pk, "number": n, "start": s, "end": e} for n, (s, e) in enumerate(spans, 1)],
    )
    insert_plain(
        session,
        PARAGRAPH_SEARCH,
        [
            {"rowid": pk, "content": wordsearch.index_form(article.text[s:e])}
            for pk, (s, e) in zip(pks, spans, strict=True)
        ],
    )


def lines(text: str) -> Sequence[Span]:
    """Paragraphs of a text that is not extracted."""
    from claimdb.nlp.layout import find_layout

    return find_layout(text).paragraphs


def _latest(session: Session, article_id: str) -> Mapping[str, Any]:
    row = session.execute(
        sa.select(
            models.versions.c.pk,
            models.versions.c.article_pk,
            models.versions.c.text,
            models.articles.c.key,
            models.articles.c.published,
        )
        .join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
        .where(models.articles.c.id == article_id, models.versions.c.is_latest)
    ).first()
    if row is None:
        raise NotFound(f"There is no article {article_id}.")
    return row._mapping  # type: ignore[return-value]


def _saved(session: Session, article_pk: int, state: ArticleState, replaced: int) -> SavedArticle:
    row = session.execute(
        sa.select(models.articles.c.id, models.versions.c.number, models.versions.c.pk)
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .where(models.articles.c.pk == article_pk, models.versions.c.is_latest)
    ).one()
    attribution = models.attributions
    count = session.scalar(
        sa.select(sa.func.count()).where(attribution.c.article_pk == article_pk, attribution.c.listed)
    )
    extracted = session.scalar(
        sa.select(sa.func.count()).where(models.passes.c.version_pk == row.pk, models.passes.c.is_current)
    )
    return SavedArticle(row.id, state, row.number, count or 0, bool(extracted), replaced)


# ── a pass ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _retire(session: Session, version_pk: int, run_pk: int, *, keep: bool) -> int:
    """No pass over this version stays current; those that are not kept, and an unfinished one of this run, go."""
    old = models.passes.c.version_pk == version_pk
    in_step = sa.and_(old, models.passes.c.step == STEP)
    dropped = session.scalar(
        sa.select(sa.func.count())
        .select_from(models.attributions)
        .join(models.passes, models.passes.c.pk == models.attributions.c.pass_pk)
        .where(in_step, models.passes.c.is_current)
    )
    session.execute(
        sa.update(models.attributions).where(models.attributions.c.version_pk == version_pk).values(listed=False)
    )
    session.execute(sa.update(models.passes).where(in_step, models.passes.c.is_current).values(is_current=False))
    drop = sa.and_(in_step, models.passes.c.run_pk == run_pk) if keep else in_step
    drop_passes(session, drop)
    return 0 if keep else dropped or 0


def drop_passes(session: Session, where: sa.ColumnElement[bool]) -> None:
    """Remove passes with all that they found, from the search index too."""
    passes = sa.select(models.passes.c.pk).where(where)
    attributions = sa.select(models.attributions.c.pk).where(models.attributions.c.pass_pk.in_(passes))
    session.execute(sa.delete(STATEMENT_SEARCH).where(STATEMENT_SEARCH.c.rowid.in_(attributions)))
    session.execute(sa.delete(models.passes).where(models.passes.c.pk.in_(passes)))


def unindex_paragraphs(session: Session, versions: sa.ColumnElement[bool]) -> None:
    """Take the paragraphs of these versions out of the search index."""
    chosen = sa.select(models.paragraphs.c.pk).join(
        models.versions, models.versions.c.pk == models.paragraphs.c.version_pk
    )
    session.execute(sa.delete(PARAGRAPH_SEARCH).where(PARAGRAPH_SEARCH.c.rowid.in_(chosen.where(versions))))


def _write_layout(session: Session, pass_pk: int, text: str, extraction: Extraction) -> None:
    layout = extraction.layout

    def numbered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"pass_pk": pass_pk, "number": n, **row} for n, row in enumerate(rows)]

    insert_plain(session, models.regions, numbered({"kind": r.kind, **ends(r.span)} for r in layout.regions))
    insert_plain(
        session,
        models.sections,
        numbered(
            {"heading": s.heading, "published": s.published, "byline": s.byline, **ends(s.span)}
            for s in layout.sections
        ),
    )
    insert_plain(session, models.sentences, numbered(ends(span) for span in extraction.sentences))
    insert_plain(
        session,
        models.entities,
        numbered(
            {"label": e.label, "text": text[e.span.start : e.span.end], "score": share(e.score), **ends(e.span)}
            for e in extraction.entities
        ),
    )


def _write_attributions(session: Session, pass_pk: int, version: Mapping[str, Any], extraction: Extraction) -> None:
    text, found = version["text"], extraction.attributions
    breaks = line_breaks(text)
    ids = _ids(version["key"], text, found)
    rows = [
        attribution_row(text, item, breaks)
        | said(
            asdict(item.said_at) if item.said_at else None,
            _section_date(extraction.layout.sections, item),
            version["published"],
        )
        | {
            "id": ids[n],
            "number": n,
            "pass_pk": pass_pk,
            "version_pk": version["pk"],
            "article_pk": version["article_pk"],
            "listed": True,
            "resolved": False,
        }
        for n, item in enumerate(found)
    ]
    pks = insert_many(session, models.attributions, rows)
    write_parts(session, text, pks, found)
    _nest(session, pks, found)


def _nest(session: Session, pks: Sequence[int], found: Sequence[Attribution]) -> None:
    """Rows know the one that they stand inside; an index that points nowhere is left out."""
    parents = [
        {"at": pks[n], "to": pks[item.parent]}
        for n, item in enumerate(found)
        if item.parent is not None and item.parent != n and 0 <= item.parent < len(found)
    ]
    if parents:
        rows = models.attributions
        statement = sa.update(rows).where(rows.c.pk == sa.bindparam("at")).values(parent_pk=sa.bindparam("to"))
        session.connection().execute(statement, parents)


def _ids(key: str, text: str, found: Sequence[Attribution]) -> list[str]:
    """Ids in order; content that is given to a second source gets one more part in what its id is made from."""
    taken: set[str] = set()
    ids = []
    for item in found:
        new, again = keys.attribution_id(key, text, item.content), 0
        while new in taken:
            again += 1
            new = keys.attribution_id(f"{key}\n{again}", text, item.content)
        taken.add(new)
        ids.append(new)
    return ids


def _section_date(sections: Sequence[Section], item: Attribution) -> str | None:
    start = item.content[0].start
    return next((s.published for s in sections if s.span.start <= start < s.span.end), None)
