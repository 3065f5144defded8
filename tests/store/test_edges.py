"""Decisions as edges of another program's resolver, and back."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.errors import FormatError
from claimdb.records import Referent, SpeakerChange
from claimdb.store import edges
from claimdb.store.rows import DecisionRow, JudgementRow

A, B, C, D = (Referent(f"url:https://{name}.example/x#y", "person", f"ana {name}") for name in "abcd")
IDS = {name: edges.to_id(one) for name, one in zip("abcd", (A, B, C, D), strict=True)}
WHEN = "2024-05-31T10:00:00Z"


def row(
    decision: SpeakerChange, left: list[Referent], right: list[Referent], when: str = WHEN, who: str = "ann"
) -> DecisionRow:
    made = JudgementRow(
        id="1", subject="speaker", article_key=None, selector={}, decision=decision, value={}, reason=None, who=who,
        made_at=when, undone_at=None, undone_by=None,
    )  # fmt: skip
    return DecisionRow(
        judgement=made, decision=decision, left="", right="", name=None, about=tuple(left), against=tuple(right)
    )


def read(*lines: list[Any]) -> list[tuple[str, set[str], set[str]]]:
    names = {(one.article, one.kind, one.key): one.key[-1] for one in (A, B, C, D)}
    return [
        (item["decision"], *({names[tuple(one)] for one in item["value"][side]} for side in ("left", "right")))
        for item in edges.from_edges(lines)
    ]


def test_an_id_says_what_it_stands_for() -> None:
    assert IDS["a"] == "url:https://a.example/x#y#person:ana%20a"
    assert edges.from_id(IDS["a"]) == A
    for other in ("NK-abc", "Q42", "url:https://a.example/x", "url:x#robot:ana", "#person:ana", "url:x#person:"):
        assert edges.from_id(other) is None


@pytest.mark.parametrize(
    ("decision", "left", "right", "expected"),
    [
        ("same", [A], [B], {("b", "a", "positive")}),
        ("same", [A, C], [B], {("c", "a", "positive"), ("b", "a", "positive")}),
        ("different", [A], [B, C], {("b", "a", "negative"), ("c", "a", "negative")}),
        ("split", [B, C], [A], {("c", "b", "positive"), ("b", "a", "negative"), ("c", "a", "negative")}),
        ("rename", [A], [], set()),
    ],
)
def test_decisions_as_edges(
    decision: SpeakerChange, left: list[Referent], right: list[Referent], expected: set[tuple[str, str, str]]
) -> None:
    found = edges.to_edges([row(decision, left, right)])
    letters = {name: letter for letter, name in IDS.items()}
    assert {(letters[target], letters[source], verdict) for target, source, verdict, *_ in found} == expected
    assert {line[3:] for line in found} <= {(None, "ann", WHEN)}


def test_of_several_about_one_pair_the_last_holds() -> None:
    found = edges.to_edges([row("same", [A], [B]), row("different", [B], [A], "2024-06-01T10:00:00Z")])
    assert [line[2] for line in found] == ["negative"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["a", "b", "positive"]], [("same", {"a"}, {"b"})]),
        ([["b", "a", "positive"], ["c", "b", "positive"]], [("same", {"a"}, {"b", "c"})]),
        # An id that the other program gave joins, and is not heard of again.
        ([["NK-1", "a", "positive"], ["NK-1", "c", "positive"]], [("same", {"a"}, {"c"})]),
        ([["NK-1", "a", "positive"], ["NK-1", "Q42", "positive"]], []),
        ([["a", "b", "negative"], ["a", "c", "negative"]], [("different", {"a"}, {"b", "c"})]),
        (
            [["NK-1", "a", "positive"], ["NK-1", "b", "positive"], ["NK-1", "c", "negative"]],
            [("same", {"a"}, {"b"}), ("different", {"a", "b"}, {"c"})],
        ),
        (
            [["a", "b", "negative"], ["b", "c", "negative"], ["c", "d", "negative"]],
            [("different", {"a"}, {"b"}), ("different", {"b"}, {"c"}), ("different", {"c"}, {"d"})],
        ),
        ([["a", "b", "unsure"], ["a", "c", "no_judgement"]], []),
        ([["a", "b", "positive"], ["a", "b", "negative"]], [("same", {"a"}, {"b"})]),
    ],
)
def test_edges_as_decisions(lines: list[list[str]], expected: list[tuple[str, set[str], set[str]]]) -> None:
    full = [[*(IDS.get(name, name) for name in line[:2]), line[2], 0.9, "bo", "2024-05-31"] for line in lines]
    assert read(*full) == expected


def test_who_and_when_are_kept_in_utc() -> None:
    pair = [IDS["b"], IDS["a"], "positive", None]
    (item,) = edges.from_edges([[*pair, "bo", "2024-05-31T12:00:00.25+02:00"]])
    assert (item["who"], item["made_at"]) == ("bo", "2024-05-31T10:00:00Z")
    (item,) = edges.from_edges([pair])
    assert (item["who"], item["made_at"]) == ("nomenklatura", "1970-01-01T00:00:00Z")


def test_the_same_edges_are_the_same_judgements() -> None:
    lines = edges.to_edges([row("same", [A, B], [C]), row("different", [A, B, C], [D])])
    first, again = ([one["id"] for one in edges.from_edges(order)] for order in (lines, lines[::-1]))
    assert sorted(first) == sorted(again)
    assert len(first) == 2


@pytest.mark.parametrize(
    "line",
    [{}, "x", [], ["a", "b"], ["a", "", "positive"], ["a", "a", "positive"], ["a", "b", "same"],
     ["a", "b", "positive", None, None, "yesterday"], ["a", "b", "positive", None, None, 7]],
)  # fmt: skip
def test_lines_that_are_no_edge(line: object) -> None:
    with pytest.raises(FormatError, match="Line 2"):
        list(edges.from_edges([["a", "b", "unsure"], line]))
