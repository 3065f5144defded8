"""What the store hands out: frozen records, never ORM rows."""

from __future__ import annotations

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
