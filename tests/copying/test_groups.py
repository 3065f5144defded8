"""What hangs together."""

from __future__ import annotations

import random

from claimdb.copying.groups import Link, Place, merged, origins

A, B, C = Place(1, 0, 100), Place(2, 50, 150), Place(3, 0, 100)


def test_links_and_overlaps_tie_passages() -> None:
    further = Place(2, 140, 300)
    assert origins([Link(A, B), Link(further, C)]) == [[A, Place(2, 50, 300), C]]


def test_passages_that_only_stand_in_one_version_do_not() -> None:
    apart = Place(2, 150, 300)
    assert sorted(origins([Link(A, B), Link(apart, C)])) == [[A, B], [apart, C]]


def test_a_thread_ties_the_passages_of_one_pair() -> None:
    apart, back = Place(2, 150, 300), Place(1, 200, 300)
    assert len(origins([Link(A, B, 1), Link(back, apart, 2)])) == 2
    assert len(origins([Link(A, B, 1), Link(back, apart, 1)])) == 1


def test_the_order_of_the_links_does_not_matter() -> None:
    chance = random.Random(2)
    links = [
        Link(Place(chance.randrange(9), at, at + chance.randrange(5, 30)), Place(9 + chance.randrange(9), at, at + 20))
        for at in (chance.randrange(400) for _ in range(60))
    ]
    once = sorted(origins(sorted(links)))
    chance.shuffle(links)
    assert sorted(origins(links)) == once


def test_touching_is_no_overlap() -> None:
    assert merged([Place(1, 10, 20), Place(1, 0, 10), Place(1, 5, 8)]) == [Place(1, 0, 10), Place(1, 10, 20)]
