"""Whether two printed names of people mean one person: a table of features, each with a weight and a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from claimdb.names import given, lexicon
from claimdb.names.agreement import Agreement, is_slip
from claimdb.names.alignment import Alignment, Pair, align
from claimdb.names.common import IBERIAN, is_common_surname
from claimdb.names.comparison import AUTOMATIC, Comparison
from claimdb.names.eastasian import CHINESE_SURNAMES
from claimdb.names.parsing import suffix_differs
from claimdb.names.words import SERVANT, Name, read, read_both

EQUAL = 0.99
"""Score of two names that differ in nothing: even so, some people share one."""
_DIFFERENT = "the names differ"
_SHARED = "many bear the surname"
_FEW = 2
_GIVEN_NAMES_ONLY = (Agreement.SHORT, Agreement.DOUBTFUL, Agreement.VARIANT, Agreement.RIVAL)


@dataclass(slots=True)
class Case:
    """Two names and how their words answer to each other."""

    one: Name
    other: Name
    alignment: Alignment
    surname: Pair | None = None
    """The pair with the surname; None where one of the names lacks it."""
    counts: list[int] = field(default_factory=lambda: [0] * len(Agreement))
    """Words by `Agreement`."""
    is_full: bool = False
    """Both have more than one word."""
    are_joined: bool = False
    before: int = 0
    """Words of the longer name in front of all that answer to the shorter, titles aside."""
    between: int = 0
    behind: int = 0

    def __post_init__(self) -> None:
        pairs = self.alignment.pairs
        names = self.one, self.other
        surnames = [name.surname for name in names if len(name.names) > 1] or [name.surname for name in names]
        for pair in reversed(pairs):
            if any(word in surnames for word in pair.ones + pair.others):
                self.surname = pair
                break
        for pair in pairs:
            self.counts[_as_placed(pair, self.surname)] += 1
            self.are_joined = self.are_joined or pair.are_joined
        self.is_full = len(self.one.names) > 1 and len(self.other.names) > 1
        if self.alignment.left_over:
            self._count_left_over()

    def _count_left_over(self) -> None:
        words = self.alignment.longer
        used = {word for pair in self.alignment.pairs for word in pair.ones + pair.others}
        places = [at for at, word in enumerate(words) if word in used]
        for at in self.alignment.left_over:
            if words[at].text in lexicon.INFIXES:
                continue
            if at < places[0]:
                self.before += 1
            elif at > places[-1]:
                self.behind += 1
            else:
                self.between += 1


def _as_placed(pair: Pair, surname: Pair | None) -> Agreement:
    """What is a short form or a variant of a given name may be a slip where it is the surname."""
    if pair is surname and pair.agreement in _GIVEN_NAMES_ONLY:
        one, other = pair.ones[0].text, pair.others[0].text
        known = is_common_surname(one) and is_common_surname(other)
        return Agreement.SLIP if is_slip(one, other) and not known else pair.agreement
    return pair.agreement


class Feature(NamedTuple):
    """One way in which two names differ; ``weight`` is what each time leaves of the score."""

    times: Callable[[Case], int]
    weight: float
    reason: str
    needs_support: bool = False


# ── never one person ─────────────────────────────────────────────────────────────────────────────────────────────


def _why_never(one: Name, other: Name) -> str:
    """Why two names cannot mean one person, whatever their words; "" where nothing speaks against it."""
    first, second = one.printed, other.printed
    if first.is_couple != second.is_couple:
        return "one names two people"
    if suffix_differs(first, second):
        return "one is {}, the other {}".format(*sorted((first.suffix, second.suffix)))
    if (first.is_man and second.is_woman) or (first.is_woman and second.is_man):
        return "one title is a man's, the other a woman's"
    return ""


# ── features ─────────────────────────────────────────────────────────────────────────────────────────────────────


def one_has_a_suffix(case: Case) -> int:
    return case.one.printed.suffix != case.other.printed.suffix


def both_are_single(case: Case) -> int:
    return len(case.one.names) == len(case.other.names) == 1 and not case.are_joined


def one_is_the_surname(case: Case) -> int:
    return _one_is_single(case) and case.surname is not None


def one_is_a_given_name(case: Case) -> int:
    return _one_is_single(case) and case.surname is None


def _one_is_single(case: Case) -> bool:
    return not case.is_full and not both_are_single(case) and not case.are_joined


def order_is_turned(case: Case) -> int:
    return case.alignment.is_turned and not order_is_open(case)


def order_is_open(case: Case) -> int:
    """Turned, and each word could be the given name: Thomas James and James Thomas."""
    if not case.alignment.is_turned or any(word.part == "son" for word in case.alignment.longer):
        return False
    words = {word.text for word in (*case.one.names, *case.other.names)}
    if (case.one.family_first or case.other.family_first) and not words <= CHINESE_SURNAMES:
        return False
    return all(given.is_given(word) for word in words) or words <= CHINESE_SURNAMES


def name_between_is_missing(case: Case) -> int:
    return case.between if case.is_full and case.between <= _FEW else 0


def surname_between_is_missing(case: Case) -> int:
    """Of two surnames, the Spanish and Portuguese leave out the second, not the first."""
    longer = case.alignment.longer
    return case.is_full and bool(case.between) and any(longer[at].text in IBERIAN for at in case.alignment.left_over)


def other_initials_stand_between(case: Case) -> int:
    """Ann B. Reed and Ann C. B. Reed: who prints middle initials prints all of them."""
    longer = case.alignment.longer
    more = any(longer[at].is_initial for at in case.alignment.left_over)
    return more and any(_both_initials(pair) for pair in case.alignment.pairs)


def servant_of_whom_is_missing(case: Case) -> int:
    """Abdul before a surname is half a name: Abdul Karim, Abdul Aziz."""
    longer, pairs = case.alignment.longer, case.alignment.pairs
    is_half = len(pairs) > 1 and pairs[-2].ones[0].text == SERVANT
    return is_half and any(at > 0 and longer[at - 1].text == SERVANT for at in case.alignment.left_over)


def many_names_are_missing(case: Case) -> int:
    return case.is_full and case.between > _FEW


def end_is_missing(case: Case) -> int:
    return case.is_full and bool(case.before or case.behind)


def given_name_is_an_initial(case: Case) -> int:
    return _given_initial(case) and not initial_tells_little(case)


def initial_tells_little(case: Case) -> int:
    """Beside a common surname, or where one has further names that the other lacks."""
    return _given_initial(case) and (_surname_is_common(case) or bool(case.alignment.left_over))


def initial_is_of_a_later_name(case: Case) -> int:
    """Tom A. Reed is hardly Ann Reed."""
    return _given_initial(case) and bool(case.before)


def _given_initial(case: Case) -> bool:
    """No whole given name is shared: "T. Reed", but not "Tom B. Reed"."""
    surname = case.surname
    rest = [pair for pair in case.alignment.pairs if pair is not surname and pair.ones[0].part == "name"]
    return bool(rest) and all(pair.agreement == Agreement.INITIAL or _both_initials(pair) for pair in rest)


def _both_initials(pair: Pair) -> bool:
    return pair.ones[0].is_initial and pair.others[0].is_initial


def middle_name_is_an_initial(case: Case) -> int:
    return bool(case.counts[Agreement.INITIAL]) and not _given_initial(case)


def surname_is_an_initial(case: Case) -> int:
    return case.surname is not None and case.surname.agreement == Agreement.INITIAL


def given_name_is_short(case: Case) -> int:
    return case.counts[Agreement.SHORT]


def given_name_may_be_short(case: Case) -> int:
    return case.counts[Agreement.DOUBTFUL]


def given_name_is_spelled_otherwise(case: Case) -> int:
    return case.counts[Agreement.VARIANT]


def surname_is_another(case: Case) -> int:
    """What is a short form or a variant of a given name is another name where it is a surname."""
    pair = case.surname
    return case.is_full and pair is not None and _as_placed(pair, pair) in _GIVEN_NAMES_ONLY


def words_are_romanised_otherwise(case: Case) -> int:
    return bool(case.counts[Agreement.ROMANISED])


def words_are_run_together(case: Case) -> int:
    return case.are_joined


def marks_differ(case: Case) -> int:
    same = case.one.folded == case.other.folded and case.one.accents != case.other.accents
    return same or any(p.agreement == Agreement.SPELLED and not p.are_joined for p in case.alignment.pairs)


def particle_is_missing(case: Case) -> int:
    return bool(case.alignment.particles_left)


def letters_slipped(case: Case) -> int:
    return case.counts[Agreement.SLIP]


def more_than_letters_slipped(case: Case) -> int:
    """A slip in a name that differs in another way as well: Ron Klein, Aaron Klain."""
    others = (Agreement.SHORT, Agreement.DOUBTFUL, Agreement.VARIANT, Agreement.INITIAL, Agreement.ROMANISED)
    return bool(case.counts[Agreement.SLIP]) and any(case.counts[other] for other in others)


def known_names_are_a_letter_apart(case: Case) -> int:
    return case.counts[Agreement.RIVAL]


def surname_is_common(case: Case) -> int:
    return case.is_full and _surname_is_common(case)


def _surname_is_common(case: Case) -> bool:
    return case.surname is not None and any(is_common_surname(word.text) for word in case.surname.ones)


FEATURES: tuple[Feature, ...] = (
    Feature(marks_differ, 1.0, "only accents or umlauts differ"),
    Feature(particle_is_missing, 0.98, "one lacks a particle"),
    Feature(words_are_run_together, 0.98, "one is written together"),
    Feature(order_is_turned, 0.97, "the order is turned"),
    Feature(order_is_open, 0.6, "the order is turned, and either word could be the given name", needs_support=True),
    Feature(name_between_is_missing, 0.96, "one has a middle name more"),
    Feature(surname_between_is_missing, 0.6, "one has a surname more before the other", needs_support=True),
    Feature(other_initials_stand_between, 0.5, "one has an initial more", needs_support=True),
    Feature(servant_of_whom_is_missing, 0.6, "one has but half of a name with Abdul", needs_support=True),
    Feature(many_names_are_missing, 0.6, "one has many names more", needs_support=True),
    Feature(end_is_missing, 0.6, "one has a name more in front or behind", needs_support=True),
    Feature(middle_name_is_an_initial, 0.98, "a middle name is an initial of the other's"),
    Feature(given_name_is_an_initial, 0.91, "given names are initials of the other's"),
    Feature(initial_tells_little, 0.6, "an initial beside fewer names or a surname that many bear", needs_support=True),
    Feature(initial_is_of_a_later_name, 0.3, "the initial is of a later name", needs_support=True),
    Feature(surname_is_an_initial, 0.4, "the surname is an initial", needs_support=True),
    Feature(words_are_romanised_otherwise, 0.95, "another romanisation or form of the name"),
    Feature(given_name_is_short, 0.92, "one given name is short for the other"),
    Feature(given_name_may_be_short, 0.6, "one given name may be a form of the other", needs_support=True),
    Feature(given_name_is_spelled_otherwise, 0.7, "the given name is spelled otherwise", needs_support=True),
    Feature(surname_is_another, 0.1, "as surnames the two are different names", needs_support=True),
    Feature(letters_slipped, 0.75, "a letter or two differ, as in a typing slip", needs_support=True),
    Feature(more_than_letters_slipped, 0.5, "and more differs", needs_support=True),
    Feature(known_names_are_a_letter_apart, 0.28, "usual names a letter apart", needs_support=True),
    Feature(one_has_a_suffix, 0.6, "one has Jr., Sr. or a number behind it", needs_support=True),
    Feature(both_are_single, 0.7, "single names", needs_support=True),
    Feature(one_is_the_surname, 0.45, "one is the other's surname", needs_support=True),
    Feature(one_is_a_given_name, 0.25, "one is the other's given name", needs_support=True),
    Feature(surname_is_common, 0.98, _SHARED),
)
"""What is left of `EQUAL` is the product of the weights of all that hold; they are set by hand, nothing is fitted."""


def compare(one: str, other: str) -> Comparison:
    """Whether two printed names mean one person."""
    first, second = map(read, sorted((one, other)))
    found = _compare(first, second)
    if found.score < AUTOMATIC and first.hints.alphabets != second.hints.alphabets:
        first, second = read_both(first, second)
        found = max(found, _compare(first, second), key=lambda comparison: comparison.score)
    if first.asides or second.asides:
        for left in _called(first):
            for right in _called(second):
                found = max(found, _compare(left, right), key=lambda comparison: comparison.score)
    return found


def _called(name: Name) -> list[Name]:
    """The name, and the name with what stood in brackets or quotation marks for the given names."""
    surname = name.printed.words[-1] if name.printed.words else ""
    return [name, *(read(f"{aside} {surname} {name.printed.suffix}") for aside in sorted(name.asides))]


def _compare(one: Name, other: Name) -> Comparison:
    if not (one.words and other.words):
        return Comparison(0.0, "one is no name")
    if why := _why_never(one, other):
        return Comparison(0.0, why)
    alignment = align(one, other)
    if alignment is None:
        return Comparison(0.0, _DIFFERENT)
    case = Case(one, other, alignment)
    score = EQUAL
    reasons = []
    needs_support = False
    for feature in FEATURES:
        times = feature.times(case)
        if times:
            score *= feature.weight**times
            reasons.append(feature.reason)
            needs_support = needs_support or feature.needs_support
    if not set(reasons) - {_SHARED}:
        reasons.insert(0, _equal(one, other))
    return Comparison(round(score, 4), "; ".join(reasons), needs_support)


def _equal(one: Name, other: Name) -> str:
    same_titles = one.printed.titles == other.printed.titles
    return "the full names are equal" if same_titles else "the full names are equal without titles"
