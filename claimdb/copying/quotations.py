"""A rewrite that keeps the quotations: several, cut at the same words, in the same order.

Two who heard the same speech choose other sentences of it, cut them elsewhere and set them in another order. So that
several agree in all of that speaks for one text behind both, however much the words around them differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import LCSseq

from claimdb.copying.prepare import Prepared, Quotation
from claimdb.records import Span

LEAST = 3
"""Shared quotations."""
LEAST_WORDS = 25
"""In all of them."""
MOST_LEFT_OUT = 1 / 3
"""Share of the quotations between the first and the last shared one that only one text has, in either."""


@dataclass(frozen=True, slots=True)
class SharedQuotations:
    """Paragraphs of two texts from the first to the last shared quotation; ``share``: of the shorter's words."""

    left: Span
    right: Span
    pairs: Sequence[tuple[Span, Span]]
    words: int
    share: float


def shared_quotations(left: Prepared, right: Prepared) -> Iterator[SharedQuotations]:
    """Where the two texts keep the same quotations, section by section."""
    for _, some in groupby(_pairs(left, right), key=lambda pair: (_stretch(left, pair[0]), _stretch(right, pair[1]))):
        pairs = list(some)
        words = sum(len(one.stems) for one, _ in pairs)
        if len(pairs) < LEAST or words < LEAST_WORDS:
            continue
        spans = [_between(text, [pair[side].span for pair in pairs]) for side, text in enumerate((left, right))]
        inside = [_inside(text, span) for text, span in zip((left, right), spans, strict=True)]
        if max(inside) * (1 - MOST_LEFT_OUT) <= len(pairs):
            length = min(_length(left, spans[0]), _length(right, spans[1]))
            yield SharedQuotations(
                spans[0], spans[1], [(one.span, other.span) for one, other in pairs], words, min(1.0, words / length)
            )


def _pairs(left: Prepared, right: Prepared) -> Iterator[tuple[Quotation, Quotation]]:
    ones, others = [one.stems for one in left.quotations], [one.stems for one in right.quotations]
    for block in LCSseq.opcodes(ones, others):
        if block.tag == "equal":
            yield from zip(
                left.quotations[block.src_start : block.src_end],
                right.quotations[block.dest_start : block.dest_end],
                strict=True,
            )


def _stretch(text: Prepared, one: Quotation) -> int:
    numbers = text.units_in(*one.span)
    return text.units[numbers[0]].stretch if numbers else -1


def _between(text: Prepared, spans: Sequence[Span]) -> Span:
    """From the beginning of the first's paragraph to the end of the last's."""
    first, last = text.units_in(*spans[0]), text.units_in(*spans[-1])
    start = text.units[first[0]].start if first else spans[0].start
    end = text.units[last[-1]].end if last else spans[-1].end
    return Span(start, end)


def _inside(text: Prepared, span: Span) -> int:
    return sum(span.start <= one.span.start < span.end for one in text.quotations)


def _length(text: Prepared, span: Span) -> int:
    return max(1, sum(len(text.units[number].words) for number in text.units_in(*span)))
