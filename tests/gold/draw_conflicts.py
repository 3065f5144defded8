"""The pool behind ``conflicts.json``: pairs of statements, half of which turned out to conflict.

Four sources, each in an order fixed by the seed:

- Emergent, claims left out of training: a claim with a headline about it, or two headlines about it. Pairs with a
  headline that Emergent labels ``against`` are drawn more often; no claim gives more than ten pairs.
- ClaimDiff, topics left out of training: the two claims of a pair.
- STS-B news, sentences left out of training: pairs with many words in common that ``close_pairs.json`` does not hold,
  one whose figures differ, then one of the others, in turn.
- The project's own sample articles: positions of one dispute with different stances, appearances of one claim, and
  statements of two articles with words in common (what no attribution covers counts sentence by sentence); beside them
  ``PICKED``.

What enriches the draw says nothing about the label: that comes from reading, in this order.

    python -m tests.gold.draw_conflicts [PATH OF THE DATA FOLDER]

writes the pool: number, source and place of a pair in one line, its two texts in two more.
"""

from __future__ import annotations

import itertools
import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.data import read
from training.pairs import SETS, Row, folded, left_out, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
SAMPLES = ROOT / "seeds" / "expected.jsonl"
CLOSE = Path(__file__).parent / "close_pairs.json"

SEED = 20261122
RELATED = 60
"""Pairs of the sample articles that share words, beside the positions of disputes and appearances of claims."""
OVERLAP = 0.3
"""Least share of common words in a pair of STS-B."""
SHARED = 0.3
"""Least share of the shorter statement's longer words that a related one of the sample articles has, too."""

_LEDGER, _REPORT = "005_stabbed_in_the_back.txt", "004_report.txt"
_BRIEFING, _LIVE = "001_six_points.txt", "003_live_page.txt"
PICKED = (
    ((_LEDGER, 10), (_LEDGER, 11)),
    ((_LEDGER, 23), (_LEDGER, 24)),
    ((_LEDGER, 6), (_LEDGER, (971, 1052))),
    ((_REPORT, 12), (_REPORT, 14)),
    ((_BRIEFING, (927, 1035)), (_LIVE, (5364, 5441))),
)
"""Pairs of the sample articles, by attribution or stretch, of kinds that their list of disputes does not hold."""

Side = dict[str, Any]
"""``{"row", "text"}``: row number and key of a set; or ``{"article", "attribution", "content"}`` of a sample."""
Pair = tuple[str, Side, Side]

_FIGURE = re.compile(
    r"\d[\d.,:/]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|dozens?|thousands?|several)\b"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’]*(?=\s|$)|$)", re.MULTILINE)


def overlap(one: str, other: str) -> float:
    """The share of common words among all words of two texts."""
    words, others = set(folded(one).split()), set(folded(other).split())
    return len(words & others) / len(words | others)


def _figures(text: str) -> set[str]:
    return {found.strip(".,:/") for found in _FIGURE.findall(text.casefold())}


def _sides(one: tuple[int, str], other: tuple[int, str]) -> tuple[Side, Side]:
    left, right = ({"row": row, "text": text} for row, text in (one, other))
    return left, right


def _of_claim(rows: Sequence[Row], members: Sequence[int], chance: random.Random) -> Iterator[tuple[Side, Side]]:
    """At most three pairs each of claim and denial, report and denial; one each of the compatible looking kinds."""
    by_stance: dict[str, list[int]] = {"for": [], "observing": [], "against": []}
    for row in members:
        by_stance[rows[row]["stance"]].append(row)
    for stance, most in (("against", 3), ("for", 1), ("observing", 1)):
        for row in chance.sample(by_stance[stance], min(most, len(by_stance[stance]))):
            yield _sides((row, "claim"), (row, "headline"))
    reports = by_stance["for"] + by_stance["observing"]
    mixed = list(itertools.product(reports, by_stance["against"]))
    alike = list(itertools.combinations(reports, 2))
    for pairs, most in ((mixed, 3), (alike, 2)):
        for one, other in chance.sample(pairs, min(most, len(pairs))):
            yield _sides((one, "headline"), (other, "headline"))


def emergent(data: Path) -> list[Pair]:
    """Pairs of a claim and a headline, or of two headlines about one claim; no two of the same words."""
    rows = rows_of("emergent", data)
    by_claim: dict[str, dict[str, int]] = {}
    for row in sorted(left_out("emergent", rows)):
        by_claim.setdefault(rows[row]["claim"], {}).setdefault(folded(rows[row]["headline"]), row)
    chance = random.Random(SEED)
    pool = [
        ("emergent", *sides)
        for headlines in by_claim.values()
        for sides in _of_claim(rows, list(headlines.values()), chance)
    ]
    chance.shuffle(pool)
    return pool


def claimdiff(data: Path) -> list[Pair]:
    """The two claims of each pair once, though the set lists it up to four times."""
    rows = rows_of("claimdiff", data)
    once: dict[frozenset[str], int] = {}
    for row in sorted(left_out("claimdiff", rows)):
        once.setdefault(frozenset((rows[row]["claim_a"], rows[row]["claim_b"])), row)
    drawn = list(once.values())
    random.Random(SEED).shuffle(drawn)
    return [("claimdiff", *_sides((row, "claim_a"), (row, "claim_b"))) for row in drawn]


