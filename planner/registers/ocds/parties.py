"""Who buys and who supplies: names, company numbers, size and sector; contact points are never looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.registers.cells.registered import company_number
from planner.registers.cells.suppliers import clean_name, named
from planner.registers.ocds.look import child, children, flag, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.ocds.package import Json

SMALL = frozenset({"sme", "micro", "small", "medium"})
BUYING_ROLES = frozenset({"buyer", "procuringEntity", "leadBuyer", "jointBuyer", "wholesaleBuyer"})


@dataclass(frozen=True, slots=True)
class Suppliers:
    """The suppliers of one award."""

    names: tuple[str, ...] = ()
    number: str | None = None
    sme: bool | None = None
    vcse: bool | None = None


def buyers_of(state: Json) -> tuple[str, ...]:
    """The lead buyer's name first, then every other party with a buying role."""
    names = [text(child(state, "buyer"), "name"), text(child(state, "tender", "procuringEntity"), "name")]
    names += [text(party, "name") for party in children(state, "parties") if BUYING_ROLES & _roles(party)]
    return tuple(dict.fromkeys(clean_name(name) for name in names if name))


def _roles(party: Json) -> set[str]:
    roles = party.get("roles")
    return {role for role in roles if isinstance(role, str)} if isinstance(roles, list) else set()


def suppliers_of(state: Json, award: Json) -> Suppliers:
    """The suppliers of an award, with what the parties say of them."""
    parties = {str(party.get("id")): party for party in children(state, "parties")}
    listed = children(award, "suppliers")
    names = named(clean_name(name) for item in listed if (name := text(item, "name"))).names
    known = [parties[str(item.get("id"))] for item in listed if str(item.get("id")) in parties]
    numbers = (_number(party) for party in known)
    scales = [scale for party in known if (scale := text(child(party, "details"), "scale"))]
    sectors = [sector for party in known if (sector := flag(child(party, "details"), "vcse")) is not None]
    return Suppliers(
        names,
        next((number for number in numbers if number), None),
        any(scale in SMALL for scale in scales) if scales else None,
        any(sectors) if sectors else None,
    )


def _number(party: Json) -> str | None:
    for identifier in [child(party, "identifier"), *children(party, "additionalIdentifiers")]:
        if text(identifier, "scheme") == "GB-COH" and (number := text(identifier, "id")):
            return company_number(number)[0]
    return None


def has_contacts(releases: Sequence[Json]) -> bool:
    """Whether any party names a contact point, which is dropped."""
    return any(party.get("contactPoint") for state in releases for party in children(state, "parties"))
