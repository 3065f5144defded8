"""When, where, to whom and in what medium it was said, and whether it was said at all.

Read from the sentences of cue and source, outside every content: what is said is no evidence of how it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp.modality import Speech, modality_of
from claimdb.nlp.times import find_times
from claimdb.records import Attribution, Circumstance, Extraction, SaidAt, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.records import Entity

REACH = 300
"""Characters on either side of cue and source within which their circumstances are looked for."""
NEAR, NEAR_BEHIND_CONTENT = 14, 4
"""Words that may stand between the cue and when it was said."""
MASK = "\x00"
"""Stands for every character of a content, so that no phrase runs through it and offsets stay."""


class Zone(NamedTuple):
    """The part of the text that tells of one attribution: ``text`` begins at ``start`` of the article."""

    start: int
    text: str
    cue: Span
    """Cue, or the source where there is no cue."""
    calm: str
    """``text`` without source and relative clauses too: they tell of other events."""


def describe(text: str, extraction: Extraction, *, published: str | None = None) -> tuple[Attribution, ...]:
    """The attributions with medium, venue, addressee, time and modality.

    Times are counted from the section's date, else from ``published`` (both ISO 8601); without either only full
    dates are resolved.
    """
    article = _Article(text, extraction, published)
    described = [article.described(attribution) for attribution in extraction.attributions]
    return tuple(_inherit(text, described, article.sentence_starts))


class _Article:
    def __init__(self, text: str, extraction: Extraction, published: str | None) -> None:
        self.text = text
        self.entities = extraction.entities
        self.entity_starts = [entity.span.start for entity in sorted(extraction.entities, key=lambda e: e.span)]
        self.sorted_entities: list[Entity] = sorted(extraction.entities, key=lambda e: e.span)
        self.sentences = extraction.sentences or extraction.layout.paragraphs or (Span(0, len(text)),)
        self.sentence_starts = [span.start for span in self.sentences]
        self.contents = sorted(span for a in extraction.attributions for span in a.content)
        self.content_starts = [span.start for span in self.contents]
        self.cues = sorted(span for a in extraction.attributions for span in a.cue)
        self.sections = extraction.layout.sections
        self.published = _date(published)

    def described(self, attribution: Attribution) -> Attribution:
        if not attribution.cue and not attribution.source:
            return attribution
        zone = self._zone(attribution)
        medium, venue = _medium(self, zone), _venue(self, zone)
        addressee, outlet = _told(self, zone)
        return replace(
            attribution,
            medium=medium or _seen_by(self, zone) or outlet,
            venue=venue or outlet,
            addressee=addressee,
            said_at=self._said_at(attribution, zone),
            modality=modality_of(self._speech(attribution)),
        )

    def circumstance(self, zone: Zone, start: int, end: int) -> Circumstance:
        printed = zone.text[start:end]
        end = start + len(_TRAILING.sub("", printed))
        span = Span(zone.start + start, zone.start + end)
        return Circumstance(self.text[span.start : span.end], span)

    def label_at(self, start: int, end: int) -> str | None:
        """Label of the entity that begins at ``start``, or just behind an article, and ends by ``end``."""
        number = bisect_right(self.entity_starts, start + 4) - 1
        while number >= 0 and self.entity_starts[number] >= start:
            if self.sorted_entities[number].span.end <= end + 2:
                return self.sorted_entities[number].label
            number -= 1
        return None

    # ── where to look ────────────────────────────────────────────────────────────────────────────────────────────

    def _sentence(self, start: int) -> Span:
        number = bisect_right(self.sentence_starts, start) - 1
        return self.sentences[max(number, 0)]

    def _zone(self, attribution: Attribution) -> Zone:
        spans = [*attribution.cue, *attribution.source]
        first, last = min(spans).start, max(span.end for span in spans)
        start = max(self._sentence(first).start, first - REACH, 0)
        end = max(min(self._sentence(max(last - 1, first)).end, last + REACH), last)
        start, end = self._up_to_neighbours(attribution, start, end)
        covered = self._masked(start, end, self._contents_between(start, end))
        sources = [span for span in attribution.source if span.end - span.start > 3]
        calm = _RELATIVE.sub(lambda m: MASK * len(m.group()), _blank(covered, start, sources))
        cue = Span(attribution.cue[0].start, attribution.cue[-1].end) if attribution.cue else Span(first, last)
        return Zone(start, covered, cue, calm)

    def _up_to_neighbours(self, attribution: Attribution, start: int, end: int) -> tuple[int, int]:
        """Not beyond the cues of other attributions, but with what stands between cue and source."""
        own = set(attribution.cue)
        first = min([*attribution.cue, *attribution.source]).start
        last = max(span.end for span in (*attribution.cue, *attribution.source))
        at = bisect_right(self.cues, Span(first, 0))
        for number in range(at - 1, max(at - 4, -1), -1):
            if self.cues[number] not in own and self.cues[number].end <= first:
                start = max(start, self.cues[number].end)
                break
        for number in range(at, min(at + 6, len(self.cues))):
            if self.cues[number] not in own and self.cues[number].start >= last:
                end = min(end, self.cues[number].start)
                break
        return start, max(end, last)

    def _contents_between(self, start: int, end: int) -> list[Span]:
        at = bisect_right(self.content_starts, end)
        found: list[Span] = []
        for number in range(at - 1, max(at - 12, -1), -1):
            if self.contents[number].end > start:
                found.append(self.contents[number])
        return found

    def _masked(self, start: int, end: int, spans: Sequence[Span]) -> str:
        return _blank(self.text[start:end], start, spans)

    # ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _today(self, attribution: Attribution) -> date | None:
        at = min([*attribution.cue, *attribution.source]).start
        for section in self.sections:
            if section.span.start <= at < section.span.end and section.published:
                return _date(section.published) or self.published
        return self.published

    def _said_at(self, attribution: Attribution, zone: Zone) -> SaidAt | None:
        """The time expression nearest to the cue, those behind it first."""
        best: tuple[int, SaidAt] | None = None
        for time in find_times(zone.calm, self._today(attribution)):
            if _OTHER_TIME.search(zone.calm[: time.start]) or not _tells_time(zone.calm, time.start, time.end):
                continue
            span = Span(zone.start + time.start, zone.start + time.end)
            inside = zone.cue.start <= span.start < zone.cue.end
            far = (
                0
                if inside
                else span.start - zone.cue.end
                if span.start >= zone.cue.end
                else 2 * (zone.cue.start - span.end)
            )
            if not _belongs(zone, time.start, time.end):
                continue
            if best is None or far < best[0]:
                days = [day.isoformat() for day in time.interval] if time.interval else [None, None]
                best = (far, SaidAt(self.text[span.start : span.end], span, days[0], days[1]))
        return best[1] if best else None

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _speech(self, attribution: Attribution) -> Speech:
        cue_start = attribution.cue[0].start if attribution.cue else attribution.source[-1].end
        cue_end = attribution.cue[-1].end if attribution.cue else cue_start
        source_first = bool(attribution.source) and attribution.source[0].start < cue_start
        anchor = attribution.source[0].start if source_first else cue_start
        begin = max(self._sentence(anchor).start, anchor - 60)
        between = Span(attribution.source[0].end, cue_start) if source_first else Span(cue_start, cue_start)
        if between.end - between.start > 120 or between.end < between.start:
            between = Span(max(cue_start - 40, 0), cue_start)
        content = attribution.content[0] if attribution.content else Span(cue_end, cue_end)
        after = Span(cue_end, max(min(content.start, cue_end + 60), cue_end))
        parts = [self.text[span.start : span.end] for span in attribution.content]
        return Speech(
            before=self._masked(begin, anchor, self._contents_between(begin, anchor)),
            source=" ".join(self.text[span.start : span.end] for span in attribution.source),
            between=self._masked(between.start, between.end, self._contents_between(between.start, between.end)),
            cue=" ".join(self.text[span.start : span.end] for span in attribution.cue),
            after=self.text[after.start : after.end],
            content=" … ".join(parts),
            form=attribution.form,
        )


def _blank(text: str, offset: int, spans: Sequence[Span]) -> str:
    """``text``, which begins at ``offset``, with every character of ``spans`` masked."""
    for span in spans:
        start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
        if start < end:
            text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _date(published: str | None) -> date | None:
    if not published or not re.match(r"\d{4}-\d\d-\d\d", published):
        return None
    year, month, day = (int(part) for part in published[:10].split("-"))
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 28 else _late_in_month(year, month, day)


def _late_in_month(year: int, month: int, day: int) -> date | None:
    from calendar import monthrange

    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


# ── word classes ─────────────────────────────────────────────────────────────────────────────────────────────────

_TRAILING = re.compile(r"(?:['’]s?|[\s.,;:])+$")
_RELATIVE = re.compile(r",\s(?:who|which|whose|whom|where|when)\b[^,\x00]*(?:,|$)")
_OTHER_TIME = re.compile(
    r"\b(?:after|before|since|until|till|by|from|of|for|between|next|following|through|ahead of|due|begin\w*|start\w*)"
    r"(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:during|in|at)\s*$", re.IGNORECASE)
_MODIFIERS = r"(?:(?!(?:that|and|to|he|she|they|it|who|was|is|on|in|at|of)\b)[\w’'\-]+\s+){0,5}?"
_DETERMINER = r"(?:(?P<det>an?|the|another|one)\s+|(?:his|her|its|their|this|my|our)\s+)?"
_MEDIUM_NOUN = (
    r"(?:statement|interview|speech|letter|e-?mail|memo|memorandum|report|message|tweets?|posts?|video|recording|release"
    r"|op-ed|column|article|blog(?:\s+(?:post|page))?|book|memoir|autobiography|documentary|testimony|filing|affidavit|papers"
    r"|documents?|address|podcast|livestream|call|channel|media|radio|tv|television|broadcast|newspaper|note|transcript"
    r"|newsletter|website|web\s?site|page|feed|account|editorial|essay|lecture|remarks|response|reply|text|show|program"
    r"|programme|ad|advertisement|commercial|thread|clip|footage|profile|appearance|monologue|sermon|communiqu[eé]|bulletin"
    r"|briefing\s+note|lawsuit|complaint|petition|ruling|declaration|resolution|study|survey|poll|diary|song|app|platform)"
)
_ANY_MEDIUM = re.compile(rf"\b{_MEDIUM_NOUN}\b")
_CAPITALS = r"[A-ZÀ-ÖØ-Þ0-9@][\w’'&.@-]*(?:\s+(?:of\s+the\s+|of\s+)?[A-ZÀ-ÖØ-Þ0-9][\w’'&.-]*)*"
_TAIL = rf"(?:\s+(?:(?:published|posted|released|shared|sent|broadcast|aired|uploaded)\s+)?(?:on|to|with|by|in|for)\s+(?:(?:the|his|her|its|their)\s+)?(?:\w+\s+){{0,2}}?{_CAPITALS}(?:\s+(?:channel|page|account|feed|app))?)?"
_MEDIUM = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough|[Oo]ver|[Bb]y|[Ff]rom|[Dd]uring|[Pp]er)\s+(?P<phrase>{_DETERMINER}{_MODIFIERS}{_MEDIUM_NOUN}\b(?!\s+(?:of|that)\s+\w+ing\b){_TAIL})"
)
_PLATFORM = re.compile(
    rf"\b[Oo]n\s+(?P<phrase>(?:[Tt]he\s+)?{_CAPITALS}(?:\s+(?:channel|page|account|show|app))?)"
    r"(?=['’]s\b|\W*$|\s*[\x00.,;:!?)—-]|\s+(?:late|early|on|that|in|at|last|earlier|this|to|by|and|with|after|before|during|when|as"
    r"|he|she|they|which|who|where)\b)"
)
_NO_PLATFORM = re.compile(
    r"(?:the\s+)?(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z.]*)\b|\d",
    re.IGNORECASE,
)
_SEEN = re.compile(
    rf"\b(?:seen|obtained|reviewed|viewed|reported|published|cited|quoted|carried|first\s+reported|shared\s+with)\s+(?:by\s+)?(?P<phrase>(?:the\s+)?{_CAPITALS})"
)
_VENUE_NOUN = (
    r"(?:rally|rallies|conference|hearing|briefing|meeting|summit|debate|town\s+hall|event|ceremony|forum|funeral|court|convention"
    r"|dinner|fund-?raiser|campaign\s+stop|stop|trial|session|protest|demonstration|airport|panel|gala|luncheon|lunch|breakfast"
    r"|reception|press\s+club|parliament|headquarters|church|mosque|visit|tour|appearance|commencement|gathering|vigil"
    r"|stadium|university|podium|talks|parade|roundtable)"
)
_ANY_VENUE = re.compile(rf"\b{_VENUE_NOUN}\b")
_VENUE = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Oo]utside|[Ii]nside|[Ii]n|[Ff]rom|[Bb]efore)\s+(?P<phrase>" + _DETERMINER + _MODIFIERS +
    _VENUE_NOUN + r"\b"
    r"(?:\s+(?:in|at|outside|near|with|of|on)\s+(?:the\s+)?" + _CAPITALS + r"(?:,\s+" + _CAPITALS + r")?)?)"
)  # fmt: skip
_PLACE = re.compile(rf"\s*(?:\x00+\W*)?\s*(?:[Ii]n|[Aa]t|[Ff]rom)\s+(?P<phrase>{_CAPITALS})")
_ANY_TELLS = re.compile(
    r"\bt[eo]l[dl]|\bto\b|\bwith\b|assur|inform|remind|warn|advis|ask|urg|beg|order|instruct|address"
)
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|warn(?:s|ed|ing)?|advis(?:es|ed|ing)"
    r"|ask(?:s|ed|ing)|urg(?:es|ed|ing)|begged|order(?:s|ed|ing)|instruct(?:s|ed|ing)|addressing|(?:speak|spoke|speaks|talk)(?:ing|ed|s)?\s+(?:to|with)"
    r"|(?:said|saying|wrote|writing|replied|replying|explained|answered|announced|complained|confided|admitted|suggested|bragged|joked)\s+to)"
    r"\s+(?P<phrase>(?:[\w-]+\s+){0,6}?"
    r"(?:"
    + _CAPITALS
    + r"(?:[’']s\s+"
    + _CAPITALS
    + r")?|[a-z][\w-]+))(?=$|\W*\x00|[\s,:;.]*(?:on|in|at|that|during|after|before|last|late|early|earlier|by|via|this|outside|yesterday|to|how|why|about|of|not|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|[,:;.])"
)
_BODIES = re.compile(
    r"\b(?:committee|court|parliament|congress|senate|council|commission|house|assembly|jury|judge|police|board|cabinet|duma|bundestag"
    r"|government|ministry|party|company|bank|union|army|administration|department|agency|tribunal|panel|nation|country)\b",
    re.IGNORECASE,
)
_NAME_ONLY = re.compile(rf"(?:the\s+)?{_CAPITALS}$")
_PRONOUNS = frozenset(("me", "him", "her", "them", "us", "you", "it", "himself", "herself", "themselves"))
_NOT_ADDRESSED = frozenset(
    ("that", "to", "in", "on", "of", "for", "about", "whether", "if", "how", "why", "what", "not", "against", "by")
)


def _belongs(zone: Zone, start: int, end: int) -> bool:
    """Near the cue; behind a content only where the sentence goes on right after it."""
    cue_start, cue_end = zone.cue.start - zone.start, zone.cue.end - zone.start
    between = zone.calm[cue_end:start] if start >= cue_end else zone.calm[end:cue_start]
    words = between.replace(MASK, " ").split()
    return len(words) <= (NEAR_BEHIND_CONTENT if MASK in between and start >= cue_end else NEAR)


def _tells_time(text: str, start: int, end: int) -> bool:
    """No "Tuesday's vote", unless something was said during it."""
    if re.match(r"['’]s\b", text[end : end + 2]) or re.match(r"s?['’]", text[end : end + 2]):
        return _DURING.search(text[:start]) is not None
    return not re.match(
        r"\s+(?:election|primary|vote|deadline|caucus(?:es)?|elections|debate|attacks?|shooting)\b",
        text[end : end + 12],
    )


# ── medium, venue, addressee ─────────────────────────────────────────────────────────────────────────────────────


def _nearest(zone: Zone, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match nearest to the cue."""
    cue = Span(zone.cue.start - zone.start, zone.cue.end - zone.start)
    matches = [m for m in pattern.finditer(zone.text) if MASK not in m.group("phrase")]
    return min(matches, key=lambda m: max(m.start() - cue.end, cue.start - m.end(), 0), default=None)


