"""Precision, recall and F1 of predicted attributions against an annotated file.

Quotation marks, punctuation and white space count for nothing: every span is taken as the set of its letters and
digits. Gold and predicted attributions are paired one to one, best content overlap first (ties: source, then cue
overlap). Predictions inside another attribution are left out, since the gold knows one layer only.

| measure         | what is a hit |
|-----------------|---------------|
| `content`       | a pair whose contents have an intersection over union of at least 0.5 |
| `content exact` | … of at least 0.98 |
| `+source`       | a content pair whose sources meet: share half of the shorter, neither far longer; or both empty |
| `+source+cue`   | the same, and the cues meet; a gold without cue asks for none |
| `+speaker`      | a content pair whose speaker is the gold speaker, or a fuller or shorter form of the name |
| `chars ROLE`    | a letter or digit, all attributions taken together |
| `spans ROLE`    | a single span, exact over words; the measure of published results (PolNeAR, CofeNet) |

The pair measures are given for all attributions and for three sorts of content: direct (nine in ten letters inside
double quotation marks), mixed (some), indirect (none). A prediction without a partner counts in the sort of its own.
`+speaker` is also split by the kind of speaker (person, organisation, …) and by how the source words it (name,
pronoun, …), where the gold tells them: there precision is the share of those that were found.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimdb.annotations import Annotation, GoldArticle, GoldSpeaker
from claimdb.records import Article, Extraction, Form, Span, SpanRole

ROLES: tuple[SpanRole, ...] = ("source", "cue", "content")
SORTS = ("all", "direct", "mixed", "indirect")
PAIR_MEASURES = ("content", "content exact", "+source", "+source+cue", "+speaker")
MEASURES = (*PAIR_MEASURES, *(f"chars {role}" for role in ROLES), *(f"spans {role}" for role in ROLES))

CONTENT_IOU = 0.5
EXACT_IOU = 0.98
DIRECT_SHARE = 0.9
ANYBODY = "anybody"
FAR_LONGER = (2, 60)
"""A source or cue is far longer than another past twice its letters and 60 more."""

Letters = frozenset[int]
"""Positions of letters and digits in one text."""
Predictions = Mapping[str, Sequence[Annotation]]
"""Article id to what was found in it; an article that is missing counts as found empty."""
Speakers = Mapping[str, Sequence[GoldSpeaker]]
"""Article id to the speaker of each of its gold attributions, in their order."""
Extractor = Callable[[Iterable[Article]], Iterable[Extraction]]
"""One extraction an article, in the same order, such as a pipe over the model."""


# ── the report ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Figures:
    """Counts of one measure over one sort, and the shares that they make (0 to 1; 0 where there is nothing)."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return self._f1(1)

    def _f1(self, whole: int) -> float:
        """Multiplied before it is divided, so that rounding is the scorers' usual one."""
        p, r = self.precision, self.recall
        return 2 * whole * p * r / (p + r) if p + r else 0.0

    def add(self, *, hits: int, predicted: int, gold: int) -> None:
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    def as_dict(self) -> dict[str, float | int]:
        """Percentages to one decimal, and the two totals."""
        return {
            "p": round(100 * self.precision, 1),
            "r": round(100 * self.recall, 1),
            "f1": round(self._f1(100), 1),
            "gold": self.gold,
            "pred": self.predicted,
        }


