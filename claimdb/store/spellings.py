"""Speakers whose surname is printed in more than one way, with a passage for each article that prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.text import fold

_CHUNK = 400
MOST = 20
"""Articles in which one person's offices are looked for, the latest ones."""
_LETTERS = 4
"""Shorter surnames are rather other names."""


class Printed(NamedTuple):
    """``words``: the name as printed; ``surname`` is folded. ``passage`` is the first of the article that holds it."""

    article: int
    passage: int
    words: str
    surname: str


def in_two_ways(session: Session, articles: Sequence[int]) -> Iterator[tuple[str, list[Printed]]]:
    """People named in these articles whose surname stands in the database in two spellings: name, and where."""
    for pk, name in sorted(_with_two(session, _named_in(session, articles)).items()):
        found = _printed(session, pk)
        if len({one.surname for one in found}) > 1:
            yield name, found


def told_of(
    session: Session, articles: Sequence[int], wanted: Callable[[str, str], bool]
) -> Iterator[tuple[str, list[Printed]]]:
    """People named in these articles and in others: name, and the passages that are *wanted* by text and surname.

    ``words`` are the whole passage. Of somebody named in many articles the latest are looked at.
    """
    referent, speaker = models.referents, models.speakers
    named = sorted(_named_in(session, articles))
    by_speaker: dict[int, dict[int, str]] = defaultdict(dict)
    listed: dict[int, str] = {}
    for at in range(0, len(named), _CHUNK):
        query = sa.select(referent.c.speaker_pk, referent.c.article_pk, referent.c.key, speaker.c.name)
        query = query.join(speaker, speaker.c.pk == referent.c.speaker_pk).where(
            referent.c.speaker_pk.in_(named[at : at + _CHUNK]), referent.c.article_pk.is_not(None)
        )
        for pk, article, key, name in session.execute(query.order_by(referent.c.article_pk)):
            if key.split():
                by_speaker[pk][article] = key.split()[-1]
                listed[pk] = name
    several = {pk: dict(list(some.items())[-MOST:]) for pk, some in by_speaker.items() if len(some) > 1}
    told = _texts(session, {article for some in several.values() for article in some})
    texts = {article: [(pk, text, fold(text)) for pk, text in some] for article, some in told.items()}
    for pk, some in sorted(several.items()):
        yield (
            listed[pk],
            [
                Printed(article, passage, text, surname)
                for article, surname in some.items()
                for passage, text, folded in texts.get(article, ())
                if surname in folded and wanted(text, surname)
            ],
        )


def _named_in(session: Session, articles: Sequence[int]) -> set[int]:
    referent = models.referents
    found: set[int] = set()
    for at in range(0, len(articles), _CHUNK):
        query = sa.select(referent.c.speaker_pk).where(
            referent.c.article_pk.in_(articles[at : at + _CHUNK]),
            referent.c.kind == "person",
            referent.c.speaker_pk.is_not(None),
        )
        found.update(pk for pk in session.scalars(query) if pk is not None)
    return found


def _with_two(session: Session, speakers: Collection[int]) -> dict[int, str]:
    """Of these speakers those whose full names end in different words, with their name."""
    name, speaker, wanted = models.speaker_names, models.speakers, sorted(speakers)
    names: dict[int, list[str]] = defaultdict(list)
    listed: dict[int, str] = {}
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(name.c.speaker_pk, name.c.key, speaker.c.name.label("listed"))
        query = query.join(speaker, speaker.c.pk == name.c.speaker_pk)
        for row in session.execute(query.where(name.c.speaker_pk.in_(wanted[at : at + _CHUNK]))):
            names[row.speaker_pk].append(row.key)
            listed[row.speaker_pk] = row.listed
    return {pk: listed[pk] for pk, keys in names.items() if len(_surnames(keys)) > 1}


def _surnames(keys: Sequence[str]) -> set[str]:
    """Last words of names; not those that stand elsewhere in another name, where only the order differs."""
    inner = {word for key in keys for word in key.split()[:-1]}
    return {key.split()[-1] for key in keys if key.split()} - inner


def _printed(session: Session, speaker: int) -> list[Printed]:
    referent = models.referents
    query = sa.select(referent.c.article_pk, referent.c.name, referent.c.key).where(
        referent.c.speaker_pk == speaker, referent.c.article_pk.is_not(None)
    )
    rows = session.execute(query.order_by(referent.c.article_pk, sa.func.length(referent.c.name).desc())).all()
    surnames = _surnames([row.key for row in rows])
    names: dict[tuple[int, str], str] = {}
    for row in rows:
        surname = row.key.split()[-1]
        if surname in surnames and len(surname) >= _LETTERS and surname.isalpha():
            names.setdefault((row.article_pk, surname), row.name)
    texts = _texts(session, {article for article, _ in names})
    found = []
    for (article, surname), words in names.items():
        passage = next((pk for pk, text in texts[article] if surname in fold(text)), None)
        if passage is not None:
            found.append(Printed(article, passage, words, surname))
    return found


def _texts(session: Session, articles: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
    """Passages of articles, those in the outlet's own voice first."""
    passage, wanted = models.passages, sorted(articles)
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(passage.c.article_pk, passage.c.pk, passage.c.text)
        query = query.where(passage.c.article_pk.in_(wanted[at : at + _CHUNK]))
        for row in session.execute(query.order_by(passage.c.voice, passage.c.pk)):
            found[row.article_pk].append((row.pk, row.text))
    return found
