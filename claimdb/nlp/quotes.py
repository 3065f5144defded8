"""Quotation marks paired, paragraph by paragraph, and what they say about the form of a statement.

Works on any text in one pass: a mark without its partner costs at most the rest of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimdb.records import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOUBLE_MARKS = '“”„‟«»"″'
SINGLE_MARKS = "‘’‚‛'‹›"
MAX_DEPTH = 4
"""Quotations inside quotations; an opening mark beyond is taken as a stray one."""

DIRECT_SHARE = 0.9

_DOUBLE = re.compile("``|''|[" + DOUBLE_MARKS + "]")
_SINGLE = re.compile("(?<!')'(?!')|[‘’‚‛‹›]")
_STRAIGHT = ('"', "″", "''")
_BEFORE_OPENING = frozenset("([{—–-/:…" + "“„«‘‚‹\"'‟")
_AFTER_CLOSING = frozenset(")]}.,;:!?—–-/…" + "”»’›\"'“")
_ELISION = re.compile(
    r"\d\ds?\b|(?:em|n|til|till|tis|twas|twere|twill|cause|cos|coz|bout|round|neath|un|ere|im|er)\b", re.IGNORECASE
)
_ALWAYS_ELISION = re.compile(r"\d\ds\b|(?:em|n|twere|twill)\b", re.IGNORECASE)
"""Of those, what no quotation begins with; "'20 ships sailed,' he said" does."""
_SWAPPED = str.maketrans("‘’‚‛'‹›“”„\"«»", "“”„“\"«»‘’‚'‹›")


class Quotation(NamedTuple):
    """A stretch between quotation marks, or from one to where it must have ended when its partner is missing."""

    span: Span
    """Marks included."""
    inner: Span
    """Without the marks."""
    open_mark: str
    """As printed; empty where the text lacks it."""
    closed: bool
    continues: bool
    """It runs on into the next paragraph, which opens with a mark again."""
    depth: int
    """0 for a quotation that stands in no other."""


class _Frame(NamedTuple):
    start: int
    inner: int
    mark: str


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Every quotation of ``text``, in order of where it starts, the outer before the inner.

    Stretches without a single letter or digit are left out. Takes time linear in the length of the text.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and opens_quotation(text, following)
        doubles = _pair_doubles(text, paragraph, goes_on)
        singles = _pair_singles(text, paragraph, doubles, goes_on)
        both = doubles if not singles else sorted([*doubles, *singles], key=lambda q: (q.span.start, -q.span.end))
        found.extend(_with_depth(q for q in both if _has_letters(text, q.inner)))
    return tuple(found)


def opens_quotation(text: str, paragraph: Span) -> bool:
    """The paragraph begins with an opening mark."""
    start = paragraph.start
    while start < paragraph.end and text[start].isspace():
        start += 1
    if start >= paragraph.end or text[start] not in DOUBLE_MARKS + "‘'‚‹`":
        return False
    return text[start] not in "‘'" or not _ELISION.match(text, start + 1)


def _has_letters(text: str, span: Span) -> bool:
    return any(text[i].isalnum() for i in range(span.start, span.end))


def _with_depth(quotes: Iterable[Quotation]) -> list[Quotation]:
    """Depths set, and those that cross the border of another left out."""
    result: list[Quotation] = []
    ends: list[int] = []
    for quote in quotes:
        while ends and ends[-1] <= quote.span.start:
            ends.pop()
        if ends and quote.span.end > ends[-1]:
            continue
        result.append(quote._replace(depth=len(ends)))
        ends.append(quote.span.end)
    return result


# ── double marks ─────────────────────────────────────────────────────────────────────────────────────────────────


def _looks_opening(text: str, start: int, end: int, paragraph: Span) -> bool:
    """Something may begin before it, and something begins after it."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ".,;:!?)]"


