"""A feed's secret address → the links that calendar programs understand."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Links:
    """The address itself first: it works everywhere. The others are conveniences of some programs."""

    address: str
    webcal: str
    google: str
    outlook_work: str
    outlook_home: str


def links(address: str, name: str) -> Links:
    """All links of a feed.

    >>> links("https://plans.example/feeds/x.ics", "Our dates").webcal
    'webcal://plans.example/feeds/x.ics'
    """
    coded = quote(address, safe="")
    subscribe = f"addfromweb?url={coded}&name={quote(name, safe='')}"
    return Links(
        address=address,
        # Never webcals: some programs no longer know it; they try https behind webcal by themselves.
        webcal="webcal://" + address.split("://", 1)[1],
        google=f"https://calendar.google.com/calendar/r?cid={coded}",
        outlook_work=f"https://outlook.office.com/calendar/0/{subscribe}",
        outlook_home=f"https://outlook.live.com/calendar/0/{subscribe}",
    )
