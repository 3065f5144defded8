"""Two contents side by side: which words of the one stand in the other, and what stands against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from claimdb.contents.accusations import Accusation, accusation, accuse_alike
from claimdb.contents.alignment import blocks
from claimdb.contents.figures import Figure, days, figures, is_like, months
from claimdb.contents.mainclauses import MainClause, is_past, is_telling, main_clause, tell_the_same
from claimdb.contents.opposites import OPPOSITES, lacks, negates
from claimdb.contents.synonyms import GROUPS, is_synonym
from claimdb.contents.words import Word, is_name, words
from claimdb.records import Form, Modality, Pairing

LOOSE = 0.8
"""What a word counts that is another form of the other's: broke and broken, Gurulev and Gurulyov."""
_RARE = 4.0
"""Weight from which a word is rare: in one article of fifty or fewer."""
_PEOPLES = re.compile(r"[A-Z][a-z]{2,}(?:ian|ean|ese|ish|aqi|ani|eli|emi)s?")
"""Words made from the name of a country, at the beginning of a sentence as well."""
_LONGER = 1.6
"""From so many times the weight on the other tells more than the one does."""
_OPENING = frozenset("\"'“‘«([.!?…:;—–-")
_QUOTES = re.compile(r"[\"“”«»]|(?<!\w)['‘]")
_DOING = re.compile(r"\b(?:for|of|by|about|from|against|on|in|without) (?:not |\w+ly )?\w{3,}ing\b", re.IGNORECASE)
"""What somebody is blamed for, or the like."""
_SHORT = """
am is are was were be been being have has had do does did will would shall should can could may might must to i he she
we they it that if whether
"""
_PRETERITES = """
ate became began bit blew broke came chose did drank drew drove fell flew forgot froze gave grew hid knew ran rang rode
rose sang sank saw shook spoke stole swam swore threw took tore went withdrew woke wore wrote
"""
_VERBS = frozenset((_SHORT + _PRETERITES).split())
"""Short words of sentences, which names of things do without."""
_DENIED: frozenset[Modality] = frozenset(("denied", "negated"))


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is said, ready to be compared. ``day`` counts days (0: not known); ``form`` None is no speaker's words.

    ``cue``: the words that tell that it is said ("accused"), where they are known.
    """

    text: str
    form: Form | None = None
    modality: Modality = "asserted"
    day: int = 0
    cue: str = ""

    @cached_property
    def words(self) -> Sequence[Word]:
        return words(self.text)

    @cached_property
    def weight(self) -> float:
        """Of all its words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.words)

    @cached_property
    def days(self) -> frozenset[str]:
        return days(self.words)

    @cached_property
    def months(self) -> frozenset[str]:
        return months(self.words)

    @cached_property
    def names(self) -> frozenset[int]:
        """Numbers of the words that look like names: capitals inside a sentence, unknown words at its beginning."""
        telling = [number for number, word in enumerate(self.words) if word.weight]
        capitals = [number for number in telling if self.words[number].printed[0].isupper()]
        is_title = len(capitals) > 3 and len(capitals) > 0.7 * len(telling)
        timed = self.days | self.months
        return frozenset(
            number
            for number in capitals
            if (low := self.words[number].printed.casefold()) not in timed
            and low[:3] not in timed
            and ((not is_title and not self._begins(number)) or _is_name(self.words[number]))
        )

    @cached_property
    def negations(self) -> Sequence[int]:
        """Numbers of the words that negate, in order."""
        return [number for number, word in enumerate(self.words) if negates(word.printed)]

    @cached_property
    def abbreviations(self) -> Sequence[int]:
        """Numbers of the words that may be initials of others, in order."""
        return [number for number, word in enumerate(self.words) if _is_abbreviation(word.printed)]

    def _begins(self, number: int) -> bool:
        """Whether a word is the first of a sentence."""
        before = self.text[: self.words[number].start].rstrip()
        return not before or before[-1] in _OPENING

    @property
    def is_denied(self) -> bool:
        return self.modality in _DENIED

    @cached_property
    def main_clause(self) -> MainClause | None:
        """What the speaker says of himself first."""
        return main_clause(self.text) if self.form else None

    @cached_property
    def accusation(self) -> Accusation | None:
        """Whom the speaker accuses of what."""
        return accusation(self.text, self.cue) if self.form else None

    @cached_property
    def is_topic(self) -> bool:
        """Whether it only names what is talked about, without a verb or quoted words: "the judge", "Lie's remarks"."""
        if self.form != "indirect" or _QUOTES.search(self.text) or _DOING.search(self.text):
            return False
        return not any(_tells(word.printed.casefold().replace("’", "'")) for word in self.words)


