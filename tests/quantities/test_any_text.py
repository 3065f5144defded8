"""Whatever the text, reading gives places in it, and comparing does not depend on the order."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claimdb.quantities import agree, read, read_days
from claimdb.text import collapse_space

WORDS = (
    "at least up to about between and or from of the a one two dozen dozens hundred thousand million half third quarter"
    " 12 1,300 2.5 1962 3bn $ € % per cent km tonnes people tanks soldiers killed lost were was not by on Monday July 3"
    " 2023 10:30 a.m. - – , . + ( ) another more Drovane Varrin ² ½ 5m 58th \u202f"
)
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS.split(" "))).map("".join),
)


@given(texts, st.none() | st.dates())
def test_places_stand_in_the_text(text: str, published: date | None) -> None:
    for when in read_days(text, published):
        assert 0 <= when.start < when.end <= len(text)
    found = read(text, published)
    for quantity in found:
        assert quantity.text == collapse_space(text[quantity.start : quantity.end]) != ""
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
    assert [quantity.start for quantity in found] == sorted(quantity.start for quantity in found)
    for one, other in combinations(found, 2):
        assert agree(one, other).verdict == agree(other, one).verdict
    assert all(agree(one, one).verdict == "same" for one in found)
