"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimdb.records import Span
from claimdb.store.rows.statements import Statement, StatementArticle


@dataclass(frozen=True, slots=True)
class Hit:
    """``matches`` are spans of ``snippet``, which is cut from the original text."""

    snippet: str
    matches: tuple[Span, ...]
    score: float
    """Higher is better; comparable within one answer only."""


@dataclass(frozen=True, slots=True)
class StatementHit:
    hit: Hit
    statement: Statement

    def as_dict(self) -> dict[str, Any]:
        return self.statement.as_dict() | {"snippet": self.hit.snippet, "rank": round(self.hit.score, 4)}


@dataclass(frozen=True, slots=True)
class ParagraphHit:
    hit: Hit
    article: StatementArticle
    paragraph: int
    line: int
    span: Span
    statements: tuple[str, ...]
    """Ids of the listed statements that begin in the paragraph."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "article": self.article.as_dict(),
            "paragraph": self.paragraph,
            "line": self.line,
            "snippet": self.hit.snippet,
            "rank": round(self.hit.score, 4),
            "statements": list(self.statements),
        }
