"""What speaks beside the name for two being one speaker: offices, who and what is named with them, place, time, outlet.

A profile tells this of one article, or of all articles of one speaker. Each feature compares two profiles and gives a
strength from -1 (against) to 1 (for); the table weighs them. Weights are logarithms of odds, so that they add up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimdb.identity import offices

Counts = dict[int, int]
_OFFICES = 8
"""Of a speaker with more, the commonest are compared."""


@dataclass(slots=True)
class Profile:
    """Counts are numbers of articles. People, organisations and places are numbers made from their names."""

    articles: set[str] = field(default_factory=set)
    offices: dict[str, int] = field(default_factory=dict)
    """As printed."""
    people: Counts = field(default_factory=dict)
    """Who else is named."""
    organisations: Counts = field(default_factory=dict)
    places: Counts = field(default_factory=dict)
    first: int | None = None
    """Days since the year 1 of the earliest article that is dated, and of the latest."""
    last: int | None = None
    outlets: set[int] = field(default_factory=set)
    authored: int = 0
    """Articles that have the name as their byline."""

    def add(self, other: Profile) -> None:
        """Take in what another one tells."""
        self.articles |= other.articles
        self.outlets |= other.outlets
        self.authored += other.authored
        for mine, theirs in (
            (self.people, other.people),
            (self.organisations, other.organisations),
            (self.places, other.places),
        ):
            for number, count in theirs.items():
                mine[number] = mine.get(number, 0) + count
        for office, count in other.offices.items():
            self.offices[office] = self.offices.get(office, 0) + count
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = (min(days), max(days)) if days else (None, None)


# ── features ─────────────────────────────────────────────────────────────────────────────────────────────────────


def offices_fit(one: Profile, other: Profile) -> float:
    """How well each finds its offices among those of the other, both ways: one stray office decides nothing.

    That they do not fit counts the more, the more often they are told.
    """
    if not one.offices or not other.offices:
        return 0.0
    mine, theirs = _commonest(one.offices), _commonest(other.offices)
    fit = (_found_again(mine, theirs) + _found_again(theirs, mine)) / 2
    told = min(sum(mine.values()), sum(theirs.values()))
    return fit if fit > 0 else fit * told / (told + 1)


def _found_again(some: Mapping[str, int], others: Mapping[str, int]) -> float:
    """The mean over offices that tell anything: "official" may be anybody, and is like nobody in particular."""
    telling = [other for other in others if offices.read_office(other).fields]
    total = weight = 0.0
    for office, count in some.items():
        best = max((fit for other in others if (fit := offices.fit(office, other)) > 0), default=0.0)
        if not best and telling and offices.read_office(office).fields:
            best = max(offices.fit(office, other) for other in telling)
        elif not best:
            continue
        total += best * count
        weight += count
    return total / weight if weight else 0.0


def _commonest(printed: Mapping[str, int]) -> Mapping[str, int]:
    if len(printed) <= _OFFICES:
        return printed
    chosen = sorted(printed, key=lambda office: (-printed[office], office))[:_OFFICES]
    return {office: printed[office] for office in chosen}


def same_people_are_named(one: Profile, other: Profile) -> float:
    return _overlap(one.people, other.people, len(one.articles), len(other.articles))


def same_organisations_are_named(one: Profile, other: Profile) -> float:
    return _overlap(one.organisations, other.organisations, len(one.articles), len(other.articles))


def same_places_are_named(one: Profile, other: Profile) -> float:
    return _overlap(one.places, other.places, len(one.articles), len(other.articles))


_MOST_CERTAIN = 2.0
_FROM = 10
_ARTICLES = 4
"""Articles of one speaker that name about half of what belongs to him."""


def _overlap(one: Counts, other: Counts, articles: int, others: int) -> float:
    """For: each thing that both name halves what is missing to 1. Against: less in common than one person's have.

    What is named in few of many articles counts less: with the number of articles grows what any of them names. Two
    halves of one person's articles are as alike (cosine) as their number lets expect; few articles tell little.
    """
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not few:
        return 0.0
    scale, scales = math.sqrt(articles), math.sqrt(others)
    shared = [number for number in few if number in many]
    weight = sum(min(1.0, one[number] / scale) * min(1.0, other[number] / scales) for number in shared)
    expected = min(articles, others) / (min(articles, others) + _ARTICLES)
    alike = 0.0
    if shared:
        product = sum(one[number] * other[number] for number in shared)
        alike = product / math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    share = min(1.0, 2 * alike / expected)
    certain = 1.0 + _MOST_CERTAIN * math.log10(max(1.0, min(articles, others) / _FROM))
    return (1.0 - 0.5**weight) * share - (1.0 - share) * expected * certain * min(1.0, len(few) / 3)


_WEEK, _YEARS = 10, 4 * 365


def times_agree(one: Profile, other: Profile) -> float:
    """For: within days. Against: years between the last article of one and the first of the other."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    gap = max(one.first - other.last, other.first - one.last, 0)
    near = min(abs(one.first - other.last), abs(one.last - other.first), abs(one.first - other.first))
    if near <= _WEEK:
        return 1.0 - near / (2 * _WEEK)
    return -min(1.0, gap / _YEARS)


