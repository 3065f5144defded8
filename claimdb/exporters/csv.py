"""CSV (RFC 4180, UTF-8, lines end with LF): every column of data, values as they are stored."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.exporters import Column, R


def export(rows: Iterable[R], columns: Sequence[Column[R]]) -> Iterator[str]:
    columns = [column for column in columns if column.data]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.key for column in columns])
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([column.value(row) for column in columns])
        yield buffer.getvalue()
