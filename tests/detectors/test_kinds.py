"""All kinds together: what users read about each, order, thresholds, and what the pair scorer does."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdb import detectors
from claimdb.clauses.reading import plain
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

KINDS = (
    *("attribution", "characterisation", "name", "number", "place", "polarity", "reversal", "role", "time"),
    *("unverified", "who", "wording"),
)
LEFT, RIGHT = "The Varrin bridge was hit by a drone", "The Varrin bridge was not hit"


def best(left: Position, right: Position, likeness: float = 0.7, conflict: float | None = None) -> Finding:
    agree = None if conflict is None else 1 - conflict
    return detectors.find(left, right, Pairing(likeness, agree, conflict))[0]


def test_each_kind_is_told_in_one_sentence() -> None:
    kinds = detectors.kinds()
    assert tuple(kinds) == KINDS
    assert all(about.endswith(".") and ". " not in about and "\n" not in about for about in kinds.values())


def test_importing_reads_no_detector() -> None:
    code = "import sys, claimdb.detectors; print([m for m in sys.modules if m.startswith('claimdb.detectors.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "polarity" not in loaded
    assert "number" not in loaded


def test_the_surest_comes_first_and_scores_are_probabilities() -> None:
    found = detectors.find(held(LEFT), held(RIGHT + ", the board could not confirm it"), Pairing(0.8, 0.1, 0.9))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(detectors.LEAST <= one.score <= 1 for one in found)


@pytest.mark.parametrize(("low", "high"), [(0.02, None), (None, 0.95), (0.02, 0.95)])
def test_the_scorer_moves_a_score(low: float | None, high: float | None) -> None:
    assert best(held(LEFT), held(RIGHT), conflict=low).score < best(held(LEFT), held(RIGHT), conflict=high).score


def test_unlike_statements_score_less() -> None:
    assert best(held(LEFT), held(RIGHT), 0.3).score < best(held(LEFT), held(RIGHT), 0.8).score


def test_what_no_word_explains_is_said_so() -> None:
    left, right = "The Varrin bridge carries tanks again", "The Varrin bridge lies in the river in pieces"
    assert not detectors.find(held(left), held(right), Pairing(0.7))
    assert not detectors.find(held(left), held(right), Pairing(0.7, 0.5, 0.5))
    found = best(held(left), held(right), conflict=0.97)
    assert found.kind == "polarity"
    assert "no single word" in found.reason


def test_figures_that_only_the_scorer_sees() -> None:
    left, right = "Harbour Board Opens Pier 6 For Vessian Ferries", "Harbour Board opens pier 4 for Vessian ferries"
    found = best(held(left), held(right), 0.9, 0.97)
    assert (found.kind, found.left, found.right) == ("number", "6", "4")


def test_other_days_are_no_conflict() -> None:
    left, right = "The Varrin ferry ran to Lesk on May 4", "The Varrin ferry lay in Lesk on May 9"
    assert not detectors.find(held(left), held(right), Pairing(0.8, 0.01, 0.98))


@pytest.mark.parametrize("text", ["", "…", "“”", "No", "?", "\n"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert not detectors.find(held(text), held(LEFT), Pairing(0.9, 0.5, 0.5))
    assert not detectors.find(held(text), held(text), Pairing(1.0, 0.5, 0.5))
    assert not detectors.find_alone(held(text))


def test_turning_a_pair_turns_its_findings() -> None:
    one, other = held(LEFT), held(RIGHT)
    ours, theirs = best(one, other), best(other, one)
    assert (ours.left, ours.right, ours.stances) == (theirs.right, theirs.left, theirs.stances[::-1])
    assert (ours.score, ours.matter) == (theirs.score, theirs.matter)


WORDS = st.lists(
    st.sampled_from(
        ["not", "No", "denied", "that", "hoax", "was", "posted", "by", "he", "his", "own", "Lesk", "General", "Orlo",
         "name", "nobody", "rose", "fell", "5", "five", "“", "”", ",", ".", "?", "–", "’s", "unconfirmed", "if", "true",
         "said", ":", "58th", "public", "made", "who", "…", "é", "\u00a0", "她", "''"]
    ),
    max_size=25,
)  # fmt: skip


@given(WORDS, WORDS, st.floats(-1, 1), st.floats(0, 1), st.sampled_from(["outlet", "speaker"]))
@settings(max_examples=200, deadline=None)
def test_any_words_can_be_read(one: list[str], other: list[str], likeness: float, conflict: float, kind: str) -> None:
    sides = []
    for words in (one, other):
        text = " ".join(words)
        entities = tuple(("PERSON", word, text.index(word), text.index(word) + len(word)) for word in words[:3])
        sides.append(
            held(text, entities=entities, holder="Orlo", holder_kind=kind, role="".join(words[:2]), form="direct")
        )
    for found in detectors.find(sides[0], sides[1], Pairing(likeness, 1 - conflict, conflict)):
        assert 0 <= found.score <= 1
        assert found.reason
        assert found.matter
    for found in detectors.find_alone(sides[0]):
        assert plain(found.left) in plain(sides[0].text)
