"""The pair scorer alone on marked pairs that training leaves out: ``python -m training.pair_score build/scorer``.

Totals only. The thresholds are those in the card, chosen in training on statements that the scorer has not seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from training.pair_export import NAME, Runner
from training.pair_rows import AGREE, CONFLICT
from training.pairs import rows_of
from training.scorer import both_ways
from training.statements import found

GOLD = Path(__file__).parent.parent / "tests/gold"


def ranked_right(scores: list[float], true: list[bool]) -> float:
    """The area under the ROC curve: how often a true one scores above another."""
    high, low = (np.array([s for s, t in zip(scores, true, strict=True) if t is kind]) for kind in (True, False))
    return float((high[:, None] > low).mean() + (high[:, None] == low).mean() / 2)


def close_pairs(runner: Runner, data: Path, card: dict[str, Any]) -> dict[str, float]:
    """Share of conflicting close pairs kept apart and of the same ones left together, by either threshold."""
    gold = json.loads((GOLD / "close_pairs.json").read_text(encoding="utf-8"))
    rows = rows_of("stsb", data)
    cases = [(rows[case["row"]], kind) for kind in ("conflict", "same") for case in gold[kind]]
    pairs = [(row["a"], row["b"]) for row, _ in cases]
    conflict = [kind == "conflict" for _, kind in cases]
    chances = both_ways(runner.all, pairs)
    figures = {}
    for name, column, above in (("conflict", CONFLICT, True), ("agree", AGREE, False)):
        scores = chances[:, column]
        apart = (scores >= card["thresholds"][name]) == above
        figures[f"apart_by_{name}"] = float(np.mean([a for a, c in zip(apart, conflict, strict=True) if c]))
        figures[f"together_by_{name}"] = float(np.mean([not a for a, c in zip(apart, conflict, strict=True) if not c]))
        figures[f"roc_by_{name}"] = ranked_right([float(s) if above else -float(s) for s in scores], conflict)
    return figures


def conflicts(runner: Runner, data: Path, card: dict[str, Any]) -> dict[str, Any]:
    """Precision, recall and F1 of conflicts, per source and in all."""
    from tests.gold.draw_conflicts import reader

    cases = json.loads((GOLD / "conflicts.json").read_text(encoding="utf-8"))["cases"]
    words = reader(data)
    pairs = [(words(case["source"], case["left"]), words(case["source"], case["right"])) for case in cases]
    scores = both_ways(runner.all, pairs)[:, CONFLICT]
    figures: dict[str, Any] = {}
    for source in ("all", *sorted({case["source"] for case in cases})):
        chosen = [i for i, case in enumerate(cases) if source in ("all", case["source"])]
        true = [cases[i]["label"] == "conflict" for i in chosen]
        said = [bool(scores[i] >= card["thresholds"]["conflict"]) for i in chosen]
        figures[source] = found(said, true)._asdict() | {
            "pairs": len(chosen),
            "roc": ranked_right([float(scores[i]) for i in chosen], true),
        }
    return figures


def main() -> None:
    """Print both."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", help="folder of an exported scorer")
    p.add_argument("--data", default="../shared/data", help="folder of the public sets")
    a = p.parse_args()
    folder, data = Path(a.folder), Path(a.data)
    card = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    runner = Runner(folder / NAME)
    figures = {"close_pairs": close_pairs(runner, data, card), "conflicts": conflicts(runner, data, card)}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
