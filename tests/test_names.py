"""Names of speakers taken apart and listed; what the package promises of every name."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdb import names
from claimdb.names.listing import printed_in
from claimdb.records import SPEAKER_KINDS, SpeakerKind

SOURCES = [
    ("Gen. Markin, who led it", "Ilya Markin", "Markin"),
    ("Major General Ilya Markin, as Markin himself", "Ilya Markin", "Ilya Markin"),
    ("Ilya Markin’s", "Ilya Markin", "Ilya Markin"),
    ("Col. I. Markin.", "I. Markin", "I. Markin"),
    ("al-Masri", "Samir al-Masri", "al-Masri"),
    ("Tom Reed Jr.", "Tom Reed Jr.", "Tom Reed Jr."),
    ("Park Jae-won", "Jae-won Park", "Park Jae-won"),
    ("CNN's", "CNN", "CNN"),
    ("he", "Ilya Markin", "Ilya Markin"),
    ("the ministry", "Ministry of Defence", "Ministry of Defence"),
    ("", "Ilya Markin", "Ilya Markin"),
]


@pytest.mark.parametrize(("source", "name", "words"), SOURCES)
def test_what_a_source_prints_of_a_name(source: str, name: str, words: str) -> None:
    assert printed_in(source, name) == words


@pytest.mark.parametrize(
    ("printed", "listed", "kind"),
    [
        ("Lt. Gen. Ilya Markin", "Ilya Markin", "person"),
        ("the Eastmere-based Institute of Rivers", "Institute of Rivers", "organisation"),
        ("New Eastmere-based River Watch", "River Watch", "organisation"),
        ("Faith-based Community Action", "Faith-based Community Action", "organisation"),
        ("Eastmere-based Union", "Eastmere-based Union", "organisation"),
        ("Deputy Defense Minister Ana Lucía Vega", "Ana Lucía Vega", "person"),
        ("Secretary of State Ana Vega", "Ana Vega", "person"),
        ("Harbour spokesman Tom Reed", "Tom Reed", "person"),
        ("Secretary-General Ana Vega", "Ana Vega", "person"),
        ("the late Ana Vega", "Ana Vega", "person"),
        ("Prof. Dr. Uwe Brandt", "Uwe Brandt", "person"),
        ("генерал Илья Маркин", "Илья Маркин", "person"),
        ("Rear Adm. Tom Reed", "Tom Reed", "person"),
        ("Don Reed", "Don Reed", "person"),
        ("Pope Tobias", "Pope Tobias", "person"),
        ("King Tobias Anton IV", "Tobias Anton IV", "person"),
        ("President Mary O’Dell’s", "Mary O'Dell", "person"),
        ("Mr. Reed", "Reed", "person"),
        ("DR. ADA POE", "Ada Poe", "person"),
        ("Tom Reed, Jr", "Tom Reed Jr.", "person"),
        ("Reed, Tom, Jr.", "Tom Reed Jr.", "person"),
        ("Tom Reed, MD", "Tom Reed", "person"),
        ("REED Tom", "Tom Reed", "person"),
        ("van der Berg, Jean-Luc", "Jean-Luc van der Berg", "person"),
        ('Thomas "Tommy" Reed', "Thomas Reed", "person"),
        ("Tom B Reed Sr.", "Tom B. Reed Sr.", "person"),
        ("Jean-Luc  van der Berg", "Jean-Luc van der Berg", "person"),
        ("Major", "Major", "person"),
        ("The Valley Press", "Valley Press", "organisation"),
        ("Stone & Sons, Inc.", "Stone & Sons", "organisation"),
        ("the ministry’s", "ministry", "organisation"),
        ("a senior official", "senior official", "unnamed"),
        ("several witnesses", "witnesses", "group"),
        ("...", "...", "person"),
    ],
)
def test_a_speaker_is_listed_without_what_changes_from_text_to_text(
    printed: str, listed: str, kind: SpeakerKind
) -> None:
    assert names.listed_as(printed, kind) == listed


@pytest.mark.parametrize(
    ("printed", "words", "suffix", "surname"),
    [
        ("Gen. Iván Markin Jr.", ("ivan", "markin"), "Jr.", "markin"),
        ("Markin, Iván", ("ivan", "markin"), "", "markin"),
        ("Tobias Reed III", ("tobias", "reed"), "III", "reed"),
        ("Tobias the Younger", ("tobias",), "Jr.", "tobias"),
        ("Henry V", ("henry",), "V", "henry"),
        ("Henry V.", ("henry", "v"), "", "v"),
        ("Anand K. V", ("anand", "k", "v"), "", "v"),
        ("Yanping Xi", ("yanping", "xi"), "", "xi"),
        ("Han Mingwei", ("han", "mingwei"), "", "han"),
        ("Kim Sun-woo", ("kim", "sun-woo"), "", "kim"),
        ("Sun-woo Kim", ("sun-woo", "kim"), "", "kim"),
        ("Kim Hartley", ("kim", "hartley"), "", "hartley"),
    ],
)
def test_the_surname_of_a_person(printed: str, words: tuple[str, ...], suffix: str, surname: str) -> None:
    person = names.read_person(printed)
    assert (person.words, person.suffix, person.surname) == (words, suffix, surname)
    assert person.is_full == (len(words) > 1)


PRINTED = st.one_of(
    st.text(max_size=25),
    st.lists(
        st.sampled_from(
            ["Tom", "T.", "al-", "Reed", "Jr.", "Иван", "山本", "김", "علي", "Mr.", "and", ",", "'", "(B)", "О’", "ß"]
        ),
        max_size=6,
    ).map(" ".join),
)


@given(PRINTED, PRINTED, st.sampled_from(SPEAKER_KINDS))
@settings(max_examples=400, deadline=None)
def test_any_two_texts_can_be_compared_in_either_order(one: str, other: str, kind: SpeakerKind) -> None:
    found = names.compare(one, other, kind)
    assert found == names.compare(other, one, kind)
    assert 0 <= found.score <= 1
    assert found.reason
    if found.needs_support:
        assert found.score < names.AUTOMATIC


@given(PRINTED, st.sampled_from(SPEAKER_KINDS))
@settings(max_examples=200, deadline=None)
def test_a_name_meets_itself(name: str, kind: SpeakerKind) -> None:
    assert names.listed_as(name, kind) == names.listed_as(name, kind)
    if names.compare(name, name, kind).score >= names.SUGGEST:
        assert names.block_keys(name, kind)


def test_described_speakers_are_compared_as_listed() -> None:
    assert names.compare("several witnesses", "witnesses", "group").score > names.AUTOMATIC
    assert names.compare("a witness", "an officer", "unnamed").score == 0


def test_nothing_heavy_is_imported_before_names_are_compared() -> None:
    code = "import sys; from claimdb import names; names.listed_as('Dr. Tom Reed', 'person'); print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"rapidfuzz", "anyascii", "nicknames", "claimdb.names.given", "claimdb.names.people"}
