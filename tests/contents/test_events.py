"""Which articles tell of one event."""

from __future__ import annotations

from collections import Counter

from claimdb.contents.events import LEAST, on_one_event


def test_those_with_the_most_in_common_come_first() -> None:
    assert on_one_event(Counter({7: LEAST, 9: LEAST + 2, 4: LEAST + 1}), 2) == [9, 4]


def test_a_few_passages_in_common_are_chance() -> None:
    assert on_one_event(Counter({7: LEAST - 1, 9: LEAST}), 8) == [9]


def test_of_equal_ones_the_first_counted_comes_first() -> None:
    assert on_one_event(Counter([5, 3, 5, 3, 5, 3]), 1) == [5]


def test_of_a_short_note_a_third_is_enough() -> None:
    assert on_one_event(Counter({7: 1, 9: 2}), 8, size=4) == [9, 7]
    assert on_one_event(Counter({7: 1, 9: 2}), 8, size=6) == [9]
    assert on_one_event(Counter({7: 1, 9: LEAST}), 8, size=60) == [9]
