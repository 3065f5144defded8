"""A sentence → its quantities: numbers with bounds, units, counted things and what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from claimdb.quantities import bounds, lexicon, numerals, predicates, things, units
from claimdb.quantities.days import read_days
from claimdb.quantities.numerals import Numeral
from claimdb.quantities.predicates import Predicate
from claimdb.quantities.records import Quantity
from claimdb.quantities.things import Thing
from claimdb.quantities.tokens import Token, glued, low, phrase_at, tokenize
from claimdb.text import collapse_space, finder

_any = finder(r"\d|\b(?:" + "|".join(sorted(numerals.NUMBER_WORDS | {"third", "quarter", "couple"})) + r")")
"""Without any of these there is no quantity."""
_BEGIN = numerals.STARTS | units.BEFORE
"""Words and signs with which a number may begin, beside figures."""
_MORE = {"another", "additional", "further", "extra", "more"}
_YEAR_BEFORE = {"in", "since", "by", "until", "from", "during", "before", "after", "early", "late", "mid", "year"}
_OF_WHOLE = {"the", "its", "their", "his", "her", "our", "these", "those", "them", "us", "whom", "which"}
_TALLIES = {"number", "total", "count", "tally"}
_NOUNS = {"toll", "losses", "deaths", "casualties", "fatalities", "injuries"} | _TALLIES
_OF_PEOPLE = lexicon.word_set("killed wounded casualty arrested missing abducted displaced rescued trapped freed")
"""Roles of which nothing but people is counted where no thing is named."""
_MEASURED = {
    "percent",
    "percentage point",
    "length",
    "mass",
    "area",
    "volume",
    "speed",
    "celsius",
    "fahrenheit",
    "power",
}
"""Printed rounded to the last figure: "12 per cent" may be 12.4."""
_REACHING = {"at", "to", "was", "is", "reached", "hit", "passed"}
_ONE_NOT = {"no", "any", "every", "each", "which", "this", "that", "the", "some", "another", "only", "number", "day"}


@dataclass(slots=True)
class _Found:
    """A quantity in the making."""

    quantity: Quantity
    first: int
    last: int
    """Tokens from the first hedge to behind the counted thing."""
    from_before: bool = False
    """Its predicate stands before it, so that what is listed after it shares it."""
    from_after: bool = False


class _Number(NamedTuple):
    numeral: Numeral
    unit: str
    factor: float
    bounded: bounds.Bounded
    thing_from: int
    """The token behind number, unit and hedges."""


def read(text: str, published: date | None = None) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order. Ordinals, ages, dates, years, times of day and names are none.

    *published*: day (or moment) of the article, from which weekdays and "yesterday" are counted.
    """
    if not _any(text):
        return ()
    tokens = tokenize(text)
    found: list[_Found] = []
    wholes: set[int] = set()
    at = 0
    while at < len(tokens):
        number = _number_at(tokens, at) if _may_begin(tokens[at]) else None
        if number is None:
            at += 1
            continue
        at = max(at + 1, number.bounded.last, number.thing_from)
        if item := _found(text, tokens, number, wholes):
            found.append(item)
    _share_predicates(tokens, found)
    kept = [item.quantity for item in found if _says_something(item.quantity)]
    return tuple(_dated(text, kept, published)) if kept else ()


def _says_something(quantity: Quantity) -> bool:
    """It measures, or counts something, or something happens to it."""
    if quantity.unit not in {"count", "people"}:
        return True
    return bool(quantity.thing or quantity.role) and quantity.head not in lexicon.NO_THING


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _may_begin(token: Token) -> bool:
    return token.low in _BEGIN or token.text[0].isdecimal()


def _number_at(tokens: Sequence[Token], i: int) -> _Number | None:
    """A number that counts or measures, begun at token *i* with its currency sign."""
    money = units.currency_before(tokens, i)
    numeral = numerals.numeral_at(tokens, money[1] if money else i, currency=bool(money))
    if numeral is None:
        return None
    unit = None if money or numeral.is_share else units.unit_at(tokens, numeral.last)
    behind = numeral.last + (unit.tokens if unit else 0)
    behind += 2 * (per := _is_rate(tokens, behind))
    around = bounds.bounded(tokens, i, numeral.last)
    if around.last == numeral.last:
        around = bounds.bounded(tokens, i, behind)
    name = money[0] if money else unit.name if unit else "percent" if numeral.is_share else "count"
    if name == "count" and numeral.low == numeral.high and not numeral.low.is_integer():
        name = "figure"
    name = f"{name}/{things.singular(low(tokens, behind - 1))}" if per else name
    number = _Number(numeral, name, unit.factor if unit else 1.0, around, max(around.last, behind))
    return None if _is_no_quantity(tokens, i, number) else number


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """ "Per barrel" stands there, "per cent" does not."""
    return (
        low(tokens, at) == "per" and low(tokens, at + 1) != "cent" and at + 1 < len(tokens) and tokens[at + 1].is_word
    )


