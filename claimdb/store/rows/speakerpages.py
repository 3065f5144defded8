"""All that is known of one speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from claimdb.records import Form
from claimdb.store.rows.identities import DecisionRow, Suggested
from claimdb.store.rows.speakers import SpeakerDetail
from claimdb.store.rows.statements import Statement


@dataclass(frozen=True, slots=True)
class Printed:
    """A name or role as one outlet prints it, in so many statements, first and last on these days (ISO dates).

    None of them where the outlet only names the speaker.
    """

    words: str
    outlet: str
    attributions: int
    first: str | None
    last: str | None
    score: float | None = None
    """Of a name: the least probability that it is this speaker's, and why it is taken to be."""
    reason: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"outlet": self.outlet, "attributions": self.attributions, "first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not sure that all of it is this speaker's, with the ids of the statements or speakers in question."""

    kind: str
    """``weak``: statements linked with a low score; ``candidates``: statements that are perhaps the speaker's too;
    ``namesakes``: other speakers of the same name."""
    ids: tuple[str, ...]
    names: tuple[str, ...] = ()
    score: float | None = None
    """The lowest of them."""
    reasons: tuple[str, ...] = ()
    """Of the links, the weakest first."""

    def as_dict(self) -> dict[str, Any]:
        score = None if self.score is None else round(self.score, 4)
        told = {"kind": self.kind, "ids": list(self.ids), "names": list(self.names)}
        return told | {"score": score, "reasons": list(self.reasons)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """``names`` and ``roles``: by whom each is printed, the commonest first. ``days``: statements by day and form."""

    detail: SpeakerDetail
    names: tuple[Printed, ...]
    roles: tuple[Printed, ...]
    days: tuple[tuple[str, Mapping[Form, int]], ...]
    undated: int
    hidden: int
    """Statements that default listings leave out."""
    statements: tuple[Statement, ...]
    """The latest."""
    suggestions: tuple[Suggested, ...]
    decisions: tuple[DecisionRow, ...]
    doubts: tuple[Doubt, ...]

    def as_dict(self) -> dict[str, Any]:
        found = self.detail.as_dict()
        return found | {
            "aliases": [{"name": words, **_why(uses), **_uses(uses)} for words, uses in by_words(self.names)],
            "roles": [{"role": words, **_uses(uses)} for words, uses in by_words(self.roles)],
            "timeline": [{"day": day, **forms} for day, forms in self.days],
            "undated": self.undated,
            "hidden": self.hidden,
            "statements": [one.as_dict() for one in self.statements],
            "suggestions": [one.as_dict() for one in self.suggestions],
            "decisions": [one.as_dict() for one in self.decisions],
            "doubts": [one.as_dict() for one in self.doubts],
        }


def by_words(printed: tuple[Printed, ...]) -> list[tuple[str, list[Printed]]]:
    """The words with who prints them, in order."""
    return [(words, list(uses)) for words, uses in groupby(printed, key=lambda one: one.words)]


def _uses(uses: list[Printed]) -> dict[str, Any]:
    return {"attributions": sum(one.attributions for one in uses), "printed": [one.as_dict() for one in uses]}


def _why(uses: list[Printed]) -> dict[str, Any]:
    score = uses[0].score
    return {"score": None if score is None else round(score, 4), "reason": uses[0].reason}
