"""Words, pieces and windows: nothing is lost, nothing stands twice, offsets hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from claimdb.nlp.encoder import WEIGHTS
from claimdb.nlp.layout import find_layout
from claimdb.nlp.words import Words, casing, split_words, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def split(text: str, tokenizer: Tokenizer) -> Words:
    return split_words(text, find_layout(text).paragraphs, tokenizer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ortiz’s dam isn't safe.", ["Ortiz", "’s", "dam", "isn", "'", "t", "safe", "."]),
        ("“Good,” she said — twice.", ["“", "Good", ",", "”", "she", "said", "—", "twice", "."]),
        ("U.S. army, 58th", ["U", ".", "S", ".", "army", ",", "58th"]),
        ("Élodie\u00a0Morel", ["Élodie", "Morel"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    words = split(text, tokenizer)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == expected


def test_casing() -> None:
    words = ["said", ",", "58th", "Ortiz", "A", "NATO", "G7", "McCoy"]
    assert list(map(casing, words)) == [0, 0, 0, 1, 1, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “no” and "yes".', ["“", "no", "”", '"', "yes", '"']),
        ("“open to the end", ["“", "open", "to", "the", "end"]),
        ("He said ‘no’ to the boys’ club.", ["‘", "no", "’"]),
        ("nothing", []),
    ],
)
def test_words_know_whether_they_are_quoted(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    words = split(text, tokenizer)
    quoted = words.features & 2 > 0
    assert [text[s:e] for s, e, q in zip(words.starts, words.ends, quoted, strict=True) if q] == expected


def test_single_marks_of_a_single_quoted_text_read_as_double_ones(tokenizer: Tokenizer) -> None:
    double, single = split("“We stay,” she said.", tokenizer), split("‘We stay,’ she said.", tokenizer)
    assert double.pieces.tolist() == single.pieces.tolist()
    assert double.features.tolist() == single.features.tolist()


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from('ab .,"“”’\n\u00ad😀дअ'), max_size=300),
    limit=st.integers(4, 30),
    context=st.integers(0, 3),
)
def test_windows_hold_every_word_once(text: str, limit: int, context: int, tokenizer: Tokenizer) -> None:
    words = split(text, tokenizer)
    kept: list[int] = []
    for window in windows(words, limit=limit, context=context):
        assert window.first <= window.keep < window.last
        kept += range(window.keep, window.last)
    assert kept == list(range(len(words)))
    assert (np.diff(words.first_piece) > 0).all()


def test_a_window_ends_with_a_paragraph_where_it_can(tokenizer: Tokenizer) -> None:
    text = "\n".join(["The river rose again today."] * 12)
    words = split(text, tokenizer)
    for window in windows(words, limit=20, context=0):
        assert window.last == len(words) or words.paragraph[window.last] != words.paragraph[window.last - 1]


def test_a_long_paragraph_is_cut_behind_a_sentence(tokenizer: Tokenizer) -> None:
    words = split("The river rose again. " * 40, tokenizer)
    *cut, _ = windows(words, limit=60, context=0)
    assert cut
    assert all(words.ends_sentence[window.last - 1] for window in cut)
