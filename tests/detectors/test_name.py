"""One person or place under two names."""

from __future__ import annotations

import pytest

from claimdb.detectors import name
from claimdb.records import Finding, Pairing
from tests.detectors.statements import held

TEXT = "A rocket killed General {} in the old hotel of the port"


def found(one: str, other: str, text: str = TEXT, likeness: float = 0.9) -> list[Finding]:
    left, right = [held(text.format(side), entities=()) for side in (one, other)]
    return list(name.find(left, right, Pairing(likeness)))


def test_a_slip_of_typing() -> None:
    (one,) = found("Oleg Tsokov", "Oleg Toskov")
    assert (one.left, one.right) == ("General Oleg Tsokov", "General Oleg Toskov")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Andrey Gurulev", "Andrei Gurulyov"), ("Oleg Tsokov", "Tsokov"), ("Oleg Tsokov", "Ilka Marrowby")],
)
def test_no_slip(one: str, other: str) -> None:
    assert not found(one, other)


def test_named_as_somebody_else() -> None:
    text = "The pilot of the plane that fell into the port was identified as {}"
    assert found("Ilka Marrowby", "Orlo Tollan", text)
    assert not found("Ilka Marrowby", "I. Marrowby", text)


def test_other_matters_are_not_compared() -> None:
    left, right = held("General Oleg Tsokov is dead", entities=()), held("Oleg Toskov bakes bread", entities=())
    assert not list(name.find(left, right, Pairing(0.5)))
