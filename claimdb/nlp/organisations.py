"""Which organisation a phrase means: acronyms, short forms and "the ministry" → the name that the article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from claimdb.nlp.naming import Organisation
    from claimdb.nlp.people import Roster
    from claimdb.nlp.phrases import Reading

_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "on", "to", "'s", "’s", "&", "."))


class Organisations:
    """The names of organisations that one article prints, with the tokens where each stands."""

    def __init__(self, text: str, roster: Roster) -> None:
        self.at: dict[str, list[int]] = {}
        self.by_word: dict[str, list[str]] = {}
        self.by_initials: dict[str, str] = {}
        self.described: dict[str, list[tuple[int, str]]] = {}
        """What the article calls an organisation ("group"): (token, name), in order."""
        for organisation in roster.organisations:
            self.add(_with_noun(text, roster, organisation.first, organisation.last), organisation.first)
            noun = _description(roster, organisation) if organisation.label == "ORGANIZATION" else None
            if noun is not None:
                self.described.setdefault(noun, []).append((organisation.first, organisation.printed))
        for name in roster.names:
            owns = roster.tokens.lows[name.last : name.last + 1] in (["'s"], ["’s"])
            if name.person < 0 or not _noun_behind(roster, name.last + owns):
                continue
            if owns:
                owner, noun = roster.people[name.person].name, roster.tokens.lows[name.last + 1]
                self.add(f"{owner}'s {noun}", name.first)
            else:
                self.add(_with_noun(text, roster, name.first, name.last), name.first)

    def add(self, name: str, at: int) -> None:
        """A name of several words may be meant by one of its words, or by its initials."""
        words = name.split()
        if len(words) < 2:
            return
        self.at.setdefault(name, []).append(at)
        if len(self.at[name]) > 1:
            return
        self.by_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), name)
        for word in {word.lower() for word in words} - _SMALL:
            self.by_word.setdefault(word, []).append(name)

    def full_name(self, reading: Reading) -> tuple[str, float]:
        """(name, score) of an organisation; the phrase itself where the article gives no fuller name."""
        printed = reading.printed
        if reading.owner is not None:
            return printed, 0.75
        if printed.isupper() and len(printed) > 1:
            return self.by_initials.get(printed, printed), 0.9
        words = [word for word in printed.lower().split() if word not in _SMALL]
        proper = printed[0].isupper()
        if len(words) == 1 or (len(words) == 2 and reading.definite and not proper):
            fuller = self._fuller(words, reading)
            if len(fuller) == 1 or (fuller and reading.definite and not proper):
                return fuller[-1], 0.75 if len(fuller) == 1 else 0.6
            described = [name for at, name in self.described.get(words[-1], ()) if at < reading.head]
            if described and reading.definite and not proper:
                return described[-1], 0.65
        if printed != printed.lower() and not (reading.indefinite and printed.split()[-1].islower()):
            self.add(printed, reading.head)
        return printed, 0.85 if proper else 0.7

    def _fuller(self, words: list[str], reading: Reading) -> list[str]:
        """Names before the phrase that hold all its words and more, the one printed last at the end."""
        fuller: list[tuple[int, str]] = []
        for name in self.by_word.get(words[-1], ())[-20:]:
            parts = name.lower().split()
            other = parts[0] != words[0] or name.split()[1][0].isupper()
            before = [at for at in self.at[name] if at < reading.head]
            if other and len(parts) > len(words) and set(words) <= set(parts) and before:
                fuller.append((max(before), name))
        return [name for _, name in sorted(fuller)]


def _with_noun(text: str, roster: Roster, first: int, last: int) -> str:
    """With the lower-case noun behind it: "Northside campaign"."""
    tokens = roster.tokens
    last += _noun_behind(roster, last)
    return " ".join(text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _noun_behind(roster: Roster, last: int) -> bool:
    """The noun of an organisation follows directly: "Ruiz campaign"."""
    tokens = roster.tokens
    return last < len(tokens) and tokens.lows[last] in lexicon.ORG_NOUNS and tokens.touches(last - 1)


def _description(roster: Roster, organisation: Organisation) -> str | None:
    """ "group" in "Dry Feet, a local advocacy group," and "the advocacy group Dry Feet"."""
    lows = roster.tokens.lows
    before = lows[organisation.first - 1] if organisation.first else ""
    if before in lexicon.ORG_NOUNS:
        return before
    at = organisation.last
    if lows[at : at + 1] != [","] or lows[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
        return None
    noun = None
    for low in lows[at + 2 : at + 9]:
        if not low[0].isalnum() and low != "-":
            break
        if low in lexicon.PREPOSITIONS or low in lexicon.CLAUSE_WORDS:
            break
        noun = low if low in lexicon.ORG_NOUNS else None
    return noun
