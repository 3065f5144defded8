"""A statement's words with their keys, and which of them stand under a negation, a denial or a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from claimdb.clauses import lexicon
from claimdb.clauses.stems import key
from claimdb.records import Span

_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―"), "-"),
    0xA0: " ",
}
_IGNORED = {ord("ſ"): "s", ord("İ"): "i", ord("ı"): "i"}
_TOKEN = re.compile(r"[^\W_]+(?:['.][^\W_]+|(?<=\d)[,-]\d+)*|[^\w\s]")
_CLAUSE_ENDS = frozenset(",;:.?!()")
_SENTENCE_ENDS = frozenset(".?!…")
_LONG = 160
"""Characters of a sentence in which "hoax" and the like reach no further than their part of it."""
_BACKWARDS = ("true", "the case", "correct", "seems", "seem", "real", "a thing", "happening")
"""Ends of denials that speak of what stands before them."""
_REACH = 9
"""Content words that a negator reaches at most."""

_SPELLINGS = {"yo": "e", "io": "e", "iy": "y", "ii": "i", "yy": "y", "ei": "ey", "kh": "h", "zh": "j", "ij": "y"}
_TRANSLITERATED = re.compile(r"(?<!^)(?:yo(?=v|r)|io(?=v\b)|iy\b|ii\b|yy\b|ij\b|ei\b)|kh|zh")
"""Spellings of names from another alphabet, in words that begin with a capital letter."""
_UNTOLD = frozenset(map(key, lexicon.UNTOLD))

MarkKind = Literal["negation", "denial", "falsity", "doubt"]


class Word(NamedTuple):
    text: str
    low: str
    key: str
    start: int
    end: int
    clause: int
    sentence: int
    content: bool
    """Says what the statement is about."""
    negated: bool
    denied: bool


class Mark(NamedTuple):
    """Words that turn a statement, and the characters that they reach."""

    kind: MarkKind
    span: Span
    reach: Span


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    words: tuple[Word, ...]
    keys: frozenset[str]
    """Of its content words."""
    marks: tuple[Mark, ...]
    is_question: bool
    titled: bool
    """A headline in which most words begin with a capital letter."""
    is_two_sided: bool
    """A word like "hoax" stands there, but negated, denied, asked, or left open."""
    negative: frozenset[str]
    """Keys that stand under a negation or denial wherever they stand."""

    def of_kind(self, *kinds: MarkKind) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]

    def printed(self, mark: Mark) -> str:
        return self.text[mark.span.start : mark.span.end].strip(" .,;:!?")

    def content(self) -> Iterator[Word]:
        return (word for word in self.words if word.content)


def plain(text: str) -> str:
    """Straight marks and hyphens, every character in its place."""
    return text if text.isascii() and "`" not in text else _translated(text)


@lru_cache(maxsize=16_384)
def _translated(text: str) -> str:
    return text.translate(_SAME_LENGTH)


def _low(shown: str) -> str:
    """In lower case as patterns that ignore case take it, every character in its place."""
    return (shown if shown.isascii() else shown.translate(_IGNORED)).lower()


@lru_cache(maxsize=10_000)
def read(text: str) -> Reading:
    """The reading of a statement; the same object for the same text, as long as it is remembered."""
    shown = plain(text)
    low = _low(shown)
    tokens = [(found.group(), *found.span()) for found in _TOKEN.finditer(shown)]
    sentences = _sentences(shown, tokens)
    false = list(lexicon.FALSE.finditer(shown)) if lexicon.may_be_false(low) else []
    marks = list(_marks(shown, low, sentences, false))
    told = [mark.span for mark in marks]
    marks += [
        mark for mark in _negations(shown, low, tokens) if not any(_within(mark.span.start, span) for span in told)
    ]
    marks.sort(key=lambda mark: mark.span)
    words = tuple(_words(tokens, marks))
    content = [word for word in words if word.content]
    long = [word for word in words[1:] if len(word.low) > 3 and word.text[0].isalpha()]
    return Reading(
        text=text,
        words=words,
        keys=frozenset(word.key for word in content),
        marks=tuple(marks),
        is_question=shown.rstrip(" \"'").endswith("?"),
        titled=len(long) > 3 and sum(word.text[0].isupper() for word in long) > 0.7 * len(long),
        is_two_sided=_is_two_sided(shown, low, marks, false),
        negative=_always_negative(content),
    )


def shared(left: Reading, right: Reading) -> frozenset[str]:
    """Keys of the content words of both."""
    return left.keys & right.keys


def cover(left: Reading, right: Reading) -> float:
    """The share of the shorter one's content words that the other has, too."""
    least = min(len(left.keys), len(right.keys))
    return len(left.keys & right.keys) / least if least else 0.0