def _is_no_quantity(tokens: Sequence[Token], i: int, number: _Number) -> bool:
    counted = number.unit == "count"
    return (
        _is_age_or_moment(tokens, i, number)
        or (counted and (_is_name(tokens, i, number) or _is_year(tokens, i, number)))
        or (counted and number.numeral.low == number.numeral.high == 1 and _is_pronoun(tokens, i, number))
        or (low(tokens, i - 1) == "from" and low(tokens, number.thing_from) == "to")  # "rose from 5 to 7"
    )


def _is_age_or_moment(tokens: Sequence[Token], i: int, number: _Number) -> bool:
    """ "41 years old", "aged 41", "Marrowby, 41,", "three days ago", "two hours later"."""
    behind = number.thing_from
    if number.unit == "duration":
        following = {low(tokens, behind), low(tokens, behind + 1)}
        some_day = (low(tokens, i), low(tokens, i + 1)) == ("one", "day")
        return (
            some_day
            or bool(following & {"old", "ago"})
            or low(tokens, behind) in {"later", "earlier", "before", "after"}
        )
    if low(tokens, i - 1) in {"aged", "age", "ages"}:
        return True
    apposed = low(tokens, i - 1) == "," and low(tokens, behind) in {",", ".", ")"}
    return apposed and number.unit == "count" and number.numeral.high <= 110 and tokens[i - 2].text[0].isupper()


_LEAVING = frozenset({"leave", "leaves", "left", "leaving"})


def _is_name(tokens: Sequence[Token], i: int, number: _Number) -> bool:
    """ "T-72", "Boeing 737", "page 12", "three-man"."""
    if number.bounded.first < i:
        return False
    if glued(tokens, i - 1) and (tokens[i - 1].is_word or low(tokens, i - 1) in {"-", "–", "/", "_", "."}):
        return True
    if low(tokens, number.thing_from) in {"-", "/"} and glued(tokens, number.thing_from):
        return not number.numeral.approximate
    if glued(tokens, number.thing_from - 1) and number.thing_from < len(tokens) and tokens[number.thing_from].is_word:
        return True
    plural = things.is_plural(low(tokens, number.thing_from)) or things.is_plural(low(tokens, number.thing_from + 1))
    before = tokens[i - 1] if i else None
    named = (
        before is not None and before.is_word and i > 1 and before.text[0].isupper() and before.low not in units.MONEY
    )
    if named and (predicates.role_at(tokens, i - 1, known_only=True) or low(tokens, i - 1) in _LEAVING):
        named = False  # a verb in a headline: "Fire Kills 37"
    return ((not plural and named) or low(tokens, i - 1) in lexicon.LABELS) and tokens[i].text[0].isdecimal()


def _is_year(tokens: Sequence[Token], i: int, number: _Number) -> bool:
    printed = tokens[i].text
    if not (len(printed) == 4 and printed.isdecimal() and 1500 <= int(printed) <= 2100 and not number.bounded.bounds):
        return False
    if low(tokens, i - 1) in _YEAR_BEFORE:
        return True
    if low(tokens, i - 1) in _REACHING and any(token.low in _NOUNS for token in tokens[max(0, i - 16) : i]):
        return False
    counted = things.thing_at(tokens, number.thing_from, single=False)
    return not (counted.words and things.is_plural(low(tokens, counted.last - 1))) and not counted.role


def _is_pronoun(tokens: Sequence[Token], i: int, number: _Number) -> bool:
    """ "One" that stands for somebody or something: "no one", "one of them", "one must"."""
    if tokens[i].text[0].isdecimal():
        return False
    following = low(tokens, number.thing_from)
    if low(tokens, i - 1) in _ONE_NOT or following in lexicon.NO_THING or following in {"'s", "another"}:
        return True
    if following in {"of", "that", "who", "which", "by"}:
        return True
    behind = predicates.after(tokens, number.thing_from, near=True)
    ahead = predicates.before(tokens, number.bounded.first)
    known = any(found and found.role in lexicon.ROLES for found in (behind, ahead))
    return not known and not things.thing_at(tokens, number.thing_from, single=True).words


