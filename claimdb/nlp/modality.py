"""Whether a statement was made at all, and how: asserted, negated, denied, supposed, asked, ordered or only thought.

Read from the verb group of the cue: its head says what kind of act is reported; negations, modal verbs and the clause
around it say whether the act took place. The first rule of the table that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimdb.nlp.acts import Act, Speech, read_act
from claimdb.nlp.cue_words import word_set
from claimdb.records import Modality


def modality_of(speech: Speech) -> Modality:
    """The first rule of the table that holds; ``asserted`` where none does."""
    act = read_act(speech)
    return next((modality for modality, holds in RULES if holds(act)), "asserted")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + words + r")\b", re.IGNORECASE)


def _start(words: str) -> re.Pattern[str]:
    """The words at the start of a text, marks before them left aside."""
    return re.compile(r"\W*(?:" + words + r")\b", re.IGNORECASE)


# ── was it said at all ───────────────────────────────────────────────────────────────────────────────────────────

_NO = re.compile(r" (?:n't|not|never|no longer|cannot|nor|neither|without|hardly|scarcely|seldom|barely|rarely) ")
_REFUSES = re.compile(r" (?:refus|declin|fail|neglect|omit|hesitat)(?:e|es|ed|s|ing|ted)? (?:\w+ ){0,4}to ")
_LITTLE = re.compile(r"(?<! a)(?: little| few) |^ (?:\w+ ){0,2}no |^ nothing ")
_NO_MENTION = re.compile(
    r" (?:no|little|any) (?:\w+ )?(?:mention|signs?|comment|answer|response|reply|reference|evidence|indication|word) "
)
_REFUSAL = _start(
    r"(?:(?:is|are|was|were|be|been|being|has|have|had|also|to|the|a|an|'s|’s|\w+ly)\s+)*"
    r"(?:refus\w*|declin(?:ed?|es|ing)|fail(?:s|ed|ing|ure)?|silent|mum|silence|withh[eo]ld\w*|no comment"
    r"|stop(?:s|ped|ping)? short of|sh(?:y|ies|ied|ying) away|avoid(?:s|ed|ing)?|evad(?:e|es|ed|ing)"
    r"|dodg(?:e|es|ed|ing)|sidestep(?:s|ped|ping)?|refrain(?:s|ed|ing)?|neglect(?:s|ed|ing)?|omit(?:s|ted|ting)?"
    r"|lack(?:s|ed|ing)?|absence of|unaware|oblivious|ignoran(?:t|ce))"
)
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|without|as opposed to|short of|far from|avoid(?:s|ed|ing)?"
    r"|(?:refrain|abstain|stop|prevent|keep|kept|sh[iy]e?d? away)\w* from)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?:nor|neither|not once|never|rarely|seldom|hardly|at no point)"
    r"\s+(?:do|does|did|has|have|had|is|are|was|were)\s*$",
    re.IGNORECASE,
)
_ALSO_NOT = re.compile(r"(?:\bnot|n['’]t|\bnever)\b[^,;]*\b(?:n?or)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NOT_REALLY = re.compile(
    r" (?:not|n't) (?:only|just|merely|simply|shy|hesitate|mince|afraid to|the (?:only|first|last)"
    r"|stop(?:ped)? (?!short))"
    r"| (?:gone?|goes) unnoticed | no (?:bones|secret|less|doubt|exaggeration|surprise) "
    r"| never (?:tires?|tired|stop|stops|stopped) "
)
_NOBODY = _start(r"no one|nobody|none|neither|no(?!\.)\s+[^\W\d]\w*|not (?:every\w*|all|many|a single|one)|few")
_NO_SUBJECT = re.compile(r"^\W*no(?!\.| one\b)\s+\w+(?:\s+\w+)?$", re.IGNORECASE)
_NOTHING = _start(r"few|little|no one|nobody|nothing")
_GIVING = word_set("offer provide present give cite name mention show make have")
_NONE_GIVEN = _start(r"few|little|no|nothing")
_MODAL_NOT = re.compile(r" (?:can|could|may|might|must|should|ca) (?:n't|not) | cannot ")


def _is_negated(act: Act) -> bool:
    """The source is said not to have said it. Want of an attitude is one: "does not think"."""
    if refuses := _REFUSES.search(f"{act.whole}{act.speech.behind[:3]} "):
        return not _NO.search(act.whole, 0, refuses.start() + 1)
    if act.kind in ("think", "intend", "seem", "open") or act.head in ("clear", "decide"):
        return False
    if act.kind == "know" and (_MODAL.search(act.group) or not act.speech.source):
        return False
    return (_is_in_the_negative(act) and not _MODAL_NOT.search(act.group)) or _is_withheld(act)


def _is_in_the_negative(act: Act) -> bool:
    """The verb group or its subject is."""
    speech = act.speech
    return bool(
        (_NO.search(act.group) and not _NOT_REALLY.search(act.whole))
        or _INSTEAD.search(act.lead)
        or _INVERTED.search(speech.before)
        or _ALSO_NOT.search(speech.between)
        or _NOBODY.match(speech.source)
        or (not speech.source and _NO_SUBJECT.search(speech.content.split(" … ")[0]))
    )


def _is_withheld(act: Act) -> bool:
    """There is no mention, no sign; little is said; a refusal."""
    if _NOT_REALLY.search(act.whole):
        return False
    about = act.group + act.rest if act.kind is None else act.group
    return bool(
        _REFUSAL.match(act.speech.cue)
        or _LITTLE.search(about)
        or _LITTLE.search(f" {' '.join(act.rest.split()[:1])} ")
        or _NO_MENTION.search(act.whole)
        or _NOTHING.match(act.speech.after)
        or (act.head in _GIVING and _NONE_GIVEN.match(act.follows))
    )


# ── only supposed ────────────────────────────────────────────────────────────────────────────────────────────────

_MODAL = re.compile(
    r" (?:would|could|might|may|can|must|should|will|shall|'ll|cannot|ought|wo|ca)"
    r" (?!(?:also |really |still )?(?:like|love|rather) )| (?:has|have|is|are|needs?) to (?!go )"
)
_COMING = re.compile(
    r" (?:(?<!more )(?<!less )likely|unlikely|due|set|scheduled|poised|expected|about|able|unable|free|ready|prepared"
    r"|hopes?|hoping|plans?|planning|planned|wants?|wanted|intends?|intended|going|reluctant|eager|chance|opportunity"
    r"|willing|entitled|supposed|possible|impossible|difficult|hard|easy|tempting|right|ability|need|liberty|likes?"
    r"|love|hesitant|loath) to "
)
_SUPPOSES = re.compile(
    r"\b(?:if|unless|in case|supposing|provided that|assuming|lest|imagine|suppose|let|don['’]t let|why not)\s+"
    r"(?:that\s+)?(?:(?:\w+|\x00+)\s+){0,2}$|\b(?:should|would|could|will|can|were|had)\s+$",
    re.IGNORECASE,
)
_FOR_HIM = re.compile(
    r"\b(?:for|pressure on|chance|opportunity|time|let|(?:want|urg|ask|expect|requir|allow|invit|press)\w*)\s*$",
    re.IGNORECASE,
)
_CHANCE = _pattern(r"chance|opportunity|time|ability|right|reasons?")
_MAKES_HIM = re.compile(r"\b(?:force|lead|cause|prompt|push|help)\s+$")
_TO = _start(r"(?:not\s+)?to\s+\w+")
_MODAL_FAR = re.compile(r"\b(?:likely|would|could|might|may|can|must|should|will|shall)\b|['’](?:ll|d)\b")
_JOINED = re.compile(r"(?:\b(and|or|but|then|by|to)|,)\s*(?:\w+ly\s+)?$", re.IGNORECASE)


def _is_supposed(act: Act) -> bool:
    """The act itself is possible, conditional or still to come."""
    speech = act.speech
    said = act.kind not in ("think", "know", "intend", "seem", "open")
    return bool(
        _MODAL.search(f"{act.group}{act.head} ")
        or (said and _COMING.search(act.group))
        or _SUPPOSES.search(speech.before if speech.source else act.lead)
        or (_TO.match(speech.cue) and speech.source and _is_to_come(speech, said=said))
        or _is_joined_to_modal(act)
    )


def _is_to_come(speech: Speech, *, said: bool) -> bool:
    """Of a cue in the infinitive: a headline's "Minister to demand", "time for him to say"."""
    return bool(
        (not speech.between.strip() and (not speech.before.strip() or _FOR_HIM.search(speech.before)))
        or (_MODAL_FAR.search(speech.before[-60:]) and _MAKES_HIM.search(speech.before))
        or (said and _CHANCE.search(speech.before[-40:]))
    )


