"""Where two spans stand to each other."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from claimdb.nlp.layout import find_layout
from claimdb.nlp.relations import OFFSETS, SIZES, TOTAL, distance_bucket, relations
from claimdb.nlp.words import Words, split_words

NAMES = ("targets", "points", "paragraphs", "stops", "words", "quotation", "gap")


@pytest.fixture(scope="module")
def words() -> Words:
    from tokenizers import Tokenizer

    from claimdb.nlp.encoder import WEIGHTS

    text = "“It holds,” Ortiz said. “It has to.”\nBray said it leaks."
    return split_words(text, find_layout(text).paragraphs, Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))


def between(words: Words, point: int, target: int) -> dict[str, int]:
    points, targets = [(0, 5), (8, 14), (16, 18)], [(6, 7), (15, 16)]
    row = relations(words, points, targets)[point, target] - np.array(OFFSETS)
    return dict(zip(NAMES, row.tolist(), strict=True))


def test_rows_stay_in_their_part_of_the_table(words: Words) -> None:
    found = relations(words, [(0, 5), (8, 14), (16, 18)], [(6, 7), (15, 16)])
    assert found.shape == (3, 2, len(SIZES))
    for column, (low, high) in enumerate(pairwise((*OFFSETS, TOTAL))):
        assert low <= found[..., column].min()
        assert found[..., column].max() < high


def test_the_next_cue_to_the_right_is_the_first_of_its_side(words: Words) -> None:
    assert between(words, 0, 0)["targets"] == 4
    assert between(words, 0, 1)["targets"] == 5
    assert between(words, 1, 0)["targets"] == 3


def test_paragraphs_and_sentence_ends_are_counted_with_their_side(words: Words) -> None:
    assert between(words, 0, 0)["paragraphs"] == 3
    assert between(words, 0, 1)["paragraphs"] == 4
    assert between(words, 2, 0)["paragraphs"] == 2
    assert between(words, 1, 0)["stops"] == 3 - 1
    assert between(words, 0, 1)["stops"] == 3 + 2


def test_quotation_marks_and_gap(words: Words) -> None:
    assert between(words, 0, 0)["quotation"] == 2 * 2 + 1
    assert between(words, 2, 1)["gap"] == 0


def test_distance_buckets_grow_with_distance_both_ways() -> None:
    right = distance_bucket(np.array([1, 2, 4, 8, 64, 10_000]))
    assert (np.diff(right) >= 0).all()
    assert right[-1] == 23
    assert (distance_bucket(np.array([-1, -10_000])) == [12, 1]).all()


def test_no_spans_no_rows(words: Words) -> None:
    assert relations(words, [], [(0, 1)]).shape == (0, 1, len(SIZES))
    assert relations(words, [(0, 1)], []).shape == (1, 0, len(SIZES))
