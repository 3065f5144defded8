"""A content as a text of its own, and when to believe what is found in it."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from claimdb.nlp.attributions import Draft, WordSpan
from claimdb.nlp.encoder import WEIGHTS, Encoded
from claimdb.nlp.layout import find_layout
from claimdb.nlp.nesting import (
    OPENING,
    QUOTED,
    alone,
    convincing,
    of_others,
    says_nothing,
    speaks_of_herself,
    worth_reading,
)
from claimdb.nlp.words import Words, split_words
from claimdb.records import Attribution, Span, SpeakerGuess

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
    inner = alone(words, [(3, 14)])
    assert strings(inner)[:4] == ["“", "As", "Ramos", "said"]
    assert not (inner.features & QUOTED).any()
    assert (inner.features & OPENING).tolist() == [1] + [0] * (len(inner) - 1)
    assert inner.first_piece[-1] == len(inner.pieces)


def test_parts_of_a_content_are_read_as_one(words: Words) -> None:
    inner = alone(words, [(18, 20), (24, 26)])
    assert strings(inner) == ["The", "dam", "would", "hold"]
    assert (np.diff(inner.starts) > 0).all()


def encoded(words: Words, *, ends: tuple[int, ...], cues: tuple[int, ...]) -> Encoded:
    """As the encoder would give it, with sentences that end at some words and inner cues at others."""
    scores, inner = np.full(len(words), -5.0, np.float32), np.full(len(words), -5.0, np.float32)
    scores[list(ends)] = 5.0
    inner[list(cues)] = 5.0
    none = np.zeros((len(words), 1), np.float32)
    return Encoded(words, none, none, scores, inner, none, np.zeros(len(words), np.int32), none)


def test_only_sentences_that_may_hold_a_cue_are_read_again(words: Words) -> None:
    said, said_again = (i for i, word in enumerate(strings(words)) if word == "said")
    assert strings(words)[17:19] == [".", "The"]
    text = encoded(words, ends=(17, len(words) - 1), cues=(said, said_again))
    assert worth_reading(text, draft(span(3, 15))) == [(3, 15)]
    assert worth_reading(text, draft(span(8, 17))) == []
    assert worth_reading(text, draft(span(8, 27))) == [(18, 27)]
    assert worth_reading(text, draft(span(2, 27))) == [(2, 27)]
    assert worth_reading(text, draft(span(5, 8))) == []


def attribution(name: str | None, source: str, parent: int | None = None) -> Attribution:
    speakers = (SpeakerGuess(name, "person"),) if name else ()
    start = OWN.index(source)
    return Attribution(
        content=(Span(0, 1),), source=(Span(start, start + len(source)),), parent=parent, speakers=speakers
    )


OWN = "Ana Bell, she, Bell, the mayor, Jo Ramos"


def test_what_somebody_says_of_herself_is_no_statement_of_another() -> None:
    found = [
        attribution("Ana Bell", "Ana Bell"),
        attribution("Ana Bell", "she", 0),
        attribution("Jo Ramos", "Jo Ramos", 1),
        attribution("Ana Bell", "Bell", 0),
        attribution(None, "she", 0),
        attribution("Ana Bell", "the mayor", 0),
        attribution("Ana Bell", "she"),
    ]
    left = of_others(OWN, found)
    assert [OWN[slice(*a.source[0])] for a in left] == ["Ana Bell", "Jo Ramos", "she", "the mayor", "she"]
    assert [a.parent for a in left] == [None, 0, 0, 0, None]


@pytest.mark.parametrize(
    ("source", "content", "nothing"),
    [("They", "this", True), ("The", "the mill", True), ("They", "the mill", False), ("The men", "the mill", False)],
)
def test_a_word_that_points_elsewhere_is_no_statement(source: str, content: str, nothing: bool) -> None:
    text = "They agreed on this. The men want the mill."
    place = [Span(text.index(part), text.index(part) + len(part)) for part in (source, content)]
    assert says_nothing(text, Attribution(content=(place[1],), source=(place[0],), parent=0)) is nothing


def test_who_speaks_of_herself() -> None:
    assert speaks_of_herself("We")
    assert not speaks_of_herself("Ramos")


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        (draft(span(4, 9), cue=span(2, 3), source=span(1, 2)), True),
        (draft(span(4, 9), cue=span(2, 3)), False),
        (draft(span(4, 9), source=span(1, 2)), False),
        (draft(span(4, 9), cue=span(2, 3, 0.2), source=span(1, 2)), False),
        (draft(span(4, 9, 0.2), cue=span(2, 3), source=span(1, 2)), False),
        (draft(span(4, 9), cue=span(2, 3), source=span(1, 2), link=0.1), False),
        (draft(span(0, 12), cue=span(2, 3), source=span(1, 2)), False),
    ],
)
def test_only_convincing_inner_attributions_are_kept(inner: Draft, kept: bool) -> None:
    assert bool(convincing([inner], 12)) is kept
