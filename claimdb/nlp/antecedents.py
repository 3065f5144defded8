"""Pronouns and descriptions of one human being → the people they may stand for, by one sweep over the text.

Everybody who is named leaves a trace: where last, in which part of a sentence, how often. For each pronoun the traces
of the last few are turned into features, which `ranker` weighs (learned, `training/antecedents.py`); gender shuts
people out. What is found leaves a trace in its turn.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp import lexicon, ranker
from claimdb.nlp.evidence import Evidence
from claimdb.nlp.ranker import ROLES
from claimdb.nlp.setting import NOBODY, SUBJECTS, Trace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimdb.nlp.lexicon import Gender
    from claimdb.nlp.people import Person, Roster
    from claimdb.nlp.setting import Description, Setting

    Choose = Callable[["Sweep", int, "list[int]", "list[tuple[int, list[int]]]", "list[float]"], "Options"]

TAKEN = 0.4
"""Share from which somebody is taken for the one meant when later pronouns are read."""

_SINGULAR = lexicon.HE | lexicon.SHE
Options = tuple[tuple[int, float], ...]


class Found(NamedTuple):
    """Who is meant at each pronoun and description, best first."""

    options: dict[int, Options]
    strangers: tuple[int, ...]
    """Heads of the descriptions that brought in somebody unnamed; they are numbered on behind the last person."""


def find_antecedents(roster: Roster, setting: Setting) -> Found:
    """For each pronoun of the third person singular and each description: (person, share), best first."""
    sweep = Sweep(roster, setting)
    sweep.run()
    return Found(sweep.found, tuple(sweep.strangers))


class Sweep:
    """One text, from its first token to its last."""

    def __init__(self, roster: Roster, setting: Setting, choose: Choose | None = None) -> None:
        self.roster = roster
        self.setting = setting
        self.choose = choose
        self.sentence_starts = [span.start for span in setting.sentences]
        self.paragraph_starts = [span.start for span in setting.paragraphs]
        self.traces: dict[int, Trace] = {}
        self.found: dict[int, Options] = {}
        self.strangers: list[int] = []
        self.genders: dict[int, float] = {}
        """Of the strangers."""
        self.first_in_sentence: dict[int, int] = {}
        self.first_in_paragraph: dict[int, int] = {}
        self.spoke: list[tuple[int, int, int]] = []
        """(token, paragraph, person) of every source so far."""
        self.latest: dict[bool, tuple[int, int]] = {}
        """By "female": whom the last pronoun meant, and its sentence."""
        self.meant: dict[int, int] = {}
        """Head of a source → its person."""
        self.listed = _listed(roster)
        self.ranks = self._by_frequency()
        self.next_named = self._first_names()

    # ── before the sweep ─────────────────────────────────────────────────────────────────────────────────────────

    def place(self, index: int) -> tuple[int, int]:
        start = self.roster.tokens.starts[index]
        return bisect_right(self.sentence_starts, start), bisect_right(self.paragraph_starts, start)

    def _by_frequency(self) -> dict[int, int]:
        counts: dict[int, int] = {}
        for name in self.roster.names:
            counts[name.person] = counts.get(name.person, 0) + 1
        counts.pop(-1, None)
        return {person: rank for rank, person in enumerate(sorted(counts, key=lambda p: -counts[p]))}

    def _first_names(self) -> dict[int, tuple[int, int]]:
        """(token, person) of the first name outside quotation marks in each sentence."""
        first: dict[int, tuple[int, int]] = {}
        for name in self.roster.names:
            if name.person >= 0 and name.first not in self.setting.quoted:
                first.setdefault(self.place(name.first)[0], (name.first, name.person))
        return first

    def _learn_genders(self, pronouns: Sequence[int]) -> None:
        """Whoever alone is named around a "he" is a man, and if no "she" is about, whatever the given name tells."""
        lows = self.roster.tokens.lows
        votes: dict[int, int] = {}
        named: dict[int, set[int]] = {}
        for name in self.roster.names:
            if name.first not in self.setting.quoted:
                named.setdefault(self.place(name.first)[1], set()).add(name.person)
        for index in pronouns:
            low = lows[index]
            if low in SUBJECTS and index not in self.setting.quoted:
                paragraph = self.place(index)[1]
                around = named.get(paragraph, set()) | named.get(paragraph - 1, set())
                around = around or named.get(paragraph - 2, set()) or named.get(paragraph - 3, set())
                if len(around) == 1:
                    (person,) = around
                    votes[person] = votes.get(person, 0) + (1 if low == "she" else -1)
        for person, vote in votes.items():
            known = self.roster.people[person] if person >= 0 else None
            if known is None or abs(vote) < 2 or known.gender * vote >= 0 or abs(known.gender) >= 3:
                continue
            others = lexicon.HE if vote > 0 else lexicon.SHE
            if not any(lows[index] in others for index in pronouns):
                known.gender = -known.gender
        self._vote_by_sources(votes)
        for person, vote in votes.items():
            if person >= 0 and abs(self.roster.people[person].gender) < 2:
                self.roster.people[person].gender = max(-2.0, min(2.0, 1.0 * vote))

    def _vote_by_sources(self, votes: dict[int, int]) -> None:
        """Whoever was the source before a "she" that is the next source is a woman, as a rule."""
        lows, before = self.roster.tokens.lows, -1
        for head in sorted(self.setting.heads):
            name = self.roster.name_at.get(before)
            near = before >= 0 and self.place(head)[1] - self.place(before)[1] <= 1
            if name is not None and near and lows[head] in SUBJECTS and head not in self.setting.quoted:
                votes[name.person] = votes.get(name.person, 0) + (1 if lows[head] == "she" else -1)
            before = head

    # ── the sweep ────────────────────────────────────────────────────────────────────────────────────────────────

    def run(self) -> None:
        """Read names, pronouns and descriptions in their order."""
        roster, lows = self.roster, self.roster.tokens.lows
        pronouns = [index for index, low in enumerate(lows) if low in _SINGULAR and index not in roster.name_at]
        names = {name.first: name for name in roster.names if name.options}
        self._learn_genders(pronouns)
        others = {head for head in self.setting.heads if head not in roster.name_at}
        for index in sorted({*names, *pronouns, *self.setting.descriptions, *others}):
            name = names.get(index)
            if name is not None:
                self.see(name.options[0][0], index, name.last, full=len(name.words) > 1)
            elif lows[index] in _SINGULAR:
                self.refer(index)
            elif index in self.setting.descriptions:
                self.describe(index, self.setting.descriptions[index])
            else:
                self.spoke.append((index, self.place(index)[1], NOBODY))

    def see(self, person: int, index: int, last: int, *, full: bool = False, pronoun: bool = False) -> None:
        """Somebody is mentioned from ``index`` to ``last``."""
        sentence, paragraph = self.place(index)
        setting = self.setting
        head = last - 1 if last - 1 in setting.heads else index
        quoted = index in setting.quoted
        role = self._role(index, last, head in setting.heads, sentence)
        if not quoted:
            self.first_in_sentence.setdefault(sentence, person)
            self.first_in_paragraph.setdefault(paragraph, person)
        trace = self.traces.pop(person, None) or Trace(index, sentence, paragraph, role, not pronoun)
        trace.count += 1
        trace.anywhere, trace.content = sentence, setting.content.get(index, -1)
        if role != ROLES["quoted"]:
            trace.token, trace.sentence, trace.paragraph = index, sentence, paragraph
            trace.role, trace.named = role, not pronoun
        trace.full = trace.full or full
        trace.owns = trace.owns and self.roster.tokens.lows[last : last + 1] in (["'s"], ["’s"])
        if role == ROLES["source"]:
            self.spoke.append((index, paragraph, person))
        self.traces[person] = trace
        self.meant[head] = person

    def _role(self, index: int, last: int, is_head: bool, sentence: int) -> int:
        lows, setting = self.roster.tokens.lows, self.setting
        owns = lows[last : last + 1] in (["'s"], ["’s"]) or lows[index] == "his"
        if is_head:
            return ROLES["owner" if owns else "source"]
        if index in setting.quoted:
            return ROLES["quoted"]
        if index in setting.content:
            return ROLES["content"]
        if index in setting.source:
            return ROLES["in source"]
        if owns:
            return ROLES["owner"]
        if index in self.listed:
            return ROLES["listed"]
        return ROLES["inside" if sentence in self.first_in_sentence else "first"]

    def refer(self, index: int) -> None:
        """A pronoun stands at ``index``."""
        head, quoted = index in self.setting.heads, index in self.setting.quoted
        if quoted and index not in self.setting.source:
            return
        female = self.roster.tokens.lows[index] in lexicon.SHE
        options = self.options(index, "f" if female else "m", None)
        if not options:
            return
        self.found[index] = options
        best, share = options[0]
        if quoted and not head:
            return
        if share >= TAKEN:
            self.see(best, index, index + 1, pronoun=True)
            self.latest[female] = best, self.place(index)[0]
        elif head:
            self.spoke.append((index, self.place(index)[1], NOBODY))

    def describe(self, index: int, description: Description) -> None:
        """A description stands at ``index``: it takes up somebody, or brings somebody in."""
        if not description.new:
            options = self.options(index, description.gender, description)
            if options:
                self.found[index] = options
                if options[0][1] >= TAKEN:
                    self.see(options[0][0], index, index + 1, pronoun=True)
                    return
        stranger = len(self.roster.people) + len(self.strangers)
        self.strangers.append(index)
        gender = description.gender
        self.genders[stranger] = 0.0 if gender is None else 2.0 if gender == "f" else -2.0
        self.see(stranger, index, index + 1)

    # ── who is meant ─────────────────────────────────────────────────────────────────────────────────────────────

    def options(self, index: int, gender: Gender | None, description: Description | None) -> Options:
        """Who may be meant at ``index``, best first."""
        around = Evidence(self, index, description)
        people = around.people()
        if not people:
            return ()
        priors = [around.prior(person, gender) for person in people]
        rows = [(person, around.features(person, rank)) for rank, person in enumerate(people)]
        if self.choose is not None:
            return self.choose(self, index, around.context(), rows, priors)
        shares = ranker.shares(around.context(), [features for _, features in rows], priors)
        return tuple(sorted(zip(people, shares, strict=True), key=lambda item: -item[1]))

    def gender(self, person: int) -> float:
        """Evidence: above 0 a woman, below 0 a man."""
        people = self.roster.people
        return people[person].gender if person < len(people) else self.genders[person]

    def person(self, index: int) -> Person | None:
        """One of the article's people by number, none for a stranger."""
        return self.roster.people[index] if index < len(self.roster.people) else None


def _listed(roster: Roster) -> set[int]:
    """First tokens of names that stand in a list with others."""
    listed: set[int] = set()
    for one, other in zip(roster.names, roster.names[1:], strict=False):
        if 0 < other.left - one.last <= 2:
            between = roster.tokens.lows[one.last : other.left]
            if all(low in {",", "and", "or", "&"} for low in between):
                listed |= {one.first, other.first}
    return listed
