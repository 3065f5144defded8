"""Whether it was said, and how; the kinds of words that decide it."""

from __future__ import annotations

import pytest

from claimdb.nlp.circumstances import describe
from claimdb.nlp.cue_words import base_of, kind_of
from tests.nlp.marked import marked


def modality_of(source: str) -> str:
    text, extraction = marked(source)
    return describe(text, extraction)[0].modality


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Ruiz} {c1 said} {q1 it holds}.",
        "{s1 Ruiz} {c1 said} {q1 it would not hold}.",
        "{s1 Ruiz} {c1 said} not only once {q1 it holds}.",
        "{s1 Ruiz} {c1 did not only say} {q1 that it holds}.",
        "{s1 Ruiz} {c1 made no secret of} {q1 her anger at the dam}.",
        "{s1 Ruiz} {c1 did not hesitate to call} {q1 it a ruin}.",
        "{s1 Ruiz} {c1 never fails to mention} {q1 the dam}.",
        "{q1 It holds}, {c1 according to} {s1 Ruiz}.",
        "{q1 “Good,”} {c1 laughed} {s1 Petra}.",
        "{s1 Ruiz} in May {c1 said} {q1 it holds}.",
        "{s1 Ruiz} {c1 explained} {q1 why it holds}.",
        "{s1 Ruiz} {c1 tried to convince} {q1 them that it holds}.",
        "{s1 Ruiz} {c1 went on to say} {q1 it holds}.",
        "{s1 Ruiz} {c1 suggested} {q1 that they were telling tales}.",
        "{s1 Ruiz} {c1 told} them {q1 she wanted to leave}.",
        "{s1 Ruiz} {c1 called} {q1 the dam a ruin}.",
        "{s1 Ruiz} {c1 said in a press release} {q1 it holds}.",
        "{s1 Ruiz} {c1 said in a debate} {q1 it holds}.",
        "{s1 The court} {c1 determined} {q1 that it holds}.",
        "{s1 Ruiz} {c1 said} {q1 “it holds, right?”}",
        "{q1 “It holds,”} {s1 Ruiz} {c1 said}. {q1 “Who says it does not?”}",
        "{q1 “I never touched it,”} {s1 Orlov} {c1 denied}.",
        "{s1 Orlov} {c1 rejected} {q1 the new treaty}.",
        "{s1 Orlov} {c1 dismissed} {q1 Ruiz as a beginner}.",
        "{s1 Voters} {c1 were more likely to say} {q1 it holds}.",
        "{s1 Ruiz} {c1 has said} {q1 it holds}.",
    ],
)
def test_asserted(source: str) -> None:
    assert modality_of(source) == "asserted"


@pytest.mark.parametrize(
    "source",
    [
        "{s1 The minister} {c1 did not say} {q1 that taxes would rise}.",
        "{s1 The minister} did not {c1 say} {q1 that taxes would rise}.",
        "{s1 Ruiz} {c1 has not said} {q1 whether it holds}.",
        "{s1 Ruiz} hasn’t {c1 said} {q1 it holds}.",
        "{s1 Ruiz} {c1 declined to say} {q1 whether it holds}.",
        "{s1 Ruiz} {c1 declined} {q1 to name the builder}.",
        "{s1 Ruiz} has refused {c1 to discuss} {q1 the dam}.",
        "{s1 Ruiz} {c1 made no mention of} {q1 the dam}.",
        "{s1 Ruiz} {c1 showed no sign of} {q1 giving way}.",
        "{s1 Ruiz} {c1 offered} {q1 few ideas for the dam}.",
        "{s1 Ruiz} {c1 won’t reveal} {q1 who built it}.",
        "{s1 Ruiz} {c1 stopped short of calling} {q1 it a ruin}.",
        "{s1 Nobody} {c1 said} {q1 it holds}.",
        "{s1 Neither firm} {c1 commented on} {q1 the dam}.",
        "{s1 Not everyone} {c1 was claiming} {q1 victory}.",
        "It did not last, nor did {s1 Ruiz} {c1 report} {q1 that it had}.",
        "Instead of {c1 calling} {q1 it a ruin}, {s1 Ruiz} left.",
        "{s1 Ruiz} has not named the builder or {c1 mentioned} {q1 the dam}.",
        "{s1 Ruiz} {c1 did not know} {q1 that it was sold}.",
    ],
)
def test_negated(source: str) -> None:
    assert modality_of(source) == "negated"


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Orlov} {c1 denied} {q1 that his guards opened fire}.",
        "{s1 Orlov} {c1 denies} {q1 any part in it}.",
        "{s1 Orlov} {c1 rejected} {q1 the charge}.",
        "{s1 Orlov} {c1 dismissed} {q1 the claims of the union}.",
        "{q1 A charge} that {s1 Orlov} {c1 strongly rejected}.",
        "{s1 Ruiz} {c1 used the speech to refute} {q1 the rumours}.",
        "{s1 Ruiz} {c1 expressed doubt} {q1 that it will hold}.",
        "{s1 Ruiz} {c1 remained sceptical} {q1 that it will hold}.",
    ],
)
def test_denied(source: str) -> None:
    assert modality_of(source) == "denied"