def _always_negative(content: list[Word]) -> frozenset[str]:
    under = {word.key for word in content if word.negated or word.denied}
    return frozenset(under - {word.key for word in content if not (word.negated or word.denied)})


def _sentences(shown: str, tokens: list[tuple[str, int, int]]) -> list[Span]:
    spans, start = [], 0
    for token, _, end in tokens:
        if token in _SENTENCE_ENDS and (end >= len(shown) or not shown[end].isalnum()):
            spans.append(Span(start, end))
            start = end
    if start < len(shown):
        spans.append(Span(start, len(shown)))
    return spans


def _marks(shown: str, low: str, sentences: list[Span], false: list[re.Match[str]]) -> Iterator[Mark]:
    whole = Span(0, len(shown))
    for pattern, may_stand in ((lexicon.OPENING_NO, lexicon.may_open), (lexicon.CLOSING_NO, lexicon.may_close)):
        for found in pattern.finditer(shown) if may_stand(low) else ():
            yield Mark("falsity", Span(*found.span()), whole)
    for found in lexicon.DENYING.finditer(shown) if lexicon.may_deny(low) else ():
        sentence = _around(sentences, found.start())
        passive = shown[max(0, found.start() - 6) : found.start()].lower().endswith(("was ", "were ", "been ", "is "))
        backwards = passive or found.group().lower().endswith(_BACKWARDS)
        reach = Span(sentence.start, found.start()) if backwards else Span(found.end(), sentence.end)
        if backwards and len(sentences) == 2 and shown[sentences[0].end - 1] == "?" and sentence is sentences[1]:
            reach = Span(0, found.start())  # "Dam burst? The photo is not what it seems"
        yield Mark("denial", Span(*found.span()), reach)
    for found in false:
        if _AFFIRMING.search(shown, 0, found.start()) or _OPEN.match(shown, found.end()):
            continue
        if lexicon.OF_A_THING.match(shown, found.start()):
            continue
        reach = _near(shown, _around(sentences, found.start()), found.start())
        if len(sentences) == 2 and min(len(shown[one.start : one.end].split()) for one in sentences) <= 8:
            reach = whole  # "Dam burst? It was a hoax"
        yield Mark("falsity", Span(*found.span()), reach)
    for found in lexicon.UNCONFIRMED.finditer(shown) if lexicon.may_be_open(low) else ():
        yield Mark("doubt", Span(*found.span()), _around(sentences, found.start()))


def _is_two_sided(shown: str, low: str, marks: list[Mark], false: list[re.Match[str]]) -> bool:
    if lexicon.may_leave_open(low) and lexicon.OPEN.search(shown):
        return True
    return bool(false) and not any(mark.kind == "falsity" for mark in marks)


_AFFIRMING = re.compile(
    r"(?:\b(?:not|n't|no|never|den(?:y|ies|ied|ying))(?: \w+){0,3}|\bor|\bwhether .*) $", re.IGNORECASE
)
_OPEN = re.compile(r" or \w+\?|\?")


