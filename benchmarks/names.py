"""How well names are compared, and how long it takes.

    python benchmarks/names.py [--pairs ../shared/data/names/name_bench.csv] [--names 100000]

The pairs are OpenSanctions' (name_bench.csv: two names, whether they mean one entity). Which way the names of a row
differ is marked by row number in `tests/gold/names.json`. Nothing is fitted: the weights in `claimdb/names/people.py`
and `organisations.py` are set by hand, so all rows are measured at once. Then: the share of matching rows that meet
under a block key, sizes of blocks among made-up names, and time a pair and a name.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimdb import names
from claimdb.names import common, given

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimdb.records import SpeakerKind

ROOT = Path(__file__).parents[1]
PAIRS = ROOT.parent / "shared" / "data" / "names" / "name_bench.csv"
MARKS = ROOT / "tests" / "gold" / "names.json"
EXPECTED = frozenset({"order", "diacritics", "initials", "transliteration", "nickname", "title", "middle", "suffix"})
"""Ways in which one person's name may differ so that no person needs to be asked."""
SCHEMAS: dict[str, SpeakerKind] = {"Person": "person", "Company": "organisation", "Organization": "organisation"}


@dataclass(frozen=True, slots=True)
class NamePair:
    """A row of the bench, by its number (from 0, without the header)."""

    row: int
    kind: SpeakerKind
    one: str
    other: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comparing says of a row."""

    pair: NamePair
    comparison: names.Comparison

    @property
    def is_merged(self) -> bool:
        return self.comparison.score >= names.AUTOMATIC

    @property
    def is_suggested(self) -> bool:
        return names.SUGGEST <= self.comparison.score < names.AUTOMATIC


def read_pairs(path: Path) -> list[NamePair]:
    """The rows about people and organisations."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        NamePair(number, SCHEMAS[row["schema"]], row["name1"], row["name2"], row["is_match"] == "true")
        for number, row in enumerate(rows)
        if row["schema"] in SCHEMAS
    ]


def read_marks(path: Path = MARKS) -> dict[int, frozenset[str]]:
    """Row number → the ways in which its names differ."""
    found: dict[int, set[str]] = defaultdict(set)
    for way, rows in json.loads(path.read_text("utf-8")).items():
        for row in rows:
            found[row].add(way)
    return {row: frozenset(ways) for row, ways in found.items()}


def outcomes(pairs: Iterable[NamePair]) -> list[Outcome]:
    """Every row compared."""
    return [Outcome(pair, names.compare(pair.one, pair.other, pair.kind)) for pair in pairs]


def expected(found: Iterable[Outcome], marks: Mapping[int, frozenset[str]]) -> list[Outcome]:
    """Matching rows whose names differ in expected ways only."""
    return [outcome for outcome in found if outcome.pair.is_match and marks[outcome.pair.row] <= EXPECTED]


def slips(found: Iterable[Outcome], marks: Mapping[int, frozenset[str]]) -> list[Outcome]:
    """Matching rows with a typing slip, whatever else differs."""
    return [outcome for outcome in found if outcome.pair.is_match and "slip" in marks[outcome.pair.row]]


def share_of_met(pairs: Iterable[NamePair], *, single: bool) -> float:
    """The share of matching rows whose names share a block key; ``single``: where single names meet counts, too."""
    met = []
    for pair in pairs:
        if pair.is_match:
            keys = names.block_keys(pair.one, pair.kind) & names.block_keys(pair.other, pair.kind)
            met.append(any(single or not key.startswith(names.SINGLE) for key in keys))
    return sum(met) / len(met)


