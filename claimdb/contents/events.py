"""Which articles tell of one event: those that have several passages in common with one, and more than others have.

What is in common is up to who asks. Comparing counts passages that met under telling words, since nothing else is known
yet; grouping those that are alike at all; disputes, which read everything in such articles, those that are nearly the
same.
"""

from __future__ import annotations

from collections import Counter

LEAST = 3
"""Passages in common from which two articles are taken to tell of one event."""


def on_one_event(common: Counter[int], most: int, size: int | None = None) -> list[int]:
    """Of articles, each with the number of passages that it has in common with one, those on its event: *most* of them.

    ``size``: passages of that one; of a short note a third of them is enough. Of two with the same number the one that
    was counted first.
    """
    least = LEAST if size is None else min(LEAST, max(1, size // LEAST))
    return [article for article, number in common.most_common(most) if number >= least]
