"""What is said to have happened to what is counted: the verb or noun beside a number, as a canonical word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdb.quantities import lexicon
from claimdb.quantities.tokens import Token, low

_BY_WORD = {word: role for role, listed in lexicon.ROLES.items() for word in listed}
_FAR = 9
"""Tokens that may stand between a number and its verb."""


class Predicate(NamedTuple):
    role: str
    at: int
    """The token of the verb."""


def role_at(tokens: Sequence[Token], i: int, *, known_only: bool = False) -> str:
    """The canonical role of the word at *i*: from the table, else the stem of a verb in the past; empty if no verb."""
    word = low(tokens, i)
    if not word or not tokens[i].is_word:
        return ""
    if word in lexicon.WITH_DOWN and _down_follows(tokens, i):
        return "shot down"
    if role := _BY_WORD.get(word):
        return role
    if known_only or word in lexicon.REPORTING or word in lexicon.NO_PREDICATE:
        return ""
    if word in lexicon.PAST:
        return lexicon.PAST[word]
    return stem(word) if word.endswith("ed") and len(word) > 4 and tokens[i].text[0].islower() else ""


def _down_follows(tokens: Sequence[Token], i: int) -> bool:
    """ "Shot down 17 drones", "brought at least 17 drones down"."""
    following = [low(tokens, at) for at in range(i + 1, min(len(tokens), i + 8))]
    ends = [n for n, word in enumerate(following) if word in lexicon.BOUNDARIES or word in {",", ".", ";", "and"}]
    return "down" in following[: ends[0] if ends else None]


def stem(word: str) -> str:
    """A regular verb's past or participle without its ending, the same for all its forms: ``evacuat``."""
    for ending in ("ing", "ied", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)]
            bare = bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
            return f"{bare}y" if ending == "ied" else bare
    return word


def after(tokens: Sequence[Token], i: int, *, near: bool) -> Predicate | None:
    """The predicate behind what is counted: "were killed", "died", "destroyed". *near*: nothing else between."""
    negated = False
    auxiliary = False
    for at in range(i, min(len(tokens), i + (6 if near else _FAR))):
        word = low(tokens, at)
        if word in lexicon.AUXILIARIES or (word == "to" and low(tokens, at + 1) in lexicon.AUXILIARIES):
            auxiliary = True
        elif word in lexicon.NEGATIONS:
            negated = True
        elif role := role_at(tokens, at, known_only=not auxiliary):
            if not auxiliary and not near:
                return None
            return Predicate(f"not {role}" if negated else role, at)
        elif _ends_clause(tokens[at]) or (near and word not in lexicon.ADVERBS and not word.endswith("ly")):
            return None
    return None


def _ends_clause(token: Token) -> bool:
    return (
        token.low in lexicon.BOUNDARIES or token.low in {"and", "or", "but"} or not (token.is_word or token.low == "-")
    )


def before(tokens: Sequence[Token], i: int) -> Predicate | None:
    """The predicate in front of a number whose hedge begins at *i*: "killed", "the deaths of", "killed in"."""
    article = low(tokens, i - 1) in {"the", "its", "their", "his", "her", "all"}
    preposition = low(tokens, i - 1 - article)
    preposition = preposition if preposition in lexicon.PREPOSITIONS else ""
    for at in range(i - 1, max(-1, i - 1 - _FAR), -1):
        word = low(tokens, at)
        if word in lexicon.BOUNDARIES or word in lexicon.REPORTING or word in {",", ";", ":", ".", '"', "“", "”", "("}:
            return None
        if tokens[at].text[0].isdecimal() or word in {"and", "or"}:
            return None
        if role := role_at(tokens, at):
            negated = any(low(tokens, at - back) in lexicon.NEGATIONS for back in (1, 2))
            role = f"{role} {preposition}" if preposition and at + 1 < i else role
            return Predicate(f"not {role}" if negated else role, at)
    return None


def subject(tokens: Sequence[Token], verb: int) -> str:
    """Folded words of the noun phrase before the verb at *verb*: up to four, without articles and helpers."""
    words: list[str] = []
    for at in range(verb - 1, -1, -1):
        word = low(tokens, at)
        if not words and (word in lexicon.AUXILIARIES or word in lexicon.ADVERBS or word.endswith("ly")):
            continue
        if word in {"the", "a", "an"}:
            break
        if not tokens[at].is_word or word in lexicon.CLOSED or len(words) == 4:
            break
        words.append(word.removesuffix("'s"))
    return " ".join(reversed(words))
