"""Made-up news with known truth: who is who stands beside every mention.

People of several regions and beats hold offices that change; stories have a cast, places and organisations and run for
days; outlets print them in their own words and spellings. The rates were set before resolution was tuned to anything:

* 5 % of the people have the whole name of somebody else, with another office, mostly in another region; a few of these
  are father and son. Others share a name by chance.
* In an article a person has one printed form: a quarter of those whose language is romanised in several ways in another
  spelling, 13 % with a nickname or initial, 6.5 % with a typing slip. 4 % of the people in an article, and 15 % of the
  well-known ones, have no given name there; the others lose it in 40 % of their later mentions.
* Six in ten have their office beside the name: in the outlet's words, in general ones, or one they held before.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks import people
from benchmarks.people import CULTURES, Spelled

START = date(2021, 1, 4)
DAYS = 1000
PER_PERSON = 25
"""Mentions, on average."""
NAMESAKES = 0.05
_RANKS: list[float] = []
"""Summed weights of the first, second … of a pool."""
_SYLLABLES = "ka ro len mi tas vor bel an dru fi os tem gra hul ne sor ba li que zu mar to".split()  # noqa: SIM905

BEATS: dict[str, tuple[tuple[str, ...], ...]] = {
    "politics": (
        ("Defense Minister", "defence minister", "minister of defence"),
        ("Deputy Foreign Minister", "deputy foreign minister"),
        ("mayor of {place}", "Mayor", "{place} mayor"),
        ("opposition lawmaker", "member of parliament", "lawmaker"),
        ("governor", "regional governor", "Gov."),
        ("presidential spokesman", "spokesman for the president", "spokesman"),
        ("Prime Minister", "prime minister", "head of government"),
        ("senator", "Sen.", "member of the Senate"),
        ("leader of {org}", "party leader", "{org} leader"),
    ),
    "war": (
        ("commander of the {number} Combined Arms Army", "commander of the {number} Army", "Maj. Gen."),
        ("army spokesman", "military spokesman", "Col."),
        ("military analyst at {org}", "defence analyst", "analyst"),
        ("deputy commander of the {place} Military District", "Lt. Gen.", "deputy commander"),
        ("brigade commander", "commander of the {number} Brigade", "Col."),
    ),
    "business": (
        ("chief executive of {org}", "CEO of {org}", "chief executive"),
        ("chief economist at {org}", "economist at {org}", "economist"),
        ("head of the {org} union", "union leader", "trade unionist"),
        ("founder of {org}", "entrepreneur", "{org} founder"),
        ("{org} spokeswoman", "spokeswoman for {org}", "spokeswoman"),
    ),
    "crime": (
        ("police chief of {place}", "Police Chief", "chief of police"),
        ("state prosecutor", "prosecutor", "chief prosecutor"),
        ("judge", "Judge", "presiding judge"),
        ("defence lawyer", "attorney", "lawyer"),
        ("police spokesman", "spokesman for the {place} police", "Sgt."),
    ),
    "sport": (
        ("head coach of {org}", "coach", "{org} coach"),
        ("striker of {org}", "{org} forward", "striker"),
        ("captain of {org}", "{org} captain", "captain"),
        ("goalkeeper", "{org} goalkeeper", "keeper"),
        ("president of {org}", "{org} president", "club president"),
    ),
    "science": (
        ("epidemiologist at {org}", "epidemiologist", "Dr."),
        ("professor of history at {org}", "historian", "Prof."),
        ("director of {org}", "hospital director", "Dr."),
        ("climate researcher at {org}", "climate scientist", "researcher"),
    ),
    "culture": (
        ("film director", "filmmaker", "director"),
        ("actress", "actor", "film star"),
        ("novelist", "writer", "author"),
        ("director of {org}", "museum director", "curator"),
        ("singer of {org}", "singer", "musician"),
    ),
}
"""What people are on each beat, each office in the words of several outlets."""
GENERAL = {
    "politics": ("politician", "official", "veteran politician"),
    "war": ("officer", "general", "military official"),
    "business": ("businessman", "manager", "executive"),
    "crime": ("official", "investigator", "law enforcement official"),
    "sport": ("athlete", "sportsman", "veteran"),
    "science": ("expert", "scientist", "academic"),
    "culture": ("artist", "celebrity", "star"),
}
ORGANISATIONS = {
    "politics": ("{} Party", "{} Alliance", "Ministry of {}", "{} Council"),
    "war": ("{} Institute for Strategy", "{} Brigade", "{} Military Academy"),
    "business": ("{} Group", "{} Bank", "{} Steel", "{} Airlines", "{} Energy"),
    "crime": ("{} Police", "{} District Court", "{} Prosecution Office"),
    "sport": ("{} United", "FC {}", "Dynamo {}", "{} Rovers"),
    "science": ("University of {}", "{} Hospital", "{} Institute of Medicine"),
    "culture": ("{} Museum", "{} Opera", "{} Festival", "Radio {}"),
}
EVERYWHERE = ("United Nations", "European Union", "NATO", "World Bank", "Washington", "Brussels", "Geneva", "London")


@dataclass(frozen=True, slots=True)
class Office:
    since: date
    beat: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    number: int
    name: Spelled
    region: int
    offices: tuple[Office, ...]
    well_known: bool


@dataclass(slots=True)
class Region:
    places: list[str]
    organisations: dict[str, list[str]]
    outlets: list[str]
    cultures: list[float]
    people: dict[str, list[Person]] = field(default_factory=lambda: {beat: [] for beat in BEATS})
    everyone: list[Person] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Printed:
    """A mention: the name and office as printed, and who it truly is."""

    name: str
    role: str | None
    person: int
    how: str
    """"full", "surname", "respelled", "short" (nickname or initial), "slip"; the last that was done to it."""


@dataclass(frozen=True, slots=True)
class News:
    """One made-up article. ``mentions`` are in the order of the text, ``entities`` are (label, words)."""

    outlet: str
    published: str
    mentions: tuple[Printed, ...]
    entities: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class World:
    """People and places; ``seed`` tells them and all that happens."""

    chance: random.Random
    regions: list[Region]
    people: list[Person]
    namesakes: frozenset[int]
    """Numbers of the people who share their whole name with another."""


# ── the world ────────────────────────────────────────────────────────────────────────────────────────────────────


def make_world(mentions: int, seed: int = 0) -> World:
    """As many people and regions as that many mentions need."""
    chance = random.Random(seed)
    wanted = max(40, mentions // PER_PERSON)
    regions = [_region(chance) for _ in range(max(4, round((wanted / 8) ** 0.5)))]
    made: list[Person] = []
    for number in range(wanted):
        at = chance.randrange(len(regions))
        beat = chance.choice(list(BEATS))
        culture = chance.choices(CULTURES, regions[at].cultures)[0]
        name = people.make_name(chance, culture)
        if made and chance.random() < NAMESAKES:
            name, at, beat = _like(chance, chance.choice(made), at, beat)
        person = Person(
            number=number,
            name=name,
            region=at,
            offices=_offices(chance, regions[at], beat),
            well_known=chance.random() < 0.15,
        )
        made.append(person)
        regions[at].people[beat].append(person)
        regions[at].everyone.append(person)
    count: dict[tuple[str, str], list[int]] = {}
    for person in made:
        count.setdefault((person.name.given, person.name.surname), []).append(person.number)
    shared = frozenset(number for some in count.values() if len(some) > 1 for number in some)
    return World(chance, regions, made, shared)


def _place(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 4))).capitalize()


def _region(chance: random.Random) -> Region:
    places = [_place(chance) for _ in range(8)]
    main = chance.choices(range(len(CULTURES)), [culture.share for culture in CULTURES])[0]
    shares = [0.2 * culture.share + 0.8 * (number == main) for number, culture in enumerate(CULTURES)]
    organisations = {
        beat: [chance.choice(kinds).format(chance.choice([*places, _place(chance)])) for _ in range(6)]
        for beat, kinds in ORGANISATIONS.items()
    }
    return Region(
        places, organisations, [f"{chance.choice(places)} {word}" for word in ("Times", "Post", "News")], shares
    )


def _offices(chance: random.Random, region: Region, beat: str) -> tuple[Office, ...]:
    """One for two thirds; the others change within their beat, or to another one."""
    offices = [Office(START - timedelta(days=1), beat, _wordings(chance, region, beat))]
    while chance.random() < 0.3 and len(offices) < 3:
        since = START + timedelta(days=chance.randrange(DAYS))
        other = chance.choice(list(BEATS)) if chance.random() < 0.25 else beat
        offices.append(Office(since, other, _wordings(chance, region, other)))
    return tuple(sorted(offices, key=lambda office: office.since))


def _wordings(chance: random.Random, region: Region, beat: str) -> tuple[str, ...]:
    filled = {
        "place": chance.choice(region.places),
        "org": chance.choice(region.organisations[beat]),
        "number": f"{chance.randrange(4, 90)}th",
    }
    return tuple(wording.format(**filled) for wording in chance.choice(BEATS[beat]))


def _like(chance: random.Random, other: Person, region: int, beat: str) -> tuple[Spelled, int, str]:
    """The name of another person, with a beat that is not that one's; one in fifteen is a son in the same trade."""
    theirs = other.offices[0].beat
    if chance.random() < 1 / 15:
        return replace(other.name, suffix="Jr."), other.region, theirs
    beats = [one for one in BEATS if one != theirs]
    return (
        replace(other.name, suffix=""),
        other.region if chance.random() < 0.2 else region,
        beat if beat in beats else chance.choice(beats),
    )


