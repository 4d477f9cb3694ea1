"""`GET /feeds/<token>.ics`: a feed as calendar programs want it, with conditional requests and without cookies."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.http import http_date, parse_date

from planner.web.downloads import file_name

if TYPE_CHECKING:
    from flask import Request

# Ask each time: a 304 costs next to nothing, and a copy that is kept for a while would show a date that has moved.
CACHE = "private, max-age=0, must-revalidate"


def answer(body: bytes, *, name: str, etag: str, changed_at: datetime) -> Response:
    """200 with the feed, gzipped where the client takes it, or 304 where it has it already."""
    zipped = request.accept_encodings.quality("gzip") > 0
    tag = f"{etag}-gzip" if zipped else etag
    if unchanged(request, etag, changed_at):
        response = Response(status=304)
        del response.headers["Content-Type"]
    else:
        response = Response(gzip.compress(body, 6, mtime=0) if zipped else body)
        response.headers["Content-Type"] = "text/calendar; charset=utf-8"
        response.headers["Content-Disposition"] = f'inline; filename="{file_name(name, "ics")}"'
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Last-Modified"] = http_date(changed_at)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = CACHE
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def unchanged(asked: Request, etag: str, changed_at: datetime) -> bool:
    """Whether the client has this very feed: by its validator if it sent one, else by its date if that can be read."""
    if asked.headers.get("If-None-Match") is not None:
        known = asked.if_none_match
        return any(known.contains_weak(tag) for tag in (etag, f"{etag}-gzip"))
    since = parse_date(asked.headers.get("If-Modified-Since"))
    return since is not None and changed_at.astimezone(UTC).replace(microsecond=0) <= since


def refusal(status: int, words: str) -> Response:
    """404 and 410: a constant short text, never a page or a redirect, which calendar programs would try to read."""
    response = Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
