"""Passages that are alike → findings of the detectors → disputes, one for each matter.

Detectors read the pairs that `claimdb.comparing` kept. What a person decided about a dispute is laid over it each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb import __version__, matters
from claimdb.dates import day_of
from claimdb.disputes import judged, meeting, offices, spellings, wordings
from claimdb.disputes.relevance import is_about_one_thing
from claimdb.matters import Found, Matter
from claimdb.records import Finding, Pairing, Position
from claimdb.store import deciding, findings, origins, passages, positions, runs
from claimdb.store.findings import NewDispute
from claimdb.store.passages import Pair

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STEP = "dispute"
METHOD = "detectors"
SAME = 0.88
"""Likeness from which two passages are taken to say the same, unless a detector sets them against each other."""
ONE_EVENT = 4
"""Pairs that are alike, from which two articles are taken to tell of one event."""
NEARLY = 0.84
"""Likeness from which two passages are compared whatever else their articles tell of."""
_AT_ONCE = 2000
"""Pairs that are read at a time."""


@dataclass(frozen=True, slots=True)
class DisputeSummary:
    """Pairs that detectors read now, what they found, and the disputes that were made or made again."""

    pairs: int = 0
    findings: int = 0
    disputes: int = 0


def detect(session: Session, article_ids: Sequence[str] | None = None) -> DisputeSummary:
    """Find what is disputed in these articles (in all, when None) and put it together with what is known. No commit."""
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    run_pk = runs.row_number(session, run.id)
    articles = passages.article_pks(session, article_ids)
    mine = positions.of_articles(session, articles)
    touched = None if article_ids is None else findings.resting_on(session, mine)
    beside = set() if touched is None else findings.passages_of(session, touched)
    findings.remove(session, mine)
    pairs = _on_one_event(session, positions.pairs_of(session, articles))
    count = 0
    for at in range(0, len(pairs), _AT_ONCE):
        count += _find(session, pairs[at : at + _AT_ONCE], run_pk)
    met = meeting.find(session, articles, pairs)
    for at in range(0, len(met), _AT_ONCE):
        count += _find(session, met[at : at + _AT_ONCE], run_pk, meeting.KINDS)
    for at in range(0, len(mine), _AT_ONCE):
        count += _find_alone(session, mine[at : at + _AT_ONCE], run_pk)
    for step in (spellings.find, offices.find, wordings.find, judged.find):
        found = list(step(session, articles))
        findings.put(session, found, run_pk)
        count += len(found)
    made = _assemble(session, None if touched is None else {*mine, *beside}, run_pk)
    runs.finish(session, run.id)
    if not made:
        runs.drop_unused(session)
    return DisputeSummary(len(pairs), count, made)


def _on_one_event(session: Session, pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs within an article, or of two that tell of one event; of others only those that say nearly the same."""
    of = passages.articles_of(session, {pk for pair in pairs for pk in (pair.left, pair.right)})
    between = Counter(frozenset((of[pair.left], of[pair.right])) for pair in pairs)
    return [
        pair
        for pair in pairs
        if pair.likeness >= NEARLY
        or len(both := frozenset((of[pair.left], of[pair.right]))) == 1
        or between[both] >= ONE_EVENT
    ]


def _find(session: Session, pairs: Sequence[Pair], run_pk: int, kinds: Collection[str] = ()) -> int:
    held = positions.positions(session, {pk for pair in pairs for pk in (pair.left, pair.right)})
    found = [
        (pair.left, pair.right, finding)
        for pair in pairs
        for finding in read(held[pair.left], held[pair.right], Pairing(pair.likeness, pair.agree, pair.conflict), kinds)
    ]
    findings.put(session, found, run_pk)
    return len(found)


def _find_alone(session: Session, pks: Sequence[int], run_pk: int) -> int:
    from claimdb.detectors import find_alone

    held = positions.positions(session, pks)
    found = [(pk, None, finding) for pk, position in held.items() for finding in find_alone(position)]
    findings.put(session, found, run_pk)
    return len(found)


def read(left: Position, right: Position, pair: Pairing, kinds: Collection[str] = ()) -> Iterator[Finding]:
    """What the detectors say of two positions; nothing of one inside the other.

    ``kinds``: those that are asked, of two that are known to tell of one event; else all, and what they find must be
    about one thing.
    """
    from claimdb.detectors import find

    if left.article == right.article and (left.text in right.text or right.text in left.text):
        return
    for one in find(left, right, pair, kinds):
        if kinds or is_about_one_thing(one, left, right):
            yield one


def redecide(session: Session, article_ids: Sequence[str]) -> None:
    """After a decision about disputes in these articles, or its undoing: put what was found together again."""
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    mine = positions.of_articles(session, passages.article_pks(session, article_ids))
    beside = findings.passages_of(session, findings.resting_on(session, mine))
    _assemble(session, {*mine, *beside}, runs.row_number(session, run.id))


# ── disputes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _assemble(session: Session, touched: Collection[int] | None, run_pk: int) -> int:
    """Disputes out of the findings about these passages and what hangs together with them; out of all, when None."""
    if touched is None:
        findings.drop(session)
        found = findings.every(session)
    else:
        broken = findings.broken(session)
        found = _closure(session, {*touched, *findings.passages_of(session, broken)})
        concerned = {*touched, *(passage for one in found for passage in one.passages)}
        findings.drop(session, broken | findings.resting_on(session, concerned))
    alike = findings.alike(session, {passage for one in found for passage in one.passages}, SAME)
    groups = matters.matters(found, alike, deciding.standing(session))
    passages_of = {place.passage for group in groups for place in group.places}
    held, at = positions.positions(session, passages_of), positions.places(session, passages_of)
    new = [_dispute(session, group, held, at) for group in groups if is_dispute(group)]
    findings.put_disputes(session, new, run_pk)
    return len(new)


def _closure(session: Session, touched: Collection[int]) -> list[Found]:
    """Findings about these passages, and about what is alike or found against what they are about."""
    known: set[int] = set()
    found: dict[int, Found] = {}
    new = set(touched)
    while new:
        known |= new
        some = findings.about(session, new)
        found.update((one.pk, one) for one in some)
        reached = {passage for one in some for passage in one.passages}
        near = findings.alike(session, reached | new, SAME)
        new = ({passage for pair in near for passage in pair} | reached) - known
    return [found[pk] for pk in sorted(found)]


def is_dispute(group: Matter) -> bool:
    """Whether there are two sides, or one that marks itself as unconfirmed."""
    return any(finding.right is None for finding in group.findings) or len({p.side for p in group.places}) > 1


def _dispute(
    session: Session, group: Matter, held: Mapping[int, Position], at: Mapping[int, tuple[int, int, int]]
) -> NewDispute:
    passages_in = [place.passage for place in group.places]
    days = [day_of(held[pk].said_to or held[pk].published) for pk in passages_in]
    places = [at[pk] for pk in passages_in]
    return NewDispute(
        matter=group,
        positions=held,
        origins=dict(zip(passages_in, origins.of(session, places), strict=True)),
        count=origins.count(session, places),
        latest=max(days, default=0),
    )
