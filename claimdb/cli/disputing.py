"""Disputes on a terminal: a block for each in the listing, and one with its positions in their sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.text import Text

from claimdb.cli.marking import Mark, marked
from claimdb.cli.output import console, hanging, plural, print_rows, show
from claimdb.cli.showing import print_facts
from claimdb.columns import spans_of
from claimdb.exporters import Column
from claimdb.exporting import place
from claimdb.records import UNKNOWN, Span
from claimdb.text import collapse_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from claimdb.store.rows import DismissedRow, DisputeDetail, DisputeRow, OneOrigin, PositionRow

SHOWN = 4
"""Holders of one side, and outlets of one holder, that the listing names."""
INDENT, SIDE = 10, 5
"""Columns before the matter (behind the ID), and before the text of a side or position (behind its number)."""
LEGEND = "[[position]] <words on which it differs>"

COLUMNS: tuple[Column[DisputeRow], ...] = (
    Column(key="id", title="ID", value=lambda row: row.id),
    Column(key="matter", title="Matter", value=lambda row: row.matter),
    Column(key="kinds", title="Kinds", value=lambda row: " ".join(row.kinds)),
    Column(key="strength", title="Strength", value=lambda row: row.strength),
    Column(key="score", title="Score", value=lambda row: round(row.score, 4)),
    Column(key="positions", title="Positions", value=lambda row: " / ".join(map(_side_line, row.sides))),
    Column(key="reason", title="Reason", value=lambda row: row.reason),
    Column(key="origins", title="Origins", value=lambda row: row.origins),
    Column(key="latest", title="Latest", value=lambda row: row.latest),
)

SORTS: tuple[Column[DisputeRow], ...] = (
    Column(key="score", value=lambda row: row.score),
    Column(key="date", value=lambda row: row.latest),
    Column(key="positions", value=lambda row: len(row.positions)),
    Column(key="origins", value=lambda row: row.origins),
    Column(key="matter", value=lambda row: row.matter),
)
"""What --sort takes."""


def print_disputes(rows: Sequence[DisputeRow]) -> None:
    """A block each, its ID in front: matter, kinds and how sure, sides with their holders, reason."""
    screen = console()
    for row in rows:
        show(screen, Text.assemble((row.id[:8], "dim"), "  ", hanging(screen, Text(row.matter, "bold"), INDENT)))
        show(screen, Text.assemble(" " * INDENT, hanging(screen, Text(_what(row), "dim"), INDENT)))
        for number, side in enumerate(row.sides, 1):
            shown = hanging(screen, _side(side), SIDE)
            show(screen, Text.assemble((f"{number:>3}  ", "dim"), shown))
        show(screen, Text.assemble("  ", hanging(screen, Text(_sentence(row.reason), "dim"), 2)))
        screen.print()


def _what(row: DisputeRow) -> str:
    """Kinds, strength, score, and how many voices there really are."""
    told = [", ".join(row.kinds), f"{'confirmed' if row.judgement else row.strength} {row.score:.2f}"]
    if row.origins:
        told.append(plural(row.origins, "origin"))
    return " · ".join(told)


def _side(side: Sequence[PositionRow]) -> Text:
    line = Text.assemble((_stance(side), "yellow"), " — ")
    held = _held(side)
    for at, (holder, outlets) in enumerate(held[:SHOWN]):
        line.append("; " if at else "")
        line.append_text(_shown(holder, outlets))
    if len(held) > SHOWN:
        line.append(f"; and {len(held) - SHOWN} more", "dim")
    return line


def _held(side: Sequence[PositionRow]) -> list[tuple[str | None, list[str]]]:
    """Holders (None: outlets in their own voice) with the outlets that print them, each once."""
    found: dict[str | None, list[str]] = {}
    for one in side:
        outlets = found.setdefault(_speaker(one), [])
        if one.article.outlet_label not in outlets:
            outlets.append(one.article.outlet_label)
    return list(found.items())


def _shown(holder: str | None, outlets: Sequence[str]) -> Text:
    line = Text.assemble((holder, "bold"), " in ") if holder is not None else Text()
    for at, outlet in enumerate(outlets[:SHOWN]):
        line.append(", " if at else "")
        line.append(outlet, "cyan")
    if len(outlets) > SHOWN:
        line.append(f" and {len(outlets) - SHOWN} more", "dim")
    return line


def _stance(side: Sequence[PositionRow]) -> str:
    return next((one.stance for one in side if one.stance), "") or f"“{side[0].words or side[0].text}”"


def _holder(one: PositionRow) -> Text:
    return _shown(_speaker(one), [one.article.outlet_label])


def _speaker(one: PositionRow) -> str | None:
    """None where an outlet tells it in its own voice, or of itself."""
    if one.holder_kind == "outlet" or one.holder == one.article.outlet_label:
        return None
    return "somebody" if one.holder == UNKNOWN else one.holder


def _side_line(side: Sequence[PositionRow]) -> str:
    return f"{_stance(side)} ({'; '.join(_shown(*held).plain for held in _held(side))})"


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "?", "!")) else f"{reason}."


# ── one dispute ──────────────────────────────────────────────────────────────────────────────────────────────────


def print_dispute(detail: DisputeDetail, format: str) -> None:  # noqa: A002
    """Its positions in their sentences, side by side; in the other formats the dispute alone."""
    row = detail.dispute
    if format in ("json", "jsonl"):
        typer.echo(json.dumps(detail.as_dict(), ensure_ascii=False))
        return
    if format != "table":
        print_rows(row.positions, POSITIONS, format=format)
        return
    screen = console()
    show(screen, Text(row.matter, "bold"))
    show(screen, Text(_what(row), "dim"))
    for side in detail.sides:
        screen.print()
        stance = hanging(screen, Text(_stance(side), "bold yellow"), len("Side 1  "))
        show(screen, Text.assemble((f"Side {side[0].side}  ", "dim"), stance))
        for one in side:
            _print_position(screen, one, detail)
    screen.print()
    print_facts(screen, list(_facts(detail, plain=not screen.is_terminal)))


def _print_position(screen: Console, one: PositionRow, detail: DisputeDetail) -> None:
    day = (one.article.published or "no date")[:10]
    told = Text.assemble(_holder(one), (f", {day}", "dim"))
    if letter := detail.letters.get(one.number):
        told.append(f", origin {letter}", "dim")
    show(screen, Text.assemble((f"{one.number:>3}  ", "dim"), hanging(screen, told, SIDE)))
    text, spans = detail.contexts.get(one.number, (one.text, (Span(0, len(one.text)),)))
    plain = not screen.is_terminal
    marks = [Mark(span, "", "[[" if plain else "", "]]" if plain else "") for span in spans]
    marks += [
        Mark(span, "bold yellow", "<" if plain else "", ">" if plain else "") for span in _differing(text, spans, one)
    ]
    show(screen, Padding(marked(text.replace("\n", " "), marks), (0, 0, 0, SIDE)))
    where = place(url=one.article.url, path=one.article.path, line=one.line, passage=one.text)
    if where:
        show(screen, Text.assemble(" " * SIDE, (where, "cyan")), soft_wrap=True)


def _differing(text: str, spans: Sequence[Span], one: PositionRow) -> Iterator[Span]:
    """Where the differing words stand inside the position, part by part."""
    for part in filter(None, one.words.split(" … ")):
        for span in spans:
            at = text.find(part, span.start, span.end)
            if at >= 0:
                yield Span(at, at + len(part))
                break


def _facts(detail: DisputeDetail, *, plain: bool) -> Iterator[tuple[str, str]]:
    row = detail.dispute
    yield "marks", LEGEND if plain else "bold: the words on which it differs"
    yield "why", _sentence(row.reason)
    if row.origins:
        yield "origins", f"{plural(len(row.positions), 'position')} from {plural(row.origins, 'independent origin')}"
        for one in detail.origins:
            yield f"  {one.letter}", _numbered(one, row)
    for judged in detail.judgements:
        yield "judged", f"{judged.decision} by {judged.who} on {judged.made_at[:10]} ({judged.id[:8]})"
    yield "ID", row.id


def print_dismissed(row: DismissedRow, format: str) -> None:  # noqa: A002
    """What is known of a dispute that people dismissed."""
    from claimdb.cli.decisions import DISMISSED

    if format in ("json", "jsonl"):
        typer.echo(json.dumps(row.as_dict(), ensure_ascii=False))
        return
    if format != "table":
        print_rows([row], DISMISSED, format=format)
        return
    screen, made = console(), row.judgement
    show(screen, Text(row.matter, "bold"))
    show(screen, Text(f"dismissed by {made.who} on {made.made_at[:10]}", "dim"))
    screen.print()
    for outlet, text in row.places:
        told = Text.assemble((outlet, "cyan"), f": {collapse_space(text)}")
        show(screen, Text.assemble("  ", hanging(screen, told, 2)))
    screen.print()
    facts = [
        ("why", made.reason or ""),
        ("undo", f"claimdb judge undo {made.id[:8]}"),
        ("ID", row.id),
    ]
    print_facts(screen, [(name, value) for name, value in facts if value])


def _numbered(one: OneOrigin, row: DisputeRow) -> str:
    """Which positions count as one, and where to see why."""
    numbers = f"{'positions' if len(one.numbers) > 1 else 'position'} {', '.join(map(str, one.numbers))}"
    if one.ids:
        return f"{numbers}: " + ", ".join(f"`claimdb origin {found[:8]}`" for found in one.ids)
    if len(one.numbers) == 1:
        return numbers
    articles = {position.article.id for position in row.positions if position.number in one.numbers}
    outlets = {position.article.outlet_label for position in row.positions if position.number in one.numbers}
    if len(articles) == 1:
        return f"{numbers}: one article"
    return f"{numbers}: " + (
        "one outlet" if len(outlets) == 1 else "their articles share text, or one credits the other"
    )


POSITIONS: tuple[Column[PositionRow], ...] = (
    Column(key="number", title="No.", value=lambda row: row.number),
    Column(key="side", title="Side", value=lambda row: row.side),
    Column(key="stance", title="Stance", value=lambda row: row.stance),
    Column(key="holder", title="Holder", value=lambda row: row.holder),
    Column(key="holder_kind", title="Kind", value=lambda row: row.holder_kind),
    Column(key="words", title="Words", value=lambda row: row.words),
    Column(key="text", title="Text", value=lambda row: row.text),
    Column(key="spans", title="Spans", value=lambda row: spans_of(row.spans)),
    Column(key="attribution", title="Statement", value=lambda row: row.attribution),
    Column(key="outlet", title="Outlet", value=lambda row: row.article.outlet),
    Column(key="article", title="Article", value=lambda row: row.article.id),
    Column(key="published", title="Printed", value=lambda row: row.article.published),
    Column(key="origin", title="Origin", value=lambda row: row.origin),
)
