"""Forms of names side by side: how much of a name each gives, and which of them may be one speaker's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, combinations, product

from claimdb import names
from claimdb.names import Comparison
from claimdb.records import SpeakerKind

Form = tuple[SpeakerKind, str]
"""A kind and a folded name as speakers are listed."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FULL, INITIAL, SINGLE = 0, 1, 2
"""Given name and surname; an initial and the surname; the surname, or whatever single name."""
_SMALL = _words(
    "al el ad an ar as ash at az ul ur ibn bin bint ben abu von van der den zu zum zur de di da do du del dela "
    "della dos das dei degli des la le lo los las y e i af av ter ten op of the san santa ould ap jr sr"
)
"""Words that names have in small letters."""
_NEVER = _words(
    "said says told for to on is was that as could would will has have had in at with by from and or who than "
    "over about after before against under"
)
_LONGEST = 4
"""Words of a name with a small one that is not known."""
_PARTICLES = _words("al el ibn bin abu von van de di da du del della dos la le")
"""First words of surnames; some are given names too (Al, Van)."""


def likeness(one: str, other: str, kind: SpeakerKind) -> Comparison:
    """`names.compare`, remembered. What is no name, but words taken for one, is like nothing else."""
    if kind == "person" and one != other and (is_more_than_a_name(one) or is_more_than_a_name(other)):
        return Comparison(0.0, "one is more than a name")
    return _likeness(one, other, kind) if one <= other else _likeness(other, one, kind)


@lru_cache(maxsize=500_000)
def is_more_than_a_name(name: str) -> bool:
    """A capitalised name with small words in it that stand in no name: "Ana Ruiz said of Tom Reed"."""
    words = [word for word in name.split() if word[:1].isalpha()]
    small = [word for word in words if word[0].islower() and word.split("-")[0] not in _SMALL]
    if not small or len(small) == len(words):
        return False
    return len(words) > _LONGEST or not _NEVER.isdisjoint(small)


_likeness = lru_cache(maxsize=500_000)(names.compare)


def may_be_one(found: Comparison) -> bool:
    """Whether two names come into question for one speaker at all."""
    return found.score >= names.SUGGEST


def is_left_to_people(found: Comparison) -> bool:
    """Names that differ as those of father and son, or of brothers, do: no evidence beside them makes them one."""
    return any(reason in found.reason for reason in _for_people())


@lru_cache(maxsize=1)
def _for_people() -> tuple[str, ...]:
    from claimdb.names import people

    features = (
        people.one_has_a_suffix,
        people.other_initials_stand_between,
        people.known_names_are_a_letter_apart,
    )
    return tuple(feature.reason for feature in people.FEATURES if feature.times in features)


@lru_cache(maxsize=500_000)
def fullness(name: str, kind: SpeakerKind = "person") -> int:
    """`FULL`, `INITIAL` or `SINGLE`; whoever is no person has no other name than a full one."""
    if kind != "person":
        return FULL
    read = names.read_person(name)
    if not read.is_full:
        return SINGLE
    return INITIAL if any(len(word) == 1 for word in (read.words[0], read.words[-1])) else FULL


def is_left_out(block: str, name: str, kind: SpeakerKind) -> bool:
    """A full name in a block where single names meet full ones: other full names need no comparing with it there."""
    return block.startswith(names.SINGLE) and fullness(name, kind) == FULL


def is_end_of(key: str, other: str) -> bool:
    """A folded name is the last words of another one: "al-Masri", "Garcia Marquez", "van der Laan"."""
    return len(key) < len(other) and f" {other.replace('-', ' ')}".endswith(f" {key.replace('-', ' ')}")


class Forms:
    """The forms of one family."""

    def __init__(self, printed: Mapping[Form, str]) -> None:
        self.near = _near(printed)
        """For each form those that may be the same speaker's, itself among them."""
        self.full = {form: self._fullness(form, name) for form, name in printed.items()}
        self.suffix = {form: names.read_person(name).suffix for form, name in printed.items() if form[0] == "person"}

    def itself(self, form: Form) -> Comparison:
        """What it says that two articles print the same form."""
        return self.near[form][form]

    def _fullness(self, form: Form, name: str) -> int:
        """As `fullness`, but for surnames of several words: the end of longer names that are not one person's."""
        level = fullness(name, form[0])
        if level != FULL or form[0] != "person":
            return level
        longer = [other for other in self.near[form] if is_end_of(form[1], other[1])]
        several = any(two not in self.near[one] for one, two in combinations(longer, 2))
        return SINGLE if longer and (several or form[1].split()[0] in _PARTICLES) else FULL


def _near(printed: Mapping[Form, str]) -> dict[Form, dict[Form, Comparison]]:
    near = {form: {form: likeness(name, name, form[0])} for form, name in sorted(printed.items())}
    by_block: dict[tuple[SpeakerKind, str], list[Form]] = defaultdict(list)
    for form in near:
        for block in sorted(names.block_keys(printed[form], form[0])):
            by_block[form[0], block].append(form)
    for (kind, block), forms in by_block.items():
        full = [form for form in forms if is_left_out(block, printed[form], kind)]
        others = [form for form in forms if form not in set(full)] if full else forms
        for one, other in chain(combinations(others, 2), product(others, full)):
            if other in near[one]:
                continue
            found = likeness(printed[one], printed[other], kind)
            if may_be_one(found):
                near[one][other] = near[other][one] = found
    return near
