"""Fitting and measuring confidence, on numbers whose answer is known."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from claimdb.annotations import Annotation

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.calibrate import Cases, cross_validated, fit, probability, without_improbable
from training.reliability import by_count, by_width, calibration_error, draw, summary, wilson


def made_up(count: int = 2000) -> Cases:
    """Cases whose log odds of being right are 2 x - 1, in 20 articles."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=(count, 1))
    y = (rng.random(count) < 1 / (1 + np.exp(1 - 2 * x[:, 0]))).astype(float)
    return Cases({}, x, y, np.arange(count) % 20)


def test_the_fit_finds_the_weights_that_made_the_cases() -> None:
    found = made_up()
    assert fit(found.x, found.y) == pytest.approx([2, -1], abs=0.2)


def test_cross_validated_confidence_is_calibrated_and_not_the_fitted_one() -> None:
    found = made_up()
    p = cross_validated(found)
    assert calibration_error(p, found.y, by_width(p)) < 0.04
    assert not np.allclose(p, probability(found.x, fit(found.x, found.y)), atol=1e-6)


def test_the_improbable_are_dropped_from_their_own_article() -> None:
    one, other, third = (Annotation(speaker=name) for name in ("A", "B", "C"))
    found = Cases({"x": (one, other), "y": (third,)}, np.zeros((3, 1)), np.zeros(3), np.array([0, 0, 1]))
    assert without_improbable(found, np.array([0.1, 0.5, 0.9]), 0.5) == {"x": (other,), "y": (third,)}


@pytest.mark.parametrize(
    ("p", "y", "error"),
    [
        ([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0], 0.0),
        ([0.95, 0.95], [0, 0], 0.95),
        ([0.25, 0.85], [0, 1], 0.2),
        ([1.0, 0.0], [1, 0], 0.0),
    ],
)
def test_calibration_error(p: list[float], y: list[float], error: float) -> None:
    assert calibration_error(np.array(p), np.array(y), by_width(np.array(p))) == pytest.approx(error)


def test_bins_hold_every_case_once() -> None:
    p = np.random.default_rng(0).random(57)
    for bins in (by_width(p), by_count(p)):
        assert sorted(np.concatenate(bins).tolist()) == list(range(57))
    assert {len(part) for part in by_count(p)} == {5, 6}


def test_recall_is_of_all_gold_statements_and_precision_of_the_sure_ones() -> None:
    line = summary(np.array([0.95, 0.9, 0.89, 0.4]), np.array([1.0, 0.0, 1.0, 0.0]), 4)
    assert "recall 0.250, precision 0.500" in line


def test_the_interval_holds_the_share_and_stays_inside_0_and_1() -> None:
    share, count = np.array([0.0, 0.5, 1.0]), np.array([4, 100, 4])
    middle, reach = wilson(share, count)
    assert (middle - reach >= -1e-9).all()
    assert (middle + reach <= 1 + 1e-9).all()
    assert (abs(middle - share) <= reach + 1e-9).all()


def test_the_plot_is_drawn_the_same_twice(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the plot needs matplotlib: pip install -r training/requirements.txt")
    p = np.linspace(0.3, 0.99, 50)
    for name in ("one.svg", "two.svg"):
        draw(p, (p > 0.5).astype(float), tmp_path / name, title="Confidence")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
