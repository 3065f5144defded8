"""Findings → matters: what is about the same thing comes together, and who holds the same stands on one side.

Without a database: passages are numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimdb.clauses.named import spelled
from claimdb.contents.words import telling
from claimdb.text import fold

CLEAR = 0.75
"""Score from which a dispute is called clear."""
_MORE = 0.3
"""How much of what is left to certainty each further kind or pair of holders adds."""


OF_WORDS = frozenset({"attribution", "name", "role", "wording"})
"""Kinds about how something is printed: never one matter with what is disputed of the thing itself."""


DENYING = frozenset({"denies it", "denies having said it", "disputes it", "finds no evidence", "questions it"})
"""Stances of one who denies something: what is denied in one passage is one matter, whoever else says it."""


class Found(NamedTuple):
    """A finding as matters see it. ``right`` is None where one passage stands alone: it marks itself as unconfirmed, or
    denies what nobody is told to say.
    """

    pk: int
    left: int
    right: int | None
    kind: str
    score: float
    reason: str
    matter: str
    words: tuple[str, str]
    stances: tuple[str, str]

    @property
    def passages(self) -> tuple[int, ...]:
        return (self.left,) if self.right is None else (self.left, self.right)

    def words_of(self, passage: int) -> str:
        """Those on which it differs."""
        return self.words[passage != self.left]

    def stance_of(self, passage: int) -> str:
        return self.stances[passage != self.left]


class Decided(NamedTuple):
    """What a person decided: ``confirm`` or ``dismiss`` the passages on the left, ``merge`` both sides into one matter,
    ``split`` the left from the right.
    """

    pk: int
    decision: str
    left: frozenset[int]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in a matter: its side, from 0, what it holds in a few words, and the words on which it differs."""

    passage: int
    side: int
    stance: str
    words: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Findings that are about one thing. ``findings``: the best first."""

    findings: Sequence[Found]
    places: Sequence[Place]
    score: float
    confirmed: int | None = None
    """The decision of a person who confirmed it."""

    @property
    def strength(self) -> str:
        """``clear`` or ``possible``."""
        return "clear" if self.confirmed is not None or self.score >= CLEAR else "possible"

    @property
    def best(self) -> Found:
        return self.findings[0]

    @property
    def kinds(self) -> list[str]:
        """The kind of the best finding first."""
        return list(dict.fromkeys(finding.kind for finding in self.findings))

    @property
    def reason(self) -> str:
        """That of the best finding of each kind, as sentences."""
        best = {finding.kind: finding.reason.rstrip(".") + "." for finding in reversed(self.findings)}
        return " ".join(best[kind][:1].upper() + best[kind][1:] for kind in self.kinds)


@dataclass(slots=True)
class Sets:
    """Union-find over whatever can be a key."""

    parent: dict[object, object] = field(default_factory=dict)

    def root(self, one: object) -> object:
        at = one
        while (up := self.parent.get(at, at)) != at:
            at = up
        while (up := self.parent.get(one, one)) != at:
            self.parent[one] = at
            one = up
        return at

    def join(self, one: object, other: object) -> None:
        self.parent[self.root(other)] = self.root(one)


def matters(
    findings: Sequence[Found], alike: Iterable[tuple[int, int]] = (), decided: Sequence[Decided] = ()
) -> list[Matter]:
    """The matters behind findings, the surest first.

    `alike` are passages that say the same; two that a finding sets against each other are never taken as alike. What
    people `decided`, oldest first, goes before all else.
    """
    against = {frozenset(finding.passages) for finding in findings if finding.right is not None}
    same = Sets()
    for one, other in alike:
        if frozenset((one, other)) not in against:
            same.join(one, other)
    kept = [finding for finding in findings if not _dismissed(finding, same, decided)]
    about = _about(kept, same, decided)
    groups: dict[object, list[Found]] = defaultdict(list)
    for finding in kept:
        groups[about.root(finding.pk)].append(finding)
    found = [_matter(some, same, decided) for some in groups.values()]
    return sorted(found, key=lambda matter: (-matter.score, matter.best.pk))


def _dismissed(finding: Found, same: Sets, decided: Sequence[Decided]) -> bool:
    """The last word on all of its passages, or on others that say the same, is that they are not in dispute."""
    roots = {same.root(passage) for passage in finding.passages}
    last = ""
    for one in decided:
        if one.decision in ("confirm", "dismiss") and roots <= {same.root(passage) for passage in one.left}:
            last = one.decision
    return last == "dismiss"


def _about(findings: Sequence[Found], same: Sets, decided: Sequence[Decided]) -> Sets:
    """Which findings are about one matter."""
    about = Sets()
    parted = [(one.left, one.right) for one in decided if one.decision == "split"]
    by_root: dict[object, list[Found]] = defaultdict(list)
    ordered = sorted(findings, key=lambda finding: (finding.right is None, finding.pk))
    for finding in ordered:
        for root in {same.root(passage) for passage in finding.passages}:
            for other in by_root[root]:
                if _one_matter(finding, other, same) and not _across(finding, other, parted):
                    about.join(other.pk, finding.pk)
            by_root[root].append(finding)
    for one in decided:
        if one.decision == "merge":
            touched = [f.pk for f in ordered if set(f.passages) <= one.left or set(f.passages) <= one.right]
            for pk in touched[1:]:
                about.join(touched[0], pk)
    return about


def _across(one: Found, other: Found, parted: Iterable[tuple[Collection[int], Collection[int]]]) -> bool:
    """A person took what one of them is about out of the other's matter."""
    mine, theirs = set(one.passages), set(other.passages)
    return any(
        (mine & set(left) and theirs & set(right)) or (mine & set(right) and theirs & set(left))
        for left, right in parted
    )


