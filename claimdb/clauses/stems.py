"""Forms of a word → one key, by a table of irregular forms, endings, and a few families of words for one thing."""

from __future__ import annotations

from functools import lru_cache

_FORMS = (
    "be am is are was were been being;have has had having;do does did done doing;go goes went gone going;"
    "say says said;tell told;begin began begun;become became;break broke broken;bring brought;build built;buy bought;"
    "catch caught;choose chose chosen;come came;deal dealt;draw drew drawn;drive drove driven;eat ate eaten;"
    "fall fell fallen;feel felt;fight fought;find found;flee fled;fly flew flown;forget forgot forgotten;get "
    "got gotten;"
    "give gave given;grow grew grown;hang hung;hear heard;hide hid hidden;hold held;keep kept;know knew known;"
    "lead led;leave left;lend lent;lie lay lain lying;lose lost losing;make made making;mean meant;meet met;pay paid;"
    "ride rode ridden;rise rose risen;run ran running;see saw seen;seek sought;sell sold;send sent;shake "
    "shook shaken;"
    "shoot shot;show shown;shrink shrank shrunk;sing sang sung;sink sank sunk;sit sat;sleep slept;speak spoke spoken;"
    "spend spent;stand stood;steal stole stolen;strike struck stricken;swear swore sworn;take took "
    "taken;teach taught;"
    "tear tore torn;think thought;throw threw thrown;understand understood;wear wore worn;win won winning;"
    "withdraw withdrew withdrawn;write wrote written;shoot shooting shootings shots;bind bound;bite bit bitten;"
    "blow blew blown;breed bred;burst bursts;cling clung;creep crept;dig dug;feed fed;freeze froze "
    "frozen;grind ground;"
    "hit hits hitting;hurt hurts hurting;kneel knelt;lay laid;man men;woman women;child children kid kids;"
    "person people persons;foot feet;life lives;wife wives;knife knives;undergo underwent undergone;"
    "overthrow overthrew overthrown;overtake overtook;ban banned banning bans;quit quits quitting;"
    "die dies died dying dead death deaths;kill kills killed killing killings slain slay slew killer;"
    "explode explodes exploded exploding explosion explosions;collide collided collision;invade invaded invasion;"
    "destroy destroyed destruction destroying;arrive arrived arrival;deny denied denial denials denies denying;"
    "approve approved approval;refuse refused refusal;marry married marriage;resign resigned resignation resigns;"
    "fail failed failure failing;succeed succeeded success successful;lose loss losses;choose choice;grow growth;"
    "decide decided decision;injure injured injuries injury;admit admitted admission;attack attacker attackers;"
    "confirm confirmed confirmation confirms;elect elected election;expel expelled expulsion;"
    "evacuate evacuated evacuation;negotiate negotiated negotiation negotiations;propose proposed proposal;"
    "produce produced production;withdraw withdrawal;participate participation;appear appearance;"
    "prove proven proof;apologise apologize apologised apologized apology;analyse analyze;"
    "defence defense;centre center;organisation organization;recognise recognize recognised recognized recognition"
)
_FAMILIES = (
    "kill murder assassinate slaughter;arrest detain capture custody;buy purchase acquire;film video footage;"
    "recording audio tape;begin start launch commence;stop halt cease;hurt injure wound;"
    "ceasefire truce cease-fire armistice;hit strike struck;steal stolen theft;crash crashed;fall drop "
    "decline plunge slump tumble slide;"
    "rise climb jump soar surge;shut close;demonstrator protester;wedding marriage;plane aircraft jet "
    "aeroplane airplane;"
    "soldier troop serviceman;village settlement;film movie biopic flick;"
    "sack dismiss oust fired remove relieve depose;quit resign;attempt try;big large huge;help aid assist;"
    "gunman shooter;lawmaker legislator parliamentarian;poll survey;rumor rumour;child kid;car vehicle;photo "
    "picture image"
)

