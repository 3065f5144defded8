"""Passages of one speaker → claims: what is printed more than once, whole or as a part of something longer.

First passages that tell the same and nothing more are put together around the fullest of them, so that nothing chains:
whoever joins is the same as the one in the middle. Then such a group may stand inside a longer passage, which is an
appearance of it with that part; a passage that holds two groups in different places is an appearance of both, and does
not make them one.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimdb.contents.accusations import Accusation
from claimdb.contents.comparison import Case, Content, accuse_the_same, begin_alike, case_of
from claimdb.contents.mainclauses import MainClause
from claimdb.contents.sameness import ACCUSATION, FORMS, MAIN_CLAUSE, Relation, Sameness, judge
from claimdb.records import Pairing

_PART = 0.55
"""Share of the longer passage from which it holds nothing else of weight."""
_MORE = 0.2
"""By how much less than the shorter passage the longer one is covered where it holds something else."""
_OVERLAP = 0.5
"""Of the shorter of two parts of a passage: from this share on they are one part."""
_LITTLE = 0.2
"""Share of an appearance's words, by weight, that stands outside another one."""
_SAMPLE = 4
"""Passages of each of two groups that are compared before the groups are put together."""


@dataclass(frozen=True, slots=True)
class Node:
    """A passage. ``order`` is that in which passages were stored; ``start`` and ``end`` are its place in the article.

    ``is_known``: it is known who said it.
    """

    number: int
    order: tuple[int, int]
    article: int
    start: int
    end: int
    content: Content
    is_known: bool = True

    @property
    def fullness(self) -> tuple[bool, float, int, tuple[int, int]]:
        """Sorts the fullest first, then the one that was stored first; what nobody is known to have said comes last."""
        return (not self.is_known, -round(self.content.weight, 4), -len(self.content.text), self.order)


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages report the same. ``place``: where the lighter one's words stand in the heavier one's text."""

    lighter: int
    heavier: int
    score: float
    reason: str
    relation: Relation
    contained: float
    covered: float
    place: tuple[int, int]

    @property
    def is_part(self) -> bool:
        """Whether the heavier one holds something else as well."""
        return self.covered < _PART and self.contained - self.covered > _MORE


def link(one: Node, other: Node, pairing: Pairing) -> Link | None:
    """The link of two passages; None where they do not report the same."""
    case = case_of(one.content, other.content, pairing)
    return link_of(case, *((one.number, other.number) if case.one is one.content else (other.number, one.number)))


def link_of(case: Case, lighter: int, heavier: int, judged: Sameness | None = None) -> Link | None:
    """The same, for a case that is at hand, with what was said of it, if anything was."""
    found = judged or judge(case)
    if not found.is_same:
        return None
    shares = case.contained, case.covered
    return Link(lighter, heavier, found.score, found.reason, found.relation, *shares, place_of(case))


def place_of(case: Case) -> tuple[int, int]:
    """Where in the other's text the words of the one stand; the whole of it where none of them does."""
    first, last = case.place
    some = case.other.words
    return (some[first].start, some[last - 1].end) if last else (0, len(case.other.text))


Between = Callable[[Node, Node], Link | None]
"""Gives the link of two passages; None where they do not report the same."""


@dataclass(frozen=True, slots=True)
class Member:
    """A passage, or the ``part`` of its text, in a claim."""

    node: Node
    score: float
    reason: str
    part: tuple[int, int] | None = None


@dataclass(slots=True)
class _Group:
    """Passages that tell the same and nothing more; the first is the fullest."""

    nodes: list[Node]


def claims(nodes: Sequence[Node], between: Between, tied: Iterable[tuple[int, int]] = ()) -> list[list[Member]]:
    """Each claim with its members, those printed in two places at least. ``tied``: passages that people joined."""
    ordered = sorted(nodes, key=lambda node: node.fullness)

    def wholly(one: Node, other: Node) -> Link | None:
        found = between(one, other)
        return None if found is None or found.reason in FORMS else found

    groups = _tie(_merged(_stars(ordered, wholly), wholly), tied)
    found = [*_with_parts(groups, wholly), *_of_one_form(ordered, between)]
    several = [one for one in map(_apart, found) if len(one) > 1]
    return [
        one for at, one in enumerate(several) if not any(_says_no_more(several, at, n) for n in range(len(several)))
    ]


# ── groups ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _stars(nodes: Sequence[Node], between: Between) -> list[_Group]:
    """Each passage goes to the middle that is most surely the same, whole for whole, or becomes a middle itself."""
    groups: list[_Group] = []
    for node in nodes:
        best: tuple[float, _Group] | None = None
        for group in groups:
            link = _whole(between, group.nodes[0], node)
            if link and (best is None or link.score > best[0]):
                best = (link.score, group)
        if best:
            best[1].nodes.append(node)
        else:
            groups.append(_Group([node]))
    return groups


