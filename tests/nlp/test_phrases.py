"""Sources that name several, and how far a description goes."""

from __future__ import annotations

import pytest

from claimdb.nlp.mentions import resolve
from tests.nlp.marked import marked


def last(source: str, byline: str | None = None, outlet: str | None = None) -> list[str]:
    text, extraction = marked(source)
    return [guess.name for guess in resolve(text, extraction, byline=byline, outlet=outlet)[-1].speakers]


@pytest.mark.parametrize(
    ("why", "source", "expected"),
    [
        ("nor", "{s1 Neither {P Ana Ruiz} nor {P Tom Lowe}} {c1 said} {q1 so}.", ["Ana Ruiz", "Tom Lowe"]),
        (
            "or, twice",
            "{s1 {P Ana Ruiz} or {P Tom Lowe} or {P Eva Bell}} {c1 said} {q1 so}.",
            ["Ana Ruiz", "Tom Lowe", "Eva Bell"],
        ),
        ("or with no name", "{s1 {P Ana Ruiz} or divers} {c1 said} {q1 so}.", ["Ana Ruiz"]),
        (
            "a pronoun",
            "{P Tom Lowe} rows. {c1 According to} {s1 both him and {P Ana Ruiz}} {q1 it leaks}.",
            ["Tom Lowe", "Ana Ruiz"],
        ),
        (
            "a description and what is theirs",
            "Mayor {P Ana Ruiz} came. {s1 The mayor and her allies} {c1 said} {q1 so}.",
            ["Ana Ruiz", "Ana Ruiz's allies"],
        ),
        (
            "names behind a group",
            "{s1 The two bakers, {P Ana Ruiz} and {P Tom Lowe},} {c1 said} {q1 so}.",
            ["Ana Ruiz", "Tom Lowe"],
        ),
        (
            "names with titles behind a group",
            "{s1 The three bakers -- Mr. {P Lowe}, Ms. {P Ruiz} and Mr. {P Bell} --} {c1 said} {q1 so}.",
            ["Lowe", "Ruiz", "Bell"],
        ),
        (
            "examples are not all",
            "{s1 Some bakers, like {P Ana Ruiz} and {P Tom Lowe},} {c1 said} {q1 so}.",
            ["Some bakers"],
        ),
    ],
)
def test_several_parties(why: str, source: str, expected: list[str]) -> None:
    assert last(source) == expected, why


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Young, rural and urban voters", "Young, rural and urban voters"),
        ("Mothers, bakers and teachers, all tired,", "Mothers, bakers and teachers"),
        ("The drivers, who were tired and cold,", "drivers"),
        ("Those who saw the dam", "Those who saw the dam"),
        ("At least 55 voters", "At least 55 voters"),
        ("more than two dozen voters", "more than two dozen voters"),
        ("A fisherman nicknamed “Otter”", "fisherman nicknamed “Otter”"),
        ("A study by the {O Dry Research Center} based on letters", "Dry Research Center"),
        ("One regular, {P Ana Ruiz} of Varn,", "Ana Ruiz"),
        ("Another regular, baker {P Ana Ruiz},", "Ana Ruiz"),
        ("The {P Ruiz} family", "Ruiz family"),
        ("{O Radio Teal} each", "Radio Teal"),
    ],
)
def test_how_far_a_description_goes(source: str, expected: str) -> None:
    assert last(f"{{s1 {source}}} {{c1 said}} {{q1 so}}.") == [expected]


def test_a_source_that_begins_inside_a_word_is_read_from_its_start() -> None:
    assert last("{P Ana Ruiz} came. A{s1 na Ruiz} {c1 said} {q1 so}.") == ["Ana Ruiz"]


def test_many_in_a_place_are_no_share() -> None:
    source = "Of voters, half of divers fish. {s1 Many divers in Varn} {c1 said} {q1 so}."
    assert last(source) == ["Many divers in Varn"]


def test_a_share_tells_of_whom() -> None:
    source = "{s1 One in ten of young divers} {c1 said} {q1 so}. {s2 Six in ten} {c2 said} {q2 no}."
    assert last(source)[0].startswith("Six in ten")


def test_a_description_with_a_clause_of_its_own_takes_up_nobody() -> None:
    source = "{P Ana Ruiz} won. {s1 The hacker whose letter says that {P Ana Ruiz} lost} {c1 said} {q1 so}."
    assert last(source) == ["hacker"]


@pytest.mark.parametrize(
    ("byline", "pronoun", "expected"),
    [
        ("Ana Ruiz and Tom Lowe", "We", ["Ana Ruiz", "Tom Lowe"]),
        ("ANA RUIZ, TOM LOWE and EVA BELL", "We", ["ANA RUIZ", "TOM LOWE", "EVA BELL"]),
        ("Ana Ruiz", "We", ["we"]),
        ("Ana Ruiz, DAILY NEWS", "I", ["Ana Ruiz"]),
        ("By ANA RUIZ. Email: ana@example.org", "I", ["ANA RUIZ"]),
        ("Ana Ruiz, @ana, The Eastmere Courier", "I", ["Ana Ruiz"]),
        ("Ana Ruiz and Tom Lowe", "I", []),
        ("Eastmere News", "I", []),
        ("EPA", "I", []),
        ("Otter", "I", ["Otter"]),
        ("Xu Orl,Ozo Vek", "We", ["Xu Orl", "Ozo Vek"]),
        ("Ana Ruiz, The (Varn, Ea.) Courier-Journal", "I", ["Ana Ruiz"]),
    ],
)
def test_authors(byline: str, pronoun: str, expected: list[str]) -> None:
    assert last(f"{{s1 {pronoun}}} {{c1 think}} {{q1 it holds}}.", byline) == expected


@pytest.mark.parametrize(
    ("source", "byline", "expected"),
    [
        ("{s1 We} {c1 think} {q1 it holds}.", None, ["Eastmere Courier"]),
        ("{s1 We} {c1 think} {q1 it holds}.", "Ana Ruiz", ["we"]),
        ("It said: “{s1 We} {c1 think} {q1 it holds}.”", None, ["we"]),
        ("{s1 I} {c1 think} {q1 it holds}.", None, []),
    ],
)
def test_we_without_an_author_is_the_outlet(source: str, byline: str | None, expected: list[str]) -> None:
    assert last(source, byline, "Eastmere Courier") == expected
