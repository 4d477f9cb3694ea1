"""Settings are typed, and say which variable is wrong."""

from __future__ import annotations

import pytest

from planner.settings import ServerSettings


def test_defaults_suit_a_laptop() -> None:
    settings = ServerSettings.from_mapping({})
    assert settings.database_url.startswith("sqlite:///")
    assert settings.upload_limit == 50 * 1024 * 1024


def test_settings_come_from_planner_variables_alone() -> None:
    settings = ServerSettings.from_mapping({"PLANNER_DATABASE_URL": "postgresql://x/y", "COUNCIL_NAME": "no"})
    assert settings.database_url == "postgresql://x/y"
    assert settings.council_name is None


def test_how_long_an_unused_feed_lives_can_be_set() -> None:
    assert ServerSettings.from_mapping({"PLANNER_FEED_EXPIRY_DAYS": "0"}).feed_expiry_days == 0
    with pytest.raises(ValueError, match="PLANNER_FEED_EXPIRY_DAYS"):
        ServerSettings.from_mapping({"PLANNER_FEED_EXPIRY_DAYS": "a year"})


def test_a_limit_that_is_no_number_names_its_variable() -> None:
    with pytest.raises(ValueError, match="PLANNER_UPLOAD_LIMIT"):
        ServerSettings.from_mapping({"PLANNER_UPLOAD_LIMIT": "50 MB"})
