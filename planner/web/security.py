"""Security headers of every answer, and which host names the site answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response, request
from flask.sessions import SecureCookieSessionInterface

from planner.web.access import Rule, rule_of

if TYPE_CHECKING:
    from flask import Flask
    from flask.sessions import SessionMixin

    from planner.settings import ServerSettings

# No inline script or style anywhere, so no nonce is needed; the pages' script is a file of ours.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # A feed's address is its password: it must not travel on in a Referer.
    "Referrer-Policy": "same-origin",
}


def protect(app: Flask, settings: ServerSettings) -> None:
    """Adds the headers to every answer and lets no foreign host name in (DNS rebinding reaches 127.0.0.1 too)."""
    own = urlsplit(settings.base_url).hostname
    hosts = ["127.0.0.1", "localhost", "::1"]
    app.config["TRUSTED_HOSTS"] = [*hosts, own] if own and own not in hosts else hosts
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https://"),
        SESSION_COOKIE_NAME="planner",
    )
    app.session_interface = NoCookieOnFeeds()
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """The answer with the security headers; pages are kept out of shared caches and of search engines."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


class NoCookieOnFeeds(SecureCookieSessionInterface):
    """Sessions in signed cookies; the answer to a feed's address never carries one."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Writes the cookie, unless the address is a feed's."""
        if request.endpoint and rule_of(app, request.endpoint) is Rule.SECRET_ADDRESS:
            return
        super().save_session(app, session, response)
