""" "They", "it", "the two", "I", "we" and "you"."""

from __future__ import annotations

import pytest

from claimdb.nlp.mentions import resolve
from tests.nlp.marked import marked


def last(source: str, byline: str | None = None) -> list[str]:
    text, extraction = marked(source)
    return [guess.name for guess in resolve(text, extraction, byline=byline)[-1].speakers]


THIRD = [
    (
        "the subject of the sentence before",
        "Local fishermen met a few divers. {s1 They} {c1 said} {q1 it leaks}.",
        "Local fishermen",
    ),
    ("a people", "{M Eastmerans} are tired of it. {s1 They} {c1 want} {q1 a new dam}.", "Eastmerans"),
    (
        "several organisations",
        "Regional unions have called a strike. {s1 They} {c1 demand} {q1 more}.",
        "Regional unions",
    ),
    (
        "two people",
        "{P Ana Ruiz} and former Gov. {P Tom Lowe} came. {s1 They} {c1 said} {q1 yes}.",
        "Ana Ruiz; Tom Lowe",
    ),
    ("the two", "{P Ana Ruiz} met {P Tom Lowe} on Monday. {s1 The two} {c1 said} {q1 yes}.", "Ana Ruiz; Tom Lowe"),
    ("both of a sort", "{P Ana Ruiz} met {P Tom Lowe}. {s1 Both candidates} {c1 said} {q1 yes}.", "Ana Ruiz; Tom Lowe"),
    (
        "both of something else",
        "{P Ana Ruiz} met {P Tom Lowe}. {s1 Both countries} {c1 said} {q1 yes}.",
        "Both countries",
    ),
    (
        "the last speaker where it stands behind",
        "{s1 Two engineers} {c1 said} {q1 it leaks}. {q2 The valley,} {s2 they} {c2 said}{q2 , is not safe}.",
        "Two engineers",
    ),
    (
        "an organisation that spoke",
        "{s1 The {O Water Board}} {c1 said} {q1 no}. {s2 It} {c2 added} {q2 never}.",
        "Water Board",
    ),
    (
        "an organisation in the same sentence",
        "{s1 {O Radio Teal}} {c1 said} {q1 no}. {s2 {O Dry Feet}} {c2 says} {q2 yes}, but {s3 it} {c3 denies} {q3 it}.",
        "Dry Feet",
    ),
    ("what reads", "Volunteers put up a sign at the gate. “{q1 Keep out},” {s1 it} {c1 read}.", "sign"),
    (
        "an organisation behind its description",
        "The {O Water Board}, an elected body {s1 that} {c1 wants} {q1 a new dam}, met.",
        "Water Board",
    ),
]


@pytest.mark.parametrize(("source", "speakers"), [case[1:] for case in THIRD], ids=[case[0] for case in THIRD])
def test_third_person(source: str, speakers: str) -> None:
    assert "; ".join(last(source)) == speakers


FIRST = [
    (
        "the speaker of the quotation",
        "{q2 “{s1 We} {c1 think} {q1 it holds},”} {s2 {P Ana Ruiz}} {c2 said}.",
        "Ana Ruiz",
    ),
    ("the speaker's label", "{P ANA RUIZ}: {s1 I} {c1 think} {q1 it holds}.", "ANA RUIZ"),
    (
        "the label of an earlier paragraph of an interview",
        (
            "{P Tom Lowe}: Does it hold?\n{P Ana Ruiz}: Yes.\n{P Tom Lowe}: Sure?\n{P Ana Ruiz}: Very.\n{s1 I}"
            " {c1 think} {q1 it holds}."
        ),
        "Ana Ruiz",
    ),
    (
        "a quotation that is no marked content",
        "“{s1 I} {c1 hope} {q1 it holds},” she heard. {s2 {P Ana Ruiz}} {c2 said} {q2 it does}.",
        "Ana Ruiz",
    ),
    ("we, whoever that is", "{s1 We} {c1 know} {q1 that dams leak}.", "we"),
    ("you, whoever that is", "If {s1 you} {c1 think} {q1 that dams hold}, read on.", "you"),
]


@pytest.mark.parametrize(("source", "speaker"), [case[1:] for case in FIRST], ids=[case[0] for case in FIRST])
def test_first_and_second_person(source: str, speaker: str) -> None:
    text, extraction = marked(source)
    assert [guess.name for guess in resolve(text, extraction)[0].speakers] == [speaker]


def test_we_is_a_group_and_you_nobody_in_particular() -> None:
    kinds = {}
    for word in ("We", "You"):
        text, extraction = marked(f"{{s1 {word}}} {{c1 know}} {{q1 that dams leak}}.")
        kinds[word] = resolve(text, extraction)[0].speakers[0].kind
    assert kinds == {"We": "group", "You": "unnamed"}


@pytest.mark.parametrize("byline", [None, ", ,", "None", "Staff"])
def test_i_without_a_byline_is_nobody(byline: str | None) -> None:
    assert last("{s1 I} {c1 think} {q1 it holds}.", byline) == []


def test_this_reporter_is_the_author() -> None:
    assert last("{s1 This reporter} {c1 thinks} {q1 it holds}.", "Bo Carver") == ["Bo Carver"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{P Ana Ruiz} met {P Tom Lowe}. {s1 Neither} {c1 said} {q1 no}.", ["Ana Ruiz", "Tom Lowe"]),
        ("{P Ana Ruiz} met {P Tom Lowe}. {s1 Each candidate} {c1 said} {q1 no}.", ["Ana Ruiz", "Tom Lowe"]),
        (
            "{P Ana Ruiz} met {P Tom Lowe} and saw {P Eva Bell}. {s1 Both women} {c1 said} {q1 no}.",
            ["Ana Ruiz", "Eva Bell"],
        ),
        (
            "{P Ana Ruiz}, {P Tom Lowe} and {P Ivan Orlov} met. {s1 They} {c1 said} {q1 so}.",
            ["Ana Ruiz", "Tom Lowe", "Ivan Orlov"],
        ),
        (
            "{P Tom Lowe}, 34, and his wife, {P Ana Ruiz}, fled. {s1 The couple} {c1 said} {q1 so}.",
            ["Tom Lowe", "Ana Ruiz"],
        ),
        (
            "Bakers, drivers and town officials met. {s1 They} {c1 said} {q1 so}.",
            ["Bakers, drivers and town officials"],
        ),
        ("{s1 Two drivers} {c1 said} {q1 so}. {s2 One of them} {c2 said} {q2 no}.", ["One of Two drivers"]),
        ("The barrier has been young voters, {s1 who} {c1 say} {q1 no}.", ["young voters"]),
        ("{P Ana Ruiz} and {P Tom Lowe}, {s1 who} both {c1 say} {q1 no}, left.", ["Ana Ruiz", "Tom Lowe"]),
        ("{P Ana Ruiz} and {P Tom Lowe}, {s1 who} {c1 said} {q1 no}, left.", ["Tom Lowe"]),
        (
            "{s1 {P Ana Ruiz} and {P Tom Lowe}} {c1 said}: {q1 “{s2 We} {c2 think} {q2 it leaks}”}.",
            ["Ana Ruiz", "Tom Lowe"],
        ),
    ],
)
def test_several_meant(source: str, expected: list[str]) -> None:
    assert last(source) == expected


def test_a_group_in_the_fuller_words_of_the_text() -> None:
    source = "Eastmere water officials met. {P Ana Ruiz} waited. {s1 The officials} {c1 said} {q1 no}."
    assert last(source) == ["Eastmere water officials"]
