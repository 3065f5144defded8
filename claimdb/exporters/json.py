"""JSON: one array of whole rows, one row a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.exporters import Column, R


def export(rows: Iterable[R], columns: Sequence[Column[R]] = ()) -> Iterator[str]:  # noqa: ARG001
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row.as_dict(), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
