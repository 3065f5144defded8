"""Offices and ranks as printed beside a name: do two of them fit one person?

An office is read as its words and the walks of life that they tell of. Words that many hold ("spokesman") say little,
names and numbers in them ("58th") much. Walks of life between which people change (a general becomes a minister, a
businessman runs for president) speak against nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from claimdb.text import fold, plain_marks


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIELDS: dict[str, str] = {
    "politics": (
        "minister ministry president presidential premier chancellor parliament parliamentarian parliamentary lawmaker "
        "legislator senator senate sen governor gov mayor mayoral congressman congresswoman congress representative "
        "rep mp councillor councilman councilwoman council politician candidate nominee ambassador diplomat envoy "
        "consul party democrat republican opposition government cabinet secretary statesman assemblyman delegate "
        "monarch king queen prince princess dissident activist campaigner adviser aide strategist pollster"
    ),
    "military": (
        "general gen colonel col lieutenant lt major maj brigadier brig marshal admiral adm commodore commander army "
        "navy naval fleet brigade regiment battalion corps soldier military troops sergeant corporal private militant "
        "warlord rebel mercenary paramilitary officer infantry marine"
    ),
    "law": (
        "judge justice court lawyer attorney prosecutor solicitor barrister counsel advocate police sheriff detective "
        "inspector constable investigator marshal sergeant officer coroner defendant suspect plaintiff inmate convict "
        "sgt"
    ),
    "business": (
        "ceo executive founder cofounder entrepreneur businessman businesswoman economist banker investor trader "
        "broker billionaire tycoon magnate manager industrialist developer merchant accountant consultant union "
        "unionist owner retailer"
    ),
    "sport": (
        "coach striker forward midfielder goalkeeper keeper defender winger quarterback player athlete sportsman "
        "footballer golfer cyclist swimmer runner sprinter boxer wrestler skier skater gymnast driver racer champion "
        "olympian referee umpire pitcher batsman bowler cricketer club team football basketball hockey rugby tennis"
    ),
    "science": (
        "professor prof researcher scientist academic lecturer scholar historian biologist physicist chemist "
        "mathematician engineer epidemiologist virologist doctor dr physician surgeon nurse psychologist psychiatrist "
        "paediatrician pediatrician medic hospital astronomer geologist climatologist ecologist sociologist linguist "
        "archaeologist astronaut dean teacher student university"
    ),
    "arts": (
        "actor actress filmmaker film movie singer songwriter musician rapper composer conductor novelist writer "
        "author poet playwright painter artist sculptor designer photographer comedian dancer choreographer curator "
        "museum celebrity model chef"
    ),
    "media": "journalist reporter editor columnist correspondent broadcaster anchor blogger host presenter publisher",
    "religion": "pastor bishop archbishop cardinal pope imam rabbi priest reverend rev cleric monk nun ayatollah vicar",
    "private": (
        "resident neighbor neighbour passenger farmer fisherman worker voter shopkeeper pensioner retiree homeowner "
        "customer tourist"
    ),
}
_FIELD_OF: dict[str, frozenset[str]] = {}
for _name, _listed in _FIELDS.items():
    for _word in _listed.split():
        _FIELD_OF[_word] = _FIELD_OF.get(_word, frozenset()) | {_name}
_CHANGES = frozenset(
    frozenset(pair)
    for pair in (
        ("politics", "military"), ("politics", "law"), ("politics", "business"), ("politics", "media"),
        ("politics", "science"), ("politics", "religion"), ("law", "military"), ("arts", "media"), ("politics", "arts"),
        ("business", "media"), ("business", "arts"),
        ("science", "media"), ("science", "arts"), ("business", "law"), ("sport", "media"), ("business", "science"),
    )
)  # fmt: skip
"""Walks of life that one person is told to be in, at once or one after the other."""
_ANYWHERE = _words(
    "president director chairman chairwoman chair chief head leader spokesman spokeswoman spokesperson official member "
    "captain expert analyst deputy vice senior former ex acting first second top veteran state national regional local "
    "city district department office"
)
"""Words of offices in any walk of life: they say nothing of who holds them."""
_SKIPPED = _words("the a an of for at in on to and or with by from 's s former ex then now who is was")
_WORD = re.compile(r"[^\W_]+")
_WEIGHT_ANYWHERE, _WEIGHT_OF_FIELD = 0.15, 0.5
"""Of words in what two offices share; one that is neither is a name, a number, or rare, and counts whole."""


class Office(NamedTuple):
    """``fields``: walks of life that any of the words tells of."""

    words: frozenset[str]
    fields: frozenset[str]


@lru_cache(maxsize=100_000)
def read_office(printed: str) -> Office:
    """The words that count, in the singular and in one spelling, and what they tell."""
    found = (_plain(word) for word in _WORD.findall(fold(plain_marks(printed))))
    words = frozenset(word for word in found if word not in _SKIPPED)
    return Office(words, frozenset(field for word in words for field in _FIELD_OF.get(word, ())))


_SPELLED_OUT = {
    "adm": "admiral", "brig": "brigadier", "ceo": "executive", "col": "colonel", "defence": "defense", "dr": "doctor",
    "gen": "general", "gov": "governor", "lt": "lieutenant", "maj": "major", "mp": "lawmaker", "prof": "professor",
    "rep": "representative", "rev": "reverend", "sen": "senator", "sgt": "sergeant",
}  # fmt: skip


def _plain(word: str) -> str:
    word = _SPELLED_OUT.get(word, word)
    return word[:-1] if len(word) > 4 and word.endswith("s") and word[:-1] in _ANYWHERE | _FIELD_OF.keys() else word


@lru_cache(maxsize=500_000)
def fit(one: str, other: str) -> float:
    """From -1 (hardly one person's) over 0 (says nothing) to 1 (the same office).

    Half of what both have in common counts for what one of them leaves out: "minister", "Defense Minister".
    """
    first, second = read_office(one), read_office(other)
    if not first.words or not second.words:
        return 0.0
    shared = first.words & second.words
    if shared:
        weight = _weight(shared)
        whole = max(_weight(first.words), _weight(second.words))
        least = min(_weight(first.words), _weight(second.words))
        return min(1.0, weight) * (weight / whole + weight / least) / 2
    return -_distance(first.fields, second.fields)


def _weight(words: frozenset[str]) -> float:
    return sum(map(_word_weight, words))


def _word_weight(word: str) -> float:
    if word in _ANYWHERE:
        return _WEIGHT_ANYWHERE
    return _WEIGHT_OF_FIELD if word in _FIELD_OF else 1.0


def _distance(one: frozenset[str], other: frozenset[str]) -> float:
    """0 where the fields are unknown or one person may be in both, 1 where hardly anybody is."""
    if not one or not other or one & other:
        return 0.0
    return 0.4 if any(frozenset(pair) in _CHANGES for pair in product(one, other)) else 1.0
