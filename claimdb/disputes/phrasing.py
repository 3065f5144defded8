"""How matters and reasons are put: a statement as a question, a holder in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdb.clauses import read
from claimdb.clauses.questions import LONG, excerpt, whether
from claimdb.records import UNKNOWN

if TYPE_CHECKING:
    from claimdb.records import Position

_PLAIN = 90
_BROKEN = re.compile(r"[\"“”;:()…]|\w[.?!]\W*\w| [-–—] ")


def asked(text: str) -> str:
    """As a question, where it is plain enough to be turned into one."""
    if found := _ANY.match(text):
        return f"{'Are' if found['noun'].endswith('s') else 'Is'} there {excerpt(read(found['rest']), 75)}?"
    reading = read(text)
    if len(text) <= _PLAIN and not _BROKEN.search(text):
        return whether(reading, reading.keys)
    return f"Is it so: “{excerpt(reading, LONG)}”?"


_ANY = re.compile(r"^\W*(?P<rest>any (?P<noun>[a-z]+)\b.*)", re.DOTALL)


def bare(text: str) -> str:
    """Without marks around it, and without "that" before it."""
    shown = text.strip(" \"“”'‘’,;:.")
    reading = read(shown)
    return shown[reading.words[1].start :] if len(reading.words) > 1 and reading.words[0].low == "that" else shown


def named(position: Position) -> str:
    """The holder in a sentence that does not ask for number: two joined by "and"."""
    if position.holder_kind == "outlet":
        return f"{position.holder} in its own words"
    if position.holder in ("", UNKNOWN):
        return "somebody unnamed"
    *first, last = position.holder.split("; ")
    return f"{', '.join(first)} and {last}" if first else last
