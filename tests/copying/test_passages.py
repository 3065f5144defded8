"""Copies, trimmed, set in another order or reworded, are found; accounts written apart are not."""

from __future__ import annotations

import random

import pytest

from claimdb.copying.passages import Passage, compare
from claimdb.copying.prepare import Prepared, prepare
from claimdb.records import Span
from tests.copying.harbour import APART, MILL, PARAGRAPHS, REPORT, REWORDED


def ready(text: str) -> Prepared:
    at, spans = 0, []
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return prepare(text, spans, spoken=[Span(0, len(text))])


def found(left: str, right: str) -> list[Passage]:
    return compare(ready(left), ready(right))


def test_the_same_text_is_one_passage() -> None:
    (passage,) = found(REPORT, REPORT)
    assert (passage.kind, passage.share) == ("copy", 1.0)
    assert passage.left == passage.right
    assert "in the same order" in passage.reason
    assert REPORT[passage.left.start : passage.left.end].startswith("A fire that broke out")


def test_a_part_of_a_longer_text_is_found_at_its_place() -> None:
    copied = "\n\n".join(PARAGRAPHS[1:4])
    page = f"{MILL}\n\n{copied}\n"
    (passage,) = found(page, REPORT)
    assert passage.share == 1.0
    assert page[passage.left.start : passage.left.end] == copied


def test_another_order_is_told() -> None:
    lines = list(PARAGRAPHS)
    random.Random(3).shuffle(lines)
    (passage,) = found(REPORT, "\n\n".join(lines))
    assert passage.share == 1.0
    assert "in another order" in passage.reason


def test_a_reworded_copy_is_found_and_told_as_such() -> None:
    passages = found(REPORT, REWORDED)
    assert {passage.kind for passage in passages} == {"copy"}
    covered = sum(passage.right.end - passage.right.start for passage in passages)
    assert covered >= 0.9 * len(REWORDED)
    assert all(passage.share < 0.9 for passage in passages)
    assert any("reworded" in passage.reason or "trimmed" in passage.reason for passage in passages)


def test_accounts_written_apart_have_nothing_in_common_but_what_was_said() -> None:
    assert found(REPORT, APART) == []


def test_one_long_paragraph_is_compared_part_by_part() -> None:
    whole = " ".join(PARAGRAPHS)
    other = " ".join(
        f"Number {n} of the brass band's pieces was a waltz by a composer from the islands." for n in range(9)
    )
    (passage,) = found(whole, f"{other} {whole}")
    assert passage.share > 0.9


def quotations(*said: str, filler: str) -> str:
    return "\n\n".join(f"{filler} {number}: “{words}”" for number, words in enumerate(said))


SAID = (
    "The gates were never meant to hold back water of that height",
    "I asked for new pumps in three letters, and nobody answered one of them",
    "If the council wants a scapegoat it should look in the mirror first",
)


def test_the_same_quotations_cut_alike_in_the_same_order_tell_of_one_text() -> None:
    left = quotations(*SAID, filler="Chief engineer Ana Vos was plain about it in a hearing on the dam, item")
    right = quotations(*SAID, filler="Anger marked the testimony that members heard from Vos yesterday, as point")
    (passage,) = found(left, right)
    assert passage.kind == "quotations"
    assert passage.reason.startswith("3 quotations of 39 words")


@pytest.mark.parametrize(
    "said",
    [SAID[::-1], SAID[:2], (SAID[0], SAID[1], SAID[2][:-13])],
    ids=["another order", "too few", "cut elsewhere"],
)
def test_quotations_that_anyone_could_have_chosen_do_not(said: tuple[str, ...]) -> None:
    left = quotations(*SAID, filler="Chief engineer Ana Vos was plain about it in a hearing on the dam, item")
    right = quotations(*said, filler="Anger marked the testimony that members heard from Vos yesterday, as point")
    assert found(left, right) == []


def test_boilerplate_is_not_looked_at() -> None:
    every = range(len(ready(REPORT).units))
    assert compare(ready(REPORT), ready(REPORT), skip=(every, ())) == []


def test_a_list_is_a_passage_of_its_own() -> None:
    lines = list(PARAGRAPHS)
    text = "\n".join([*lines[:3], *(f"• {line}" for line in lines[3:])])
    passages = found(
        text,
        REPORT.replace("Insurers", "• Insurers")
        .replace("Captain", "• Captain")
        .replace("The council", "• The council"),
    )
    assert len(passages) == 2
    assert len({passage.thread for passage in passages}) == 2


CANDIDATES = "former Holm governor Ana Vos, Upper Town Gov. Odd Lie and Northern Isles Sen. Tilda Roos"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            f"Nobody knows who will win, but {CANDIDATES} will all be there on Sunday.",
            f"The debate left {CANDIDATES} with little to show for months on the road.",
        ),
        (
            "The court wants two years for smuggled herring under a forged customs seal, the lawyer told us on Monday.",
            "A grey barge had brought smuggled herring under a forged customs seal to the islands in June last year.",
        ),
        (
            "The gale tore two ferries loose, and Harbour Commission Chairwoman Lena Brandt watched helplessly.",
            "A lawsuit names Harbour Commission Chairwoman Lena Brandt among those who bought shares beforehand.",
        ),
    ],
    ids=["a list of names", "a formula", "an office"],
)
def test_names_and_formulas_are_nobodys_own_words(left: str, right: str) -> None:
    assert found(left, right) == []


def test_a_list_in_title_case_is_a_copy_where_it_is_the_same() -> None:
    titles = (
        "Ana Vos Opens The Mill. Odd Lie Leaves The Pilots. Tilda Roos Sings At The Fish Hall. Ten Ways To Fillet Cod."
    )
    (passage,) = found(f"{MILL}\n\n{titles}", f"{REPORT}\n{titles}")
    assert passage.share == 1.0


def test_a_sentence_that_was_kept_is_a_copy_without_any_other() -> None:
    (passage,) = found(f"{MILL}\n\n{PARAGRAPHS[1]}", f"{APART}\n\n{PARAGRAPHS[1]}")
    assert passage.share == 1.0
