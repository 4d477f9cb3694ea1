from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.registers.marked import workbooks
from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

HEADINGS = b"Contract reference,Contract title,Start date,End date\n"


def test_the_cleaned_register_has_every_contract(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    text = client.get("/registers/1/cleaned.csv").data.decode("utf-8-sig")
    assert len(text.splitlines()) == 4
    assert "someone@example.org" not in text
    answer = client.get("/registers/1/cleaned.xlsx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="cleaned camden.xlsx"')
    assert load_workbook(io.BytesIO(answer.data)).active.max_row == 4


def test_files_to_take_home_have_the_dates_that_the_page_shows(client: CarefulClient) -> None:
    """The order of day and month that earlier uploads gave is the one of the files as well."""
    earlier = client.upload("2025.csv", HEADINGS + b"A1,Lifts,04/30/2024,05/31/2029\n", council="Camden")
    client.submit(earlier, "Confirm this register")
    page = client.upload("2026.csv", HEADINGS + b"A2,Doors,04/05/2024,04/05/2029\n", council="Camden")
    assert "5 Apr 2029" in page.find("main").get_text(" ", strip=True)
    assert "05/04/2024,05/04/2029" in client.get("/registers/2/cleaned.csv").text  # day before month, as everywhere


def test_the_cleaned_register_of_several_councils_says_whose_each_contract_is(client: CarefulClient) -> None:
    rows = (
        b"Camden,Lifts,30/04/2024,31/05/2029\nCamden,Doors,30/04/2024,31/05/2029\nBarnet,Roofs,30/04/2024,31/05/2029\n"
    )
    found = client.upload("north.csv", b"Council,Contract title,Start date,End date\n" + rows)
    client.submit(found, "Confirm this register")
    text = client.get("/registers/1/cleaned.csv").text
    assert "London Borough of Barnet" in text
    assert "London Borough of Camden" in text


def test_the_marked_workbook_has_a_comment_on_the_impossible_end(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    book = load_workbook(io.BytesIO(client.get("/registers/1/marked.xlsx").data))
    marked = {cell.coordinate: cell.value for row in book.worksheets[0] for cell in row if cell.comment}
    assert "31/12/9999" in marked.values()
    assert any(place.endswith("4") for place in marked)


def test_the_marked_workbook_of_one_with_macros_has_them_and_their_ending(client: CarefulClient) -> None:
    client.upload("kent.xlsm", workbooks.everything(), council="Kent")
    answer = client.get("/registers/1/marked.xlsx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="marked kent.xlsm"')
    assert answer.content_type == "application/vnd.ms-excel.sheet.macroEnabled.12"
    assert "xl/vbaProject.bin" in workbooks.parts(answer.data)


def test_an_upload_is_taken_back(client: CarefulClient) -> None:
    found = client.upload("camden.csv", register("Camden"), council="Camden")
    client.submit(found, "Confirm this register")
    page = soup(client.submit(client.page("/registers/1/undo"), "Take it back").text)
    assert "camden.csv was taken back: 3 contracts left the lists" in page.get_text()
    assert "There are no contracts yet" in client.get("/contracts").text
    again = client.upload("camden.csv", register("Camden"), council="Camden")
    assert "3 new contracts" in again.get_text(" ", strip=True)


def test_only_a_confirmed_upload_can_be_taken_back(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    answer = client.submit(client.page("/registers/1/undo"), "Take it back")
    assert answer.status_code == 400
    assert "only a confirmed one can be taken back" in answer.text
