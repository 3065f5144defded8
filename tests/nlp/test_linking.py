"""Links are worked out a few spans at a time; what comes out does not depend on how many."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimdb.nlp import attributions
from claimdb.nlp.pipeline import load_nlp

LINES = (
    "The bank said that prices would double by May, but the mayor denied it.",
    "“The dam is safe,” Maria Ortiz said on Monday. “It will hold.”",
    "According to the audit office, forty schools have closed.",
    "Nobody came, and the hall stayed empty until the evening train.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp(nested=False)


@pytest.mark.parametrize("between", ["\n", " "])
def test_blocks_change_nothing(nlp: Language, between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = between.join(f"{line} {number}." for number in range(12) for line in LINES)
    monkeypatch.setattr(attributions, "BLOCK", 10_000)
    together = nlp(text)._.attributions
    assert len(together) > 24
    monkeypatch.setattr(attributions, "BLOCK", 3)
    apart = nlp(text)._.attributions
    assert [(a.content, a.source, a.cue) for a in apart] == [(a.content, a.source, a.cue) for a in together]
    assert [a.confidence for a in apart] == pytest.approx([a.confidence for a in together], abs=1e-4)
