"""Quotation marks: what pairs, what does not, and what one broken mark costs."""

from __future__ import annotations

import re

import pytest

from claimdb.nlp.quotes import Quotation, form_of, marks_speech, quotations, with_double_marks
from claimdb.records import Span
from tests.counting import steps
from tests.nlp.marked import paragraphs


def found(text: str) -> list[str]:
    return [text[slice(*quote.span)] for quote in quotations(text, paragraphs(text)) if not quote.depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pier is sound,” Marsh said. “We looked.”", ["“The pier is sound,”", "“We looked.”"]),
        ('"The pier is sound," Marsh said. "We looked."', ['"The pier is sound,"', '"We looked."']),
        ('“The pier is sound," Marsh said.', ['“The pier is sound,"']),
        ('"The pier is sound,” Marsh said.', ['"The pier is sound,”']),
        ("„Der Kai hält“, sagte Marsh.", ["„Der Kai hält“"]),
        ("« Le quai tient », dit Marsh.", ["« Le quai tient »"]),
        ("»Der Kai hält«, sagte Marsh.", ["»Der Kai hält«"]),
        ("''The pier is sound,'' Marsh said.", ["''The pier is sound,''"]),
        (
            "“It feels like the '90s,” said Poole, who found the bill 'careless'.",
            ["“It feels like the '90s,”", "'careless'"],
        ),
        ("‘We don’t know,’ said Reeves. ‘Nobody does.’", ["‘We don’t know,’", "‘Nobody does.’"]),
        ("‘The Reeves’ house stood empty,’ he said.", ["‘The Reeves’ house stood empty,’"]),
        ("'The dogs' kennel is shut,' she said.", ["'The dogs' kennel is shut,'"]),
        ("The dogs' kennel and the cats' basket aren't here.", []),
        ("rock 'n' roll in the ‘80s and ’til dawn", []),
        # British print: single marks outside, double ones inside
        (
            "‘The lads’ boots were theirs,’ said Rhys, ‘not the club’s.’",
            ["‘The lads’ boots were theirs,’", "‘not the club’s.’"],
        ),
        ("'It isn't ours,' Rhys said. 'It's the lads'.'", ["'It isn't ours,'", "'It's the lads'.'"]),
        ("‘She said “never again” and left,’ Rhys said.", ["‘She said “never again” and left,’"]),
        ("Rhys called it ‘a lads’ trip’ and the boys’ fathers agreed.", ["‘a lads’ trip’"]),
        (
            "‘Are the walls dry?’ asked Rhys. ‘Nothin’ leaks,’ said Bronwen.",
            ["‘Are the walls dry?’", "‘Nothin’ leaks,’"],
        ),
        ("Wives’ tales, the boys’ coats and an hour’s rest: nobody’s words.", []),
        ("The Joneses' farm and the O'Neills' barn, the '20 flood, James' cat.", []),
        # two figures or a shortened word behind an opening mark may be left-out letters, or where a quotation begins
        ("‘20 ships came in,’ said Rhys.", ["‘20 ships came in,’"]),
        ("‘Round here, no,’ said Rhys.", ["‘Round here, no,’"]),
        ("He left in ‘92. ‘I was worn out,’ he said.", ["‘I was worn out,’"]),
        ("He left in '92, when the lads' club shut.", []),
        ("‘It was back in ’92,’ he said.", ["‘It was back in ’92,’"]),
        ("'Get 'em out by '25,' said Rhys.", ["'Get 'em out by '25,'"]),
        ('The 12" pipe burst and the 6" one "held".', ['"held"']),
        ('she said,"We stay" and sat down', ['"We stay"']),
        ("“He said ‘never’ to me,” Poole said.", ["“He said ‘never’ to me,”"]),
        ("“No end, said Poole. “A second one.”", ["“No end, said Poole. ", "“A second one.”"]),
        ("lost its beginning,” said Poole.", ["lost its beginning,”"]),
        ('"a" "b" "c', ['"a"', '"b"', '"c']),
        ("“””’‘''\"\" ,.", []),
        ("", []),
        ("👍🏽“ne\u0301e\u00a0so”", ["“ne\u0301e\u00a0so”"]),
    ],
)
def test_quotations_pair(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_inside_a_quotation_has_depth() -> None:
    text = "‘She told me “never” twice,’ he said. “And ‘always’ once.”"
    depths = [(text[slice(*q.inner)], q.depth) for q in quotations(text, paragraphs(text))]
    assert depths == [("She told me “never” twice,", 0), ("never", 1), ("And ‘always’ once.", 0), ("always", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "‘She said “never” twice,’ he said. “And ‘always’ once.”",
            "“She said ‘never’ twice,” he said. “And ‘always’ once.”",
        ),
        ("'It isn't ours,' he said of the lads' boots.", "\"It isn't ours,\" he said of the lads' boots."),
        ("Rhys wrote: ‘First we dug.\n‘Then we built.’", "Rhys wrote: “First we dug.\n“Then we built.”"),
        ("The lads’ boots, the ’90s, “No,” he said.", "The lads’ boots, the ’90s, “No,” he said."),
        ("‘A ''b'' c,’ he said.", "“A ''b'' c,” he said."),
        ("“Nobody knew,” said Poole. The ‘plan’ was gone.", "“Nobody knew,” said Poole. The ‘plan’ was gone."),
        ("", ""),
    ],
)
def test_single_marks_become_double_ones(text: str, expected: str) -> None:
    assert with_double_marks(text, quotations(text, paragraphs(text))) == expected


