"""The short way for "anything new?" – "no": a 304 before Flask sees the request.

Thousands of calendar programs ask this all day. Whatever is not that question about a good address that can be
answered with 304 – a changed feed, a program whose visit is to be noted, a host name that is not ours, a database that
fails – is passed on untouched, so that every other rule stands in one place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from werkzeug.sansio.utils import host_is_trusted

from planner.store.feed_heads import Heads
from planner.web.access import Rule, rule_of
from planner.web.database import NAME, now
from planner.web.feeds.clients import client_name
from planner.web.feeds.contents import stamp
from planner.web.feeds.expiry import unused_too_long
from planner.web.feeds.readers import due
from planner.web.feeds.unchanged import unchanged, usual_headers, zips
from planner.web.security import HEADERS
from planner.web.today import today_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

BEFORE, AFTER = "/feeds/", ".ics"
METHODS = frozenset({"GET", "HEAD"})
ALWAYS = tuple(HEADERS.items())
NOT_MODIFIED = "304 NOT MODIFIED"


class Quick:
    """A WSGI application before `rest`, the site's own."""

    def __init__(self, app: Flask, rest: Callable[..., Iterable[bytes]]) -> None:
        if rule_of(app, "feeds.fetch") is not Rule.SECRET_ADDRESS:
            raise RuntimeError("only an address that is itself the secret may be answered before its rule is asked")
        self._app = app
        self._rest = rest
        self._heads: Heads | None = None
        self._ours = lru_cache(maxsize=64)(lambda host: host_is_trusted(host, app.config["TRUSTED_HOSTS"]))

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """304 where that is certain; else what the site says."""
        path = environ.get("PATH_INFO", "")
        asks = "HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ
        if asks and path.startswith(BEFORE) and path.endswith(AFTER) and environ["REQUEST_METHOD"] in METHODS:
            headers = self._not_modified(path[len(BEFORE) : -len(AFTER)], environ)
            if headers is not None:
                start_response(NOT_MODIFIED, headers)
                return ()
        return self._rest(environ, start_response)

    def _not_modified(self, token: str, environ: dict[str, Any]) -> list[tuple[str, str]] | None:
        if not token.isascii() or environ.get("SCRIPT_NAME") or not self._ours(environ.get("HTTP_HOST")):
            return None
        try:
            if self._heads is None:
                self._heads = Heads(self._app.extensions[NAME])
            found = self._heads.for_token(token, client=client_name(environ.get("HTTP_USER_AGENT")))
        except Exception:  # the long way meets it again and knows what to do
            return None
        moment = now()
        if found is None or found.head is None or found.revoked or due(found, moment):
            return None
        days: int = self._app.config["SETTINGS"].feed_expiry_days
        head = found.head
        if unused_too_long(found, days, moment) or head.made_for != stamp(
            found.revision, today_of(self._app), found.name
        ):
            return None
        sent = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
        if not unchanged(*sent, head.etag, head.changed_at):
            return None
        zipped = zips(environ.get("HTTP_ACCEPT_ENCODING"))
        return [*usual_headers(head.etag, zipped=zipped).items(), *ALWAYS]