# ── what is counted, and what became of it ───────────────────────────────────────────────────────────────────────


def _found(text: str, tokens: Sequence[Token], number: _Number, wholes: set[int]) -> _Found | None:
    numeral, around = number.numeral, number.bounded
    first_number = numeral.first
    is_part, thing = _thing(tokens, number, wholes)
    counted = number.unit == "count"
    rounded = (
        numeral.step / 2 if number.unit in _MEASURED and numeral.low == numeral.high and not around.bounds else 0.0
    )
    bottom, top = bounds.interval(numeral.low - rounded, numeral.high + rounded, around.bounds, counted=counted)
    start, end = tokens[around.first].start, tokens[number.thing_from - 1].end
    more = low(tokens, around.first - 1) in _MORE or low(tokens, number.thing_from) in {"more", "additional", "further"}
    quantity = Quantity(
        start=start,
        end=end,
        text=collapse_space(text[start:end]),
        low=None if bottom is None else bottom * number.factor,
        high=None if top is None else top * number.factor,
        unit="people" if counted and things.is_people(thing.words) else number.unit,
        thing=thing.words,
        is_approximate=numeral.approximate or bool({"about", "nearly"} & set(around.bounds)),
        is_part=is_part,
        is_whole=first_number in wholes,
        is_increment=more,
    )
    item = _Found(quantity, around.first, max(thing.last, number.thing_from))
    if not quantity.is_whole:
        _add_predicate(tokens, item, thing)
    return item


def _thing(tokens: Sequence[Token], number: _Number, wholes: set[int]) -> tuple[bool, Thing]:
    """Whether the number is part of a named whole, and what is counted or measured."""
    at = number.thing_from
    if low(tokens, at) in {"more", "additional", "further", "other", "out"}:
        at += 1
    if number.unit == "figure" and low(tokens, at) == "-" and at + 1 < len(tokens):
        return False, Thing(low(tokens, at + 1), at + 2)
    if number.unit != "count":
        if low(tokens, at) in {"of", "in"} or (number.numeral.is_share and low(tokens, at) in _OF_WHOLE):
            at += 1
        elif low(tokens, at) == "worth" and low(tokens, at + 1) == "of":
            at += 2
        elif number.unit not in {"percent", "figure"} and number.unit not in units.MONEY:
            return False, Thing("", at)
        at += low(tokens, at) in _OF_WHOLE
        whole = numerals.numeral_at(tokens, at)
        if whole:
            wholes.add(whole.first)
        return False, things.thing_at(tokens, whole.last if whole else at, single=False)
    if size := _aboard(tokens, at):
        return False, Thing("people", at + size, "aboard")
    return _counted(tokens, number, at, wholes)


def _counted(tokens: Sequence[Token], number: _Number, at: int, wholes: set[int]) -> tuple[bool, Thing]:
    single = number.numeral.low == number.numeral.high == 1
    is_part = False
    if low(tokens, at) == "of":
        is_part = not number.numeral.indefinite or low(tokens, at + 1) in _OF_WHOLE
        at += 1
        while low(tokens, at) in _OF_WHOLE or low(tokens, at) == "all":
            at += 1
        whole = numerals.numeral_at(tokens, at)
        if whole:
            wholes.add(whole.first)
            at = whole.last
    thing = things.thing_at(tokens, at, single=single)
    if thing.words == "people" and not thing.role and (size := _aboard(tokens, thing.last)):
        thing = Thing("people", thing.last + size, "aboard")
    return is_part, thing


def _aboard(tokens: Sequence[Token], at: int) -> int:
    """How many tokens say that somebody was on board."""
    return 1 if low(tokens, at) == "aboard" else 2 * phrase_at(tokens, at, ("on", "board"))


def _add_predicate(tokens: Sequence[Token], item: _Found, thing: Thing) -> None:
    if thing.role and thing.words.rpartition(" ")[2] in {"people", ""}:
        item.quantity = replace(item.quantity, role=thing.role, unit="people" if thing.words else item.quantity.unit)
        return
    behind = predicates.after(tokens, item.last, near=True)
    ahead = predicates.before(tokens, item.first)
    if behind and ahead and ahead.role in lexicon.ROLES and not _is_told(tokens, item.last, behind):
        behind = None  # "intercepted two rockets fired at the port"
    ahead = None if behind else ahead
    tally = None if behind else _tally(tokens, item, thing)
    if tally:
        item.quantity = tally
        return
    far = None if behind or ahead else _far(tokens, item.last)
    if not (predicate := behind or ahead or far):
        if thing.role:
            item.quantity = replace(item.quantity, role=thing.role)
        return
    item.from_before, item.from_after = predicate is ahead, predicate is not ahead
    who = predicates.subject(tokens, predicate.at) if predicate is ahead else ""
    item.quantity = _with_role(replace(item.quantity, subject=who), predicate.role)


