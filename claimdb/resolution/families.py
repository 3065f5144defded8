"""Names → families: each new name is compared with those that share a block, never with all.

Names that may mean one speaker, directly or by way of others, are of one family; what is decided in one family rests on
nothing outside of it. Families only grow, until everything is resolved anew; that they are wider than they need be
changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from claimdb import names
from claimdb.identity.likeness import Form, is_left_out, likeness, may_be_one
from claimdb.identity.referring import in_print
from claimdb.store import referents
from claimdb.store.rows import StoredForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class _Block:
    """The forms of one block; apart from the others those that need no comparing with each other there."""

    def __init__(self) -> None:
        self.others: list[StoredForm] = []
        self.left_out: list[StoredForm] = []

    def to_compare(self, key: str, form: StoredForm) -> Iterable[StoredForm]:
        return self.others if is_left_out(key, form.name, form.kind) else chain(self.others, self.left_out)

    def add(self, key: str, form: StoredForm) -> None:
        (self.left_out if is_left_out(key, form.name, form.kind) else self.others).append(form)


class Families:
    """The forms of names that were met, and of all blocks that were looked into. ``empty``: none is stored yet."""

    def __init__(self, session: Session, *, empty: bool) -> None:
        self._session = session
        self._empty = empty
        self._forms: dict[Form, StoredForm] = {}
        self._blocks: dict[str, _Block] = defaultdict(_Block)
        self._looked_into: set[str] = set()
        self._listed: dict[int, str] = {}
        self._above: dict[int, int] = {}
        self._new: list[StoredForm] = []

    def take(self, wanted: Mapping[Form, str]) -> dict[Form, StoredForm]:
        """The stored forms of these names, made where they are new, each in its family.

        Of its printed variants a name keeps the one that `referring.in_print` puts last.
        """
        self._remember(wanted)
        new = {form: name for form, name in wanted.items() if form not in self._forms}
        made = referents.add_forms(self._session, new) if new else []
        self._new += made
        for form in made:
            self._forms[form.kind, form.key] = form
        self._compare(made)
        for key, name in wanted.items():
            form = self._forms[key]
            if in_print(name) > in_print(self._listed.get(form.pk, form.name)):
                self._listed[form.pk] = name
        return {form: self._forms[form] for form in wanted}

    def tie(self, form_families: Iterable[int]) -> None:
        """These families are one: people said so, or said something about both."""
        first, *others = sorted(form_families)
        for other in others:
            self._unite(first, other)

    def root(self, family: int) -> int:
        """The family that this one is part of now."""
        while (up := self._above.get(family, family)) != family:
            self._above[family] = self._above.get(up, up)
            family = up
        return family

    def save(self) -> None:
        """Write what became of names and families."""
        new = {form.pk: form for form in self._new}
        other = {form.pk: form for form in self._forms.values() if form.pk in self._listed}
        changed = [
            replace(form, name=self._listed.get(pk, form.name), family=self.root(form.family))
            for pk, form in (other | new).items()
        ]
        moved = {family: self.root(family) for family in self._above if self.root(family) != family}
        referents.update_forms(self._session, changed, {} if self._empty else moved)

    def _remember(self, wanted: Iterable[Form]) -> None:
        unknown = [form for form in wanted if form not in self._forms]
        if not self._empty and unknown:
            for form in referents.forms(self._session, unknown):
                self._forms[form.kind, form.key] = form

    def _compare(self, made: Iterable[StoredForm]) -> None:
        keyed = [(form, sorted(names.block_keys(form.name, form.kind))) for form in made]
        self._look_into({f"{form.kind} {key}" for form, keys in keyed for key in keys})
        referents.add_blocks(self._session, [(f"{form.kind} {key}", form) for form, keys in keyed for key in keys])
        for form, keys in keyed:
            for key in keys:
                block = self._blocks[f"{form.kind} {key}"]
                for other in block.to_compare(key, form):
                    if self.root(form.family) != self.root(other.family) and _are_like(form, other):
                        self._unite(form.family, other.family)
                block.add(key, form)

    def _look_into(self, blocks: set[str]) -> None:
        unknown = blocks - self._looked_into
        self._looked_into |= unknown
        if not self._empty and unknown:
            for block, form in referents.in_blocks(self._session, unknown):
                known = self._forms.setdefault((form.kind, form.key), form)
                self._blocks[block].add(block.partition(" ")[2], known)

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first


def _are_like(one: StoredForm, other: StoredForm) -> bool:
    return may_be_one(likeness(one.name, other.name, one.kind))
