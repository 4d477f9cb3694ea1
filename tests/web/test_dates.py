"""Dates as files: one contract or one plan, the same dates and identities as in the feeds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

from tests.calendars.reader import events
from tests.web.feeds.test_make import address, made

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def idea_path(client: CarefulClient) -> str:
    return str(client.page("/proposals").select_one(".app-idea__title a")["href"])


def contract_path(client: CarefulClient) -> str:
    return str(client.page("/contracts?text=housing").select_one("tbody th a, tbody td a")["href"])


def test_the_workbook_of_a_plan_has_the_dates_of_its_calendar_file(boroughs: CarefulClient) -> None:
    idea = idea_path(boroughs)
    calendar = events(boroughs.get(f"{idea}/dates.ics").data)
    book = boroughs.get(f"{idea}/dates.xlsx")
    assert book.headers["Content-Disposition"].split(";")[0] == "attachment"
    (sheet,) = openpyxl.load_workbook(io.BytesIO(book.data))
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [f"{row[0]:%Y%m%d}" for row in rows] == [one.value("DTSTART") for one in calendar]
    assert [row[2] for row in rows] == [one.text("SUMMARY") for one in calendar]
    assert len(rows) > 10


def test_a_plan_as_a_file_and_in_a_feed_are_the_same_events(boroughs: CarefulClient) -> None:
    idea = idea_path(boroughs)
    file = {one.value("UID") for one in events(boroughs.get(f"{idea}/dates.ics").data)}
    feed = address(made(boroughs, f"?proposal={idea.rsplit('/', 1)[1]}"))
    assert {one.value("UID") for one in events(boroughs.get(feed).data)} < file


def test_one_contract_is_its_end(boroughs: CarefulClient) -> None:
    path = contract_path(boroughs)
    assert boroughs.page(path).find("a", href=f"{path}/dates.ics")
    answer = boroughs.get(f"{path}/dates.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (one,) = events(answer.data)
    assert one.text("SUMMARY").startswith("Ends: Housing management system")
    assert one.value("URL") == f"https://plans.example{path}"
