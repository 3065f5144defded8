"""Claims and disputes at scale: made-up news with known repeats and conflicts, the time and memory that they cost.

    python -m benchmarks.matters [--attributions 10000 100000] [--added 40]

For each size a database is made and brought up to date as `ingest` does it, in batches; then articles are added one by
one. Printed are precision and recall of repeats (pairs of statements in one claim) and of conflicts (pairs of holders
in one dispute), the time that an added article takes in each step as a share of what extracting its text takes in the
same run on one core, and the peak of memory.

Ctrl-C ends the making, and what is there by then is measured.

A third of what the made-up articles report is reported again by other outlets: word for word, trimmed or within other
words; one fact in fifteen is told with another figure, or denied, by somebody else.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from benchmarks.copies import _vocabulary, _weights
from claimdb import __version__, comparing, db, disputes, grouping, lineage, models, resolution, workflow
from claimdb.records import Article, Attribution, Entity, Extraction, Layout, Span, SpeakerGuess
from claimdb.store import runs, saving

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AN_ARTICLE = 20
"""Statements."""
AT_ONCE = 100
"""Articles stored and brought up to date together."""
STRETCH = 1000
"""Articles after which it is told how long each step took."""
OUTLETS = 60
AGAIN = 0.33
"""Share of facts that other outlets print, too."""
DISPUTED = 1 / 15
_SYLLABLES = ("ka", "ro", "len", "mi", "tas", "vor", "bel", "an", "dru", "fi", "os", "tem", "gra", "hul", "ne", "sor")
_LOST = ("lost", "destroyed", "captured", "repaired", "bought", "counted", "sold", "moved", "inspected", "buried")
_SMALL = ("the", "a", "of", "in", "to", "and", "for", "on", "with", "at", "from", "by")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a speaker said, once; ``number`` tells it apart. ``against``: the fact that it cannot hold beside."""

    number: int
    speaker: str
    words: str
    against: int | None = None


@dataclass(slots=True)
class Made:
    """An article with what it holds: facts by their place."""

    article: Article
    extraction: Extraction
    facts: list[int] = field(default_factory=list)


