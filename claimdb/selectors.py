"""Span ↔ W3C selectors: say where a span stands so that it is found again in a changed text.

A *selector* is what the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors) puts under
``selector`` when two descriptions name the same segment: a list of a ``TextPositionSelector`` and a
``TextQuoteSelector``. It is plain JSON. A span of several parts is a list of selectors, one a part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from claimdb.records import Span

POSITION = "TextPositionSelector"
QUOTATION = "TextQuoteSelector"

SelectorPart = dict[str, str | int]
"""One W3C selector object."""
Selector = list[SelectorPart]
"""Position and quotation of one span."""

CONTEXT = 32
"""Letters kept on each side of a span; more where that is not enough to tell it from its repetitions."""
MAX_CONTEXT = 1024
MIN_SIMILARITY = 0.75
"""Least normalised Levenshtein similarity of a changed wording to the stored one."""
SHORT = 20
"""A wording below this length may well stand elsewhere by chance: it needs half of its context."""
LEAD = 5
"""Letters of context that one place must keep more than every other."""
MARGIN = 0.05
"""How much better than the next best a changed wording must be."""
_SEED = 8
_MAX_SEEDS = 32
_MAX_HITS = 200
_MAX_OCCURRENCES = 20_000


# ── describe ─────────────────────────────────────────────────────────────────────────────────────────────────────


def describe(text: str, spans: Sequence[Span]) -> list[Selector]:
    """One selector a span, in the order given. ``[describe_span(text, span)]`` for a single one."""
    return [describe_span(text, span) for span in spans]


def describe_span(text: str, span: Span) -> Selector:
    """Position and quotation of `span`, with as much context as tells it from every other place in `text`."""
    return [position_selector(span), quote_selector(text, span)]


def position_selector(span: Span) -> SelectorPart:
    """The ``TextPositionSelector`` of a span; offsets are code points, as in the whole project."""
    return {"type": POSITION, "start": span.start, "end": span.end}


def quote_selector(text: str, span: Span) -> SelectorPart:
    """The ``TextQuoteSelector`` of a span. Raises ``ValueError`` for a span that is not inside `text`."""
    start, end = span
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span [{start}, {end}) is not inside a text of {len(text)} characters")
    context = CONTEXT
    while True:
        before, after = max(0, start - context), min(len(text), end + context)
        whole = before == 0 and after == len(text)
        if whole or context >= MAX_CONTEXT or not _stands_twice(text, text[before:after]):
            break
        context *= 2
    return {
        "type": QUOTATION,
        "exact": text[start:end],
        "prefix": text[before:start],
        "suffix": text[end:after],
    }


def _stands_twice(text: str, part: str) -> bool:
    return text.find(part, text.find(part) + 1) >= 0


# ── anchor ───────────────────────────────────────────────────────────────────────────────────────────────────────


def anchor_all(text: str, selectors: Sequence[Sequence[Mapping[str, object]]]) -> tuple[Span, ...] | None:
    """Every span of `describe`, or ``None`` as soon as one of them is not found."""
    spans: list[Span] = []
    for selector in selectors:
        span = anchor(text, selector)
        if span is None:
            return None
        spans.append(span)
    return tuple(spans)


def anchor(text: str, selector: Mapping[str, object] | Sequence[Mapping[str, object]]) -> Span | None:
    """Where the described span stands in `text`; ``None`` where that cannot be said.

    Tried in order: the position with wording and context; the wording with its whole context; the wording with the
    part of its context that is left; a slightly changed wording. Two places that fit equally well give ``None``.
    """
    target = _target([selector] if isinstance(selector, Mapping) else selector)
    if target.exact is None:
        return target.span if target.span and 0 <= target.span.start <= target.span.end <= len(text) else None
    if target.span and _stands_at(text, target, target.span.start):
        return target.span
    full = target.prefix + target.exact + target.suffix
    if not target.wording.strip():
        return None
    first = text.find(full)
    if first >= 0:
        unique = text.find(full, first + 1) < 0
        start = first + len(target.prefix)
        return Span(start, start + len(target.exact)) if unique else None
    return _by_remaining_context(text, target) if target.exact in text else _by_similarity(text, target)


@dataclass(frozen=True, slots=True)
class _Target:
    """A selector's parts; ``exact`` is ``None`` where it has no quotation, ``span`` where it has no position."""

    span: Span | None
    exact: str | None
    prefix: str
    suffix: str

    @property
    def wording(self) -> str:
        return self.exact or ""


