"""Positions for tests of detectors, in one line."""

from __future__ import annotations

from itertools import count
from typing import Any

from claimdb.records import EntityLabel, Position

LABELS: dict[str, EntityLabel] = {
    "Drovane": "LOCATION", "Varrin": "LOCATION", "Lesk": "LOCATION", "Ukraine": "LOCATION", "Poland": "LOCATION",
    "Vessia": "LOCATION", "Drovan": "MISC", "Vessian": "MISC", "Marrowby": "PERSON", "Tollan": "PERSON",
    "Harbour Board": "ORGANIZATION",
}  # fmt: skip
_numbers = count(1)


def held(text: str, **more: Any) -> Position:
    """What an outlet of its own says on July 13, 2023, with the names of the cast marked."""
    number = next(_numbers)
    found = [(label, name, text.find(name)) for name, label in LABELS.items() if name in text]
    entities = [
        (label, name, start, start + len(name))
        for label, name, start in found
        if not text[start + len(name) : start + len(name) + 1].isalpha()
    ]
    values: dict[str, Any] = {
        "passage": number,
        "article": number,
        "holder": f"Outlet {number}",
        "published": "2023-07-13",
    }
    return Position(text=text, **{"entities": tuple(entities), "context": text} | values | more)
