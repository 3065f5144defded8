"""Which organisation a phrase means: acronyms, short forms and "the ministry" → the name that the article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from claimdb.nlp.people import Roster
    from claimdb.nlp.phrases import Reading

_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "on", "to", "'s", "’s", "&", "."))


class Organisations:
    """The names of organisations that one article prints, with the token where each stands first."""

    def __init__(self, text: str, roster: Roster) -> None:
        self.first_at: dict[str, int] = {}
        self.by_word: dict[str, list[str]] = {}
        self.by_initials: dict[str, str] = {}
        for organisation in roster.organisations:
            self.add(_with_noun(text, roster, organisation.first, organisation.last), organisation.first)

    def add(self, name: str, at: int) -> None:
        """A name of several words may be meant by one of its words, or by its initials."""
        words = name.split()
        if len(words) < 2 or name in self.first_at:
            return
        self.first_at[name] = at
        self.by_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), name)
        for word in {word.lower() for word in words} - _SMALL:
            self.by_word.setdefault(word, []).append(name)

    def full_name(self, reading: Reading) -> tuple[str, float]:
        """(name, score) of an organisation; the phrase itself where the article gives no fuller name."""
        printed = reading.printed
        if reading.owner is not None:
            return printed, 0.75
        if printed.isupper() and printed in self.by_initials:
            return self.by_initials[printed], 0.9
        words = [word for word in printed.lower().split() if word not in _SMALL]
        proper = printed[0].isupper()
        if len(words) == 1 or (len(words) == 2 and reading.definite and not proper):
            fuller = self._fuller(words, reading)
            if len(fuller) == 1 or (fuller and reading.definite and not proper):
                return fuller[-1], 0.75 if len(fuller) == 1 else 0.6
        self.add(printed, reading.head)
        return printed, 0.85 if proper else 0.7

    def _fuller(self, words: list[str], reading: Reading) -> list[str]:
        """Names before the phrase that hold all its words and more, the latest last."""
        fuller: list[str] = []
        for name in self.by_word.get(words[-1], ())[-20:]:
            parts = name.lower().split()
            other = parts[0] != words[0] or name.split()[1][0].isupper()
            if other and len(parts) > len(words) and set(words) <= set(parts) and self.first_at[name] < reading.head:
                fuller.append(name)
        return fuller


def _with_noun(text: str, roster: Roster, first: int, last: int) -> str:
    """With the lower-case noun behind it: "Northside campaign"."""
    tokens = roster.tokens
    if last < len(tokens) and tokens.lows[last] in lexicon.ORG_NOUNS and tokens.touches(last - 1):
        last += 1
    return " ".join(text[tokens.starts[first] : tokens.ends[last - 1]].split())
