"""Bytes -> str without silent loss: what was guessed or replaced is said in notes, what cannot be read is refused."""

from __future__ import annotations

import codecs
import re

from claimdb.errors import EmptyInput, UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP, Word or e-book file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"SQLite format 3\0": "a database",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
}
_SAVE_AS = "Save it as text in UTF-8."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_OTHER_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""All but NUL and line ends; a terminal would obey them where the text is shown."""
_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])
_SURROGATES = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_MEANT_AS_CP1252 = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
"""As browsers take them (WHATWG Encoding)."""
_ODD_CAPITAL = re.compile(r"[À-ÖØ-Þ](?=[A-Z][a-z])|(?<=[a-z,.!?])[À-ÖØ-Þ](?![A-ZÀ-ÖØ-Þ])|[¤¦¬×÷†‡ˆ˜¨¯¸ƒ¿](?=[a-z])")
"""Capitals where a quotation mark would stand: the wrong one of two encodings."""
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_LOOKED_AT = 200_000
"""Bytes from which an encoding is guessed."""
_MOST_CONTROLS = 0.01
_MOST_CHAOS = 0.1
_MOST_BEYOND_ASCII = 0.15
_UTF8_MARK = re.compile(rb"\xe2\x80[\x90-\xbf]")
"""A curly mark, a dash or an ellipsis."""


def decode(data: bytes, path: str, *, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of *data*, line ends as ``\\n``, and notes on what was guessed or replaced.

    EmptyInput where there is none; UnreadableInput where it is no text or its encoding cannot be told.
    """
    if not data:
        raise EmptyInput(f"{path}: it is empty. Remove it or fill it.")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInput(f"{path}: it is {what}, not text. {_SAVE_AS}")
    text, notes = _decoded(data, path, html)
    controls = len(_CONTROLS.findall(text)) - text.count("\0")
    if controls > _MOST_CONTROLS * len(text) or text.count("\0") > _MOST_CONTROLS * len(text) + 2:
        raise UnreadableInput(f"{path}: it holds binary data, not text. {_SAVE_AS}")
    text, replaced = clean(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\v\f\u00a0\u200b"):
        raise EmptyInput(f"{path}: it holds nothing but white space. Remove it or fill it.")
    return text, (*notes, *replaced)


def looks_like_html(data: bytes) -> bool:
    """It opens as a web page does."""
    return bool(_LOOKS_LIKE_HTML.match(data[:4096].removeprefix(codecs.BOM_UTF8)))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Without NUL, lone surrogates and control characters; each becomes U+FFFD, so that offsets hold."""
    notes = []
    if nuls := text.count("\0"):
        text = text.replace("\0", "\ufffd")
        notes.append(f"{_many(nuls, 'NUL character')} replaced by U+FFFD")
    text, controls = _OTHER_CONTROLS.subn("\ufffd", text)
    if controls:
        notes.append(f"{_many(controls, 'control character')} replaced by U+FFFD")
    text, lone = _SURROGATES.subn("\ufffd", text)
    if lone:
        notes.append(f"{_many(lone, 'lone surrogate')} replaced by U+FFFD")
    return text, tuple(notes)


def _decoded(data: bytes, path: str, html: bool) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and text.count("\0") <= _MOST_CONTROLS * len(text) + 2:
        return text, ()
    if data.count(0) > 0.2 * len(data):
        encoding = "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"
        wide = _strict(data, encoding)
        if wide is not None and "\0" not in wide:
            return wide, (f"read as {encoding.upper()} (guessed: there is no byte-order mark)",)
    if html and (declared := _DECLARED.search(data[:4096])):
        name = declared[1].decode("ascii")
        name = "cp1252" if name.lower() in _MEANT_AS_CP1252 else name
        if (page := _strict(data, name)) is not None:
            return page, (f"read as {name} (as the page declares)",)
    if not text and (damaged := _damaged_utf8(data)):
        return damaged
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > _MOST_CONTROLS * len(data) + 2:
        raise UnreadableInput(f"{path}: it holds binary data, not text. {_SAVE_AS}")
    return _guessed(data, path)


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    before = _strict(data, encoding)
    if before is not None:
        return before, ()
    text = data.decode(encoding, errors="replace")
    return text, (f"{_many(text.count(chr(0xFFFD)), 'damaged character')} replaced by U+FFFD",)


def _damaged_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 that was cut off or holds a few wrong bytes: more characters beyond ASCII that are right than wrong.

    In nearly pure ASCII one curly mark or dash in UTF-8 is enough: no other encoding has its three bytes in a row.
    """
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(1 for char in text if char > "\x7f") - wrong
    sample = data[:_LOOKED_AT]
    marked = sum(byte > 127 for byte in sample) < _MOST_BEYOND_ASCII * len(sample) and _UTF8_MARK.search(data)
    return (text, (f"{_many(wrong, 'damaged character')} replaced by U+FFFD",)) if right > wrong or marked else None


def _guessed(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    sample = data[:_LOOKED_AT]
    if sum(byte > 127 for byte in sample) < _MOST_BEYOND_ASCII * len(sample):
        for encoding in ("cp1252", "mac_roman"):  # nearly all ASCII: only marks and accents are in question
            text = _strict(data, encoding)
            if text is not None and not _ODD_CAPITAL.search(text):
                return text, (f"was not UTF-8; read as {encoding} (guessed)",)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    text = _strict(data, best.encoding) if best and best.chaos <= _MOST_CHAOS else None
    if best is None or text is None:
        raise UnreadableInput(f"{path}: its encoding is neither UTF-8 nor one that can be told. {_SAVE_AS}")
    return text, (f"was not UTF-8; read as {best.encoding} (guessed)",)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
