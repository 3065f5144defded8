"""A made-up database of any size, written through the store as extraction would write it.

    python benchmarks/generate.py out.db [--attributions 100000]

Speakers follow Zipf's law over two thousand people. One more, `SPEAKER`, says about one statement in two thousand.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from claimdb import __version__, db, resolution
from claimdb.records import Article, Attribution, Extraction, Form, Layout, Region, Span, SpeakerGuess
from claimdb.store import runs, saving

if TYPE_CHECKING:
    import sqlalchemy as sa

SPEAKER = "Ilka Marrowby"
EVERY = 2000
PEOPLE = 2000
OUTLETS = 40
AN_ARTICLE = 25
"""Attributions."""
AT_ONCE = 100
"""Articles in one transaction."""
_FORMS: tuple[Form, ...] = ("direct", "mixed", "indirect", "indirect")
_SYLLABLES = ("ka", "ro", "len", "mi", "tas", "vor", "bel", "an", "dru", "fi", "os", "tem", "gra", "hul", "ne", "sor")
_VOCABULARY = (
    "harbour bridge council water report money school train budget forest engine doctor market winter signal tower "
    "would could never always again before after without against under between nobody everyone will must should"
)
_WORDS = _VOCABULARY.split()


def generate(path: str | Path, attributions: int, *, seed: int = 0) -> int:
    """Make the database; gives the number of articles. A file that is there already is refused."""
    if Path(path).exists():
        raise SystemExit(f"{path} is there already.")
    chance = random.Random(seed)
    people = [_name(chance) for _ in range(PEOPLE)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(PEOPLE)))
    engine = db.open_database(str(path))
    articles = -(-attributions // AN_ARTICLE)
    with db.session(engine, write=True) as session:
        run = runs.start(session, step=saving.STEP, model="made up", version=__version__).id
    for first in range(0, articles, AT_ONCE):
        batch = range(first, min(articles, first + AT_ONCE))
        _write(engine, run, [_article(n, attributions, chance, people, weights) for n in batch])
    with db.session(engine, write=True) as session:
        runs.finish(session, run)
    with db.session(engine, write=True) as session:
        resolution.resolve(session)
    db.optimize(engine)
    engine.dispose()
    return articles


def _write(engine: sa.Engine, run: str, found: list[tuple[Article, Extraction]]) -> None:
    with db.session(engine, write=True) as session:
        for article, extraction in found:
            saving.save(session, article, extraction, run, 0.1)


def _name(chance: random.Random) -> str:
    given, surname = ("".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 4))).capitalize() for _ in range(2))
    return f"{given} {surname}"


def _article(
    number: int, attributions: int, chance: random.Random, people: list[str], weights: list[float]
) -> tuple[Article, Extraction]:
    """A text of one sentence a paragraph, each a statement, and what there is to find in it."""
    names = chance.choices(people, cum_weights=weights, k=4)
    lines: list[str] = []
    found: list[Attribution] = []
    paragraphs: list[Span] = []
    at = 0
    for index in range(number * AN_ARTICLE, min(attributions, (number + 1) * AN_ARTICLE)):
        name = SPEAKER if index % EVERY == EVERY // 2 else chance.choice(names)
        line, attribution = _statement(at, len(lines) + 1, name, chance)
        lines.append(line)
        found.append(attribution)
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    published = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    article = Article(
        text="\n".join(lines) + "\n",
        path=f"made/{number:06}.txt",
        url=f"https://outlet{number % OUTLETS}.example/{number}",
        outlet=f"Outlet {number % OUTLETS}",
        title=f"Article {number}",
        published=published.isoformat(),
        language="en",
    )
    layout = Layout(tuple(paragraphs), tuple(_regions(paragraphs)))
    return article, Extraction(layout=layout, sentences=tuple(paragraphs), attributions=tuple(found))


def _regions(paragraphs: list[Span]) -> Iterator[Region]:
    """The first line is taken for a heading."""
    if len(paragraphs) > 1:
        yield Region(paragraphs[0], "heading")


def _statement(at: int, paragraph: int, name: str, chance: random.Random) -> tuple[str, Attribution]:
    """``“Words of content,” Name said.``, beginning at offset `at`."""
    content = " ".join(chance.choices(_WORDS, k=chance.randrange(6, 30))).capitalize()
    who = at + len(content) + 4
    said = who + len(name) + 1
    guess = SpeakerGuess(name, "person", 0.9)
    attribution = Attribution(
        content=(Span(at + 1, at + 1 + len(content)),),
        source=(Span(who, who + len(name)),),
        cue=(Span(said, said + 4),),
        form=chance.choice(_FORMS),
        speakers=(guess,),
        paragraph=paragraph,
        region="heading" if paragraph == 1 else "body",
        confidence=chance.random(),
    )
    return f"“{content},” {name} said.", attribution


def main() -> None:
    """Parse, generate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    begun = time.perf_counter()
    articles = generate(options.path, options.attributions, seed=options.seed)
    size = Path(options.path).stat().st_size / 2**20
    seconds = time.perf_counter() - begun
    print(f"{options.attributions:,} attributions in {articles:,} articles, {size:,.0f} MB, {seconds:,.1f} s")


if __name__ == "__main__":
    main()
