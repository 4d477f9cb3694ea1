"""What a feed holds, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.web.filters import day
from planner.web.words import area_name

if TYPE_CHECKING:
    from planner.store.kept import FeedScope

ROLES = {
    "head of service": "last days to decide only",
    "convenor": "last days to decide and to call the councils together",
    "procurement lead": "every step of adopted joint procurements too",
}

STATES = {
    "idea": "ideas that nobody has adopted",
    "adopted": "adopted joint procurements",
    "dismissed": "dismissed ideas",
}


def scope_words(scope: FeedScope) -> str:
    """A feed's scope as a phrase: "Hackney, Fleet vehicles, last days to decide only"."""
    if scope.proposal:
        parts = ["one joint procurement idea"]
    else:
        councils = ["the councils that plan together"] if scope.partnership else scope.councils
        parts = [*(councils or ["all councils"]), *(area_name(code) for code in scope.service_areas)]
        parts += [STATES[scope.state]] if scope.state in STATES else []
        parts += [f"supplier like “{scope.supplier}”"] if scope.supplier else []
        parts += [f"system like “{scope.system}”"] if scope.system else []
        parts += [f"with “{scope.search}”"] if scope.search else []
        parts += [f"ends from {day(scope.end_from)}"] if scope.end_from else []
        parts += [f"ends by {day(scope.end_to)}"] if scope.end_to else []
    if scope.role:
        parts.append(ROLES.get(scope.role, scope.role))
    if scope.windows:
        parts.append("when each contract could be re-let")
    if scope.every_step:
        parts.append("every step of ideas")
    if scope.horizon_days:
        parts.append(
            f"up to {scope.horizon_days // 365 or 1} years ahead" if scope.horizon_days > 365 else "up to a year ahead"
        )
    if scope.alarms:
        parts.append(f"alarms {' and '.join(str(days) for days in scope.alarms)} days before")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def suggested_name(scope: FeedScope, idea: str | None) -> str:
    """A name that a person may keep."""
    if idea:
        return idea[:100]
    councils = ["the councils that plan together"] if scope.partnership else scope.councils
    parts = [*councils, *(area_name(code) for code in scope.service_areas)]
    return ("Contract dates: " + ", ".join(part for part in parts if part)).removesuffix(": ")[:100]
