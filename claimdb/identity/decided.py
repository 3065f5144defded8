"""What people decided about who is who, as resolution applies it: which names stay together, which stay apart.

Later decisions go before earlier ones: they are laid first, and an earlier one holds as far as it fits in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimdb.records import Referent, SpeakerDecision

Sides = tuple[frozenset[int], frozenset[int]]
"""Where something stands, and where none of its speaker's may stand."""


class Decisions:
    """Standing decisions, oldest first, ready to be asked about what names stand for in articles."""

    def __init__(self, standing: Sequence[SpeakerDecision] = ()) -> None:
        self._above: dict[Referent, Referent] = {}
        self._mine: dict[Referent, set[int]] = {}
        self._theirs: dict[Referent, set[int]] = {}
        self._named: dict[Referent, tuple[int, str]] = {}
        self._about: dict[Referent, list[int]] = {}
        self._in_article: dict[str, dict[Referent, None]] = {}
        self.all = tuple(standing)
        for number in reversed(range(len(standing))):
            self._lay(number, standing[number])

    def group(self, one: Referent) -> Referent | None:
        """The same for all that people joined; None for what no decision is about."""
        return self._root(one) if one in self._above else None

    def sides(self, one: Referent) -> Sides:
        """Two whose sides meet crosswise are two speakers."""
        root = self._root(one)
        return frozenset(self._mine.get(root, ())), frozenset(self._theirs.get(root, ()))

    def apart(self, one: Referent, other: Referent) -> bool:
        """Whether people said that the two are not one speaker."""
        return not self.sides(one)[0].isdisjoint(self.sides(other)[1])

    def name(self, some: Iterable[Referent]) -> str | None:
        """The name that people last gave to the speaker of any of these."""
        return max((self._named[one] for one in some if one in self._named), default=(0, None))[1]

    def in_article(self, article_key: str) -> tuple[Referent, ...]:
        """What decisions are about in one article."""
        return tuple(self._in_article.get(article_key, ()))

    def touching(self, some: Iterable[Referent]) -> set[int]:
        """Numbers, in `all`, of the decisions about any of these."""
        return {number for one in some for number in self._about.get(one, ())}

    def _root(self, one: Referent) -> Referent:
        above = self._above
        if one not in above:
            return one
        while (up := above[one]) != one:
            above[one] = one = above[up]
        return one

    def _lay(self, number: int, told: SpeakerDecision) -> None:
        for one in (*told.left, *told.right):
            self._above.setdefault(one, one)
            self._about.setdefault(one, []).append(number)
            self._in_article.setdefault(one.article, {})[one] = None
        if told.decision == "rename" and told.name:
            for one in told.left:
                self._named.setdefault(one, (number, told.name))
        if told.decision in ("same", "split"):
            self._join(told.left + (told.right if told.decision == "same" else ()))
        if told.decision in ("different", "split"):
            self._part(told, 4 * number)

    def _join(self, some: Sequence[Referent]) -> None:
        """Each with the first, unless a later decision parts them."""
        for other in some[1:]:
            root, joined = self._root(some[0]), self._root(other)
            if root == joined or self.apart(root, joined):
                continue
            self._above[joined] = root
            for sides in (self._mine, self._theirs):
                sides.setdefault(root, set()).update(sides.pop(joined, ()))

    def _part(self, told: SpeakerDecision, side: int) -> None:
        """Left from right, unless a later decision joins them; what it joins stays apart from the rest of both."""
        left, right = ({self._root(one) for one in some} for some in (told.left, told.right))
        both = left & right
        self._set_apart(left - both, right, side)
        self._set_apart(both, right - both, side + 2)

    def _set_apart(self, left: set[Referent], right: set[Referent], side: int) -> None:
        for roots, mine, theirs in ((left, side, side + 1), (right, side + 1, side)):
            for root in roots:
                self._mine.setdefault(root, set()).add(mine)
                self._theirs.setdefault(root, set()).add(theirs)
