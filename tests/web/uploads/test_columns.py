from __future__ import annotations

from typing import TYPE_CHECKING

from planner.registers import RegisterFile
from planner.web.uploads.columns import headings, mapping_of
from tests.web.client import soup
from tests.web.registers import as_csv, register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def test_every_heading_is_listed_with_samples_and_its_meaning() -> None:
    rows = headings(RegisterFile("camden.csv", register("Camden")), {"title": "Contract title"})
    assert [row.text for row in rows][:2] == ["Contract reference", "Contract title"]
    assert rows[0].samples == ("CAM-001", "CAM-002", "CAM-003")
    assert [row.field for row in rows][:2] == ["", "title"]


def test_samples_never_show_an_e_mail_address() -> None:
    rows = headings(RegisterFile("camden.csv", register("Camden")), {})
    assert not [row for row in rows if any("@" in sample for sample in row.samples)]


def test_a_field_said_twice_is_a_mistake() -> None:
    mapping, twice = mapping_of([("Starts", "start"), ("Begins", "start"), ("Ends", "end")])
    assert twice == ["start"]
    assert mapping == {"start": "Starts", "end": "Ends"}


def odd() -> bytes:
    return as_csv(
        [
            ("Ref", "Name", "First day", "Alpha", "Omega"),
            ("A1", "Grounds maintenance", "01/04/2024", "31/03/2027", "30/09/2028"),
            ("A2", "Play equipment", "01/04/2024", "31/03/2027", "30/09/2029"),
        ]
    )


def test_a_corrected_column_is_read_again(client: CarefulClient) -> None:
    client.upload("camden.csv", odd(), council="Camden")
    form = client.page("/registers/1/columns")
    answer = client.submit(form, "Read the file again", **{"column-4": "end", "column-3": ""})
    page = soup(answer.text)
    assert "The file was read again with your corrections" in page.get_text()
    meanings = {row.th.get_text(): row.td.get_text() for row in page.find_all("tr") if row.th and row.td}
    assert meanings["End date"] == "Omega"
    client.submit(page, "Confirm this register")
    ends = client.get("/contracts.csv").data.decode("utf-8-sig")
    assert "2028-09-30" in ends
    assert "2027-03-31" not in ends


def test_one_field_for_two_columns_is_refused_beside_the_column(client: CarefulClient) -> None:
    client.upload("camden.csv", odd(), council="Camden")
    form = client.page("/registers/1/columns")
    answer = client.submit(form, "Read the file again", **{"column-3": "end", "column-4": "end"})
    assert answer.status_code == 400
    page = soup(answer.text)
    link = page.find(class_="govuk-error-summary").find("a")
    assert "End date" in link.get_text()
    assert page.find(id=str(link["href"])[1:]).name == "select"


def test_a_correction_is_remembered_for_the_next_file_of_that_layout(client: CarefulClient) -> None:
    client.upload("camden.csv", odd(), council="Camden")
    form = client.page("/registers/1/columns")
    client.submit(form, "Read the file again", **{"column-4": "end", "column-3": ""})
    later = client.upload("camden-2.csv", odd().replace(b"30/09/2028", b"30/09/2030"), council="Camden")
    meanings = {row.th.get_text(): row.td.get_text() for row in later.find_all("tr") if row.th and row.td}
    assert meanings["End date"] == "Omega"
    other = client.upload("hackney.csv", odd(), council="Hackney")
    meanings = {row.th.get_text(): row.td.get_text() for row in other.find_all("tr") if row.th and row.td}
    assert meanings.get("End date") != "Omega"
