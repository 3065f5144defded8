from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound, UsageError
from claimdb.records import SpeakerGuess
from claimdb.store import links, speakers, statements
from claimdb.store.rows import Link, StatementFilter
from claimdb.store.writing import insert_one
from tests import factory


@pytest.fixture
def people(session: Session) -> Session:
    text = "one two three four five"
    found = [
        factory.attribution(text, "one", speakers=(factory.person("José Álvarez", role="minister"),), form="direct"),
        factory.attribution(text, "two", speakers=(factory.person("José Álvarez", role="minister"),)),
        factory.attribution(text, "three", speakers=(factory.person("Ana Álvarez", role="judge"),)),
        factory.attribution(text, "four", speakers=(SpeakerGuess("Port Authority", "organisation", 0.8),)),
        factory.attribution(text, "five", speakers=(factory.person("Anna-Lena O'Neil"),), modality="negated"),
    ]
    factory.stored(session, factory.article(text), factory.extraction(text, *found))
    return session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jose alvarez", ["José Álvarez"]),
        ("ÁLVAREZ", ["José Álvarez", "Ana Álvarez"]),
        ("ana", ["Ana Álvarez"]),
        ("alv jos", ["José Álvarez"]),
        ("port", ["Port Authority"]),
        ("o'neil", ["Anna-Lena O'Neil"]),
        ("Alvares", []),
        ("", []),
        ("%", []),
    ],
)
def test_names_as_people_type_them(people: Session, typed: str, found: list[str]) -> None:
    assert [row.name for row in speakers.find_speakers(people, typed)] == found


def test_by_id_and_the_nearest_names(people: Session) -> None:
    (row,) = speakers.find_speakers(people, "ana alvarez")
    assert speakers.find_speakers(people, row.id) == [row]
    assert speakers.nearest_names(people, "Alvares")[0] in {"José Álvarez", "Ana Álvarez"}
    assert speakers.nearest_names(people, "qqqq") == ()


def test_who_says_something_hides_who_is_only_named(people: Session) -> None:
    pk = insert_one(people, models.speakers, id="0" * 12, kind="person", name="Ana Lopez", key="ana lopez")
    insert_one(people, models.speaker_names, speaker_pk=pk, name="Ana Lopez", key="ana lopez", last="lopez")
    assert [row.name for row in speakers.find_speakers(people, "ana")] == ["Ana Álvarez"]
    assert [row.name for row in speakers.find_speakers(people, "lopez")] == ["Ana Lopez"]
    assert set(speakers.by_id(people, ["0" * 12, "none"])) == {"0" * 12}


def test_listing_counts_what_default_listings_show(people: Session) -> None:
    rows = speakers.speakers(people)
    assert [(row.name, row.role, row.attributions, row.direct, row.indirect) for row in rows] == [
        ("José Álvarez", "minister", 2, 1, 1),
        ("Ana Álvarez", "judge", 1, 0, 1),
        ("Port Authority", None, 1, 0, 1),
    ]
    assert [row.name for row in speakers.speakers(people, kind="organisation")] == ["Port Authority"]
    assert [row.name for row in speakers.speakers(people, sort=["-name"], limit=1)] == ["Port Authority"]
    assert len(speakers.speakers(people, outlet="Harbour Gazette")) == 3
    with pytest.raises(UsageError):
        speakers.speakers(people, sort=["height"])


def test_detail(people: Session) -> None:
    (row,) = speakers.find_speakers(people, "josé álvarez")
    detail = speakers.speaker(people, row.id)
    assert detail.aliases == (("José Álvarez", 2),)
    assert detail.roles == (("minister", 2),)
    assert detail.by_outlet == (("Harbour Gazette", {"direct": 1, "mixed": 0, "indirect": 1}),)
    assert (detail.first, detail.last) == ("2024-05-31", "2024-05-31")
    assert detail.as_dict()["aliases"] == [{"name": "José Álvarez", "attributions": 2}]
    with pytest.raises(NotFound):
        speakers.speaker(people, "zz")


def test_links_to_another_name_make_an_alias(session: Session) -> None:
    text = "one two"
    found = [
        factory.attribution(text, "one", speakers="Odd Lie"),
        factory.attribution(text, "two", speakers="Lie"),
    ]
    factory.stored(session, factory.article(text), factory.extraction(text, *found))
    assert len(speakers.speakers(session)) == 2
    made = [Link(mention.pk, "Odd Lie", "person", 0.7) for mention in links.mentions(session)]
    assert links.write(session, made, factory.run_id(session, step="resolve")) == 2
    (row,) = speakers.find_speakers(session, "lie")
    assert (row.name, row.attributions) == ("Odd Lie", 2)
    assert speakers.speaker(session, row.id).aliases == (("Lie", 1), ("Odd Lie", 1))


def test_weak_links_are_candidates(session: Session) -> None:
    text = "one two"
    found = factory.attribution(text, "one", speakers="Odd Lie")
    factory.stored(session, factory.article(text), factory.extraction(text, found))
    made = [Link(mention.pk, "Odd Lie", "person", 0.4) for mention in links.mentions(session)]
    links.write(session, made, factory.run_id(session, step="resolve"))
    (one,) = statements.statements(session, StatementFilter(unresolved=True))
    assert one.speakers == ()
    assert [(other.name, other.score) for other in one.candidates] == [("Odd Lie", 0.4)]


def test_mentions_of_some_articles(session: Session) -> None:
    saved = factory.stored(session)
    factory.stored(session, factory.article(path="other.txt"))
    assert len(list(links.mentions(session))) == 6
    some = list(links.mentions(session, article_ids=[saved.id]))
    assert [(one.name, one.candidate) for one in some] == [
        ("Lena Brandt", False),
        ("Odd Lie", False),
        ("the mayor", True),
    ]
    with pytest.raises(NotFound):
        links.write(session, [], "no such run")
