"""create_app: settings in, the site out. Each journey is a blueprint; nothing here knows what a contract is."""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask, Request, current_app, url_for
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader
from jinja2.exceptions import UndefinedError

from planner import __version__
from planner.web import access, components, database, errors, filters, security, words
from planner.web.feeds.quick import Quick
from planner.web.today import today as site_today

if TYPE_CHECKING:
    from datetime import date

    from planner.settings import ServerSettings


class LoudUndefined(ChainableUndefined):
    """A misspelt name in a template is an error as soon as it would be shown, looped over or counted.

    Testing it stays allowed: the GOV.UK macros ask for parameters that they were not given.
    """

    def _fail(self) -> NoReturn:
        raise UndefinedError(f"a template asks for something that is not there: {self._undefined_name!r}")

    __str__ = __iter__ = __len__ = _fail


class MemoryRequest(Request):
    """A request whose files stay in memory: no part of an upload lies about on the disk, however it ends."""

    def _get_file_stream(self, *args: Any, **kwargs: Any) -> BytesIO:  # noqa: ARG002 - werkzeug's signature
        return BytesIO()


def create_app(settings: ServerSettings, *, today: date | None = None) -> Flask:
    """The site. `today` fixes the day for demonstrations and tests; otherwise it is the date in Europe/London."""
    app = Flask("planner")  # not __name__: templates and static files lie beside planner/, not in planner/web/
    app.request_class = MemoryRequest
    app.config.update(
        SECRET_KEY=settings.secret_key or secrets.token_hex(32),
        MAX_CONTENT_LENGTH=settings.upload_limit,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        MAX_FORM_PARTS=2_000,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        TODAY=today,
        SETTINGS=settings,
        WTF_CSRF_TIME_LIMIT=None,  # the session's length is limit enough; a form left open over lunch still works
    )
    security.protect(app, settings)
    app.before_request(access.check)
    CSRFProtect(app)
    database.connect(app, settings)
    errors.register(app)
    filters.register(app)
    words.register(app)
    _prepare_templates(app, settings)
    _register_journeys(app)
    app.wsgi_app = Quick(app, app.wsgi_app)  # type: ignore[method-assign]  # Flask's own way of adding to it
    return app


def _prepare_templates(app: Flask, settings: ServerSettings) -> None:
    app.jinja_env.undefined = LoudUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.loader = ChoiceLoader(
        [
            PackageLoader("planner"),
            PrefixLoader(
                {
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                    "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
                }
            ),
        ]
    )
    app.add_template_global(asset)
    app.add_template_global(site_today, "today")
    app.add_template_global(components.error_summary)
    app.jinja_env.globals.update(server=settings, planner_version=__version__)


def _register_journeys(app: Flask) -> None:
    from planner.web.consents.routes import consents
    from planner.web.contracts.edits import edits
    from planner.web.contracts.routes import contracts
    from planner.web.corrections.routes import corrections
    from planner.web.corrections.suppliers import suppliers
    from planner.web.feeds.routes import feeds
    from planner.web.health.routes import health
    from planner.web.help.routes import help_pages
    from planner.web.planning.routes import planning
    from planner.web.proposals.again import again
    from planner.web.proposals.decisions import decisions
    from planner.web.proposals.own_lengths import own_lengths
    from planner.web.proposals.progress import progress
    from planner.web.proposals.route import route
    from planner.web.proposals.routes import proposals
    from planner.web.proposals.split import split
    from planner.web.settings.lengths import lengths
    from planner.web.settings.routes import settings_pages
    from planner.web.settings.working import working
    from planner.web.start.routes import start
    from planner.web.uploads.downloads import upload_files
    from planner.web.uploads.routes import uploads
    from planner.web.uploads.waiting import waiting
    from planner.web.warnings.routes import warnings

    journeys = (start, uploads, upload_files, contracts, proposals, decisions, again, route, settings_pages, feeds)
    more = (waiting, planning, working, edits, corrections, suppliers, consents, progress, split, own_lengths, lengths)
    for journey in (*journeys, *more, warnings, help_pages, health):
        app.register_blueprint(journey)


def asset(name: str) -> str:
    """The address of a static file, which changes when the file does, so that browsers may keep it."""
    return url_for("static", filename=name, v=_fingerprint(Path(current_app.static_folder or "") / name))


@cache
def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "missing"
