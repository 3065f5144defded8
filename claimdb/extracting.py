"""Texts → extractions, in this process or on an Executor; what crashes costs its own article and no other.

Workers get articles and return records. Work is sent in batches, so that the model's batches are full.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdb.records import Article, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

ExtractMany = Callable[[Sequence[Article]], Iterator[Extraction]]
"""One extraction for each article, in order. Picklable where work goes to other processes."""

_AHEAD = 2
"""Batches that each worker has waiting, so that it never idles while results are stored."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Something that extracts, and how its runs are named."""

    many: ExtractMany
    model: str
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: ``extraction``, or ``problem`` in words; ``seconds`` is its share of the batch's."""

    extraction: Extraction | None = None
    problem: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Done:
    """An article as it was handed in, and what became of it."""

    article: Article
    outcome: Outcome


def model_extractor(model: Path | str | None = None, *, threads: int = 1, nested: bool = True) -> Extractor:
    """The shipped model, or another weights folder; only its card is read here. ModelError where there is none."""
    from claimdb.inference import read_card

    folder = Path(model) if model else Path(__file__).parent / "nlp" / "weights"
    card = read_card(folder)
    name = f"{card.get('name', folder.name)} {card.get('version', '')} {card.get('date', '')}".strip()
    many = partial(_extract_with_model, folder=str(model) if model else None, threads=threads, nested=nested)
    return Extractor(many, name, {"nested": nested})


def _extract_with_model(
    articles: Sequence[Article], *, folder: str | None, threads: int, nested: bool
) -> Iterator[Extraction]:
    nlp = _nlp(folder, threads, nested)  # first: it imports spaCy the quick way
    from claimdb.nlp import docs_of, extraction

    for doc in nlp.pipe(docs_of(nlp, articles)):
        yield extraction(doc)


@lru_cache(maxsize=1)
def _nlp(folder: str | None, threads: int, nested: bool) -> Language:
    from claimdb.nlp import load_nlp

    return load_nlp(model=folder, threads=threads, nested=nested)


# ── one batch ────────────────────────────────────────────────────────────────────────────────────────────────────


def extract_batch(many: ExtractMany, articles: Sequence[Article]) -> list[Outcome]:
    """Outcomes of a batch, in order; where one crashes the extractor, each of them is tried by itself."""
    began = time.perf_counter()
    found: list[Extraction] = []
    try:
        found.extend(many(articles))
    except Exception as error:
        if len(articles) == 1:
            return [Outcome(problem=_crash(error), seconds=time.perf_counter() - began)]
        return [outcome for article in articles for outcome in extract_batch(many, [article])]
    if len(found) != len(articles):
        return [Outcome(problem=f"the extractor gave {len(found)} results for {len(articles)} texts")] * len(articles)
    rate = (time.perf_counter() - began) / (sum(len(article.text) for article in articles) or 1)
    return [
        Outcome(extraction, seconds=rate * len(article.text))
        for article, extraction in zip(articles, found, strict=True)
    ]


def _crash(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "the memory did not suffice. Split the text, or use fewer --jobs."
    detail = " ".join(str(error).split())[:200]
    return f"the extractor failed on it ({type(error).__name__}: {detail}). Report it with the text."


# ── many batches ─────────────────────────────────────────────────────────────────────────────────────────────────


def extract_all(
    many: ExtractMany, batches: Iterable[Sequence[Article]], *, jobs: int = 1, executor: Executor | None = None
) -> Generator[list[Done], None, None]:
    """Batch after batch, in order; *batches* is read as workers become free.

    In this process with one job, else on a pool of processes, or on *executor* (one of many machines, say).
    """
    if executor is not None:
        yield from _on_executor(executor, many, batches, max(jobs, 1))
    elif jobs > 1:
        yield from _on_pool(many, batches, jobs)
    else:
        for batch in batches:
            yield _done(batch, extract_batch(many, batch))


def _done(batch: Sequence[Article], outcomes: Sequence[Outcome]) -> list[Done]:
    return [Done(article, outcome) for article, outcome in zip(batch, outcomes, strict=True)]


def _on_executor(
    executor: Executor, many: ExtractMany, batches: Iterable[Sequence[Article]], jobs: int
) -> Iterator[list[Done]]:
    waiting: deque[tuple[Sequence[Article], Future[list[Outcome]]]] = deque()
    for batch in batches:
        waiting.append((batch, executor.submit(extract_batch, many, batch)))
        if len(waiting) >= jobs * _AHEAD:
            first, future = waiting.popleft()
            yield _done(first, future.result())
    for batch, future in waiting:
        yield _done(batch, future.result())


def _on_pool(many: ExtractMany, batches: Iterable[Sequence[Article]], jobs: int) -> Iterator[list[Done]]:
    rest = iter(batches)
    waiting: deque[tuple[Sequence[Article], Future[list[Outcome]]]] = deque()
    pool = _Pool(jobs)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (batch := next(rest, None)) is not None:
                waiting.append((batch, pool.submit(many, batch)))
            if not waiting:
                return
            try:
                outcomes = waiting[0][1].result()
            except BrokenExecutor:
                suspects = [article for batch, _ in waiting for article in batch]
                waiting.clear()
                pool.restart()
                for article in suspects:
                    yield [Done(article, _alone(pool, many, article))]
                continue
            yield _done(waiting.popleft()[0], outcomes)
    finally:
        pool.stop()


def _alone(pool: _Pool, many: ExtractMany, article: Article) -> Outcome:
    """One article after a worker died, with nothing beside it, so that the one that kills is known."""
    try:
        return pool.submit(many, [article]).result()[0]
    except BrokenExecutor:
        pool.restart()
        return Outcome(problem="a worker process died of it (out of memory?). Use fewer --jobs, or split it.")


class _Pool:
    """A process pool that can be started again after a worker died, and that stops at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._others = set(multiprocessing.active_children())
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # Not by fork: threads of the database driver and of the inference runtime do not survive it.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_ignore_interrupts)

    def submit(self, many: ExtractMany, batch: Sequence[Article]) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(extract_batch, many, batch)
        except BrokenExecutor:
            self.restart()
            return self._executor.submit(extract_batch, many, batch)

    def restart(self) -> None:
        self.stop()
        self._executor = self._start()

    def stop(self) -> None:
        """What runs is not waited for: its articles are not stored yet, so the next run takes them up."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - self._others:
            child.terminate()
        self._executor.shutdown(wait=True)


def _ignore_interrupts() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
