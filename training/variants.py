"""The same article as other papers, tools and scanners would print it, its annotations moved along.

Used twice: a share of the articles is shown so in training, and ``benchmarks/robustness.py`` measures what each costs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimdb.nlp.layout import find_layout
from claimdb.nlp.quotes import quotations

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Edit = tuple[int, int, str]
"""Start and end of what is replaced, and what stands there instead; edits never overlap."""

DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE = re.compile(r"[‘’]")
MISREAD = {"l": "1", "o": "0", "e": "c", "h": "b", "i": "l", "a": "o", "s": "5", "t": "f", "n": "u", "g": "q", "S": "5"}
NOISE = 0.015
"""Share of characters that a bad scan changes: misread letters, lost and doubled blanks, lost signs."""


def straight(text: str, _: random.Random) -> list[Edit]:
    """Typewriter quotation marks and apostrophes."""
    doubles = [(m.start(), m.end(), '"') for m in DOUBLE.finditer(text)]
    return sorted(doubles + [(m.start(), m.end(), "'") for m in SINGLE.finditer(text)])


def single(text: str, _: random.Random) -> list[Edit]:
    """Single marks outside and double ones inside, as British papers print; apostrophes stay as they are."""
    edits = [(m.start(), m.end(), "‘" if opens(text, m) else "’") for m in DOUBLE.finditer(text)]
    for quotation in quotations(text, find_layout(text).paragraphs):
        if quotation.depth and quotation.closed and quotation.open_mark in ("‘", "'"):
            edits.append((quotation.span.start, quotation.inner.start, "“"))
            edits.append((quotation.inner.end, quotation.span.end, "”"))
    return sorted(edits)


def opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a double mark opens a quotation; one without a direction does before a word."""
    if mark.group() not in ('"', "''"):
        return mark.group() in ("“", "„", "«", "``")
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return not after.isspace() and (not before or before.isspace() or before in "([—–-‘")


def stripped(text: str, _: random.Random) -> list[Edit]:
    """Without double quotation marks, as some feeds and scrapers lose them."""
    return [(m.start(), m.end(), "") for m in DOUBLE.finditer(text)]


def lower(text: str, _: random.Random) -> list[Edit]:
    """Lower case throughout."""
    return [(i, i + 1, c.lower()) for i, c in enumerate(text) if c.isupper() and len(c.lower()) == 1]


def headline(text: str, _: random.Random) -> list[Edit]:
    """Every Word With A Capital."""
    return [(m.start(), m.start() + 1, m.group().upper()) for m in re.finditer(r"(?<![\w'’])[^\W\d_]", text)]


def noise(text: str, rng: random.Random) -> list[Edit]:
    """As a bad scan reads it; line ends stay."""
    edits: list[Edit] = []
    for i, c in enumerate(text):
        if c == "\n" or rng.random() >= NOISE:
            continue
        if c == " ":
            edits.append((i, i + 1, rng.choice(("", "  "))))
        elif c in MISREAD:
            edits.append((i, i + 1, MISREAD[c]))
        elif not c.isalnum():
            edits.append((i, i + 1, ""))
    return edits


VARIANTS: dict[str, Callable[[str, random.Random], list[Edit]]] = {
    "straight": straight,
    "single": single,
    "stripped": stripped,
    "lower": lower,
    "headline": headline,
    "noise": noise,
}


def rewrite(text: str, edits: list[Edit]) -> tuple[str, list[int]]:
    """The edited text, and where each place of the old one (its end included) stands in it."""
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        places.extend(range(length, length + start - at))
        length += start - at
        places.extend([length] * (end - start))
        length += len(new)
        at = end
    parts.append(text[at:])
    places.extend(range(length, length + len(text) - at + 1))
    return "".join(parts), places


def moved(spans: list[Any], places: list[int]) -> list[Any]:
    """Spans ``[start, end, …]`` in the new text; those that vanished are left out."""
    found = [[places[s[0]], places[s[1]], *s[2:]] for s in spans]
    return [s for s in found if s[0] < s[1]]


def vary(
    article: dict[str, Any], layer: dict[str, Any] | None, name: str, rng: random.Random
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """An annotated article and the automatic layer beside it, as the variant called ``name`` prints them."""
    text, places = rewrite(article["text"], VARIANTS[name](article["text"], rng))
    changed = article | {
        "text": text,
        "discard": moved(article.get("discard", []), places),
        "attributions": [
            a | {role: moved(a[role], places) for role in ("source", "cue", "content")} for a in article["attributions"]
        ],
    }
    if layer is None:
        return changed, None
    return changed, layer | {key: moved(layer[key], places) for key in ("entities", "sentences")}
