"""Who denies what, and whether it is told there."""

from __future__ import annotations

import pytest

from claimdb.clauses.denials import answer, denial, whose
from claimdb.clauses.denying import MAINTAINED, NO_EVIDENCE, OTHERWISE


@pytest.mark.parametrize(
    ("cue", "text", "points_back"),
    [
        ("denied", "that the ferry had burned", False),
        ("strongly denies", "taking money from the harbour board", False),
        ("has denied", "it happened", True),
        ("denied", "that that was the case", True),
        ("denied", "any wrongdoing", True),
        ("disputed", "their account", True),
        ("rejected", "the allegations", True),
        ("rejected", "the accusation that she had sold the ferry", False),
        ("dismissed", "the idea that the ferry was sold", False),
        ("denied", "the reports and no buyer came", True),
    ],
)
def test_what_is_said_to_be_denied(cue: str, text: str, points_back: bool) -> None:
    found = denial(text, cue, denied=True)
    assert found is not None
    assert found.points_back is points_back
    assert found.words in cue


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("rejected", "the idea as too dear"),
        ("rebutted", "the board's proposals for the harbour"),
        ("contradict", "the wishes of the crews"),
        ("must deny", "that the ferry had burned"),
        ("did not deny", "that the ferry had burned"),
        ("dismissed", "criticism of the harbour board"),
        ("denied", "him the support that he needed"),
        ("denied", "the request of the crew, which had waited"),
        ("dismissed", "the charges"),
        ("expressed doubts", "that the ferry would sail"),
    ],
)
def test_proposals_criticism_and_what_nobody_denied_yet(cue: str, text: str) -> None:
    assert denial(text, cue, denied=True) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“That is total propaganda,”", "propaganda"),
        ("that report on Friday a “boldfaced lie.”", "boldfaced lie"),
        ("the allegations as baseless", "baseless"),
        ("“It's not true,”", "not true"),
        ("the Oster Post's report was deeply misleading because it left out the crew", "misleading"),
        ("“I never said that,”", "I never said that"),
        ("“That never happened,”", "That never happened"),
    ],
)
def test_called_untrue(text: str, words: str) -> None:
    found = denial(text, "called", denied=False)
    assert found is not None
    assert found.points_back
    assert found.words.endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "“That is a long way to Oster,”",
        "it was wrong to sell the ferry",
        "“I never saw such a fire,”",
        "that a false alarm had woken the crew",
        "“It is made up of two hulls”",
        "the price was ridiculous",
    ],
)
def test_plain_statements(text: str) -> None:
    assert denial(text, "said", denied=False) is None


@pytest.mark.parametrize(
    ("cue", "text", "points_back"),
    [
        ("have no evidence to suggest", "that the ferry was sold", False),
        ("found", "no record of the sale of the ferry", False),
        ("found", "no evidence of it", True),
    ],
)
def test_no_evidence(cue: str, text: str, points_back: bool) -> None:
    found = denial(text, cue, denied=False)
    assert found is not None
    assert (found.stance, found.points_back) == (NO_EVIDENCE, points_back)


def test_evidence_that_is_not_looked_for() -> None:
    assert denial("no evidence against the pilot was needed", "said", denied=False) is None


def test_questioned() -> None:
    found = denial("the claim that the ferry was sold", "questioned", denied=False)
    assert found is not None
    assert found.stance == "questions it"
    assert denial("the crew for two hours", "questioned", denied=False) is None


def test_whose_claim_it_is() -> None:
    assert whose("the Oster’s report was misleading") == ("Oster", "report")
    assert whose("“Kral's own account is a lie”") == ("Kral", "account")
    assert whose("that report is a lie") == ("", "")


def test_answers() -> None:
    for cue, stance in (("countered", OTHERWISE), ("insists", MAINTAINED)):
        found = answer(cue)
        assert found is not None
        assert found.stance == stance
    assert answer("said") is None
