"""How far confidence can be trusted, on PolNeAR dev: ``python -m training.reliability`` prints it and draws the plot.

A prediction is right when its content meets a gold one with an IoU of at least 0.5 and its source meets that one's
source (:func:`claimdb.evaluation.right`). All outermost statements that the whole pipeline keeps count.

calibration error     mean distance between confidence and share right, weighted by predictions, over ten bins of equal
                      width (Guo et al. 2017), and over ten bins of equally many predictions
recall at 0.9         share of all gold statements that are hit by a prediction of at least 0.9
precision at 0.9      share of the predictions of at least 0.9 that are right
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimdb.annotations import Annotation, read_gold
from claimdb.evaluation import evaluate, right

Floats = NDArray[np.float64]
SURE = 0.9
BLUE, RED, GREY = "#2f6db3", "#c8443a", "#8a8f98"


def by_width(p: Floats, *, bins: int = 10) -> list[NDArray[np.int64]]:
    """Indices of the cases in each of equally wide bins, the empty ones left out."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return [np.flatnonzero(which == number) for number in range(bins) if (which == number).any()]


def by_count(p: Floats, *, bins: int = 10) -> list[NDArray[np.int64]]:
    """Indices of the cases in bins of equally many, in the order of their confidence."""
    return [part for part in np.array_split(np.argsort(p, kind="stable"), bins) if len(part)]


def calibration_error(p: Floats, y: Floats, bins: list[NDArray[np.int64]]) -> float:
    """Mean distance between confidence and share right over bins, weighted by their cases."""
    return float(sum(abs(p[part].mean() - y[part].mean()) * len(part) for part in bins) / max(1, len(p)))


def summary(p: Floats, y: Floats, gold: int) -> str:
    """One line: calibration error by width and by count, and what is found at ``SURE`` among ``gold`` statements."""
    sure = p >= SURE
    return (
        f"{len(p)} predictions, {y.mean():.3f} right; calibration error {calibration_error(p, y, by_width(p)):.3f}"
        f" (bins of equal count {calibration_error(p, y, by_count(p)):.3f});"
        f" from {SURE}: recall {y[sure].sum() / gold:.3f}, precision {y[sure].sum() / max(1, sure.sum()):.3f}"
    )


def draw(p: Floats, y: Floats, path: Path, *, title: str) -> None:
    """Share right by confidence with its 95 % interval (Wilson 1927), and below it how many predictions there are."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    mpl.rcParams |= {"svg.hashsalt": "claimdb", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 10}
    bins = by_width(p)
    places, shares, sizes = (np.array(v) for v in zip(*((p[b].mean(), y[b].mean(), len(b)) for b in bins), strict=True))
    middle, reach = wilson(shares, sizes)
    figure, (upper, lower) = plt.subplots(
        2, 1, figsize=(5.2, 5.8), sharex=True, height_ratios=(4, 1), layout="constrained"
    )
    upper.plot((0, 1), (0, 1), color=GREY, linewidth=1, linestyle=(0, (4, 3)), label="perfect")
    upper.errorbar(places, middle, reach, fmt="none", ecolor=BLUE, elinewidth=1.2, capsize=3, alpha=0.6)
    upper.plot(places, shares, color=BLUE, marker="o", markersize=5, linewidth=1.4, label="measured")
    upper.set(xlim=(0, 1), ylim=(0, 1.02), ylabel="share right", title=title)
    upper.legend(frameon=False, loc="upper left")
    edges = np.array([int(p[b].min() * 10) / 10 for b in bins])
    for name, height, base, colour in (("right", shares * sizes, 0, BLUE), ("wrong", sizes - shares * sizes, 1, RED)):
        lower.bar(edges, height, 0.094, shares * sizes * base, align="edge", color=colour, alpha=0.8, label=name)
    for edge, size in zip(edges, sizes, strict=True):
        lower.annotate(
            str(size), (min(edge, 0.9) + 0.047, size), (0, 2), textcoords="offset points", ha="center", fontsize=8
        )
    lower.set(xlabel="confidence", ylabel="statements", ylim=(0, sizes.max() * 1.22), xticks=np.arange(0, 1.01, 0.1))
    lower.legend(frameon=False, loc="upper left")
    for axes in (upper, lower):
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", color="#e3e5e8", linewidth=0.7)
        axes.set_axisbelow(True)
    figure.savefig(path, metadata={"Date": None, "Creator": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def wilson(share: Floats, count: NDArray[np.int64], *, z: float = 1.96) -> tuple[Floats, Floats]:
    """Middle and half width of the interval that holds the true share 95 times in a hundred."""
    wide = 1 + z**2 / count
    return (share + z**2 / (2 * count)) / wide, z / wide * np.sqrt(share * (1 - share) / count + (z / (2 * count)) ** 2)


def main() -> None:
    """Read dev with the whole pipeline, print the figures, draw the plot."""
    from claimdb.extracting import model_extractor

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--weights", default="claimdb/nlp/weights")
    parser.add_argument("--plot", type=Path, default=Path("docs/reliability.svg"))
    args = parser.parse_args()
    gold = read_gold(Path(args.data) / "polnear/dev.jsonl.gz")
    extracted = model_extractor(args.weights, threads=2, nested=False).many([article.as_article() for article in gold])
    confidence: list[float] = []
    hits: list[bool] = []
    sure: dict[str, tuple[Annotation, ...]] = {}
    for article, extraction in zip(gold, extracted, strict=True):
        found = [a for a in extraction.attributions if a.parent is None]
        confidence += [a.confidence for a in found]
        hits += right(article, [Annotation.of(a) for a in found])
        sure[article.id] = tuple(Annotation.of(a) for a in found if a.confidence >= SURE)
    p, y = np.array(confidence), np.array(hits, float)
    report = evaluate(gold, sure)
    print(summary(p, y, report["all", "+source"].gold))
    for part in by_width(p):
        low, high, mean, share = p[part].min(), p[part].max(), p[part].mean(), y[part].mean()
        print(f"{low:.3f} to {high:.3f}: {len(part)} statements, mean {mean:.3f}, right {share:.3f}")
    for sort in ("all", "direct", "mixed", "indirect"):
        for measure in ("+source", "content"):
            figures = report[sort, measure]
            print(f"from {SURE}, {sort} {measure}: recall {figures.recall:.3f}, precision {figures.precision:.3f}")
    draw(p, y, args.plot, title=f"Confidence on {len(gold)} articles not seen in training")


if __name__ == "__main__":
    main()
