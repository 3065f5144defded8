"""Statements turned into others that conflict with them, or into the same in other words.

Each rule changes one thing: a figure, a day or month, a name, who did it to whom, a word into its opposite, yes into
no. Rules that keep the meaning do as much to the surface, so that a change alone betrays nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_OPPOSED = """rise/fall rises/falls rose/fell rising/falling up/down higher/lower high/low gain/lose gains/losses
gained/lost increase/decrease increases/decreases increased/decreased increasing/decreasing more/less more/fewer
most/least win/lose wins/loses won/lost killed/unharmed dead/alive dies/survives died/survived arrested/released
arrests/frees accept/reject accepts/rejects accepted/rejected approve/reject approves/rejects approved/rejected
before/after guilty/innocent convicted/acquitted open/close opens/closes opened/closed opening/closing confirm/deny
confirms/denies confirmed/denied support/oppose supports/opposes supported/opposed begin/end begins/ends began/ended
start/end starts/ends started/ended best/worst better/worse first/last north/south northern/southern east/west
eastern/western strong/weak stronger/weaker hot/cold early/late earlier/later success/failure successful/failed
succeeds/fails agree/disagree agrees/disagrees agreed/disagreed allow/ban allows/bans allowed/banned safe/dangerous
true/false real/fake likely/unlikely possible/impossible legal/illegal join/leave joins/leaves joined/left
enter/leave buy/sell buys/sells bought/sold praise/criticise praises/criticises praised/criticised back/oppose
backs/opposes for/against raise/cut raises/cuts raised/cut widen/narrow widens/narrows surge/plunge surges/plunges
surged/plunged soar/slump soars/slumps soared/slumped climb/drop climbs/drops climbed/dropped jump/slip jumps/slips
jumped/slipped advance/retreat advances/retreats good/bad positive/negative optimistic/pessimistic ally/enemy
friend/enemy peace/war attack/defend attacks/defends attacked/defended with/without over/under above/below
always/never all/none everyone/nobody many/few major/minor male/female man/woman men/women boy/girl father/mother
son/daughter brother/sister husband/wife he/she resume/suspend resumes/suspends resumed/suspended
lifts/imposes lifted/imposed found/missing rescued/missing married/divorced hired/fired hires/fires"""
OPPOSITES: dict[str, tuple[str, ...]] = {}
for _pair in _OPPOSED.split():
    _one, _other = _pair.split("/")
    OPPOSITES[_one] = (*OPPOSITES.get(_one, ()), _other)
    OPPOSITES[_other] = (*OPPOSITES.get(_other, ()), _one)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
COUNTED = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozens",
    "hundreds",
)
_COUNTED = dict(zip(COUNTED, range(2, 13), strict=False))
_BARE = {
    "said": "says", "says": "said", "percent": "per cent", "killed": "dead", "children": "kids", "police": "officers",
    "about": "around", "because": "since", "however": "but", "also": "too", "many": "a lot of", "U.S.": "American",
    "US": "American", "announced": "said", "reported": "said", "but": "though", "government": "authorities",
    "people": "persons", "say": "claim", "told": "said to", "company": "firm", "attack": "assault", "million": "m",
}  # fmt: skip
"""Words and what may stand for them without another meaning in news."""

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w])")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’]+(?: [A-Z][\w'’]+)*")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|did|does|do|may|might)\b(?! not\b|n't)", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never) |n't\b|\b(?:no|without) ", re.IGNORECASE)
_VERB = re.compile(r"(?<=\w )(said|says|say|claims?|confirm(?:s|ed)?|announce[sd]?|report(?:s|ed)?)\b")
_FRAMES = (
    "It is not true that {}", "{}: that is false", "No, {} - not true", "Reports that {} are wrong",
    "Officials deny that {}", "Hoax: {}", "Fake: no, {}", "{}? It never happened", "Claim that {} is debunked",
    "{} - false rumour", "Spokesman denies {}", "No evidence that {}",
)  # fmt: skip
_KEEPING = (
    "It is reported that {}", "{}, officials said", "According to a report, {}", "{}: report", "Reports say {}",
    "{}, it was announced", "Confirmed: {}", "Officials say that {}", "{}, sources say", "{}, reportedly",
    "It is said that {}", "Witnesses claim that {}", "Report: {}", "{}, he told reporters", "Sources: {}",
)  # fmt: skip
_UNSURE = (
    "Unconfirmed: {}", "Not clear whether {}", "Officials could not confirm that {}", "{}: not yet confirmed",
    "It could not be verified whether {}", "Doubts that {}", "{}? Nobody can confirm it", "No confirmation that {}",
)  # fmt: skip


def _spliced(text: str, found: re.Match[str], new: str) -> str:
    if found.group()[:1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    return text[: found.start()] + new + text[found.end() :]


def _any(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    every = list(pattern.finditer(text))
    return chance.choice(every) if every else None


def other_number(text: str, chance: random.Random) -> str | None:
    """Another figure of about the same size, or another number word."""
    words = re.compile(rf"\b(?:{'|'.join(COUNTED)})\b", re.IGNORECASE)
    hit = _any(_NUMBER, text, chance) or _any(words, text, chance)
    if hit is None:
        return None
    printed = hit.group()
    if not printed[0].isdigit():
        return _spliced(text, hit, chance.choice([w for w in COUNTED if w != printed.lower()]))
    value = float(printed.replace(",", ""))
    digits = len(printed.partition(".")[2])
    if not digits and 1900 <= value <= 2100 and "," not in printed:
        new = value + chance.choice((-4, -3, -2, -1, 1, 2, 3, 4))
    else:
        new = value * chance.choice((0.25, 0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.4, 2, 3))
        new = new if digits or round(new) != value else value + chance.choice((1, 2, 3))
    shown = f"{new:,.{digits}f}" if "," in printed else f"{new:.{digits}f}"
    return None if shown == printed else _spliced(text, hit, shown)


def other_time(text: str, chance: random.Random) -> str | None:
    """Another day of the week, or another month."""
    for names in (DAYS, MONTHS):
        hit = _any(re.compile(rf"\b(?:{'|'.join(names)})\b"), text, chance)
        if hit:
            return _spliced(text, hit, chance.choice([name for name in names if name != hit.group()]))
    return None


def opposite(text: str, chance: random.Random) -> str | None:
    """A word turned into its opposite."""
    hits = [hit for hit in re.finditer(r"\b[A-Za-z]+\b", text) if hit.group().lower() in OPPOSITES]
    if not hits:
        return None
    hit = chance.choice(hits)
    return _spliced(text, hit, chance.choice(OPPOSITES[hit.group().lower()]))


def negated(text: str, chance: random.Random) -> str | None:
    """A "not" taken out, or put behind an auxiliary; a report turned into a denial."""
    hit = _any(_NOT, text, chance)
    if hit:
        return _spliced(text, hit, "")
    hit = _any(_AUXILIARY, text, chance)
    if hit:
        return _spliced(text, hit, hit.group() + " " + chance.choice(("not", "not", "never")))
    hit = _any(_VERB, text, chance)
    return _spliced(text, hit, chance.choice(("denied", "denies", "denied that"))) if hit else None


def denied(text: str, chance: random.Random) -> str:
    """The statement inside a frame that says it is not so."""
    return chance.choice(_FRAMES).format(text.rstrip(". "))


def swapped(text: str, chance: random.Random) -> str | None:
    """Two names in each other's place."""
    hits = list(_NAME.finditer(text))
    if len(hits) < 2:
        return None
    one, other = sorted(chance.sample(hits, 2), key=lambda hit: hit.start())
    if one.group() == other.group():
        return None
    middle = text[one.end() : other.start()]
    return text[: one.start()] + other.group() + middle + one.group() + text[other.end() :]


