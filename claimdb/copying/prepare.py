"""A text ready to be compared: units (paragraphs, long ones cut at sentence ends), their words, its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimdb.contents.words import Word, words
from claimdb.copying.fingerprints import hashes
from claimdb.records import Span

LONGEST = 120
"""Words of a paragraph from which it is cut at ends of sentences, so that a copied part of it can be told."""
_PIECE = 60
"""Words of such a part, at least."""
LEAST_QUOTED = 4
"""Words of a quotation that can tell where it was taken from; shorter ones are terms."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ITEM = re.compile(r"\s*(?:[•·▪‣◦*–-]|\d{1,2}[.)])\s")
_QUOTED = re.compile(r"“[^“”\n]+[”\n]|\"[^\"\n]+[\"\n]|«[^«»\n]+[»\n]|„[^„“”\n]+[“”\n]")


@dataclass(frozen=True)
class Unit:
    """A paragraph or a part of a long one. ``stretch`` numbers sections and lists: passages do not run over them."""

    start: int
    end: int
    words: Sequence[Word]
    own: Sequence[bool]
    """Of each word, whether it stands outside quotation marks: what is quoted is the speaker's, not the writer's."""
    stretch: int

    @cached_property
    def stems(self) -> list[str]:
        return [word.stem for word in self.words]

    @cached_property
    def shingles(self) -> list[int]:
        """Hash of the run of words that begins at each word."""
        found: list[int] = hashes(self.stems).tolist()
        return found

    @cached_property
    def telling(self) -> list[Word]:
        """The writer's own words that tell something."""
        return [word for word, own in zip(self.words, self.own, strict=True) if own and word.weight]

    @cached_property
    def weight(self) -> float:
        return sum(word.weight for word in self.telling)

    @cached_property
    def own_words(self) -> int:
        return sum(self.own)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, as stems, and where they stand."""

    span: Span
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """A text with what of it is compared; what is hidden (captions, links, datelines) stands in no unit."""

    units: Sequence[Unit]
    quotations: Sequence[Quotation] = field(default=())

    @cached_property
    def starts(self) -> list[int]:
        return [unit.start for unit in self.units]

    @cached_property
    def where(self) -> dict[int, list[int]]:
        """Shingle → numbers of the units that have it."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            for one in set(unit.shingles):
                found[one].append(number)
        return found

    def units_in(self, start: int, end: int) -> list[int]:
        """Numbers of the units that a span touches."""
        first = max(0, bisect_right(self.starts, start) - 1)
        found = []
        for number in range(first, len(self.units)):
            if self.units[number].start >= end:
                break
            if self.units[number].end > start:
                found.append(number)
        return found


def prepare(
    text: str, paragraphs: Sequence[Span], *, sections: Sequence[int] = (), spoken: Sequence[Span] = ()
) -> Prepared:
    """``paragraphs`` that count, ``sections``: offsets at which one begins, ``spoken``: contents with direct speech."""
    starts = sorted(sections)
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    units: list[Unit] = []
    stretch, before = 0, (0, False)
    for span in paragraphs:
        here = (bisect_right(starts, span.start), bool(_ITEM.match(text, span.start, span.end)))
        stretch += int(bool(units) and here != before)
        before = here
        units += _units(text, span, quoted, stretch)
    return Prepared(units, tuple(_quotations(text, quoted, spoken)))


def _units(text: str, span: Span, quoted: Sequence[Span], stretch: int) -> Iterator[Unit]:
    found = [
        word._replace(start=word.start + span.start, end=word.end + span.start)
        for word in words(text[span.start : span.end])
    ]
    marks = [one for one in quoted if one.start < span.end and one.end > span.start]
    for start, end, some in _pieces(text, span, found):
        own = [not any(mark.start <= word.start < mark.end for mark in marks) for word in some]
        yield Unit(start, end, some, own, stretch)


def _pieces(text: str, span: Span, found: list[Word]) -> Iterator[tuple[int, int, list[Word]]]:
    """The paragraph, or its parts of at least so many words where it is long."""
    if len(found) <= LONGEST:
        if found:
            yield span.start, span.end, found
        return
    ends = [match.end() for match in _STOP.finditer(text, span.start, span.end)]
    begun = first = 0
    start = span.start
    for end in ends:
        while first < len(found) and found[first].start < end:
            first += 1
        if first - begun >= _PIECE and len(found) - first >= _PIECE // 2:
            yield start, end, found[begun:first]
            start, begun = end, first
    yield start, span.end, found[begun:]


def _quotations(text: str, quoted: Sequence[Span], spoken: Sequence[Span]) -> Iterator[Quotation]:
    for span in quoted:
        if any(one.start < span.end and one.end > span.start for one in spoken):
            stems = tuple(word.stem for word in words(text[span.start : span.end]))
            if len(stems) >= LEAST_QUOTED:
                yield Quotation(span, stems)