def _looks_closing(text: str, start: int, end: int, paragraph: Span) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _opens(text: str, mark: str, place: tuple[int, int], paragraph: Span, stack: list[_Frame]) -> bool:
    """Whether a double mark opens a quotation, given those that are open before it."""
    start, end = place
    if mark in ("„", "‟", "``"):
        return True
    if mark == "«":
        return not (stack and stack[-1].mark == "»")
    if mark == "“":
        german = bool(stack) and stack[-1].mark == "„"
        return not german and not (stack and _looks_closing(text, start, end, paragraph))
    if mark in ("”", "»"):
        return not stack and _looks_opening(text, start, end, paragraph)
    if stack:
        return _looks_opening(text, start, end, paragraph)
    before = text[start - 1] if start > paragraph.start else " "
    return not before.isalnum() and not _looks_closing(text, start, end, paragraph)


def _pair_doubles(text: str, paragraph: Span, goes_on: bool) -> list[Quotation]:
    """Quotations in double marks of one paragraph, sorted."""
    found: list[Quotation] = []
    stack: list[_Frame] = []
    first = True
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        start, end, mark = match.start(), match.end(), match.group()
        if _opens(text, mark, (start, end), paragraph, stack):
            if stack and ((mark in _STRAIGHT and stack[-1].mark == mark) or len(stack) >= MAX_DEPTH):
                found.append(_unclosed(stack.pop(), start))
            stack.append(_Frame(start, end, mark))
        elif stack:
            frame = stack.pop()
            found.append(Quotation(Span(frame.start, end), Span(frame.inner, start), frame.mark, True, False, 0))
        elif first and mark in ("”", "»") and _lost_its_opening(text, start, paragraph):
            found.append(Quotation(Span(paragraph.start, end), Span(paragraph.start, start), "", True, False, 0))
        first = False
    if stack:
        found = _end_unclosed(found, stack, paragraph, goes_on)
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return found


def _lost_its_opening(text: str, start: int, paragraph: Span) -> bool:
    return start > paragraph.start and not text[start - 1].isspace() and not text[start - 1].isdigit()


def _unclosed(frame: _Frame, end: int, *, continues: bool = False) -> Quotation:
    return Quotation(Span(frame.start, end), Span(frame.inner, end), frame.mark, False, continues, 0)


def _end_unclosed(found: list[Quotation], stack: list[_Frame], paragraph: Span, goes_on: bool) -> list[Quotation]:
    """Quotations without a closing mark: one that continues takes the rest of the paragraph; else it ends where the
    next one opens, or with the paragraph."""
    last = stack[-1]
    if goes_on and all(q.span.start < last.start for q in found):
        return [*found, _unclosed(last, paragraph.end, continues=True)]
    starts = sorted([q.span.start for q in found] + [frame.start for frame in stack])
    for frame in stack:
        later = bisect_right(starts, frame.start)
        found.append(_unclosed(frame, starts[later] if later < len(starts) else paragraph.end))
    return found


# ── single marks ─────────────────────────────────────────────────────────────────────────────────────────────────


class _Single(NamedTuple):
    start: int
    opens: int
    """0 no, 1 perhaps (letters may be left out there), 2 surely."""
    closes: int
    """0 no, 1 perhaps (it may be an apostrophe), 2 probably, 3 surely: behind a comma or the like."""
    frame: int
    """Start of the innermost quotation in double marks around it, -1 for none."""


def _pair_singles(text: str, paragraph: Span, doubles: Sequence[Quotation], goes_on: bool) -> list[Quotation]:
    """Quotations in single marks of one paragraph; apostrophes do not pair.

    An opening mark takes the first probable closing mark before the next opening one, else the first possible one. One
    that is perhaps none opens only where nothing is open, and only up to a sure closing mark.
    """
    groups: dict[int, list[_Single]] = {}
    for mark in _single_marks(text, paragraph, doubles):
        groups.setdefault(mark.frame, []).append(mark)
    found: list[Quotation] = []
    for frame, marks in groups.items():
        may_go_on = frame < 0 and goes_on
        for opening, closing in _matches(marks):
            start = opening.start
            if may_go_on and text[start] == "‘" and _goes_on(text, paragraph, opening, closing, marks):
                found.append(_unclosed(_Frame(start, start + 1, text[start]), paragraph.end, continues=True))
            elif closing is not None:
                end = closing.start
                found.append(Quotation(Span(start, end + 1), Span(start + 1, end), text[start], True, False, 0))
    return found


