"""Extractors for tests, importable by worker processes: sentences of the form “X said that Y.” and nothing else."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence

from claimdb.extracting import Extractor
from claimdb.nlp.layout import find_layout
from claimdb.records import Article, Attribution, Extraction, Span, SpeakerGuess

_SAID = re.compile(r"((?:[A-Z]\w+ ?)+) (said) that ([^.]+)\.")


def extract(articles: Sequence[Article]) -> Iterator[Extraction]:
    """“CRASH” in a text crashes it, “KILL” kills the process, “BROKEN” gives spans outside of the text."""
    for article in articles:
        yield _extraction(article.text)


def _extraction(text: str) -> Extraction:
    if "CRASH" in text:
        raise ValueError("boom")
    if "KILL" in text:
        os._exit(9)
    layout = find_layout(text)
    shift = len(text) if "BROKEN" in text else 0
    found = tuple(
        Attribution(
            source=(Span(*match.span(1)),),
            cue=(Span(*match.span(2)),),
            content=(Span(match.start(3) + shift, match.start(3) if shift else match.end(3)),),
            speakers=(SpeakerGuess(match[1], "person", 0.9),),
            confidence=0.9,
        )
        for match in _SAID.finditer(text[:100_000])
    )
    return Extraction(layout=layout, sentences=layout.paragraphs, attributions=found)


STUB = Extractor(extract, "stub 1")


def extract_slowly(articles: Sequence[Article]) -> Iterator[Extraction]:
    """A minute for each article."""
    for article in articles:
        time.sleep(60)
        yield _extraction(article.text)
