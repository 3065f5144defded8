"""`evaluate`: precision, recall and F1 of extraction against a file that people annotated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import Printing, spread
from claimdb.cli.output import note, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.annotations import GoldArticle
    from claimdb.evaluation import Report
    from claimdb.records import Extraction

GIVEN = "speaker of gold attribution"
app = new_app()
Pred = Annotated[Path | None, typer.Option("--pred", metavar="FILE", help="Predictions; else the model's own.")]
Speakers = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Speakers of the gold attributions, where GOLD has none.")
]
GoldAttributions = Annotated[
    bool, typer.Option("--gold-attributions", help="Also the speakers that are found where GOLD's spans are given.")
]


@app.command("evaluate", cls=Command)
@spread
def evaluate_cli(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON Lines: id, text, attributions; also .gz.")],
    printing: Printing,
    pred: Pred = None,
    speakers: Speakers = None,
    gold_attributions: GoldAttributions = False,
) -> None:
    """Measure extraction against an annotated file.

    All figures for all statements and for direct, mixed and indirect ones; speakers also by their kind and by how
    the source words them. --pred FILE measures what any program found: JSON Lines as `claimdb extract --format
    jsonl` writes them.

        claimdb evaluate gold.jsonl
        claimdb evaluate gold.jsonl --pred found.jsonl --format json
        claimdb evaluate gold.jsonl --speakers speakers.json --gold-attributions
    """
    from claimdb.annotations import read_gold, read_predictions, read_speakers, speakers_in
    from claimdb.evaluation import evaluate, evaluate_speakers, predict, predict_speakers

    articles = read_gold(gold)
    known = read_speakers(speakers, articles) if speakers else speakers_in(articles) or None
    if gold_attributions and not known:
        raise typer.BadParameter("it needs --speakers FILE, or speakers in GOLD.", param_hint="--gold-attributions")
    compared = [article for article in articles if known is None or article.id in known]
    extracted = [] if pred and not gold_attributions else _extracted(compared, quiet=printing.quiet)
    found = read_predictions(pred) if pred else predict(compared, lambda _: extracted)
    given = (
        evaluate_speakers(predict_speakers(compared, lambda _: extracted), known or {}) if gold_attributions else None
    )
    print_report(evaluate(articles, found, known), given, printing)


def print_report(report: Report, given: Report | None, printing: Printing) -> None:
    """One row a sort and measure, percentages; JSON as an object of sorts and measures."""
    import json

    from claimdb.cli.listing import Plain, plain_columns
    from claimdb.cli.output import print_rows

    if printing.format == "json":
        typer.echo(json.dumps(_as_dict(report, given), indent=1))
    else:
        columns = plain_columns("sort", "measure", "p", "r", "f1", "gold", "pred", words=("sort", "measure"))
        rows = [*report.rows(), *({**row, "measure": GIVEN} for row in (given.rows() if given else ()))]
        print_rows(map(Plain, rows), columns, format=printing.format)
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


def _as_dict(report: Report, given: Report | None) -> dict[str, Any]:
    """The figures by sort; ``speakers`` and ``gold attributions`` hold those by kind of speaker and of mention."""
    result: dict[str, Any] = dict(report.as_dict())
    if report.speakers:
        result["speakers"] = report.speakers_as_dict()
    if given is not None:
        result["gold attributions"] = {"all": given["all", "+speaker"].as_dict()} | given.speakers_as_dict()
    return result


def _extracted(articles: Sequence[GoldArticle], *, quiet: bool) -> list[Extraction]:
    """What the model finds in the gold texts."""
    from claimdb.cli.progress import ticking
    from claimdb.extracting import model_extractor

    many = model_extractor().many
    given = [article.as_article() for article in articles]
    return list(ticking(many(given), "Extracting", len(articles), quiet=quiet))
