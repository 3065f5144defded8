"""Numbers read from sentences and set against each other, judged by plain arithmetic.

    python benchmarks/numbers.py [--reports ../shared/data/conflict_losses/reports.csv] [--seed 0] [--show]

Loss figures of one war by reporting side (Radford et al. 2023; no text). A cell is one day, kind of loss and time frame
that several sides report on; its reports are written as sentences in three forms, with "at least" or "at most" and
their like where a report is flagged, and handed to `claimdb.detectors.number` as two outlets' words of one day.

- **cells**: two sides of a cell conflict when the intervals of two of their reports do not meet; the detector should
  find something in just those cells. Forms are drawn for each pair; `lowest` is the worst of the nine pairs of forms.
- **pairs**: the same for each two reports of two sides.
- **others**: reports of one day on other kinds of loss or on the other country: nothing should be found.
- **updates**: one side's higher figure of a later day against its earlier one: nothing should be found.
- **speed**: milliseconds for a short sentence without a number, and with one.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import timeit
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from claimdb.detectors import number  # noqa: E402
from claimdb.quantities import read  # noqa: E402
from claimdb.records import Position  # noqa: E402

REPORTS = ROOT.parent / "shared/data/conflict_losses/reports.csv"
FIRST_DAY = date(2022, 2, 24)
LIKENESS = 0.8
"""Of all pairs: two sentences about the same kind of loss are about this much alike."""
FORMS = 3
_LEAST = ("at least {}", "more than {}", "no fewer than {}", "{} or more")
_MOST = ("at most {}", "up to {}", "no more than {}", "{} at most")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DEMONYMS = {"Russia": "Russian", "Ukraine": "Ukrainian"}
_EQUIPMENT = {
    "Tanks": "tanks", "Jets": "jets", "Helicopters": "helicopters", "Armored Vehicles": "armoured vehicles",
    "Artillery": "artillery pieces", "Ships": "ships", "UAVs": "drones", "MLRS": "rocket launchers",
    "Vehicles & Fuel Tanks": "trucks", "AA Systems": "air-defence systems", "Aircraft (unspecified)": "aircraft",
    "Tanks & Armored Combat Vehicles": "combat vehicles", "Special Military Motor Vehicles": "special vehicles",
}  # fmt: skip
_PEOPLE = {
    "Military Deaths": ("soldiers", "killed"), "Civilian Deaths": ("civilians", "killed"),
    "Military Injuries": ("soldiers", "wounded"), "Civilian Injuries": ("civilians", "wounded"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """One side's figure."""

    row: int
    day: int
    kind: str
    country: str
    frame: str
    side: str
    count: int
    least: bool
    most: bool

    @property
    def interval(self) -> tuple[float, float]:
        return (float("-inf") if self.most else self.count), (float("inf") if self.least else self.count)


@dataclass
class Agreement:
    """How often two verdicts are the same."""

    right: int = 0
    total: int = 0

    def add(self, expected: bool, found: bool) -> None:
        self.right += expected == found
        self.total += 1

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 0.0


Cell = Sequence[Report]


def read_reports(path: Path) -> list[Report]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Report(
                row=n,
                day=int(row["days"]),
                kind=row["loss_type"].rpartition("-")[0],
                country=row["loss_country"],
                frame=row["time_frame"],
                side=row["claim_source"],
                count=round(float(row["loss_count"])),
                least=row["minimum"] == "1",
                most=row["maximum"] == "1",
            )
            for n, row in enumerate(csv.DictReader(file))
        ]


def cells(reports: Iterable[Report]) -> list[Cell]:
    """Reports of one day, kind and time frame by several sides."""
    by_key: dict[tuple[int, str, str, str], list[Report]] = defaultdict(list)
    for report in reports:
        by_key[report.day, report.kind, report.country, report.frame].append(report)
    return [cell for cell in by_key.values() if len({report.side for report in cell}) > 1]


def sides(cell: Cell) -> Iterator[tuple[Report, Report]]:
    return ((one, other) for one, other in combinations(cell, 2) if one.side != other.side)


def conflict(one: Report, other: Report) -> bool:
    """The intervals have nothing in common."""
    (low, high), (least, most) = one.interval, other.interval
    return high < least or most < low


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────


def sentence(report: Report, form: int, chance: random.Random) -> str:
    """The report in words; *form* is 0, 1 or 2."""
    printed = _printed(report.count, chance)
    number_ = chance.choice(_LEAST if report.least else _MOST if report.most else ("{}",)).format(printed)
    country, people = report.country, _DEMONYMS[report.country]
    if report.kind in _EQUIPMENT:
        things = _EQUIPMENT[report.kind]
        said = (
            f"{country} has lost {number_} {things} since the war began.",
            f"{number_} {people} {things} have been lost in the war so far.",
            f"The number of {people} {things} lost in the war has reached {number_}.",
        )[form]
    elif report.kind in _PEOPLE:
        things, done = _PEOPLE[report.kind]
        said = (
            f"{number_} {people} {things} have been {done} since the war began.",
            f"So far the war has {done} {number_} {people} {things}.",
            f"The number of {people} {things} {done} in the war stands at {number_}.",
        )[form]
    else:
        whose = "civilian" if report.kind.startswith("Civilian") else "military"
        said = (
            f"{country} has suffered {number_} {whose} casualties since the war began.",
            f"{people} {whose} casualties have come to {number_} so far.",
            f"The number of {people} {whose} casualties in the war stands at {number_}.",
        )[form]
    return said[0].upper() + said[1:]


