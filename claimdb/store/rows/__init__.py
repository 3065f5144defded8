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
    from claimdb.store.rows.claims import Appearance, ClaimDetail, ClaimRow, ListedClaim
    from claimdb.store.rows.disputes import (
        DismissedRow,
        DisputeDetail,
        DisputeFilter,
        DisputeRow,
        OneOrigin,
        PositionRow,
    )
    from claimdb.store.rows.identities import DecisionRow, Suggested
    from claimdb.store.rows.judgements import JudgementRow
    from claimdb.store.rows.labels import file_label
    from claimdb.store.rows.origins import Copy, OriginDetail, OriginLink, OriginPassage, OriginRow, StoredText
    from claimdb.store.rows.runs import RunComparison, RunRow
    from claimdb.store.rows.search import Hit, ParagraphHit, StatementHit
    from claimdb.store.rows.speakerpages import Doubt, Printed, SpeakerPage
    from claimdb.store.rows.speakers import (
        Link,
        MentionRow,
        ReferentRow,
        SpeakerDetail,
        SpeakerEntry,
        SpeakerRow,
        StoredForm,
    )
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
    "Appearance",
    "ArticleDetail",
    "ArticleFilter",
    "ArticleRow",
    "ArticleState",
    "ClaimDetail",
    "ClaimRow",
    "Copy",
    "DecisionRow",
    "DismissedRow",
    "DisputeDetail",
    "DisputeFilter",
    "DisputeRow",
    "Doubt",
    "Hit",
    "JudgementRow",
    "Link",
    "ListedClaim",
    "MentionRow",
    "OneOrigin",
    "OriginDetail",
    "OriginLink",
    "OriginPassage",
    "OriginRow",
    "OutletRow",
    "ParagraphHit",
    "PositionRow",
    "Printed",
    "ReferentRow",
    "RunComparison",
    "RunRow",
    "SavedArticle",
    "SpeakerDetail",
    "SpeakerEntry",
    "SpeakerPage",
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
    "StoredForm",
    "StoredText",
    "Suggested",
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
    "claims": ("Appearance", "ClaimDetail", "ClaimRow", "ListedClaim"),
    "disputes": ("DismissedRow", "DisputeDetail", "DisputeFilter", "DisputeRow", "OneOrigin", "PositionRow"),
    "identities": ("DecisionRow", "Suggested"),
    "judgements": ("JudgementRow",),
    "labels": ("file_label",),
    "origins": ("Copy", "OriginDetail", "OriginLink", "OriginPassage", "OriginRow", "StoredText"),
    "runs": (
        "RunComparison",
        "RunRow",
    ),
    "search": (
        "Hit",
        "ParagraphHit",
        "StatementHit",
    ),
    "speakerpages": ("Doubt", "Printed", "SpeakerPage"),
    "speakers": (
        "Link",
        "MentionRow",
        "ReferentRow",
        "SpeakerDetail",
        "SpeakerEntry",
        "SpeakerRow",
        "StoredForm",
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
