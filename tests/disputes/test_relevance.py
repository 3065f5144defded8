"""Findings count only where two positions are about one thing."""

from __future__ import annotations

import pytest

from claimdb.disputes.relevance import is_about_one_thing
from claimdb.records import Finding, Position

BURNED = "Two lorries burned on the Oster bridge after the attack."


def position(text: str, article: int = 1, published: str = "2024-05-03") -> Position:
    return Position(passage=article, article=article, text=text, holder="X", published=published)


def finding(kind: str = "polarity", stances: tuple[str, str] = ("", ""), **more: str) -> Finding:
    told = {"reason": "because", "matter": "?"} | more
    return Finding(kind=kind, score=0.8, stances=stances, **told)


def about(one: str, other: str, found: Finding | None = None, later: str = "2024-05-03") -> bool:
    return is_about_one_thing(found or finding(), position(one), position(other, 2, later))


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [
        (BURNED, "No lorries burned on the Oster bridge, the mayor said.", True),
        ("They will vote for the senator.", "We will not vote before the summer.", False),
        ("Ruiz", "It is not true that Ruiz closed the Oster bridge.", False),
        (BURNED, "Nobody burned the letters in Halvorsen's attic.", False),
    ],
)
def test_opposed_words_need_the_same_thing(one: str, other: str, yes: bool) -> None:
    assert about(one, other) is yes


def test_what_is_denied_must_be_said_by_the_other() -> None:
    denies = finding(stances=("says it is so", "denies it"))
    assert about(BURNED, "that lorries were burned on the Oster bridge", denies)
    assert not about(BURNED, "that Ruiz was paid for the Oster bridge", denies)
    assert not about(BURNED, "accusations about the Oster bridge", denies)


def test_days_apart_is_another_event_unless_much_is_the_same() -> None:
    other = "Nobody doubts that no lorries of the harvest fair burned at the Oster bridge when the tents caught fire."
    assert about(BURNED, "No lorries burned on the Oster bridge.", later="2024-06-20")
    assert not about(
        "The Oster bridge lorries burned early on Friday near the customs house gate.", other, later="2024-06-20"
    )


def test_kinds_that_see_to_it_themselves() -> None:
    for kind in ("name", "role", "attribution"):
        assert about("Ruiz fell", "Halvorsen rose", finding(kind))


def test_who_did_it_needs_what_was_done() -> None:
    who = finding("who", ("posted by Ruiz", "Kral posted it"), left="posted by Ruiz", right="Kral posted")
    assert about("The photograph was posted by Ruiz on Friday.", "Kral posted the photograph on his channel.", who)
    assert not about("The song was posted by Ruiz on Friday.", "Kral posted the photograph on his channel.", who)


def test_the_scorer_alone_counts_only_across_articles_and_for_much_the_same() -> None:
    alone = finding(reason="Read together the two look opposed.")
    other = "Two lorries did not burn on the Oster bridge after the attack."
    assert about(BURNED, other, alone)
    assert not is_about_one_thing(alone, position(BURNED), position(other))
    assert not about(BURNED, "A ferry sank near the Oster bridge after the attack on the quay.", alone)
