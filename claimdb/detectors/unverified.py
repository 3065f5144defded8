"""An outlet says that it cannot confirm a statement, or one calls unconfirmed what another states.

Marked by words such as "could not be independently verified", "if true", "appeared to confirm". That something is
unclear or seems so, or is reported, counts only beside somebody who states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdb.clauses import cover, lexicon, read, shared
from claimdb.clauses.denying import CLAIM, IDEA
from claimdb.clauses.events import told
from claimdb.clauses.questions import LONG, excerpt, whether
from claimdb.clauses.reading import plain
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.records import Pairing, Position

KIND = "unverified"

LEAST_LIKENESS = 0.15
LEAST_COVER = 0.3
LEAST_CLAIMED = 0.6
_FEWEST = 3
"""Words of content that a claim and what another outlet states must have in common."""
NEAR = 4
"""Passages between claims and the sentence that says of them all that they are not confirmed."""
_BESIDE, _RIGHT_BESIDE = 60, 16
"""Characters between a mark and the statement that it marks, in one sentence; the same for "unconfirmed"."""
_UNCONFIRMED, _SUPPOSED = 0.8, 0.5
_DOUBTED = re.compile(r"doubt|questionable|dubious|specul|s[ck]eptic|too good|clear|known", re.IGNORECASE)
_STRONG = re.compile(r"confirm|verif|corrobor|authentic|substantiat", re.IGNORECASE)
_ANY_CLAIM = re.compile(
    r"\b(?:claims?|reports?|accounts?|assertions?|statements?|allegations?|what (?:\w+ ){1,3}(?:says?|said|claims?)"
    r"|either side|both sides|these|this|that|it|them)\b",
    re.IGNORECASE,
)
"""What is open, where it is not told again: "the claims could not be verified"."""


def find_alone(position: Position) -> Iterator[Finding]:
    """At most one finding, by the outlet's own words: of what a speaker says those around it in its sentence count."""
    text = position.text
    if untrue := _untrue(position):
        yield Finding(
            kind=KIND,
            score=_UNCONFIRMED,
            reason=f"{position.outlet or 'The article'} calls it untrue: “{untrue}”.",
            matter=matter(position, untrue).replace("Is it confirmed", "Is it so"),
            left=untrue,
            stances=(f"called untrue{_by(position, position.outlet)}", ""),
        )
        return
    own = plain(_own_words(position))
    for pattern, score in ((lexicon.NOT_MADE_SURE, _UNCONFIRMED), (lexicon.SUPPOSED, _SUPPOSED)):
        found = pattern.search(own)
        if found is None or len(read(text).keys) < 2:
            continue
        if position.holder_kind == "outlet" and (
            own.startswith(" …", found.end())
            or (found.end() >= len(own) - 1 and (pattern is lexicon.SUPPOSED or found.group().startswith("without")))
        ):
            return  # it marks what is told there of somebody
        if position.holder_kind == "outlet" and _OF_CLAIMS.match(own, found.end()):
            return  # what is claimed is told elsewhere, if at all
        words = found.group()
        near = _BESIDE if " " in words else _RIGHT_BESIDE
        if " … " in own and min(abs(own.index(" … ") - at) for at in found.span()) > near:
            continue
        quoted = position.form in ("direct", "mixed") and words in plain(text)
        by = position.holder if quoted else position.outlet or position.holder
        yield Finding(
            kind=KIND,
            score=score,
            reason=f"{by} marks it: “{words}”." if by else f"It is marked: “{words}”.",
            matter=matter(position, words),
            left=words,
            stances=(f"{'not confirmed' if score == _UNCONFIRMED else 'put with reserve'}{_by(position, by)}", ""),
        )
        return


_OF_CLAIMS = re.compile(rf"\s(?:and [\w-]+ )?(?:{CLAIM}|{IDEA})s?\b(?! (?:that|about|of)\b)", re.IGNORECASE)


def _by(position: Position, outlet: str | None) -> str:
    """Who marks what a speaker says, so that it does not look as if the speaker did."""
    return f" by {outlet}" if position.holder_kind == "speaker" and outlet and outlet != position.holder else ""


def _untrue(position: Position) -> str:
    """The words by which the outlet itself says that what somebody says is not so; "" where there are none."""
    if position.holder_kind != "speaker":
        own = None if " … " in position.text else _OWN_FALSE_CLAIM.search(plain(position.text))
        return own.group().rsplit(" ", 1)[0] if own else ""
    if position.within or position.modality != "asserted":
        return ""
    if position.form == "indirect" and (found := _A_FALSE_CLAIM.match(plain(position.text))):
        return found.group().rsplit(" ", 1)[0]
    if _FALSELY.search(position.cue):
        return position.cue if position.cue in position.context else ""
    before, cue, _ = plain(position.context).partition(plain(position.cue) or "\0")
    if cue and (found := _FALSE_CLAIM.search(f"{before}{cue}")):
        return found.group()
    after = plain(position.context).partition(plain(position.text))[2] if position.text else ""
    found = _IS_FALSE.match(after)
    return found.group().strip(" ,") if found else ""


