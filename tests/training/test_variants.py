"""Variants of an article: the text as told, the annotations on the same words."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from training.variants import DOUBLE, MISREAD, VARIANTS, rewrite, vary

TEXT = (
    "“We don’t know,” said Inga Moen. \"It's the '90s,\" she said, ''or worse.''\n"
    "„Niemand weiß es“, sagte O’Dell — ``the boys’ club'' (“a ‘shared’ hut”) cost $7.50.\n"
    "Nobody's words: rock ’n’ roll in ‘80s EASTMERE.\n"
)
WORDS = ("We don’t know", "Inga Moen", "O’Dell", "It's the '90s", "Niemand weiß es", "a ‘shared’ hut", "rock ’n’ roll")


def varied(name: str, text: str = TEXT, seed: int = 3) -> str:
    changed, _ = vary({"text": text, "attributions": []}, None, name, random.Random(seed))
    return str(changed["text"])


def letters(text: str) -> str:
    return "".join(char.lower() for char in text if char.isalnum())


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("straight", "“We don’t,” ‘said’ «he» ''so''.", '"We don\'t," \'said\' "he" "so".'),
        ("single", "“We don’t,” said \"she\". 'It's', «no».", "‘We don’t,’ said ‘she’. 'It's', ‘no’."),
        ("single", '"Yes," ("no") he said—"so"\n"Well"', "‘Yes,’ (‘no’) he said—‘so’\n‘Well’"),
        ("stripped", "“We don’t,” ``he'' ‘said’ \"so\".", "We don’t, he ‘said’ so."),
        ("lower", "ÉLAN, İzmir and O’Dell", "élan, İzmir and o’dell"),
        ("headline", "the boys’ o’dell isn't über-big, 2nd ", "The Boys’ O’dell Isn't Über-Big, 2nd "),
    ],
)
def test_a_variant_prints(name: str, text: str, expected: str) -> None:
    assert varied(name, text) == expected


def test_two_apostrophes_open_a_quotation_too() -> None:
    assert varied("single", "He said, ''We stay.''") == "He said, ‘We stay.’"


def test_marks_inside_become_double_ones() -> None:
    assert (
        varied("single", "“He said ‘no’ to the boys’ club,” she said.") == "‘He said “no” to the boys’ club,’ she said."
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_annotations_stay_on_their_words(name: str) -> None:
    spans = {words: [TEXT.index(words), TEXT.index(words) + len(words)] for words in WORDS}
    article: dict[str, Any] = {
        "id": "a",
        "text": TEXT,
        "discard": [spans["O’Dell"]],
        "attributions": [{"source": [span], "cue": [], "content": list(spans.values())} for span in spans.values()],
    }
    layer = {"entities": [[*spans["Inga Moen"], "PERSON"]], "sentences": [[0, len(TEXT)]]}
    changed, moved = vary(article, layer, name, random.Random(3))
    body = changed["text"]

    def same(span: list[Any], words: str) -> bool:
        found = letters(body[span[0] : span[1]])
        return found == letters(words) or (name == "noise" and len(found) == len(letters(words)))

    for item, words in zip(changed["attributions"], WORDS, strict=True):
        assert same(item["source"][0], words)
        assert item["cue"] == []
        assert len(item["content"]) == len(WORDS)
    starts = [item["source"][0] for item in changed["attributions"]]
    assert sorted(range(len(WORDS)), key=lambda i: starts[i]) == sorted(
        range(len(WORDS)), key=lambda i: TEXT.index(WORDS[i])
    )
    assert same(changed["discard"][0], "O’Dell")
    assert moved is not None
    assert moved["entities"][0][2] == "PERSON"
    assert same(moved["entities"][0], "Inga Moen")
    assert moved["sentences"] == [[0, len(body)]]
    assert (article["text"], layer["sentences"]) == (TEXT, [[0, len(TEXT)]])


@pytest.mark.parametrize("name", VARIANTS)
def test_edits_are_in_order_and_letters_and_lines_are_kept(name: str) -> None:
    edits = VARIANTS[name](TEXT, random.Random(3))
    assert all(start < end for start, end, _ in edits)
    assert all(one[1] <= other[0] for one, other in pairwise(edits))
    body, places = rewrite(TEXT, edits)
    assert len(places) == len(TEXT) + 1
    assert places == sorted(places)
    assert places[-1] == len(body)
    assert body.count("\n") == TEXT.count("\n")
    assert len(letters(body)) == len(letters(TEXT))
    if name != "noise":
        assert letters(body) == letters(TEXT)


@pytest.mark.parametrize("name", ["single", "stripped"])
def test_apostrophes_and_single_marks_are_left_alone(name: str) -> None:
    text = DOUBLE.sub("", TEXT)
    assert varied(name, text) == text


def test_what_vanishes_is_left_out() -> None:
    article = {"text": "a “” b", "attributions": [{"source": [[2, 4]], "cue": [[0, 1]], "content": [[0, 6]]}]}
    changed, _ = vary(article, None, "stripped", random.Random(0))
    assert changed["attributions"] == [{"source": [], "cue": [[0, 1]], "content": [[0, 4]]}]


def test_noise_is_the_same_for_the_same_seed_and_about_as_much_as_told() -> None:
    text = TEXT * 100
    assert varied("noise", text, 5) == varied("noise", text, 5) != varied("noise", text, 6)
    edits = VARIANTS["noise"](text, random.Random(5))
    assert 0.005 * len(text) < len(edits) < 0.02 * len(text)
    assert all(new == MISREAD.get(text[start], new) for start, _, new in edits)
