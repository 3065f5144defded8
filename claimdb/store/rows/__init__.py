"""What the store hands out: frozen records, never ORM rows. A module is loaded when one of its names is asked for."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimdb.store.rows.articles import (
        ArticleDetail,
        ArticleFilter,
        ArticleRow,
        ArticleState,
        OutletRow,
        SavedArticle,
        VersionRow,
    )
    from claimdb.store.rows.judgements import JudgementRow
    from claimdb.store.rows.labels import file_label
    from claimdb.store.rows.runs import RunComparison, RunRow
    from claimdb.store.rows.search import Hit, ParagraphHit, StatementHit
    from claimdb.store.rows.speakers import Link, MentionRow, SpeakerDetail, SpeakerRow
    from claimdb.store.rows.statements import (
        DEFAULT_REGIONS,
        Statement,
        StatementArticle,
        StatementCircumstance,
        StatementDetail,
        StatementFilter,
        StatementSpeaker,
        StatementTime,
        TextSpans,
    )
    from claimdb.store.rows.stats import Stats

__all__ = [
    "DEFAULT_REGIONS",
    "ArticleDetail",
    "ArticleFilter",
    "ArticleRow",
    "ArticleState",
    "Hit",
    "JudgementRow",
    "Link",
    "MentionRow",
    "OutletRow",
    "ParagraphHit",
    "RunComparison",
    "RunRow",
    "SavedArticle",
    "SpeakerDetail",
    "SpeakerRow",
    "Statement",
    "StatementArticle",
    "StatementCircumstance",
    "StatementDetail",
    "StatementFilter",
    "StatementHit",
    "StatementSpeaker",
    "StatementTime",
    "Stats",
    "TextSpans",
    "VersionRow",
    "file_label",
]

_HOMES = {
    "articles": (
        "ArticleDetail",
        "ArticleFilter",
        "ArticleRow",
        "ArticleState",
        "OutletRow",
        "SavedArticle",
        "VersionRow",
    ),
    "judgements": ("JudgementRow",),
    "labels": ("file_label",),
    "runs": (
        "RunComparison",
        "RunRow",
    ),
    "search": (
        "Hit",
        "ParagraphHit",
        "StatementHit",
    ),
    "speakers": (
        "Link",
        "MentionRow",
        "SpeakerDetail",
        "SpeakerRow",
    ),
    "statements": (
        "DEFAULT_REGIONS",
        "Statement",
        "StatementArticle",
        "StatementCircumstance",
        "StatementDetail",
        "StatementFilter",
        "StatementSpeaker",
        "StatementTime",
        "TextSpans",
    ),
    "stats": ("Stats",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
