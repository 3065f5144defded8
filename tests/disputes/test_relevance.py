"""Findings count only where two positions are about one thing."""

from __future__ import annotations

import pytest

from claimdb.disputes.relevance import is_about_one_thing, says_something
from claimdb.disputes.tellingwords import plain_words, tells
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


def test_the_name_of_a_thing_is_no_statement() -> None:
    assert about("Ruiz died on the Oster bridge", "Ruiz had not died on the Oster bridge")
    assert not about("Ruiz's death on the Oster bridge", "Ruiz had not died on the Oster bridge")


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


def test_a_share_of_nobody_knows_what() -> None:
    share = finding("number", matter="The share", left="46 percent", right="41 percent")
    one, other = "Ruiz leads Kral in Oster by 46 percent.", "Ruiz leads Kral in Oster by 41 percent."
    assert about(one, other, share)
    assert not is_about_one_thing(share, position(one), position(other))
    assert not about(one, "Ruiz leads Brandt in Oster by 41 percent.", share)
    assert not about("The margin of error is four percent.", "The margin of error is six percent.", share)


def test_shares_of_two_votes_in_one_article() -> None:
    share = finding("number", matter="The share: vote", left="57 percent", right="52 percent")
    one, other = "The dam passed with 57 percent of the vote.", "The levy passed with 52 percent of the vote."
    assert not is_about_one_thing(share, position(one), position(other))


def test_one_outlet_does_not_contradict_itself() -> None:
    ours, theirs = (
        Position(passage=n, article=n, text=text, holder="The Oster Post", outlet="The Oster Post")
        for n, text in enumerate((BURNED, "No lorries burned on the Oster bridge, the mayor said."))
    )
    assert not is_about_one_thing(finding(), ours, theirs)


def test_names_alone_are_not_what_is_denied() -> None:
    denies = finding(stances=("says it is so", "denies it"))
    assert not about("Ruiz met Kral by chance before supper in Oster.", "that Ruiz had robbed Kral in Oster", denies)


def test_what_tells_nothing() -> None:
    assert tells("Mr. Ruiz burned it on Friday").keys() == tells("Ruiz burned it").keys()
    assert plain_words("Ruiz burned the lorries") == plain_words("burned lorries")
    assert plain_words("Lorries Burned On Oster Bridge") >= plain_words("lorries burned")


def test_who_leaves_open_what_another_states() -> None:
    doubt = finding("unverified", ("leaves it open", "states it"), left="doubts about")
    doubted = "There are doubts about whether Ruiz sold the ferry licence of Oster harbour."
    assert about(doubted, "Ruiz sold the ferry licence of Oster harbour in May.", doubt)
    assert not about(doubted, "Ruiz came to Oster harbour with a choir.", doubt)


def test_what_has_a_verb_says_something() -> None:
    assert says_something("the board sold the ferry")
    assert says_something("it was sold")
    assert not says_something("the sale of the ferry")
