"""Statements → claims: what one speaker is reported to have said, printed more than once.

What comes out is told by what is stored, not by the order in which it came: grouping some articles, after they came,
changed or went, gives the claims that grouping everything would give. Only passages that are linked, directly or by way
of others, are looked at together; a claim's id is made from its appearance that was stored first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdb import __version__
from claimdb.contents import clustering
from claimdb.contents.clustering import Link, Member, Node
from claimdb.grouping.linking import Linking, Pairs, placed
from claimdb.store import claims as decided
from claimdb.store import keys, runs, spoken
from claimdb.store.claims import Decision
from claimdb.store.origins import Standing
from claimdb.store.spoken import Draft, Part, Spoken

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


STEP = "group"
METHOD = "words, sentence vectors and pair scorer"
"""The ``model`` of a run: what claims were made by."""
MOST_COMPARED = 60
"""Passages that are linked to each other: up to so many, those that did not meet are compared as well."""

_MUCH_LONGER = 1.25
"""Times the letters."""


@dataclass(frozen=True, slots=True)
class GroupingSummary:
    """``claims`` made now, with how many ``appearances``."""

    claims: int = 0
    appearances: int = 0


def group(session: Session, article_ids: Sequence[str] | None = None) -> GroupingSummary:
    """Group what these articles (all, when None) print anew, and whatever else that changes. The caller commits.

    Everything is done anew where claims were made by another version of claimdb.
    """
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    run_pk = runs.row_number(session, run.id)
    whole = article_ids is None or spoken.rest_on_another_run(session, run_pk)
    work = _Work(session, run_pk, decided.standing(session))
    if whole:
        spoken.take_away(session)
    else:
        broken = spoken.broken(session)
        work.seed(spoken.behind(session, broken))
        spoken.take_away(session, broken)
    for pks in spoken.of_articles(session, None if whole else article_ids):
        work.seed(pks)
        work.run()
    work.run()
    runs.finish(session, run.id)
    if not work.made.claims:
        runs.drop_unused(session)
    return work.made


class _Work:
    """One call of `group`."""

    def __init__(self, session: Session, run_pk: int, decisions: Sequence[Decision]) -> None:
        self.session = session
        self.run_pk = run_pk
        self.decisions = decisions
        self.made = GroupingSummary()
        self.done: set[int] = set()
        """Passages that are grouped."""
        self._wanted: set[int] = set()
        self._beside: dict[int, set[int]] = defaultdict(set)
        """Passages that decisions tell of together."""
        for one in decisions:
            for pk in one.left | one.right:
                self._beside[pk] |= one.left | one.right

    def seed(self, pks: Collection[int]) -> None:
        """Passages that must be grouped."""
        self._wanted |= set(pks) - self.done

    def run(self) -> None:
        """Group them, with all that they are linked to; claims that they stood in are taken apart."""
        held: dict[int, Spoken] = {}
        links: Pairs = {}
        cases = Linking(self.session, held)
        wanted, self._wanted = self._wanted, set()
        while wanted:
            cases.hold(wanted)
            met = spoken.pairs(self.session, wanted & held.keys())
            cases.hold({pk for pair in met for pk in pair[:2]})
            links |= cases.links([*met, *cases.near(wanted, met)])
            old = spoken.on(self.session, {held[pk].attribution for pk in wanted & held.keys()})
            linked = {pk for pair in links for pk in pair}
            told = {pk for one in wanted for pk in self._beside.get(one, ())}
            self.done |= wanted
            wanted = (linked | told | spoken.behind(self.session, old)) - self.done
            spoken.take_away(self.session, old)
        members = {pk for pair in links for pk in pair} | (self._beside.keys() & held.keys())
        found = [
            members for some in _components(members, links, self._beside) for members in self._found(some, cases, links)
        ]
        follows = spoken.following(self.session, {held[one.node.number].attribution for some in found for one in some})
        parts = list(clustering.joined(found, follows))
        versions = {held[member.node.number].version for runs_ in parts for run in runs_ for member in run}
        standing = Standing(self.session, versions)
        self._write([self._draft(runs_, held, standing) for runs_ in parts])

    # ── one component ────────────────────────────────────────────────────────────────────────────────────────────

    def _found(self, pks: Sequence[int], cases: Linking, links: Pairs) -> list[list[Member]]:
        apart = self._apart(pks)
        every = len(pks) <= MOST_COMPARED

        def between(one: Node, other: Node) -> Link | None:
            pair = (min(one.number, other.number), max(one.number, other.number))
            if pair in apart:
                return None
            return links.get(pair) or (cases.link(*pair) if every else None)

        nodes = [cases.node(pk) for pk in pks]
        return clustering.claims(nodes, between, self._tied(pks, apart))

    def _apart(self, pks: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs that people took apart, unless they joined them later."""
        here = set(pks)
        found: set[tuple[int, int]] = set()
        for one in self.decisions:
            pairs = {(min(a, b), max(a, b)) for a in one.left & here for b in one.right & here if a != b}
            found = found | pairs if one.is_split else found - pairs
        return found

    def _tied(self, pks: Sequence[int], apart: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
        here = set(pks)
        found = []
        for one in self.decisions:
            some = sorted((one.left | one.right) & here)
            if not one.is_split:
                found += [(some[0], other) for other in some[1:] if (some[0], other) not in apart]
        return found

    def _draft(self, runs_: Sequence[Sequence[Member]], held: Mapping[int, Spoken], standing: Standing) -> Draft:
        parts, texts = [], []
        for run in runs_:
            rows = [held[member.node.number] for member in run]
            spans = tuple(span for member, row in zip(run, rows, strict=True) for span in placed(row, member.part))
            judged = next((one.pk for one in reversed(self.decisions) if self._by(one, run)), None)
            weakest = min(run, key=lambda member: member.score)
            parts.append(Part(rows[0].attribution, spans, weakest.score, weakest.reason, judged))
            texts.append(" ".join(_words(member, row) for member, row in zip(run, rows, strict=True)))
        first = held[runs_[0][0].node.number]
        said = [held[run[0].node.number] for run in runs_]
        places = [(row.version, part.spans[0].start, part.spans[-1].end) for row, part in zip(said, parts, strict=True)]
        return Draft(
            id=keys.claim_id(first.attribution_id, parts[0].spans[0].start, parts[0].spans[-1].end),
            text=_fullest(runs_, texts),
            articles=len({row.article for row in said}),
            origins=standing.count(places),
            said_from=min((row.said_from for row in said if row.said_from), default=""),
            said_to=max((row.said_to for row in said), default=""),
            parts=tuple(parts),
        )

    @staticmethod
    def _by(one: Decision, run: Sequence[Member]) -> bool:
        """Whether a decision joined this appearance to another one."""
        return not one.is_split and any(member.node.number in one.left | one.right for member in run)

    def _write(self, drafts: Sequence[Draft]) -> None:
        spoken.put(self.session, _told_apart(drafts), self.run_pk)
        appearances = sum(len(draft.parts) for draft in drafts)
        self.made = GroupingSummary(self.made.claims + len(drafts), self.made.appearances + appearances)


def _fullest(runs_: Sequence[Sequence[Member]], texts: Sequence[str]) -> str:
    """The wording that the others are set against; a much longer one where it is a part of that."""
    middle = next((text for run, text in zip(runs_, texts, strict=True) if run[0].reason == clustering.FULLEST), "")
    longest = max(texts, key=len)
    return longest if not middle or len(longest) > _MUCH_LONGER * len(middle) else middle


def _components(pks: Collection[int], links: Pairs, beside: Mapping[int, set[int]]) -> list[list[int]]:
    """Passages that are linked, or that decisions tell of together, directly or by way of others."""
    above = {pk: pk for pk in pks}

    def root(pk: int) -> int:
        while above[pk] != pk:
            above[pk] = pk = above[above[pk]]
        return pk

    told = [(pk, other) for pk in sorted(pks) for other in sorted(beside.get(pk, ())) if other in above]
    for one, other in [*links, *told]:
        first, second = sorted((root(one), root(other)))
        above[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for pk in sorted(pks):
        found[root(pk)].append(pk)
    return list(found.values())


def _told_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """With an id of its own for each: two claims may begin with the same words of one passage."""
    found: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda one: [(part.attribution, part.spans) for part in one.parts]):
        claim_id = draft.id
        while claim_id in found:
            claim_id = keys.claim_id(claim_id, 0, 0)
        found[claim_id] = replace(draft, id=claim_id)
    return list(found.values())


def _words(member: Member, row: Spoken) -> str:
    return row.text if member.part is None else row.text[slice(*member.part)]
