"""What makes an article, a statement, a speaker the same one: keys, and the short ids that are made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from claimdb.records import Article, Span
from claimdb.text import fold

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid", "ocid")
_PORTS = {"http": 80, "https": 443}


def article_key(article: Article) -> str:
    """The URL where there is one, else (outlet or given folder, path as given). Standard input is its own text."""
    if article.url:
        return f"url:{normalise_url(article.url)}"
    path = article.path or "-"
    if path == "-":
        return f"text:{article.outlet or ''}\n{sha256(article.text)}"
    return f"file:{article.outlet or article.collection or ''}\n{path}"


def normalise_url(url: str) -> str:
    """Without fragment, default port, tracking parameters and trailing slash; scheme and host in lower case."""
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(scheme) else ""
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    return urlunsplit((scheme, host + port, parts.path.rstrip("/"), urlencode(kept), ""))


def _tracks(name: str) -> bool:
    return name.lower().startswith(_TRACKING)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def article_id(key: str) -> str:
    return _short("article", key)


def attribution_id(key: str, text: str, content: Sequence[Span]) -> str:
    """The same after every re-run: made from the article's key, the content's spans and the words in them."""
    spans = ",".join(f"{start}-{end}" for start, end in content)
    return _short("attribution", key, spans, *(text[start:end] for start, end in content))


def speaker_id(kind: str, name: str, article_key: str | None = None) -> str:
    """Made from the name; of a namesake also from the key of the article in which it stood first."""
    return _short("speaker", kind, fold(name), *(() if article_key is None else (article_key,)))


def origin_id(article_key: str, start: int) -> str:
    """Made from the place of its earliest passage: it stays while that is the earliest."""
    return _short("origin", article_key, str(start))


def claim_id(attribution_id: str, start: int, end: int) -> str:
    """Made from its appearance that was stored first: it stays while that is the first."""
    return _short("claim", attribution_id, str(start), str(end))


def judgement_id(*parts: str) -> str:
    return _short("judgement", *parts)


def _short(*parts: str) -> str:
    """Twelve hexadecimal digits; a beginning of them is enough to name the thing."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
