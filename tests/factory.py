"""Test input in one line: articles, statements given by their words, and a database that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Article, Attribution, Circumstance, Extraction, Layout, SaidAt, Span, SpeakerGuess
from claimdb.store import links, origins, runs, saving
from claimdb.store.rows import Link, SavedArticle

TEXT = (
    "Harbour fire still burning\n"
    "The harbour master, Lena Brandt, said the fire “started in the north shed”, and it could spread.\n"
    "“Nobody was hurt,” Captain Odd Lie wrote on Telegram on Monday.\n"
    "The mayor did not say that the quay was closed.\n"
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time (from 0)."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def article(text: str = TEXT, **metadata: Any) -> Article:
    """An article of the Harbour Gazette; metadata as in Article."""
    known = {"outlet": "Harbour Gazette", "path": "fire.txt", "published": "2024-05-31", "title": "Harbour fire"}
    return Article(text=text, **(known | {"language": "en"} | metadata))


def person(name: str, score: float = 0.9, role: str | None = None) -> SpeakerGuess:
    return SpeakerGuess(name, "person", score, role)


def attribution(
    text: str, *content: str, source: str = "", cue: str = "", said_at: str = "", **more: Any
) -> Attribution:
    """The parts are given by their words; said_at is ``words|earliest|latest``, medium and the like are words."""
    for kind in ("medium", "venue", "addressee"):
        if kind in more:
            more[kind] = Circumstance(more[kind], span(text, more[kind]))
    if said_at:
        words, earliest, latest = said_at.split("|")
        more["said_at"] = SaidAt(words, span(text, words), earliest, latest)
    if isinstance(more.get("speakers"), str):
        more["speakers"] = tuple(person(name) for name in more["speakers"].split("; "))
    spans = tuple(span(text, words) for words in content)
    more.setdefault("paragraph", text[: spans[0].start].count("\n") + 1)
    return Attribution(
        content=spans,
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),) if cue else (),
        **more,
    )


def extraction(text: str = TEXT, *found: Attribution, **more: Any) -> Extraction:
    """Paragraphs are the lines; without attributions those of TEXT."""
    paragraphs = tuple(saving.lines(text))
    known: dict[str, Any] = {"layout": Layout(paragraphs), "sentences": paragraphs}
    return Extraction(attributions=found or fire(text), **(known | more))


def fire(text: str = TEXT) -> tuple[Attribution, ...]:
    """What TEXT holds: one mixed, one direct, one negated statement."""
    return (
        attribution(
            text, "the fire “started in the north shed”", "it could spread", source="The harbour master, Lena Brandt",
            cue="said", form="mixed", confidence=0.8,
            speakers=(person("Lena Brandt", role="harbour master"),),
        ),
        attribution(
            text, "“Nobody was hurt,”", source="Captain Odd Lie", cue="wrote", form="direct", medium="Telegram",
            said_at="on Monday|2024-05-27|2024-05-27", confidence=0.95,
            speakers=(person("Odd Lie", role="Captain"),),
        ),
        attribution(
            text, "the quay was closed", source="The mayor", cue="did not say", modality="negated", confidence=0.6,
            candidates=(SpeakerGuess("the mayor", "unnamed", 0.3),),
        ),
    )  # fmt: skip


def run_id(session: Session, model: str = "test", step: str = "extract") -> str:
    """A new run."""
    return runs.start(session, step=step, model=model, version="0.0", settings={}).id


def stored(
    session: Session, one: Article | None = None, found: Extraction | None = None, *, run: str | None = None
) -> SavedArticle:
    """Save an article with its extraction, and link every mention to a speaker of its name."""
    kept = one or article()
    saved = saving.save(session, kept, found or extraction(kept.text), run or run_id(session), 0.1)
    link_all(session, [saved.id])
    return saved


def link_all(session: Session, article_ids: Sequence[str] | None = None) -> int:
    """Equal names are one speaker, with the mention's own score."""
    mentions = list(links.mentions(session, article_ids=article_ids))
    made = [Link(mention.pk, mention.name, mention.kind, mention.score) for mention in mentions]
    return links.write(session, made, run_id(session, "names", "resolve"))


def standing(session: Session) -> origins.Standing:
    """What stands behind passages of all that is stored."""
    return origins.Standing(session, session.scalars(sa.select(models.versions.c.pk)).all())
