"""Whether two contents report the same utterance: a table of features, each with a weight and a reason."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from claimdb.contents.comparison import Case, Content, case_of
from claimdb.records import Pairing

Relation = Literal["verbatim", "trimmed", "fragment", "paraphrase", "translation"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
SAME = 0.5
"""At or above this score two contents are reports of one utterance until a person says no."""
VERBATIM = 0.85
"""Share of the words, by weight, that a copy, a cut copy or a fragment has in common with the other."""
_FULL = 0.9
"""Of the longer wording: from this share on nothing of weight is left out."""
_FEW = 4
"""Words of a fragment, at most, where it is quoted alone."""
_BIASED = -6.2
"""Log-odds of two contents that have nothing in common; set by hand, as the weights are."""
_ENOUGH = 14.0
"""Weight of words in common that tell an utterance: about three rare ones."""
_EQUAL = 0.6
"""Share of words in common from which two sentences are the same but for what differs."""
_REASONS = 3
"""That are told: the weightiest."""
MAIN_CLAUSE, ACCUSATION = "the same main clause", "the same accusation"
FORMS = (MAIN_CLAUSE, ACCUSATION)
"""Reasons of what is the same in one part, whatever is told beside it."""
_QUOTED = ("direct", "mixed")
_SUBJECT = 5
"""Words before the verb, at most."""
_PART_SHARED = 0.3
_TOPIC = (9.0, 13.0)
"""Weight of the words in common, names left aside, that names a topic, and that tells more."""
_NAMES = (1.0, 4.0)
"""Weight of the words in common, names left aside, that tells nothing, and that tells something."""
_BEGINS_ALIKE = 0.7
"""Score of two that only have the main clause in common, and the least of two that have it and more."""
_DAYS = 4
"""Days between two reports of one utterance that tell nothing."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """How likely two contents report one utterance (0–1), why, and how the wordings stand to each other."""

    score: float
    reason: str
    relation: Relation

    @property
    def is_same(self) -> bool:
        return self.score >= SAME


class Feature(NamedTuple):
    """What speaks for or against; ``size`` gives 0 to 1, ``weight`` is what a whole one adds to the log-odds."""

    size: Callable[[Case], float]
    weight: float
    reason: str


# ── for ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def vectors_are_alike(case: Case) -> float:
    return _ramp(case.likeness, 0.4, 0.9)


def words_are_contained(case: Case) -> float:
    """As far as there are enough of them: "thank you" stands in much."""
    return _ramp(case.contained, 0.25, 0.95) * _certainty(case)


def run_is_shared(case: Case) -> float:
    """Words in one order, without a gap, and a good part of what is said."""
    share = _ramp(case.run_weight / case.one.weight, 0.3, 0.8) if case.one.weight else 0.0
    return share * max(min(1.0, case.run_weight / _ENOUGH), _long_run(case)) if case.longest > 2 else 0.0


def nothing_is_left(case: Case) -> float:
    return _ramp(case.covered, 0.5, 0.95) * _ramp(case.contained, 0.5, 0.95)


def rare_words_are_shared(case: Case) -> float:
    return _ramp(case.rare, 1, 4)


def figures_are_equal(case: Case) -> float:
    left, right = case.figures_left
    return float(bool(case.one.figures) and bool(case.other.figures) and not left and not right)


def days_are_the_same(case: Case) -> float:
    """Of what is said, by one speaker: whoever speaks tells it once to all."""
    known = case.one.form and case.other.form and case.one.day and case.other.day
    return 1 - _ramp(case.days_apart, 1, _DAYS) if known else 0.0


def other_words_stand_in_order(case: Case) -> float:
    """Two direct quotations that tell the same in the same order and in other words: two translations."""
    if case.one.form != "direct" or case.other.form != "direct" or case.contained > VERBATIM:
        return 0.0
    held = [case.partners[number] for number in sorted(case.partners) if case.one.words[number].weight]
    in_order = sum(later > earlier for earlier, later in itertools.pairwise(held))
    return _ramp(case.likeness, 0.55, 0.8) * (in_order / (len(held) - 1)) if len(held) > 2 else 0.0


def models_agree(case: Case) -> float:
    return _ramp(case.pairing.agree or 0.0, 0.5, 1.0)


# ── against ──────────────────────────────────────────────────────────────────────────────────────────────────────


def figures_differ(case: Case) -> float:
    left, right = case.figures_left
    return float(bool(left) and bool(right))


def days_differ(case: Case) -> float:
    one, other = case.one, case.other
    days = bool(one.days - other.days) and bool(other.days - one.days)
    return float(days or (bool(one.months - other.months) and bool(other.months - one.months)))


def opposites_stand(case: Case) -> float:
    return float(bool(case.opposed))


def one_is_negated(case: Case) -> float:
    return float(case.negated_once) * _ramp(case.contained, 0.3, 0.8)


def one_is_denied(case: Case) -> float:
    """The speaker denies the one and says the other, whatever the words."""
    return float(case.one.is_denied != case.other.is_denied)


def names_differ(case: Case) -> float:
    """Each has a name that the other lacks."""
    left, right = case.names_left
    return float(bool(left) and bool(right))


def names_change_places(case: Case) -> float:
    """Who did it to whom: the same names the other way round, all else in its place."""
    pairs = {**case.partners, **case.relatives}
    telling = [number for number in sorted(pairs) if case.one.words[number].weight]
    names = [pairs[number] for number in telling if number in case.one.names]
    others = [pairs[number] for number in telling if number not in case.one.names]
    turned = names != sorted(names) and others == sorted(others)
    return float(turned and not case.only_one and not case.only_other)


def one_place_differs(case: Case) -> float:
    """Otherwise equal sentences with another name, or another word of weight, in one place.

    Of long ones that share much it tells little: somebody put one of many words otherwise.
    """
    if case.covered < _EQUAL or case.contained < _EQUAL or not case.swaps:
        return 0.0
    swapped = max(_weight_of_swap(case, mine, theirs) for mine, theirs in case.swaps)
    return swapped * (1 - _ramp(case.shared, 2 * _ENOUGH, 4 * _ENOUGH))


def _weight_of_swap(case: Case, mine: list[int], theirs: list[int]) -> float:
    are_names = any(n in case.one.names for n in mine) and any(n in case.other.names for n in theirs)
    one = sum(case.one.words[number].weight for number in mine)
    other = sum(case.other.words[number].weight for number in theirs)
    return 1.0 if are_names else _ramp((one + other) / 2, 2, 5) * (1 - _ramp(case.likeness, 0.82, 0.94))


def another_begins(case: Case) -> float:
    """The sentences begin with other words, which is where it stands who did it; not where one is much longer.

    Who is quoted mostly speaks of himself.
    """
    if case.one.form in _QUOTED or case.other.form in _QUOTED:
        return 0.0
    first = min(case.partners, default=0), min(case.partners.values(), default=0)
    sides = (case.one.words[: first[0]], case.other.words[: first[1]])
    begun = all(any(word.weight for word in side) and len(side) <= _SUBJECT for side in sides)
    return float(begun and case.covered > _PART_SHARED) * (1 - _ramp(case.likeness, 0.9, 0.97))


def too_little_is_shared(case: Case) -> float:
    """Neither words enough nor vectors near enough to tell that it is the same."""
    return 1 - max(_certainty(case), _long_run(case), _ramp(case.likeness, 0.5, 0.8))


def much_is_new_in_both(case: Case) -> float:
    """Each tells something that the other does not: about one subject, but not the same of it."""
    return _ramp(1 - max(case.contained, case.covered), 0.15, 0.5) * (1 - 0.6 * _ramp(case.likeness, 0.8, 0.9))


def models_oppose(case: Case) -> float:
    """Not where all that the one says stands in the other, word by word."""
    return _ramp(case.pairing.conflict or 0.0, 0.4, 0.9) * (1 - _ramp(case.ordered, 0.9, 1.0))


def only_a_topic(case: Case) -> float:
    """All that they share is whom or what is talked about: "Brandt", criticised in the one and thanked in the other."""
    if not (case.one.is_topic or case.other.is_topic) or case.accuses_alike:
        return 0.0
    return 1 - _ramp(case.shared - case.named, *_TOPIC)


def only_names_are_shared(case: Case) -> float:
    """One person is named in both, and nothing else."""
    return 1 - _ramp(case.shared - case.named, *_NAMES) if case.named else 0.0


def days_lie_between(case: Case) -> float:
    return _ramp(case.days_apart, _DAYS, 30)


FEATURES: tuple[Feature, ...] = (
    Feature(vectors_are_alike, 6.0, "alike in meaning"),
    Feature(words_are_contained, 3.2, "the same words"),
    Feature(run_is_shared, 3.2, "the same run of words"),
    Feature(nothing_is_left, 1.5, "nothing of weight left out"),
    Feature(rare_words_are_shared, 1.0, "rare words in common"),
    Feature(figures_are_equal, 0.5, "the same figures"),
    Feature(days_are_the_same, 0.5, "said in the same days"),
    Feature(other_words_stand_in_order, 4.0, "both quote, in the same order and other words"),
    Feature(models_agree, 1.0, "read as agreeing"),
    Feature(figures_differ, -8.0, "other figures"),
    Feature(days_differ, -7.0, "other days"),
    Feature(opposites_stand, -8.0, "opposed words"),
    Feature(one_is_negated, -8.0, "only one is negated"),
    Feature(one_is_denied, -14.0, "only one is denied"),
    Feature(names_differ, -1.2, "other names"),
    Feature(names_change_places, -8.0, "the names change places"),
    Feature(one_place_differs, -7.0, "other words in the same place"),
    Feature(another_begins, -2.0, "other words at the beginning"),
    Feature(too_little_is_shared, -2.0, "too little in common"),
    Feature(much_is_new_in_both, -2.5, "each has much that the other lacks"),
    Feature(models_oppose, -5.0, "read as opposed"),
    Feature(days_lie_between, -2.0, "days lie between"),
    Feature(only_names_are_shared, -4.0, "only names in common"),
    Feature(only_a_topic, -9.0, "only a topic in common"),
)
"""What is added to `_BIASED`, in the order in which reasons are told."""


def compare(one: Content, other: Content, pairing: Pairing) -> Sameness:
    """Whether two contents report one utterance."""
    return judge(case_of(one, other, pairing))


def judge(case: Case) -> Sameness:
    """The same, for a case that is at hand."""
    odds, told = _BIASED, []
    for feature in FEATURES:
        size = feature.size(case)
        if size:
            odds += feature.weight * size
            told.append((feature.weight * size, feature.reason))
    score = 1 / (1 + math.exp(-odds))
    if score < _BEGINS_ALIKE and case.days_apart <= _DAYS and (case.begins_alike or case.accuses_alike):
        if score < SAME:
            return Sameness(_BEGINS_ALIKE, MAIN_CLAUSE if case.begins_alike else ACCUSATION, "paraphrase")
        score = _BEGINS_ALIKE
    speaks_for = score >= SAME
    weighty = sorted((abs(share), reason) for share, reason in told if (share > 0) == speaks_for and abs(share) >= 0.5)
    reasons = {reason for _, reason in weighty[-_REASONS:]}
    return Sameness(round(score, 4), "; ".join(one for _, one in told if one in reasons), relation(case))


def relation(case: Case) -> Relation:
    """How two wordings of one utterance stand to each other."""
    one, other = case.one, case.other
    is_told = (one.form == "indirect") != (other.form == "indirect")
    if not is_told and case.ordered >= VERBATIM:
        if case.covered >= _FULL and case.ordered >= _FULL:
            return "verbatim"
        if case.run_weight > one.weight / 2:
            return "fragment" if one.form == "mixed" or len(one.words) <= _FEW else "trimmed"
    return "translation" if one.form == other.form == "direct" else "paraphrase"


def _certainty(case: Case) -> float:
    """How much the words in common tell."""
    return min(1.0, case.shared / _ENOUGH)


def _long_run(case: Case) -> float:
    """Common words tell something, too, when there are many of them in one order."""
    return _ramp(case.longest, 3, 6)


def _ramp(value: float, low: float, high: float) -> float:
    """0 up to ``low``, 1 from ``high`` on, straight between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
