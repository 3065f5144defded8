"""Speakers: found by the names that people type, counted, shown with names and roles as printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound, UsageError
from claimdb.records import DEFAULT_MODALITIES, FORMS, ROLES_APART, SpeakerKind
from claimdb.store.rows import DEFAULT_REGIONS, SpeakerDetail, SpeakerRow, file_label
from claimdb.text import fold

SORTS = ("attributions", "name", "kind", "direct", "mixed", "indirect", "outlets", "articles", "id")
"""What a listing can be sorted by."""
_CHUNK = 400


def find_speakers(session: Session, name: str) -> list[SpeakerRow]:
    """All speakers that a typed name can mean, most statements first: without case and accents.

    An id, or the whole name or alias, goes before a surname, and a surname before words in any order and beginnings of
    words; what fits better hides what fits worse, and who says something hides who is only named.
    """
    key = fold(name)
    if not key:
        return []
    for fitting in (_by_id, _by_name, _by_last_word, _by_words):
        pks = fitting(session, key)
        if pks:
            rows = _rows(session, models.speakers.c.pk.in_(pks))
            return [row for row in rows if row.attributions] or rows
    return []


def nearest_names(session: Session, name: str, *, limit: int = 5) -> tuple[str, ...]:
    """Names to offer when nobody is called so, best first."""
    known = session.scalars(sa.select(models.speaker_names.c.name).distinct()).all()
    from claimdb.store.nearest import nearest

    return nearest(name, known, limit)


def speakers(
    session: Session,
    *,
    kind: SpeakerKind | None = None,
    outlet: str | None = None,
    limit: int | None = None,
    sort: Sequence[str] = (),
) -> list[SpeakerRow]:
    """Who is given as speaking in listed statements, most statements first."""
    from claimdb.store.outlets import article_in_outlet

    conditions: list[sa.ColumnElement[bool]] = []
    if kind:
        conditions.append(models.speakers.c.kind == kind)
    if outlet:
        in_outlet = sa.select(models.articles.c.pk).where(article_in_outlet(session, outlet))
        conditions.append(models.attributions.c.article_pk.in_(in_outlet))
    return _sorted([row for row in _rows(session, *conditions) if row.attributions], sort)[:limit]


def by_id(session: Session, ids: Collection[str]) -> dict[str, SpeakerRow]:
    """Speakers as listings show them, by their ids."""
    wanted = sorted(ids)
    found: dict[str, SpeakerRow] = {}
    for at in range(0, len(wanted), _CHUNK):
        rows = _rows(session, models.speakers.c.id.in_(wanted[at : at + _CHUNK]))
        found |= {row.id: row for row in rows}
    return found


def speaker(session: Session, speaker_id: str) -> SpeakerDetail:
    """One speaker with names and roles as printed, and counts by outlet and form. Raises NotFound."""
    pk = session.scalar(sa.select(models.speakers.c.pk).where(models.speakers.c.id == speaker_id))
    if pk is None:
        raise NotFound(f"There is no speaker {speaker_id!r}; `claimdb speakers` lists them.")
    (row,) = _rows(session, models.speakers.c.pk == pk)
    attribution = models.attributions
    first, last = session.execute(
        acting(
            sa.func.min(sa.func.nullif(attribution.c.said_from, "")),
            sa.func.max(sa.func.nullif(attribution.c.said_to, "")),
        ).where(models.links.c.speaker_pk == pk)
    ).one()
    return SpeakerDetail(
        row=row,
        aliases=_names(session, pk),
        roles=_roles(session, pk),
        by_outlet=_by_outlet(session, pk),
        first=first,
        last=last,
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_id(session: Session, key: str) -> Sequence[int]:
    if len(key) < 6 or any(letter not in "0123456789abcdef" for letter in key):
        return ()
    return session.scalars(
        sa.select(models.speakers.c.pk).where(models.speakers.c.id >= key, models.speakers.c.id < f"{key}g")
    ).all()


def _by_name(session: Session, key: str) -> Sequence[int]:
    name = models.speaker_names
    return session.scalars(sa.select(name.c.speaker_pk).where(name.c.key == key).distinct()).all()


def _by_last_word(session: Session, key: str) -> Sequence[int]:
    name = models.speaker_names
    return session.scalars(sa.select(name.c.speaker_pk).where(name.c.last == key).distinct()).all()


def _by_words(session: Session, key: str) -> Sequence[int]:
    """Every word typed begins a word of the name."""
    name = models.speaker_names
    conditions = [
        sa.or_(name.c.key.startswith(word, autoescape=True), name.c.key.contains(f" {word}", autoescape=True))
        for word in key.split()
    ]
    return session.scalars(sa.select(name.c.speaker_pk).where(*conditions).distinct()).all()


# ── counts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def acting(*columns: Any) -> sa.Select[Any]:
    """Over the listed statements that a link gives to a speaker, as default listings show them."""
    attribution = models.attributions
    return (
        sa.select(*columns)
        .select_from(models.links)
        .join(models.mentions, models.mentions.c.pk == models.links.c.mention_pk)
        .join(attribution, attribution.c.pk == models.mentions.c.attribution_pk)
        .where(
            models.links.c.acts,
            attribution.c.listed,
            attribution.c.modality.in_(DEFAULT_MODALITIES),
            attribution.c.region.in_(DEFAULT_REGIONS),
        )
    )


def _rows(session: Session, *conditions: sa.ColumnElement[bool]) -> list[SpeakerRow]:
    attribution, speaker = models.attributions, models.speakers
    # An article whose outlet is unknown counts as an outlet of its own.
    printed_by = sa.func.coalesce(models.articles.c.outlet_pk, -models.articles.c.pk)
    forms = [
        sa.func.count(sa.distinct(sa.case((attribution.c.form == form, attribution.c.pk)))).label(form)
        for form in FORMS
    ]
    counted = session.execute(
        acting(
            speaker.c.pk,
            sa.func.count(sa.distinct(attribution.c.pk)).label("attributions"),
            *forms,
            sa.func.count(sa.distinct(printed_by)).label("outlets"),
            sa.func.count(sa.distinct(attribution.c.article_pk)).label("articles"),
        )
        .join(speaker, speaker.c.pk == models.links.c.speaker_pk)
        .join(models.articles, models.articles.c.pk == attribution.c.article_pk)
        .where(*conditions)
        .group_by(speaker.c.pk)
    )
    counts = {row.pk: row._mapping for row in counted}
    silent = [] if any(_needs_statement(one) for one in conditions) else list(conditions)
    people = session.execute(
        sa.select(speaker.c.pk, speaker.c.id, speaker.c.name, speaker.c.kind).where(
            *(silent or [speaker.c.pk.in_(sa.select(models.links.c.speaker_pk).where(models.links.c.acts))])
        )
    ).all()
    roles = _common_roles(session, *silent)
    rows = [
        SpeakerRow(
            id=person.id,
            name=person.name,
            kind=person.kind,
            role=roles.get(person.pk),
            **{name: counts[person.pk][name] if person.pk in counts else 0 for name in _COUNTS},
        )
        for person in people
    ]
    return _sorted(rows, ())


_COUNTS = ("attributions", "direct", "mixed", "indirect", "outlets", "articles")


def _needs_statement(condition: sa.ColumnElement[bool]) -> bool:
    """The condition is on statements, so that it cannot be asked of speakers alone."""
    from sqlalchemy.sql import visitors

    return any(getattr(part, "table", None) is models.attributions for part in visitors.iterate(condition))


def _common_roles(session: Session, *conditions: sa.ColumnElement[bool]) -> dict[int, str]:
    """The role that is printed most often beside each speaker; of several equally often, the one that stands first."""
    speaker = models.speakers
    rows = session.execute(
        acting(speaker.c.pk, models.mentions.c.role, sa.func.count().label("n"))
        .join(speaker, speaker.c.pk == models.links.c.speaker_pk)
        .where(models.mentions.c.role.is_not(None), *conditions)
        .group_by(speaker.c.pk, models.mentions.c.role)
        .order_by(sa.func.count().desc(), models.mentions.c.role)
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.pk].update(dict.fromkeys(row.role.split(ROLES_APART), row.n))
    return {pk: roles.most_common(1)[0][0] for pk, roles in found.items()}


def _sorted(rows: list[SpeakerRow], sort: Sequence[str]) -> list[SpeakerRow]:
    rows = sorted(rows, key=lambda row: (-row.attributions, fold(row.name), row.id))
    for key in reversed(sort):
        name = key.removeprefix("-")
        if name not in SORTS:
            raise UsageError(f"Speakers cannot be sorted by {name!r}; they can by {', '.join(SORTS)}.")
        rows.sort(key=lambda row, name=name: _sort_key(row, name), reverse=key.startswith("-"))  # type: ignore[misc]
    return rows


def _sort_key(row: SpeakerRow, name: str) -> Any:
    value = getattr(row, name)
    return fold(value) if isinstance(value, str) else value


# ── one speaker ──────────────────────────────────────────────────────────────────────────────────────────────────


def _names(session: Session, pk: int) -> tuple[tuple[str, int], ...]:
    """Names as printed with their counts; those under which nothing is listed now come last."""
    mention = models.mentions
    counted = {
        row.name: row.n
        for row in session.execute(
            acting(mention.c.name, sa.func.count().label("n"))
            .where(models.links.c.speaker_pk == pk)
            .group_by(mention.c.name)
        )
    }
    known = session.scalars(sa.select(models.speaker_names.c.name).where(models.speaker_names.c.speaker_pk == pk)).all()
    every = dict.fromkeys(known, 0) | counted
    return tuple(sorted(every.items(), key=lambda item: (-item[1], item[0])))


def _roles(session: Session, pk: int) -> tuple[tuple[str, int], ...]:
    role = models.mentions.c.role
    rows = session.execute(
        acting(role, sa.func.count().label("n"))
        .where(models.links.c.speaker_pk == pk, role.is_not(None))
        .group_by(role)
    )
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(dict.fromkeys(row.role.split(ROLES_APART), row.n))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _by_outlet(session: Session, pk: int) -> tuple[tuple[str, Mapping[Any, int]], ...]:
    article, attribution = models.articles, models.attributions
    rows = session.execute(
        acting(models.outlets.c.name, article.c.path, article.c.url, attribution.c.form, attribution.c.pk)
        .join(article, article.c.pk == attribution.c.article_pk)
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
        .where(models.links.c.speaker_pk == pk)
        .distinct()
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        counts = found.setdefault(row.name or file_label(row.path, row.url), dict.fromkeys(FORMS, 0))
        counts[row.form] += 1
    return tuple(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))