def _goes_on(text: str, paragraph: Span, opening: _Single, closing: _Single | None, marks: Sequence[_Single]) -> bool:
    """Nothing closes it, or, where it begins or is announced as a whole sentence, nothing but a possible apostrophe."""
    if closing is None:
        return True
    before = text[paragraph.start : opening.start].rstrip()
    announced = not before or before[-1] in ":,"
    return announced and closing.closes == 1 and not any(m.opens == 2 and m.start > opening.start for m in marks)


def _matches(marks: Sequence[_Single]) -> list[tuple[_Single, _Single | None]]:
    """(opening mark, its closing mark or ``None`` for the last one if nothing closes it)."""
    pairs: list[tuple[_Single, _Single | None]] = []
    opening: _Single | None = None
    perhaps: _Single | None = None
    for mark in marks:
        doubtful = opening is not None and opening.opens == 1
        if mark.opens == 2 or (mark.opens == 1 and opening is None):
            if opening is not None and perhaps is not None:
                pairs.append((opening, perhaps))
            opening, perhaps = mark, None
        elif opening is not None and mark.closes >= (3 if doubtful else 2):
            pairs.append((opening, mark))
            opening, perhaps = None, None
        elif opening is not None and mark.closes == 1 and perhaps is None and not doubtful:
            perhaps = mark
    if opening is not None and opening.opens == 2:
        pairs.append((opening, perhaps))
    return pairs


def _single_marks(text: str, paragraph: Span, doubles: Sequence[Quotation]) -> Iterable[_Single]:
    """Single marks that may open or close, each with the double quotation around it (one sweep over both)."""
    ahead = 0
    around: list[Quotation] = []
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start = match.start()
        while ahead < len(doubles) and doubles[ahead].span.start < start:
            around.append(doubles[ahead])
            ahead += 1
        while around and around[-1].span.end <= start:
            around.pop()
        opens = 0 if match.group() in "’›" else _single_opens(text, start, paragraph)
        closes = 0 if opens or match.group() in "‘‚‛‹" else _single_closes(text, start, paragraph)
        if opens or closes:
            yield _Single(start, opens, closes, around[-1].span.start if around else -1)


def _single_opens(text: str, start: int, paragraph: Span) -> int:
    if not _looks_opening(text, start, start + 1, paragraph) or _ALWAYS_ELISION.match(text, start + 1):
        return 0
    return 1 if _ELISION.match(text, start + 1) else 2


def _single_closes(text: str, start: int, paragraph: Span) -> int:
    if not _looks_closing(text, start, start + 1, paragraph):
        return 0
    before = text[start - 1]
    if not before.isalnum():
        return 3
    after = text[start + 1] if start + 1 < paragraph.end else " "
    if not after.isspace():
        twice = after in ".,!?" and text[start + 2 : start + 3] in ("'", "’")
        return 1 if twice or after in "-–" else 2
    plural_possessive = before in "sSzx" and start + 2 < paragraph.end and text[start + 2].isalnum()
    dropped_g = text[max(start - 2, 0) : start].lower() == "in"
    return 1 if plural_possessive or dropped_g else 2


def _in_single_marks(quote: Quotation) -> bool:
    return len(quote.open_mark) == 1 and quote.open_mark in SINGLE_MARKS