class World:
    """Events one after the other, each told by a few outlets within three days."""

    def __init__(self, seed: int = 0) -> None:
        self.chance = random.Random(seed)
        self.numbers = itertools.count()
        self.against: set[frozenset[int]] = set()
        self.articles = 0

    def stories(self) -> Iterator[list[Made]]:
        for number in itertools.count():
            yield self._event(date(2015, 1, 1) + timedelta(days=number // 12))

    def _event(self, day: date) -> list[Made]:
        chance = self.chance
        people = [self._name(2) for _ in range(6)]
        places = [self._name(1) for _ in range(3)]
        nouns = chance.sample(_vocabulary(), 12)
        outlets = chance.sample(range(OUTLETS), chance.randrange(1, 5))
        known: list[Fact] = []
        told = []
        for outlet in outlets:
            facts = [self._fact(people, places, nouns, known) for _ in range(AN_ARTICLE)]
            known += [fact for fact in facts if fact not in known]
            told.append(self._article(outlet, day + timedelta(days=chance.randrange(3)), facts, places))
        return told

    def _fact(self, people: Sequence[str], places: Sequence[str], nouns: Sequence[str], known: list[Fact]) -> Fact:
        chance = self.chance
        if known and chance.random() < AGAIN:
            return chance.choice(known)
        if known and chance.random() < DISPUTED * 2:
            fact = self._opposed(chance.choice(known), people)
            if fact is not None:
                return fact
        figure = chance.randrange(12, 900)
        noun, other = chance.sample(nouns, 2)
        words = (
            f"{self._name(1)} {chance.choice(_LOST)} {figure} {noun}s near {chance.choice(places)} {self._run(other)}"
        )
        return Fact(next(self.numbers), chance.choice(people), words)

    def _opposed(self, fact: Fact, people: Sequence[str]) -> Fact | None:
        others = [name for name in people if name != fact.speaker]
        words = fact.words.split()
        at = next((n for n, word in enumerate(words) if word.isdigit()), None)
        if at is None:
            return None
        if self.chance.random() < 0.6:
            words[at] = str(round(int(words[at]) * self.chance.choice((0.3, 0.5, 2, 4))))
        else:
            words[1:2] = ["never", words[1]]
        made = Fact(next(self.numbers), self.chance.choice(others), " ".join(words), fact.number)
        self.against.add(frozenset((made.number, fact.number)))
        return made

    def _run(self, noun: str) -> str:
        chance, words = self.chance, []
        for _ in range(chance.randrange(4, 9)):
            rare = chance.choices(_vocabulary(), cum_weights=_weights())[0]
            words += [chance.choice(_SMALL), rare]
        words.insert(chance.randrange(len(words)), noun)
        return " ".join(words)

    def _name(self, parts: int) -> str:
        names = ("".join(self.chance.choices(_SYLLABLES, k=self.chance.randrange(2, 4))) for _ in range(parts))
        return " ".join(name.capitalize() for name in names)

    def _article(self, outlet: int, day: date, facts: Sequence[Fact], places: Sequence[str]) -> Made:
        number, self.articles = self.articles, self.articles + 1
        text, found, paragraphs, entities = "", [], [], []
        for fact in facts:
            line, attribution, named = self._line(fact, len(text), len(paragraphs) + 1, places)
            paragraphs.append(Span(len(text), len(text) + len(line)))
            text += line + "\n"
            found.append(attribution)
            entities += named
        article = Article(
            text=text,
            path=f"made/{number:06}.txt",
            url=f"https://outlet{outlet}.example/{number}",
            outlet=f"Outlet {outlet}",
            published=day.isoformat(),
            language="en",
        )
        extraction = Extraction(
            layout=Layout(tuple(paragraphs)),
            sentences=tuple(paragraphs),
            entities=tuple(entities),
            attributions=tuple(found),
        )
        return Made(article, extraction, [fact.number for fact in facts])

    def _line(
        self, fact: Fact, at: int, paragraph: int, places: Sequence[str]
    ) -> tuple[str, Attribution, list[Entity]]:
        words = fact.words.split()
        if self.chance.random() < 0.3:
            words = words[: max(8, len(words) - self.chance.randrange(1, 6))]
        quoted = self.chance.random() < 0.5
        content = f"“{' '.join(words)},”" if quoted else " ".join(words)
        line = f"{content} {fact.speaker} said." if quoted else f"{fact.speaker} said that {content}."
        start = at + line.index(content)
        who = at + line.index(fact.speaker)
        said = at + line.index(" said") + 1
        named = [Entity(Span(who, who + len(fact.speaker)), "PERSON")]
        for place in places:
            if place in content.split():
                begins = start + content.index(place)
                named.append(Entity(Span(begins, begins + len(place)), "LOCATION"))
        return (
            line,
            Attribution(
                content=(Span(start, start + len(content)),),
                source=(Span(who, who + len(fact.speaker)),),
                cue=(Span(said, said + 4),),
                form="direct" if quoted else "indirect",
                speakers=(SpeakerGuess(fact.speaker, "person", 0.95),),
                paragraph=paragraph,
            ),
            named,
        )


# ── the steps ────────────────────────────────────────────────────────────────────────────────────────────────────

STEPS: dict[str, Callable[[Session, Sequence[str]], object]] = {
    "speakers": resolution.resolve,
    "passages": comparing.compare,
    "origins": lineage.link,
    "claims": grouping.group,
    "disputes": disputes.detect,
}


def store(session: Session, made: Sequence[Made], run: str) -> list[str]:
    return [saving.save(session, one.article, one.extraction, run, 0.1).id for one in made]


def bring_up(session: Session, ids: Sequence[str]) -> dict[str, float]:
    """Every step after extraction; seconds."""
    took = {}
    with workflow.uncollected():
        for name, step in STEPS.items():
            begun = time.process_time()
            step(session, ids)
            took[name] = time.process_time() - begun
    return took


def extraction_seconds(texts: Sequence[str]) -> float:
    """Of an article, on one core, the model warm."""
    import claimdb

    nlp = claimdb.load_nlp()
    list(nlp.pipe(texts[:2]))
    begun = time.process_time()
    list(nlp.pipe(texts))
    return (time.process_time() - begun) / len(texts)


def measure(attributions: int, added: int, seed: int) -> None:
    world = World(seed)
    stories = (made for story in world.stories() for made in story)
    wanted = -(-attributions // AN_ARTICLE)
    facts: dict[str, list[int]] = {}
    stopped: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    with tempfile.TemporaryDirectory() as folder:
        engine = db.open_database(str(Path(folder) / "made.db"))
        with db.session(engine, write=True) as session:
            run = runs.start(session, step=saving.STEP, model="made up", version=__version__).id
            runs.finish(session, run)
        begun, total, before = time.perf_counter(), defaultdict[str, float](float), dict[str, float]()
        while len(facts) < wanted and not stopped:
            batch = list(itertools.islice(stories, min(AT_ONCE, wanted - len(facts))))
            with db.session(engine, write=True) as session:
                ids = store(session, batch, run)
                facts.update(zip(ids, (made.facts for made in batch), strict=True))
                for name, seconds in bring_up(session, ids).items():
                    total[name] += seconds
            if len(facts) % STRETCH == 0:
                _tell_stretch(len(facts), time.perf_counter() - begun, before, total)
                before = dict(total)
        attributions, wanted = len(facts) * AN_ARTICLE, len(facts)
        each = {name: seconds / len(facts) for name, seconds in total.items()}
        alone = defaultdict[str, float](float)
        more = list(itertools.islice(stories, added))
        for made in more:
            with db.session(engine, write=True) as session:
                ids = store(session, [made], run)
                facts[ids[0]] = made.facts
                for name, seconds in bring_up(session, ids).items():
                    alone[name] += seconds / added
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        whole = extraction_seconds([made.article.text for made in more])
        with db.session(engine) as session:
            repeats, conflicts = quality(session, facts, world.against)
        engine.dispose()
    print(f"{attributions:,} statements in {wanted:,} articles; memory at most {memory:.2f} GB")
    print(f"  repeats {repeats}\n  conflicts {conflicts}")
    print(f"  extraction of an article {whole * 1000:,.0f} ms; share of it that each step takes:")
    for name in STEPS:
        print(f"    {name:9} {each[name] / whole:6.3f} in batches, {alone[name] / whole:6.3f} one by one")
    after = [sum(took[name] for name in ("passages", "claims", "disputes")) / whole for took in (each, alone)]
    print(f"    passages, claims, disputes together {after[0]:.3f} in batches, {after[1]:.3f} one by one")


def _tell_stretch(articles: int, seconds: float, before: Mapping[str, float], now: Mapping[str, float]) -> None:
    """Each step's milliseconds for an article since the last :data:`STRETCH`, to show whether they grow."""
    each = ", ".join(f"{name} {(now[name] - before.get(name, 0.0)) / STRETCH * 1000:.0f}" for name in STEPS)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"  {articles * AN_ARTICLE:,} statements, {seconds:,.0f} s, {memory:.2f} GB; ms an article: {each}", flush=True
    )


# ── right and wrong ──────────────────────────────────────────────────────────────────────────────────────────────


def quality(session: Session, facts: dict[str, list[int]], against: set[frozenset[int]]) -> tuple[str, str]:
    """Of repeats and of conflicts, pair by pair."""
    article, attribution = models.articles, models.attributions
    rows = session.execute(
        sa.select(attribution.c.pk, article.c.id, attribution.c.number)
        .join(article, article.c.pk == attribution.c.article_pk)
        .where(attribution.c.listed)
    )
    fact_of = {row.pk: facts[row.id][row.number] for row in rows}
    appears: dict[int, set[int]] = defaultdict(set)
    for claim, pk in session.execute(sa.select(models.appearances.c.claim_pk, models.appearances.c.attribution_pk)):
        appears[claim].add(pk)
    by_fact: dict[int, list[int]] = defaultdict(list)
    for pk, fact in fact_of.items():
        by_fact[fact].append(pk)
    true = {frozenset(pair) for pks in by_fact.values() for pair in itertools.combinations(pks, 2)}
    said = {frozenset(pair) for pks in appears.values() for pair in itertools.combinations(sorted(pks), 2)}
    position, passage = models.positions, models.passages
    sides: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for dispute, side, pk in session.execute(
        sa.select(position.c.dispute_pk, position.c.side, passage.c.attribution_pk)
        .join(passage, passage.c.pk == position.c.passage_pk)
        .where(passage.c.attribution_pk.is_not(None))
    ):
        sides[dispute].add((side, fact_of[pk]))
    found = {
        frozenset((one[1], other[1]))
        for some in sides.values()
        for one, other in itertools.combinations(sorted(some), 2)
        if one[0] != other[0]
    }
    told = set(fact_of.values())
    return _told(said, true), _told(found, {pair for pair in against if pair <= told})


def _told(found: set[frozenset[int]], true: set[frozenset[int]]) -> str:
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    return f"precision {precision:.3f} recall {recall:.3f} ({len(true):,} pairs, {len(found):,} found)"


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attributions", type=int, nargs="+", default=[10_000])
    parser.add_argument("--added", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for size in options.attributions:
        measure(size, options.added, options.seed)


if __name__ == "__main__":
    main()
