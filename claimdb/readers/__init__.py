"""Input formats: one file each, with ``SUFFIXES`` and ``read(location) -> Iterator[Article]``."""

from __future__ import annotations

import importlib
import os
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimdb import registry
from claimdb.errors import FormatError
from claimdb.readers._decoding import looks_like_html
from claimdb.readers._language import detect_language
from claimdb.readers._locations import STDIN, Found, Location
from claimdb.readers._locations import expand as _expand
from claimdb.readers._metadata import FIELDS, Layer, Metadata, combine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from claimdb.records import Article

__all__ = [
    "FIELDS",
    "Found",
    "Layer",
    "Location",
    "Metadata",
    "detect_language",
    "expand",
    "options",
    "read",
    "suffixes",
]


def suffixes() -> tuple[str, ...]:
    """The file endings that are read, sorted."""
    return tuple(sorted(_by_suffix()))


def options(values: Mapping[str, str | None]) -> Layer:
    """What the user says on the command line (``outlet``, ``published``, …); FormatError where the date is none."""
    layer = Layer({name: value for name, value in values.items() if value}, "--published")
    combine(layer)
    return layer


def expand(paths: Sequence[str], *, told: Layer | None = None) -> Found:
    """The files behind *paths* (files, folders, ``-``), in order; *told* wins over what they say of themselves."""
    return _expand(paths, suffixes(), told)


def read(location: Location) -> Iterator[Article]:
    """The articles of one file, by its ending. InputError says what is wrong with it, beginning with its path."""
    if location.path == STDIN:
        data = location.read_bytes()
        suffix, location = ".html" if looks_like_html(data) else ".txt", replace(location, data=data)
    else:
        suffix = PurePath(location.path).suffix.lower()
    reader = _by_suffix().get(suffix)
    if reader is None:
        if not os.path.exists(location.path):
            location.read_bytes()  # says that it is not there, which the ending does not matter to
        known = ", ".join(suffixes())
        raise FormatError(f"{location.path}: files with this ending are not read. Save it as one of {known}.")
    return reader.read(location)  # type: ignore[no-any-return]


@cache
def _by_suffix() -> dict[str, ModuleType]:
    modules = [importlib.import_module(f"{__name__}.{name}") for name in registry.names(__name__)]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}
