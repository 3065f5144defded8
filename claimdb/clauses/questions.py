"""What two statements are about, as a neutral question or phrase in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimdb.clauses.lexicon import STOP
from claimdb.clauses.reading import Reading, Word, read
from claimdb.clauses.stems import listed, past
from claimdb.text import inside

AUXILIARIES = listed("is are was were has have had will would can could should may might must does did do")
_ENDS = " \"“”'‘’,;:.!?"
_SINGLE = {ord("“"): "‘", ord("”"): "’", ord('"'): "'"}
_PRONOUNS = listed("he she it they we i you this that these those there")
_ASIDE = listed("in of on at for with from by to after before since")
"""What begins with them is no subject."""
_OPENING = frozenset({"that", "and", "but", "so", "because", "whether", "if", "while"})
_MOST = 18
_HEADED = re.compile(r"^(?:[A-Z][\w' ]{2,30}: )(?=\S)|^\W*(?:that|and|but|so|because|whether)\b\s*", re.IGNORECASE)
_BREAKING = re.compile(r"[;:()\[\]…]|[.!?](?=\s|$)| - |(?<=\w)[\"'](?=\s|$)")
_LOWERED = STOP | listed(
    "two three four five six seven eight nine ten eleven twelve hundreds dozens thousands gunmen police "
    "troops man men "
    "woman women people children protesters rebels soldiers militants residents workers"
)
"""Words that begin with a capital letter only at the start of a sentence."""
_NAMING = listed("news report police statement source official")
"""Those that begin a name where another capital follows: "News Corporation"."""


def whether(affirming: Reading, keys: frozenset[str], at: int | None = None) -> str:
    """“Was the bridge hit?”: a question from the statement that affirms; ``keys`` are what both speak of.

    ``at``: place of the word that matters most; the question holds it.
    """
    words = _part(affirming, keys, at)
    if not words:
        return "Is it so?"
    if affirming.titled or words[0].low in _PRONOUNS | _ASIDE:
        return f"Is it so: “{_shown(affirming, words)}”?"
    for at, word in enumerate(words[1:6], start=1):
        if word.low in AUXILIARIES:
            return _inverted(affirming, words, at)
        if word.low in STOP and word.low not in {"of", "the", "and", "a", "an", "in", "for", "on", "at", "s"}:
            break
    return f"Is it so: “{_shown(affirming, words)}”?"


def _shown(reading: Reading, words: list[Word]) -> str:
    """The words with an ellipsis where their sentence goes on, marks inside them single."""
    near = [word for word in reading.words if word.sentence in (words[0].sentence, words[-1].sentence)]
    clause = _lowered(_printed(reading, words)).strip(_ENDS).translate(_SINGLE)
    before = "… " if near[0].start < words[0].start and words[0].text[0].islower() else ""
    return f"{before}{clause}{' …' if near[-1].end > words[-1].end else ''}"


def _part(reading: Reading, keys: frozenset[str], at: int | None) -> list[Word]:
    """The words of the stretch without a break that holds most of what both speak of, clipped to what matters."""
    shown = _HEADED.sub(lambda found: " " * len(found.group()), reading.text)
    cuts = [0, *(found.start() for found in _BREAKING.finditer(shown)), len(shown)]
    best: list[Word] = []
    most = 0
    for start, end in pairwise(cuts):
        words = [word for word in reading.words if start <= word.start < end and shown[word.start] != " "]
        while words and words[0].low in _OPENING:
            words = words[1:]
        held = len({word.key for word in words if word.content} & keys) + 100 * any(word.start == at for word in words)
        if held > most:
            best, most = words, held
    best = _without_appositions(reading, best, keys)
    middle = next((i for i, word in enumerate(best) if word.start == at), None)
    if middle is not None and len(best) > _MOST:
        return best[max(0, middle - 8) : middle + 5]
    return _clipped(best, keys)


def _printed(reading: Reading, words: list[Word]) -> str:
    """The words with what is printed between them; one space where some are left out."""
    shown = ""
    for word, following in zip(words, [*words[1:], None], strict=True):
        shown += reading.text[word.start : word.end]
        if following is not None:
            between = reading.text[word.end : following.start]
            shown += " " if any(char.isalnum() for char in between) else between
    return shown


def _without_appositions(reading: Reading, words: list[Word], keys: frozenset[str]) -> list[Word]:
    """Without what stands between commas behind a name and holds less of the matter than what follows."""
    text = reading.text
    for at in range(1, len(words) - 3):
        if not (words[at - 1].text[0].isupper() and text[words[at - 1].end] == "," and words[at].text[0].islower()):
            continue
        ends = [i for i in range(at, len(words) - 1) if "," in text[words[i].end : words[i + 1].start]]
        if ends and {word.key for word in words[ends[-1] + 1 :] if word.content} & keys:
            return words[:at] + words[ends[-1] + 1 :]
    return words


def _clipped(words: list[Word], keys: frozenset[str]) -> list[Word]:
    if len(words) <= _MOST:
        return words
    held = [at for at, word in enumerate(words) if word.key in keys and word.content]
    first, last = held[0], held[-1]
    while first and (words[first - 1].low not in STOP or words[first - 1].low in {"the", "a", "an"}):
        first -= 1
        if held[0] - first > 4:
            break
    last = min(last, first + _MOST - 1)
    while last > first and words[last].low in STOP:
        last -= 1
    return words[first : last + 1]


def _inverted(reading: Reading, words: list[Word], at: int) -> str:
    subject = _lowered(_printed(reading, words[:at]))
    left = [word for word in words[at + 1 :] if word.low not in {"not", "never"}]
    while left and left[-1].low in STOP:
        left.pop()
    if not left:
        return f"Is it so: “{_shown(reading, words)}”?"
    rest = _printed(reading, left)
    return f"{words[at].low.capitalize()} {subject} {rest}".strip(" ,") + "?"


def _lowered(clause: str) -> str:
    first, _, rest = clause.partition(" ")
    if rest[:1].isupper() and first.lower() in _NAMING:
        return clause
    return f"{first.lower()} {rest}".strip() if first.lower() in _LOWERED and first not in {"I", "US"} else clause


def who(verb: str, about: str) -> str:
    """“Who posted the recording?” of a participle or past form and what it was done to, as printed."""
    told = past(verb.lower())
    thing = _lowered(about)
    if told is None:
        return f"Who did it: {verb.lower()} {thing}".strip()
    return f"Who {told} {thing}".strip() + "?"


def topic(left: Reading, right: Reading) -> str:
    """A noun phrase out of words that both have: the longest stretch of one that is made of them."""
    both = left.keys & right.keys
    best = ""
    run: list[Word] = []
    for word in (*left.words, None):
        if word is not None and (word.key in both or (run and word.low in {"of", "the", "in", "for"})):
            run.append(word)
            continue
        while run and run[-1].key not in both:
            run.pop()
        shown = left.text[run[0].start : run[-1].end] if run else ""
        if len(shown) > len(best):
            best = shown
        run = []
    return _lowered(best) if best else "the same matter"


LONG = 120
"""Characters of a statement that is asked about."""


def excerpt(reading: Reading, most: int = 60) -> str:
    """The beginning of a statement, without quotation marks around it, cut between words."""
    line = inside(_THAT.sub("", " ".join(reading.text.split()).strip(_AROUND)))
    if line.count("]") > line.count("["):
        line = f"[{line}"
    if line.count("(") > line.count(")"):
        line = line[: line.rindex("(")].rstrip(_AROUND)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:—– -(") + " …"


def excerpt_with(reading: Reading, words: Sequence[Word], most: int = 60) -> str:
    """As :func:`excerpt`, of the part of a statement in which these of its words stand, as much before them as fits."""
    if not words or words[-1].end <= most:
        return excerpt(reading, most)
    first = reading.words.index(words[0])
    while words[-1].end - reading.words[first - 1].start <= most:
        first -= 1
    return f"… {excerpt(read(reading.text[reading.words[first].start :]), most)}"


_AROUND = " •\"“”'‘’«»…,;:.!?[]"
_THAT = re.compile(
    r"^(?:(?:the |his |her |their |its )?(?:claim|allegation|report|assertion|suggestion|accusation|notion|idea)s? )?"
    r"that (?=\w)"
)
