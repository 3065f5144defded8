"""Measure the learned ranker of antecedents against rules alone and a mix of both, over the same candidates.

    python -m training.antecedent_rules [--shared FOLDER] [--learned FILE]

The rules stand in `salience.py`. Gender and roles speak for and against with all alike (``Evidence.prior``).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimdb.annotations import read_gold, read_speakers
from claimdb.evaluation import evaluate_speakers, predict_speakers
from claimdb.extracting import model_extractor
from claimdb.nlp import ranker
from tests.gold.speakers import count, marks
from training.antecedents import use
from training.salience import rules, with_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimdb.evaluation import Extractor
    from claimdb.records import Extraction


class Figure(NamedTuple):
    """Right answers, and how many were asked for."""

    right: int
    total: int

    def __str__(self) -> str:
        return f"{100 * self.right / self.total:.1f} % of {self.total}"


class Measure:
    """Articles with marked speakers, read by the model once."""

    def __init__(self, shared: Path) -> None:
        many = model_extractor(nested=False).many
        train = [one for one in read_gold(shared / "polnear/train.jsonl.gz") if one.id in marks("judge")]
        dev = read_gold(shared / "polnear/dev.jsonl.gz")
        self.speakers = read_speakers(shared / "speakers/dev.json", dev)
        self.judge = (train, list(many([one.as_article() for one in train])))
        dev = [one for one in dev if one.id in self.speakers]
        self.dev = (dev, list(many([one.as_article() for one in dev])))

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Of people by pronoun, and of all speakers."""
        counts = count(self.judge[0], predict_speakers(self.judge[0], _given(self.judge[1])), "judge")
        for name in ("person, pronoun", "anybody"):
            yield f"judge, {name}", _figure(counts, name)
        report = evaluate_speakers(predict_speakers(self.dev[0], _given(self.dev[1])), self.speakers)
        for key in (("person", "pronoun"), ("anybody", "")):
            found = report.speakers[key]
            yield f"dev, {', '.join(filter(None, key))}", Figure(found.hits, found.gold)


def _given(found: Sequence[Extraction]) -> Extractor:
    return lambda _: list(found)


def _figure(counts: Counter[tuple[str, bool]], name: str) -> Figure:
    return Figure(counts[name, True], counts[name, True] + counts[name, False])


def main() -> None:
    """Measure both and write a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--learned", type=Path, help="weights before they are mixed with the rules")
    given = parser.parse_args()
    measure = Measure(given.shared)
    learned_alone = ranker.read_weights(given.learned) if given.learned else None
    learned = {"as shipped": ranker.weights()}
    if learned_alone is not None:
        learned |= {"learned": learned_alone, "mixed": with_rules(learned_alone)}
    for name, weights in ({"rules": rules()} | learned).items():
        use(weights)
        for what, figure in measure.figures():
            print(f"{name}\t{what}\t{figure}")


if __name__ == "__main__":
    main()
