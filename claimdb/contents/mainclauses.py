"""What a speaker says of himself in the main clause: "he was sacked after raising the issue" says he was sacked.

Reports of one thing often have little more in common than that: each goes on with other circumstances.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdb.contents.opposites import negates
from claimdb.contents.synonyms import GROUPS, is_synonym
from claimdb.contents.words import Word, first_tokens, words

_SUBJECTS = {
    "i": "one", "he": "one", "she": "one", "we": "several", "they": "several",
    "i'm": "one", "i've": "one", "i'd": "one", "i'll": "one", "he's": "one", "she's": "one", "he'd": "one",
    "she'd": "one", "he'll": "one", "she'll": "one", "we're": "several", "we've": "several", "we'd": "several",
    "we'll": "several", "they're": "several", "they've": "several", "they'd": "several", "they'll": "several",
}  # fmt: skip
"""Who speaks says "I" where others tell it as "he"."""
_BE = "am is are was were be been being"
_HAVE_AND_DO = "have has had do does did not never"
_AUXILIARIES = frozenset(f"{_BE} {_HAVE_AND_DO}".split())
_BEING = frozenset(_BE.split())
_BEGINS = frozenset(("was", "had", "has"))
"""Begin a content whose subject is the source: "the general, who said was dismissed"."""
_MAY_BE = "will would shall should can could may might must cannot"
_MODALS = frozenset(_MAY_BE.split())
_OPENING = """
after because following since when while whereas amid although though before until unless if despite who which whom
whose and but so therefore saying adding
"""
_BREAKS = frozenset(_OPENING.split())
"""Words that open another clause, or circumstances."""
_OPENS_WITH_VERB = frozenset(("for", "by", "in", "without"))
"""They open one where a form in -ing follows."""
_PAST = """
beaten begun bitten born bought brought built burnt caught chosen cut done driven drawn fed fought found forgotten given
gone grown heard held hidden hit hurt kept known laid led left lent lost made meant met paid put read ridden said seen
sent set shaken shot shown shut slain sold spent stolen struck sung sunk sworn taken taught thrown told torn understood
won worn written
"""
_IRREGULAR = frozenset(_PAST.split())
_LOST = "post job command position office"
_POSTS = frozenset(_LOST.split())
_OWN = "duty duties role his her their my our"
_HELD = frozenset(f"{_LOST} {_OWN}".split())
"""What one is dismissed from: it goes without saying."""
_NEAR = 4
"""Words from losing to the post that is lost, at most."""
_LOSING = frozenset(("lose", "loses", "losing", "lost"))
_TIMES = "one two three day days week weeks month year hour hours later today yesterday tomorrow ago"
_FILLS = frozenset(_TIMES.split())
_BESIDE_TIME = frozenset(("the", "a", "an", "before", "earlier"))
_MOST_BEFORE_VERB = 4


class MainClause(NamedTuple):
    """``verb`` and what goes with it (``rest``), as stems; ``end`` is where it ends in the text."""

    subject: str
    verb: str
    rest: frozenset[str]
    passive: bool
    negated: bool
    modal: bool
    end: int


def main_clause(text: str) -> MainClause | None:
    """The first clause, where the speaker is its subject; None where it is somebody else, or no verb tells anything."""
    begun = [_low(printed) for printed in first_tokens(text, 2)]
    start = 1 if begun[:1] == ["that"] else 0
    subject = _SUBJECTS.get(begun[start], "one" if begun[start] in _BEGINS else "") if len(begun) > start else ""
    if not subject:
        return None
    found = words(text)
    low = [_low(word.printed) for word in found]
    end = clause_end(text, found, low, start + 1)
    end = _before_time(low, start + 1, end)
    verb = next((at for at in range(start + 1, end) if found[at].weight and not low[at].endswith("ly")), None)
    if verb is None or verb - start > _MOST_BEFORE_VERB or low[verb] in _FILLS:
        return None
    before = low[start:verb]
    if not all(word in _AUXILIARIES | _MODALS or word in _SUBJECTS or word.endswith("ly") or negates(word)
               or not found[start + at].weight for at, word in enumerate(before)):  # fmt: skip
        return None
    rest = frozenset(
        found[at].stem
        for at in range(verb + 1, end)
        if found[at].weight and low[at] not in _HELD | _FILLS and not low[at].endswith("ly")
    )
    if low[verb] in _LOSING and _POSTS & set(low[verb + 1 : min(end, verb + _NEAR)]):
        return MainClause(subject, "dismiss", rest, True, *_sense(before), found[end - 1].end)
    is_being = any(word in _BEING or word.endswith(("'m", "'re")) for word in before) or "been" in before
    return MainClause(
        subject,
        found[verb].stem,
        rest,
        passive=is_being and is_past(low[verb]),
        negated=_sense(before)[0],
        modal=_sense(before)[1],
        end=found[end - 1].end,
    )


def _low(printed: str) -> str:
    return printed.casefold().replace("’", "'")


def _sense(before: Sequence[str]) -> tuple[bool, bool]:
    """Whether what stands before the verb negates it, and whether it makes it something that may be or will be."""
    return any(negates(word) for word in before), any(
        word in _MODALS or word.endswith(("'ll", "'d")) for word in before
    )


def _before_time(low: Sequence[str], start: int, end: int) -> int:
    """Where the clause ends without "one day", "the day before" at its end."""
    at = end
    while at > start and low[at - 1] in _FILLS | _BESIDE_TIME:
        at -= 1
    return at if _FILLS & set(low[at:end]) else end


def clause_end(text: str, found: Sequence[Word], low: Sequence[str], start: int) -> int:
    """Number of the word before which the clause ends; ``low`` are the words in lower case."""
    for at in range(start, len(found)):
        after = [word for word in low[at + 1 : at + 3] if word != "not"]
        if low[at] in _OPENS_WITH_VERB and after and after[0].endswith("ing"):
            return at
        if low[at] in _BREAKS or any(mark in text[found[at - 1].end : found[at].start] for mark in ",;:—–"):
            return at
    return len(found)


def is_past(low: str) -> bool:
    """Whether a word may be a verb's past form or participle."""
    return (len(low) > 4 and low.endswith("ed")) or low in _IRREGULAR


def is_verb(low: str) -> bool:
    """Whether a word may be a finite verb, as far as that can be told without a parser."""
    return low in _AUXILIARIES or low in _MODALS or low in _SUBJECTS or is_past(low)


def tell_the_same(one: MainClause, other: MainClause) -> bool:
    """Whether two main clauses say the same of the speaker, one perhaps with more beside it.

    A verb alone tells enough only in the passive ("he was sacked"): what somebody did needs what he did it to.
    """
    if (one.subject, one.passive, one.negated, one.modal) != (other.subject, other.passive, other.negated, other.modal):
        return False
    if one.verb != other.verb and not is_synonym(one.verb, other.verb):
        return False
    fewer, more = sorted((one.rest, other.rest), key=len)
    if not fewer and not (one.passive or not more):
        return False
    return all(stem in more or any(is_synonym(stem, another) for another in more) for stem in fewer)


def is_telling(clause: MainClause) -> bool:
    """Whether the verb tells something by itself, or what goes with it does."""
    return bool(clause.rest) or (clause.passive and clause.verb in GROUPS)
