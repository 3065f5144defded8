"""Marked text: brackets at the right places, nested and cut."""

from __future__ import annotations

import pytest

from claimdb.cli.marking import Mark, marked, role_marks
from claimdb.records import Span

TEXT = "Ann said that Bo told her “it is shut” today. More."


def test_roles_in_brackets() -> None:
    marks = [
        *role_marks([(9, 44)], "content", plain=True),
        *role_marks([(0, 3)], "source", plain=True),
        *role_marks([(4, 8)], "cue", plain=True),
        *role_marks([(26, 38)], "content", plain=True),
    ]
    assert marked(TEXT, marks).plain == "{Ann} <said> [[that Bo told her [[“it is shut”]] today]]. More."


@pytest.mark.parametrize(
    ("within", "shown"), [(Span(0, 8), "Ann (said)"), (Span(9, 20), "that Bo tol"), (Span(3, 6), " (sa")]
)
def test_only_a_window(within: Span, shown: str) -> None:
    assert marked(TEXT, [Mark(Span(4, 8), before="(", after=")")], within=within).plain == shown


def test_styles_on_terminals() -> None:
    text = marked(TEXT, role_marks([(0, 3)], "source", plain=False))
    assert text.plain == TEXT
    assert [(span.start, span.end, span.style) for span in text.spans] == [(0, 3, "green")]


def test_touching_marks_close_before_they_open() -> None:
    marks = [Mark(Span(0, 3), before="[", after="]"), Mark(Span(3, 8), before="<", after=">")]
    assert marked(TEXT, marks, within=Span(0, 8)).plain == "[Ann]< said>"
