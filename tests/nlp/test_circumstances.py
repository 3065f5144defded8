"""Medium, venue, addressee and time."""

from __future__ import annotations

from datetime import date

import pytest

from claimdb.nlp.circumstances import describe
from claimdb.nlp.times import find_times, parse_day
from claimdb.records import Attribution, Section, Span
from tests.nlp.marked import marked

FRIDAY = "2026-06-05"


def described(source: str, published: str | None = FRIDAY) -> Attribution:
    text, extraction = marked(source)
    return describe(text, extraction, published=published)[0]


@pytest.mark.parametrize(
    ("source", "medium"),
    [
        ("{s1 Ruiz} {c1 said in a statement} {q1 the dam holds}.", "statement"),
        ("{s1 Ruiz} {c1 said} in a voice note {q1 the dam holds}.", "voice note"),
        ("{q1 The dam holds}, {s1 Ruiz} {c1 said} on Telegram.", "Telegram"),
        ("{s1 Ruiz} {c1 wrote} on her personal blog page {q1 that it holds}.", "her personal blog page"),
        ("{s1 Ruiz} {c1 told} Kanal 5 {q1 the dam holds}.", None),
        ("{s1 Ruiz} {c1 said} in an interview with Kanal 5 {q1 the dam holds}.", "interview"),
        (
            "{c1 According to} {s1 a report by the audit office} seen by Lumen News, {q1 40 schools closed}.",
            "Lumen News",
        ),
        ("{s1 Ruiz} {c1 said} in a recording posted on Telegram {q1 it holds}.", "recording"),
        ("{s1 Ruiz} {c1 said} on Tuesday {q1 the dam holds}.", None),
        ("{s1 Ruiz} {c1 said} {q1 the dam was shown in a video}.", None),
    ],
)
def test_medium(source: str, medium: str | None) -> None:
    found = described(source).medium
    assert (found.text if found else None) == medium


@pytest.mark.parametrize(
    ("source", "venue"),
    [
        ("{s1 Ruiz} {c1 said} at a news conference {q1 it holds}.", "news conference"),
        ("{s1 Ruiz} {c1 said} at a rally in Eastmere {q1 it holds}.", "rally in Eastmere"),
        ("{s1 Ruiz} {c1 said} in {L Eastmere} {q1 it holds}.", "Eastmere"),
        ("{s1 Ruiz} {c1 told} Kanal 5 {q1 it holds}.", "Kanal 5"),
        ("{s1 Ruiz} {c1 said} {q1 it was settled at a meeting}.", None),
    ],
)
def test_venue(source: str, venue: str | None) -> None:
    found = described(source).venue
    assert (found.text if found else None) == venue


@pytest.mark.parametrize(
    ("source", "addressee"),
    [
        ("{s1 Ruiz} {c1 told} reporters {q1 it holds}.", "reporters"),
        ("{s1 Ruiz} {c1 told} reporters on Monday {q1 that it holds}.", "reporters"),
        ("{s1 Ruiz} {c1 told} the city council {q1 that it holds}.", "city council"),
        ("{q1 It holds}, {s1 Ruiz} {c1 told} about him.", None),
        ("{s1 Ruiz} {c1 told} Kanal 5 {q1 it holds}.", None),
        ("{s1 Ruiz} {c1 said} {q1 she told reporters}.", None),
        ("{q1 It holds}, {s1 she} {c1 told} me.", "me"),
    ],
)
def test_addressee(source: str, addressee: str | None) -> None:
    found = described(source).addressee
    assert (found.text if found else None) == addressee


@pytest.mark.parametrize(
    ("source", "text", "earliest", "latest"),
    [
        ("{s1 Ruiz} {c1 told} Kanal 5 on Tuesday {q1 it holds}.", "Tuesday", "2026-06-02", "2026-06-02"),
        ("{s1 Ruiz} {c1 said} late Wednesday {q1 it holds}.", "late Wednesday", "2026-06-03", "2026-06-03"),
        ("{s1 Ruiz} {c1 said} Friday {q1 it holds}.", "Friday", "2026-06-05", "2026-06-05"),
        ("{s1 Ruiz} {c1 said} earlier this month {q1 it holds}.", "earlier this month", "2026-06-01", "2026-06-05"),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on 3 May.", "3 May", "2026-05-03", "2026-05-03"),
        ("{q1 It holds}, {s1 Ruiz} {c1 said} on December 3.", "December 3", "2025-12-03", "2025-12-03"),
        ("{s1 Ruiz} {c1 said} two days ago {q1 it holds}.", "two days ago", "2026-06-03", "2026-06-03"),
        ("{s1 Ruiz} {c1 said} yesterday {q1 it holds}.", "yesterday", "2026-06-04", "2026-06-04"),
        ("{s1 Ruiz} {c1 said} last week {q1 it holds}.", "last week", "2026-05-25", "2026-05-31"),
        ("On Monday {s1 Ruiz} {c1 said} {q1 it holds}.", "Monday", "2026-06-01", "2026-06-01"),
        ("{s1 Ruiz} {c1 said} during Monday’s debate {q1 it holds}.", "Monday", "2026-06-01", "2026-06-01"),
    ],
)
def test_said_at(source: str, text: str, earliest: str, latest: str) -> None:
    found = described(source).said_at
    assert found is not None
    assert (found.text, found.earliest, found.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Ruiz} {c1 said} {q1 it broke on Tuesday}.",
        "{s1 Ruiz, who replaced Lowe in July,} {c1 said} {q1 it holds}.",
        "{s1 Ruiz} {c1 criticised} Tuesday’s vote {q1 as rigged}.",
        "{s1 Ruiz} {c1 said} after Tuesday {q1 it would hold}.",
        "{s1 Ruiz} {c1 said} {q1 it may hold}.",
    ],
)
def test_other_times_are_left_alone(source: str) -> None:
    assert described(source).said_at is None


