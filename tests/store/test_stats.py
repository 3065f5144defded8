from __future__ import annotations

from sqlalchemy.orm import Session

from claimdb.store.stats import stats
from tests import factory


def test_counts(session: Session) -> None:
    assert stats(session).articles == 0
    factory.stored(session)
    factory.stored(session, factory.article(path="b.txt", outlet=None, published=None))
    found = stats(session)
    assert (found.articles, found.outlets, found.unknown_outlets) == (2, 1, 1)
    assert (found.attributions, found.hidden, found.resolved, found.nested) == (6, 2, 4, 0)
    assert found.by_form == {"direct": 2, "indirect": 2, "mixed": 2}
    assert found.speakers == {"person": 2, "unnamed": 1}
    assert (found.first, found.last) == ("2024-05-31", "2024-05-31")
    assert found.as_dict()["by_modality"] == {"asserted": 4, "negated": 2}
