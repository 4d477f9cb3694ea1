from datetime import date

import pytest

from planner.leadtime import UnknownProcedure, grounds, procedures, regime_on, regimes
from planner.leadtime.regimes import regime


def test_every_procedure_is_of_a_known_regime():
    assert {found.regime for found in procedures()} == {found.code for found in regimes()}


@pytest.mark.parametrize(
    ("day", "nation", "health", "expected"),
    [
        (date(2025, 2, 23), "england", False, "pcr2015"),
        (date(2025, 2, 24), "england", False, "pa2023"),
        (date(2025, 2, 24), "wales", True, "pa2023"),
        (date(2025, 2, 24), "england", True, "psr"),
        (date(2023, 12, 31), "england", True, "pcr2015"),
        (date(2026, 1, 1), "scotland", True, "scotland"),
    ],
)
def test_the_law_follows_day_nation_and_kind(day, nation, health, expected):
    assert regime_on(day, nation=nation, health_care=health).code == expected


def test_differences_and_grounds_name_their_sections():
    assert all(each.law for found in regimes() for each in found.differences)
    assert all(found.law and found.source for found in grounds())
    assert not next(found for found in grounds() if found.code == "urgency").helps


def test_an_unknown_regime_names_those_there_are():
    with pytest.raises(UnknownProcedure, match="pa2023"):
        regime("magna carta")
