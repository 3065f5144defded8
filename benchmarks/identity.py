"""Speakers across made-up articles with known truth: B-cubed, and how the time grows.

    python -m benchmarks.identity [--mentions 10000 100000 1000000] [--seed 0] [--by-kind]

Articles (benchmarks.news) are written to a database as extraction leaves them; `resolve` is timed and judged. A mention
counts as precise by the share of its speaker's mentions that are truly the same person's, and as recalled by the share
of the person's mentions that its speaker has (Bagga and Baldwin 1998; Amigó et al. 2009).
"""

from __future__ import annotations

import argparse
import math
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from benchmarks import news
from claimdb import __version__, db, models, resolution
from claimdb.store import keys, runs, saving
from claimdb.text import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOMENT = "2024-01-01T00:00:00Z"
AT_ONCE = 1000
"""Articles in one transaction."""


class BCubed(NamedTuple):
    """0–1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> BCubed:
    """Of items that were put into groups: the group found for each, the true one for each, in the same order."""
    both = Counter(zip(found, truth, strict=True))
    groups, true_groups = Counter(found), Counter(truth)
    if not both:
        return BCubed(1.0, 1.0)
    precise = sum(n * n / groups[group] for (group, _), n in both.items())
    recalled = sum(n * n / true_groups[group] for (_, group), n in both.items())
    return BCubed(precise / len(found), recalled / len(found))


# ── a database ───────────────────────────────────────────────────────────────────────────────────────────────────


def write(engine: sa.Engine, articles: Iterable[news.News]) -> list[news.Printed]:
    """Store the articles as extraction would; gives their mentions in the order of the rows."""
    mentions: list[news.Printed] = []
    with db.session(engine, write=True) as session:
        run_id = runs.start(session, step=saving.STEP, model="made up", version=__version__).id
        run_pk = session.scalar(sa.select(models.runs.c.pk).where(models.runs.c.id == run_id))
    outlets: dict[str, int] = {}
    number = 0
    source = iter(articles)
    while batch := list(islice(source, AT_ONCE)):
        rows: dict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
        for one in batch:
            number += 1
            _rows(rows, one, number, len(mentions), int(run_pk or 0), outlets.setdefault(one.outlet, len(outlets) + 1))
            mentions += one.mentions
        with db.session(engine, write=True) as session:
            _insert(session, rows, outlets)
    return mentions


def _rows(
    rows: dict[sa.Table, list[dict[str, Any]]], one: news.News, number: int, before: int, run_pk: int, outlet_pk: int
) -> None:
    """Every table's rows of one article, whose row number is ``number``; ``before``: statements of earlier ones."""
    key = f"file:{one.outlet}\nmade/{number:07}.txt"
    rows[models.articles].append(
        {
            "pk": number, "id": keys.article_id(key), "key": key, "outlet_pk": outlet_pk, "path": key.split("\n")[1],
            "published": one.published, "language": "en",
        }
    )  # fmt: skip
    text = "".join(f"“No,” {mention.name} said.\n" for mention in one.mentions)
    rows[models.versions].append(
        {
            "pk": number, "article_pk": number, "number": 1, "is_latest": True, "text": text, "as_read": {},
            "sha256": keys.sha256(text), "raw_sha256": keys.sha256(text), "added_at": MOMENT, "first_line": 1,
            "notes": [],
        }
    )  # fmt: skip
    rows[models.passes].append(
        {
            "pk": number, "version_pk": number, "run_pk": run_pk, "step": saving.STEP, "is_current": True,
            "seconds": 0.1, "made_at": MOMENT,
        }
    )  # fmt: skip
    at = 0
    for index, mention in enumerate(one.mentions):
        pk = before + index + 1
        rows[models.attributions].append(
            {
                "pk": pk, "id": f"{pk:012x}", "pass_pk": number, "version_pk": number, "article_pk": number,
                "number": index, "listed": True, "resolved": False, "form": "direct", "modality": "asserted",
                "region": "body", "paragraph": index + 1, "line": index + 1, "confidence": 0.9, "text": "No,",
                "source_text": mention.name, "cue_text": "said", "start": at + 1, "end": at + 4,
                "said_from": one.published, "said_to": one.published,
            }
        )  # fmt: skip
        rows[models.mentions].append(
            {
                "pk": pk, "attribution_pk": pk, "number": 0, "name": mention.name, "key": fold(mention.name),
                "kind": "person", "score": 0.95, "role": mention.role, "candidate": False, "start": at + 6,
                "end": at + 6 + len(mention.name),
            }
        )  # fmt: skip
        at += len(mention.name) + 13
    rows[models.entities] += [
        {"pass_pk": number, "number": n, "label": label, "text": words, "start": n, "end": n + 1, "score": 0.95}
        for n, (label, words) in enumerate(one.entities)
    ]


