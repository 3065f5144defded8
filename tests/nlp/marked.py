"""Extractions from marked text: ``{s1 Ana Ruiz} {c1 said} {q1 the dam holds}`` marks source, cue and content of
attribution 1; ``{P …}``, ``{O …}``, ``{L …}`` and ``{M …}`` are entities. Marks may stand inside one another."""

from __future__ import annotations

import re

from claimdb.nlp.quotes import form_of, quotations
from claimdb.records import Attribution, Entity, EntityLabel, Extraction, Layout, Section, Span

_MARK = re.compile(r"\{([sqc]\d+|[POLM]) |\}")
_LABELS: dict[str, EntityLabel] = {"P": "PERSON", "O": "ORGANIZATION", "L": "LOCATION", "M": "MISC"}


def paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))


def sentences(text: str) -> tuple[Span, ...]:
    """Roughly: a full stop, a blank and a capital letter end one."""
    return tuple(Span(*match.span()) for match in re.finditer(r"\S(?:[^\n](?!(?<=[.!?”\"]) [A-Z“\"]))*\S?", text))


def marked(source: str, *, sections: tuple[Section, ...] = ()) -> tuple[str, Extraction]:
    """(plain text, its extraction); attributions are numbered from 1 in the marks and stand in that order."""
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    spans: list[tuple[str, Span]] = []
    size = at = 0
    for match in _MARK.finditer(source):
        parts.append(source[at : match.start()])
        size += match.start() - at
        at = match.end()
        if match[1]:
            opened.append((match[1], size))
        else:
            tag, start = opened.pop()
            spans.append((tag, Span(start, size)))
    text = "".join([*parts, source[at:]])
    entities = tuple(Entity(span, _LABELS[tag]) for tag, span in sorted(spans, key=lambda s: s[1]) if tag in _LABELS)
    numbers = sorted({int(tag[1:]) for tag, _ in spans if tag not in _LABELS})
    attributions = tuple(_attribution(text, spans, number) for number in numbers)
    layout = Layout(paragraphs(text), sections=sections)
    return text, Extraction(layout=layout, sentences=sentences(text), entities=entities, attributions=attributions)


def _attribution(text: str, spans: list[tuple[str, Span]], number: int) -> Attribution:
    def of(letter: str) -> tuple[Span, ...]:
        return tuple(sorted(span for tag, span in spans if tag == f"{letter}{number}"))

    content = of("q")
    start = content[0].start if content else 0
    return Attribution(
        source=of("s"),
        cue=of("c"),
        content=content,
        form=form_of(text, content, quotations(text, paragraphs(text))),
        paragraph=max(sum(paragraph.start <= start for paragraph in paragraphs(text)), 1),
    )
