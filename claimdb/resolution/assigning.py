"""Referents as stored → nodes to be grouped; groups → speakers as stored: ids, names, whom each referent means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from claimdb.identity import referring
from claimdb.identity.clusters import Cluster, Grouping, Node
from claimdb.identity.decided import Decisions
from claimdb.identity.evidence import Profile
from claimdb.identity.likeness import Form, fullness
from claimdb.identity.referring import Named
from claimdb.records import SPEAKER_KINDS, Referent, SpeakerKind
from claimdb.store import keys
from claimdb.store.rows import ReferentRow, SpeakerEntry

_IN_ARTICLE = 0.95
"""How sure it is that a surname stands for the only person of the article who has it."""

Nodes = dict[Node, list[ReferentRow]]


# ── referents → nodes ────────────────────────────────────────────────────────────────────────────────────────────


def referent(row: ReferentRow) -> Referent:
    return Referent(row.article_key, row.kind, row.key)


def nodes(rows: Sequence[ReferentRow], contexts: Mapping[int, Named], decisions: Decisions) -> Nodes:
    """One for each article and form; several where people said that two names of an article are not one speaker's."""
    by_form: dict[tuple[int, Form], list[list[ReferentRow]]] = defaultdict(list)
    for row in rows:
        held = by_form[row.article_pk, (row.kind, row.form)]
        own = referent(row)
        fitting = (some for some in held if not any(decisions.apart(own, referent(other)) for other in some))
        some = next(fitting, None)
        if some is None:
            held.append([row])
        else:
            some.append(row)
    return {_node(some, contexts, decisions): some for held in by_form.values() for some in held}


def _node(rows: Sequence[ReferentRow], contexts: Mapping[int, Named], decisions: Decisions) -> Node:
    row = rows[0]
    people, organisations, places = contexts.get(row.article_pk, ((), (), ()))
    own, day = referring.person_number(row.listed), _day(row.published)
    sides = [decisions.sides(referent(one)) for one in rows]
    return Node(
        order=(row.published or "", row.article_id, row.key),
        form=(row.kind, row.form),
        name=row.listed,
        profile=Profile(
            articles={row.article_id},
            offices={role: 1 for one in rows for role in one.roles},
            people={number: 1 for number in people if number != own},
            organisations=dict.fromkeys(organisations, 1),
            places=dict.fromkeys(places, 1),
            first=day,
            last=day,
            outlets=set() if row.outlet_pk is None else {row.outlet_pk},
            authored=int(all(one.is_author for one in rows)),
        ),
        mentions=sum(one.mentions for one in rows),
        mine=frozenset(side for mine, _ in sides for side in mine),
        theirs=frozenset(side for _, theirs in sides for side in theirs),
    )


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _day(published: str | None) -> int | None:
    """Days, near enough for evidence; of a year the first, of a month the first."""
    found = _DATE.match(published or "")
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    return round(365.25 * year + 30.44 * (month - 1) + day)


def ties(held: Nodes, decisions: Decisions) -> list[list[Node]]:
    """Nodes that people joined."""
    above: dict[Referent, Referent] = {}

    def root(one: Referent) -> Referent:
        while above.setdefault(one, one) != one:
            one = above[one]
        return one

    first: dict[Node, Referent] = {}
    for node, rows in held.items():
        groups = sorted({one for row in rows if (one := decisions.group(referent(row))) is not None})
        if groups:
            first[node] = groups[0]
        for other in groups[1:]:
            above[root(other)] = root(groups[0])
    joined: dict[Referent, list[Node]] = defaultdict(list)
    for node, one in first.items():
        joined[root(one)].append(node)
    return [some for some in joined.values() if len(some) > 1]


# ── groups → speakers ────────────────────────────────────────────────────────────────────────────────────────────


