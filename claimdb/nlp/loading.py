"""What makes the first load quick: spaCy without its command line, the model opened meanwhile, no collections."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = ("spacy.cli", "spacy.cli.info")
"""Imported by ``import spacy`` for one function, ``spacy.info``; they bring all commands, Typer, Weasel and httpx."""


@contextmanager
def collection_paused() -> Iterator[None]:
    """No garbage collection: what is imported stays, so looking through it again and again finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def import_spacy() -> None:
    """``import spacy``, if nothing has imported it yet, but with its command line left out until it is asked for.

    That is a quarter of the time. Afterwards ``import spacy.cli`` works as ever, and ``spacy.info``, ``spacy.cli`` or
    whatever else the commands bring along as a side effect is imported when somebody asks for it.
    """
    if "spacy" in sys.modules or any(name in sys.modules for name in COMMANDS):
        return
    try:
        _import_without_commands()
    except ImportError:
        import spacy  # noqa: F401  (another version may want more of the commands than the stand-in has)


def _import_without_commands() -> None:
    stand_ins = {name: ModuleType(name) for name in COMMANDS}
    vars(stand_ins["spacy.cli"])["__path__"] = []
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name in COMMANDS:
            del sys.modules[name]
    del vars(spacy)["info"]
    vars(spacy)["__getattr__"] = _from_commands


def _from_commands(name: str) -> Any:
    """What only a plain import of spaCy would have set (PEP 562)."""
    import spacy

    if not name.startswith("__"):
        from spacy.cli.info import info

        found = vars(spacy)
        found.setdefault("info", info)
        if name in found:
            return found[name]
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
