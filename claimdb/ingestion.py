"""Readers → articles → extraction → store. Commits as it goes; the same command again takes up what is left.

One article that cannot be read, crashes the extractor or cannot be stored is reported with its file and stops nothing.
A database that fails (full disk, locked) does stop: what was committed stays, and nothing is half stored.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from sqlalchemy.exc import OperationalError

from claimdb import __version__, db, readers
from claimdb.errors import ClaimdbError, DatabaseError
from claimdb.extracting import Done, Extractor, extract_all, model_extractor
from claimdb.records import Article, RunInfo
from claimdb.store import articles as stored
from claimdb.store import passes, runs, saving
from claimdb.text import count_words

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

STEP = "extract"
_BATCH_ARTICLES = 16
_BATCH_CHARACTERS = 400_000
_EXTRACTED = (None, "en")
"""Languages that are extracted; None is a text too short to tell."""
_FEW = 24
"""Articles up to which starting more processes takes longer than they save."""

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Called with how many files (or articles) are done, out of how many."""
AfterBatch = Callable[["Session", Sequence[str]], object]
"""Called with the ids of the articles just stored, in the transaction that stores them."""


class _RunName(TypedDict):
    step: str
    model: str
    version: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """``reason`` says what is wrong and what to do next."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """``words`` and ``attributions`` are of what was extracted now; ``known`` articles were not extracted again."""

    new: int = 0
    known: int = 0
    changed: int = 0
    not_english: int = 0
    """Stored and marked, not extracted; counted under new, known or changed too."""
    attributions: int = 0
    words: int = 0
    seconds: float = 0.0
    failures: tuple[Failure, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """(path, what its reader had to replace or guess)."""
    run_id: str | None = None
    """None where nothing was extracted."""

    @property
    def failed(self) -> int:
        return len(self.failures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How extraction is done. ``jobs`` None: one process for few articles, else one for each core."""

    extractor: Extractor | None = None
    jobs: int | None = None
    executor: Executor | None = None
    after_batch: AfterBatch | None = None
    progress: Progress | None = None


@dataclass(slots=True)
class _Tally:
    """Counts as they grow."""

    engine: Engine
    work: Work
    total: int
    done: int = 0
    run: RunInfo | None = None
    summary: IngestSummary = field(default_factory=IngestSummary)
    failures: list[Failure] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def fail(self, path: str, reason: str) -> None:
        self.failures.append(Failure(path, reason))

    def add(self, **counts: int) -> None:
        self.summary = replace(self.summary, **{name: getattr(self.summary, name) + n for name, n in counts.items()})

    def advance(self, number: int) -> None:
        self.done += number
        if self.work.progress:
            self.work.progress(self.done, self.total)


def ingest(
    engine: Engine, paths: Sequence[str], *, told: readers.Layer | None = None, work: Work | None = None
) -> IngestSummary:
    """Read, extract and store what lies behind *paths* (files, folders, ``-``); *told* is what the user says of it.

    KeyboardInterrupt passes through, with all batches before it committed and nothing of the one at work.
    """
    began = time.perf_counter()
    work = work or Work()
    extractor = work.extractor or model_extractor()
    found = readers.expand(paths, told=told)
    tally = _Tally(engine, work, len(found.locations), failures=[Failure(*failure) for failure in found.failures])
    batches = _triaged(tally, _read(tally, found.locations))
    with closing(
        extract_all(extractor.many, batches, jobs=_jobs(work, tally.total), executor=work.executor)
    ) as results:
        for done in results:
            with db.session(engine, write=True) as session:
                tally.run = tally.run or runs.resume_or_start(session, **_run_of(extractor))
                _store(session, tally, done)
            tally.advance(len(done))
    return _finished(tally, began)


def reextract(
    engine: Engine, *, article_ids: Sequence[str] | None = None, keep: bool = False, work: Work | None = None
) -> IngestSummary:
    """A new run over the latest versions; each article's old one goes as its new one is stored, unless *keep*.

    One that was interrupted is taken up again by the next call with the same model.
    """
    began = time.perf_counter()
    work = work or Work()
    extractor = work.extractor or model_extractor()
    with db.session(engine, write=True) as session:
        run = runs.resume_or_start(session, **_run_of(extractor))
        if run.finished:
            run = runs.start(session, **_run_of(extractor))
        over = passes.articles_of(session, run.id)
        rows = stored.articles(session)
    wanted = {row.id for row in rows if row.language in _EXTRACTED} & (
        set(article_ids or ()) or {row.id for row in rows}
    )
    tally = _Tally(engine, work, len(wanted - over), run=run)
    ids: dict[int, str] = {}
    batches = _batched(_stored_texts(engine, sorted(wanted - over), ids))
    with closing(
        extract_all(extractor.many, batches, jobs=_jobs(work, tally.total), executor=work.executor)
    ) as results:
        for done in results:
            with db.session(engine, write=True) as session:
                _store_again(session, tally, done, ids, keep=keep)
            tally.advance(len(done))
    return _finished(tally, began)


def _run_of(extractor: Extractor) -> _RunName:
    return {"step": STEP, "model": extractor.model, "version": __version__, "settings": extractor.settings}


