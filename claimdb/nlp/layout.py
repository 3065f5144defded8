"""Paragraphs, regions and sections of an article's text, from the text alone.

A region that hides statements (``caption``, ``link``, ``dateline``) is given only to a line that is nothing else;
what is in doubt stays ``body``. Headings are shown to readers, so a line that may be one costs little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimdb import dates
from claimdb.nlp import bylines, lines
from claimdb.records import Layout, Region, RegionKind, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 700
"""Characters; a longer paragraph is body."""
_LONGEST_NAME = 60
_TOP = 12
"""Lines among which a page's own byline, date and place stand."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph short enough to be looked at."""

    number: int
    text: str
    """Empty where the paragraph is too long to be anything but body."""


def find_layout(text: str, *, title: str | None = None) -> Layout:
    """Paragraphs, regions and live-page sections; a line that repeats *title* is a heading wherever it stands."""
    paragraphs = tuple(_paragraphs(text))
    page = [_Line(n, text[s.start : s.end] if s.end - s.start <= _LONGEST else "") for n, s in enumerate(paragraphs)]
    stamps = {line.number: stamp for line in page if (stamp := _stamp(line.text))}
    kinds: dict[int, RegionKind] = dict.fromkeys(stamps, "dateline")
    for number in _captions(page):
        kinds.setdefault(number, "caption")
    for line in page:
        if line.text and lines.is_link(line.text):
            kinds.setdefault(line.number, "link")
    writers = {line.number: names for line in page if line.text and (names := bylines.read_byline(line.text))}
    headings = _headings([line for line in page if line.number not in writers], page, kinds, stamps, title)
    for number in _standing_bylines(writers, kinds, headings):
        kinds.setdefault(number, "dateline")
    for number in headings:
        kinds.setdefault(number, "heading")
    regions = [Region(paragraphs[number], kind) for number, kind in kinds.items()]
    regions += _prefixes(text, paragraphs, kinds)
    sections = _sections(page, paragraphs, kinds, stamps, len(text))
    return Layout(paragraphs, tuple(sorted(regions, key=lambda region: region.span)), tuple(sections))


def _paragraphs(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.lstrip()
        if bare:
            start = match.end() - len(bare)
            yield Span(start, start + len(bare.rstrip()))


def _stamp(line: str) -> dates.Stamp | None:
    """A time stamp alone, or behind the name of the author or desk and a bar."""
    name, bar, stamp = line.rpartition("|")
    if not bar:
        return dates.read_stamp(line)
    found = dates.read_stamp(stamp.strip()) if len(name) <= _LONGEST_NAME else None
    return replace(found, labelled=True) if found and found.has_date else None


def _captions(page: Sequence[_Line]) -> set[int]:
    found: set[int] = set()
    for line, after in zip_longest(page, page[1:]):
        if not line.text:
            continue
        if lines.is_caption(line.text):
            found.add(line.number)
        if after and after.text and lines.repeats_with_credit(line.text, after.text):
            found |= {line.number, after.number}
        elif after and after.text and lines.is_credit(after.text) and lines.is_description(line.text):
            found.add(line.number)
    return found


def _headings(
    free: Sequence[_Line],
    page: Sequence[_Line],
    kinds: dict[int, RegionKind],
    stamps: dict[int, dates.Stamp],
    title: str | None,
) -> set[int]:
    free = [line for line in free if line.text and line.number not in kinds]
    found = {line.number for line in free if title and lines.is_same_title(line.text, title)}
    found |= _top_title(free, page)
    after_stamp = {number + 1 for number in _section_stamps(stamps)}
    shaped = {
        line.number
        for line in free
        if lines.is_heading(line.text) or (line.number in after_stamp and lines.is_title(line.text))
    }
    if len(shaped) > max(3, 0.4 * len(page)) and not after_stamp & shaped:
        return found
    return found | {number for number in shaped if _stands_alone(number, page, shaped)}


def _top_title(free: Sequence[_Line], page: Sequence[_Line]) -> set[int]:
    """The title above the text, and its repetition right under it."""
    if not free or len(page) < 2 or free[0].number > 3 or not lines.is_title(free[0].text):
        return set()
    first = free[0]
    if first.number + 1 < len(page) and lines.breaks_off(first.text, page[first.number + 1].text):
        return set()
    return {first.number} | {line.number for line in free[1:4] if lines.is_same_title(line.text, first.text)}


def _stands_alone(number: int, page: Sequence[_Line], shaped: set[int]) -> bool:
    """Between whole paragraphs: neither a piece of a broken sentence nor one of a list of short lines."""
    if number + 1 >= len(page):
        return False
    line = page[number].text
    if lines.breaks_off(line, page[number + 1].text):
        return False
    before = page[number - 1].text if number else ""
    if before and number - 1 not in shaped and lines.breaks_off(before, line):
        return False
    return not {number + 1, number + 2} <= shaped and not {number - 1, number - 2} <= shaped


def _standing_bylines(writers: dict[int, str], kinds: dict[int, RegionKind], headings: set[int]) -> list[int]:
    """Bylines at the top and under a heading, stamp or picture; "By" and names elsewhere may be a line of prose."""
    return [n for n in writers if n < _TOP or n - 1 in headings or kinds.get(n - 1) in ("dateline", "caption")]


def _prefixes(text: str, paragraphs: Sequence[Span], kinds: dict[int, RegionKind]) -> Iterator[Region]:
    """Place and agency, or a labelled date, in front of the prose of one of the first body paragraphs."""
    body = [span for number, span in enumerate(paragraphs[:_TOP]) if number not in kinds]
    for span in body[:3]:
        opening = text[span.start : min(span.end, span.start + 120)]
        dated = dates.leading_date(opening)
        length = dated[1] if dated else lines.place_in_front(opening)
        if length:
            yield Region(Span(span.start, span.start + length), "dateline")


def _section_stamps(stamps: dict[int, dates.Stamp]) -> list[int]:
    """Lines that may open a section of a live page: bare times of day, at least two of them."""
    found = [number for number, stamp in stamps.items() if stamp.has_clock and not stamp.labelled]
    return found if len(found) > 1 else []


def _sections(
    page: Sequence[_Line],
    paragraphs: Sequence[Span],
    kinds: dict[int, RegionKind],
    stamps: dict[int, dates.Stamp],
    end: int,
) -> Iterator[Section]:
    """Each from its stamp, or from its heading where the page prints headings above stamps, up to the next."""
    numbers = _section_stamps(stamps)
    below = [n for n in numbers if kinds.get(n + 1) == "heading"]
    above = [n for n in numbers if kinds.get(n - 1) == "heading"]
    step = -1 if len(above) > len(below) else 1
    headed = set(above if step < 0 else below)
    if len(headed) < 2 and len(numbers) < 3:
        return
    starts = [paragraphs[min(n, n + step) if n in headed else n].start for n in numbers]
    for n, start, stop in zip(numbers, starts, [*starts[1:], end], strict=True):
        heading = page[n + step].text.strip("# ") if n in headed else None
        byline = _byline_at(page, kinds, n + (2 if step > 0 and heading else 1))
        yield Section(Span(start, stop), heading, stamps[n].iso, byline)


def _byline_at(page: Sequence[_Line], kinds: dict[int, RegionKind], number: int) -> str | None:
    for line in page[number : number + 2]:
        if kinds.get(line.number) == "dateline" and (names := bylines.read_byline(line.text)):
            return names
    return None
