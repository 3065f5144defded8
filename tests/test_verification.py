from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claimdb import verification
from claimdb.records import Attribution, Entity, Extraction, Layout, Span
from claimdb.store import saving
from tests import factory


def test_what_was_saved_is_sound(session: Session) -> None:
    text = factory.TEXT
    names = (Entity(factory.span(text, "Lena Brandt"), "PERSON"),)
    factory.stored(session, None, factory.extraction(text, entities=names))
    factory.stored(session, factory.article(text + "More.\n"), factory.extraction(text + "More.\n"))
    found = verification.verify(session)
    assert found.faults == ()
    assert (found.versions, found.attributions) == (2, 6)
    assert found.spans > 40


CIRCLE = (
    "UPDATE attributions SET parent_pk = (SELECT max(pk) FROM attributions) WHERE number < 2;"
    "UPDATE attributions SET parent_pk = (SELECT min(pk) FROM attributions) WHERE number = 2"
)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("UPDATE versions SET text = replace(text, 'north', 'south')", "checksum"),
        ("UPDATE versions SET text = replace(text, 'north', 'south')", "the text has 'the fire “started in the south"),
        ("UPDATE attribution_spans SET \"end\" = \"end\" + 1 WHERE role = 'cue'", "is stored as cue"),
        ('UPDATE attribution_spans SET "end" = 9999 WHERE role = \'content\' AND number = 0', "past the text's"),
        ("DELETE FROM attribution_spans WHERE role = 'content'", "has no content"),
        ("UPDATE circumstances SET text = 'Radio' WHERE kind = 'medium'", "where 'Radio' is stored as medium"),
        ("UPDATE attributions SET paragraph = 1", "in paragraph 1"),
        ("UPDATE attributions SET line = 7", "in line 7"),
        ("UPDATE attributions SET id = 'abc' WHERE number = 0", "id is not made from"),
        ("UPDATE attributions SET listed = 0 WHERE number = 1", "is not listed and should be"),
        ("UPDATE attributions SET resolved = 0 WHERE number = 1", "as unresolved with 1 speakers"),
        ("UPDATE links SET acts = 0", "as resolved with 0 speakers"),
        (CIRCLE, "inside itself"),
        ("DELETE FROM statement_search", "stands in the search index"),
        ("INSERT INTO statement_search (rowid, content) VALUES (999, 'x')", "1 rows stand for no statement"),
        ("UPDATE paragraph_search SET content = 'x' WHERE rowid = 2", "paragraphs 2: stands in the search index"),
        ("UPDATE paragraphs SET number = 9 WHERE number = 2", "numbered"),
        ('UPDATE paragraphs SET "start" = 3 WHERE number = 2', "before the one before it ends"),
        ("UPDATE passes SET is_current = 0", "0 current passes"),
        ("UPDATE versions SET is_latest = 0", "has no latest version"),
        ("UPDATE speakers SET key = 'x'", "under the key 'x'"),
        ("DELETE FROM speaker_names", "no name to be found by"),
        ("UPDATE articles SET key = 'other'", "not made from its key"),
    ],
)  # fmt: skip
def test_finds_damage(session: Session, damage: str, says: str) -> None:
    factory.stored(session)
    for statement in damage.split(";"):
        session.execute(sa.text(statement))
    faults = [str(fault) for fault in verification.verify(session).faults]
    assert any(says in fault for fault in faults), faults


WORDS = st.lists(
    st.sampled_from(["fire", "“quay”", "é́", "🚢", "北京", "\n", " ", "\r\n", "\u2028", "’s", "."]), min_size=3
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(parts=WORDS, data=st.data())
def test_whatever_is_found_in_whatever_text_is_sound(session: Session, parts: list[str], data: st.DataObject) -> None:
    """Statements over any stretch that begins in a paragraph."""
    text = "".join(parts)
    paragraphs = tuple(saving.lines(text))
    found = []
    for _ in range(data.draw(st.integers(0, 4)) if paragraphs else 0):
        number = data.draw(st.integers(1, len(paragraphs)))
        start, end = paragraphs[number - 1]
        at = data.draw(st.integers(start, end - 1))
        found.append(Attribution(content=(Span(at, data.draw(st.integers(at + 1, end))),), paragraph=number))
    made = Extraction(layout=Layout(paragraphs), attributions=tuple(found))
    one = factory.article(text, path=f"{hash(text)}.txt")
    saving.save(session, one, made, factory.run_id(session), 0)
    assert verification.verify(session).faults == ()
