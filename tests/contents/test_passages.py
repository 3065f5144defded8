"""A text cut into passages, and the keys under which they meet."""

from __future__ import annotations

from claimdb.contents.passages import MOST_KEYS, Piece, joined, keys, pieces
from claimdb.records import Span
from tests.factory import span

TEXT = (
    "The bridge at Oster was hit on Friday evening. Mayor Ana Ruiz said that two lorries burned there. "
    "“The span fell into the river. Nobody was on it,” she added. A photograph shows the lorries."
)
SENTENCES = [
    span(TEXT, "The bridge at Oster was hit on Friday evening."),
    span(TEXT, "Mayor Ana Ruiz said that two lorries burned there."),
    span(TEXT, "“The span fell into the river."),
    span(TEXT, "Nobody was on it,” she added."),
    span(TEXT, "A photograph shows the lorries."),
]
CONTENTS = [
    (7, [span(TEXT, "that two lorries burned there")]),
    (8, [span(TEXT, "“The span fell into the river. Nobody was on it,”")]),
]
FRAMING = [span(TEXT, words) for words in ("Mayor Ana Ruiz", "said", "she", "added")]


def cut(**more: object) -> list[tuple[int | None, str]]:
    found = pieces(TEXT, SENTENCES, CONTENTS, framing=FRAMING, **more)  # type: ignore[arg-type]
    return [(piece.attribution, joined(TEXT, piece.spans)) for piece in found]


def test_contents_by_sentence_and_the_rest_in_the_outlets_voice() -> None:
    assert cut() == [
        (7, "that two lorries burned there"),
        (8, "“The span fell into the river."),
        (8, "Nobody was on it,”"),
        (None, "The bridge at Oster was hit on Friday evening."),
        (None, "A photograph shows the lorries."),
    ]


def test_hidden_regions_are_not_the_outlets_voice() -> None:
    assert (None, "A photograph shows the lorries.") not in cut(hidden=[SENTENCES[-1]])


def test_a_long_source_is_told_by_the_outlet() -> None:
    source = "Ruiz, who was mayor of Oster when the bridge was built,"
    text = f"{source} denies it."
    found = pieces(text, [Span(0, len(text))], [(1, [span(text, "it")])], framing=[span(text, source)])
    assert [joined(text, piece.spans) for piece in found if piece.attribution is None] == [f"{source} denies"]


def test_a_content_in_two_parts_of_a_sentence_is_one_passage() -> None:
    text = "“The span,” she said, “fell into the river.”"
    parts = [span(text, "“The span,”"), span(text, "“fell into the river.”")]
    assert pieces(text, [Span(0, len(text))], [(1, parts)], framing=[span(text, "she"), span(text, "said")]) == [
        Piece(1, tuple(parts))
    ]


def test_every_passage_slices_to_its_text() -> None:
    for piece in pieces(TEXT, SENTENCES, CONTENTS, framing=FRAMING):
        assert all(TEXT[start:end].strip() for start, end in piece.spans)


def test_other_spellings_of_a_name_meet() -> None:
    def under(text: str) -> set[int]:
        return {key.number for key in keys(text)}

    assert under("Gurulev posted it") & under("Gurulyov did")
    assert under("the general Tsokov") & under("Toskov")
    assert not under("Ruiz posted it") & under("Ramos did")


def test_a_long_passage_is_found_under_its_rarest_words() -> None:
    found = keys(" ".join(f"Name{chr(97 + n)}xyz" for n in range(20)) + " people")
    assert len(found) == MOST_KEYS
    assert min(key.weight for key in found) == 5.0
