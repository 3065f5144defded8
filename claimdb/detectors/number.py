"""Two accounts give numbers for the same thing that cannot both be right.

The same counted thing, the same happening, the same party, a time that fits; then intervals that do not meet. A later
and higher toll is an update, a part is not its whole, and what is printed rounded ("1.2 million") meets what it rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from claimdb.detectors import _happening as happening
from claimdb.quantities import Agreement, Quantity, agree, alike, read
from claimdb.quantities.lexicon import OWNED, PEOPLE, ROLES, word_set
from claimdb.quantities.predicates import role_at
from claimdb.quantities.things import plural, singular
from claimdb.quantities.tokens import tokenize
from claimdb.records import Finding, Position
from claimdb.text import fold

KIND = "number"

LEAST_LIKENESS = 0.3
LIKE_MEASURED = 0.7
LIKE_WITHOUT_ROLE = 0.85
LEAST_WITHOUT_ROLE = 0.6
"""Numbers of which nothing is told that is known are compared in sentences this much alike only."""
LEAST_OF_ALL = 0.8
"""Common words from which less likeness will do."""
LEAST_OVERLAP = 0.4
LEAST_SETTING = 0.3
"""Of the words besides number, thing and predicate ("fire", "Varrin") this share must be common to both."""
_CLOSE = 0.05
"""A smaller gap may be rounding, or counting again."""

_TALLY = word_set(
    "number toll losses deaths dead total count tally people rises rose risen rising climbs climbed jumps jumped mounts"
    " mounted passes passed grows grew reaches reached hits stands stood comes come came urgent breaking update"
)
"""Words that say that there is a number, not of what."""
_GROWS = re.compile(
    r"\b(?:ris(?:es|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed)?|mount(?:s|ed)?|pass(?:es|ed)?|gr(?:ows|ew)|soar(?:s|ed)?)"
    r"(?:\s+to)?\W*$",
    re.IGNORECASE,
)
_ENOUGH = 2
"""Common words of the setting from which it is taken to be the same."""
_QUESTIONS = {
    "missing": "are missing", "attended": "attended", "surrendered": "surrendered",
    "casualty": "were killed or wounded",
}  # fmt: skip
_MEASURES = {
    "percent": "The share", "percentage point": "The change in percentage points", "length": "The distance or length",
    "mass": "The weight", "area": "The area", "volume": "The volume", "duration": "The length of time",
    "speed": "The speed", "celsius": "The temperature", "fahrenheit": "The temperature", "power": "The power",
}  # fmt: skip


@lru_cache(maxsize=8192)
def _read(text: str, iso: str | None) -> tuple[Quantity, ...]:
    """Kept, since a position is compared with many. *iso*: when it was said, else printed."""
    return read(text, _moment(iso))


def _moment(iso: str | None) -> date | None:
    """A day, or a moment where a time of day with its zone is given."""
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.date()


def find(left: Position, right: Position, likeness: float) -> Iterator[Finding]:
    """One finding for each thing of which the two give numbers that cannot both hold."""
    if likeness < LEAST_LIKENESS or not happening.comparable(left, right):
        return
    ours = _read(left.text, left.said_to or left.published)
    theirs = _read(right.text, right.said_to or right.published) if ours else ()
    if not theirs or happening.others_are_meant(left, right, ("LOCATION",)):
        return
    if any(one.days for one in ours) and happening.is_told_alike(left, right):
        ours, theirs = (tuple(replace(one, days=None) for one in side) for side in (ours, theirs))
    best: dict[tuple[str, str, str], Finding] = {}
    for one in ours:
        if _stands_in(theirs, one):
            continue
        for other in theirs:
            agreement = agree(one, other)
            if agreement.verdict == "conflict" and not _stands_in(ours, other):
                key = (one.head, one.role, one.unit)
                finding = _finding(left, right, one, other, agreement, likeness)
                if finding and (key not in best or finding.score > best[key].score):
                    best[key] = finding
    yield from best.values()


def _stands_in(there: tuple[Quantity, ...], one: Quantity) -> bool:
    """The other side has this number, too, or one that can hold beside it."""
    return any(
        (other.unit == one.unit and (other.low, other.high) == (one.low, one.high) and not _roles_differ(one, other))
        or agree(one, other).verdict in {"same", "compatible"}
        for other in there
    )


def _roles_differ(one: Quantity, other: Quantity) -> bool:
    """Both are known, so that the same number is chance: 12 killed, 12 wounded."""
    return one.role != other.role and {_base(one.role), _base(other.role)} <= ROLES.keys()


def _finding(
    left: Position, right: Position, one: Quantity, other: Quantity, agreement: Agreement, likeness: float
) -> Finding | None:
    if not (_thing_is_same(one, other, right) and _thing_is_same(other, one, left)):
        return None
    setting = _setting(left, one), _setting(right, other)
    shared = happening.overlap(*setting) if all(setting) else 0.5
    if shared < LEAST_SETTING or _other_happening(
        _setting(left, one, names=False), _setting(right, other, names=False)
    ):
        return None
    named = happening.share_a_name(happening.names(left), happening.names(right)) or _stands_there(left, right)
    if happening.names(left) and happening.names(right) and not named:
        return None
    if not _matter_is_same(one, likeness, shared):
        return None
    told = shared * min(1.0, len(setting[0] & setting[1]) / _ENOUGH)
    score = 0.3 + 0.25 * min(1.0, max(0.0, likeness)) + 0.3 * told + 0.1 * named + 0.05 * (_base(one.role) in ROLES)
    score -= 0.15 * (one.is_increment or not _same_moment(one, other)) + 0.15 * (agreement.gap < _CLOSE)
    score -= 0.1 * (_is_running(left.text, one) or _is_running(right.text, other))
    return Finding(
        kind=KIND,
        score=round(max(0.0, min(1.0, score)), 3),
        reason=agreement.reason,
        matter=_matter(one, other, left.text, right.text),
        left=left.text[one.start : one.end],
        right=right.text[other.start : other.end],
        stances=(_stance(one), _stance(other)),
    )


def _setting(position: Position, quantity: Quantity, *, names: bool = True) -> set[str]:
    """What the sentence says besides the number, what it counts and what became of it."""
    tokens = tokenize(position.text)
    spans = [
        (token.start, token.end)
        for n, token in enumerate(tokens)
        if singular(token.low) == quantity.head
        or token.low in _TALLY
        or (quantity.role and role_at(tokens, n) == _base(quantity.role))
    ]
    if not names:
        spans += [(start, end) for _, _, start, end in position.entities]
    return happening.content(position.text, [(quantity.start, quantity.end), *spans])


def _other_happening(left: set[str], right: set[str]) -> bool:
    """Both tell more than a word of it, and nothing of that is the same: a "mine clash" and a "train crash"."""
    return min(len(left), len(right)) > 1 and not left & right


def _is_running(text: str, quantity: Quantity) -> bool:
    """It is told to have grown to this: "rises to"."""
    return bool(_GROWS.search(text[: quantity.start]))


def _thing_is_same(one: Quantity, other: Quantity, beside: Position) -> bool:
    """What *one* says more closely ("Drovan tanks") stands with *other*, too, and not as the one who did it."""
    more = set(one.thing.split()[:-1]) - set(other.thing.split()[:-1])
    if not more:
        return True
    around = fold(f"{beside.text} {beside.context}")
    if any(alike(word, other.subject) for word in more if other.subject):
        return _base(one.role) in OWNED
    return all(any(alike(word, near) for near in around.split()) for word in more)


def _stands_there(left: Position, right: Position) -> bool:
    """A name of either is found in the other's words, though it is none there: "Monster Truck", "a monster truck"."""
    ours, theirs = (set(fold(side.text).split()) for side in (left, right))
    return any(
        set(name.split()) <= words for side, words in ((left, theirs), (right, ours)) for name in happening.names(side)
    )


