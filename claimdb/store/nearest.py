"""Names to offer when none fits."""

from __future__ import annotations

from collections.abc import Iterable

from claimdb.text import fold


def nearest(name: str, names: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """The names most like `name`, best first: whole names and single words of them, without case and accents."""
    from rapidfuzz import fuzz, process

    pool = list(dict.fromkeys(names))
    best = process.extract(name, pool, scorer=fuzz.WRatio, processor=fold, limit=limit, score_cutoff=70)
    return tuple(found for found, _score, _index in best)
