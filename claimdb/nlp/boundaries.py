"""Where a content begins and ends, to the character: quotation marks belong to what they enclose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.nlp.quotes import Quotation

MOST_OF = 0.6
"""A content that covers this share of a quotation's letters is meant to be the whole of it."""
TRIMMED = " \t\u00a0,;:–—-•·*"


def letters(text: str, start: int, end: int) -> int:
    """Letters and digits of a stretch."""
    return sum(map(str.isalnum, text[start:end])) if end > start else 0


def snap(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """The content with a quotation that it covers in large part taken in whole, marks included.

    Only quotations that stand in no other; a border that already lies outside every quotation stays where it is.
    """
    start, end = span
    for quotation in quotations:
        if quotation.depth or quotation.span.end <= span.start or quotation.span.start >= span.end:
            continue
        inner = quotation.inner
        shared = letters(text, max(start, inner.start), min(end, inner.end))
        whole = letters(text, inner.start, inner.end)
        if not whole or shared < MOST_OF * whole:
            continue
        if quotation.span.start < start < quotation.span.end:
            start = quotation.span.start
        if quotation.span.start < end < quotation.span.end:
            end = quotation.span.end
    return Span(start, end)


def trim(text: str, span: Span) -> Span:
    """Without the commas, dashes and blanks at its borders."""
    start, end = span
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    return Span(start, end)


def joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted, without the empty ones, and those that touch or have only blanks and signs between them made one."""
    out: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif out and "\n" not in text[out[-1].end : span.start] and not letters(text, out[-1].end, span.start):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