class Assigned:
    """The speakers of one family.

    Whoever is only named, in one spelling, in no question and in no decision of people, is no speaker yet.
    """

    def __init__(self, held: Nodes, found: Grouping, decisions: Decisions) -> None:
        self._held = held
        self._found = found
        self._decisions = decisions

    @cached_property
    def entries(self) -> dict[Cluster, SpeakerEntry]:
        """Ids are given in the order in which the speakers' first articles were stored."""
        asked = {cluster for one in self._found.questions for cluster in (one.left, one.right)}
        entries: dict[Cluster, SpeakerEntry] = {}
        taken: set[str] = set()
        for cluster in sorted(self._found.clusters, key=self._first):
            speaker_id = next(one for one in self._ids(cluster) if one not in taken)
            taken.add(speaker_id)
            if cluster in asked or self._is_speaker(cluster):
                entries[cluster] = self._entry(cluster, speaker_id)
        return entries

    def _is_speaker(self, cluster: Cluster) -> bool:
        if len(cluster.forms) > 1 or any(node.mentions for node in cluster.nodes):
            return True
        return any(self._decisions.group(referent(row)) is not None for row in self._rows(cluster))

    def given(self, pks: Mapping[str, int]) -> list[dict[str, Any]]:
        """Whom referents mean now, as far as it is not what is stored. ``pks``: row numbers of speakers by id."""
        changed: list[dict[str, Any]] = []
        for cluster in self._found.clusters:
            entry = self.entries.get(cluster)
            speaker_pk = pks[entry.id] if entry else None
            for node in cluster.nodes:
                told = self._found.decided[node]
                for row in self._held[node]:
                    score, reason = told.score, told.reason
                    if referring.own_form(row.name, row.kind)[1][1] != row.form:
                        score, reason = score * _IN_ARTICLE, f"{referring.SURNAME}; {reason}"
                    now = (speaker_pk, round(score, 4), reason)
                    if now != (row.speaker_pk, row.score, row.reason):
                        changed.append(dict(zip(("at", "speaker_pk", "score", "reason"), (row.pk, *now), strict=True)))
        return changed

    def suggested(self, pks: Mapping[str, int]) -> Iterator[tuple[int, int, float, Sequence[str]]]:
        for one in self._found.questions:
            left, right = (pks[self.entries[cluster].id] for cluster in (one.left, one.right))
            yield left, right, round(one.score, 4), one.reasons

    def _rows(self, cluster: Cluster) -> Iterator[ReferentRow]:
        return (row for node in cluster.nodes for row in self._held[node])

    def _first(self, cluster: Cluster) -> tuple[int, str, str]:
        return min((row.article_pk, row.form, row.key) for row in self._rows(cluster))

    def _ids(self, cluster: Cluster) -> Iterator[str]:
        """Made from the name that stood first, then also from its article, then from how it was printed there."""
        row = min(self._rows(cluster), key=lambda row: (row.article_pk, row.form, row.key))
        yield keys.speaker_id(row.kind, row.form)
        yield keys.speaker_id(row.kind, row.form, row.article_key)
        yield keys.speaker_id(row.kind, row.form, f"{row.article_key}\n{row.key}")

    def _entry(self, cluster: Cluster, speaker_id: str) -> SpeakerEntry:
        kind = _kind(cluster)
        told = self._decisions.name(referent(row) for row in self._rows(cluster))
        printed = {
            row.key: row.name for row in sorted(self._rows(cluster), key=lambda row: referring.in_print(row.name))
        }
        return SpeakerEntry(id=speaker_id, kind=kind, name=told or _name(cluster, kind), names=printed)


def _kind(cluster: Cluster) -> SpeakerKind:
    """That of most nodes: people may join what was taken for two kinds."""
    counts = Counter(node.form[0] for node in cluster.nodes)
    return max(SPEAKER_KINDS, key=lambda kind: (counts[kind], -SPEAKER_KINDS.index(kind)))


def _name(cluster: Cluster, kind: SpeakerKind) -> str:
    """The commonest of the fullest names; of equally common ones rather one in Latin letters."""
    printed = {node.form: node.name for node in cluster.nodes if node.form[0] == kind}
    fullest = min(fullness(name, kind) for name in printed.values())
    chosen = [form for form, name in printed.items() if fullness(name, kind) == fullest]
    return printed[max(chosen, key=lambda form: (cluster.forms[form], form[1].isascii(), len(form[1]), form[1]))]
