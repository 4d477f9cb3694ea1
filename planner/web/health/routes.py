"""`GET /healthz`, for whatever watches the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify

from planner import __version__
from planner.store.health import health as health_of
from planner.web import access
from planner.web.database import database

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

health = Blueprint("health", __name__)


@health.get("/healthz")
@access.public
def healthz() -> ResponseReturnValue:
    """200 when the database answers and its tables are up to date, else 503; words without paths or addresses."""
    state = health_of(database())
    well = state.database == "ok"
    # What the driver says may name hosts and files: whoever runs the site reads it with `planner health`.
    words = state.database.split(":")[0]
    answer = jsonify(status="ok" if well else "error", database=words, version=__version__)
    return answer, 200 if well else 503
