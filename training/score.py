"""Measure a weights folder on PolNeAR dev and write the figures into its card: ``python -m training.score``.

Attributions as ``claimdb evaluate`` counts them; names and sentences against the CoreNLP layer of the same articles,
which is automatic and so only says how far the heads have learned what they were shown.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from claimdb.annotations import read_gold
from claimdb.evaluation import evaluate, predict
from claimdb.extracting import model_extractor
from training.data import read

SHOWN = ("content", "content exact", "+source", "+source+cue", "spans source", "spans cue", "spans content")


def f1(found: set[object], wanted: set[object]) -> float:
    """F1 in per cent, to one decimal."""
    return round(200 * len(found & wanted) / max(1, len(found) + len(wanted)), 1)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--weights", default="claimdb/nlp/weights")
    parser.add_argument("--dry", action="store_true", help="print only")
    args = parser.parse_args()
    data = Path(args.data) / "polnear"
    gold = read_gold(data / "dev.jsonl.gz")
    extractions = list(model_extractor(args.weights, threads=2).many([article.as_article() for article in gold]))
    report = evaluate(gold, predict(gold, lambda _: iter(extractions)))
    scores: dict[str, object] = {}
    for sort in ("all", "direct", "mixed", "indirect"):
        figures = report.as_dict()[sort]
        scores[f"PolNeAR dev, {sort}"] = {name: figures[name]["f1"] for name in SHOWN if name in figures}
    silver = {item["id"]: item for item in read(data / "dev_corenlp.jsonl.gz")}
    names: tuple[set[object], set[object]] = (set(), set())
    ends: tuple[set[object], set[object]] = (set(), set())
    for article, extraction in zip(gold, extractions, strict=True):
        if article.id not in silver:
            continue
        names[0].update((article.id, *entity.span, entity.label) for entity in extraction.entities)
        names[1].update((article.id, *entity) for entity in silver[article.id]["entities"])
        ends[0].update((article.id, end) for _, end in extraction.sentences)
        ends[1].update((article.id, end) for _, end in silver[article.id]["sentences"])
    scores["against CoreNLP, dev"] = {"names": f1(*names), "sentence ends": f1(*ends)}
    print(json.dumps(scores, indent=1))
    if not args.dry:
        path = Path(args.weights) / "meta.json"
        card = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(card | {"scores": scores}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