def _is_told(tokens: Sequence[Token], last: int, predicate: Predicate) -> bool:
    """The verb behind is the clause's own: after a helper, or one that says what became of people."""
    helped = any(low(tokens, at) in lexicon.AUXILIARIES for at in range(last, predicate.at))
    return helped or predicate.role in {"killed", "wounded", "missing"}


def _far(tokens: Sequence[Token], at: int) -> Predicate | None:
    """A verb in the past right behind what is counted, one in "who were killed", or one further away."""
    if role := predicates.role_at(tokens, at):
        return Predicate(role, at)
    if low(tokens, at) in {"who", "that", "which"}:
        return predicates.after(tokens, at + 1, near=True)
    return predicates.after(tokens, at, near=False)


def _with_role(quantity: Quantity, role: str) -> Quantity:
    """People are meant where nothing is named and people alone can be: "killing 12"."""
    nobody = not quantity.thing and quantity.unit == "count"
    if nobody and role.removeprefix("not ") in _OF_PEOPLE:
        return replace(quantity, role=role, thing="people", unit="people")
    return replace(quantity, role=role)


def _tally(tokens: Sequence[Token], item: _Found, thing: Thing) -> Quantity | None:
    """The number of what stands before it: "the number of tanks lost rose to 300", "the death toll reached 12"."""
    for at in range(item.first - 1, max(-1, item.first - 16), -1):
        word = low(tokens, at)
        if word in {".", ";", ":", '"', "“", "”"} or word in lexicon.BOUNDARIES or tokens[at].text[0].isdecimal():
            return None
        if word not in _NOUNS:
            continue
        if word in _TALLIES:
            if low(tokens, at + 1) != "of" or at + 2 >= item.first:
                return None
            inner = things.thing_at(tokens, at + 2, single=False)
            behind = predicates.after(tokens, inner.last, near=True)
            role = behind.role if behind and behind.at < item.first else inner.role
            unit = "people" if things.is_people(inner.words) else item.quantity.unit
            return replace(item.quantity, thing=inner.words, role=role, unit=unit) if inner.words else None
        role = "killed" if word == "toll" else predicates.role_at(tokens, at, known_only=True)
        owner = "" if word == "toll" else predicates.subject(tokens, at)
        words = thing.words
        if role == "lost" and not words and owner:
            owner, _, words = owner.rpartition(" ")
        if not words and role in _OF_PEOPLE:
            return replace(item.quantity, thing=f"{owner} people".strip(), role=role, unit="people")
        return _with_role(replace(item.quantity, subject=owner, thing=words), role)
    return None


def _share_predicates(tokens: Sequence[Token], found: list[_Found]) -> None:
    """What is listed together shares its predicate: "lost 300 tanks and 40 guns"; "two men and a dozen boys died"."""
    for left, right in pairwise(found):
        if left.from_before and not right.quantity.role and _listed(tokens, left, right):
            right.quantity = _with_role(replace(right.quantity, subject=left.quantity.subject), left.quantity.role)
            right.from_before = True
    for left, right in reversed(list(pairwise(found))):
        if right.from_after and not left.quantity.role and _listed(tokens, left, right):
            left.quantity = _with_role(left.quantity, right.quantity.role)
            left.from_after = True


def _listed(tokens: Sequence[Token], left: _Found, right: _Found) -> bool:
    between = [low(tokens, at) for at in range(left.last, right.first)]
    return bool(between) and set(between) <= {",", "and", "or", "plus", "as", "well"}


def _dated(text: str, quantities: list[Quantity], published: date | None) -> Iterator[Quantity]:
    times = [when for when in read_days(text, published) if when.first and when.last]
    limits = {when.last for when in times if when.as_of}
    days = {(when.first, when.last) for when in times if not when.as_of}
    as_of = limits.pop() if len(limits) == 1 else None
    only = days.pop() if len(days) == 1 else None
    for quantity in quantities:
        happened = only if only and only[0] and only[1] else None
        yield replace(quantity, days=happened, as_of=as_of, published=published)  # type: ignore[arg-type]
