"""Options that commands share, each set of them one record, and the decorator that spreads a record into options."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from claimdb.registry import names

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = "table"
FORMATS = (TABLE, *names("claimdb.exporters"))
TERMINAL_LIMIT = 50
"""Rows of a listing on a terminal, unless ``--limit`` says otherwise."""


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any], Any]:
    def check(value: str | list[str] | None) -> str | list[str] | None:
        for word in [value] if isinstance(value, str) else value or ():
            if word not in allowed:
                raise typer.BadParameter(f"{word!r} is not one of {', '.join(allowed)}.")
        return value

    return check


def one_of(*allowed: str, option: tuple[str, ...] = (), text: str) -> Any:
    """An option that takes one of a few words, which its help lists."""
    return typer.Option(*option, metavar="WORD", callback=_one_of(allowed), help=f"{text}: {', '.join(allowed)}.")


Db = Annotated[str | None, typer.Option("--db", metavar="FILE", help="Database file or SQLAlchemy URL.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no remarks on standard error.")]
Format = Annotated[str, one_of(*FORMATS, option=("--format", "-f"), text="Output")]

ID = Annotated[str, typer.Argument(metavar="ID", help="Its ID, or as many of its first letters as tell it apart.")]


@dataclass(frozen=True, kw_only=True)
class Printing:
    """How to print."""

    format: Format = TABLE
    quiet: Quiet = False


@dataclass(frozen=True, kw_only=True)
class Output(Printing):
    """Where to look and how to print."""

    db: Db = None


@dataclass(frozen=True, kw_only=True)
class Many(Printing):
    """How to print many rows."""

    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            help="At most N rows, 0 for all (on a terminal 50, otherwise all).",
        ),
    ] = None
    sort: Annotated[
        str | None, typer.Option(metavar="KEY,-KEY", help="Columns to sort by, a minus before one for descending.")
    ] = None
    count: Annotated[bool, typer.Option("--count", help="Print only the number of rows.")] = False

    @property
    def rows(self) -> int | None:
        """How many rows at most; ``None`` for all."""
        if self.limit is None:
            return TERMINAL_LIMIT if sys.stdout.isatty() else None
        return self.limit or None


@dataclass(frozen=True, kw_only=True)
class Listing(Many):
    """How to print many rows, and where to look."""

    db: Db = None


def spread(function: Callable[..., None]) -> Callable[..., None]:
    """Turn each parameter that is a record into one option a field, and hand the function the filled record.

    A ``--db`` that stands before the command holds where the command's own is absent.
    """
    hints = get_type_hints(function, include_extras=True)
    plain: list[inspect.Parameter] = []
    records: dict[str, type[Any]] = {}
    for parameter in inspect.signature(function).parameters.values():
        kind = hints[parameter.name]
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            records[parameter.name] = kind
            plain += _fields(kind)
        else:
            plain.append(_keyword(parameter.name, parameter.default, kind))

    @functools.wraps(function)
    def command(context: typer.Context, **values: Any) -> None:
        if "db" in values and values["db"] is None:
            values["db"] = context.find_root().params.get("db")
        for name, kind in records.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in dataclasses.fields(kind)})
        function(**values)

    plain.insert(0, _keyword("context", inspect.Parameter.empty, typer.Context))
    command.__signature__ = inspect.Signature(plain)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in plain}
    return command


def _fields(record: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(record, include_extras=True)
    missing = dataclasses.MISSING
    return [
        _keyword(field.name, inspect.Parameter.empty if field.default is missing else field.default, hints[field.name])
        for field in dataclasses.fields(record)
    ]


def _keyword(name: str, default: object, annotation: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
