"""A statement read from its words alone: what it negates, denies or doubts, and who did what.

No parser and no model stand behind it. Reading one takes about a tenth of a millisecond; readings are kept.
"""

from __future__ import annotations

from claimdb.clauses.opposition import Opposition, oppose
from claimdb.clauses.reading import Mark, Reading, Word, cover, read, shared

__all__ = ["Mark", "Opposition", "Reading", "Word", "cover", "oppose", "read", "shared"]