def _is_joined_to_modal(act: Act) -> bool:
    """ "She would thank them and {say}", "he could do it by {telling}", "will meet them to {tell}"."""
    if not _MODAL_FAR.search(act.lead):
        return False
    if _TO.match(act.speech.cue):
        return True
    joined = _JOINED.search(act.lead)
    first = act.speech.cue.split()[0].lower() if act.speech.cue else ""
    if not joined or joined[1] == "to":
        return bool(joined)
    if joined[1] == "by":
        return first.endswith("ing")
    return first == act.head if act.kind else not first.endswith(("s", "ed", "ing"))


# ── what kind of act ─────────────────────────────────────────────────────────────────────────────────────────────

_CLAIM = _pattern(
    r"claims?|critiques?|ideas?|notions?|suggestions?|charges?|allegations?|accusations?|arguments?|criticisms?"
    r"|reports?|rumou?rs?|assertions?|characteri[sz]ations?|premise|theor(?:y|ies)|narrative|speculation|accounts?|view"
    r"|contentions?|complaints?|perceptions?|talk|statements?|concerns|being|having|any|worries|fears|comparisons?"
    r"|conclusions?|findings?|possibility|prospect|implication|insinuations?|labels?"
)
_THAT = _start(r"(?:about\W+)?that")
_REQUEST = _pattern(r"requests?|motions?|entry|access|permission|visas?|bail|appeals?|petitions?|injunctions?|bids?")
_NEGATIVE = _pattern(r"not|never|no|nothing|nobody|none|n['’]t|false|untrue|lies?|nonsense")
_DOUBTS = word_set("doubt doubtful skepticism scepticism skeptical sceptical")


