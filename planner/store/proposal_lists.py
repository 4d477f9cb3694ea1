"""The lists of proposals, read as far as they are shown: by band, by warning, by the contracts that they hold.

What a list is chosen and ordered by stands in columns of its own; only what is shown is put together from its body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, false, func, literal, or_, select

from planner.model import Milestone
from planner.model import Warning as Standing
from planner.store.codec import from_plain
from planner.store.contracts import Filters, conditions
from planner.store.kept import Page
from planner.store.proposals import BANDS, has_member_of, in_band, made_of
from planner.store.tables import contracts, finished_stages, proposal_members
from planner.store.tables import proposals as table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.store.kept import KeptProposal

_kept = table.c
DONE = "done"
MISSED = "too late"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which proposals: of an area, with a member of a council, in a state; without one, all that nobody put aside."""

    area: str | None = None
    council: str | None = None
    state: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same for the database."""
        found = [_kept.state == self.state if self.state else _kept.state != "dismissed"]
        if self.area is not None:
            found.append(_kept.service_area == self.area)
        if self.council is not None:
            found.append(has_member_of(self.council))
        return found


@dataclass(frozen=True, slots=True)
class InBand:
    """How many proposals a band has, and those of them that were asked for."""

    total: int
    shown: tuple[KeptProposal, ...]


def by_band(
    session: Session,
    *,
    today: date,
    asked: Asked = Asked(),
    only: str | None = None,
    most: int = 10,
    chosen: str | None = None,
    page: int = 1,
    size: int = 50,
) -> Mapping[str, InBand]:
    """The first few of each band that has any, soonest first (what was missed last, first), of equals the best score.

    Bands are those of `BANDS`, and `DONE` for what has no step left; `only` one of `BANDS` is asked for where one is
    enough. Of the `chosen` band it is a page of `size`.
    """
    finished = _finished(session)
    band = case((_kept.id.in_(finished), literal(DONE)), *((in_band(name, today), literal(name)) for name in BANDS))
    missed = band == MISSED
    order = [
        case((missed, None), else_=_kept.last_day_to_decide),
        case((missed, _kept.last_day_to_decide)).desc(),
        _kept.score.desc(),
        _kept.id,
    ]
    ranked = (
        select(
            _kept.id,
            band.label("band"),
            func.row_number().over(partition_by=band, order_by=order).label("place"),
            func.count().over(partition_by=band).label("total"),
        )
        .where(*asked.conditions(), *([in_band(only, today), _kept.id.not_in(finished)] if only else []))
        .subquery()
    )
    first = size * (max(1, page) - 1)
    shown = and_(ranked.c.band != (chosen or ""), ranked.c.place <= most)
    if chosen:
        of_page = and_(ranked.c.place > first, ranked.c.place <= first + size)
        # the first of the band also tells how many there are where the page lies behind its end
        shown = or_(shown, and_(ranked.c.band == chosen, or_(of_page, ranked.c.place == 1)))
    query = select(table, ranked.c.band, ranked.c.place, ranked.c.total).join(ranked, ranked.c.id == _kept.id)
    found: dict[str, InBand] = {}
    for row in session.execute(query.where(shown).order_by(ranked.c.band, ranked.c.place)):
        before = found.get(row.band, InBand(row.total, ()))
        on_page = row.band != chosen or first < row.place <= first + size
        found[row.band] = InBand(row.total, (*before.shown, *([made_of(row, today)] if on_page else ())))
    return found


def pressing(
    session: Session,
    *,
    today: date,
    levels: Collection[Standing] = (Standing.LATE, Standing.TOO_LATE),
    council: str | None = None,
    page: int = 1,
    size: int = 50,
) -> Page[KeptProposal]:
    """A page of what nobody put aside, has a step left, and was to be begun before today: late or too late.

    What can still be met comes first, the soonest of it, then what was missed, the last of it.
    """
    day = _kept.last_day_to_decide
    missed = day < today
    wanted = [
        *Asked(council=council).conditions(),
        _kept.start_by < today,
        _kept.id.not_in(_finished(session)),
        or_(*(missed if level is Standing.TOO_LATE else day >= today for level in levels), false()),
    ]
    total = session.scalar(select(func.count()).select_from(table).where(*wanted)) or 0
    order = [missed, case((missed, None), else_=day), case((missed, day)).desc(), _kept.id]
    rows = session.execute(select(table).where(*wanted).order_by(*order).limit(size).offset(size * (page - 1)))
    return Page(tuple(made_of(row, today) for row in rows), total, page, size)


def holding(session: Session, *, today: date, filters: Filters, state: str | None = None) -> tuple[KeptProposal, ...]:
    """The proposals with a member among the contracts that the filters let through, the best score first."""
    members = select(proposal_members.c.proposal_id).join(contracts, contracts.c.key == proposal_members.c.contract_key)
    held = _kept.id.in_(members.where(*conditions(filters)))
    query = select(table).where(*Asked(state=state).conditions(), held).order_by(_kept.score.desc(), _kept.id)
    return tuple(made_of(row, today) for row in session.execute(query))


def _finished(session: Session) -> Collection[str]:
    """The ids of those of which every step is done: only where somebody told of a step can that be."""
    told = select(finished_stages.c.proposal_id)
    found = []
    for key, body in session.execute(select(_kept.id, _kept.body).where(_kept.id.in_(told))):
        steps: list[Any] = [from_plain(Milestone, each) for each in body["milestones"]]
        if steps and all(each.done for each in steps):
            found.append(key)
    return found
