"""Medium, venue and addressee: phrases around a cue that tell where a statement was made, read by patterns.

No outlet and no platform is known by name: "on Xyz" is one because of how it is written and where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimdb.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    Label = Callable[[int, int], str | None]

MASK = "\x00"
"""Stands for every character of a content, so that no phrase runs through it and offsets stay."""


class Zone(NamedTuple):
    """The part of the text that tells of one attribution; offsets count from its start."""

    start: int
    """Where it begins in the article."""
    text: str
    """Contents masked."""
    calm: str
    """Source and relative clauses masked too: they tell of other events."""
    cue: Span
    """Cue, or the source where there is no cue."""


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_CAPITALS = (
    rf"(?!{_DAYS}\b|{_MONTHS}\b)[A-ZÀ-ÖØ-Þ@][\w’'&.@-]*"
    rf"(?:\s+(?!{_DAYS}\b|{_MONTHS}\b)(?:of\s+the\s+|of\s+)?[A-ZÀ-ÖØ-Þ0-9][\w’'&.-]*)*"
)
_DETERMINER = r"(?:(?P<det>an?|the|another|one)\s+|(?:his|her|its|their|this|my|our)\s+)?"
_MODIFIERS = (
    rf"(?:(?!(?:{_DAYS}|that|and|to|he|she|they|it|who|was|is|are|on|in|at|of|with|for|by|from|as|after|before|the|an?)\b)"
    r"[\w’'\-]+\s+){0,5}?"
)
_MEDIUM_NOUN = (
    r"(?:statement|interview|speech|letter|e-?mail|memo|memorandum|report|message|tweets?|posts?|video|recording|release"
    r"|op-ed|column|article|blog(?:\s+(?:post|page))?|book|memoir|autobiography|documentary|testimony|filing|affidavit"
    r"|papers|documents?|address|podcast|livestream|(?<!roll )call|channel|(?:social|state|local)\s+media|radio|tv|TV"
    r"|television|broadcast|newspaper|note|transcript|newsletter|website|web\s?site|page|feed|account|editorial|essay"
    r"|lecture|remarks|response|reply|text|show|program|programme|advertisement|commercial|thread|clip|footage|profile"
    r"|appearance|monologue|sermon|communiqu[eé]|bulletin|lawsuit|complaint|petition|ruling|declaration|resolution|study"
    r"|survey|poll|diary)"
)
_ANY_MEDIUM = re.compile(rf"\b{_MEDIUM_NOUN}\b")
_ISSUED = r"(?:(?:published|posted|released|shared|sent|broadcast|aired|uploaded)\s+)?"
_TAIL = (
    rf"(?:\s+{_ISSUED}(?:on|to|with|by|in|for)\s+(?:(?:the|his|her|its|their)\s+)?(?:\w+\s+){{0,2}}?{_CAPITALS}"
    r"(?:\s+(?:channel|page|account|feed|app))?)?"
)
_MEDIUM = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough|[Oo]ver|[Bb]y|[Ff]rom|[Dd]uring|[Pp]er)\s+"
    rf"(?P<phrase>{_DETERMINER}{_MODIFIERS}{_MEDIUM_NOUN}(?:\s+{_MEDIUM_NOUN})*\b(?!\s+(?:of|that)\s+\w+ing\b){_TAIL})"
)
_PLATFORM = re.compile(
    rf"\b[Oo]n\s+(?P<phrase>(?:[Tt]he\s+)?{_CAPITALS}(?:\s+(?:channel|page|account|show|app))?)"
    rf"(?=['’]s\b|[^\w\x00]*$|\s*[\x00.,;:!?)—-]|\s+(?:{_DAYS}|late|early|on|that|in|at|last|earlier|this|to|by|and|with"
    r"|after|before|during|when|as|he|she|they|which|who|where)\b)"
)
_SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|reported|published|cited|quoted|carried|shared\s+with)\s+(?:by\s+)?"
    rf"(?P<phrase>(?:the\s+)?{_CAPITALS})"
)
_VENUE_NOUN = (
    r"(?:rally|rallies|conference|hearing|briefing|meeting|summit|debate|town\s+hall|event|ceremony|forum|funeral|court"
    r"|convention|dinner|fund-?raiser|campaign\s+stop|trial|session|protest|demonstration|airport|panel|gala|luncheon"
    r"|lunch|breakfast|reception|press\s+club|parliament|headquarters|church|mosque|commencement|gathering|vigil|stadium"
    r"|university|podium|talks|parade|roundtable)"
)
_ANY_VENUE = re.compile(rf"\b{_VENUE_NOUN}\b")
_VENUE = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Oo]utside|[Ii]nside|[Ii]n|[Ff]rom|[Bb]efore)\s+"
    rf"(?P<phrase>{_DETERMINER}{_MODIFIERS}{_VENUE_NOUN}\b"
    rf"(?:\s+(?:in|at|outside|near|with|of|on)\s+(?:the\s+)?{_CAPITALS}(?:,\s+{_CAPITALS})?)?)"
)
_PLACE = re.compile(rf"\s*(?:\x00+[^\w\x00]*)?(?:[Ii]n|[Aa]t|[Ff]rom)\s+(?P<phrase>{_CAPITALS})")
_ANY_TELLS = re.compile(
    r"\bt[eo]l[dl]|\bto\b|\bwith\b|assur|inform|remind|warn|advis|ask|urg|beg|order|instruct|address"
)
_TELLING = (
    r"\b(?:told|tells?|telling|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|warn(?:s|ed|ing)?"
    r"|advis(?:es|ed|ing)|ask(?:s|ed|ing)|urg(?:es|ed|ing)|begged|order(?:s|ed|ing)|instruct(?:s|ed|ing)|addressing"
    r"|(?:speak|spoke|speaks|talk)(?:ing|ed|s)?\s+(?:to|with)"
    r"|(?:said|saying|wrote|writing|replied|replying|explained|answered|announced|complained|confided|admitted|suggested"
    r"|bragged|joked)\s+to)"
)
_LINKS = (
    rf"{_DAYS}|on|in|at|that|during|after|before|since|last|late|early|earlier|by|via|this|outside|yesterday|to|how|why"
    r"|about|of|not|for|with|from|when|whether|if|who|what|where|as|against"
)
_TELLS = re.compile(
    rf"{_TELLING}\s+(?P<phrase>(?:(?!(?:{_LINKS})\b)(?:\d[\d,]*|[\w-]+)\s+){{0,6}}?(?!(?:{_LINKS})\b)"
    rf"(?:{_CAPITALS}(?:[’']s\s+{_CAPITALS})?|[\w-]+))"
    rf"(?=$|[^\w\x00]*\x00|[\s,:;.]*\b(?:{_LINKS})\b|[,:;.])"
)
_BODIES = re.compile(
    r"\b(?:committee|court|parliament|congress|senate|council|commission|house|assembly|jury|judge|police|board|cabinet"
    r"|government|ministry|party|company|bank|union|army|administration|department|agency|tribunal|panel|nation|country)\b",
    re.IGNORECASE,
)
_NAME_ONLY = re.compile(rf"(?:the\s+)?{_CAPITALS}$", re.ASCII)
_OWNER = re.compile(r"(?:the\s+)?(.+?)[’']s\s")
_PRONOUNS = frozenset(("me", "him", "her", "them", "us", "you", "it", "himself", "herself", "themselves"))
_SOUNDS = frozenset(("applause", "cheers", "laughter", "jeers", "boos"))


# ── reading them ─────────────────────────────────────────────────────────────────────────────────────────────────


def find_medium(zone: Zone, label: Label) -> tuple[int, int] | None:
    """ "a statement", "her personal page", "Xyz" after "on", or the outlet by which it was seen."""
    match = _nearest(zone, _MEDIUM) if _ANY_MEDIUM.search(zone.text) else None
    if match is not None:
        return _without_article(match)
    for found in _PLATFORM.finditer(zone.calm):
        if label(*found.span("phrase")) not in {"LOCATION", "PERSON"}:
            return found.span("phrase")
    seen = _SEEN.search(zone.text)
    return seen.span("phrase") if seen and label(*seen.span("phrase")) != "PERSON" else None


def find_venue(zone: Zone, label: Label) -> tuple[int, int] | None:
    """ "a rally in Xyz", or the place right behind the cue."""
    match = _nearest(zone, _VENUE) if _ANY_VENUE.search(zone.text) else None
    if match is not None:
        return _without_article(match)
    place = _PLACE.match(zone.text, zone.cue.end)
    return place.span("phrase") if place and label(*place.span("phrase")) == "LOCATION" else None


class Told(NamedTuple):
    """To whom it was said; an outlet that is told is where it was said instead."""

    addressee: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None


def find_told(zone: Zone, label: Label) -> Told:
    cue_start = max(zone.cue.start - 1, 0)
    if not _ANY_TELLS.search(zone.calm, cue_start, zone.cue.end + 12):
        return Told()
    match = _TELLS.search(zone.calm, cue_start)
    if match is None or match.start() > zone.cue.end or MASK in match["phrase"]:
        return Told()
    start, end = match.span("phrase")
    phrase, kind = match["phrase"], label(start, end)
    words = phrase.lower().split()
    if words[-1] in _SOUNDS or (words[0] in _PRONOUNS and len(words) > 1 and words[0] != "her"):
        return Told()
    owner = _OWNER.match(phrase)
    if owner and kind in {"ORGANIZATION", "MISC"}:
        return Told((start, end), (start + owner.start(1), start + owner.end(1)))
    if kind != "PERSON" and _NAME_ONLY.match(phrase) and not _BODIES.search(phrase):
        place = kind == "LOCATION" and " " not in phrase
        people = kind != "ORGANIZATION" and phrase.endswith("s")
        return Told((start, end)) if place or people else Told(outlet=(start, end))
    return Told((start, end))


def _nearest(zone: Zone, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match nearest to the cue."""
    matches = [match for match in pattern.finditer(zone.text) if MASK not in match["phrase"]]
    return min(matches, key=lambda m: max(m.start() - zone.cue.end, zone.cue.start - m.end(), 0), default=None)


def _without_article(match: re.Match[str]) -> tuple[int, int]:
    start = match.end("det") + 1 if match["det"] else match.start("phrase")
    return start, match.end("phrase")
