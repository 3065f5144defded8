"""What stands where in a text whose pronouns are read: which tokens are said, quoted, sources, descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from claimdb.nlp.lexicon import Gender
    from claimdb.records import Form, Span

NOBODY = -1
"""The speaker where it is no person."""
SUBJECTS = frozenset(("he", "she"))


class Description(NamedTuple):
    """A noun like "general", and the gender that it tells; new where it brings in somebody ("a general")."""

    noun: str
    gender: Gender | None
    new: bool = False
    words: frozenset[str] = frozenset()
    """Those before the noun, lower case."""


class Saying(NamedTuple):
    """What the sweep needs to know of one attribution."""

    head: int
    """Head of its source."""
    behind: bool
    """The source stands behind the content."""
    form: Form | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sweep needs to know of the text besides the names: which tokens stand where."""

    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    sayings: Mapping[int, Saying]
    """By the number of the attribution; without those that have no source."""
    heads: Mapping[int, int]
    """Heads of sources → number of their first attribution."""
    descriptions: Mapping[int, Description]
    """By the head of a description of one human being."""
    source: Set[int]
    content: Mapping[int, int]
    """Tokens of contents → number of the attribution."""
    quoted: Set[int]


@dataclass(slots=True)
class Trace:
    """Where somebody was mentioned last; inside quotation marks only if nowhere else."""

    token: int
    sentence: int
    paragraph: int
    role: int
    named: bool
    count: int = 0
    content: int = -1
    """Number of the attribution in whose content the very last mention stands."""
    anywhere: int = -1
    """Sentence of the very last mention."""
    full: bool = False
    owns: bool = True
    """Nothing but "Ruiz's" so far."""
