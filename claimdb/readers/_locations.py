"""Paths as users give them -> the files to read, each with what the tables beside it say."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimdb.errors import ClaimdbError, FormatError, UnreadableInput
from claimdb.readers._decoding import decode
from claimdb.readers._metadata import Layer, field_name

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = "articles.csv"
STDIN = "-"
_ABOUT_THE_FOLDER = {"readme", "license", "licence", "changelog", "notice", "contributing", "copying"}
"""Names, without their endings, that are left out of folders: they tell of the folder, they are no articles."""


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Location:
    """One file to read, or standard input."""

    path: str
    """As the user gave it; for a file in a given folder, the folder as given and the way down from it."""
    collection: str | None = None
    """The folder as given; of a file that was given itself, the folder that it lies in."""
    table: Layer | None = None
    options: Layer = field(default_factory=Layer)
    """What the user said for the whole command; wins over everything."""
    data: bytes | None = None
    """Its bytes where they are read already: standard input can be read once."""

    def read_bytes(self) -> bytes:
        """UnreadableInput where it is missing, a folder, or not permitted."""
        if self.data is not None:
            return self.data
        if self.path == STDIN:
            return sys.stdin.buffer.read()
        try:
            return Path(self.path).read_bytes()
        except OSError as error:
            raise UnreadableInput(f"{self.path}: {_why(error)}") from error


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, in order and each once, and what cannot be read (path, and a sentence that says why)."""

    locations: tuple[Location, ...]
    failures: tuple[tuple[str, str], ...] = ()


def expand(paths: Sequence[str], suffixes: Sequence[str], options: Layer | None = None) -> Found:
    """Files as they are, folders with all that lies in them (sorted, hidden and README-like files left out), ``-``."""
    found: dict[str, Location] = {}
    failures: list[tuple[str, str]] = []
    for given in paths:
        path = given if given == STDIN else os.path.normpath(given)
        try:
            locations = _folder(path, suffixes, failures) if os.path.isdir(path) else [_file(path)]
        except ClaimdbError as error:
            failures.append(_split(error, path))
            continue
        for location in locations:
            if _is_text(location.path):
                found.setdefault(location.path, replace(location, options=options or Layer()))
            else:
                failures.append((location.path, "its name is not UTF-8 or holds control characters. Rename it."))
    return Found(tuple(found.values()), tuple((_printable(path), why) for path, why in failures))


def _is_text(path: str) -> bool:
    """Its name can be stored, and stands in one line: other names could not be told apart once they are replaced."""
    return _printable(path) == path


def _printable(path: str) -> str:
    """Bytes of a name that are no text, and line ends and the like in it, as ``\\xff``."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _file(path: str) -> Location:
    if path == STDIN:
        return Location(STDIN)
    folder = os.path.dirname(path) or "."
    return Location(path, folder, _table(folder).get(os.path.basename(path)))


def _folder(root: str, suffixes: Sequence[str], failures: list[tuple[str, str]]) -> list[Location]:
    locations: list[Location] = []
    tables: dict[str, Layer] = {}

    def note(error: OSError) -> None:
        failures.append((str(error.filename), _why(error)))

    for folder, inner, files in os.walk(root, onerror=note):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        try:
            tables |= {os.path.normpath(os.path.join(folder, name)): row for name, row in _table(folder).items()}
        except ClaimdbError as error:
            path, reason = _split(error, os.path.join(folder, TABLE))
            failures.append((path, f"{reason} Until then no file beside it is read."))
            continue
        kept = (os.path.join(folder, name) for name in sorted(files) if _is_article(name, suffixes))
        locations += [Location(path, root) for path in kept]
    paths = {location.path for location in locations}
    missing = (path for path in sorted(tables.keys() - paths) if not os.path.exists(path))
    failures += [(path, f"{tables[path].where} names it, but it is not there. Correct the table.") for path in missing]
    if not locations and not failures:
        endings = ", ".join(suffixes)
        raise UnreadableInput(f"{root}: the folder holds no file that can be read ({endings}). Give another folder.")
    return [replace(location, table=tables.get(location.path)) for location in locations]


def _is_article(name: str, suffixes: Sequence[str]) -> bool:
    pure = PurePath(name)
    return not name.startswith(".") and pure.suffix.lower() in suffixes and pure.stem.lower() not in _ABOUT_THE_FOLDER


def _table(folder: str) -> dict[str, Layer]:
    """Rows of the table in *folder* by file name, as written; FormatError where it is no such table."""
    path = os.path.join(folder, TABLE)
    if not os.path.isfile(path):
        return {}
    text, _ = decode(Location(path).read_bytes(), path)
    rows = csv.reader(io.StringIO(text), strict=True)
    layers: dict[str, Layer] = {}
    try:
        columns = [column.strip().strip("\ufeff").casefold() for column in next(rows, [])]
        if "file" not in columns:
            raise FormatError(f"{path}, line 1: it has no column “file”. Name the columns: file,outlet,title,….")
        for row in rows:
            told = {name: value for column, value in zip(columns, row, strict=False) if (name := field_name(column))}
            named = dict(zip(columns, row, strict=False)).get("file", "").strip()
            if named:
                layers[os.path.normpath(named)] = Layer(told, f"{path}, line {rows.line_num}")
    except csv.Error as error:
        raise FormatError(f"{path}, line {rows.line_num}: {error}. Correct the table.") from error
    return layers


def _split(error: ClaimdbError, path: str) -> tuple[str, str]:
    """An error's path and the rest of its sentence, where it begins with the path."""
    message = str(error)
    return (path, message.removeprefix(f"{path}: ").removeprefix(f"{path}, "))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder. Check the path."
    if isinstance(error, PermissionError):
        return "no permission to read it. Change its permissions or leave it out."
    if isinstance(error, IsADirectoryError):
        return "it is a folder. Give the folder itself to ingest, or a file in it."
    return f"it cannot be read ({error.strerror or error}). Check the disk or leave it out."
