"""Speakers, and what resolution reads and writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimdb.records import Form, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    id: str
    name: str
    kind: SpeakerKind
    role: str | None
    """The one that is printed most often."""
    attributions: int
    direct: int
    mixed: int
    indirect: int
    outlets: int
    articles: int

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerDetail:
    row: SpeakerRow
    aliases: tuple[tuple[str, int], ...]
    """Names as printed with the number of statements under them, commonest first."""
    roles: tuple[tuple[str, int], ...]
    by_outlet: tuple[tuple[str, Mapping[Form, int]], ...]
    """Outlet (or file's name) → statements by form."""
    first: str | None
    last: str | None

    def as_dict(self) -> dict[str, Any]:
        return self.row.as_dict() | {
            "aliases": [{"name": name, "attributions": n} for name, n in self.aliases],
            "roles": [{"role": role, "attributions": n} for role, n in self.roles],
            "by_outlet": [{"outlet": outlet, **forms} for outlet, forms in self.by_outlet],
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention as resolution needs it; ``pk`` names it in ``links.Link``. ``score``: inside its article."""

    pk: int
    article_id: str
    attribution_id: str
    name: str
    kind: SpeakerKind
    score: float
    role: str | None
    candidate: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Resolution's suggestion: this mention means the speaker of this name and kind.

    ``speaker_name`` is the fullest name, under which the speaker is listed; equal folded name and kind are one speaker.
    """

    mention_pk: int
    speaker_name: str
    speaker_kind: SpeakerKind
    score: float


@dataclass(frozen=True, slots=True)
class StoredForm:
    """A name as speakers are listed. Names of one ``family`` may mean the same speakers."""

    pk: int
    kind: SpeakerKind
    key: str
    name: str
    family: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferentRow:
    """What a name stands for in an article, as resolved last; ``form`` and ``listed`` are its fullest name there."""

    pk: int
    article_pk: int
    article_id: str
    article_key: str
    published: str | None
    outlet_pk: int | None
    kind: SpeakerKind
    key: str
    name: str
    family: int
    form: str
    listed: str
    roles: Sequence[str]
    mentions: int
    is_author: bool
    speaker_pk: int | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerEntry:
    """A speaker as resolution has it; ``names``: folded name → as printed."""

    id: str
    kind: SpeakerKind
    name: str
    names: Mapping[str, str]
