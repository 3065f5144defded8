"""Denials that tell by themselves what they deny, or whom they answer, whatever verb reports them.

"The notion that the bridge was hit is just not true", "it is misleading to say that it was", "I never said that it
was", "he was aware of no such raid", "denied the report, saying …", "contradicting the mayor, said …".
"""

from __future__ import annotations

import re

from claimdb.clauses.denying import CLAIM, DOUBTFUL, FEWEST, FILLER, IDEA, OTHERWISE, SAID, UNTRUE, Denial
from claimdb.clauses.reading import plain, read

_IS = r"(?:'s|'re|'d be| is| are| was| were| would be| has been| have been)"
_NOTION = re.compile(
    rf"^\W*(?:(?:but|and|so|well|now|no),? )?(?:(?:the|this|that|these|those|any|all|such|his|her|their)\W)?"
    rf"(?:[\w'-]+ ){{0,2}}?(?:{CLAIM}|{IDEA})s?,? (?:that|of) (?P<what>.{{12,240}}?)(?:,| -)?{_IS} "
    rf"{FILLER}(?P<by>{UNTRUE}|{DOUBTFUL})\b",
    re.IGNORECASE,
)
_TO_SAY = re.compile(
    r"\b(?:it|that)(?:'s| is| was| would be) (?:[\w-]+ly |just |so )?(?P<by>misleading|false|wrong|untrue|dishonest"
    r"|inaccurate|incorrect|absurd|ridiculous|preposterous|nonsense|a lie|(?:not|n't) (?:true|accurate|correct|fair)"
    r"|unfair) to (?:say|suggest|imply|claim|assert|argue|allege|pretend|insinuate|conclude)\b(?: that)? "
    r"(?P<what>.{10,})",
    re.IGNORECASE,
)
_NOT_TRUE_THAT = re.compile(
    r"^\W*(?:(?:but|and) )?it(?:'s| is| was|(?=n't))(?: \w+ly| just)? ?(?P<by>(?:not|n't) true|untrue|false"
    r"|(?:not|n't) the case) that (?P<what>.{10,})",
    re.IGNORECASE,
)
_FIGURES_WRONG = re.compile(
    r"^\W*(?:that )?(?P<what>(?:the|those|these|all|most|his|her|their) (?:[\w'-]+ ){0,2}?(?:polls?|figures|numbers"
    rf"|estimates|statistics|{CLAIM}s?)\b[^,;.]{{0,90}}?) (?:is|are|was|were) (?:all |\w+ly |just )?"
    r"(?P<by>wrong|false|inaccurate|incorrect|untrue|fake|made up)\W*$",
    re.IGNORECASE,
)
_IS_INCORRECT = re.compile(
    r"^\W*(?:that )?(?P<what>(?!(?:it|that|this|he|she|they|what)\b)[^.;:]{15,160}?) (?:is|was|are|were)"
    r" (?:\w+ly |just )?(?P<by>incorrect|inaccurate|false|untrue|not true|not accurate|misleading|mistaken)\W*$",
    re.IGNORECASE,
)
_IN_THE_WRONG = re.compile(
    r"^\W*(?:(?:but|well|no),? )?(?:he|she|they|you)(?:'s|'re| is| are| was| were)(?: \w+ly| just| dead"
    r"| all)? (?P<by>wrong|mistaken|lying)\b(?=\W*$|[,;.!]| about (?:this|that|it)\b)",
    re.IGNORECASE,
)
_NOT_TRUE = re.compile(r"(?:^|[,.!?;-] ?)\W*(?P<by>not true|untrue|(?:absolutely|just) false)\W*$", re.IGNORECASE)
_NO = re.compile(r"^\W*(?P<by>no|nope|absolutely not|not at all|of course not|wrong)[,.!]", re.IGNORECASE)
"""Answers a statement, or a question, which then is no dispute."""
_IS_ABSURD = re.compile(
    rf"^\W*(?:(?:but|well|no),? )?(?:that|this|it)(?:'s| is| was) {FILLER}(?P<by>absurd|ridiculous|ludicrous"
    r"|preposterous|nonsensical|laughable)\W*$",
    re.IGNORECASE,
)
_SHORTEST = 45
"""Characters of a whole statement that ends so."""
_NO_SUCH = re.compile(
    r"\b(?P<by>there (?:is|was|were|are|ha[sd] been|have been) no such|(?:unaware|not aware|n't aware) of any such"
    r"|(?:knew|know|knows|aware) of no such|(?:did|had|has|have)(?:n't| not| never) \w+ any such)"
    r"\s+(?P<noun>[a-z]{4,})",
    re.IGNORECASE,
)
_NEVER_SAID = re.compile(
    r"^\W*(?:(?:but|well|no),? )?(?:I|we)(?: have|'ve| had|'d)? (?P<by>never (?:once )?(?:said|told \w+|claimed"
    r"|suggested|promised|pledged|called for|called))\b(?: that)? (?P<what>.{10,})",
    re.IGNORECASE,
)
_PUSHED_BACK = re.compile(
    r"\b(?:push(?:es|ed|ing)? back(?: (?:on|against|at))?|hit(?:s|ting)? back at|(?:takes|took|taking) issue with"
    r"|bristle[sd] at|scoff(?:s|ed|ing)? at|brush(?:es|ed|ing)? (?:off|aside)|shrug(?:s|ged|ging)? off"
    r"|wav(?:es|ed|ing) (?:off|away|aside)|laugh(?:s|ed|ing)? off|sho(?:t|ots|oting) down"
    r"|(?:bat|swat)(?:s|ted|ting)? (?:away|down))\b",
    re.IGNORECASE,
)
_DEFENDED = re.compile(
    r"\b(?:himself|herself|itself|themselves|myself|ourselves|[a-z]+ (?:record|work|decision)) (?:against|from) "
    rf"(?:[\w'-]+ ){{0,3}}?(?:{CLAIM}|criticism)s? (?:of|that) (?P<what>.{{8,}})",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"^(?:\w+ly )?(?:(?:has|have|had) )?(?:respond|answer|defend|hit(?:s|ting)? back|fire[sd]? back|shot back|counter)",
    re.IGNORECASE,
)
_TO_A_CLAIM = re.compile(
    rf"^\W*(?:(?:to|against|at|from) )?(?:[\w'-]+ ){{0,3}}?(?:{CLAIM}|criticism)s? "
    r"(?:(?:from|by) [^,;]{3,40}? )?(?:that |of |(?=(?:he|she|they|it|his|her|their|the) \w))(?P<what>.{12,})",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    rf"\b(?P<by>contrary to (?:[\w'-]+ ){{0,3}}?(?:{SAID}|{IDEA}|belief)s?)\b(?P<whose>[^,]{{0,80}}),?", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?P<by>den(?:ied|ies|ying)|disput(?:ed|es|ing)|reject(?:ed|s|ing)|refut(?:ed|es|ing)|rebut(?:s|ted|ting)"
    r"|dismiss(?:ed|es|ing)|contradict(?:ed|s|ing)|counter(?:ed|s|ing)|challeng(?:ed|es|ing)|push(?:ed|es|ing) back"
    r" (?:on|against)|disagree(?:d|s|ing) with) (?P<what>[^,;:.\"]{2,70}?)"
    r"(?:,? ?(?:and |but |also |\w+ly )*|, (?!and |but |while |who )(?:[\w'.-]+ ){1,6})$",
    re.IGNORECASE,
)
TOLD_BEFORE = re.compile(
    r"\b(?:den(?:ied|ies|ying)|disput(?:ed|es|ing)|reject(?:ed|s|ing)|refut(?:ed|es|ing)|rebut(?:s|ted|ting)"
    r"|dismiss(?:ed|es|ing)|contradict(?:ed|s|ing)|counter(?:ed|s|ing)|challeng(?:ed|es|ing)|push(?:ed|es|ing) back"
    r"|disagree(?:d|s|ing))\b",
    re.IGNORECASE,
)
"""Something is denied there, perhaps in words before a cue."""
_CLAIMED = re.compile(
    rf"^(?:(?:all|both) )?(?:the|that|this|those|these|such|his|her|their|its|any)\s+(?:[\w'-]+ ){{0,2}}?{SAID}s?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:(?:his|her|their|the) )?(?:[\w'-]+ )*?(?P<name>[A-Z][\w-]{2,})(?:'s?(?: \w+)?)?$")
