"""Whom "he", "she" and descriptions of one human being stand for."""

from __future__ import annotations

import pytest

from claimdb.nlp import ranker
from claimdb.nlp.antecedents import find_antecedents
from claimdb.nlp.evidence import gender_prior, role_prior
from claimdb.nlp.mentions import resolve
from claimdb.nlp.people import Person
from claimdb.nlp.scene import Scene
from claimdb.nlp.setting import Description
from tests.nlp.marked import marked


def last(source: str) -> list[tuple[str, str]]:
    """(name, kind) of the last attribution's speakers."""
    text, extraction = marked(source)
    return [(guess.name, guess.kind) for guess in resolve(text, extraction)[-1].speakers]


PRONOUNS = [
    (
        "the speaker goes on, not whom she speaks of",
        "{s1 {P Ana Ruiz}} {c1 said} {q1 “{P Eva Lowe} left the board.”}\n{s2 She} {c2 added} {q2 “It was late.”}",
        "Ana Ruiz",
    ),
    (
        "whoever is quoted in the same paragraph",
        (
            "{P Tom Lowe} came. {P Ivan Orlov} left.\n{q1 “It holds,”} {s1 {P Orlov}} {c1 said}. {q2 “It leaks,”}"
            " {s2 he} {c2 added}."
        ),
        "Ivan Orlov",
    ),
    (
        "the subject that follows",
        (
            "{P Ana Ruiz} runs the dam. {P Eva Lowe} spoke first.\nAfter {s1 she} {c1 argued} {q1 that the dam leaks},"
            " {P Ruiz} left the hall. {s2 She} {c2 said} {q2 it leaks}."
        ),
        "Ana Ruiz",
    ),
    (
        "the one whose statement it stands in",
        "{P Tom Lowe} met {P Ivan Orlov}. {s1 {P Lowe}} {c1 said} {q1 {s2 he} {c2 believes} {q2 in dams}}.",
        "Tom Lowe",
    ),
    (
        "a stranger who is brought in by what he says",
        "{P Tom Lowe} runs the dam. One engineer who saw it came by on Monday. {s1 He} {c1 said} {q1 it leaks}.",
        "One engineer",
    ),
    (
        "the last of two women who spoke",
        "{s1 {P Ana Ruiz}} {c1 said} {q1 yes}.\n{s2 {P Eva Lowe}} {c2 said} {q2 no}. {s3 She} {c3 added} {q3 never}.",
        "Eva Lowe",
    ),
]


@pytest.mark.parametrize(("source", "name"), [case[1:] for case in PRONOUNS], ids=[case[0] for case in PRONOUNS])
def test_pronouns(source: str, name: str) -> None:
    assert [name for name, _ in last(source)] == [name]


DESCRIPTIONS = [
    (
        "the office",
        "Sen. {P Ana Ruiz} of {L Eastmere} met Gov. {P Eva Lowe}. {s1 The governor} {c1 said} {q1 yes}.",
        ("Eva Lowe", "person"),
    ),
    (
        "the place before the office",
        "{L Eastmere} Sen. {P Ana Ruiz} met {L Varn} Sen. {P Eva Lowe}.\n{s1 The Eastmere senator} {c1 said} {q1 yes}.",
        ("Ana Ruiz", "person"),
    ),
    (
        "a compound noun",
        "{P Ana Ruiz}, a brain surgeon, came. {s1 The neurosurgeon} {c1 said} {q1 yes}.",
        ("Ana Ruiz", "person"),
    ),
    (
        "the next one is nobody yet",
        "President {P Ana Ruiz} came. {s1 The next president} {c1 must say} {q1 what holds}.",
        ("next president", "unnamed"),
    ),
    (
        "an official who spoke before",
        "{s1 A senior water official} {c1 said} {q1 yes}. {P Ana Ruiz} left. {s2 The official} {c2 added} {q2 no}.",
        ("senior water official", "unnamed"),
    ),
    (
        "whoever writes",
        "{P Ana Ruiz} came. {s1 This reporter} {c1 thinks} {q1 it holds}.",
        ("This reporter", "unnamed"),
    ),
    (
        "what another was called right after a name is no role of his",
        "Mayor {P Ana Ruiz} spoke. On a show with {P Tom Lowe}, {s1 the mayor} {c1 said} {q1 yes}.",
        ("Ana Ruiz", "person"),
    ),
]


