"""Whom a profile shares most with, found by what is shared, so that nobody is weighed against all of one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from claimdb.identity.evidence import Profile
from claimdb.identity.offices import read_office

Token = int | str
"""A number made from a name beside it, or a word of an office."""


class Profiled(Protocol):
    """``order`` tells any two apart, the same in every database."""

    @property
    def profile(self) -> Profile: ...
    @property
    def order(self) -> tuple[str, str, str]: ...


Some = TypeVar("Some", bound=Profiled)


class Sharing(Generic[Some]):
    """What each of some profiles holds, looked up by it."""

    def __init__(self, some: Iterable[Some] = ()) -> None:
        self._holding: dict[Token, dict[Some, None]] = defaultdict(dict)
        for one in some:
            self.add(one, tokens(one.profile))

    def add(self, one: Some, held: Iterable[Token]) -> None:
        for token in held:
            self._holding[token][one] = None

    def most(self, held: Iterable[Token], number: int) -> list[Some]:
        """At most so many, those that share most first; none that shares nothing."""
        shared: Counter[Some] = Counter()
        for token in held:
            shared.update(iter(self._holding.get(token, ())))
        return sorted(shared, key=lambda one: (-shared[one], one.order))[:number]


def tokens(profile: Profile) -> set[Token]:
    """All that another profile may share."""
    words = (word for office in profile.offices for word in read_office(office).words)
    return {*profile.people, *profile.organisations, *profile.places, *words}
