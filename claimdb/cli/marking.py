"""Text with statements, sources and cues marked: by style on a terminal, by brackets elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from claimdb.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROLES = {"content": ("bold", "[[", "]]"), "source": ("green", "{", "}"), "cue": ("yellow", "<", ">")}
"""Role → style, opening and closing bracket."""
LEGEND = "[[statement]] {source} <cue>"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to point out. ``before`` and ``after`` are printed at its ends."""

    span: Span
    style: str = ""
    before: str = ""
    after: str = ""


def role_marks(spans: Iterable[Sequence[int]], role: str, *, plain: bool) -> list[Mark]:
    """Marks for the spans of one role."""
    style, opening, closing = ROLES[role]
    return [Mark(Span(start, end), style, opening if plain else "", closing if plain else "") for start, end in spans]


def marked(text: str, marks: Iterable[Mark], *, within: Span | None = None) -> Text:
    """The part of ``text`` that is ``within``, with its marks; those that reach over its ends are cut there."""
    window = within or Span(0, len(text))
    shown = [mark for mark in marks if mark.span.start < window.end and mark.span.end > window.start]
    shown.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    edges = sorted({*window} | {min(max(edge, window.start), window.end) for mark in shown for edge in mark.span})
    result = Text()
    for start, end in zip(edges, [*edges[1:], window.end], strict=True):
        for mark in reversed([mark for mark in shown if mark.span.end == start]):
            result.append(mark.after, "dim")
        for mark in [mark for mark in shown if mark.span.start == start]:
            result.append(mark.before, "dim")
        styles = [mark.style for mark in shown if mark.span.start <= start and end <= mark.span.end]
        result.append(text[start:end], " ".join(styles))
    return result
