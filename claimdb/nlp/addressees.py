"""To whom it was said: whom a cue tells, asks or addresses, read by patterns.

A name that is told something is an outlet, and so where it was said, unless it is a person, a body or a people.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimdb.nlp.lexicon import PLURAL_PEOPLE, is_person_noun, singular
from claimdb.nlp.zones import CAPITALS, DAYS, MASK, Label, Place, Zone

TITLE = r"[\"“‘][^\"“”\x00]{2,50}[\"”’]"
PROGRAMME = r"(?:program|programme|show|podcast|series|newscast|newspaper|magazine|channel|network|station)"
OUTLET = (
    rf"{CAPITALS}(?:\s+(?:channel|network|radio)['’]s)?"
    rf"(?:\s+{TITLE}|(?:(?<=['’]s)\s+(?:[\w-]+\s+){{0,3}}{PROGRAMME}(?:\s+{PROGRAMME})?|\s+{PROGRAMME})(?:\s+{TITLE})?)?"
)
"""A name as of an outlet or one of its programmes."""

_VERBS = (
    r"(?:told|tells?|telling|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|warn(?:s|ed|ing)?"
    r"|advis(?:es|ed|ing|e)|ask(?:s|ed|ing)?|urg(?:es|ed|ing|e)|begg(?:ed|ing)|beg|order(?:s|ed|ing)?"
    r"|instruct(?:s|ed|ing)?|address(?:ed|es|ing)|implor(?:ed|es|ing|e)|encourag(?:ed|es|ing|e)|pressed|pressing"
    r"|exhort(?:s|ed|ing)?|command(?:s|ed|ing)?|thank(?:s|ed|ing)?|notif(?:y|ies|ied)|challeng(?:ed|es|ing)"
    r"|call(?:s|ed|ing)?\s+(?:up)?on|persuad(?:e|es|ed|ing)|quizz(?:ed|ing)|briefed|lectur(?:ed|ing)"
    r"|promis(?:ed|es|ing)(?=\s+(?:me|us|you|him|her|them|his|their)\b))"
)
_TO_VERBS = (
    r"(?:sa(?:id|ys|y|ying)|wr(?:ote|ites|iting)|repl(?:ied|ies|ying)|explain(?:s|ed|ing)?|answer(?:s|ed|ing)"
    r"|announc(?:es|ed|ing)|complain(?:s|ed|ing)?|confid(?:es|ed|ing)|admit(?:s|ted|ting)|suggest(?:s|ed|ing)?"
    r"|bragg(?:ed|ing)|jok(?:ed|es|ing)|whisper(?:s|ed|ing)?|proclaim(?:s|ed|ing)?|declar(?:es|ed|ing)"
    r"|appeal(?:s|ed|ing)?|promis(?:es|ed|ing|e)|shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|pledg(?:es|ed|ing|e)"
    r"|vow(?:s|ed|ing)?|remark(?:s|ed|ing)?|stress(?:ed|es|ing)|relay(?:s|ed|ing)|preach(?:es|ed|ing)"
    r"|mention(?:s|ed|ing)?|describ(?:es|ed|ing)|apologi[sz](?:es|ed|ing|e)|confess(?:es|ed|ing)?|pitch(?:es|ed|ing)"
    r"|testif(?:ied|ies|ying)|read|lied|made\s+clear|added)"
)
_TELLING = (
    rf"\b(?:{_VERBS}|(?:plead|pleads|pleaded|pleading)\s+with|(?:speak|spoke|speaks|talk|chat)(?:ing|ed|s)?\s+(?:to|with)"
    rf"|{_TO_VERBS}\s+to)"
)
_LINKS = (
    rf"{DAYS}|on|in|at|that|during|after|before|since|last|late|early|earlier|by|via|this|outside|inside|yesterday|to|how"
    r"|why|about|of|not|for|with|from|when|whether|if|who|what|where|as|against|there|here|today|and|but|while|over|he"
    r"|she|they|recently|again|later|just"
)
_TELLS = re.compile(
    rf"{_TELLING}\s+(?P<phrase>{CAPITALS}['’]s?\s+{TITLE}|{OUTLET}(?<!['’]s)|(?:(?!(?:{_LINKS})\b)(?:\d[\d,]*|[\w’'-]+)\s+)"
    rf"{{0,6}}?(?!(?:{_LINKS})\b)(?:{CAPITALS}(?:\s+and\s+{CAPITALS})?(?:[’']s\s+{CAPITALS})?|\d[\d,]*\d|[\w-]+))"
    rf"(?=$|[^\w\x00]*\x00|[\s,:;.]*\b(?:{_LINKS})\b|[,:;.)])"
)
_OBJECT = re.compile(
    rf"\s+(?P<phrase>(?:(?!(?:{_LINKS})\b)[\w’'-]+\s+){{1,5}}?)(?:not\s+)?to\s+(?!the\b|an?\b|his\b|her\b)[a-z]+\b"
)
_ORDERS = re.compile(rf"{_VERBS}$")
_BEFORE = re.compile(
    r"\b(?:before|to|addressing|with|among)\s+(?P<phrase>(?:(?:an?|the|his|her|their|some|about|more\s+than)\s+)?"
    r"(?:[\w,’'-]+\s+){0,3}?(?:reporters|journalists|supporters|voters|donors|crowds?|audience|lawmakers|students|employees"
    r"|workers|residents|viewers|readers|followers|activists|delegates|attendees|fans|veterans|investors|parishioners"
    r"|graduates|colleagues|volunteers|listeners|troops|soldiers|diplomats|executives))\b"
)
_SPEAKING = re.compile(
    r"\b(?:spe(?:ak|aks|aking|ech)|spoke|address(?:ed|ing)?|remarks?|appear(?:ed|ing|ance)?|call|briefing|conference"
    r"|q&a|session|said|proclaimed|declared|boast(?:ed|ing)|repeated|wrote|email(?:ed)?|letter|message|talk(?:ing)?)\b"
    r"(?:\s+(?!and\b)[\w’']+){0,4}?\s*$",
    re.IGNORECASE,
)
_FACING = re.compile(
    r"\b(?:[Aa]ddressing|(?:[Ss]peaking|[Tt]alking)\s+(?:to|with|before))\s+(?P<phrase>(?:(?:an?|the|his|her|their)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?(?P<noun>[a-z]+s|people|men|women|crowd|audience))(?=,|\s+(?:in|at|of|on|from|after|during)\b)"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|are|is|being)\s+(?:\w+\s+)?(?:asked|told|warned|urged|advised|informed|reminded|ordered|pressed)\b"
)
_SUBJECT = re.compile(rf"(?P<phrase>\b(?:he|she|they|we|I|you)|{CAPITALS}|\b[a-z]+s)(?:,?\s+who)?\s+$")
_BODIES = re.compile(
    r"\b(?:committee|court|parliament|congress|senate|council|commission|house|assembly|jury|judge|police|board|cabinet"
    r"|government|ministry|party|company|bank|union|army|administration|department|agency|tribunal|panel|nation|country"
    r"|campaign|office|club|university|institute|association|convention|conference|state|committees|america)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Rev|Sens|Reps|Prof|Sir|Lady|Lord|Judge)\b")
NAME_ONLY = re.compile(rf"(?:the\s+)?(?:{OUTLET})$", re.ASCII)
_OWNER = re.compile(r"(?:the\s+)?(.+?)[’']s\s")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\w)")
_PRONOUNS = frozenset(("me", "him", "her", "them", "us", "you", "it", "himself", "herself", "themselves"))
_NOBODY = frozenset(
    ("applause", "cheers", "laughter", "jeers", "boos", "questions", "question", "story", "stories", "lie")
)
_NOBODY |= frozenset(("lies", "truth", "joke", "jokes", "tale", "tales", "so", "much", "yes", "no", "attention", "it"))


class Told(NamedTuple):
    """To whom it was said; an outlet that is told is where it was said instead."""

    addressee: Place | None = None
    outlet: Place | None = None


def is_outlet(phrase: str, kind: str | None) -> bool:
    """Whether a name that is told something, or holds an interview, is rather an outlet than people or a body."""
    if kind == "PERSON" or _TITLED.match(phrase) or not NAME_ONLY.match(phrase) or _BODIES.search(phrase):
        return False
    last = phrase.rsplit(None, 1)[-1]
    if is_person_noun(last.lower()) or (kind == "LOCATION" and " " not in phrase):
        return False
    return kind == "ORGANIZATION" or not phrase.endswith("s") or " " in phrase


def find_told(zone: Zone, label: Label) -> Told:
    """Whom the cue tells, asks or addresses."""
    return _object(zone, label) or _in_content(zone) or _passive(zone) or Told(_audience(zone))


def _object(zone: Zone, label: Label) -> Told | None:
    match = _TELLS.search(zone.calm, max(zone.cue.start - 1, 0))
    if match is None or match.start() > zone.cue.end or MASK in match["phrase"]:
        return None
    start, end = match.span("phrase")
    start, phrase = _trimmed(start, match["phrase"])
    kind = label(start, end)
    words = phrase.lower().split()
    if words[-1] in _NOBODY or (words[0] in _PRONOUNS and len(words) > 1 and words[0] != "her"):
        return None
    owner = _OWNER.match(phrase)
    if owner and not re.search(rf"{TITLE}$|\b{PROGRAMME}$", phrase) and kind in {"ORGANIZATION", "MISC"}:
        return Told((start + owner.end(), end), (start + owner.start(1), start + owner.end(1)))
    if re.match(rf"{CAPITALS}.*(?:{TITLE}|\b{PROGRAMME})$", phrase) or is_outlet(phrase, kind):
        return Told(outlet=(start, end))
    return Told((start, end))


def _trimmed(start: int, phrase: str) -> tuple[int, str]:
    article = _ARTICLE.match(phrase)
    return (start + article.end(), phrase[article.end() :]) if article else (start, phrase)


def _in_content(zone: Zone) -> Told | None:
    """The object of an order that stands in the content: urged {voters to stay}."""
    if zone.calm[zone.cue.end : zone.cue.end + 2].strip() != MASK or not _ORDERS.search(zone.cue_text):
        return None
    match = _OBJECT.match(zone.raw, zone.cue.end)
    if match is None or match["phrase"].split()[0] in _NOBODY:
        return None
    start, phrase = _trimmed(match.start("phrase"), match["phrase"].rstrip())
    return Told((start, start + len(phrase)))


def _passive(zone: Zone) -> Told | None:
    """Who was asked or told, where the cue is passive."""
    passive = _PASSIVE.search(zone.raw, max(zone.cue.start - 12, 0), zone.cue.end)
    subject = _SUBJECT.search(zone.calm, 0, passive.start()) if passive else None
    if subject is None:
        return None
    start, phrase = _trimmed(subject.start("phrase"), subject["phrase"])
    return Told((start, start + len(phrase)))


def _audience(zone: Zone) -> Place | None:
    """A crowd or the press, before or to whom somebody speaks."""
    facing = _FACING.search(zone.calm, 0, zone.cue.start)
    if facing and (facing["noun"] in PLURAL_PEOPLE or is_person_noun(singular(facing["noun"]))):
        start, phrase = _trimmed(facing.start("phrase"), facing["phrase"])
        return start, start + len(phrase)
    for match in _BEFORE.finditer(zone.calm):
        if match.start() >= zone.cue.start - 80 and _SPEAKING.search(
            zone.calm, max(match.start() - 60, 0), match.start()
        ):
            start, phrase = _trimmed(match.start("phrase"), match["phrase"])
            return start, start + len(phrase)
    return None
