"""Which claims are left where one stands inside another."""

from __future__ import annotations

from claimdb.contents.clustering import FULLEST, Member, Node, claims, link
from claimdb.contents.comparison import Content
from claimdb.records import Form, Pairing

BOTH = "he was sacked after accusing the minister of selling the lifeboats to a shipyard at Tolna"
SACKED = "he was dismissed from his post because nobody liked what he had said of the pier"


def told(*texts: str, form: Form = "indirect", likeness: float = 0.6) -> list[list[Member]]:
    nodes = [
        Node(number, (number, 0), number, 0, len(text), Content(text=text, form=form, day=1))
        for number, text in enumerate(texts)
    ]
    return claims(nodes, lambda one, other: link(one, other, Pairing(likeness)))


def shown(found: list[list[Member]]) -> list[list[str]]:
    return [[one.node.content.text[slice(*(one.part or (None,)))] for one in members] for members in found]


def test_copies_that_share_a_main_clause_with_another_are_two_claims() -> None:
    found = told(BOTH, BOTH, SACKED)
    assert shown(found) == [[BOTH, BOTH], ["he was sacked", "he was sacked", "he was dismissed from his post"]]
    assert [one.reason for one in found[1]] == ["paraphrase: the same main clause"] * 2 + [FULLEST]


def test_what_is_only_the_main_clause_is_no_claim_beside_it() -> None:
    found = told("he was dismissed", "he was dismissed yesterday", SACKED, likeness=0.95)
    assert len(found) == 1
    assert {one.node.number for one in found[0]} == {0, 1, 2}


def test_copies_are_one_claim() -> None:
    assert shown(told(BOTH, BOTH)) == [[BOTH, BOTH]]
    assert shown(told(SACKED, BOTH)) == [["he was dismissed from his post", "he was sacked"]]
    assert told(BOTH) == []
