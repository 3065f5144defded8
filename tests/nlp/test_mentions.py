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
    ("{c1 According to} {s1 a report by the audit office} " + Q, "report by the audit office", "unnamed"),
    ("{s1 {P Ana Ruiz}’s lawyer} {c1 said} " + Q, "Ana Ruiz’s lawyer", "unnamed"),
]


@pytest.mark.parametrize(("source", "name", "kind"), OTHERS)
def test_others_are_named_as_printed(source: str, name: str, kind: str) -> None:
    (attribution,) = resolved(source)
    assert [(guess.name, guess.kind) for guess in attribution.speakers] == [(name, kind)]


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