def _matter_is_same(one: Quantity, likeness: float, shared: float) -> bool:
    if one.role and one.thing:
        return _base(one.role) in ROLES or shared >= LEAST_OVERLAP
    if one.role and _base(one.role) in ROLES:
        return shared >= LEAST_OVERLAP
    if one.thing and one.unit not in {"count", "people"}:
        return likeness >= LIKE_MEASURED and shared >= LEAST_OVERLAP
    if one.role and one.unit not in {"count", "people", "figure"}:
        return likeness >= LIKE_MEASURED and shared >= LEAST_OVERLAP
    nearly = likeness >= LIKE_WITHOUT_ROLE and shared >= LEAST_WITHOUT_ROLE
    return nearly or (likeness >= LIKE_MEASURED and shared >= LEAST_OF_ALL)


def _same_moment(one: Quantity, other: Quantity) -> bool:
    """Told to be of one day, or printed on one."""
    if (one.as_of and one.as_of == other.as_of) or (one.days and one.days == other.days):
        return True
    days = [quantity.published and quantity.published.timetuple()[:3] for quantity in (one, other)]
    return days[0] is not None and days[0] == days[1]


def _base(role: str) -> str:
    return role.removeprefix("not ")


def _stance(quantity: Quantity) -> str:
    """The number with its bound: "at least 300"."""
    return quantity.text[:1].lower() + quantity.text[1:] if quantity.text[1:2].islower() else quantity.text


def _plural(head: str, *texts: str) -> str:
    """With a capital letter where both sides print one: "Palestinians"."""
    if head in PEOPLE:
        return plural(head)
    printed = [next((t.text for t in tokenize(text) if singular(fold(t.text)) == head), "") for text in texts]
    return plural(head).capitalize() if all(word[:1].isupper() for word in printed) else plural(head)


def _matter(one: Quantity, other: Quantity, *texts: str) -> str:
    """ "How many tanks were lost?"."""
    head = one.head or other.head
    role = _base(one.role)
    if one.unit in {"count", "people"}:
        things = _plural(head, *texts) if head else ""
        if role not in ROLES or not head:
            return f"The number of {things}" if head else "The number"
        verb = _QUESTIONS.get(role, f"were {role}")
        return f"How many {things} {'were not ' + role if one.role != role else verb}?"
    if one.unit == "figure":
        return f"The figure: {head}" if head else "The figure"
    measure = _MEASURES.get(one.unit.partition("/")[0], "The sum of money")
    return f"{measure}: {head}" if head else measure
