from __future__ import annotations

import pytest

from claimdb import settings
from claimdb.errors import SettingError


def test_defaults() -> None:
    assert settings.load({}) == settings.Settings(database="claims.db", jobs=None, threads=None, lock_seconds=10.0)


def test_reads_the_environment() -> None:
    env = {"CLAIMDB_DB": "x.db", "CLAIMDB_JOBS": "3", "CLAIMDB_THREADS": "1", "CLAIMDB_LOCK_SECONDS": "0.5"}
    assert settings.load(env) == settings.Settings("x.db", 3, 1, 0.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [("CLAIMDB_JOBS", "0"), ("CLAIMDB_JOBS", "two"), ("CLAIMDB_LOCK_SECONDS", "nan"), ("CLAIMDB_LOCK_SECONDS", "-1")],
)
def test_names_the_variable_that_cannot_be_read(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"{name}={value}"):
        settings.load({name: value})