def _medium(article: _Article, zone: Zone) -> Circumstance | None:
    match = _nearest(zone, _MEDIUM) if _ANY_MEDIUM.search(zone.text) else None
    if match is not None:
        start = match.end("det") + 1 if match["det"] else match.start("phrase")
        return article.circumstance(zone, start, match.end("phrase"))
    for found in _PLATFORM.finditer(zone.calm):
        start, end = found.span("phrase")
        label = article.label_at(zone.start + start, zone.start + end)
        if not _NO_PLATFORM.match(found["phrase"]) and label not in {"LOCATION", "PERSON"}:
            return article.circumstance(zone, start, end)
    return None


def _seen_by(article: _Article, zone: Zone) -> Circumstance | None:
    match = _SEEN.search(zone.text)
    if (
        match is None
        or article.label_at(zone.start + match.start("phrase"), zone.start + match.end("phrase")) == "PERSON"
    ):
        return None
    return article.circumstance(zone, *match.span("phrase"))


def _venue(article: _Article, zone: Zone) -> Circumstance | None:
    match = _nearest(zone, _VENUE) if _ANY_VENUE.search(zone.text) else None
    if match is not None:
        start = match.end("det") + 1 if match["det"] else match.start("phrase")
        return article.circumstance(zone, start, match.end("phrase"))
    place = _PLACE.match(zone.text, zone.cue.end - zone.start)
    if place is None:
        return None
    start, end = place.span("phrase")
    if article.label_at(zone.start + start, zone.start + end) != "LOCATION":
        return None
    return article.circumstance(zone, start, end)


