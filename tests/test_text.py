"""Forms for comparing: what they make equal and what they keep apart."""

from __future__ import annotations

import re

import pytest

from claimdb import text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Séamus  O'Neill", "seamus o'neill"),
        ("Łukasz Żak", "lukasz zak"),
        ("Cafe\u0301", "Café"),
        ("co\u00adop\u200beration", "cooperation"),
        ("Ada\u00a0Poe", "ada poe"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(one: str, other: str) -> None:
    assert text.fold(one) == text.fold(other)


def test_fold_keeps_other_letters_apart() -> None:
    assert text.fold("Ivan Popov") != text.fold("Ivan Popow")


def test_wording_ignores_marks_spaces_and_case_but_not_words() -> None:
    assert text.wording("“It’s  over …” — he") == text.wording('"it\'s over ..." - he')
    assert text.wording("It is over") != text.wording("It was over")


def test_words_keep_hyphens_and_apostrophes() -> None:
    assert text.words("The co-op’s 3.5 tons, he said.") == ["The", "co-op’s", "3.5", "tons", "he", "said"]
    assert text.count_words(" a  b\nc ") == 3


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("that he had lost the harbour", "he had lost the harbour"),
        ("“We will rebuild,”", "We will rebuild"),
        ('"We will rebuild,"', "We will rebuild"),
        ("many losses from the enemy's guns,”", "many losses from the enemy's guns"),
        ("“the quays were never closed", "the quays were never closed"),
        ("the “quiet” harbour was “closed”", "the “quiet” harbour was “closed”"),
        ("“Stay,” he wrote, “and rebuild”", "“Stay,” he wrote, “and rebuild”"),
        ("“”", "“”"),
    ],
)
def test_bare_drops_what_marks_it_as_said(printed: str, shown: str) -> None:
    assert text.bare(printed) == shown


@pytest.mark.parametrize(
    ("shown", "stands"),
    [
        ("The DAM burst", True),
        ("the dam", True),
        ("Dam", True),
        ("a damp day", False),
        ("“Dam”", True),
        ("a ſilent dam", True),
        ("a Sİlent day", True),
        ("a ſılent day", True),
        ("İdam", False),
        ("a şilent day", False),
        ("", False),
    ],
)
def test_a_pattern_is_found_whatever_the_case(shown: str, stands: bool) -> None:
    assert text.finder(r"\bdam\b|silent")(shown) is stands
    assert bool(re.search(r"\bdam\b|silent", shown, re.IGNORECASE)) is stands
