"""Copies found among made-up articles (benchmarks.copies): precision and recall for each way and level, and the time.

    python -m benchmarks.origins [--articles 100000] [--copies 50] [--seed 0] [--at-once 100] [--shuffled]

The articles are written to a database as extraction leaves them, without statements, and linked as `ingest` does it:
some at a time, each against all that came before, originals and copies mixed. They come as they were published, day by
day; ``--shuffled``, in any order: then the later ones find more of their own event stored already, so that time grows
with what there is to compare, whatever else is stored. Found counts pairs of articles: a copy
and its original, or two copies of one original, with any passage in common. Precision is of the pairs with a copy of
that way and level in them. Of the copies' paragraphs, `covered` is the share of the words taken from the original that
stand in a passage linked to it, `reworded` the same of the reworded paragraphs alone, `beyond` the share of the linked
words that were not taken from it.

Time is given for each tenth of the articles, as median over the batches in it: processor time for each added article,
the same as a ratio to the first tenth, and that ratio divided by how much longer a fixed piece of work took meanwhile
(`level`), which is what is left of it when the machine itself was slower.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import sqlalchemy as sa

from benchmarks.copies import HOWS, LEVELS, Made, articles
from claimdb import __version__, db, lineage, models
from claimdb.copying.groups import Place, merged
from claimdb.copying.prepare import prepare
from claimdb.records import Span
from claimdb.store import keys, runs, saving
from claimdb.text import fold

STRETCHES = 10
FIXED = 10
"""Articles whose preparation is the fixed piece of work."""
MOMENT = "2024-01-01T00:00:00Z"


@dataclass(slots=True)
class Cell:
    """Copies made in one way at one level."""

    copies: int = 0
    found: int = 0
    right: int = 0
    """Pairs of articles that hang together and truly do; of ``pairs``."""
    pairs: int = 0
    taken: int = 0
    covered: int = 0
    reworded: int = 0
    reworded_covered: int = 0
    linked: int = 0
    beyond: int = 0


class Slice(NamedTuple):
    """Articles stored before, and seconds for each that was added then: processor time, and by the clock.

    ``fixed``: seconds of processor time for the same piece of work each time.
    """

    stored: int
    seconds: float
    clock: float
    fixed: float


@dataclass(slots=True)
class Measured:
    """``wrong``: pairs of articles with no copy among them that hang together."""

    cells: dict[tuple[str, float], Cell] = field(default_factory=lambda: defaultdict(Cell))
    slices: list[Slice] = field(default_factory=list)
    wrong: int = 0
    megabytes: float = 0.0
    before: float = 0.0
    """Memory, in MB, before anything was stored: what the made articles take."""
    peak: float = 0.0


def measure(path: Path, made: Sequence[Made], at_once: int, seed: int, *, shuffled: bool = False) -> Measured:
    """Store and link the articles by day of publication or in any order, then compare with how they were made."""
    engine = db.open_database(str(path))
    order = random.Random(seed).sample(range(len(made)), len(made))
    if not shuffled:
        order.sort(key=lambda number: made[number].published)
    done = Measured(before=_memory())
    gc.freeze()  # what was made is no work of the step that is measured
    with db.session(engine, write=True) as session:
        run_id = runs.start(session, step=saving.STEP, model="made up", version=__version__).id
        run_pk = runs.row_number(session, run_id)
    outlets: dict[str, int] = {}
    for at in range(0, len(order), at_once):
        some = order[at : at + at_once]
        with db.session(engine, write=True) as session:
            ids = _store(session, [(number, made[number]) for number in some], run_pk, outlets)
        begun, clock = time.process_time(), time.perf_counter()
        with db.session(engine, write=True) as session:
            lineage.link(session, ids)
        spent = time.process_time() - begun, time.perf_counter() - clock
        done.slices.append(Slice(at, spent[0] / len(some), spent[1] / len(some), _fixed_work(made)))
        if at // at_once % 10 == 9:
            _tell(done.slices[-10:])
    done.peak = _memory()
    db.optimize(engine)
    with db.session(engine) as session:
        _judge(session, made, done)
    engine.dispose()
    done.megabytes = path.stat().st_size / 2**20
    return done


def _memory() -> float:
    """The most that was held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _fixed_work(made: Sequence[Made]) -> float:
    begun = time.process_time()
    for one in made[:FIXED]:
        assert len(prepare(one.text, [Span(*span) for span in _spans(one)]).distinct)
    return time.process_time() - begun


def _tell(slices: Sequence[Slice]) -> None:
    mean, clock = (1000 * sum(one[at] for one in slices) / len(slices) for at in (1, 2))
    print(
        f"{slices[-1].stored:,} articles stored, {mean:.1f} ms of processor time ({clock:.1f} by the clock) "
        "for each added",
        file=sys.stderr,
        flush=True,
    )


