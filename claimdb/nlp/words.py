"""Text → words, word pieces and windows: what the encoder reads. Training and prediction share it to the letter.

A *word* is a run of letters and digits, a possessive ``'s``, or one other visible character, so that no span of an
attribution begins or ends inside one. A *piece* is a WordPiece (Wu et al. 2016) of the uncased vocabulary. A *window*
is the stretch of words that one pass of the encoder sees: whole paragraphs, with some of the text before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp.quotes import quotations, with_double_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

    from claimdb.nlp.quotes import Quotation
    from claimdb.records import Span

Ints = NDArray[np.int32]

WORD = re.compile(r"['’]s\b|[^\W_]+|[^\w\s]|_")
SENTENCE_END = frozenset(".!?…")
MAX_PIECES_PER_WORD = 16
"""A longer word (a link, a row of dashes) keeps its first pieces: it must not fill a window alone."""

CASINGS = 4
FEATURES = CASINGS * 2 * 2
"""Casing class x inside quotation marks or not x first word of a paragraph or not: what the uncased pieces lose."""
INNER = FEATURES + 1
"""Stands at [CLS] where a content is read alone; ``FEATURES`` stands at every other place that is no word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text; every array has one row a word unless it says otherwise."""

    starts: Ints
    ends: Ints
    paragraph: Ints
    features: Ints
    pieces: Ints
    """Ids, one row a piece."""
    first_piece: Ints
    """Row of each word's first piece in ``pieces``; one row more than words, the last being ``len(pieces)``."""
    ends_sentence: NDArray[np.bool_]
    """Whether a window may be cut behind this word when its paragraph is too long for one."""

    def __len__(self) -> int:
        return len(self.starts)


class Window(NamedTuple):
    """Words ``first`` to ``last`` (half open) go through the encoder; those before ``keep`` are context only."""

    first: int
    keep: int
    last: int


def casing(word: str) -> int:
    """0 for lower case (58th too) and signs, 1 for Capitalised, 2 for CAPITALS, 3 for numbers and mixed case."""
    if word.islower() or not any(map(str.isalnum, word)):
        return 0
    if word.isalpha():
        return (
            2
            if word.isupper() and len(word) > 1
            else 1
            if word[0].isupper() and word[1:].islower() | (len(word) == 1)
            else 3
        )
    return 3


def split_words(
    text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer, known: Sequence[Quotation] | None = None
) -> Words:
    """Words, pieces and features of the paragraphs; a word that the vocabulary's normaliser erases is left out.

    ``known``: the quotations of the text, if somebody has looked for them already.
    """
    starts: list[int] = []
    ends: list[int] = []
    paragraph: list[int] = []
    features: list[int] = []
    sentence_end: list[bool] = []
    pieces: list[int] = []
    first_piece: list[int] = []
    if known is None:
        known = quotations(text, paragraphs)
    quoted = np.zeros(len(text) + 1, np.bool_)
    for quotation in known:
        quoted[quotation.span.start : quotation.span.end] = True
    text = with_double_marks(text, known)
    lines = [text[start:end] for start, end in paragraphs]
    encodings = tokenizer.encode_batch(lines, add_special_tokens=False)
    for number, (line, span, encoding) in enumerate(zip(lines, paragraphs, encodings, strict=True)):
        found = [match.span() for match in WORD.finditer(line)]
        if not found:
            continue
        word_starts = np.fromiter((s for s, _ in found), np.int32, len(found))
        piece_starts = np.fromiter((s for s, _ in encoding.offsets), np.int32, len(encoding.offsets))
        owner = np.searchsorted(word_starts, piece_starts, side="right") - 1
        firsts = np.searchsorted(owner, np.arange(len(found) + 1))
        ids = encoding.ids
        opening = True
        for index, (start, end) in enumerate(found):
            begin, stop = int(firsts[index]), int(firsts[index + 1])
            if begin == stop:
                continue
            word = line[start:end]
            starts.append(span.start + start)
            ends.append(span.start + end)
            paragraph.append(number)
            features.append((casing(word) * 2 + int(quoted[span.start + start])) * 2 + int(opening))
            sentence_end.append(word in SENTENCE_END)
            first_piece.append(len(pieces))
            pieces.extend(ids[begin : min(stop, begin + MAX_PIECES_PER_WORD)])
            opening = False
    first_piece.append(len(pieces))

    def ints(values: list[int]) -> Ints:
        return np.array(values, np.int32)

    return Words(
        ints(starts),
        ints(ends),
        ints(paragraph),
        ints(features),
        ints(pieces),
        ints(first_piece),
        np.array(sentence_end, np.bool_),
    )


def windows(words: Words, *, limit: int = 254, context: int = 64) -> Iterator[Window]:
    """Cut into windows of whole paragraphs, at most ``limit`` pieces, up to ``context`` of them from before it.

    A paragraph longer than a window is cut behind the last sentence end that fits, else behind the last word.
    """
    total = len(words)
    piece = words.first_piece
    keep = 0
    while keep < total:
        first = int(np.searchsorted(piece, max(0, int(piece[keep]) - context)))
        most = int(np.searchsorted(piece, int(piece[first]) + limit, side="right")) - 1
        last = total if most >= total else paragraph_cut(words, keep, most)
        yield Window(first, keep, last)
        keep = last


def paragraph_cut(words: Words, keep: int, most: int) -> int:
    """Where a window that starts at word ``keep`` and can hold words before ``most`` ends best."""
    most = max(most, keep + 1)
    if most >= len(words):
        return len(words)  # the last word alone has more pieces than a window holds
    begins = int(np.searchsorted(words.paragraph, words.paragraph[most]))
    if begins > keep:
        return begins
    ends = np.flatnonzero(words.ends_sentence[keep + 1 : most])
    return keep + 2 + int(ends[-1]) if len(ends) and ends[-1] > (most - keep) // 3 else most
