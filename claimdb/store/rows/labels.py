"""How articles are called."""

from __future__ import annotations


def file_label(path: str | None, url: str | None) -> str:
    """The file's name without its folder, else the URL's host, for an article whose outlet is unknown."""
    if path and path != "-":
        return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return url.split("//", 1)[-1].split("/", 1)[0] if url else "(standard input)"
