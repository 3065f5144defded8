"""Text → attributions: the spaCy pipeline. Importing this package is cheap; :func:`load_nlp` is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimdb.nlp.pipeline import docs_of, extraction, load_nlp

__all__ = ["docs_of", "extraction", "load_nlp"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from claimdb.nlp import pipeline

        return getattr(pipeline, name)
    raise AttributeError(name)
