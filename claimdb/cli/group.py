"""How `claimdb` runs a command: modules loaded when they are needed, known errors as one line with their exit code."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from contextlib import contextmanager, suppress
from functools import partial
from textwrap import indent
from typing import TYPE_CHECKING, Any, ClassVar, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from claimdb.errors import ClaimdbError, InvariantBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class Command(TyperCommand):
    """A command whose help keeps the line ends of indented lines, so that examples stay as they are typed."""

    def __init__(self, name: str | None, **attrs: Any) -> None:
        attrs["help"] = _keep_indented(attrs.get("help") or "")
        super().__init__(name, **attrs)

    def get_params(self, ctx: Any) -> Any:
        return _take_lightly(super().get_params(ctx))


class Group(TyperGroup):
    """Commands that belong together (`claimdb db upgrade`, `claimdb db check`)."""

    def __init__(self, **attrs: Any) -> None:
        attrs["help"] = _keep_indented(attrs.get("help") or "")
        super().__init__(**attrs)

    def get_params(self, ctx: Any) -> Any:
        return _take_lightly(super().get_params(ctx))


class ListingGroup(Group):
    """Commands of which `list` runs where none is named: `claimdb runs` is `claimdb runs list`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """After the commands: where the options of the bare command stand."""
        formatter.write_paragraph()
        formatter.write_text(f"Without a command it lists: `{ctx.command_path} list --help` has the options.")
        super().format_epilog(ctx, formatter)


class LazyGroup(Group):
    """The command `claimdb` itself. ``table`` names each command's module, so that help and one command stay cheap."""

    table: ClassVar[Mapping[str, Mapping[str, tuple[str, str]]]] = {}
    """Heading of the help → command → (module, summary)."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return [name for rows in self.table.values() for name in rows]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        for rows in self.table.values():
            if cmd_name in rows:
                return self._load(rows[cmd_name][0], cmd_name)
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=3)
            ctx.fail(f"There is no command {args[0]!r}." + (f" Did you mean {' or '.join(near)}?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        for heading, rows in self.table.items():
            with formatter.section(heading):
                formatter.write_dl([(f"{name:<11}", summary) for name, (_, summary) in rows.items()])

    def invoke(self, ctx: Any) -> Any:
        with told_plainly():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result

    @staticmethod
    def _load(module: str, name: str) -> Any:
        from typer.main import get_command

        loaded = get_command(importlib.import_module(f"claimdb.cli.{module}").app)
        return loaded.commands[name] if isinstance(loaded, TyperGroup) and name in loaded.commands else loaded


@contextmanager
def told_plainly() -> Iterator[None]:
    """Known errors, Ctrl-C and a closed pipe end the process as the exit codes say, without a traceback."""
    try:
        yield
    except ClaimdbError as error:
        typer.echo(explain(error), err=True)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever reads (`| head`) has seen enough. What is still buffered would raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"Error: {where}{error.strerror or error}", err=True)
        raise typer.Exit(1) from error


def explain(error: ClaimdbError) -> str:
    """`Error: …` with, where the error carries them, the names to choose from, one a line."""
    lines = [f"Error: {error}"]
    offered = tuple(getattr(error, "choices", ())) or tuple(getattr(error, "nearest", ()))
    if offered and not isinstance(error, InvariantBroken):
        lines.append("It could be:" if getattr(error, "choices", ()) else "The nearest are:")
        lines += [f"  {name}" for name in offered]
    return "\n".join(lines)


class _Light:
    """Takes text and numbers as they are typed. Everything else goes Typer's own way, which loads pydantic."""

    def __init__(self, usual: Callable[[], Any]) -> None:
        self._usual = usual

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        wanted = param.type_descriptor.annotation
        if wanted in (str, list[str]):
            return value
        if wanted in (int, float):
            return _number(wanted, value, param, ctx)
        if wanted in (list[int], list[float]):
            return [_number(get_args(wanted)[0], one, param, ctx) for one in value]
        return self._usual().coerce(value, param=param, ctx=ctx)


def _number(kind: type[int | float], value: str | float, param: Any, ctx: Any) -> int | float:
    """The number that was typed; BadParameter says which ones would do."""
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    with suppress(ValueError):
        number = kind(value)
        if (least is None or number >= least) and (most is None or number <= most):
            return number
    wanted = "a whole number" if kind is int else "a number"
    span = f" from {least:g}" if least is not None else ""
    span += f" to {most:g}" if most is not None else " on" if span else ""
    raise typer.BadParameter(f"{str(value)!r} is not {wanted}{span}.", ctx=ctx, param=param)


def _take_lightly(params: Sequence[Any]) -> Sequence[Any]:
    """Typer asks pydantic about every option but a flag, given or not, and loading it takes longer than a query.

    It also writes types and ranges in its own signs where the help says them in words. Where Typer works otherwise,
    this does nothing.
    """
    for param in params:
        usual = getattr(param, "get_runtime_param", None)
        if usual is not None and not isinstance(usual, partial):
            param.get_runtime_param = partial(_Light, usual)
            param._get_number_range_help_str = _nothing
            if getattr(param, "param_type_name", "") == "argument":
                param.display_type_rich = _nothing
                param._usage_display_name = partial(_usage, param)
    return params


def _nothing(*_: object, **__: object) -> None:
    """Instead of signs."""


def _usage(param: Any) -> str:
    """``ID``, ``[ID]`` where it may be left out, ``PATH...`` where several may stand."""
    name = param.metavar or param.name.upper()
    return (name if param.required else f"[{name}]") + ("..." if param.nargs != 1 else "")


def _keep_indented(text: str) -> str:
    """Click joins the lines of a paragraph unless its first line is a backspace character.

    Where nothing but examples stands below the summary, cleaning the docstring took their indent away.
    """
    parts = [indent(part, "    ") if part.startswith("claimdb ") else part for part in text.split("\n\n")]
    return "\n\n".join(f"\b\n{part}" if part.startswith(" ") else part for part in parts)


def new_app(**attrs: Any) -> typer.Typer:
    """A Typer that prints plain help and leaves tracebacks alone."""
    settings = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
    return typer.Typer(**(settings | {"cls": Group} | attrs))
