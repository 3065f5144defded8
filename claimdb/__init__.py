"""claimdb: who claimed what, where it was printed, and which facts are disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.records import Article, Attribution, Extraction, Span

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

__version__ = "0.1.0"

__all__ = ["Article", "Attribution", "Extraction", "Span", "__version__", "load_nlp"]


def load_nlp(*, model: Path | str | None = None, threads: int = 1, nested: bool = True) -> Language:
    """The spaCy pipeline that finds attributed statements (claimdb.nlp), imported only when it is asked for."""
    from claimdb.nlp import load_nlp as load

    return load(model=model, threads=threads, nested=nested)
