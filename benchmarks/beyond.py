"""What PolNeAR does not mark, measured on marks of our own: nested attributions, modality, circumstances.

    python benchmarks/beyond.py [--model FOLDER] [--show] [--format json]

The marks (`tests/gold/*.json`) are article ids and offsets; the articles come from `../shared/data`. All of them are
train articles that training leaves out.

- **nested**: the whole pipeline. Of the outer contents that are marked, the predictions that lie inside (half of their
  letters) are paired with the marked ones, content IoU of at least 0.5; a hit also has its source met.
- **modality**: given the gold spans, one label an attribution; F1 a label and their plain mean ("macro"). End to end:
  the whole pipeline; an attribution that is not found is a miss.
- **circumstances**: given the gold spans; a medium, venue or addressee is a hit when it shares at least half of the
  letters of both (IoU), `exact` when all. The time of saying is right when both ends of its interval are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from claimdb.annotations import Annotation, GoldArticle, read_gold  # noqa: E402
from claimdb.evaluation import Figures, right  # noqa: E402
from claimdb.extracting import model_extractor  # noqa: E402
from claimdb.nlp import circumstances  # noqa: E402
from claimdb.nlp.quotes import form_of, quotations  # noqa: E402
from claimdb.records import Attribution, Extraction, Span  # noqa: E402

LABELS = ("asserted", "negated", "denied", "hypothetical", "question", "order", "belief")
PLACES = ("medium", "venue", "addressee")
Spans = tuple[Span, ...]
Show = Callable[..., None]


@dataclass
class Marked:
    """One article with what the pipeline found in it and the cases that are marked in it."""

    article: GoldArticle
    found: Extraction
    cases: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def words(self, spans: Iterable[Sequence[int]]) -> str:
        return " … ".join(self.article.text[start:end] for start, end in spans)

    def given_gold(self) -> dict[tuple[Spans, Spans], Attribution]:
        """The gold attributions with modality and circumstances, by cue and content."""
        text = self.article.text
        quoted = quotations(text, self.found.layout.paragraphs)
        attributions = tuple(
            Attribution(content=a.content, source=a.source, cue=a.cue, form=form_of(text, a.content, quoted))
            for a in self.article.attributions
            if a.content and a.parent is None
        )
        extraction = replace(self.found, attributions=attributions)
        described = circumstances.describe(text, extraction, published=self.article.published)
        return {(a.cue, a.content): a for a in described}


def spans(raw: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in raw)


def letters(text: str, some: Iterable[Span]) -> set[int]:
    """Positions of letters and digits."""
    return {i for start, end in some for i in range(start, end) if text[i].isalnum()}


def iou(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def read_marks(files: dict[str, Path], gold: Path, model: str | None) -> list[Marked]:
    """The marked articles, each through the pipeline once."""
    cases = {kind: json.loads(path.read_text(encoding="utf-8"))["cases"] for kind, path in files.items()}
    wanted = {case["id"] for some in cases.values() for case in some}
    articles = [article for article in read_gold(gold) if article.id in wanted]
    found = model_extractor(model, threads=1).many([article.as_article() for article in articles])
    marked = [Marked(a, e) for a, e in zip(articles, found, strict=True)]
    for item in marked:
        for kind, some in cases.items():
            item.cases[kind] = [case for case in some if case["id"] == item.article.id]
    return marked


# ── nested ───────────────────────────────────────────────────────────────────────────────────────────────────────


def nested(marked: list[Marked], show: Show) -> list[dict[str, Any]]:
    """Inner attributions of the marked outer contents."""
    both, content = Figures(), Figures()
    for item in marked:
        text = item.article.text
        inner = [a for a in item.found.attributions if a.parent is not None]
        for case in item.cases.get("nested", ()):
            outer = letters(text, spans(case["outer"]["content"]))
            mine = [a for a in inner if 2 * len(letters(text, a.content) & outer) >= len(letters(text, a.content))]
            wanted = tuple(
                Annotation(source=spans(a["source"]), cue=spans(a["cue"]), content=spans(a["content"]))
                for a in case["inner"]
            )
            predicted = [Annotation.of(a) for a in mine]
            gold = replace(item.article, attributions=wanted, discard=())
            hits = right(gold, predicted)
            both.add(hits=sum(hits), predicted=len(predicted), gold=len(wanted))
            alike = [replace(a, source=()) for a in predicted]
            bare = replace(gold, attributions=tuple(replace(a, source=()) for a in wanted))
            content.add(hits=sum(right(bare, alike)), predicted=len(predicted), gold=len(wanted))
            if sum(hits) < max(len(hits), len(wanted)):
                show("nested", item.words(case["outer"]["content"]))
                for a in wanted:
                    show("   gold", item.words(a.source), "|", item.words(a.cue), "|", item.words(a.content))
                for a, hit in zip(mine, hits, strict=True):
                    show("   ok  " if hit else "   pred", f"{a.confidence:.2f}", item.words(a.source), "|", end=" ")
                    show(item.words(a.cue), "|", item.words(a.content))
    return [{"measure": "content + source", **both.as_dict()}, {"measure": "content", **content.as_dict()}]


# ── modality ─────────────────────────────────────────────────────────────────────────────────────────────────────


def modality(marked: list[Marked], show: Show) -> list[dict[str, Any]]:
    """F1 a label, given the gold spans and end to end."""
    given, end_to_end = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for item in marked:
        cases = item.cases.get("modality", [])
        if not cases:
            continue
        described = item.given_gold()
        outermost = [a for a in item.found.attributions if a.parent is None]
        contents = [letters(item.article.text, a.content) for a in outermost]
        for case in cases:
            label = case["modality"]
            attribution = described[spans(case["cue"]), spans(case["content"])]
            given[label, attribution.modality] += 1
            if attribution.modality != label:
                show(label, "taken for", attribution.modality, "|", item.words(attribution.source), "|", end=" ")
                show(item.words(attribution.cue), "|", item.words(attribution.content)[:150])
            wanted = letters(item.article.text, spans(case["content"]))
            best = max(range(len(contents)), key=lambda i: iou(contents[i], wanted), default=-1)
            hit = best >= 0 and iou(contents[best], wanted) >= 0.5
            end_to_end[label, outermost[best].modality if hit else ""] += 1
    rows = []
    present = [label for label in LABELS if any(wanted == label for wanted, _ in given)]
    for label in present:
        figures = of_label(given, label)
        rows.append({"label": label, **figures.as_dict(), "end to end f1": of_label(end_to_end, label).as_dict()["f1"]})
    if rows:
        means = {key: round(sum(float(row[key]) for row in rows) / len(rows), 1) for key in ("f1", "end to end f1")}
        rows.append({"label": "macro", "p": "", "r": "", "f1": means["f1"], "gold": sum(given.values()), "pred": "",
                     "end to end f1": means["end to end f1"]})  # fmt: skip
    return rows


def of_label(counts: Counter[tuple[str, str]], label: str) -> Figures:
    """Hits, predictions and gold of one label."""
    return Figures(
        hits=counts[label, label],
        predicted=sum(n for (_, found), n in counts.items() if found == label),
        gold=sum(n for (wanted, _), n in counts.items() if wanted == label),
    )


# ── circumstances ────────────────────────────────────────────────────────────────────────────────────────────────


def occasions(marked: list[Marked], show: Show) -> list[dict[str, Any]]:
    """Medium, venue, addressee (span F1) and the time of saying (intervals), given the gold spans."""
    loose = {name: Figures() for name in (*PLACES, "medium or venue")}
    exact = {name: Figures() for name in (*PLACES, "medium or venue")}
    times = {"said_at span": Figures(), "said_at interval": Figures()}
    for item in marked:
        cases = item.cases.get("circumstances", [])
        described = item.given_gold() if cases else {}
        for case in cases:
            attribution = described[spans(case["cue"]), spans(case["content"])]
            for name, figures in loose.items():
                keys = ("medium", "venue") if name == "medium or venue" else (name,)
                wanted = {Span(*case[key]) for key in keys if case[key]}
                predicted = {c.span for key in keys if (c := getattr(attribution, key))}
                add(figures, item.article.text, wanted, predicted, at_least=0.5)
                add(exact[name], item.article.text, wanted, predicted, at_least=1.0)
                if name in PLACES and wanted != predicted:
                    show(name, "gold", [item.words([s]) for s in wanted], "found", end=" ")
                    show([item.words([s]) for s in predicted], "|", context(item, attribution))
            said, when = case["said_at"], attribution.said_at
            wanted = {Span(*said["span"])} if said else set()
            add(times["said_at span"], item.article.text, wanted, {when.span} if when else set(), at_least=0.5)
            same = bool(said and when and (when.earliest, when.latest) == (said["earliest"], said["latest"]))
            times["said_at interval"].add(hits=same, predicted=bool(when), gold=bool(said))
            if not same and (said or when):
                show("said_at gold", said and (item.words([said["span"]]), said["earliest"], said["latest"]), end=" ")
                show("found", when and (when.text, when.earliest, when.latest), item.article.published, end=" ")
                show("|", context(item, attribution))
    rows = [{"field": k, **loose[k].as_dict(), "exact f1": exact[k].as_dict()["f1"]} for k in loose]
    return rows + [{"field": k, **times[k].as_dict(), "exact f1": ""} for k in times]


def context(item: Marked, attribution: Attribution) -> str:
    """The words around source and cue, for the eye."""
    place = [*attribution.source, *attribution.cue] or [*attribution.content]
    start, end = min(s.start for s in place), max(s.end for s in place)
    return item.article.text[max(0, start - 120) : end + 160].replace("\n", "¶")


def add(figures: Figures, text: str, wanted: set[Span], predicted: set[Span], *, at_least: float) -> None:
    """Count; every prediction may hit one of what is wanted."""
    hits = sum(any(iou(letters(text, [w]), letters(text, [p])) >= at_least for p in predicted) for w in wanted)
    figures.add(hits=min(hits, len(predicted)), predicted=len(predicted), gold=len(wanted))


def print_table(title: str, rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for number, column in enumerate(rows[0] if rows else ()):
        table.add_column(column, justify="right" if number else "left")
    for row in rows:
        table.add_row(*map(str, row.values()))
    Console().print(table)


MEASURES = {"nested": nested, "modality": modality, "circumstances": occasions}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=None, help="another weights folder")
    parser.add_argument("--gold", default=str(ROOT.parent / "shared/data/polnear/train.jsonl.gz"))
    for name in MEASURES:
        parser.add_argument(f"--{name}", default=str(ROOT / f"tests/gold/{name}.json"), help="marks")
    parser.add_argument("--only", default="", help="measures, comma-separated")
    parser.add_argument("--show", action="store_true", help="print every difference")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    chosen = [name for name in MEASURES if not args.only or name in args.only.split(",")]
    files = {name: Path(getattr(args, name)) for name in chosen}
    if not Path(args.gold).exists():
        raise SystemExit(f"{args.gold} is missing: the marks are offsets into its articles; name it with --gold")
    marked = read_marks(files, Path(args.gold), args.model)
    show: Show = print if args.show else (lambda *_, **__: None)
    results = {name: MEASURES[name](marked, show) for name in chosen}
    if args.format == "json":
        print(json.dumps(results, indent=1))
        return
    for name, rows in results.items():
        print_table(f"{name}, {sum(len(item.cases[name]) for item in marked)} cases", rows)


if __name__ == "__main__":
    main()
