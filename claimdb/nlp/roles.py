"""Which of the people named in an article a description like "the mayor" may mean, by what the article calls them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdb.nlp.people import Roster
    from claimdb.nlp.phrases import Reading

_LOOKED_AT = 200
"""Names before a description."""


def holders(roster: Roster, reading: Reading, *, early: bool) -> list[int]:
    """People to whom the article gives the role of a description, the likeliest first.

    They are named before it; in the ``early`` paragraphs, where nobody may have been named yet, the one who is named
    with that role later counts too.
    """
    lows = roster.tokens.lows
    words = [lows[i] for i in range(reading.at, reading.head)]
    words = [word for word in words if word[0].isalnum() and word not in lexicon.DETERMINERS | {"former"}]
    owned = reading.owner is not None
    needed = {word for word in words if owned or word in lexicon.OFFICE_WORDS}

    def holding(people: Iterable[int]) -> list[int]:
        some = [p for p in people if reading.noun in roster.people[p].roles]
        some = [p for p in some if needed <= roster.people[p].role_words]
        return [p for p in some if not _is_of_other_party(roster, p, reading)]

    found = holding(_named_before(roster, reading.head))
    if not found and early and reading.noun not in lexicon.STRANGERS:
        found = holding(range(len(roster.people)))
        found = found if len(found) == 1 else []
    if owned and not needed and len(found) > 1:
        return []
    return sorted(found, key=lambda p: -len(roster.people[p].role_words.intersection(words)))


def may_hold(roster: Roster, person: int, reading: Reading) -> bool:
    """Nothing in a description speaks against somebody: no office in an organisation, no other party."""
    behind = range(reading.head + 1, min(reading.head + 5, len(roster.tokens)))
    office = any(i in roster.organisation_at for i in behind[1:]) and roster.tokens.lows[behind[0]] == "of"
    return not office and not _is_of_other_party(roster, person, reading)


def _is_of_other_party(roster: Roster, person: int, reading: Reading) -> bool:
    named = {lexicon.PARTIES.get(roster.tokens.lows[i]) for i in range(reading.at, reading.head + 1)} - {None}
    theirs = {lexicon.PARTIES.get(word) for word in roster.people[person].role_words} - {None}
    return bool(named and theirs and not named & theirs)


def _named_before(roster: Roster, index: int) -> list[int]:
    """People named before a token, the last first; all of the article's where none was."""
    upto = bisect_right(roster.names, index, key=lambda name: name.first)
    before = [name.person for name in reversed(roster.names[max(0, upto - _LOOKED_AT) : upto]) if name.person >= 0]
    return list(dict.fromkeys(before or (name.person for name in roster.names if name.person >= 0)))
