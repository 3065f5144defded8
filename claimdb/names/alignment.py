"""Which word of one name answers to which of another, where one is turned, has more words, or runs words together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimdb.names.agreement import Agreement, agree, is_slip
from claimdb.names.scripts import ABJADS, abjad_is
from claimdb.names.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.names.words import Name, Word

_WORTH = (0.0, 0.3, 0.5, 0.55, 0.6, 0.8, 0.85, 0.95, 0.99, 1.0)
"""By `Agreement`, for choosing between alignments only; what a name is worth stands in `people.FEATURES`."""
_WORD_LEFT_OVER = 0.6
_PARTICLE_LEFT_OVER = 0.97
_JOINED = 0.98
_MOST_JOINED = 3
_LETTERS_FOR_JOINED_SLIP = 10
_LETTERS_OFF = 2
_MOST_WORDS = 12
"""Of a name that is turned; longer ones are lists."""


class Pair(NamedTuple):
    """Words that answer to each other; several on one side were written as one on the other."""

    agreement: Agreement
    ones: tuple[Word, ...]
    others: tuple[Word, ...]

    @property
    def are_joined(self) -> bool:
        return len(self.ones) != len(self.others)


@dataclass(frozen=True, slots=True)
class Alignment:
    """All words of the shorter name with what answers to them in the longer, in the longer's order."""

    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...] = ()
    """Places of the longer name's words that nothing answers to, particles aside."""
    longer: tuple[Word, ...] = ()
    is_turned: bool = False
    particles_left: int = 0
    worth: float = 1.0


def align(one: Name, other: Name) -> Alignment | None:
    """The best alignment of two names, every word of the shorter used; None where there is none."""
    shorter, longer = one.words, other.words
    if len(one.names) > len(other.names) or (len(one.names) == len(other.names) and len(shorter) > len(longer)):
        shorter, longer = longer, shorter
    if found := _straight(shorter, longer) if len(shorter) == len(longer) else _with_words_between(shorter, longer):
        return found
    can_join = False
    for word in shorter:
        closest = max(agree(word, answer) for answer in longer)
        if closest <= Agreement.SLIP and word.part == "name":
            if len(shorter) != len(longer) and _is_joined(word, shorter, longer):
                can_join = True
            elif not closest:
                return None
    best = _aligned(shorter, longer, can_join=can_join, is_turned=False)
    if (best is not None and best.worth > _WORTH[Agreement.SLIP]) or len(longer) > _MOST_WORDS:
        return best
    for words, turned in _turns(shorter, longer):
        if can_join or agree(words[0], turned[0]) or agree(words[-1], turned[-1]):
            found = _aligned(words, turned, can_join=can_join, is_turned=True)
            if found is not None and (best is None or found.worth > best.worth):
                best = found
    return best


def _straight(shorter: tuple[Word, ...], longer: tuple[Word, ...]) -> Alignment | None:
    """Word by word; the commonest case and the fastest."""
    pairs = []
    for word, answer in zip(shorter, longer, strict=True):
        agreement = agree(word, answer)
        if agreement <= Agreement.RIVAL:
            return None
        pairs.append(Pair(agreement, (word,), (answer,)))
    return Alignment(tuple(pairs), longer=longer)


def _with_words_between(shorter: tuple[Word, ...], longer: tuple[Word, ...]) -> Alignment | None:
    """The longer has middle names or particles more; the next commonest case."""
    if len(shorter) < 2 or agree(shorter[-1], longer[-1]) < Agreement.INITIAL:
        return None
    pairs: list[Pair] = []
    left: list[int] = []
    particles = 0
    for at, answer in enumerate(longer):
        word = shorter[len(pairs)] if len(pairs) < len(shorter) - 1 or at == len(longer) - 1 else None
        agreement = agree(word, answer) if word else Agreement.NONE
        if agreement >= Agreement.INITIAL and word:
            pairs.append(Pair(agreement, (word,), (answer,)))
        elif at == 0:
            return None
        elif answer.part == "name":
            left.append(at)
        else:
            particles += answer.part != "son"
    if len(pairs) < len(shorter):
        return None
    return Alignment(tuple(pairs), tuple(left), longer, particles_left=particles)


def _is_joined(word: Word, shorter: tuple[Word, ...], longer: tuple[Word, ...]) -> bool:
    """Whether a word is written as one with neighbours in one name and by itself in the other."""
    return any(_together((word,), run) for run in _runs(longer)) or any(
        _together((whole,), run) for run in _runs(shorter) if word in run for whole in longer
    )