@dataclass(slots=True)
class Report:
    """Figures by sort and measure. Sorts and measures that nothing was counted for are absent."""

    figures: dict[tuple[str, str], Figures] = field(default_factory=lambda: defaultdict(Figures))
    speakers: dict[tuple[str, str], Figures] = field(default_factory=lambda: defaultdict(Figures))
    """Figures of ``+speaker`` by kind of speaker and of mention, ``""`` for all mentions; the kind ``anybody`` is all
    but ``none``."""
    articles: int = 0
    """Gold articles that were compared."""
    missing: tuple[str, ...] = ()
    """Their ids where no prediction was given: counted as found empty."""
    unknown: tuple[str, ...] = ()
    """Ids of predictions that no gold article has: ignored."""

    def __getitem__(self, key: tuple[str, str]) -> Figures:
        """``report["direct", "+source"]``; zeros where nothing was counted."""
        return self.figures.get(key, Figures())

    def as_dict(self) -> dict[str, dict[str, dict[str, float | int]]]:
        """``{sort: {measure: {p, r, f1, gold, pred}}}``, percentages."""
        result: dict[str, dict[str, dict[str, float | int]]] = {}
        for row in self._present():
            result.setdefault(row[0], {})[row[1]] = self.figures[row].as_dict()
        return result

    def speakers_as_dict(self) -> dict[str, dict[str, float | int]]:
        """``{"person": {p, r, f1, gold, pred}, "person, pronoun": …}``, percentages."""
        return {
            ", ".join(filter(None, key)): figures.as_dict()
            for key, figures in sorted(self.speakers.items(), key=lambda item: (item[0][0] != ANYBODY, item[0]))
        }

    def rows(self) -> Iterator[dict[str, str | float | int]]:
        """One row a sort and measure, to be printed as a table: sort, measure, p, r, f1, gold, pred."""
        for sort, measure in self._present():
            yield {"sort": sort, "measure": measure, **self.figures[sort, measure].as_dict()}
        for sort, shares in self.speakers_as_dict().items():
            yield {"sort": sort, "measure": "+speaker", **shares}

    def count_speaker(self, wanted: GoldSpeaker, *, right: bool, found: bool = True) -> None:
        """Add one gold attribution to the figures by kind of speaker and of mention."""
        keys = {(wanted.kind, ""), (wanted.kind, wanted.mention or "")}
        for key in keys if wanted.kind == "none" else keys | {(ANYBODY, "")}:
            self.speakers[key].add(hits=right, predicted=found, gold=1)

    def _present(self) -> list[tuple[str, str]]:
        return [(sort, measure) for sort in SORTS for measure in MEASURES if (sort, measure) in self.figures]


# ── the comparison ───────────────────────────────────────────────────────────────────────────────────────────────


def evaluate(gold: Iterable[GoldArticle], predictions: Predictions, speakers: Speakers | None = None) -> Report:
    """Compare; with `speakers`, only the articles that have them, and with the measure ``+speaker``."""
    report = Report()
    missing: list[str] = []
    seen: set[str] = set()
    for article in gold:
        seen.add(article.id)
        if speakers is not None and article.id not in speakers:
            continue
        report.articles += 1
        if article.id not in predictions:
            missing.append(article.id)
        wanted = None if speakers is None else speakers[article.id]
        _compare(article, predictions.get(article.id, ()), wanted, report)
    report.missing, report.unknown = tuple(missing), tuple(sorted(set(predictions) - seen))
    return report


def predict(gold: Sequence[GoldArticle], extract: Extractor) -> dict[str, tuple[Annotation, ...]]:
    """What an extractor finds in the gold texts, which it sees with their metadata and without their annotation."""
    extractions = extract(article.as_article() for article in gold)
    return {
        article.id: tuple(map(Annotation.of, extraction.attributions))
        for article, extraction in zip(gold, extractions, strict=True)
    }


def predict_speakers(gold: Sequence[GoldArticle], extract: Extractor) -> dict[str, tuple[Annotation, ...]]:
    """The gold attributions with the speakers that are found for them: their spans are given, the rest is extracted."""
    from claimdb.nlp import mentions, quotes

    named: dict[str, tuple[Annotation, ...]] = {}
    for article, found in zip(gold, extract(article.as_article() for article in gold), strict=True):
        text, marks = article.text, quotes.quotations(article.text, found.layout.paragraphs)
        given = replace(
            found,
            attributions=tuple(one.as_found(quotes.form_of(text, one.content, marks)) for one in article.attributions),
        )
        resolved = mentions.resolve(text, given, byline=article.byline, outlet=article.outlet)
        named[article.id] = tuple(map(Annotation.of, resolved))
    return named


def evaluate_speakers(named: Predictions, speakers: Speakers) -> Report:
    """Compare the speakers of attributions whose spans were given, one for each of the gold ones."""
    report = Report()
    for article, found in named.items():
        report.articles += article in speakers
        for one, wanted in zip(found, speakers.get(article, ()), strict=False):
            hit = _right_speaker(one.speaker, wanted)
            report.figures["all", "+speaker"].add(hits=hit, predicted=1, gold=1)
            report.count_speaker(wanted, right=hit)
    return report


