"""The same words are given to different speakers.

It takes a long stretch of the same words, outlets that differ, and names that cannot mean one speaker; an unnamed
"official" may be anybody, and a spokesman speaks for the one that he is named with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdb.clauses import cover, read, shared
from claimdb.clauses.named import Name, may_be_one
from claimdb.clauses.questions import excerpt
from claimdb.clauses.reading import plain
from claimdb.clauses.wordings import longest_run
from claimdb.records import Finding
from claimdb.text import fold

if TYPE_CHECKING:
    from claimdb.records import Pairing, Position

KIND = "attribution"

LEAST_LIKENESS = 0.5
LEAST_RUN = 6
LEAST_SHARE = 0.6
LEAST_PASSED_ON = 0.8
LEAST_COVER = 0.5
"""Likeness, and share of the shorter one's words in both, of what a speaker says or has others say."""
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|wr(?:ite|ites|ote)|claim|accord|argu|insist|put it)", re.IGNORECASE
)
_BEHIND = re.compile(
    r"^(?P<said>.{20,}?)(?:: |[,\"] (?:says|said) )(?P<who>[A-Z][\w' .-]{2,40}?)(?: (?:says|said))?\W*$"
)
_BEFORE = re.compile(r"^(?P<who>[A-Z][\w' .-]{2,40}?)(?:: | (?:says|said)(?: that|:|,)? )(?P<said>.{20,})$")
_DATED = re.compile(r"\d|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Update|Report|Video|Photos?|Live|Watch)\b")


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding, of two positions whose holders are named and differ."""
    if pair.likeness < LEAST_LIKENESS or left.article == right.article:
        return
    yield from _passed_on(left, right, pair)
    ours = _told(left)
    theirs = _told(right) if ours else None
    if ours is None or theirs is None or not _may_differ(left, right, ours[0], theirs[0]):
        return
    one, other = read(ours[1]), read(theirs[1])
    if len(shared(one, other)) < 2:
        return
    run, shorter = longest_run(one, other)
    if run < min(LEAST_RUN, shorter) or run < LEAST_SHARE * shorter or run < 4:
        return
    if _is_described(ours[0], right) or _is_described(theirs[0], left):
        return
    score = 0.35 + 0.3 * run / shorter + 0.1 * min(run, 12) / 12 + 0.15 * (left.form == right.form == "direct")
    yield Finding(
        kind=KIND,
        score=round(min(0.95, score), 3),
        reason=f"The same words are given to {ours[0]} here and to {theirs[0]} there.",
        matter=f"Who said it: “{excerpt(one)}”?",
        left=ours[0],
        right=theirs[0],
        stances=(f"said by {ours[0]}", f"said by {theirs[0]}"),
    )


def _passed_on(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """Words that one article has a speaker say, and another has that speaker put down to somebody else."""
    for turned, (inner, own) in enumerate(((left, right), (right, left))):
        if (
            not inner.within
            or not _SAYING.search(inner.cue)
            or own.within
            or own.form != "direct"
            or pair.likeness < LEAST_PASSED_ON
        ):
            continue
        same = inner.within_id == own.holder_id if None not in (inner.within_id, own.holder_id) else False
        one, other = read(inner.text), read(own.text)
        if not same or inner.holder_id == own.holder_id or cover(one, other) < LEAST_COVER:
            continue
        if inner.modality != "asserted" or own.modality != "asserted" or fold(inner.holder) in fold(own.context):
            continue
        stances = (f"{own.holder} says that {inner.holder} said it", f"{own.holder} says it")
        yield Finding(
            kind=KIND,
            score=round(min(0.95, 0.5 + 0.2 * cover(one, other)), 3),
            reason=f"In one {own.holder} puts it down to {inner.holder}, in the other {own.holder} says it.",
            matter=f"Whose words are they: “{excerpt(one)}”?",
            left=(inner.holder, own.holder)[turned],
            right=(own.holder, inner.holder)[turned],
            stances=stances[::-1] if turned else stances,
        )
        return


def _told(position: Position) -> tuple[str, str] | None:
    """The speaker and the words quoted; in an outlet's own voice from "…: Orlo Venn" or "Orlo Venn: …"."""
    if position.holder_kind == "speaker":
        quoted = position.form in ("direct", "mixed") and position.modality == "asserted"
        return (position.holder, position.text) if position.holder and quoted else None
    found = _printed_with_name(position.text)
    if found and position.entities and not any(name in found[0] for _, name, _, _ in position.entities):
        return None  # a headline's first words
    return found


@lru_cache(maxsize=20_000)
def _printed_with_name(printed: str) -> tuple[str, str] | None:
    text = plain(printed)
    for pattern in (_BEHIND, _BEFORE):
        if found := pattern.search(text):
            start, end = found.span("who")
            if _DATED.search(printed[start:end]):
                continue
            said = found.span("said")
            return printed[start:end], printed[said[0] : said[1]]
    return None


def _may_differ(left: Position, right: Position, one: str, other: str) -> bool:
    """Both are names, and not of one."""
    if left.holder_id is not None and left.holder_id == right.holder_id:
        return False
    if _NOBODY.match(one) or _NOBODY.match(other):
        return False
    return _is_printed_as_name(one) and _is_printed_as_name(other) and not may_be_one(_name(one), _name(other))


def _is_printed_as_name(holder: str) -> bool:
    """Each word begins with a capital letter, but for such as "of": "Spurns offer" is none."""
    return all(word[0].isupper() or word in _PARTICLES for word in holder.split()) and holder[:1].isupper()


_PARTICLES = frozenset(
    {"of", "the", "and", "for", "in", "al", "bin", "de", "der", "la", "le", "el", "van", "von", "da"}
)


def _is_described(name: str, position: Position) -> bool:
    """A part of the name stands in how the other is described, or around what is quoted."""
    around = fold(f"{position.role or ''} {position.context}").split()
    return any(word in around for word in _name(name).parts)


_NOBODY = re.compile(
    r"(?:he|she|they|it|we|i|you|many|some|most|several|few|others?|people|everyone|officials?|sources?)\b",
    re.IGNORECASE,
)


def _name(text: str) -> Name:
    return Name("", text, 0, len(text))
