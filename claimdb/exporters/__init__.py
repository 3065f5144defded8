"""Output formats: each module has ``export(rows, columns)``, which gives the output in pieces, as the rows come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimdb.records import Span

Value = str | int | float | bool | None


class Row(Protocol):
    """One result; ``as_dict`` is the object that JSON writes."""

    def as_dict(self) -> dict[str, Any]: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column of the formats that have columns; JSON writes whole rows instead."""

    key: str
    """The heading in CSV; columns for people alone have none there (``data`` is false)."""
    value: Callable[[R], Value]
    title: str = ""
    """The heading for people; columns without one are left to CSV."""
    data: bool = True
    """Written to CSV."""
    link: Callable[[R], str | None] | None = None
    """Where the cell points: a web address, or a path, perhaps with a line."""
    marks: Callable[[R], Sequence[Span]] | None = None
    """Stretches of the value that a terminal points out."""
    under: str = ""
    """Key of the column below whose value a terminal prints this one, to save width."""
    cut: bool = False
    """On a terminal cut to one line."""
    style: str = ""
    """Colour on a terminal, as Rich names it."""
    share: int = 0
    """How much of a terminal's spare width the column gets; 0 for as much as it needs."""
    right: bool = False
    """Aligned to the right, as numbers are."""


class Exporter(Protocol):
    def __call__(self, rows: Iterable[R], columns: Sequence[Column[R]]) -> Iterator[str]: ...
