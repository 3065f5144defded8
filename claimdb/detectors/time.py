"""Two accounts give different days or times of day for the same event.

The day that a sentence gives to its verb, weekdays counted from the day of the article; limits ("since Monday") and the
time of saying ("said on Monday") are none. Neighbouring days are let pass where midnight or a time zone may
explain them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claimdb.detectors import _happening as happening
from claimdb.detectors._happening import Event
from claimdb.quantities import When, read_days
from claimdb.records import Finding, Position
from claimdb.text import collapse_space

KIND = "time"

LEAST_LIKENESS = 0.5
LEAST_OVERLAP = 0.4
LEAST_OF_WEAK = 0.6
"""Share of common words where the verb says little ("held", "made")."""
LEAST_UNNAMED = 0.6
"""The same where no name is common to both."""
LEAST_COMMON = 2
"""Words."""
SLACK = 20
"""Minutes by which two times of day may differ."""
_ZONE = re.compile(r"\s*\(?(?P<zone>[A-Z]{2,4}\b(?:[+-]\d+)?|local time|Moscow time|Kyiv time)")


class _Timed(NamedTuple):
    when: When
    event: Event
    zone: str


def find(left: Position, right: Position, likeness: float) -> Iterator[Finding]:
    """One finding at most: the first event of both that is given different days or times of day."""
    if likeness < LEAST_LIKENESS or not happening.comparable(left, right):
        return
    ours = _timed(left.text, left.published)
    theirs = _timed(right.text, right.published) if ours else ()
    if not theirs or happening.others_are_meant(left, right, ("PERSON", "LOCATION")):
        return
    for one in ours:
        same = [other for other in theirs if other.event.role == one.event.role]
        if any(_gap(one, other) == 0 and _comparable(one.when, other.when) for other in same):
            continue
        for other in same:
            if finding := _finding(left, right, one, other, likeness):
                yield finding
                return


@lru_cache(maxsize=8192)
def _timed(text: str, published: str | None) -> tuple[_Timed, ...]:
    found = []
    for when in read_days(text, _day(published)):
        if when.as_of or (when.first is None and when.minute is None):
            continue
        if event := happening.event_at(text, _before_preposition(text, when.start)):
            zone = _ZONE.match(text, when.end) if when.minute is not None else None
            found.append(
                _Timed(_ahead(text, when, published) if event.expected else when, event, zone["zone"] if zone else "")
            )
    return tuple(found)


def _ahead(text: str, when: When, published: str | None) -> When:
    """A weekday of something expected is the next such day."""
    today = _day(published)
    if not today or not when.first or not when.last or when.first >= today or "day" not in text[when.start : when.end]:
        return when
    week = timedelta(days=7)
    return when._replace(first=when.first + week, last=when.last + week) if when.first > today - week else when


def _before_preposition(text: str, start: int) -> int:
    """Where the words before the time begin that belong to it: "on", "at around"."""
    lead = re.search(r"(?:\b(?:on|at|in|late|early|around|about)\s+)+$", text[:start], re.IGNORECASE)
    return lead.start() if lead else start


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _comparable(one: When, other: When) -> bool:
    return (one.minute is None) == (other.minute is None)


def _gap(one: _Timed, other: _Timed) -> int:
    """Days, or minutes, between; 0 where both can hold."""
    left, right = one.when, other.when
    if left.minute is not None and right.minute is not None:
        if one.zone != other.zone:
            return 0
        apart = abs(left.minute - right.minute)
        apart = min(apart, 1440 - apart)
        return apart if apart > SLACK * (1 + 2 * (left.is_loose or right.is_loose)) else 0
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0
    apart = max((right.first - left.last).days, (left.first - right.last).days, 0)
    return 0 if apart <= (left.is_loose or right.is_loose) else apart


def _finding(left: Position, right: Position, one: _Timed, other: _Timed, likeness: float) -> Finding | None:
    gap = _gap(one, other) if _comparable(one.when, other.when) else 0
    if gap == 0 or one.event.expected != other.event.expected:
        return None
    ours, theirs = left.text[one.when.start : one.when.end], right.text[other.when.start : other.when.end]
    us = happening.content(left.text, [(one.when.start, one.when.end)])
    them = happening.content(right.text, [(other.when.start, other.when.end)])
    shared = happening.overlap(us, them)
    weak = one.event.weak or other.event.weak
    if shared < (LEAST_OF_WEAK if weak else LEAST_OVERLAP) or len(us & them) < LEAST_COMMON:
        return None
    named = happening.share_a_name(happening.names(left), happening.names(right))
    if not named and (shared < LEAST_UNNAMED or (happening.names(left) and happening.names(right))):
        return None
    if happening.numbers_differ(left.text, right.text) and not happening.is_told_alike(left, right):
        return None
    is_day = one.when.minute is None
    score = 0.45 + 0.2 * likeness + 0.15 * shared + 0.1 * named - 0.15 * (is_day and gap == 1)
    what = min(
        (happening.printed_event(left.text, one.event), happening.printed_event(right.text, other.event)), key=len
    )
    return Finding(
        kind=KIND,
        score=round(max(0.0, min(1.0, score)), 3),
        reason=f"“{collapse_space(ours)}” and “{collapse_space(theirs)}” are different "
        f"{'days' if is_day else 'times of day'} for the same event.",
        matter=f"When was it: “{what}”?",
        left=ours,
        right=theirs,
        stances=(_stance(one.when, ours), _stance(other.when, theirs)),
    )


def _stance(when: When, printed: str) -> str:
    """The day as a date, so that "Monday" and "July 10" can be compared; a time of day as printed."""
    if when.first is None or when.last is None:
        return collapse_space(printed)
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first.isoformat()} to {when.last.isoformat()}"
