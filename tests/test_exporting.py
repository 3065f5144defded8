"""Links to the place where a statement is printed."""

from __future__ import annotations

import pytest

from claimdb.exporting import place, text_fragment


@pytest.mark.parametrize(
    ("passage", "fragment"),
    [
        ("short words", "short%20words"),
        ("a well-known, plain one & more", "a%20well%2Dknown%2C%20plain%20one%20%26%20more"),
        ("“one two three four five six seven” eight nine ten eleven twelve thirteen",
         "%E2%80%9Cone%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen"),
        ("line\nbreak", "line%20break"),
    ],
)  # fmt: skip
def test_text_fragment(passage: str, fragment: str) -> None:
    assert text_fragment(passage) == fragment


@pytest.mark.parametrize(
    ("url", "path", "passage", "link"),
    [
        ("https://a.example/x#top", "x.txt", "here it is", "https://a.example/x#:~:text=here%20it%20is"),
        ("https://a.example/x", None, "first part … second part", "https://a.example/x#:~:text=first%20part"),
        (None, "seeds/x.txt", "here", "seeds/x.txt:12"),
        (None, "-", "here", None),
        (None, None, "here", None),
    ],
)
def test_place(url: str | None, path: str | None, passage: str, link: str | None) -> None:
    assert place(url=url, path=path, line=12, passage=passage) == link
