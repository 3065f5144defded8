"""Markdown (GitHub's tables): the columns that people read, places as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.exporters import Column, R, Value

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$])")
_SPACE = re.compile(r"\s+")


def export(rows: Iterable[R], columns: Sequence[Column[R]]) -> Iterator[str]:
    shown = [column for column in columns if column.title]
    yield _line(column.title for column in shown)
    yield _line("---:" if column.right else "---" for column in shown)
    for row in rows:
        yield _line(_cell(column, row) for column in shown)


def escape(value: Value) -> str:
    """As text that Markdown shows unchanged, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", "" if value is None else str(value)).strip())


def _cell(column: Column[R], row: R) -> str:
    text = escape(column.value(row))
    target = column.link(row) if column.link else None
    return f"[{text}](<{_address(target)}>)" if target and text else text


def _address(target: str) -> str:
    """What must not stand inside ``<…>`` or end a cell, percent-encoded; the rest is left alone."""
    return re.sub(r"[<>|\s\\]", lambda match: quote(match.group(), safe=""), target)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
