"""Judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """``selector`` is W3C selectors and the article's key; ``applies`` says whether the subject is found today."""

    id: str
    subject: str
    article_key: str | None
    selector: Mapping[str, Any]
    decision: str
    value: Mapping[str, Any]
    reason: str | None
    who: str
    made_at: str
    undone_at: str | None
    undone_by: str | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "subject": self.subject,
            "article": self.article_key,
            "selector": dict(self.selector),
            "decision": self.decision,
            "value": dict(self.value),
            "reason": self.reason,
            "who": self.who,
            "made_at": self.made_at,
            "undone_at": self.undone_at,
            "undone_by": self.undone_by,
        }
