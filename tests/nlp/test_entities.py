"""Names that the tagger breaks in two."""

from __future__ import annotations

import pytest

from claimdb.nlp.entities import whole
from claimdb.records import Entity, Span

TEXT = "The Institute for the Study of Rivers met the Harbour Union and the Port Union of Lisbon in May."


def names(*parts: tuple[str, str]) -> list[str]:
    found = [Entity(Span(TEXT.index(p), TEXT.index(p) + len(p)), label) for p, label in parts]  # type: ignore[arg-type]
    return [TEXT[e.span.start : e.span.end] for e in whole(TEXT, found)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            [("Institute for", "ORGANIZATION"), ("Study of Rivers", "ORGANIZATION")],
            ["Institute for the Study of Rivers"],
        ),
        (
            [("Harbour Union", "ORGANIZATION"), ("Port Union", "ORGANIZATION")],
            ["Harbour Union", "Port Union"],
        ),
        ([("Port Union", "ORGANIZATION"), ("Lisbon", "LOCATION")], ["Port Union", "Lisbon"]),
        ([], []),
    ],
)
def test_only_a_name_that_cannot_end_there_is_joined(parts: list[tuple[str, str]], expected: list[str]) -> None:
    assert names(*parts) == expected
