"""Words that the reading of counted things and of predicates turns on."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """The words of a list with spaces between."""
    return frozenset(listed.split())


AUXILIARIES = word_set(
    "was were is are be been being am had has have having do did does will would can could may might must shall should"
    " got get gets"
)
NEGATIONS = word_set(
    "not never no neither nor nobody none cannot wasn't weren't didn't isn't aren't hasn't haven't hadn't"
)
ADVERBS = word_set(
    "also already only now still then later reportedly allegedly apparently since just since even currently so far"
    " today yesterday overnight together soon recently thought feared believed confirmed said known reported more again"
    " themselves itself himself there here officially initially all both each either"
)
BOUNDARIES = word_set(
    "that which who whom whose where when while because although though if but whereas whether as than after before"
    " since until unless what how why"
)
"""Words behind which another clause begins."""
REPORTING = word_set(
    "said says say saying told tells claimed claims claim claiming reported reports reporting added adds stated states"
    " announced announces confirmed confirms believed believes estimated estimates estimate according insisted denied"
    " warned wrote writes noted argued alleged alleges admitted acknowledged put puts putting"
)
CLOSED = (
    AUXILIARIES
    | NEGATIONS
    | BOUNDARIES
    | REPORTING
    | word_set(
        "the a an this these those its his her their our my your it he she they we i you in on at by for from with to"
        " into of and or about against during under over between through near outside inside across around along among"
        " per via despite toward towards within without including such like up down off out away back ago earlier later"
        " too yesterday today tonight overnight tomorrow monday tuesday wednesday thursday friday saturday sunday"
        " january february march april june july august september october november december so far very only"
    )
)
"""Words that end what is counted."""

PREPOSITIONS = word_set(
    "in at on near across with from against for into to by inside through after before among over under within to"
    " around towards toward outside between"
)
"""Between a verb and a number they make it another matter: "killed in 12 villages"."""
PEOPLE = word_set(
    "people civilian soldier troop serviceman servicewoman guard officer policeman policewoman police fighter militant"
    " rebel man woman child boy girl worker resident villager passenger patient student pupil teacher doctor nurse"
    " journalist reporter protester demonstrator prisoner hostage refugee migrant voter member employee sailor marine"
    " pilot driver rescuer firefighter miner tourist citizen recruit conscript mercenary gunman attacker suspect adult"
    " infant baby person others casualty victim survivor paramedic medic volunteer farmer lawmaker deputy minister"
    " delegate judge lawyer official crewman personnel staff inmate detainee athlete player fan combatant"
)
IRREGULAR = {
    "people": "people", "persons": "people", "person": "people", "others": "people", "individuals": "people",
    "victims": "people", "men": "man", "women": "woman", "children": "child", "servicemen": "serviceman",
    "servicewomen": "servicewoman", "policemen": "policeman", "policewomen": "policewoman", "firemen": "fireman",
    "gunmen": "gunman", "crewmen": "crewman", "aircraft": "aircraft", "police": "police", "personnel": "personnel",
    "staff": "staff", "cattle": "cattle", "sheep": "sheep", "lives": "life", "babies": "baby", "feet": "foot",
    "knives": "knife", "wives": "wife", "troops": "soldier", "soldiers": "soldier", "uavs": "drone", "uav": "drone",
    "houses": "house", "homes": "home", "warplanes": "jet", "jets": "jet", "infantrymen": "soldier",
    "fishermen": "fisherman",
    "spokesmen": "spokesman", "buses": "bus", "cases": "case", "bases": "base", "corpses": "corpse", "horses": "horse",
    "purchases": "purchase", "nurses": "nurse", "judges": "judge", "businesses": "business", "warehouses": "warehouse",
    "franchises": "franchise", "axes": "axe", "shells": "shell", "vessels": "vessel", "planes": "plane",
    "systems": "system", "launchers": "launcher", "howitzers": "howitzer", "responses": "response", "senses": "sense",
    "exercises": "exercise", "causes": "cause", "clauses": "clause", "courses": "course", "losses": "loss",
    "offences": "offence", "apartments": "apartment", "caches": "cache", "vehicles": "vehicle", "bodies": "body",
}  # fmt: skip
NOT_PLURAL = word_set(
    "this his its was is has as us across dangerous serious previous famous various religious gas bus campus virus less"
    " plus thus always perhaps sometimes press congress business class loss glass mass cross progress success access"
    " express process address nervous religious yes towards besides times news series james mars paris texas"
    " overseas indoors outdoors nuclear-less alas bias crisis basis analysis emphasis status corps military"
)
CONTAINERS = word_set("piece pieces item items unit units set sets pair pairs kind kinds type types number numbers")
"""What they hold is what is counted: "12 pieces of artillery"."""
NO_THING = word_set(
    "time way hand point thing reason side day example step exception man's more less such other fewer fact tip lesson"
)
"""To count them says nothing: "five things to know", "one way"."""
LABELS = word_set(
    "day article chapter section page number route highway flight channel phase level version act resolution paragraph"
    " class grade group room gate line order age aged week episode volume season formula title apollo area sector"
    " round part figure table size zone platform building apartment flat pier point clause annex stage tier category"
)
"""Words that a number behind them names: "page 12"."""

ROLES: dict[str, frozenset[str]] = {
    "killed": word_set("kill killed kills killing die died dies dying dead death deaths perish perished slain slew"
                     " fatal fatality fatalities murdered massacred"),
    "wounded": word_set("wound wounded wounds wounding injure injured injures injuring hurt injury injuries"),
    "casualty": word_set("casualty casualties"),
    "lost": word_set("lose lost loses losing loss losses"),
    "destroyed": word_set("destroy destroyed destroys destroying"),
    "damaged": word_set("damage damaged damages damaging"),
    "captured": word_set("capture captured captures capturing seize seized seizes seizing"),
    "shot down": word_set("downed downing intercept intercepted intercepts intercepting"),
    "launched": word_set("launch launched launches launching fire fired fires firing"),
    "arrested": word_set("arrest arrested arrests arresting detain detained detains detaining"),
    "missing": word_set("missing unaccounted"),
    "evacuated": word_set("evacuate evacuated evacuates evacuating"),
    "displaced": word_set("displace displaced displaces displacing"),
    "freed": word_set("free freed frees freeing release released releases releasing"),
    "sent": word_set("send sent sends sending"),
    "deployed": word_set("deploy deployed deploys deploying"),
    "hit": word_set("hit hits hitting struck strike strikes striking"),
    "sunk": word_set("sink sank sunk sinks sinking"),
    "trapped": word_set("trap trapped traps trapping"),
    "rescued": word_set("rescue rescued rescues rescuing saved"),
    "abducted": word_set("abduct abducted kidnap kidnapped abducting kidnapping"),
    "paid": word_set("pay paid pays paying"),
    "spent": word_set("spend spent spends spending"),
    "cost": word_set("cost costs costing"),
    "built": word_set("build built builds building"),
    "bought": word_set("buy bought buys buying"),
    "sold": word_set("sell sold sells selling"),
    "won": word_set("win won wins winning"),
    "surrendered": word_set("surrender surrendered surrenders surrendering"),
    "attended": word_set("attend attended attends attending gathered rallied"),
}  # fmt: skip
WITH_DOWN = word_set("shot shoot shoots shooting brought bring brings bringing took")
"""With "down" behind them: shot down."""
NO_PREDICATE = word_set(
    "hundred armed united alleged red bed feed need indeed speed seed exceed reed wounded-led unmanned so-called"
    " led uniformed masked combined occupied unarmed old-fashioned limited estimated supposed advanced skilled"
    " unprecedented rose risen rise climbed fell fallen dropped grew grown reached stood stands stand increased"
    " decreased totalled totaled numbered jumped passed topped exceeded hit surpassed armoured armored mechanised"
    " mechanized motorised motorized guided unguided towed propelled improvised expected feared"
    " thought needed wanted based related"
)
"""Words in -ed that are no predicate of what is counted, and verbs that only lead to the number."""
PAST = {
    "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make", "held": "hold", "left": "leave",
    "found": "find", "saw": "see", "seen": "see", "met": "meet", "ran": "run", "went": "go", "came": "come",
    "brought": "bring", "caught": "catch", "fought": "fight", "fled": "flee", "stole": "steal", "stolen": "steal",
    "broke": "break", "broken": "break", "flew": "fly", "flown": "fly", "drove": "drive", "driven": "drive",
    "began": "begin", "begun": "begin", "burnt": "burn", "drowned": "drown", "spoke": "speak", "wore": "wear",
    "cut": "cut", "shot": "shoot", "led": "lead", "got": "get", "kept": "keep", "raised": "raise", "owed": "owe",
    "resigned": "resign", "sacked": "dismiss", "dismissed": "dismiss", "fired": "fire", "told": "tell",
}  # fmt: skip
OWNED = frozenset({"lost", "casualty"})
"""Roles whose subject is the one whom it befalls, not the one who does it."""
