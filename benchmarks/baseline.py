"""A spaCy pipeline with the shape of ``en_core_web_sm``: fit to be timed, not to be used.

tok2vec (HashEmbedCNN, width 96, depth 4), tagger (50 labels), parser (45), NER (18). In ``en_core_web_sm`` the NER has
a tok2vec of its own; sharing one is faster, so the shared one is the stricter measure and the default.

Random weights make a parser that ends a sentence at every word, which no real one does. So the weights are nudged by
a few steps on made-up sentences: full stops end sentences, capitals begin names.
"""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING, Any

import spacy
from spacy import util
from spacy.tokens import Doc
from spacy.training import Example

if TYPE_CHECKING:
    from spacy.language import Language

WIDTH = 96
SHORT = 3
TAGS, DEPENDENCIES, ENTITIES = 50, 45, 18
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": WIDTH,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def baseline(*, ner_shares_tok2vec: bool = True, steps: int = 20, seed: int = 0) -> Language:
    """The pipeline, initialised with made-up labels and nudged by `steps` updates."""
    util.fix_random_seed(seed)  # type: ignore[attr-defined]
    chance = random.Random(seed)
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _LISTENER), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _LISTENER if ner_shares_tok2vec else _TOK2VEC)})
    examples = [_example(nlp, chance) for _ in range(200)]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _ in range(steps):
        nlp.update(chance.sample(examples, 16), sgd=optimizer, drop=0.0)
    return nlp


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """A transition-based model as in the published pipelines."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def _example(nlp: Language, chance: random.Random) -> Example:
    """Three made-up sentences."""
    words: list[str] = []
    columns: dict[str, list[Any]] = {"tags": [], "heads": [], "deps": [], "entities": []}
    for _ in range(3):
        sentence = [_word(chance) for _ in range(chance.randrange(8, 25))] + ["."]
        _annotate(sentence, len(words), columns)
        words += sentence
    return Example.from_dict(Doc(nlp.vocab, words), columns)


def _word(chance: random.Random) -> str:
    word = "".join(chance.choices(string.ascii_lowercase, k=chance.randrange(1, 9)))
    return word.capitalize() if chance.random() < 0.15 else word


def _annotate(words: list[str], offset: int, columns: dict[str, list[Any]]) -> None:
    """Short words hang on the next word, others on the last long one; capitals are names; letters give the labels."""
    root = next((n for n, word in enumerate(words) if len(word) > SHORT), len(words) - 1)
    head = root
    for n, word in enumerate(words):
        number = ord(word[0]) + 26 * len(word)
        forward = len(word) <= SHORT and n + 1 < len(words) - 1
        columns["heads"].append(offset + (n if n == root else n + 1 if forward or n < root else head))
        columns["deps"].append("ROOT" if n == root else f"d{number % (DEPENDENCIES - 1)}")
        columns["tags"].append(f"T{number % TAGS}")
        columns["entities"].append(f"U-E{number % ENTITIES}" if word[0].isupper() else "O")
        head = n if len(word) > SHORT else head
