"""Whom a profile shares most with."""

from __future__ import annotations

from dataclasses import dataclass

from claimdb.identity.evidence import Profile
from claimdb.identity.sharing import Sharing, tokens


@dataclass(frozen=True, eq=False)
class One:
    profile: Profile
    order: tuple[str, str, str]


def one(name: str, *people: int, offices: str = "") -> One:
    return One(Profile(people=dict.fromkeys(people, 1), offices={offices: 1} if offices else {}), (name, "", ""))


def test_what_is_shared() -> None:
    held = tokens(Profile(people={1: 2}, organisations={2: 1}, places={3: 1}, offices={"the mayor of Orla": 1}))
    assert held == {1, 2, 3, "mayor", "orla"}


def test_those_that_share_most_go_first_and_those_that_share_nothing_not_at_all() -> None:
    much, little, nothing = one("c", 1, 2, offices="mayor"), one("b", 2), one("a", 9)
    sharing = Sharing([nothing, little, much])
    held = tokens(one("", 1, 2, offices="Mayor").profile)
    assert sharing.most(held, 5) == [much, little]
    assert sharing.most(held, 1) == [much]
    assert sharing.most((), 5) == []


def test_of_those_that_share_as_much_the_first_in_order() -> None:
    later, earlier = one("b", 1), one("a", 1)
    assert Sharing([later, earlier]).most({1}, 1) == [earlier]


def test_what_is_added_is_found() -> None:
    sharing: Sharing[One] = Sharing()
    added = one("a")
    sharing.add(added, {7})
    assert sharing.most({7}, 1) == [added]
