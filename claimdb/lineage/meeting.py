"""Which texts are compared at all: those that share fingerprints which few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimdb.store import copies
from claimdb.store.copies import Holders

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

LEAST = 3
"""Shared fingerprints, at least: a stock phrase gives one or two."""
OWN = 8
"""Articles of one outlet; what stands in more is its boilerplate."""
COMMON = 1000
"""Articles; what stands in more is plain language (or is printed by so many that it hangs together otherwise)."""
PARTNERS = 16
NOBODY = 0
"""The outlet of an article whose outlet is not known."""
_KEPT = 100_000
"""Fingerprints whose holders are remembered."""


class Partner(NamedTuple):
    """A version to compare with, and the fingerprints that do not count between the two."""

    version: int
    blind: frozenset[int]


class _Held(NamedTuple):
    """``holders`` are cut behind `COMMON`. ``boilerplate``: outlets (row numbers) whose boilerplate it is."""

    holders: Holders
    boilerplate: frozenset[int]

    @property
    def is_common(self) -> bool:
        return len(self.holders.versions) > COMMON


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
        self._know(votes)
        held = self._holders(hashes)
        common = frozenset(one for one in hashes if held[one].is_common)
        used: Counter[int] = Counter()
        chosen = []
        for other in sorted(votes, key=lambda other: self._printers[other][1]):
            if sum(used[one] < PARTNERS for one in votes[other]) >= LEAST:
                used.update(votes[other])
                outlets = {self.outlet(version), self.outlet(other)}
                chosen.append(Partner(other, common | {one for one in hashes if held[one].boilerplate & outlets}))
        return chosen

    def votes(
        self, version: int, hashes: Collection[int], least: int = 1, *, outlet: int | None = None
    ) -> dict[int, list[int]]:
        """Who else (of an outlet) has so many of these fingerprints, each with those that count between the two."""
        mine = self.outlet(version)
        names: list[int] = []
        some: list[NDArray[np.int64]] = []
        for one, held in self._holders(hashes).items():
            versions, outlets = held.holders
            if len(versions) < 2 or held.is_common or mine in held.boilerplate:
                continue  # by itself, it is this version's
            if held.boilerplate:
                versions = versions[~np.isin(outlets, list(held.boilerplate))]
                outlets = outlets[~np.isin(outlets, list(held.boilerplate))]
            names.append(one)
            some.append(versions if outlet is None else versions[outlets == outlet])
        if not some:
            return {}
        together = np.concatenate(some)
        others, counts = np.unique(together, return_counts=True)
        enough = np.flatnonzero(np.isin(together, others[(counts >= least) & (others != version)]))
        owners = np.repeat(np.arange(len(names)), [len(versions) for versions in some])
        found: dict[int, list[int]] = defaultdict(list)
        for other, number in zip(together[enough].tolist(), owners[enough].tolist(), strict=True):
            found[other].append(names[number])
        return found

    def shaken(self, before: Mapping[int, Collection[int]], now: Mapping[int, Collection[int]]) -> set[int]:
        """Versions that must be looked at again, since a fingerprint of theirs has begun or ceased to count.

        ``before`` and ``now``: the fingerprints of the versions that went and came.
        """
        self._know([*before, *now])
        self._held.clear()
        change: dict[int, Counter[int]] = defaultdict(Counter)
        for sign, some in ((-1, before), (1, now)):
            for version, hashes in some.items():
                outlet = self._printers[version][0] or NOBODY
                for one in hashes:
                    change[one][outlet] += sign
        most = COMMON + 1 + max((outlets.total() for outlets in change.values()), default=0)
        shaken: set[int] = set()
        wanted = sorted(one for one, outlets in change.items() if any(outlets.values()))
        for at in range(0, len(wanted), _KEPT // 10):
            held = copies.holders(self._session, wanted[at : at + _KEPT // 10], most)
            for one, holders in held.items():
                if len(holders.versions) < most:
                    shaken |= self._shaken(holders, change[one])
            self._keep(held)
        return shaken

    def _shaken(self, holders: Holders, change: Counter[int]) -> set[int]:
        count = len(holders.versions)
        earlier = count - change.total()
        if max(count, earlier) <= min(OWN, COMMON):
            return set()
        versions: list[int] = holders.versions.tolist()
        if count > COMMON:
            return copies.paired(self._session, versions, versions) if earlier <= COMMON else set()
        if earlier > COMMON:
            return set(versions)
        ceased: list[int] = []
        begun: list[int] = []
        for outlet, by in change.items():
            own = int(np.count_nonzero(holders.outlets == outlet))
            if outlet != NOBODY and (own > OWN) != (own - by > OWN):
                (ceased if own > OWN else begun).append(outlet)
        shaken = set(holders.versions[np.isin(holders.outlets, begun)].tolist()) if begun else set()
        if ceased:  # what rested on it is there to be seen
            mine = holders.versions[np.isin(holders.outlets, ceased)].tolist()
            shaken |= copies.paired(self._session, mine, versions)
        return shaken

    def _holders(self, hashes: Collection[int]) -> dict[int, _Held]:
        if missing := [one for one in hashes if one not in self._held]:
            found = {one: self._held[one] for one in hashes if one in self._held}
            return found | self._keep(copies.holders(self._session, missing, COMMON + 1))
        return {one: self._held[one] for one in hashes}

    def _keep(self, found: Mapping[int, Holders]) -> dict[int, _Held]:
        """Remember holders, and give them with what follows."""
        if len(self._held) > _KEPT:
            self._held.clear()
        made = {}
        for one, (versions, outlets) in found.items():
            cut = Holders(versions[: COMMON + 1], outlets[: COMMON + 1])
            made[one] = _Held(cut, _boilerplate(cut))
        self._held |= made
        return made

    def _know(self, versions: Iterable[int]) -> None:
        missing = set(versions) - self._printers.keys()
        self._printers |= copies.printers(self._session, missing)


def _boilerplate(holders: Holders) -> frozenset[int]:
    if not OWN < len(holders.versions) <= COMMON:
        return frozenset()
    outlets, counts = np.unique(holders.outlets, return_counts=True)
    return frozenset(outlets[(counts > OWN) & (outlets != NOBODY)].tolist())