def _whole(between: Between, one: Node, other: Node) -> Link | None:
    link = between(one, other)
    return None if link is None or link.is_part else link


def _merged(groups: list[_Group], between: Between) -> list[_Group]:
    """Groups whose passages are the same in the mean."""
    left = list(groups)
    at = 0
    while at < len(left):
        one = left[at]
        for other in left[at + 1 :]:
            pairs = list(itertools.product(one.nodes[:_SAMPLE], other.nodes[:_SAMPLE]))
            if len(pairs) == 1:
                continue
            same = [link for pair in pairs if (link := _whole(between, *pair))]
            if len(same) * 2 > len(pairs):
                one.nodes = sorted(one.nodes + other.nodes, key=lambda node: node.fullness)
                left.remove(other)
        at += 1
    return left


def _tie(groups: list[_Group], tied: Iterable[tuple[int, int]]) -> list[_Group]:
    """Groups that people said to be one."""
    of_node = {node.number: group for group in groups for node in group.nodes}
    for one, other in tied:
        if one not in of_node or other not in of_node or of_node[one] is of_node[other]:
            continue
        first, second = of_node[one], of_node[other]
        first.nodes = sorted(first.nodes + second.nodes, key=lambda node: node.fullness)
        of_node.update((node.number, first) for node in second.nodes)
        second.nodes = []
    return [group for group in groups if group.nodes]


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_parts(groups: Sequence[_Group], between: Between) -> list[list[Member]]:
    inside: dict[int, list[_Group]] = defaultdict(list)
    """By number of a group: longer ones that hold it."""
    for number, group in enumerate(groups):
        for other in groups:
            if other is not group and _holds(other, group, between):
                inside[number].append(other)
    held = Counter(id(holder) for some in inside.values() for holder in some)
    taken: set[int] = set()
    found = []
    for number, group in enumerate(groups):
        holders = inside[number]
        if holders:
            members = [*_members(group, between)]
            for holder in holders:
                members += _partly(holder, group, between, whole=held[id(holder)] == 1)
                if len(holders) == 1 or len(holder.nodes) == 1:
                    taken.add(id(holder))
            found.append(members)
    for number, group in enumerate(groups):
        if not inside[number] and id(group) not in taken:
            found.append([*_members(group, between)])
    return found


def _holds(longer: _Group, group: _Group, between: Between) -> bool:
    """Whether the passages of the one hold those of the other as a part, most of them."""
    pairs = list(itertools.product(longer.nodes[:_SAMPLE], group.nodes[:_SAMPLE]))
    links = [link for one, other in pairs if (link := between(one, other)) and link.heavier == one.number]
    return len(links) * 2 > len(pairs) and any(link.is_part for link in links)


def _members(group: _Group, between: Between) -> Iterable[Member]:
    middle = group.nodes[0]
    yield Member(middle, 1.0, FULLEST)
    for node in group.nodes[1:]:
        link = between(middle, node) or _best(node, group.nodes, between)
        yield Member(node, link.score, f"{link.relation}: {link.reason}") if link else Member(node, 1.0, DECIDED)


FULLEST = "the fullest wording"
DECIDED = "decided"


def _best(node: Node, others: Sequence[Node], between: Between) -> Link | None:
    links = [link for other in others if other is not node and (link := between(node, other))]
    return max(links, key=lambda link: link.score) if links else None


def _partly(holder: _Group, group: _Group, between: Between, *, whole: bool) -> Iterable[Member]:
    """The passages that hold the group, with the part that says it; whole where they hold no other group."""
    for node in holder.nodes:
        links = [link for one in group.nodes if (link := between(node, one)) and link.heavier == node.number]
        if links:
            best = max(links, key=lambda link: (link.score, link.place))
            part = None if whole else best.place
            yield Member(node, best.score, f"{best.relation}: {best.reason}", part)


