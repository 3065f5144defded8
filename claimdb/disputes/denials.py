"""What somebody denies beside what is denied: the statement, or the sentence of an outlet, that stands before it.

Whoever reports a denial tells what is denied in the same breath or in the sentences before; so no two texts need be
alike, and both sides may stand in one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimdb.clauses import read
from claimdb.clauses.denials import ACCUSED, WRONGLY, answer, denial, in_own_voice, whose
from claimdb.clauses.denying import MAINTAINED, NO_EVIDENCE, OTHERWISE, Denial
from claimdb.clauses.questions import excerpt
from claimdb.clauses.rebuttals import TOLD_BEFORE, before_cue
from claimdb.contents.words import overlap, telling, words
from claimdb.disputes import unanswered
from claimdb.disputes.inorder import REACH, At, placed
from claimdb.disputes.opposing import is_one_voice
from claimdb.disputes.phrasing import asked, bare, named
from claimdb.disputes.relevance import SENTENCE, says_something
from claimdb.disputes.tellingwords import plain_words, tells
from claimdb.records import Finding, Position
from claimdb.store.neighbours import Line

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KIND = "polarity"
LEAST_HELD, LEAST_HELD_NEXT, LEAST_HELD_OWN = 0.4, 0.2, 0.6
"""Of the words of what is denied, by weight: what the other side must hold where it is told what is denied; the same
for what somebody says right before, and for what an outlet says in its own voice."""
LEAST_ELSEWHERE, FEWEST_ELSEWHERE = 0.5, 3
"""The same share, and telling words in common, in other articles on the event."""
FEWEST_SHARED = 2
"""Telling words in common, where more are told."""
_IN_A_ROW = 60
"""Characters between two denials that are one."""
_SURE, _LIKELY = 0.8, 0.62
_RIGHT_BEFORE = 40
"""Characters between an outlet's own sentence and an answer to it that is quoted."""
_NEXT = 320
"""Characters before a denial in which the sentence before it, and the rest of its own, begin."""
_ACCUSING = re.compile(
    r"\b(?:accus|alleg|claim|charg|report|assert|said|say|told|tell|call|insist|suggest|compl)", re.IGNORECASE
)
_ADJACENT, _PREFIX = 160, 5
"""Characters between what is said and what is said against it; letters in which words of both agree."""
_NOUN = 6
"""Letters by which a noun is known again."""
_AFTER = re.compile(r"\b(?:after|when|in (?:response|reply) to|as)\b", re.IGNORECASE)
_DOING = re.compile(
    r"\b(?:agreed?|agrees|plan\w*|promis\w+|vow\w*|offer\w*|refus\w+|declin\w+|tr(?:y|ied)) to$"
    r"|^(?:appear|seem|look)(?:s|ed|ing)?\b|\bserv(?:es|ed|e) as$",
    re.IGNORECASE,
)
"""Cues of what somebody will do, or what something is like; nobody says that it is so."""
_PERHAPS, _EARLY = re.compile(r"\b(?:may|might)\b"), 60
"""Near the beginning of a statement: nobody says that it is so."""
_NOBODY = frozenset({"you", "i", "we", "it", "one", "who", "which", "that", "whom"})
_ANYBODY = _NOBODY | {"they", "people", "anyone", "anybody", "nobody", "no one", "many"}
_UNTOLD = frozenset({"hypothetical", "question", "order", "negated", "denied"})


class _Against(NamedTuple):
    """``rate``: how well what is said fits as what is denied, 0 to 1."""

    rate: float
    said: At
    denied: At
    how: Denial


def find(around: Around) -> Iterator[tuple[int, int | None, Finding]]:
    """Findings with the passage that is denied and the one that denies it; one of them in these articles (row
    numbers). Where nobody is told to say what is denied, with the denial alone.
    """
    answering = [article for article in around.beside if any(map(_may_answer, around.lines.get(article, ())))]
    elsewhere = list(_elsewhere(around))
    beside = {denied for _, denied, _ in elsewhere}
    yield from elsewhere
    for told in placed(around, answering).values():
        found = [against for one in told if (against := _against(one, told))]
        for against in _of_one_matter(found):
            yield against.said.position.passage, against.denied.position.passage, _finding(against)
        answered = [against.denied.position for against in found]
        answered += [one.position for one in told if one.position.passage in beside]
        yield from unanswered.find([(one, how) for one in told if (how := _how(one))], answered)


