"""Mentions of several articles become speakers; a surname goes to the one person of its article, or to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimdb.resolution import suggest
from claimdb.store.rows import MentionRow

if TYPE_CHECKING:
    from claimdb.records import SpeakerKind


def mention(article: str, name: str, kind: SpeakerKind = "person", **values: object) -> MentionRow:
    fields = {"pk": 1, "attribution_id": "a", "score": 0.9, "role": None, "candidate": False} | values
    return MentionRow(article_id=article, name=name, kind=kind, **fields)  # type: ignore[arg-type]


def speakers(*mentions: MentionRow) -> list[str]:
    return [found.link.speaker_name for found in suggest(mentions)]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([("x", "Gen. Ilya Markin"), ("y", "Ilya Markin")], ["Ilya Markin", "Ilya Markin"]),
        ([("x", "Ilya Markin"), ("x", "Markin")], ["Ilya Markin", "Ilya Markin"]),
        ([("x", "Markin"), ("x", "Ilya Markin")], ["Ilya Markin", "Ilya Markin"]),
        ([("x", "Ilya Markin"), ("y", "Markin")], ["Ilya Markin", "Markin"]),
        ([("x", "Ilya Markin"), ("x", "Olga Markin"), ("x", "Markin")], ["Ilya Markin", "Olga Markin", "Markin"]),
        (
            [("x", "Tom Reed Sr."), ("x", "Tom Reed Jr."), ("x", "Reed Jr.")],
            ["Tom Reed Sr.", "Tom Reed Jr.", "Tom Reed Jr."],
        ),
        ([("x", "Tom Reed"), ("x", "Mr. Reed")], ["Tom Reed", "Tom Reed"]),
        ([("x", " ")], []),
    ],
)
def test_a_name_is_given_to_its_speaker(mentions: list[tuple[str, str]], expected: list[str]) -> None:
    assert speakers(*(mention(*one) for one in mentions)) == expected


def test_candidates_are_left_alone_and_lend_no_name() -> None:
    assert speakers(mention("x", "Ilya Markin", candidate=True), mention("x", "Markin")) == ["Markin"]


def test_kinds_are_kept_apart() -> None:
    found = list(suggest([mention("x", "The Markin Fund", "organisation"), mention("x", "Markin")]))
    assert [(one.link.speaker_name, one.link.speaker_kind) for one in found] == [
        ("Markin Fund", "organisation"),
        ("Markin", "person"),
    ]


def test_a_link_is_as_sure_as_its_mention_and_says_why() -> None:
    (strong,) = suggest([mention("x", "Ilya Markin", score=0.9)])
    (weak,) = suggest([mention("x", "Ilya Markin", score=0.46)])
    assert 0.8 < strong.link.score < 0.9
    assert weak.link.score == 0.5
    assert strong.reason == "the full names are equal"