def _insert(session: Session, rows: dict[sa.Table, list[dict[str, Any]]], outlets: dict[str, int]) -> None:
    known = session.scalar(sa.select(sa.func.count()).select_from(models.outlets)) or 0
    new = [{"pk": pk, "name": name, "key": fold(name)} for name, pk in outlets.items() if pk > known]
    for table, some in [(models.outlets, new), *rows.items()]:
        if some:
            session.connection().execute(sa.insert(table), some)


def speakers(session: Session) -> Iterator[int | None]:
    """The speaker of each mention, in the order of the rows."""
    link, mention = models.links, models.mentions
    query = (
        sa.select(link.c.speaker_pk)
        .select_from(mention)
        .outerjoin(link, sa.and_(link.c.mention_pk == mention.c.pk, link.c.acts))
        .order_by(mention.c.pk)
    )
    return iter(session.scalars(query))


# ── measured ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """``seconds`` of resolution alone; ``memory``: the process's greatest so far, in MB."""

    mentions: int
    articles: int
    people: int
    found: int
    suggestions: int
    seconds: float
    memory: float
    score: BCubed
    rates: dict[str, float]
    by_kind: dict[str, BCubed]

    @property
    def cost(self) -> float:
        """Microseconds for each mention and each doubling of their number."""
        return 1e6 * self.seconds / (self.mentions * math.log2(self.mentions))


def measure(path: Path, mentions: int, seed: int) -> Measured:
    """Make a database of so many mentions, resolve it, compare with the truth."""
    world = news.make_world(mentions, seed)
    engine = db.open_database(str(path))
    printed = write(engine, news.articles(world, mentions))
    db.optimize(engine)
    begun = time.perf_counter()
    with db.session(engine, write=True) as session:
        resolution.resolve(session)
    seconds = time.perf_counter() - begun
    with db.session(engine) as session:
        found = list(speakers(session))
        counts = [
            session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (models.articles, models.speakers, models.suggestions)
        ]
    engine.dispose()
    truth = [one.person for one in printed]
    kinds = _kinds(world, printed)
    return Measured(
        mentions=len(printed),
        articles=counts[0],
        people=len(set(truth)),
        found=counts[1],
        suggestions=counts[2],
        seconds=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        score=b_cubed(found, truth),
        rates={kind: len(some) / len(printed) for kind, some in kinds.items()},
        by_kind={kind: _of(some, found, truth) for kind, some in kinds.items()},
    )


def _kinds(world: news.World, printed: Sequence[news.Printed]) -> dict[str, list[int]]:
    """Positions of the mentions by how they are printed, and of those of namesakes."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(printed):
        kinds[one.how].append(position)
        if one.person in world.namesakes:
            kinds["namesake"].append(position)
    return dict(sorted(kinds.items()))


def _of(positions: Sequence[int], found: Sequence[Hashable], truth: Sequence[Hashable]) -> BCubed:
    """The mean over some of the mentions, each judged among all."""
    both = Counter(zip(found, truth, strict=True))
    groups, true_groups = Counter(found), Counter(truth)
    own = [(both[found[at], truth[at]], groups[found[at]], true_groups[truth[at]]) for at in positions]
    return BCubed(sum(n / group for n, group, _ in own) / len(own), sum(n / true for n, _, true in own) / len(own))


def report(measured: Sequence[Measured], *, by_kind: bool) -> None:
    """The table; costs relative to that of the first size."""
    print(
        f"{'mentions':>10} {'articles':>9} {'people':>7} {'found':>7} {'asked':>7}  {'P':>6} {'R':>6} {'F1':>6}"
        f" {'seconds':>8} {'µs each':>8} {'/ n log n':>9} {'peak MB':>8}"
    )
    for one in measured:
        print(
            f"{one.mentions:10,} {one.articles:9,} {one.people:7,} {one.found:7,} {one.suggestions:7,}"
            f"  {one.score.precision:6.4f} {one.score.recall:6.4f} {one.score.f1:6.4f} {one.seconds:8.1f}"
            f" {1e6 * one.seconds / one.mentions:8.0f} {one.cost / measured[0].cost:9.2f} {one.memory:8,.0f}"
        )
    for one in measured if by_kind else ():
        print(f"\n{one.mentions:,} mentions by how they are printed (one may be of a namesake too)")
        for kind, score in one.by_kind.items():
            print(f"{kind:>10} {one.rates[kind]:6.1%}  P {score.precision:.3f}  R {score.recall:.3f}")


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--by-kind", action="store_true")
    options = parser.parse_args()
    measured = []
    for mentions in options.mentions:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(Path(folder) / "made.db", mentions, options.seed))
    report(measured, by_kind=options.by_kind)


if __name__ == "__main__":
    main()
