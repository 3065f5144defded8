"""Whether two names mean one organisation."""

from __future__ import annotations

import pytest

from claimdb import names
from claimdb.names.organisations import FEATURES

MERGED = [
    ("The Valley Press", "Valley Press"),
    ("Stone & Sons, Inc.", "Stone and Sons"),
    ("Harbour Steel Aktiengesellschaft", "Harbor Steel AG"),
    ("Nordwerk G.m.b.H.", "Nordwerk GmbH"),
    ("Valley Labour Organisation", "Valley Labor Organization"),
    ("Russian Ministry of Defence", "Russia's Defense Ministry"),
    ("U.S. Department of the Interior", "United States Interior Department"),
    ("U.N.", "the United Nations"),
    ("12th Brigade", "Twelfth Brigade"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("C.K. Harbour Holdings", "CK Harbour Holdings"),
    ("Hill-Marsh Bank", "Hill Marsh Bank"),
    ("HillMarsh Bank", "Hill Marsh Bank"),
    ("Society for Valley Rivers (SVR)", "SVR"),
    ("Society for Valley Rivers (SVR)", "Society for Valley Rivers"),
    ("Société Rivière", "Societe Riviere"),
]
SUGGESTED = [
    ("SVR", "Society for Valley Rivers"),
    ("Ministry of Defence", "Russian Ministry of Defence"),
    ("the ministry", "Ministry"),
    ("Valley Group", "Valley"),
    ("Valley Rivers Trust", "Valley Trust"),
    ("Nordwerk GmbH", "Nordwerk AG"),
    ("Valley Presss", "Valley Press"),
    ("University of Valley", "Valley University"),
]
DIFFERENT = [
    ("Valley Press", "Hill Press"),
    ("Ukrainian Ministry of Defence", "Russian Ministry of Defence"),
    ("Government of Estonia", "Government of Latvia"),
    ("12th Brigade", "14th Brigade"),
    ("Nordwerk Holdings III", "Sudwerk Holdings III"),
    ("ABC News", "XBC News"),
    ("the Reed campaign", "the Hartwell campaign"),
]


@pytest.mark.parametrize(("one", "other"), MERGED)
def test_one_organisation_is_found_without_being_asked(one: str, other: str) -> None:
    found = names.compare(one, other, "organisation")
    assert found.score >= names.AUTOMATIC, found
    assert names.block_keys(one, "organisation") & names.block_keys(other, "organisation")


@pytest.mark.parametrize(("one", "other"), SUGGESTED)
def test_what_could_be_one_organisation_needs_more_than_the_names(one: str, other: str) -> None:
    found = names.compare(one, other, "organisation")
    assert names.SUGGEST <= found.score < names.AUTOMATIC, found
    assert found.needs_support
    assert names.block_keys(one, "organisation") & names.block_keys(other, "organisation")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_organisations_stay_two(one: str, other: str) -> None:
    found = names.compare(one, other, "organisation")
    assert found.score == 0
    assert found == names.compare(other, one, "organisation")


def test_every_feature_speaks_of_some_of_these_pairs() -> None:
    pairs = [*MERGED, *SUGGESTED, *DIFFERENT, ("Valley", "Valley Rivers Trust"), ("Valley", "Valley Trust")]
    said = " ".join(names.compare(one, other, "organisation").reason for one, other in pairs)
    assert [feature.reason for feature in FEATURES if feature.reason not in said] == []
