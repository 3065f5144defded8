"""The whole pipeline with the model that ships, on invented sentences."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language

from claimdb.nlp.pipeline import COMPONENTS, docs_of, extraction, load_nlp
from claimdb.records import Article, Attribution, Span
from tests.patterns.texts import TEXTS
from training.variants import VARIANTS, rewrite


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp()


def found(nlp: Language, text: str) -> list[Attribution]:
    attributions: tuple[Attribution, ...] = nlp(text)._.attributions
    return list(attributions)


def cut(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "form"),
    [
        ("“The dam is safe,” Maria Ortiz said on Monday.", "Maria Ortiz", "said", "“The dam is safe,”", "direct"),
        (
            "The bank said that prices would double by May.",
            "The bank",
            "said",
            "that prices would double by May",
            "indirect",
        ),
        (
            "The mayor called the plan “reckless and far too expensive” on Tuesday.",
            "The mayor",
            "called",
            "the plan “reckless and far too expensive”",
            "mixed",
        ),
        (
            "According to the audit office, forty schools have closed.",
            "the audit office",
            "According to",
            "forty schools have closed",
            "indirect",
        ),
        (
            "Prices, the bank warned, would double by May.",
            "the bank",
            "warned",
            "Prices … would double by May",
            "indirect",
        ),
    ],
)
def test_one_statement(nlp: Language, text: str, source: str, cue: str, content: str, form: str) -> None:
    first, *_ = found(nlp, text)
    assert cut(text, first.source) == source
    assert cue in cut(text, first.cue)
    assert cut(text, first.content).removesuffix(" on Tuesday") == content
    assert first.form == form
    assert 0 < first.confidence < 1


def test_two_quotations_around_one_cue_are_one_statement(nlp: Language) -> None:
    text = "“The dam is safe,” Ortiz said. “We checked it twice.”"
    (only,) = found(nlp, text)
    assert cut(text, only.content) == "“The dam is safe,” … “We checked it twice.”"


def test_no_statement_in_plain_narration(nlp: Language) -> None:
    assert not found(nlp, "The train left at noon. It reached the coast two hours later, in heavy rain.")


def test_a_statement_inside_another_names_its_parent(nlp: Language) -> None:
    text = "Bell said that the minister had told reporters that the bridge would close in March."
    outer, inner = found(nlp, text)
    assert outer.parent is None
    assert inner.parent == 0
    assert cut(text, inner.source) == "the minister"
    assert not any(found_ for found_ in found(load_nlp(nested=False), text) if found_.parent is not None)


def test_sentences_and_names(nlp: Language) -> None:
    text = "Gen. Ana Petrova spoke in Lisbon. The Ministry of Defence did not reply."
    doc = nlp(text)
    assert [text[s:e] for s, e in doc._.sentences] == [text[:33], text[34:]]
    assert [sent.text for sent in doc.sents] == [text[s:e] for s, e in doc._.sentences]
    labels = {text[entity.span.start : entity.span.end]: entity.label for entity in doc._.entities}
    assert labels["Ana Petrova"] == "PERSON"
    assert labels["Lisbon"] == "LOCATION"
    assert {ent.text for ent in doc.ents} == set(labels)


def test_texts_in_a_batch_are_read_as_alone(nlp: Language) -> None:
    texts = [
        "“We will rebuild,” said Ines Moreau, the mayor.\n\nShe added that work would start in June.",
        "",
        "   \n\n ",
        "The union said it would strike. The company denied that talks had failed.",
    ]
    together = [extraction(doc) for doc in nlp.pipe(docs_of(nlp, [Article(text=text) for text in texts]))]
    alone = [extraction(nlp(text)) for text in texts]
    for one, other in zip(together, alone, strict=True):
        assert [(a.source, a.cue, a.content) for a in one.attributions] == [
            (a.source, a.cue, a.content) for a in other.attributions
        ]
        assert one.sentences == other.sentences
    assert not together[1].attributions
    assert not together[2].attributions
    assert together[0].attributions


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "“",
        "“”“”\"'’‘«»" * 50,
        "😀 “😀😀” said 😀.",
        "e\u0301\u0302\u0303 “a\u0301b” said Zo\u00eb.",
        "قال الوزير إن السد آمن. وقالت: «نعم».",
        "市长说：“大坝是安全的。”",
        "word " * 3000,
        "x" * 50_000,
        "-" * 5_000 + ' "a" ' + "\u200d" * 100,
    ],
)
def test_odd_text_costs_nothing_but_itself(nlp: Language, text: str) -> None:
    result = extraction(nlp(text))
    for attribution in result.attributions:
        for start, end in (*attribution.content, *attribution.source, *attribution.cue):
            assert 0 <= start < end <= len(text)


def test_the_components_are_spacy_factories(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == COMPONENTS
    import spacy

    blank = spacy.blank("en")
    for name in COMPONENTS:
        blank.add_pipe(name)
    assert blank("“Yes,” said Ana Petrova.")._.attributions


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_texts_printed_in_any_way_are_read_without_harm(nlp: Language, name: str) -> None:
    text = "\n\n".join(text.text for text in TEXTS)
    varied, _ = rewrite(text, VARIANTS[name](text, random.Random(1)))
    attributions = found(nlp, varied)
    assert len(attributions) > len(TEXTS) // 2
    for attribution in attributions:
        for start, end in (*attribution.content, *attribution.source, *attribution.cue):
            assert 0 <= start < end <= len(varied)
            assert varied[start:end].strip() == varied[start:end]
