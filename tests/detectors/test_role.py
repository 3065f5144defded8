"""Offices and ranks of one person that cannot both be right."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import role
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held


def speaker(office: str, **more: Any) -> Position:
    return held("It rained", holder="Ilka Marrowby", holder_kind="speaker", holder_id=7, role=office, **more)


def found(left: Position, right: Position) -> list[Finding]:
    return list(role.find(left, right, Pairing(0.5)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maj. Gen.", "Lieutenant General"),
        ("colonel", "general"),
        ("commander of the 58th Army", "commander of the 49th Army"),
        ("foreign minister", "Defence Minister"),
        ("deputy defense minister", "defense minister"),
    ],
)
def test_different(one: str, other: str) -> None:
    (told,) = found(speaker(one), speaker(other))
    assert (told.left, told.right) == (one, other)
    assert "Ilka Marrowby" in told.matter


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("general", "Major General"),
        ("Gen.", "General"),
        ("former defense minister", "foreign minister"),
        ("acting defense minister", "deputy defense minister"),
        ("minister", "defense minister"),
        ("lawmaker", "retired general"),
        ("defence minister", "Defense Minister"),
        ("commander", "commander of the 58th Army"),
    ],
)
def test_compatible(one: str, other: str) -> None:
    assert not found(speaker(one), speaker(other))


def test_offices_change_with_time() -> None:
    assert not found(speaker("colonel", published="2023-01-01"), speaker("general", published="2023-07-01"))


def test_titles_before_names() -> None:
    def told(title: str) -> Position:
        text = f"The town buried {title} Ilka Marrowby at noon"
        start = text.index("Ilka")
        return held(text, entities=(("PERSON", "Ilka Marrowby", start, start + 13),))

    assert found(told("Lieutenant General"), told("Major General"))
    assert not found(told("Lieutenant General"), told("General"))
