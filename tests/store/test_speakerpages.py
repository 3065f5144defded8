"""The page of a speaker: by whom it is called what, its days, what is not sure."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound
from claimdb.records import Attribution, SpeakerGuess
from claimdb.store import links, speakerpages, speakers
from claimdb.store.rows import Link
from tests import factory

TEXT = "One. Two. Three. Four."


def said(content: str, name: str, score: float = 0.95, role: str | None = None, **more: Any) -> Attribution:
    return factory.attribution(TEXT, content, speakers=(factory.person(name, score, role),), **more)


@pytest.fixture
def vos(session: Session) -> str:
    """Ina Vos: three statements of one outlet, one of a file without one; gives her id."""
    found = [
        said("One", "Ina Vos", role="Mayor", form="direct"),
        said("Two", "Ina Vos", role="mayor of the town", said_at="Two|2024-05-20|2024-05-21"),
        said("Three", "Ina Vos", 0.6),
        factory.attribution(TEXT, "Four", candidates=(SpeakerGuess("Ina Vos", "person", 0.3),)),
    ]
    factory.stored(session, factory.article(TEXT), factory.extraction(TEXT, *found))
    other = factory.article(TEXT, outlet=None, path="wind.txt", published=None)
    factory.stored(session, other, factory.extraction(TEXT, said("One", "INA VOS", role="Mayor")))
    (row,) = speakers.find_speakers(session, "vos")
    return row.id


def test_by_whom_it_is_called_what(session: Session, vos: str) -> None:
    page = speakerpages.page(session, vos)
    assert [(one.words, one.outlet, one.attributions, one.first) for one in page.names] == [
        ("Ina Vos", "Harbour Gazette", 3, "2024-05-31"),
        ("INA VOS", "wind.txt", 1, None),
    ]
    assert [(one.words, one.outlet, one.attributions) for one in page.roles] == [
        ("Mayor", "Harbour Gazette", 1),
        ("Mayor", "wind.txt", 1),
        ("mayor of the town", "Harbour Gazette", 1),
    ]


def test_names_and_roles_as_each_outlet_prints_them(session: Session) -> None:
    text = "One, Vos said. Two, mayor Ina Vos said. Three, she said."
    for outlet in ("The Quay", "The Dock"):
        found = [
            factory.attribution(
                text, content, source=source, cue="said", speakers=(factory.person("Ina Vos", role=role),)
            )
            for content, source, role in (
                ("One", "Vos", "mayor; founder of the Quay"),
                ("Two", "mayor Ina Vos", "mayor; founder of the Quay"),
                ("Three", "she", "mayor"),
            )
        ]
        article = factory.article(text, outlet=outlet, path=f"{outlet}.txt")
        factory.stored(session, article, factory.extraction(text, *found))
    (row,) = speakers.find_speakers(session, "vos")
    page = speakerpages.page(session, row.id)
    assert row.role == "mayor"
    assert [(one.words, one.outlet, one.attributions) for one in page.names] == [
        ("Ina Vos", "The Dock", 2),
        ("Ina Vos", "The Quay", 2),
        ("Vos", "The Dock", 1),
        ("Vos", "The Quay", 1),
    ]
    assert [(one.words, one.outlet, one.attributions) for one in page.roles] == [
        ("mayor", "The Dock", 3),
        ("mayor", "The Quay", 3),
        ("founder of the Quay", "The Dock", 2),
        ("founder of the Quay", "The Quay", 2),
    ]
    assert page.detail.roles == (("mayor", 6), ("founder of the Quay", 4))


def test_the_day_is_when_it_was_said_or_else_printed(session: Session, vos: str) -> None:
    page = speakerpages.page(session, vos)
    assert [(day, sum(forms.values())) for day, forms in page.days] == [("2024-05-21", 1), ("2024-05-31", 2)]
    assert page.undated == 1
    assert [one.text for one in page.statements] == ["One", "Three", "Two", "One"]
    assert len(speakerpages.page(session, vos, latest=2).statements) == 2


def test_what_is_not_sure(session: Session, vos: str) -> None:
    weak, candidates = speakerpages.page(session, vos).doubts
    (third,) = session.scalars(sa.select(models.attributions.c.id).where(models.attributions.c.text == "Three"))
    (fourth,) = session.scalars(sa.select(models.attributions.c.id).where(models.attributions.c.text == "Four"))
    assert (weak.kind, weak.ids, weak.score) == ("weak", (third,), 0.6)
    assert weak.reasons == ("its own article does not make clear who is meant",)
    assert (candidates.kind, candidates.ids, candidates.score) == ("candidates", (fourth,), 0.3)


def test_links_too_weak_to_act_are_told(session: Session) -> None:
    factory.stored(session, factory.article(TEXT), factory.extraction(TEXT, said("One", "Ina Vos"), said("Two", "Vos")))
    made = [
        Link(mention.pk, "Ina Vos", "person", 0.9 if mention.name == "Ina Vos" else 0.4)
        for mention in links.mentions(session)
    ]
    links.write(session, made, factory.run_id(session, step="resolve"))
    (row,) = speakers.find_speakers(session, "ina vos")
    (doubt,) = speakerpages.page(session, row.id).doubts
    assert (doubt.kind, len(doubt.ids)) == ("candidates", 1)


def test_all_of_it_as_json(session: Session, vos: str) -> None:
    found = speakerpages.page(session, vos).as_dict()
    assert found["aliases"][0] == {
        "name": "Ina Vos",
        "score": None,
        "reason": None,
        "attributions": 3,
        "printed": [{"outlet": "Harbour Gazette", "attributions": 3, "first": "2024-05-31", "last": "2024-05-31"}],
    }
    assert [role["role"] for role in found["roles"]] == ["Mayor", "mayor of the town"]
    assert found["timeline"][0] == {"day": "2024-05-21", "direct": 0, "mixed": 0, "indirect": 1}
    assert [one["text"] for one in found["statements"]] == ["One", "Three", "Two", "One"]
    assert [one["kind"] for one in found["doubts"]] == ["weak", "candidates"]
    for key in ("suggestions", "decisions"):
        assert found[key] == []
    with pytest.raises(NotFound):
        speakerpages.page(session, "none")
