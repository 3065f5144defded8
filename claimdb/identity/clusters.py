"""Names in articles → speakers: which of the names of one family mean the same, and why.

The input is a set: whatever the order in which it is given, the result is the same. Articles with one form of a name
are held together by the evidence beside it; such groups, and those of other spellings, are joined, the likeliest first,
while nothing speaks against it and no third is as likely; then initials and single names are given to the speaker whom
they fit, where nobody else fits as well. What people decided goes before all of it.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimdb import names
from claimdb.identity.evidence import Profile, Weighed, log_odds, probability, weigh
from claimdb.identity.likeness import FULL, INITIAL, SINGLE, Form, Forms, is_left_to_people
from claimdb.identity.sharing import Sharing, tokens
from claimdb.names import Comparison

# All are logarithms of odds.
AUTOMATIC = log_odds(names.AUTOMATIC)
SUGGEST = log_odds(names.SUGGEST)
DIFFERENT = 0.0
"""Below it two names are rather two people's."""
HOLDS = 0.8
"""Evidence that holds the articles of one name together before different groups of them are compared."""
SUPPORT = 0.8
"""Least evidence for names that are not enough by themselves."""
MUCH_SUPPORT = 2.5
"""The same, for names that are rather unclear."""
ONLY = 0.8
"""What it adds that nobody else is known who could be meant by an initial or surname."""
MARGIN = 0.7
"""How much likelier somebody must be than the next, where only one of the two can be right."""

# Scores of names that need support.
CLEAR = 0.65
"""A typing slip."""
LEAST_SINGLE = 0.4
"""Below it a single name is left to people: with a typing slip it may be too many people's."""

_MOST_QUESTIONS = 5
"""About one speaker."""
_MOST_WEIGHED = 5
"""Groups of one name, those that share most with an article, that a name in it is weighed against."""
_MOST_FITTING = 12
"""Of more speakers whom an initial or surname fits, those that share most are weighed."""
_GREATEST = 20
"""Groups of one name that others are weighed against."""

Order = tuple[str, str, str]
"""Date, article, name: the same in every database."""


@dataclass(slots=True, eq=False)
class Node:
    """What a name stands for in one article. Two whose sides meet crosswise were told apart by people."""

    order: Order
    form: Form
    name: str
    profile: Profile
    mentions: int = 0
    """Of statements; 0 for somebody who is only named."""
    mine: frozenset[int] = frozenset()
    theirs: frozenset[int] = frozenset()


@dataclass(slots=True, eq=False)
class Cluster:
    """The nodes of one speaker, with what they tell together."""

    nodes: list[Node] = field(default_factory=list)
    forms: Counter[Form] = field(default_factory=Counter)
    profile: Profile = field(default_factory=Profile)
    mine: set[int] = field(default_factory=set)
    theirs: set[int] = field(default_factory=set)
    order: Order = ("\uffff", "", "")
    """Of its first node."""

    def take(self, node: Node) -> None:
        self.nodes.append(node)
        self.forms[node.form] += 1
        self.profile.add(node.profile)
        self.mine |= node.mine
        self.theirs |= node.theirs
        self.order = min(self.order, node.order)


class Decided(NamedTuple):
    """That a node means its speaker: how likely that is, and why."""

    score: float
    reason: str


class Question(NamedTuple):
    """Two speakers that are perhaps one."""

    left: Cluster
    right: Cluster
    score: float
    reasons: tuple[str, ...]


class Grouping(NamedTuple):
    """Speakers, what was decided for each node, and what is to be asked, the likeliest first."""

    clusters: list[Cluster]
    decided: dict[Node, Decided]
    questions: list[Question]


def group(nodes: Iterable[Node], same: Sequence[Sequence[Node]] = ()) -> Grouping:
    """The speakers of one family of names. ``same``: nodes that people joined."""
    family = _Family(sorted(nodes, key=lambda node: node.order), same)
    family.resolve()
    return Grouping(list(family.clusters), family.decided, family.questions())


class _Match(NamedTuple):
    """``odds`` of name and evidence together; ``enough``: there is support where the names need it."""

    odds: float
    enough: bool
    name: Comparison
    evidence: Weighed

    @property
    def reasons(self) -> tuple[str, ...]:
        return (self.name.reason, *self.evidence.reasons)

    @property
    def decided(self) -> Decided:
        return Decided(probability(self.odds), "; ".join(self.reasons[:3]))


Beside = dict[Cluster, dict[Cluster, _Match]]
"""For each cluster those that may be the same speaker."""


