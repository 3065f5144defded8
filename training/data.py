"""PolNeAR and its CoreNLP layer → labelled words → windows of fixed shapes."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp.layout import find_layout
from claimdb.nlp.nesting import alone
from claimdb.nlp.relations import SIZES, relations
from claimdb.nlp.words import FEATURES, INNER, Words, split_words
from training.sentences import cases as sentence_cases
from training.transcripts import transcript
from training.variants import VARIANTS, vary

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

SPAN_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITY_TAGS = ("O", *tuple(f"{p}-{k}" for k in ("PERSON", "ORGANIZATION", "LOCATION", "MISC") for p in "BI"))
IGNORE = -100
LEFT_OUT_OF = 17
"""One train article in so many is kept out of training, for calibration and for later measures."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Labelled:
    """One article's words with a label each, IGNORE where nothing is asked, and its linked spans."""

    id: str
    words: Words
    tags: Ints
    spans: dict[str, list[tuple[int, int]]]
    """Source, cue and content spans in words, half open, each kind sorted."""
    source_of_cue: dict[int, int]
    cue_of_content: dict[int, int]
    """First word of the one → first word of the other, -1 for none."""
    entities: Ints
    sentence_ends: Ints
    inner_cues: Ints
    """1 where an attribution inside a content has its cue; asked for in marked contents alone."""
    inner: bool = False
    """The content of an attribution, to be read as a text of its own."""


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_left_out(article_id: str) -> bool:
    """Whether a train article is kept out of training: by hash, so that every run leaves out the same."""
    return int(hashlib.sha1(article_id.encode()).hexdigest(), 16) % LEFT_OUT_OF == 0


