"""Is every quotation in a draft printed as it was stored?

The words are compared, not the typography: marks, dashes, case, white space and punctuation count for nothing, an
ellipsis and a bracketed insertion do. Nothing here reads a database: the stored wordings are handed in.
"""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimdb import text as texts
from claimdb.nlp import layout, quotes
from claimdb.records import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.store.rows import Statement

Verdict = Literal["verbatim", "trimmed", "paraphrase", "altered", "unknown"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""In one stretch · in parts · words of a paraphrase, which nobody printed in quotation marks · changed · not stored."""

MIN_SIMILARITY = 0.65
MIN_SIMILARITY_SHORT = 0.8
"""Least similarity of an altered quotation, 0 to 1; the second for one of fewer than ``SHORT`` words."""
SHORT = 5
LONG_RUN = 6
"""So many words in a row are no coincidence: what has them is altered, however much stands around them."""
SMALL = 3
"""Letters of the longest words that tell nothing about where to look."""
_CANDIDATES = 20
_RAREST = 12
_SHARED_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWording:
    """What one article gives to one speaker. Wordings of one `article` and one `who` may be quoted in one stretch."""

    id: str
    text: str
    """Parts joined by ' … '."""
    form: Form
    who: str | None
    where: str
    article: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and what is stored in their place; one of them may be empty."""

    draft: str
    stored: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuotation:
    """One quotation of the draft. `matches`: the wordings that hold it, for ``altered`` the closest one."""

    span: Span
    """Without its marks."""
    text: str
    paragraph: int
    speech: bool
    """False for what looks like a title, a nickname or a borrowed term."""
    verdict: Verdict
    matches: tuple[StoredWording, ...] = ()
    similarity: float = 0.0
    differences: tuple[Difference, ...] = ()


def wording_of(statement: Statement) -> StoredWording:
    """A stored statement as `check` compares it."""
    article = statement.article
    where = ", ".join(part for part in (article.outlet_label, article.title, article.published) if part)
    who = "; ".join(speaker.name for speaker in statement.speakers) or statement.source.text or None
    return StoredWording(
        id=statement.id, text=statement.text, form=statement.form, who=who, where=where, article=article.id
    )


def check(draft: str, wordings: Iterable[StoredWording]) -> tuple[CheckedQuotation, ...]:
    """Every quotation of `draft`, in order; those inside another are checked as part of it."""
    paragraphs = layout.find_layout(draft).paragraphs
    outermost = [quotation for quotation in quotes.quotations(draft, paragraphs) if not quotation.depth]
    words = [list(_words(draft[q.inner.start : q.inner.end])) for q in outermost]
    index = _Index(words, wordings)
    starts = [paragraph.start for paragraph in paragraphs]
    return tuple(
        CheckedQuotation(
            span=quotation.inner,
            text=draft[quotation.inner.start : quotation.inner.end],
            paragraph=bisect_right(starts, quotation.span.start),
            speech=quotes.marks_speech(draft, quotation),
            verdict=answer.verdict,
            matches=answer.matches,
            similarity=answer.similarity,
            differences=answer.differences,
        )
        for quotation, answer in zip(outermost, map(index.answer, words), strict=True)
    )


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Word(NamedTuple):
    norm: str
    printed: str
    after_cut: bool
    """An ellipsis stands before it."""
    inserted: bool
    """It stands in square brackets: not the speaker's, or not said here."""


_LETTERS = "[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]+"
_PIECE = re.compile(
    r"(?P<cut>\[\W*\]|…|\.(?:\s?\.){2,})"
    rf"|(?P<word>(?:\[{_LETTERS}\])?{_LETTERS}(?:(?:['’ʼ´`]|(?<=\d)[.,](?=\d)){_LETTERS})*(?:\[{_LETTERS}\])?)"
    r"|(?P<bracket>[\[\]])"
)
_BRACKETS = str.maketrans("", "", "[]")


def _words(text: str) -> Iterator[_Word]:
    cut = inserted = False
    for match in _PIECE.finditer(text):
        if match["cut"]:
            cut = True
        elif match["bracket"]:
            inserted = match["bracket"] == "["
        elif norm := _norm(match["word"]):
            yield _Word(norm, match["word"], cut, inserted)
            cut = False
    if cut:
        yield _Word("", "", True, False)


@lru_cache(maxsize=2**16)
def _norm(word: str) -> str:
    return texts.wording(word).translate(_BRACKETS)


def _telling(norms: set[str]) -> set[str]:
    """The words by which to look for a quotation: not the small ones, if there are others."""
    long = {norm for norm in norms if len(norm) > SMALL}
    return long if len(long) > 1 else norms


def _norms(text: str) -> set[str]:
    """The words of `_words`, at once; good enough to see what is worth a closer look."""
    return {match["word"].translate(_BRACKETS) for match in _PIECE.finditer(texts.wording(text)) if match["word"]}


# ── the index ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Passage:
    """All wordings of one speaker in one article, one after the other; `joined` is ``" word word … word "``."""

    wordings: list[StoredWording] = field(default_factory=list)
    words: list[_Word] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    cuts: set[int] = field(default_factory=set)
    """Words before which something is left out, or another wording begins."""
    starts: list[int] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    """Where in `joined` each word begins, and where its middle is."""
    joined: str = " "

    def add(self, wording: StoredWording) -> None:
        words = [word for word in _words(wording.text) if word.norm]
        first = len(self.words)
        self.cuts.update((first, first + len(words)))
        self.cuts.update(first + n for n, word in enumerate(words) if word.after_cut)
        self.owners.extend([len(self.wordings)] * len(words))
        self.quoted.extend(_quoted(wording, words))
        self.words.extend(words)
        self.wordings.append(wording)

    def close(self) -> None:
        """Make `joined` once all wordings are there."""
        at = 1
        for word in self.words:
            self.starts.append(at)
            self.middles.append(at + len(word.norm) / 2)
            at += len(word.norm) + 1
        self.joined = " " + "".join(word.norm + " " for word in self.words)

    def find(self, norms: Sequence[str], start: int = 0) -> Iterator[Span]:
        """Where the words stand in a row, as ranges of words, from word `start` on."""
        needle = " " + " ".join(norms) + " "
        at = self.joined.find(needle, self.starts[start] - 1 if start < len(self.starts) else len(self.joined))
        while at >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            yield Span(first, first + len(norms))
            at = self.joined.find(needle, at + 1)

    def held_by(self, span: Span) -> list[StoredWording]:
        return [self.wordings[n] for n in sorted(set(self.owners[span.start : span.end]))]


def _quoted(wording: StoredWording, words: Sequence[_Word]) -> list[bool]:
    """Which words of a wording stand in quotation marks. A mixed one that keeps no marks is taken as quoted."""
    if wording.form == "indirect":
        return [False] * len(words)
    marks = quotes.quotations(wording.text, [Span(0, len(wording.text))]) if wording.form == "mixed" else ()
    if not marks:
        return [True] * len(words)
    places = [m.start() for m in _PIECE.finditer(wording.text) if m["word"] and _norm(m["word"])]
    return [any(q.span.start <= place < q.span.end for q in marks) for place in places]


class _Answer(NamedTuple):
    verdict: Verdict
    matches: tuple[StoredWording, ...] = ()
    similarity: float = 0.0
    differences: tuple[Difference, ...] = ()


class _Index:
    """The stored wordings that share words with a draft's quotations; reads them once and keeps only those."""

    def __init__(self, quotations: Sequence[Sequence[_Word]], wordings: Iterable[StoredWording]) -> None:
        self.total = 0
        self.holders: Counter[str] = Counter()
        self.passages: list[_Passage] = []
        self.postings: dict[str, list[int]] = defaultdict(list)
        self._collect(quotations, wordings)
        for number, passage in enumerate(self.passages):
            passage.close()
            for norm in {word.norm for word in passage.words}:
                self.postings[norm].append(number)

    def _collect(self, quotations: Sequence[Sequence[_Word]], wordings: Iterable[StoredWording]) -> None:
        wanted: dict[str, list[int]] = defaultdict(list)
        needed: list[int] = []
        for number, words in enumerate(quotations):
            norms = _telling({word.norm for word in words if word.norm})
            needed.append(min(_SHARED_WORDS, math.ceil(len(norms) / 3)))
            for norm in norms:
                wanted[norm].append(number)
        by_speaker: dict[tuple[str, str], _Passage] = {}
        for wording in wordings:
            self.total += 1
            shared = _norms(wording.text) & wanted.keys()
            self.holders.update(shared)
            counts = Counter(number for norm in shared for number in wanted[norm])
            if any(count >= needed[number] for number, count in counts.items()):
                key = (wording.article, wording.who) if wording.who else (wording.article, f"\n{self.total}")
                by_speaker.setdefault(key, _Passage()).add(wording)
        self.passages = list(by_speaker.values())

    def answer(self, quotation: Sequence[_Word]) -> _Answer:
        """The verdict on one quotation and what it rests on."""
        norms = [word.norm for word in quotation if word.norm]
        if not norms:
            return _Answer("unknown")
        return self._in_a_row(quotation, norms) or self._in_parts(quotation) or self._closest(quotation, norms)

    def _holding(self, norms: Iterable[str]) -> list[_Passage]:
        """Passages with all of the words."""
        lists = sorted((self.postings.get(norm, []) for norm in set(norms)), key=len)
        common = set(lists[0]).intersection(*lists[1:]) if lists else set()
        return [self.passages[number] for number in sorted(common)]

    def _in_a_row(self, quotation: Sequence[_Word], norms: Sequence[str]) -> _Answer | None:
        cuts = {n for n, word in enumerate(quotation) if word.after_cut}
        found: dict[Verdict, list[StoredWording]] = defaultdict(list)
        for passage in self._holding(norms):
            for span in passage.find(norms):
                inside = {n - span.start for n in passage.cuts if span.start < n < span.end}
                at_edges = {n - span.start for n in (span.start, span.end) if n in passage.cuts}
                verdict: Verdict = "verbatim" if inside <= cuts <= inside | at_edges else "trimmed"
                quoted = all(passage.quoted[span.start : span.end])
                found[verdict if quoted else "paraphrase"].extend(passage.held_by(span))
        best = next((verdict for verdict in VERDICTS if verdict in found), None)
        return _Answer(best, tuple(dict.fromkeys(found[best])), 1.0) if best else None

    def _in_parts(self, quotation: Sequence[_Word]) -> _Answer | None:
        """Every part between ellipses and brackets stands in one passage, in the same order."""
        if not any(word.after_cut or word.inserted for word in quotation):
            return None
        parts = _parts(quotation)
        found: list[StoredWording] = []
        for passage in self._holding(norm for part in parts for norm in part):
            spans = _in_order(passage, parts)
            if spans and all(all(passage.quoted[span.start : span.end]) for span in spans):
                found.extend(wording for span in spans for wording in passage.held_by(span))
        return _Answer("trimmed", tuple(dict.fromkeys(found)), 1.0) if found else None

    def _closest(self, quotation: Sequence[_Word], norms: Sequence[str]) -> _Answer:
        """The most similar stretch of all candidates, if it is similar enough."""
        best = _Answer("unknown")
        words = [word for word in quotation if word.norm]
        for passage in self._candidates(norms) if len(norms) > 1 else ():
            answer = _compared(words, passage)
            if answer.similarity > best.similarity:
                best = answer
        return best

    def _candidates(self, norms: Sequence[str]) -> list[_Passage]:
        """Those that share the rarest words."""
        weights: dict[int, float] = defaultdict(float)
        known = [norm for norm in _telling(set(norms)) if norm in self.postings]
        for norm in sorted(known, key=lambda norm: (self.holders[norm], norm))[:_RAREST]:
            rarity = math.log1p(self.total / (1 + self.holders[norm]))
            for number in self.postings[norm]:
                weights[number] += rarity
        best = heapq.nsmallest(_CANDIDATES, weights, key=lambda number: (-weights[number], number))
        return [self.passages[number] for number in best]


def _parts(quotation: Sequence[_Word]) -> list[list[str]]:
    """Runs of words without an ellipsis or an insertion in between."""
    parts: list[list[str]] = [[]]
    for word in quotation:
        if word.after_cut or word.inserted:
            parts.append([])
        if word.norm and not word.inserted:
            parts[-1].append(word.norm)
    return [part for part in parts if part]


def _in_order(passage: _Passage, parts: Sequence[Sequence[str]]) -> list[Span]:
    """One place for each part, each after the one before; empty if there is no room for all of them."""
    spans: list[Span] = []
    for part in parts:
        span = next(passage.find(part, spans[-1].end if spans else 0), None)
        if span is None:
            return []
        spans.append(span)
    return spans


def _compared(words: Sequence[_Word], passage: _Passage) -> _Answer:
    """The stretch of a passage that is most like the words, and where they differ."""
    norms = [word.norm for word in words]
    joined = " ".join(norms)
    alignment = fuzz.partial_ratio_alignment(joined, passage.joined)
    if alignment is None:
        return _Answer("unknown")
    first, last = (bisect_left(passage.middles, at) for at in (alignment.dest_start, alignment.dest_end))
    slack = 2 + len(words) // 4
    first, last = _trimmed(norms, [word.norm for word in passage.words], Span(max(0, first - slack), last + slack))
    stored = passage.words[first:last]
    operations = Levenshtein.opcodes(norms, [word.norm for word in stored])
    similarity = fuzz.ratio(joined, " ".join(word.norm for word in stored)) / 100
    run = max((op.src_end - op.src_start for op in operations if op.tag == "equal"), default=0)
    enough = MIN_SIMILARITY_SHORT if len(words) < SHORT else MIN_SIMILARITY
    if similarity < enough and run < LONG_RUN:
        return _Answer("unknown")
    differences = [
        Difference(
            " ".join(word.printed for word in words[op.src_start : op.src_end]),
            " ".join(word.printed for word in stored[op.dest_start : op.dest_end]),
        )
        for op in operations
        if op.tag != "equal"
    ]
    closest = passage.held_by(Span(first, last))
    return _Answer("altered", tuple(closest[:1]), similarity, tuple(differences))


def _trimmed(norms: Sequence[str], passage: Sequence[str], window: Span) -> Span:
    """The part of a wide window that the words fall on: outside the outermost equal ones, one word for one word."""
    operations = Levenshtein.opcodes(norms, passage[window.start : window.end])
    equal = [op for op in operations if op.tag == "equal"]
    if not equal:
        return Span(window.start, window.start)
    start = window.start + equal[0].dest_start - equal[0].src_start
    end = window.start + equal[-1].dest_end + len(norms) - equal[-1].src_end
    return Span(max(0, start), min(len(passage), end))
