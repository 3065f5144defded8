from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import Entity, Layout, Region, Section, Span
from claimdb.store import articles, judgements, links, outlets, saving, search, statements
from claimdb.store.rows import ArticleFilter, StatementFilter
from tests import factory


def paths(session: Session, **wanted: Any) -> list[str | None]:
    return [row.path for row in articles.articles(session, ArticleFilter(**wanted))]


@pytest.fixture
def three(session: Session) -> Session:
    factory.stored(session)
    factory.stored(session, factory.article(outlet=None, path="news/quay.txt", published=None))
    late = factory.article(outlet="The Post", path="post.txt", published="2024-06-02", language="en")
    factory.stored(session, late)
    return session


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["post.txt", "fire.txt", "news/quay.txt"]),
        ({"outlet": "the post"}, ["post.txt"]),
        ({"outlet": "quay.txt"}, ["news/quay.txt"]),
        ({"since": "2024-06"}, ["post.txt"]),
        ({"until": "2024-05"}, ["fire.txt"]),
        ({"language": "de"}, []),
        ({"extracted": False}, []),
        ({"sort": ["path"]}, ["fire.txt", "news/quay.txt", "post.txt"]),
        ({"sort": ["-outlet"], "limit": 1}, ["post.txt"]),
    ],
)
def test_listing(three: Session, wanted: dict[str, Any], found: list[str]) -> None:
    assert paths(three, **wanted) == found


def test_rows_count_and_label(three: Session) -> None:
    row = articles.articles(three)[-1]
    assert (row.outlet, row.outlet_label, row.attributions, row.extracted) == (None, "quay.txt", 3, True)
    assert row.characters == len(factory.TEXT)
    assert row.as_dict()["path"] == "news/quay.txt"


def test_the_whole_of_one(session: Session) -> None:
    text = factory.TEXT
    layout = Layout(
        tuple(saving.lines(text)),
        (Region(Span(0, 26), "heading"),),
        (Section(Span(27, len(text)), "Fire", None, "By Ann"),),
    )
    names = (Entity(factory.span(text, "Lena Brandt"), "PERSON", 0.5),)
    saved = factory.stored(session, None, factory.extraction(text, layout=layout, entities=names))
    detail = articles.article(session, saved.id[:6])
    assert (detail.layout, detail.entities, detail.text) == (layout, names, text)
    assert detail.sentences == layout.paragraphs
    assert [one.paragraph for one in detail.statements] == [2, 3, 4]
    assert detail == articles.article(session, "fire.txt")


def test_ids_that_are_none_or_several(three: Session) -> None:
    with pytest.raises(NotFound, match="no article 'zz'"):
        articles.article(three, "zz")
    with pytest.raises(NotFound, match="no version 3"):
        articles.article(three, "fire.txt", version=3)
    factory.stored(three, factory.article(path="post.txt"))
    with pytest.raises(Ambiguous):
        articles.article(three, "post.txt")


def test_removing_takes_everything_along(three: Session) -> None:
    for row in articles.articles(three):
        articles.remove(three, row.id)
    for model in (models.versions, models.attributions, models.mentions, models.links, models.speakers, models.outlets):
        assert three.scalar(sa.select(sa.func.count()).select_from(model)) == 0
    assert search.search_statements(three, "fire") == []
    assert search.search_paragraphs(three, "fire") == []
    factory.stored(three)


def test_set_metadata_outlives_another_reading(session: Session) -> None:
    saved = factory.stored(session)
    made = articles.set_metadata(session, saved.id, {"outlet": "Gazette", "published": "2024-06-01"}, who="ann")
    assert articles.article(session, saved.id).row.outlet == "Gazette"
    shed = next(statements.statements(session, StatementFilter()))
    assert shed.said_on == "2024-06-01"
    factory.stored(session)
    row = articles.article(session, saved.id).row
    assert (row.outlet, row.published) == ("Gazette", "2024-06-01")
    judgements.undo(session, made.id, who="ann")
    row = articles.article(session, saved.id).row
    assert (row.outlet, row.published) == ("Harbour Gazette", "2024-05-31")
    assert [outlet.name for outlet in articles.outlets(session)] == ["Harbour Gazette"]


@pytest.mark.parametrize("values", [{}, {"text": "x"}])
def test_not_everything_can_be_set(session: Session, values: dict[str, str]) -> None:
    saved = factory.stored(session)
    with pytest.raises(UsageError, match="cannot be set"):
        articles.set_metadata(session, saved.id, values, who="ann")


def test_outlets_and_their_aliases(three: Session) -> None:
    found = {row.label: (row.name, row.articles, row.attributions) for row in articles.outlets(three)}
    assert found == {
        "Harbour Gazette": ("Harbour Gazette", 1, 2),
        "The Post": ("The Post", 1, 2),
        "quay.txt": (None, 1, 2),
    }
    outlets.add_alias(three, "Harbour Gazette", "The Post")
    (gazette, _) = articles.outlets(three)
    assert (gazette.name, gazette.articles, gazette.aliases) == ("Harbour Gazette", 2, ("The Post",))
    factory.stored(three, factory.article(outlet="the post", path="p2.txt"))
    assert articles.outlets(three)[0].articles == 3


def test_stored_texts_come_back_as_articles(three: Session) -> None:
    found = dict(articles.stored_texts(three))
    assert {one.path for one in found.values()} == {"fire.txt", "news/quay.txt", "post.txt"}
    assert all(one.text == factory.TEXT for one in found.values())
    assert len(list(articles.stored_texts(three, [next(iter(found))]))) == 1


def test_links_of_a_removed_article_are_not_left(three: Session) -> None:
    articles.remove(three, articles.articles(three)[0].id)
    links.drop_unused_speakers(three)
    assert factory.link_all(three) == 6
