"""Every setting, typed, with defaults that suit a laptop; built once from a mapping such as `os.environ`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Weights:
    """Cost of a target date, per day and member: until it joins (`stay`), and while it runs on (`run_on`)."""

    stay: float = 0.2
    run_on: float = 1.0


@dataclass(frozen=True, slots=True)
class Vesting:
    """One reorganisation: `day` is the successors' first; `successors` are (council, names of its successors)."""

    day: date
    successors: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class StageLength:
    """Other lengths of one stage, in days of its unit, than the data's: of every procedure, or of one."""

    stage: str
    minimum: int
    typical: int
    cautious: int
    procedure: str | None = None


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a plan depends on beside the contracts and today; shown on the page and in the JSON.

    Days are calendar days. `min_annual_value` is pounds a year; a contract of unknown value passes.
    `target` fixes the last day of the old arrangements for every proposal (a vesting day, say).
    `areas` and `areas_out` are service-area codes: None means every area. `partnership` are the councils that plan
    together: None means every council. `horizon_days` is how far ahead a target may lie: None means any distance.
    `reorganisations` are those that the plan reckons with: councils with one successor are one buyer from its day on.
    `stage_lengths` overrule the lead times of the data; `extra_stages` (`leaseholders`, `section24`) lengthen plans, in
    `closed_seasons` (`august`, `christmas`, `pre_election`) nobody decides, on `weekends` (bank holidays too) no
    meeting, deadline or notice falls; `nation` says whose rules of decision hold.
    """

    slack_days: int = 90
    max_move_days: int = 730
    min_councils: int = 2
    min_annual_value: Decimal = Decimal(25_000)
    weights: Weights = field(default_factory=Weights)
    procedure: str = "open"
    target: date | None = None
    areas: frozenset[str] | None = None
    areas_out: frozenset[str] = frozenset()
    use_reach: bool = True
    partnership: frozenset[str] | None = None
    horizon_days: int | None = None
    reorganisations: tuple[Vesting, ...] = ()
    stage_lengths: tuple[StageLength, ...] = ()
    extra_stages: frozenset[str] = frozenset()
    closed_seasons: frozenset[str] = frozenset()
    nation: str = "england"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where things are kept and how the site introduces itself. `upload_limit` is bytes.

    A calendar feed that nobody has fetched for `feed_expiry_days` is withdrawn; 0 is never.
    """

    database_url: str = "sqlite:///var/planner.sqlite"
    upload_limit: int = 50 * 1024 * 1024
    secret_key: str | None = None
    council_name: str | None = None
    brand_colour: str = "#1d5c63"
    base_url: str = "http://127.0.0.1:8000"
    feed_expiry_days: int = 400

    @classmethod
    def from_mapping(cls, values: Mapping[str, str]) -> ServerSettings:
        """Settings from `PLANNER_…` names; a number that is none raises `ValueError` naming its variable."""
        known = {
            name: values[f"PLANNER_{name.upper()}"]
            for name in ("secret_key", "council_name", "brand_colour", "base_url")
            if f"PLANNER_{name.upper()}" in values
        }
        limit = _number(values, "PLANNER_UPLOAD_LIMIT", cls().upload_limit, "bytes")
        expiry = _number(values, "PLANNER_FEED_EXPIRY_DAYS", cls().feed_expiry_days, "days")
        url = values.get("PLANNER_DATABASE_URL", cls().database_url)
        return cls(database_url=url, upload_limit=limit, feed_expiry_days=expiry, **known)


def _number(values: Mapping[str, str], name: str, default: int, unit: str) -> int:
    text = values.get(name, str(default))
    if not text.isdigit():
        raise ValueError(f"{name} must be a number of {unit}, not {text!r}.")
    return int(text)
