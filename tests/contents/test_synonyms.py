"""Words that say much the same."""

from __future__ import annotations

import pytest

from claimdb.contents.opposites import OPPOSITES
from claimdb.contents.synonyms import GROUPS, is_synonym
from claimdb.contents.words import stem_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("sacked", "dismissed"), ("soldiers", "servicemen"), ("blaze", "fires"), ("betraying", "treason")],
)
def test_words_of_one_group(one: str, other: str) -> None:
    assert is_synonym(stem_of(one), stem_of(other))
    assert is_synonym(stem_of(other), stem_of(one))


@pytest.mark.parametrize(
    ("one", "other"), [("sacked", "hired"), ("dismissed", "blaze"), ("rose", "fell"), ("ferry", "harbour")]
)
def test_words_of_two(one: str, other: str) -> None:
    """A word of two meanings ("fire") does not make its groups one."""
    assert not is_synonym(stem_of(one), stem_of(other))


def test_no_opposites_are_in_one_group() -> None:
    assert not [
        (one, other) for one in GROUPS for other in OPPOSITES.get(one, ()) if other != one and is_synonym(one, other)
    ]