def same_outlet(one: Profile, other: Profile) -> float:
    return 0.0 if one.outlets.isdisjoint(other.outlets) else 1.0


def one_is_an_author(one: Profile, other: Profile) -> float:
    """Against: only one of the two names is a byline. For: both are, in one outlet."""
    if not one.authored and not other.authored:
        return 0.0
    if one.authored and other.authored:
        return same_outlet(one, other)
    return -1.0


def stand_side_by_side(one: Profile, other: Profile) -> float:
    """Against: articles have both names, and not as one person's; wholly where these are half of what is known."""
    both = len(one.articles & other.articles)
    return -min(1.0, 2 * both / min(len(one.articles), len(other.articles))) if both else 0.0


Strength = Callable[[Profile, Profile], float]


class Feature(NamedTuple):
    """``strength`` from -1 to 1 is multiplied by ``pro`` or ``contra``; the reasons are for people."""

    strength: Strength
    pro: float
    contra: float
    reason: str
    against: str


FEATURES: tuple[Feature, ...] = (
    Feature(offices_fit, 6.0, 9.0, "the offices agree", "the offices hardly fit one person"),
    Feature(same_people_are_named, 5.0, 2.5, "the same people are named with them", "other people are named with them"),
    Feature(
        same_organisations_are_named, 2.5, 1.5, "the same organisations are named", "other organisations are named"
    ),
    Feature(same_places_are_named, 1.2, 2.0, "the same places are named", "other places are named"),
    Feature(times_agree, 1.0, 0.8, "printed within days of each other", "printed years apart"),
    Feature(same_outlet, 0.3, 0.0, "printed by the same outlet", ""),
    Feature(one_is_an_author, 2.0, 6.0, "both are authors at one outlet", "one is the author of the article"),
    Feature(stand_side_by_side, 0.0, 4.0, "", "one article has both names"),
)


class Weighed(NamedTuple):
    """``odds`` (logarithm) are added to those of the names; ``support`` is what speaks for, without what is against."""

    odds: float
    support: float
    reasons: tuple[str, ...]
    """The weightiest first."""


_SAID = 0.3
"""Least weight of a reason that is told."""
_COMPANY = frozenset((same_people_are_named, same_organisations_are_named))
_DECISIVE = frozenset((offices_fit, same_places_are_named))
DOUBT = 0.5
_CIRCUMSTANTIAL = frozenset((times_agree, same_outlet))
"""No support of their own: much is printed within days and by one outlet."""


def weigh(one: Profile, other: Profile) -> Weighed:
    """All features over two profiles; where office and place fit, other company alone counts less."""
    strengths = [(feature, feature.strength(one, other)) for feature in FEATURES]
    fitting = all(strength >= 0 for feature, strength in strengths if feature.strength in _DECISIVE)
    odds = support = 0.0
    told: list[tuple[float, str]] = []
    for feature, strength in strengths:
        if not strength:
            continue
        weight = strength * feature.pro if strength > 0 else strength * feature.contra
        if fitting and weight < 0 and feature.strength in _COMPANY:
            weight *= DOUBT
        odds += weight
        if weight > 0 and feature.strength not in _CIRCUMSTANTIAL:
            support += weight
        if abs(weight) >= _SAID:
            told.append((-abs(weight), feature.reason if weight > 0 else feature.against))
    return Weighed(odds, support, tuple(reason for _, reason in sorted(told)))


def log_odds(probability: float) -> float:
    """Kept within what a name can tell: at most one in a thousand either way."""
    bounded = min(0.999, max(0.001, probability))
    return math.log(bounded / (1 - bounded))


def probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
