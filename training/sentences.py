"""Sentences of the train articles as if each were the content of somebody's statement.

What people mark as an attribution, attitudes and nouns among them, holds one layer further in: a sentence read alone
teaches it with the outer layer's own annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_WORDS, MOST_WORDS = 5, 60
MARKS = frozenset('"“”„«»')
ROLES = ("source", "cue", "content")


def cases(article: dict[str, Any], silver: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Sentences without quotation marks and what each attributes, as ``inner.json`` has contents.

    Left out are sentences that an attribution reaches into from outside, and attributions without a source or a cue.
    """
    text = article["text"]
    groups = [(a, [s for role in ROLES for s in a[role]]) for a in article["attributions"]]
    for start, end in silver["sentences"]:
        sentence = text[start:end]
        if not FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS or MARKS & set(sentence) or "\n" in sentence:
            continue
        if any(s[0] < end and s[1] > start for s in article.get("discard", ())):
            continue
        met = [(a, spans) for a, spans in groups if any(s[0] < end and s[1] > start for s in spans)]
        if any(s[0] < start or s[1] > end for _, spans in met for s in spans):
            continue
        if all(a["source"] and a["cue"] for a, _ in met):
            yield {"id": article["id"], "content": [[start, end]], "inner": [a for a, _ in met]}
