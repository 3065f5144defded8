"""Attributions inside attributions: the content read again as a text of its own.

The training data knows one layer only (PolNeAR marks no attribution inside the content of another), so what a content
itself attributes is found by giving it to the same model alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimdb.nlp.words import WORD, Words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from claimdb.nlp.attributions import Draft

FEWEST_WORDS = 6
"""A shorter content holds no source, cue and content of its own."""
DEEPEST = 3
SUREST = 0.5
"""An inner attribution counts when its weakest span and link are at least this probable."""
QUOTED, OPENING = 2, 1
FIRST_PERSON = frozenset(("i", "we", "me", "us"))


def worth_reading(draft: Draft) -> bool:
    """Whether a content is long enough to attribute something itself."""
    return sum(c.last - c.first for c in draft.contents) >= FEWEST_WORDS


def words_of(words: Words, draft: Draft) -> Words:
    """The words of a content as a text of its own: each part a paragraph, and quoted only if a part is."""
    chosen = np.concatenate([np.arange(c.first, c.last) for c in draft.contents])
    features = words.features[chosen].copy()
    if (features & QUOTED).mean() > QUOTED * 0.9:
        features &= ~QUOTED
    features &= ~OPENING
    features[0] |= OPENING
    lengths = (words.first_piece[1:] - words.first_piece[:-1])[chosen]
    first_piece = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    pieces = np.concatenate([words.pieces[words.first_piece[i] : words.first_piece[i + 1]] for i in chosen])
    return Words(
        words.starts[chosen],
        words.ends[chosen],
        np.repeat(np.arange(len(draft.contents), dtype=np.int32), [c.last - c.first for c in draft.contents]),
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


def is_speech(stretch: str, spoken: Container[str]) -> bool:
    """Whether a stretch holds one of the words that are often cues.

    The model was never shown what is inside a content and takes every "decision", "want" or "refusal" there for a cue.
    ``spoken`` are the words that the training data use as cues at least three times in ten (the card's
    ``inner_cues``).
    """
    return any(match.group().lower() in spoken for match in WORD.finditer(stretch))
