"""Runs and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimdb.records import RunInfo
from claimdb.store.rows.statements import Statement


@dataclass(frozen=True, slots=True)
class RunRow:
    """``current`` counts versions whose current pass it made, ``kept`` those that it made besides."""

    run: RunInfo
    current: int
    kept: int
    attributions: int
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.run.id,
            "step": self.run.step,
            "model": self.run.model,
            "version": self.run.version,
            "settings": dict(self.run.settings),
            "started": self.run.started,
            "finished": self.run.finished,
            "current": self.current,
            "kept": self.kept,
            "attributions": self.attributions,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class RunComparison:
    """Statements of two runs over the versions that both saw: equal id, or only in one."""

    first: str
    second: str
    articles: int
    same: int
    only_first: tuple[Statement, ...]
    only_second: tuple[Statement, ...]
