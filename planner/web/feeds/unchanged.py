"""Whether a client has this very feed already, from what it sent; and the headers that every answer has."""

from __future__ import annotations

from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_date, parse_etags

if TYPE_CHECKING:
    from datetime import datetime

# Ask each time: a 304 costs next to nothing, and a copy that is kept for a while would show a date that has moved.
CACHE = "private, max-age=0, must-revalidate"


def unchanged(if_none_match: str | None, if_modified_since: str | None, etag: str, changed_at: datetime) -> bool:
    """By its validator if it sent one, else by its date if that can be read."""
    if if_none_match is not None:
        known = parse_etags(if_none_match)
        return any(known.contains_weak(tag) for tag in (etag, f"{etag}-gzip"))
    since = parse_date(if_modified_since)
    return since is not None and changed_at.astimezone(UTC).replace(microsecond=0) <= since


@lru_cache(maxsize=256)
def zips(accept_encoding: str | None) -> bool:
    """Whether the client takes gzip."""
    return parse_accept_header(accept_encoding, Accept).quality("gzip") > 0


def usual_headers(etag: str, *, zipped: bool) -> dict[str, str]:
    """The headers that 200 and 304 have in common."""
    return {
        "ETag": f'"{etag}-gzip"' if zipped else f'"{etag}"',
        "Vary": "Accept-Encoding",
        "Cache-Control": CACHE,
        "X-Robots-Tag": "noindex",
    }