def _one_matter(one: Found, other: Found, same: Sets) -> bool:
    """They are about the same two things, or share a passage and are about the same words of it."""
    if one.kind != other.kind and {one.kind, other.kind} & OF_WORDS:
        return False
    if one.right is None or other.right is None:
        return True
    if {same.root(passage) for passage in one.passages} == {same.root(passage) for passage in other.passages}:
        return True
    if one.kind != other.kind:
        return False
    for mine in one.passages:
        for theirs in other.passages:
            if same.root(mine) != same.root(theirs):
                continue
            if one.stance_of(mine) == other.stance_of(theirs) in DENYING:
                return True
            if _overlap(one.words_of(mine), other.words_of(theirs)):
                return True
    return False


def _overlap(one: str, other: str) -> bool:
    """Both name words, and tell the same with one of them."""
    left, right = set(telling(one)) or {fold(one)}, set(telling(other)) or {fold(other)}
    return bool(one and other and left & right)


# ── one matter ───────────────────────────────────────────────────────────────────────────────────────────────────


def _matter(findings: Sequence[Found], same: Sets, decided: Sequence[Decided]) -> Matter:
    ordered = sorted(findings, key=lambda finding: (-finding.score, finding.pk))
    stances = _stances(ordered)
    sides = _sides(ordered, stances, same)
    places = [
        Place(passage, sides[passage], stance, words)
        for passage, (stance, words) in sorted(stances.items(), key=lambda entry: (sides[entry[0]], entry[0]))
    ]
    held = {place.passage for place in places}
    confirmed = [one.pk for one in decided if one.decision == "confirm" and _both_sides(held & one.left, sides)]
    return Matter(ordered, places, _score(ordered), confirmed[-1] if confirmed else None)


def _both_sides(passages: Collection[int], sides: Mapping[int, int]) -> bool:
    """Passages stand on more than one side, or all of them are there."""
    return len({sides[passage] for passage in passages}) > 1 or set(passages) == set(sides)


def _stances(ordered: Sequence[Found]) -> dict[int, tuple[str, str]]:
    """What each passage holds, and in which words, by its best finding."""
    found: dict[int, tuple[str, str]] = {}
    for finding in ordered:
        for passage in finding.passages:
            found.setdefault(passage, (finding.stance_of(passage), finding.words_of(passage)))
    return found


def _sides(ordered: Sequence[Found], stances: Mapping[int, tuple[str, str]], same: Sets) -> dict[int, int]:
    """Passages that say the same, or hold the same stance, stand together unless a finding sets them apart."""
    apart = {frozenset(finding.passages) for finding in ordered if finding.right is not None}
    holds: dict[int, list[int]] = {passage: [passage] for passage in stances}

    def may_join(one: int, other: int) -> bool:
        return not any(frozenset((a, b)) in apart for a in holds[one] for b in holds[other])

    def join(one: int, other: int) -> None:
        if holds[one] is not holds[other] and may_join(one, other):
            holds[one] += holds[other]
            for passage in holds[one]:
                holds[passage] = holds[one]

    passages = sorted(stances)
    printed = ordered[0].kind in OF_WORDS
    for number, one in enumerate(passages):
        for other in passages[number + 1 :]:
            equal = _hold_the_same(stances[one], stances[other])
            if equal or (not printed and same.root(one) == same.root(other)):
                join(one, other)
    order: dict[int, int] = {}
    for passage in sorted(passages, key=lambda passage: (-len(holds[passage]), min(holds[passage]))):
        order.setdefault(id(holds[passage]), len(order))
    return {passage: order[id(holds[passage])] for passage in passages}


def _hold_the_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """The same in a few words, or the same name in another spelling."""
    if fold(one[0]) == fold(other[0]) != "":
        return True
    names = [tuple(map(spelled, fold(words).split())) for _, words in (one, other)]
    return len(names[0]) > 1 and names[0] == names[1] and all(words[:1].isupper() for _, words in (one, other))


def _score(ordered: Sequence[Found]) -> float:
    """Of the best finding; findings of other kinds, and between others, add to it."""
    score = ordered[0].score
    told = {ordered[0].kind}
    for finding in ordered[1:]:
        weight = _MORE if finding.kind not in told else _MORE / 3
        told.add(finding.kind)
        score += (1 - score) * weight * finding.score
    return min(score, 0.99)