@dataclass(frozen=True)
class Case:
    """Two contents, the lighter one first, and what the models say of them."""

    one: Content
    other: Content
    pairing: Pairing

    @property
    def likeness(self) -> float:
        """Cosine of the vectors."""
        return self.pairing.likeness

    @cached_property
    def runs(self) -> list[tuple[int, int, int]]:
        """Words that both have in one order: where they begin in each, and how many."""
        return blocks(self.one.words, self.other.words)

    @cached_property
    def partners(self) -> dict[int, int]:
        """Words of the one → words of the other that are the same, in order where that can be, then in any."""
        found = {start + step: at + step for start, at, size in self.runs for step in range(size)}
        taken = set(found.values())
        free: dict[str, list[int]] = {}
        for number, word in enumerate(self.other.words):
            if word.weight and number not in taken:
                free.setdefault(word.stem, []).append(number)
        for number, word in enumerate(self.one.words):
            if word.weight and number not in found and (places := free.get(word.stem)):
                found[number] = places.pop(0)
        return found

    @cached_property
    def relatives(self) -> dict[int, int]:
        """Words of the one → words of the other that are forms or spellings of them."""
        others = self.other.words
        free = self._left_over(self.other, set(self.partners.values()))
        found: dict[int, int] = {}
        for number in self._left_over(self.one, set(self.partners)):
            mine = self.one.words[number]
            first = mine.stem[:1]
            place = next((p for p in free if others[p].stem[:1] == first and is_relative(mine, others[p])), None)
            if place is None and mine.stem in GROUPS:
                place = next((p for p in free if is_synonym(mine.stem, others[p].stem)), None)
            if place is not None:
                found[number] = place
                free.remove(place)
        return found | self._abbreviated(found)

    def _abbreviated(self, taken: dict[int, int]) -> dict[int, int]:
        """Names of the one that are written out in the other, or the other way round: the first words that answer."""
        found: dict[int, int] = {}
        mine, theirs = self.one.abbreviations, self.other.abbreviations
        if not mine and not theirs:
            return found
        places = set(taken.values()) | set(self.partners.values())
        for number, word in enumerate(self.one.words):
            if number in self.partners or number in taken or not word.weight:
                continue
            for place in range(len(self.other.words)) if number in mine else theirs:
                answer = self.other.words[place]
                if place not in places and (
                    spells_out(word, self.other.words[place:]) or spells_out(answer, self.one.words[number:])
                ):
                    found[number] = place
                    places.add(place)
                    break
        return found

    @staticmethod
    def _left_over(side: Content, used: set[int]) -> list[int]:
        return [number for number, word in enumerate(side.words) if word.weight and number not in used]

    @cached_property
    def only_one(self) -> list[int]:
        """Telling words of the one that the other lacks."""
        return self._left_over(self.one, {*self.partners, *self.relatives})

    @cached_property
    def only_other(self) -> list[int]:
        return self._left_over(self.other, {*self.partners.values(), *self.relatives.values()})

    @cached_property
    def shared(self) -> float:
        """Weight of the words of the one that the other has."""
        held = sum(self.one.words[number].weight for number in self.partners)
        return held + LOOSE * sum(self.one.words[number].weight for number in self.relatives)

    @cached_property
    def contained(self) -> float:
        """Share of the one's words, by weight, that stand in the other."""
        return self.shared / self.one.weight if self.one.weight else 0.0

    @cached_property
    def covered(self) -> float:
        """Share of the other's words, by weight, that stand in the one."""
        return min(1.0, self.shared / self.other.weight) if self.other.weight else 0.0

    @cached_property
    def longest(self) -> int:
        """Words of the longest run that both have."""
        return max((size for _, _, size in self.runs), default=0)

    @cached_property
    def run_weight(self) -> float:
        """Weight of the heaviest run."""
        return max((self._weight(start, size) for start, _, size in self.runs), default=0.0)

    @cached_property
    def ordered(self) -> float:
        """Share of the one's words, by weight, that stand in the other in the same order."""
        held = sum(self._weight(start, size) for start, _, size in self.runs)
        return held / self.one.weight if self.one.weight else 0.0

    def _weight(self, start: int, size: int) -> float:
        return sum(word.weight for word in self.one.words[start : start + size])

    @cached_property
    def rare(self) -> int:
        """Rare words that both have."""
        pairs = {**self.partners, **self.relatives}
        return len({self.one.words[number].stem for number in pairs if self.one.words[number].weight >= _RARE})

    @cached_property
    def place(self) -> tuple[int, int]:
        """Range of the other's words, half open, in which the one's words stand."""
        held = sorted({**self.partners, **self.relatives}.values())
        return (held[0], held[-1] + 1) if held else (0, 0)

    @cached_property
    def swaps(self) -> list[tuple[list[int], list[int]]]:
        """Telling words that stand at one place, between the same words, in each its own."""
        ends = [*self.runs, (len(self.one.words), len(self.other.words), 0)]
        left, right = set(self.only_one), set(self.only_other)
        at = other_at = 0
        found = []
        for start, other_start, size in ends:
            mine = [number for number in range(at, start) if number in left]
            theirs = [number for number in range(other_at, other_start) if number in right]
            if mine and theirs:
                found.append((mine, theirs))
            at, other_at = start + size, other_start + size
        return found

    # ── what stands against each other ───────────────────────────────────────────────────────────────────────────

    @cached_property
    def figures_left(self) -> tuple[list[Figure], list[Figure]]:
        """Figures that the other does not have."""
        ones, others = self.one.figures, self.other.figures
        return _unlike(ones, others), _unlike(others, ones)

    @cached_property
    def names_left(self) -> tuple[list[int], list[int]]:
        """Names that the other does not have."""
        return [n for n in self.only_one if n in self.one.names], [n for n in self.only_other if n in self.other.names]

    @cached_property
    def opposed(self) -> list[tuple[Word, Word]]:
        """Words of the one whose opposite stands in the other, where neither has both."""
        ones, others = {word.stem for word in self.one.words}, {word.stem for word in self.other.words}
        found = []
        for word in self.one.words:
            if word.stem in others or word.stem not in OPPOSITES:
                continue
            opposite = OPPOSITES[word.stem] & (others - ones)
            found += [(word, answer) for answer in self.other.words if answer.stem in opposite]
        return found

    @cached_property
    def negated_once(self) -> bool:
        """Whether one is negated and the other is not, in the part that both tell."""
        first, last = self.place if self.other.weight > _LONGER * self.one.weight else (0, len(self.other.words))
        from_, to = max(0, first - 3), last + 1
        mine, theirs = len(self.one.negations), sum(from_ <= number < to for number in self.other.negations)
        fewer = self.one.words if mine < theirs else self.other.words[from_:to]
        return (mine + theirs) % 2 == 1 and not any(lacks(word.stem) for word in fewer)

    @cached_property
    def named(self) -> float:
        """Weight of the shared words that are names."""
        pairs = {**self.partners, **self.relatives}
        return sum(self.one.words[number].weight for number in pairs if number in self.one.names)

    @cached_property
    def begins_alike(self) -> bool:
        return begin_alike(self.one, self.other)

    @cached_property
    def accuses_alike(self) -> bool:
        return accuse_the_same(self.one, self.other)

    @cached_property
    def days_apart(self) -> int:
        """Days between the two; 0 where one is not known."""
        return abs(self.one.day - self.other.day) if self.one.day and self.other.day else 0


