"""Decisions about speakers as edges of nomenklatura's resolver: ``[target, source, verdict, score, user, timestamp]``.

https://github.com/opensanctions/nomenklatura (resolver/edge.py). An entity is there what a name stands for in one
article, ``ARTICLE#KIND:NAME``; the greater of two ids is the target. Merged is ``positive``; told apart and split is
``negative``, one edge a pair. New names, reasons and what was undone have no place in it. Reading joins over ids of
other kinds too (nomenklatura gives what it merges one of its own), and leaves out ``unsure`` and ``no_judgement``.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from claimdb.errors import FormatError
from claimdb.records import SPEAKER_KINDS, Referent, SpeakerChange
from claimdb.store import keys
from claimdb.store.rows import DecisionRow

Line = tuple[str, str, str, float | None, str | None, str | None]
VERDICTS = ("positive", "negative", "unsure", "no_judgement")
UNKNOWN = "nomenklatura"
"""Who decided, where an edge does not say."""
BEFORE_ALL = "1970-01-01"
"""When, where it does not say: every decision made here is later and wins."""


def to_edges(rows: Iterable[DecisionRow]) -> list[Line]:
    """The decisions, given oldest first; of several about one pair the last holds."""
    edges: dict[tuple[str, str], Line] = {}
    for row in rows:
        for verdict, one, other in _pairs(row):
            ids = sorted((to_id(one), to_id(other)))
            edges[ids[1], ids[0]] = (ids[1], ids[0], verdict, None, row.judgement.who, row.judgement.made_at)
    return list(edges.values())


def _pairs(row: DecisionRow) -> Iterator[tuple[str, Referent, Referent]]:
    if row.decision in ("same", "split"):
        together = row.about + (row.against if row.decision == "same" else ())
        yield from (("positive", together[0], other) for other in together[1:] if other != together[0])
    if row.decision in ("different", "split"):
        yield from (("negative", *pair) for pair in itertools.product(row.about, row.against) if pair[0] != pair[1])


def to_id(one: Referent) -> str:
    """As a string that says the same."""
    return f"{one.article}#{one.kind}:{quote(one.key)}"


def from_id(text: str) -> Referent | None:
    """``None`` for an id of another kind."""
    article, _, rest = text.rpartition("#")
    kind, _, key = rest.partition(":")
    known = next((one for one in SPEAKER_KINDS if one == kind), None)
    return Referent(article, known, unquote(key)) if article and known and key else None


class _Edge(NamedTuple):
    one: str
    other: str
    verdict: str
    user: str
    timestamp: str


def from_edges(lines: Sequence[object]) -> Iterator[dict[str, Any]]:
    """Judgements as `exchange.import_judgements` takes them. Raises FormatError naming the line."""
    edges = [_checked(line, number) for number, line in enumerate(lines, 1)]
    groups = _groups(edge for edge in edges if edge.verdict == "positive")
    for ids, made in _merged(edges, groups):
        first, *rest = ids
        yield _judgement("same", [first], rest, made)
    told: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for edge in edges:
        one, other = groups.get(edge.one, edge.one), groups.get(edge.other, edge.other)
        if edge.verdict == "negative" and one != other:
            told[edge.user, edge.timestamp].add((min(one, other), max(one, other)))
    members = _members(edges, groups)
    for (user, timestamp), pairs in told.items():
        for left, right in _sides(pairs):
            sides = [[one for name in sorted(side) for one in members.get(name, ())] for side in (left, right)]
            if sides[0] and sides[1]:
                yield _judgement("different", sides[0], sides[1], _Edge("", "", "negative", user, timestamp))


def _checked(line: object, number: int) -> _Edge:
    if (
        not isinstance(line, list | tuple)
        or len(line) < 3
        or not all(isinstance(word, str) and word for word in line[:3])
    ):
        raise FormatError(f"Line {number} is no edge: [target, source, judgement, score, user, timestamp].")
    one, other, verdict, _, user, timestamp = (*line, None, None, None)[:6]
    if verdict not in VERDICTS or one == other:
        raise FormatError(f"Line {number} is no edge: {verdict!r} between {one!r} and {other!r}.")
    try:
        made = datetime.fromisoformat(timestamp or BEFORE_ALL)
    except (TypeError, ValueError) as error:
        raise FormatError(f"Line {number}: {timestamp!r} is no time.") from error
    made = made.astimezone(UTC) if made.tzinfo else made
    return _Edge(one, other, verdict, str(user or UNKNOWN), made.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _groups(edges: Iterable[_Edge]) -> dict[str, str]:
    """Each joined id to the first id of its group."""
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while (up := above.setdefault(one, one)) != one:
            above[one] = one = above[up]
        return one

    for edge in edges:
        first, second = sorted((root(edge.one), root(edge.other)))
        above[second] = first
    return {one: root(one) for one in above}


def _members(edges: Iterable[_Edge], groups: Mapping[str, str]) -> dict[str, list[Referent]]:
    """Name of a group (or the id itself) → what of ours stands in it."""
    found: dict[str, set[Referent]] = defaultdict(set)
    for one in {end for edge in edges for end in (edge.one, edge.other)}:
        if (referent := from_id(one)) is not None:
            found[groups.get(one, one)].add(referent)
    return {name: sorted(some) for name, some in found.items()}


def _merged(edges: Sequence[_Edge], groups: Mapping[str, str]) -> Iterator[tuple[list[Referent], _Edge]]:
    """The groups that hold two of ours at least, with the latest edge of each."""
    latest: dict[str, _Edge] = {}
    for edge in sorted((one for one in edges if one.verdict == "positive"), key=lambda one: one.timestamp):
        latest[groups[edge.one]] = edge
    members = _members([edge for edge in edges if edge.verdict == "positive"], groups)
    yield from ((members[name], edge) for name, edge in latest.items() if len(members.get(name, ())) > 1)


def _sides(pairs: set[tuple[str, str]]) -> Iterator[tuple[set[str], set[str]]]:
    """One pair of sides where all of one side are told apart from all of the other, else one for each pair."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    left = {one for one in beside if beside[one] == beside[min(beside)]}
    right = set(beside[min(beside)])
    if len(left) * len(right) == len(pairs) and not left & right:
        yield left, right
    else:
        yield from (({one}, {other}) for one, other in sorted(pairs))


def _judgement(
    decision: SpeakerChange, left: Sequence[Referent], right: Sequence[Referent], made: _Edge
) -> dict[str, Any]:
    value: dict[str, Any] = {
        "left": [[one.article, one.kind, one.key] for one in left],
        "right": [[one.article, one.kind, one.key] for one in right],
        "name": None,
    }
    told = json.dumps([{}, value], sort_keys=True, ensure_ascii=False)
    return {
        "id": keys.judgement_id("speaker", "", told, decision, made.user, made.timestamp),
        "subject": "speaker",
        "article": None,
        "selector": {},
        "decision": decision,
        "value": value,
        "reason": None,
        "who": made.user,
        "made_at": made.timestamp,
        "undone_at": None,
        "undone_by": None,
    }
