"""Medium and venue: phrases around a cue that tell in what form and where a statement was made, read by patterns.

No outlet and no platform is known by name: "on Xyz" is one because of how it is written and where it stands. A name
after "told" or "interview with" is an outlet unless it is a person, a body or a people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp.addressees import OUTLET, PROGRAMME, TITLE, find_told, is_outlet
from claimdb.nlp.zones import CAPITALS, DAYS, MASK, MODIFIERS, MONTHS, TIME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdb.nlp.zones import Label, Place, Zone

# ── medium ───────────────────────────────────────────────────────────────────────────────────────────────────────

_WRITTEN = (
    r"(?:statement|letter|e-?mail|memo|memorandum|message|tweet(?:storm)?|post|posting|release|op-ed|column|piece|article"
    r"|blog|book|memoir|autobiography|filing|affidavit|note|transcript|newsletter|editorial|essay|reply|text|thread"
    r"|communiqu[eé]|bulletin|declaration|diary|caption|notice|manifesto|pamphlet|flyer|mailer|story|report|advisory"
    r"|brief|lawsuit|complaint|petition|documents?|papers)s?"
)
_SPOKEN = (
    r"(?:interview|speech|remark|video|recording|documentary|testimony|address|podcast|livestream|call|broadcast|lecture"
    r"|sermon|monologue|toast|eulogy|clip|conversation|chat|ad|advert|advertising|advertisement|commercial|spot|comment"
    r"|presentation|answer|response|appearance)(?:es|s)?"
)
_CHANNEL = (
    r"(?:(?:social|state|local)\s+media|radio|tv|TV|television|air|website|web\s?site|site|blog\s+page|page|feed|account"
    r"|channel|blog|phone|telephone|internet|podcast|livestream|call|newsletter|app|airwaves|camera)s?"
)
_ANY_MEDIUM = re.compile(rf"\b(?:{_WRITTEN}|{_SPOKEN}|{_CHANNEL})\b")
_SOME = (
    rf"(?P<det>(?:an?|the|another)\s+)?(?P<time>(?:(?:his|her|its|their)\s+)?{TIME}\s+)?(?P<phrase>"
    r"(?:(?:one\s+of\s+)?(?:his|her|its|their|my|our|this|that)\s+)?" + MODIFIERS
)
_FOLLOWS = (
    rf"(?=$|(?!['’]s)[^\w\s]|\s+(?:[^\w\s]|{CAPITALS}|{DAYS}|{MONTHS}|\w+(?:ed|ing|ly)\b|(?:to|in|on|at|with|by|for|from|of|after"
    r"|before|during|when|while|as|and|or|that|which|who|where|he|she|they|it|we|i|you|the|an?|last|this|late|early"
    r"|earlier|later|sent|given|read|about|over|his|her|their|its|here|just|then|is|was|has|had|via|through|outside"
    r"|near|against|not|but|yesterday|today|shown|seen|put|out|up|some|one|two|people|officials)\b))"
)


def _noun(prepositions: str, nouns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{prepositions})\s+{_SOME}(?:{nouns})\b){_FOLLOWS}")


_MEDIA = (
    _noun(r"[Ii]n|[Vv]ia|[Tt]hrough", rf"(?:(?:{_WRITTEN}|{_SPOKEN})|social\s+media|phone\s+call)"),
    _noun(r"[Dd]uring|[Oo]n|[Vv]ia|[Oo]ver|[Tt]hrough|[Uu]sing", _CHANNEL),
    _noun(r"[Dd]uring", _SPOKEN),
    _noun(r"[Bb]y", r"phone|telephone|e-?mail|text(?:\s+message)?|letter|tweet|memo|video|fax|mail"),
    _noun(r"[Ww]ith", r"tweets?|post|letter|video|ads?"),
    _noun(r"[Oo]n", r"(?:television|radio|TV|tv)\s+(?:advertising|ads?|spots?)"),
    _noun(r"[Ii]n|[Oo]n", r"remarks|speeches|tweets|e-?mails|letters|ads|videos|posts|writing|print|text\s+messages"),
)
_ISSUED = re.compile(
    r"\b(?:issu|releas|publish|post|sen[dt]|writ|wrote|us|deliver|giv|gave|circulat|record|penn|air|read|file|run|ran"
    rf"|tap|made|mak)(?:e[sd]?|ing|s|ed|en|ten|ting)?\s+(?:out\s+)?{_SOME}(?:{_WRITTEN}|{_SPOKEN})\b){_FOLLOWS}"
)
_SEEN = re.compile(
    rf"\b(?:seen|obtained|reviewed|viewed)\s+by\s+(?:the\s+)?(?P<phrase>{OUTLET})|\bshared\s+with\s+(?:the\s+)?"
    rf"(?P<other>{OUTLET})"
)

# ── outlets, programmes and platforms ────────────────────────────────────────────────────────────────────────────

_SHOW = rf"(?:{OUTLET}(?:\s+(?:the|with|in\s+the|for)\s+{CAPITALS})?(?:\s+(?:account|page|feed|app))?|{TITLE})"
_ON = re.compile(
    rf"\b[Oo]n\s+(?:the\s+|an?\s+)?(?:{TIME}\s+)?(?:(?:broadcast|edition|episode|segment|installment)\s+of\s+(?:the\s+)?)?"
    rf"(?P<phrase>{_SHOW})"
    rf"(?=[^\w\x00]*$|\s*[\x00.,;:!?()—-]|\s+(?:{DAYS}|\w+ly|late|early|on|that|in|at|last|earlier|this|to|by|and|with"
    r"|after|before|during|when|while|as|he|she|they|which|who|where|about|giving)\b|(?<=[\"”’]))"
)
_OF_SHOW = re.compile(
    rf"\b(?:broadcast|edition|episode|interview|appearance)\s+(?:of|on|for)\s+(?:the\s+)?(?P<phrase>{_SHOW})"
)
_NO_SHOW = re.compile(
    r"(?:Super|Election|Christmas|Thanksgiving|Capitol|Wall|Easter|New\s+Year)\b|.*\b(?:Day|Hill|Street|Eve)$"
)
_POSTED = re.compile(r"\b(?:post|wr[io]t|tweet|shar|publish|upload)")
_PAGES = re.compile(r"\b(?:account|page|feed|app|channel)$")
_HOST = re.compile(
    rf"(?:\s+(?!(?:with|for)\b)[\w,’'-]+){{0,5}}?\s+(?:with|on|to|from|in|for|by|of)\s+(?:the\s+)?"
    rf"(?P<phrase>{OUTLET}(?:\s+(?:the|with)\s+{CAPITALS})?|{TITLE})"
)
_OWN_OUTLET = re.compile(rf"(?P<outlet>{CAPITALS})\s+(?P<noun>(?:[a-z]+\s+)?interview)$")
_WRITES_IN = re.compile(rf"\b(?:wr(?:ote|ites|iting|itten)|argued|columnist)\s+in\s+(?:the\s+)?(?P<phrase>{OUTLET})")
_HOLDERS = re.compile(
    rf"\s+(?:hosts?|anchors?|correspondents?|reporters?|moderators?|columnists?)\s+(?P<phrase>{CAPITALS}(?:\s+and\s+{CAPITALS})?)"
)
_OF_OUTLET = re.compile(rf"\s+of\s+(?:the\s+)?(?P<phrase>{OUTLET})")

# ── events and places ────────────────────────────────────────────────────────────────────────────────────────────

_EVENT = (
    r"(?:rall(?:y|ies)|conferences?|hearings?|briefings?|meetings?|summits?|debates?|town\s+halls?(?:\s+(?:meeting|event))?s?"
    r"|events?|ceremon(?:y|ies)|forums?|funeral|conventions?|dinners?|fund-?raisers?|(?:campaign\s+)?(?:stops?|appearances?)"
    r"|trial|sessions?|protests?|demonstration|panel|gala|luncheon|lunch|breakfast|reception|commencement|gatherings?"
    r"|vigil|talks|parade|roundtable|caucus(?:es)?|party|parties|picnic|barbecue|festival|retreat|symposium|expo"
    r"|caucus\s+site|seminar|workshop|march|celebration|service|q&a|discussion)"
)
_BUILDING = (
    r"(?:court|courtroom|courthouse|airport|press\s+club|parliament|headquarters|church|mosque|synagogue|temple|stadium"
    r"|university|college|campus|school|podium|stage|floor|library|cent(?:er|re)|hall|theat(?:er|re)|arena|plant|factory"
    r"|restaurant|diner|bar|ballroom|hotel|fairgrounds?|club|mansion|auditorium|gym|gymnasium|room|office|farm|museum"
    r"|resort|pub|hangar|ranch|tarmac|spin\s+room|lobby|line|station|shop|store|park|square|residence|embassy)"
)
_WHERE = rf"(?:,?\s+(?:in|at|outside|near|on)\s+(?:the\s+)?(?!{DAYS}|{MONTHS}){CAPITALS}(?:,\s+[A-Z][\w.]+)?)?"
_VENUE = re.compile(
    rf"\b(?:[Aa]t|[Dd]uring|[Ii]n|[Ff]rom|[Oo]utside|[Ii]nside|[Aa]fter|[Bb]efore)\s+{_SOME}(?:{_EVENT}|{_BUILDING})\b"
    rf"{_WHERE}){_FOLLOWS}"
)
_ON_SHOW = re.compile(rf"\b[Oo]n\s+{_SOME}(?:show|program|programme|newscast|panel|stage|trail|floor))\b{_FOLLOWS}")
_ANY_VENUE = re.compile(rf"\b(?:{_EVENT}|{_BUILDING})\b")
_IN_EVENTS = re.compile(
    r"(?:debates?|meetings?|court|parliament|church|hearings?|session|briefings?|sessions|conference|room|hall|office"
    r"|trial|testimony|courtroom|line|talks|lobby|appearances?)\b"
)
_WHERE_AT = re.compile(r"\s(?:in|at)\s")
_NAMED_EVENT = re.compile(
    rf"\b(?:[Aa]t|[Dd]uring)\s+(?:the\s+|an?\s+)?(?:{TIME}\s+)?(?P<phrase>(?:(?:annual|recent)\s+)?{CAPITALS}"
    rf"(?:\s+(?:{_EVENT}|{_BUILDING}))?{_WHERE})"
)
_PLACE = re.compile(
    rf"(?:\s+(?!(?:in|at)\b)[\w,’'-]+){{0,4}}?\s*(?:\x00+[^\w\x00]*)?\s*\b(?:[Ii]n|[Aa]t|[Ff]rom)\s+(?:the\s+)?"
    rf"(?P<phrase>{CAPITALS}(?:,\s+{CAPITALS}(?=[,.\s]))?)"
)
_SPEAKING_IN = re.compile(
    rf"\b(?:[Ss]peaking|[Aa]ppearing|[Cc]ampaigning|remarks|[Ss]peech|[Ss]topping)(?:\s+\w+){{0,3}}?\s+(?:in|at)\s+(?:the\s+)?"
    rf"(?P<phrase>{CAPITALS}(?:,\s+{CAPITALS})?(?:\s+(?:in|at)\s+(?:the\s+)?{CAPITALS})?)"
)


# ── reading them ─────────────────────────────────────────────────────────────────────────────────────────────────


class Occasion(NamedTuple):
    """Where and to whom: offsets in the zone."""

    medium: Place | None = None
    venue: Place | None = None
    addressee: Place | None = None


def find_occasion(zone: Zone, label: Label) -> Occasion:
    """Medium, venue and addressee of one statement."""
    told = find_told(zone, label)
    medium, noun = _medium(zone), None
    venue = addressee = None
    if medium is not None:
        noun = zone.text[slice(*medium)]
        own = _OWN_OUTLET.match(noun)
        if own:
            venue = (medium[0], medium[0] + own.end("outlet"))
            medium = (medium[0] + own.start("noun"), medium[1])
        else:
            venue, addressee = _host(zone, label, medium[1], noun)
    show, platform = _on(zone, label)
    venue = told.outlet or venue or show or _event(zone) or _named(zone, label)
    seen = _SEEN.search(zone.text)
    if seen and medium is None and platform is None:
        group = "phrase" if seen["phrase"] else "other"
        platform = seen.span(group) if label(*seen.span(group)) != "PERSON" else None
    return Occasion(medium or platform, venue, told.addressee or addressee)


def _medium(zone: Zone) -> Place | None:
    """ "statement", "her personal page"."""
    if not _ANY_MEDIUM.search(zone.text):
        return None
    found = [match for pattern in _MEDIA for match in pattern.finditer(zone.calm)]
    near = (max(zone.cue.start - 40, 0), zone.cue.end + 40)
    found += [match for match in _ISSUED.finditer(zone.calm, *near) if match.start() < zone.cue.end]
    return _nearest(zone, found)


def _host(zone: Zone, label: Label, end: int, noun: str) -> tuple[Place | None, Place | None]:
    """Who held the interview, or brought the letter: an outlet (venue), a person (addressee)."""
    match = _HOST.match(zone.calm, end)
    if match is None or MASK in match.group():
        return None, None
    start, stop = match.span("phrase")
    kind, phrase = label(start, stop), match["phrase"]
    if re.search(r"\bon\s+$", zone.calm[end:start]) and _is_platform(phrase.rstrip(".,"), posted=False):
        return None, None
    if "interview" not in noun and "call" not in noun and kind in {"LOCATION", "PERSON"}:
        return None, None
    if kind == "LOCATION":
        return (start, stop), None
    holders = _HOLDERS.match(zone.calm, stop)
    if holders:
        return (start, stop), holders.span("phrase")
    owner = re.match(rf"({CAPITALS}?)['’]s?\s+(?!{PROGRAMME})({CAPITALS})$", phrase)
    if owner and kind != "PERSON" and label(start + owner.start(2), stop) == "PERSON":
        return (start, start + owner.end(1)), (start + owner.start(2), stop)
    if kind == "PERSON" or not is_outlet(phrase, kind):
        of_outlet = _OF_OUTLET.match(zone.calm, stop)
        return of_outlet.span("phrase") if of_outlet else None, (start, stop) if kind == "PERSON" else None
    return (start, stop), None


def _on(zone: Zone, label: Label) -> tuple[Place | None, Place | None]:
    """The outlet or programme, and the platform, after "on"."""
    posted = bool(_POSTED.search(zone.cue_text))
    found = [*_ON.finditer(zone.calm), *_OF_SHOW.finditer(zone.calm), *_WRITES_IN.finditer(zone.calm)]
    for match in found:
        start, end = match.span("phrase")
        phrase, kind = match["phrase"].rstrip(".,"), label(start, end)
        if _NO_SHOW.match(phrase):
            continue
        quoted = phrase[0] in '"“‘' or phrase[-1] in '"”'
        if not quoted and kind in {"LOCATION", "PERSON"} and not re.search(r"['’]s", phrase):
            continue
        if _PAGES.search(phrase) or (not quoted and _is_platform(phrase, posted=posted)):
            return None, (start, end)
        return (start, end), None
    return None, None


def _is_platform(phrase: str, *, posted: bool) -> bool:
    """A single word in small letters, or what one posts on."""
    return posted or bool(re.match(r"[A-Z][a-z]\w{2,}$", phrase))


def _event(zone: Zone) -> Place | None:
    """ "rally in Xyz"."""
    found = [*_ON_SHOW.finditer(zone.calm)]
    if not found and not _ANY_VENUE.search(zone.text):
        return None
    for match in _VENUE.finditer(zone.calm):
        preposition = match.group().split(None, 1)[0].lower()
        if preposition in {"in", "from"} and not _IN_EVENTS.search(match["phrase"]) and not match["time"]:
            continue
        behind = match.start() >= zone.cue.end and _WHERE_AT.search(match["phrase"])
        if preposition in {"after", "before"} and not behind:
            continue
        found.append(match)
    return _nearest(zone, found)


def _named(zone: Zone, label: Label) -> Place | None:
    """ "at the Xyz Center", "in Xyz" right behind the cue or after "speaking"."""
    for match in (_PLACE.match(zone.text, zone.cue.end), _SPEAKING_IN.search(zone.calm)):
        if match and label(*match.span("phrase")) == "LOCATION":
            return match.span("phrase")
    named = [m for m in _NAMED_EVENT.finditer(zone.calm) if label(*m.span("phrase")) != "PERSON"]
    return _nearest(zone, named)


def _nearest(zone: Zone, matches: Iterable[re.Match[str]]) -> Place | None:
    """The match nearest to the cue, none that runs through a content."""
    found = [match for match in matches if MASK not in match["phrase"]]
    best = min(found, key=lambda m: max(m.start() - zone.cue.end, zone.cue.start - m.end(), 0), default=None)
    return best.span("phrase") if best else None