def _may_answer(line: Line) -> bool:
    if not line.cue:
        return bool(TOLD_BEFORE.search(line.text) or in_own_voice(line.text))
    return bool(_line_denies(line) or answer(line.cue) or WRONGLY.search(line.cue) or TOLD_BEFORE.search(line.cue))


def _line_denies(line: Line) -> Denial | None:
    return denial(line.text, line.cue, denied=line.modality == "denied") if line.cue else None


def _how(one: At) -> Denial | None:
    position = one.position
    return _denied_by(position.text, position.cue, position.context, denied=position.modality == "denied")


@lru_cache(maxsize=4096)
def _denied_by(text: str, cue: str, context: str, *, denied: bool) -> Denial | None:
    if not cue:
        return in_own_voice(text)
    if denied and cue not in context:
        return None  # the sentences after the one that tells of the denial
    return denial(text, cue, denied=denied) or before_cue(context, cue)


def _elsewhere(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """What one article on an event has somebody say that another tells to be denied."""
    beside = {(article, other) for article, some in around.beside.items() for other in some if other != article}
    told = {frozenset(pair): pair for pair in beside}
    rated: dict[tuple[int, int], tuple[float, Denial]] = {}
    for one, other in told.values():
        for ours, theirs in ((one, other), (other, one)):
            rated.update(_denied_there(around.lines[ours], around.lines[theirs]))
    held = around.positions({pk for pair in rated for pk in pair})
    for (said, denied), (share, how) in sorted(rated.items()):
        statement, against = At(held[said], 0, 0), At(held[denied], 0, 0)
        if _may_be_denied(statement, against, how):
            yield said, denied, _finding(_Against(share, statement, against, how))


def _denied_there(
    ours: Sequence[Line], theirs: Sequence[Line]
) -> Iterator[tuple[tuple[int, int], tuple[float, Denial]]]:
    """Passages of theirs with the denials of ours that tell what is denied, and how well they fit."""
    for line in ours:
        how = _line_denies(line)
        if how is None or how.points_back or how.own:
            continue
        wanted = tells(how.what or line.text)
        weight = sum(wanted.values())
        for other in theirs if weight else ():
            if not other.cue or other.modality != "asserted":
                continue
            both = wanted.keys() & telling(other.text).keys()
            share = sum(wanted[stem] for stem in both) / weight
            if share >= LEAST_ELSEWHERE and len(both) >= FEWEST_ELSEWHERE:
                yield (other.passage, line.passage), (share, how)


def _against(one: At, told: Sequence[At]) -> _Against | None:
    """The best of what may be denied; None where nothing that stands near it can be."""
    if wrong := _called_wrong(one, told):
        return wrong
    how = _how(one) or answer(one.position.cue)
    if how is None or (one.position.holder.casefold() in _ANYBODY and not how.own):
        return None
    if one.position.modality in _UNTOLD - {"denied"} and how.stance != NO_EVIDENCE:
        return None
    wanted = tells(how.what or one.position.text)
    rated = [
        _Against(rate, other, one, how)
        for other in told
        if _may_be_denied(other, one, how) and (rate := _rate(other, one, how, wanted)) is not None
    ]
    return max(rated, key=lambda against: (against.rate, against.said.start), default=None)


def _called_wrong(one: At, told: Sequence[At]) -> _Against | None:
    """ "She was wrong to say that it burned", he said: what she says, inside of what he says."""
    found = WRONGLY.search(one.position.cue) if one.position.within else None
    if found is None:
        return None
    outer = (
        other
        for other in told
        if other.start <= one.start and one.end <= other.end and other.position.holder == one.position.within
    )
    around = next((other for other in outer if not is_one_voice(other.position, one.position)), None)
    return around and _Against(1.0, one, around, Denial(one.position.cue, points_back=True))


def _of_one_matter(found: Sequence[_Against]) -> Iterator[_Against]:
    """Of a denial that is said twice in a row the better one; headline and text deny the same saying."""
    for number, one in enumerate(found):
        rivals = [other for at, other in enumerate(found) if at != number and _same_denier(one, other)]
        if any(
            _in_a_row(one, other) and (other.rate, other.said.start) > (one.rate, one.said.start) for other in rivals
        ):
            continue
        longer = [other for other in rivals if len(other.denied.position.text) > len(one.denied.position.text)]
        same = next((other for other in longer if _tell_the_same(one, other)), None)
        yield one._replace(said=same.said) if same else one


def _same_denier(one: _Against, other: _Against) -> bool:
    voices = [(two.denied.position, two.said.position) for two in (one, other)]
    return is_one_voice(voices[0][0], voices[1][0])


def _in_a_row(one: _Against, other: _Against) -> bool:
    ends = sorted((against.denied.start, against.denied.end) for against in (one, other))
    return one.how.points_back and other.how.points_back and ends[1][0] - ends[0][1] < _IN_A_ROW


def _tell_the_same(one: _Against, other: _Against) -> bool:
    if not is_one_voice(one.said.position, other.said.position):
        return False
    held, _ = overlap(telling(one.denied.position.text), telling(other.denied.position.text))
    return held >= LEAST_ELSEWHERE


def _may_be_denied(other: At, one: At, how: Denial) -> bool:
    theirs, mine = other.position, one.position
    if theirs.passage == mine.passage or theirs.modality in _UNTOLD or (is_one_voice(theirs, mine) and not how.own):
        return False
    if how.on and not _is_meant(theirs, mine, how.on):
        return False
    if theirs.holder.casefold() in _NOBODY or _DOING.search(theirs.cue) or theirs.text.startswith("to "):
        return False
    if _PERHAPS.search(theirs.text[:_EARLY]):
        return False
    if theirs.attribution == mine.attribution is not None or len(read(theirs.text).keys) < 2:
        return False
    same = theirs.article == mine.article
    if same and theirs.holder_kind == "outlet" and (other.start <= one.start < other.end or _frames(theirs, mine)):
        return False  # the sentence that tells of the denial
    return _how(other) is None


def _frames(theirs: Position, mine: Position) -> bool:
    return theirs.context == mine.context or theirs.text in mine.context


def _is_meant(theirs: Position, mine: Position, on: str) -> bool:
    """The one who is contradicted by name, or of what "no such raid" speaks."""
    if on[0].isupper():
        return on in theirs.holder
    told = theirs.text if theirs.context == mine.context else f"{theirs.text} {theirs.context}"
    return on[:_NOUN] in told.casefold()


def _rate(other: At, one: At, how: Denial, wanted: Mapping[str, float]) -> float | None:
    """How well it fits as what is denied, 0 to 1; None where it does not."""
    theirs, mine = other.position, one.position
    gap = one.start - other.end
    inside = one.start <= other.start and other.end <= one.end
    behind = other.start >= one.end and _is_answered(theirs, mine)
    later = not how.points_back and bool(theirs.cue) and one.end <= other.start < one.end + REACH
    if not inside and not behind and not later and (gap > REACH or other.start > one.end):
        return None
    around = theirs.holder_kind == "speaker" and (not later or theirs.context == mine.context)
    held = telling(f"{theirs.text} {theirs.context}" if around else theirs.text)
    weight = sum(wanted.values())
    share = sum(value for stem, value in wanted.items() if stem in held) / weight if weight else 0.0
    near = max(0.0, 1 - max(gap, other.start - one.end, 0) / REACH)
    accused = any(name in theirs.text for name in mine.holder.split() if name[:1].isupper() and len(name) > 3)
    spoken = theirs.holder_kind == "speaker" and bool(theirs.cue)
    said = spoken and (0.7 + 0.3 * bool(_ACCUSING.search(theirs.cue)))
    if not inside and theirs.cue and not says_something(theirs.text) and len(read(theirs.text).words) < SENTENCE:
        return None
    if how.stance in (OTHERWISE, MAINTAINED) and not how.points_back:
        return None
    if how.own and (is_one_voice(theirs, mine) and near == 1):
        return None
    if how.stance in (OTHERWISE, MAINTAINED) and not how.on:
        return None if inside or behind or not _is_countered(theirs, mine, how, gap) else 0.3 * near + 0.2 * share
    if how.points_back:
        who, what = whose(mine.text)
        if who and who not in f"{theirs.holder} {theirs.context}" and what not in theirs.holder:
            return None
        if mine.holder_kind == "outlet" and how.stance != NO_EVIDENCE and (gap > _RIGHT_BEFORE or not theirs.cue):
            return None
        if (
            gap > (_NEXT if theirs.cue or mine.modality == "denied" else _RIGHT_BEFORE)
            and not (accused and said)
            and not how.on
        ):
            return None
        return 0.5 * near + 0.2 * said + 0.15 * accused + 0.15 * share
    own = mine.holder_kind == "outlet" and not ACCUSED.search(theirs.cue)
    far = gap > _NEXT or later or how.own or own
    least = LEAST_HELD_OWN if not theirs.cue else LEAST_HELD if far else LEAST_HELD_NEXT
    if not inside and len(wanted) > FEWEST_SHARED and len(wanted.keys() & held.keys()) < FEWEST_SHARED:
        return None
    if not inside and (share < least or not plain_words(mine.text) & plain_words(f"{theirs.text} {theirs.context}")):
        return None
    return 0.5 * share + 0.2 * near + 0.15 * said + 0.15 * inside


def _is_countered(theirs: Position, mine: Position, how: Denial, gap: int) -> bool:
    """Said right before, by somebody else, of the one who answers or of what the answer is about."""
    if gap > _ADJACENT or (how.stance == MAINTAINED and not ACCUSED.search(f"{theirs.cue} {theirs.text}")):
        return False
    if how.stance == OTHERWISE and not theirs.cue:
        return False
    if how.stance == OTHERWISE and not answer(mine.cue) and not plain_words(mine.text) & plain_words(theirs.text):
        return False
    ours, told = (
        {word.stem[:_PREFIX] for word in words(text) if word.weight}
        for text in (f"{mine.holder} {mine.text}", f"{theirs.text} {theirs.context}")
    )
    return bool(ours & told)


def _is_answered(theirs: Position, mine: Position) -> bool:
    """ "I never did", she said, after he had claimed that she did."""
    before, found, _ = mine.context.partition(theirs.text)
    return bool(found) and bool(_AFTER.search(before.partition(mine.text)[2]))


def _finding(against: _Against) -> Finding:
    theirs, mine, how, rate = against.said.position, against.denied.position, against.how, against.rate
    answers = how.stance in (OTHERWISE, MAINTAINED)
    stances = (f"“{excerpt(read(theirs.text), 70)}”", f"“{excerpt(read(mine.text), 70)}”")
    return Finding(
        kind=KIND,
        score=round((_SURE if rate >= _ENOUGH else _LIKELY) + 0.1 * rate, 3),
        reason=f"{named(mine)} against {named(theirs)}: {_WHAT[how.stance]} (“{how.words}”)."
        if not is_one_voice(mine, theirs)
        else f"What {named(mine)} is reported to have said is denied later (“{how.words}”).",
        matter=asked(bare(_at_stake(how, theirs, mine))),
        left=theirs.text[: len(excerpt(read(theirs.text)))].rsplit(" ", 1)[0],
        right=how.words,
        stances=stances if answers else ("says it is so", how.stance),
    )


def _at_stake(how: Denial, theirs: Position, mine: Position) -> str:
    """What is said or denied, told by the one of the two who tells it."""
    if how.what:
        return how.what
    if how.stance == NO_EVIDENCE and not how.points_back:
        found = _OF_WHICH.search(mine.text.partition(how.words)[2])
        return found["what"] if found else mine.text
    told_there = how.points_back and how.stance not in (OTHERWISE, MAINTAINED)
    return theirs.text if told_there else mine.text


_OF_WHICH = re.compile(
    r"^ (?:(?:to|which|that) (?:suggest|show|support|indicate|prove)s?(?: that)?|that|of|for) (?P<what>.+)", re.DOTALL
)
"""What there is no evidence of."""
_WHAT = {
    "denies it": "one denies what the other says",
    "questions it": "one questions what the other says",
    "disputes it": "one disputes what the other says",
    "answers it": "one answers what the other says",
    "denies having said it": "one denies having said what is reported",
    NO_EVIDENCE: "one finds no evidence of what the other says",
    OTHERWISE: "one answers what the other says",
    MAINTAINED: "one answers what the other accuses of",
}
_ENOUGH = 0.55
"""Rate from which it is taken to be what is denied."""
