"""Last touches to matters, reasons and stances as they are read: names as written, quotation marks in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MIXED = re.compile(r"(?<!\w)'(?=\w)([^'‘’“”]*)’(?!\w)")
"""A straight mark that opens and a curly one that closes."""
_QUOTED = re.compile(r"“[^“”]*”")
_CLOSING = re.compile(r"(?<=[^\Ws])’(?!\w)")
"""Not after an s, where it may stand for a genitive."""


def own_capitals(sentences: str, names: Iterable[str]) -> str:
    """Names that begin small as they are written, also where they begin a sentence.

    >>> own_capitals("IHarbour marks it.", ["iHarbour"])
    'iHarbour marks it.'
    """
    for name in sorted({name for name in names if name[:1].islower()}):
        large, small = re.escape(f"{name[0].upper()}{name[1:]}"), name.replace("\\", r"\\")
        sentences = re.sub(rf"(^|[.?!]”? ){large}\b", rf"\g<1>{small}", sentences)
    return sentences


def paired(text: str) -> str:
    """Single quotation marks of one kind; what is quoted without one of which the other is missing.

    >>> paired("“gratitude’ from Ukraine”")
    '“gratitude from Ukraine”'
    """
    text = _MIXED.sub(r"‘\1’", text)
    return _QUOTED.sub(lambda found: found[0] if "‘" in found[0] else _CLOSING.sub("", found[0]), text)
