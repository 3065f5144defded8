"""Passages that hang together, directly or by way of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Place(NamedTuple):
    """A passage of a version (row number): ``str`` offsets, half open."""

    version: int
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        return self.version == other.version and self.start < other.end and other.start < self.end


def components(nodes: Iterable[T], edges: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The nodes, put together as the edges say; in the order of first appearance."""
    above: dict[T, T] = {node: node for node in nodes}

    def root(node: T) -> T:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    for one, other in edges:
        above[root(other)] = root(one)
    found: dict[T, list[T]] = defaultdict(list)
    for node in above:
        found[root(node)].append(node)
    return list(found.values())


class Link(NamedTuple):
    """Two passages that belong together. Links of the same versions and ``thread`` do too; 0 is no thread."""

    left: Place
    right: Place
    thread: int = 0


def origins(links: Sequence[Link]) -> list[list[Place]]:
    """What hangs together, each as passages that do not overlap, in order.

    Two passages of one version hang together where they overlap.
    """
    places = sorted({place for link in links for place in link[:2]})
    edges = [link[:2] for link in links]
    threads: dict[tuple[int, int, int], Place] = {}
    for link in links:
        if link.thread:
            first = threads.setdefault((link.left.version, link.right.version, link.thread), link.left)
            edges.append((first, link.left))
    reach: Place | None = None
    for place in places:
        if reach is not None and place.overlaps(reach):
            edges.append((reach, place))
        if reach is None or place.version != reach.version or place.end > reach.end:
            reach = place
    return [merged(some) for some in components(places, edges)]


def merged(places: Iterable[Place]) -> list[Place]:
    """Overlapping ones as one, in order."""
    found: list[Place] = []
    for place in sorted(places):
        if found and place.overlaps(found[-1]):
            found[-1] = found[-1]._replace(end=max(found[-1].end, place.end))
        else:
            found.append(place)
    return found
