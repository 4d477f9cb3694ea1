"""`GET /feeds/<token>.ics`: a feed as calendar programs want it, with conditional requests and without cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from werkzeug.http import http_date

from planner.web.downloads import file_name
from planner.web.feeds.unchanged import unchanged, usual_headers, zips

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Request

    from planner.store.feed_contents import FeedBody


def answer(asked: Request, kept: FeedBody, *, name: str) -> Response:
    """200 with the feed, gzipped where the client takes it, or 304 where it has it already."""
    zipped = zips(asked.headers.get("Accept-Encoding"))
    etag, changed_at = kept.head.etag, kept.head.changed_at
    if has_it(asked, etag, changed_at):
        response = Response(status=304)
        del response.headers["Content-Type"]
    else:
        response = Response(kept.zipped if zipped else kept.body)
        response.headers["Content-Type"] = "text/calendar; charset=utf-8"
        response.headers["Content-Disposition"] = f'inline; filename="{file_name(name, "ics")}"'
        response.headers["Last-Modified"] = http_date(changed_at)
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
    response.headers.update(usual_headers(etag, zipped=zipped))
    return response


def has_it(asked: Request, etag: str, changed_at: datetime) -> bool:
    """Whether the client says that it has this very feed."""
    return unchanged(asked.headers.get("If-None-Match"), asked.headers.get("If-Modified-Since"), etag, changed_at)


def refusal(status: int, words: str) -> Response:
    """404 and 410: a constant short text, never a page or a redirect, which calendar programs would try to read."""
    response = Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
