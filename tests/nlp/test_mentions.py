"""Whom a source names, inside one article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimdb.nlp.mentions import resolve
from tests.nlp.marked import marked

if TYPE_CHECKING:
    from claimdb.records import Attribution


def resolved(source: str, byline: str | None = None) -> tuple[Attribution, ...]:
    text, extraction = marked(source)
    return resolve(text, extraction, byline=byline)


def names(attribution: Attribution) -> list[str]:
    return [guess.name for guess in attribution.speakers]


Q = "{q1 the dam holds}"
PEOPLE = [
    ("{s1 {P Ana Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Ana Ruiz} came. {s1 {P Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Ana Ruiz} came. {s1 Ms. {P Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Ana Ruiz} came. {s1 Ruiz} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 Deputy Water Minister {P Ana Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 {P Ana Ruiz}, a doctor from {L Eastmere},} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 The mayor, {P Ana Ruiz},} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 {P Tom Lowe}’s lawyer, {P Ana Ruiz},} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 {P Lowe} campaign manager {P Ana Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 {P Ana Ruiz}, who replaced {P Tom Lowe} in July,} {c1 said} " + Q, "Ana Ruiz"),
    ("Mayor {P Ana Ruiz} came. {s1 The mayor} {c1 said} " + Q, "Ana Ruiz"),
    ("Gen. {P Ivan Orlov} was there. {s1 The general} {c1 said} " + Q, "Ivan Orlov"),
    ("{P Ivan Orlov}, 48, was there. {s1 The 48-year-old} {c1 said} " + Q, "Ivan Orlov"),
    ("{P Ana Ruiz} met {P Tom Lowe}. {s1 She} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Ana Ruiz} met {P Tom Lowe}. {s1 He} {c1 said} " + Q, "Tom Lowe"),
    ("{P Ana Ruiz}, {s1 who} {c1 says} " + Q + ", left.", "Ana Ruiz"),
    ("{s1 {P Ana Ruiz}’s} {c1 claim} " + Q, "Ana Ruiz"),
    ("A man known as “{P Biscuit}” came. {s1 {P Biscuit}} {c1 said} " + Q, "Biscuit"),
    ("{P Ana Ruiz} left. Mr. {P Ruiz} and Mrs. {P Ruiz} stayed. {s1 She} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Ana Ruiz} and {P Ivan Ruiz} came. {s1 Mrs. {P Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{P Phillip Ruiz} came. {P Philip Ruiz} left. {s1 {P Ruiz}} {c1 said} " + Q, "Phillip Ruiz"),
    ("{P Biscuit} came. {s1 Biscuit} {c1 said} " + Q, "Biscuit"),
    ("{P Ana Ruiz} came.\n{s1 RUIZ}: " + Q, "Ana Ruiz"),
    ("{s1 {O Edda} {P Tarn}} {c1 said} " + Q, "Edda Tarn"),
    ("{s1 {P the Post’s Ana Ruiz}} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 One delegate not on the list, {P Ana Ruiz},} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 A former water minister -- {P Ana Ruiz} --} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 Her usual partner, committee chairwoman {P Ana Ruiz} (Eastmere),} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 A tall, soft-spoken engineer, {P Ana Ruiz},} {c1 said} " + Q, "Ana Ruiz"),
    ("{s1 Eastmere mayor} {c1 says} {q1 dam holds}\nMayor {P Ana Ruiz} came.", "Ana Ruiz"),
    ("{P Ana Ruiz} came. {s1 {P Ruiz}’s memoir} {c1 says} " + Q, "Ana Ruiz"),
]


@pytest.mark.parametrize(("source", "name"), PEOPLE)
def test_people_get_their_full_name(source: str, name: str) -> None:
    (attribution,) = resolved(source)
    assert names(attribution) == [name]
    assert attribution.speakers[0].kind == "person"


OTHERS = [
    ("{s1 The {O Eastmere Water Board}} {c1 said} " + Q, "Eastmere Water Board", "organisation"),
    ("The {O Eastmere Water Board} met. {s1 The board} {c1 said} " + Q, "Eastmere Water Board", "organisation"),
    ("The {O Institute for Tidal Study} met. {s1 The ITS} {c1 said} " + Q, "Institute for Tidal Study", "organisation"),
    ("{s1 {L Eastmere}} {c1 said} " + Q, "Eastmere", "organisation"),
    ("{s1 {P Ana Ruiz}’s campaign} {c1 said} " + Q, "Ana Ruiz's campaign", "organisation"),
    ("{P Ana Ruiz} left. {s1 Her advisers} {c1 said} " + Q, "Ana Ruiz's advisers", "group"),
    ("{s1 Two officials} {c1 said} " + Q, "Two officials", "group"),
    ("{s1 Analysts} {c1 said} " + Q, "Analysts", "group"),
    ("{s1 A senior official} {c1 said} " + Q, "senior official", "unnamed"),
    ("{s1 A spokesman for {P Ana Ruiz}} {c1 said} " + Q, "spokesman for Ana Ruiz", "unnamed"),
    ("{s1 {P Ana Ruiz}’s lawyer} {c1 said} " + Q, "Ana Ruiz's lawyer", "unnamed"),
    ("{s1 Eastmere-based {P Ana Ruiz}’s lawyer} {c1 said} " + Q, "Ana Ruiz's lawyer", "unnamed"),
    ("{P Ana Ruiz} left. {s1 Her lawyer} {c1 said} " + Q, "Ana Ruiz's lawyer", "unnamed"),
    ("{s1 A diver nicknamed “Heron”} {c1 said} " + Q, "diver nicknamed “Heron”", "unnamed"),
    ("{s1 A spokesman for candidate {P Ana Ruiz}} {c1 said} " + Q, "spokesman for candidate Ana Ruiz", "unnamed"),
    ("{s1 Mill {O Lane}} {c1 said} " + Q, "Mill Lane", "organisation"),
    ("{s1 the {O Water Party of} {L Eastmere}} {c1 said} " + Q, "Water Party of Eastmere", "organisation"),
    ("{s1 No 4} {c1 said} " + Q, "No 4", "organisation"),
    ("{s1 No. 4} {c1 said} " + Q, "No. 4", "organisation"),
    ("{s1 The {L U.S.}} {c1 said} " + Q, "U.S.", "organisation"),
    ("{s1 {P EWB}} {c1 said} " + Q, "EWB", "organisation"),
    ("{s1 one group, {O Dry Feet},} {c1 said} " + Q, "Dry Feet", "organisation"),
    ("{O Dry Feet} met. {s1 The group} {c1 said} " + Q, "Dry Feet", "organisation"),
    (
        "The advocacy group {O Dry Feet} met {O Eastmere Rail}. {s1 The group} {c1 said} " + Q,
        "Dry Feet",
        "organisation",
    ),
    ("The {P Ruiz} campaign began. {s1 The campaign} {c1 said} " + Q, "Ruiz campaign", "organisation"),
    ("{P Ana Ruiz}’s campaign began. {s1 The campaign} {c1 said} " + Q, "Ana Ruiz's campaign", "organisation"),
    ("{s1 Groups urging {P Ana Ruiz} to stay} {c1 said} " + Q, "Groups urging Ana Ruiz to stay", "group"),
    ("{s1 Some Eastmerans} {c1 said} " + Q, "Some Eastmerans", "group"),
    ("{s1 Only about four in ten} {c1 said} " + Q, "Only about four in ten", "group"),
    ("{s1 Three divers -- one of them hurt --} {c1 said} " + Q, "Three divers", "group"),
    ("{s1 Executives there} {c1 said} " + Q, "Executives there", "group"),
    ("{s1 The report published Tuesday} {c1 said} " + Q, "report published Tuesday", "unnamed"),
    (
        "Republican nominee {P Ana Ruiz} came. {s1 The Democratic nominee} {c1 said} " + Q,
        "Democratic nominee",
        "unnamed",
    ),
    ("{P Ana Ruiz} came. {s1 The head of the {O Rail Union}} {c1 said} " + Q, "head of the Rail Union", "unnamed"),
]

AUTHORS = [
    ("a report by the audit office", "audit office"),
    ("a memo by the audit office obtained by {O Radio Teal}", "audit office"),
    ("a letter from the audit office, seen by {O Radio Teal},", "audit office"),
    ("a statement of the audit office", "audit office"),
    ("a study issued in May by {P Ana Ruiz} and {P Tom Lowe}", "Ana Ruiz; Tom Lowe"),
    ("a memo obtained by {O Radio Teal}", "memo obtained by Radio Teal"),
    ("a report on raids by the police", "report on raids by the police"),
    ("a biography of {P Ana Ruiz}", "biography of Ana Ruiz"),
    ("letters from {L Eastmere}", "letters from Eastmere"),
]


@pytest.mark.parametrize(("source", "name", "kind"), OTHERS)
def test_others_are_named_as_printed(source: str, name: str, kind: str) -> None:
    (attribution,) = resolved(source)
    assert [(guess.name, guess.kind) for guess in attribution.speakers] == [(name, kind)]


@pytest.mark.parametrize(("source", "speakers"), AUTHORS)
def test_who_speaks_in_a_document_is_who_made_it(source: str, speakers: str) -> None:
    (attribution,) = resolved("{c1 According to} {s1 " + source + "} " + Q)
    assert "; ".join(names(attribution)) == speakers


def test_joint_speakers_are_all_named() -> None:
    (attribution,) = resolved("{s1 {P Ana Ruiz} and {P Tom Lowe}} {c1 said} " + Q)
    assert names(attribution) == ["Ana Ruiz", "Tom Lowe"]


def test_a_person_and_a_group_are_two_parties() -> None:
    (attribution,) = resolved("{s1 {L US} President {P Ana Ruiz} and {O G7} leaders} {c1 said} " + Q)
    assert [(guess.name, guess.kind) for guess in attribution.speakers] == [
        ("Ana Ruiz", "person"),
        ("G7 leaders", "group"),
    ]


def test_another_office_is_another_person() -> None:
    source = "Deputy Defence Minister {P Ana Ruiz} came. {s1 {L Eastmere}’s prime minister} {c1 said} " + Q
    assert names(resolved(source)[0]) == ["Eastmere’s prime minister"]


def test_the_nearest_ministry_is_meant() -> None:
    before = "The {O Water Ministry} met. {s1 The Eastmere foreign ministry} {c1 said} {q1 yes}. "
    assert names(resolved(before + "{s2 The ministry} {c2 said} {q2 no}.")[1]) == ["Eastmere foreign ministry"]


def test_he_is_the_stranger_who_spoke_before() -> None:
    _, second = resolved("{P Tom Lowe} left.\n{s1 A retired pilot} {c1 said} {q1 yes}. {s2 He} {c2 added} {q2 no}.")
    assert [(guess.name, guess.kind) for guess in second.speakers] == [("retired pilot", "unnamed")]


def test_she_is_the_stranger_though_she_spoke_of_others() -> None:
    first = "{P Ana Ruiz} left. {s1 A nurse who knew {P Tom Lowe}} {c1 said} {q1 {P Lowe} was ill}. "
    _, second = resolved(first + "{s2 She} {c2 added} {q2 he slept}.")
    assert names(second) == ["nurse"]


def test_he_is_no_stranger_when_somebody_else_was_named_since() -> None:
    _, second = resolved("{s1 A pilot} {c1 said} {q1 yes}. {P Tom Lowe} came. {s2 He} {c2 added} {q2 no}.")
    assert names(second) == ["Tom Lowe"]


def test_he_and_somebody_are_two_speakers() -> None:
    (attribution,) = resolved("{P Tom Lowe} came. {s1 He and {P Ana Ruiz}} {c1 said} " + Q)
    assert names(attribution) == ["Tom Lowe", "Ana Ruiz"]


def test_the_two_are_the_joint_speakers_before() -> None:
    _, second = resolved("{s1 {P Ana Ruiz} and {P Tom Lowe}} {c1 said} {q1 yes}. {s2 The two} {c2 added} {q2 no}.")
    assert names(second) == ["Ana Ruiz", "Tom Lowe"]


def test_they_are_the_same_group_however_often() -> None:
    often = "".join(f" {{s{n} They}} {{c{n} added}} {{q{n} no}}." for n in range(2, 7))
    found = resolved("{s1 Several voters} {c1 said} {q1 yes}." + often)
    assert {name for attribution in found for name in names(attribution)} == {"Several voters"}
    assert all(attribution.speakers for attribution in found)


def test_a_byline_without_letters_is_nobody() -> None:
    assert not resolved("{s1 I} {c1 think} {q1 the dam holds}.", byline=", ,")[0].speakers


def test_they_are_the_joint_speakers_before() -> None:
    _, second = resolved("{s1 {P Ana Ruiz} and {P Tom Lowe}} {c1 said} {q1 yes}. {s2 They} {c2 added} {q2 no}.")
    assert names(second) == ["Ana Ruiz", "Tom Lowe"]


def test_they_are_the_group_before() -> None:
    _, second = resolved("{s1 Several voters} {c1 said} {q1 yes}. {s2 They} {c2 added} {q2 no}.")
    assert names(second) == ["Several voters"]


def test_a_surname_of_two_is_left_open() -> None:
    (attribution,) = resolved("{P Maria Sandoval} met {P Ana Sandoval}. {s1 {P Sandoval}} {c1 said} " + Q)
    assert not attribution.speakers
    assert sorted(guess.name for guess in attribution.candidates) == ["Ana Sandoval", "Maria Sandoval"]


def test_a_title_before_the_name_is_the_role() -> None:
    (attribution,) = resolved("{s1 Deputy Water Minister {P Ana Ruiz}} {c1 said} " + Q)
    assert attribution.speakers[0].role == "Deputy Water Minister"


def test_an_appositive_is_the_role() -> None:
    (attribution,) = resolved("{s1 {P Ana Ruiz}, a retired engineer,} {c1 said} " + Q)
    assert attribution.speakers[0].role == "retired engineer"


@pytest.mark.parametrize(
    ("source", "role"),
    [
        (
            "Gen. {P Ana Ruiz}, formerly the commander of the 9th Fleet, came.",
            "Gen.; formerly the commander of the 9th Fleet",
        ),
        ("{P Ana Ruiz}, the commander of the 9th Fleet, met Gen. {P Ana Ruiz}.", "Gen.; commander of the 9th Fleet"),
        ("Minister {P Ana Ruiz} came. Deputy Water Minister {P Ana Ruiz} left.", "Deputy Water Minister"),
        ("Deputy Water Minister {P Ana Ruiz} came. Minister {P Ana Ruiz} left.", "Deputy Water Minister"),
        ("{P Ana Ruiz}, 48, came.", None),
    ],
)
def test_all_that_an_article_calls_somebody(source: str, role: str | None) -> None:
    (attribution,) = resolved(f"{source} {{s1 {{P Ruiz}}}} {{c1 said}} {Q}")
    assert attribution.speakers[0].role == role


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    first, second = resolved("{q1 “It holds,”} {s1 {P Ana Ruiz}} {c1 said}.\n{q2 “We looked twice.”}")
    assert names(first) == names(second) == ["Ana Ruiz"]
    assert second.speakers[0].score < first.speakers[0].score


def test_no_source_no_speaker() -> None:
    (attribution,) = resolved("{P Ana Ruiz} left. It was {c1 reported} {q1 that the dam holds}.")
    assert not attribution.speakers


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{s1 I} {c1 think} {q1 the dam holds}.", ["Bo Carver"]),
        ("{q2 “{s1 I} {c1 told} them {q1 it holds},”} {s2 {P Ana Ruiz}} {c2 said}.", ["Ana Ruiz"]),
    ],
)
def test_the_first_person_is_the_author_outside_quotation_marks(source: str, expected: list[str]) -> None:
    assert names(resolved(source, byline="Bo Carver")[0]) == expected


def test_the_author_is_not_the_speaker_of_that_name() -> None:
    (attribution,) = resolved("{s1 {P Bo Carver}} {c1 told} me {q1 it holds}.", byline="Bo Carver")
    assert names(attribution) == ["Bo Carver"]


def test_names_that_the_extractor_missed_are_found() -> None:
    _, second = resolved("{s1 Mayor Ingrid Solvang} {c1 said} {q1 yes}. {s2 Solvang} {c2 added} {q2 no}.")
    assert names(second) == ["Ingrid Solvang"]


def test_a_person_is_not_a_place_behind_a_polite_title() -> None:
    first, second = resolved("{s1 {L Ingrid England}} {c1 said} {q1 yes}. {s2 Ms. {L England}} {c2 said} {q2 no}.")
    assert names(first) == names(second) == ["Ingrid England"]


def test_a_headline_in_capitals_keeps_to_its_source() -> None:
    first, _ = resolved("{s1 Ruiz} {c1 Says} {q1 Dam Holds}\n{s2 {P Ana Ruiz}} {c2 said} {q2 the dam holds}.")
    assert names(first) == ["Ana Ruiz"]


def test_spans_and_everything_else_stay() -> None:
    text, extraction = marked("{s1 {P Ana Ruiz}} {c1 said} " + Q)
    (attribution,) = resolve(text, extraction)
    (before,) = extraction.attributions
    assert (attribution.source, attribution.cue, attribution.content) == (before.source, before.cue, before.content)


def test_an_empty_text_has_no_speakers() -> None:
    assert resolved("") == ()


def test_the_list_of_given_names_has_both_sorts() -> None:
    from claimdb.nlp import lexicon

    assert lexicon.given_names()["ana"] == "f"
    assert lexicon.given_names()["ivan"] == "m"
    assert (Path(lexicon.__file__).parent / "given_names.txt").stat().st_size < 200_000
