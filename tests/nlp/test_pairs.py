"""Vectors and scores of statements: shapes, and that neither order nor company changes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from claimdb.errors import ModelError
from claimdb.nlp.pairs import (
    AGREE,
    CONFLICT,
    NEITHER,
    RELATIONS,
    WEIGHTS,
    WIDTH,
    Scorer,
    Vectors,
    WordVectors,
    places,
)

LONG = "The mayor of Harrowgate said that the old bridge across the Wend would be closed to all traffic until May."
TEXTS = ["The bridge is closed.", LONG, "", "Rain is expected tomorrow.", "The bridge is closed."]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors()


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer()


def test_vectors_have_length_one_and_equal_texts_equal_ones(vectors: Vectors) -> None:
    rows = vectors.of(TEXTS)
    assert rows.shape == (5, WIDTH)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    assert (rows[0] == rows[4]).all()
    assert (rows[0] != rows[3]).any()


def test_company_and_order_do_not_touch_a_vector(vectors: Vectors) -> None:
    alone = np.stack([vectors.of([text])[0] for text in TEXTS])
    assert (vectors.of(TEXTS) == alone).all()
    assert (vectors.of(TEXTS[::-1]) == alone[::-1]).all()


def test_the_same_in_other_words_is_nearer_than_something_else(vectors: Vectors) -> None:
    said, reworded, other = vectors.of(
        ["The bridge has been closed since May", "Since May the bridge has been shut", "The school won three medals"]
    )
    assert said @ reworded > 0.8 > 0.5 > said @ other


def test_what_is_longer_than_the_model_reads_is_cut(vectors: Vectors) -> None:
    long = "closed bridge " * 100
    assert (vectors.of([long])[0] == vectors.of([long + "and rain"])[0]).all()


def test_chances_sum_to_one_in_either_order(scorer: Scorer) -> None:
    pairs = [("The bridge is closed", "The bridge is not closed"), (LONG, "The bridge is open"), ("", "")]
    rows = scorer.of(pairs)
    assert rows.shape == (3, len(RELATIONS))
    assert rows.sum(1) == pytest.approx(np.ones(3), abs=1e-5)
    assert (scorer.of([(other, one) for one, other in pairs]) == rows).all()
    assert (np.stack([scorer.of([pair])[0] for pair in pairs]) == rows).all()


def test_denials_and_repeats_are_told_apart(scorer: Scorer) -> None:
    said = "The company has bought the old mill"
    denied, repeated = scorer.of([(said, f"No, it is not true that {said.lower()}"), (said, f"{said}.")])
    assert RELATIONS[denied.argmax()] == "conflict"
    assert denied[CONFLICT] >= scorer.least["conflict"]
    assert RELATIONS[repeated.argmax()] == "agree"
    assert repeated[AGREE] >= scorer.least["agree"]
    assert {AGREE, CONFLICT, NEITHER} == {0, 1, 2}


def test_nothing_in_nothing_out(vectors: Vectors, scorer: Scorer) -> None:
    assert vectors.of([]).shape == (0, WIDTH)
    assert scorer.of([]).shape == (0, 3)


@pytest.mark.parametrize("name", ["vectors", "scorer"])
def test_a_missing_or_damaged_file_is_named(name: str, tmp_path: Path) -> None:
    model = {"vectors": Vectors, "scorer": Scorer}[name](tmp_path)
    with pytest.raises(ModelError, match=rf"{name}\.json is missing"):
        _ = model.card
    shutil.copy(WEIGHTS / f"{name}.json", tmp_path)
    with pytest.raises(ModelError, match=r"\.onnx is missing"):
        _ = model.card
    (tmp_path / f"{name}.onnx").write_bytes(b"half of it")
    with pytest.raises(ModelError, match=rf"damaged .* the one in {name}\.json"):
        _ = model.card


def test_places_tell_the_statements_apart_and_what_one_of_them_lacks() -> None:
    assert places([101, 500, 600, 102, 500, 700, 102], [0, 0, 0, 0, 1, 1, 1]) == [0, 0, 2, 0, 1, 3, 1]
    assert places([101, 500, 102], [0, 0, 0]) == [0, 0, 0]


def test_the_weights_fit_into_the_wheel() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 75e6


def test_rough_vectors_are_near_for_the_same_content() -> None:
    words = WordVectors()
    one, other, far, empty = words.of(
        ["The mayor closed the old bridge on Friday.", "On Friday the old bridge was shut by the mayor.",
         "Apples are cheap this autumn.", ""]
    )  # fmt: skip
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert float(one @ other) > 0.6 > float(one @ far) + 0.2
    assert not empty.any()
    assert words.of([]).shape == (0, 128)


def test_rough_vectors_do_not_depend_on_company() -> None:
    words, text = WordVectors(), "Two lorries burned on the bridge."
    assert (words.of([text])[0] == words.of(["Something else entirely, and longer.", text])[1]).all()
