"""Addresses of our own pages that travel in an address, so that nobody is sent anywhere else."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RoutingException


def this_page() -> str:
    """The address that was asked for, to come back to; the first page's where something was sent."""
    if request.method not in ("GET", "HEAD"):
        return url_for("start.home")
    return urlunsplit(("", "", request.path, request.query_string.decode("ascii", "replace"), ""))


def own_page(address: str) -> str:
    """The address itself if it is one of a page here, else the first page's; `//x` and `/\\x` lead to other hosts."""
    home = url_for("start.home")
    try:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return home
        current_app.url_map.bind("").match(parts.path, "GET")
    except (HTTPException, RoutingException, ValueError):
        return home
    return urlunsplit(("", "", parts.path, parts.query, ""))
