"""Whether somebody denies what somebody else said, and whether it is told there what is denied.

"Denied that the bridge was hit" tells it; "disputed their account" and "that is a lie" point back to what was said
before.
"""

from __future__ import annotations

import re

from claimdb.clauses.denying import (
    CLAIM,
    DOUBTFUL,
    FEWEST,
    FILLER,
    IDEA,
    MAINTAINED,
    NO_EVIDENCE,
    OTHERWISE,
    SAID,
    UNTRUE,
    Denial,
)
from claimdb.clauses.reading import plain, read
from claimdb.clauses.rebuttals import HINT, called, pushed_back, rebuttal

_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    r"|dismiss(?:es|ed|ing)?|disavow(?:s|ed|ing)?|contradict(?:s|ed|ing)?|debunk(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_QUESTIONING = re.compile(
    r"\b(?:question(?:s|ed|ing)|challeng(?:es|ed|ing)|(?:cast|casts|casting|raised|expressed) doubts? (?:on|about)"
    r"|t(?:akes|ook) issue with)\b",
    re.IGNORECASE,
)
_DENIAL_ITSELF = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_A_CLAIM = re.compile(
    rf"\b(?:{CLAIM}s?\b|{IDEA}s? (?:that\b|(?:the|his|her|their|its|he|she|it|they)\b(?= \w+ \w)))", re.IGNORECASE
)
_POINTING = re.compile(
    r"^\W*(?:(?:(?:all |both )?(?:the|that|this|those|these|such|his|her|their|its|any|a|an)|both|these)\s+"
    rf"(?:[\w'-]+ ){{0,2}}?(?:{CLAIM}|suggestion|notion|criticism|argument)s?\b"
    r"(?!(?:(?! as ).){0,40}\b(?:that|of|about)\b(?=\s+\w+\s+\w))|(?:a|that) point\b(?: (?:that|which))?$"
    r"|(?:that )?(?:it|this|that|he|she|they)"
    r"(?: had| was| has| ever| did| were)?(?: \w+)?\W*$|(?:that )?(?:it|this|that) (?:was|is|were) the case\b"
    r"|(?:any |all )?(?:wrongdoing|involvement|responsibility|guilt)\b)",
    re.IGNORECASE,
)
_CALLED_DOUBTFUL = re.compile(
    rf"^\W*(?:that|this|the|his|her|their|those|these|[A-Z][\w.-]+'s?)\s+(?:[\w'-]+ ){{0,2}}?{SAID}s?"
    rf"(?: (?:is|was|are|were|as))?\W+{FILLER}(?P<doubtful>{DOUBTFUL})\b",
    re.IGNORECASE,
)
_CALLED_UNTRUE = re.compile(
    rf"^\W*(?:(?:[\w'-]+ )?(?:that|it|this|these|those|they|all (?:of )?(?:that|this|it))(?:'s| is| was| are| were)"
    rf"|(?:that|this|the|his|her|their|those|these|[A-Z][\w.-]+'s?)\s+(?:[\w'-]+ ){{0,2}}?{SAID}s?"
    rf"(?: (?:is|was|are|were))?(?: (?:on )?[\w'-]+day)?(?: as)?)\W+{FILLER}(?P<untrue>{UNTRUE})\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^\W*(?:no[,.] )?(?:I|we|he|she|they)(?: have|'ve| had|'d)? never (?:said|did|done|made|wrote|told|called|asked)"
    r" (?:that|it|this|so|such|any such|anything)\b|"
    r"^\W*(?:that|it|this) (?:never happened|didn't happen|did not happen)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:must|should|will|would|can|could|may|might|to|not|n't|never|cannot)\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Before a verb of denying they say that nobody has denied it, or not yet."""
_REFUSED = re.compile(
    r"^(?:den\w+ (?:them|him|her|us|me|you)\b(?! (?:was|were|had|is|are|has|have))"
    r"|\w+ (?:(?:the|a|an|his|her|their|its|any) )?(?:[\w'-]+ )?(?:motions?|requests?|appeals?|bail|petitions?|visas?"
    r"|permission|access|applications?|entry|parole|treatment|lawsuits?)\b|dismiss\w+ (?:all |the |any )?charges?\b)",
    re.IGNORECASE,
)
"""What is refused, by an office or a court, and not denied."""
_THAT = re.compile(r"^\W*(?:that\b|(?:any|all|being|having) \w|(?:\w+ ){0,2}?\w+ing\b)", re.IGNORECASE)
_NO_EVIDENCE = re.compile(
    r"\b(?:no|any|little) (?:\w+ )?(?:evidence|proof|record|indication|basis|trace)\b(?! (?:against|for)\b)",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:f(?:ou|i)nds?|ha(?:s|ve|d)|is|are|was|were|saw|sees?|seen|provid\w+|offer\w+|show\w*)\b", re.IGNORECASE
)
WRONGLY = re.compile(
    r"\b(?:wrong(?:ly)?(?: to)?|falsely|untruthfully|baselessly|incorrectly|erroneously|mistaken(?:ly)?"
    r"|without (?:\w+ ){0,2}(?:evidence|proof))\b",
    re.IGNORECASE,
)
"""In a cue: whoever reports it holds it for untrue."""