def _store(session: Any, some: Sequence[tuple[int, Made]], run_pk: int, outlets: dict[str, int]) -> list[str]:
    """Rows of the articles, whose row numbers are one more than their numbers; gives their ids."""
    known = len(outlets)
    rows: dict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
    ids = []
    for number, one in some:
        key, pk = f"file:{one.outlet}\nmade/{number:07}.txt", number + 1
        ids.append(keys.article_id(key))
        outlet = outlets.setdefault(one.outlet, len(outlets) + 1)
        rows[models.articles].append(
            {"pk": pk, "id": ids[-1], "key": key, "outlet_pk": outlet, "published": one.published, "language": "en"}
        )
        rows[models.versions].append(
            {
                "pk": pk, "article_pk": pk, "number": 1, "is_latest": True, "text": one.text, "as_read": {},
                "sha256": keys.sha256(one.text), "raw_sha256": keys.sha256(one.text), "added_at": MOMENT,
                "first_line": 1, "notes": [],
            }
        )  # fmt: skip
        rows[models.passes].append(
            {
                "pk": pk, "version_pk": pk, "run_pk": run_pk, "step": saving.STEP, "is_current": True, "seconds": 0.1,
                "made_at": MOMENT,
            }
        )  # fmt: skip
        rows[models.paragraphs] += [
            {"version_pk": pk, "number": n, "start": start, "end": end} for n, (start, end) in enumerate(_spans(one), 1)
        ]
    new = [{"pk": pk, "name": name, "key": fold(name)} for name, pk in outlets.items() if pk > known]
    for table, values in [(models.outlets, new), *rows.items()]:
        if values:
            session.connection().execute(sa.insert(table), values)
    return ids


def _spans(one: Made) -> Iterator[tuple[int, int]]:
    at = 0
    for paragraph in one.paragraphs:
        yield at, at + len(paragraph)
        at += len(paragraph) + 2


# ── judged ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _judge(session: Any, made: Sequence[Made], done: Measured) -> None:
    table = models.copies
    linked: dict[tuple[int, int], list[Place]] = defaultdict(list)
    query = sa.select(
        *(table.c.left_version_pk, table.c.left_start, table.c.left_end),
        *(table.c.right_version_pk, table.c.right_start, table.c.right_end),
    )
    for row in session.execute(query):
        left, right = Place(row[0] - 1, row[1], row[2]), Place(row[3] - 1, row[4], row[5])
        linked[left.version, right.version].append(left)
        linked[right.version, left.version].append(right)
    root = [number if one.source is None else one.source for number, one in enumerate(made)]
    for one, other in linked:
        if one < other and made[one].source is None and made[other].source is None:
            done.wrong += 1
        elif made[one].source is not None:
            cell = done.cells[made[one].how, made[one].level]
            cell.pairs += 1
            cell.right += root[one] == root[other]
    for number, one in enumerate(made):
        if one.source is not None:
            cell = done.cells[one.how, one.level]
            cell.copies += 1
            cell.found += (number, one.source) in linked
            _cover(cell, one, merged(linked.get((number, one.source), [])))


def _cover(cell: Cell, one: Made, places: Sequence[Place]) -> None:
    """Count the words of the copy's paragraphs, in passages linked to the original and in all."""
    for paragraph, (start, end) in enumerate(_spans(one)):
        inside = sum(max(0, min(end, place.end) - max(start, place.start)) for place in places)
        cell.linked += inside
        if one.taken[paragraph] is None:
            cell.beyond += inside
            continue
        cell.taken += end - start
        cell.covered += inside
        if paragraph in one.changed:
            cell.reworded += end - start
            cell.reworded_covered += inside


def report(done: Measured) -> None:
    """The tables."""
    print(f"{'way':>10} {'level':>6} {'copies':>7} {'P':>6} {'R':>6} {'covered':>8} {'reworded':>9} {'beyond':>7}")
    for how in HOWS:
        for level in LEVELS:
            cell = done.cells[how, level]
            print(
                f"{how:>10} {level:6.0%} {cell.copies:7} {_share(cell.right, cell.pairs)} "
                f"{_share(cell.found, cell.copies)} {_share(cell.covered, cell.taken):>8} "
                f"{_share(cell.reworded_covered, cell.reworded):>9} {_share(cell.beyond, cell.linked):>7}"
            )
    print(f"\n{done.wrong:,} pairs of articles without a copy among them hang together")
    _report_time(done.slices)
    print(f"\ndatabase {done.megabytes:,.0f} MB")
    print(f"peak memory {done.peak:,.0f} MB, of which {done.before:,.0f} before anything was stored")


def _report_time(slices: Sequence[Slice]) -> None:
    print(f"\n{'articles stored':>18} {'ms':>7} {'by the clock':>13} {'ratio':>6} {'level':>6}")
    size = -(-len(slices) // STRETCHES)
    stretches = [slices[at : at + size] for at in range(0, len(slices), size)]
    first = [median(values) for values in zip(*stretches[0], strict=True)]
    for some in stretches:
        _, seconds, clock, fixed = (median(values) for values in zip(*some, strict=True))
        ratio = seconds / first[1]
        print(
            f"{some[0].stored:>8,} –{some[-1].stored:>8,} {1000 * seconds:7.1f} {1000 * clock:13.1f} {ratio:6.2f} "
            f"{ratio / (fixed / first[3]):6.2f}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:6.3f}" if whole else "     –"


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=50, help="for each way and level")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--at-once", type=int, default=100)
    parser.add_argument("--shuffled", action="store_true", help="let articles come in any order, not day by day")
    parser.add_argument("--database", type=Path, help="a new file to keep")
    options = parser.parse_args()
    made = articles(options.articles, options.copies, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "made.db"
        report(measure(path, made, options.at_once, options.seed, shuffled=options.shuffled))


if __name__ == "__main__":
    main()
