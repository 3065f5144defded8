"""With what force a clause says something, and of whom: what makes "she could win" no contradiction of "he lost"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimdb.clauses.reading import Reading, Word
from claimdb.clauses.stems import listed

Force = Literal["fact", "will", "can", "must", "perhaps", "if"]

_CONDITIONS = listed("if unless whether once provided")
_FORCES: dict[str, Force] = {  # "wo", "ca": of "won't", "can't"
    **dict.fromkeys(("will", "wo", "shall", "ll", "going"), "will"),
    **dict.fromkeys(("can", "ca", "cannot", "could", "able", "unable", "possible", "impossible"), "can"),
    **dict.fromkeys(
        ("must", "should", "ought", "need", "needs", "needed", "supposed", "obligation", "obliged", "duty", "required"),
        "must",
    ),
    **dict.fromkeys(("may", "might", "would", "perhaps", "possibly", "maybe", "likely", "unlikely"), "perhaps"),
}
_HAVE_TO = listed("have has had having")
_PRONOUNS = listed("he she they we i it you")
_OPENING = listed("that and but or so because yet then also now")
_REACH = 7
"""Words before a predicate in which its auxiliaries stand."""
_INFINITIVE = 2
_ALIKE = 4
"""First letters in which two names of one thing agree: "Russia", "Russian"."""
_ASKED = re.compile(r"^\W*(?:what|who|whom|whose|which|where|when|why|how|whether|if)\b", re.IGNORECASE)


class Said(NamedTuple):
    """A predicate with its force and its subject, as far as the order of words tells."""

    force: Force
    subject: frozenset[str]
    """Keys of the content words before it in its clause."""
    pronoun: str
    """The pronoun that is its subject, in lower case; "" where words of content are, or nothing is."""


def said_at(reading: Reading, start: int) -> Said | None:
    """What is said at the word that begins at *start* or, where none does, at the next one."""
    at = next((number for number, word in enumerate(reading.words) if word.start >= start), None)
    if at is None:
        return None
    word = reading.words[at]
    clause = [one for one in reading.words if one.clause == word.clause]
    before = [one for one in clause if one.start < start]
    pronoun = _next_pronoun(before) or _pronoun(before)
    named = frozenset() if pronoun else frozenset(one.key for one in before if _may_be_subject(one))
    if not named and not pronoun:
        pronoun = _pronoun([one for one in reading.words[:at] if one.sentence == word.sentence])
    return Said(_force(reading, before, word), named, pronoun)


def _may_be_subject(word: Word) -> bool:
    return word.content and not word.low.endswith("ly") and not word.low.startswith("there")


def _next_pronoun(before: list[Word]) -> str:
    """The pronoun right before the predicate and its auxiliaries: "the law that she had supported"."""
    for word in reversed(before):
        if word.low in _PRONOUNS:
            return word.low
        if word.content and not word.low.endswith("ly"):
            return ""
    return ""


def _pronoun(words: list[Word]) -> str:
    """The first of them, conjunctions and adverbs left aside, where it is a pronoun."""
    told = (one.low for one in words if one.low not in _OPENING and not one.low.endswith("ly"))
    first = next(told, "")
    return first if first in _PRONOUNS else ""


def _force(reading: Reading, before: list[Word], word: Word) -> Force:
    """By the auxiliary next to the predicate; "have to" counts as one."""
    opening = next((one for one in reading.words if one.clause == word.clause), word)
    if opening.low in _CONDITIONS or any(one.low in _CONDITIONS for one in before):
        return "if"
    near = [one.low.removesuffix("n't") for one in (*before[-_REACH:], word)]
    for at in range(len(near) - 1, -1, -1):
        if near[at] in _HAVE_TO and near[at + 1 : at + 2] == ["to"]:
            return "must"
        if near[at] in _FORCES:
            return _FORCES[near[at]]
    return "will" if "to" in near[-_INFINITIVE - 1 : -1] else "fact"


def others_are_meant(one: Said, other: Said) -> bool:
    """Both name a subject, and no word of one is a word of the other; or one is "he", the other "she"."""
    if {one.pronoun, other.pronoun} == {"he", "she"}:
        return True
    if not one.subject or not other.subject:
        return False
    heads = {word[:_ALIKE] for word in other.subject}
    return not any(word[:_ALIKE] in heads for word in one.subject)


def is_asked(text: str) -> bool:
    """A question, direct or not: "what she would do" is nothing that could be denied."""
    return bool(_ASKED.match(text))
