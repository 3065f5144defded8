"""``load_nlp()``: blank English and the components that find attributed statements, each a spaCy factory.

==========================  =======================================================================================
``claimdb_layout``          ``doc._.layout``: paragraphs, regions, sections
``claimdb_encoder``         ``doc._.encoded``: the heads' outputs; sentences, ``doc.ents``, ``doc._.entities``
``claimdb_attributions``    ``doc._.attributions``: source, cue, content, form, parent, confidence
``claimdb_mentions``        the same with speakers
``claimdb_circumstances``   the same with medium, venue, addressee, time and modality
==========================  =======================================================================================

``doc._.article`` may hold the :class:`claimdb.Article` that the text comes from: its date and byline are used.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from claimdb.nlp import circumstances, mentions
from claimdb.nlp.assembly import LEAST_CONFIDENCE, Assembler
from claimdb.nlp.attributions import Draft, Surroundings, read_layers
from claimdb.nlp.encoder import WEIGHTS, Encoded, open_encoder, sentences
from claimdb.nlp.entities import entities, whole
from claimdb.nlp.layout import find_layout
from claimdb.nlp.nesting import (
    BIAS,
    DEEPEST,
    alone,
    convincing,
    of_others,
    says_nothing,
    speaks_of_herself,
    worth_reading,
)
from claimdb.nlp.quotes import Quotation, quotations
from claimdb.records import Article, Attribution, Entity, Extraction, Layout, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimdb.nlp.words import Words

Ints = NDArray[np.int32]

COMPONENTS = (
    "claimdb_layout",
    "claimdb_encoder",
    "claimdb_attributions",
    "claimdb_mentions",
    "claimdb_circumstances",
)

for _name, _default in (
    ("article", None),
    ("layout", Layout()),
    ("quotations", ()),
    ("encoded", None),
    ("sentences", ()),
    ("entities", ()),
    ("attributions", ()),
):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def load_nlp(*, model: Path | str | None = None, threads: int = 1, nested: bool = True) -> Language:
    """The whole pipeline. ``model``: another weights folder; ``threads``: cores for one text; ``nested``: whether
    contents are read again for attributions inside them (about a third more time)."""
    nlp = English()
    nlp.max_length = 10**9
    settings = {"folder": str(model or WEIGHTS), "threads": threads}
    for name in COMPONENTS:
        config = {"claimdb_encoder": settings, "claimdb_attributions": settings | {"nested": nested}}.get(name, {})
        nlp.add_pipe(name, config=config)
    return nlp


def extraction(doc: Doc) -> Extraction:
    """What the pipeline found, as one record."""
    return Extraction(
        layout=doc._.layout,
        sentences=doc._.sentences,
        entities=doc._.entities,
        attributions=doc._.attributions,
    )


def docs_of(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    """Articles as Docs that remember where they come from, ready for ``nlp.pipe``."""
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.article = article
        yield doc


def text_of(doc: Doc) -> str:
    """The text, which a Doc would put together anew from its tokens."""
    article: Article | None = doc._.article
    return article.text if article else doc.text


def zones_of(layout: Layout, words: Words) -> Ints:
    """0 for words of the body, another number for each paragraph that is a heading, a caption or the like."""
    number = np.zeros(len(layout.paragraphs), np.int32)
    apart = {region.span for region in layout.regions if region.kind != "body"}
    for at, paragraph in enumerate(layout.paragraphs):
        if paragraph in apart:
            number[at] = at + 1
    zones: Ints = number[words.paragraph]
    return zones


def continued(layout: Layout, quoted: Iterable[Quotation]) -> frozenset[int]:
    """Indices of the paragraphs that a quotation runs on into."""
    starts = [paragraph.start for paragraph in layout.paragraphs]
    return frozenset(bisect_right(starts, q.span.start) for q in quoted if q.continues)


# ── the components ───────────────────────────────────────────────────────────────────────────────────────────────


@Language.component("claimdb_layout", assigns=["doc._.layout"])
def claimdb_layout(doc: Doc) -> Doc:
    """Paragraphs, regions and sections."""
    article: Article | None = doc._.article
    doc._.layout = find_layout(text_of(doc), title=article.title if article else None)
    return doc


class EncoderComponent:
    """Runs the encoder over a text; sets sentences and entities."""

    def __init__(self, folder: str, threads: int) -> None:
        self.encoder = open_encoder(Path(folder), threads)

    def __call__(self, doc: Doc) -> Doc:
        """One text at a time: what stands in other texts must not change what is found in this one."""
        text, paragraphs = text_of(doc), doc._.layout.paragraphs
        doc._.quotations = quotations(text, paragraphs)
        (encoded,) = self.encoder.encode([self.encoder.split(text, paragraphs, doc._.quotations)])
        self.set(doc, encoded)
        return doc

    def set(self, doc: Doc, encoded: Encoded) -> None:
        """Sentences and entities, as spaCy's own annotations and as records with exact characters."""
        found: tuple[Span, ...] = tuple(sentences(encoded))
        names: tuple[Entity, ...] = tuple(whole(text_of(doc), entities(encoded, self.encoder.card["entity_tags"])))
        doc._.encoded, doc._.sentences, doc._.entities = encoded, found, names
        starts = {span.start for span in found}
        begins: Any = np.array([[1 if token.i == 0 or token.idx in starts else -1] for token in doc], np.int64)
        if len(doc):
            doc.from_array([SENT_START], begins.astype(np.uint64))
        spans = [doc.char_span(*e.span, label=e.label, alignment_mode="expand") for e in names]
        doc.ents = filter_spans([span for span in spans if span is not None])