def _target(parts: Sequence[Mapping[str, object]]) -> _Target:
    span, exact, prefix, suffix = None, None, "", ""
    for part in parts:
        if part.get("type") == POSITION:
            start, end = part.get("start"), part.get("end")
            if isinstance(start, int) and isinstance(end, int):
                span = Span(start, end)
        elif part.get("type") == QUOTATION:
            exact = str(part.get("exact", ""))
            prefix, suffix = str(part.get("prefix") or ""), str(part.get("suffix") or "")
    return _Target(span, exact, prefix, suffix)


def _stands_at(text: str, target: _Target, start: int) -> bool:
    """The wording and its whole context stand at `start`."""
    before = start - len(target.prefix)
    return before >= 0 and text.startswith(target.prefix + target.wording + target.suffix, before)


def _by_remaining_context(text: str, target: _Target) -> Span | None:
    """The occurrence of the wording that keeps half of its context, and clearly more than every other one."""
    places = list(_occurrences(text, target.wording))
    if len(places) > _MAX_OCCURRENCES:
        return None
    scored = sorted(((_context_kept(text, target, start), start) for start in places), reverse=True)
    best, start = scored[0]
    available = len(target.prefix) + len(target.suffix)
    enough = best >= max(CONTEXT, available) / 2
    if len(scored) == 1:
        sure = enough or len(target.wording) >= SHORT
    else:
        sure = enough and best - scored[1][0] >= max(LEAD, best // 5)
    return Span(start, start + len(target.wording)) if sure else None


def _occurrences(text: str, part: str) -> Iterator[int]:
    """At most one more than the number that `anchor` is ready to compare."""
    start = text.find(part) if part else -1
    for _ in range(_MAX_OCCURRENCES + 1):
        if start < 0:
            return
        yield start
        start = text.find(part, start + 1)


def _context_kept(text: str, target: _Target, start: int) -> int:
    """Letters of prefix and suffix that still stand beside the wording at `start`."""
    end = start + len(target.wording)
    left, right = text[max(0, start - len(target.prefix)) : start], text[end : end + len(target.suffix)]
    return Levenshtein.similarity(target.prefix, left) + Levenshtein.similarity(target.suffix, right)


# ── a changed wording ────────────────────────────────────────────────────────────────────────────────────────────


def _by_similarity(text: str, target: _Target) -> Span | None:
    """The one place whose wording is nearly the stored one."""
    if len(target.wording) < SHORT:
        return None
    found: dict[Span, float] = {}
    for offset in _likely_offsets(text, target.wording):
        span, score = _aligned(text, target, offset)
        if score >= MIN_SIMILARITY:
            found[span] = score
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    best, score = ranked[0]
    rivals = [s for span, s in ranked[1:] if span.end <= best.start or span.start >= best.end]
    return best if not rivals or score - rivals[0] >= MARGIN else None


def _likely_offsets(text: str, wording: str) -> list[int]:
    """Where the wording would start, judged by short pieces of it that still stand in the text; most votes first."""
    step = max(_SEED, len(wording) // _MAX_SEEDS)
    width = max(_SEED, len(wording) // 8)
    votes: Counter[int] = Counter()
    for at in range(0, len(wording) - _SEED + 1, step):
        seed = wording[at : at + _SEED]
        place = text.find(seed)
        for _ in range(_MAX_HITS):
            if place < 0:
                break
            votes[(place - at) // width] += 1
            place = text.find(seed, place + 1)
    return [max(0, bucket * width) for bucket, _ in votes.most_common(8)]


def _aligned(text: str, target: _Target, offset: int) -> tuple[Span, float]:
    """The span that the stored wording falls on, aligned with the text around `offset`, and their similarity (0–1)."""
    wording = target.wording
    slack = max(_SEED, len(wording) // 4) + len(wording) // 8
    low = max(0, offset - len(target.prefix) - slack)
    window = text[low : offset + len(wording) + len(target.suffix) + 2 * slack]
    stored = target.prefix + wording + target.suffix
    inner = Span(len(target.prefix), len(target.prefix) + len(wording))
    start, end = inner.start, inner.end
    for op in Levenshtein.opcodes(stored, window):
        if op.src_start <= inner.start < op.src_end:
            start = min(op.dest_end, op.dest_start + inner.start - op.src_start)
        if op.src_start < inner.end <= op.src_end:
            end = min(op.dest_end, op.dest_start + inner.end - op.src_start)
    end = max(start, end)
    similarity = Levenshtein.normalized_similarity(wording, window[start:end])
    return Span(low + start, low + end), similarity
