"""Windows of whole paragraphs → one pass of the encoder → the heads' outputs by word; sentences on the way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimdb.errors import ModelError
from claimdb.inference import batches_by_length, import_runtime, open_model
from claimdb.nlp.words import FEATURES, INNER, Window, Words, split_words, windows
from claimdb.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.nlp.quotes import Quotation

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
WEIGHTS = Path(__file__).parent / "weights"
"""The model that ships with claimdb."""
CLS, SEP = 101, 102
BATCH_PIECES = 2048
"""Pieces in one pass: enough to keep a core busy, few enough to stay in its cache."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The heads' outputs for one text, one row a word: ``tags`` and ``entities`` are scores, the others log odds.

    ``ends``: that a sentence ends there; ``inner``: that an attribution inside the content there has its cue there.
    ``links`` holds the two linkers' projections (query, key, query, key), ``none`` those of each window's [CLS], which
    stands for "belongs to nothing"; ``window`` is the window of each word.
    """

    words: Words
    tags: Floats
    entities: Floats
    ends: Floats
    inner: Floats
    links: Floats
    window: Ints
    none: Floats


class Encoder:
    """The shared encoder with its heads, opened once; texts go through it in batches of windows of like length."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self.folder = folder
        self._session, self.card = open_model(folder, threads=threads)
        if missing := sorted({"tags", "entities", "ends", "inner", "links"} - set(self._session.outputs)):
            raise ModelError(
                f"the model in {folder} is of another version of claimdb (no output {missing[0]}); export it again"
            )

    @cached_property
    def tokenizer(self) -> Any:
        """The WordPiece tokenizer that lies beside the model."""
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self.folder / "tokenizer.json"))

    @cached_property
    def transitions(self) -> Floats:
        """Transition scores between span tags."""
        return np.array(self.card["transitions"], np.float32)

    @cached_property
    def no_start(self) -> NDArray[np.bool_]:
        """Span tags that nothing begins with."""
        return np.array(self.card["no_start"], np.bool_)

    def split(self, text: str, paragraphs: Sequence[Span], quoted: Sequence[Quotation] | None = None) -> Words:
        """The words of a text's paragraphs; ``quoted``: its quotations, where they are known already."""
        return split_words(text, paragraphs, self.tokenizer, quoted)

    def encode(self, texts: Iterable[Words], *, inner: bool = False) -> list[Encoded]:
        """All heads' outputs for the parts of one article at once; ``inner``: they are contents to be read alone.

        Parts in one pass share the scale of the int8 activations and so touch each other's last digits: give those of
        one article only, so that an article always gets the same result.
        """
        todo = list(texts)
        windowed = [list(windows(words)) for words in todo]
        cut = [(number, window) for number, own in enumerate(windowed) for window in own]
        out = [empty(words, own, self.card) for words, own in zip(todo, windowed, strict=True)]
        sizes = [piece_count(todo[number], window) for number, window in cut]
        for group in batches_by_length(sizes, most=BATCH_PIECES):
            chosen = [cut[i] for i in group]
            results = self._session.run(arrays([(todo[number], window) for number, window in chosen], inner=inner))
            for row, (number, window) in enumerate(chosen):
                place(out[number], window, {name: values[row] for name, values in results.items()})
        return out


_OPENING = Lock()


def open_encoder(folder: Path, threads: int) -> Encoder:
    """One encoder a process, folder and number of threads; whoever asks while it is being opened waits for it."""
    with _OPENING:
        return _opened(folder, threads)


@lru_cache(maxsize=2)
def _opened(folder: Path, threads: int) -> Encoder:
    encoder = Encoder(folder, threads=threads)
    _ = encoder.tokenizer  # read along with the model, not on the first text
    return encoder


def open_ahead(folder: Path | str | None, threads: int) -> None:
    """Begin to open a model (None: the one that ships) on a thread of its own, for ``open_encoder`` to wait for."""
    import tokenizers  # noqa: F401  (threads that import at once can see each other's half-made modules)

    import_runtime()

    def attempt() -> None:
        with suppress(Exception):  # a model that cannot be opened is tried again, and reported, by who asks for it
            open_encoder(Path(folder or WEIGHTS), threads)

    Thread(target=attempt, name="claimdb-open-model").start()


def piece_count(words: Words, window: Window) -> int:
    """Pieces of a window, [CLS] and [SEP] included."""
    return int(words.first_piece[window.last] - words.first_piece[window.first]) + 2


def empty(words: Words, own: Sequence[Window], card: dict[str, Any]) -> Encoded:
    """Outputs yet to be filled in."""
    n, width = len(words), 8 * int(card["shape"]["pointer"])
    tags, entities = len(card["tags"]), len(card["entity_tags"])
    return Encoded(
        words,
        tags=np.zeros((n, tags), np.float32),
        entities=np.zeros((n, entities), np.float32),
        ends=np.zeros(n, np.float32),
        inner=np.zeros(n, np.float32),
        links=np.zeros((n, width), np.float32),
        window=np.repeat(np.arange(len(own), dtype=np.int32), [w.last - w.keep for w in own]),
        none=np.zeros((len(own), width), np.float32),
    )


def arrays(batch: Sequence[tuple[Words, Window]], *, inner: bool = False) -> dict[str, NDArray[Any]]:
    """Windows → the padded inputs of one pass."""
    width = max(piece_count(words, window) for words, window in batch)
    most = max(window.last - window.first for _, window in batch) + 1
    pieces = np.zeros((len(batch), width), np.int64)
    features = np.full((len(batch), width), FEATURES, np.int64)
    mask = np.zeros((len(batch), width), np.float32)
    first_piece = np.zeros((len(batch), most), np.int64)
    features[:, 0] = INNER if inner else FEATURES
    for row, (words, window) in enumerate(batch):
        begin, end = int(words.first_piece[window.first]), int(words.first_piece[window.last])
        count = end - begin
        pieces[row, 0], pieces[row, count + 1] = CLS, SEP
        pieces[row, 1 : count + 1] = words.pieces[begin:end]
        lengths = np.diff(words.first_piece[window.first : window.last + 1])
        features[row, 1 : count + 1] = np.repeat(words.features[window.first : window.last], lengths)
        mask[row, : count + 2] = 1
        first_piece[row, 1 : window.last - window.first + 1] = words.first_piece[window.first : window.last] - begin + 1
    return {"pieces": pieces, "features": features, "mask": mask, "first_piece": first_piece}


def place(out: Encoded, window: Window, results: dict[str, Floats]) -> None:
    """Copy a window's own words (not its context) into the outputs of its text."""
    own = slice(window.keep - window.first + 1, window.last - window.first + 1)
    where = slice(window.keep, window.last)
    for name in ("tags", "entities", "ends", "inner", "links"):
        getattr(out, name)[where] = results[name][own]
    out.none[out.window[window.keep]] = results["links"][0]


def sentences(encoded: Encoded) -> Iterator[Span]:
    """Sentences by the encoder's sentence ends; every paragraph ends one."""
    words = encoded.words
    if not len(words):
        return
    last_of_paragraph = np.append(words.paragraph[1:] != words.paragraph[:-1], True)
    ends = np.flatnonzero((encoded.ends > 0) | last_of_paragraph)
    for before, end in pairwise([-1, *ends.tolist()]):
        yield Span(int(words.starts[before + 1]), int(words.ends[end]))
