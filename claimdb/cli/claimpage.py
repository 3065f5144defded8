"""One claim on a terminal: what is said, by whom, and each wording set against the fullest one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.text import Text

from claimdb.cli.listing import Plain, plain_columns
from claimdb.cli.output import console, plural, print_rows, show
from claimdb.cli.showing import print_facts
from claimdb.columns import spans_of
from claimdb.exporters import Column
from claimdb.exporting import place
from claimdb.text import bare

if TYPE_CHECKING:
    from claimdb.store.rows import Appearance, ClaimDetail, ListedClaim

CUT, ADDED = ("[-", "-]", "red"), ("{+", "+}", "green")
LEGEND = "[-left out-] {+added+}"
CLAIMS: tuple[Column[ListedClaim], ...] = (
    Column(key="short", title="ID", value=lambda one: one.row.id[:8], data=False, style="dim"),
    Column(key="who", title="Who", value=lambda one: "; ".join(one.speakers) or "—", data=False, style="bold"),
    Column(key="what", title="Claim", value=lambda one: bare(one.row.text), data=False, share=1),
    Column(key="times", title="Printed", value=lambda one: one.row.appearances, data=False, right=True),
    Column(key="articles", title="Articles", value=lambda one: one.row.articles, right=True),
    Column(key="origins", title="Origins", value=lambda one: one.row.origins, right=True),
    Column(key="id", value=lambda one: one.row.id),
    Column(key="speakers", value=lambda one: "; ".join(one.speakers)),
    Column(key="text", value=lambda one: one.row.text),
    Column(key="appearances", value=lambda one: one.row.appearances),
    Column(key="first", value=lambda one: one.row.first),
    Column(key="last", value=lambda one: one.row.last),
)
_WORDS = ("claim", "outlet", "published", "text", "reason", "attribution", "article", "spans", "link")


def print_claim(found: ClaimDetail, format: str) -> None:  # noqa: A002
    """Whole as JSON, a row for each appearance as CSV and Markdown."""
    if format in ("json", "jsonl"):
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        return
    if format != "table":
        rows = [Plain(_row(found, one)) for one in found.appearances]
        print_rows(rows, plain_columns(*_row(found, found.appearances[0]), words=_WORDS), format=format)
        return
    screen = console()
    show(screen, Text(bare(found.row.text), "bold"))
    named = [speaker.name for speaker in found.speakers if speaker.kind != "unnamed"]
    described = [speaker.name for speaker in found.speakers if speaker.kind == "unnamed"]
    facts = [
        ("speaker", "; ".join(named or described) or "not known"),
        ("also", "; ".join(described) if named else ""),
        ("said", " to ".join(dict.fromkeys(day[:10] for day in (found.row.first, found.row.last) if day))),
        ("printed", _counts(found)),
        ("marks", LEGEND if len(found.appearances) > 1 else ""),
        ("ID", found.row.id),
    ]
    print_facts(screen, [(name, value) for name, value in facts if value])
    fullest = found.fullest
    for one in found.appearances:
        screen.print()
        article = one.statement.article
        day = (article.published or "no date")[:10]
        printed_by = (article.outlet_label, "cyan")
        show(screen, Text.assemble((f"[{one.number}] ", "dim"), printed_by, f" {day}  ", (one.statement.id[:8], "dim")))
        show(screen, Padding(wording(fullest.text, one.text) if one is not fullest else Text(one.text), (0, 0, 0, 4)))
        show(screen, Padding(Text(_why(one, found), "dim"), (0, 0, 0, 4)))
        if link := link_of(one):
            show(screen, Text.assemble(" " * 4, (link, "dim")), soft_wrap=True)


def wording(fullest: str, text: str) -> Text:
    """The text with what it leaves out of the fullest wording, and what it adds to it, in brackets of their own."""
    from claimdb.contents.alignment import align

    shown = Text()
    at = 0
    for piece in align(fullest, text):
        if piece.right:
            shown.append(text[at : piece.right.start])
        elif shown.plain and not shown.plain[-1].isspace():
            shown.append(" ")
        if piece.left and piece.change != "kept":
            _mark(shown, fullest[slice(*piece.left)], CUT)
        if piece.right:
            words = text[slice(*piece.right)]
            _mark(shown, words, ("", "", "") if piece.change == "kept" else ADDED)
            at = piece.right.end
        elif _stands_apart(text[at : at + 2]):
            shown.append(" ")
    shown.append(text[at:])
    return shown


def _stands_apart(rest: str) -> bool:
    """A word follows, or a mark that opens: no comma, no closing quotation mark."""
    return any(letter.isalnum() for letter in rest) and not rest[0].isspace()


def _mark(shown: Text, words: str, marks: tuple[str, str, str]) -> None:
    opening, closing, style = marks
    shown.append(f"{opening}{words}{closing}", style)


def link_of(one: Appearance) -> str | None:
    """Where the appearance is printed."""
    article = one.statement.article
    return place(url=article.url, path=article.path, line=one.statement.line, passage=one.text)


def _counts(found: ClaimDetail) -> str:
    row = found.row
    told = f"{plural(row.appearances, 'time')} in {plural(row.articles, 'article')}"
    return told + (f", {plural(row.origins, 'independent origin')}" if row.origins else "")


def _why(one: Appearance, found: ClaimDetail) -> str:
    from claimdb.contents.clustering import FULLEST

    judged = f" (decision {one.judgement[:8]})" if one.judgement else ""
    reason = FULLEST if one is found.fullest else "a part of it" if one.reason == FULLEST else one.reason
    return f"{reason}, {one.score:.2f}{judged}" if reason != FULLEST and (one.score < 1 or judged) else reason


def _row(found: ClaimDetail, one: Appearance) -> dict[str, object]:
    article = one.statement.article
    return {
        "claim": found.row.id,
        "number": one.number,
        "outlet": article.outlet_label,
        "published": article.published,
        "text": one.text,
        "score": round(one.score, 4),
        "reason": one.reason,
        "attribution": one.statement.id,
        "article": article.id,
        "spans": spans_of(one.spans),
        "link": link_of(one),
    }
