"""Plug-in folders: each module of a package that has the wanted function is one variant, named after its file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any


def names(package: str) -> tuple[str, ...]:
    """The variants of a folder, sorted, without importing any; files that start with ``_`` are helpers."""
    folder = importlib.import_module(package)
    return tuple(sorted(m.name for m in pkgutil.iter_modules(folder.__path__) if not m.name.startswith("_")))


def function(package: str, name: str, attribute: str) -> Callable[..., Any]:
    """``attribute`` of one variant, imported now; LookupError where there is no such variant or function."""
    if name not in names(package):
        raise LookupError(f"{package} has no {name!r}; it has {', '.join(names(package))}.")
    module = importlib.import_module(f"{package}.{name}")
    found = getattr(module, attribute, None)
    if not callable(found):
        raise LookupError(f"{package}.{name} has no function {attribute}().")
    return found  # type: ignore[no-any-return]


def functions(package: str, attribute: str) -> dict[str, Callable[..., Any]]:
    """All variants of a folder by name."""
    return {name: function(package, name, attribute) for name in names(package)}
