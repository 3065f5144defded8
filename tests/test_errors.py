from __future__ import annotations

import re

import pytest

from claimdb import errors

ALL = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ClaimdbError)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_stands_in_the_tree_below_its_parent(kind: type[errors.ClaimdbError]) -> None:
    lines = (errors.__doc__ or "").splitlines()
    drawn = {match[2]: len(match[1]) for line in lines if (match := re.match(r"([│├└─ ]*)([A-Z]\w+)\b", line))}
    assert kind.__name__ in drawn
    if kind is not errors.ClaimdbError:
        assert kind.__base__ is not None
        assert drawn[kind.__name__] == drawn[kind.__base__.__name__] + 4


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.ClaimdbError, 1),
        (errors.UsageError, 2),
        (errors.UnknownName, 3),
        (errors.Ambiguous, 3),
        (errors.DiskFull, 4),
        (errors.SomeInputsFailed, 5),
    ],
)
def test_exit_codes(kind: type[errors.ClaimdbError], code: int) -> None:
    assert kind("x").exit_code == code