def with_double_marks(text: str, quotations: Sequence[Quotation]) -> str:
    """The text as papers print it that put double marks outside and single ones inside; of the same length.

    Only the marks of single-quoted outermost quotations, and of those right inside them, are changed, and only where
    most of what the text quotes stands in single marks: elsewhere they mark headlines' quotations and borrowed words.
    """
    quoted = {True: 0, False: 0}
    for quote in quotations:
        if not quote.depth:
            quoted[_in_single_marks(quote)] += quote.inner.end - quote.inner.start
    if quoted[True] <= quoted[False]:
        return text
    chars = list(text)
    swapping = False
    for quote in quotations:
        if not quote.depth:
            swapping = _in_single_marks(quote)
        if swapping and quote.depth <= 1:
            for start, end in ((quote.span.start, quote.inner.start), (quote.inner.end, quote.span.end)):
                if end - start == 1:
                    chars[start] = chars[start].translate(_SWAPPED)
    return "".join(chars)


# ── form ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_NAMING = re.compile(
    r"(?:so[- ]called|self-styled|known(?: \w+)? as|a\.?k\.?a\.?|dubbed|nicknamed|code-?named|call ?sign(?: \w+)?"
    r"|titled|entitled|headlined|named|nickname(?: \w+)?|alias|term|word|words|phrase|label|slogan|hashtag|acronym"
    r"|song|album|film|movie|book|novel|memoir|show|series|programme|program|podcast|column|essay|operation|play"
    r"|sitcom|poem|documentary|magazine|hosts? of|episode of)"
    r"(?:,? of| the| a)?[ ,:]*$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|their|his|her|our|my|your|this|that|these|those|any|some|of|such|\w+[’']s)(?: [a-z-]+)?\s+$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_PREDICATE_END = re.compile(
    r"\s*(?:$|[.,;:!?)\]—–-]|(?:and|or|but|for|in|on|to|that|when|if|because|by|of|with|as|at)\b)"
)


def marks_speech(text: str, quotation: Quotation) -> bool:
    """Whether the marks quote somebody; scare quotes, titles, nicknames and single borrowed terms do not."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    words = inner.split()
    if not words or not quotation.closed or len(words) > 6 or inner[-1] in ",.!?…":
        return bool(words)
    before = text[max(0, quotation.span.start - 40) : quotation.span.start]
    after = text[quotation.span.end : quotation.span.end + 30]
    if _NAMING.search(before) or _is_title(words) or _is_nickname(words, before, after):
        return False
    return not (len(words) <= 2 and _DETERMINER.search(before) and not _PREDICATE_END.match(after))


def _is_title(words: Sequence[str]) -> bool:
    """Every word but the small ones is capitalised: a title or a name."""
    if len(words) == 1:
        return False
    main = [word for word in words if word.lower() not in _SMALL_WORDS]
    return bool(main) and all(not word[0].islower() for word in main) and words != ["I"]


def _is_nickname(words: Sequence[str], before: str, after: str) -> bool:
    """Between a given name and a surname."""
    if len(words) > 3 or not words[0][:1].isupper():
        return False
    given = re.search(r"\b[A-Z][\w.’'-]*\s$", before)
    return given is not None and re.match(r"\s[A-Z]\w+", after) is not None


def form_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """``direct`` when nine in ten letters of the content stand in quotation marks, ``mixed`` when some stand in marks
    that mark speech, else ``indirect``. ``quotations`` are those of the whole text, as :func:`quotations` gives them.
    """
    total = sum(_letters(text, span) for span in content)
    quoted = speech = 0
    for span in content:
        for quote in _outermost(span, quotations):
            shared = _letters(text, Span(max(span.start, quote.inner.start), min(span.end, quote.inner.end)))
            quoted += shared
            speech += shared if shared and marks_speech(text, quote) else 0
    if not quoted:
        return "indirect"
    if quoted >= DIRECT_SHARE * total:
        return "direct"
    return "mixed" if speech else "indirect"


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))


def _outermost(span: Span, quotations: Sequence[Quotation]) -> Iterable[Quotation]:
    """Those of depth 0 that meet ``span``."""
    first = bisect_right(quotations, span.start, key=lambda q: q.span.start) - 1
    while first > 0 and quotations[first].depth:
        first -= 1
    for number in range(max(first, 0), len(quotations)):
        quote = quotations[number]
        if quote.span.start >= span.end:
            return
        if not quote.depth and quote.span.end > span.start:
            yield quote
