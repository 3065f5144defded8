"""Files of annotated and predicted attributions: JSON Lines, one article a line, also packed with gzip.

Gold: ``{"id", "text", "discard": [[start, end], …], "attributions": [{"source", "cue", "content", "parent",
"speaker"}]}``; a prediction has ``id`` and ``attributions``. Offsets are ``str`` indices into ``text``, half open.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from claimdb.errors import EmptyInput, FormatError, UnreadableInput
from claimdb.records import Article, Attribution, Form, Span, SpanRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One attribution as a file gives it; ``speaker`` holds names joined by ``; ``."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    parent: int | None = None
    speaker: str | None = None
    kind: str | None = None
    """Of the speaker, where the file says it."""

    def spans(self, role: SpanRole) -> tuple[Span, ...]:
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]

    def as_found(self, form: Form) -> Attribution:
        """As extraction would have found it, still without speakers."""
        return Attribution(source=self.source, cue=self.cue, content=self.content, form=form)

    @classmethod
    def of(cls, attribution: Attribution) -> Annotation:
        """What extraction found, in the shape of a prediction."""
        return cls(
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            parent=attribution.parent,
            speaker="; ".join(speaker.name for speaker in attribution.speakers) or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with its attributions. Letters inside ``discard`` count for nobody."""

    id: str
    text: str
    attributions: tuple[Annotation, ...] = ()
    discard: tuple[Span, ...] = ()
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None

    def as_article(self) -> Article:
        """As a reader would have given it."""
        return Article(
            text=self.text, outlet=self.outlet, title=self.title, byline=self.byline, published=self.published
        )


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Whom one gold attribution goes back to: several names when said jointly, none when nobody is named."""

    names: tuple[str, ...]
    kind: str = "person"
    mention: str | None = None
    """How the source words it (``name``, ``pronoun``, ``nominal``), where the file says it."""


def read_gold(path: str | Path) -> list[GoldArticle]:
    """Every article of a gold file. Raises ``UnreadableInput``, ``EmptyInput`` or ``FormatError`` (file and line)."""
    articles: list[GoldArticle] = []
    for place, row in _rows(path):
        text = row.get("text")
        if not isinstance(text, str):
            raise FormatError(f'{place}: no "text"; a gold line holds "id", "text" and "attributions".')
        articles.append(
            GoldArticle(
                id=row["id"],
                text=text,
                attributions=_attributions(row, place),
                discard=_spans(row.get("discard"), "discard", place),
                outlet=_word(row, "outlet", "publisher"),
                title=_word(row, "title"),
                byline=_word(row, "byline", "author"),
                published=_word(row, "published", "date"),
            )
        )
    if not articles:
        raise EmptyInput(f"{path}: no article in it.")
    return articles


def read_predictions(path: str | Path) -> dict[str, tuple[Annotation, ...]]:
    """Article id → predicted attributions, such as ``claimdb extract`` writes them. Errors as for `read_gold`."""
    return {row["id"]: _attributions(row, place) for place, row in _rows(path)}


def read_speakers(path: str | Path, gold: list[GoldArticle]) -> dict[str, list[GoldSpeaker]]:
    """``{article id: [{"speaker", "kind", "mention"}, …]}``: the speaker of each gold attribution, in their order.

    Raises ``FormatError`` where an article of `gold` has another number of attributions than of speakers.
    """
    with _opened(path) as file:
        try:
            data = json.load(file)
        except ValueError as error:
            raise FormatError(f"{path}: not JSON ({error}).") from error
    if not isinstance(data, dict):
        raise FormatError(f"{path}: expected an object of article ids and their speakers.")
    result: dict[str, list[GoldSpeaker]] = {}
    sizes = {article.id: len(article.attributions) for article in gold}
    for article_id, entries in data.items():
        place = f"{path}, article {article_id!r}"
        if not isinstance(entries, list):
            raise FormatError(f"{place}: expected a list of speakers.")
        if len(entries) != sizes.get(article_id, len(entries)):
            raise FormatError(f"{place}: {len(entries)} speakers for {sizes[article_id]} attributions.")
        result[article_id] = [_speaker(entry, place) for entry in entries]
    return result


def speakers_in(gold: list[GoldArticle]) -> dict[str, list[GoldSpeaker]]:
    """The speakers that a gold file itself gives; articles in which no attribution has one are left out."""
    return {
        article.id: [_named(annotation.speaker, annotation.kind) for annotation in article.attributions]
        for article in gold
        if any(annotation.speaker for annotation in article.attributions)
    }


def _speaker(entry: Any, place: str) -> GoldSpeaker:
    if not isinstance(entry, dict) or not isinstance(entry.get("speaker"), str | None):
        raise FormatError(f'{place}: a speaker is an object with "speaker" (a name or null) and "kind".')
    return _named(entry.get("speaker"), entry.get("kind"), _word(entry, "mention"))


def _named(names: str | None, kind: str | None, mention: str | None = None) -> GoldSpeaker:
    return GoldSpeaker(tuple(names.split(";")) if names else (), kind or "person", mention)


# ── JSON Lines ───────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(file and line, object) of every line that is not blank; ids are there and unique."""
    seen: set[str] = set()
    with _opened(path) as file:
        for number, line in enumerate(_lines(file, path), 1):
            if not line.strip():
                continue
            place = f"{path}, line {number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                raise FormatError(f"{place}: not JSON ({error}).") from error
            if not isinstance(row, dict):
                raise FormatError(f"{place}: expected one JSON object.")
            if not isinstance(row.get("id"), str):
                raise FormatError(f'{place}: no "id" of the article.')
            if row["id"] in seen:
                raise FormatError(f"{place}: a second article with the id {row['id']!r}.")
            seen.add(row["id"])
            yield place, row


