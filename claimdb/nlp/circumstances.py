"""When, where, to whom and in what medium it was said, and whether it was said at all.

Read from the sentences of cue and source, outside every content: what is said is no evidence of how it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claimdb.nlp.acts import Speech
from claimdb.nlp.modality import modality_of
from claimdb.nlp.occasions import find_occasion
from claimdb.nlp.times import find_times, parse_day
from claimdb.nlp.zones import MASK, Zone
from claimdb.records import Attribution, Circumstance, Extraction, SaidAt, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 300
"""Characters on either side of cue and source within which their circumstances are looked for."""
NEAR, NEAR_BEHIND_CONTENT, FAR = 14, 4, 28
"""Words that may stand between the cue and when it was said; the last for a time that opens the sentence."""

_TRAILING = re.compile(r"(?:['’]s?|[\s.,;:])+$")
_RELATIVE = re.compile(r",\s(?:who|which|whose|whom|where|when)\b[^,\x00]*(?:,|$)")
_OTHER_TIME = re.compile(
    r"\b(?:after|before|since|until|till|by|from|of|for|between|next|following|through|ahead of|due|begin\w*|start\w*)"
    r"(?:\s+(?:the|an?))?\s*$",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:during|in|at)\s*$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s+of\s*$", re.IGNORECASE)
_IN_A_TITLE = re.compile(r"\s+(?:Night|Morning|Evening|Afternoon|Edition)\b")
_OF_AN_UTTERANCE = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,3}(?:broadcast|edition|episode|show|program|programme|interview|speech|statement|tweet"
    r"|letter|column|remarks|debate|rally|conference|address)\b"
)
_OTHER_CLAUSE = re.compile(r"[;()]|,\s+(?:and|but|while|although|though|which|who|whom|so)\b")
_HOW_BEHIND = re.compile(r"\x00[^\w\x00]*(?:in|on|via|through|during|at)\s+(?:an?|the|his|her|its|their)\s[^.\x00]*$")
_OPENING = re.compile(r"^[\s\"“‘(]*(?:(?:But|And|Then|Reached|Asked|Speaking|In|At|During|On|Appearing)\b[^,;]*)?$")
_OF_AN_EVENT = re.compile(r"\s+(?:election|primary|vote|deadline|caucus(?:es)?|elections|debate|attacks?|shooting)\b")


def describe(text: str, extraction: Extraction, *, published: str | None = None) -> tuple[Attribution, ...]:
    """The attributions with medium, venue, addressee, time and modality.

    Times are counted from the section's date, else from ``published`` (both ISO 8601); without either only full
    dates are resolved.
    """
    article = _Article(text, extraction, published)
    described = [article.described(attribution) for attribution in extraction.attributions]
    return tuple(_inherit(described, article.sentence_starts))


class _Article:
    def __init__(self, text: str, extraction: Extraction, published: str | None) -> None:
        self.text = text
        self.entities = sorted(extraction.entities, key=lambda entity: entity.span)
        self.entity_starts = [entity.span.start for entity in self.entities]
        self.sentences = extraction.sentences or extraction.layout.paragraphs or (Span(0, len(text)),)
        self.sentence_starts = [span.start for span in self.sentences]
        self.contents = sorted(span for a in extraction.attributions for span in a.content)
        self.content_starts = [span.start for span in self.contents]
        self.cues = sorted(span for a in extraction.attributions for span in a.cue)
        self.sections = [section for section in extraction.layout.sections if section.published]
        self.published = parse_day(published)

    def described(self, attribution: Attribution) -> Attribution:
        if not attribution.cue and not attribution.source:
            return attribution
        zone = self._zone(attribution)

        def label(start: int, end: int) -> str | None:
            return self._label(zone.start + start, zone.start + end)

        found = find_occasion(zone, label)
        return replace(
            attribution,
            medium=self._circumstance(zone, found.medium),
            venue=self._circumstance(zone, found.venue),
            addressee=self._circumstance(zone, found.addressee),
            said_at=self._said_at(zone),
            modality=modality_of(self._speech(attribution)),
        )

    def _circumstance(self, zone: Zone, place: tuple[int, int] | None) -> Circumstance | None:
        if place is None:
            return None
        start = zone.start + place[0] + (zone.text[place[0]] in '"“‘')
        printed = _TRAILING.sub("", self.text[start : zone.start + place[1]])
        return Circumstance(printed, Span(start, start + len(printed))) if printed else None

    def _label(self, start: int, end: int) -> str | None:
        """Label of the entity that begins at ``start``, or just behind an article, and ends by ``end``."""
        number = bisect_left(self.entity_starts, start)
        while number < len(self.entities) and self.entity_starts[number] <= start + 4:
            if self.entities[number].span.end <= end + 2:
                return self.entities[number].label
            number += 1
        return None

    # ── where to look ────────────────────────────────────────────────────────────────────────────────────────────

    def _sentence(self, start: int) -> Span:
        return self.sentences[max(bisect_right(self.sentence_starts, start) - 1, 0)]

    def _zone(self, attribution: Attribution) -> Zone:
        spans = [*attribution.cue, *attribution.source]
        first, last = min(spans).start, max(span.end for span in spans)
        start = max(self._sentence(first).start, first - REACH)
        end = max(min(self._sentence(max(last - 1, first)).end, last + REACH), last)
        start, end = self._up_to_neighbours(attribution, start, end)
        text = self._masked(start, end)
        sources = [span for span in attribution.source if span.end - span.start > 3]
        cue = Span(attribution.cue[0].start, attribution.cue[-1].end) if attribution.cue else Span(first, last)
        cue = Span(cue.start - start, cue.end - start)

        def without(match: re.Match[str]) -> str:
            own = match.start() < cue.end and cue.start < match.end()
            return match.group() if own else MASK * len(match.group())

        calm = _RELATIVE.sub(without, _blank(text, start, sources))
        return Zone(start, self.text[start:end], text, calm, cue)

    def _up_to_neighbours(self, attribution: Attribution, start: int, end: int) -> tuple[int, int]:
        """Not beyond the cues of other attributions, but with all that stands between cue and source."""
        own = set(attribution.cue)
        first = min([*attribution.cue, *attribution.source]).start
        last = max(span.end for span in (*attribution.cue, *attribution.source))
        at = bisect_right(self.cues, Span(first, 0))
        for cue in reversed(self.cues[max(at - 3, 0) : at]):
            if cue not in own and cue.end <= first:
                start = max(start, cue.end)
                break
        for cue in self.cues[at : at + 6]:
            if cue not in own and cue.start >= last:
                end = min(end, cue.start)
                break
        return start, max(end, last)

    def _masked(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` with every content masked."""
        if end <= start:
            return ""
        at = bisect_left(self.content_starts, end)
        return _blank(self.text[start:end], start, self.contents[max(at - 12, 0) : at])

    # ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _today(self, start: int) -> date | None:
        for section in self.sections:
            if section.span.start <= start < section.span.end:
                return parse_day(section.published) or self.published
        return self.published

    def _said_at(self, zone: Zone) -> SaidAt | None:
        """The time expression nearest to the cue; one before the cue counts as twice as far."""
        best: tuple[int, SaidAt] | None = None
        today = self._today(zone.start + zone.cue.start)
        for time in find_times(zone.calm, today):
            if not _tells_when(zone, time.start, time.end) or (today and time.interval and time.interval[0] > today):
                continue
            far = time.start - zone.cue.end if time.start >= zone.cue.end else 2 * max(zone.cue.start - time.end, 0)
            if best is None or far < best[0]:
                earliest, latest = (day.isoformat() for day in time.interval) if time.interval else (None, None)
                start = zone.start + time.start
                printed = _TRAILING.sub("", self.text[start : zone.start + time.end])
                best = (far, SaidAt(printed, Span(start, start + len(printed)), earliest, latest))
        return best[1] if best else None

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _speech(self, attribution: Attribution) -> Speech:
        cue_start = attribution.cue[0].start if attribution.cue else attribution.source[-1].end
        cue_end = attribution.cue[-1].end if attribution.cue else cue_start
        source_first = bool(attribution.source) and attribution.source[0].start < cue_start
        anchor = attribution.source[0].start if source_first else cue_start
        between = max(attribution.source[0].end, cue_start - 120) if source_first else cue_start
        after = attribution.content[0].start if attribution.content else cue_end
        return Speech(
            before=self._masked(max(self._sentence(anchor).start, anchor - 60), anchor),
            source=" ".join(self.text[span.start : span.end] for span in attribution.source),
            between=self._masked(between, cue_start),
            cue=" ".join(self.text[span.start : span.end] for span in attribution.cue),
            after=self.text[cue_end : max(min(after, cue_end + 60), cue_end)],
            content=" … ".join(self.text[span.start : span.end] for span in attribution.content),
            behind=" … ".join(
                self.text[span.start : span.end] for span in attribution.content if span.start >= cue_end
            ),
            form=attribution.form,
        )


