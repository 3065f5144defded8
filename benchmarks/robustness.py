"""What other print costs: the figures on a gold file as it stands, and as each variant of ``training/variants.py``.

    python benchmarks/robustness.py [GOLD] [--weights FOLDER] [--variants single noise] [--format json]

The extractor sees the changed text. What it finds is moved back onto the text as it stands and compared there, so that
every row has the same gold, the same letters and the same sorts: "direct" are the attributions that stand in double
quotation marks in the untouched text, also where the variant has lost or replaced the marks.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from claimdb.annotations import Annotation, read_gold  # noqa: E402
from claimdb.evaluation import evaluate, predict  # noqa: E402
from claimdb.extracting import model_extractor  # noqa: E402
from claimdb.records import Span  # noqa: E402
from training.variants import VARIANTS, rewrite  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.annotations import GoldArticle
    from claimdb.evaluation import Extractor, Report
    from claimdb.records import Article, Extraction

DEV = ROOT.parent / "shared/data/polnear/dev.jsonl.gz"
AS_IT_IS = "as it is"
COLUMNS = (
    ("all", "content"),
    ("all", "content exact"),
    ("all", "+source"),
    ("direct", "content"),
    ("direct", "+source"),
)
"""Sort and measure of each column; all are F1."""

Row = dict[str, str | float]


def moved_back(found: Annotation, places: Sequence[int]) -> Annotation:
    """An attribution of the changed text in the untouched one; ``places`` as ``rewrite`` gives them."""
    source, cue, content = (
        tuple(Span(bisect_left(places, start), bisect_left(places, end)) for start, end in spans)
        for spans in (found.source, found.cue, found.content)
    )
    return replace(found, source=source, cue=cue, content=content)


def report(gold: Sequence[GoldArticle], extract: Extractor, name: str, seed: int = 0) -> Report:
    """The comparison for one variant, or for ``AS_IT_IS``. Each article draws from a seed of its own."""
    rewritten = {article.id: _rewritten(article, name, seed) for article in gold}
    shown = [replace(article, text=rewritten[article.id][0]) for article in gold]
    predictions = {
        article_id: tuple(moved_back(item, rewritten[article_id][1]) for item in found)
        for article_id, found in predict(shown, extract).items()
    }
    return evaluate(gold, predictions)


def _rewritten(article: GoldArticle, name: str, seed: int) -> tuple[str, list[int]]:
    if name == AS_IT_IS:
        return rewrite(article.text, [])
    return rewrite(article.text, VARIANTS[name](article.text, random.Random(f"{seed} {name} {article.id}")))


def rows(gold: Sequence[GoldArticle], extract: Extractor, names: Iterable[str], seed: int = 0) -> Iterator[Row]:
    """One row a variant: its name and, in per cent to one decimal, the columns' figures."""
    for name in names:
        found = report(gold, extract, name, seed)
        yield {"text": name} | {heading(*column): found[column].as_dict()["f1"] for column in COLUMNS}


def heading(sort: str, measure: str) -> str:
    return measure if sort == "all" else f"{sort} {measure}"


def print_table(made: Iterable[Row]) -> None:
    """Line by line as the rows come; every variant takes a pass over all articles."""
    heads = [heading(*column) for column in COLUMNS]
    print("| F1 on text | " + " | ".join(heads) + " |")
    print("|---|" + "---|" * len(heads))
    for row in made:
        print(f"| {row['text']} | " + " | ".join(str(row[head]) for head in heads) + " |", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", default=str(DEV), help="annotated articles, JSON Lines (PolNeAR dev)")
    parser.add_argument("--weights", help="weights folder (default: the one that ships)")
    parser.add_argument("--variants", nargs="+", choices=list(VARIANTS), default=list(VARIANTS), metavar="NAME")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--format", choices=["table", "json"], default="table")
    options = parser.parse_args(arguments)
    gold = read_gold(options.gold)

    def extract(articles: Iterable[Article]) -> Iterator[Extraction]:
        """Without the nested layer, which the comparison leaves out."""
        return model_extractor(options.weights, threads=options.threads, nested=False).many(list(articles))

    made = rows(gold, extract, [AS_IT_IS, *options.variants], options.seed)
    if options.format == "json":
        print(json.dumps(list(made), indent=1))
    else:
        print_table(made)


if __name__ == "__main__":
    main()
