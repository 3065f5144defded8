"""What the benchmark of disputes computes from findings; nothing is detected here."""

from __future__ import annotations

import pytest

from benchmarks.disputes import Case, Judged, _around, _entities, figures, first_found, marked
from claimdb.records import Entity, Finding, Span


def judged(label: str, *scores: float) -> Judged:
    case: Case = {"label": label, "source": "seeds", "kind": "who"}
    return Judged(case, [Finding(kind="who", score=score, reason="", matter="") for score in scores])


def test_figures() -> None:
    rows = [judged("conflict", 0.6), judged("conflict", 0.2), judged("alike", 0.5, 0.1), judged("alike")]
    assert figures(rows, 0.4) == {"pairs": 4, "precision": 0.5, "recall": 0.5, "f1": pytest.approx(0.5)}
    assert figures(rows, 0.55)["precision"] == 1.0
    assert figures(rows, 0.9) == {"pairs": 4, "precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_entities_move_with_the_joined_spans() -> None:
    text = "Lesk fell. Nobody in Varrin wept."
    found = (Entity(Span(0, 4), "LOCATION"), Entity(Span(21, 27), "LOCATION"))
    joined = "Lesk fell … in Varrin"
    moved = _entities(text, found, [[0, 9], [18, 27]])
    assert [(joined[start:end], name) for _, name, start, end in moved] == [("Lesk", "Lesk"), ("Varrin", "Varrin")]


def test_around_is_the_paragraph() -> None:
    assert _around("One.\nTwo here.\nThree.", [[5, 8]]) == "Two here."
    assert _around("One here.", [[4, 8]]) == "One here."


def test_marked_matters_are_found_by_their_stances() -> None:
    rows: list[Case] = [
        {"id": "a.txt", "disputes": [{"id": "m", "matter": "?", "kind": "truth", "positions": [
            {"stance": "yes", "content": [[0, 10]]}, {"stance": "no", "content": [[20, 30]]}]}]},
        {"id": "b.txt", "disputes": [{"id": "m", "matter": "?", "kind": "truth", "positions": [
            {"stance": "no", "content": [[5, 9]]}]}]},
    ]  # fmt: skip
    (one,) = marked(rows)
    assert one.stances == {"yes": [("a.txt", 0, 10)], "no": [("a.txt", 20, 30), ("b.txt", 5, 9)]}
    yes, no, else_ = ("a.txt", 8, 12), ("b.txt", 0, 6), ("b.txt", 9, 12)
    assert first_found(one, [[[yes], [else_]], [[yes], [no]]]) == 2
    assert first_found(one, [[[no], [("a.txt", 25, 26)]], [[yes, no]]]) is None
    open_ = one._replace(is_unconfirmed=True, stances={"not verified": [yes]})
    assert first_found(open_, [[[no]], [[yes]]]) == 2