def _blank(text: str, offset: int, spans: Sequence[Span]) -> str:
    """``text``, which begins at ``offset``, with every character of ``spans`` masked."""
    for span in spans:
        start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
        if start < end:
            text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _tells_when(zone: Zone, start: int, end: int) -> bool:
    """The time is that of the utterance: near the cue, not "after Tuesday", not "Tuesday's vote"."""
    before = zone.calm[max(start - 24, 0) : start]
    if (_OTHER_TIME.search(before) and not _AS_OF.search(before)) or _OF_AN_EVENT.match(zone.calm, end):
        return False
    if _IN_A_TITLE.match(zone.calm, end):
        return False
    if re.match(r"s?['’]", zone.calm[end : end + 2]) and not (
        _DURING.search(before) or _OF_AN_UTTERANCE.match(zone.calm, end)
    ):
        return False
    behind = start >= zone.cue.end
    between = zone.calm[zone.cue.end : start] if behind else zone.calm[end : zone.cue.start]
    if _OTHER_CLAUSE.search(between):
        return False
    words = len(between.replace(MASK, " ").split())
    if not behind and words <= FAR and _OPENING.search(zone.calm[:start]) and "," in between:
        return True
    behind_content = behind and MASK in between and not _HOW_BEHIND.search(between)
    return words <= (NEAR_BEHIND_CONTENT if behind_content else NEAR)


def _inherit(described: list[Attribution], sentence_starts: Sequence[int]) -> list[Attribution]:
    """Circumstances of an earlier cue hold for a later one of the same source in the same sentence ("…, adding")."""
    first: dict[tuple[Span, ...], Attribution] = {}
    result: list[Attribution] = []
    for attribution in described:
        earlier = first.get(attribution.source) if attribution.source else None
        if earlier is None or not attribution.cue or not earlier.cue or attribution.cue < earlier.cue:
            first.setdefault(attribution.source, attribution)
        elif len({bisect_right(sentence_starts, a.cue[0].start) for a in (earlier, attribution)}) == 1:
            attribution = replace(
                attribution,
                medium=attribution.medium or earlier.medium,
                venue=attribution.venue or earlier.venue,
                addressee=attribution.addressee or earlier.addressee,
                said_at=attribution.said_at or earlier.said_at,
            )
        result.append(attribution)
    return result
