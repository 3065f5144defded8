"""What texts meet under."""

from __future__ import annotations

import random

from claimdb.copying.fingerprints import BITS, SHINGLE, WINDOW, fingerprints
from claimdb.copying.prepare import prepare
from claimdb.records import Span

WORDS = tuple(f"{one}{other}" for one in ("am", "bir", "ced", "del", "em") for other in ("an", "ber", "dor", "fjo"))


def of(text: str) -> frozenset[int]:
    return frozenset().union(*fingerprints(prepare(text, [Span(0, len(text))])))


def test_a_shared_run_of_nine_words_is_never_missed() -> None:
    chance = random.Random(1)
    shared = SHINGLE + WINDOW - 1
    for _ in range(200):
        run = " ".join(chance.choices(WORDS, k=shared))
        one, other = (" ".join(chance.choices(WORDS, k=chance.randrange(20))) for _ in range(2))
        assert of(f"{one} {run} {other}") & of(f"{other} {run} {one}")


def test_they_are_few_small_and_the_same_everywhere() -> None:
    chance = random.Random(4)
    text = " ".join(chance.choice(WORDS) + chance.choice(WORDS) for _ in range(2000))
    found = of(text)
    assert 0.2 < len(found) / 2000 < 0.35
    assert 2 ** (BITS - 4) < max(found) < 2**BITS
    assert of("Amber birch, cedar: delta!") == of("amber birch cedar delta") == {43912545400234}


def test_a_text_of_three_words_has_none() -> None:
    assert not of("amber birch cedar")