def _runs(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Two or three neighbouring words."""
    return [words[at : at + n] for n in range(2, min(_MOST_JOINED, len(words)) + 1) for at in range(len(words) - n + 1)]


def _fits(whole: Word, parts: Sequence[Word]) -> bool:
    if _is_abjad(whole, parts):
        return True
    if whole.heads.isdisjoint(parts[0].heads):
        return False
    length = sum(len(part.text) for part in parts)
    return abs(length - len(whole.text)) <= _LETTERS_OFF and not any(part.is_initial for part in parts)


def _is_abjad(whole: Word, parts: Sequence[Word]) -> bool:
    """Whether a Latin word stands against Arabic or Hebrew ones."""
    return whole.script == "latin" and all(part.script in ABJADS for part in parts)


def _turns(shorter: tuple[Word, ...], longer: tuple[Word, ...]) -> list[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Both names with words moved from the front to the end: as a surname goes that is put first."""
    turned = [(shorter[at:] + shorter[:at], longer) for at in range(1, len(shorter))]
    if len(shorter) < len(longer):
        turned += [(shorter, longer[at:] + longer[:at]) for at in range(1, len(longer))]
    return turned


class _Step(NamedTuple):
    worth: float
    pair: Pair | None
    i: int
    j: int


_Table = dict[tuple[int, int], _Step]


def _aligned(
    shorter: tuple[Word, ...], longer: tuple[Word, ...], *, can_join: bool, is_turned: bool
) -> Alignment | None:
    """In order, by dynamic programming from the end: the best product of what words are worth."""
    rows, columns = len(shorter), len(longer)
    best: _Table = {(rows, columns): _Step(1.0, None, rows, columns)}
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if (i, j) != (rows, columns):
                step = _best_step(shorter, longer, i, j, best)
                if can_join:
                    step = max([step, *_joining_steps(shorter, longer, i, j, best)], key=lambda some: some.worth)
                best[i, j] = step
    return _followed(best, shorter, longer, is_turned=is_turned) if best[0, 0].worth else None


def _best_step(shorter: tuple[Word, ...], longer: tuple[Word, ...], i: int, j: int, best: _Table) -> _Step:
    worth, pair, to_i, to_j = 0.0, None, i, j
    if j < len(longer):
        left_over = _WORD_LEFT_OVER if longer[j].part == "name" else _PARTICLE_LEFT_OVER
        worth, to_j = left_over * best[i, j + 1].worth, j + 1
    if i < len(shorter):
        if shorter[i].part in ("article", "particle"):
            without = _PARTICLE_LEFT_OVER * best[i + 1, j].worth
            if without > worth:
                worth, to_i, to_j = without, i + 1, j
        if j < len(longer) and best[i + 1, j + 1].worth > worth:
            agreement = agree(shorter[i], longer[j])
            matched = _WORTH[agreement] * best[i + 1, j + 1].worth
            if matched > worth:
                pair = Pair(agreement, (shorter[i],), (longer[j],))
                worth, to_i, to_j = matched, i + 1, j + 1
    return _Step(worth, pair, to_i, to_j)


def _joining_steps(shorter: tuple[Word, ...], longer: tuple[Word, ...], i: int, j: int, best: _Table) -> list[_Step]:
    found = []
    for a, b in ((2, 1), (1, 2), (3, 1), (1, 3)):
        ones, others = shorter[i : i + a], longer[j : j + b]
        if len(ones) == a and len(others) == b and best[i + a, j + b].worth and (agreement := _together(ones, others)):
            worth = _WORTH[agreement] * _JOINED * best[i + a, j + b].worth
            found.append(_Step(worth, Pair(agreement, ones, others), i + a, j + b))
    return found


def _together(ones: tuple[Word, ...], others: tuple[Word, ...]) -> Agreement:
    """How one word agrees with several written as one."""
    (whole,), parts = (ones, others) if len(ones) == 1 else (others, ones)
    if whole.part != "name" or not _fits(whole, parts):
        return Agreement.NONE
    if _is_abjad(whole, parts):
        return Agreement.ROMANISED if abjad_is("".join(part.native for part in parts), whole.text) else Agreement.NONE
    if not joined(parts).isdisjoint(whole.readings):
        return Agreement.SPELLED
    text = "".join(part.text for part in parts)
    slip = len(text) >= _LETTERS_FOR_JOINED_SLIP and text[0] == whole.text[0] and is_slip(text, whole.text)
    return Agreement.SLIP if slip else Agreement.NONE


def _followed(best: _Table, shorter: tuple[Word, ...], longer: tuple[Word, ...], *, is_turned: bool) -> Alignment:
    pairs: list[Pair] = []
    left: list[int] = []
    particles = i = j = 0
    while (i, j) != (len(shorter), len(longer)):
        step = best[i, j]
        if step.pair is not None:
            pairs.append(step.pair)
        elif step.j > j and longer[j].part == "name":
            left.append(j)
        else:
            particles += (longer[j] if step.j > j else shorter[i]).part != "son"
        i, j = step.i, step.j
    return Alignment(tuple(pairs), tuple(left), longer, is_turned, particles, best[0, 0].worth)
