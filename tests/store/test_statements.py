from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from claimdb.errors import Ambiguous, NotFound, UnknownName, UsageError
from claimdb.records import Layout, Section, Span
from claimdb.store import saving, speakers, statements
from claimdb.store.rows import StatementFilter
from tests import factory


def texts(session: Session, **wanted: Any) -> list[str]:
    found = [one.text for one in statements.statements(session, StatementFilter(**wanted))]
    assert statements.count(session, StatementFilter(**wanted)) == len(found) or wanted.get("limit")
    return found


SHED, HURT, QUAY = "the fire “started in the north shed” … it could spread", "“Nobody was hurt,”", "the quay was closed"


def test_the_object_is_what_the_outside_sees(session: Session) -> None:
    saved = factory.stored(session)
    second = next(one for one in statements.statements(session, StatementFilter()) if one.text == HURT)
    (odd,) = speakers.find_speakers(session, "Odd Lie")
    text = factory.TEXT

    def spans(words: str) -> list[int]:
        return list(factory.span(text, words))

    assert second.as_dict() == {
        "id": second.id,
        "claims": [],
        "speakers": [{"id": odd.id, "name": "Odd Lie", "kind": "person", "score": 0.9}],
        "candidates": [],
        "form": "direct",
        "modality": "asserted",
        "text": HURT,
        "content": [spans(HURT)],
        "source": {"text": "Captain Odd Lie", "spans": [spans("Captain Odd Lie")]},
        "cue": {"text": "wrote", "spans": [spans("wrote")]},
        "medium": {"text": "Telegram", "span": spans("Telegram")},
        "venue": None,
        "addressee": None,
        "said_at": {
            "text": "on Monday",
            "span": spans("on Monday"),
            "earliest": "2024-05-27",
            "latest": "2024-05-27",
        },
        "parent": None,
        "region": "body",
        "paragraph": 3,
        "confidence": 0.95,
        "run": second.run,
        "article": {
            "id": saved.id,
            "version": 1,
            "path": "fire.txt",
            "url": None,
            "outlet": "Harbour Gazette",
            "title": "Harbour fire",
            "published": "2024-05-31",
        },
    }
    assert list(second.as_dict()) == list(statements.statement(session, second.id).statement.as_dict())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [SHED, HURT]),
        ({"modality": None}, [SHED, QUAY, HURT]),
        ({"modality": ["negated"]}, [QUAY]),
        ({"form": "direct"}, [HURT]),
        ({"about": "spread"}, [SHED]),
        ({"about": '"north shed" FIRE'}, [SHED]),
        ({"about": "brandt"}, []),
        ({"about": "'\"(*"}, []),
        ({"since": "2024-05-28"}, [SHED]),
        ({"until": "2024-05-27"}, [HURT]),
        ({"since": "2024-05", "until": "2024-05"}, [SHED, HURT]),
        ({"until": "2023"}, []),
        ({"medium": "TELE"}, [HURT]),
        ({"min_confidence": 0.9}, [HURT]),
        ({"modality": None, "unresolved": True}, [QUAY]),
        ({"outlet": "harbour gazette"}, [SHED, HURT]),
        ({"limit": 1}, [SHED]),
        ({"sort": ["confidence"]}, [SHED, HURT]),
        ({"sort": ["-confidence"]}, [HURT, SHED]),
        ({"sort": ["-speaker"]}, [HURT, SHED]),
        ({"regions": ["caption"]}, []),
    ],
)
def test_filters(session: Session, wanted: dict[str, Any], found: list[str]) -> None:
    factory.stored(session)
    assert texts(session, **wanted) == found


def test_by_speaker_also_jointly_and_nested(session: Session) -> None:
    text = "Odd Lie and Lena Brandt said that the mayor said that the quay is shut."
    both = factory.attribution(
        text, "the mayor said that the quay is shut", source="Odd Lie and Lena Brandt", speakers="Odd Lie; Lena Brandt"
    )
    inner = factory.attribution(text, "the quay is shut", source="the mayor", speakers="Ada Holm", parent=0)
    factory.stored(session, factory.article(text), factory.extraction(text, both, inner))
    for name, found in (("Brandt", both), ("lie", both), ("Holm", inner)):
        (row,) = speakers.find_speakers(session, name)
        assert texts(session, speaker_ids=[row.id]) == [text[found.content[0].start : found.content[0].end]]
    (first, _) = statements.statements(session, StatementFilter(sort=["place"]))
    assert [one.name for one in first.speakers] == ["Odd Lie", "Lena Brandt"]


def test_newest_first_then_article_and_place(session: Session) -> None:
    for name, published in (("old", "2023-01-01"), ("unknown", None), ("new", "2024-06-01T10:00:00+02:00")):
        text = f"{name} one.\n{name} two."
        found = [factory.attribution(text, f"{name} {word}") for word in ("one", "two")]
        one = factory.article(text, path=name, published=published)
        factory.stored(session, one, factory.extraction(text, *found))
    assert texts(session) == ["new one", "new two", "old one", "old two", "unknown one", "unknown two"]
    assert texts(session, since="2024-06-01", until="2024-06-01") == ["new one", "new two"]
    assert texts(session, until="2025") == ["new one", "new two", "old one", "old two"]


def test_a_section_dates_its_statements(session: Session) -> None:
    text = "Live\nthe quay is shut, Lie said"
    layout = Layout(tuple(saving.lines(text)), (), (Section(Span(5, len(text)), "Quay", "2024-05-30T02:26-04:00"),))
    found = factory.extraction(text, factory.attribution(text, "the quay is shut"), layout=layout)
    factory.stored(session, factory.article(text), found)
    (one,) = statements.statements(session, StatementFilter())
    assert one.said_on == "2024-05-30T02:26"
    assert statements.statement(session, one.id).section == "Quay"


def test_one_statement_by_the_beginning_of_its_id(session: Session) -> None:
    factory.stored(session)
    one = next(statements.statements(session, StatementFilter()))
    detail = statements.statement(session, one.id[:8].upper())
    assert detail.statement == one
    start, end = detail.context_span
    assert detail.context == factory.TEXT[start:end]
    assert detail.context.startswith("The harbour master")
    assert detail.run.model == "test"


def test_an_id_that_is_none_or_several(session: Session) -> None:
    text = " ".join(f"w{n}" for n in range(40))
    many = [factory.attribution(text, f"w{n}") for n in range(10, 40)]
    factory.stored(session, factory.article(text), factory.extraction(text, *many))
    ids = [one.id for one in statements.statements(session, StatementFilter())]
    shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    with pytest.raises(Ambiguous) as caught:
        statements.statement(session, shared)
    assert len(caught.value.choices) > 1
    for nothing in ("", "zz", "fffffffffffff"):
        with pytest.raises(NotFound):
            statements.statement(session, nothing)


def test_names_and_sort_keys_that_do_not_exist(session: Session) -> None:
    factory.stored(session)
    with pytest.raises(UnknownName) as caught:
        texts(session, outlet="Harbor Gazete")
    assert caught.value.nearest == ("Harbour Gazette",)
    with pytest.raises(UsageError, match="cannot be sorted by 'colour'"):
        texts(session, sort=["colour"])


def test_line_counts_from_the_beginning_of_the_file(session: Session) -> None:
    factory.stored(session, factory.article(first_line=8))
    assert [one.line for one in statements.statements(session, StatementFilter(modality=None))] == [9, 11, 10]
