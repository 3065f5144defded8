"""Which language a text is in. Offline; the identifier is loaded when the first text needs it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 4000
"""Characters from the beginning, and as many from the middle."""
_FEWEST_LETTERS = 20
_LEAST_SURE = 0.5
_NO_LANGUAGE = "zxx"
_ENGLISH = {"en", "pcm", "sco"}
"""Closely related varieties that short English headlines are taken for."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 (639-3 where there is no shorter code); None where there is too little text to be sure."""
    middle = max(_SAMPLE, len(text) // 2)
    sample = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    if sum(char.isalpha() for char in sample) < _FEWEST_LETTERS:
        return None
    code, score = _identifier().classify(sample)
    if code in _ENGLISH:
        return "en"
    return code if score >= _LEAST_SURE and code != _NO_LANGUAGE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