def _apart(members: Sequence[Member]) -> list[Member]:
    """Without what stands on top of a surer one in the same article, in the order in which it was stored."""
    kept: list[Member] = []
    for one in sorted(members, key=lambda member: (-member.score, member.node.order)):
        if not any(other.node.article == one.node.article and _overlap(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda member: member.node.order)


def _says_no_more(found: Sequence[Sequence[Member]], at: int, other: int) -> bool:
    """Whether a claim stands inside another one's appearances; of two inside each other the first is kept."""
    if at == other or not _inside(found[at], found[other]):
        return False
    return other < at or not _inside(found[other], found[at])


def _inside(one: Sequence[Member], other: Sequence[Member]) -> bool:
    around = {member.node.number: member.part for member in other}
    return all(member.node.number in around and _within(member, around[member.node.number]) for member in one)


def _within(member: Member, around: tuple[int, int] | None) -> bool:
    """Whether it stands in that part of its passage, but for words that tell little."""
    if around is None:
        return True
    start, end = member.part or (0, len(member.node.content.text))
    mine = [word for word in member.node.content.words if start <= word.start < end]
    left = sum(word.weight for word in mine if not around[0] <= word.start < around[1])
    return left <= _LITTLE * sum(word.weight for word in mine)


def _overlap(one: Member, other: Member) -> bool:
    """Whether two members stand on the same words of one article."""
    if one.node.number == other.node.number:
        return True
    shared = min(one.node.end, other.node.end) - max(one.node.start, other.node.start)
    shorter = min(one.node.end - one.node.start, other.node.end - other.node.start)
    return shared > _OVERLAP * shorter


# ── one form ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_one_form(nodes: Sequence[Node], between: Between) -> Iterator[list[Member]]:
    """Passages that say the same in the main clause or accuse the same of the same, each with the part that does.

    They may stand in other claims as well, by something else that they say: he was sacked, and why.
    """
    for reason, alike in ((MAIN_CLAUSE, begin_alike), (ACCUSATION, accuse_the_same)):
        groups: list[list[Node]] = []
        for node in nodes:
            if _said(node, reason) is None:
                continue
            fits = (some for some in groups if alike(some[0].content, node.content) and between(some[0], node))
            group = next(fits, None)
            if group:
                group.append(node)
            else:
                groups.append([node])
        for some in groups:
            if len(some) > 1:
                yield _formed(some, reason, between)


def _formed(nodes: Sequence[Node], reason: str, between: Between) -> list[Member]:
    fullest, *others = sorted(nodes, key=lambda node: (-_length(node, reason), node.fullness))
    members = [Member(fullest, 1.0, FULLEST, _part(fullest, reason))]
    for node in others:
        link = between(nodes[0], node) or between(fullest, node)
        members.append(Member(node, link.score if link else 1.0, f"paraphrase: {reason}", _part(node, reason)))
    return members


def _said(node: Node, reason: str) -> MainClause | Accusation | None:
    return node.content.main_clause if reason == MAIN_CLAUSE else node.content.accusation


def _part(node: Node, reason: str) -> tuple[int, int] | None:
    """The clause that says it; None where nothing else follows in the passage."""
    said = _said(node, reason)
    rest = node.content.text[said.end :] if said else ""
    return (0, said.end) if said and any(letter.isalnum() for letter in rest) else None


def _length(node: Node, reason: str) -> int:
    """Letters of what says it."""
    part = _part(node, reason)
    return part[1] if part else len(node.content.text)


# ── neighbours ───────────────────────────────────────────────────────────────────────────────────────────────────


def joined(found: Sequence[Sequence[Member]], follows: Mapping[int, int]) -> list[list[list[Member]]]:
    """Claims that follow each other in every place where they are printed, as one: for each claim its runs of members.

    ``follows`` gives the next passage of the same attribution. A run is what one appearance is made of, in order.
    """
    ordered = sorted(found, key=lambda members: members[0].node.order)
    runs: dict[int, list[list[Member]]] = {at: [[one] for one in members] for at, members in enumerate(ordered)}
    begins: dict[int, set[int]] = defaultdict(set)
    """Passage → claims that have it as the beginning of an appearance."""
    for at, claim in runs.items():
        for run in claim:
            begins[run[0].node.number].add(at)
    for at in list(runs):
        while at in runs and (partner := _next(runs, at, begins, follows)) is not None:
            after = {run[0].node.number: run for run in runs[partner]}
            runs[at] = [run + after[follows[run[-1].node.number]] for run in runs[at]]
            del runs[partner]
    return list(runs.values())


def _next(
    runs: Mapping[int, list[list[Member]]], at: int, begins: Mapping[int, set[int]], follows: Mapping[int, int]
) -> int | None:
    """The claim that follows this one in all its places, and stands in no other."""
    nexts = [follows.get(run[-1].node.number, -1) for run in runs[at]]
    for partner in sorted(begins.get(nexts[0], ())):
        if partner != at and partner in runs and {run[0].node.number for run in runs[partner]} == set(nexts):
            return partner if len(runs[partner]) == len(nexts) == len(set(nexts)) else None
    return None
