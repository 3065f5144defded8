"""Plain text and Markdown, with or without front matter (``title: …`` between two lines of ``---``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdb.errors import EmptyInput
from claimdb.readers._articles import build
from claimdb.readers._decoding import decode
from claimdb.readers._metadata import Layer, field_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdb.readers._locations import Location
    from claimdb.records import Article

SUFFIXES = (".txt", ".text", ".md", ".markdown")
_FENCE = re.compile(r"---[ \t]*\n")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*)|\s*)$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_MOST_LINES = 100


def read(location: Location) -> Iterator[Article]:
    """One article: the text behind the front matter, as it stands, line ends as ``\\n``."""
    data = location.read_bytes()
    text, notes = decode(data, location.path)
    front, body = split_front_matter(text, location.path)
    if not body.strip():
        raise EmptyInput(f"{location.path}: there is no text behind the front matter. Remove it or fill it.")
    first_line = 1 + text.count("\n", 0, len(text) - len(body))
    yield build(location, body, data, front=front, first_line=first_line, notes=notes)


def split_front_matter(text: str, path: str) -> tuple[Layer | None, str]:
    """The front matter and the text behind it; (None, *text*) where the text does not open with one."""
    opening = _FENCE.match(text)
    if not opening:
        return None, text
    values: dict[str, str] = {}
    numbers: dict[str, int] = {}
    name: str | None = None
    position = opening.end()
    for number in range(2, _MOST_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        position = end + 1 if end >= 0 else len(text)
        if line.rstrip() in ("---", "..."):
            return Layer(values, path, numbers), text[position:].lstrip("\n")
        if pair := _PAIR.match(line.rstrip()):
            name = field_name(pair[1])
            if name:
                values[name], numbers[name] = _value(pair[2] or ""), number
        elif item := _ITEM.match(line):
            if name:
                values[name] = ", ".join(filter(None, (values[name], _value(item[1]))))
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            break
        if end < 0:
            break
    return None, text


def _value(written: str) -> str:
    """A value without its quotation marks; a list as its items joined by ", "."""
    written = written.strip()
    if written[:1] == "[" and written[-1:] == "]":
        return ", ".join(filter(None, (_value(item) for item in written[1:-1].split(","))))
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        bare = written[1:-1]
        return bare.replace('\\"', '"') if written[0] == '"' else bare.replace("''", "'")
    return "" if written in ("null", "~") else written
