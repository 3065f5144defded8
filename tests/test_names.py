"""Persons' names taken apart, listed and compared."""

from __future__ import annotations

import pytest

from claimdb import names
from claimdb.records import SpeakerKind


@pytest.mark.parametrize(
    ("printed", "listed", "kind"),
    [
        ("Lt. Gen. Ilya Markin", "Ilya Markin", "person"),
        ("Deputy Defense Minister Ana Lucía Vega", "Defense Minister Ana Lucía Vega", "person"),
        ("President Mary O’Dell’s", "Mary O'Dell", "person"),
        ("Mr. Reed", "Reed", "person"),
        ("DR. ADA POE", "Ada Poe", "person"),
        ("Tom Reed, Jr", "Tom Reed Jr.", "person"),
        ("Tom B Reed Sr.", "Tom B. Reed Sr.", "person"),
        ("Jean-Luc  van der Berg", "Jean-Luc van der Berg", "person"),
        ("Major", "Major", "person"),
        ("The Valley Press", "Valley Press", "organisation"),
        ("Stone & Sons, Inc.", "Stone & Sons", "organisation"),
        ("the ministry’s", "ministry", "organisation"),
        ("a senior official", "senior official", "unnamed"),
        ("several witnesses", "witnesses", "group"),
        ("...", "...", "person"),
    ],
)
def test_a_speaker_is_listed_without_what_changes_from_text_to_text(
    printed: str, listed: str, kind: SpeakerKind
) -> None:
    assert names.listed_as(printed, kind) == listed


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        ("Ilya Markin", "Gen. Ilya Markin", True),
        ("Ilya Markin", "ÍLYA MARKIN", True),
        ("Tom B. Reed", "Tom B Reed", True),
        ("Tom Reed Jr.", "Tom Reed, Junior", True),
        ("Tom Reed Jr.", "Tom Reed Sr.", False),
        ("Tom Reed Jr.", "Tom Reed", False),
        ("Tom B. Reed", "Tom Reed", False),
        ("Tom B. Reed", "Tom C. Reed", False),
        ("T. Reed", "Tom Reed", False),
        ("Reed", "Tom Reed", False),
        ("Ann Reed", "Tom Reed", False),
        ("Reed", "Mr. Reed", True),
        ("Reed Tom", "Tom Reed", False),
        ("", "", False),
    ],
)
def test_only_equal_names_are_one_speaker_without_being_asked(one: str, other: str, acts: bool) -> None:
    found = names.compare(one, other)
    assert (found.score >= 0.5) is acts
    assert found == names.compare(other, one)
    assert found.reason


def test_weaker_agreements_score_between() -> None:
    assert 0 < names.compare("Reed", "Tom Reed").score < names.compare("Tom B. Reed", "Tom Reed").score < 0.5


def test_organisations_are_compared_as_listed() -> None:
    assert names.compare("The Valley Press", "Valley Press", "organisation").score > 0.9
    assert names.compare("Valley Press", "Hill Press", "organisation").score == 0