@pytest.mark.parametrize(
    ("source", "speaker"), [case[1:] for case in DESCRIPTIONS], ids=[case[0] for case in DESCRIPTIONS]
)
def test_descriptions(source: str, speaker: tuple[str, str]) -> None:
    assert last(source) == [speaker]


def test_whoever_alone_is_named_beside_he_is_a_man() -> None:
    source = "{P Xandor Vek} came. {s1 He} {c1 said} {q1 yes}.\n{P Ana Ruiz} met {P Vek}. {s2 He} {c2 said} {q2 no}."
    assert last(source) == [("Xandor Vek", "person")]


def test_a_given_name_may_mislead() -> None:
    source = (
        "{P Ana Orlov} came with {P Tom Lowe}.\n{s1 {P Orlov}} {c1 said} {q1 yes}.\n{s2 He} {c2 added} {q2 no}.\n"
        "{s3 He} {c3 went on} {q3 that it holds}."
    )
    assert last(source) == [("Ana Orlov", "person")]


def test_unsure_is_a_candidate() -> None:
    text, extraction = marked(
        "{P Tom Lowe} and {P Ivan Orlov} and {P Jan Berg} came. {s1 His} {c1 view} {q1 it holds}."
    )
    (attribution,) = resolve(text, extraction)
    assert all(guess.score < 0.9 for guess in (*attribution.speakers, *attribution.candidates))
    assert len({guess.name for guess in (*attribution.speakers, *attribution.candidates)}) > 1


def test_shares_add_up_and_follow_the_prior() -> None:
    rows = [[ranker.FEATURE["sentences"]], [ranker.FEATURE["sentences"]]]
    context = [ranker.FEATURE["case"]]
    even = ranker.shares(context, rows, [0.0, 0.0])
    assert even == pytest.approx([0.5, 0.5])
    assert ranker.shares(context, rows, [0.0, -3.0])[0] > 0.9


def test_every_feature_has_a_row_of_weights() -> None:
    assert len(ranker.names()) == len(set(ranker.names())) == ranker.SIZE == len(ranker.weights().rows)


def test_gender_shuts_out() -> None:
    assert gender_prior(2.0, female=True) == 0.0
    assert gender_prior(2.0, female=False) < gender_prior(0.0, female=False) < 0.0


@pytest.mark.parametrize(
    ("roles", "words", "noun", "before", "sign"),
    [
        ({"senator"}, {"sen", "eastmere"}, "senator", {"eastmere"}, 1),
        ({"governor"}, {"gov"}, "senator", set(), -1),
        ({"candidate"}, {"republican"}, "nominee", {"democratic"}, -1),
        ({"candidate"}, {"republican"}, "nominee", {"republican"}, 1),
        (set(), set(), "senator", set(), 0),
    ],
)
def test_roles_speak_for_and_against(roles: set[str], words: set[str], noun: str, before: set[str], sign: int) -> None:
    person = Person(("ruiz",), roles=roles, role_words=words)
    found = role_prior(person, Description(noun, None, words=frozenset(before)))
    assert (found > 0) - (found < 0) == sign


def test_what_is_quoted_leaves_no_trace() -> None:
    text, extraction = marked("{P Ana Ruiz} came. {q1 “{P Eva Lowe} saw her,”} {s1 {P Ruiz}} {c1 said}.")
    scene = Scene(text, extraction)
    assert find_antecedents(scene.roster, scene.setting).options == {}
