"""Counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts of what listings can show; ``hidden`` are statements that default listings leave out."""

    articles: int
    versions: int
    not_extracted: int
    outlets: int
    unknown_outlets: int
    attributions: int
    hidden: int
    resolved: int
    nested: int
    speakers: Mapping[str, int] = field(default_factory=dict)
    by_form: Mapping[str, int] = field(default_factory=dict)
    by_modality: Mapping[str, int] = field(default_factory=dict)
    by_region: Mapping[str, int] = field(default_factory=dict)
    judgements: int = 0
    suggestions: int = 0
    """Pairs of speakers that are perhaps one."""
    claims: int = 0
    """What is printed more than once."""
    appearances: int = 0
    origins: int = 0
    """Groups of passages that were not written independently."""
    disputes: Mapping[str, int] = field(default_factory=dict)
    """By strength."""
    confirmed: int = 0
    """Disputes that a person confirmed; they are among the others."""
    dismissed: int = 0
    """Of which a person said that they are none; they are not."""
    runs: int = 0
    first: str | None = None
    last: str | None = None

    def as_dict(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {name: dict(value) if isinstance(value, Mapping) else value for name, value in plain.items()}
