"""Which day it is on the site: the date in Europe/London, unless the app was told another one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import current_app

if TYPE_CHECKING:
    from flask import Flask

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The site's today; `TODAY` in the app's configuration overrides the clock (tests, demonstrations)."""
    return today_of(current_app)


def today_of(app: Flask) -> date:
    """The same, for whoever has the app and no request."""
    fixed: date | None = app.config.get("TODAY")
    return fixed or datetime.now(LONDON).date()
