from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.web.contracts.quarters import quarters

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

TODAY = date(2026, 11, 22)


def test_quarters_are_those_of_the_calendar_from_today_on() -> None:
    heat = quarters([], TODAY)
    assert heat.quarters[0] == (date(2026, 10, 1), date(2026, 12, 31))
    assert heat.quarters[1] == (date(2027, 1, 1), date(2027, 3, 31))
    assert heat.quarters[-1] == (date(2029, 7, 1), date(2029, 9, 30))


def test_each_end_is_counted_once_in_its_quarter() -> None:
    ends = [("a", date(2027, 3, 31)), ("a", date(2027, 1, 1)), ("b", date(2027, 4, 1)), ("a", date(2040, 1, 1))]
    heat = quarters(ends, TODAY)
    assert [(code, total) for code, _, _, total in heat.rows] == [("a", 2), ("b", 1)]
    assert [cell.number for cell in heat.rows[0][2]][:3] == [0, 2, 0]
    assert heat.rows[0][2][1].shade > heat.rows[1][2][2].shade > heat.rows[0][2][0].shade


def test_a_shaded_number_leads_to_its_contracts(boroughs: CarefulClient) -> None:
    page = boroughs.page("/contracts/quarters")
    link = page.select_one("tbody td a")
    number = int(link.contents[0])
    assert len(boroughs.page(link["href"]).select("tbody tr")) == number