def right(article: GoldArticle, predicted: Sequence[Annotation]) -> list[bool]:
    """For each prediction whether it pairs with a gold attribution in content and source: what confidence estimates."""
    text = _Text(article)
    golds = [item for item in map(text.item, article.attributions) if item.content]
    preds = list(map(text.item, predicted))
    hits = {j: _hits(golds[i], preds[j])["+source"] for i, j in pair(golds, preds).items()}
    return [hits.get(j, False) for j in range(len(preds))]


@dataclass(frozen=True, slots=True)
class _Item:
    """One attribution as sets of letters."""

    source: Letters
    cue: Letters
    content: Letters
    speaker: str | None
    wanted: GoldSpeaker | None = None


class _Text:
    """The letters and digits of one article that count, and which of them stand in quotation marks."""

    def __init__(self, article: GoldArticle) -> None:
        dropped = {i for start, end in article.discard for i in range(start, end)}
        self.letters = [i for i, char in enumerate(article.text) if char.isalnum() and i not in dropped]
        self.quoted = quoted_positions(article.text)

    def cover(self, spans: Iterable[Span]) -> Letters:
        return frozenset(i for span in spans for i in self._inside(span))

    def words(self, attributions: Iterable[Annotation], role: SpanRole) -> set[Span]:
        """Every span of a role, trimmed to its first and last letter or digit; without any it is dropped."""
        spans = (span for attribution in attributions for span in attribution.spans(role))
        inside = (self._inside(span) for span in spans)
        return {Span(letters[0], letters[-1]) for letters in inside if letters}

    def item(self, annotation: Annotation, wanted: GoldSpeaker | None = None) -> _Item:
        source, cue, content = (self.cover(annotation.spans(role)) for role in ROLES)
        return _Item(source, cue, content, annotation.speaker, wanted)

    def sort(self, content: Letters) -> Form:
        share = len(content & self.quoted) / len(content)
        return "direct" if share >= DIRECT_SHARE else "mixed" if share > 0 else "indirect"

    def _inside(self, span: Span) -> list[int]:
        return self.letters[bisect_left(self.letters, span.start) : bisect_left(self.letters, span.end)]


def _compare(
    article: GoldArticle,
    predicted: Sequence[Annotation],
    speakers: Sequence[GoldSpeaker] | None,
    report: Report,
) -> None:
    """Add one article's counts."""
    text, figures = _Text(article), report.figures
    outermost = [annotation for annotation in predicted if annotation.parent is None]
    for role in ROLES:
        wanted, found = text.words(article.attributions, role), text.words(outermost, role)
        figures["all", f"spans {role}"].add(hits=len(wanted & found), predicted=len(found), gold=len(wanted))
    who: Sequence[GoldSpeaker | None] = speakers if speakers is not None else [None] * len(article.attributions)
    golds = [text.item(a, speaker) for a, speaker in zip(article.attributions, who, strict=True)]
    golds = [item for item in golds if item.content]
    preds = [item for item in map(text.item, outermost) if item.content]
    for role in ROLES:
        covered, found_letters = _union(golds, role), _union(preds, role)
        figures["all", f"chars {role}"].add(
            hits=len(covered & found_letters), predicted=len(found_letters), gold=len(covered)
        )
    measures = PAIR_MEASURES if speakers is not None else PAIR_MEASURES[:-1]
    partners = pair(golds, preds)
    for i, item in enumerate(golds):
        partner = preds[partners[i]] if i in partners else None
        hits = _hits(item, partner) if partner else {}
        for sort in ("all", text.sort(item.content)):
            for measure in measures:
                figures[sort, measure].add(hits=hits.get(measure, False), predicted=bool(partner), gold=1)
        if item.wanted is not None:
            report.count_speaker(item.wanted, right=hits.get("+speaker", False), found=bool(partner))
    for j in set(range(len(preds))) - set(partners.values()):
        for sort in ("all", text.sort(preds[j].content)):
            for measure in measures:
                figures[sort, measure].add(hits=0, predicted=1, gold=0)


def _union(items: Iterable[_Item], role: SpanRole) -> Letters:
    return frozenset().union(*(getattr(item, role) for item in items))


