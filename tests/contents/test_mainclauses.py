"""What a speaker says of himself first, whatever follows."""

from __future__ import annotations

import pytest

from claimdb.contents.mainclauses import is_telling, main_clause, tell_the_same

SACKED = "he was sacked one day after he had warned of the cracks"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SACKED, "he was sacked"),
        ("that she had been removed from her post for speaking up", "that she had been removed from her post"),
        ("he had lost command of the fleet the day before, after a quarrel", "he had lost command of the fleet"),
        ("“I was dismissed,” and nothing more", "“I was dismissed"),
        ("we did not know about the cracks until the ferry sank", "we did not know about the cracks"),
        ("was thrown out of the council", "was thrown out of the council"),
    ],
)
def test_it_ends_where_something_else_begins(text: str, said: str) -> None:
    found = main_clause(text)
    assert found is not None
    assert text[: found.end] == said


@pytest.mark.parametrize(
    "text", ["", "that", "Brandt was sacked", "the ferry was sold after the storm", "he very", "to go"]
)
def test_what_somebody_else_did_is_none(text: str) -> None:
    assert main_clause(text) is None


@pytest.mark.parametrize(
    "other",
    [
        "that he had been dismissed from his post",
        "“I was fired, because I told the truth,”",
        "he was abruptly removed after telling the ministers what they did not want to hear",
        "she was relieved of command of the 3rd Fleet on Tuesday",
        "he lost his job",
    ],
)
def test_the_same_of_oneself(other: str) -> None:
    one, found = main_clause(SACKED), main_clause(other)
    assert one is not None
    assert found is not None
    assert is_telling(one)
    assert is_telling(found)
    assert tell_the_same(one, found)
    assert tell_the_same(found, one)


@pytest.mark.parametrize(
    "other",
    [
        "he was not sacked",
        "he would be sacked",
        "he sacked the captain",
        "they were sacked",
        "he was promoted one day after he had warned of the cracks",
        "he lost his dog",
    ],
)
def test_something_else_of_oneself(other: str) -> None:
    one, found = main_clause(SACKED), main_clause(other)
    assert one is not None
    assert found is not None
    assert not tell_the_same(one, found)


def test_what_was_done_needs_what_it_was_done_to() -> None:
    clauses = [main_clause(text) for text in ("he supported the bill", "he supported the strike", "he supported")]
    bill, strike, bare = (clause for clause in clauses if clause)
    assert not tell_the_same(bill, strike)
    assert not tell_the_same(bill, bare)
    assert not is_telling(bare)
