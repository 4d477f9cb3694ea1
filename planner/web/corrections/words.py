"""How sure a service area is and between which two the planner wavers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.store.corrections import BY_CORRECTION
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from planner.classification import Correction
    from planner.model import Contract, ServiceArea

NOT_SURE = "not sure: "
NEARLY_CERTAIN, LIKELY = 0.95, 0.75
KINDS = {"title": "title", "system": "system", "supplier": "supplier"}


def corrected(contract: Contract) -> bool:
    """Whether a person said what the contract is for."""
    return (contract.service_area_reason or "").startswith(BY_CORRECTION)


def confidence_words(contract: Contract) -> str | None:
    """How sure the service area is, as odds that a person can check; None where there is none."""
    if corrected(contract):
        return "A person said so"
    sure = contract.service_area_confidence
    if contract.service_area is None or sure is None:
        return None
    if sure >= NEARLY_CERTAIN:
        return "Nearly certain: right at least 19 times in 20"
    odds = f"right about {round(sure * 10)} times in 10"
    return f"Likely: {odds}" if sure >= LIKELY else f"Perhaps: {odds}"


def guesses(contract: Contract) -> tuple[ServiceArea, ...]:
    """The areas that the reason names as the two best guesses, likelier first; none where it names none."""
    reason = contract.service_area_reason or ""
    if not reason.startswith(NOT_SURE):
        return ()
    said = reason.removeprefix(NOT_SURE)
    for first in leaf_areas():
        if said.startswith(f"{first.name} or "):
            rest = said.removeprefix(f"{first.name} or ")
            others = [each for each in leaf_areas() if rest == each.name or rest.startswith(f"{each.name} (")]
            if others:
                return first, max(others, key=lambda each: len(each.name))
    return ()


def about(correction: Correction) -> tuple[str, str]:
    """What a correction is about: `title`, `system` or `supplier`, and which."""
    return next((kind, text) for kind in KINDS if (text := getattr(correction, kind)))
