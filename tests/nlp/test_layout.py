"""Regions and sections of news texts, in invented lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimdb.nlp.layout import find_layout
from tests.counting import longest_given, steps

if TYPE_CHECKING:
    from claimdb.records import Layout

BODY = "The council met on Monday to talk about the old bridge over the river, which was closed in spring."
OTHER = "Nobody could say when it would be open again, and the mayor promised a second meeting before the summer."


def kinds(text: str, layout: Layout | None = None) -> list[tuple[str, str]]:
    found = layout or find_layout(text)
    return [(region.kind, text[region.span.start : region.span.end]) for region in found.regions]


def between(line: str) -> str:
    return f"{BODY}\n\n{OTHER}\n\n{line}\n\n{BODY}\n\n{OTHER}"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("link", "Also read: A second bridge is closed"),
        ("link", "READ MORE: A second bridge is closed"),
        ("link", "Read the full story here."),
        ("link", "JOIN US ON TELEGRAM"),
        ("link", "Follow our coverage of the bridge on @bridgewatch."),
        ("link", "Sign up for our newsletter"),
        ("link", "You can also highlight the text and press Ctrl + Enter"),
        ("link", "Share Tweet WhatsApp Email"),
        ("link", "Facebook | Twitter | Copy link"),
        ("link", "Sort by newest"),
        ("link", "12 Posts"),
        ("link", "Advertisement"),
        ("link", "https://example.org/bridge"),
        ("caption", "Ada Poe/Valley Press"),
        ("caption", "Photo: Ada Poe"),
        ("caption", "A crane stands at the bridge. Ada Poe/Valley Press"),
        ("caption", "A crane stands at the bridge (AP Photo/Ada Poe)"),
        ("caption", "A crane stands at the bridge. Photograph: Ada Poe/Valley Press"),
        ("caption", "FILE PHOTO: The bridge before it was closed"),
        ("dateline", "2:26 a.m. ET, July 13, 2023"),
        ("dateline", "Updated 13 July 2023"),
        ("dateline", "Valley Web Desk | Updated: Jul 13, 2023, 02:10 PM IST"),
        ("heading", "Turmoil in the council"),
        ("heading", "Bridge Stays Shut: A Town Without a Way Across"),
        ("heading", "## What happens next"),
    ],
)
def test_a_line_between_paragraphs_is_known(kind: str, line: str) -> None:
    assert kinds(between(line)) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "“We will not wait any longer,” said Rita Vance.",
        "“Not one more day” — Rita Vance",
        "Read the letter aloud, she told them, and then burn it.",
        "Share the bread, he said.",
        "Follow the money, the auditor said.",
        "He posed for a photo by the bridge, she said.",
        "The poll was made by two papers (Valley Press/Hill Times poll).",
        "By Monday the road was open, the police said.",
        "From the bridge to the mill it takes an hour, he said.",
        "• The bridge is closed",
        "1. The bridge is closed",
        "Why?",
        "More from the day:",
        "He said:",
        "and then it broke",
    ],
)
def test_prose_stays_body(line: str) -> None:
    assert kinds(between(line)) == []


def test_an_alternative_text_and_its_caption_with_credit_are_captions() -> None:
    line = "Workers carry stones across the closed bridge in the morning."
    text = f"{BODY}\n{line}\n{line} Ada Poe/Valley Press\n{OTHER}"
    assert [kind for kind, _ in kinds(text)] == ["caption", "caption"]


def test_a_description_before_a_credit_is_a_caption_but_prose_is_not() -> None:
    described = f"{BODY}\n\nA crane is seen at the bridge on March 5, 2024.\n\nAda Poe/Valley Press\n\n{OTHER}"
    assert [kind for kind, _ in kinds(described)] == ["caption", "caption"]
    assert [kind for kind, _ in kinds(f"{BODY}\n\nHe did not answer.\n\nAda Poe/Valley Press\n\n{OTHER}")] == [
        "caption"
    ]


@pytest.mark.parametrize(
    "title",
    ["Bridge closed until summer", "Is the Bridge Safe?", "Council Closes Old Bridge Until Summer, Mayor Says."],
)
def test_the_line_at_the_top_is_the_title(title: str) -> None:
    assert kinds(f"{title}\n\n{BODY}\n\n{OTHER}") == [("heading", title)]


def test_a_title_is_found_again_below_with_other_marks() -> None:
    text = f'"Bridge Closed Until Summer" - Valley Press\n\n“Bridge Closed Until Summer”\n\n{BODY}\n\n{OTHER}'
    assert [kind for kind, _ in kinds(text)] == ["heading", "heading"]


def test_a_known_title_is_a_heading_even_as_a_sentence() -> None:
    title = "The bridge is closed until the summer comes."
    text = f"{title}\n\n{BODY}\n\n{OTHER}"
    assert kinds(text) == []
    assert kinds(text, find_layout(text, title=title)) == [("heading", title)]


def test_pieces_of_a_broken_sentence_and_lists_of_short_lines_are_no_headings() -> None:
    assert kinds(f"{BODY}\nNote that the mayor\nhas never\nseen the bridge and does not mean to.\n{OTHER}") == []
    assert (
        kinds("\n".join(["Stone by stone it fell", "Into the river below", "And nobody saw it", "Fall"] * 6))[1:] == []
    )


@pytest.mark.parametrize(
    ("prefix", "text"),
    [
        ("KYIV, Ukraine (AP) —", "The council met."),
        ("LONDON —", "The council met."),
        ("NEW YORK, Nov. 19 (UPI) --", "The council met."),
        ("date 2024-03-05", "The council met."),
    ],
)
def test_place_and_date_before_the_prose_are_cut_off(prefix: str, text: str) -> None:
    whole = f"{prefix} {text} {BODY}\n\n{OTHER}"
    assert kinds(whole) == [("dateline", prefix)]


LIVE = f"""Bridge closed: live

