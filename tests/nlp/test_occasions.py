"""Forms, channels, outlets, events and audiences: what goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimdb.nlp.circumstances import describe
from tests.nlp.marked import marked

if TYPE_CHECKING:
    from claimdb.records import Attribution

FRIDAY = "2026-06-05"
Texts = tuple[str | None, str | None, str | None]


def described(source: str) -> Attribution:
    text, extraction = marked(source)
    return describe(text, extraction, published=FRIDAY)[0]


def texts(source: str) -> Texts:
    """Medium, venue, addressee."""
    found = described(source)
    medium, venue, addressee = (part.text if part else None for part in (found.medium, found.venue, found.addressee))
    return medium, venue, addressee


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{s1 Ruiz} {c1 said in an interview with} {P Ana Lind} {q1 it holds}.", ("interview", None, "Ana Lind")),
        ("In an interview with KBX, {s1 Ruiz} {c1 said} {q1 it holds}.", ("interview", "KBX", None)),
        ("In a recent interview, {s1 Ruiz} {c1 said} {q1 it holds}.", ("recent interview", None, None)),
        ("In a KBX interview, {s1 Ruiz} {c1 said} {q1 it holds}.", ("interview", "KBX", None)),
        (
            "In an interview with {M Dawn Talk} hosts {P Ana Lind} and {P Jo Li}, {s1 Ruiz} {c1 said} {q1 so}.",
            ("interview", "Dawn Talk", "Ana Lind and Jo Li"),
        ),
        ("{s1 Ruiz} {c1 said in an interview} in {L Eastmere} {q1 it holds}.", ("interview", "Eastmere", None)),
        ("{s1 Ruiz} {c1 told} {O Lumen News} in an email {q1 it holds}.", ("email", "Lumen News", None)),
        ("{s1 Ruiz} {c1 told} KBX’s “Dawn Talk” on Monday {q1 it holds}.", (None, "KBX’s “Dawn Talk”", None)),
        ("Reached by phone, {s1 Ruiz} {c1 told} KBX {q1 it holds}.", ("phone", "KBX", None)),
    ],
)
def test_interviews(source: str, expected: Texts) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{q1 It holds}, {s1 Ruiz} {c1 wrote} on Chirper.", ("Chirper", None, None)),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on KBX on Monday.", (None, "KBX", None)),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on KBX’s “Dawn Talk.”", (None, "KBX’s “Dawn Talk.”", None)),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on “Dawn Talk.”", (None, "Dawn Talk.”", None)),
        (
            "{q1 It holds}, {s1 Ruiz} {c1 said} on Harbour Radio’s Dawn Talk program.",
            (None, "Harbour Radio’s Dawn Talk program", None),
        ),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on the same show.", (None, "same show", None)),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on Election Day.", (None, None, None)),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on Capitol Hill.", (None, None, None)),
        (
            "On Monday’s broadcast of “Dawn Talk,” {s1 the engineer} {c1 said} {q1 it holds}.",
            (None, "Dawn Talk,”", None),
        ),
    ],
)
def test_outlets_and_platforms(source: str, expected: Texts) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "medium"),
    [
        ("{s1 Ruiz} {c1 issued a statement saying} {q1 it holds}.", "statement"),
        ("{s1 Ruiz} {c1 used her last column to praise} {q1 the dam}.", "her last column"),
        ("In his 2014 memoir, {s1 Ruiz} {c1 wrote} {q1 that it holds}.", "memoir"),
        ("In a Chirper post, {s1 Ruiz} {c1 wrote} {q1 that it holds}.", "Chirper post"),
        ("With a tweet that ran to forty words, {s1 Ruiz} {c1 told} them {q1 it holds}.", "tweet"),
        ("{s1 Ruiz} {c1 said} {q1 it holds} in a private email server case.", None),
        ("{s1 Ruiz} {c1 ordered} {q1 a halt}.", None),
    ],
)
def test_forms(source: str, medium: str | None) -> None:
    assert texts(source)[0] == medium


def test_a_platform_that_carried_a_recording_is_no_venue() -> None:
    assert texts("{s1 Ruiz} {c1 said} {q1 so}, in a recording posted on Chirper.") == ("recording", None, None)


def test_the_outlet_that_printed_it_is_the_venue() -> None:
    assert texts("In an essay for {O Lumen Weekly}, {s1 Ruiz} {c1 argued} {q1 that it holds}.")[:2] == (
        "essay",
        "Lumen Weekly",
    )
    assert texts("{s1 Ruiz} {c1 wrote} in a statement to {O Lumen Weekly} {q1 that it holds}.")[:2] == (
        "statement",
        "Lumen Weekly",
    )


@pytest.mark.parametrize(
    ("source", "venue"),
    [
        ("{s1 Ruiz} {c1 said} during Monday’s water debate {q1 it holds}.", "water debate"),
        ("{s1 Ruiz} {c1 said} at a rally in Eastmere, Ohio, {q1 it holds}.", "rally in Eastmere, Ohio"),
        ("{s1 Ruiz} {c1 said} in one of their debates {q1 it holds}.", "one of their debates"),
        ("{s1 Ruiz} {c1 told} supporters in {L Eastmere} {q1 it holds}.", "Eastmere"),
        ("Speaking in {L Eastmere}, {s1 Ruiz} {c1 said} {q1 it holds}.", "Eastmere"),
        ("{s1 Ruiz} {c1 said} before the debate {q1 it holds}.", None),
        ("{s1 Ruiz}, who ran at a rally in March, {c1 said} {q1 it holds}.", None),
    ],
)
def test_events_and_places(source: str, venue: str | None) -> None:
    assert texts(source)[1] == venue


@pytest.mark.parametrize(
    ("source", "addressee"),
    [
        ("{s1 Ruiz} {c1 urged} {q1 voters to stay at home}.", "voters"),
        ("{s1 Ruiz} {c1 called on} {q1 the council to mend it}.", "council"),
        ("{s1 Ruiz} {c1 asked} {q1 to leave}.", None),
        ("{s1 Ruiz} {c1 said} {q1 people to leave}.", None),
        ("{s1 Ruiz} {c1 whispered} to him {q1 that it holds}.", "him"),
        ("{s1 Ruiz} {c1 proclaimed} to a cheering crowd {q1 that it holds}.", "cheering crowd"),
        ("{s1 Ruiz} {c1 told} the Governor {q1 it holds}.", "Governor"),
        ("{s1 Ruiz} {c1 told} {O KBX}’s {P Ana Lind} {q1 it holds}.", "Ana Lind"),
        ("{s1 Ruiz} {c1 told} 3,000 in Eastmere {q1 it holds}.", "3,000"),
        ("Respondents {c1 were asked} {q1 whether it holds}.", "Respondents"),
        ("During a call with reporters, {s1 Ruiz} {c1 said} {q1 it holds}.", "reporters"),
        ("Addressing the volunteers in the yard, {s1 Ruiz} {c1 said} {q1 it holds}.", "volunteers"),
        ("Addressing the concerns of many, {s1 Ruiz} {c1 said} {q1 it holds}.", None),
        ("{s1 Ruiz} {c1 promised} them {q1 it would hold}.", "them"),
        ("{s1 Ruiz} {c1 told the story of} {q1 the dam}.", None),
    ],
)
def test_addressees(source: str, addressee: str | None) -> None:
    assert texts(source)[2] == addressee


@pytest.mark.parametrize(
    ("source", "earliest"),
    [
        ("As of Tuesday, {s1 the lab} {c1 reported} {q1 ten cases}.", "2026-06-02"),
        ("{s1 Ruiz} {c1 said} over the weekend {q1 it holds}.", "2026-05-30"),
        ("{s1 Ruiz} {c1 said} in last weekend’s debate {q1 it holds}.", "2026-05-30"),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on Monday’s broadcast of “Dawn Talk.”", "2026-06-01"),
        ("The fund closed on Thursday; {s1 it} {c1 did not explain} {q1 why}.", None),
        ("The fund closed on Thursday, and {s1 Ruiz} {c1 hopes for} {q1 another}.", None),
        (
            "{s1 Ruiz} {c1 said} {q1 it holds}, in a recording that surfaced on Chirper late on Wednesday.",
            "2026-06-03",
        ),
        ("Then, in 2031, {s1 Ruiz} {c1 said} {q1 it would end}.", None),
        ("{s1 Ruiz} {c1 said} on Saturday Night Songs {q1 it holds}.", None),
        ("In his 2014 memoir, {s1 Ruiz} {c1 wrote} {q1 that it holds}.", "2014-01-01"),
    ],
)
def test_when(source: str, earliest: str | None) -> None:
    found = described(source).said_at
    assert (found.earliest if found else None) == earliest