# ── what happens, and how it is printed ──────────────────────────────────────────────────────────────────────────


def articles(world: World, mentions: int) -> Iterator[News]:
    """News until there are that many mentions, by the day."""
    total = 0
    while total < mentions:
        for news in _story(world):
            if total >= mentions:
                return
            kept = news.mentions[: mentions - total]
            total += len(kept)
            yield replace(news, mentions=kept)


def _story(world: World) -> Iterator[News]:
    chance = world.chance
    at = chance.randrange(len(world.regions))
    region, beat = world.regions[at], chance.choice(list(BEATS))
    began = START + timedelta(days=chance.randrange(DAYS))
    cast = _cast(world, region, beat)
    places = chance.sample(region.places, k=chance.randrange(1, 4))
    organisations = chance.sample(region.organisations[beat], k=chance.randrange(1, 4))
    lasts = chance.randrange(1, 15)
    for _ in range(1 + min(11, int(chance.expovariate(1 / 3)))):
        others = chance.choice(world.regions).outlets
        outlet = chance.choice(region.outlets if chance.random() < 0.75 else others)
        day = began + timedelta(days=chance.randrange(lasts))
        yield _article(chance, outlet, day, cast, [*places, *organisations])


def _cast(world: World, region: Region, beat: str) -> list[Person]:
    """Those of the beat, by Zipf's law, and now and then others of the region or of the world."""
    chance, every = world.chance, region.everyone or world.people
    cast: dict[int, Person] = {}
    for _ in range(chance.randrange(3, 10)):
        where = chance.random()
        pool = region.people[beat] if where < 0.8 else every if where < 0.95 else world.people
        person = _by_rank(chance, pool or every)
        cast[person.number] = person
    return list(cast.values())


