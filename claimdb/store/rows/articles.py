"""Articles and outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claimdb.records import Entity, Layout, RunInfo, Span
from claimdb.store.rows.judgements import JudgementRow
from claimdb.store.rows.labels import file_label
from claimdb.store.rows.statements import Statement

ArticleState = Literal["new", "known", "changed"]


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """``attributions``: how many the article has now, ``replaced`` how many rows of an older pass were dropped."""

    id: str
    state: ArticleState
    version: int
    attributions: int
    extracted: bool
    replaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    extracted: bool | None = None
    limit: int | None = None
    sort: Sequence[str] = ()
    """Keys of ``articles.SORTS``, ``-`` before one for descending; newest first, then path when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article with its latest version; counts are of listed statements."""

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    version: int
    characters: int
    attributions: int
    extracted: bool
    added_at: str

    @property
    def outlet_label(self) -> str:
        return self.outlet or file_label(self.path, self.url)

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    sha256: str
    raw_sha256: str
    added_at: str
    characters: int
    is_latest: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """One version of an article (the latest unless asked otherwise) with all that was found in it."""

    row: ArticleRow
    text: str
    first_line: int
    versions: tuple[VersionRow, ...]
    layout: Layout
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    run: RunInfo | None
    judgements: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """``name`` is ``None`` for one article whose outlet is unknown; ``label`` is then its file's name."""

    name: str | None
    label: str
    aliases: tuple[str, ...]
    articles: int
    attributions: int
    first: str | None
    last: str | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "outlet": self.name,
            "label": self.label,
            "aliases": list(self.aliases),
            "articles": self.articles,
            "attributions": self.attributions,
            "first": self.first,
            "last": self.last,
        }