def case_of(one: Content, other: Content, pairing: Pairing) -> Case:
    """The lighter content first; of two equal ones the first in alphabetical order, so that turning changes nothing."""
    ordered = sorted((one, other), key=lambda side: (side.weight, len(side.words), side.text))
    return Case(ordered[0], ordered[1], pairing)


def begin_alike(one: Content, other: Content) -> bool:
    """Whether the speaker says the same of himself in both main clauses, whatever else is told beside it."""
    mine, theirs = one.main_clause, other.main_clause
    if mine is None or theirs is None or one.is_denied != other.is_denied:
        return False
    return tell_the_same(mine, theirs) and is_telling(mine) and is_telling(theirs)


def accuse_the_same(one: Content, other: Content) -> bool:
    """Whether both accuse the same of the same."""
    mine, theirs = one.accusation, other.accusation
    if mine is None or theirs is None or one.is_denied != other.is_denied:
        return False
    return accuse_alike(mine, theirs)


def spells_out(short: Word, some: Sequence[Word]) -> bool:
    """Whether the words begin with the letters of an abbreviation: UN and United Nations."""
    letters = short.printed
    if not _is_abbreviation(letters) or len(some) < 2:
        return False
    initials = "".join(word.printed[0] for word in some[: len(letters) + 2] if word.weight or word.printed[0].isupper())
    return initials[: len(letters)] == letters and len(some[0].printed) > 1


def _is_abbreviation(printed: str) -> bool:
    return 2 <= len(printed) <= 5 and printed.isupper() and printed.isalpha()


def is_relative(one: Word, other: Word) -> bool:
    """Two forms of one word ("break", "broken") or spellings of a name; figures never."""
    left, right = one.stem, other.stem
    if not (left[:1].isalpha() and right[:1].isalpha()) or left[0] != right[0]:
        return False
    longer, shorter = max(len(left), len(right)), min(len(left), len(right))
    prefix = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), shorter)
    if prefix >= 4 and prefix >= 0.6 * longer and right not in OPPOSITES.get(left, ()):
        return True
    are_names = one.printed[0].isupper() and other.printed[0].isupper()
    return are_names and shorter >= 5 and Levenshtein.normalized_similarity(left, right) >= 0.75


def _tells(low: str) -> bool:
    return low in _VERBS or negates(low) or is_past(low)


def _is_name(word: Word) -> bool:
    """A name, or a people."""
    return is_name(word.stem) or _PEOPLES.fullmatch(word.printed) is not None


def _unlike(ones: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [one for one in ones if not any(is_like(one.value, other.value) for other in others)]
