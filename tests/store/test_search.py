from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claimdb.store import saving, search, statements
from claimdb.store.rows import StatementFilter
from tests import factory

LINES = (
    "The harbour’s café “Élan” didn't burn down.",
    "Пожар в порту ещё горит, сказал мэр.",
    "قال الرئيسُ إن الميناء مغلق.",
    "मेयर ने कहा कि बंदरगाह बंद है।",
    "市长说北京的港口已经关闭。",
    "市長は東京タワーが閉鎖されたと言った。",
)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("CAFE elan", 0),
        ("didn't", 0),
        ("harbour's", 0),
        ("порту ЕЩЕ", 1),
        ("الرئيس", 2),
        ("बंदरगाह", 3),
        ("北京", 4),
        ("京的港", 4),
        ("港", 4),
        ("タワー", 5),
        ("京タ", 5),
    ],
)
def test_every_script_is_found(session: Session, query: str, line: int) -> None:
    text = "\n".join(LINES)
    saving.save(session, factory.article(text, language="xx"), None, None, 0)
    (found,) = search.search_paragraphs(session, query)
    assert (found.paragraph, found.line) == (line + 1, line + 1)
    assert text[found.span.start : found.span.end] == LINES[line]
    assert found.hit.matches


@pytest.mark.parametrize("query", ["бандар", "京北", "elan harbor", "बंद मेय", ""])
def test_nothing_is_found_for_other_words(session: Session, query: str) -> None:
    saving.save(session, factory.article("\n".join(LINES[1:])), None, None, 0)
    assert search.search_paragraphs(session, query) == []


def test_the_vowel_signs_of_devanagari_make_a_difference(session: Session) -> None:
    saving.save(session, factory.article("कि"), None, None, 0)
    assert search.search_paragraphs(session, "की") == []
    assert search.search_paragraphs(session, "कि")


def test_statements_by_content_and_source_best_first(session: Session) -> None:
    factory.stored(session)
    hits = search.search_statements(session, "fire")
    assert [hit.statement.text for hit in hits] == ["the fire “started in the north shed” … it could spread"]
    (shown,) = hits[0].hit.matches
    assert hits[0].hit.snippet[shown.start : shown.end] == "fire"
    assert [hit.statement.cue.text for hit in search.search_statements(session, "captain")] == ["wrote"]
    assert search.search_statements(session, "fire", StatementFilter(form="direct")) == []
    assert hits[0].as_dict()["snippet"] == hits[0].hit.snippet


def test_paragraphs_name_the_statements_in_them(session: Session) -> None:
    factory.stored(session)
    (found,) = search.search_paragraphs(session, "telegram monday")
    (inside,) = found.statements
    assert statements.statement(session, inside).statement.text == "“Nobody was hurt,”"
    assert found.as_dict()["paragraph"] == 3


def test_only_the_latest_version_is_searched(session: Session) -> None:
    factory.stored(session)
    factory.stored(session, factory.article("The smoke is gone."), factory.extraction("The smoke is gone.",
        factory.attribution("The smoke is gone.", "smoke is gone")))  # fmt: skip
    assert search.search_paragraphs(session, "telegram") == []
    assert search.search_statements(session, "fire") == []
    assert len(search.search_statements(session, "smoke")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(query=st.text(max_size=12) | st.text("\"'*():^-+{}~AND NOR.,;%_\\", max_size=12))
def test_any_punctuation_is_safe(session: Session, query: str) -> None:
    search.search_statements(session, query)
    search.search_paragraphs(session, query)
    statements.count(session, StatementFilter(about=query, medium=query))
