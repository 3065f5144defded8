"""Formats: what they escape, and what they write where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

import pytest

from claimdb.errors import UsageError
from claimdb.exporters import Column
from claimdb.exporting import export, formats


@dataclass(frozen=True)
class Line:
    text: str | None
    number: int = 1

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "number": self.number}


COLUMNS: tuple[Column[Line], ...] = (
    Column(key="text", title="Text", value=lambda row: row.text, link=lambda row: f"https://a.example/{row.number}"),
    Column(key="short", title="Short", value=lambda row: (row.text or "")[:3], data=False),
    Column(key="number", title="No.", value=lambda row: row.number, right=True),
    Column(key="double", value=lambda row: 2 * row.number),
)


def written(name: str, *rows: Line) -> str:
    return "".join(export(rows, COLUMNS, format=name))


def test_formats_are_the_files_of_the_folder() -> None:
    assert formats() == ("csv", "json", "jsonl", "md")


def test_unknown_format_lists_the_known() -> None:
    with pytest.raises(UsageError, match="csv, json, jsonl, md"):
        export([], COLUMNS, format="xls")


def test_json_is_one_array_and_jsonl_one_object_a_line() -> None:
    rows = Line("„Grüße“\nhere", 1), Line(None, 2)
    assert json.loads(written("json", *rows)) == [row.as_dict() for row in rows]
    assert [json.loads(line) for line in written("jsonl", *rows).splitlines()] == [row.as_dict() for row in rows]
    assert "Grüße" in written("json", *rows)


def test_csv_keeps_values_and_leaves_out_columns_for_people() -> None:
    row = Line('a "quoted", word\nand a line', 3)
    assert list(csv.reader(io.StringIO(written("csv", row)))) == [["text", "number", "double"], [row.text, "3", "6"]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a | b", r"a \| b"),
        ("two\n\nlines", "two lines"),
        ("*loud* _low_ `code`", r"\*loud\* \_low\_ \`code\`"),
        ("[a](b) <i>", r"\[a\](b) \<i\>"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, cell: str) -> None:
    assert written("md", Line(text)).splitlines()[2] == f"| [{cell}](<https://a.example/1>) | {_short(text)} | 1 |"


def _short(text: str) -> str:
    from claimdb.exporters.md import escape

    return escape(text[:3])


def test_markdown_aligns_numbers_and_links_nothing_without_text() -> None:
    lines = written("md", Line(None)).splitlines()
    assert lines == ["| Text | Short | No. |", "| --- | --- | ---: |", "|  |  | 1 |"]


@pytest.mark.parametrize(("name", "nothing"), [("json", "[]\n"), ("jsonl", ""), ("csv", "text,number,double\n")])
def test_no_rows(name: str, nothing: str) -> None:
    assert written(name) == nothing


def test_rows_stream() -> None:
    pieces = export((Line(str(n)) for n in range(3)), COLUMNS, format="jsonl")
    assert next(pieces) == '{"text": "0", "number": 1}\n'
