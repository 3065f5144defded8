"""`origin` on a terminal: each pair of passages side by side, the words that both have pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from claimdb.cli.output import console, hanging, plural, show
from claimdb.columns import shown_share
from claimdb.exporting import passage_link
from claimdb.text import collapse_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from claimdb.records import Span
    from claimdb.store.rows import OriginDetail, OriginLink, OriginPassage

LONGEST = 1200
"""Letters of a passage that are shown; `claimdb article` prints all."""
LISTED = 20
"""Pairs that are named where they are not shown side by side."""
INDENT = 5


def print_origin(found: OriginDetail, *, pairs: bool = False) -> None:
    """Who prints it and which passages were set beside each other; with ``pairs`` also those, side by side."""
    screen, row = console(), found.row
    show(screen, Text.assemble((f"Origin {row.id[:8]}", "bold"), f"  {_summary(found)}"))
    show(screen, Text(_first(found), "dim"))
    screen.print()
    for number, passage in enumerate(row.passages, 1):
        _print_passage(screen, passage, number)
    screen.print()
    if not pairs:
        _print_list(screen, found)
        return
    show(screen, Text("marks  [words that both have], bold on a terminal", "dim"))
    for link in found.links:
        screen.print()
        _print_link(screen, link)


def _print_passage(screen: Console, passage: OriginPassage, number: int) -> None:
    """Outlet, date, how it begins, where."""
    outlet = Text.assemble(
        (passage.article.outlet_label, "cyan"), f", {_day(passage)}", (f", {_title(passage)}", "dim")
    )
    show(screen, Text.assemble((f"{number:>3}  ", "dim"), hanging(screen, outlet, INDENT)))
    begins = Text(collapse_space(passage.text))
    begins.truncate(max(screen.width - INDENT, 20), overflow="ellipsis")
    show(screen, Text.assemble(" " * INDENT, begins))


def _print_list(screen: Console, found: OriginDetail) -> None:
    """The pairs in a line or two each."""
    for link in found.links[:LISTED]:
        numbers = [_number(side, found) for side in (link.left, link.right) if side]
        told = Text.assemble(" and ".join(numbers), ", ", _told(link), (f"  {_why(link)}", "dim"))
        show(screen, Text.assemble((f"[{link.number}]".rjust(4) + " ", "dim"), hanging(screen, told, INDENT)))
    if len(found.links) > LISTED:
        show(screen, Text(f"{' ' * INDENT}and {plural(len(found.links) - LISTED, 'more pair')}", "dim"))
    screen.print()
    show(screen, Text(f"`claimdb origin {found.row.id[:8]} --pairs` shows the pairs side by side.", "dim"))


def _number(side: OriginPassage, found: OriginDetail) -> str:
    """Of the listed passage that holds most of this one; the outlet where none does."""
    shared = [
        (min(one.span.end, side.span.end) - max(one.span.start, side.span.start), -number)
        for number, one in enumerate(found.row.passages, 1)
        if one.article.id == side.article.id
    ]
    return str(-max(shared)[1]) if shared else side.article.outlet_label


def _told(link: OriginLink) -> Text:
    """``copy 73%``, ``credit``; whether somebody dismissed it."""
    dismissed = f"  dismissed ({link.dismissed[:8]})" if link.dismissed else ""
    share = shown_share(link.share)
    return Text.assemble((f"{link.kind} {share}" if share else link.kind, "bold"), (dismissed, "red"))


def _why(link: OriginLink) -> str:
    missing = "" if link.right else " None of the texts here is the one it names."
    return f"{link.reason[:1].upper()}{link.reason[1:]}.{missing}"


def _summary(found: OriginDetail) -> str:
    row = found.row
    told = ((len(row.passages), "passage"), (row.articles, "article"), (len(found.links), "pair"))
    passages, articles, pairs = (plural(number, word) for number, word in told)
    return f"{passages} in {articles}, {pairs}"


def _first(found: OriginDetail) -> str:
    """Who had it first, by dates, and who says of itself from whom it has it."""
    row = found.row
    undated = len({passage.article.id for passage in row.passages if not passage.published})
    earliest = [f"{one.article.outlet_label} ({(one.published or '')[:10]})" for one in row.first]
    standing = [link for link in found.links if link.kind == "credit" and link.dismissed is None]
    said = [
        f"Earliest by date of publication: {' or '.join(dict.fromkeys(earliest))}" if earliest else "",
        f"{plural(undated, 'article')} without a date" if undated else "",
        *dict.fromkeys(f"{link.left.article.outlet_label} credits {link.credited}" for link in standing),
    ]
    return ". ".join(one for one in said if one) + "."


def _print_link(screen: Console, link: OriginLink) -> None:
    show(screen, Text.assemble((f"[{link.number}] ", "bold"), _told(link)))
    show(screen, Text(_why(link), "dim"))
    left, right = _shared(link)
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    width = (screen.width - 4) // 2
    table.add_column(width=width)
    table.add_column(width=width)
    table.add_row(_head(link.left), _head(link.right) if link.right else Text(f"{link.credited}: not here", "dim"))
    table.add_row(
        _text(link.left, left, plain=not screen.is_terminal),
        _text(link.right, right, plain=not screen.is_terminal) if link.right else Text(),
    )
    show(screen, table)


def _shared(link: OriginLink) -> tuple[Sequence[Span], Sequence[Span]]:
    from claimdb.copying.marking import shared_spans

    return shared_spans(link.left.text, link.right.text) if link.right else ((), ())


def _head(passage: OriginPassage) -> Text:
    link = passage_link(passage)
    style = f"cyan link {link}" if link and "://" in link else "cyan"
    return Text.assemble((passage.article.outlet_label, style), f" {(passage.published or 'no date')[:10]}")


def _day(passage: OriginPassage) -> str:
    when = passage.published or "no date"
    return f"{when[:10]} {when[11:16]} {when[19:]}".rstrip() if "T" in when else when


def _title(passage: OriginPassage) -> str:
    title = passage.article.title or passage.article.path or passage.article.id[:8]
    return f"{title}, line {passage.line}"


def _text(passage: OriginPassage, spans: Sequence[Span], *, plain: bool) -> Text:
    """Shared words bold; in brackets where there is no bold."""
    shown = Text()
    at = 0
    for start, end in spans:
        if start >= LONGEST:
            break
        shown.append(_squeezed(passage.text[at:start]))
        words = _squeezed(passage.text[start:end])
        shown.append(f"[{words}]" if plain else words, None if plain else "bold")
        at = end
    rest = passage.text[at : max(at, LONGEST)]
    shown.append(_squeezed(rest) + (" …" if len(passage.text) > max(at, LONGEST) else ""))
    return shown


def _squeezed(text: str) -> str:
    """Single spaces, one at each end kept, line ends of paragraphs too."""
    lines = [collapse_space(line) for line in text.split("\n")]
    squeezed = "\n".join(line for number, line in enumerate(lines) if line or number in (0, len(lines) - 1))
    return (
        (" " if text[:1].isspace() and text[:1] != "\n" else "")
        + squeezed
        + (" " if len(text) > 1 and text[-1:].isspace() and text[-1:] != "\n" else "")
    )
