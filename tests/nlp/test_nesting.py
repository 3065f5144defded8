"""A content as a text of its own, and when to believe what is found in it."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from claimdb.nlp.attributions import Draft, WordSpan
from claimdb.nlp.encoder import WEIGHTS
from claimdb.nlp.layout import find_layout
from claimdb.nlp.nesting import OPENING, QUOTED, convincing, words_of, worth_reading
from claimdb.nlp.words import Words, split_words

TEXT = "Bell wrote: “As Ramos said on Monday, the dam holds,” and left. The dam, Ramos said, would hold."


@pytest.fixture(scope="module")
def words() -> Words:
    return split_words(TEXT, find_layout(TEXT).paragraphs, Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))


def span(first: int, last: int, sure: float = 0.9) -> WordSpan:
    return WordSpan(first, last, sure, sure)


def draft(*contents: WordSpan, cue: WordSpan | None = None, source: WordSpan | None = None, link: float = 0.9) -> Draft:
    return Draft(cue, source, list(contents), link, link)


def strings(words: Words) -> list[str]:
    return [TEXT[s:e] for s, e in zip(words.starts, words.ends, strict=True)]


def test_a_quotation_read_again_is_no_longer_in_quotation_marks(words: Words) -> None:
    inner = words_of(words, draft(span(3, 14)))
    assert strings(inner)[:4] == ["“", "As", "Ramos", "said"]
    assert not (inner.features & QUOTED).any()
    assert (inner.features & OPENING).tolist() == [1] + [0] * (len(inner) - 1)
    assert inner.first_piece[-1] == len(inner.pieces)


def test_parts_of_a_content_are_read_as_one(words: Words) -> None:
    inner = words_of(words, draft(span(18, 20), span(24, 26)))
    assert strings(inner) == ["The", "dam", "would", "hold"]
    assert (np.diff(inner.starts) > 0).all()


def test_short_contents_hold_nothing_more() -> None:
    assert not worth_reading(draft(span(0, 3), span(5, 7)))
    assert worth_reading(draft(span(0, 3), span(5, 8)))


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        (draft(span(4, 9), cue=span(2, 3), source=span(1, 2)), True),
        (draft(span(4, 9), cue=span(2, 3)), False),
        (draft(span(4, 9), source=span(1, 2)), False),
        (draft(span(4, 9), cue=span(2, 3, 0.3), source=span(1, 2)), False),
        (draft(span(4, 9, 0.3), cue=span(2, 3), source=span(1, 2)), False),
        (draft(span(4, 9), cue=span(2, 3), source=span(1, 2), link=0.2), False),
        (draft(span(0, 12), cue=span(2, 3), source=span(1, 2)), False),
    ],
)
def test_only_convincing_inner_attributions_are_kept(inner: Draft, kept: bool) -> None:
    assert bool(convincing([inner], 12)) is kept
