"""Where the words of a source phrase end that name somebody, and which of them is the head noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.tokens import ends_dotted

if TYPE_CHECKING:
    from claimdb.nlp.people import Roster
    from claimdb.nlp.tokens import Tokens

MARKS = frozenset(',;:()[]—–"“”…?!-')
POSSESSIVE = frozenset(("'s", "’s"))
_STOPS = lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | lexicon.BOUNDARY_VERBS | {"not"}
_THINGS = lexicon.ORG_NOUNS | lexicon.DOCUMENT_NOUNS
_BEHIND_PARTICIPLES = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.PRONOUNS | {"last", "today", "yesterday"}
_OWNING = POSSESSIVE | lexicon.DETERMINERS
_LIMITS = frozenset(
    (("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to"))
)
_ANYBODY = frozenset(("those", "anyone", "anybody", "everyone", "everybody", "people"))
"""They say little without the clause behind "who"."""
_CLOSING = {"“": "”", '"': '"', "‘": "’"}
_OPENING = {"”": "“", "»": "«", "’": "‘", '"': '"'}


def trim(roster: Roster, indices: range) -> range:
    """Without the marks at both ends."""
    words = roster.tokens.words
    start, stop = indices.start, indices.stop
    while start < stop and not words[start][-1].isalnum():
        start += 1
    return range(start, _end(roster, start, stop))


def _end(roster: Roster, start: int, stop: int) -> int:
    """Without the marks at the end; a quotation mark stays whose partner is inside, and the full stop of "U.S."."""
    words = roster.tokens.words
    while stop > start and not words[stop - 1][-1].isalnum():
        opening = _OPENING.get(words[stop - 1])
        if (opening is not None and opening in words[start : stop - 1]) or ends_dotted(roster.tokens, stop - 1):
            break
        stop -= 1
    return stop


def inside_name(roster: Roster, index: int) -> bool:
    """Of a person or an organisation."""
    return index in roster.name_at or index in roster.organisation_at


def segment_end(roster: Roster, start: int, stop: int) -> int:
    """End of the words up to the head noun: where a mark, a preposition, a clause or a verb begins."""
    tokens = roster.tokens
    start = max(behind_adjective(roster, start, stop), _list_end(roster, start, stop))
    for index in range(start + 1, stop):
        if inside_name(roster, index) and inside_name(roster, index - 1):
            same = roster.name_at.get(index) is roster.name_at.get(index - 1)
            if same and roster.organisation_at.get(index) is roster.organisation_at.get(index - 1):
                continue
        low, before = tokens.lows[index], tokens.lows[index - 1]
        if low == "-" and tokens.starts[index] == tokens.ends[index - 1]:
            continue
        if _is_quoted_word(tokens, index) or (low in lexicon.BOUNDARY_VERBS and before in _OWNING):
            continue
        if low in MARKS or low in _STOPS or _begins_participle(roster, index, stop):
            return index
    return stop


def _is_quoted_word(tokens: Tokens, index: int) -> bool:
    """One of the marks in: this “expert” told …"""
    lows = tokens.lows
    opens = lows[index] in {"“", '"', "‘"} and lows[index + 2 : index + 3] == [_CLOSING.get(lows[index])]
    closes = lows[index] in _OPENING and index > 1 and lows[index - 2] == _OPENING[lows[index]]
    return opens or closes


def behind_approximation(tokens: Tokens, start: int, stop: int) -> int:
    """The number in "only about four in ten", else ``start``."""
    at = start
    while at < stop and (tokens.lows[at] in lexicon.APPROXIMATELY or tuple(tokens.lows[at : at + 2]) in _LIMITS):
        at += 1 if tokens.lows[at] in lexicon.APPROXIMATELY else 2
    counts = at < stop and (
        tokens.lows[at][0].isdigit() or tokens.lows[at] in lexicon.QUANTIFIERS | lexicon.INDEFINITE | {"half"}
    )
    return at if counts else start


def behind_adjective(roster: Roster, start: int, stop: int) -> int:
    """The comma in "a bearded, soft-spoken engineer", else ``start``."""
    tokens = roster.tokens
    comma = start + 2
    if comma + 2 >= stop or tokens.lows[comma] != "," or tokens.lows[start] not in {"a", "an", "the"}:
        return start
    noun = lexicon.singular(tokens.lows[start + 1])
    known = lexicon.is_person_noun(noun) or noun in _THINGS
    if known or noun != tokens.lows[start + 1] or tokens.is_capitalised(start + 1) or inside_name(roster, comma + 1):
        return start
    for index in range(comma + 1, min(comma + 6, stop)):
        low = tokens.lows[index]
        if low in lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS or low in MARKS - {"-"}:
            break
        if lexicon.is_person_noun(low) or low in lexicon.ORG_NOUNS:
            return comma
    return start


def _list_end(roster: Roster, start: int, stop: int) -> int:
    """The "and" in "young, rural and urban voters" and "mothers, bakers and teachers", else ``start``."""
    lows, last = roster.tokens.lows, start - 1
    for index in range(start, min(stop, start + 12)):
        low = lows[index]
        if low == "," and 1 <= index - last - 1 <= 3:
            last = index
        elif low == "and" and last >= start:
            end = next((i for i in range(index + 1, min(index + 4, stop)) if _are_people(roster, i)), None)
            return start if end is None else index
        elif low in MARKS or low in _STOPS or low == "and" or index in roster.name_at:
            break
    return start


def _are_people(roster: Roster, index: int) -> bool:
    low = roster.tokens.lows[index]
    return lexicon.is_plural(low) and lexicon.is_person_noun(lexicon.singular(low)) and index not in roster.name_at


def _begins_participle(roster: Roster, index: int, stop: int) -> bool:
    """A participle behind a noun, with what belongs to it: "groups urging Ruiz to run", "the report published today".

    In "city planning officials" and "state elected leaders" a noun follows.
    """
    tokens = roster.tokens
    low, before = tokens.lows[index], tokens.lows[index - 1]
    if (
        index + 1 >= stop
        or not low.endswith(("ing", "ed"))
        or tokens.is_capitalised(index)
        or inside_name(roster, index)
    ):
        return False
    noun = lexicon.singular(before)
    if not (noun in _THINGS or lexicon.is_person_noun(noun) or noun != before or index - 1 in roster.organisation_at):
        return False
    behind = tokens.lows[index + 1]
    return tokens.is_capitalised(index + 1) or behind[0].isdigit() or behind in _BEHIND_PARTICIPLES


def last_noun(roster: Roster, begin: int, end: int) -> int:
    """Index of the head: the last word that is no adverb, or the name that only adverbs follow."""
    tokens = roster.tokens
    at = end - 1
    while at > begin:
        low = tokens.lows[at]
        day = low in lexicon.CALENDAR and not inside_name(roster, at)
        if (
            low[0].isalnum()
            and not day
            and low not in lexicon.TRAILING
            and not (
                low.endswith("ly")
                and low not in {"family", "ally", "assembly", "daily", "weekly", "reply", "bully", "monopoly"}
            )
        ):
            break
        at -= 1
    return at


def printed(text: str, roster: Roster, start: int, stop: int) -> str:
    """The phrase up to its relative clause, appositive or bracket, without article."""
    tokens = roster.tokens
    begin = start + 1 if tokens.lows[start] in {"the", "a", "an"} and stop - start > 1 else start
    adjective = max(behind_adjective(roster, start, stop), _list_end(roster, start, stop))
    if tokens.lows[begin].endswith("-based") and stop - begin > 1:
        begin += 1
    end = max(begin, adjective) + 1
    while end < stop:
        low = tokens.lows[end]
        if tokens.lows[end - 1] in _ANYBODY and low in {"who", "whose", "whom"}:
            end += 1
            continue
        if low == "-" and tokens.lows[end - 1] == "-":
            break
        if not inside_name(roster, end) and (low in {",", "(", ";", ":", "—", "–"} or low in lexicon.CLAUSE_WORDS):
            break
        end += 1
    end = max(_end(roster, begin, end), begin + 1)
    while end > begin + 1 and tokens.lows[end - 1] in POSSESSIVE | {"each"}:
        end -= 1
    return " ".join(text[tokens.starts[begin] : tokens.ends[end - 1]].split())
