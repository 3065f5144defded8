"""What a comparison of two names says."""

from __future__ import annotations

from dataclasses import dataclass

AUTOMATIC = 0.85
"""At or above this score two names are one speaker's until a person says no."""
SUGGEST = 0.3
"""At or above this score, and below `AUTOMATIC`, two names are worth a person's look."""

SINGLE = "1:"
"""How a block key starts under which single names meet the full names that they could be the surname of."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score``: probability that the names, printed in different articles, mean one speaker; and why."""

    score: float
    reason: str
    needs_support: bool = False
    """The names alone do not tell, however much they share: role, place or company must speak for it as well."""
