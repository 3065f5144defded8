"""Contents and their quotation marks."""

from __future__ import annotations

import pytest

from claimdb.nlp.boundaries import joined, snap, trim
from claimdb.nlp.layout import find_layout
from claimdb.nlp.quotes import quotations
from claimdb.records import Span


def place(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“The dam is safe,” Ortiz said.", "The dam is safe", "“The dam is safe,”"),
        ("“The dam is safe,” Ortiz said.", "dam is safe,”", "“The dam is safe,”"),
        ('"We checked it twice," she said.', "We checked it", '"We checked it twice,"'),
        ("“One thing. Another thing. And a third one,” he said.", "One thing", "One thing"),
        ("Ortiz said that the dam was “safe as houses” now.", "that the dam was “safe as houses” now", None),
        (
            "Ortiz said that the dam was “safe as houses” now.",
            "that the dam was “safe as houses",
            "that the dam was “safe as houses”",
        ),
        ("No marks here at all, he said.", "No marks here at all", None),
    ],
)
def test_snap(text: str, content: str, expected: str | None) -> None:
    found = snap(text, place(text, content), quotations(text, find_layout(text).paragraphs))
    assert text[found.start : found.end] == (expected or content)


def test_trim_takes_commas_and_blanks() -> None:
    text = ", the dam is safe, "
    assert trim(text, Span(0, len(text))) == place(text, "the dam is safe")


def test_spans_with_only_signs_between_them_are_one() -> None:
    text = "The dam, he said, is safe. “It” … “holds”"
    parts = [place(text, p) for p in ("The dam", "is safe", "“It”", "“holds”")]
    assert joined(text, parts[::-1]) == (parts[0], Span(parts[1].start, parts[3].end))
    assert joined(text, [Span(3, 3)]) == ()
    assert joined("a\nb", [Span(0, 1), Span(2, 3)]) == (Span(0, 1), Span(2, 3))
