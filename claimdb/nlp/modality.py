"""Whether a statement was made at all, and how: asserted, negated, denied, supposed, asked, ordered or only thought."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimdb.records import Form, Modality


@dataclass(frozen=True, slots=True)
class Speech:
    """What the modality of one attribution is read from."""

    before: str
    """Of the same sentence, up to the source or, where it comes first, the cue; without any content."""
    source: str
    between: str
    """From the source to the cue, when the cue comes later."""
    cue: str
    after: str
    """What follows the cue up to the content."""
    content: str
    form: Form


def modality_of(speech: Speech) -> Modality:
    """The first rule of the table that holds; ``asserted`` where none does."""
    return next((modality for modality, holds in RULES if holds(speech)), "asserted")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + words + r")\b", re.IGNORECASE)


_IF = re.compile(
    r"\b(?:if|unless|whether|in case|supposing|provided|assuming|lest)\s+(?:that\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
_MODAL = re.compile(
    r"\W*(?:is |are |was |were )?\b(?:would|could|might|may|were to"
    r"|(?:expected|likely|due|set|scheduled|about|poised|going) to)\s+\w",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:\b(?:will|shall)|['’]ll)\b", re.IGNORECASE)
_MODAL_AT_END = re.compile(
    r"(?:\b(?:would|could|might|may|should|were to|(?:expected|likely|due|set|scheduled|about|poised|going) to))"
    r"(?:\s+(?:\w+ly|also|then|even|well|have|be|soon|probably))*\s*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|neither|nor|without|hardly|rarely"
    r"|(?:refus|declin|fail|neglect)(?:e|es|ed|s|ing)?\s+to|stop(?:s|ped|ping)? short of|avoid(?:s|ed"
    r"|ing)?)\b|n['’]t\b)"
    r"(?:\s+[\w’']+){0,3}\s*$",
    re.IGNORECASE,
)
_NOT_IN_CUE = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|without|(?:refus|declin|fail)(?:e|es|ed|s|ing)?\s+to|no comment|neither|nor"
    r"|stop(?:s|ped|ping)? short of|avoid(?:s|ed|ing)?|refus(?:al|es|ed|ing)?|silent|mum)\b|n['’]t\b)",
    re.IGNORECASE,
)
_NOT_ONLY = _pattern(r"not (?:only|just|merely|simply)")
_NOBODY = re.compile(r"^\W*(?:no one|nobody|none|neither|no\s+\w+)\b", re.IGNORECASE)
_DENIES = _pattern(
    r"den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?|refut(?:e|es|ed|ing)"
    r"|rebut(?:s|ted|ting)?"
    r"|disput(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|contradict(?:s|ed|ing)?|disagree(?:s|d|ing)?|rubbish(?:es|ed|ing)?"
    r"|pour(?:s|ed|ing) cold water|debunk(?:s|ed|ing)?|challeng(?:e|es|ed|ing) the (?:claim|notion|idea|view|assertion)"
)
_NEGATIVE = _pattern(r"not|never|no|nothing|nobody|none|n['’]t|false|untrue|lies?|nonsense")
_ASKS = _pattern(
    r"ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:ed|ing)|inquir(?:e|es|ed|ing)|enquir(?:e|es|ed"
    r"|ing)|quer(?:y|ies|ied)"
)
_ORDERS = _pattern(
    r"urg(?:e|es|ed|ing)|order(?:s|ed|ing)?|call(?:s|ed|ing)?(?: \w+)? (?:on|upon|for)|demand(?:s|ed"
    r"|ing)?|instruct(?:s|ed|ing)?"
    r"|command(?:s|ed|ing)?|request(?:s|ed|ing)?|beg(?:s|ged|ging)?|implor(?:e|es|ed|ing)|appeal(?:s|ed"
    r"|ing)?|exhort(?:s|ed|ing)?"
    r"|direct(?:s|ed|ing)|encourag(?:e|es|ed|ing)|plead(?:s|ed|ing)? (?:with|for)|press(?:es|ed|ing) for"
    r"|recommend(?:s|ed|ing)?"
    r"|forbid(?:s|ding)?|forbade|forbidden|commanded|implored|advis(?:e|es|ed|ing)|invit(?:e|es|ed|ing)"
    r"|challeng(?:e|es|ed|ing)"
)
_ORDERS_WITH_TO = _pattern(
    r"tell(?:s|ing)?|told|ask(?:s|ed|ing)?|warn(?:s|ed|ing)?|push(?:es|ed|ing)?|press(?:es|ed|ing)?"
)
_TO = re.compile(r"^\W*(?:not\s+)?to\s+\w", re.IGNORECASE)
_WH = re.compile(r"^\W*(?:whether|if|who|whom|whose|what|why|how|when|where|which)\b", re.IGNORECASE)
_THINKS = _pattern(
    r"believ(?:e|es|ed|ing)|beliefs?|think(?:s|ing)?|thought|expect(?:s|ed|ing|ations?)?|hop(?:e|es|ed"
    r"|ing)|hopeful|fear(?:s|ed|ing|ful)?"
    r"|feel(?:s|ing|ings)?|felt|suspect(?:s|ed|ing)?|suspicions?|doubt(?:s|ed|ing|ful)?|assum(?:e|es|ed"
    r"|ing|ption)|consider(?:s|ed|ing)?"
    r"|want(?:s|ed|ing)?|wish(?:es|ed|ing)?|worr(?:y|ies|ied|ying)|(?:is|are|was|were|remains?|remained"
    r"|seems?|become) (?:\w+ )?"
    r"(?:confident|convinced|sure|certain|concerned|afraid|skeptical|sceptical|optimistic|pessimistic"
    r"|hesitant|eager|keen|determined|surprised)"
    r"|confident|convinced|optimis(?:m|tic)|concern(?:s|ed)?|regard(?:s|ed|ing)?|deem(?:s|ed|ing)?"
    r"|view(?:s|ed|ing)?|see|sees|saw|seen"
    r"|anticipat(?:e|es|ed|ing)|prefer(?:s|red|ring)?|favou?r(?:s|ed|ing)?|hat(?:e|es|ed|ing)|lov(?:e|es"
    r"|ed|ing)|lik(?:e|es|ed)|dislik(?:e|es|ed)"
    r"|admir(?:e|es|ed|ing)|trust(?:s|ed|ing)?|distrust(?:s|ed|ing)?|know(?:s|n)?|knew|understand(?:s"
    r"|ing)?|understood|desir(?:e|es|ed|ing)"
    r"|intend(?:s|ed|ing)?|intentions?|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|aim(?:s|ed|ing)?"
    r"|imagin(?:e|es|ed|ing)|remember(?:s|ed|ing)?"
    r"|support(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|opposition|prioriti[sz](?:e|es|ed|ing)|mind|in hopes"
    r"|attitude|determined|wary|baffled"
)  # fmt: skip
_THINKS_SO = _pattern(
    r"believ\w+|think(?:s|ing)?|thought|expect\w*|feel\w*|felt|consider\w*|regard\w*|see|sees|saw|imagine\w*"
)
_SAYS = _pattern(
    r"sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ite|ites|ote|itten|iting)|announc\w+|express\w*"
    r"|accord\w*|stat(?:e|es|ed|ing)|add(?:s|ed|ing)?"
    r"|tweet\w*|post(?:s|ed|ing)|voic\w+|declar\w+|argu\w+|claim\w*|report\w*|warn\w*|explain\w*|not(?:e"
    r"|es|ed|ing)|insist\w*|acknowledg\w+"
)


def _is_supposed(speech: Speech) -> bool:
    return bool(
        _IF.search(speech.before)
        or _MODAL_AT_END.search(speech.between)
        or _MODAL_AT_END.search(speech.before if not speech.source else "")
        or _MODAL.match(speech.cue)
        or (_SAYS.search(speech.cue) and (_WILL.match(speech.cue.strip()) or _WILL.search(speech.between[-20:])))
    )


def _is_negated(speech: Speech) -> bool:
    between = speech.between if speech.source else speech.before[-40:]
    cue = " ".join(_NOT_ONLY.sub("", speech.cue).split()[:6])
    return bool(_NOT.search(_NOT_ONLY.sub("", between)) or _NOT_IN_CUE.search(cue) or _NOBODY.search(speech.source))


def _is_not_said(speech: Speech) -> bool:
    return _is_negated(speech) and not _thinks(speech)


def _is_denied(speech: Speech) -> bool:
    if _THINKS_SO.search(speech.cue) and _thinks(speech) and _is_negated(speech):
        return True
    if not _DENIES.search(speech.cue) or len(speech.content.split()) < 2:
        return False
    return speech.form != "direct" or not _NEGATIVE.search(speech.content)


def _is_asked(speech: Speech) -> bool:
    if _ASKS.search(speech.cue):
        after = speech.after + " " + speech.content
        asks_to = _TO.search(speech.content) or re.search(r"\bfor\b", speech.after or "")
        return bool(_WH.search(speech.content) or "?" in after or (speech.form != "indirect" and not asks_to))
    stripped = speech.content.rstrip(" \"“”'’‘»")
    return speech.form == "direct" and stripped.endswith("?") and not re.search(r"[.!]\s", stripped)


def _is_ordered(speech: Speech) -> bool:
    if _ORDERS.search(speech.cue):
        return not re.search(r"\b(?:said|says|told|wrote)\b", speech.cue)
    return bool(_ORDERS_WITH_TO.search(speech.cue) and _TO.search(speech.content))


def _thinks(speech: Speech) -> bool:
    return bool(_THINKS.search(speech.cue)) and not _SAYS.search(speech.cue)


RULES: tuple[tuple[Modality, Callable[[Speech], bool]], ...] = (
    ("negated", _is_not_said),
    ("hypothetical", _is_supposed),
    ("denied", _is_denied),
    ("question", _is_asked),
    ("order", _is_ordered),
    ("belief", _thinks),
)
