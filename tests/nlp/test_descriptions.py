"""Groups, organisations, documents and unnamed people under the words that tell who they are."""

from __future__ import annotations

import pytest

from claimdb.nlp.mentions import resolve
from tests.nlp.marked import marked


def last(source: str) -> list[tuple[str, str]]:
    """(name, kind) of the last attribution's speakers."""
    text, extraction = marked(source)
    return [(guess.name, guess.kind) for guess in resolve(text, extraction)[-1].speakers]


GROUPS = [
    (
        "whose they are",
        "Sen. {P Ana Ruiz} left. {s1 The senator’s advisers} {c1 said} {q1 yes}.",
        "Ana Ruiz's advisers",
    ),
    ("a name in s", "{P Ana Rios} left. {s1 Her advisers} {c1 said} {q1 yes}.", "Ana Rios' advisers"),
    (
        "a name in s as the article writes it",
        "{P Ana Rios}’s dam leaks. {s1 Her advisers} {c1 said} {q1 yes}.",
        "Ana Rios's advisers",
    ),
    (
        "close friends",
        "{P Ana Ruiz} left. {s1 {P Ruiz}’s close friends and allies} {c1 said} {q1 yes}.",
        "Ana Ruiz's close friends and allies",
    ),
    (
        "taken up by the noun",
        "{s1 Eastmere water officials} {c1 said} {q1 yes}. {s2 The officials} {c2 added} {q2 no}.",
        "Eastmere water officials",
    ),
    (
        "taken up by the bare noun",
        "{s1 Eastmere water officials} {c1 said} {q1 yes}. {s2 Officials} {c2 added} {q2 no}, as officials do.",
        "Eastmere water officials",
    ),
    (
        "another number is no fuller name",
        "{s1 Several {M Eastmerans}} {c1 said} {q1 yes}. {s2 The {M Eastmerans}} {c2 said} {q2 no}.",
        "Eastmerans",
    ),
    (
        "a share of those of whom the last was told",
        "{s1 Half of all registered voters} {c1 said} {q1 yes}. {s2 Thirty percent} {c2 said} {q2 no}.",
        "Thirty percent of all registered voters",
    ),
    (
        "a share of those who were polled",
        "The board released a poll of 900 Eastmere divers. {s1 Thirty percent} {c1 said} {q1 no}.",
        "Thirty percent of Eastmere divers",
    ),
    ("a share of nobody known", "It rained. {s1 Thirty percent} {c1 said} {q1 no}.", "Thirty percent"),
    ("a body of people", "{s1 The party leadership} {c1 said} {q1 no}.", "party leadership"),
]


@pytest.mark.parametrize(("source", "name"), [case[1:] for case in GROUPS], ids=[case[0] for case in GROUPS])
def test_groups(source: str, name: str) -> None:
    assert last(source) == [(name, "group")]


ORGANISATIONS = [
    ("a place that speaks", "{s1 {L Kyiv}} {c1 said} {q1 yes}.", "Kyiv"),
    ("a house that speaks", "{s1 The {L White House}} {c1 said} {q1 yes}.", "White House"),
    (
        "the company that the text is about",
        "{O Dry Feet} sells boots. It has a contract with {O Radio Teal}. {s1 The company} {c1 said} {q1 yes}.",
        "Dry Feet",
    ),
    (
        "no ministry is a company",
        "{O Dry Feet} sells boots. The {O Water Ministry} buys them. {s1 The company} {c1 said} {q1 yes}.",
        "Dry Feet",
    ),
    (
        "before it is named",
        "{s1 The company} {c1 said} {q1 yes}.\n{O Dry Feet} sells boots.\n{O Dry Feet} is small.\n{O Dry Feet} is old.",
        "Dry Feet",
    ),
    ("a bare name that the extractor missed", "A post on Chirper spread. {s1 Chirper} {c1 said} {q1 yes}.", "Chirper"),
    (
        "the words before the end of a name",
        "{s1 The nonpartisan Eastmere Budget {O Office}} {c1 said} {q1 yes}.",
        "Eastmere Budget Office",
    ),
    ("an acronym stays one", "{O EWB Workers Strike} again. {s1 {O EWB}} {c1 said} {q1 yes}.", "EWB"),
    ("a kind of thing in capitals", "{s1 The super {O PAC}} {c1 said} {q1 yes}.", "super PAC"),
    (
        "the government of the only country spoken of",
        "{L Varnland} is dry. {L Varnland} is poor. {L Varnland} is vast. {s1 The government} {c1 said} {q1 yes}.",
        "Varnland",
    ),
]


@pytest.mark.parametrize(
    ("source", "name"), [case[1:] for case in ORGANISATIONS], ids=[case[0] for case in ORGANISATIONS]
)
def test_organisations(source: str, name: str) -> None:
    assert last(source) == [(name, "organisation")]


DOCUMENTS = [
    (
        "who made it",
        "{c1 According to} {s1 a report by the audit office}, {q1 it leaks}. {s2 The report} {c2 says} {q2 so}.",
        "audit office",
    ),
    (
        "the fuller name",
        "{s1 A Radio Teal poll} {c1 found} {q1 yes}. {s2 The survey} {c2 found} {q2 no}.",
        "Radio Teal poll",
    ),
    (
        "whoever spoke in it",
        "{s1 The {O Water Board}} {c1 said} in a statement {q1 it leaks}. {q2 “Badly,”} {s2 the statement} {c2 read}.",
        "Water Board",
    ),
    ("whoever issued it", "A letter from the audit office came. {s1 The letter} {c1 says} {q1 yes}.", "audit office"),
    ("nobody known", "{s1 The letter} {c1 says} {q1 yes}.", "letter"),
    ("what somebody says", "{P Ana Ruiz} left. {s1 Her remarks} {c1 suggest} {q1 it leaks}.", "Ana Ruiz"),
    ("a title behind it", "{s1 {P Ana Ruiz}’s new book Low Water} {c1 argues} {q1 it leaks}.", "Ana Ruiz"),
    ("an inquiry", "{s1 An inquiry by the audit office} {c1 found} {q1 it leaks}.", "audit office"),
]


@pytest.mark.parametrize(("source", "name"), [case[1:] for case in DOCUMENTS], ids=[case[0] for case in DOCUMENTS])
def test_documents(source: str, name: str) -> None:
    assert [name for name, _ in last(source)] == [name]


PEOPLE = [
    (
        "a relative clause before the name",
        "{s1 One baker who stayed in the valley, {P Ana Ruiz},} {c1 said} {q1 yes}.",
        "Ana Ruiz",
    ),
    ("a noun that no list knows", "{s1 The harbour master, Ana Ruiz,} {c1 said} {q1 yes}.", "Ana Ruiz"),
    (
        "a noun in quotation marks",
        "{P Ana Ruiz}, a reporter, came. {s1 This “reporter”} {c1 said} {q1 yes}.",
        "Ana Ruiz",
    ),
    (
        "the article outside the source",
        "{P Ana Ruiz}, a mayor, came. The {s1 mayor’s} {c1 claim} {q1 that it holds} is old.",
        "Ana Ruiz",
    ),
]


@pytest.mark.parametrize(("source", "name"), [case[1:] for case in PEOPLE], ids=[case[0] for case in PEOPLE])
def test_people(source: str, name: str) -> None:
    assert last(source) == [(name, "person")]
