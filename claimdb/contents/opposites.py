"""Words of opposed meaning: where one statement has the one and the other the other, they do not say the same."""

from __future__ import annotations

from collections import defaultdict

from claimdb.contents.words import stem_of

_PAIRS = """
rise fall; rose fell; risen fallen; up down; higher lower; high low; highest lowest; gain loss; gain lose; increase
decrease; increase decline; rise decline; rise drop; grow shrink; grew shrank; more less; more fewer; most least; win
lose; won lost; victory defeat; dead alive; die survive; kill wound; kill injure; killed unharmed; arrest release;
detain release; jail free; accept reject; approve reject; accept refuse; pass reject; before after; guilty innocent;
convict acquit; open close; open shut; confirm deny; admit deny; support oppose; back oppose; begin end; start end;
start stop; begin stop; start finish; best worst; better worse; first last; north south; northern southern; east west;
eastern western; left right; strong weak; strengthen weaken; hot cold; early late; earlier later; success failure;
successful failed; succeed fail; agree disagree; allow ban; permit ban; allow forbid; allow block; safe dangerous;
true false; real fake; likely unlikely; possible impossible; legal illegal; join leave; enter leave; arrive leave; buy
sell; bought sold; praise criticise; praise criticize; raise cut; raise lower; raise reduce; hike cut; widen narrow;
surge plunge; surge slump; surge tumble; soar slump; soar plunge; climb drop; climb fall; climb slip; jump slip; jump
drop; gain slip; gain drop; gain fall; rise slip; rally fall; rally slump; advance retreat; advance withdraw; good
bad; positive negative; optimistic pessimistic; ally enemy; friend enemy; peace war; attack defend; with without; over
under; above below; always never; everyone nobody; all none; many few; major minor; male female; man woman; men women;
boy girl; father mother; son daughter; brother sister; husband wife; uncle aunt; resume suspend; lift impose; found
missing; marry divorce; hire fire; appoint dismiss; appoint sack; public private; win defeat; import export; borrow
lend; deploy withdraw; arrive depart; include exclude; remember forget; love hate; profit loss; surplus deficit;
majority minority; offensive defensive; guilty cleared; upheld overturned; uphold overturn; extend shorten; tighten
ease; tighten loosen; escalate ease; beat lose; ahead behind; inside outside; present absent; temporary permanent;
voluntary forced; day night; morning evening; winter summer; spring autumn; young old; rich poor; domestic foreign;
denied confirmed; optimism pessimism; hero traitor; loyal disloyal; enough insufficient; adequate inadequate; adequate
insufficient; sufficient insufficient; sank rose; sink rise; stay leave; stay left; remain leave; remain left; keep
leave; slow quicken; slow accelerate; lead trail; upgrade downgrade; bullish bearish
"""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in _PAIRS.split(";"):
        one, other = map(stem_of, pair.split())
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
