"""Whom a content accuses of what: "him of treason", "the minister of betraying the troops by staying silent"."""

from __future__ import annotations

from typing import NamedTuple

from claimdb.contents.mainclauses import clause_end, is_verb
from claimdb.contents.synonyms import is_synonym
from claimdb.contents.words import Word, first_tokens, stem_of, words

_ACCUSING = "accuse accusing accusation accusations suspect convict acquit guilty"
_CUES = frozenset(map(stem_of, _ACCUSING.split()))
_THEM = "him her them me us you it himself herself themselves"
_PRONOUNS = frozenset(_THEM.split())
_SOMEBODY = "official man woman leader politician person boss chief rival opponent colleague people"
_ANYBODY = frozenset(map(stem_of, _SOMEBODY.split()))
"""What somebody is called who has been told of more closely."""
_LONGEST = 8
"""Words of whom is accused, at most."""


class Accusation(NamedTuple):
    """``is_sure``: it is none only by its "of"; ``charge``: telling words of what, the verb first."""

    whom: frozenset[str]
    is_anybody: bool
    charge: tuple[Word, ...]
    is_sure: bool
    end: int


def accusation(text: str, cue: str) -> Accusation | None:
    """The accusation that a content is; None where it has not the form of one."""
    if all(printed.casefold() != "of" for printed in first_tokens(text, _LONGEST)):
        return None
    found = words(text)
    low = [word.printed.casefold() for word in found]
    at = low.index("of")
    if not at:
        return None
    end = clause_end(text, found, low, at + 1)
    charge = tuple(word for word in found[at + 1 : end] if word.weight)
    whom = [word for word in found[:at] if word.weight]
    is_pronoun = low[:at][-1] in _PRONOUNS
    if not charge or not (whom or is_pronoun) or any(is_verb(word) for word in low[:at]):
        return None
    cued = any(word.stem in _CUES for word in words(cue))
    return Accusation(
        whom=frozenset(word.stem for word in whom),
        is_anybody=is_pronoun or whom[-1].stem in _ANYBODY,
        charge=charge,
        is_sure=cued or is_pronoun or low[at + 1].endswith("ing"),
        end=found[end - 1].end,
    )


def accuse_alike(one: Accusation, other: Accusation) -> bool:
    """Whether both accuse the same of the same; of a longer charge what both tell must be of one sort."""
    if not (one.is_sure and other.is_sure):
        return False
    if not (one.is_anybody or other.is_anybody or one.whom & other.whom):
        return False
    first, second = one.charge[0].stem, other.charge[0].stem
    fewer, more = sorted((_things(side.charge[1:]) for side in (one, other)), key=len)
    if first != second and not (is_synonym(first, second) and bool(fewer) == bool(more)):
        return False
    return all(stem in more or any(is_synonym(stem, another) for another in more) for stem in fewer)


def _things(charge: tuple[Word, ...]) -> frozenset[str]:
    """Stems of what is no name: whose and where may be told in one and left out in the other."""
    return frozenset(word.stem for word in charge if not word.printed[0].isupper())
