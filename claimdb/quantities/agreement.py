"""Whether two quantities are of the same thing and, if so, whether both can hold."""

from __future__ import annotations

from datetime import datetime, timedelta

from claimdb.quantities.lexicon import OWNED
from claimdb.quantities.records import Agreement, Quantity

CHANGES_AFTER = timedelta(days=3)
"""Shares, prices and measures of articles further apart than this are of different moments."""
SOON = timedelta(hours=1)
"""A toll may have risen after this."""
_TOLERANCE = 1e-9


def agree(one: Quantity, other: Quantity) -> Agreement:
    """Compare two quantities: same thing, same happening, same moment; then their intervals.

    The order does not matter. A later and higher count is an update, unless both are counted up to the same day.
    """
    if reason := _difference(one, other):
        return Agreement("different", reason)
    gap = _gap(one, other)
    if gap <= 0:
        if (one.low, one.high) == (other.low, other.high):
            return Agreement("same", f"“{one.text}” and “{other.text}” are the same number.")
        return Agreement("compatible", f"“{one.text}” and “{other.text}” can both hold.")
    if _is_update(one, other):
        return Agreement("update", f"“{one.text}” and “{other.text}” were counted at different times.", gap)
    return Agreement("conflict", f"“{one.text}” and “{other.text}” cannot both hold.", gap)


def _difference(one: Quantity, other: Quantity) -> str | None:
    """Why they are not numbers of the same; ``None`` where they may be."""
    if one.unit != other.unit:
        return "They are measured in different units."
    if one.head != other.head or not _modifiers_agree(one, other):
        return "They count different things."
    if one.role != other.role:
        return "They do not tell the same of what they count."
    if (one.is_part, one.is_whole, one.is_increment) != (other.is_part, other.is_whole, other.is_increment):
        return "One is part of a whole, or comes on top of another number."
    if one.role in OWNED and _owner(one) and _owner(other) and not alike(_owner(one), _owner(other)):
        return "They are told of different parties."
    if one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]):
        return "They are told of different days."
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return "They are counted up to different days."
    if not _cumulates(one) and _apart(one, other) > CHANGES_AFTER and not (one.as_of or (one.days and other.days)):
        return "They are told of different moments."
    return None


def _modifiers_agree(one: Quantity, other: Quantity) -> bool:
    """ "Drovan tanks" may be "tanks", but not "Vessian tanks"."""
    left, right = set(one.thing.split()[:-1]), set(other.thing.split()[:-1])
    return left <= right or right <= left


def _owner(quantity: Quantity) -> str:
    """Whose loss it is: the subject of "lost", or what stands before the thing: "Drovan tanks"."""
    return f"{quantity.subject} {quantity.thing.rpartition(' ')[0]}".strip()


def alike(one: str, other: str) -> bool:
    """Folded phrases that share a word, or the beginning of one: "drovane" and "drovan forces"."""
    return any(
        left[: max(4, min(len(left), len(right)) - 2)] == right[: max(4, min(len(left), len(right)) - 2)]
        for left in one.split()
        for right in other.split()
    )


def _gap(one: Quantity, other: Quantity) -> float:
    """How far apart the intervals are, as a share of the larger end; zero or less where they meet."""
    lower, upper = (one, other) if _middle(one) <= _middle(other) else (other, one)
    if lower.high is None or upper.low is None:
        return 0.0
    difference = upper.low - lower.high
    if difference <= _TOLERANCE * max(abs(upper.low), abs(lower.high), 1.0):
        return 0.0
    return min(1.0, difference / max(abs(upper.low), abs(lower.high)))


def _middle(quantity: Quantity) -> float:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return sum(ends) / len(ends)


def _cumulates(quantity: Quantity) -> bool:
    """A count of what happened, which later reports can only raise."""
    return quantity.unit in {"count", "people"} and bool(quantity.role)


def _is_update(one: Quantity, other: Quantity) -> bool:
    if not _cumulates(one) or (one.as_of and one.as_of == other.as_of):
        return False
    moments = _moments(one, other)
    if moments is None or _apart(one, other) < SOON:
        return False
    earlier, later = (one, other) if moments[0] < moments[1] else (other, one)
    return _middle(later) > _middle(earlier)


def _apart(one: Quantity, other: Quantity) -> timedelta:
    """Between the articles; zero where that is not known."""
    moments = _moments(one, other)
    return abs(moments[0] - moments[1]) if moments else timedelta()


def _moments(one: Quantity, other: Quantity) -> tuple[datetime, datetime] | None:
    """When the articles were printed; midnights of their days unless both have a time of day with its zone."""
    left, right = one.published, other.published
    if left is None or right is None:
        return None
    if isinstance(left, datetime) and isinstance(right, datetime) and left.tzinfo and right.tzinfo:
        return left, right
    return datetime(left.year, left.month, left.day), datetime(right.year, right.month, right.day)  # noqa: DTZ001
