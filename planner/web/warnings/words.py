"""Warnings → words of the page and rows of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Warning as Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.leadtime import ContractWarning, OfProposal
    from planner.model import Contract

KINDS = {
    "decide_by": "Decide by",
    "notice_by": "Notice by",
    "extend_by": "Extend by",
    "ends": "Ends",
    "ended": "Ended: still in use?",
    "termination_notice": "Termination notice (UK11) by",
}
LEVELS = [
    ("", "Everything"),
    ("pressing", "All that is pressing"),
    *((str(each), str(each).capitalize()) for each in Standing),
]
HEADER = (
    "kind", "date", "warning", "council", "title", "reference", "text", "assumed", "how_it_was_counted",
    "contract_or_idea",
)  # fmt: skip


def kind_words(kind: str) -> str:
    """What a kind of date is called."""
    return KINDS.get(kind, kind)


def row_of(contract: Contract, warning: ContractWarning) -> tuple[object, ...]:
    """One date of one contract as a row of the file."""
    return (
        warning.kind,
        warning.date.isoformat(),
        warning.level or "",
        contract.council,
        contract.title,
        contract.reference,
        warning.text,
        "yes" if warning.assumed else "no",
        " ".join(warning.sum),
        contract.id,
    )


def idea_rows(ideas: Iterable[OfProposal]) -> Iterator[tuple[object, ...]]:
    """One row for the last day of each idea, one for each thing that could be shortened and each way that is left."""
    for each in ideas:
        yield _row("decide_together", each.last_day_to_decide, each, f"Start by {each.start_by}.")
        for lever in each.levers:
            enough = "enough by itself" if lever.enough else "not enough by itself"
            text = f"{lever.name}: saves {lever.saves} days, {enough}, provided that {lever.condition}."
            yield _row("could_be_shortened", lever.start_by, each, text, lever.law)
        for way in each.ways_out:
            text = f"{way.name}: {way.text} Provided that {way.condition}."
            yield _row("way_out", way.last_day, each, text, way.law)


def _row(kind: str, day: object, each: OfProposal, text: str, law: str | None = None) -> tuple[object, ...]:
    return (kind, str(day), each.warning, "", each.title, "", text, "yes", law or "", each.proposal)