def _is_denied(act: Act) -> bool:
    """The source says that it is not so. A person or a policy that is rejected is no claim."""
    speech = act.speech
    if act.head in _DOUBTS and act.kind == "think":
        return " no " not in act.group and not _NO.search(act.group) and bool(_THAT.match(act.follows))
    if act.kind not in ("deny", "reject"):
        return False
    if speech.form == "direct" and (_NEGATIVE.search(speech.content) or act.kind == "reject"):
        return False
    if act.kind == "deny":
        return not (act.head == "deny" and _REQUEST.search(" ".join(speech.content.split()[:4])))
    if act.rest.endswith(" as "):
        return False
    rejected = (speech.behind or speech.content).split(" as ")[0].split()[:5]
    return bool(_THAT.match(act.follows) or _CLAIM.search(act.rest) or _CLAIM.search(" ".join(rejected)))


_WHETHER = _start(r"(?:on |about |as to |over |of )?whether")
_WH = _start(r"(?:on |about |as to |over |of )?(?:whether|if|who|whom|whose|what|why|how|when|where|which)")
_ASKED_FIRST = _pattern(r"whether|if|who|what|why|how|when|where|which|about|to|for|that")
_PRESSED_ON = _start(r"(?:\w+\W+){0,3}?(?:on|about|whether|if|over)")
_DECIDES = word_set("decide decision determine consider weigh figure see")
_LEFT_OPEN = word_set("clear sure certain know decide")
"""An open question in the negative."""


def _is_asked(act: Act) -> bool:
    """The cue leaves the answer open, or all that is said is a question."""
    speech = act.speech
    if act.head in _LEFT_OPEN and _is_in_the_negative(act):
        return act.head == "clear" or bool(_WH.match(act.follows))
    if act.head == "ask":
        return _asks_to_know(act)
    if act.kind in ("ask", "open"):
        return not (act.head == "debate" and _THAT.match(act.follows))
    if act.head in _DECIDES:
        return bool((_WHETHER if act.head == "see" else _WH).match(act.follows))
    if act.head in ("press", "pressure"):
        return bool(_PRESSED_ON.match(act.behind))
    if act.kind in ("think", "know", "order"):
        return False
    return bool(_WHETHER.match(act.follows)) or _is_question(speech.content, quoted=speech.form == "direct")


def _asks_to_know(act: Act) -> bool:
    """ "Asked why", not "asked him to" or "asked for"."""
    speech = act.speech
    if speech.form == "direct" or "?" in speech.content[-4:]:
        return not act.behind.rstrip().endswith((" for", " to"))
    first = _ASKED_FIRST.search(act.behind) or _ASKED_FIRST.search(speech.behind or speech.content)
    return first is None or first.group().lower() not in ("to", "for", "that")


_CLOSING = " \"“”'’‘»"
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\s)([.!?]+)[\"”'’]*(?=\s|$|[A-Z])"
)
_NEXT_SENTENCE = re.compile(r",[\"”'’]* … (?=[\"“'‘]*[A-Z])")
_TAG = re.compile(r",\s*(?:right|huh|ok|okay|no|yes|isn['’]t it|don['’]t you)\s*\?$", re.IGNORECASE)
_INTERROGATIVE = _start(
    r"who|what|why|how|when|where|which|whose|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
)


