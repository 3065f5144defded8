"""A denial is laid beside what it denies, in the same article or in another on the event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claimdb import db, workflow
from claimdb.extracting import Extractor
from claimdb.ingestion import Work
from claimdb.records import Article, Attribution, Extraction, Modality, Span, SpeakerGuess
from claimdb.store import disputes as stored
from tests.stub import STUB

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from claimdb.store.rows import DisputeRow

_TOLD = re.compile(
    r"(?P<who>[A-Z]\w+ [A-Z]\w+) (?P<cue>said that|said|denied|disputed|rejected|called|agreed to|countered that"
    r"|maintained that|questioned|pushed back on|claimed without evidence|responded) (?P<what>[^.]+)"
)
_SENTENCE = re.compile(r"[^.\n]+\.?")
EVENT = (
    "The ferry Lark burned out off the island of Oster on Friday night. Divers from Lesk searched the wreck of the"
    " ferry Lark for two days. The harbour of Lesk was shut while divers searched the wreck."
)


def _extract(articles: Sequence[Article]) -> Iterator[Extraction]:
    """Sentences of the form “X said that Y”, “X denied Y”."""
    for article, plain in zip(articles, STUB.many(articles), strict=True):
        found = [_attribution(match) for match in _TOLD.finditer(article.text)]
        sentences = tuple(Span(*match.span()) for match in _SENTENCE.finditer(article.text))
        yield replace(plain, attributions=tuple(found), sentences=sentences)


def _attribution(match: re.Match[str]) -> Attribution:
    denied = match["cue"] in {"denied", "disputed", "rejected"}
    modality: Modality = "denied" if denied else "asserted"
    return Attribution(
        source=(Span(*match.span("who")),),
        cue=(Span(*match.span("cue")),),
        content=(Span(*match.span("what")),),
        speakers=(SpeakerGuess(match["who"], "person", 0.9),),
        confidence=0.9,
        modality=modality,
    )


DENIALS = Extractor(_extract, "stub of denials 1")


def rows_of(engine: sa.Engine, folder: Path, *texts: str) -> list[DisputeRow]:
    folder.mkdir()
    for number, text in enumerate(texts):
        head = f"---\noutlet: Outlet {number}\npublished: 2024-05-03\n---\n"
        (folder / f"{number}.txt").write_text(head + text + "\n")
    workflow.ingest(engine, [str(folder)], work=Work(extractor=DENIALS))
    with db.session(engine) as session:
        return stored.disputes(session)


def sides(row: DisputeRow) -> set[tuple[str, str]]:
    return {(one.holder, one.stance) for one in row.positions}


@pytest.mark.parametrize(
    "denying",
    [
        "Ivo Kral disputed their account.",
        "Ivo Kral called that report a lie.",
        "Ivo Kral denied that the ferry Lark was sold to a gambler.",
        "Ivo Kral said this is just not true.",
    ],
)
def test_what_stands_before_is_denied(engine: sa.Engine, tmp_path: Path, denying: str) -> None:
    text = f"Ana Ruiz said that the board had sold the ferry Lark to a gambler. {denying} The harbour was quiet."
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert list(row.kinds) == ["polarity"]
    assert sides(row) == {("Ana Ruiz", "says it is so"), ("Ivo Kral", "denies it")}
    assert row.matter == "Had the board sold the ferry Lark to a gambler?"
    assert row.strength == "clear"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said that the board met. Ana Ruiz called that report a lie.",
        "Ana Ruiz agreed to a sale of the ferry Lark. Ivo Kral disputed their account.",
        "Ivo Kral rejected the idea as too dear. Ana Ruiz said that the choir sang.",
    ],
)
def test_nothing_near_that_could_be_denied(engine: sa.Engine, tmp_path: Path, text: str) -> None:
    assert rows_of(engine, tmp_path / "in", text) == []


@pytest.mark.parametrize(
    ("before", "answer", "stance"),
    [
        (
            "Ana Ruiz said that the board sold the ferry Lark",
            "Ivo Kral countered that the ferry was only lent",
            "“the ferry was only lent”",
        ),
        (
            "The board is accused of selling the ferry Lark",
            "Ivo Kral maintained that the ferry was only lent",
            "“the ferry was only lent”",
        ),
        ("Ana Ruiz said that the board sold the ferry Lark", "Ivo Kral questioned her account", "questions it"),
    ],
)
def test_answers(engine: sa.Engine, tmp_path: Path, before: str, answer: str, stance: str) -> None:
    (row,) = rows_of(engine, tmp_path / "in", f"{before}. {answer}.")
    assert stance in {one.stance for one in row.positions if one.holder == "Ivo Kral"}


def test_what_is_maintained_after_no_accusation(engine: sa.Engine, tmp_path: Path) -> None:
    text = "The board met to sell the ferry Lark. Ivo Kral maintained that the ferry was fit to sail."
    assert rows_of(engine, tmp_path / "in", text) == []


def test_headline_and_text_are_one_matter(engine: sa.Engine, tmp_path: Path) -> None:
    text = (
        "Ana Ruiz said that the board had sold the ferry Lark to a gambler. Ivo Kral denied that the ferry was sold.\n"
        "Ivo Kral denied that the ferry Lark was sold to a gambler by the board of Oster."
    )
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert [one.stance for one in row.positions].count("denies it") == 2


def test_what_another_outlet_has_somebody_say(engine: sa.Engine, tmp_path: Path) -> None:
    one = f"{EVENT}\nAna Ruiz said that the board had sold the ferry Lark to a gambler from Lesk."
    other = f"{EVENT}\nIvo Kral denied that the ferry Lark was sold to a gambler."
    (row,) = rows_of(engine, tmp_path / "in", one, other)
    assert sides(row) == {("Ana Ruiz", "says it is so"), ("Ivo Kral", "denies it")}
    assert len({one.article.id for one in row.positions}) == 2


def test_denied_before_the_words_that_are_quoted(engine: sa.Engine, tmp_path: Path) -> None:
    text = (
        "Ana Ruiz said that the board had sold the ferry Lark. The choir sang on Monday. "
        "Contradicting Ruiz, the pilot Ivo Kral said that the ferry was only lent"
    )
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert {one.holder for one in row.positions} == {"Ana Ruiz", "Ivo Kral"}


def test_an_outlet_denies_in_its_own_voice(engine: sa.Engine, tmp_path: Path) -> None:
    text = (
        "Ana Ruiz said that the board had sold the ferry Lark to a gambler. The choir sang on Monday. There is no"
        " evidence that the ferry Lark was sold to a gambler."
    )
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert sides(row) == {("Ana Ruiz", "says it is so"), ("Outlet 0", "finds no evidence")}


@pytest.mark.parametrize(
    "denying",
    [
        "Ivo Kral said the notion that the ferry Lark was sold to a gambler is simply false.",
        "Ivo Kral said it was misleading to say that the ferry Lark was sold to a gambler.",
    ],
)
def test_what_is_denied_is_told_again(engine: sa.Engine, tmp_path: Path, denying: str) -> None:
    text = f"Ana Ruiz said that the board had sold the ferry Lark to a gambler. The choir sang. {denying}"
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert sides(row) == {("Ana Ruiz", "says it is so"), ("Ivo Kral", "denies it")}
    assert row.matter == "Was the ferry Lark sold to a gambler?"


def test_one_denies_having_said_it(engine: sa.Engine, tmp_path: Path) -> None:
    text = (
        "Ivo Kral said that he would pay the fees of the pilots of Lesk. The choir sang on Monday. "
        "Ivo Kral said “I never said I would pay the fees of the pilots”."
    )
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert sides(row) == {("Ivo Kral", "says it is so"), ("Ivo Kral", "denies having said it")}
    assert row.matter == "Is it so: “I would pay the fees of the pilots”?"


def test_denied_though_nobody_is_told_to_say_it(engine: sa.Engine, tmp_path: Path) -> None:
    text = (
        "The board met on Monday. Ana Ruiz said that the choir sang. Ivo Kral rejected accusations that the board had"
        " sold the ferry Lark to a gambler. Ivo Kral denied that the ferry was sold to a gambler by the board."
    )
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert sides(row) == {("Ivo Kral", "denies it")}
    assert row.matter == "Had the board sold the ferry Lark to a gambler?"
    assert row.reason.startswith("It is denied by Ivo Kral (“rejected”)")


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Kral rejected the idea as too dear for the board of Oster.",
        "Ivo Kral denied that.",
        "Ivo Kral responded to criticism of his short speech in Oster.",
    ],
)
def test_denials_that_do_not_tell_what_is_denied(engine: sa.Engine, tmp_path: Path, text: str) -> None:
    assert rows_of(engine, tmp_path / "in", f"The board met on Monday. {text}") == []


def test_accusations_that_one_responds_to(engine: sa.Engine, tmp_path: Path) -> None:
    text = "The board met on Monday. Ivo Kral responded to accusations that he hid the sale of the ferry Lark."
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert sides(row) == {("Ivo Kral", "answers it")}
    assert row.reason.startswith("It is answered by Ivo Kral")
