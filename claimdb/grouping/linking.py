"""Which passages report one utterance: those that met before, and what one speaker says in the same words.

Comparing (claimdb.comparing) lets passages meet under their telling words; a speaker's short or plain sentences ("I am
always available to you") have too few of them, and are looked for here among what he says in the same days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdb.contents.clustering import Link, Node, link_of, place_of
from claimdb.contents.comparison import Case, Content, case_of
from claimdb.contents.sameness import FORMS, Sameness, judge
from claimdb.contents.vectors import packed, unpacked
from claimdb.contents.words import telling
from claimdb.grouping.forms import DESCRIBED_DAYS, Forms, is_far
from claimdb.identity import offices
from claimdb.records import Pairing, Span
from claimdb.store import described, passages, spoken
from claimdb.store.passages import Pair
from claimdb.store.spoken import Near, Spoken
from claimdb.text import fold
from claimdb.text import words as text_words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.nlp.pairs import Vectors

Pairs = dict[tuple[int, int], Link]
"""By two row numbers, the smaller first."""
_VERBATIM = 0.85
"""Share of the words, in one order, that tells an utterance whose speaker is not known."""
_TELLING, _BESIDE_NAMES = 14.0, 8.0
"""Weight that the words in common must have then, and those that are no names."""
_FITS = 0.25
"""How well the office of a speaker must fit another one's description ("a senior general") ..."""
_SURE = 0.7
"""... where their statements are one with a score of so much, and not further apart than DESCRIBED_DAYS."""
_REPEATED, _WHOLLY = 0.75, 0.9
"""Share of the words from which two quotations in one article are one, in part at least: nobody translates twice. Where
each has words of its own in one place, it must be the second ..."""
_RUN, _ENOUGH = 4, 8.0
"""... and so many words stand in one order, or what they have in common weighs so much."""
_HOPELESS = 0.9
"""Likeness and shared words together, below which two passages are not looked at more closely."""
_WITHIN = 0.8
"""Share of a part that stands in what the passage says that was said: then that is the appearance."""
_DAYS = 14
"""Days between two reports of a speaker's words that are looked for by words alone."""
_MOST = 1000
"""Passages of a speaker that are looked through, the latest ones."""
_SHARED = 3.0
"""Weight of the words that two of them must have in common, ..."""
_HELD = 0.6
"""... and the share of the poorer one's words."""
_FEW = 5
"""Words of a copy, at least, where all of them are common ones."""
_LIKE_HALF = 0.6
"""Likeness to half of what a passage tells."""
_HALF_HELD = 0.4
"""Share of the words of each half that it must have."""
_GAP = " … "
_FOLLOWS = re.compile(r"\s(?:in|of|who|whom|from|with|at|on|for|that)\s", re.IGNORECASE)
COPIES = 3
"""Passages of the same words that others are compared with: those that were stored first."""


