"""Annotated files are read whole, or refused with the file and the line."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from claimdb.annotations import GoldSpeaker, read_gold, read_predictions, read_speakers, speakers_in
from claimdb.errors import EmptyInput, FormatError, UnreadableInput
from claimdb.records import Span

if TYPE_CHECKING:
    from pathlib import Path

LINE = {
    "id": "a",
    "text": "“Yes,” she said.",
    "publisher": "Quay News",
    "discard": [[15, 16]],
    "attributions": [{"source": [[7, 10]], "cue": [[11, 15]], "content": [[1, 5]], "speaker": "Ines Okafor; T. B."}],
}


def put(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_a_gold_line(name: str, tmp_path: Path) -> None:
    (article,) = read_gold(put(tmp_path / name, LINE, "", "  "))
    (attribution,) = article.attributions
    assert (article.id, article.outlet, article.discard) == ("a", "Quay News", (Span(15, 16),))
    assert (attribution.source, attribution.cue) == ((Span(7, 10),), (Span(11, 15),))
    assert article.as_article().text == LINE["text"]
    assert speakers_in([article]) == {"a": [GoldSpeaker(("Ines Okafor", " T. B."))]}


def test_a_prediction_needs_no_text(tmp_path: Path) -> None:
    found = read_predictions(put(tmp_path / "pred.jsonl", {"id": "a", "attributions": [{"content": [[0, 3]]}]}))
    assert found["a"][0].content == (Span(0, 3),)
    assert found["a"][0].parent is None


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((LINE, '{"id": "b", "text'), r"gold\.jsonl, line 2: not JSON"),
        ((LINE, "[1]"), r"line 2: expected one JSON object"),
        (({**LINE, "id": None},), r'line 1: no "id"'),
        (({"id": "a", "attributions": []},), r'line 1: no "text"'),
        (({"id": "a", "text": ""},), r'line 1: no list of "attributions"'),
        ((LINE, LINE), r"line 2: a second article with the id 'a'"),
        (({**LINE, "discard": [[1]]},), r'line 1: "discard" is not a list of \[start, end\]'),
        (({**LINE, "attributions": [{"cue": [["1", 2]]}]},), r'line 1, attribution 0: "cue" is not a list'),
        (({**LINE, "attributions": [{"parent": "x"}]},), r'attribution 0: "parent" is neither'),
    ],
)
def test_what_is_broken_is_told_with_its_place(lines: tuple[object, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=message):
        read_gold(put(tmp_path / "gold.jsonl", *lines))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.jsonl: cannot be read \(No such file"):
        read_gold(tmp_path / "none.jsonl")
    with pytest.raises(EmptyInput, match="no article"):
        read_gold(put(tmp_path / "empty.jsonl"))
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(UnreadableInput, match=r"latin\.jsonl, after line 0"):
        read_gold(tmp_path / "latin.jsonl")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(json.dumps(LINE).encode())[:40])
    with pytest.raises(UnreadableInput, match=r"cut\.jsonl\.gz"):
        read_gold(tmp_path / "cut.jsonl.gz")
    (tmp_path / "plain.gz").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"plain\.gz"):
        read_predictions(tmp_path / "plain.gz")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("[]", "expected an object"),
        ('{"a": null}', "'a': expected a list"),
        ('{"a": [1]}', "'a': a speaker is an object"),
        ('{"a": []}', "'a': 0 speakers for 1 attributions"),
    ],
)
def test_broken_speakers(content: str, message: str, tmp_path: Path) -> None:
    gold = read_gold(put(tmp_path / "gold.jsonl", LINE))
    with pytest.raises(FormatError, match=message):
        read_speakers(put(tmp_path / "speakers.json", content), gold)
