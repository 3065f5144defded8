"""Words by which statements deny, doubt or report: own lists of general English, as keys or in lower case."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimdb.clauses.stems import key, listed

STOP = listed(
    "a an the this that these those and or but nor so yet if than then as at by for from in into of off on onto out "
    "over per to under up upon via with about across after against along among around before behind between beyond "
    "during inside near outside since through throughout till toward towards until within without i you he she it we "
    "they me him her us them my your his its our their mine hers ours theirs myself yourself himself herself itself "
    "themselves who whom whose which what when where why how be am is are was were been being have has had having do "
    "does did doing done will would shall should can could may might must ought not no never nobody none "
    "nothing neither "
    "cannot there here also just only even still again too very more most much many some any each every all both few "
    "several other others another such own same one yes now today yesterday tomorrow ago later earlier while because "
    "although though despite whether however non s t re ve ll d m says said say saying tell told telling "
    "according report "
    "reports reported reportedly reporting claim claims claimed claiming alleged allegedly announce announced "
    "announces "
    "added add statement official officials source sources mr mrs ms dr sir news update updated breaking "
    "exclusive like "
    "really actually quite rather almost about going get gets got getting let us's amid that's it's he's "
    "she's year years "
    "monday tuesday wednesday thursday friday saturday sunday know think thing things way"
)
"""Words that say nothing of what a statement is about."""

NEGATORS = listed("not non never no nobody none nothing neither nor without cannot nowhere")
NOT_NEGATING = re.compile(
    r"\b(?:(?:not|\w+n't) the only|no (?:one|\w+) (?:has|have|had|is|are|was|were) [^.;]{0,40}\bthan"
    r"|not (?:only|just|merely|simply|least|necessarily|to mention)|no (?:doubt|less|fewer|more than|matter|later"
    r" than|sooner)|whether or not|or not|if not|why not|no\.? \d+|no longer|none other)\b",
    re.IGNORECASE,
)
"""Where a negator denies nothing, or only that it is still so."""
NEGATING = re.compile(
    r"\b(?:fail(?:s|ed|ing|ure)? to|refus(?:e|es|ed|ing|al) to|declin(?:e|es|ed|ing) to|unable to|far from|instead of"
    r"|rather than|anything but|free of|has yet to|have yet to|had yet to|stops? short of|stopped short of"
    r"|ruled out|rul(?:es|ing) out|scraps|scrapped|cancel(?:s|led|ed)|drops? out of|pulls? out of"
    r"|passes on|lack(?:s|ed|ing)?(?: of)?|absence of)\b",
    re.IGNORECASE,
)
"""Verbs that negate what they govern."""
UNTOLD = listed("confirm say comment deny tell verify know announce disclose specify elaborate")
"""What does not deny when it is negated: nothing was said."""
ASIDE = listed("without instead rather free nor lack lacks lacked lacking absence")
"""Negators of what is missing, of how something came about, or of what came about in its place: no denial."""
BREAKS = listed("but although though while because after before when since until despite if who which unless whereas")
"""Words at which the reach of a negator ends."""

DENYING = re.compile(
    r"\b(?:(?<!confirm or )(?<!confirm nor )den(?:y|ies|ied|ying)(?! (?:them|him|her|us|me|you|access|entry"
    r"|bail|permission|asylum|(?:his|her|their|its|our|my) \w+ (?:the|any|a|all|their)|the (?:right|chance"
    r"|support|opportunity))\b)|refut(?:e|es|ed|ing)|rebut(?:s|ted"
    r"|ting)?|debunk(?:s|ed|ing)?"
    r"|disprov(?:e|es|ed|en|ing)|disavow(?:s|ed|ing)?|(?:dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?|reject(?:s|ed|ing)?"
    r"|disput(?:e|es|ed|ing)"
    r"|contradict(?:s|ed|ing)?|shoots? down|shot down|slams?|quash(?:es|ed)?)(?= (?:[\w'-]+ ){0,3}?(?:accusations?"
    r"|allegations?|assertions?|charges?|claims?|reports?|rumou?rs?|speculations?|suggestions?|talk|notion|idea|story"
    r"|stories|as (?:false|untrue|fake|baseless|fiction|nonsense|rumou?rs?)|that)\b)|no (?:evidence|truth|indication"
    r"|sign|proof|basis)(?= (?:that|of|to|for|in|linking|whatsoever)\b)|(?:not|never|isn't|wasn't"
    r"|aren't) (?:true|the case"
    r"|correct|what it seems|what they seem|real|a thing|happening)(?! (?:friend|owner|name))|it's not true)\b",
    re.IGNORECASE,
)
"""What denies that which it names; ``no evidence that`` among it."""
FALSE = re.compile(
    r"\b(?:hoax(?:es|ed|er|ers)?|fak(?:e|es|ed|ery)|bogus|fabricat(?:ed|ion|ions)|untrue|untruths?"
    r"|false(?:hoods?|ly)?"
    r"|unfounded|baseless|groundless|myths?|(?<!of )satire|satir(?:ical|ised|ized)|pranks?|spoofs?|fictitious"
    r"|made[- ]up(?! (?:(?:just|only|about|nearly|almost|roughly|over|more than|less than|at least) )?"
    r"(?:\d|(?:his|her|their|its|our|my|your|of|for|with|to|the (?:majority|bulk)|most|half|an? \w+ of)\b))"
    r"|(?:complete|total|pure|work of) (?:fiction|invention|nonsense|lie)|photoshopped|doctored|figment|debunked"
    r"|incorrect|nope|misreported|mistaken|(?:greatly |vastly )?exaggerated|discredited"
    r"|pack of lies"
    r"|an? (?:outright |blatant )?lie|(?:was|were|is|are) (?:staged|invented|forged)|didn't happen|did not happen"
    r"|never happened|turns? out not|turned out not|fools? (?:the )?(?:internet|media)|duped|fell for|falls for)\b",
    re.IGNORECASE,
)
"""What says of the whole sentence that it is not so."""
OF_A_THING = re.compile(
    r"(?:fake|bogus|false) (?:passports?|visas?|ids?|papers|names?|identit(?:y|ies)|money|bills|notes|certificates?"
    r"|licen[cs]es?|tickets|profiles?|nails|teeth|hair|fur|plates|pills|drugs|goods|alarms?|starts?)\b",
    re.IGNORECASE,
)
"""What somebody has or uses; nothing is said of the sentence by it."""
OPEN = re.compile(
    r"\bconfirm(?:s|ed)? (?:or|nor) den(?:y|ies|ied)|\b(?:fake|hoax|fact|true|real) or \w+|\b(?:hoax|fake|real)\?",
    re.IGNORECASE,
)
"""What leaves open whether it is so."""
OPENING_NO = re.compile(
    r"(?:^\W*(?:no|nope|sorry|calm down\w*|relax)\b\s?(?=[,:;.!-]))|(?<=\?) (?:no|nope)\b(?=[,:;.!-])", re.IGNORECASE
)
CLOSING_NO = re.compile(r"[:?.!-]\s*(?:nope|no|not so fast|not quite|not really)\W*$", re.IGNORECASE)

_NOT_MADE_SURE = (
    r"unconfirmed|unverified|uncorroborated|unsubstantiated"
    r"|(?:could|can|has|have|had|was|were|is|are|did|does|do|would|will)(?: not|n't|not)(?: yet)?(?: immediately)?"
    r"(?: been| be)?(?: able to)?(?: independently)? (?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?)"
    r"|(?:cannot|unable to|impossible to|failed to|yet to)(?: immediately)?(?: be)?(?: independently)?"
    r" (?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?)"
    r"|not (?:been |be |yet |yet been )?(?:independently |officially )?"
    r"(?:verified|confirmed|corroborated|authenticated)|no (?:independent |official )?(?:confirmation|verification)"
)
NOT_MADE_SURE = re.compile(
    rf"\b(?:{_NOT_MADE_SURE}|without (?:(?:any|offering|providing|citing|presenting) )*(?:evidence|proof)(?! of\b))\b"
    r"(?! (?:by the senate|as)\b)",
    re.IGNORECASE,
)
"""By which an outlet says that nobody has made sure of it."""
SUPPOSED = re.compile(
    r"\b(?:if (?:true|confirmed|verified|authentic|genuine|accurate)"
    r"|appear(?:s|ed|ing)? to (?:confirm|show|acknowledge)|purported(?:ly)?)\b",
    re.IGNORECASE,
)
"""What holds the outlet back from saying that it is so."""
UNCONFIRMED = re.compile(
    rf"\b(?:{_NOT_MADE_SURE}|speculat(?:ion|ions|ive|es|ed|e)|rumou?r(?:s|ed)?"
    r"|(?:not|un)(?: (?:yet|immediately))? ?(?:clear|known) (?:whether|if)|unclear (?:whether|if)"
    r"|questionable|dubious"
    r"|(?<!no )(?<!any )(?<!without )(?<!beyond )doubts?(?! he| she)(?: (?:about|over|on|cast|whether|that))?"
    r"|too good to (?:be true|check)|s[ck]eptic(?:al|ism|s)?"
    r"|(?:declin|refus)(?:e|es|ed|ing) to confirm|(?:neither|not) confirm(?:s|ed)? (?:n?or) den(?:y|ies|ied)"
    r"|(?:yet to be|awaiting|await|awaits|lacks?|without) (?:confirm(?:ed|ation)|verif(?:ied|ication)))\b",
    re.IGNORECASE,
)
"""What says that a matter is open."""
MARKING = re.compile(
    r",?\s*\b(?:reportedly|allegedly|apparently|purportedly|supposedly"
    r"|if (?:true|confirmed|verified|authentic|genuine))\b,?",
    re.IGNORECASE,
)
"""What can be left out of a sentence without touching what it says."""
TRYING = listed(
    "attempt attempts attempted attempting try tries tried trying bid seek seeks sought hope hopes hoped want wants "
    "wanted aim aims aimed threaten threatens threatened"
)
"""Before "to" they say that it was not yet done."""
STANCE_KEYS = frozenset(
    key(word)
    for word in listed(
        "hoax fake false untrue deny debunk rumor rumour refute reject dismiss fabricated fabrication bogus myth "
        "satire satirical claim report story viral internet true real unconfirmed unverified confirm verify "
        "speculation sorry nope evidence truth incorrect unfounded independently officially duped prank allegation "
        "accuse video "
        "photo likely probably possibly rebut rebuff exaggerated staged happen"
    )
)
"""Keys of words that say how a statement stands to its matter."""

NAMING = frozenset(
    map(key, ["name", "accuse", "blame", "identify", "mention", "implicate", "single", "specify", "cite", "refer"])
)
"""Doings by which one points to somebody."""

CHARGES = frozenset(
    key(word)
    for word in listed(
        "betray betrayal betrayed treason treachery treacherous treacherously traitor lie liar fraud corruption "
        "corrupt bribe bribery theft crime criminal massacre atrocity genocide terrorism terrorist cowardice coward "
        "cowardly sabotage torture rape racism racist aggression mutiny rebellion coup negligence negligent vile "
        "vilely despicable despicably"
    )
)
"""Keys of words that are a charge by themselves."""

# ── without which of their parts a pattern cannot stand ──────────────────────────────────────────────────────────
# Looking for these in lower case takes a tenth of what the pattern takes, and most sentences have none of them.


def _any_of(listed_parts: str) -> Callable[[str], bool]:
    parts = tuple(part.replace("_", " ") for part in listed_parts.split())

    def stands(low: str) -> bool:
        return any(map(low.__contains__, parts))

    return stands


_OPENS = re.compile(r"\W*(?:no|sorry|calm d|relax)")
may_close = _any_of("no")
may_deny = _any_of(
    "den refut rebut debunk disprov disavow dismiss rebuff reject disput contradict shoot shot_d slam quash no_ not_ "
    "never_ n't_"
)
may_be_false = _any_of(
    "hoax fak bogus fabricat untru false falsi satir unfounded baseless groundless myth prank spoof fictitious made "
    "fiction invention nonsense lie photoshopped doctored figment debunked incorrect nope misreported mistaken "
    "exaggerated discredited staged invented forged happen turn fool duped fell_for falls_for"
)
may_leave_open = _any_of("_or_ _nor_ fake? hoax? real?")
may_negate = _any_of(
    "fail refus declin unable far_from instead rather anything free_of has_yet have_yet had_yet stop rul scrap cancel "
    "_out_of passes_on lack absence"
)
may_be_open = _any_of(
    "unconfirmed unverified uncorroborated unsubstantiated verif confirm corroborat authenticat speculat rumo clear "
    "known questionable dubious doubt too_good skeptic sceptic"
)


def may_open(low: str) -> bool:
    """Whether the sentence, or one behind a question mark, may begin with a "no"."""
    return bool(_OPENS.match(low)) or "? no" in low
