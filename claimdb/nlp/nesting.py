"""Attributions inside attributions: the content read again as a text of its own.

PolNeAR marks no attribution inside the content of another. The model learns that layer from contents of its train
articles that were marked for it (``training/inner.json``), and is told by the feature at [CLS] that it reads one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from claimdb.nlp.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimdb.nlp.attributions import Draft
    from claimdb.nlp.encoder import Encoded
    from claimdb.records import Attribution

FEWEST_WORDS = 4
"""Less of a content holds no source, cue and content of its own."""
DEEPEST = 3
LEAST_CUE = -1.5
"""Log odds of a word's being an inner cue from which on its sentence is read again."""
BIAS = 0.5
"""Added where an inner span begins, beside the card's: chosen, like ``LEAST_CUE``, on ``training/inner_left_out.json``,
contents that were marked but not trained on."""
SUREST = 0.3
"""An inner attribution counts when its weakest span and link are at least this probable."""
QUOTED, OPENING = 2, 1
THIRD_PERSON = frozenset(("he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "who"))
POINTERS = frozenset(("it", "this", "that", "so", "him", "her", "them", "me", "us", "these", "those", "the", "a", "an"))
"""Words that say nothing by themselves: no content ("they agree on this"), nor a source cut short."""
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))


def worth_reading(encoded: Encoded, draft: Draft) -> list[tuple[int, int]]:
    """The sentences of a content, in words and half open, that may hold a cue; neighbours are one stretch."""
    parts: list[tuple[int, int]] = []
    for content in draft.contents:
        ends = content.first + 1 + np.flatnonzero(encoded.ends[content.first : content.last - 1] > 0)
        for first, last in pairwise([content.first, *ends.tolist(), content.last]):
            if encoded.inner[first:last].max() < LEAST_CUE:
                continue
            if parts and parts[-1][1] == first:
                parts[-1] = (parts[-1][0], last)
            else:
                parts.append((first, last))
    return parts if sum(last - first for first, last in parts) >= FEWEST_WORDS else []


def alone(words: Words, parts: Sequence[tuple[int, int]]) -> Words:
    """The words of a content as a text of its own: each part (half open) a paragraph, and quoted only if a part is."""
    chosen = np.concatenate([np.arange(first, last) for first, last in parts])
    features = words.features[chosen].copy()
    if (features & QUOTED > 0).mean() > 0.9:
        features &= ~QUOTED
    features &= ~OPENING
    features[0] |= OPENING
    lengths = (words.first_piece[1:] - words.first_piece[:-1])[chosen]
    first_piece = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    pieces = np.concatenate([words.pieces[words.first_piece[i] : words.first_piece[i + 1]] for i in chosen])
    return Words(
        words.starts[chosen],
        words.ends[chosen],
        np.repeat(np.arange(len(parts), dtype=np.int32), [last - first for first, last in parts]),
        features,
        pieces,
        first_piece,
        words.ends_sentence[chosen],
    )


def convincing(drafts: Sequence[Draft], size: int) -> list[Draft]:
    """Inner attributions that have a cue and a source, are sure enough, and leave no doubt that they lie inside."""
    return [
        draft
        for draft in drafts
        if draft.cue
        and draft.source
        and sum(c.last - c.first for c in draft.contents) < size
        and min(draft.cue.inside, draft.source.inside, draft.link_content, draft.link_source) >= SUREST
        and min(c.inside for c in draft.contents) >= SUREST
    ]


def speaks_of_herself(source: str) -> bool:
    """Whether the inner source is the outer speaker ("I warned that …"): nothing is given to anybody else then."""
    return source.casefold() in FIRST_PERSON


def says_nothing(text: str, inner: Attribution) -> bool:
    """Whether the content, or the source, is no more than a word that points elsewhere."""
    content = " ".join(text[start:end] for start, end in inner.content)
    return content.casefold() in POINTERS or any(
        text[s:e].casefold() in POINTERS - THIRD_PERSON for s, e in inner.source
    )


def takes_up(source: str, names: Iterable[str]) -> bool:
    """Whether a source is a pronoun or a part of one of the names; a description may well mean somebody else."""
    return source.casefold() in THIRD_PERSON or any(source in name for name in names)


def of_others(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Without the inner attributions whose source takes up the speaker around them ("he said that he planned to …").

    What somebody says of her own words, plans and wishes is said by her once. Needs speakers; what stood inside one
    that is left out is inside the one around that.
    """
    kept: list[Attribution] = []
    place: dict[int | None, int | None] = {None: None}
    for number, attribution in enumerate(attributions):
        parent = place[attribution.parent]
        names = {speaker.name for speaker in attribution.speakers}
        same = parent is not None and bool(names) and names == {speaker.name for speaker in kept[parent].speakers}
        if same and all(takes_up(text[start:end], names) for start, end in attribution.source):
            place[number] = parent
            continue
        place[number] = len(kept)
        kept.append(replace(attribution, parent=parent))
    return tuple(kept)
