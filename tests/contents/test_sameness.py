"""Which contents report one utterance: invented pairs, with the vectors and the pair scorer that ship."""

from __future__ import annotations

import itertools

import pytest

from claimdb.contents.comparison import Content, case_of
from claimdb.contents.sameness import ACCUSATION, FEATURES, MAIN_CLAUSE, RELATIONS, Sameness, compare, judge
from claimdb.nlp.pairs import WEIGHTS, Scorer, Vectors
from claimdb.records import Form, Modality, Pairing
from tests.contents.pairs import OTHER_PAIRS, SAME_PAIRS, Pair

needs_models = pytest.mark.skipif(
    not ((WEIGHTS / "vectors.onnx").exists() and (WEIGHTS / "scorer.onnx").exists()), reason="the models are not built"
)
MISSED = {
    "she would resign if the tunnel was not opened by May",
}
"""What is the same and kept apart: a condition turned round."""
JOINED = {"police had arrested two men after the robbery in Varde"}
"""What is not the same and joined: so much else is equal that one pair of opposites does not outweigh it."""


@pytest.fixture(scope="module")
def models() -> tuple[Vectors, Scorer]:
    return Vectors(), Scorer()


def judged(pair: Pair, models: tuple[Vectors, Scorer]) -> Sameness:
    vectors, scorer = models
    left, right = vectors.of([pair.one, pair.other])
    likeness = float(left @ right)
    agree, conflict, _ = map(float, scorer.of([(pair.one, pair.other)])[0])
    pairing = Pairing(likeness, agree, conflict) if likeness >= 0.8 else Pairing(likeness)
    return compare(Content(text=pair.one, form=pair.forms[0]), Content(text=pair.other, form=pair.forms[1]), pairing)


def marked(pairs: tuple[Pair, ...], known: set[str]) -> list[object]:
    known_fault = pytest.mark.xfail(strict=True, reason="a known fault")
    return [pytest.param(pair, marks=known_fault if pair.one in known else (), id=pair.one[:40]) for pair in pairs]


@needs_models
@pytest.mark.parametrize("pair", marked(SAME_PAIRS, MISSED))
def test_reports_of_one_utterance(pair: Pair, models: tuple[Vectors, Scorer]) -> None:
    found = judged(pair, models)
    assert found.is_same, found
    assert found.relation == pair.relation
    assert found.reason


@needs_models
@pytest.mark.parametrize("pair", marked(OTHER_PAIRS, JOINED))
def test_other_utterances(pair: Pair, models: tuple[Vectors, Scorer]) -> None:
    found = judged(pair, models)
    assert not found.is_same, found


def of(one: str, other: str, likeness: float = 0.9) -> Sameness:
    return compare(Content(text=one), Content(text=other), Pairing(likeness))


def test_the_order_of_the_two_changes_nothing() -> None:
    for pair in (*SAME_PAIRS, *OTHER_PAIRS):
        assert of(pair.one, pair.other) == of(pair.other, pair.one)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("the ferry made 12 trips a day", "the ferry made 15 trips a day", "other figures"),
        ("the ferry leaves on Monday", "the ferry leaves on Friday", "other days"),
        ("the toll would rise next year", "the toll would fall next year", "opposed words"),
        ("the pier is safe for the crews", "the pier is not safe for the crews", "only one is negated"),
        ("Lie thanked Brandt for the pier", "Brandt thanked Lie for the pier", "the names change places"),
        ("it was Brandt who sold the ferry", "it was Aasen who sold the ferry", "other words in the same place"),
    ],
)
def test_what_parts_two_wordings_is_told(one: str, other: str, reason: str) -> None:
    found = of(one, other)
    assert not found.is_same, found
    assert reason in found.reason


def test_what_is_denied_is_not_what_is_asserted() -> None:
    text = "the ferry company knew of the cracks in the hull"

    def told(modality: Modality) -> bool:
        sides = Content(text=text), Content(text=text, modality=modality)
        return compare(*sides, Pairing(1.0)).is_same

    assert told("asserted")
    assert not told("denied")


def test_rounding_and_spelling_out_do_not_part() -> None:
    assert of("the dam held 19.7 million tonnes of mud", "the dam held 20 million tonnes of mud").is_same
    assert of("two ferries were lost off Skarholm", "2 ferries were lost off Skarholm").is_same
    assert of("the UN would send boats to Skarholm", "the United Nations would send boats to Skarholm").is_same


def test_likeness_counts() -> None:
    one, other = "the ferry company had known of the cracks", "the operator was aware of the cracks in its boats"
    scores = [of(one, other, likeness).score for likeness in (0.3, 0.6, 0.8, 0.95)]
    assert all(later > earlier for earlier, later in itertools.pairwise(scores))


def test_nothing_said_is_nothing_in_common() -> None:
    assert not of("", "the ferry sank").is_same
    assert not of("it was so", "that is it").is_same


def test_features_are_shares_and_tell_why() -> None:
    assert len({feature.reason for feature in FEATURES}) == len(FEATURES)
    for pair in (*SAME_PAIRS, *OTHER_PAIRS):
        case = case_of(Content(text=pair.one), Content(text=pair.other), Pairing(0.7, 0.4, 0.4))
        assert all(0.0 <= feature.size(case) <= 1.0 for feature in FEATURES)
        assert judge(case).relation in RELATIONS


def told(text: str, *, day: int = 1, form: Form = "indirect", cue: str = "") -> Content:
    return Content(text=text, form=form, day=day, cue=cue)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brandt", "Lena Brandt"),
        ("the budget", "the budget"),
        ("Brandt over the ferry", "rival Lena Brandt’s stance on the ferry"),
    ],
)
def test_a_topic_is_no_statement(one: str, other: str) -> None:
    found = compare(told(one), told(other), Pairing(0.95))
    assert not found.is_same, found


def test_names_alone_are_not_enough() -> None:
    one, other = (
        told("They control Lena Brandt,", form="direct"),
        told("Lena Brandt is spending a fortune.", form="direct"),
    )
    assert not compare(one, other, Pairing(0.8)).is_same


def test_what_is_told_of_a_topic_counts() -> None:
    one, other = (
        "Brandt for taking money from the owners of the shipyard",
        "Brandt for accepting money from shipyard owners",
    )
    assert compare(told(one), told(other), Pairing(0.9)).is_same


def test_one_main_clause_is_one_statement_within_days() -> None:
    one, other = "he was sacked after warning of the cracks", "he was dismissed because the minister disliked him"
    found = compare(told(one), told(other, day=3), Pairing(0.6))
    assert (found.is_same, found.reason, found.relation) == (True, MAIN_CLAUSE, "paraphrase")
    assert not compare(told(one), told(other, day=60), Pairing(0.6)).is_same
    assert not compare(Content(text=one), Content(text=other), Pairing(0.6)).is_same


def test_one_accusation_is_one_statement() -> None:
    one = told("him of treason", cue="accuses")
    other = told("the harbour minister of treachery", cue="accused")
    assert compare(one, other, Pairing(0.6)).reason == ACCUSATION
    assert not compare(one, told("the harbour minister of theft", cue="accused"), Pairing(0.6)).is_same
