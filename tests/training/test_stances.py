"""Stances by wording: the features, the regression over them, and the loss of the scorer beside it."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -r training/requirements.txt")

CLAIM = "The bridge of Cork has fallen"


def test_wording_tells_hedges_refutals_and_questions_apart() -> None:
    from training.stances import wording

    headlines = ["Bridge of Cork has fallen", "Bridge of Cork reportedly fallen", "Fall of Cork bridge is a hoax"]
    headlines += ["Has the bridge of Cork fallen?", "Bridge of Cork fell, 3 dead"]
    rows = [wording(CLAIM, headline) for headline in headlines]
    assert len({len(row) for row in rows}) == 1
    assert len(set(map(tuple, rows))) == len(rows)
    assert rows[0] == wording(CLAIM, headlines[0])


def test_overlap_is_of_stems() -> None:
    from training.stances import wording

    assert wording("The mayor rejected it", "The mayor rejects it")[:3] == [1, 1, 1]
    assert wording(CLAIM, "Rain tomorrow")[:3] == [0, 0, 0]


def test_a_regression_learns_what_separates_and_nothing_from_unseen_rows() -> None:
    from training.stances import Regression

    chance = np.random.default_rng(1)
    labels = chance.integers(0, 3, 300)
    telling, noise = np.eye(3)[labels] + chance.normal(0, 0.2, (300, 3)), chance.normal(0, 1, (300, 40))
    model = Regression.of([telling[:200], noise[:200]], labels[:200].tolist(), penalty=1)
    chances = model.chances([telling[200:], noise[200:]])
    assert chances.sum(1) == pytest.approx(np.ones(100))
    assert (chances.argmax(1) == labels[200:]).mean() > 0.9
    assert model.chances([telling[250:], noise[250:]]) == pytest.approx(chances[50:])


def test_a_column_that_never_changes_does_no_harm() -> None:
    from training.stances import Regression

    block = np.column_stack([np.ones(30), np.repeat([0.0, 1.0, 2.0], 10)])
    chances = Regression.of([block], np.repeat([0, 1, 2], 10).tolist(), penalty=0.01).chances([block])
    assert np.isfinite(chances).all()
    assert (chances.argmax(1) == np.repeat([0, 1, 2], 10)).all()


def test_the_loss_asks_both_heads_that_know_a_stance() -> None:
    from claimdb.nlp.pairs import CONFLICT
    from training.pair_rows import Labelled
    from training.scorer import Scorer
    from training.stances import stance_loss
    from training.statements import open_pieces, shape_of

    torch.manual_seed(1)
    model = Scorer(shape_of(tiny=True)).eval()
    stance_loss(model, open_pieces())([Labelled("It rained", "It did not", stance=2, relation=CONFLICT)]).backward()
    assert all(head.weight.grad is not None and head.weight.grad.any() for head in (model.relation, model.stance))
    assert model.alike.weight.grad is None
