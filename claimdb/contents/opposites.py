"""Words of opposed meaning: where one statement has the one and the other the other, they do not say the same."""

from __future__ import annotations

from collections import defaultdict

from claimdb.contents.words import stem_of
from claimdb.opposites import OPPOSED

_APART = """
rose/fell risen/fallen highest/lowest gain/loss increase/decline rise/decline grew/shrank most/least won/lost
kill/wound kill/injure killed/unharmed arrest/release detain/release pass/reject before/after start/end start/finish
successful/failed bought/sold raise/reduce hike/cut surge/plunge surge/slump surge/tumble soar/slump soar/plunge
climb/drop climb/slip jump/slip jump/drop gain/slip gain/drop rise/slip rally/fall advance/withdraw good/bad
positive/negative peace/war attack/defend with/without over/under many/few man/woman men/women boy/girl father/mother
son/daughter brother/sister husband/wife uncle/aunt marry/divorce borrow/lend deploy/withdraw arrive/depart
remember/forget offensive/defensive guilty/cleared upheld/overturned tighten/loosen beat/lose day/night
morning/evening winter/summer spring/autumn young/old rich/poor domestic/foreign denied/confirmed optimism/pessimism
enough/insufficient adequate/insufficient sank/rose sink/rise stay/left remain/left keep/leave slow/quicken lead/trail
upgrade/downgrade bullish/bearish
"""
"""Beside those that cannot both be right: "a man" and "a woman" are two statements, but no conflict."""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in (*OPPOSED, *(pair.split("/") for pair in _APART.split())):
        one, other = map(stem_of, pair)
        found[one].add(other)
        found[other].add(one)
    return {stem: frozenset(others) for stem, others in found.items()}


OPPOSITES = _opposites()
"""Stem → stems of opposed meaning."""

_NEGATIONS = """no not never none nobody nothing neither nor nowhere cannot without hardly unless deny denied denies
denying"""
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that say that it is not so; forms in n't do, too."""


_LACKS = """lack lacking absence absent fail failure refuse insufficient inadequate unable unwilling impossible prevent
stop scant"""
_UN = 7
"""Letters of a stem that begins with an un- that negates: "unprecedented", not "under" and "union"."""
_LACKING = frozenset(map(stem_of, _LACKS.split()))


def lacks(stem: str) -> bool:
    """Whether a word may stand for a "not" or "no": failing to pay, a lack of boats."""
    return stem in _LACKING or (stem.startswith("un") and len(stem) >= _UN)


def negates(printed: str) -> bool:
    """Whether a word turns what is said into its opposite."""
    low = printed.casefold().replace("’", "'")
    return low in NEGATIONS or low.endswith("n't")
