"""Mentions → speakers across articles: the same full name and kind is one speaker; a surname alone stays apart.

A surname is given to the one person of its own article whose full name ends in it; where two could be meant, or none
is named, it is a speaker of its own. Unnamed speakers and groups go by their description, which is not an identity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb import __version__, names
from claimdb.store import links, runs
from claimdb.store.rows import Link, MentionRow
from claimdb.text import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STEP = "resolve"
METHOD = "full names"
"""The ``model`` of a run: what links were made by."""
_SURNAME_IN_ARTICLE = 0.95
_DESCRIPTION = 0.95


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link and, in words, why."""

    link: Link
    reason: str


@dataclass(frozen=True, slots=True)
class ResolutionSummary:
    """``run_id`` is None where there was nothing to link."""

    mentions: int
    links: int
    speakers: int
    run_id: str | None


def suggest(mentions: Iterable[MentionRow]) -> Iterator[Suggestion]:
    """A link for each mention that is no mere candidate; an article's mentions must all be there."""
    by_article: dict[str, list[MentionRow]] = defaultdict(list)
    for mention in mentions:
        if not mention.candidate and mention.name.strip():
            by_article[mention.article_id].append(mention)
    for rows in by_article.values():
        yield from _suggest_in_article(rows)


def _suggest_in_article(rows: Sequence[MentionRow]) -> Iterator[Suggestion]:
    full = _full_names(rows)
    for row in rows:
        name, weight, reason = _identity(row, full)
        # The article's own step has decided already that the mention counts, so its link is never too weak to act.
        score = max(links.ACTS_AT, row.score * weight)
        yield Suggestion(Link(row.pk, name, row.kind, score), reason)


def _full_names(rows: Iterable[MentionRow]) -> dict[str, dict[names.PersonName, str]]:
    """Surname → the people of the article with that surname and a given name, each with the form it is listed under."""
    found: dict[str, dict[names.PersonName, str]] = defaultdict(dict)
    for row in rows:
        person = names.read_person(row.name)
        if row.kind == "person" and person.is_full:
            found[person.surname].setdefault(person, names.listed_as(row.name, "person"))
    return found


def _identity(row: MentionRow, full: dict[str, dict[names.PersonName, str]]) -> tuple[str, float, str]:
    """The form that the speaker is listed under, the score of that decision, the reason for it."""
    own = names.listed_as(row.name, row.kind)
    if row.kind != "person":
        weight = _DESCRIPTION if row.kind in ("group", "unnamed") else names.compare(row.name, row.name, row.kind).score
        return own, weight, f"{row.kind} of that name"
    person = names.read_person(row.name)
    if person.is_full:
        same = names.compare(row.name, row.name)
        return own, same.score, same.reason
    people = [name for other, name in full.get(person.surname, {}).items() if not names.suffix_differs(person, other)]
    if len(people) == 1:
        return people[0], _SURNAME_IN_ARTICLE, "surname of the only person of the article who has it"
    reason = "a single name, and nobody in the article has it as a surname"
    if people:
        reason = f"a surname that {len(people)} people of the article have"
    return own, names.compare(row.name, row.name).score, reason


def resolve(session: Session, article_ids: Sequence[str] | None = None) -> ResolutionSummary:
    """Link the mentions of these articles (of all, when None) anew; judgements stay above. The caller commits."""
    suggestions = list(suggest(links.mentions(session, article_ids=article_ids)))
    if not suggestions:
        links.drop_unused_speakers(session)
        return ResolutionSummary(0, 0, 0, None)
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    written = links.write(session, (suggestion.link for suggestion in suggestions), run.id)
    runs.finish(session, run.id)
    speakers = {(fold(item.link.speaker_name), item.link.speaker_kind) for item in suggestions}
    return ResolutionSummary(len(suggestions), written, len(speakers), run.id)
