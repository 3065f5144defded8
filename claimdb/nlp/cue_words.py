"""What kind of act the words of a cue report: words of general English, by base form, nouns beside verbs."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Kind = Literal["say", "ask", "order", "deny", "reject", "think", "know", "intend", "seem", "phase", "light", "open"]
"""``reject``: a denial when what is rejected is a claim. ``know``: a thought that can be absent. ``intend``: an
attitude towards an act of one's own. ``phase``: beginning, going on, trying. ``light``: the noun behind it says what.
``open``: the answer is not known."""

_WORDS: dict[Kind, str] = {
    "phase": """
        attempt become begin bother cease choose come continue effort get go grow hasten help keep manage move opt
        ought proceed quit remain resume rush start stay stop struggle tend try use""",
    "say": """
        accept according accusation accuse acknowledge add address admit adopt advertise advocate affirm agree
        allegation allege allude announce announcement answer apologise apologize applaud approve argue argument
        assail assert assertion assure attack attribute bark bash bemoan berate blame blast boast boo boom brag
        caution celebrate champion chant characterise characterize charge cheer chide chime chuckle cite claim
        clarify clear comment compare complain complaint concede conclude condemn confess confide confirm
        congratulate contend convey convince counsel credit criticise criticism criticize declare decry defend
        defense demonstrate demur denounce depict deride describe description detail determine disclose discuss
        discussion disparage document downplay dub echo elaborate email emphasise emphasize endorse endorsement
        estimate exclaim explain explanation expose extol feature fight find forecast fume gloat grin growl grumble
        gush hail heckle highlight hint hit honor identify illustrate imply include indicate inform insist insult
        interject interview intone introduce invoke jeer jest joke justify label lambaste lament lampoon laud laugh
        lay lecture letter liken list maintain mention message mock mumble muse name narrate nod nominate note
        object observe offer opine outline paint pass persuade play pledge point portray post praise predict
        prediction present proclaim profess promise promote pronounce proposal propose propound prove publish push
        quip quote rail rant react reaction read reaffirm reason reassure rebuke recall recite recount refer
        reference reflect reiterate relate release remark remind repeat reply report reprimand respond response
        retort retweet reveal ridicule rule say scold scorn scream share shoot shout show sigh signal sing slam
        smile snap speak specify speculate speech spell state statement story stress strike suggest suggestion sum
        summarise summarize swear talk taunt tease tell testify thank threat threaten thunder tout tribute trumpet
        tweet underscore unveil utter verify vote vouch vow warn weigh welcome whisper write yell""",
    "ask": """
        ask debate enquire grill inquire inquiry interrogate investigate investigation mull ponder probe query
        question quiz wonder""",
    "open": "mystery unanswered uncertain uncertainty unclear undecided unknown unsure",
    "order": """
        advice advise appeal beg beseech bid bully cajole coax command compel dare demand encourage encouragement
        enjoin entreat exhort forbid implore instruct instruction invitation invite lobby mandate nudge order
        petition plea plead press pressure prod prohibit recommend recommendation request require requirement summon
        urge""",
    "deny": "belie contradict debunk denial deny disprove dispute rebut refute",
    "reject": """
        challenge contest counter disagree disagreement discount dismiss dismissal rebuff reject rejection repudiate
        rubbish scoff""",
    "think": """
        adamant admiration admire affection afraid agonise agonize alarm ambivalence ambivalent anger angry annoy
        anxiety anxious appreciate appreciative apprehension apprehensive ashamed assume assumption attitude back
        backer backing baffle belief believe bored care certain cherish comfortable concern confidence confident
        consider contemplate contempt conviction convinced covet crave curious deem delight despise detest
        disappoint disappointment disapproval disapprove disdain dislike dismay dissatisfied distrust distrustful
        disturb doubt doubtful dread embarrassed enamored enamoured energise energize enjoy enthusiasm enthusiastic
        envious envisage envision exasperate excite eyes faith favor favorite favour favourite fear feel feeling
        fixate fond frustrate frustration furious glad grieve guess happy hate hatred heartened horrify hostile
        hostility idolise idolize impress impression infuriate interest interpret jealous judge leery like loathe
        longed longing longs love marvel mind mindful mistrust mistrustful mood mourn mystify nervous offend opinion
        opponent oppose opposition optimism optimistic outrage overwhelm passion passionate perceive perception
        pessimism pessimistic please prefer preference pride prioritise prioritize priority proud puzzle rate rattle
        reckon regard regret relieved relish resent resentment respect revile sad satisfied savor savour sceptical
        see sentiment shock skeptic skeptical skepticism startle stunned support supporter supportive sure surprise
        suspect suspicion suspicious sympathetic sympathize sympathy think thought thrill tired tolerate trouble
        trust uncomfortable uneasy unhappy unimpressed unnerve unsettle upbeat upset view wariness wary weary wish
        worry yearn""",
    "know": """
        aware awareness comprehend conceive dream familiar fathom foresee forget grasp imagination imagine know
        knowledge learn notice realise realization realize recognise recognize remember understand understanding""",
    "intend": """
        aim ambition anticipate decide decision desire determination determined eager expect expectation goal
        hesitant hope hopeful inclined intend intent intention keen loath plan prepared ready reluctance reluctant
        resolve seek strive unwilling unwillingness want willing willingness""",
    "seem": "apparently appear look seem seemingly sound",
    "light": """
        bring call cast deliver draw express face fan file fuel give have hold issue launch lead lend make pile pose
        prompt provide put raise register send sign spark take throw voice""",
}

KINDS: dict[str, Kind] = {word: kind for kind, some in _WORDS.items() for word in some.split()}

_IRREGULAR_VERBS = """
become became; begin began begun; bid bade; bring brought; choose chose chosen; come came; draw drawn drew; dream
dreamt; feel felt; fight fought; find found; forbid forbade forbidden; foresee foresaw foreseen; forget forgot
forgotten; get got; give gave given; go gone went; grow grew; have had has; hold held; keep kept; know knew known;
lay laid; lead led; learn learnt; lend lent; make made; say said says; see saw seen; seek
sought; send sent; shoot shot; show shown; sing sang sung; speak spoke spoken; spell spelled; strike struck; swear
swore sworn; take taken took; tell told; think thought; throw threw thrown; understand understood; write written
wrote"""
"""A base form and its irregular forms."""
_IRREGULAR = {form: verb.split()[0] for verb in _IRREGULAR_VERBS.split(";") for form in verb.split()[1:]}
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def base_of(word: str) -> str:
    """The base form of a word in lower case, as far as it is one of the words of cues; else the word itself."""
    word = _IRREGULAR.get(word, word)
    if word in KINDS:
        return word
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 2:
            continue
        for base in (stem + instead, stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
            if base in KINDS:
                return base
    return word


def kind_of(word: str) -> Kind | None:
    """What the word reports, none where it is no word of cues."""
    return KINDS.get(base_of(word))


def word_set(text: str) -> frozenset[str]:
    """Its words, which stand apart by blanks."""
    return frozenset(text.split())
