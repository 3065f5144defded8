"""Names of speakers: their parts, the form under which a speaker is listed, and whether two names can be one speaker.

Compared are names as printed. A comparison is a table of small features (`people.FEATURES`,
`organisations.FEATURES`), each with a weight and a reason; the lists of given names and the libraries behind it are
read when the first names are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.names.comparison import AUTOMATIC, SINGLE, SUGGEST, Comparison
from claimdb.names.listing import listed_as
from claimdb.names.parsing import PersonName, read_person, suffix_differs
from claimdb.text import fold

if TYPE_CHECKING:
    from claimdb.records import SpeakerKind

__all__ = [
    "AUTOMATIC",
    "SINGLE",
    "SUGGEST",
    "Comparison",
    "PersonName",
    "block_keys",
    "compare",
    "listed_as",
    "read_person",
    "suffix_differs",
]

_DESCRIBED = 0.95


def compare(one: str, other: str, kind: SpeakerKind = "person") -> Comparison:
    """Whether two printed names of one kind mean the same speaker."""
    if kind == "person":
        from claimdb.names import people

        return people.compare(one, other)
    if kind == "organisation":
        from claimdb.names import organisations

        return organisations.compare(one, other)
    equal = fold(listed_as(one, kind)) == fold(listed_as(other, kind))
    return Comparison(_DESCRIBED, "the names are equal") if equal else Comparison(0.0, "the names differ")


def block_keys(name: str, kind: SpeakerKind = "person") -> frozenset[str]:
    """Keys under which names that could be one speaker's meet: names that share none need no comparing.

    Two full names that share only a key starting with `SINGLE` need none either: that is where a single name meets
    the full names that it could be the surname of.
    """
    from claimdb.names import blocking

    return blocking.block_keys(name, kind)