_ONLY_NAMES = frozenset({"contradict", "counter", "disagre"})
"""Beginnings of verbs that answer whom they name."""


HINT = re.compile(
    r"\b(?:true|untrue|false|wrong|lie|lies|lying|accura|correct|inaccura|incorrect|mislead|unfair|fair|absurd|ridicul"
    r"|prepost|nonsense|ludicr|laugh|mistaken|no such|any such|never|contrary|baseless|unfounded|bogus|groundless"
    r"|invent|fabricat|exagger|distort|hoax|fake|made up|merit|lies?|one-sided|dishonest|the case|so\b|slander|smear"
    r"|propaganda|fiction|rubbish|no[,.!]|nope|not at all|of course not)",
    re.IGNORECASE,
)
"""Without any of these there is none."""


def rebuttal(text: str) -> Denial | None:
    """What a content denies by its own words, whatever its cue."""
    shown = plain(text)
    if not HINT.search(shown):
        return None
    for pattern in (_NOTION, _TO_SAY, _NOT_TRUE_THAT, _FIGURES_WRONG, _IS_INCORRECT):
        if (found := pattern.search(shown)) and len(read(found["what"]).keys) > 1:
            return Denial(_printed(text, found, "by"), False, what=_printed(text, found, "what"))
    if found := _NEVER_SAID.search(shown):
        words, what = _printed(text, found, "by"), _printed(text, found, "what")
        return Denial(words, False, "denies having said it", what, own=True)
    if found := _NO.match(shown):
        return Denial(found["by"], True, OTHERWISE)
    if found := _IN_THE_WRONG.search(shown) or _IS_ABSURD.match(shown):
        return Denial(_printed(text, found, "by"), points_back=True)
    if len(shown) < _SHORTEST and (found := _NOT_TRUE.search(shown)):
        return Denial(_printed(text, found, "by"), points_back=True)
    if found := _NO_SUCH.search(shown):
        return Denial(_printed(text, found, "by"), points_back=True, on=found["noun"].lower())
    if found := _CONTRARY.search(shown):
        what = text[found.end() :] if len(shown) - found.end() > found.start() else text[: found.start()]
        return Denial(_printed(text, found, "by"), False, OTHERWISE, what.strip(" ,"))
    return None


