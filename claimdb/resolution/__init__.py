"""Mentions → speakers across articles: read, grouped family by family, linked; what is not sure is suggested.

What comes out is told by what is stored, not by the order in which it came: resolving some articles, after they came,
changed or went, gives the speakers that resolving everything would give, each with the same names, links and
suggestions. Only ids depend on the order: a speaker's is made from the name in the article of his that was stored
first, and of namesakes the one who was stored first has the plain id. So an id stays when articles are added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimdb import __version__
from claimdb.identity import referring
from claimdb.identity.clusters import group
from claimdb.identity.decided import Decisions
from claimdb.identity.likeness import Form
from claimdb.identity.referring import ArticleNames, Named
from claimdb.records import Referent, SpeakerKind
from claimdb.resolution import assigning
from claimdb.resolution.assigning import Assigned
from claimdb.resolution.families import Families
from claimdb.store import identities, links, referents, runs, speakernames, suggestions
from claimdb.store.rows import ReferentRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STEP = "resolve"
METHOD = "names and evidence"
"""The ``model`` of a run: what links were made by."""
_AT_ONCE = 4000
"""Referents; families are resolved in portions of about so many."""


@dataclass(frozen=True, slots=True)
class ResolutionSummary:
    """Of the articles that were asked for; ``run_id`` is None where there was nothing to link."""

    mentions: int
    links: int
    speakers: int
    run_id: str | None


def resolve(session: Session, article_ids: Sequence[str] | None = None) -> ResolutionSummary:
    """Link the mentions of these articles (of all, when None) anew, and whatever else that changes. The caller commits.

    Everything is done anew where links were made by another version of claimdb.
    """
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    whole = article_ids is None or links.rest_on_another_run(session, run.id)
    work = _Work(session, run.id, whole=whole)
    work.read(None if whole else article_ids)
    work.decide()
    runs.finish(session, run.id)
    if not work.mentions:
        runs.drop_unused(session)
        return ResolutionSummary(0, 0, 0, None)
    speakers = referents.count_speakers(session, None if whole else work.articles)
    return ResolutionSummary(work.mentions, work.links, speakers, run.id)


class _Work:
    """One call of `resolve`. ``whole``: everything is resolved anew, and nothing that was known before is looked at."""

    def __init__(self, session: Session, run_id: str, *, whole: bool) -> None:
        self.session = session
        self.run_id = run_id
        self.whole = whole
        self.decisions = Decisions(identities.standing(session))
        self.families = Families(session, empty=whole)
        self.mentions = self.links = 0
        self.articles: set[int] = set()
        self.forms: set[int] = set()
        """Row numbers of the forms that are touched."""
        self.decided: set[int] = set()
        """Numbers of the decisions that are."""
        self.left: set[int] = set()
        """Speakers that perhaps nothing is given to any more."""

    # ── read ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, article_ids: Sequence[str] | None) -> None:
        """What the articles name, put in the place of what was known of them."""
        if article_ids is None:
            links.take_back(self.session)
            referents.clear(self.session)
        else:
            self.forms, self.left = referents.take_away(self.session, article_ids)
        for articles in referents.articles(self.session, article_ids):
            self._read(articles)
        if self.decided:
            self.families.save()  # what is tied below is looked up in the database
        for number in self.decided:
            told = self.decisions.all[number]
            forms = referents.forms_of(self.session, {*told.left, *told.right})
            self.families.tie(referents.families_of(self.session, set(forms.values())))
        self.families.save()

    def _read(self, articles: Sequence[ArticleNames]) -> None:
        found = {article.pk: referring.referents(article, self._alone(article)) for article in articles}
        printed: dict[Form, str] = {}
        for one in (one for some in found.values() for one in some):
            printed[one.form] = max(one.listed, printed.get(one.form, ""), key=referring.in_print)
        forms = self.families.take(printed)
        rows: list[dict[str, Any]] = [
            {
                "article_pk": article.pk,
                "kind": one.kind,
                "key": one.key,
                "name": one.name,
                "form_pk": forms[one.form].pk,
                "roles": sorted(one.roles, key=lambda role: (-one.roles[role], role)),
                "mentions": one.mentions,
                "is_author": one.is_author,
            }
            for article in articles
            for one in found[article.pk]
        ]
        referents.put(self.session, rows, {a.pk: referring.named(a, found[a.pk]) for a in articles})
        self.mentions += sum(row["mentions"] for row in rows)
        self.articles.update(found)
        self.forms.update(form.pk for form in forms.values())
        told = (Referent(a.key, one.kind, one.key) for a in articles for one in found[a.pk])
        self.decided |= self.decisions.touching(told)

    def _alone(self, article: ArticleNames) -> set[tuple[SpeakerKind, str]]:
        """Names that people parted from another one of the same article."""
        told = self.decisions.in_article(article.key)
        return {(one.kind, one.key) for one in told if any(self.decisions.apart(one, other) for other in told)}

    # ── decide ───────────────────────────────────────────────────────────────────────────────────────────────────

    def decide(self) -> None:
        """Resolve the families that are touched, and link what changed."""
        for families in self._portions():
            rows = referents.of_families(self.session, families)
            contexts = referents.contexts(self.session, {row.article_pk for row in rows})
            self._write(rows, list(self._groups(rows, contexts)))
        if self.whole:
            self.links = links.link(self.session, self.run_id)
        links.mark_resolved(self.session, None if self.whole else self.articles)
        links.drop_unused_speakers(self.session, None if self.whole else self.left)

    def _portions(self) -> Iterator[list[int]]:
        touched = None if self.whole else referents.families_of(self.session, self.forms)
        portion: list[int] = []
        held = 0
        for family, size in referents.family_sizes(self.session, touched):
            if portion and held + size > _AT_ONCE:
                yield portion
                portion, held = [], 0
            portion.append(family)
            held += size
        if portion:
            yield portion

    def _groups(self, rows: Sequence[ReferentRow], contexts: Mapping[int, Named]) -> Iterator[Assigned]:
        by_family: dict[int, list[ReferentRow]] = defaultdict(list)
        for row in rows:
            by_family[row.family].append(row)
        for some in by_family.values():
            held = assigning.nodes(some, contexts, self.decisions)
            yield Assigned(held, group(held, assigning.ties(held, self.decisions)), self.decisions)

    def _write(self, rows: Sequence[ReferentRow], groups: Sequence[Assigned]) -> None:
        pks = speakernames.put(self.session, [entry for some in groups for entry in some.entries.values()])
        given = [one for some in groups for one in some.given(pks)]
        links.give(self.session, given)
        old = {row.speaker_pk for row in rows if row.speaker_pk is not None}
        pairs = [pair for some in groups for pair in some.suggested(pks)]
        suggestions.replace(self.session, () if self.whole else old | set(pks.values()), pairs)
        if not self.whole:
            self.links += links.link(self.session, self.run_id, [one["at"] for one in given])
            self.left |= old