def _told(article: _Article, zone: Zone) -> tuple[Circumstance | None, Circumstance | None]:
    """(addressee, outlet): whom it was said to; an organisation that is told is where it was said."""
    cue_start = max(zone.cue.start - zone.start - 1, 0)
    if not _ANY_TELLS.search(zone.text, cue_start, zone.cue.end - zone.start + 12):
        return None, None
    match = _TELLS.search(zone.text, cue_start)
    if match is None or match.start() > zone.cue.end - zone.start or MASK in match["phrase"]:
        return None, None
    start, end = match.span("phrase")
    words = match["phrase"].lower().split()
    if words[0] in _NOT_ADDRESSED or words[-1] in _NOT_ADDRESSED:
        return None, None
    phrase = article.circumstance(zone, start, end)
    label = article.label_at(phrase.span.start, phrase.span.end)
    owner = re.match(r"(?:the\s+)?(.+?)[’']s\s", phrase.text)
    if owner and label == "ORGANIZATION":
        return phrase, article.circumstance(zone, start + owner.start(1), start + owner.end(1))
    if (
        label != "PERSON"
        and phrase.text[-1] != "s"
        and _NAME_ONLY.match(phrase.text)
        and not _BODIES.search(phrase.text)
    ):
        place = label == "LOCATION" and " " not in phrase.text
        return (phrase, None) if place else (None, phrase)
    return (None, None) if words[0] in _PRONOUNS and len(words) > 1 else (phrase, None)


def _inherit(text: str, described: list[Attribution], sentence_starts: Sequence[int]) -> list[Attribution]:
    """Circumstances of an earlier cue hold for a later one of the same source in the same sentence ("…, adding")."""
    first: dict[tuple[Span, ...], Attribution] = {}
    result: list[Attribution] = []
    for attribution in described:
        earlier = first.get(attribution.source) if attribution.source else None
        if earlier is None or not attribution.cue or not earlier.cue or attribution.cue < earlier.cue:
            first.setdefault(attribution.source, attribution)
            result.append(attribution)
            continue
        places = [bisect_right(sentence_starts, a.cue[0].start) for a in (earlier, attribution)]
        if places[0] == places[1]:
            attribution = replace(
                attribution,
                medium=attribution.medium or earlier.medium,
                venue=attribution.venue or earlier.venue,
                addressee=attribution.addressee or earlier.addressee,
                said_at=attribution.said_at or earlier.said_at,
            )
        result.append(attribution)
    return result