def _by_rank(chance: random.Random, pool: Sequence[Person]) -> Person:
    while len(_RANKS) < len(pool):
        _RANKS.append((len(_RANKS) + 2) ** -0.8 + (_RANKS[-1] if _RANKS else 0.0))
    return pool[bisect_left(_RANKS, chance.random() * _RANKS[len(pool) - 1])]


def _article(chance: random.Random, outlet: str, day: date, cast: Sequence[Person], things: Sequence[str]) -> News:
    speaking = chance.sample(cast, k=min(len(cast), chance.randrange(1, 6)))
    named = [person for person in cast if person in speaking or chance.random() < 0.5]
    surnames = [person.name.surname for person in named]
    lines: list[list[Printed]] = []
    entities: list[tuple[str, str]] = []
    for person in named:
        alone = surnames.count(person.name.surname) == 1
        mentions = _mentions(chance, outlet, day, person, alone=alone)
        entities += [("PERSON", words) for words in dict.fromkeys(mention.name for mention in mentions)]
        if person in speaking:
            lines.append(mentions)
    entities += [
        ("LOCATION" if " " not in thing else "ORGANIZATION", thing) for thing in things if chance.random() < 0.6
    ]
    if chance.random() < 0.4:
        entities.append(("MISC", chance.choice(EVERYWHERE)))
    return News(outlet, day.isoformat(), tuple(mention for some in lines for mention in some), tuple(entities))


def _mentions(chance: random.Random, outlet: str, day: date, person: Person, *, alone: bool) -> list[Printed]:
    """What one article prints of a person, who says something several times."""
    role = _role(chance, outlet, day, person)
    name, how = _form(chance, outlet, person)
    short = chance.random() < (0.25 if person.well_known else 0.06)
    times = 1 + min(9, int(chance.expovariate(1 / 2.2)))
    bare = [alone and (short or (number > 0 and chance.random() < 0.43)) for number in range(times)]
    return [
        Printed(name.surname if surname_only else str(name), role, person.number, "surname" if surname_only else how)
        for surname_only in bare
    ]


def _form(chance: random.Random, outlet: str, person: Person) -> tuple[Spelled, str]:
    """An outlet mostly keeps to its own spelling of a name."""
    name, how = person.name, "full"
    own = random.Random(f"{outlet} {person.number}") if chance.random() < 0.8 else chance
    if name.suffix and chance.random() < 0.2:
        name = replace(name, suffix="")
    if name.culture.respellings and own.random() < 0.52:
        other = people.respelled(own, name)
        name, how = other, "respelled" if other != name else how
    if chance.random() < 0.19:
        name, how = people.shortened(chance, name), "short"
    if chance.random() < 0.09:
        slipped = people.with_slip(chance, name)
        name, how = slipped, "slip" if slipped != name else how
    return name, how


def _role(chance: random.Random, outlet: str, day: date, person: Person) -> str | None:
    if chance.random() >= 0.6:
        return None
    held = [office for office in person.offices if office.since <= day]
    office, kind = held[-1], chance.random()
    if kind < 0.12:
        return chance.choice(GENERAL[office.beat])
    if kind < 0.2 and len(held) > 1:
        return f"former {held[-2].wordings[0]}"
    own = random.Random(f"{outlet} {office.wordings[0]}") if chance.random() < 0.7 else chance
    return own.choice(office.wordings)