class _Family:
    """One family while its nodes, given in their order, are grouped."""

    def __init__(self, nodes: Sequence[Node], same: Sequence[Sequence[Node]]) -> None:
        self.forms = Forms({node.form: node.name for node in nodes})
        self.clusters: dict[Cluster, None] = {}
        self.holders: dict[Form, dict[Cluster, None]] = defaultdict(dict)
        self.decided: dict[Node, Decided] = {}
        self.told = {node for some in same for node in some}
        for some in same:
            self._found(some, Decided(1.0, "a person decided it"))
        self.free: dict[Form, list[Node]] = defaultdict(list)
        for node in sorted(nodes, key=lambda node: (not node.profile.offices, node.order)):
            if node not in self.told:
                self.free[node.form].append(node)

    def resolve(self) -> None:
        for level in (FULL, INITIAL, SINGLE):
            forms = sorted(form for form in self.free if self.forms.full[form] == level)
            # All are weighed before any is given: none leads others.
            chosen: list[tuple[Cluster, Node, _Match]] = []
            for form in forms if level != FULL else ():
                self._attach(form, chosen)
            for cluster, node, match in chosen:
                self._take(cluster, node, match)
            for form in forms:
                self._hold_together(form)
            self._join_likeliest()

    # ── weighed ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _weighed(self, form: Form, name: Comparison, one: Profile, other: Profile) -> _Match:
        evidence = weigh(one, other) if form[0] == "person" else Weighed(0.0, 0.0, ())
        enough = evidence.support >= self._needed(form, name)
        return _Match(log_odds(name.score) + evidence.odds, enough, name, evidence)

    def _needed(self, form: Form, name: Comparison) -> float:
        """Support without which names are not joined; there is none for what people have to decide."""
        level = self.forms.full[form]
        if is_left_to_people(name) or (level == SINGLE and name.score < LEAST_SINGLE):
            return math.inf
        if not name.needs_support and level != SINGLE:
            return 0.0
        return MUCH_SUPPORT if level == FULL and name.score < CLEAR else SUPPORT

    def _match(self, node: Node, cluster: Cluster, name: Comparison) -> _Match | None:
        return self._weighed(node.form, name, node.profile, cluster.profile) if _may_meet(node, cluster) else None

    def _between(self, one: Cluster, other: Cluster) -> _Match | None:
        """By the usual names of both, which must be most of what they are called."""
        if not (_may_meet(one, other) and self._fits(one, other) and self._fits(other, one)):
            return None
        near, mine, theirs = self.forms.near, self._usual(one), self._usual(other)
        pairs = [(form, second) for form in mine for second in theirs if second in near[form]]
        if not pairs:
            return None
        commonest = near[mine[0]].get(theirs[0])
        form, second = max(pairs, key=lambda pair: (_rank(near[pair[0]][pair[1]]), pair))
        if commonest is not None and self._needed(mine[0], commonest) == math.inf:
            form, second = mine[0], theirs[0]
        match = self._weighed(form, near[form][second], one.profile, other.profile)
        return match._replace(enough=match.enough and self._suffix(one) == self._suffix(other))

    def _fits(self, one: Cluster, other: Cluster) -> bool:
        """At least half of what one is called in full could be the other's."""
        fitting = sum(n for form, n in one.forms.items() if not self.forms.near[form].keys().isdisjoint(other.forms))
        return 2 * fitting >= sum(n for form, n in one.forms.items() if self.forms.full[form] == FULL)

    def _usual(self, cluster: Cluster) -> list[Form]:
        """The forms under which it is often named, of the fullest sort, the commonest first."""
        forms = sorted(cluster.forms, key=lambda form: (self.forms.full[form], -cluster.forms[form], form))
        most, fullest = cluster.forms[forms[0]], self.forms.full[forms[0]]
        return [form for form in forms if self.forms.full[form] == fullest and 4 * cluster.forms[form] >= most]

    def _suffix(self, cluster: Cluster) -> str:
        """Jr., Sr. or a number: father and son are never joined, even where one of the two has it left out."""
        found = {form: suffix for form in cluster.forms if (suffix := self.forms.suffix.get(form, ""))}
        return max((cluster.forms[form], suffix) for form, suffix in found.items())[1] if found else ""

    # ── one form ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _hold_together(self, form: Form) -> None:
        """The nodes of one form that nobody has yet, in groups that the evidence beside the name holds together."""
        same = self.forms.itself(form)
        alone = Decided(
            same.score, same.reason if self.forms.full[form] == FULL else "nobody is sure to be meant by it"
        )
        sharing = Sharing(self.holders[form])
        bare: Cluster | None = None
        for node in self.free[form]:
            if node in self.decided:
                continue
            held = tokens(node.profile)
            likely = sharing.most(held, _MOST_WEIGHED)
            match, holder = self._holding(node, same, likely) if held else self._bare(node, same, bare)
            if match is None or holder is None:
                holder = self._found([node], alone)
                bare = bare if held else holder
            else:
                self._take(holder, node, match)
            sharing.add(holder, held)

    def _bare(self, node: Node, name: Comparison, bare: Cluster | None) -> tuple[_Match | None, Cluster | None]:
        """What nothing is told of is held together too."""
        match = self._match(node, bare, name) if bare else None
        return (match, bare) if match and match.enough else (None, None)

    def _holding(self, node: Node, name: Comparison, likely: Sequence[Cluster]) -> tuple[_Match | None, Cluster | None]:
        """The group that most speaks for, among those that share most."""
        matches = [(match, cluster) for cluster in likely if (match := self._match(node, cluster, name))]
        held = [one for one in matches if one[0].enough and one[0].evidence.odds >= HOLDS]
        best = max(held, key=lambda one: (one[0].odds, one[1].order), default=(None, None))
        return best if best[0] is not None and best[0].odds >= AUTOMATIC else (None, None)

    def _found(self, nodes: Iterable[Node], decided: Decided) -> Cluster:
        cluster = Cluster()
        self.clusters[cluster] = None
        for node in nodes:
            self.decided[node] = decided
            cluster.take(node)
            self.holders[node.form][cluster] = None
        return cluster

    def _take(self, cluster: Cluster, node: Node, match: _Match) -> None:
        self.decided[node] = match.decided
        cluster.take(node)
        self.holders[node.form][cluster] = None

    # ── initials and single names ────────────────────────────────────────────────────────────────────────────────

    def _attach(self, form: Form, chosen: list[tuple[Cluster, Node, _Match]]) -> None:
        """Choose for each node of a form the speaker whom it fits best, where nobody else fits as well."""
        near, full = self.forms.near[form], self.forms.full
        fuller = (other for other in near if full[other] < full[form])
        names = {
            cluster: name
            for cluster in dict.fromkeys(cluster for other in fuller for cluster in self.holders[other])
            if (name := self._fitting(form, cluster)) is not None
        }
        sharing = Sharing(names) if len(names) > _MOST_FITTING else None
        for node in self.free[form]:
            likely = sharing.most(tokens(node.profile), _MOST_FITTING) if sharing else names
            found = [(match, cluster) for cluster in likely if (match := self._match(node, cluster, names[cluster]))]
            matches = sorted(found, key=lambda found: (-found[0].odds, found[1].order))
            if not matches:
                continue
            match, cluster = matches[0]
            if len(matches) == 1 and sharing is None:
                match = match._replace(odds=match.odds + ONLY)
            rivalled = any(other.enough and match.odds - other.odds < MARGIN for other, _ in matches[1:])
            if match.odds >= AUTOMATIC and match.enough and not rivalled:
                chosen.append((cluster, node, match))

    def _fitting(self, form: Form, cluster: Cluster) -> Comparison | None:
        """How a form agrees with the name of somebody who is known by fuller ones; None where it hardly does."""
        near, full = self.forms.near[form], self.forms.full
        fitting = [other for other in cluster.forms if other in near]
        against = sum(n for other, n in cluster.forms.items() if other not in near and full[other] == FULL)
        if against > sum(cluster.forms[other] for other in fitting):
            return None
        name = max((near[other] for other in fitting), key=_rank)
        return None if full[form] == SINGLE and name.score < LEAST_SINGLE else name

    # ── groups and other spellings ───────────────────────────────────────────────────────────────────────────────

    def _join_likeliest(self) -> None:
        """Join the two that are likeliest one, again and again. Those that evidence supports go first."""
        beside: Beside = defaultdict(dict)
        heap: list[tuple[bool, float, Order, Order, int]] = []
        pairs: list[tuple[Cluster, Cluster, _Match]] = []

        def consider(one: Cluster, other: Cluster) -> None:
            first, second = (one, other) if one.order <= other.order else (other, one)
            match = self._between(first, second)
            if match is not None:
                beside[first][second] = beside[second][first] = match
                if match.odds < AUTOMATIC or not match.enough:
                    return
                unsupported = match.evidence.support < SUPPORT
                heapq.heappush(heap, (unsupported, -match.odds, first.order, second.order, len(pairs)))
                pairs.append((first, second, match))

        for one, other in list(self._pairs()):
            consider(one, other)
        while heap:
            one, other, match = pairs[heapq.heappop(heap)[-1]]
            if beside[one].get(other) is not match or self._is_rivalled(one, other, match, beside):
                continue
            self._join(one, other, match)
            around = sorted({*beside.pop(one), *beside.pop(other)} - {one, other}, key=lambda third: third.order)
            for third in around:
                beside[third].pop(one, None)
                beside[third].pop(other, None)
            for third in around:
                consider(one, third)

    def _is_rivalled(self, one: Cluster, other: Cluster, match: _Match, beside: Beside) -> bool:
        """The smaller of two fits somebody else about as well who is not the greater; or the greater does, by name.

        The smaller is the one with the less full name, or else with fewer nodes.
        """
        small, great = sorted(
            (one, other), key=lambda cluster: (-self._fullest(cluster), len(cluster.nodes), cluster.order)
        )
        for third, rival in beside[small].items():
            if third is great or not rival.enough or match.odds - rival.odds >= MARGIN:
                continue
            between = beside[great].get(third) or self._between(great, third)
            if between is None or between.odds < DIFFERENT:
                return True
        if match.name.needs_support:
            return False
        others = ((third, rival) for third, rival in beside[great].items() if third is not small)
        return any(
            2 * len(third.nodes) >= len(small.nodes)
            and rival.enough
            and not rival.name.needs_support
            and match.odds - rival.odds < MARGIN
            and not self._fits(third, small)
            for third, rival in others
        )

    def _pairs(self) -> Iterator[tuple[Cluster, Cluster]]:
        """Clusters that hold names which may be one speaker's, each pair once; with the greatest of each name.

        Of many whose names are no fuller than an initial or surname, those that share most.
        """
        greatest = {
            form: sorted(some, key=lambda cluster: (-len(cluster.nodes), cluster.order))[:_GREATEST]
            for form, some in self.holders.items()
        }
        seen: set[tuple[int, int]] = set()
        for form, near in self.forms.near.items():
            level = self.forms.full[form]
            fuller = (other for other in near if self.forms.full[other] <= level)
            around = dict.fromkeys(two for other in fuller for two in greatest.get(other, ()))
            sharing = Sharing(around) if level != FULL and len(around) > _GREATEST else None
            for one in self.holders[form]:
                for two in sharing.most(tokens(one.profile), _GREATEST) if sharing else around:
                    pair = (id(one), id(two)) if id(one) < id(two) else (id(two), id(one))
                    if one is not two and pair not in seen:
                        seen.add(pair)
                        yield one, two

    def _join(self, one: Cluster, other: Cluster, match: _Match) -> None:
        """The second becomes part of the first."""
        for node in min((other, one), key=lambda cluster: len(cluster.nodes)).nodes:
            if node not in self.told:
                self.decided[node] = match.decided
        for node in other.nodes:
            one.take(node)
        del self.clusters[other]
        for form in other.forms:
            self.holders[form].pop(other, None)
            self.holders[form][one] = None

    # ── what is left to ask ──────────────────────────────────────────────────────────────────────────────────────

    def questions(self) -> list[Question]:
        """Pairs that are not sure enough; of single names only those that something speaks for."""
        found: list[Question] = []
        for pair in self._pairs():
            left, right = sorted(pair, key=lambda cluster: cluster.order)
            match = self._between(left, right)
            if match is None or match.odds < SUGGEST:
                continue
            single = SINGLE in (self._fullest(left), self._fullest(right))
            slipped = single and match.name.score < LEAST_SINGLE and match.evidence.support < SUPPORT
            if not slipped and (match.evidence.odds > 0 or not single):
                found.append(Question(left, right, probability(match.odds), match.reasons))
        asked: Counter[Cluster] = Counter()
        kept = []
        for question in sorted(found, key=lambda one: (-one.score, one.left.order, one.right.order)):
            asked.update((question.left, question.right))
            if max(asked[question.left], asked[question.right]) <= _MOST_QUESTIONS:
                kept.append(question)
        return kept

    def _fullest(self, cluster: Cluster) -> int:
        return min(self.forms.full[form] for form in cluster.forms)


def _may_meet(one: Node | Cluster, other: Cluster) -> bool:
    """Nobody said that they are two."""
    return one.mine.isdisjoint(other.theirs) and one.theirs.isdisjoint(other.mine)


def _rank(name: Comparison) -> tuple[bool, float]:
    return not name.needs_support, name.score
