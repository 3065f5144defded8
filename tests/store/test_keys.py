from __future__ import annotations

import pytest

from claimdb.records import Span
from claimdb.store import keys
from tests.factory import article


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://News.Example:443/a/?utm_source=x&id=7#top", "https://news.example/a?id=7"),
        ("http://news.example/a/", "http://news.example/a"),
        ("https://news.example:8080", "https://news.example:8080"),
        ("https://news.example/a?fbclid=1", "https://news.example/a"),
    ],
)
def test_urls_that_differ_in_nothing_that_matters(url: str, normal: str) -> None:
    assert keys.normalise_url(url) == normal


def test_what_makes_an_article() -> None:
    plain = article(outlet=None, path="a.txt", collection="news")
    assert keys.article_key(plain) != keys.article_key(article(outlet=None, path="a.txt", collection="other"))
    assert keys.article_key(article(outlet="One")) != keys.article_key(article(outlet="Two"))
    assert keys.article_key(article(url="https://x.example/a#b", outlet="One")) == keys.article_key(
        article(url="https://x.example/a", outlet="Two", path="elsewhere")
    )
    assert keys.article_key(article("one", path="-")) != keys.article_key(article("two", path="-"))


def test_ids_are_short_hex_and_made_from_content() -> None:
    text = "one two three"
    spans = [Span(0, 3), Span(4, 7)]
    made = keys.attribution_id("key", text, spans)
    assert len(made) == 12
    assert int(made, 16) >= 0
    assert made == keys.attribution_id("key", text, spans)
    assert len({made, keys.attribution_id("other", text, spans), keys.attribution_id("key", text, spans[:1])}) == 3
