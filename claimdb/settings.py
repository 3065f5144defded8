"""The environment, read once into one frozen record."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from claimdb.errors import SettingError

DEFAULT_DATABASE = "claims.db"
"""In the current folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``CLAIMDB_DB`` (path or SQLAlchemy URL), ``CLAIMDB_JOBS``, ``CLAIMDB_THREADS``, ``CLAIMDB_LOCK_SECONDS``."""

    database: str = DEFAULT_DATABASE
    jobs: int | None = None
    """Worker processes of an ingestion; ``None`` lets claimdb choose."""
    threads: int | None = None
    """Threads of one inference session; ``None`` lets the runtime choose."""
    lock_seconds: float = 10.0
    """How long to wait for another process that writes to the database."""


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; SettingError names the variable that cannot be read."""
    env = os.environ if environ is None else environ
    return Settings(
        database=env.get("CLAIMDB_DB") or DEFAULT_DATABASE,
        jobs=_positive_int(env, "CLAIMDB_JOBS"),
        threads=_positive_int(env, "CLAIMDB_THREADS"),
        lock_seconds=_seconds(env, "CLAIMDB_LOCK_SECONDS", 10.0),
    )


def _positive_int(env: Mapping[str, str], name: str) -> int | None:
    raw = env.get(name)
    if not raw:
        return None
    if not raw.isdecimal() or int(raw) < 1:
        raise SettingError(f"{name}={raw} is not a whole number above zero.")
    return int(raw)


def _seconds(env: Mapping[str, str], name: str, default: float) -> float:
    raw = env.get(name)
    if not raw:
        return default
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e6:
        raise SettingError(f"{name}={raw} is not a number of seconds.")
    return value