class Linking:
    """Links among the passages that are held, each looked at once."""

    def __init__(self, session: Session, held: dict[int, Spoken]) -> None:
        self.session = session
        self.held = held
        self._contents: dict[int, Content] = {}
        self._same: dict[tuple[object, ...], Content] = {}
        self._cases: dict[tuple[int, int, Pairing], Case] = {}
        """By numbers of the contents: wire copy in many outlets is looked at once."""
        self._sameness: dict[int, Sameness] = {}
        self._links: dict[tuple[int, int], Link | None] = {}
        self._inside: dict[int, list[tuple[int, Span]]] = {}
        self._telling: dict[int, Mapping[str, float]] = {}
        self._forms = Forms()
        self._cues: dict[int, str] = {}
        self._offices: dict[int, frozenset[str]] = {}
        """Of speakers: how they are told of beside their names."""

    def content(self, pk: int) -> Content:
        if pk not in self._contents:
            row = self.held[pk]
            told = (row.text, row.form, row.modality, row.day, cue := self._cues.get(row.attribution, ""))
            made = Content(text=row.text, form=row.form, modality=row.modality, day=row.day, cue=cue)
            self._contents[pk] = self._same.setdefault(told, made)
        return self._contents[pk]

    def node(self, pk: int) -> Node:
        row = self.held[pk]
        return Node(pk, (row.article, row.start), row.article, row.start, row.end, self.content(pk), row.is_named)

    def links(self, pairs: Sequence[Pair]) -> Pairs:
        """Of the pairs those that report the same."""
        fresh = [pair for pair in pairs if pair.left in self.held and pair.right in self.held]
        cases = {(p.left, p.right): self._case(p.left, p.right, Pairing(*p[2:])) for p in fresh}
        self._look_inside({self._heavier(pair, case) for pair, case in cases.items() if case})
        self._links |= {pair: self._link(pair, case) if case else None for pair, case in cases.items()}
        self._links |= self._over_two(cases)
        return {pair: link for pair in cases if (link := self._links[pair])}

    def _over_two(self, cases: Mapping[tuple[int, int], Case | None]) -> Pairs:
        """Links of neighbouring passages with one that tells what they say together, where a single one has none."""
        beside: dict[tuple[int, int], set[int]] = defaultdict(set)
        """Passage and attribution → passages of the attribution that are like it."""
        for pair, case in cases.items():
            if case and case.likeness >= _LIKE_HALF:
                for one, half in (pair, pair[::-1]):
                    beside[one, self.held[half].attribution].add(half)
        several = {key: halves for key, halves in beside.items() if len(halves) > 1}
        follows = spoken.following(self.session, {attribution for _, attribution in several}) if several else {}
        found: Pairs = {}
        for (one, _), halves in sorted(several.items()):
            for first in sorted(halves):
                if follows.get(first) in halves:
                    found |= self._halves(one, (first, follows[first]))
        return {pair: link for pair, link in found.items() if not self._links[pair]}

    def _halves(self, one: int, halves: tuple[int, int]) -> Pairs:
        if all(self._links[min(one, half), max(one, half)] for half in halves):
            return {}
        parts = {half: Case(self.content(half), self.content(one), Pairing(0.0)) for half in halves}
        if any(case.contained < _HALF_HELD for case in parts.values()):
            return {}
        self._make_vectors((one, *halves))
        told, first, second = (unpacked(self.held[pk].vector or b"") for pk in (one, *halves))
        mean = first + second
        both = replace(self.content(halves[0]), text=" ".join(self.held[half].text for half in halves))
        judged = judge(case_of(self.content(one), both, Pairing(float(told @ mean / (mean @ mean) ** 0.5))))
        if not judged.is_same:
            return {}
        return {
            (min(one, half), max(one, half)): Link(
                half, one, judged.score, judged.reason, judged.relation, 1.0, 0.5, place_of(case)
            )
            for half, case in parts.items()
        }

    def _look_inside(self, pks: Collection[int]) -> None:
        asked = set(pks) - self._inside.keys()
        found = spoken.inside(self.session, asked) if asked else {}
        self._inside |= {pk: found.get(pk, []) for pk in asked}
        self.hold({pk for some in found.values() for pk, _ in some})

    def hold(self, pks: Collection[int]) -> None:
        """Have these passages at hand."""
        fresh = spoken.load(self.session, set(pks) - self.held.keys())
        self.held |= fresh
        indirect = {row.attribution for row in fresh.values() if row.form == "indirect"}
        self._cues |= described.cues(self.session, indirect)

    def near(self, pks: Collection[int], met: Collection[Pair]) -> list[Pair]:
        """Pairs of one of these passages with another of the same speaker and days that has much of its words."""
        rows = [self.held[pk] for pk in pks if pk in self.held]
        found = set(self._forms.on_one_event(self.session, rows, self._met(met)))
        for speaker, some in _by_speaker(rows).items():
            days = [row.day for row in some if row.day] or [0]
            others = _first_copies(spoken.said_by(self.session, speaker, (min(days) - _DAYS, max(days) + _DAYS), _MOST))
            for row in some:
                found.update((min(row.pk, pk), max(row.pk, pk)) for pk in self._like(row, others))
        found -= {(pair.left, pair.right) for pair in met}
        self.hold({pk for pair in found for pk in pair})
        told = [pair for pair in sorted(found) if all(pk in self.held for pk in pair)]
        self._make_vectors({pk for pair in told if not self._is_told(*pair) for pk in pair})
        return [Pair(*pair, self._likeness(*pair) or 0.0) for pair in told]

    def _is_told(self, one: int, other: int) -> bool:
        """Whether no vectors are needed: they are there, or words alone tell that it is the same, or that it is not."""
        left, right = self.held[one], self.held[other]
        if left.vector is not None and right.vector is not None:
            return True
        are_quoted = left.form == right.form == "direct"
        if _same_words(left.text, right.text) or (self._forms.are_one(left, right) and not are_quoted):
            return True
        case = self._case(one, other, Pairing(1.0))
        return case is None or not self._of(case).is_same or self._of(case).reason in FORMS

    def _likeness(self, one: int, other: int) -> float | None:
        left, right = self.held[one], self.held[other]
        if _same_words(left.text, right.text):
            return 1.0
        return (
            None
            if left.vector is None or right.vector is None
            else float(unpacked(left.vector) @ unpacked(right.vector))
        )

    def _met(self, met: Collection[Pair]) -> list[tuple[int, int]]:
        """The articles of passages that met."""
        both = [pair for pair in met if pair.left in self.held and pair.right in self.held]
        return [(self.held[pair.left].article, self.held[pair.right].article) for pair in both]

    def _like(self, row: Spoken, others: Iterable[Near]) -> Iterator[int]:
        """Those that have much of its words, or say the same in one form."""
        ones, has_form = self._stems(row.pk, row.text), self._forms.of(row.pk, row.text) is not None
        weight = sum(ones.values())
        for other in others:
            if row.pk == other.pk or is_far(row.day, other.day, _DAYS):
                continue
            theirs = self._stems(other.pk, other.text)
            shared = 0.0
            if not ones.keys().isdisjoint(theirs):
                shared = sum(weight for stem, weight in ones.items() if stem in theirs)
            if (
                (shared and shared >= max(_SHARED, _HELD * min(weight, sum(theirs.values()))))
                or (ones == theirs and _is_copy(row.text, other.text))
                or (has_form and self._forms.are_one(row, other))
            ):
                yield other.pk

    def _stems(self, pk: int, text: str) -> Mapping[str, float]:
        if pk not in self._telling:
            self._telling[pk] = telling(text)
        return self._telling[pk]

    def _make_vectors(self, pks: Collection[int]) -> None:
        """Of those that have met nobody, and so have none."""
        missing = sorted(pk for pk in pks if self.held[pk].vector is None)
        if missing:
            rows = _model().of([self.held[pk].text for pk in missing])
            made = {pk: packed(row) for pk, row in zip(missing, rows, strict=True)}
            passages.keep_vectors(self.session, made)
            self.held |= {pk: replace(self.held[pk], vector=vector) for pk, vector in made.items()}

    def link(self, one: int, other: int) -> Link | None:
        """Of two that did not meet, by the vectors that are stored."""
        pair = (one, other)
        if pair not in self._links:
            likeness = self._likeness(one, other)
            is_told = likeness is not None or self._forms.are_one(self.held[one], self.held[other])
            case = self._case(one, other, Pairing(likeness or 0.0)) if is_told else None
            if case:
                self._look_inside({self._heavier(pair, case)})
            self._links[pair] = self._link(pair, case) if case else None
        return self._links[pair]

    def _case(self, one: int, other: int, pairing: Pairing) -> Case | None:
        """None where it cannot be one utterance: other speakers, the same words of one article, nothing in common."""
        left, right = self.held[one], self.held[other]
        if left.article == right.article and left.start < right.end and right.start < left.end:
            return None
        if left.speakers != right.speakers and left.is_named and right.is_named:
            return None
        contents = self.content(one), self.content(other)
        if pairing.likeness + _shared(*contents) < _HOPELESS and not self._forms.are_one(left, right):
            return None
        case = self._made(*contents, pairing)
        return case if self._may_be_one(left, right, case) else None

    def _made(self, one: Content, other: Content, pairing: Pairing) -> Case:
        key = (id(one), id(other), pairing)
        if key not in self._cases:
            case = self._cases[key] = case_of(one, other, pairing)
            self._sameness[id(case)] = judge(case)
        return self._cases[key]

    def _may_be_one(self, left: Spoken, right: Spoken, case: Case) -> bool:
        """One speaker says both; where that is not known the words must tell it."""
        found = self._of(case)
        if left.speakers == right.speakers and left.speakers:
            return left.article != right.article or not left.form == right.form == "direct" or _is_repeated(case)
        if case.days_apart <= DESCRIBED_DAYS and found.score >= _SURE and self._fit(left, right):
            return True
        return case.shared >= _TELLING and case.shared - case.named >= _BESIDE_NAMES and case.ordered >= _VERBATIM

    def _fit(self, left: Spoken, right: Spoken) -> bool:
        """Whether somebody who is only described may be the other one: "a senior general" is "Gen. Lie"."""
        if len(left.speakers) != 1 or len(right.speakers) != 1 or (left.is_named and right.is_named):
            return False
        for speaker in (left.speakers | right.speakers) - self._offices.keys():
            self._offices[speaker] = described.offices(self.session, speaker)
        ones, others = (self._offices[min(side.speakers)] for side in (left, right))
        return any(offices.fit(_shortened(one), _shortened(other)) >= _FITS for one in ones for other in others)

    def _of(self, case: Case) -> Sameness:
        """What is said of a case that was made here."""
        return self._sameness[id(case)]

    def _heavier(self, pair: tuple[int, int], case: Case) -> int:
        return pair[1] if case.other is self._contents[pair[1]] else pair[0]

    def _link(self, pair: tuple[int, int], case: Case) -> Link | None:
        heavier = self._heavier(pair, case)
        link = link_of(case, pair[0] if heavier == pair[1] else pair[1], heavier, self._of(case))
        if link is None:
            return None
        return None if self._stands_in_what_was_told(link) else link

    def _stands_in_what_was_told(self, link: Link) -> bool:
        """The part is what the speaker tells that somebody said: that is a passage itself, and the appearance."""
        outer = self.held[link.heavier]
        spans = placed(outer, link.place)
        size = sum(end - start for start, end in spans)
        return any(
            sum(max(0, min(end, inner.end) - max(start, inner.start)) for start, end in spans) > _WITHIN * size
            for pk, inner in self._inside.get(link.heavier, ())
            if pk in self.held and self.held[pk].speakers == outer.speakers
        )


