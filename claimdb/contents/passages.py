"""A text cut into what claims and disputes compare: a sentence's worth of a content, or of the outlet's own voice."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimdb.contents.words import known, tokens
from claimdb.records import Span

FEWEST_WORDS = 4
"""Of the outlet's own voice: less than that is "he said"."""
LONG_SOURCE = 8
"""Words from which a source tells something itself: "the general, who was dismissed on Monday"."""
MOST_KEYS = 12
"""Of a passage: its most telling words."""
_LEAST_WEIGHT = 2.0
_VOWELS = re.compile(r"[aeiouyjhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_MARKS = " \t\r\n\u00a0,;:.!?…\"'“”‘’„«»()[]–—-"
_OPENING = "\"'“‘„«(["
_SPACE = " \t\r\n\u00a0"


class Piece(NamedTuple):
    """Where a passage stands; ``attribution`` is the number of the one it is content of, None for the outlet."""

    attribution: int | None
    spans: tuple[Span, ...]


def pieces(
    text: str,
    sentences: Sequence[Span],
    contents: Sequence[tuple[int, Sequence[Span]]],
    *,
    framing: Sequence[Span] = (),
    hidden: Sequence[Span] = (),
) -> list[Piece]:
    """The passages of a text: each content sentence by sentence, and what of a sentence stands in no content.

    `contents` are numbers of attributions with their spans, `framing` are their sources and cues, `hidden` are regions
    that are not looked at (captions, links, datelines). Contents without a telling word give none, and neither does a
    sentence in which little is left beside contents, cues and short sources.
    """
    ordered = sorted(sentences)
    found = [piece for number, spans in contents for piece in _of_content(text, ordered, number, spans)]
    covered = sorted(span for _, spans in contents for span in spans)
    told = sorted(span for span in framing if len(tokens(text[span.start : span.end])) < LONG_SOURCE)
    for sentence in ordered:
        if any(sentence.start < end and start < sentence.end for start, end in hidden):
            continue
        left = tuple(part for part in (_trim(text, gap) for gap in _gaps(sentence, covered)) if part)
        beside = (gap for part in left for gap in _gaps(part, told))
        shown = tokens(" ".join(text[start:end] for start, end in beside))
        if len(shown) >= FEWEST_WORDS and sum(1 for word in shown if known(word)[1]) > 1:
            found.append(Piece(None, left))
    return found


def _of_content(text: str, sentences: Sequence[Span], number: int, spans: Sequence[Span]) -> Iterator[Piece]:
    starts = [sentence.start for sentence in sentences]
    parts: dict[int, list[Span]] = {}
    for start, end in spans:
        while start < end:
            at = bisect.bisect_right(starts, start)
            stop = min(end, starts[at]) if at < len(starts) else end
            part = _trim(text, Span(start, stop))
            if part:
                parts.setdefault(at, []).append(part)
            start = stop
    for some in parts.values():
        if any(known(word)[1] for start, end in some for word in tokens(text[start:end])):
            yield Piece(number, tuple(some))


def _gaps(sentence: Span, covered: Sequence[Span]) -> Iterator[Span]:
    at = sentence.start
    for start, end in covered:
        if end <= at:
            continue
        if start >= sentence.end:
            break
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if at < sentence.end:
        yield Span(at, sentence.end)


def _trim(text: str, span: Span) -> Span | None:
    """Without white space at the ends and marks that belong to what stands beside it."""
    start, end = span
    while start < end and text[start] in _MARKS and text[start] not in _OPENING:
        start += 1
    while start < end and text[end - 1] in _SPACE:
        end -= 1
    return Span(start, end) if any(letter.isalnum() for letter in text[start:end]) else None


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Key(NamedTuple):
    """What passages meet under: a number made from a word, and how much the word tells."""

    number: int
    weight: float


def keys(text: str) -> list[Key]:
    """At most :data:`MOST_KEYS` of a passage's telling words, the most telling ones, as numbers.

    Capitalised words count by their consonants, so that other spellings of a name meet ("Gurulev", "Gurulyov"), too.
    """
    best: dict[str, float] = {}
    for printed in tokens(text):
        word, weight = _key_word(printed)
        if weight >= _LEAST_WEIGHT:
            best[word] = max(weight, best.get(word, 0.0))
    chosen = sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_KEYS]
    return [Key(_number(word), weight) for word, weight in chosen]


@lru_cache(maxsize=100_000)
def _key_word(printed: str) -> tuple[str, float]:
    """The stem, or the consonants of a longer word with a capital; and how much the word tells."""
    stem, weight = known(printed)
    if weight < _LEAST_WEIGHT or not printed[0].isupper():
        return stem, weight
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", stem[1:]))
    return (f"^{stem[0]}{bare}" if len(bare) > 1 else stem), weight


def joined(text: str, spans: Iterable[Span]) -> str:
    """The parts as one text."""
    return " … ".join(text[start:end] for start, end in spans)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest(), "big")
