"""What is found in a text or a story, compared with what its row expects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdb import db, workflow
from claimdb.ingestion import Work
from claimdb.nlp.pipeline import docs_of
from claimdb.records import DEFAULT_MODALITIES, Article
from claimdb.store import articles, speakers
from tests.patterns.records import Library, Problems, Said, Story, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.language import Language

    from claimdb.extracting import Extractor
    from claimdb.records import Attribution, Circumstance, Span


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(nlp: Language, row: Text) -> Sequence[Attribution]:
    """All attributions of a row's text, in order of their contents."""
    article = Article(text=row.text, title=row.title, byline=row.byline, published=row.published)
    (doc,) = nlp.pipe(docs_of(nlp, [article]))
    return sorted(doc._.attributions, key=lambda attribution: attribution.content)


def judge_text(row: Text, found: Sequence[Attribution]) -> Problems:
    """Everything that is not as the row expects, and nothing where all is."""
    if not row.said:
        found = [one for one in found if one.modality in DEFAULT_MODALITIES]
    required = [said for said in row.said if not said.optional]
    wanted = next((group for group in (required, row.said) if len(group) == len(found)), None)
    if wanted is None:
        contents = "; ".join(cut(row.text, one.content) for one in found)
        return [f"{len(found)} attributions ({contents}) instead of {len(required)}"]
    pairs = zip(wanted, found, strict=True)
    return [problem for said, one in pairs for problem in differences(row.text, said, one)]


def differences(text: str, said: Said, found: Attribution) -> Problems:
    """Field by field."""
    people = (*found.speakers, *found.candidates)
    compared: list[tuple[str, object, object]] = [
        ("content", plain(said.content), plain(cut(text, found.content))),
        ("speaker", said.speaker, "; ".join(speaker.name for speaker in found.speakers)),
        ("kind", {said.kind} if said.speaker else set(), {speaker.kind for speaker in found.speakers}),
        ("candidates", sorted(said.candidates), sorted(candidate.name for candidate in found.candidates)),
        ("scores between 0 and 1", True, all(0 < guess.score <= 1 for guess in people)),
        ("form", said.form, found.form),
        ("modality", said.modality, found.modality),
        ("medium", said.medium, printed(found.medium)),
        ("venue", said.venue, printed(found.venue)),
        ("addressee", said.addressee, printed(found.addressee)),
        ("said_at", said.said_at, interval(found)),
        ("region", said.region, found.region),
    ]
    if said.source:
        compared.append(("source", plain(said.source), plain(cut(text, found.source))))
    if said.cue:
        compared.append(("cue", plain(said.cue), plain(cut(text, found.cue))))
    return [f"{name}: {is_found!r} instead of {wanted!r}" for name, wanted, is_found in compared if wanted != is_found]


def cut(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def plain(words: str) -> str:
    """Letters, digits and what parts a discontinuous span, without an opening "that"."""
    parts = [re.sub(r"^\W*that\b", "", part) for part in words.split(" … ")]
    return " … ".join("".join(char for char in part.lower() if char.isalnum()) for part in parts)


def printed(circumstance: Circumstance | None) -> str:
    return circumstance.text if circumstance else ""


def interval(found: Attribution) -> str:
    """One date, or two with a slash between; "?" where it was not resolved."""
    if found.said_at is None:
        return ""
    days = dict.fromkeys((found.said_at.earliest or "?", found.said_at.latest or "?"))
    return "/".join(days)


# ── stories ──────────────────────────────────────────────────────────────────────────────────────────────────────


def ingest(story: Story, folder: Path, extractor: Extractor) -> Library:
    """Every file read, extracted and stored after the one before; ``folder`` is to be empty."""
    engine = db.open_database(str(folder / "claims.db"))
    for name, content in story.files:
        (folder / name).write_bytes(content.encode())
        summary = workflow.ingest(engine, [str(folder / name)], work=Work(extractor=extractor, jobs=1))
        assert not summary.failures, summary.failures
    with db.session(engine) as session:
        ids = [row.id for row in sorted(articles.articles(session), key=lambda row: row.path or "")]
        library = Library(
            articles=tuple(articles.article(session, one) for one in ids),
            first_versions=tuple(articles.article(session, one, version=1) for one in ids),
            speakers=tuple(speakers.speaker(session, row.id) for row in speakers.speakers(session)),
        )
    engine.dispose()
    return library
