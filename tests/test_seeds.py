"""The sample articles and what they must yield: every span holds, nothing is copied, the scorer can read it.

The marks on the five real articles (``gold/``) are held to those articles where they are there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from claimdb import readers
from claimdb.records import FORMS, MODALITIES, REGION_KINDS, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "bench" / "score_attribution.py"
ROLES = ("source", "cue", "content")
CIRCUMSTANCES = ("medium", "venue", "addressee", "said_at")
REASONS = {"headline", "nickname", "scare", "term", "title"}
RUN = 12
"""As many words in a row, outside quotation marks, count as copied."""

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def quotations() -> list[Row]:
    marked = json.loads((GOLD / "real_seeds_quotations.json").read_text(encoding="utf-8"))
    return list(marked["articles"])


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def real_text(name: str) -> str:
    path = SHARED / "seeds" / name
    if not path.is_file():
        pytest.skip("needs the real articles (../shared/seeds)")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def check_spans(attribution: Row, text: str) -> None:
    """Spans lie in the text in order, apart from each other, and begin and end with more than white space."""
    assert attribution["content"], "an attribution without content"
    spans = sorted(tuple(span) for role in ROLES for span in attribution[role])
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip(), text[start:end]
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start, f"{text[start:end]!r} stands in two roles"
    for role in ROLES:
        assert attribution[role] == sorted(attribution[role])


def check_attributions(attributions: list[Row], text: str) -> None:
    for number, attribution in enumerate(attributions):
        check_spans(attribution, text)
        assert attribution["form"] in FORMS
        assert attribution["modality"] in MODALITIES
        assert attribution["region"] in REGION_KINDS
        names = (attribution["speaker"] or "").split("; ")
        kinds = (attribution["kind"] or "").split("; ")
        assert set(kinds) <= {*get_args(SpeakerKind), ""}
        assert len(kinds) in (1, len(names))
        parent = attribution["parent"]
        if parent is not None:
            assert parent < number
            around = attributions[parent]["content"]
            first, last = around[0][0], around[-1][1]
            assert all(first <= start < end <= last for role in ROLES for start, end in attribution[role])


# ── the sample articles ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def expected() -> list[Row]:
    return rows(SEEDS / "expected.jsonl")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    locations = readers.expand([str(SEEDS)]).locations
    return {Path(location.path).name: article.text for location in locations for article in readers.read(location)}


def test_each_article_has_its_expected_line(expected: list[Row], texts: dict[str, str]) -> None:
    assert [row["id"] for row in expected] == sorted(texts)
    for row in expected:
        assert row["text"] == texts[row["id"]]
        assert row["sha256"] == sha256(row["text"])


def test_each_article_has_all_metadata() -> None:
    for location in readers.expand([str(SEEDS)]).locations:
        (article,) = readers.read(location)
        assert all((article.outlet, article.title, article.byline, article.published))
        assert article.language == "en"
        assert re.match(r"https://[a-z-]+\.example/", article.url or "")


def test_expected_attributions_hold(expected: list[Row]) -> None:
    for row in expected:
        check_attributions(row["attributions"], row["text"])


def test_expected_circumstances_hold(expected: list[Row]) -> None:
    for row in expected:
        for attribution in row["attributions"]:
            for name in CIRCUMSTANCES:
                if told := attribution.get(name):
                    start, end = told["span"]
                    assert row["text"][start:end] == told["text"]


def test_direct_contents_are_in_quotation_marks(expected: list[Row]) -> None:
    for row in expected:
        for attribution in row["attributions"]:
            if attribution["form"] == "direct" and attribution["parent"] is None:
                _, end = attribution["content"][-1]
                assert row["text"][end - 1] in '"”'


def test_claims_origins_and_disputes_point_at_text(expected: list[Row]) -> None:
    for row in expected:
        appearances = [each for claim in row["claims"] for each in claim["appearances"]]
        positions = [each for dispute in row["disputes"] for each in dispute["positions"]]
        for part in appearances + positions:
            whole = [] if part["attribution"] is None else row["attributions"][part["attribution"]]["content"]
            spans = part.get("content", whole)
            assert spans
            assert all(0 <= start < end <= len(row["text"]) for start, end in spans)
        for part in appearances:
            whole = row["attributions"][part["attribution"]]["content"]
            for start, end in part.get("content", []):
                assert any(first <= start and end <= last for first, last in whole)
        for origin in row["origins"]:
            start, end = origin["span"]
            assert 0 <= start < end <= len(row["text"])


@pytest.mark.parametrize(
    ("key", "same", "parts", "least"),
    [
        ("claims", ("speaker", "proposition"), "appearances", 2),
        ("disputes", ("kind", "matter"), "positions", 2),
        ("origins", ("about",), None, 1),
    ],
)
def test_what_lines_share_agrees(
    expected: list[Row], key: str, same: tuple[str, ...], parts: str | None, least: int
) -> None:
    gathered: dict[str, list[Row]] = {}
    for row in expected:
        for entry in row[key]:
            gathered.setdefault(entry["id"], []).append(entry)
    for entries in gathered.values():
        assert len({tuple(entry[name] for name in same) for entry in entries}) == 1
        assert sum(len(entry[parts]) if parts else 1 for entry in entries) >= least
    if key == "disputes":
        for entries in gathered.values():
            assert len({each["stance"] for entry in entries for each in entry["positions"]}) >= 2


@pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared/bench/score_attribution.py")
def test_expected_scores_full_marks_against_itself(expected: list[Row]) -> None:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    one_layer = [
        row | {"attributions": [each for each in row["attributions"] if each["parent"] is None]} for row in expected
    ]
    speakers = {row["id"]: row["attributions"] for row in one_layer}
    scores = scorer.score(one_layer, {row["id"]: row["attributions"] for row in expected}, speakers)
    assert set(scores) == {"all", "direct", "mixed", "indirect"}
    assert {measure["f1"] for sort in scores.values() for measure in sort.values()} == {100.0}


# ── nothing is copied ────────────────────────────────────────────────────────────────────────────────────────────


def prose(text: str) -> list[str]:
    """The words outside quotation marks; a mark that stays open reaches to the end of its paragraph."""
    outside = (re.sub(r"“[^”\"]*(?:[”\"]|$)|\"[^”\"]*(?:[”\"]|$)", " ", line) for line in text.splitlines())
    return re.findall(r"[a-z0-9']+", "\n".join(outside).lower().replace("’", "'"))


def runs_of_words(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def test_prose_leaves_quotations_out() -> None:
    text = 'He said: “one two” and "three", then “four five\nsix. The “seven" eight.'
    assert prose(text) == ["he", "said", "and", "then", "six", "the", "eight"]


def test_no_prose_is_copied_from_the_real_articles(texts: dict[str, str]) -> None:
    known = {run for article in quotations() for run in runs_of_words(prose(real_text(article["file"])))}
    for name, text in texts.items():
        copied = [" ".join(run) for run in runs_of_words(prose(text)) if run in known]
        assert not copied, f"{name}: {copied[0]}"


# ── marks on the real articles ───────────────────────────────────────────────────────────────────────────────────


def strings(value: object) -> Iterable[str]:
    """The strings that a JSON value holds, its keys left out."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return (text for each in value for text in strings(each))
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("article", quotations(), ids=lambda article: str(article["file"]))
def test_marked_quotations_hold(article: Row) -> None:
    text = real_text(article["file"])
    assert sha256(text) == article["sha256"]
    for quotation in article["quotations"]:
        start, end = quotation["span"]
        assert text[start] == quotation["marks"][0]
        assert quotation["closed"] == (len(quotation["marks"]) == 2)
        if quotation["closed"]:
            assert text[end - 1] == quotation["marks"][1]
        else:
            assert end == len(text) or text[end] == "\n"
        assert "\n" not in text[start:end]
        assert quotation["statement"] == bool(quotation["speakers"]) == (quotation["why"] is None)
        assert quotation["why"] is None or quotation["why"] in REASONS