def pushed_back(text: str, cue: str) -> Denial | None:
    """By cues that are no verbs of denying: "pushed back on those charges", "defended himself against claims that"."""
    if (found := _PUSHED_BACK.search(plain(cue))) and re.match(rf"\W*(?:[\w'-]+ ){{0,4}}?(?:{SAID}|{IDEA})s?\b", text):
        return Denial(found.group(), True, "disputes it")
    found = _DEFENDED.search(plain(text)) if cue.lower().startswith("defend") else None
    if found is None and _ANSWERING.search(cue):
        found = _TO_A_CLAIM.match(plain(text))
    return Denial(cue, False, "answers it", _printed(text, found, "what")) if found else None


def called(text: str, cue: str) -> Denial | None:
    """By what a claim is called: "called that preposterous", "called a report suggesting that it burned outrageous"."""
    if not _CALLING.search(cue):
        return None
    shown = plain(text)
    if found := _CALLED_SO.match(shown):
        return Denial(_printed(text, found, "by"), points_back=True)
    found = _CALLED_CLAIM.match(shown)
    if found is None or len(read(found["what"]).keys) < FEWEST:
        return None
    return Denial(_printed(text, found, "by"), False, what=_printed(text, found, "what"))


_CALLING = re.compile(r"\b(?:call|dismiss|describ|label|brand|denounc|reject|characteri[sz]|deem)\w*$", re.IGNORECASE)
_SO = rf"(?:outrageous|outlandish|beyond [a-z]+|silly|crazy|{DOUBTFUL}|{UNTRUE})"
_CALLED_SO = re.compile(
    rf"^\W*(?:that|this|it)\W+(?:as\W+)?(?:[\w'-]+\W+){{0,2}}?(?P<by>{_SO})\W*(?:and [\w\" ]+)?$", re.IGNORECASE
)
_CALLED_CLAIM = re.compile(
    rf"^\W*(?:[\w'-]+ ){{0,4}}?(?:{CLAIM}|{IDEA})s? (?:that|of|suggesting|alleging|claiming|saying) "
    rf"(?P<what>.{{12,240}}?),? (?:as |to be )?\"?(?:[\w-]+ )?(?P<by>{_SO})\W*$",
    re.IGNORECASE,
)


def told_of(text: str) -> str:
    """What a claim says that is named with it: "accusations from the board that the ferry burned" → "the ferry …"."""
    found = _NAMED.match(plain(text))
    return text[found.end() :] if found else text


_NAMED = re.compile(
    r"^\W*(?:(?:any|all|the|that|this|those|these|his|her|their|its|such|an?) )?(?:[\w'-]+ ){0,2}?"
    rf"(?:{CLAIM}|{IDEA})s?(?: (?:from|by|made by|of) [^,;]{{3,60}}?)?,? that ",
    re.IGNORECASE,
)


def before_cue(context: str, cue: str) -> Denial | None:
    """Of "denied the report, saying …" and "contradicting the mayor, said …": what stands before the cue."""
    before = plain(context).partition(plain(cue))[0] if cue else ""
    found = _BEFORE.search(before)
    if found is None:
        return None
    what = found["what"].strip()
    if _CLAIMED.match(what):
        return Denial(found["by"], points_back=True)
    name = _NAME.match(what)
    if name and found["by"].lower().startswith(tuple(_ONLY_NAMES)):
        return Denial(found["by"], True, OTHERWISE, on=name["name"])
    return None


def _printed(text: str, found: re.Match[str], group: str) -> str:
    return text[slice(*found.span(group))].strip(" \"'“”‘’.,")
