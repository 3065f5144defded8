"""`evaluate`: precision, recall and F1 of extraction against a file that people annotated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import Printing, spread
from claimdb.cli.output import note, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.annotations import GoldArticle
    from claimdb.evaluation import Predictions, Report

app = new_app()
Pred = Annotated[Path | None, typer.Option("--pred", metavar="FILE", help="Predictions; else the model's own.")]
Speakers = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Speakers of the gold attributions, where GOLD has none.")
]


@app.command("evaluate", cls=Command)
@spread
def evaluate_cli(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON Lines: id, text, attributions; also .gz.")],
    printing: Printing,
    pred: Pred = None,
    speakers: Speakers = None,
) -> None:
    """Measure extraction against an annotated file.

    All figures for all statements and for direct, mixed and indirect ones. --pred FILE measures what any program
    found: JSON Lines as `claimdb extract --format jsonl` writes them.

        claimdb evaluate gold.jsonl
        claimdb evaluate gold.jsonl --pred found.jsonl --format json
    """
    from claimdb.annotations import read_gold, read_predictions, read_speakers, speakers_in
    from claimdb.evaluation import evaluate

    articles = read_gold(gold)
    known = read_speakers(speakers, articles) if speakers else speakers_in(articles) or None
    found = read_predictions(pred) if pred else _predicted(articles, quiet=printing.quiet)
    print_report(evaluate(articles, found, known), printing)


def print_report(report: Report, printing: Printing) -> None:
    """One row a sort and measure, percentages; JSON as an object of sorts and measures."""
    import json

    from claimdb.cli.listing import Plain, plain_columns
    from claimdb.cli.output import print_rows

    if printing.format == "json":
        typer.echo(json.dumps(report.as_dict(), indent=1))
    else:
        columns = plain_columns("sort", "measure", "p", "r", "f1", "gold", "pred", words=("sort", "measure"))
        print_rows(map(Plain, report.rows()), columns, format=printing.format)
    if report.missing:
        note(
            f"{plural(len(report.missing), 'article')} without predictions, counted as found empty.",
            quiet=printing.quiet,
        )
    if report.unknown:
        note(
            f"Predictions for {plural(len(report.unknown), 'article')} that GOLD does not have, ignored.",
            quiet=printing.quiet,
        )


def _predicted(articles: Sequence[GoldArticle], *, quiet: bool) -> Predictions:
    """What the model finds in the gold texts."""
    from claimdb.cli.progress import ticking
    from claimdb.evaluation import predict
    from claimdb.extracting import model_extractor

    many = model_extractor().many
    return predict(articles, lambda given: ticking(many(list(given)), "Extracting", len(articles), quiet=quiet))
