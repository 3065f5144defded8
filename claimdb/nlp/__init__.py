"""Text → attributions: the spaCy pipeline. Importing this package is cheap; :func:`load_nlp` is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from claimdb.nlp.pipeline import docs_of, extraction

__all__ = ["docs_of", "extraction", "load_nlp"]


def load_nlp(*, model: Path | str | None = None, threads: int = 1, nested: bool = True) -> Language:
    """The whole pipeline (:func:`claimdb.nlp.pipeline.load_nlp`); the model is opened while spaCy is imported."""
    from claimdb.nlp.encoder import open_ahead
    from claimdb.nlp.loading import collection_paused, import_spacy

    with collection_paused():
        open_ahead(model, threads)
        import_spacy()
        from claimdb.nlp import pipeline

        return pipeline.load_nlp(model=model, threads=threads, nested=nested)


def __getattr__(name: str) -> Any:
    if name in __all__:
        from claimdb.nlp.loading import import_spacy

        import_spacy()
        from claimdb.nlp import pipeline

        return getattr(pipeline, name)
    raise AttributeError(name)
