"""The act that a cue reports: the head of its verb group, and what stands before the head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimdb.nlp.cue_words import Kind, base_of, kind_of, word_set
from claimdb.records import Form


@dataclass(frozen=True, slots=True)
class Speech:
    """The text around one attribution that its modality is read from."""

    before: str
    """Of the same sentence, up to the source or, where it comes first, the cue; without any content."""
    source: str
    between: str
    """From the source to the cue, when the cue comes later."""
    cue: str
    after: str
    """What follows the cue up to the content."""
    content: str
    behind: str
    """The content that comes later than the cue."""
    form: Form


@dataclass(frozen=True, slots=True)
class Act:
    """The verb group of a cue. ``group``, ``whole`` and ``rest`` are in lower case, a blank on each side of a word."""

    speech: Speech
    lead: str
    """What stands before the cue: from the source on, where that comes first."""
    group: str
    """What belongs to the head and stands before it, from the end of ``lead`` on: "have not yet"."""
    head: str
    """Base form; empty where no word of the cue is known."""
    kind: Kind | None
    whole: str
    """The group, the head and the rest."""
    rest: str
    """Of the cue, behind the head."""

    @property
    def behind(self) -> str:
        """What is left of the cue and what comes between it and the content."""
        return f"{self.rest}{self.speech.after} "

    @property
    def follows(self) -> str:
        """What comes behind the cue, with the content that comes there."""
        return f"{self.speech.after} {self.speech.behind}"


def read_act(speech: Speech) -> Act:
    """Head, kind and verb group of the cue."""
    lead = speech.between or speech.before
    words = _words(speech.cue)
    at, kind = _head(words)
    leading: list[str] = []
    for word in reversed(_words(lead)):
        if word not in _HELPERS and not word.endswith(("ly", "n't")):
            break
        leading.insert(0, word)
    head = words[at] if at < len(words) else ""
    group = f" {' '.join(leading + words[:at])} "
    return Act(
        speech=speech,
        lead=lead,
        group=group.replace(" 'd ", " would " if base_of(head) == head else " had "),
        head=base_of(head) if kind else "",
        kind=kind,
        whole=f" {' '.join(leading + words)} ",
        rest=f" {' '.join(words[at + 1 :])} ",
    )


_WORD = re.compile(r"'(?:ll|d|s|re|ve|m)\b|[a-z]+(?:-[a-z]+|'t)*|[^\sa-z]")
_NO_CUE = re.compile(
    r"\b(?:in|since|last|late|early|this|next|by|until|of) May\b|\bpress (?=release|conference|briefing|secretary)"
    r"|\b(?:points?|states?|frames?) of (?=view|mind)"
)
"""Words that look like another: the month, a press release; "point of view" is a view."""
_HELPERS = word_set(
    """am is are was were be been being 's 'm 're 've 'd 'll do does did have has had having would could might may can
    must should will shall not never cannot no longer to also ever even yet still just only then now once again as
    already so far since long well both all either neither nor simply rather quite hardly scarcely seldom soon later
    often always able about likely unlikely due set scheduled poised supposed free bound instead of without ought
    need needs needed refuse refuses refused refusing decline declines declined declining fail fails failed failing
    neglects neglected hesitate hesitates hesitated hesitating want wants wanted wanting ready willing prepared dare
    dares dared much himself herself themselves monday tuesday wednesday thursday friday saturday sunday on"""
)
"""What may stand between the start of a verb group and its head."""
_OF_SPEECH: tuple[Kind, ...] = ("say", "ask", "order", "deny", "light")
_HAVE = word_set("has have had having")
_OCCASIONS = word_set("debate debates")
_AT = word_set("at in during on from after before")
_UTTER = word_set("raise voice express register put pose")
_DOUBT = word_set("doubt skepticism scepticism")
_VERB = re.compile(r"^[a-z]{3,}(?:ed|ing)$")
_NO_HEAD = word_set("""according surprising disturbing alarming exciting shocking troubling disappointing
    overwhelming during morning evening including something anything nothing""")


def _words(text: str) -> list[str]:
    return _WORD.findall(_NO_CUE.sub("", text.replace("’", "'")).lower().replace("n't", " n't"))


def _head(words: list[str]) -> tuple[int, Kind | None]:
    """Where the word is that names the act, and what it is; the end where none does."""
    unknown, start = False, 0
    for at, word in enumerate(words):
        if at < start:
            continue
        kind = kind_of(word) if word not in _NO_HEAD else None
        if kind is None:
            if _VERB.match(word) and not unknown and word not in _HELPERS | _NO_HEAD:
                return at, None
            unknown = unknown or not (word in _HELPERS or word.endswith("ly"))
            continue
        if word in _OCCASIONS and _AT.intersection(words[max(at - 3, 0) : at]):
            continue
        if word in _HAVE and _is_perfect(words[at + 1 :]):
            continue
        if later := _later(words, at, kind):
            start = later
            continue
        if kind in ("say", "phase", "light") and (request := _request(words, at + 1)):
            return request
        if kind == "light":
            kind = _of_light(words, at)
        return at, kind
    return len(words), None


def _later(words: list[str], at: int, kind: Kind) -> int:
    """Where to go on behind a beginning, seeming or wanting ("seemed to admit", "used a speech to refute"); else 0."""
    known = next((i for i in range(at + 1, len(words)) if kind_of(words[i])), 0)
    to = words.index("to", at) if "to" in words[at:] else 0
    if kind == "phase":
        return to + 1 if to and any(map(kind_of, words[to:])) else known
    if not known or not at < to < known:
        return 0
    return known if kind == "seem" or (kind == "intend" and kind_of(words[known]) in _OF_SPEECH) else 0


def _is_perfect(words: list[str]) -> bool:
    """ "Has (not) called", not "has a question"; the words behind the auxiliary."""
    for word in words:
        if word in ("been", "to", "put", "read", "become", "come"):
            return True
        if word not in _HELPERS and word != "n't" and not word.endswith("ly"):
            return base_of(word) != word or bool(_VERB.match(word))
    return False


def _request(words: list[str], start: int) -> tuple[int, Kind] | None:
    """ "Sent a letter asking", "includes planks that call for"."""
    for at, word in enumerate(words[start:], start):
        kind = kind_of(word)
        if word.endswith("ing") and (kind in ("ask", "order", "deny") or word == "seeking"):
            return at, kind or "order"
        if base_of(word) == "call" and words[at + 1 : at + 2] in (["for"], ["on"]):
            return at, "order"
    return None


def _of_light(words: list[str], at: int) -> Kind:
    """What "raise questions", "make a plea", "cast doubt" report."""
    verb = base_of(words[at])
    for word in words[at + 1 : at + 6]:
        noun, kind = base_of(word), kind_of(word)
        if word in _AT:
            break
        if noun in _DOUBT and "no" not in words and verb in ("cast", "throw", "raise", "express", "call"):
            return "deny"
        if noun == "question" and verb == "call":
            return "deny"
        if kind in ("order", "deny", "open", "ask"):
            return kind
        if kind in ("think", "intend", "know") and verb not in _UTTER and verb != "take":
            return kind
    return "say"
