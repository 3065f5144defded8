"""What is known about an article beside its text, from several places of increasing authority."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimdb.dates import iso_date
from claimdb.errors import FormatError
from claimdb.text import collapse_space

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALIASES = {
    "author": "byline",
    "authors": "byline",
    "date": "published",
    "headline": "title",
    "lang": "language",
    "link": "url",
    "publisher": "outlet",
}
_LANGUAGES = {"english": "en", "eng": "en"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """As in ``records.Article``; None where nothing is told."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


FIELDS = tuple(item.name for item in fields(Metadata))


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says, as it is written there."""

    values: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    """For error messages: "seeds/articles.csv, line 3"."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each value, where the place has one for each."""

    def place(self, name: str) -> str:
        return f"{self.where}, line {self.lines[name]}" if name in self.lines else self.where


def field_name(written: str) -> str | None:
    """The field that a column or key means, or None."""
    name = written.strip().strip("\ufeff").casefold()
    name = _ALIASES.get(name, name)
    return name if name in FIELDS else None


def combine(*layers: Layer | None) -> Metadata:
    """Later layers win; an empty value tells nothing. FormatError names place and value of a date that is none."""
    told: dict[str, str] = {}
    for layer in layers:
        for name, written in (layer.values if layer else {}).items():
            value = collapse_space(written.replace("\0", ""))
            if value and layer:
                told[name] = _checked(name, value, layer)
    return Metadata(**told)


def _checked(name: str, value: str, layer: Layer) -> str:
    if name == "published":
        date = iso_date(value)
        if date is None:
            raise FormatError(
                f"{layer.place(name)}: “{value}” is no date that can be read one way. Write it YYYY-MM-DD."
            )
        return date
    if name == "url" and not _is_url(value):
        raise FormatError(f"{layer.place(name)}: “{value}” is no web address. Write it with https:// in front.")
    if name == "language":
        code = value.casefold().replace("_", "-").split("-")[0]
        return _LANGUAGES.get(code, code)
    return value


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return bool(parts.scheme and parts.netloc) and (parts.port or 0) >= 0
    except ValueError:
        return False
