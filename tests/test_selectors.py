"""Spans come back from their selectors, also out of a changed text, and never as another span."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimdb.records import Span
from claimdb.selectors import CONTEXT, MAX_CONTEXT, anchor, anchor_all, describe, describe_span, quote_selector

TEXT = (
    "The harbour board met on Monday.\n"
    "“The crane is safe,” Ines Okafor told reporters. “We tested it twice and it held.”\n"
    "Okafor said the board would publish the report in March, and that no jobs were at risk.\n"
    "The union said it had not seen the report.\n"
)


def span_of(text: str, words: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_a_selector_is_what_the_standard_says() -> None:
    assert describe_span("She said no.", Span(4, 8)) == [
        {"type": "TextPositionSelector", "start": 4, "end": 8},
        {"type": "TextQuoteSelector", "exact": "said", "prefix": "She ", "suffix": " no."},
    ]


def test_several_spans_survive_json() -> None:
    spans = (span_of(TEXT, "The crane is safe"), span_of(TEXT, "We tested it twice and it held"))
    selectors = json.loads(json.dumps(describe(TEXT, spans)))
    assert anchor_all(TEXT, selectors) == spans
    assert anchor_all("Another text.", selectors) is None


@pytest.mark.parametrize(
    ("words", "occurrence", "old", "new", "expected"),
    [
        pytest.param("no jobs were at risk", 0, "Monday", "a wet Monday in June", "no jobs were at risk", id="before"),
        pytest.param("The crane is safe", 0, "March", "the spring", "The crane is safe", id="after"),
        pytest.param("said", 1, "Monday", "Tuesday morning", "said", id="short-and-repeated"),
        pytest.param("The crane is safe", 0, "“", '"', "The crane is safe", id="other-marks"),
        pytest.param(
            "We tested it twice and it held", 0, "tested it twice", "tested it three times",
            "We tested it three times and it held", id="wording-changed",
        ),
        pytest.param(
            "We tested it twice and it held", 0, "We tested", "We have tested",
            "We have tested it twice and it held", id="wording-grown",
        ),
        pytest.param("We tested it twice", 0, "We tested it twice and it held", "Ask the city", None, id="gone"),
        pytest.param("Okafor", 0, "Ines Okafor told reporters", "the chair told us", None, id="short-and-gone"),
    ],
)  # fmt: skip
def test_changed_text(words: str, occurrence: int, old: str, new: str, expected: str | None) -> None:
    selector = describe_span(TEXT, span_of(TEXT, words, occurrence))
    changed = TEXT.replace(old, new)
    found = anchor(changed, selector)
    assert (found and changed[found.start : found.end]) == expected


def test_the_right_one_of_two_equal_wordings() -> None:
    second = span_of(TEXT, "the report", 1)
    changed = "UPDATED. " + TEXT
    assert anchor(changed, describe_span(TEXT, second)) == Span(second.start + 9, second.end + 9)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ({"type": "TextQuoteSelector", "exact": "the report"}, None),
        ({"type": "TextQuoteSelector", "exact": "harbour"}, span_of(TEXT, "harbour")),
        ({"type": "TextQuoteSelector", "exact": "the report", "prefix": "publish "}, span_of(TEXT, "the report")),
        ({"type": "TextQuoteSelector", "exact": ""}, None),
        ({"type": "TextQuoteSelector", "exact": " "}, None),
        ({"type": "TextPositionSelector", "start": 4, "end": 11}, Span(4, 11)),
        ({"type": "TextPositionSelector", "start": 4, "end": 10_000}, None),
        ({"type": "XPathSelector", "value": "/p[1]"}, None),
        ([], None),
    ],
)
def test_selectors_from_elsewhere(selector: dict[str, object], expected: Span | None) -> None:
    assert anchor(TEXT, selector) == expected


def test_context_grows_until_the_place_is_unique() -> None:
    text = "First. " + "The lift is closed today. " * 6
    for n in range(6):
        span = span_of(text, "closed", n)
        changed = "A note was added here, long enough to move every line. " + text
        assert anchor(changed, describe_span(text, span)) == Span(span.start + 55, span.end + 55)
    assert len(str(quote_selector("ab" * 5000, Span(4000, 4002))["prefix"])) == MAX_CONTEXT


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[3, 9\) is not inside a text of 5"):
        describe("short", [Span(3, 9)])


WORDS = st.lists(
    st.sampled_from(["the", "mayor", "said", "that", "water", "rose", "and", "again", "fell"]), min_size=1, max_size=60
)


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = " ".join(draw(WORDS))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_and_spans())
def test_the_same_text_gives_the_same_span(case: tuple[str, Span]) -> None:
    text, span = case
    assert anchor(text, describe_span(text, span)) == span


@given(texts_and_spans(), st.integers(0, 400), st.text("XYZ ", min_size=1, max_size=40))
def test_an_insertion_elsewhere_moves_the_span_or_loses_it(case: tuple[str, Span], at: int, new: str) -> None:
    text, span = case
    at = min(at, len(text))
    assume(at == 0 or at <= span.start - CONTEXT or at >= span.end + CONTEXT or at == len(text))
    changed = text[:at] + new + text[at:]
    shift = len(new) if at <= span.start else 0
    assert anchor(changed, describe_span(text, span)) in (Span(span.start + shift, span.end + shift), None)


@given(st.text(max_size=80), st.text(min_size=1, max_size=10))
def test_a_wording_without_context_is_found_only_where_it_is_unique(text: str, exact: str) -> None:
    found = anchor(text, {"type": "TextQuoteSelector", "exact": exact})
    if found is not None:
        assert text[found.start : found.end] == exact
        assert text.find(exact, text.find(exact) + 1) < 0


@pytest.mark.parametrize("seed", range(3))
def test_insertion_into_a_long_text_is_followed(seed: int) -> None:
    chance = random.Random(seed)
    sentences = [" ".join(chance.choices("abcdefghij", k=8)) + f" {n}." for n in range(400)]
    text = " ".join(sentences)
    for _ in range(40):
        start = chance.randrange(2000, len(text) - 2000)
        span = Span(start, start + chance.randrange(3, 200))
        at = chance.choice([0, start - 1500, span.end + 1500, len(text)])
        changed = text[:at] + "One more line. " + text[at:]
        shift = 15 if at <= start else 0
        assert anchor(changed, describe_span(text, span)) == Span(span.start + shift, span.end + shift)


def test_a_megabyte_is_no_obstacle() -> None:
    chance = random.Random(4)
    text = " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(150_000))
    span = Span(700_000, 700_400)
    selector = describe_span(text, span)
    changed = text[:700_100] + "XYZ" + text[700_102:]
    assert anchor(changed[5:], selector) == Span(699_995, 700_396)
    assert anchor("a" * 1_000_000, selector) is None
    assert anchor("a" * 1_000_000, {"type": "TextQuoteSelector", "exact": "aa"}) is None
