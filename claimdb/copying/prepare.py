"""A text ready to be compared: units (paragraphs, long ones cut at sentence ends), their words, its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from claimdb.contents.words import known, starts, tokens
from claimdb.copying.fingerprints import Shingles, shingles
from claimdb.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 120
"""Words of a paragraph from which it is cut at ends of sentences, so that a copied part of it can be told."""
_PIECE = 60
"""Words of such a part, at least."""
RUN = 3
"""Words that stand together in two texts, at least, to count as shared."""
LEAST_QUOTED = 4
"""Words of a quotation that can tell where it was taken from; shorter ones are terms."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ITEM = re.compile(r"\s*(?:[•·▪‣◦*–-]|\d{1,2}[.)])\s")
_QUOTED = re.compile(r"“[^“”\n]+[”\n]|\"[^\"\n]+[\"\n]|«[^«»\n]+[»\n]|„[^„“”\n]+[“”\n]")


Run = tuple[str, ...]


def runs(stems: Sequence[str], least: int = RUN) -> list[Run]:
    """The run of so many words that begins at each, as far as there is one."""
    return list(zip(*(stems[at:] for at in range(least)), strict=False))


def begins(some: Sequence[Run]) -> dict[Run, list[int]]:
    """Where each run begins."""
    found: dict[Run, list[int]] = defaultdict(list)
    for at, run in enumerate(some):
        found[run].append(at)
    return found


@dataclass(frozen=True)
class Unit:
    """A paragraph or a part of a long one. ``stretch`` numbers sections and lists: passages do not run over them."""

    start: int
    end: int
    words: Sequence[tuple[str, float]]
    """Stem and weight of each."""
    own: Sequence[bool]
    """Of each word, whether it stands outside quotation marks: what is quoted is the speaker's, not the writer's."""
    plain: Sequence[bool]
    """Of each word, whether it is printed small: a name or figure is the event's, not the writer's."""
    stretch: int

    @cached_property
    def stems(self) -> list[str]:
        return [stem for stem, _ in self.words]

    @cached_property
    def telling(self) -> list[tuple[str, float]]:
        """The writer's own words that tell something."""
        return [word for word, own in zip(self.words, self.own, strict=True) if own and word[1]]

    @cached_property
    def telling_plainly(self) -> list[float]:
        """Of the same words the weight of those printed small, 0 of the others."""
        every = zip(self.words, self.own, self.plain, strict=True)
        return [word[1] if plain else 0.0 for word, own, plain in every if own and word[1]]

    @cached_property
    def telling_stems(self) -> list[str]:
        return [stem for stem, _ in self.telling]

    @cached_property
    def told(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.telling_stems)

    @cached_property
    def runs(self) -> list[Run]:
        """The run of so many words that begins at each."""
        return runs(self.stems)

    @cached_property
    def begins(self) -> dict[Run, list[int]]:
        """Where each run begins."""
        return begins(self.runs)

    @cached_property
    def weight(self) -> float:
        return sum(weight for _, weight in self.telling)

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
    def shingles(self) -> Shingles:
        return shingles([unit.stems for unit in self.units])

    @cached_property
    def distinct(self) -> NDArray[np.int64]:
        """The hashes of the shingles, sorted."""
        return np.unique(self.shingles.hashes)

    def where(self, some: NDArray[np.int64]) -> dict[int, set[int]]:
        """Shingle, of these → numbers of the units that have it."""
        found: dict[int, set[int]] = defaultdict(set)
        at = np.flatnonzero(np.isin(self.shingles.hashes, some))
        for one, number in zip(self.shingles.hashes[at].tolist(), self.shingles.units[at].tolist(), strict=True):
            found[one].add(number)
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
    text: str,
    paragraphs: Sequence[Span],
    *,
    sections: Sequence[int] = (),
    spoken: Sequence[Span] = (),
    quoted: Sequence[Span] = (),
) -> Prepared:
    """``paragraphs`` that count, ``sections``: offsets at which one begins, ``spoken``: contents with direct speech,
    ``quoted``: stretches between single quotation marks; those between double ones are found here.
    """
    begins_at = sorted(sections)
    quoted = sorted([*quoted, *(Span(*match.span()) for match in _QUOTED.finditer(text))])
    units: list[Unit] = []
    stretch, before = 0, (0, False)
    for span in paragraphs:
        here = (bisect_right(begins_at, span.start), bool(_ITEM.match(text, span.start, span.end)))
        stretch += int(bool(units) and here != before)
        before = here
        units += _units(text, span, quoted, stretch)
    return Prepared(units, tuple(_quotations(text, quoted, spoken)))


def _units(text: str, span: Span, quoted: Sequence[Span], stretch: int) -> Iterator[Unit]:
    part = text[span.start : span.end]
    printed = tokens(part)
    found = [known(word) for word in printed]
    plain = [word[0].islower() for word in printed]
    marks = [one for one in quoted if one.start < span.end and one.end > span.start]
    if not found:
        return
    if len(found) <= LONGEST and not marks:
        yield Unit(span.start, span.end, found, [True] * len(found), plain, stretch)
        return
    places = [span.start + at for at in starts(part)]
    own = [not any(mark.start <= at < mark.end for mark in marks) for at in places]
    for start, end, first, last in _pieces(text, span, places):
        yield Unit(start, end, found[first:last], own[first:last], plain[first:last], stretch)


def _pieces(text: str, span: Span, places: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """The paragraph, or its parts of at least so many words where it is long: offsets, and numbers of the words.

    ``places``: where the words begin.
    """
    begun = first = 0
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end) if len(places) > LONGEST else ():
        while first < len(places) and places[first] < match.end():
            first += 1
        if first - begun >= _PIECE and len(places) - first >= _PIECE // 2:
            yield start, match.end(), begun, first
            start, begun = match.end(), first
    yield start, span.end, begun, len(places)


def _quotations(text: str, quoted: Sequence[Span], spoken: Sequence[Span]) -> Iterator[Quotation]:
    for span in quoted:
        if any(one.start < span.end and one.end > span.start for one in spoken):
            stems = tuple(known(printed)[0] for printed in tokens(text[span.start : span.end]))
            if len(stems) >= LEAST_QUOTED:
                yield Quotation(span, stems)
