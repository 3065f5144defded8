"""Passages that are alike → findings of the detectors → disputes, one for each matter.

Detectors read the pairs that `claimdb.comparing` kept. What a person decided about a dispute is laid over it each time.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from claimdb import __version__, matters
from claimdb.dates import day_of
from claimdb.disputes import denials, doubts, judged, meeting, naming, offices, spellings, wordings
from claimdb.disputes.opposing import may_oppose
from claimdb.disputes.relevance import hopeless, is_about_one_thing
from claimdb.matters import Found, Matter
from claimdb.records import Finding, Pairing, Position
from claimdb.store import deciding, findings, passages, positions, runs
from claimdb.store.findings import NewDispute
from claimdb.store.neighbours import Around
from claimdb.store.origins import Standing
from claimdb.store.passages import Pair
from claimdb.store.positions import Held

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_log = logging.getLogger(__name__)

STEP = "dispute"
METHOD = "detectors"
SAME = 0.88
"""Likeness from which two passages are taken to say the same, unless a detector sets them against each other."""
ONE_EVENT = 4
"""Pairs that are alike, from which two articles are taken to tell of one event; of a short one all its passages."""
NEARLY = 0.84
"""Likeness from which two passages are compared whatever else their articles tell of."""
_AT_ONCE = 2000
"""Pairs that are read at a time."""
_STEPS = (spellings.find, offices.find, wordings.find, judged.find, denials.find, doubts.find, naming.find)
"""What finds passages at odds that need not be alike."""


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
    count, at_hand = 0, Held(session)
    around = Around(articles, at_hand)
    if max(len(pairs), len(mine)) <= _AT_ONCE:
        at_hand.of({*mine, *(pk for pair in pairs for pk in (pair.left, pair.right))})
    for at in range(0, len(pairs), _AT_ONCE):
        count += _find(at_hand, pairs[at : at + _AT_ONCE], run_pk)
    met = meeting.find(around, pairs)
    for at in range(0, len(met), _AT_ONCE):
        count += _find(at_hand, met[at : at + _AT_ONCE], run_pk, meeting.KINDS)
    for at in range(0, len(mine), _AT_ONCE):
        count += _find_alone(at_hand, mine[at : at + _AT_ONCE], run_pk)
    for step in _STEPS:
        found = _whole(step(around), f"{step.__module__} in {len(articles)} articles")
        findings.put(session, found, run_pk)
        count += len(found)
    made = _assemble(at_hand, None if touched is None else {*mine, *beside}, run_pk)
    runs.finish(session, run.id)
    if not made:
        runs.drop_unused(session)
    return DisputeSummary(len(pairs), count, made)


def _on_one_event(session: Session, pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs within an article, or of two that tell of one event; of others only those that say nearly the same."""
    of = passages.articles_of(session, {pk for pair in pairs for pk in (pair.left, pair.right)})
    between = Counter(frozenset((of[pair.left], of[pair.right])) for pair in pairs)
    size = passages.counts(session, set(of.values()))
    return [
        pair
        for pair in pairs
        if pair.likeness >= NEARLY
        or len(both := frozenset((of[pair.left], of[pair.right]))) == 1
        or between[both] >= min(ONE_EVENT, *(size[article] for article in both))
    ]


def _find(at_hand: Held, pairs: Sequence[Pair], run_pk: int, kinds: Collection[str] = ()) -> int:
    held = at_hand.of({pk for pair in pairs for pk in (pair.left, pair.right)})
    found = [
        (pair.left, pair.right, finding)
        for pair in pairs
        for finding in _whole(
            read(held[pair.left], held[pair.right], Pairing(pair.likeness, pair.agree, pair.conflict), kinds),
            f"{_place(held[pair.left])} beside {_place(held[pair.right])}",
        )
    ]
    findings.put(at_hand.session, found, run_pk)
    return len(found)


def _find_alone(at_hand: Held, pks: Sequence[int], run_pk: int) -> int:
    held = at_hand.of(pks)
    found = [
        (pk, None, finding) for pk, position in held.items() for finding in _whole(_alone(position), _place(position))
    ]
    findings.put(at_hand.session, found, run_pk)
    return len(found)


def _alone(position: Position) -> Iterator[Finding]:
    from claimdb.detectors import find_alone

    yield from find_alone(position)


_Told = TypeVar("_Told")


def _whole(found: Iterable[_Told], place: str) -> list[_Told]:
    """All that is found; of what fails in one place that much is kept and the rest of the work goes on.

    A text may hold what no detector was made for, and thousands of others wait behind it. The database's own errors
    are passed on: after them nothing can be written.
    """
    kept: list[_Told] = []
    try:
        kept.extend(found)
    except SQLAlchemyError:
        raise
    except Exception:
        _log.warning("Disputes: %s could not be read to the end; the rest is kept.", place, exc_info=True)
    return kept


def _place(position: Position) -> str:
    return f"{position.outlet or position.holder}, passage {position.passage} (“{position.text[:40]}”)"


def read(left: Position, right: Position, pair: Pairing, kinds: Collection[str] = ()) -> Iterator[Finding]:
    """What the detectors say of two positions; nothing of one inside the other.

    ``kinds``: those that are asked, of two that are known to tell of one event; else all, and what they find must be
    about one thing.
    """
    from claimdb.detectors import find

    if left.article == right.article and (left.text in right.text or right.text in left.text):
        return
    for one in find(left, right, pair, kinds, () if kinds else hopeless(left, right)):
        if (may_oppose if kinds else is_about_one_thing)(one, left, right):
            yield one


def redecide(session: Session, article_ids: Sequence[str]) -> None:
    """After a decision about disputes in these articles, or its undoing: put what was found together again."""
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    mine = positions.of_articles(session, passages.article_pks(session, article_ids))
    beside = findings.passages_of(session, findings.resting_on(session, mine))
    _assemble(Held(session), {*mine, *beside}, runs.row_number(session, run.id))


# ── disputes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _assemble(at_hand: Held, touched: Collection[int] | None, run_pk: int) -> int:
    """Disputes out of the findings about these passages and what hangs together with them; out of all, when None."""
    session = at_hand.session
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
    held, at = at_hand.of(passages_of), positions.places(session, passages_of)
    standing = Standing(session, {version for version, _, _ in at.values()})
    new = [_dispute(standing, group, held, at) for group in groups if is_dispute(group)]
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
    """Whether there are two sides; one alone marks itself as unconfirmed, or denies what nobody is told to say."""
    return any(finding.right is None for finding in group.findings) or len({p.side for p in group.places}) > 1


def _dispute(
    standing: Standing, group: Matter, held: Mapping[int, Position], at: Mapping[int, tuple[int, int, int]]
) -> NewDispute:
    passages_in = [place.passage for place in group.places]
    days = [day_of(held[pk].said_to or held[pk].published) for pk in passages_in]
    places = [at[pk] for pk in passages_in]
    return NewDispute(
        matter=group,
        positions=held,
        origins=dict(zip(passages_in, standing.of(places), strict=True)),
        count=standing.count(places),
        latest=max(days, default=0),
    )
