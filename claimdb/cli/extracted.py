"""What `extract` prints: one object a text, or one row a statement; no database has seen them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from claimdb.columns import spans_of
from claimdb.exporters import Column
from claimdb.records import Attribution, Circumstance, Extraction, SaidAt, Span


@dataclass(frozen=True, slots=True)
class Extracted:
    """One text and what was found in it, as `extract` writes it: spans as lists, ``parent`` as an index."""

    id: str
    text: str
    extraction: Extraction
    with_text: bool = False

    def as_dict(self) -> dict[str, Any]:
        head: dict[str, Any] = {"id": self.id, "sha256": sha256(self.text.encode()).hexdigest()}
        if self.with_text:
            head["text"] = self.text
        return head | {"attributions": [_attribution(self.text, found) for found in self.extraction.attributions]}


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution of an extracted text, as a row for people."""

    extracted: Extracted
    attribution: Attribution

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.extracted.id} | _attribution(self.extracted.text, self.attribution)


def findings(extracted: Iterable[Extracted]) -> Iterator[Finding]:
    """One row an attribution."""
    return (Finding(item, attribution) for item in extracted for attribution in item.extraction.attributions)


EXTRACTED: tuple[Column[Finding], ...] = (
    Column(key="speaker", title="Who", value=lambda row: row.as_dict()["speaker"], style="bold"),
    Column(key="cue", title="Cue", value=lambda row: _cut(row, row.attribution.cue), under="speaker", style="dim"),
    Column(key="text", title="Statement", value=lambda row: _cut(row, row.attribution.content), share=1),
    Column(key="form", title="Form", value=lambda row: row.attribution.form),
    Column(key="modality", title="Modality", value=lambda row: row.attribution.modality, under="form", style="dim"),
    Column(key="id", title="Where", value=lambda row: row.extracted.id, style="cyan"),
    Column(key="paragraph", title="¶", value=lambda row: row.attribution.paragraph, right=True),
    Column(key="source", value=lambda row: _cut(row, row.attribution.source)),
    Column(key="confidence", value=lambda row: round(row.attribution.confidence, 4)),
    Column(key="content_spans", value=lambda row: spans_of(row.attribution.content)),
    Column(key="source_spans", value=lambda row: spans_of(row.attribution.source)),
    Column(key="cue_spans", value=lambda row: spans_of(row.attribution.cue)),
)


def _cut(row: Finding, spans: Iterable[Span]) -> str:
    return " … ".join(row.extracted.text[start:end] for start, end in spans)


def _attribution(text: str, found: Attribution) -> dict[str, Any]:
    speakers = [{"name": who.name, "kind": who.kind, "score": round(who.score, 4)} for who in found.speakers]
    return {
        "speaker": "; ".join(who.name for who in found.speakers),
        "speakers": speakers,
        "form": found.form,
        "modality": found.modality,
        "text": " … ".join(text[start:end] for start, end in found.content),
        "content": [list(span) for span in found.content],
        "source": [list(span) for span in found.source],
        "cue": [list(span) for span in found.cue],
        "medium": _circumstance(found.medium),
        "venue": _circumstance(found.venue),
        "addressee": _circumstance(found.addressee),
        "said_at": _circumstance(found.said_at),
        "parent": found.parent,
        "region": found.region,
        "paragraph": found.paragraph,
        "confidence": round(found.confidence, 4),
    }


def _circumstance(given: Circumstance | SaidAt | None) -> dict[str, Any] | None:
    if given is None:
        return None
    days = {"earliest": given.earliest, "latest": given.latest} if isinstance(given, SaidAt) else {}
    return {"text": given.text, "span": list(given.span)} | days