@Language.factory("claimdb_encoder", default_config={"folder": str(WEIGHTS), "threads": 1}, assigns=["doc.ents"])
def claimdb_encoder(nlp: Language, name: str, folder: str, threads: int) -> EncoderComponent:
    """The factory of the encoder component."""
    del nlp, name
    return EncoderComponent(folder, threads)


class AttributionComponent:
    """Decodes attributions, and reads their contents again for those inside them."""

    def __init__(self, folder: str, threads: int, nested: bool) -> None:
        self.encoder = open_encoder(Path(folder), threads)
        self.nested = nested

    def __call__(self, doc: Doc) -> Doc:
        """One text, layer after layer."""
        text, layout, encoded = text_of(doc), doc._.layout, doc._.encoded
        around = Surroundings(zones_of(layout, encoded.words), continued(layout, doc._.quotations))
        (outermost,) = read_layers([encoded], self.encoder, around)
        assembler = Assembler(text, layout, doc._.quotations, self.encoder.card.get("confidence", {}))
        job = TextJob(assembler)
        job.add(outermost, encoded)
        for _ in range(DEEPEST if self.nested else 0):
            todo = job.to_read()
            inner = self.encoder.encode([words for _, words in todo], inner=True)
            layers = read_layers(inner, self.encoder, bias=BIAS)
            for (index, words), encoded, drafts in zip(todo, inner, layers, strict=True):
                job.add(convincing(drafts, len(words)), encoded, parent=index)
        doc._.attributions = tuple(job.found)
        doc._.encoded = None
        return doc


class TextJob:
    """The attributions of one text as layer after layer is read."""

    def __init__(self, assembler: Assembler) -> None:
        self.assembler = assembler
        self.found: list[Attribution] = []
        self.unread: list[tuple[int, Words]] = []

    def add(self, drafts: Iterable[Draft], encoded: Encoded, *, parent: int | None = None) -> None:
        """Records of one layer, and what of it is to be read again."""
        text, words = self.assembler.text, encoded.words
        within = self.found[parent].content if parent is not None else ()
        for draft in drafts:
            record = self.assembler.record(draft, words, parent=parent, within=within)
            if record is None or record.confidence < LEAST_CONFIDENCE:
                continue
            if parent is not None and (
                says_nothing(text, record) or any(speaks_of_herself(text[s:e]) for s, e in record.source)
            ):
                continue
            if parts := worth_reading(encoded, draft):
                self.unread.append((len(self.found), alone(words, parts)))
            self.found.append(record)

    def to_read(self) -> list[tuple[int, Words]]:
        """Contents not read yet, each with the index of its attribution; they count as read from now on."""
        todo, self.unread = self.unread, []
        return todo


@Language.factory(
    "claimdb_attributions",
    default_config={"folder": str(WEIGHTS), "threads": 1, "nested": True},
    assigns=["doc._.attributions"],
)
def claimdb_attributions(nlp: Language, name: str, folder: str, threads: int, nested: bool) -> AttributionComponent:
    """The factory of the attributions component."""
    del nlp, name
    return AttributionComponent(folder, threads, nested)


def after_attributions(step: Callable[[str, Extraction, Article | None], tuple[Attribution, ...]], doc: Doc) -> Doc:
    """Replace the attributions by what a step makes of them."""
    if doc._.attributions:
        doc._.attributions = step(text_of(doc), extraction(doc), doc._.article)
    return doc


@Language.component("claimdb_mentions", requires=["doc._.attributions"])
def claimdb_mentions(doc: Doc) -> Doc:
    """Whom each source names; what a speaker says of herself inside her own statement is left out."""
    return after_attributions(
        lambda text, found, article: of_others(
            text,
            mentions.resolve(
                text, found, byline=article.byline if article else None, outlet=article.outlet if article else None
            ),
        ),
        doc,
    )


@Language.component("claimdb_circumstances", requires=["doc._.attributions"])
def claimdb_circumstances(doc: Doc) -> Doc:
    """Medium, venue, addressee, time and modality."""
    return after_attributions(
        lambda text, found, article: circumstances.describe(
            text, found, published=article.published if article else None
        ),
        doc,
    )
