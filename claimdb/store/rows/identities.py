"""What people decided about who is who, and what they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimdb.records import Referent, SpeakerChange
from claimdb.store.rows.judgements import JudgementRow
from claimdb.store.rows.speakers import SpeakerRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision about speakers, told by the names under which they were listed when it was made."""

    judgement: JudgementRow
    decision: SpeakerChange
    left: str
    right: str
    name: str | None
    about: tuple[Referent, ...]
    """Those of the left side."""
    against: tuple[Referent, ...]

    def as_dict(self) -> dict[str, Any]:
        return self.judgement.as_dict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Two speakers that are perhaps one: the probability, why, and how both are listed."""

    score: float
    reasons: tuple[str, ...]
    left: SpeakerRow
    right: SpeakerRow

    def as_dict(self) -> dict[str, Any]:
        return {
            "score": round(self.score, 4),
            "reasons": list(self.reasons),
            "left": self.left.as_dict(),
            "right": self.right.as_dict(),
        }