_PEOPLES = (
    "russia russian;ukraine ukrainian;germany german;france french;britain british uk;china chinese;japan japanese;"
    "spain spanish;italy italian;turkey turkish;greece greek;poland polish;israel israeli;iran iranian;iraq iraqi;"
    "egypt egyptian;syria syrian;libya libyan;afghanistan afghan;pakistan pakistani;india indian;nigeria nigerian;"
    "kenya kenyan;canada canadian;mexico mexican;brazil brazilian;argentina argentine;korea korean;vietnam vietnamese;"
    "sweden swedish;denmark danish;norway norwegian;belgium belgian;switzerland swiss;palestine palestinian;"
    "lebanon lebanese;jordan jordanian;yemen yemeni;saudi saudis;kuwait kuwaiti;qatar qatari;somalia somali;"
    "sudan sudanese;ethiopia ethiopian;cuba cuban;venezuela venezuelan;colombia colombian;peru peruvian;chile chilean;"
    "nicaragua nicaraguan;australia australian;austria austrian;hungary hungarian;romania romanian;serbia serbian serb;"
    "georgia georgian;armenia armenian;azerbaijan azerbaijani;belarus belarusian;philippines filipino philippine;"
    "indonesia indonesian;malaysia malaysian;thailand thai;bangladesh bangladeshi;portugal portuguese;ireland irish;"
    "finland finnish;europe european;africa african;asia asian"
)
PEOPLES = frozenset(form for group in _PEOPLES.split(";") for form in group.split()[1:])
"""Words for the people of a country, and for what is of it, in lower case."""
_FIGURES = "2 two;3 three;4 four;5 five;6 six;7 seven;8 eight;9 nine;10 ten;11 eleven;12 twelve"


def listed(words: str) -> frozenset[str]:
    """The words of a list in one string."""
    return frozenset(words.split())


def _table(groups: str) -> dict[str, str]:
    lists = [group.split() for group in groups.split(";")]
    return {form: forms[0] for forms in lists for form in forms}


_BASE = _table(_FORMS)
_UNDOUBLED = frozenset("bdgmnprt")
_VOWELS = frozenset("aeiouy")


def _regular(word: str) -> str:
    """The word without -s, -ed, -ing, -ly and a final e."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ied", "ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) > 2 and _VOWELS.intersection(rest):
            word = rest + "y" if ending == "ied" else rest
            if word[-1] in _UNDOUBLED and word[-1] == word[-2]:
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The same for all forms of a word in lower case: ``posted``, ``posts`` → ``post``. No word of its own: a key."""
    word = word.removesuffix("'s").removesuffix("'").replace(".", "")
    return _regular(_BASE.get(word, word))


_FAMILY = {stem(word): stem(first) for word, first in _table(f"{_FAMILIES};{_PEOPLES};{_FIGURES}").items()}


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """As :func:`stem`, and one key for words that news use for one thing: ``bought``, ``acquires`` → ``buy``."""
    found = stem(word)
    return _FAMILY.get(found, found)


def past(word: str) -> str | None:
    """The simple past of a participle or past form, for "Who …?": ``taken`` → ``took``; None where it is neither."""
    if word.endswith("ed") or word in _PAST.values():
        return word
    return _PAST.get(word)


_PAST = {
    "broken": "broke", "brought": "brought", "built": "built", "bought": "bought", "caught": "caught",
    "chosen": "chose", "done": "did", "driven": "drove", "given": "gave", "held": "held", "hit": "hit",
    "killed": "killed", "led": "led", "left": "left", "lost": "lost", "made": "made", "met": "met", "paid": "paid",
    "put": "put", "said": "said", "seen": "saw", "sent": "sent", "shot": "shot", "shown": "showed", "sold": "sold",
    "stolen": "stole", "struck": "struck", "taken": "took", "told": "told", "thrown": "threw", "won": "won",
    "withdrawn": "withdrew", "written": "wrote", "overthrown": "overthrew", "sunk": "sank",
}  # fmt: skip
