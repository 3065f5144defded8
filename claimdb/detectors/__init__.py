"""Kinds of disputes, one file each: what cannot both hold of two positions, or is marked in one, with score and reason.

A module gives ``KIND``, and ``find(left, right, pair)`` or ``find_alone(position)`` or both; the first sentence of its
docstring is what users read about that kind. Modules are imported when the first pair is looked at.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from claimdb import registry
from claimdb.clauses import read
from claimdb.clauses.occasions import other_names
from claimdb.detectors import _unexplained
from claimdb.detectors._weighing import pulled

if TYPE_CHECKING:
    from claimdb.records import Finding, Pairing, Position

LEAST = 0.3
"""Findings below this score are not worth a look."""

ALONE = "alone"
"""Beside kinds: what the pair scorer finds where no detector finds anything."""

Finder = Callable[..., "Iterator[Finding]"]

ON_ONE_NAME = frozenset({"number", "time"})
"""Kinds in which both sides, where both hold names, must have one in common: else they tell of two things."""


class _Detector(NamedTuple):
    kind: str
    about: str
    pairs: Finder | None
    alone: Finder | None


@cache
def _detectors() -> tuple[_Detector, ...]:
    return tuple(map(_detector, registry.names(__name__)))


def _detector(name: str) -> _Detector:
    module = importlib.import_module(f"{__name__}.{name}")
    kind, about = module.KIND, inspect.cleandoc(module.__doc__ or "").replace("\n", " ").partition(". ")[0]
    pairs, alone = getattr(module, "find", None), getattr(module, "find_alone", None)
    return _Detector(kind, about.rstrip(".") + ".", pairs and _taking_a_pair(pairs), alone)


def _taking_a_pair(pairs: Callable[..., Any]) -> Finder:
    """*pairs*; where it asks for the likeness alone, a call that lets the pair scorer move what it finds."""
    if "likeness" not in inspect.signature(pairs).parameters:
        return pairs

    def scored(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
        for one in pairs(left, right, pair.likeness):
            yield replace(one, score=pulled(one.score, pair))

    return scored


def kinds() -> dict[str, str]:
    """Each kind of dispute, in alphabetical order, with the sentence that users read about it."""
    return {detector.kind: detector.about for detector in _detectors()}


def find(
    left: Position, right: Position, pair: Pairing, kinds: Collection[str] = (), without: Collection[str] = ()
) -> list[Finding]:
    """What all detectors (those of these kinds, or not of those) say of the two, the surest first.

    Nothing below :data:`LEAST`. ``without`` may name :data:`ALONE`, too.
    """
    asked = [by for by in _detectors() if by.pairs and by.kind not in without and (not kinds or by.kind in kinds)]
    if not kinds and any(by.kind in ON_ONE_NAME for by in asked) and other_names(read(left.text), read(right.text)):
        asked = [by for by in asked if by.kind not in ON_ONE_NAME]
    found = [one for by in asked if by.pairs for one in by.pairs(left, right, pair)]
    found = [one for one in found if one.score >= LEAST]
    if not (found or kinds or ALONE in without) and (unexplained := _unexplained.find(left, right, pair)):
        return [unexplained]
    return sorted(found, key=lambda one: (-one.score, one.kind))


def find_alone(position: Position) -> list[Finding]:
    """What all detectors say of one position by itself, the surest first."""
    found = [one for by in _detectors() if by.alone for one in by.alone(position)]
    return sorted((one for one in found if one.score >= LEAST), key=lambda one: (-one.score, one.kind))
