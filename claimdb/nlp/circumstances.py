"""When, where, to whom and in what medium it was said, and whether it was said at all.

Read from the sentences of cue and source, outside every content: what is said is no evidence of how it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claimdb.nlp.modality import Speech, modality_of
from claimdb.nlp.occasions import MASK, Zone, find_medium, find_told, find_venue
from claimdb.nlp.times import find_times, parse_day
from claimdb.records import Attribution, Circumstance, Extraction, SaidAt, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 300
"""Characters on either side of cue and source within which their circumstances are looked for."""
NEAR, NEAR_BEHIND_CONTENT = 14, 4
"""Words that may stand between the cue and when it was said."""

_TRAILING = re.compile(r"(?:['’]s?|[\s.,;:])+$")
_RELATIVE = re.compile(r",\s(?:who|which|whose|whom|where|when)\b[^,\x00]*(?:,|$)")
_OTHER_TIME = re.compile(
    r"\b(?:after|before|since|until|till|by|from|of|for|between|next|following|through|ahead of|due|begin\w*|start\w*)"
    r"(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:during|in|at)\s*$", re.IGNORECASE)
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

        told = find_told(zone, label)
        return replace(
            attribution,
            medium=self._circumstance(zone, find_medium(zone, label) or told.outlet),
            venue=self._circumstance(zone, find_venue(zone, label) or told.outlet),
            addressee=self._circumstance(zone, told.addressee),
            said_at=self._said_at(zone),
            modality=modality_of(self._speech(attribution)),
        )

    def _circumstance(self, zone: Zone, place: tuple[int, int] | None) -> Circumstance | None:
        if place is None:
            return None
        start = zone.start + place[0]
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
        calm = _RELATIVE.sub(lambda match: MASK * len(match.group()), _blank(text, start, sources))
        cue = Span(attribution.cue[0].start, attribution.cue[-1].end) if attribution.cue else Span(first, last)
        return Zone(start, text, calm, Span(cue.start - start, cue.end - start))

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
        for time in find_times(zone.calm, self._today(zone.start + zone.cue.start)):
            if not _tells_when(zone, time.start, time.end):
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
    if _OTHER_TIME.search(zone.calm, max(start - 20, 0), start) or _OF_AN_EVENT.match(zone.calm, end):
        return False
    if re.match(r"s?['’]", zone.calm[end : end + 2]) and not _DURING.search(zone.calm, max(start - 10, 0), start):
        return False
    between = zone.calm[zone.cue.end : start] if start >= zone.cue.end else zone.calm[end : zone.cue.start]
    behind_content = MASK in between and start >= zone.cue.end
    return len(between.replace(MASK, " ").split()) <= (NEAR_BEHIND_CONTENT if behind_content else NEAR)


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
