"""Texts → passages that were not written independently, and the origins that they make up.

Texts meet under runs of words that few others have; what they share is then measured on the texts. What comes out is
told by what is stored, not by the order in which it came: linking some articles, after they came or changed, gives what
linking everything would give. Two limits keep the time for an added article flat:

- a run of words in more than `OWN` articles of one outlet is its boilerplate, one in more than `COMMON` articles is
  plain language; neither brings texts together. When an article makes it so, what rested on it is looked at again;
- under one run of words an article meets at most `PARTNERS` others, chosen by their keys. Where more have the same
  words, they have them from each other too, and so hang together all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb import __version__
from claimdb.lineage.crediting import Crediting
from claimdb.lineage.meeting import COMMON, OWN, PARTNERS, Meeting, Partner
from claimdb.lineage.texts import Texts, shared
from claimdb.store import copies, originpages, origins, runs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.rows import Copy

__all__ = ["COMMON", "METHOD", "OWN", "PARTNERS", "STEP", "LineageSummary", "link"]

STEP = "link"
METHOD = "shared wording"
"""The ``model`` of a run: what pairs were made by."""
_AT_ONCE = 200
"""Texts that are read together."""
Advance = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class LineageSummary:
    """``links``: pairs of passages that were found for ``articles``; ``origins``: how many there are among them now."""

    articles: int
    links: int
    origins: int


def link(
    session: Session, article_ids: Sequence[str] | None = None, *, advance: Advance | None = None
) -> LineageSummary:
    """Find what these articles (all, when None) share with others, anew. The caller commits.

    Everything is done anew where pairs were found by another version of claimdb.
    """
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    run_pk = runs.row_number(session, run.id)
    whole = article_ids is None or copies.rest_on_another_run(session, run_pk)
    work = _Work(session, run_pk, advance)
    summary = work.everything() if whole else work.some(article_ids or ())
    runs.finish(session, run.id)
    if not summary.links:
        runs.drop_unused(session)
    return summary


class _Work:
    """One call of `link`."""

    def __init__(self, session: Session, run_pk: int, advance: Advance | None) -> None:
        self.session = session
        self.run_pk = run_pk
        self.advance = advance
        self.texts = Texts(session)
        self.meeting = Meeting(session)
        self.crediting = Crediting(session, self.texts, self.meeting)

    def everything(self) -> LineageSummary:
        """Forget what was known and look at all articles."""
        copies.clear(self.session)
        pks = copies.versions(self.session)
        for at in range(0, len(pks), _AT_ONCE):
            self._fingerprint(pks[at : at + _AT_ONCE])
        links = self._look(pks)
        originpages.lay_over(self.session, None)
        return LineageSummary(len(pks), links, origins.group(self.session, None))

    def some(self, article_ids: Sequence[str]) -> LineageSummary:
        """Look at some articles, and at those that they change something for."""
        pks = copies.versions(self.session, article_ids)
        gone = [*copies.older(self.session, pks), *pks]
        before = copies.hashes_of(self.session, gone)
        ids = origins.ids_in(self.session, gone)
        credited = copies.crediting_into(self.session, gone)
        copies.forget(self.session, gone)
        touched = copies.remove(self.session, gone)
        self._fingerprint(pks)
        now = {pk: text.hashes for pk, text in self.texts.get(pks).items()}
        shaken = self.meeting.shaken(before, now) - set(pks)
        credited |= copies.crediting_into(self.session, shaken)
        touched |= copies.remove(self.session, shaken)
        again = sorted({*pks, *shaken})
        links = self._look(again)
        outlets = {outlet for pk in pks if (outlet := self.meeting.outlet(pk)) is not None}
        waiting = self.crediting.waiting_for(pks, copies.only_of(self.session, outlets, pks))
        links += self._credit({*credited, *waiting} - set(again))
        touched |= {*again, *credited, *waiting}
        touched |= originpages.lay_over(self.session, touched)
        here = copies.existing(self.session, touched)
        return LineageSummary(len(pks), links, origins.group(self.session, ids, here))

    def _fingerprint(self, pks: Sequence[int]) -> None:
        texts = self.texts.get(pks)
        copies.put_hashes(self.session, {pk: (text.stored.outlet, text.hashes) for pk, text in texts.items()})

    def _look(self, pks: Sequence[int]) -> int:
        """Find and store what these versions share with all others; gives the number of pairs."""
        met: set[tuple[int, int]] = set()
        count = 0
        done = 0
        for some in self._meetings(pks):
            found: list[Copy] = []
            for pk, partners in some.items():
                mine = self.texts.one(pk)
                found += self.crediting.of(pk)
                for partner, blind in partners:
                    pair = (min(pk, partner), max(pk, partner))
                    if pair not in met:
                        met.add(pair)
                        found += shared(mine, self.texts.one(partner), blind)
                done += 1
                if self.advance is not None:
                    self.advance(done, len(pks))
            copies.put(self.session, found, self.run_pk)
            count += len(found)
        return count

    def _meetings(self, pks: Sequence[int]) -> Iterator[dict[int, list[Partner]]]:
        """Whom to compare each version with, some at a time, whose texts are read together."""
        for at in range(0, len(pks), _AT_ONCE):
            texts = self.texts.get(pks[at : at + _AT_ONCE])
            found: dict[int, list[Partner]] = {}
            wanted: set[int] = set()
            for pk, mine in texts.items():
                found[pk] = self.meeting.partners(pk, mine.hashes)
                wanted |= {pk, *(partner.version for partner in found[pk])}
                if len(wanted) >= _AT_ONCE:
                    self.texts.get(sorted(wanted))
                    yield found
                    found, wanted = {}, set()
            self.texts.get(sorted(wanted))
            yield found

    def _credit(self, pks: Collection[int]) -> int:
        """The credits of these versions anew; gives their number."""
        copies.remove(self.session, pks, kind="credit")
        found = [one for pk in sorted(pks) for one in self.crediting.of(pk)]
        copies.put(self.session, found, self.run_pk)
        return len(found)