def stsb(data: Path, passed: frozenset[int]) -> list[Pair]:
    """Pairs with many common words that are not the same word for word; ``passed``: row numbers to pass over."""
    rows = rows_of("stsb", data)
    drawn = [
        row
        for row in sorted(left_out("stsb", rows) - passed)
        if folded(rows[row]["a"]) != folded(rows[row]["b"]) and overlap(rows[row]["a"], rows[row]["b"]) >= OVERLAP
    ]
    random.Random(SEED).shuffle(drawn)
    figures = [row for row in drawn if _figures(rows[row]["a"]) != _figures(rows[row]["b"])]
    others = [row for row in drawn if row not in figures]
    drawn = [row for two in itertools.zip_longest(figures, others) for row in two if row is not None]
    return [("stsb", *_sides((row, "a"), (row, "b"))) for row in drawn]


def _joined(text: str, content: Sequence[Sequence[int]]) -> str:
    return " … ".join(text[start:end] for start, end in content)


def _statements(sample: Row) -> list[Side]:
    """The attributions of a sample article and, sentence by sentence, what stands outside them all."""
    attributed = [
        {"article": sample["id"], "attribution": index, "content": row["content"]}
        for index, row in enumerate(sample["attributions"])
    ]
    spans = [span for side in attributed for span in side["content"]]
    own = [
        {"article": sample["id"], "attribution": None, "content": [[found.start(), found.end()]]}
        for found in _SENTENCE.finditer(sample["text"])
        if not any(start < found.end() and found.start() < end for start, end in spans)
    ]
    return attributed + own


def _related(samples: Sequence[Row]) -> Iterator[tuple[Side, Side]]:
    """Statements of two articles that share their longer words."""
    found = []
    for sample in samples:
        for side in _statements(sample):
            words = {word for word in folded(_joined(sample["text"], side["content"])).split() if len(word) > 3}
            if len(words) > 3:
                found.append((side, words))
    for (one, words), (other, others) in itertools.combinations(found, 2):
        shared = len(words & others) / min(len(words), len(others))
        if one["article"] != other["article"] and shared >= SHARED:
            yield one, other


def _side(sample: Row, position: Row) -> Side:
    content = position.get("content") or sample["attributions"][position["attribution"]]["content"]
    return {"article": sample["id"], "attribution": position["attribution"], "content": content}


def _picked(samples: Sequence[Row]) -> Iterator[tuple[Side, ...]]:
    by_id = {sample["id"]: sample for sample in samples}
    for pair in PICKED:
        places = (
            {"attribution": at} if isinstance(at, int) else {"attribution": None, "content": [list(at)]}
            for _, at in pair
        )
        yield tuple(_side(by_id[key], place) for (key, _), place in zip(pair, places, strict=True))


def seeds(path: Path = SAMPLES) -> list[Pair]:
    """Pairs of the sample articles, each once."""
    samples = read(path)
    stances: dict[str, list[tuple[str, Side]]] = {}
    claims: dict[str, list[Side]] = {}
    for sample in samples:
        for dispute in sample["disputes"]:
            stances.setdefault(dispute["id"], []).extend((p["stance"], _side(sample, p)) for p in dispute["positions"])
        for claim in sample["claims"]:
            claims.setdefault(claim["id"], []).extend(_side(sample, row) for row in claim["appearances"])
    opposed = [
        (one, other)
        for positions in stances.values()
        for (stance, one), (another, other) in itertools.combinations(positions, 2)
        if stance != another
    ]
    chance = random.Random(SEED)
    same = [tuple(chance.sample(sides, 2)) for sides in claims.values() if len(sides) > 1]
    related = list(_related(samples))
    drawn = opposed + same + list(_picked(samples)) + chance.sample(related, min(RELATED, len(related)))
    chance.shuffle(drawn)
    once: dict[frozenset[str], tuple[Side, ...]] = {}
    for pair in drawn:
        once.setdefault(frozenset(map(json.dumps, pair)), pair)
    return [("seeds", one, other) for one, other in once.values()]


def taken(path: Path = CLOSE) -> frozenset[int]:
    """Rows of STS-B that ``close_pairs.json`` holds."""
    close = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(case["row"] for kind in ("conflict", "same") for case in close[kind])


def pool(data: Path) -> list[Pair]:
    """Every drawn pair, source after source."""
    return emergent(data) + claimdiff(data) + stsb(data, taken()) + seeds()


def reader(data: Path) -> Callable[[str, Side], str]:
    """A function that gives the words of one side, by source."""
    rows = {name: rows_of(name, data) for name in SETS}
    texts = {sample["id"]: sample["text"] for sample in read(SAMPLES)}

    def words(source: str, side: Side) -> str:
        if source == "seeds":
            return _joined(texts[side["article"]], side["content"])
        return str(rows[source][side["row"]][side["text"]])

    return words


def main() -> None:
    """Write the pool to standard output."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    words = reader(data)
    for number, (source, *sides) in enumerate(pool(data)):
        one, other = (words(source, side).replace("\n", " ") for side in sides)
        sys.stdout.write(f"{number}\t{source}\t{json.dumps(sides)}\n\t{one}\n\t{other}\n")


if __name__ == "__main__":
    main()
