from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.model import Contract, EndKind, Stage
from planner.web.contracts.dates import KINDS, own_dates

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

TODAY = date(2026, 11, 22)


def contract(**values: object) -> Contract:
    return Contract(id="c", title="T", council="C", sources=(), end_kind=EndKind.FIXED, **values)  # type: ignore[arg-type]


def test_dates_come_soonest_first_and_each_kind_has_words() -> None:
    found = own_dates(contract(end=date(2028, 3, 31), notice_days=90), TODAY)
    assert [each.date for each in found] == sorted(each.date for each in found)
    assert {"notice_by", "ends"} <= {each.kind for each in found} <= KINDS.keys()


def test_a_tender_has_no_end_to_warn_of() -> None:
    assert own_dates(contract(end=date(2028, 3, 31), stage=Stage.TENDER), TODAY) == ()


def test_the_page_of_a_contract_says_what_its_dates_ask_for(boroughs: CarefulClient) -> None:
    link = boroughs.page("/contracts?supplier=civica").select_one("tbody th a")
    page = boroughs.page(link["href"])
    words = page.find(id="own-dates").find_next("table").get_text(" ", strip=True)
    assert "Decide by" in words
    assert "31 March 2029" in words
