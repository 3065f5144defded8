"""`origin` on a terminal: each pair of passages side by side, the words that both have pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from claimdb.cli.output import console, plural, show
from claimdb.exporting import passage_link
from claimdb.text import collapse_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from claimdb.records import Span
    from claimdb.store.rows import OriginDetail, OriginLink, OriginPassage

LONGEST = 1200
"""Letters of a passage that are shown; `claimdb article` prints all."""


def print_origin(found: OriginDetail) -> None:
    """Who prints it, then every pair with its reason."""
    screen, row = console(), found.row
    show(screen, Text(f"Origin {row.id[:8]}", "bold"), Text(_summary(found), "dim"))
    show(screen, Text(_first(found), "dim"))
    for passage in row.passages:
        show(screen, Text.assemble("  ", (passage.article.outlet_label, "cyan"), f"  {_place(passage)}"))
    for link in found.links:
        screen.print()
        _print_link(screen, link)


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
    dismissed = f"  dismissed ({link.dismissed[:8]})" if link.dismissed else ""
    head = Text.assemble((f"[{link.number}] {link.kind}", "bold"), f"  {link.share:.0%}", (dismissed, "red"))
    show(screen, head)
    show(screen, Text(f"{link.reason[:1].upper()}{link.reason[1:]}.", "dim"))
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


def _place(passage: OriginPassage) -> str:
    when = passage.published or "no date"
    day = f"{when[:10]} {when[11:16]} {when[19:]}" if "T" in when else when
    title = passage.article.title or passage.article.path or passage.article.id[:8]
    return f"{day}  {title}, line {passage.line}"


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
