"""Words of statements: what they weigh, and which forms are one word."""

from __future__ import annotations

import pytest

from claimdb.contents.words import NAME_WEIGHT, stem_of, telling, weight_of, words


def test_words_stand_where_they_are_printed() -> None:
    text = "The Mayor’s 1,200 tonnes, she says."
    assert [text[word.start : word.end] for word in words(text)] == ["The", "Mayor’s", "1,200", "tonnes", "she", "says"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("commander", "Commanders"), ("closed", "closing"), ("Mayor’s", "mayor"), ("Müller", "Muller"), ("1,200", "1200")],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_rare_words_tell_more() -> None:
    assert weight_of(stem_of("treacherous")) > weight_of(stem_of("soldier")) > weight_of(stem_of("people")) > 0


def test_what_tells_little_is_left_aside() -> None:
    assert telling("He said that it was so, and they told us") == {}


def test_names_weigh_the_same_whoever_it_is() -> None:
    assert set(telling("Quorlatta and Brimsen").values()) == {NAME_WEIGHT}
