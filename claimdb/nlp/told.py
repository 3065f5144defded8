"""What an article has told so far, while its sources are read one after the other: who spoke, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp import lexicon
from claimdb.nlp.tokens import fold
from claimdb.records import SpeakerGuess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.nlp.antecedents import Found
    from claimdb.nlp.naming import Name
    from claimdb.nlp.people import Person
    from claimdb.nlp.phrases import Reading
    from claimdb.nlp.scene import Scene

THRESHOLD = 0.45
"""Score from which somebody is a speaker and not a candidate."""
_NOBODY = frozenset(("none", "unknown", "staff", "n/a"))
_OUTLETS = (
    frozenset(("news", "today", "press", "times", "post", "editors", "staff", "desk", "wire")) | lexicon.ORG_NOUNS
)
_BY = re.compile(r"^by\b:?\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zA-Z]{3})\.\s")
_SPLIT = re.compile(r"\s*(?:[,;&|/]|\b(?:and|with)\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST = 5
"""Words of an author's name."""
Guesses = tuple[SpeakerGuess, ...]
"""Who may be meant by one party of a source, best first."""


def authors_of(byline: str) -> tuple[str, ...]:
    """The people in "By A and B, Daily News. Follow A on …": outlets and addresses left out, one word alone kept."""
    line = _BY.sub("", _SENTENCE.split(byline.strip(), maxsplit=1)[0]).strip(" .,;")
    found: list[str] = []
    for part in filter(None, map(str.strip, _SPLIT.split(line))):
        words = part.lower().split()
        known = fold(words[0]) in lexicon.given_names() or (len(words) > 1 and len(words[0].rstrip(".")) == 1)
        plain = all(map(_WORD.fullmatch, words)) and part.lower() not in _NOBODY
        outlet = words[-1] in _OUTLETS or words[0] == "the" or (len(words) == 1 and part.isupper() and len(part) < 5)
        caps = bool(found) and part.isupper() != found[0].isupper()
        whole = 2 <= len(words) <= 3 and all(word[0].isupper() for word in part.split()) and not caps
        if plain and not outlet and (known or whole or not found) and len(words) <= _LONGEST:
            found.append(part)
    full = [name for name in found if " " in name]
    return tuple(full or found)


class Answer(NamedTuple):
    """Speakers, and those who were not likely enough."""

    speakers: Guesses = ()
    candidates: Guesses = ()


class Spoke(NamedTuple):
    """A source that was read, and whom it names."""

    reading: Reading
    guesses: Guesses


class Told:
    """The sources of an article that were read so far, with their speakers."""

    def __init__(self, scene: Scene, found: Found, byline: str | None, outlet: str | None) -> None:
        self.scene = scene
        self.found = found
        self.authors = authors_of(byline or "")
        self.outlet = outlet
        self.answers: dict[int, Answer] = {}
        """By the number of the attribution."""
        self.latest: list[Spoke] = []

    def guess(self, person: Person, score: float) -> SpeakerGuess:
        """A person as a speaker."""
        return SpeakerGuess(person.name, "person", round(score, 3), person.role)

    def options(self, options: Sequence[tuple[int, float]], scale: float = 1.0) -> Guesses:
        """The likeliest of those found for a pronoun or description; a stranger under the description."""
        people = self.scene.roster.people
        found: dict[str, SpeakerGuess] = {}
        for person, share in options[:4]:
            if person < len(people):
                guess = self.guess(people[person], share * scale)
            else:
                guess = self.stranger(person - len(people), share * scale)
            known = found.get(guess.name)
            found[guess.name] = guess if known is None else replace(known, score=round(known.score + guess.score, 3))
        return tuple(sorted(found.values(), key=lambda guess: -guess.score))

    def stranger(self, number: int, score: float) -> SpeakerGuess:
        """Somebody whom a description brought in: unnamed, or whose name was known after all."""
        head = self.found.strangers[number]
        spoke = next((spoke for spoke in reversed(self.latest) if spoke.reading.head == head), None)
        if spoke is not None and spoke.guesses[0].kind in {"unnamed", "person"}:
            return replace(spoke.guesses[0], score=round(score, 3))
        return SpeakerGuess(self.scene.noun_phrase(head).printed, "unnamed", round(score, 3))

    def person(self, name: Name) -> Guesses:
        """Whom a name stands for; several where it may be either."""
        if name.person < 0:
            return self.options(name.options, 0.7)
        share = dict(name.options).get(name.person, 1.0)
        return (self.guess(self.scene.roster.people[name.person], (0.97 if name.certain else 0.8) * share),)

    def singular(self, reading: Reading) -> Guesses:
        """Whom "he" or "she" stands for."""
        return self.options(self.found.options.get(reading.head, ()))

    def with_owner(self, reading: Reading, owners: Guesses) -> str:
        """The phrase with the owner's name for "his", "its" or a surname: "Ana Ruiz's advisers"."""
        owner = reading.owner
        sure = bool(owners) and owners[0].score >= THRESHOLD and owners[0].kind in {"person", "organisation"}
        if owner is None or not sure or owner.noun in lexicon.WE | lexicon.I_WORDS:
            return reading.printed
        tokens = self.scene.tokens
        end = owner.name.last if owner.name is not None else owner.head + 1
        pronoun = owner.noun in lexicon.PRONOUNS
        behind = tokens.ends[end - 1] if pronoun else tokens.ends[end]
        rest = reading.printed.partition(self.scene.text[tokens.starts[end - 1] : behind])[2].strip()
        name = owners[0].name
        short = name.endswith("s") and not any(f"{name.split()[-1]}{mark}s" in self.scene.text for mark in "'’")
        mark = "'" if short else "'s"
        return f"{name}{mark} {rest}" if rest else reading.printed
