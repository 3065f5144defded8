"""Quotations of a draft against stored wordings."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from claimdb.checking import CheckedQuotation, Difference, StoredWording, check, wording_of
from claimdb.store.rows import Statement, StatementArticle, TextSpans


def stored(text: str, *, form: str = "direct", who: str | None = "Ines Okafor", article: str = "a1") -> StoredWording:
    return StoredWording(
        id=f"{article}:{text[:12]}",
        text=text,
        form=form,  # type: ignore[arg-type]
        who=who,
        where="Quay News",
        article=article,
    )


CRANE = stored("We will not close the old crane, today or tomorrow, whatever the harbour board may think")
DAM = stored("The dam is safe … We checked it twice", who="Tomas Brandl")
FARES = stored("the fares would rise by 7.5 per cent in May", form="indirect", who="the ferry company")
REPORT = stored("a thorough report would follow “before the summer is over”", form="mixed")
SILENT = stored("I don’t know... and I shall not ask", who="Petra Lund", article="a2")
UNNAMED = stored("Nobody told the night shift anything", who=None, article="a2")
ALL = [CRANE, DAM, FARES, REPORT, SILENT, UNNAMED]


def only(draft: str) -> CheckedQuotation:
    (found,) = check(draft, ALL)
    return found


@pytest.mark.parametrize(
    ("quotation", "verdict", "match"),
    [
        pytest.param("We will not close the old crane", "verbatim", CRANE, id="beginning"),
        pytest.param("we will NOT close the old\u00a0crane, today—or tomorrow.", "verbatim", CRANE, id="typography"),
        pytest.param("I don't know… and I shall not ask.", "verbatim", SILENT, id="its-own-ellipsis"),
        pytest.param("I don't know...", "verbatim", SILENT, id="ellipsis-at-the-end"),
        pytest.param("before the summer is over", "verbatim", REPORT, id="quoted-part-of-mixed"),
        pytest.param("Nobody told the night shift anything", "verbatim", UNNAMED, id="nobody-named"),
        pytest.param("We will not close … whatever the harbour board may think", "trimmed", CRANE, id="cut"),
        pytest.param("We will not close [...] the old crane", "trimmed", CRANE, id="cut-of-nothing"),
        pytest.param("[They] will not close the old crane", "trimmed", CRANE, id="insertion"),
        pytest.param("[w]e will not close the old crane", "verbatim", CRANE, id="case-in-brackets"),
        pytest.param("The dam is safe. We checked it twice.", "trimmed", DAM, id="two-parts-in-one"),
        pytest.param("I don't know and I shall not ask", "trimmed", SILENT, id="ellipsis-dropped"),
        pytest.param("… the old crane, today or tomorrow", "trimmed", CRANE, id="ellipsis-before"),
        pytest.param("the fares would rise by 7.5 per cent", "paraphrase", FARES, id="never-quoted"),
        pytest.param("a thorough report would follow", "paraphrase", REPORT, id="unquoted-part-of-mixed"),
        pytest.param("We will not sell the old crane", "altered", CRANE, id="word-changed"),
        pytest.param("We will not close the crane, today or tomorrow", "altered", CRANE, id="word-dropped"),
        pytest.param("whatever the harbour board may think … We will not close", "altered", CRANE, id="wrong-order"),
        pytest.param("The fares would rise by 8.5 per cent in May", "altered", FARES, id="number-changed"),
        pytest.param("All boats leave at dawn", "unknown", None, id="not-stored"),
        pytest.param("harbour", "verbatim", CRANE, id="one-word"),
        pytest.param("pilot", "unknown", None, id="one-unknown-word"),
        pytest.param("…", None, None, id="no-words"),
    ],
)
def test_verdicts(quotation: str, verdict: str | None, match: StoredWording | None) -> None:
    checked = check(f"It was said again: “{quotation}” That was all.", ALL)
    assert [found.verdict for found in checked] == ([verdict] if verdict else [])
    assert [wording for found in checked for wording in found.matches] == ([match] if match else [])


def test_a_quotation_says_where_it_stands() -> None:
    draft = "First line.\n\nShe said: “We will not close the old crane.”\n"
    found = only(draft)
    assert found.paragraph == 2
    assert draft[found.span.start : found.span.end] == found.text == "We will not close the old crane."
    assert found.speech


def test_what_differs_is_told_in_printed_words() -> None:
    found = only("“We shall not close the crane, today or tomorrow, whatever the Board may think”")
    assert found.differences == (Difference("shall", "will"), Difference("", "old"), Difference("", "harbour"))
    assert 0.8 < found.similarity < 1.0


def test_words_added_around_a_stored_wording_are_told() -> None:
    found = only(
        "“Nobody told the night shift anything, and that is why on the Monday after the fire every one of us, the "
        "pilots too, went home at once”"
    )
    assert (found.verdict, found.matches) == ("altered", (UNNAMED,))
    assert found.differences[0].draft.startswith("and that is why")


def test_every_outlet_that_prints_it_is_named() -> None:
    again = stored("We will not close the old crane", article="a3")
    (found,) = check("“We will not close the old crane”", [CRANE, again])
    assert found.matches == (CRANE, again)


def test_two_people_are_not_joined_into_one_quotation() -> None:
    wordings = [stored("The gate stays shut", who="A. Sol"), stored("The gate opens at nine", who="B. Sol")]
    (found,) = check("“The gate stays shut. The gate opens at nine.”", wordings)
    assert found.verdict == "altered"
    same = [stored("The gate stays shut"), stored("The gate opens at nine")]
    (found,) = check("“The gate stays shut. The gate opens at nine.”", same)
    assert (found.verdict, len(found.matches)) == ("trimmed", 2)


def test_titles_and_nicknames_are_marked() -> None:
    (found,) = check("The show “Lights of the Harbour” opens.", ALL)
    assert not found.speech


def test_nothing_to_check() -> None:
    assert check("", ALL) == check("No marks here.", ALL) == ()
    assert [found.verdict for found in check("“Well.”", [])] == ["unknown"]


def test_a_statement_becomes_a_wording() -> None:
    article = StatementArticle("a1", 1, "crane.txt", None, "Quay News", "The crane stays", "2024-05-03")
    statement = Statement(
        id="s1", speakers=(), form="direct", modality="asserted", text="We stay", content=(),
        source=TextSpans("a docker"), cue=TextSpans(), medium=None, venue=None, addressee=None, said_at=None,
        parent=None, region="body", paragraph=1, confidence=0.9, run="r", article=article, line=1, said_on=None,
    )  # fmt: skip
    wording = wording_of(statement)
    assert (wording.who, wording.where) == ("a docker", "Quay News, The crane stays, 2024-05-03")


def test_many_wordings() -> None:
    chance = random.Random(5)
    vocabulary = ["".join(chance.choices("abcdefghij", k=5)) for _ in range(2000)] + ["the", "of", "to"] * 200
    wordings = (stored(" ".join(chance.choices(vocabulary, k=25)), article=f"a{n}") for n in range(3000))
    (found,) = check("“We will not sell the old crane, today or tomorrow”", [*wordings, CRANE])
    assert found.matches == (CRANE,)


def test_it_needs_no_model() -> None:
    code = (
        "import sys, claimdb.checking; print([m for m in ('spacy', 'onnxruntime', 'sqlalchemy') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout.strip() == "[]"
