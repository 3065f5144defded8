"""Is what is stored what was read and found? Every span is cut out of its text again, every invariant checked.

`verify` gives one Fault for each thing that does not hold. What the database can check itself (unknown words, negative
lengths, rows that refer to nothing) it refuses when it is written; ``claimdb db check`` asks it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb.records import Span
from claimdb.store import audit, keys, wordsearch
from claimdb.store.writing import joined, line_breaks
from claimdb.text import fold

MAX_SAME_CONTENT = 50
"""How often one content may be given to sources in one article before its id cannot be told to be its own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where (article's id, and what in it) and what does not hold there."""

    article: str | None
    where: str
    what: str

    def __str__(self) -> str:
        return (
            ", ".join(part for part in (self.article and f"article {self.article}", self.where) if part)
            + f": {self.what}"
        )

    def as_dict(self) -> dict[str, str | None]:
        return {"article": self.article, "where": self.where, "what": self.what}


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not hold."""

    versions: int
    attributions: int
    spans: int
    faults: tuple[Fault, ...]


def verify(session: Session) -> Verified:
    """Look at everything that is stored."""
    versions = attributions = spans = 0
    faults: list[Fault] = []
    for stored in audit.versions(session):
        versions += 1
        attributions += len(stored.attributions)
        spans += sum(len(one.spans) + len(one.circumstances) + len(one.mentions) for one in stored.attributions)
        spans += sum(map(len, (stored.paragraphs, stored.regions, stored.sections, stored.sentences, stored.entities)))
        spans += len(stored.origins) + sum(len(row.spans) for row in (*stored.passages, *stored.appearances))
        where = f"version {stored.row.number}"
        faults += [
            Fault(stored.row.article_id, f"{where}, {place}".rstrip(", "), what) for place, what in _version(stored)
        ]
    faults += _whole(audit.whole(session))
    return Verified(versions, attributions, spans, tuple(faults))


Found = Iterator[tuple[str, str]]
"""Place in the version, and what does not hold there."""


def _version(stored: audit.StoredVersion) -> Found:
    row = stored.row
    if keys.sha256(row.text) != row.sha256:
        yield "", "the text is not the one that its checksum was made of"
    if keys.article_id(row.key) != row.article_id:
        yield "", "the article's id is not made from its key"
    yield from _layout(stored)
    yield from _passes(stored)
    yield from _compared(stored)
    by_pk = {one.row.pk: one for one in stored.attributions}
    breaks = line_breaks(row.text)
    for one in stored.attributions:
        place = f"statement {one.row.id}"
        checks = (
            _spans(row.text, one),
            _texts(row.text, one),
            _place(stored, one, breaks),
            _identity(row, one),
            _state(stored, one),
            _nesting(one, by_pk),
            _index(one),
        )
        yield from ((place, what) for check in checks for what in check)


# ── the text's own parts ─────────────────────────────────────────────────────────────────────────────────────────


def _layout(stored: audit.StoredVersion) -> Found:
    text = stored.row.text
    for name in ("paragraphs", "regions", "sections", "sentences", "entities"):
        for row in getattr(stored, name):
            place = f"{name} {row.number}"
            if row.end > len(text):
                yield place, f"ends at {row.end}, past the text's {len(text)} characters"
            elif name == "entities" and text[row.start : row.end] != row.text:
                yield place, f"the text has {text[row.start : row.end]!r} where {row.text!r} is stored"
            elif name == "paragraphs" and not text[row.start : row.end].strip():
                yield place, "is blank"
    for name in ("paragraphs", "regions"):
        yield from _in_order(name, getattr(stored, name))
    if [row.number for row in stored.paragraphs] != list(range(1, len(stored.paragraphs) + 1)):
        yield "paragraphs", "are not numbered 1, 2, 3 …"
    for row in stored.paragraphs:
        words = wordsearch.index_form(text[row.start : row.end])
        if stored.row.is_latest and stored.indexed.get(row.number) != words:
            yield f"paragraphs {row.number}", "stands in the search index with other words, or not at all"


def _in_order(name: str, rows: audit.Rows) -> Found:
    """Of each pass, one after the other."""
    for before, row in pairwise(rows):
        same = getattr(before, "pass_pk", None) == getattr(row, "pass_pk", None)
        if same and row.start < before.end:
            yield f"{name} {row.number}", "begins before the one before it ends"


def _passes(stored: audit.StoredVersion) -> Found:
    for step in {one.step for one in stored.passes}:
        current = [one for one in stored.passes if one.step == step and one.is_current]
        if len(current) != 1:
            yield f"step {step}", f"has {len(current)} current passes"


def _compared(stored: audit.StoredVersion) -> Found:
    """What claims, origins and disputes point to."""
    text = stored.row.text
    current = {one.pk for one in stored.passes if one.is_current}
    for row in stored.passages:
        spans = [Span(*span) for span in row.spans]
        place = f"passage {row.pk}"
        if joined(text, spans) != row.text:
            yield place, f"the text has {joined(text, spans)!r} where {row.text!r} is stored"
        if (row.start, row.end) != (spans[0].start, spans[-1].end):
            yield place, f"is said to stand at {row.start}-{row.end}"
        if row.pass_pk not in current:
            yield place, "is of a pass that is not current"
    for row in stored.appearances:
        inside = row.content_start <= row.start and row.end <= row.content_end
        if not inside or (row.start, row.end) != (row.spans[0][0], row.spans[-1][1]):
            yield f"statement {row.statement}", f"appears in a claim at {row.start}-{row.end}, outside of its content"
    for row in stored.origins:
        if row.end > len(text):
            yield f"origin {row.id}", f"ends at {row.end}, past the text's {len(text)} characters"


# ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────


def _parts(one: audit.StoredAttribution, role: str) -> list[Span]:
    return [Span(row.start, row.end) for row in one.spans if row.role == role]


def _spans(text: str, one: audit.StoredAttribution) -> Iterator[str]:
    for role in ("content", "source", "cue"):
        spans = _parts(one, role)
        if spans and spans[-1].end > len(text):
            yield f"{role} ends at {spans[-1].end}, past the text's {len(text)} characters"
        if any(after.start < before.end for before, after in pairwise(spans)):
            yield f"the parts of {role} are not in order"
    if not _parts(one, "content"):
        yield "has no content"


def _texts(text: str, one: audit.StoredAttribution) -> Iterator[str]:
    for role, stored in (("content", one.row.text), ("source", one.row.source_text), ("cue", one.row.cue_text)):
        cut = joined(text, _parts(one, role))
        if cut != stored:
            yield f"the text has {cut!r} where {stored!r} is stored as {role}"
    for row in one.circumstances:
        if text[row.start : row.end] != row.text:
            yield f"the text has {text[row.start : row.end]!r} where {row.text!r} is stored as {row.kind}"
        if row.earliest and row.latest and row.earliest > row.latest:
            yield f"was said between {row.earliest} and {row.latest}, which is before it"
    for row in one.mentions:
        if row.end is not None and row.end > len(text):
            yield f"the mention of {row.name} ends past the text"


def _place(stored: audit.StoredVersion, one: audit.StoredAttribution, breaks: Sequence[int]) -> Iterator[str]:
    content, row = _parts(one, "content"), one.row
    if content and (row.start, row.end) != (content[0].start, content[-1].end):
        yield f"is said to stand at {row.start}-{row.end}, its content at {content[0].start}-{content[-1].end}"
    if row.line != sum(1 for at in breaks if at < row.start) + 1:
        yield f"is said to stand in line {row.line}"
    paragraph = next((p for p in stored.paragraphs if p.number == row.paragraph), None)
    if paragraph is None or not paragraph.start <= row.start < paragraph.end:
        yield f"is said to stand in paragraph {row.paragraph}"


def _identity(version: sa.Row[Any], one: audit.StoredAttribution) -> Iterator[str]:
    content = _parts(one, "content")
    names = [version.key, *(f"{version.key}\n{again}" for again in range(1, MAX_SAME_CONTENT))]
    if not any(keys.attribution_id(name, version.text, content) == one.row.id for name in names):
        yield "its id is not made from article and content"


def _state(stored: audit.StoredVersion, one: audit.StoredAttribution) -> Iterator[str]:
    row = one.row
    current = any(made.pk == row.pass_pk and made.is_current for made in stored.passes)
    if row.listed != (current and stored.row.is_latest and row.rejected_by is None):
        yield "is listed and should not be" if row.listed else "is not listed and should be"
    if row.resolved != bool(one.acting):
        yield f"is marked as {'resolved' if row.resolved else 'unresolved'} with {one.acting} speakers"
    if row.said_from > row.said_to:
        yield f"is dated from {row.said_from} to {row.said_to}"


def _nesting(one: audit.StoredAttribution, by_pk: dict[int, audit.StoredAttribution]) -> Iterator[str]:
    seen, at = {one.row.pk}, one.row.parent_pk
    while at is not None:
        if at in seen:
            yield "stands inside itself"
            return
        seen.add(at)
        outer = by_pk.get(at)
        if outer is None or outer.row.pass_pk != one.row.pass_pk:
            yield "stands inside a statement of another text or pass"
            return
        at = outer.row.parent_pk


def _index(one: audit.StoredAttribution) -> Iterator[str]:
    words = (wordsearch.index_form(one.row.text), wordsearch.index_form(one.row.source_text))
    if one.indexed is None or (one.indexed.content, one.indexed.source) != words:
        yield "stands in the search index with other words, or not at all"


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────


def _whole(found: audit.Whole) -> Iterator[Fault]:
    for article in found.without_latest:
        yield Fault(article, "", "has no latest version")
    if found.stray_statements:
        yield Fault(None, "search index", f"{found.stray_statements} rows stand for no statement")
    if found.stray_paragraphs:
        yield Fault(None, "search index", f"{found.stray_paragraphs} rows stand for no paragraph")
    for row in found.disputes:
        if row.are < row.size:
            yield Fault(None, f"dispute {row.id}", f"lost {row.size - row.are} of {row.size} positions")
    for row in found.speakers:
        place = f"speaker {row.id} ({row.name})"
        if fold(row.name) != row.key:
            yield Fault(None, place, f"is kept under the key {row.key!r}")
        if not row.names:
            yield Fault(None, place, "has no name to be found by")