@pytest.mark.parametrize("article", quotations(), ids=lambda article: str(article["file"]))
def test_every_double_mark_is_accounted_for(article: Row) -> None:
    text = real_text(article["file"])
    edges = set()
    for quotation in article["quotations"]:
        start, end = quotation["span"]
        edges |= {start, end - 1} if quotation["closed"] else {start}
    assert {i for i, character in enumerate(text) if character in '“”"'} <= edges


@pytest.mark.parametrize("row", rows(GOLD / "real_seeds_statements.jsonl"), ids=lambda row: str(row["id"]))
def test_marked_statements_hold(row: Row) -> None:
    text = real_text(row["id"])
    assert sha256(text) == row["sha256"]
    check_attributions(row["attributions"], text)
    for attribution in row["attributions"]:
        for name in CIRCUMSTANCES:
            if name in attribution:
                start, end = attribution[name]
                assert text[start:end].strip() == text[start:end] != ""


def test_every_quoted_statement_is_among_the_marked_ones() -> None:
    marked = {row["id"]: row["attributions"] for row in rows(GOLD / "real_seeds_statements.jsonl")}
    for article in quotations():
        for quotation in (each for each in article["quotations"] if each["statement"]):
            start, end = quotation["span"]
            names = {speaker["name"] for speaker in quotation["speakers"]}
            assert any(
                first <= start < last and end <= last + 1 and set((attribution["speaker"] or "").split("; ")) == names
                for attribution in marked[article["file"]]
                for first, last in attribution["content"]
            ), (article["file"], start)


def test_marks_hold_no_text_of_the_real_articles() -> None:
    said = [text for article in quotations() for text in strings(article["quotations"])]
    said += [text for row in rows(GOLD / "real_seeds_statements.jsonl") for text in strings(row["attributions"])]
    assert max(len(text.split()) for text in said) <= RUN