def _opened(path: str | Path) -> IO[str]:
    """A text file, packed or not; ``-`` is standard input."""
    if str(path) == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", closefd=False)
    try:
        packed = Path(path).suffix == ".gz"
        return gzip.open(path, "rt", encoding="utf-8") if packed else open(path, encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error}).") from error


def _lines(file: IO[str], path: str | Path) -> Iterator[str]:
    """Lines of a file whose encoding or packing may be broken."""
    number = 0
    try:
        for line in file:
            number += 1
            yield line
    except (UnicodeDecodeError, OSError, EOFError, zlib.error) as error:
        raise UnreadableInput(f"{path}, after line {number}: cannot be read ({error}).") from error


def _attributions(row: Mapping[str, Any], place: str) -> tuple[Annotation, ...]:
    items = row.get("attributions")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise FormatError(f'{place}: no list of "attributions".')
    return tuple(_annotation(item, f"{place}, attribution {index}") for index, item in enumerate(items))


def _annotation(item: Mapping[str, Any], place: str) -> Annotation:
    parent = item.get("parent")
    if not isinstance(parent, int | None):
        raise FormatError(f'{place}: "parent" is neither an index nor null.')
    return Annotation(
        source=_spans(item.get("source"), "source", place),
        cue=_spans(item.get("cue"), "cue", place),
        content=_spans(item.get("content"), "content", place),
        parent=parent,
        speaker=_word(item, "speaker"),
        kind=_word(item, "kind"),
    )


def _spans(value: Any, name: str, place: str) -> tuple[Span, ...]:
    """``[[start, end], …]``; null is none."""
    pairs = value or []
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(type(offset) is int for offset in pair) for pair in pairs
    ):
        raise FormatError(f'{place}: "{name}" is not a list of [start, end].')
    return tuple(Span(start, end) for start, end in pairs)


def _word(row: Mapping[str, Any], *names: str) -> str | None:
    """The first of the keys that holds a text."""
    return next((row[name] for name in names if isinstance(row.get(name), str) and row[name]), None)
