"""Nodes of one family become speakers: what fits nobody surely stays by itself."""

from __future__ import annotations

from claimdb.identity.clusters import Node, group
from claimdb.identity.evidence import Profile
from claimdb.text import fold

GIVEN = (
    *("Ada", "Ben", "Cleo", "Dirk", "Elsa", "Finn", "Gerd", "Hana", "Ivo", "Jana", "Karl", "Lene"),
    *("Milo", "Nora", "Otto", "Pia", "Rolf", "Sara", "Theo", "Ursa", "Vito", "Wanda", "Xenia", "Yuri"),
)


def node(number: int, name: str, *people: int) -> Node:
    article = f"{number:04}"
    profile = Profile(articles={article}, people=dict.fromkeys(people, 1), first=700, last=700)
    return Node(("2024", article, fold(name)), ("person", fold(name)), name, profile, mentions=1)


def found(*nodes: Node) -> set[frozenset[str]]:
    return {frozenset(one.order[1] for one in cluster.nodes) for cluster in group(nodes).clusters}


def test_a_surname_of_many_is_who_shares_most_with_it() -> None:
    people = [node(at, f"{given} Dravkin", 10 * at, 10 * at + 1, 10 * at + 2) for at, given in enumerate(GIVEN)]
    alone, open_ = node(100, "Dravkin", 70, 71, 72), node(101, "Dravkin", 999)
    groups = found(*people, alone, open_)
    assert frozenset(("0007", "0100")) in groups
    assert frozenset(("0101",)) in groups
    assert len(groups) == len(people) + 1


def test_a_surname_that_fits_two_of_many_as_well_is_neither() -> None:
    people = [node(at, f"{given} Dravkin", 10 * at, 10 * at + 1) for at, given in enumerate(GIVEN)]
    groups = found(*people, node(100, "Dravkin", 70, 71, 80, 81))
    assert frozenset(("0100",)) in groups


def test_a_surname_of_one_is_that_one() -> None:
    assert found(node(1, "Ada Dravkin", 5, 6), node(2, "Dravkin", 5, 6)) == {frozenset(("0001", "0002"))}


def test_what_is_asked_of_many_is_about_those_that_share_most() -> None:
    people = [node(at, f"{given} Dravkin", 10 * at, 10 * at + 1) for at, given in enumerate(GIVEN)]
    grouping = group([*people, node(100, "Dravkin", 70, 80)])
    asked = {question.left.nodes[0].name for question in grouping.questions}
    assert asked <= {"Hana Dravkin", "Ivo Dravkin", "Dravkin"}
