"""What a person said the headings of a layout mean, remembered for the council's next file of that layout.

A layout is the set of its headings, in any order, case and blanks aside: a column moved is the same layout, a column
added or renamed is another one, and is looked at anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.store.councils import council_ids
from planner.store.tables import councils, mappings
from planner.store.writing import upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


def remember_mapping(
    session: Session, *, council: str, headings: Iterable[str], mapping: Mapping[str, str], at: datetime
) -> None:
    """Keep field → heading for this layout of this council, in place of what was kept before."""
    kept = {"mapping": dict(mapping), "remembered_at": at}
    owner = council_ids(session, [council])[council]
    insert = upsert(session, mappings).values(council_id=owner, layout=layout(headings), **kept)
    session.execute(insert.on_conflict_do_update(index_elements=["council_id", "layout"], set_=kept))


def remembered_mapping(session: Session, *, council: str, headings: Iterable[str]) -> dict[str, str] | None:
    """Field → heading as the council's officers last told it for this layout; None where they never did."""
    query = (
        select(mappings.c.mapping)
        .join(councils, councils.c.id == mappings.c.council_id)
        .where(councils.c.name == council, mappings.c.layout == layout(headings))
    )
    found: dict[str, str] | None = session.scalar(query)
    return found


def layout(headings: Iterable[str]) -> str:
    """A fingerprint of a set of headings."""
    folded = sorted({" ".join(heading.split()).casefold() for heading in headings} - {""})
    return hashlib.sha256(json.dumps(folded).encode()).hexdigest()
