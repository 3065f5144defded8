"""Lines that say who wrote a text: "By A and B", "From the paper's A in Kyiv", "Analysis by A"."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"(?:(?:news )?(?:analysis|opinion|stor(?:y|ies)|report(?:ing|ed)?|written|words|text|posted|published|commentary"
    r"|review|interview|edited|compiled|contributed|additional reporting|exclusive)\s+)?(?P<word>by|from)\b:?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w.'’-]*")
_PARTICLES = {"de", "da", "di", "del", "la", "le", "van", "von", "der", "den", "bin", "al", "el"}
_JOINTS = {"and", "in", "for", "at", "of", "the", "with"}
_TRADES = {"staff", "team", "desk", "agencies"}
_TRADES |= {"reporter", "writer", "correspondent", "editor", "reporters", "writers", "correspondents", "editors"}
_SMALL_WORDS = _PARTICLES | _JOINTS | _TRADES
_OWNER = re.compile(r"^(?:[^\W\d_]\S*\s){0,4}?\S+?['’]s\s+(?=\S)")
_PLACE = re.compile(r"\s+(?:in|at|for|of)\s.*$")
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*")
_LONGEST = 240


def read_byline(line: str) -> str | None:
    """The names in a byline, joined by ", ", or None where the line is anything else.

    The outlet that stands before ("From the Courier's …") or behind a name, and a place, are left out.
    """
    if len(line) > _LONGEST:
        return None
    opening = _OPENING.match(line)
    if not opening:
        return None
    rest = line[opening.end() :].strip().rstrip("|")
    words = [word.strip(",;|.()&") for word in rest.split()]
    names = [word for word in words if _NAME.fullmatch(word)]
    if not names or not all(word in names or not word or word.lower() in _SMALL_WORDS for word in words):
        return None
    if rest.endswith((".", "!", "?", ":")) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", rest):
        return None
    if opening["word"].lower() == "from":
        return _from(rest)
    if len(names) < 2 and not _TRADES & {word.lower() for word in words}:
        return None
    return _joined(rest)


def _from(rest: str) -> str | None:
    owner = _OWNER.match(rest)
    if owner:
        return _joined(rest[owner.end() :])
    return _PLACE.sub("", rest) if rest.lower().rsplit(maxsplit=1)[-1] in _TRADES else None


def _joined(rest: str) -> str | None:
    people = [_PLACE.sub("", _OWNER.sub("", part)).strip(" .|") for part in _SPLIT.split(rest)]
    several = [person for person in people if person]
    full = [person for person in several if " " in person]
    return ", ".join(full or several) or None
