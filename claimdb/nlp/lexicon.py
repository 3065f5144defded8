"""Closed and near-closed word classes of English that tell what a source phrase stands for. No names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def given_names() -> dict[str, Gender]:
    """Given names that are nearly always a man's or a woman's, lower case, without accents."""
    table: dict[str, Gender] = {}
    for line in files("claimdb.nlp").joinpath("given_names.txt").read_text("utf-8").splitlines():
        gender, _, names = line.partition(" ")
        if gender == "m":
            table.update(dict.fromkeys(names.split(), "m"))
        elif gender == "f":
            table.update(dict.fromkeys(names.split(), "f"))
    return table


HE = _words("he him his himself")
SHE = _words("she her hers herself")
THEY = _words("they them their theirs themselves")
IT = _words("it its itself")
I_WORDS = _words("i me my mine myself")
WE = _words("we us our ours ourselves")
YOU = _words("you your yours yourself yourselves")
RELATIVE = _words("who whom whose which that")
PRONOUNS = HE | SHE | THEY | IT | I_WORDS | WE | YOU | RELATIVE

FEMALE_TITLES = _words("mrs ms miss madame madam mme lady dame queen princess duchess baroness sister mother")
MALE_TITLES = _words("mr messrs sir lord king prince duke baron father brother monsieur pope imam")
POLITE = _words("mr mrs ms miss messrs dr")
TITLE_NOUNS: dict[str, str] = {
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "sgt": "sergeant",
    "capt": "captain",
    "cmdr": "commander",
    "adm": "admiral",
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "govs": "governor",
    "dr": "doctor",
    "drs": "doctor",
    "prof": "professor",
    "rev": "reverend",
    "hon": "honourable",
    "amb": "ambassador",
    "supt": "superintendent",
    "insp": "inspector",
    "det": "detective",
    "pm": "minister",
    "atty": "attorney",
    "pres": "president",
    "dep": "deputy",
}
"""Abbreviated titles and the noun by which a text takes them up again ("Gen. X" … "the general")."""

TITLES = (
    _words(
        "president vice-president general colonel lieutenant major sergeant captain commander admiral"
        " marshal corporal senator"
        " senators representative governor doctor professor reverend ambassador superintendent inspector"
        " detective minister premier"
        " secretary chancellor mayor judge justice congressman congresswoman councilman councilwoman"
        " councillor councilor"
        " assemblyman assemblywoman speaker sheriff officer attorney chairman chairwoman chairperson chair"
        " chief director"
        " bishop archbishop cardinal rabbi sheikh ayatollah emperor deputy spokesman spokeswoman spokesperson trooper"
        " constable commissioner prosecutor coach candidate leader presidents professors generals"
    )
    | frozenset(TITLE_NOUNS)
    | FEMALE_TITLES
    | MALE_TITLES
)
TITLE_MODIFIERS = _words(
    "prime foreign defence defense interior finance vice deputy former ex acting interim assistant first"
    " second third lady"
    " under senior junior chief major lieutenant brigadier rear attorney state federal national general"
    " party campaign press"
    " communications executive managing republican democratic conservative labour liberal presumptive presidential"
    " vice-presidential independent retired late u.s us british american russian ukrainian french german european"
    " education health home justice transport energy trade environment treasury security police fire city county"
)
OFFICE_WORDS = _words(
    "prime foreign defence defense interior finance vice deputy lieutenant brigadier rear press communications campaign"
    " executive assistant attorney party education health home justice transport energy trade environment treasury"
    " security police fire"
)
"""Modifiers that make it another office: a prime minister is not the defence minister."""
SUFFIXES = _words("jr sr ii iii iv")
PARTICLES = _words("de da di del della la le van von der den ten ter bin ibn al el abu dos das du y mac st")

MALE_NOUNS = _words(
    "man boy husband father son brother uncle grandfather nephew grandson spokesman chairman congressman councilman"
    " businessman assemblyman policeman fireman fisherman salesman king prince actor waiter gentleman"
    " lord widower boyfriend"
    " dad stepfather fiancé alderman anchorman horseman statesman craftsman guy father-in-law son-in-law brother-in-law"
)
FEMALE_NOUNS = _words(
    "woman girl wife mother daughter sister aunt grandmother niece granddaughter spokeswoman chairwoman congresswoman"
    " councilwoman businesswoman assemblywoman policewoman actress waitress lady queen princess widow"
    " girlfriend heiress"
    " mom mum stepmother fiancée hostess mother-in-law daughter-in-law sister-in-law duchess nun ballerina"
)
RELATIVES = _words(
    "son daughter wife husband brother sister nephew niece cousin grandson granddaughter stepson sons daughters"
    " brothers sisters nephews nieces cousins"
)
PERSON_NOUNS = (
    TITLES
    | MALE_NOUNS
    | FEMALE_NOUNS
    | _words(
        "spokesperson adviser advisor aide analyst expert official lawyer attorney critic friend neighbour"
        " neighbor relative"
        " resident voter supporter activist author writer reporter journalist columnist correspondent editor"
        " blogger host"
        " anchor commentator pundit historian scientist scholar researcher economist strategist consultant pollster"
        " operative lobbyist donor fundraiser billionaire millionaire mogul tycoon magnate developer"
        " businessperson owner"
        " founder co-founder ceo executive manager boss employee worker teacher student pupil nurse"
        " physician surgeon patient"
        " victim witness survivor suspect defendant prosecutor plaintiff accused killer soldier fighter"
        " rebel militant veteran"
        " refugee migrant farmer driver pilot engineer architect artist painter singer musician actor director producer"
        " player coach captain athlete star celebrity nominee candidate frontrunner front-runner contender"
        " rival opponent"
        " challenger incumbent predecessor successor lawmaker legislator politician parliamentarian diplomat"
        " envoy negotiator"
        " republican democrat conservative liberal socialist communist libertarian catholic muslim jew"
        " source insider person individual child kid teenager youth parent couple partner spouse twin cousin"
        " baby infant"
        " member leader head deputy assistant secretary clerk guard agent organizer organiser volunteer"
        " delegate whistleblower"
        " broadcaster presenter moderator observer participant attendee caller reader viewer user customer"
        " client consumer"
        " investor trader banker broker shopkeeper baker cook chef priest pastor cleric monk theologian"
        " philosopher poet"
        " novelist professor lecturer dean principal headteacher poster tweeter newcomer native immigrant"
        " citizen taxpayer"
        " mayor premier monarch dictator president-elect kingpin warlord oligarch defector dissident spy"
        " hacker protester"
        " demonstrator striker passer-by bystander onlooker fan follower loyalist surrogate ally confidant foe enemy"
        " namesake hopeful runner-up winner loser laureate astronaut skipper umpire referee juror heir chief"
        " commander-in-chief"
    )
)
ORG_NOUNS = _words(
    "campaign ministry department company firm corporation business committee party agency bank group"
    " union newspaper paper"
    " network commission court government administration office council parliament congress senate house"
    " university college"
    " school institute institution foundation association army police navy force forces team club church"
    " mosque board bureau"
    " service services organization organisation coalition authority embassy consulate regime magazine"
    " outlet website site"
    " station channel program programme show think-tank pac super-pac establishment military staff media press cabinet"
    " watchdog regulator nonprofit charity hospital clinic airline airport utility retailer bank insurer carmaker maker"
    " manufacturer publisher studio label league federation society academy alliance movement militia battalion brigade"
    " regiment division district command treasury fund trust exchange lab laboratory"
    " secretariat caucus"
    " giant chamber tribunal panel jury legislature conglomerate startup chain subsidiary unit side camp delegation"
    " mission"
    " country nation state city town county borough kingdom republic empire tabloid daily weekly broadcaster journal"
    " publication newsroom wire platform airline operator developer union lobby lobbyists"
)
SPEAKING_ORGANISATIONS = _words(
    "union government company firm corporation bank group party agency newspaper paper network campaign committee team"
    " outlet organisation organization state country nation city university school hospital ministry department council"
    " nonprofit charity church retailer watchdog regulator"
)
"""Their plurals are groups that speak."""
DOCUMENT_NOUNS = _words(
    "report poll polls survey surveys study studies statement document documents email emails e-mail letter note filing"
    " filings record records article story stories book memo memorandum ad ads advertisement video post tweet tweets"
    " headline law bill complaint lawsuit suit indictment transcript transcripts rules data figures polling analysis"
    " editorial column speech message messages recording footage website page sign signs banner poster"
    " ruling verdict order"
    " resolution declaration review audit census research findings evidence results numbers statistics reports release"
    " examination inquiry investigation probe reply assessment estimate forecast projection chapter"
    " announcement caption text plan proposal platform constitution treaty agreement contract deal map"
    " maps chart ticket"
    " invitation obituary biography memoir film movie documentary song blog podcast interview quote slogan shirt hat"
)
SPEECH_NOUNS = _words(
    "remark comment communication word chapter testimony writing accusation attack claim argument suggestion promise"
    " rhetoric criticism complaint warning question answer response praise pledge vow"
)
"""What somebody says, where a text tells whose it is."""
PLURAL_PEOPLE = _words(
    "leadership establishment faithful family"
    " people police men women children others some many several few both all most none everyone everybody"
    " nobody majority"
    " crowd audience public electorate half two-thirds media press staff personnel troops millions"
    " thousands hundreds dozens"
    " more fewer those these percent public number minority majorities plurality anyone somebody someone clergy rest"
)
QUANTIFIERS = _words(
    "some many several few both all most two three four five six seven eight nine ten dozens hundreds thousands various"
    " numerous other certain"
)
DETERMINERS = _words("the a an this that these those its his her their our my your another one no any each every")
INDEFINITE = _words("a an another one some any")
SINGLE = _words("a an one another")
"""Brings in one human being or thing."""
PREPOSITIONS = _words(
    "of for in at from with on to by among about near under against over after before during since"
    " through across within"
    " without between behind beyond as via into outside inside including regarding around like than amid along"
)
CLAUSE_WORDS = _words("who whom whose which where when while whereas because although though if but or nor that")
BOUNDARY_VERBS = _words(
    "led speaking known named nicknamed dubbed called identified quoted asked interviewed running serving"
    " is was are were has had have said says"
    " told wrote familiar close present opposed according based living working watching attending"
    " briefed surveyed polled"
    " contacted reached also then later still himself herself themselves itself"
)
CLOSED_WORDS = PREPOSITIONS | CLAUSE_WORDS | DETERMINERS | BOUNDARY_VERBS | _words("and to not")
AUXILIARIES = _words(
    "is are was were be been being am has have had having do does did will would can could shall should may might must"
)
FRONTED = _words("after before while when as asked though although since once if speaking citing despite")
"""Begin a clause before the subject of the sentence."""
ANYBODY = _words(
    "republican democrat conservative liberal socialist communist libertarian catholic muslim jew president candidate"
    " nominee leader person individual citizen voter member child kid baby infant parent winner loser"
)
"""Nouns that mean no one human being behind "a"."""
PLACE_NOUNS = _words(
    "street avenue road boulevard lane tower towers center centre foundation university college school hospital museum"
    " building square park bridge airport stadium hall library house hotel prize award awards act plan doctrine era"
    " island lake river bay beach county city"
)
"""They follow a surname in the name of something else ("Ruiz Street")."""
SEVERAL = _words("some many several few both these those two three four five six seven eight nine ten")
APPROXIMATELY = _words("nearly almost roughly approximately about only just")
SHARES = _words("third quarter fifth chorus handful fraction array mix")
"""Of people, before "of"."""
PROMINENT = _words("political religious public leading top key prominent senior party opposition")
"""Before "figures": they are people."""
TRAILING = _words("there here alike overall nationwide each")
"""Adverbs behind a head noun."""
UTTERANCES = _words(
    "statement letter email e-mail memo memorandum release post tweet op-ed article column essay piece speech message"
    " editorial announcement"
)
"""Documents in which one party speaks."""
POLLS = _words("poll polls survey surveys")
READERS = _words("seen obtained reviewed viewed read examined cited quoted acquired received leaked shared")
TOPICS = _words("about on into regarding against")
"""Behind one of these two, "by" and "from" no longer tell who made a document."""
ISSUED = _words("report statement finding ruling declaration resolution announcement decision")
"""Documents "of" those who speak in them, not of whom they are about."""
OFFICE_SEEKERS = _words("candidate nominee contender hopeful challenger")
STRANGERS = _words(
    "spokesman spokeswoman spokesperson official source aide adviser advisor insider person"
    " boy girl kid child teenager user reader caller man woman voter witness resident protester heckler organizer"
    " moderator driver employee worker supporter"
)
"""Nouns by which a text seldom takes up somebody whom it has named."""
ANY_ORGANISATION = _words(
    "group agency company firm organization organisation newspaper paper magazine outlet network station broadcaster"
    " nonprofit charity bank retailer watchdog carmaker airline insurer giant corporation business publication"
    " publisher service conglomerate startup maker manufacturer utility"
)
"""Nouns that fit nearly every organisation."""
AUTHORS = _words("reporter author writer correspondent columnist")
"""Behind "this": whoever writes."""
PARTIES = {"republican": "r", "gop": "r", "democratic": "d", "democrat": "d", "labour": "l", "conservative": "c"}
"""Words of titles that shut each other out."""
PARTY_LETTERS = {"r": "republican", "d": "democratic", "i": "independent"}
"""As they stand in brackets behind a name."""
OFFICES = _words(
    "president senator governor mayor judge justice congressman congresswoman representative secretary chancellor king"
    " queen prince pope general admiral colonel sheriff ambassador premier lawyer attorney doctor professor actor"
    " actress"
)
"""Of which one person holds one at a time, as a rule."""
SEEKERS = _words("candidate nominee contender hopeful front-runner frontrunner challenger")
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september"
    " october november december jan feb aug sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
NOT_NAME_STARTS = (
    CALENDAR
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | CLAUSE_WORDS
    | PLURAL_PEOPLE
    | _words(
        "and yet so still now then here there what why how also even just only not yes no well meanwhile"
        " however moreover"
        " today tomorrow yesterday last next this earlier later both either neither once perhaps maybe despite"
        " former ex read more watch photo image follow click see related updated good dear thank please let"
    )
)
"""A capitalised word of these begins a sentence, not a name."""


def is_plural(noun: str) -> bool:
    """By its form alone: -s but not -ss, -us, -is; or an irregular plural."""
    if noun in PLURAL_PEOPLE or noun.endswith(("people", "men", "women")):
        return True
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "’s", "'s"))


def singular(noun: str) -> str:
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) and noun.endswith("s") else noun


_PERSON_ENDS = (
    "man", "woman", "person", "ologist", "ician", "-old", "maker", "keeper", "holder", "goer", "surgeon", "writer",
    "worker", "officer", "player",
)  # fmt: skip


def is_person_noun(noun: str) -> bool:
    """A lower-case singular noun that means one human being."""
    if noun in PERSON_NOUNS:
        return True
    if noun in ORG_NOUNS or noun in DOCUMENT_NOUNS:
        return False
    if noun.startswith("super") and noun[5:] in PERSON_NOUNS:
        return True
    return noun.endswith(_PERSON_ENDS) or noun.rpartition("-")[2] in PERSON_NOUNS


def noun_gender(noun: str) -> Gender | None:
    if noun in FEMALE_NOUNS or noun in FEMALE_TITLES or noun.endswith("woman"):
        return "f"
    if noun in MALE_NOUNS or noun in MALE_TITLES or (noun.endswith("man") and noun not in {"human", "german", "roman"}):
        return "m"
    return None