def _printed(count: int, chance: random.Random) -> str:
    if count < len(_WORDS) and chance.random() < 0.5:
        return _WORDS[count]
    return f"{count:,}" if chance.random() < 0.8 else str(count)


def position(report: Report, text: str) -> Position:
    """The sentence as an outlet's own words on that day, its country marked as the pipeline marks names."""
    entities = []
    for label, name in (("MISC", _DEMONYMS[report.country]), ("LOCATION", report.country)):
        start = text.find(name)
        if start >= 0:
            entities.append((label, name, start, start + len(name)))
            break
    return Position(
        passage=report.row,
        article=report.row,
        text=text,
        holder=report.side,
        outlet=report.side,
        published=(FIRST_DAY + timedelta(days=report.day)).isoformat(),
        entities=tuple(entities),  # type: ignore[arg-type]
        context=text,
    )


def found(one: Report, other: Report, forms: tuple[int, int], chance: random.Random, *, show: bool = False) -> bool:
    """The detector says that the two cannot both hold."""
    texts = [sentence(report, form, chance) for report, form in zip((one, other), forms, strict=True)]
    findings = list(number.find(position(one, texts[0]), position(other, texts[1]), LIKENESS))
    if show and bool(findings) != conflict(one, other):
        print(f"rows {one.row}, {other.row}: {texts} {findings}", file=sys.stderr)
    return bool(findings)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────


def judge(cells_: Sequence[Cell], *, seed: int = 0, show: bool = False) -> dict[str, Any]:
    """Cells and pairs with forms that are drawn, and the worst of the nine pairs of forms."""
    chance = random.Random(seed)
    whole, pairs = Agreement(), Agreement()
    for cell in cells_:
        verdicts = [
            (conflict(*pair), found(*pair, (chance.randrange(FORMS), chance.randrange(FORMS)), chance, show=show))
            for pair in sides(cell)
        ]
        whole.add(any(truth for truth, _ in verdicts), any(said for _, said in verdicts))
        for verdict in verdicts:
            pairs.add(*verdict)
    each = {}
    for forms in product(range(FORMS), repeat=2):
        of_forms = Agreement()
        for cell in cells_:
            of_forms.add(
                any(conflict(*pair) for pair in sides(cell)), any(found(*pair, forms, chance) for pair in sides(cell))
            )
        each[forms] = of_forms.share
    conflicts = sum(any(conflict(*pair) for pair in sides(cell)) for cell in cells_)
    return {
        "cells": {"total": whole.total, "conflicts": conflicts, "agreement": whole.share, "lowest": min(each.values())},
        "pairs": {"total": pairs.total, "agreement": pairs.share},
    }


def other_matters(reports: Sequence[Report], *, seed: int = 0) -> dict[str, Any]:
    """Findings between reports that are not about the same: none is right."""
    chance = random.Random(seed)
    by_day: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        by_day[report.day].append(report)
    unlike = [
        (one, other)
        for of_day in by_day.values()
        for one, other in combinations(of_day, 2)
        if (one.kind, one.country) != (other.kind, other.country) and one.side != other.side
    ]
    drawn = chance.sample(unlike, min(2000, len(unlike)))
    wrong = sum(found(one, other, (chance.randrange(FORMS), chance.randrange(FORMS)), chance) for one, other in drawn)
    return {"total": len(drawn), "found": wrong}


def updates(reports: Iterable[Report], *, seed: int = 0) -> dict[str, Any]:
    """Findings between a side's figure and its higher one of a later day: none is right."""
    chance = random.Random(seed)
    by_series: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.day):
        if report.frame == "Cumulative" and not report.least and not report.most:
            by_series[report.kind, report.country, report.side].append(report)
    rising = [
        (one, other)
        for series in by_series.values()
        for one, other in pairwise(series)
        if one.day < other.day and one.count < other.count
    ]
    drawn = chance.sample(rising, min(1000, len(rising)))
    wrong = sum(found(one, other, (chance.randrange(FORMS), chance.randrange(FORMS)), chance) for one, other in drawn)
    return {"total": len(drawn), "found": wrong}


def speed(times: int = 500) -> dict[str, float]:
    """Milliseconds a sentence, the best of five rounds."""
    figures = {}
    for name, text in {
        "without a number": "The council of Varrin said on the way home that the harbour would stay closed to ships.",
        "with a number": "Drovane has lost at least 300 tanks and forty guns in the valley, officials said on Monday.",
    }.items():
        read(text)
        figures[name] = 1000 * min(timeit.repeat(lambda text=text: read(text), number=times, repeat=5)) / times
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="pairs on which detector and arithmetic differ")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    chosen = parser.parse_args()
    figures: dict[str, Any] = {}
    if chosen.reports.exists():
        reports = read_reports(chosen.reports)
        figures = judge(cells(reports), seed=chosen.seed, show=chosen.show)
        figures |= {"others": other_matters(reports, seed=chosen.seed), "updates": updates(reports, seed=chosen.seed)}
    else:
        print(f"Skipped all but speed: {chosen.reports} is not at hand.", file=sys.stderr)
    figures["speed (ms)"] = speed()
    if chosen.format == "json":
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        printed = (
            f"{key} {value:.4g}" if isinstance(value, float) else f"{key} {value}" for key, value in values.items()
        )
        print(f"{name + ':':<14}{', '.join(printed)}")


if __name__ == "__main__":
    main()
