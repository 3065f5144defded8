"""What the tables share: naming, references that cascade, checks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, text

from claimdb.db import NAMING

metadata = MetaData(naming_convention=NAMING)
SPAN = '"start" >= 0 AND "end" > "start"'


def among(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in allowed)})", name=column)


def cascade(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


def one_of_many(name: str, *columns: str, where: str) -> Index:
    """Among the rows that fit, the columns are unique. Only migrations tell PostgreSQL: its dialect loads slowly."""
    return Index(name, *columns, unique=True, sqlite_where=text(where))
