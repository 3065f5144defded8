"""Names compared on the pairs of OpenSanctions' bench, where they are at hand; and the ingredients of the benchmark.

`tests/gold/names.json` marks every row of `name_bench.csv` about a person, by row number, with the ways in which its
two names differ: ``order``, ``diacritics``, ``initials``, ``transliteration`` (another script or romanisation),
``nickname``, ``title``, ``middle`` (names between the given name and the surname are missing), ``suffix``; ``spacing``
(spaces, hyphens), ``part`` (the given name or the surname is missing, or names before or behind them), ``slip`` (one
letter wrong, missing, extra, doubled or changed with its neighbour, or two in a word of seven letters or more, unless
both words are usual given names), ``name`` (another name or another form of it), ``other`` (a word twice, written
backwards, cut off), ``same`` (none but capitals and punctuation). A row may have several. One reader marked them from
the names and the bench's own notes, before anything but equal names was compared; OpenSanctions calls many rows with
another name or a slip a match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.names import (
    MARKS,
    PAIRS,
    NamePair,
    blocks,
    expected,
    made_up_names,
    outcomes,
    read_marks,
    read_pairs,
    share_of_met,
    slips,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.names import Outcome

needs_bench = pytest.mark.skipif(not PAIRS.exists(), reason=f"{PAIRS} is not at hand")


@pytest.fixture(scope="module")
def pairs() -> list[NamePair]:
    return read_pairs(PAIRS)


@pytest.fixture(scope="module")
def people(pairs: Sequence[NamePair]) -> list[Outcome]:
    return outcomes(pair for pair in pairs if pair.kind == "person")


@needs_bench
def test_every_row_about_a_person_is_marked(people: Sequence[Outcome]) -> None:
    assert set(read_marks()) == {outcome.pair.row for outcome in people}


@needs_bench
def test_names_that_differ_in_expected_ways_are_merged(people: Sequence[Outcome]) -> None:
    rows = expected(people, read_marks())
    assert len(rows) == 61
    assert sum(row.is_merged for row in rows) / len(rows) >= 0.95


@needs_bench
def test_names_of_two_people_are_not_merged(people: Sequence[Outcome]) -> None:
    rows = [outcome for outcome in people if not outcome.pair.is_match]
    assert len(rows) == 193
    assert sum(row.is_merged for row in rows) / len(rows) <= 0.01


@needs_bench
def test_typing_slips_are_suggested_and_never_merged(people: Sequence[Outcome]) -> None:
    rows = slips(people, read_marks())
    assert len(rows) == 70
    assert sum(row.is_suggested for row in rows) / len(rows) >= 0.9
    assert not any(row.is_merged for row in rows)
    assert all(row.comparison.needs_support for row in rows if row.is_suggested)


@needs_bench
def test_organisations_that_are_two_are_not_merged(pairs: Sequence[NamePair]) -> None:
    rows = outcomes(pair for pair in pairs if pair.kind == "organisation")
    assert not any(row.is_merged for row in rows if not row.pair.is_match)
    assert sum(row.is_merged for row in rows if row.pair.is_match) >= 80


@needs_bench
@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_matching_rows_meet(pairs: Sequence[NamePair], kind: str) -> None:
    assert share_of_met([pair for pair in pairs if pair.kind == kind], single=True) >= 0.97


@needs_bench
def test_what_is_merged_or_suggested_has_met(pairs: Sequence[NamePair]) -> None:
    some = [outcome.pair for outcome in outcomes(pairs) if outcome.is_merged or outcome.is_suggested]
    assert share_of_met([pair for pair in some if pair.is_match], single=True) >= 0.97


def test_names_fall_into_small_blocks() -> None:
    found = blocks(made_up_names(5000))
    assert found.keys <= 8
    assert found.size <= 3
    assert found.largest <= 50


def test_made_up_names_are_the_same_for_the_same_seed() -> None:
    assert made_up_names(50, seed=4) == made_up_names(50, seed=4) != made_up_names(50, seed=5)


def test_marks_are_row_numbers_only() -> None:
    marks = read_marks(MARKS)
    assert all(isinstance(row, int) and ways for row, ways in marks.items())
    assert len(marks) == 384


def test_figures_are_counted_by_marks() -> None:
    some = outcomes(
        [
            NamePair(0, "person", "Tobias Hartwell", "Hartwell, Tobias", is_match=True),
            NamePair(1, "person", "Oleg Tsarkov", "Oleg Tasrkov", is_match=True),
            NamePair(2, "person", "Ann Hartwell", "Tobias Hartwell", is_match=False),
        ]
    )
    marks = {0: frozenset({"order"}), 1: frozenset({"slip"}), 2: frozenset({"name"})}
    assert [row.is_merged for row in expected(some, marks)] == [True]
    assert [row.is_suggested for row in slips(some, marks)] == [True]
    assert share_of_met([row.pair for row in some], single=False) == 1
