"""`model`: the card of the extraction model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

app = new_app()
FOR_DECODING = frozenset({"transitions", "no_start", "links", "tags", "entity_tags", "confidence"})
"""Parts of the card that the program reads, not people; `--format json` has them too."""


@app.command("model", cls=Command)
def model_cli(
    format: Annotated[str, one_of("text", "json", option=("--format", "-f"), text="Output")] = "text",  # noqa: A002
) -> None:
    """Print the card of the extraction model.

    Version, date, training data and their terms, sizes, scores.

    claimdb model
    claimdb model --format json
    """
    import claimdb
    from claimdb.cli.output import console
    from claimdb.inference import read_card

    card = read_card(Path(claimdb.__file__).parent / "nlp" / "weights")
    if format == "json":
        typer.echo(json.dumps(card, ensure_ascii=False, indent=1))
        return
    screen = console()
    for line in card_lines({name: value for name, value in card.items() if name not in FOR_DECODING}):
        screen.print(line, soft_wrap=True)


def card_lines(values: dict[str, Any], indent: int = 0) -> Iterator[Text]:
    """Names and values, nested ones indented."""
    from rich.text import Text

    space = "  " * indent
    for name, value in values.items():
        label = name.replace("_", " ")
        if isinstance(value, dict):
            yield Text(f"{space}{label}", "bold")
            yield from card_lines(value, indent + 1)
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield Text(f"{space}{label}", "bold")
            for item in value:
                yield from card_lines(item if isinstance(item, dict) else {"": item}, indent + 1)
                yield Text()
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield Text.assemble((f"{space}{label}: ", "dim"), shown)