def test_a_time_without_a_day_to_count_from_is_kept_as_printed() -> None:
    found = described("{s1 Ruiz} {c1 said} on Tuesday {q1 it holds}.", None).said_at
    assert found is not None
    assert (found.text, found.earliest, found.latest) == ("Tuesday", None, None)


def test_a_full_date_needs_no_day_to_count_from() -> None:
    found = described("{s1 Ruiz} {c1 said} on 3 June 2026 {q1 it holds}.", None).said_at
    assert found is not None
    assert found.earliest == found.latest == "2026-06-03"


def test_the_day_of_the_section_goes_before_the_day_of_the_article() -> None:
    source = "{s1 Ruiz} {c1 said} on Tuesday {q1 it holds}."
    sections = (Section(Span(0, 100), published="2026-05-29T14:26:00-04:00"),)
    text, extraction = marked(source, sections=sections)
    found = describe(text, extraction, published=FRIDAY)[0].said_at
    assert found is not None
    assert found.earliest == "2026-05-26"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("last Tuesday", "2026-06-02", "2026-06-02"),
        ("last Friday", "2026-05-29", "2026-05-29"),
        ("this week", "2026-06-01", "2026-06-05"),
        ("last month", "2026-05-01", "2026-05-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("overnight", "2026-06-04", "2026-06-05"),
        ("a week ago", "2026-05-26", "2026-06-01"),
        ("three months ago", "2026-03-01", "2026-03-31"),
        ("in May", "2026-05-01", "2026-05-31"),
        ("in August", "2025-08-01", "2025-08-31"),
        ("in August 2019", "2019-08-01", "2019-08-31"),
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("Tuesday, June 2, 2026", "2026-06-02", "2026-06-02"),
        ("2026-06-02", "2026-06-02", "2026-06-02"),
        ("the 2nd of June", "2026-06-02", "2026-06-02"),
    ],
)
def test_times_mean_intervals(text: str, earliest: str, latest: str) -> None:
    (found,) = find_times(text, date(2026, 6, 5))
    assert found.interval == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize("text", ["it may rain", "they march on", "Sunny", "30 February 2026", "99 June", "next to it"])
def test_no_times(text: str) -> None:
    assert all(
        found.interval is None for found in find_times(text, date(2026, 6, 5)) if "June" in text or "Feb" in text
    )
    if "June" not in text and "Feb" not in text:
        assert list(find_times(text, date(2026, 6, 5))) == []


def test_parse_day() -> None:
    assert parse_day("2026-06-05T23:59:00+02:00") == date(2026, 6, 5)
    assert parse_day("2026-13-05") is None
    assert parse_day("soon") is None
    assert parse_day(None) is None


def test_a_later_cue_of_the_same_sentence_inherits() -> None:
    text, extraction = marked(
        "{s1 {s2 Ruiz}} {c1 told} Kanal 5 on Tuesday {q1 it holds}, {c2 adding} {q2 it will last}."
    )
    _, second = describe(text, extraction, published=FRIDAY)
    assert second.venue is not None
    assert second.said_at is not None
    assert (second.venue.text, second.said_at.earliest) == ("Kanal 5", "2026-06-02")


def test_neighbours_keep_their_own() -> None:
    source = "{s1 Ruiz} {c1 told} reporters {q1 it holds} and {s2 Lowe} {c2 said} on Telegram {q2 it broke}."
    text, extraction = marked(source)
    first, second = describe(text, extraction, published=FRIDAY)
    assert first.medium is None
    assert second.addressee is None
    assert second.medium is not None
    assert second.medium.text == "Telegram"


def test_spans_slice_to_what_they_say() -> None:
    text, extraction = marked("{s1 Ruiz} {c1 told} reporters at a rally in Eastmere on Tuesday {q1 it holds}.")
    (found,) = describe(text, extraction, published=FRIDAY)
    for part in (found.medium, found.venue, found.addressee, found.said_at):
        assert part is None or text[slice(*part.span)] == part.text


def test_nothing_to_describe() -> None:
    text, extraction = marked("It was {q1 “fine”}.")
    assert describe(text, extraction) == extraction.attributions
    assert describe("", marked("")[1]) == ()
