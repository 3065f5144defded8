"""What a denial is, and the words of which its patterns are made: what a claim is called, what makes it untrue."""

from __future__ import annotations

from typing import NamedTuple

CLAIM = (
    r"(?:accusation|allegation|assertion|charge|claim|report|rumou?r|account|stor(?:y|ie)|version|insinuation"
    r"|characteri[sz]ation|critique|contention|complaint)"
)
IDEA = r"(?:notion|idea|suggestion|speculation|view|premise|argument|criticism|theor(?:y|ie)|narrative|perception)"
"""What may be a proposal, or a mere opinion, as well: it is told what it says."""
SAID = rf"(?:{CLAIM}|statement|remark|comment|description|portrayal|depiction)"
UNTRUE = (
    r"(?:not true|untrue|false(?:hood)?(?! (?:alarm|start|dawn)s?\b)|not (?:accurate|correct|the case|so(?=\W*$|[,.;]))"
    r"|(?:[\w'-]+ ){0,3}?(?:lies?|nonsense|propaganda|fabrications?|inventions?|fictions?|hoax|fake(?: news)?|slander"
    r"|smear)|baseless|unfounded|fabricated|made up(?! of\b)|invented|(?:wrong|incorrect)(?! to\b)|rubbish|bogus)"
)
DOUBTFUL = (
    r"(?:misleading|inaccurate|distorted|exaggerated|bogus|groundless|without merit|absurd|ridiculous"
    r"|ludicrous|preposterous|nonsensical|laughable|one-sided)"
)
"""Said of a claim it denies it; said of anything else it may only blame."""
FILLER = (
    r"(?:(?:just|simply|totally|completely|absolutely|all|a|an|as|total|pure|complete|such|flatly|categorically"
    r"|patently|plainly|demonstrably|utterly|deeply|highly|grossly|both)\W+)*"
)

NO_EVIDENCE = "finds no evidence"
OTHERWISE, MAINTAINED = "says otherwise", "maintains otherwise"
"""Stances of answers; what maintains something answers accusations alone."""
FEWEST = 2
"""Words of content from which it is told what is denied."""


class Denial(NamedTuple):
    """``points_back``: what is denied stands elsewhere. ``stance``: what it comes to, in a few words."""

    words: str
    """By which it is denied, as printed."""
    points_back: bool
    stance: str = "denies it"
    what: str = ""
    """What is denied, where that is a part of the statement; "" where it is the whole of it, or stands elsewhere."""
    on: str = ""
    """A word that stands in what is denied; with a capital letter, in the name of the one who is contradicted."""
    own: bool = False
    """It is one's own saying that is denied: "I never said that the bridge was safe"."""
