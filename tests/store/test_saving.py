from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound, UnreadableInput
from claimdb.records import Span
from claimdb.store import articles, runs, saving, statements
from claimdb.store.rows import StatementFilter
from tests import factory

ALL = StatementFilter(modality=None, regions=None)


def ids(session: Session) -> list[str]:
    return [one.id for one in statements.statements(session, ALL)]


def test_new_known_changed(session: Session) -> None:
    one = factory.article()
    assert articles.article_state(session, one) == "new"
    assert factory.stored(session, one).state == "new"
    assert articles.article_state(session, one) == "known"
    changed = factory.article(factory.TEXT + "\nThe fire is out.\n")
    assert articles.article_state(session, changed) == "changed"
    saved = factory.stored(session, changed)
    assert (saved.state, saved.version, saved.attributions) == ("changed", 2, 3)
    detail = articles.article(session, saved.id)
    assert [version.is_latest for version in detail.versions] == [False, True]
    assert articles.article(session, saved.id, version=1).text == factory.TEXT
    assert len(articles.article(session, saved.id, version=1).statements) == 3
    assert len(ids(session)) == 3


def test_ids_survive_a_new_run(session: Session) -> None:
    factory.stored(session)
    before = ids(session)
    again = saving.save(session, factory.article(), factory.extraction(), factory.run_id(session), 0.1)
    assert (again.state, again.replaced) == ("known", 3)
    assert ids(session) == before


def test_known_without_extraction_only_refreshes_metadata(session: Session) -> None:
    factory.stored(session)
    saved = saving.save(session, factory.article(title="Another title"), None, None, 0)
    assert (saved.state, saved.attributions, saved.extracted) == ("known", 3, True)
    assert articles.article(session, saved.id).row.title == "Another title"


def test_stored_but_not_extracted(session: Session) -> None:
    text = "Der Hafenmeister sagte nichts.\n\nDas Feuer ist aus."
    saved = saving.save(session, factory.article(text, language="de"), None, None, 0)
    assert (saved.extracted, saved.attributions) == (False, 0)
    detail = articles.article(session, saved.id)
    assert [detail.text[start:end] for start, end in detail.layout.paragraphs] == [text[:30], text[32:]]
    assert detail.run is None


def test_a_kept_run_stays_beside_the_current_one(session: Session) -> None:
    saved = factory.stored(session)
    old = runs.runs(session)[-1].run.id
    new = factory.run_id(session, "better")
    only = factory.extraction(factory.TEXT, factory.fire()[1])
    assert saving.save_extraction(session, saved.id, only, new, 0.1, keep=True) == 0
    assert len(ids(session)) == 1
    compared = runs.compare(session, old, new)
    assert (compared.articles, compared.same, len(compared.only_first), len(compared.only_second)) == (1, 1, 2, 0)
    assert runs.drop(session, old) == 1
    with pytest.raises(NotFound):
        runs.run(session, old)


def test_a_failed_save_leaves_nothing(session: Session) -> None:
    beyond = factory.attribution(factory.TEXT, "Nobody was hurt", region="nowhere")
    with pytest.raises(sa.exc.IntegrityError, match="region"):
        saving.save(session, factory.article(), factory.extraction(factory.TEXT, beyond), factory.run_id(session), 0)
    assert articles.articles(session) == []
    assert session.scalar(sa.select(sa.func.count()).select_from(models.paragraphs)) == 0
    factory.stored(session)


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d of a pair"])
def test_refuses_what_cannot_be_stored(session: Session, text: str) -> None:
    with pytest.raises(UnreadableInput, match=r"fire\.txt"):
        saving.save(session, factory.article(text), None, None, 0)


def test_one_content_given_to_two_sources_is_two_statements(session: Session) -> None:
    text = "Lie and Brandt each said that the quay is shut."
    twice = [factory.attribution(text, "the quay is shut", source=name, cue="said") for name in ("Lie", "Brandt")]
    saved = factory.stored(session, factory.article(text), factory.extraction(text, *twice))
    assert saved.attributions == 2
    assert len(set(ids(session))) == 2


def test_nested_statements_know_their_parent(session: Session) -> None:
    text = "Lie said that Brandt said that the quay is shut."
    outer = factory.attribution(text, "Brandt said that the quay is shut", source="Lie", cue="said")
    inner = factory.attribution(text, "the quay is shut", source="Brandt", cue="said", parent=0)
    factory.stored(session, factory.article(text), factory.extraction(text, outer, inner))
    first, second = statements.statements(session, ALL)
    assert second.parent == first.id
    assert statements.statement(session, first.id).children == (second.id,)


def test_lines_are_paragraphs() -> None:
    assert list(saving.lines(" a \r\n\n\tb c\nd")) == [Span(1, 2), Span(7, 10), Span(11, 12)]