def _shortened(description: str) -> str:
    """Without what follows the noun: "a senior general in command of the forces"."""
    return _FOLLOWS.split(description, maxsplit=1)[0]


def _is_repeated(case: Case) -> bool:
    is_held = case.contained >= (_WHOLLY if case.swaps else _REPEATED)
    return is_held and (case.longest >= _RUN or case.shared >= _ENOUGH)


def _first_copies(said: Iterable[Near]) -> list[Near]:
    """Of what is printed in the same words often, those that were stored first: the others hang together with them."""
    copies: dict[str, list[Near]] = defaultdict(list)
    for one in sorted(said, key=lambda one: one.pk):
        copies[one.text].append(one)
    return [one for some in copies.values() for one in some[:COPIES]]


def _shared(one: Content, other: Content) -> float:
    """Share of telling stems of the poorer one that the other has."""
    ones, others = telling(one.text).keys(), telling(other.text).keys()
    return len(ones & others) / max(1, min(len(ones), len(others)))


def _same_words(one: str, other: str) -> bool:
    return one == other or text_words(fold(one)) == text_words(fold(other))


def _is_copy(one: str, other: str) -> bool:
    """Whether two texts are the same words, and enough of them to be no greeting."""
    return _same_words(one, other) and len(text_words(fold(one))) >= _FEW


def _by_speaker(rows: Iterable[Spoken]) -> dict[int, list[Spoken]]:
    """By the first of their speakers, which is enough: what is said jointly has all of them in common."""
    found: dict[int, list[Spoken]] = defaultdict(list)
    for row in rows:
        if row.speakers:
            found[min(row.speakers)].append(row)
    return found


@lru_cache(maxsize=1)
def _model() -> Vectors:
    from claimdb.nlp.pairs import Vectors

    return Vectors()


def placed(row: Spoken, part: tuple[int, int] | None) -> tuple[Span, ...]:
    """Where a passage, or the part of its text, stands in the article."""
    if part is None:
        return row.spans
    found, at = [], 0
    for span in row.spans:
        first, last = max(part[0], at), min(part[1], at + span.end - span.start)
        if first < last:
            found.append(Span(span.start + first - at, span.start + last - at))
        at += span.end - span.start + len(_GAP)
    return tuple(found) or row.spans
