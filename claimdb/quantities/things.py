"""What a number counts: the noun phrase behind it, its head in the singular."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdb.quantities import lexicon
from claimdb.quantities.predicates import role_at
from claimdb.quantities.tokens import Token, glued, low
from claimdb.text import fold

_LONGEST = 6
"""Words of a noun phrase that are looked at."""


class Thing(NamedTuple):
    words: str
    """Folded, head last and in the singular; empty where no noun follows."""
    last: int
    """The token behind it."""
    role: str = ""
    """Of a participle before the head: "wounded soldiers"; or of the head itself: "deaths"."""


def singular(word: str) -> str:
    """An English noun's singular, of a folded word.

    >>> singular("ferries"), singular("men"), singular("buses"), singular("tanks")
    ('ferry', 'man', 'bus', 'tank')
    """
    if word in lexicon.IRREGULAR:
        return lexicon.IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1] if is_plural(word) else word


def is_plural(word: str) -> bool:
    """A folded noun looks like a plural."""
    if word in lexicon.IRREGULAR:
        return word not in {"person", "uav", "aircraft", "police"} or word == "aircraft"
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lexicon.NOT_PLURAL
    )


def thing_at(tokens: Sequence[Token], i: int, *, single: bool) -> Thing:
    """The noun phrase that begins at token *i*; *single*: the number is one, so the head is no plural."""
    words: list[str] = []
    role = ""
    at = i
    while at < len(tokens) and len(words) < _LONGEST:
        token = tokens[at]
        if token.low == "-" and glued(tokens, at - 1) and glued(tokens, at):
            at += 1
            continue
        if not token.is_word or token.masked or token.low in lexicon.CLOSED:
            break
        found = role_at(tokens, at)
        if found and not _is_modifier(tokens, at, found):
            if _is_noun(token.low):
                return Thing(" ".join([*words, _head_of_role(found)]).strip(), at + 1, found)
            break
        if found:
            role, at = found, at + 1
            continue
        words.append(fold(token.text).removesuffix("'s").removesuffix("s'"))
        at += 1
        if not single and is_plural(words[-1]) and not (at < len(tokens) and is_plural(low(tokens, at))):
            break
    if not words:
        return Thing("", i)
    if words[-1] in lexicon.CONTAINERS and low(tokens, at) == "of":
        inner = thing_at(tokens, at + 1, single=False)
        return inner if inner.words else Thing(" ".join(words), at, role)
    if low(tokens, at) == "of" and is_plural(words[-1]):
        at = _behind_complement(tokens, at)
    if not single and not is_plural(words[-1]):
        words = words[:3]
    return Thing(" ".join([*words[:-1], singular(words[-1])]), at, role)


def _behind_complement(tokens: Sequence[Token], at: int) -> int:
    """The token behind "of marines", "of the guard", at *at*."""
    inner = at + 2 if low(tokens, at + 1) in {"the", "a", "an", "its", "their", "his", "her"} else at + 1
    while inner < at + 5 and inner < len(tokens) and tokens[inner].is_word and low(tokens, inner) not in lexicon.CLOSED:
        if role_at(tokens, inner):
            break
        inner += 1
    return inner


def _is_modifier(tokens: Sequence[Token], at: int, role: str) -> bool:
    """The participle at *at* stands before the noun that it describes: "wounded soldiers"."""
    following = low(tokens, at + 1)
    if role == "shot down" or following in lexicon.CLOSED:
        return False
    return is_plural(following) or (is_plural(low(tokens, at + 2)) and following not in lexicon.CLOSED)


def _is_noun(word: str) -> bool:
    """A noun of the role itself: "12 deaths", "three dead"."""
    return word in {
        "dead",
        "deaths",
        "death",
        "injured",
        "wounded",
        "injuries",
        "injury",
        "casualties",
        "casualty",
    } or (word in {"fatalities", "fatality", "losses", "arrests", "wounds", "missing"})


def _head_of_role(role: str) -> str:
    return "people" if role in {"killed", "wounded", "casualty", "missing", "arrested"} else ""


def is_people(thing: str) -> bool:
    return thing.rsplit(" ", 1)[-1] in lexicon.PEOPLE


def plural(noun: str) -> str:
    """The plural of what :func:`singular` gives."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"


_PLURALS = {one: many for many, one in reversed(lexicon.IRREGULAR.items())} | {
    "people": "people",
    "soldier": "soldiers",
    "drone": "drones",
    "jet": "jets",
}
