"""READ SECOND. The journey, one function per arrow, composed; the only module that knows the order.

file ─read→ contracts ─merge, classify→ with areas ─windows, clusters, propose→ proposals ─events→ feed
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import calendars, classification, leadtime, matching, proposals, registers
from planner.model import Plan
from planner.progress import AREAS, PROPOSALS, listener
from planner.settings import PlanSettings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from planner.classification import Correction
    from planner.matching.suppliers import SupplierDecision
    from planner.model import Contract, Issue, Proposal, Reading
    from planner.registers import RegisterFile


@dataclass(frozen=True, slots=True)
class Made:
    """A plan, and what else than its day and its contracts it was made of."""

    plan: Plan
    settings: PlanSettings
    held: frozenset[str]
    supplier_decisions: tuple[SupplierDecision, ...] = ()


def read(
    file: RegisterFile,
    *,
    council: str | None = None,
    mapping: Mapping[str, str] | None = None,
    corrections: Sequence[Correction] = (),
    date_order_hint: str | None = None,
) -> Reading:
    """One register file → its contracts, with their service areas, and its issues.

    `council` overrules what the rows and the file name say; `mapping` is field → heading, as a person corrected it;
    `corrections` are people's decisions on service areas, replayed. `date_order_hint` (`dmy` or `mdy`) is the order of
    the council's earlier uploads, for columns of dates where nothing in the file proves one.
    Raises `registers.Unreadable` with words for a person where there is no table in the file.
    """
    reading = registers.read_register(file, council=council, mapping=mapping, reference_date_hint=date_order_hint)
    told = listener(AREAS)
    return registers.with_contracts(reading, classification.classify(reading.contracts, corrections, told=told))


def plan(
    files: Iterable[RegisterFile],
    *,
    today: date,
    council: str | None = None,
    settings: PlanSettings | None = None,
) -> Plan:
    """Register files → the plan for `today`. Raises `registers.Unreadable` for the first file that is no register."""
    readings = [read(file, council=council) for file in files]
    contracts, issues = registers.merge(readings)
    found = [issue for reading in readings for issue in reading.issues] + issues
    return plan_contracts(
        contracts, today=today, settings=settings, issues=found, files=[reading.file for reading in readings]
    )


def plan_contracts(  # noqa: PLR0913 - a keyword for each thing that a plan is made of
    contracts: Sequence[Contract],
    *,
    today: date,
    settings: PlanSettings | None = None,
    issues: Sequence[Issue] = (),
    files: Sequence[str] = (),
    corrections: Sequence[Correction] = (),
    supplier_decisions: Sequence[SupplierDecision] = (),
    held: Collection[str] = (),
    last: Made | None = None,
) -> Plan:
    """Contracts with ids, each once → windows, clusters, proposals with their milestones.

    Contracts that have no service area yet get one; `corrections` and `supplier_decisions` are people's decisions,
    replayed. `held` are ids of contracts that are spoken for (in a proposal that somebody adopted): no new proposal
    takes them. With `last`, a plan made before, only the areas in which something has changed since are planned again:
    the result is the same.
    """
    settings = settings or PlanSettings()
    contracts = classification.classify(contracts, corrections, told=listener(AREAS))
    windows = matching.windows(contracts, today=today, settings=settings)
    clusters = matching.find_clusters(contracts, windows, min_councils=settings.min_councils)
    knowledge = _knowledge(contracts, settings, supplier_decisions)
    kept = _unchanged(last, contracts, knowledge, held) if last and _comparable(last, today, settings) else frozenset()
    found = proposals.propose(
        [contract for contract in contracts if contract.service_area not in kept] if kept else contracts,
        windows,
        clusters,
        today=today,
        settings=settings,
        knowledge=knowledge,
        held=held,
        told=listener(PROPOSALS),
    )
    if last and kept:
        found = proposals.best_first([*found, *(one for one in last.plan.proposals if one.service_area in kept)])
    return Plan(
        today=today,
        files=tuple(files),
        contracts={contract.id: contract for contract in contracts},
        windows=windows,
        clusters=clusters,
        proposals=tuple(found),
        issues=tuple(issues),
    )


def _comparable(last: Made, today: date, settings: PlanSettings) -> bool:
    return last.plan.today == today and last.settings == settings


def _unchanged(
    last: Made, contracts: Sequence[Contract], knowledge: proposals.Knowledge, held: Collection[str]
) -> frozenset[str]:
    """The service areas whose proposals cannot be others than they were: nothing that they rest on has changed."""
    old = tuple(last.plan.contracts.values())
    firms = _firms(old, last.supplier_decisions)
    before = _by_area(old, matching.existing_joint(old, firms), last.held, firms)
    now = _by_area(contracts, knowledge.existing_joint, held, knowledge.firms)
    return frozenset(code for code, rows in now.items() if before.get(code) == rows)


# a contract, which joint contract it is part of, whether it is spoken for, the names of its firms where others
_Facts = tuple["Contract", str | None, bool, tuple[str | None, ...]]


def _by_area(
    contracts: Iterable[Contract],
    joint: Iterable[tuple[str, ...]],
    held: Collection[str],
    firms: Mapping[str, str],
) -> dict[str, dict[str, _Facts]]:
    """Service area → id → what proposals rest on."""
    part_of = {key: group[0] for group in joint for key in group}
    taken = frozenset(held)
    found: dict[str, dict[str, _Facts]] = {}
    for row in contracts:
        if row.service_area:
            found.setdefault(row.service_area, {})[row.id] = (
                row,
                part_of.get(row.id),
                row.id in taken,
                tuple(firms.get(name) for name in row.supplier_names),
            )
    return found


def plan_groups(
    contracts: Sequence[Contract],
    groups: Sequence[Collection[str]],
    *,
    today: date,
    settings: PlanSettings | None = None,
) -> list[Proposal]:
    """Groups of contract ids that a person chose → one proposal each; `settings.target` fixes the day.

    Raises `PlannerError` in words where a group cannot be one proposal.
    """
    settings = settings or PlanSettings()
    windows = matching.windows(contracts, today=today, settings=settings)
    return proposals.plan_groups(
        contracts, windows, groups, today=today, settings=settings, knowledge=_knowledge(contracts, settings)
    )


def keep_up(
    made: Plan,
    kept: Sequence[Proposal],
    *,
    settings: PlanSettings | None = None,
    supplier_decisions: Sequence[SupplierDecision] = (),
) -> list[Proposal]:
    """Proposals whose members and target are fixed → the same as the contracts of a plan have them on its day.

    Each keeps its id and its dates; those that cannot be planned any more are left out.
    """
    if not kept:
        return []
    settings, contracts = settings or PlanSettings(), tuple(made.contracts.values())
    return proposals.keep_up(
        contracts,
        made.windows,
        kept,
        today=made.today,
        settings=settings,
        knowledge=_knowledge(contracts, settings, supplier_decisions),
    )


def _firms(contracts: Iterable[Contract], decisions: Sequence[SupplierDecision]) -> dict[str, str]:
    """Spelling of a supplier → the name of its firm, where that is another."""
    names = sorted({name for contract in contracts for name in contract.supplier_names})
    groups = matching.group_suppliers(names, decisions=decisions)
    return {name: group.name for group in groups for name in group.spellings if name != group.name}


def _knowledge(
    contracts: Sequence[Contract], settings: PlanSettings, decisions: Sequence[SupplierDecision] = ()
) -> proposals.Knowledge:
    """What proposals need of the other stages."""
    firms = _firms(contracts, decisions)
    return proposals.Knowledge(
        areas={area.code: area for area in classification.service_areas()},
        lead_times=leadtime.for_settings(settings),
        likeness=matching.likeness,
        threshold=leadtime.threshold,
        existing_joint=matching.existing_joint(contracts, firms),
        firms=firms,
    )


def feed(
    found: Plan,
    *,
    name: str = "Contract planner",
    choice: calendars.Choice | None = None,
    scope: calendars.Scope | None = None,
) -> bytes:
    """A plan → one iCalendar feed of what `scope` and `choice` ask for; the same plan gives the same bytes."""
    return calendars.render(calendars.events(found, choice=choice, scope=scope), name=name, today=found.today)
