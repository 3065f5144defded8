"""JSON Lines (jsonlines.org): one whole row a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.exporters import Column, R


def export(rows: Iterable[R], columns: Sequence[Column[R]] = ()) -> Iterator[str]:  # noqa: ARG001
    for row in rows:
        yield json.dumps(row.as_dict(), ensure_ascii=False) + "\n"
