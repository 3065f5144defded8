"""Fit what is not learned by gradient on the train articles left out of training, and write it into the model card.

``python -m training.calibrate``. First the bias of span beginnings, then the confidence. Right means content IoU of at
least 0.5 and a source that meets the gold one (:func:`claimdb.evaluation.right`); confidence is a logistic regression
over the log odds of tagger and linkers (:data:`claimdb.nlp.assembly.FEATURES`), fitted by Newton's method with a
little ridge. What is printed about it is cross-validated by article; `training/reliability.py` measures it on dev.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.evaluation import evaluate, right
from claimdb.nlp.assembly import FEATURES, Assembler, features
from claimdb.nlp.attributions import Surroundings, read_layers
from claimdb.nlp.encoder import Encoded, Encoder
from claimdb.nlp.layout import find_layout
from claimdb.nlp.pipeline import continued, zones_of
from claimdb.nlp.quotes import quotations
from training.data import is_left_out
from training.reliability import summary

Floats = NDArray[np.float64]
FOLDS = 12


def encode(encoder: Encoder, articles: list[GoldArticle]) -> list[Encoded]:
    """The heads' outputs for every article, each alone, as in use."""
    words = [encoder.split(a.text, find_layout(a.text, title=a.title).paragraphs) for a in articles]
    return [encoder.encode([one])[0] for one in words]


@dataclass(slots=True)
class Cases:
    """What the model finds in some articles: predictions by article; features, rightness and article of each."""

    predictions: dict[str, tuple[Annotation, ...]]
    x: Floats
    y: Floats
    article: NDArray[np.int64]
    """Index of the article that it stands in."""


def choose_bias(encoder: Encoder, articles: list[GoldArticle], outputs: list[Encoded]) -> float:
    """The bias of span beginnings with the best sum of the F1 of content and that of content and source."""
    scores = {}
    for bias in np.arange(0.0, 1.51, 0.1).round(1).tolist():
        report = evaluate(articles, cases(encoder, articles, outputs, bias).predictions)
        content, source = (report["all", measure].f1 for measure in ("content", "+source"))
        scores[bias] = content + source
        print(f"bias {bias}: content {100 * content:.1f}, +source {100 * source:.1f}", flush=True)
    return max(scores, key=scores.__getitem__)


def cases(encoder: Encoder, articles: list[GoldArticle], outputs: list[Encoded], bias: float) -> Cases:
    """Every outermost attribution that the model finds with a bias, the improbable ones too."""
    rows: list[tuple[float, ...]] = []
    hits: list[bool] = []
    predictions = {}
    encoder.card["span_bias"] = bias
    for article, encoded in zip(articles, outputs, strict=True):
        layout = find_layout(article.text, title=article.title)
        quoted = quotations(article.text, layout.paragraphs)
        around = Surroundings(zones_of(layout, encoded.words), continued(layout, quoted))
        assembler = Assembler(article.text, layout, quoted, {})
        found: list[Annotation] = []
        for draft in read_layers([encoded], encoder, around)[0]:
            record = assembler.record(draft, encoded.words)
            if record is not None:
                rows.append(features(draft, record.form))
                found.append(Annotation.of(record))
        hits += right(article, found)
        predictions[article.id] = tuple(found)
    where = np.repeat(np.arange(len(articles)), [len(found) for found in predictions.values()])
    return Cases(predictions, np.array(rows), np.array(hits, float), where)


def fit(x: Floats, y: Floats, *, ridge: float = 1.0, steps: int = 50) -> Floats:
    """Weights of a logistic regression, the bias last; the bias is not shrunk."""
    x = np.column_stack([x, np.ones(len(x))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 0
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6)
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def probability(x: Floats, weights: Floats) -> Floats:
    """What the regression makes of features."""
    result: Floats = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
    return result


def cross_validated(found: Cases, *, folds: int = FOLDS) -> Floats:
    """The confidence of every case by weights fitted on other articles."""
    p = np.zeros(len(found.y))
    fold = np.random.default_rng(1).permutation(int(found.article.max()) + 1)[found.article] % folds
    for number in range(folds):
        left = fold == number
        p[left] = probability(found.x[left], fit(found.x[~left], found.y[~left]))
    return p


def without_improbable(found: Cases, p: Floats, least: float) -> dict[str, tuple[Annotation, ...]]:
    """The predictions whose confidence is at least ``least``."""
    kept = iter((p >= least).tolist())
    return {name: tuple(a for a in predicted if next(kept)) for name, predicted in found.predictions.items()}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--weights", default="claimdb/nlp/weights")
    args = parser.parse_args()
    encoder = Encoder(Path(args.weights), threads=2)
    everything = read_gold(Path(args.data) / "polnear/train.jsonl.gz")
    gold = [a for a in everything if is_left_out(a.id)]
    outputs = encode(encoder, gold)
    bias = choose_bias(encoder, gold, outputs)
    found = cases(encoder, gold, outputs, bias)
    weights = fit(found.x, found.y)
    card = json.loads((Path(args.weights) / "meta.json").read_text(encoding="utf-8"))
    card["span_bias"] = bias
    card["confidence"] = {name: round(float(w), 4) for name, w in zip((*FEATURES, "bias"), weights, strict=True)}
    (Path(args.weights) / "meta.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    p = cross_validated(found)
    print(
        f"{len(gold)} left-out articles, cross-validated: {summary(p, found.y, sum(len(a.attributions) for a in gold))}"
    )
    for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        report = evaluate(gold, without_improbable(found, p, least))
        kinds = [("all", "content"), ("all", "+source"), ("direct", "content"), ("direct", "+source")]
        print(f"kept from {least}:", ", ".join(f"{' '.join(kind)} {100 * report[kind].f1:.1f}" for kind in kinds))


if __name__ == "__main__":
    main()