def made_up_names(count: int, *, seed: int = 1) -> list[str]:
    """Different full names, their parts as unevenly frequent as in life; every tenth has a middle initial."""
    draw = random.Random(seed)
    firsts = draw.sample(sorted(given.all_given()), 5000)
    sounds = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "ch", "sh", "st", "br", "kr", "tr"]
    ends = [
        "ov",
        "ev",
        "sky",
        "son",
        "er",
        "man",
        "ez",
        "ini",
        "ic",
        "enko",
        "berg",
        "ington",
        "ley",
        "ani",
        "oglu",
        "aren",
    ]
    rare = {
        "".join(draw.choice(sounds) + draw.choice("aeiou") for _ in range(draw.choice((1, 2, 2, 3))))
        + draw.choice(ends)
        for _ in range(max(20_000, count // 2))
    }
    surnames = sorted(common.COMMON) + sorted(rare)
    draw.shuffle(surnames)
    given_weights = [1 / (rank + 5) for rank in range(len(firsts))]
    surname_weights = [1 / (rank + 20) ** 0.8 for rank in range(len(surnames))]
    made: set[str] = set()
    while len(made) < count:
        some = count - len(made)
        for first, last in zip(
            draw.choices(firsts, given_weights, k=some), draw.choices(surnames, surname_weights, k=some), strict=True
        ):
            middle = f" {draw.choice('ABCDEFGHJKLMNPRSTVW')}." if draw.random() < 0.1 else ""
            made.add(f"{first.title()}{middle} {last.title()}")
    return sorted(made)


@dataclass(frozen=True, slots=True)
class Blocks:
    """How names fall into blocks, the keys of single names left out."""

    keys: float
    """A name, all keys."""
    size: float
    """The mean block that a name finds itself in."""
    largest: int
    pairs: float
    """To compare, a name."""


def blocks(made: Sequence[str]) -> Blocks:
    """Block keys of full names, counted."""
    keys = [names.block_keys(name) for name in made]
    sizes = Counter(key for some in keys for key in some if not key.startswith(names.SINGLE))
    members = sum(sizes.values())
    return Blocks(
        sum(map(len, keys)) / len(made),
        sum(size * size for size in sizes.values()) / members,
        max(sizes.values()),
        sum(size * (size - 1) // 2 for size in sizes.values()) / len(made),
    )


def seconds_a_pair(pairs: Sequence[tuple[str, str]], repeats: int = 5) -> float:
    """Processor time of comparing two names that have been read before."""
    for one, other in pairs:
        names.compare(one, other)
    begun = time.process_time()
    for _ in range(repeats):
        for one, other in pairs:
            names.compare(one, other)
    return (time.process_time() - begun) / repeats / len(pairs)


def report_people(pairs: Sequence[NamePair], marks: Mapping[int, frozenset[str]]) -> None:
    """The rows about people."""
    found = outcomes(pair for pair in pairs if pair.kind == "person")
    print("people, matching rows by the way in which the names differ (a row may have several)")
    for way in sorted({way for ways in marks.values() for way in ways}):
        rows = [outcome for outcome in found if outcome.pair.is_match and way in marks[outcome.pair.row]]
        if rows:
            merged, suggested = sum(row.is_merged for row in rows), sum(row.is_suggested for row in rows)
            print(f"  {way:16} {len(rows):4} rows  {merged:4} merged  {suggested:4} suggested")
    rows = expected(found, marks)
    merged = sum(row.is_merged for row in rows)
    print(f"expected ways only: {merged} of {len(rows)} merged, {merged / len(rows):.1%}")
    different = [outcome for outcome in found if not outcome.pair.is_match]
    merged, suggested = sum(row.is_merged for row in different), sum(row.is_suggested for row in different)
    print(
        f"not one person:     {merged} of {len(different)} merged, {merged / len(different):.1%}; {suggested} suggested"
    )
    rows = slips(found, marks)
    merged, suggested = sum(row.is_merged for row in rows), sum(row.is_suggested for row in rows)
    print(f"typing slips:       {suggested} of {len(rows)} suggested, {suggested / len(rows):.1%}; {merged} merged")
    for row in [*expected(found, marks), *different]:
        if row.is_merged != row.pair.is_match:
            print(f"  row {row.pair.row}: {row.comparison.score:.2f} {row.comparison.reason}")


def report_organisations(pairs: Sequence[NamePair]) -> None:
    """The rows about companies and other organisations, most of which differ by legal forms and slips."""
    found = outcomes(pair for pair in pairs if pair.kind == "organisation")
    for is_match in (True, False):
        rows = [outcome for outcome in found if outcome.pair.is_match == is_match]
        merged, suggested = sum(row.is_merged for row in rows), sum(row.is_suggested for row in rows)
        print(
            f"organisations, {'one' if is_match else 'two'}: {len(rows)} rows, {merged} merged, {suggested} suggested"
        )


def report_blocks(pairs: Sequence[NamePair], count: int) -> None:
    """Who meets whom."""
    for kind in ("person", "organisation"):
        some = [pair for pair in pairs if pair.kind == kind]
        all_keys, without = share_of_met(some, single=True), share_of_met(some, single=False)
        print(f"matching rows that share a key, {kind}: {all_keys:.1%}; without the keys of single names {without:.1%}")
    for size in (count // 10, count):
        found = blocks(made_up_names(size))
        print(
            f"{size:,} different full names: {found.keys:.1f} keys a name, a block of {found.size:.1f} names on "
            f"average, {found.largest} at most, {found.pairs:.1f} pairs a name"
        )


def report_time(pairs: Sequence[NamePair], count: int) -> None:
    """Processor time."""
    made = made_up_names(count // 10, seed=2)
    begun = time.process_time()
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in made:
        for key in names.block_keys(name):
            by_key[key].append(name)
    reading = (time.process_time() - begun) / len(made)
    meeting = [(some[at], some[at + 1]) for key, some in sorted(by_key.items()) for at in range(len(some) - 1)]
    typical = random.Random(3).sample(meeting, min(5000, len(meeting)))
    bench = [(pair.one, pair.other) for pair in pairs if pair.kind == "person"]
    print(f"reading a name and its keys {1e6 * reading:.0f} µs")
    print(f"comparing two names of a block {1e6 * seconds_a_pair(typical):.0f} µs")
    print(f"comparing the names of a bench row {1e6 * seconds_a_pair(bench):.0f} µs")


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--names", type=int, default=100_000)
    options = parser.parse_args()
    pairs = read_pairs(options.pairs)
    report_people(pairs, read_marks())
    report_organisations(pairs)
    report_blocks(pairs, options.names)
    report_time(pairs, options.names)


if __name__ == "__main__":
    main()