def _is_question(content: str, *, quoted: bool) -> bool:
    """Every sentence of it ends with a question mark; what is not in quotation marks has the word order of one too."""
    text = _NEXT_SENTENCE.sub(". ", content).replace(" … ", " ").rstrip(_CLOSING)
    if not text.endswith("?") or _TAG.search(text):
        return False
    return all("?" in end[1] for end in _SENTENCE_END.finditer(text)) and (
        quoted or bool(_INTERROGATIVE.match(content))
    )


_ON_OR_FOR = _start(r"(?:\w+\W+){0,2}?(?:on|upon|for)")
_FOR_OR_WITH = _start(r"(?:\w+\W+){0,2}?(?:for|with)")
_FOR_OR_TO = _start(r"(?:\w+\W+){0,2}?(?:for|to)")
_AGAINST = re.compile(r"\b(?:against|not)\W*$")
_DOING = re.compile(r"\W*[a-z]+ing\b(?! that)")
_TO_DO = word_set("challenge push warn caution tell remind")
"""Orders where "to" follows."""
_HIM_TO = re.compile(
    r"(?!\W*(?:that|it|this|these|those|there)\b)\W*(?:(?!(?:is|was|are|were|am|do|does|did|ha[sd]|have|will|would"
    r"|wants?|plans?|i|he|she|they|we|you|what|how|why|who|when)\b)[\w’'.-]+ ){1,4}to [a-z]+",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^\W*(?:please\W+)?(?:do not|don['’]t|never|get|go|stop|listen|come|take|give|keep|be|vote|wait|watch|try|show"
    r"|bring|put|leave|join|stand|lock|build|hold|start|forget|send|ask|call|read|remember|tell|pray|calm|shut|sit|fight"
    r"|make (?:sure|it)|help|turn|drop|buy|find|cut|end|save|ignore|reject|relax|enjoy|throw)\b(?!['’,])",
    re.IGNORECASE,
)


def _is_ordered(act: Act) -> bool:
    """The source wants something done by another. What merely asks to know has been sorted out before."""
    speech, behind = act.speech, act.behind
    if act.head == "call":
        return bool(_ON_OR_FOR.match(behind) or _start("on|upon|for").match(speech.content))
    if act.head == "plead":
        return bool(_FOR_OR_WITH.match(behind) or (_TO.match(speech.behind) and " guilty " not in behind))
    if act.kind in ("order", "ask"):
        return act.kind == "order" or act.head == "ask"
    if act.head in _TO_DO:
        return bool(
            _TO.match(speech.behind)
            or _AGAINST.search(behind)
            or (act.head == "push" and _FOR_OR_TO.match(behind))
            or (speech.form == "indirect" and _HIM_TO.match(speech.behind))
        )
    if act.head == "seek":
        return not _TO.match(act.follows) and " to " not in act.rest[:8]
    if act.head == "suggest" and speech.form == "indirect":
        return bool(_DOING.match(speech.content))
    return act.kind in ("say", None) and _is_imperative(speech.content)


def _is_imperative(content: str) -> bool:
    sentences = re.split(r"(?<=[.!?])[\"”'’]*\s+", content.replace(" … ", " ").strip())
    long = [sentence for sentence in sentences if len(sentence.split()) > 2]
    return bool(long) and all(_IMPERATIVE.match(sentence) for sentence in long)


_AT = _start(r"on|at|in|with|before|alongside|for")
_AS_IF = _start(r"like|forward|as if|as though")


def _is_thought(act: Act) -> bool:
    """A thought, a feeling, a plan or an impression."""
    if act.head == "appear" and _AT.match(act.behind):
        return False
    if act.head == "determined" and not _TO.match(act.rest + act.follows):
        return bool(re.search(r" (?:is|are|was|were|be|'s|'re) ", act.group))
    if act.head == "aim":
        return " at " not in act.rest
    if act.head == "look":
        return bool(_AS_IF.match(act.behind) or not act.behind.strip())
    return act.kind in ("think", "know", "intend", "seem")


RULES: tuple[tuple[Modality, Callable[[Act], bool]], ...] = (
    ("negated", _is_negated),
    ("hypothetical", _is_supposed),
    ("denied", _is_denied),
    ("question", _is_asked),
    ("order", _is_ordered),
    ("belief", _is_thought),
)
