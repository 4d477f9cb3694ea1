"""What people said contracts are for: kept as records, put over what was read at once and on every upload.

The contracts that count show what the corrections make of them. What each register version said stays as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select, update

from planner.model import Contract
from planner.store import revisions
from planner.store.contract_rows import contracts_of
from planner.store.councils import council_ids
from planner.store.kept import NotFound
from planner.store.tables import area_corrections, contract_edits, contracts, councils
from planner.store.writing import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.classification import Correction

KINDS = ("title", "system", "supplier")
BY_CORRECTION = "as corrected on "  # how the reason of a corrected contract begins
AT_ONCE = 500
FEW = 20  # corrections of a kind up to which each is looked for in a text
_kept = area_corrections.c
_held = contracts.c


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction with its number, and the day on which it was taken back, None where it stands."""

    id: int
    correction: Correction
    taken_back_on: date | None


def correct(session: Session, correction: Correction) -> int:
    """Keep what a person said; of how many contracts it changed what is said of their service area."""
    one_at_a_time(session)
    kind = next(name for name in KINDS if getattr(correction, name))
    values = {
        "council_id": council_ids(session, [correction.council])[correction.council],
        "kind": kind,
        "about": getattr(correction, kind),
        "area": correction.area,
        "partnership": correction.partnership,
        "by": correction.by,
        "on": correction.on,
    }
    session.execute(insert(area_corrections).values(values))
    return _changed(session)


def take_back(session: Session, number: int, *, on: date) -> int:
    """End the effect of a correction, keeping its record; of how many contracts that changed what is said.

    An earlier correction of the same thing counts again. `NotFound` where there is none of that number.
    """
    one_at_a_time(session)
    if session.scalar(select(_kept.id).where(_kept.id == number)) is None:
        raise NotFound("There is no such correction.")
    which = (_kept.id == number, _kept.taken_back_on.is_(None))
    session.execute(update(area_corrections).where(*which).values(taken_back_on=on))
    return _changed(session)


def corrections(session: Session) -> tuple[KeptCorrection, ...]:
    """Every correction that was ever made, oldest first."""
    from planner.classification import Correction

    query = (
        select(area_corrections, councils.c.name.label("council"))
        .join(councils, councils.c.id == _kept.council_id)
        .order_by(_kept.id)
    )
    found = []
    for row in session.execute(query).mappings():
        said = {name: row[name] for name in ("council", "area", "by", "on", "partnership")}
        taken_back = row["taken_back_on"] is not None
        one = Correction(**said, **{row["kind"]: row["about"]}, taken_back=taken_back)
        found.append(KeptCorrection(id=row["id"], correction=one, taken_back_on=row["taken_back_on"]))
    return tuple(found)


def standing(session: Session) -> tuple[Correction, ...]:
    """The corrections that stand, oldest first: what `classification.classify` replays."""
    return tuple(each.correction for each in corrections(session) if each.taken_back_on is None)


def reapply(session: Session) -> int:
    """Make the contracts that count say what the corrections make of them; how many were rewritten.

    Contracts that no standing correction is about, but that were read when one was, are decided as without it. A
    person's edit of the service area of one contract goes before any correction.
    """
    found = corrections(session)
    if not found:
        return 0
    concerned = _concerned(session, tuple(each.correction for each in found))
    return sum(
        _decide_again(session, concerned[first : first + AT_ONCE], found) for first in range(0, len(concerned), AT_ONCE)
    )


def _changed(session: Session) -> int:
    revisions.changed(session, revisions.CONTRACTS)
    return reapply(session)


def _concerned(session: Session, found: tuple[Correction, ...]) -> list[str]:
    """The keys of contracts that a standing correction is about, or that one decided."""
    from planner.classification.corrections import Lessons

    lessons = Lessons.of(found)
    spotters = {kind: _spotter(found, kind) for kind in KINDS}
    edited = select(contract_edits.c.contract_key).where(
        contract_edits.c.field == "service_area", contract_edits.c.ended_at.is_(None)
    )
    texts = [_held[kind] for kind in KINDS]
    query = select(_held.key, _held.council, _held.service_area_reason, *texts).where(
        _held.state != "undone", _held.key.not_in(edited)
    )
    concerned = []
    for key, council, reason, *said in session.execute(query.order_by(_held.key)):
        if (reason or "").startswith(BY_CORRECTION):
            concerned.append(key)
            continue
        title, system, supplier = (
            text if text and spotters[kind](text) else None for kind, text in zip(KINDS, said, strict=True)
        )
        if (title or system or supplier) and lessons.on(
            Contract(key, title, council, (), system=system, supplier=supplier)
        ):
            concerned.append(key)
    return concerned


def _spotter(found: tuple[Correction, ...], kind: str) -> Callable[[str], bool]:
    """A quick look whether a text may be one that a standing correction is about.

    Taking a text apart into its words is slow beside it. Every word of the correction stands in the text, but for an
    ending and for signs within it.
    """
    from planner.classification.corrections import same_words

    keys = {same_words(getattr(each, kind)) for each in found if not each.taken_back} - {""}
    if len(keys) > FEW:
        return lambda _: True
    parts = [max(key.split(), key=len) for key in keys]
    parts = [part[:-1] if len(part) > 1 else part for part in parts]

    def may_be(text: str) -> bool:
        plain = text.lower().replace("'", "").replace("’", "").replace("‘", "")
        return any(part in plain for part in parts)

    return may_be


def _decide_again(session: Session, keys: list[str], found: tuple[KeptCorrection, ...]) -> int:
    from planner.classification import classify

    rows = session.execute(select(contracts).where(_held.key.in_(keys))).all()
    before = contracts_of(rows)
    after = classify(before, [each.correction for each in found])
    changed = [
        {
            "of": new.id,
            "service_area": new.service_area,
            "service_area_reason": new.service_area_reason,
            "service_area_confidence": new.service_area_confidence,
        }
        for old, new in zip(before, after, strict=True)
        if (old.service_area, old.service_area_reason) != (new.service_area, new.service_area_reason)
    ]
    if changed:
        names = ("service_area", "service_area_reason", "service_area_confidence")
        to_do = update(contracts).where(_held.key == bindparam("of")).values({name: bindparam(name) for name in names})
        session.connection().execute(to_do, changed)
    return len(changed)
