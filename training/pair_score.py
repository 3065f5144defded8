"""The pair scorer alone on marked pairs that training leaves out: ``python -m training.pair_score``.

Totals only. The thresholds are those in the card, chosen in training on statements that the scorer has not seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from claimdb.nlp.pairs import AGREE, CONFLICT, WEIGHTS, Scorer
from training.pairs import rows_of
from training.statements import found, ranked_right

GOLD = Path(__file__).parent.parent / "tests/gold"


def close_pairs(scorer: Scorer, data: Path) -> dict[str, float]:
    """Share of conflicting close pairs kept apart and of the same ones left together, by either threshold."""
    gold = json.loads((GOLD / "close_pairs.json").read_text(encoding="utf-8"))
    rows = rows_of("stsb", data)
    cases = [(rows[case["row"]], kind) for kind in ("conflict", "same") for case in gold[kind]]
    pairs = [(row["a"], row["b"]) for row, _ in cases]
    conflict = [kind == "conflict" for _, kind in cases]
    chances = scorer.of(pairs)
    figures = {}
    for name, column, above in (("conflict", CONFLICT, True), ("agree", AGREE, False)):
        scores = chances[:, column]
        apart = (scores >= scorer.least[name]) == above
        figures[f"apart_by_{name}"] = float(np.mean([a for a, c in zip(apart, conflict, strict=True) if c]))
        figures[f"together_by_{name}"] = float(np.mean([not a for a, c in zip(apart, conflict, strict=True) if not c]))
        figures[f"roc_by_{name}"] = ranked_right([float(s) if above else -float(s) for s in scores], conflict)
    return figures


def conflicts(scorer: Scorer, data: Path) -> dict[str, Any]:
    """Precision, recall and F1 of conflicts, per source and in all."""
    from tests.gold.draw_conflicts import reader

    cases = json.loads((GOLD / "conflicts.json").read_text(encoding="utf-8"))["cases"]
    words = reader(data)
    pairs = [(words(case["source"], case["left"]), words(case["source"], case["right"])) for case in cases]
    scores = scorer.of(pairs)[:, CONFLICT]
    figures: dict[str, Any] = {}
    for source in ("all", *sorted({case["source"] for case in cases})):
        chosen = [i for i, case in enumerate(cases) if source in ("all", case["source"])]
        true = [cases[i]["label"] == "conflict" for i in chosen]
        figures[source] = {"pairs": len(chosen), "roc": ranked_right([float(scores[i]) for i in chosen], true)}
        for name in ("conflict", "possible"):
            said = [bool(scores[i] >= scorer.least[name]) for i in chosen]
            figures[source][name] = found(said, true)._asdict()
    return figures


def main() -> None:
    """Print both."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", nargs="?", default=WEIGHTS, type=Path, help="folder of an exported scorer")
    p.add_argument("--data", default="../shared/data", type=Path, help="folder of the public sets")
    a = p.parse_args()
    scorer = Scorer(a.folder)
    figures = {"close_pairs": close_pairs(scorer, a.data), "conflicts": conflicts(scorer, a.data)}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
