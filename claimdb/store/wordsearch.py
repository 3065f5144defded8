"""One form of text for the search index and for what is searched, in every script; and where it matched.

Words of scripts that put spaces between them are found whole, without case and accents. A script that puts none
(Chinese, Japanese, Thai, Lao, Khmer, Burmese) is indexed letter by letter, so that any stretch of it is found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from claimdb.records import Span

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
)
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Of Latin, Cyrillic, Greek, Hebrew and Arabic; the vowel signs of Indian scripts are letters in their own right."""
_JOINED_MARKS = "\u0640\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u3099\u309a\u200c\u200d\u00ad"
_TOKEN = re.compile(rf"[{_UNSPACED}][\u3099\u309a]?|(?:(?![{_UNSPACED}_])[\w{_ACCENTS}{_JOINED_MARKS}])+")
_QUERY_PART = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
_DROPPED_MARKS = re.compile(rf"[{_ACCENTS}\u00ad\u0640\u200b-\u200d]")


@dataclass(frozen=True, slots=True)
class Token:
    form: str
    span: Span


def tokens(text: str) -> list[Token]:
    """The searchable words of `text` with their places in it; a word that has only marks is left out."""
    found = [Token(_form(match.group()), Span(*match.span())) for match in _TOKEN.finditer(text)]
    return [token for token in found if token.form]


def index_form(text: str) -> str:
    """What the search tables hold: the forms, one space between them."""
    return " ".join(token.form for token in tokens(text))


def _form(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    bare = _DROPPED_MARKS.sub("", decomposed)
    return "".join(unicodedata.normalize("NFC", bare).casefold().split())


@dataclass(frozen=True, slots=True)
class Term:
    """Forms that stand next to each other; with ``prefix`` the last one may go on."""

    forms: tuple[str, ...]
    prefix: bool = False


def terms(query: str) -> list[Term]:
    """What has to be found, all of it. Words in double marks stand together; ``word*`` finds longer words too."""
    found = []
    for match in _QUERY_PART.finditer(query):
        phrase, word = match.groups()
        forms = tuple(token.form for token in tokens(phrase if word is None else word))
        if forms:
            found.append(Term(forms, prefix=bool(word) and word.endswith("*")))
    return found


def fts5_query(wanted: list[Term], column: str | None = None) -> str:
    """In FTS5's language. Every form is quoted, so nothing in it can be an operator."""
    parts = ['"{}"{}'.format(" ".join(term.forms), "*" if term.prefix else "") for term in wanted]
    joined = " AND ".join(parts)
    return f"{{{column}}} : ({joined})" if column else joined


def tsquery(wanted: list[Term]) -> str:
    """In PostgreSQL's language (``to_tsquery('simple', …)``)."""
    return " & ".join(
        "("
        + " <-> ".join(
            "'{}'{}".format(form, ":*" if term.prefix and form is term.forms[-1] else "") for form in term.forms
        )
        + ")"
        for term in wanted
    )


def matches(text: str, wanted: list[Term]) -> tuple[Span, ...]:
    """Where the terms stand in the original text, in order, merged where they touch."""
    words = tokens(text)
    places = sorted(span for term in wanted for span in _places(words, term))
    merged: list[Span] = []
    for span in places:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _places(words: list[Token], term: Term) -> list[Span]:
    length = len(term.forms)
    found = []
    for at in range(len(words) - length + 1):
        here = [word.form for word in words[at : at + length]]
        last = here[-1].startswith(term.forms[-1]) if term.prefix else here[-1] == term.forms[-1]
        if last and tuple(here[:-1]) == term.forms[:-1]:
            found.append(Span(words[at].span.start, words[at + length - 1].span.end))
    return found


def snippet(text: str, wanted: list[Term], width: int = 160) -> tuple[str, tuple[Span, ...]]:
    """About `width` characters of `text` with as many matches as fit, cut between words, and the matches in it."""
    found = matches(text, wanted)
    if len(text) <= width:
        return text, found
    first = max(found, key=lambda span: _inside(found, span.start, width), default=Span(0, 0))
    start = max(0, min(first.start - width // 4, len(text) - width))
    start = text.rfind(" ", 0, start) + 1 if start and " " in text[max(0, start - 20) : start] else start
    end = min(len(text), start + width)
    end = text.rfind(" ", start, end) if end < len(text) and " " in text[end - 20 : end] else end
    left, right = "… " if start else "", " …" if end < len(text) else ""
    shift = len(left) - start
    kept = tuple(Span(s + shift, e + shift) for s, e in found if s >= start and e <= end)
    return left + text[start:end] + right, kept


def _inside(found: tuple[Span, ...], start: int, width: int) -> int:
    return sum(1 for span in found if start <= span.start and span.end <= start + width * 3 // 4)