By Ada Poe, Tom Reed and Ann B. Hill, VP

Updated 12:18 a.m. ET, July 14, 2023
2 Posts
11:59 p.m. ET, July 12, 2023

The bridge is closed, the mayor says. Here's what we know

From VP staff

{BODY}
2:25 a.m. ET, July 13, 2023

"Nobody will cross," the mayor says

From VP's Ada Poe and Tom Reed in Milltown

{OTHER}
"""


def test_sections_of_a_live_page_have_heading_stamp_and_byline() -> None:
    layout = find_layout(LIVE)
    first, second = layout.sections
    assert (first.heading, first.published, first.byline) == (
        "The bridge is closed, the mayor says. Here's what we know",
        "2023-07-12T23:59:00-04:00",
        "VP staff",
    )
    assert (second.heading, second.published, second.byline) == (
        '"Nobody will cross," the mayor says',
        "2023-07-13T02:25:00-04:00",
        "Ada Poe, Tom Reed",
    )
    assert LIVE[slice(*first.span)].startswith("11:59 p.m.")
    assert first.span.end == second.span.start
    assert second.span.end == len(LIVE)
    body = [line for line in LIVE.split("\n") if line and line not in {part for _, part in kinds(LIVE, layout)}]
    assert body == [BODY, OTHER]


def test_headings_above_stamps_open_sections_too() -> None:
    text = "\n".join(
        ["Bridge closed", "14:05 GMT, 13 July 2023", BODY, "Bridge open", "15:05 GMT, 13 July 2023", OTHER]
    )
    layout = find_layout(text)
    assert [(s.heading, s.published) for s in layout.sections] == [
        ("Bridge closed", "2023-07-13T14:05:00+00:00"),
        ("Bridge open", "2023-07-13T15:05:00+00:00"),
    ]
    assert layout.sections[1].span.start == text.index("Bridge open")


def test_one_stamp_makes_no_live_page() -> None:
    assert find_layout(f"Bridge closed\n\n2:25 a.m. ET, July 13, 2023\n\n{BODY}\n\n{OTHER}").sections == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_paragraphs_are_lines_without_the_space_around_them(line_end: str) -> None:
    text = line_end.join(["  One.\t", "", " ", "Two.\u00a0", "שלום."])
    assert [text[slice(*span)] for span in find_layout(text).paragraphs] == ["One.", "Two.", "שלום."]


@pytest.mark.parametrize("text", ["", "\n\n", '"', "””””\n““““", "😀\n\u0301", "他说\n“不”", "a" * 700, "\n" * 100])
def test_any_text_has_a_layout(text: str) -> None:
    layout = find_layout(text)
    for one, other in zip(layout.regions, layout.regions[1:], strict=False):
        assert one.span.end <= other.span.start
    for span in [*layout.paragraphs, *(region.span for region in layout.regions)]:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", ["It was, he said. " * 600, '"' * 10_000, "A B/" * 2500, f"{'A/' * 340}\n" * 3])
@pytest.mark.parametrize("module", ["claimdb.nlp.lines", "claimdb.nlp.bylines", "claimdb.dates"])
def test_long_paragraphs_are_not_looked_at(text: str, module: str) -> None:
    """So that no pattern is tried on more than a few hundred characters, however long a text is."""
    assert longest_given(lambda: find_layout(text), module) <= 700


PAGE = f"{BODY}\nThe bridge\n\nBy Ana Ruiz\n13 July 2023\nPhoto: A. Ruiz"


@pytest.mark.parametrize("line", ["It was, he said. " * 50, '"' * 650, "A/" * 340, PAGE])
def test_work_grows_as_the_text_does(line: str) -> None:
    def taken(times: int) -> int:
        text = f"{line}\n" * times
        return steps(lambda: find_layout(text))

    taken(1)  # patterns are made at first use
    few = taken(100)
    assert few > 1000
    assert taken(200) < 2.2 * few
