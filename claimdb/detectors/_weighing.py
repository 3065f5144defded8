"""What the detectors share: what two positions have to do with each other, and how the pair scorer moves a score."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimdb.text import fold

if TYPE_CHECKING:
    from claimdb.clauses import Reading
    from claimdb.records import Pairing, Position

_NOBODY = frozenset({"", "unknown"})
"""Holders of what could be given to nobody."""
UNSAID = frozenset({"hypothetical", "question", "order", "negated"})
"""Modalities in which nobody says that it is so."""
PULL = 0.45
"""How far the pair scorer moves a score at most."""
UNTRAINED = 0.15
"""As ``doubt`` for kinds that the pair scorer has seen little of."""
_EVEN = 0.35
"""Probability of a conflict at which the pair scorer moves nothing."""
_UNLIKE, _LIKE = 0.15, 0.55
"""Cosines up to which a score is halved, and from which it counts whole."""


def weighed(score: float, pair: Pairing, *, doubt: float = PULL) -> float:
    """The score after likeness and, where it was asked, the pair scorer; 0 to 0.99. ``doubt`` as for :func:`pulled`."""
    fit = min(1.0, max(0.0, (pair.likeness - _UNLIKE) / (_LIKE - _UNLIKE)))
    return pulled(score * (0.5 + 0.5 * fit), pair, doubt=doubt)


def pulled(score: float, pair: Pairing, *, doubt: float = PULL) -> float:
    """The score after the pair scorer, where it was asked; 0 to 0.99.

    ``doubt``: the share that it takes at most, less for kinds of conflict that it has not been trained on.
    """
    if pair.conflict is not None:
        part = pair.conflict - _EVEN
        score += PULL * part / (1 - _EVEN) * (1 - score) if part > 0 else doubt * part / _EVEN * score
    return round(min(0.99, max(0.0, score)), 3)


def said(position: Position) -> bool:
    """Whether anybody says that it is so, or is not."""
    return position.modality not in UNSAID


def is_unsaid_by_speaker(left: Position, right: Position) -> tuple[bool, bool]:
    """Which of the two tells that a speaker did not say what the other has that speaker say."""
    if not same_speaker(left, right) or (left.modality == "negated") == (right.modality == "negated"):
        return False, False
    return left.modality == "negated", right.modality == "negated"


def same_speaker(left: Position, right: Position) -> bool:
    """One speaker holds both."""
    if left.holder_kind != "speaker" or right.holder_kind != "speaker":
        return False
    if left.holder_id is not None and right.holder_id is not None:
        return left.holder_id == right.holder_id
    return left.holder not in _NOBODY and fold(left.holder) == fold(right.holder)


def may_be_same(left: Position, right: Position) -> bool:
    """One speaker, or both are described alike and nobody knows who they are: "a senior general", "the general"."""
    if same_speaker(left, right):
        return True
    if left.holder_kind != "speaker" or right.holder_kind != "speaker":
        return False
    if not (_is_description(left.holder) and _is_description(right.holder)):
        return False
    one, other = fold(left.holder).split(), fold(right.holder).split()
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and all(word in long[: len(short) + 1] for word in short)


def named(*positions: Position) -> str:
    """The holder as a subject of a sentence: of one described in two ways the shorter, with its article."""
    holder = min((one.holder for one in positions), key=len)
    return f"the {holder}" if holder[:1].islower() and not holder.startswith(_DETERMINED) else holder


_DETERMINED = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "many ", "some ", "several ", "one ", "two ")


def _is_description(holder: str) -> bool:
    """Not a name alone: a word of it is in lower case."""
    return any(word[:1].islower() for word in holder.split())


def day(position: Position) -> date | None:
    """When it was said, else printed."""
    for iso in (position.said_from, position.said_to, position.published):
        if iso:
            try:
                return date.fromisoformat(iso[:10])
            except ValueError:
                continue
    return None


def days_apart(left: Position, right: Position) -> int | None:
    """How many days lie between the two; None where one of them is unknown."""
    one, other = day(left), day(right)
    return None if one is None or other is None else abs((one - other).days)


def at_two_times(left: Position, right: Position) -> bool:
    """Said on days that are known to be different ones."""
    if left.said_from and right.said_to and left.said_from[:10] > right.said_to[:10]:
        return True
    if right.said_from and left.said_to and right.said_from[:10] > left.said_to[:10]:
        return True
    known = all(one.said_from or one.said_to for one in (left, right))
    return not known and (days_apart(left, right) or 0) > 1


def is_denied(position: Position) -> bool:
    """The speaker says that it is not so."""
    return position.modality == "denied"


def is_open_question(reading: Reading) -> bool:
    """It only asks, and denies nothing."""
    return reading.is_question and not reading.of_kind("denial", "falsity", "negation")


def shortened(text: str, most: int = 70) -> str:
    """One line of at most so many characters, cut between words."""
    line = " ".join(text.split()).strip(" \"“”'’,;:.")
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
