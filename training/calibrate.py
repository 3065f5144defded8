"""Fit what is not learned by gradient on the train articles left out of training, and write it into the model card.

``python -m training.calibrate``. First the bias of span beginnings, then the words that mark
speech inside speech (from the articles that are trained on), then the confidence. Right means content IoU of at
least 0.5 and a source that meets the gold one (:func:`claimdb.evaluation.right`); confidence is a logistic regression
over the probabilities of tagger and linkers (:data:`claimdb.nlp.assembly.FEATURES`), fitted by Newton's method with a
little ridge.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.evaluation import evaluate, right
from claimdb.nlp.assembly import FEATURES, Assembler, features
from claimdb.nlp.attributions import read_layers
from claimdb.nlp.encoder import Encoded, Encoder
from claimdb.nlp.layout import find_layout
from claimdb.nlp.quotes import quotations
from claimdb.nlp.words import WORD
from training.data import is_left_out

Floats = NDArray[np.float64]


def encode(encoder: Encoder, articles: list[GoldArticle]) -> list[Encoded]:
    """The heads' outputs for every article."""
    words = [encoder.split(article.text, find_layout(article.text).paragraphs) for article in articles]
    return [encoded for start in range(0, len(words), 16) for encoded in encoder.encode(words[start : start + 16])]


@dataclass(slots=True)
class Cases:
    """What the model finds in some articles: predictions by article, and features and rightness of each."""

    predictions: dict[str, tuple[Annotation, ...]]
    x: Floats
    y: Floats


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
    """Every outermost attribution that the model finds with a bias."""
    rows: list[tuple[float, ...]] = []
    hits: list[bool] = []
    predictions = {}
    encoder.card["span_bias"] = bias
    for article, encoded in zip(articles, outputs, strict=True):
        layout = find_layout(article.text)
        assembler = Assembler(article.text, layout, quotations(article.text, layout.paragraphs), {})
        found: list[Annotation] = []
        for draft in read_layers([encoded], encoder)[0]:
            record = assembler.record(draft, encoded.words)
            if record is not None:
                rows.append(features(draft, record.form))
                found.append(Annotation.of(record))
        hits += right(article, found)
        predictions[article.id] = tuple(found)
    return Cases(predictions, np.array(rows), np.array(hits, float))


def cue_words(articles: list[GoldArticle], *, share: float = 0.3, times: int = 3) -> list[str]:
    """The words that are part of a cue at least ``times`` times and in at least ``share`` of their occurrences."""
    everywhere: Counter[str] = Counter()
    in_cues: Counter[str] = Counter()
    for article in articles:
        everywhere.update(match.group().lower() for match in WORD.finditer(article.text))
        for start, end in {span for annotation in article.attributions for span in annotation.cue}:
            in_cues.update(match.group().lower() for match in WORD.finditer(article.text[start:end]))
    return sorted(w for w, n in in_cues.items() if w.isalpha() and n >= max(times, share * everywhere[w]))


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


def expected_calibration_error(p: Floats, y: Floats, *, bins: int = 10) -> float:
    """Mean distance between confidence and share right over equally wide bins (Guo et al. 2017)."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[which == b].mean() - y[which == b].mean()) * (which == b).mean() for b in set(which.tolist())]
    return float(sum(gaps))


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
    x, y = found.x, found.y
    weights = fit(x, y)
    p = 1 / (1 + np.exp(-np.column_stack([x, np.ones(len(x))]) @ weights))
    card = json.loads((Path(args.weights) / "meta.json").read_text(encoding="utf-8"))
    card["span_bias"] = bias
    card["inner_cues"] = cue_words([a for a in everything if not is_left_out(a.id)])
    card["confidence"] = {name: round(float(w), 4) for name, w in zip((*FEATURES, "bias"), weights, strict=True)}
    (Path(args.weights) / "meta.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{len(y)} attributions of {len(gold)} left-out articles, {y.mean():.3f} right,", end=" ")
    print(f"calibration error on them {expected_calibration_error(p, y):.3f}")


if __name__ == "__main__":
    main()