def _jobs(work: Work, articles: int) -> int:
    if work.jobs is not None:
        return work.jobs
    return 1 if articles <= _FEW else os.cpu_count() or 1


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _read(tally: _Tally, locations: Iterable[readers.Location]) -> Iterator[Article]:
    for location in locations:
        number = 0
        try:
            for article in readers.read(location):
                number += 1
                tally.notes += [(location.path, note) for note in article.notes]
                yield article
        except ClaimdbError as error:
            path = location.path
            tally.fail(path, str(error).removeprefix(f"{path}: ").removeprefix(f"{path}, "))
        except Exception as error:  # a reader's library gave up on this file; the others are not to suffer for it
            tally.fail(location.path, f"it cannot be read ({type(error).__name__}: {error}). Save its text as .txt.")
        tally.total += max(0, number - 1)
        if not number:
            tally.advance(1)


def _stored_texts(engine: Engine, wanted: Sequence[str], ids: dict[int, str]) -> Iterator[Article]:
    """Texts from the database, a few at a time; *ids* learns whose each is, by the identity of the record."""
    for at in range(0, len(wanted), _BATCH_ARTICLES):
        with db.session(engine) as session:
            texts = list(stored.stored_texts(session, wanted[at : at + _BATCH_ARTICLES]))
        for article_id, article in texts:
            ids[id(article)] = article_id
            yield article


def _batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        if batch and (len(batch) >= _BATCH_ARTICLES or characters + len(article.text) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch


def _triaged(tally: _Tally, articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Batches of what is to be extracted; what is known or not English is stored here."""
    for batch in _batched(articles):
        with db.session(tally.engine, write=True) as session:
            wanted = [article for article in batch if _is_wanted(session, tally, article)]
        tally.advance(len(batch) - len(wanted))
        if wanted:
            yield wanted


def _is_wanted(session: Session, tally: _Tally, article: Article) -> bool:
    """Whether it is to be extracted. Known articles get their metadata as read now, others are left for `_store`."""
    english = is_english(article)
    if english and saving.article_state(session, article) != "known":
        return True
    saved = _guarded(session, tally, article, partial(saving.save, session, article, None, None, 0.0))
    if saved is None or (english and not saved.extracted):
        return saved is not None
    tally.add(**{saved.state: 1}, not_english=int(not english))
    if tally.work.after_batch:
        tally.work.after_batch(session, [saved.id])
    return False


def is_english(article: Article) -> bool:
    """Told or detected to be English, or too short to tell."""
    return article.language in _EXTRACTED


# ── storing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _store(session: Session, tally: _Tally, results: Sequence[Done]) -> None:
    """New articles and versions with what was found in them."""
    run_id = tally.run.id if tally.run else None
    ids = []
    for done in results:
        article, outcome = done.article, done.outcome
        if outcome.problem is not None:
            tally.fail(_name(article), outcome.problem)
            continue
        save = partial(saving.save, session, article, outcome.extraction, run_id, outcome.seconds)
        if (saved := _guarded(session, tally, article, save)) is not None:
            ids.append(saved.id)
            tally.add(**{saved.state: 1}, attributions=saved.attributions, words=count_words(article.text))
    if ids and tally.work.after_batch:
        tally.work.after_batch(session, ids)


def _store_again(session: Session, tally: _Tally, results: Sequence[Done], ids: dict[int, str], *, keep: bool) -> None:
    """A new pass over articles that are stored already."""
    assert tally.run is not None
    stored_ids = []
    for done in results:
        article, outcome, article_id = done.article, done.outcome, ids.pop(id(done.article))
        if outcome.extraction is None:
            tally.fail(_name(article), outcome.problem or "nothing came back for it.")
            continue
        save = partial(
            saving.save_extraction, session, article_id, outcome.extraction, tally.run.id, outcome.seconds, keep=keep
        )
        if _guarded(session, tally, article, save) is not None:
            stored_ids.append(article_id)
            found = len(outcome.extraction.attributions)
            tally.add(known=1, attributions=found, words=count_words(article.text))
    if stored_ids and tally.work.after_batch:
        tally.work.after_batch(session, stored_ids)


def _guarded(session: Session, tally: _Tally, article: Article, step: Callable[[], Result]) -> Result | None:
    """What *step* gives; None, and a failure, where this article cannot be. A failing database is raised."""
    try:
        with session.begin_nested():
            return step()
    except (DatabaseError, OperationalError):
        raise
    except Exception as error:  # rows that break a constraint, whatever made them: this article is not stored
        reason = str(error).removeprefix(f"{_name(article)}: ") if isinstance(error, ClaimdbError) else _broken(error)
        tally.fail(_name(article), reason)
        return None


def _broken(error: Exception) -> str:
    detail = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
    return f"it could not be stored ({type(error).__name__}: {detail}). Report it with the text."


def _name(article: Article) -> str:
    return article.path or article.url or article.title or "a text without name"


def _finished(tally: _Tally, began: float) -> IngestSummary:
    if tally.run is not None:
        with db.session(tally.engine, write=True) as session:
            runs.finish(session, tally.run.id)
            runs.drop_unused(session)
    return replace(
        tally.summary,
        seconds=time.perf_counter() - began,
        failures=tuple(tally.failures),
        notes=tuple(tally.notes),
        run_id=tally.run.id if tally.run else None,
    )