def other_name(text: str, chance: random.Random, names: Sequence[str]) -> str | None:
    """A name that stands in another statement put in the place of one."""
    hit = _any(_NAME, text, chance)
    new = chance.choice(names) if names else ""
    if hit is None or not new or new in text or hit.group() in new or hit.group() in DAYS + MONTHS:
        return None
    return _spliced(text, hit, new)


def names_in(texts: Sequence[str]) -> list[str]:
    """What looks like a name inside the statements, days and months left out, each once."""
    found = {hit.group() for text in texts for hit in _NAME.finditer(text)}
    return sorted(found - set(DAYS) - set(MONTHS))


def reworded(text: str, chance: random.Random) -> str:
    """The same in other words: synonyms, digits for number words, a frame, a "that" or full stop less."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if word in _BARE and chance.random() < 0.5:
            words[at] = _BARE[word]
        elif word.lower() in _COUNTED and chance.random() < 0.5:
            words[at] = str(_COUNTED[word.lower()])
        elif word in ("that", "the") and at and chance.random() < 0.2:
            words[at] = ""
    out = " ".join(word for word in words if word)
    if chance.random() < 0.4:
        out = chance.choice(_KEEPING).format(out.rstrip(". "))
    return out.lower() if chance.random() < 0.1 else out


def unsure(text: str, chance: random.Random) -> str:
    """The statement put as one that nobody could confirm."""
    return chance.choice(_UNSURE).format(text.rstrip(". "))


def conflicting(text: str, chance: random.Random, names: Sequence[str]) -> str | None:
    """The statement with one thing changed so that both cannot hold, or ``None`` where no rule applies."""
    rules: list[Callable[[], str | None]] = [
        lambda: other_number(text, chance),
        lambda: other_number(text, chance),
        lambda: other_time(text, chance),
        lambda: opposite(text, chance),
        lambda: opposite(text, chance),
        lambda: negated(text, chance),
        lambda: other_name(text, chance, names),
        lambda: swapped(text, chance),
        lambda: denied(text, chance),
    ]
    chance.shuffle(rules)
    for rule in rules:
        new = rule()
        if new is not None and new != text:
            return new
    return None


def of_another_day(text: str, chance: random.Random, names: Sequence[str]) -> str | None:
    """The statement with its day or a name changed and another thing, too, so that both may well hold."""
    new = other_time(text, chance) or other_name(text, chance, names)
    if new is None:
        return None
    return other_number(new, chance) or opposite(new, chance)
