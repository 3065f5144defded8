"""Origins as listings and pages show them, and what people say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, selectors
from claimdb.copying.groups import Place
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import COPY_KINDS, CopyKind, Span
from claimdb.store import judgements, origins
from claimdb.store.articles import article_id
from claimdb.store.identities import By
from claimdb.store.metadata import section_of
from claimdb.store.rows import JudgementRow, OriginDetail, OriginLink, OriginPassage, OriginRow, StatementArticle

_CHUNK = 400


# ── listed ───────────────────────────────────────────────────────────────────────────────────────────────────────


def listing(session: Session, *, article: str | None = None, kind: CopyKind | None = None) -> list[OriginRow]:
    """Origins, those in most articles first; of one article (id, path, URL), or with a link of one kind."""
    table = models.origins
    query = sa.select(table.c.id).distinct()
    if article is not None:
        wanted = article_id(session, article)
        version = models.versions
        query = query.join(version, version.c.pk == table.c.version_pk).join(
            models.articles, models.articles.c.pk == version.c.article_pk
        )
        query = query.where(models.articles.c.id == wanted)
    rows = [detail.row for detail in _details(session, session.scalars(query).all())]
    chosen = [row for row in rows if kind is None or kind in row.kinds]
    return sorted(chosen, key=lambda row: (-row.articles, -len(row.passages), row.id))


def detail(session: Session, prefix: str) -> OriginDetail:
    """The origin of that id or beginning of an id, with its links. Raises NotFound or Ambiguous."""
    lower = prefix.strip().lower()
    table = models.origins
    query = sa.select(table.c.id).where(table.c.id >= lower, table.c.id < f"{lower}g").distinct().limit(20)
    found = sorted(session.scalars(query)) if lower else []
    if not found:
        raise NotFound(f"There is no origin {prefix!r}; `claimdb origins` lists them.")
    if len(found) > 1:
        raise Ambiguous(f"{prefix!r} is the beginning of {len(found)} origins.", found)
    return _details(session, found)[0]


def _details(session: Session, ids: Sequence[str]) -> list[OriginDetail]:
    table = models.origins
    places: dict[str, list[Place]] = defaultdict(list)
    for some in _chunks(ids):
        query = sa.select(table.c.id, table.c.version_pk, table.c.start, table.c.end).where(table.c.id.in_(some))
        for one, *place in session.execute(query):
            places[one].append(Place(*place))
    versions = {place.version for some in places.values() for place in some}
    printed, copies = _articles(session, versions), _copies(session, versions)
    return [_detail(session, one, sorted(places[one]), printed, copies) for one in ids]


class _Version(NamedTuple):
    """``parts``: of a live page, as `metadata.sections_of` gives them."""

    article: StatementArticle
    first_line: int
    parts: Sequence[tuple[int, int, str | None]]


_Printed = dict[int, _Version]


def _detail(
    session: Session, one: str, places: Sequence[Place], printed: _Printed, copies: dict[int, list[sa.Row[Any]]]
) -> OriginDetail:
    shown = {place: _passage(session, place, printed) for place in places}
    links = []
    for version in sorted({place.version for place in places}):
        for row in copies.get(version, ()):
            left, right = _sides(row)
            if any(left.overlaps(place) for place in places) and (
                right is None or any(right.overlaps(place) for place in places)
            ):
                links.append((row, left, right))
    passages = sorted(shown.values(), key=lambda one: (one.published or "9999", one.article.outlet_label, one.span))
    standing = [row for row, _, _ in links if row.judgement is None]
    return OriginDetail(
        row=OriginRow(
            id=one,
            passages=tuple(passages),
            kinds=tuple(kind for kind in COPY_KINDS if any(row.kind == kind for row in standing)),
            share=max((row.share for row in standing), default=0.0),
            credited=tuple(sorted({row.credited for row in standing if row.credited})),
        ),
        links=tuple(
            OriginLink(
                number=number,
                kind=row.kind,
                left=_passage(session, left, printed),
                right=_passage(session, right, printed) if right else None,
                credited=row.credited,
                share=row.share,
                reason=row.reason,
                dismissed=row.judgement,
            )
            for number, (row, left, right) in enumerate(links, 1)
        ),
    )


def _sides(row: sa.Row[Any]) -> tuple[Place, Place | None]:
    left = Place(row.left_version_pk, row.left_start, row.left_end)
    return left, Place(row.right_version_pk, row.right_start, row.right_end) if row.right_version_pk else None


def _passage(session: Session, place: Place, printed: _Printed) -> OriginPassage:
    article, first_line, parts = printed[place.version]
    text = models.versions.c.text
    before, words = session.execute(
        sa.select(
            sa.func.substr(text, 1, place.start), sa.func.substr(text, place.start + 1, place.end - place.start)
        ).where(models.versions.c.pk == place.version)
    ).one()
    return OriginPassage(
        article=article,
        published=section_of(parts, place.start) or article.published,
        span=Span(place.start, place.end),
        text=words,
        line=first_line + before.count("\n"),
    )


def _articles(session: Session, version_pks: Collection[int]) -> _Printed:
    version, article, outlet = models.versions, models.articles, models.outlets
    found: _Printed = {}
    for some in _chunks(version_pks):
        query = (
            sa.select(
                *(version.c.pk, version.c.number, version.c.first_line, article.c.id, article.c.path, article.c.url),
                *(article.c.title, article.c.published, outlet.c.name),
            )
            .join(article, article.c.pk == version.c.article_pk)
            .outerjoin(outlet, outlet.c.pk == article.c.outlet_pk)
            .where(version.c.pk.in_(some))
        )
        parts = _parts(session, some)
        for row in session.execute(query):
            known = StatementArticle(row.id, row.number, row.path, row.url, row.name, row.title, row.published)
            found[row.pk] = _Version(known, row.first_line, parts[row.pk])
    return found


def _parts(session: Session, version_pks: Sequence[int]) -> dict[int, list[tuple[int, int, str | None]]]:
    section, made = models.sections, models.passes
    query = (
        sa.select(made.c.version_pk, section.c.start, section.c.end, section.c.published)
        .join(made, made.c.pk == section.c.pass_pk)
        .where(made.c.is_current, made.c.version_pk.in_(version_pks))
        .order_by(made.c.version_pk, section.c.number)
    )
    found: dict[int, list[tuple[int, int, str | None]]] = defaultdict(list)
    for pk, start, end, published in session.execute(query):
        found[pk].append((start, end, published))
    return found


def _copies(session: Session, version_pks: Collection[int]) -> dict[int, list[sa.Row[Any]]]:
    """By their left side, in the order of the text."""
    table, judgement = models.copies, models.judgements
    found: dict[int, list[sa.Row[Any]]] = defaultdict(list)
    for some in _chunks(version_pks):
        query = (
            sa.select(table, judgement.c.id.label("judgement"))
            .outerjoin(judgement, judgement.c.pk == table.c.judgement_pk)
            .where(table.c.left_version_pk.in_(some))
            .order_by(table.c.left_version_pk, table.c.left_start, table.c.right_version_pk, table.c.right_start)
        )
        for row in session.execute(query):
            found[row.left_version_pk].append(row)
    return found


# ── judged ───────────────────────────────────────────────────────────────────────────────────────────────────────


def dismiss(session: Session, origin: str, by: By, *, articles: Sequence[str] = ()) -> JudgementRow:
    """The passages of an origin (id) were written independently; of some articles: theirs, of all others.

    UsageError where no link is left to dismiss.
    """
    found = detail(session, origin)
    wanted = {article_id(session, one) for one in articles}
    chosen = [
        link
        for link in found.links
        if link.dismissed is None
        and (not wanted or (link.left.article.id in wanted) or (link.right and link.right.article.id in wanted))
    ]
    if not chosen:
        raise UsageError(f"Nothing in origin {found.row.id[:8]} hangs together there.")
    value = {
        "pairs": [
            {
                "left": _described(session, link.left),
                "right": _described(session, link.right) if link.right else None,
                "credited": link.credited,
            }
            for link in chosen
        ]
    }
    sides = [link.left for link in chosen] + [link.right for link in chosen if link.right]
    named = {"left": "; ".join(dict.fromkeys(side.article.outlet_label for side in sides)), "origin": found.row.id}
    row = judgements.on_origin(session, named, value, who=by.who, reason=by.reason)
    lay(session, row.value)
    return row


def _described(session: Session, passage: OriginPassage) -> dict[str, Any]:
    row = session.execute(
        sa.select(models.articles.c.key, models.versions.c.text)
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .where(models.articles.c.id == passage.article.id, models.versions.c.number == passage.article.version)
    ).one()
    return {"article": row.key, "passage": selectors.describe_span(row.text, passage.span)}


def waits(session: Session, value: Any) -> bool:
    """Whether a judgement (its value) tells of an article that is not here."""
    keys = {pair[side]["article"] for pair in value["pairs"] for side in ("left", "right") if pair.get(side)}
    return len(_latest(session, keys)) < len(keys)


def lay(session: Session, value: Any) -> None:
    """Let the standing judgements work on what this one (its value) tells of; after it was made, undone or imported."""
    told = [pair[side] for pair in value["pairs"] for side in ("left", "right") if pair.get(side)]
    pks = _latest(session, {one["article"] for one in told})
    ids = origins.ids_in(session, pks)
    origins.group(session, ids, {*pks, *lay_over(session, pks)})


def _latest(session: Session, article_keys: Collection[str]) -> list[int]:
    version, article = models.versions, models.articles
    query = sa.select(version.c.pk).join(article, article.c.pk == version.c.article_pk).where(version.c.is_latest)
    return [pk for some in _chunks(article_keys) for pk in session.scalars(query.where(article.c.key.in_(some)))]


def lay_over(session: Session, version_pks: Collection[int] | None) -> set[int]:
    """Mark the pairs with a passage in these versions that people dismissed, unmark the others; gives both sides.

    None: after all pairs were found anew, those that any judgement tells of.
    """
    standing = _standing(session)
    table = models.copies
    if version_pks is None:
        keys = {pair[side]["article"] for _, pair in standing for side in ("left", "right") if pair.get(side)}
        return lay_over(session, _latest(session, keys)) if keys else set()
    anchored: dict[tuple[int, str], Place | None] = {}
    sides = (table.c.left_version_pk, table.c.right_version_pk)
    rows = {row.pk: row for some in _chunks(version_pks) for side in sides for row in _judgeable(session, side, some)}
    touched = {pk for row in rows.values() for pk in (row.left_version_pk, row.right_version_pk) if pk}
    texts = _keyed_texts(session, touched) if standing else {}
    for row in rows.values():
        judged = next((pk for pk, pair in standing if _meant(row, pair, texts, anchored)), None)
        if judged != row.judgement_pk:
            session.execute(sa.update(table).where(table.c.pk == row.pk).values(judgement_pk=judged))
    return touched


def _judgeable(session: Session, side: sa.ColumnElement[Any], version_pks: Sequence[int]) -> list[sa.Row[Any]]:
    table = models.copies
    query = sa.select(
        *(table.c.pk, table.c.left_version_pk, table.c.right_version_pk, table.c.left_start, table.c.left_end),
        *(table.c.right_start, table.c.right_end, table.c.credited, table.c.judgement_pk),
    )
    rows: list[sa.Row[Any]] = list(session.execute(query.where(side.in_(version_pks))))
    return rows


def _standing(session: Session) -> list[tuple[int, dict[str, Any]]]:
    """Judgement (row number) and pair, oldest first."""
    row = models.judgements
    query = sa.select(row.c.pk, row.c.value).where(row.c.subject == judgements.ORIGIN, row.c.undone_at.is_(None))
    return [(pk, pair) for pk, value in session.execute(query.order_by(row.c.pk)) for pair in value["pairs"]]


def _keyed_texts(session: Session, version_pks: Collection[int]) -> dict[int, tuple[str, str]]:
    version, article = models.versions, models.articles
    found: dict[int, tuple[str, str]] = {}
    for some in _chunks(version_pks):
        query = sa.select(version.c.pk, article.c.key, version.c.text).where(version.c.pk.in_(some))
        for pk, key, text in session.execute(query.join(article, article.c.pk == version.c.article_pk)):
            found[pk] = (key, text)
    return found


def _meant(
    row: sa.Row[Any],
    pair: dict[str, Any],
    texts: dict[int, tuple[str, str]],
    anchored: dict[tuple[int, str], Place | None],
) -> bool:
    """Whether a judged pair is this one: the same articles, and passages that overlap, whichever side is left."""
    left, right = _sides(row)
    if right is None or not pair.get("right"):
        same = right is None and not pair.get("right") and pair.get("credited") == row.credited
        return same and _stands(left, pair["left"], texts, anchored)
    orders = ((left, right), (right, left))
    return any(
        _stands(one, pair["left"], texts, anchored) and _stands(other, pair["right"], texts, anchored)
        for one, other in orders
    )


def _stands(
    place: Place,
    told: dict[str, Any],
    texts: dict[int, tuple[str, str]],
    anchored: dict[tuple[int, str], Place | None],
) -> bool:
    key, text = texts[place.version]
    if told["article"] != key:
        return False
    known = (place.version, str(told["passage"]))
    if known not in anchored:
        span = selectors.anchor(text, told["passage"])
        anchored[known] = Place(place.version, *span) if span else None
    found = anchored[known]
    return found is not None and found.overlaps(place)


def _chunks(items: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(items)
    for at in range(0, len(ordered), _CHUNK):
        yield ordered[at : at + _CHUNK]
