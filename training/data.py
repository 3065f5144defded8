"""PolNeAR and its CoreNLP layer → labelled words → windows of fixed shapes."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimdb.nlp.words import FEATURES, Words, split_words
from claimdb.records import Span

SPAN_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITY_TAGS = ("O",) + tuple(f"{p}-{k}" for k in ("PERSON", "ORGANIZATION", "LOCATION", "MISC") for p in "BI")
IGNORE = -100
LEFT_OUT_OF = 17
"""One train article in so many is kept out of training, for calibration and for later measures."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Labelled:
    """One article's words with a label each; pointers are word indices, -1 for none, IGNORE where nothing is asked."""

    id: str
    words: Words
    tags: Ints
    entities: Ints
    sentence_ends: Ints
    source_of_cue: Ints
    cue_of_content: Ints


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_left_out(article_id: str) -> bool:
    """Whether a train article is kept out of training: by hash, so that every run leaves out the same."""
    return int(hashlib.sha1(article_id.encode()).hexdigest(), 16) % LEFT_OUT_OF == 0


def paragraphs_of(text: str) -> list[Span]:
    """Lines between line ends, blank ones dropped (as ``claimdb.nlp.layout`` cuts them)."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def label(article: dict[str, Any], silver: dict[str, Any] | None, tokenizer: Tokenizer) -> Labelled:
    """Tags, pointers, entities and sentence ends of one article's words; discarded regions are not asked for."""
    words = split_words(article["text"], paragraphs_of(article["text"]), tokenizer)
    n = len(words)
    tags = np.zeros(n, np.int64)
    source_of_cue = np.full(n, IGNORE, np.int64)
    cue_of_content = np.full(n, IGNORE, np.int64)

    def inside(start: int, end: int) -> tuple[int, int]:
        return int(np.searchsorted(words.ends, start, side="right")), int(np.searchsorted(words.starts, end))

    def mark(spans: Iterable[list[int]], name: str) -> list[int]:
        firsts = []
        for start, end in spans:
            first, last = inside(start, end)
            if first < last:
                tags[first] = SPAN_TAGS.index(f"B-{name}")
                tags[first + 1 : last] = SPAN_TAGS.index(f"I-{name}")
                firsts.append(first)
        return firsts

    for attribution in article["attributions"]:
        contents = mark(attribution["content"], "content")
        sources = mark(attribution["source"], "source")
        cues = mark(attribution["cue"], "cue")
        for cue in cues:
            source_of_cue[cue] = sources[0] if sources else -1
        for content in contents:
            cue_of_content[content] = cues[0] if cues else -1
    for start, end in article.get("discard", ()):
        first, last = inside(start, end)
        tags[first:last] = IGNORE
    repair(tags, SPAN_TAGS)
    entities = np.full(n, IGNORE, np.int64)
    ends = np.full(n, IGNORE, np.int64)
    if silver is not None:
        entities[:] = 0
        for start, end, kind in silver["entities"]:
            first, last = inside(start, end)
            if first < last:
                entities[first] = ENTITY_TAGS.index(f"B-{kind}")
                entities[first + 1 : last] = ENTITY_TAGS.index(f"I-{kind}")
        repair(entities, ENTITY_TAGS)
        ends[:] = 0
        for start, end in silver["sentences"]:
            first, last = inside(start, end)
            if first < last:
                ends[last - 1] = 1
    return Labelled(article["id"], words, tags, entities, ends, source_of_cue, cue_of_content)


def repair(tags: Ints, names: tuple[str, ...]) -> None:
    """Make every I- that follows no tag of its own kind a B-, in place: where spans overlap or a window cuts one."""
    before = ""
    for at, tag in enumerate(tags):
        name = names[tag] if tag != IGNORE else ""
        if name[:2] == "I-" and before[2:] != name[2:]:
            tags[at] = names.index("B-" + name[2:])
        before = name


def load(data: Path, split: str, tokenizer: Tokenizer) -> list[Labelled]:
    """PolNeAR ``train`` (without the left-out articles), ``left-out`` or ``dev``."""
    name = "dev" if split == "dev" else "train"
    silver = {item["id"]: item for item in read(data / "polnear" / f"{name}_corenlp.jsonl.gz")}
    articles = read(data / "polnear" / f"{name}.jsonl.gz")
    if split != "dev":
        articles = [a for a in articles if is_left_out(a["id"]) == (split == "left-out")]
    return [label(article, silver.get(article["id"]), tokenizer) for article in articles]


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
    source_of_cue: Ints
    cue_of_content: Ints


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
        yield pad(group, (max(1, pieces // shape), shape), cls, sep)


def pad(group: list[tuple[Labelled, int, int]], size: tuple[int, int], cls: int, sep: int) -> Batch:
    """Windows → one batch of ``size``, rows left over empty; labels that point outside their window are not asked for."""
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
        source_of_cue=np.full(size, IGNORE, np.int64),
        cue_of_content=np.full(size, IGNORE, np.int64),
    )
    for row, (article, first, last) in enumerate(group):
        words = article.words
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
        for name in ("tags", "entities", "sentence_ends"):
            getattr(batch, name)[row, 1 : n + 1] = getattr(article, name)[first : first + n]
        repair(batch.tags[row, 1:2], SPAN_TAGS)
        repair(batch.entities[row, 1:2], ENTITY_TAGS)
        for name in ("source_of_cue", "cue_of_content"):
            target = getattr(article, name)[first : first + n].copy()
            pointing = target >= 0
            outside = pointing & ((target < first) | (target >= first + n))
            target[pointing] += 1 - first
            target[target == -1] = 0
            target[outside] = IGNORE
            getattr(batch, name)[row, 1 : n + 1] = target
    return batch
