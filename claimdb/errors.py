"""Every error that claimdb raises on purpose. Each is one sentence for a person: what is wrong, where, what to do next.

ClaimdbError                    exit 1   http 500
├── UsageError                  exit 2   http 400   an option or a combination of options that makes no sense
│   └── SettingError                                an environment variable that cannot be read
├── InputError                  exit 1   http 422   one input cannot be used; the rest of a batch goes on
│   ├── UnreadableInput                             missing, no permission, not text, wrong encoding
│   ├── EmptyInput                                  nothing in it
│   └── FormatError                                 not what its format says: file, line
├── ModelError                  exit 1   http 500   the extraction model is missing, damaged or too new
├── NotFound                    exit 3   http 404   no such statement, article, run or judgement
│   └── UnknownName                                 no such speaker or outlet; carries the nearest names
├── Ambiguous                   exit 3   http 409   several fit; carries them
├── DatabaseError               exit 4   http 503
│   ├── NotADatabase                                the file is something else
│   ├── DatabaseMissing                             nothing there, and it was not to be created
│   ├── NewerDatabase                               written by a newer claimdb
│   ├── DatabaseLocked                              another process keeps it
│   ├── DatabaseReadOnly                            no permission to write
│   └── DiskFull                                    no room left
├── InvariantBroken             exit 1   http 500   stored data contradicts itself (`claimdb verify`)
└── SomeInputsFailed            exit 5   http 422   the batch is done, but not all of it
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class ClaimdbError(Exception):
    """Something that a person can be told in one sentence."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class UsageError(ClaimdbError):
    exit_code = 2
    http_status = 400


class SettingError(UsageError):
    pass


class InputError(ClaimdbError):
    http_status = 422


class UnreadableInput(InputError):
    pass


class EmptyInput(InputError):
    pass


class FormatError(InputError):
    pass


class ModelError(ClaimdbError):
    pass


class NotFound(ClaimdbError):
    exit_code = 3
    http_status = 404


class UnknownName(NotFound):
    """``nearest`` are the names to offer instead, best first."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)


class Ambiguous(ClaimdbError):
    """``choices`` are what the name or prefix could mean, as a person would tell them apart."""

    exit_code = 3
    http_status = 409

    def __init__(self, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


class DatabaseError(ClaimdbError):
    exit_code = 4
    http_status = 503


class NotADatabase(DatabaseError):
    pass


class DatabaseMissing(DatabaseError):
    pass


class NewerDatabase(DatabaseError):
    pass


class DatabaseLocked(DatabaseError):
    pass


class DatabaseReadOnly(DatabaseError):
    pass


class DiskFull(DatabaseError):
    pass


class InvariantBroken(ClaimdbError):
    pass


class SomeInputsFailed(ClaimdbError):
    exit_code = 5
    http_status = 422
