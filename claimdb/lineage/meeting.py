"""Which texts are compared at all: those that share fingerprints which few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from claimdb.store import copies

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEAST = 3
"""Shared fingerprints, at least: a stock phrase gives one or two."""
OWN = 8
"""Articles of one outlet; what stands in more is its boilerplate."""
COMMON = 1000
"""Articles; what stands in more is plain language (or is printed by so many that it hangs together otherwise)."""
PARTNERS = 16
_KEPT = 100_000
"""Fingerprints whose holders are remembered."""


class Partner(NamedTuple):
    """A version to compare with, and the fingerprints that do not count between the two."""

    version: int
    blind: frozenset[int]


class _Held(NamedTuple):
    """``versions`` is cut behind `COMMON`. ``outlets``: those whose boilerplate it is."""

    versions: list[int]
    outlets: frozenset[int]

    @property
    def is_common(self) -> bool:
        return len(self.versions) > COMMON


class Meeting:
    """Who meets whom, by what is stored now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._printers: dict[int, tuple[int | None, str]] = {}
        self._held: dict[int, _Held] = {}

    def outlet(self, version: int) -> int | None:
        """Of a version, by row numbers."""
        self._know([version])
        return self._printers[version][0]

    def partners(self, version: int, hashes: Collection[int]) -> list[Partner]:
        """Whom to compare a version with."""
        votes = self.votes(version, hashes, LEAST)
        held = self._holders(hashes)
        common = frozenset(one for one in hashes if held[one].is_common)
        used: Counter[int] = Counter()
        chosen = []
        for other in sorted(votes, key=lambda other: self._printers[other][1]):
            if sum(used[one] < PARTNERS for one in votes[other]) >= LEAST:
                used.update(votes[other])
                outlets = {self.outlet(version), self.outlet(other)}
                chosen.append(Partner(other, common | {one for one in hashes if held[one].outlets & outlets}))
        return chosen

    def votes(self, version: int, hashes: Collection[int], least: int = 1) -> dict[int, list[int]]:
        """Who else has so many of these fingerprints, each with those that count between the two."""
        mine = self.outlet(version)
        counting = {
            one: [other for other in held.versions if self._printers[other][0] not in held.outlets]
            if held.outlets
            else held.versions
            for one, held in self._holders(hashes).items()
            if not held.is_common and mine not in held.outlets
        }
        total: Counter[int] = Counter()
        for versions in counting.values():
            total.update(versions)
        enough = {other for other, count in total.items() if count >= least and other != version}
        found: dict[int, list[int]] = defaultdict(list)
        for one, versions in counting.items():
            for other in enough.intersection(versions):
                found[other].append(one)
        return found

    def shaken(self, before: Mapping[int, Collection[int]], now: Mapping[int, Collection[int]]) -> set[int]:
        """Versions that must be looked at again, since a fingerprint of theirs has begun or ceased to count.

        ``before`` and ``now``: the fingerprints of the versions that went and came.
        """
        self._know([*before, *now])
        change: dict[int, Counter[int | None]] = defaultdict(Counter)
        for sign, some in ((-1, before), (1, now)):
            for version, hashes in some.items():
                for one in hashes:
                    change[one][self._printers[version][0]] += sign
        most = COMMON + 1 + max((outlets.total() for outlets in change.values()), default=0)
        shaken: set[int] = set()
        wanted = sorted(one for one, outlets in change.items() if any(outlets.values()))
        for at in range(0, len(wanted), _KEPT // 10):
            held = copies.holders(self._session, wanted[at : at + _KEPT // 10], most)
            self._know({version for versions in held.values() for version in versions})
            for one, versions in held.items():
                if len(versions) < most:
                    shaken |= self._shaken(versions, change[one])
        return shaken

    def _shaken(self, versions: Collection[int], change: Counter[int | None]) -> set[int]:
        count = len(versions)
        earlier = count - change.total()
        if count > COMMON:
            return copies.paired(self._session, versions) if earlier <= COMMON else set()
        if earlier > COMMON:
            return set(versions)
        outlets = Counter(self._printers[version][0] for version in versions)
        moved = {
            outlet
            for outlet, by in change.items()
            if outlet is not None and (outlets[outlet] > OWN) != (outlets[outlet] - by > OWN)
        }
        return {version for version in versions if self._printers[version][0] in moved}

    def _holders(self, hashes: Collection[int]) -> dict[int, _Held]:
        if len(self._held) > _KEPT:
            self._held.clear()
        if missing := [one for one in hashes if one not in self._held]:
            found = copies.holders(self._session, missing, COMMON + 1)
            self._know(set().union(*found.values()))
            self._held |= {one: _Held(versions, self._boilerplate(versions)) for one, versions in found.items()}
        return {one: self._held[one] for one in hashes}

    def _boilerplate(self, versions: Collection[int]) -> frozenset[int]:
        if len(versions) <= OWN or len(versions) > COMMON:
            return frozenset()
        outlets = Counter(self._printers[version][0] for version in versions)
        return frozenset(outlet for outlet, count in outlets.items() if outlet is not None and count > OWN)

    def _know(self, versions: Iterable[int]) -> None:
        missing = set(versions) - self._printers.keys()
        self._printers |= copies.printers(self._session, missing)
