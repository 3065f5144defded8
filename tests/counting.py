"""How much work something is, counted instead of timed, so that a busy machine tells nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(run: Callable[[], object]) -> int:
    """Bytecode instructions that *run* takes in Python code; what a function written in C does counts as one."""
    taken = 0

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
        nonlocal taken
        if event == "call":
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
        taken += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return taken


def longest_given(run: Callable[[], object], module: str) -> int:
    """Characters of the longest text that a function of *module* is given meanwhile."""
    longest = 0

    def profile(frame: FrameType, event: str, _: Any) -> None:
        nonlocal longest
        if event == "call" and frame.f_globals.get("__name__") == module:
            given = (len(value) for value in frame.f_locals.values() if isinstance(value, str))
            longest = max(longest, *given, 0)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        run()
    finally:
        sys.setprofile(before)
    return longest