@pytest.mark.parametrize(
    "source",
    [
        "If {s1 the lab} {c1 says} {q1 it is toxic}, we close.",
        "{s1 Ruiz} {c1 would say} {q1 it holds}.",
        "{s1 Ruiz} may {c1 say} {q1 it holds}.",
        "{s1 We}{c1 ’ll be talking about} {q1 the dam}.",
        "{s1 Ruiz} {c1 will accuse} {q1 Orlov of fraud}.",
        "{s1 Ruiz} {c1 could not say} {q1 whether it holds}.",
        "{s1 Ruiz} {c1 is expected to announce} {q1 a new dam}.",
        "{s1 Ruiz} {c1 plans to tell} {q1 the council that it holds}.",
        "{s1 Minister} {c1 to demand} {q1 a new dam}",
        "It is time for {s1 Ruiz} {c1 to explain} {q1 what broke}.",
        "Let {s1 me} {c1 say} {q1 that it holds}.",
        "{s1 Ruiz} would thank them and {c1 announce} {q1 a new dam}.",
        "{s1 Ruiz} could end it by {c1 telling} them {q1 that it holds}.",
        "Should {s1 they} {c1 reject} {q1 the idea}, it is over.",
        "It is {c1 impossible to say} {q1 whether it holds}.",
    ],
)
def test_hypothetical(source: str) -> None:
    assert modality_of(source) == "hypothetical"


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Ruiz} {c1 asked} {q1 whether it holds}.",
        "{s1 Ruiz} {c1 asked} Orlov {q1 why it broke}.",
        "{q1 “Does it hold?”} {s1 Ruiz} {c1 asked}.",
        "{q1 “Does it hold?”} {s1 Ruiz} {c1 said}.",
        "{q1 “Does it hold, Mr. Orlov?”} {s1 Ruiz} {c1 said}. {q1 “Or not?”}",
        "{c1 Asked about} {q1 the dam}, Ruiz left.",
        "{c1 It is unclear} {q1 who built it}.",
        "It {c1 is not clear} {q1 who built it}.",
        "{s1 Officials} {c1 are not sure} {q1 how to mend it}.",
        "{s1 Ruiz} {c1 has not decided} {q1 which dam to mend}.",
        "{s1 The report} {c1 raised questions about} {q1 the dam}.",
        "{s1 Ruiz} {c1 was pressed on} {q1 the dam}.",
        "{s1 They} {c1 talked about} {q1 whether it holds}.",
    ],
)
def test_question(source: str) -> None:
    assert modality_of(source) == "question"


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Ruiz} {c1 urged} the council {q1 to mend the dam}.",
        "{s1 Ruiz} {c1 called on} {q1 the council to mend it}.",
        "{s1 Ruiz} {c1 has called for} {q1 a new dam}.",
        "{s1 Ruiz} {c1 told} them {q1 to leave}.",
        "{s1 Ruiz} {c1 told} {q1 the crew to leave}.",
        "{s1 Ruiz} {c1 asked} the crew {q1 to leave}.",
        "{s1 Ruiz} {c1 asked for} {q1 a new dam}.",
        "{s1 Ruiz} {c1 sent a letter asking} {q1 that it be mended}.",
        "{s1 Ruiz} {c1 has been seeking} {q1 proof of the repair}.",
        "{s1 Ruiz} {c1 made a plea for} {q1 calm}.",
        "{s1 Ruiz} {c1 suggested} {q1 closing the dam}.",
        "{s1 Ruiz} {c1 pushed for} {q1 a new dam}.",
        "{s1 Ruiz} {c1 warned} them {q1 not to go near it}.",
        "{s1 The law} {c1 requires} {q1 a yearly inspection}.",
        "{s1 Ruiz} {c1 said}, {q1 “Stop the work on this dam.”}",
    ],
)
def test_order(source: str) -> None:
    assert modality_of(source) == "order"


@pytest.mark.parametrize(
    "source",
    [
        "{s1 Ruiz} {c1 believes} {q1 it holds}.",
        "{s1 She} {c1 expects}, and most analysts agree, {q1 that rates will fall}.",
        "{s1 Ruiz} {c1 fears} {q1 it breaks}.",
        "{s1 Orlov} {c1 does not believe} {q1 it will hold}.",
        "{s1 Nobody} {c1 wants} {q1 a new dam}.",
        "{s1 Ruiz} {c1 would like} {q1 to see it mended}.",
        "{s1 Ruiz} {c1 decided} {q1 to close the dam}.",
        "{s1 Ruiz} {c1 seeks} {q1 to close the dam}.",
        "{q1 The dam} {c1 seems} {q1 to hold}.",
        "{s1 Ruiz} {c1 has long been worried about} {q1 the dam}.",
        "{s1 Ruiz} {c1 supports} {q1 the dam}.",
        "{s1 Ruiz} {c1 was determined} {q1 to mend it}.",
    ],
)
def test_belief(source: str) -> None:
    assert modality_of(source) == "belief"


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("planned", "plan"),
        ("urging", "urge"),
        ("worries", "worry"),
        ("dam", "dam"),
    ],
)
def test_base_form(word: str, base: str) -> None:
    assert base_of(word) == base


def test_kind_of_a_word() -> None:
    assert kind_of("urging") == "order"
    assert kind_of("dam") is None