def _near(shown: str, sentence: Span, at: int) -> Span:
    """The sentence; of a long one the part between commas."""
    if sentence.end - sentence.start <= _LONG:
        return sentence
    start = max(shown.rfind(mark, sentence.start, at) for mark in ",;:")
    ends = [end for mark in ",;:" if (end := shown.find(mark, at, sentence.end)) >= 0]
    return Span(max(start, sentence.start), min(ends, default=sentence.end))


def _around(sentences: list[Span], at: int) -> Span:
    return next((span for span in sentences if span.start <= at < span.end), Span(0, at))


def _negations(shown: str, low_shown: str, tokens: list[tuple[str, int, int]]) -> Iterator[Mark]:
    negators = [place for place, (token, _, _) in enumerate(tokens) if _looked_up(token).negates]
    harmless = [found.span() for found in lexicon.NOT_NEGATING.finditer(shown)] if negators else []
    for index in negators:
        token, start, end = tokens[index]
        low = token.lower()
        if any(first <= start < last for first, last in harmless):
            continue
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if (low == "no" and following in {",", ":", "!"}) or key(following.lower()) in _UNTOLD:
            continue
        reach = tokens[min(index + 2, len(tokens) - 1)][2] if low == "non" else _reach(tokens, index + 1)
        yield Mark("negation", Span(start, end), Span(end, reach))
    for found in lexicon.NEGATING.finditer(shown) if lexicon.may_negate(low_shown) else ():
        first = next((i for i, (_, start, _) in enumerate(tokens) if start >= found.end()), len(tokens))
        if first < len(tokens) and key(tokens[first][0].lower()) in _UNTOLD:
            continue
        yield Mark("negation", Span(*found.span()), Span(found.end(), _reach(tokens, first)))


def _reach(tokens: list[tuple[str, int, int]], first: int) -> int:
    """Where the clause from token *first* on ends; a comma right behind the negator, as in a list, does not "
    "end it."""
    content, end = 0, tokens[first - 1][2] if first else 0
    for token, _, last in tokens[first:]:
        low = token.lower()
        if (token in _CLAUSE_ENDS and content) or (low in lexicon.BREAKS and content):
            break
        content += low not in lexicon.STOP and token[0].isalnum()
        end = last
        if content >= _REACH:
            break
    return end


def _words(tokens: list[tuple[str, int, int]], marks: list[Mark]) -> Iterator[Word]:
    clause = sentence = 0
    negations = [mark for mark in marks if mark.kind == "negation"]
    denials = [mark for mark in marks if mark.kind in ("denial", "falsity")]
    for token, start, end in tokens:
        if not token[0].isalnum():
            clause += token in _CLAUSE_ENDS
            sentence += token in _SENTENCE_ENDS
            continue
        known = _looked_up(token)
        clause += known.breaks
        yield Word(
            token,
            known.low,
            known.key,
            start,
            end,
            clause,
            sentence,
            known.content,
            bool(negations) and any(mark.reach.start <= start < mark.reach.end for mark in negations),
            bool(denials) and any(_reaches(mark, start) for mark in denials),
        )


class _Known(NamedTuple):
    """What a token is by itself, wherever it stands."""

    low: str
    key: str
    content: bool
    breaks: bool
    negates: bool


@lru_cache(maxsize=100_000)
def _looked_up(token: str) -> _Known:
    low = token.lower()
    is_short = low.endswith("n't")
    found = key(low) if token[0].islower() or len(low) < 6 else key(_TRANSLITERATED.sub(_one_spelling, low))
    content = low not in lexicon.STOP and not is_short and (len(low) > 1 or low.isdigit())
    return _Known(
        low,
        found,
        content and found not in lexicon.STANCE_KEYS,
        low in lexicon.BREAKS,
        low in lexicon.NEGATORS or is_short,
    )


def _reaches(mark: Mark, start: int) -> bool:
    return mark.reach.start <= start < mark.reach.end and not _within(start, mark.span)


def _one_spelling(found: re.Match[str]) -> str:
    return _SPELLINGS[found.group()]


def _within(at: int, span: Span) -> bool:
    return span.start <= at < span.end
