"""The tables. Every offset is a ``str`` index into ``versions.text``; every moment is ISO 8601 in UTC.

Columns named ``pk`` are row numbers that never leave the database; ``id`` is what people and programs see.
Machine-made rows name the pass that made them, and so its run; what a person decided stands in ``judgements`` and is
laid over the machine rows again after every change (claimdb.store.overlay).
"""

from claimdb.models._articles import articles, outlet_names, outlets, paragraphs, versions
from claimdb.models._base import metadata
from claimdb.models._claims import appearances, claims
from claimdb.models._decisions import judgements
from claimdb.models._disputes import STRENGTHS, dispute_findings, disputes, findings, positions
from claimdb.models._extraction import (
    CIRCUMSTANCES,
    ENTITY_LABELS,
    SPAN_ROLES,
    attribution_spans,
    attributions,
    circumstances,
    entities,
    passes,
    regions,
    runs,
    sections,
    sentences,
)
from claimdb.models._origins import copies, fingerprints, origins
from claimdb.models._passages import VOICES, passage_keys, passage_pairs, passages
from claimdb.models._speakers import (
    blocks,
    contexts,
    links,
    mentions,
    name_forms,
    referents,
    speaker_names,
    speakers,
    suggestions,
)

__all__ = [
    "CIRCUMSTANCES",
    "ENTITY_LABELS",
    "SPAN_ROLES",
    "STRENGTHS",
    "VOICES",
    "appearances",
    "articles",
    "attribution_spans",
    "attributions",
    "blocks",
    "circumstances",
    "claims",
    "contexts",
    "copies",
    "dispute_findings",
    "disputes",
    "entities",
    "findings",
    "fingerprints",
    "judgements",
    "links",
    "mentions",
    "metadata",
    "name_forms",
    "origins",
    "outlet_names",
    "outlets",
    "paragraphs",
    "passage_keys",
    "passage_pairs",
    "passages",
    "passes",
    "positions",
    "referents",
    "regions",
    "runs",
    "sections",
    "sentences",
    "speaker_names",
    "speakers",
    "suggestions",
    "versions",
]