def test_a_quotation_in_single_marks_runs_over_paragraphs() -> None:
    text = "Rhys wrote: ‘First we dug.\n‘Then we built the lads’ hut.\n‘Now we wait.’ He left."
    assert [(q.closed, q.continues) for q in quotations(text, paragraphs(text))] == [
        (False, True),
        (False, True),
        (True, False),
    ]


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "Poole wrote: “First we dug.\n“Then we built.\n“Now we wait.” He left.\nThe end."
    quotes = quotations(text, paragraphs(text))
    assert [(q.closed, q.continues) for q in quotes] == [(False, True), (False, True), (True, False)]
    assert text[slice(*quotes[2].inner)] == "Now we wait."


def test_a_broken_mark_costs_at_most_its_paragraph() -> None:
    text = 'The "old quay is gone.\nThen nothing.\n"We saw it," said Poole.'
    assert found(text) == ['"old quay is gone.', '"We saw it,"']


@pytest.mark.parametrize("line", ["“a ”b ", '"x" y ', "‘p’ q’ ", "“", "don’t say “no” ", "'' ` "])
def test_work_grows_as_the_text_does(line: str) -> None:
    def taken(size: int) -> int:
        text = line * (size // len(line))
        return steps(lambda: quotations(text, [Span(0, len(text))]))

    few = taken(5000)
    assert few > 1000
    assert taken(10_000) < 2.2 * few


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("The so-called “shadow fleet” sailed, Okoro said.", False),
        ("A man known as “Biscuit” spoke.", False),
        ("Pavel “Spartan” Orlov resigned.", False),
        ("She praised “The Long Way Home” yesterday.", False),
        ("The “green wave” party won.", False),
        ("Poole called the plan “reckless”.", True),
        ("He said it was “very safe” and left.", True),
        ("“No,” he said.", True),
        ("Marsh said the town would “never again pay for such a bridge” from taxes.", True),
    ],
)
def test_marks_that_mark_speech(text: str, speech: bool) -> None:
    (quote,) = quotations(text, paragraphs(text))
    assert marks_speech(text, quote) is speech


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“The pier is sound,” Marsh said.", ["The pier is sound,"], "direct"),
        ("“The pier,” Marsh said, “is sound.”", ["“The pier,”", "“is sound.”"], "direct"),
        ("Marsh said the pier was sound.", ["the pier was sound"], "indirect"),
        ("Marsh said the pier was “safe as houses” again.", ["the pier was “safe as houses” again"], "mixed"),
        ("The so-called “shadow fleet” left port, Okoro said.", ["The so-called “shadow fleet” left port"], "indirect"),
        ("said Poole, who called the plan 'reckless'.", ["the plan 'reckless'"], "mixed"),
        ("Marsh wrote: “One.\n“Two.\n“Three.”", ["“One.\n“Two.\n“Three.”"], "direct"),
        ("Nothing at all", [], "indirect"),
    ],
)
def test_form(text: str, content: list[str], form: str) -> None:
    spans = [Span(*re.search(re.escape(part), text).span()) for part in content]  # type: ignore[union-attr]
    assert form_of(text, spans, quotations(text, paragraphs(text))) == form


def test_form_takes_quotations_as_given() -> None:
    quote = Quotation(Span(0, 6), Span(1, 5), "“", True, False, 0)
    assert form_of("“Yes.”", [Span(1, 5)], [quote]) == "direct"
