from __future__ import annotations

import csv
import io
import threading
from typing import TYPE_CHECKING

import pytest

from tests.web.gates import arrived, page_with

if TYPE_CHECKING:
    from typing import Any

    from bs4 import BeautifulSoup
    from flask import Flask

    from tests.web.client import CarefulClient


def kinds(page: BeautifulSoup) -> set[str]:
    table = page.find(id="contracts").find_next("table")
    return {row.find_all("td")[1].find(string=True).strip() for row in table.select("tbody tr")}


def test_contracts_say_by_when_to_decide_and_when_they_end(boroughs: CarefulClient) -> None:
    page = boroughs.page("/warnings")
    assert {"Decide by", "Ends", "Extend by"} <= kinds(page)
    text = page.find(id="contracts").find_next("table").get_text(" ")
    assert "To replace it on" in text
    assert "The replacement starts on" in text  # the sum unfolds


@pytest.mark.parametrize(("kind", "words"), [("ends", "Ends"), ("decide_by", "Decide by")])
def test_one_kind_of_date_can_be_asked_for(boroughs: CarefulClient, kind: str, words: str) -> None:
    assert kinds(boroughs.page(f"/warnings?kind={kind}")) == {words}


def test_one_council_can_be_asked_for(boroughs: CarefulClient) -> None:
    page = boroughs.page("/warnings?council=London+Borough+of+Camden")
    table = page.find(id="contracts").find_next("table")
    assert {row.find_all("td")[2].get_text() for row in table.select("tbody tr")} == {"London Borough of Camden"}
    assert "Nothing matches" in boroughs.page("/warnings?council=Nowhere").get_text()


def test_what_there_is_not_counts_as_not_asked(boroughs: CarefulClient) -> None:
    plain = boroughs.page("/warnings").find("table").get_text()
    assert boroughs.page("/warnings?kind=x&level=y&page=z").find("table").get_text() == plain


def test_late_ideas_list_what_could_be_shortened_with_the_days_saved(boroughs: CarefulClient) -> None:
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    slow = {f"{stage}-{column}": "400" for stage in ("evaluation", "documents") for column in ("typical", "cautious")}
    slow |= {"evaluation-minimum": "14", "documents-minimum": "14"}
    boroughs.submit(boroughs.page(f"{idea}/adopt"), "Adopt")
    form = boroughs.page(f"{idea}/plan")
    boroughs.submit(boroughs.page("/settings/lengths"), "See the effect", step="keep", **slow)
    day = ["1", "6", "2029"]
    boroughs.submit(form, "See what would follow", step="keep", target=day)
    page = boroughs.page("/warnings")
    panel = page.find("a", href=idea).find_parent("section").get_text(" ", strip=True)
    assert "Late" in panel
    assert "The councils should have been called together by" in panel
    assert "; the last day to decide together is " in panel
    assert "saves" in panel
    assert page.get_text().count("Time limits must still fit") == 1
    assert "provided that" in panel
    rows = list(csv.reader(io.StringIO(boroughs.get("/warnings.csv").data.decode("utf-8-sig"))))
    assert any(row[0] == "could_be_shortened" and "saves" in row[6] for row in rows)


def test_ideas_too_late_rank_the_ways_that_are_left(boroughs: CarefulClient) -> None:
    idea = str(boroughs.page("/proposals").select(".app-idea__title a")[0]["href"])
    day = ["30", "11", "2027"]
    boroughs.submit(boroughs.page(f"{idea}/plan"), "See what would follow", step="keep", target=day)
    page = boroughs.page("/warnings?level=too+late")
    panels = page.select("section.app-panel")
    assert panels
    assert "What can still be done" in panels[0].get_text()
    assert "There is no automatic direct award" in page.get_text()


def test_the_file_has_every_date_of_the_page_with_its_sum(boroughs: CarefulClient) -> None:
    answer = boroughs.get("/warnings.csv?kind=ends")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows
    assert {row["kind"] for row in rows} == {"ends"}
    assert all(row["how_it_was_counted"].startswith("End: ") for row in rows)
    number = boroughs.page("/warnings?kind=ends").find(id="contracts").find("span").get_text()
    assert number.startswith(f"{len(rows)} date")


def test_an_empty_site_says_what_to_do(client: CarefulClient) -> None:
    assert "Upload a register" in client.page("/warnings").find("main").get_text()


def test_dates_that_take_long_are_waited_for_once(
    boroughs: CarefulClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.web.warnings import dates

    gate, real, began = threading.Event(), dates.day_table, []

    def slow(*args: Any, told: Any, **more: Any) -> Any:
        began.append(told(4_000, 9_000))
        assert gate.wait(20)
        return real(*args, told=told, **more)

    monkeypatch.setattr(dates, "day_table", slow)
    app.config["PATIENCE"] = 0.2
    path = boroughs.get("/warnings?kind=ends").location
    assert path.startswith("/plan/waiting/")
    page = page_with(boroughs, path, "4,000 of 9,000")
    assert page.h1.get_text() == "Working out the dates of contracts"
    assert boroughs.get("/warnings").location.partition("?")[0] == path.partition("?")[0]
    gate.set()
    assert arrived(boroughs, path).location == "/warnings?kind=ends"
    assert kinds(boroughs.page("/warnings?kind=ends")) == {"Ends"}
    assert len(began) == 1