def inside(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words, half open, that a stretch of characters meets."""
    return int(np.searchsorted(words.ends, start, side="right")), int(np.searchsorted(words.starts, end))


def mark(
    words: Words, tags: Ints, spans: Iterable[Sequence[int]], names: tuple[str, ...], kind: str
) -> list[tuple[int, int]]:
    """Write B- and I- tags for the spans, in place; the words of each, half open."""
    marked = []
    for start, end in spans:
        first, last = inside(words, start, end)
        if first < last:
            tags[first] = names.index(f"B-{kind}")
            tags[first + 1 : last] = names.index(f"I-{kind}")
            marked.append((first, last))
    return marked


def label(article: dict[str, Any], silver: dict[str, Any] | None, tokenizer: Tokenizer) -> Labelled:
    """Tags, links, entities and sentence ends of one article's words; discarded regions are not asked for."""
    words = split_words(article["text"], find_layout(article["text"]).paragraphs, tokenizer)
    entities = np.full(len(words), IGNORE, np.int64)
    ends = np.full(len(words), IGNORE, np.int64)
    if silver is not None:
        entities[:], ends[:] = 0, 0
        for start, end, kind in silver["entities"]:
            mark(words, entities, [(start, end)], ENTITY_TAGS, kind)
        repair(entities, ENTITY_TAGS)
        for start, end in silver["sentences"]:
            first, last = inside(words, start, end)
            if first < last:
                ends[last - 1] = 1
    outer = [a for a in article["attributions"] if a.get("parent") is None]
    labelled = Labelled(
        article["id"],
        words,
        *annotate(words, outer),
        entities=entities,
        sentence_ends=ends,
        inner_cues=np.full(len(words), IGNORE, np.int64),
    )
    for start, end in article.get("discard", ()):
        first, last = inside(words, start, end)
        labelled.tags[first:last] = IGNORE
    return labelled


def annotate(
    words: Words, attributions: Iterable[dict[str, Any]]
) -> tuple[Ints, dict[str, list[tuple[int, int]]], dict[int, int], dict[int, int]]:
    """One layer of attributions as tags, spans by role, and links from cue to source and from content to cue."""
    tags = np.zeros(len(words), np.int64)
    spans: dict[str, set[tuple[int, int]]] = {"source": set(), "cue": set(), "content": set()}
    source_of_cue: dict[int, int] = {}
    cue_of_content: dict[int, int] = {}
    for attribution in attributions:
        found = {role: mark(words, tags, attribution[role], SPAN_TAGS, role) for role in ("content", "source", "cue")}
        for role, marked in found.items():
            spans[role].update(marked)
        for cue, _ in found["cue"]:
            source_of_cue[cue] = found["source"][0][0] if found["source"] else -1
        for content, _ in found["content"]:
            cue_of_content[content] = found["cue"][0][0] if found["cue"] else -1
    repair(tags, SPAN_TAGS)
    return tags, {role: sorted(found) for role, found in spans.items()}, source_of_cue, cue_of_content


def label_inner(article: Labelled, case: dict[str, Any]) -> Labelled:
    """The content of an attribution as a text of its own, with what it attributes itself."""
    parts = [part for part in (inside(article.words, *span) for span in case["content"]) if part[0] < part[1]]
    words = alone(article.words, parts)
    chosen = np.concatenate([np.arange(first, last) for first, last in parts])
    return Labelled(
        article.id,
        words,
        *annotate(words, case["inner"]),
        entities=article.entities[chosen],
        sentence_ends=article.sentence_ends[chosen],
        inner_cues=np.full(len(words), IGNORE, np.int64),
        inner=True,
    )


def mark_inner_cues(article: Labelled, case: dict[str, Any]) -> None:
    """Ask for the cues of inner attributions in one marked content of an article, in place."""
    for start, end in case["content"]:
        first, last = inside(article.words, start, end)
        article.inner_cues[first:last] = 0
    for start, end in (span for inner in case["inner"] for span in inner["cue"]):
        first, last = inside(article.words, start, end)
        article.inner_cues[first:last] = 1


def repair(tags: Ints, names: tuple[str, ...]) -> None:
    """Make every I- that follows no tag of its own kind a B-, in place: where spans overlap or a window cuts one."""
    before = ""
    for at, tag in enumerate(tags):
        name = names[tag] if tag != IGNORE else ""
        if name[:2] == "I-" and before[2:] != name[2:]:
            tags[at] = names.index("B-" + name[2:])
        before = name


@dataclass(slots=True)
class Corpus:
    """Annotated articles with the automatic layer of each, ``None`` where there is none."""

    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]]
    tokenizer: Tokenizer
    plain: list[Labelled]
    """All of them, labelled as they are printed."""
    inner: list[Labelled]
    """Contents to be read alone."""
    sentences: tuple[list[Labelled], list[Labelled]]
    """Sentences to be read as contents: those that attribute something, and those that do not."""

    @classmethod
    def open(
        cls,
        gold: Path,
        tokenizer: Tokenizer,
        *,
        silver: Path | None = None,
        inner: Path | None = None,
        left_out: bool | None = False,
    ) -> Corpus:
        """Articles of a gold file, with entities and sentence ends from a silver file where there is one.

        ``inner``: a file of contents with what they attribute themselves; ``left_out``: only the articles kept out of
        training (true), all but those (false), or all (``None``).
        """
        layer = {item["id"]: item for item in read(silver)} if silver else {}
        articles = [a for a in read(gold) if left_out is None or is_left_out(a["id"]) == left_out]
        pairs = [(article, layer.get(article["id"])) for article in articles]
        plain = [label(*pair, tokenizer) for pair in pairs]
        by_id = {article.id: article for article in plain}
        cases = json.loads(inner.read_text(encoding="utf-8"))["cases"] if inner else []
        alone = [label_inner(by_id[case["id"]], case) for case in cases if case["id"] in by_id]
        for case in cases:
            if case["id"] in by_id:
                mark_inner_cues(by_id[case["id"]], case)
        sentences: tuple[list[Labelled], list[Labelled]] = ([], [])
        for article, automatic in pairs if inner else ():
            for case in sentence_cases(article, automatic) if automatic else ():
                sentences[not case["inner"]].append(label_inner(by_id[case["id"]], case))
        return cls(pairs, tokenizer, plain, alone, sentences)

    def epoch(
        self, share: float, rng: random.Random, *, inner: int = 0, sentences: int = 0, transcripts: float = 0
    ) -> list[Labelled]:
        """Every article once, ``share`` of them as one of the :data:`VARIANTS`, and the contents ``inner`` times.

        ``sentences``: how many to show as contents, half of them with attributions; ``transcripts``: share of the
        articles whose quotations are shown once more as turns of an interview.
        """
        names = tuple(VARIANTS)
        shown = self.inner * inner + [
            label(*vary(*pair, rng.choice(names), rng), self.tokenizer) if rng.random() < share else plain
            for pair, plain in zip(self.pairs, self.plain, strict=True)
        ]
        for kind in self.sentences:
            shown += rng.sample(kind, min(len(kind), sentences // 2))
        made = (transcript(article, rng) for article, _ in self.pairs if rng.random() < transcripts)
        return shown + [label(article, None, self.tokenizer) for article in made if article is not None]


@dataclass(slots=True)
class LinkBatch:
    """Which of the targets each pointing span belongs to: padded, B x points and B x targets (target 0 is "none")."""

    points: Ints
    """B x P x 2: rows of first and last word."""
    targets: Ints
    """B x (T + 1) x 2."""
    relations: Ints
    """B x P x T x 7."""
    open: NDArray[np.bool_]
    """B x (T + 1): targets that exist."""
    gold: Ints
    """B x P: the target's number, or IGNORE."""


@dataclass(slots=True)
class Batch:
    """Padded arrays, all B x T; position 0 of every row stands for [CLS], "none"."""

    pieces: Ints
    features: Ints
    mask: NDArray[np.bool_]
    first_piece: Ints
    word_mask: NDArray[np.bool_]
    tags: Ints
    entities: Ints
    sentence_ends: Ints
    inner_cues: Ints
    links: dict[str, LinkBatch]
    """``source_of_cue`` and ``cue_of_content``."""


def random_windows(article: Labelled, limit: int, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Whole paragraphs packed up to ``limit`` pieces, the first window shorter by chance so that the cuts move."""
    words = article.words
    total, start = len(words), 0
    room = rng.randint(limit // 3, limit)
    while start < total:
        most = int(np.searchsorted(words.first_piece, words.first_piece[start] + room, side="right")) - 1
        most = max(most, start + 1)
        if most < total:
            begins = int(np.searchsorted(words.paragraph, words.paragraph[most]))
            most = begins if begins > start else most
        yield start, min(most, total)
        start, room = most, limit


SHAPES = (66, 98, 130, 162, 194, 226, 258)


def batches(
    articles: list[Labelled], *, pieces: int, rng: random.Random, limit: int = 256, cls: int = 101, sep: int = 102
) -> Iterator[Batch]:
    """One epoch of windows, grouped by length into a handful of shapes, in random order."""
    shelves: dict[int, list[tuple[Labelled, int, int]]] = {shape: [] for shape in SHAPES}
    for article in articles:
        for first, last in random_windows(article, limit, rng):
            size = int(article.words.first_piece[last] - article.words.first_piece[first]) + 2
            shelves[next(s for s in SHAPES if s >= min(size, SHAPES[-1]))].append((article, first, last))
    groups = []
    for shape, shelf in shelves.items():
        rng.shuffle(shelf)
        count = max(1, pieces // shape)
        groups += [(shape, shelf[i : i + count]) for i in range(0, len(shelf), count)]
    rng.shuffle(groups)
    for shape, group in groups:
        yield pad(group, (max(1, pieces // shape), shape), cls, sep, rng)


def pad(group: list[tuple[Labelled, int, int]], size: tuple[int, int], cls: int, sep: int, rng: random.Random) -> Batch:
    """Windows → one batch of ``size``, rows left over empty; labels pointing outside their window are not asked for."""
    shape = size[1]
    batch = Batch(
        pieces=np.zeros(size, np.int64),
        features=np.full(size, FEATURES, np.int64),
        mask=np.zeros(size, np.bool_),
        first_piece=np.zeros(size, np.int64),
        word_mask=np.zeros(size, np.bool_),
        tags=np.full(size, IGNORE, np.int64),
        entities=np.full(size, IGNORE, np.int64),
        sentence_ends=np.full(size, IGNORE, np.int64),
        inner_cues=np.full(size, IGNORE, np.int64),
        links={},
    )
    shown = []
    for row, (article, first, last) in enumerate(group):
        words = article.words
        batch.features[row, 0] = INNER if article.inner else FEATURES
        begin, end = int(words.first_piece[first]), int(words.first_piece[last])
        end = min(end, begin + shape - 2)
        count, n = end - begin, last - first
        batch.pieces[row, 0], batch.pieces[row, count + 1] = cls, sep
        batch.pieces[row, 1 : count + 1] = words.pieces[begin:end]
        owner = np.searchsorted(words.first_piece[first : last + 1], np.arange(begin, end), side="right") - 1 + first
        batch.features[row, 1 : count + 1] = words.features[owner]
        batch.mask[row, : count + 2] = True
        position = words.first_piece[first:last] - begin + 1
        n = int((position <= count).sum())
        batch.first_piece[row, 1 : n + 1] = position[:n]
        batch.word_mask[row, 1 : n + 1] = True
        for name in ("tags", "entities", "sentence_ends", "inner_cues"):
            getattr(batch, name)[row, 1 : n + 1] = getattr(article, name)[first : first + n]
        repair(batch.tags[row, 1:2], SPAN_TAGS)
        repair(batch.entities[row, 1:2], ENTITY_TAGS)
        shown.append((article, first, first + n))
    empty = [None] * (size[0] - len(shown))
    for name, point, target in LINKS:
        batch.links[name] = link_batch([*shown, *empty], name, point, target, rng)
    return batch


LINKS = (("source_of_cue", "cue", "source"), ("cue_of_content", "content", "cue"))
MOST_SPANS = 24
"""Pointing spans and targets a window; more are left out, which is rare."""
DROPPED = 0.07
"""Share of spans left out by chance: at run time the tagger misses some."""


def link_batch(
    windows: list[tuple[Labelled, int, int] | None], name: str, point: str, target: str, rng: random.Random
) -> LinkBatch:
    """The linking questions of some windows, spans cut to their window."""
    count = (len(windows), MOST_SPANS)
    batch = LinkBatch(
        points=np.zeros((*count, 2), np.int64),
        targets=np.zeros((count[0], MOST_SPANS + 1, 2), np.int64),
        relations=np.zeros((*count, MOST_SPANS, len(SIZES)), np.int64),
        open=np.zeros((count[0], MOST_SPANS + 1), np.bool_),
        gold=np.full(count, IGNORE, np.int64),
    )
    batch.open[:, 0] = True
    for row, window in enumerate(windows):
        if window is None:
            continue
        article, first, _ = window
        points, targets = (spans_inside(window, role, rng) for role in (point, target))
        number = {a: i + 1 for i, (a, _) in enumerate(targets)} | {-1: 0}
        pairs: dict[int, int] = getattr(article, name)
        for i, (a, b) in enumerate(points):
            batch.points[row, i] = a - first + 1, b - first
            batch.gold[row, i] = number.get(pairs.get(a, -2), IGNORE)
        for i, (a, b) in enumerate(targets):
            batch.targets[row, i + 1] = a - first + 1, b - first
        batch.open[row, 1 : len(targets) + 1] = True
        if points and targets:
            batch.relations[row, : len(points), : len(targets)] = relations(article.words, points, targets)
    return batch


def spans_inside(window: tuple[Labelled, int, int], role: str, rng: random.Random) -> list[tuple[int, int]]:
    """A window's spans of one role, cut at its end, some left out by chance."""
    article, first, last = window
    kept = [(a, min(b, last)) for a, b in article.spans[role] if first <= a < last and rng.random() >= DROPPED]
    return kept[:MOST_SPANS]
