"""Interviews and single sentences made of annotated articles: spans on their words, nothing invented."""

from __future__ import annotations

import random
from typing import Any

import pytest

from training.sentences import cases
from training.transcripts import transcript, turns, whole

TEXT = (
    "“We do not know what it cost,” said Inga Moen.\n\n"
    "She added: “Nobody told the council about it.”\n\n"
    "The harbour of Eastmere stayed closed for a third day on Friday, and nobody was seen.\n\n"
    "“Never again,” Ilves explained. “The boats belong to us all.”\n"
)


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def attribution(source: str, cue: str, *content: str) -> dict[str, Any]:
    return {"source": spans(source), "cue": spans(cue), "content": spans(*content)}


ARTICLE: dict[str, Any] = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        attribution("Inga Moen", "said", "“We do not know what it cost,”"),
        attribution("She", "added:", "“Nobody told the council about it.”"),
        attribution("Ilves", "explained", "“Never again,”", "“The boats belong to us all.”"),
    ],
}


def test_quotations_that_are_sentences_go_to_the_last_name() -> None:
    assert turns(ARTICLE) == [
        ("Inga Moen", "We do not know what it cost."),
        ("Inga Moen", "Nobody told the council about it."),
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_transcript_labels_its_turns(seed: int) -> None:
    made = transcript(ARTICLE, random.Random(seed))
    assert made is not None
    printed = [
        {role: [made["text"][start:end] for start, end in a[role]] for role in ("source", "cue", "content")}
        for a in made["attributions"]
    ]
    asked = {"We do not know what it cost", "Nobody told the council about it"}
    found = {words.strip('“”".,') for a in printed for words in a["content"]}
    assert asked <= found
    labelled = [a for a in printed if a["cue"][0] not in ("said", "added:", "explained")]
    assert len(labelled) == 2
    for turn in labelled:
        assert turn["cue"][0] in (":", "-", "–", "—", "--")
        assert turn["source"][0].lower() in ("inga moen", "moen")


def test_nobody_named_is_no_transcript() -> None:
    assert transcript(ARTICLE | {"attributions": ARTICLE["attributions"][1:]}, random.Random(1)) is None


def test_a_paragraph_that_an_attribution_reaches_over_is_not_whole() -> None:
    borders = TEXT.index("She"), TEXT.index("The harbour") - 2
    assert whole(ARTICLE, borders)
    over = ARTICLE | {"attributions": [attribution("Inga Moen", "said", "“We do not know what it cost,”", "Nobody")]}
    assert not whole(over, borders)
    assert not whole(ARTICLE | {"discard": spans("Nobody")}, borders)


def test_sentences_as_contents() -> None:
    text = "Bell said that Ramos had lied. Nothing more was to be heard there. “No,” said Ramos. Bell said"
    starts = [0, 31, 66, 84]
    silver = {"sentences": [[a, b] for a, b in zip(starts, [30, 65, 83, len(text)], strict=True)]}
    inside = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 29]]}
    over = {"source": [[84, 88]], "cue": [[89, 93]], "content": [[31, 40]]}
    found = list(cases({"id": "a", "text": text, "attributions": [inside]}, silver))
    assert [(case["content"], case["inner"]) for case in found] == [([[0, 30]], [inside]), ([[31, 65]], [])]
    crossed = list(cases({"id": "a", "text": text, "attributions": [inside, over]}, silver))
    assert [case["content"] for case in crossed] == [[[0, 30]]]
    sourceless = [inside | {"source": []}]
    assert [c["inner"] for c in cases({"id": "a", "text": text, "attributions": sourceless}, silver)] == [[]]
