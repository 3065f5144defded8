"""What must stand in a sentence for a pattern to be looked for in it at all: no phrase may be passed over."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from claimdb.clauses import lexicon
from claimdb.clauses.reading import read

_DENYING = """
deny/denies/denied/denying/refutes/rebuts/debunked/disproves/disproven/disavow/dismisses the claims/rebuffed the claims
/reject that/disputing that/contradicts reports/shoots down rumours/shot down rumors/slam the idea/quashes talk
/no evidence that/no truth to/no indication of/no sign of/no proof that/no basis for/it's not true
"""
_FALSE = """
hoax/hoaxed/fake/fakery/bogus/fabrications/untrue/untruth/false/falsehoods/falsely/unfounded/baseless/groundless/myth
/satire/satirical/prank/spoof/fictitious/photoshopped/doctored/figment/debunked/incorrect/nope/misreported/mistaken
/exaggerated/discredited/duped/complete fiction/pure invention/total nonsense/complete lie/was staged/is invented
/are forged/made up/made-up/pack of lies/a blatant lie/didn't happen/did not happen/never happened/turns out not
/turned out not/fools the internet/fell for/falls for
"""
_OPEN = """
unconfirmed/unverified/uncorroborated/unsubstantiated/speculation/speculates/rumor/rumours/questionable/dubious/doubt
/doubts/skeptical/sceptic/could not verify/was not verified/cannot confirm/not confirmed/failed to corroborate
/could not authenticate/not authenticated/no confirmation/no independent verification/not clear whether/unknown if
/unclear whether/too good to check/too good to be true/declined to confirm/neither confirm nor deny
/awaiting confirmation/without verification
"""
_NEGATING = """
failed to/failure to/refusal to/declines to/unable to/far from/instead of/rather than/anything but/free of/has yet to
/have yet to/had yet to/stop short of/stopped short of/ruled out/ruling out/scraps/scrapped/cancelled/drops out of
/pulls out of/passes on/lack of/lacking/absence of
"""
_NOT = ("true", "the case", "correct", "what it seems", "what they seem", "real", "a thing", "happening")
_NO = ("not", "never", "isn't", "wasn't", "aren't")
PHRASES: dict[str, tuple[re.Pattern[str], Callable[[str], bool], str]] = {
    "denying": (
        lexicon.DENYING,
        lexicon.may_deny,
        "/".join([_DENYING, *map(" ".join, itertools.product(_NO, _NOT))]),
    ),
    "false": (lexicon.FALSE, lexicon.may_be_false, _FALSE),
    "open": (lexicon.UNCONFIRMED, lexicon.may_be_open, _OPEN),
    "left open": (
        lexicon.OPEN,
        lexicon.may_leave_open,
        "confirm or deny/confirmed nor denied/fake or not/fact or fiction/hoax?/fake?/real?",
    ),
    "negating": (lexicon.NEGATING, lexicon.may_negate, _NEGATING),
    "closing": (lexicon.CLOSING_NO, lexicon.may_close, "? no/: nope/- not so fast/. not quite/! not really"),
    "opening": (
        lexicon.OPENING_NO,
        lexicon.may_open,
        "no,/“nope!/sorry,/calm down, all/relax./did it burst? no, it/burst? nope.",
    ),
}
CASES = [(kind, phrase.strip()) for kind, (_, _, phrases) in PHRASES.items() for phrase in phrases.split("/")]


@pytest.mark.parametrize(("kind", "phrase"), CASES)
def test_what_a_pattern_finds_is_looked_for(kind: str, phrase: str) -> None:
    pattern, may_stand, _ = PHRASES[kind]
    assert pattern.search(phrase)
    assert may_stand(phrase)


@pytest.mark.parametrize("kind", PHRASES)
def test_plain_sentences_are_not_searched(kind: str) -> None:
    assert not PHRASES[kind][1]("the dam at lesk burst on a saturday in spring, the mayor wrote to the board.")


def test_readings_are_the_same_without_the_short_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The mayor of Lesk wrote {phrase} the dam had burst." for _, phrase in CASES]
    texts += [text.upper().replace("S", "ſ") for text in texts]
    texts += ["İt waſ a hoax", "FAKE OR REAL?", "Dam burst? It was a hoax", "The loſs was unVERıFIED"]
    short = [read(text) for text in texts]
    for name in ("deny", "be_false", "be_open", "leave_open", "negate", "open", "close"):
        monkeypatch.setattr(lexicon, f"may_{name}", bool)
    read.cache_clear()
    assert [read(text) for text in texts] == short


@pytest.mark.parametrize(
    "text", ["Dockers made up just 36 percent of the crowd", "Dockers made up the majority of them"]
)
def test_what_is_made_up_of_parts_is_not_untrue(text: str) -> None:
    assert not read(text).of_kind("falsity")
    assert read("The story was made up").of_kind("falsity")
