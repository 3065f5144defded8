"""Which words of a text name people, and who is who, whatever the extractor made of them."""

from __future__ import annotations

import pytest

from claimdb.nlp.scene import Scene
from claimdb.nlp.tokens import Tokens
from tests.nlp.marked import marked


def named(source: str) -> list[str]:
    """Who each name stands for, in the order of the text; "?" where that is open."""
    text, extraction = marked(source)
    roster = Scene(text, extraction).roster
    return [roster.people[name.person].name if name.person >= 0 else "?" for name in roster.names]


NAMES = [
    (
        "two people in one entity",
        "{P Ruiz has campaigned for Lowe}. {P Ana Ruiz} met {P Tom Lowe}.",
        ["Ana Ruiz", "Tom Lowe"] * 2,
    ),
    ("initials between", "{P Ian H}. {P Solvang} came. {P Solvang} left.", ["Ian H. Solvang"] * 2),
    ("initials that the extractor left out", "T.R. Vek came. {s1 Vek} {c1 said} {q1 yes}.", ["T.R. Vek"] * 2),
    ("a label in capitals", "{O ANA} {P SOLVANG}: Why?\n{P SOLVANG}: Well.", ["ANA SOLVANG"] * 2),
    ("a person taken for an organisation", "{O Xandor Vek} came. {s1 Vek} {c1 said} {q1 yes}.", ["Xandor Vek"] * 2),
    (
        "a name in Cyrillic, cut in two",
        "{P Дмитро} {O Ковальський} came. {P Ana Ruiz} left.",
        ["Дмитро Ковальський", "Ana Ruiz"],
    ),
    ("a house behind a name", "{P Ruiz} {O Mercado} came.", ["Ruiz"]),
    ("UTF-8 read as Latin-1", "{P Ana PeÃ±a} came. {P PeÃ±a} left.", ["Ana PeÃ±a"] * 2),
    ("a street", "{P Ruiz} Street is long. {P Ana Ruiz} lives there.", ["Ana Ruiz"]),
    ("a family", "{P Ana Ruiz} came. The {P Ruizes} left.", ["Ana Ruiz"]),
    ("a word of the headline", "{P Will Ruiz} Stay?\n{P Ana Ruiz} will not.", ["Ana Ruiz"] * 2),
    ("a short form", "{P Kenneth Orlov} came. {P Ken Orlov} left.", ["Kenneth Orlov"] * 2),
    (
        "no short form of the other gender",
        "{P Christina Orlov} came. {P Chris Orlov} left.",
        ["Christina Orlov", "Chris Orlov"],
    ),
    ("a doubled letter", "{P Ana Labott} came. {P Labbot} left.", ["Ana Labott"] * 2),
    (
        "the pronoun behind",
        "{P Ana Ruiz} met {P Ivan Ruiz}. {s1 {P Ruiz}} {c1 said} {q1 she left}.",
        ["Ana Ruiz", "Ivan Ruiz", "Ana Ruiz"],
    ),
    (
        "the pronoun that speaks next",
        "{P Ana Ruiz} met {P Ivan Ruiz}. {s1 {P Ruiz}} {c1 said} {q1 it holds}. {s2 He} {c2 added} {q2 no}.",
        ["Ana Ruiz", "Ivan Ruiz", "Ivan Ruiz"],
    ),
    (
        "seldom somebody's daughter",
        "{P Ana Ruiz} came. {P Ana Ruiz} spoke. His daughter {P Eva Ruiz} came. {P Ruiz} left.",
        ["Ana Ruiz", "Ana Ruiz", "Eva Ruiz", "Ana Ruiz"],
    ),
    (
        "whoever spoke before",
        (
            "{s1 {P Ana Ruiz}} {c1 said} {q1 {P Ivan Ruiz} fell}. It rained all day long. {s2 {P Ruiz}}"
            " {c2 said} {q2 so}."
        ),
        ["Ana Ruiz", "Ivan Ruiz", "Ana Ruiz"],
    ),
    (
        "a headline before both",
        "{P Ruiz} Wins\n{P Ana Ruiz} beat {P Tom Lowe}. {P Ivan Ruiz} came.",
        ["Ana Ruiz", "Ana Ruiz", "Tom Lowe", "Ivan Ruiz"],
    ),
    ("given names of one surname", "{P Ana} and {P Tom Ruiz} came.", ["Ana Ruiz", "Tom Ruiz"]),
    (
        "a given name with a surname elsewhere",
        "{P Ana Lowe} came. {P Ana} and {P Tom Ruiz} left.",
        ["Ana Lowe", "Ana Lowe", "Tom Ruiz"],
    ),
    (
        "a surname before a full name",
        "{P Lowe} and {P Tom Ruiz} came. {s1 Lowe} {c1 said} {q1 so}.",
        ["Lowe", "Tom Ruiz", "Lowe"],
    ),
    ("an office that no list knows", "{P Flood Control Director Ana Ruiz} came.", ["Ana Ruiz"]),
    ("two surnames", "{P Ana Orlov Bell} came. {P Orlov Bell} sat. {P Orlov Bell} left.", ["Ana Orlov Bell"] * 3),
    (
        "letters with accents behind them",
        "{P Ana Pen\u0303a} came. {s1 Pen\u0303a} {c1 said} {q1 so}.",
        ["Ana Pen\u0303a"] * 2,
    ),
    (
        "broken letters",
        "{P Ana PeA\u0303\u00b1a} came. {s1 PeA\u0303\u00b1a} {c1 said} {q1 so}.",
        ["Ana PeA\u0303\u00b1a"] * 2,
    ),
    (
        "a hyphen of its own",
        "{P Ana Ruiz\u2010Bell} came. {s1 Ruiz\u2010Bell} {c1 said} {q1 so}.",
        ["Ana Ruiz\u2010Bell"] * 2,
    ),
    (
        "her husband is no Mrs.",
        "{P Xandra Ruiz} and her husband, {P Xolani Ruiz}, came. Mrs. {P Ruiz} left.",
        ["Xandra Ruiz", "Xolani Ruiz", "Xandra Ruiz"],
    ),
]


@pytest.mark.parametrize(("source", "people"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_names(source: str, people: list[str]) -> None:
    assert named(source) == people


ROLES = [
    ("{P Ana Ruiz} (R-Varn.) came.", {"republican", "varn"}),
    ("{P Ana Ruiz}, D-Varn., came.", {"democratic", "varn"}),
    ("{P Ana Ruiz} of {L Eastmere} came.", {"eastmere"}),
    ("{P Ana Ruiz} of late came.", set()),
]


@pytest.mark.parametrize(("source", "words"), ROLES)
def test_party_and_place_behind_a_name(source: str, words: set[str]) -> None:
    text, extraction = marked(source)
    assert Scene(text, extraction).roster.people[0].role_words == words


def test_tokens_know_which_words_stand_without_a_capital() -> None:
    assert {"will", "of"} <= Tokens("Will of Varn will stay").lower_case
    assert "varn" not in Tokens("Will of Varn will stay").lower_case