_FALSELY = re.compile(
    r"\b(?:falsely|wrongly|incorrectly|baselessly|erroneously)\b(?! (?:accus|convict|imprison|arrest))", re.IGNORECASE
)
_CALLED = (
    r"\b(?:(?:false|untrue|incorrect|inaccurate|baseless|unfounded|bogus|erroneous|(?:long[- ])?(?:debunked|discredited"
    rf"|disproved|disproven)) (?:and [\w-]+ )?{CLAIM}s?|(?:was|is|were|are) (?:wrong|incorrect|mistaken)"
    rf" (?:in|with|about) (?:his|her|their|its) {CLAIM}s?)"
)
_FALSE_CLAIM = re.compile(rf"{_CALLED}$", re.IGNORECASE)
"""Right before what is claimed …"""
_A_FALSE_CLAIM = re.compile(
    rf"^\W*(?:(?:a|an|the|his|her|their|its|these|those) )?{_CALLED} (?:that|about|of)\b", re.IGNORECASE
)
"""… or as the beginning of it; …"""
_OWN_FALSE_CLAIM = re.compile(rf"{_CALLED} (?:that|about)\b(?= \w+ \w+ \w)", re.IGNORECASE)
"""… or anywhere in an outlet's own sentence."""
_IS_FALSE = re.compile(
    r"\W{0,3}(?:(?:is|was|are|were|has proved|have proved|turned out to be|proved)"
    r" (?:false|untrue|not true|wrong)|(?:is|was|are|were)n't true)\b",
    re.IGNORECASE,
)


def _own_words(position: Position) -> str:
    """All of an outlet's own sentence; around what a speaker says, the rest of the sentence it stands in."""
    text, context = position.text, position.context
    if position.holder_kind == "outlet":
        return text
    if " … " in text or (position.cue and position.cue not in context):
        return f"{position.cue} …"
    at = context.find(text)
    if at < 0 or text == context:
        return text if lexicon.UNCONFIRMED.search(plain(text)) and position.form != "direct" else ""
    before = re.split(r"[.!?][\"”’]*\s", context[:at])[-1]
    after = re.split(r"[.!?](?:\s|$)", context[at + len(text) :])[0]
    return f"{before} … {after}"


def matter(position: Position, mark: str = "") -> str:
    """Whether what is marked is so, in the position's own words: what follows the mark, else what stands before it."""
    words = lexicon.MARKING.sub(" ", plain(position.text)) if position.holder_kind == "outlet" else position.text
    before, found, after = plain(words).partition(mark) if mark else (words, "", "")
    if found:
        words = next((part for part in (after, before) if len(read(part).keys) > 1), words)
    longest = max(words.split(" … "), key=len)
    if position.cue and " … " in words:
        longest = words.split(" … ")[-1]
    return f"Is it confirmed: “{excerpt(read(_APPOSED.sub('', ' '.join(longest.split()))), LONG)}”?"


_APPOSED = re.compile(r",\s(?:an?|the|who|which)\s[^,.;]{3,90},|^that\s")
"""What may be left out of a statement to show what it says."""


def _close_by(left: Position, right: Position) -> bool:
    """A few sentences apart in one article."""
    return left.article == right.article and abs(left.passage - right.passage) <= NEAR


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """One calls open, or speculation, what the other states."""
    if pair.likeness < LEAST_LIKENESS or not (weighing.said(left) and weighing.said(right)):
        return
    yield from _claimed(left, right, pair)
    one, other = read(left.text), read(right.text)
    doubts = [reading.of_kind("doubt") for reading in (one, other)]
    if bool(doubts[0]) == bool(doubts[1]):
        return
    doubting, stating = (one, other) if doubts[0] else (other, one)
    both = shared(one, other)
    part = cover(one, other)
    words = doubting.printed((doubts[0] or doubts[1])[0])
    strong = bool(_STRONG.search(words))
    if stating.of_kind("denial", "falsity") or stating.is_question:
        return
    claimed = (right if doubts[0] else left).holder_kind == "speaker" and _close_by(left, right)
    if strong and claimed and _ANY_CLAIM.search(doubting.text):
        part = max(part, LEAST_COVER)
    if part < LEAST_COVER or not (both or claimed):
        return
    score = (0.45 if strong else 0.3 if _DOUBTED.search(words) else 0.05) + 0.35 * part
    says = ("not confirmed" if strong else "leaves it open", "states it")
    yield Finding(
        kind=KIND,
        score=weighing.weighed(score, pair, doubt=weighing.UNTRAINED if strong else weighing.PULL),
        reason=f"One states what the other leaves open (“{words}”).",
        matter=whether(stating, both or stating.keys),
        left=words if doubts[0] else "",
        right="" if doubts[0] else words,
        stances=says if doubts[0] else says[::-1],
    )


def _claimed(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """ "Had claimed", "appeared to confirm" here; there another outlet states it in its own voice."""
    if left.article == right.article or pair.likeness < LEAST_CLAIMED:
        return
    for turned, (claimed, stated) in enumerate(((left, right), (right, left))):
        cue = _CLAIMING.search(claimed.cue)
        if cue is None or stated.holder_kind != "outlet" or stated.modality != "asserted":
            continue
        one, other = read(claimed.text), read(stated.text)
        if other.marks or one.of_kind("denial", "falsity", "negation") or _CLAIMING.search(plain(stated.context)):
            continue
        both = shared(one, other)
        what = told(one) & told(other)
        names = {word.key for word in one.content() if word.text[0].isupper() and word.key in both}
        if len(both) < _FEWEST or not what or not (names or cover(one, other) >= LEAST_COVER):
            continue
        words = claimed.cue
        stances = (f"“{words}”", "stated as fact")
        yield Finding(
            kind=KIND,
            score=weighing.weighed(0.45 + 0.3 * cover(one, other), pair, doubt=weighing.UNTRAINED),
            reason=f"{stated.holder} states what stands in {claimed.outlet or 'the other'} as “{words}”.",
            matter=matter(claimed),
            left="" if turned else words,
            right=words if turned else "",
            stances=stances[::-1] if turned else stances,
        )
        return


_CLAIMING = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|purport(?:s|ed)"
    r"|(?:appear|seem)(?:s|ed)? to (?:confirm|show|acknowledge))\b",
    re.IGNORECASE,
)
"""Cues by which an outlet leaves it to the speaker."""
