"""Which organisation a phrase means: acronyms, short forms and "the ministry" → the name that the article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from claimdb.nlp.people import Roster
    from claimdb.nlp.phrases import Reading

_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "on", "to", "'s", "’s", "&", "."))


class Organisations:
    """The names of organisations that one article prints, with what each may be called."""

    def __init__(self, text: str, roster: Roster) -> None:
        self.roster = roster
        self.names: dict[str, int] = {}
        """Name as printed → first token."""
        for organisation in roster.organisations:
            self.names.setdefault(
                self._with_noun(text, roster, organisation.first, organisation.last), organisation.first
            )
        self.by_word: dict[str, list[str]] = {}
        for name in self.names:
            for word in set(name.lower().split()) if " " in name else ():
                self.by_word.setdefault(word, []).append(name)
        self.by_initials = {_initials(name): name for name in self.names if len(name.split()) > 1}

    @staticmethod
    def _with_noun(text: str, roster: Roster, first: int, last: int) -> str:
        """With the lower-case noun behind it: "Northside campaign"."""
        tokens = roster.tokens
        if last < len(tokens) and tokens.lows[last] in lexicon.ORG_NOUNS and tokens.touches(last - 1):
            last += 1
        return " ".join(text[tokens.starts[first] : tokens.ends[last - 1]].split())

    def full_name(self, reading: Reading) -> tuple[str, float]:
        """(name, score) of an organisation; the phrase itself where the article gives no fuller name."""
        printed = reading.printed
        if reading.owner is not None:
            return printed, 0.75
        words = [word for word in printed.lower().split() if word not in _SMALL]
        if printed.isupper() and printed in self.by_initials:
            return self.by_initials[printed], 0.9
        if len(words) == 1:
            longer = self.by_word.get(words[0], [])
            before = [name for name in longer if self.names[name] < reading.head]
            if len(before or longer) == 1 and (reading.definite or printed[0].isupper()):
                return (before or longer)[0], 0.75
        return printed, 0.85 if printed[0].isupper() else 0.7


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
