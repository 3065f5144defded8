"""Stored texts, ready to be compared; the last ones are kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimdb.copying.fingerprints import fingerprints
from claimdb.copying.passages import compare
from claimdb.copying.prepare import Prepared, prepare
from claimdb.nlp.quotes import SINGLE_MARKS, quotations
from claimdb.records import Span
from claimdb.store import copies
from claimdb.store.rows import Copy, StoredText

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SINGLE = re.compile(r"(?<!\w)['‘‹](?=\w)")
_KEPT = 600
"""Texts; with their words some 100 kB each."""


@dataclass(frozen=True)
class Ready:
    """A text with its units and their fingerprints."""

    stored: StoredText

    @property
    def version(self) -> int:
        return self.stored.version

    @cached_property
    def prepared(self) -> Prepared:
        one = self.stored
        quoted = single_quoted(one.text, one.paragraphs)
        return prepare(one.text, one.paragraphs, sections=one.sections, spoken=one.spoken, quoted=quoted)

    @cached_property
    def by_unit(self) -> list[frozenset[int]]:
        return fingerprints(self.prepared)

    @cached_property
    def hashes(self) -> frozenset[int]:
        return frozenset().union(*self.by_unit)

    def boilerplate(self, blind: Collection[int]) -> frozenset[int]:
        """Units half of whose fingerprints, or more, do not count."""
        if not blind:
            return frozenset()
        return frozenset(
            number
            for number, hashes in enumerate(self.by_unit)
            if hashes and 2 * sum(one in blind for one in hashes) >= len(hashes)
        )

    def place(self, span: Span) -> tuple[int, int, int]:
        return (self.version, span.start, span.end)


def single_quoted(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """What stands between single quotation marks, marks included, and in no other quotation."""
    if not _SINGLE.search(text):
        return []
    return [one.span for one in quotations(text, paragraphs) if not one.depth and one.open_mark in SINGLE_MARKS]


class Texts:
    """Read when they are asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[int, Ready] = {}

    def get(self, pks: Sequence[int]) -> dict[int, Ready]:
        """The texts of these versions."""
        if missing := [pk for pk in pks if pk not in self._kept]:
            if len(self._kept) + len(missing) > _KEPT:
                self._kept = {pk: self._kept[pk] for pk in pks if pk in self._kept}
            self._kept |= {pk: Ready(text) for pk, text in copies.texts(self._session, missing).items()}
        return {pk: self._kept[pk] for pk in pks}

    def one(self, pk: int) -> Ready:
        return self.get([pk])[pk]


def shared(one: Ready, other: Ready, blind: Collection[int]) -> list[Copy]:
    """What two texts have in common; left is who printed first, as far as is known."""
    left, right = sorted((one, other), key=lambda text: text.stored.order)
    skip = (left.boilerplate(blind), right.boilerplate(blind))
    return [
        Copy(
            kind=passage.kind,
            left=left.place(passage.left),
            right=right.place(passage.right),
            share=passage.share,
            reason=passage.reason,
            thread=passage.thread,
        )
        for passage in compare(left.prepared, right.prepared, skip=skip)
    ]