def pair(golds: Sequence[_Item], preds: Sequence[_Item]) -> dict[int, int]:
    """Index of each gold item that has a partner → index of its partner; best overlap first, each used once."""
    owners: dict[int, list[int]] = defaultdict(list)
    for j, item in enumerate(preds):
        for position in item.content:
            owners[position].append(j)
    candidates: list[tuple[float, int, int, int, int]] = []
    for i, gold in enumerate(golds):
        shared = Counter(j for position in gold.content for j in owners.get(position, ()))
        for j, common in shared.items():
            pred = preds[j]
            iou = common / (len(gold.content) + len(pred.content) - common)
            if iou >= CONTENT_IOU:
                candidates.append((-iou, -len(gold.source & pred.source), -len(gold.cue & pred.cue), i, j))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _hits(gold: _Item, pred: _Item) -> dict[str, bool]:
    """Which pair measures a pair satisfies."""
    sources = meet(gold.source, pred.source)
    return {
        "content": True,
        "content exact": len(gold.content & pred.content) / len(gold.content | pred.content) >= EXACT_IOU,
        "+source": sources,
        "+source+cue": sources and (not gold.cue or meet(gold.cue, pred.cue)),
        "+speaker": _right_speaker(pred.speaker, gold.wanted),
    }


def meet(a: Letters, b: Letters) -> bool:
    """They share half of the shorter one and neither is far longer; two empty ones meet."""
    if not a or not b:
        return not a and not b
    shorter, longer = sorted((len(a), len(b)))
    times, more = FAR_LONGER
    return 2 * len(a & b) >= shorter and longer <= times * shorter + more


def quoted_positions(text: str) -> Letters:
    """Positions inside double quotation marks, curly, straight, low or angle; the end of a line closes all."""
    inside: set[int] = set()
    open_marks: list[str] = []
    for i, char in enumerate(text):
        if char == "\n":
            open_marks.clear()
        elif char in "”»" or (char == "“" and open_marks[-1:] == ["„"]):
            del open_marks[-1:]
        elif char == '"' and char in open_marks:
            del open_marks[open_marks.index(char) :]
        elif char in '“„«"':
            open_marks.append(char)
        elif open_marks:
            inside.add(i)
    return frozenset(inside)


# ── speakers ─────────────────────────────────────────────────────────────────────────────────────────────────────

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"the", "a", "an"})


def _right_speaker(predicted: str | None, wanted: GoldSpeaker | None) -> bool:
    if wanted is None or not wanted.names:
        return not predicted
    return same_speakers(predicted or "", wanted)


def same_speakers(predicted: str, wanted: GoldSpeaker) -> bool:
    """Names joined by ``;``, matched one to one: none missing, none too many."""
    left = [name for name in predicted.split(";") if name.strip()]
    if len(left) != len(wanted.names):
        return False
    for name in wanted.names:
        match = next((p for p in left if same_name(p, name, person=wanted.kind == "person")), None)
        if match is None:
            return False
        left.remove(match)
    return True


def same_name(predicted: str, wanted: str, *, person: bool) -> bool:
    """The same words, or one name a fuller form of the other.

    A person keeps the last word and is never named by one word where the gold gives the full name. Of another name
    at least half of the words must be there.
    """
    found, gold = name_words(predicted), name_words(wanted)
    if not found or not gold or found == gold:
        return found == gold
    if GENERATIONS & set(found) != GENERATIONS & set(gold):
        return False
    found, gold = ([word for word in words if word not in GENERATIONS] for words in (found, gold))
    shorter, longer = sorted((found, gold), key=len)
    if not shorter or not set(shorter) <= set(longer):
        return False
    if person:
        enough = len(found) >= min(2, len(gold)) and len(longer) <= len(shorter) + 3
        return enough and found[-1] == gold[-1]
    return 2 * len(shorter) >= len(longer)


def name_words(name: str) -> list[str]:
    """Words of a name without case, accents, apostrophes, full stops and articles."""
    plain = re.sub(r"['’‘`.]", "", unicodedata.normalize("NFKD", name.lower()))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return [word for word in re.findall(r"\w+", plain) if word not in _ARTICLES]
