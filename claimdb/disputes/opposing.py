"""Whether two positions can be set against each other at all: two voices, one thing said with one force.

Detectors see that one "wins" and the other "does not win"; who wins, and whether anybody says that it is so, is seen
here, from the clauses in which the two words stand.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimdb.clauses import Reading, predications, read
from claimdb.clauses.denials import WRONGLY
from claimdb.clauses.opposites import PHASES
from claimdb.clauses.stems import key, listed
from claimdb.disputes.tellingwords import tells
from claimdb.records import Finding, Position

OF_PREDICATES = frozenset({"polarity", "reversal"})
LEAST_HELD = 0.5
"""By weight, of what is said around the word on which two differ: what the other must hold, for the shorter one."""
LEAST_OF_BOTH = 0.35
"""The same for the longer one."""
_OF_SOMEBODY = frozenset(map(key, listed("defeat beat lose win victory gain buy sell rise fall"))) | PHASES
"""Opposites that may both hold, of two: whose gain it is, and whose loss; what begins and what ends."""
_SHARE = re.compile(
    r"\d|\bper ?cent\b|\bpercentage\b|\b(?:one|two|three|four|nine|third|half|quarter|majority|most|many|some|few"
    r"|several) (?:in|of|out of)\b|^(?:most|many|some|few|several|both|others?|all)\b",
    re.IGNORECASE,
)
"""Holders that are a part of many who were asked: another part may say otherwise."""
_NOBODY = frozenset({"you", "one", "anyone", "anybody", "nobody", "no one", "neither", "none", "who", "which", "that"})
"""Holders that are nobody in particular, so that nobody says it."""
_NAME = re.compile(r"\w{2,}")
_OF = frozenset({"the", "of", "and", "for"})
_TURNED = re.compile(r"\b(?:denies it|says it is not so)\b")
_UNMET = re.compile(
    r"\b(?:must|should|will|would|can|could|may|might|to|cannot|ca)(?:n't| not)?(?: \w+ly)? $", re.IGNORECASE
)
"""Before a verb of denying they say that nobody has denied it yet."""


def may_oppose(finding: Finding, left: Position, right: Position) -> bool:
    """Two voices, or one at two times; of what one says and the other does not, the same said of the same."""
    if finding.kind not in ("reversal", "wording") and are_one_voice_in_one_print(left, right):
        return False
    if are_shares(left, right):
        return False
    if finding.kind not in OF_PREDICATES:
        return True
    if any(one.holder_kind == "speaker" and one.holder.casefold() in _NOBODY for one in (left, right)):
        return False
    if any(predications.is_asked(one.text) for one in (left, right)):
        return False
    if any(_TURNED.search(stance) for stance in finding.stances):
        wrongly = any(WRONGLY.search(one.cue) for one in (left, right))
        return not wrongly and not _denies_nothing_yet(finding, left, right)
    return _say_opposites(finding, left, right)


def are_one_voice_in_one_print(left: Position, right: Position) -> bool:
    """What one says twice in one place is no dispute, unless somebody has one side say it."""
    return _of_one_print(left, right) and is_one_voice(left, right) and not _is_put_into_a_mouth(left, right)


def are_shares(left: Position, right: Position) -> bool:
    """Each is a part of many who were asked."""
    return all(one.holder_kind == "speaker" and _is_share(one.holder) for one in (left, right))


@lru_cache(maxsize=20_000)
def _is_share(holder: str) -> bool:
    return _SHARE.search(holder) is not None


def _is_put_into_a_mouth(left: Position, right: Position) -> bool:
    """Somebody has a speaker say it, and the speaker "has never said" so."""
    if (left.modality == "negated") == (right.modality == "negated"):
        return False
    return bool((right if left.modality == "negated" else left).within)


def _of_one_print(left: Position, right: Position) -> bool:
    """One article, or two of one outlet: a live page and what is made of it."""
    return left.article == right.article or (left.outlet is not None and left.outlet == right.outlet)


def is_one_voice(left: Position, right: Position) -> bool:
    """One speaker, or the outlet on both sides."""
    if left.holder_kind != right.holder_kind:
        return False
    if left.holder_kind == "outlet":
        return True
    if left.holder_id is not None and left.holder_id == right.holder_id:
        return True
    ours, theirs = (set(_NAME.findall(one.holder.casefold())) - _OF for one in (left, right))
    return ours == theirs or (min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours))


def _denies_nothing_yet(finding: Finding, left: Position, right: Position) -> bool:
    """ "The mayor must deny it"."""
    for words, position in ((finding.left, left), (finding.right, right)):
        at = position.text.find(words) if words else -1
        if at > 0 and _UNMET.search(position.text[:at]):
            return True
    return False


def _say_opposites(finding: Finding, left: Position, right: Position) -> bool:
    one, other = _place(finding.left, left, right), _place(finding.right, right, left)
    if one is None or other is None:
        return True
    said = predications.said_at(*one), predications.said_at(*other)
    if said[0] is None or said[1] is None:
        return True
    if "if" in (said[0].force, said[1].force) or said[0].force != said[1].force:
        return False
    if predications.others_are_meant(said[0], said[1]):
        return False
    if said[0].pronoun and said[1].pronoun and not is_one_voice(left, right) and _is_said(left) and _is_said(right):
        return False  # each speaks of oneself
    differing = {key(word) for word in f"{finding.left} {finding.right}".lower().split()}
    if differing & _OF_SOMEBODY and not said[0].subject & said[1].subject:
        return False
    return _held(finding, (*one, left), (*other, right))


def _is_said(position: Position) -> bool:
    return position.holder_kind == "speaker"


def _place(words: str, position: Position, beside: Position) -> tuple[Reading, int] | None:
    """The position as read, and where among the words on which it differs the first stands that both have."""
    shown = words.removesuffix(" …")
    at = position.text.find(shown) if words else -1
    if at < 0:
        return None
    reading, keys = read(position.text), read(beside.text).keys
    told = (one.start for one in reading.content() if at <= one.start < at + len(shown) and one.key in keys)
    return reading, next(told, at)


def _held(finding: Finding, one: tuple[Reading, int, Position], other: tuple[Reading, int, Position]) -> bool:
    """What the two clauses say beside the words on which they differ stands in the other, too, for the most part."""
    differing = tells(f"{finding.left} {finding.right}")
    shares = []
    for (reading, start, _), (_, _, position) in ((one, other), (other, one)):
        beside = tells(f"{position.holder} {position.text}").keys()
        said = {stem: weight for stem, weight in tells(_clause(reading, start)).items() if stem not in differing}
        weight = sum(said.values())
        shares.append((sum(w for stem, w in said.items() if stem in beside) / weight if weight else 1.0, weight))
    least, most = sorted(shares, key=lambda share: share[1])
    return least[0] >= LEAST_HELD and most[0] >= LEAST_OF_BOTH


def _clause(reading: Reading, start: int) -> str:
    """The clause in which a word stands, as printed."""
    number = next((word.clause for word in reading.words if word.start >= start), None)
    words = [word for word in reading.words if word.clause == number]
    return reading.text[words[0].start : words[-1].end] if words else ""
