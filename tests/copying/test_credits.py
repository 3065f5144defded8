"""Which outlets a source names."""

from __future__ import annotations

import pytest

from claimdb.copying.credits import Outlets, names
from claimdb.copying.marking import shared_spans

KNOWN = Outlets(names([(1, "CNN"), (2, "The Harbour Gazette"), (3, "Independent"), (2, "HG"), (4, "CNN")]))


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        ("CNN", {1}),
        ("CNN’s own tally", {1}),
        ("Documents shared with CNN in June", {1}),
        ("the Harbour Gazette", {2}),
        ("a reporter of The Harbour Gazette and CNN", {1, 2}),
        ("HG", {2}),
        ("The Independent", {3}),
        ("the newspaper Independent", {3}),
        ("Independent analysts", set()),
        ("independent analysts", set()),
        ("cnn", set()),
        ("CNNs", set()),
        ("former CNN correspondent Ana Vos", set()),
        ("the ex-CNN reporter", set()),
        ("CNN News executive Ana Vos", set()),
        ("CNN Radio", {1}),
        ("CNN evening news host Ana Vos", set()),
        ("The Harbour Gazette’s owner, Odd Lie", set()),
        ("CNN chief international correspondent Ana Vos", {1}),
        ("a CNN reporter", {1}),
        ("LONDON (CNN) --", {1}),
        ("By Ana Vos and Odd Lie, CNN", {1}),
        ("the Gazette", set()),
        ("", set()),
    ],
)
def test_outlets_are_named_by_their_names(words: str, outlets: set[int]) -> None:
    assert KNOWN.named_in(words) == outlets


def test_shared_words_are_told_as_spans() -> None:
    left, right = "Nobody saw the grey boat sink.", "They say the Grey boat sank; nobody saw the grey boat sink"
    (one,), (other,) = shared_spans(left, right)
    assert left[one.start : one.end] == "Nobody saw the grey boat sink"
    assert right[other.start : other.end] == "nobody saw the grey boat sink"
