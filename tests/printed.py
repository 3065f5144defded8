"""Articles for tests of speakers: who speaks in them, under which name and office, and whom and what else they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Article, Attribution, Entity, EntityLabel, Extraction, Layout, Span, SpeakerGuess
from claimdb.store import runs, saving


@dataclass(frozen=True, slots=True)
class Said:
    """One statement's speaker as the article's own step has it."""

    name: str
    role: str | None = None
    kind: Any = "person"
    score: float = 0.9
    candidate: bool = False


def article(
    session: Session,
    name: str,
    *said: Said | str,
    people: Sequence[str] = (),
    places: Sequence[str] = (),
    organisations: Sequence[str] = (),
    **metadata: Any,
) -> str:
    """Store an article with one statement for each speaker, and nothing resolved; gives its id."""
    speakers = [Said(one) if isinstance(one, str) else one for one in said]
    named: list[tuple[EntityLabel, str]] = [
        *(("PERSON", one) for one in people),
        *(("LOCATION", one) for one in places),
        *(("ORGANIZATION", one) for one in organisations),
    ]
    lines = [f"{one.name} said it." for one in speakers] + [words for _, words in named]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    text = "".join(f"{line}\n" for line in lines)
    found = []
    for number, (one, at) in enumerate(zip(speakers, starts, strict=False), 1):
        guess = (SpeakerGuess(one.name, one.kind, one.score, one.role),)
        parts: dict[str, Any] = {"candidates": guess} if one.candidate else {"speakers": guess}
        content = Span(at + len(one.name) + 6, at + len(one.name) + 8)
        found.append(Attribution(content=(content,), source=(Span(at, at + len(one.name)),), paragraph=number, **parts))
    entities = tuple(
        Entity(Span(at, at + len(words)), label, 0.9)
        for (label, words), at in zip(named, starts[len(speakers) :], strict=True)
    )
    known = {"outlet": f"The {name} Post", "path": f"{name}.txt", "published": "2024-05-31", "language": "en"}
    layout = Layout(tuple(saving.lines(text)))
    extraction = Extraction(layout=layout, sentences=layout.paragraphs, entities=entities, attributions=tuple(found))
    run = runs.resume_or_start(session, step=saving.STEP, model="printed", version="0.0")
    return saving.save(session, Article(text=text, **(known | metadata)), extraction, run.id, 0.1).id


def speakers(session: Session) -> dict[str, list[str]]:
    """Speaker's id → "article: name as printed" of each of its statements, in order."""
    link, mention, attribution = models.links, models.mentions, models.attributions
    rows = session.execute(
        sa.select(models.speakers.c.id, models.articles.c.path, mention.c.name)
        .join(link, link.c.speaker_pk == models.speakers.c.pk)
        .join(mention, mention.c.pk == link.c.mention_pk)
        .join(attribution, attribution.c.pk == mention.c.attribution_pk)
        .join(models.articles, models.articles.c.pk == attribution.c.article_pk)
        .where(link.c.acts, attribution.c.listed)
        .order_by(models.articles.c.path, attribution.c.start, mention.c.number)
    )
    found: dict[str, list[str]] = {}
    for speaker, path, name in rows:
        found.setdefault(speaker, []).append(f"{path.removesuffix('.txt')}: {name}")
    return found


def groups(session: Session) -> list[list[str]]:
    """What each speaker has, without the ids."""
    return sorted(speakers(session).values())


def names(session: Session) -> list[str]:
    """Under which names speakers with statements are listed."""
    link = models.links
    query = sa.select(models.speakers.c.name).join(link, link.c.speaker_pk == models.speakers.c.pk).where(link.c.acts)
    return sorted(session.scalars(query.distinct()))


def asked(session: Session) -> list[tuple[str, str]]:
    """Names of the speakers in each suggestion."""
    left, right, table = models.speakers.alias("l"), models.speakers.alias("r"), models.suggestions
    rows = session.execute(
        sa.select(left.c.name, right.c.name)
        .select_from(table)
        .join(left, left.c.pk == table.c.left_pk)
        .join(right, right.c.pk == table.c.right_pk)
    )
    return sorted((min(one, other), max(one, other)) for one, other in rows)
