"""Disputes on a terminal: a block for each in the listing, and one with its positions in their sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.text import Text

from claimdb.cli.marking import Mark, marked
from claimdb.cli.output import console, plural, print_rows, show
from claimdb.cli.showing import print_facts
from claimdb.columns import spans_of
from claimdb.exporters import Column
from claimdb.exporting import place
from claimdb.records import UNKNOWN, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from claimdb.store.rows import DisputeDetail, DisputeRow, PositionRow

SHOWN = 4
"""Holders of one side, and outlets of one holder, that the listing names."""

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


def print_disputes(rows: Sequence[DisputeRow]) -> None:
    """A block each: matter, sides with their holders, reason."""
    screen = console()
    for row in rows:
        head = Text.assemble((row.matter, "bold"), "  ", (f"{_what(row)}  {row.id[:8]}", "dim"))
        show(screen, head)
        for number, side in enumerate(row.sides, 1):
            show(screen, Padding(_side(side, number), (0, 0, 0, 2)))
        show(screen, Padding(Text(_sentence(row.reason), "dim"), (0, 0, 0, 2)))
        screen.print()


def _what(row: DisputeRow) -> str:
    """Kinds, strength, score, and how many voices there really are."""
    told = [", ".join(row.kinds), f"{'confirmed' if row.judgement else row.strength} {row.score:.2f}"]
    if row.origins:
        told.append(plural(row.origins, "origin"))
    return " · ".join(told)


def _side(side: Sequence[PositionRow], number: int) -> Text:
    line = Text.assemble((f"{number}  ", "dim"), (_stance(side), "yellow"), "  ")
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
    return reason[:1].upper() + reason[1:] + ("" if reason.endswith((".", "?", "!")) else ".")


# ── one dispute ──────────────────────────────────────────────────────────────────────────────────────────────────


def print_dispute(detail: DisputeDetail, format: str) -> None:  # noqa: A002
    """Its positions in their sentences, side by side; in the other formats the dispute alone."""
    row = detail.dispute
    if format in ("json", "jsonl"):
        typer.echo(json.dumps(row.as_dict(), ensure_ascii=False))
        return
    if format != "table":
        print_rows(row.positions, POSITIONS, format=format)
        return
    screen = console()
    show(screen, Text(row.matter, "bold"))
    show(screen, Text(_what(row), "dim"))
    for number, side in enumerate(row.sides, 1):
        screen.print()
        show(screen, Text.assemble((f"Side {number}  ", "dim"), (_stance(side), "bold yellow")))
        for one in side:
            _print_position(screen, one, detail)
    screen.print()
    print_facts(screen, list(_facts(detail)))


def _print_position(screen: Console, one: PositionRow, detail: DisputeDetail) -> None:
    day = (one.article.published or "no date")[:10]
    told = Text.assemble((f"{one.number:>3}  ", "dim"), _holder(one), (f"  {day}", "dim"))
    if one.origin:
        told.append(f"  origin {one.origin[:8]}", "dim")
    show(screen, told)
    text, spans = detail.contexts.get(one.number, (one.text, (Span(0, len(one.text)),)))
    plain = not screen.is_terminal
    marks = [Mark(span, "", "[[" if plain else "", "]]" if plain else "") for span in spans]
    marks += [
        Mark(span, "bold yellow", "<" if plain else "", ">" if plain else "") for span in _differing(text, spans, one)
    ]
    show(screen, Padding(marked(text.replace("\n", " "), marks), (0, 0, 0, 5)))
    where = place(url=one.article.url, path=one.article.path, line=one.line, passage=one.text)
    if where:
        show(screen, Text.assemble(" " * 5, (where, "cyan")), soft_wrap=True)


def _differing(text: str, spans: Sequence[Span], one: PositionRow) -> Iterator[Span]:
    """Where the differing words stand inside the position, part by part."""
    for part in filter(None, one.words.split(" … ")):
        for span in spans:
            at = text.find(part, span.start, span.end)
            if at >= 0:
                yield Span(at, at + len(part))
                break


def _facts(detail: DisputeDetail) -> Iterator[tuple[str, str]]:
    row = detail.dispute
    yield "why", _sentence(row.reason)
    if row.origins:
        yield "origins", f"{plural(len(row.positions), 'position')} from {plural(row.origins, 'independent origin')}"
    for judged in detail.judgements:
        yield "judged", f"{judged.decision} by {judged.who} on {judged.made_at[:10]} ({judged.id[:8]})"
    yield "ID", row.id


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
