"""`judge` and `judgements`: decided, listed, undone, exchanged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimdb.cli.judge import locate
from claimdb.errors import NotFound
from claimdb.records import Span
from tests.cli.conftest import Claimdb


def statement(claimdb: Claimdb, speaker: str) -> dict[str, str]:
    """The one statement of a speaker."""
    (found,) = json.loads(claimdb("claims", "--speaker", speaker, "--format", "json").out)
    return dict(found)


def test_reject_and_undo(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb(
        "judge", "reject", statement(claimdb, "lie")["id"][:6], "--who", "A. Reader", "--reason", "a headline"
    )
    assert done.code == 0
    judgement = done.out.split()[3].rstrip(":")
    assert claimdb("claims", "--count").out == "2\n"
    listed = claimdb("judgements").out
    for part in ("reject", "“Nobody was hurt,”", "a headline", "A. Reader"):
        assert part in listed
    assert claimdb("judge", "undo", judgement).out.startswith("Undone: reject by A. Reader")
    assert claimdb("claims", "--count").out == "3\n"
    assert claimdb("judgements", "--standing", "--count").out == "0\n"
    assert claimdb("judge", "undo", judgement).code == 2


def test_speaker_is_one_name_of_many_words(claimdb: Claimdb, fire: Path) -> None:
    del fire
    one = statement(claimdb, "lie")["id"]
    assert claimdb("judge", "speaker", one, "Odd", "Arne", "Lie").code == 0
    assert statement(claimdb, "odd arne lie")["id"] == one
    assert claimdb("judge", "speaker", one, "Odd Lie; Eva Moe").code == 0
    assert statement(claimdb, "moe")["id"] == one
    assert claimdb("judge", "speaker", one).code == 0
    assert claimdb("claims", "--unresolved", "--count").out == "1\n"


@pytest.mark.parametrize(
    ("words", "role", "text"),
    [
        (["Nobody", "was", "hurt"], "content", "Nobody was hurt"),
        (["Captain Odd Lie"], "source", "Captain Odd Lie"),
        (["wrote on Telegram"], "cue", "wrote on Telegram"),
        (["“Nobody … hurt,”"], "content", "“Nobody … hurt,”"),
    ],
)
def test_spans(claimdb: Claimdb, fire: Path, words: list[str], role: str, text: str) -> None:
    del fire
    assert claimdb("judge", "span", statement(claimdb, "lie")["id"], *words, "--role", role).code == 0
    found = statement(claimdb, "lie")
    assert (found["text"] if role == "content" else found[role]["text"]) == text  # type: ignore[index]


def test_words_that_are_not_there(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("judge", "span", statement(claimdb, "lie")["id"], "Everybody was hurt")
    assert done.code == 3
    assert "does not hold the words 'Everybody was hurt'" in done.err


def test_locate_takes_the_nearest_place_in_any_white_space() -> None:
    text = "a fire, a\nfire, a fire"
    assert locate(text, ["a fire"], near=9) == (Span(8, 14),)
    assert locate(text, ["fire", "a"], near=0) == (Span(0, 1), Span(2, 6))
    with pytest.raises(NotFound):
        locate(text, [""], near=0)


def test_export_and_import(claimdb: Claimdb, fire: Path, tmp_path: Path) -> None:
    del fire
    claimdb("judge", "accept", statement(claimdb, "lie")["id"])
    file = tmp_path / "decisions.jsonl"
    assert claimdb("judgements", "export", file).code == 0
    assert claimdb("judgements", "export").out == file.read_text("utf-8")
    assert claimdb("judgements", "import", file).out == "0 judgements added, 0 undone, 1 known already.\n"
    assert claimdb("judgements", "import", input="no json\n").err.startswith("Error: -, line 1: not JSON")
    assert claimdb("judgements", "import", "missing.jsonl").code == 1
