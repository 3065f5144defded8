"""Forms of one word share a key; words of other meaning do not."""

from __future__ import annotations

import pytest

from claimdb.clauses.stems import key, past, stem


@pytest.mark.parametrize(
    "forms",
    [
        "post posts posted posting", "steal stole stolen", "deny denies denied denial", "bridge bridges",
        "explode exploded explosion", "ban banned banning", "die died dead death", "make made making",
        "city cities", "stop stopped stopping",
    ],
)  # fmt: skip
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["post poster", "rise rice", "public publish", "bus busy"])
def test_other_words_stay_apart(words: str) -> None:
    assert len({key(word) for word in words.split()}) == 2


def test_words_for_one_thing_share_a_key() -> None:
    assert key("acquires") == key("bought") == key("purchase")
    assert key("truce") == key("ceasefire")
    assert stem("acquires") != stem("bought")


@pytest.mark.parametrize(
    ("word", "told"), [("taken", "took"), ("posted", "posted"), ("shot", "shot"), ("run", None), ("dam", None)]
)
def test_past(word: str, told: str | None) -> None:
    assert past(word) == told


def test_peoples_and_countries_share_a_key() -> None:
    assert key("nicaraguan") == key("nicaragua")
    assert key("french") == key("france")
    assert key("six") == key("6")
    assert key("indian") != key("indiana")