_ADMITTING = re.compile(
    r"\b(?:admit|acknowledg|conced|confess|apologi[sz]|recogni[sz]|grant)\w*\b(?! (?:no|nothing)\b)", re.IGNORECASE
)
"""Of oneself, or of what one holds with others, nobody denies it."""


def denial(text: str, cue: str, *, denied: bool) -> Denial | None:
    """What a content with its cue denies, if it denies what was said; ``denied``: its modality says so.

    A proposal that is rejected, and criticism that is dismissed, are no statements that could be untrue.
    """
    shown = plain(text)
    verb = _DENYING.search(plain(cue))
    if WRONGLY.search(cue) or _ADMITTING.search(cue):
        return None
    if denied and verb and not _UNDONE.search(cue[: verb.start()]) and not _REFUSED.search(f"{verb.group()} {shown}"):
        if _POINTING.search(shown):
            return Denial(verb.group(), points_back=True)
        sure = bool(_DENIAL_ITSELF.search(verb.group()))
        told = _THAT.search(shown) or _A_CLAIM.search(shown) or (sure and _has_verb(shown))
        return Denial(verb.group(), points_back=False) if told and len(read(text).keys) >= FEWEST else None
    if (verb := _QUESTIONING.search(plain(cue))) and not _UNDONE.search(cue[: verb.start()]):
        points_back = bool(_POINTING.search(shown))
        if points_back or _A_CLAIM.search(shown):
            return Denial(verb.group(), points_back=points_back, stance="questions it")
    if (found := _NO_EVIDENCE.search(f"{cue} {shown}")) and _FOUND.search(f"{cue} {shown}"[: found.start()]):
        rest = read(_NO_EVIDENCE.sub("", text)).keys
        return Denial(found.group(), points_back=len(rest) < FEWEST, stance=NO_EVIDENCE)
    if found := _CALLED_UNTRUE.search(shown):
        return Denial(text[slice(*found.span("untrue"))], points_back=True)
    if found := _CALLED_DOUBTFUL.search(shown):
        return Denial(text[slice(*found.span("doubtful"))], points_back=True)
    if found := _NEVER.search(shown):
        return Denial(text[slice(*found.span())].strip(" \"'“”‘’.,"), points_back=True)
    return pushed_back(text, cue) or called(text, cue) or rebuttal(text)


def in_own_voice(text: str) -> Denial | None:
    """What an outlet denies in a sentence of its own: "There is no evidence that …", "That is false"."""
    shown = plain(text)
    if not (_NO_EVIDENCE.search(shown) or HINT.search(shown)) or " … " in shown or shown[:1] in "\"'":
        return None
    if len(read(text).keys) > _LONGEST_OWN:
        return None
    if (found := _NO_EVIDENCE.search(shown)) and _THERE_IS.search(shown[: found.start()]):
        if len(read(shown[found.end() :]).keys) < FEWEST:
            return Denial(found.group(), points_back=True, stance=NO_EVIDENCE)
        return Denial(found.group(), False, NO_EVIDENCE, text[found.end() :].strip(" .,"))
    if len(shown) < _SHORT_OWN and (found := _CALLED_UNTRUE.search(shown)):
        return Denial(text[slice(*found.span("untrue"))], points_back=True)
    return rebuttal(text)


_LONGEST_OWN, _SHORT_OWN = 30, 90
"""Words of content, and characters, of an outlet's sentence that denies and does little else."""
_THERE_IS = re.compile(
    r"^\W*(?:(?:but|yet|and|however|still|so far),? )?there (?:is|was|has been|had been) $", re.IGNORECASE
)


def whose(text: str) -> tuple[str, str]:
    """Whose claim is denied, and what it is called: "the Oster Post's report"; empty strings where nobody is named."""
    found = _WHOSE.search(plain(text))
    return (found["who"], found["what"].lower()) if found else ("", "")


_WHOSE = re.compile(rf"^\W*(?:the |this |that )?(?P<who>[A-Z][\w.-]+)(?:'s?)? (?:[a-z]\w* )?(?P<what>{SAID})s?\b")


def answer(cue: str) -> Denial | None:
    """What is said against what was said right before, by its cue: "countered", or "insists" after an accusation."""
    shown = plain(cue)
    if found := _COUNTERING.search(shown):
        return Denial(found.group(), points_back=True, stance=OTHERWISE)
    if found := _MAINTAINING.search(shown):
        return Denial(found.group(), points_back=True, stance=MAINTAINED)
    return None


_COUNTERING = re.compile(
    r"\b(?:counter(?:s|ed)|disagree[sd]|beg(?:s|ged) to differ|(?:shot|hit) back|push(?:es|ed) back|objected"
    r"|contradicted|in contrast)\b",
    re.IGNORECASE,
)
_MAINTAINING = re.compile(r"\b(?:maintain(?:s|ed)?|insist(?:s|ed)?|contend(?:s|ed)?)\b", re.IGNORECASE)
ACCUSED = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|ations?)|blam(?:e|es|ed|ing))\b", re.IGNORECASE
)
"""What tells of an accusation."""


def _has_verb(shown: str) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|be|been|has|have|had|did|does|will|would|\w{2,}ed)\b", shown))
