from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.registers.marked import workbooks
from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def test_the_cleaned_register_has_every_contract(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    text = client.get("/registers/1/cleaned.csv").data.decode("utf-8-sig")
    assert len(text.splitlines()) == 4
    assert "someone@example.org" not in text
    answer = client.get("/registers/1/cleaned.xlsx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="cleaned camden.xlsx"')
    assert load_workbook(io.BytesIO(answer.data)).active.max_row == 4


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
