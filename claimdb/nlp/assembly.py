"""Attributions in words → records in characters, with form, region, paragraph and confidence."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING

from claimdb.nlp.boundaries import joined, snap, trim
from claimdb.nlp.quotes import Quotation, form_of
from claimdb.records import Attribution, Layout, RegionKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimdb.nlp.attributions import Draft, WordSpan
    from claimdb.nlp.words import Words

FEATURES = (
    "content border",
    "content inside",
    "cue border",
    "cue inside",
    "source border",
    "source inside",
    "link to source",
    "link to cue",
    "no cue",
    "no source",
    "direct",
    "mixed",
)


LEAST_CONFIDENCE = 0.25
"""A statement less likely to be right than this is not kept: on left-out articles that costs 0.5 points of content F1
and gives 0.8 of content and source; in direct speech 0.4 and 0.3 (cross-validated: ``training.calibrate``)."""


def characters(words: Words, span: WordSpan) -> Span:
    """From the first letter of the first word to the last of the last."""
    return Span(int(words.starts[span.first]), int(words.ends[span.last - 1]))


def log_odds(probability: float) -> float:
    """Natural logarithm of the odds, none higher than 999 to 1 or lower than 1 to 999.

    Most statements stand between 0.9 and 0.999, which the logarithms of the probabilities themselves hardly tell apart.
    """
    probability = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(probability / (1 - probability))


def features(draft: Draft, form: str) -> tuple[float, ...]:
    """What confidence is computed from, in the order of ``FEATURES``: log odds, and yes (1) or no (0)."""
    cue, source = draft.cue, draft.source
    return (
        log_odds(min(c.border for c in draft.contents)),
        log_odds(min(c.inside for c in draft.contents)),
        log_odds(cue.border) if cue else 0.0,
        log_odds(cue.inside) if cue else 0.0,
        log_odds(source.border) if source else 0.0,
        log_odds(source.inside) if source else 0.0,
        log_odds(draft.link_source),
        log_odds(draft.link_content),
        float(cue is None),
        float(source is None),
        float(form == "direct"),
        float(form == "mixed"),
    )


def confidence(draft: Draft, form: str, weights: Mapping[str, float]) -> float:
    """Probability that content and source are right: a logistic regression fitted on articles left out of training."""
    score = weights.get("bias", 0.0)
    for name, value in zip(FEATURES, features(draft, form), strict=True):
        score += weights.get(name, 0.0) * value
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)


def region_at(layout: Layout, place: int) -> RegionKind:
    """The kind of region that a character stands in."""
    at = bisect_right(layout.regions, place, key=lambda region: region.span.start) - 1
    if at >= 0 and place < layout.regions[at].span.end:
        return layout.regions[at].kind
    return "body"


def paragraph_at(layout: Layout, place: int) -> int:
    """The number, from 1, of the paragraph that a character stands in."""
    return max(1, bisect_right(layout.paragraphs, place, key=lambda span: span.start))


class Assembler:
    """Turns the drafts of one text into records; holds what is the same for all of them."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        quotations: Sequence[Quotation],
        weights: Mapping[str, float],
    ) -> None:
        self.text, self.layout, self.weights = text, layout, weights
        self.quotations = quotations
        self.outer = [q for q in quotations if not q.depth]
        self._starts = [q.span.start for q in self.outer]

    def near(self, span: Span) -> Sequence[Quotation]:
        """The outermost quotations that may meet a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return self.outer[first : bisect_right(self._starts, span.end)]

    def record(
        self, draft: Draft, words: Words, *, parent: int | None = None, within: Sequence[Span] = ()
    ) -> Attribution | None:
        """The attribution, or nothing where no letter of content is left.

        One inside another (``parent``, whose content is ``within``) has nothing of what stands between its parts.
        """
        spans = [characters(words, content) for content in draft.contents]
        if parent is None:
            spans = [snap(self.text, span, self.near(span)) for span in spans]
        else:
            spans = [part for span in spans for part in common(span, within)]
        roles = [characters(words, part) for part in (draft.source, draft.cue) if part]
        spans = [cut for span in spans for cut in without(span, roles)]
        content = joined(self.text, [trim(self.text, span) for span in spans])
        if not any(map(str.isalnum, "".join(self.text[s:e] for s, e in content))):
            return None
        form = form_of(self.text, content, self.quotations)
        return Attribution(
            content=content,
            source=(characters(words, draft.source),) if draft.source else (),
            cue=(characters(words, draft.cue),) if draft.cue else (),
            form=form,
            parent=parent,
            region=region_at(self.layout, content[0].start),
            paragraph=paragraph_at(self.layout, content[0].start),
            confidence=confidence(draft, form, self.weights),
        )


def common(span: Span, others: Sequence[Span]) -> list[Span]:
    """What of a span lies inside the others."""
    parts = [Span(max(span.start, other.start), min(span.end, other.end)) for other in others]
    return [part for part in parts if part.start < part.end]


def without(span: Span, others: Sequence[Span]) -> list[Span]:
    """What is left of a span outside the others: a snapped quotation must not swallow its own cue."""
    left = [span]
    for other in others:
        cut = []
        for part in left:
            if other.end <= part.start or other.start >= part.end:
                cut.append(part)
                continue
            cut += [p for p in (Span(part.start, other.start), Span(other.end, part.end)) if p.start < p.end]
        left = cut
    return left
