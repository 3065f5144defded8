"""Interviews, transcripts and round-ups, made of an article's own direct speech: labels in place of "said".

A few train articles hold them, each in a layout of its own; what a mark of punctuation attributes is learned from many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

MARKS = "\"“”'‘’"
NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){0,4}")
PRONOUNS = frozenset(("He", "She", "They", "It", "We", "I", "You", "Who"))
BEFORE = ("{}:", "{}:", "{}:", "{} :", "{} -", "{} –", "{} —", "More from {}:", "• {}:", "- {}:", "* {}:")
BEHIND = ("— {}", "– {}", "- {}", "-- {}", "—{}")
QUOTES = (("“", "”"), ("“", "”"), ('"', '"'), ("", ""))
MOST_TURNS = 8


@dataclass(slots=True)
class Printed:
    """A text as it grows, and what is attributed in it."""

    text: str = ""
    attributions: list[dict[str, Any]] = field(default_factory=list)

    def add(self, part: str) -> list[list[int]]:
        """Append a part; where it stands."""
        start = len(self.text)
        self.text += part
        return [[start, len(self.text)]]


def turns(article: dict[str, Any]) -> list[tuple[str, str]]:
    """Who says what, of the quotations that are whole sentences; speakers by name."""
    text = article["text"]
    found = []
    for attribution in article["attributions"]:
        if len(attribution["content"]) != 1 or len(attribution["source"]) != 1:
            continue
        (start, end, *_), (first, last, *_) = attribution["content"][0], attribution["source"][0]
        content, source = text[start:end], text[first:last]
        said = content.strip(MARKS)
        if content[:1] not in MARKS or content[-1:] not in MARKS or "\n" in content or len(said.split()) < 4:
            continue
        if said[:1].isupper() and said[-1:] in ".,?!":
            found.append((source, said[:-1] + "." if said.endswith(",") else said))
    names = [source for source, _ in found if NAME.fullmatch(source) and source not in PRONOUNS]
    before, named = names[:1], []
    for source, said in found:
        before = [source] if source in names else before
        named += [(name, said) for name in before]
    return named


def labels(names: list[str], rng: random.Random) -> dict[str, str]:
    """How one text prints its speakers: in full, by the last name, in capitals."""
    short, capitals = rng.random() < 0.4, rng.random() < 0.35
    shown = {name: name.split()[-1] if short else name for name in names}
    return {name: label.upper() if capitals else label for name, label in shown.items()}


def paragraphs(article: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Start and end of the paragraphs of running text."""
    for match in re.finditer(r"[^\n]+", article["text"]):
        if len(match.group().split()) > 8:
            yield match.span()


def copy(printed: Printed, article: dict[str, Any], span: tuple[int, int]) -> None:
    """Append a paragraph of the article with what is attributed inside it."""
    start, end = span
    [[at, _]] = printed.add(article["text"][start:end])
    printed.add("\n\n")
    for attribution in article["attributions"]:
        spans = [s for role in ("source", "cue", "content") for s in attribution[role]]
        if all(start <= s[0] and s[1] <= end for s in spans):
            moved = {
                role: [[s[0] - start + at, s[1] - start + at] for s in attribution[role]]
                for role in ("source", "cue", "content")
            }
            printed.attributions.append(moved)


def whole(article: dict[str, Any], span: tuple[int, int]) -> bool:
    """Whether no attribution and no discarded region reaches over the ends of a paragraph."""
    start, end = span
    groups = [[s for role in ("source", "cue", "content") for s in a[role]] for a in article["attributions"]]
    crossing = (
        any(s[0] < end and s[1] > start for s in g) and any(s[0] < start or s[1] > end for s in g) for g in groups
    )
    return not any(crossing) and not any(s[0] < end and s[1] > start for s in article.get("discard", ()))


@dataclass(frozen=True, slots=True)
class Layout:
    """How one text prints a turn."""

    label: str
    """The speaker's place in it as ``{}``; what stands beside it is the cue."""
    behind: bool
    """The label follows the words."""
    quotes: tuple[str, str]
    gap: str
    """Between label and words."""

    @classmethod
    def draw(cls, rng: random.Random) -> Layout:
        behind = rng.random() < 0.2
        label = rng.choice(BEHIND if behind else BEFORE)
        quotes = rng.choice(QUOTES[:3] if behind else QUOTES)
        return cls(label, behind, quotes, rng.choice((" ", "\n") if behind else (" ", " ", " ", "\n")))

    def print(self, printed: Printed, name: str, words: str) -> None:
        """Append one turn with its attribution."""
        lead, trail = self.label.split("{}")
        said = self.quotes[0] + words + self.quotes[1]
        spans: dict[str, list[list[int]]] = {}
        if self.behind:
            spans["content"] = printed.add(said)
            printed.add(self.gap)
            spans["cue"] = printed.add(lead.strip())
            printed.add(lead[len(lead.strip()) :])
            spans["source"] = printed.add(name)
        else:
            printed.add(lead)
            spans["source"] = printed.add(name)
            printed.add(trail[: len(trail) - len(trail.strip())])
            spans["cue"] = printed.add(trail.strip())
            printed.add(self.gap)
            spans["content"] = printed.add(said)
        printed.attributions.append(spans)


def transcript(article: dict[str, Any], rng: random.Random) -> dict[str, Any] | None:
    """A paragraph or two of the article, then turns of its speakers; ``None`` where nobody is quoted by name."""
    said = turns(article)
    if not said:
        return None
    printed = Printed()
    around = [span for span in paragraphs(article) if whole(article, span)]
    for span in sorted(rng.sample(around, min(len(around), rng.randint(0, 2)))):
        copy(printed, article, span)
    shown = labels([name for name, _ in said], rng)
    layout = Layout.draw(rng)
    apart = rng.choice(("\n\n", "\n\n", "\n"))
    first = rng.randrange(max(1, len(said) - MOST_TURNS + 1))
    for name, words in said[first : first + MOST_TURNS]:
        layout.print(printed, shown[name], words)
        printed.add(apart)
        if around and rng.random() < 0.12:
            copy(printed, article, rng.choice(around))
    return {"id": article["id"], "text": printed.text.rstrip(), "attributions": printed.attributions}
