"""Which day it is on the site: the date in Europe/London, unless the app was told another one."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app


def today() -> date:
    """The site's today; `TODAY` in the app's configuration overrides the clock (tests, demonstrations)."""
    fixed: date | None = current_app.config.get("TODAY")
    return fixed or datetime.now(ZoneInfo("Europe/London")).date()
