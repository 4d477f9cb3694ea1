"""The contracts of one contracting process: one for each contract or award, else one for the tender or its lots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.model import Stage
from planner.registers.cells.terms import NOTHING, Terms
from planner.registers.ocds.look import child, children, text
from planner.registers.ocds.periods import Place, renewal_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.ocds.package import Json

DEAD = frozenset({"cancelled", "unsuccessful", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One contract to be, with where its parts stand. `suffix` tells entries of one process apart in the reference."""

    stage: Stage
    why: str
    own: Place | None = None
    advertised: Place | None = None
    award: Json = field(default_factory=dict)
    contract: Json = field(default_factory=dict)
    lots: tuple[Json, ...] = ()
    extension: Terms = NOTHING
    title: str | None = None
    suffix: str | None = None


def entries_of(state: Json) -> tuple[list[Entry], list[str]]:
    """The entries, and reasons where a part of the process is none (cancelled, unsuccessful)."""
    dropped: list[str] = []
    awards = _living(children(state, "awards"), "award", dropped)
    contracts = _living(children(state, "contracts"), "contract", dropped)
    if awards or contracts:
        return _awarded(state, awards, contracts), dropped
    status = text(child(state, "tender"), "status")
    if status in DEAD or dropped:
        return [], dropped or [f"the tender is {status}"]
    return _tendered(state), dropped


def _living(items: list[Json], name: str, dropped: list[str]) -> list[Json]:
    alive = []
    for item in items:
        status = text(item, "status")
        if status in DEAD:
            dropped.append(f"{name} {text(item, 'id') or ''} is {status}".replace("  ", " "))
        else:
            alive.append(item)
    return alive


def _awarded(state: Json, awards: list[Json], contracts: list[Json]) -> list[Entry]:
    by_id = {str(award.get("id")): award for award in awards}
    pairs: list[tuple[Json, Json]] = [(by_id.get(str(c.get("awardID")), {}), c) for c in contracts]
    used = {id(award) for award, _ in pairs}
    pairs += [(award, {}) for award in awards if id(award) not in used]
    entries = []
    for award, contract in pairs:
        lots = _lots(state, award)
        own = _place(contract, "period", "contracts/period") or _place(award, "contractPeriod", "awards/contractPeriod")
        part = contract or award
        several = len(pairs) > 1
        entries.append(
            Entry(
                Stage.AWARDED,
                "the release holds an award" if award else "the release holds a contract",
                own or _lot_place(lots),
                _tender_place(state),
                award,
                contract,
                lots,
                _extension(lots),
                text(contract, "title") or text(award, "title") or (_lot_title(state, lots) if several else None),
                text(part, "id") if several else None,
            )
        )
    return entries


def _lots(state: Json, award: Json) -> tuple[Json, ...]:
    lots = children(child(state, "tender"), "lots")
    related = award.get("relatedLots")
    if isinstance(related, list):
        named = {str(name) for name in related}
        return tuple(lot for lot in lots if text(lot, "id") in named)
    return tuple(lots) if len(lots) == 1 else ()


def _place(item: Json, name: str, path: str) -> Place | None:
    period = child(item, name)
    return Place(period, path) if period else None


def _tender_place(state: Json) -> Place | None:
    """The advertised period; a framework's own where the tender states no other."""
    tender = child(state, "tender")
    framework = child(tender, "techniques", "frameworkAgreement")
    days = {"startDate": framework.get("periodStartDate"), "endDate": framework.get("periodEndDate")}
    own = _place(tender, "contractPeriod", "tender/contractPeriod")
    return own or (Place(days, "tender/techniques/frameworkAgreement/period") if days["endDate"] else None)


def _lot_place(lots: Sequence[Json]) -> Place | None:
    return _place(lots[0], "contractPeriod", "tender/lots/contractPeriod") if lots else None


def _extension(lots: Sequence[Json]) -> Terms:
    return next((terms for lot in lots if (terms := renewal_terms(lot))), NOTHING)


def _lot_title(state: Json, lots: Sequence[Json]) -> str | None:
    titles = [title for lot in lots if (title := text(lot, "title"))]
    main = text(child(state, "tender"), "title")
    if not titles or titles == [main]:
        return None
    return f"{main or ''} – {', '.join(titles)}".strip(" –")


def _tendered(state: Json) -> list[Entry]:
    """One entry for the whole tender, or one for each group of lots whose terms differ."""
    stage, why = _tender_stage(state)
    lots = children(child(state, "tender"), "lots")
    alive = [lot for lot in lots if text(lot, "status") not in DEAD]
    groups: dict[str, list[Json]] = {}
    for lot in alive:
        groups.setdefault(repr((lot.get("contractPeriod"), renewal_terms(lot))), []).append(lot)
    place = _tender_place(state)
    if len(groups) <= 1 or (place and "endDate" in place.period):
        own = place or _lot_place(alive)
        return [Entry(stage, why, own, lots=tuple(alive), extension=_extension(alive))]
    return [
        Entry(
            stage,
            why,
            _lot_place(group) or place,
            lots=tuple(group),
            extension=_extension(group),
            title=_lot_title(state, group),
            suffix="lot " + ", ".join(text(lot, "id") or "?" for lot in group),
        )
        for group in groups.values()
    ]


def _tender_stage(state: Json) -> tuple[Stage, str]:
    tender = child(state, "tender")
    tags = state.get("tag")
    tag = tags[0] if isinstance(tags, list) and tags else None
    status = text(tender, "status")
    if status in ("planned", "planning") or tag in ("planning", "planningUpdate") or not tender:
        return Stage.PLANNED, f"the tender is {status}" if status else "the release is tagged planning"
    return Stage.TENDER, f"the tender is {status}, and no award is published" if status else "no award is published"
