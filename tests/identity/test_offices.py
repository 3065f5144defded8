"""Offices as printed: the same in other words, less exactly told, and hardly one person's."""

from __future__ import annotations

import pytest

from claimdb.identity.offices import fit, read_office

SAME, LIKE, NOTHING, HARDLY = (0.9, 1.0), (0.05, 0.9), (-0.1, 0.1), (-1.0, -0.3)


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [
        ("Deputy Harbour Minister", "deputy harbour minister", SAME),
        ("Defence Minister", "Defense Minister", SAME),
        ("Gen.", "general", (0.2, 1.0)),
        ("commander of the 58th Army", "commander of the 58th Combined Arms Army", (0.7, 1.0)),
        ("coach of Dynamo Orla", "Dynamo Orla coach", SAME),
        ("minister", "Defense Minister", LIKE),
        ("President", "former president", LIKE),
        ("spokesman for the police", "spokesman for the president", (-0.4, 0.2)),
        ("general", "Defense Minister", (-0.4, 0.1)),
        ("businessman", "presidential candidate", (-0.4, 0.0)),
        ("official", "goalkeeper", NOTHING),
        ("father of two", "senator", NOTHING),
        ("goalkeeper", "professor of history", HARDLY),
        ("state prosecutor", "striker of FC Orla", HARDLY),
        ("", "mayor", NOTHING),
    ],
)
def test_two_offices_fit_one_person(one: str, other: str, between: tuple[float, float]) -> None:
    least, most = between
    assert least <= fit(one, other) <= most
    assert fit(one, other) == fit(other, one)


def test_an_office_is_read_without_small_words_and_abbreviations() -> None:
    assert read_office("Lt. Gen. of the 58th").words == {"lieutenant", "general", "58th"}
    assert read_office("former lawyers").fields == {"law"}
