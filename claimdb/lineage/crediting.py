"""Explicit credits: passages that rest on what another outlet printed, by their own words, dateline or byline."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimdb.copying.credits import Outlets, names
from claimdb.copying.matching import FAINT, Likeness, likeness
from claimdb.copying.prepare import RUN
from claimdb.records import Span
from claimdb.store import copies
from claimdb.store.rows import Copy

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.lineage.meeting import Meeting
    from claimdb.lineage.texts import Ready, Texts

Best = tuple[float, "Ready", int, Likeness]
"""Strength, whose, number of the unit, how it agrees."""


class Crediting:
    """Credits by the outlets that are known now."""

    def __init__(self, session: Session, texts: Texts, meeting: Meeting) -> None:
        rows = copies.outlet_names(session)
        self._session = session
        self._texts = texts
        self._meeting = meeting
        self._outlets = Outlets(names(rows))
        self._names = dict(reversed(rows))

    def of(self, version: int) -> list[Copy]:
        """What a version credits to others, paragraph by paragraph."""
        mine = self._texts.one(version)
        wanted: dict[tuple[Span, int], str] = {}
        for words, content in mine.stored.sources:
            for outlet in sorted(self._outlets.named_in(words)):
                if outlet != mine.stored.outlet and (passage := self._passage(mine, content)):
                    wanted.setdefault((passage, outlet), words)
        return [self._credit(mine, passage, outlet, words) for (passage, outlet), words in sorted(wanted.items())]

    def waiting_for(self, versions: Collection[int], new: Collection[int]) -> set[int]:
        """Versions whose credits may find a right side in these, or name an outlet (row numbers) that is new."""
        found = copies.naming(self._session, {self._names[outlet] for outlet in new}) if new else set()
        for version in versions:
            outlet = self._meeting.outlet(version)
            if outlet is not None and copies.is_credited(self._session, self._names[outlet]):
                others = self._meeting.votes(version, self._texts.one(version).hashes)
                found |= copies.crediting(self._session, self._names[outlet], others)
        return found

    def _passage(self, mine: Ready, content: Span) -> Span | None:
        """The paragraphs that the content stands in."""
        numbers = mine.prepared.units_in(*content)
        if not numbers:
            return None
        return Span(mine.prepared.units[numbers[0]].start, mine.prepared.units[numbers[-1]].end)

    def _credit(self, mine: Ready, passage: Span, outlet: int, words: str) -> Copy:
        name = self._names[outlet]
        said = f"the text itself names {name} as its source (“{' '.join(words.split())}”)"
        best = self._best(mine, passage, outlet)
        if best is None:
            return Copy(kind="credit", left=mine.place(passage), right=None, share=0.0, reason=said, credited=name)
        _, other, number, found = best
        unit = other.prepared.units[number]
        shorter = min(len(unit.words), sum(len(mine.prepared.units[n].words) for n in mine.prepared.units_in(*passage)))
        return Copy(
            kind="credit",
            left=mine.place(passage),
            right=other.place(Span(unit.start, unit.end)),
            share=min(1.0, len(found.right) / max(1, shorter)),
            reason=f"{said}, and {len(found.right)} words of it stand there in runs of three or more",
            credited=name,
        )

    def _best(self, mine: Ready, passage: Span, outlet: int) -> Best | None:
        """What comes nearest to the passage in the outlet's articles."""
        numbers = mine.prepared.units_in(*passage)
        hashes = {one for number in numbers for one in mine.by_unit[number]}
        others = self._meeting.votes(mine.version, hashes, outlet=outlet)
        found: list[Best] = []
        for text in self._texts.get(sorted(others)).values():
            for number, unit in enumerate(text.prepared.units):
                for left in numbers:
                    if hashes & text.by_unit[number]:
                        agrees = likeness(mine.prepared.units[left], unit)
                        if agrees.strength >= FAINT and agrees.own_runs >= RUN:
                            found.append((agrees.strength, text, number, agrees))
        return max(found, key=lambda one: (one[0], one[1].stored.key, -one[2]), default=None)
