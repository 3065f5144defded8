"""Two wordings word by word."""

from __future__ import annotations

import pytest

from claimdb.contents.alignment import align

CASES = (
    ("the quay will hold", "the quay will hold", [("kept", "the quay will hold", "the quay will hold")]),
    (
        "the old quay will hold this winter", "“The quay will hold,”",
        [("kept", "the", "The"), ("cut", "old", None), ("kept", "quay will hold", "quay will hold"),
         ("cut", "this winter", None)],
    ),
    (
        "the quay will hold", "the quay, he hopes, will hold",
        [("kept", "the quay", "the quay"), ("added", None, "he hopes"), ("kept", "will hold", "will hold")],
    ),
    (
        "our chief stabbed us in the back", "our commander stabbed us from behind",
        [("kept", "our", "our"), ("reworded", "chief", "commander"), ("kept", "stabbed us", "stabbed us"),
         ("reworded", "in the back", "from behind")],
    ),
    ("", "a word", [("added", None, "a word")]),
)  # fmt: skip


@pytest.mark.parametrize(("left", "right", "wanted"), CASES)
def test_what_is_kept_cut_added_and_reworded(
    left: str, right: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    found = [
        (piece.change, piece.left and left[slice(*piece.left)], piece.right and right[slice(*piece.right)])
        for piece in align(left, right)
    ]
    assert found == wanted


def test_every_word_of_both_stands_in_one_piece() -> None:
    left, right = "It is not true that the ferry sank, he said", "The ferry, he said, did not sink; that is true"
    pieces = align(left, right)
    lefts = [piece.left for piece in pieces if piece.left]
    rights = [piece.right for piece in pieces if piece.right]
    for text, spans in ((left, lefts), (right, rights)):
        assert spans == sorted(spans)
        covered = "".join(text[slice(*span)] for span in spans)
        assert "".join(filter(str.isalnum, covered)) == "".join(filter(str.isalnum, text))
