from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.client import soup
from tests.web.registers import register

if TYPE_CHECKING:
    from tests.web.client import CarefulClient


def test_what_was_found_is_shown_before_anything_counts(client: CarefulClient) -> None:
    page = client.upload("camden.csv", register("Camden"), council="Camden")
    words = page.find("main").get_text(" ", strip=True)
    assert "What was found in camden.csv" in words
    assert "3 rows of data" in words
    assert "3 new contracts" in words
    assert "Headings in row 1" in words
    assert "Day first, like 31/03/2027" in words
    assert page.find("td", string="Contract title")
    assert "There are no contracts yet" in client.get("/contracts").text


def test_every_issue_names_its_row_column_and_cell(client: CarefulClient) -> None:
    page = client.upload("camden.csv", register("Camden"), council="Camden")
    cells = [cell.get_text(" ", strip=True) for cell in page.find("td", string="31/12/9999").parent.find_all("td")]
    assert cells[:3] == ["4", "End date", "31/12/9999"]
    assert cells[3]


def test_confirmed_contracts_count(client: CarefulClient) -> None:
    found = client.upload("camden.csv", register("Camden"), council="Camden")
    answer = client.submit(found, "Confirm this register")
    assert "The register is confirmed: 3 new contracts, 0 changed, 0 gone." in soup(answer.text).get_text()
    assert "Housing management system" in client.get("/contracts").text


def test_what_was_thrown_away_is_gone(client: CarefulClient) -> None:
    found = client.upload("camden.csv", register("Camden"), council="Camden")
    answer = client.submit(found, "Throw it away")
    assert "camden.csv was thrown away" in soup(answer.text).get_text()
    assert "No register has been uploaded yet" in answer.text
    client.page("/registers/1", 404)


def test_a_second_register_shows_what_changed_and_what_is_gone(client: CarefulClient) -> None:
    found = client.upload("camden.csv", register("Camden"), council="Camden")
    client.submit(found, "Confirm this register")
    later = register("Camden").replace(b"31/03/2029", b"30/06/2029").replace(b"CAM-002", b"CAM-009")
    words = client.upload("camden.csv", later, council="Camden").get_text(" ", strip=True)
    assert "1 new contract " in words
    assert "1 changed contract " in words
    assert "1 contract no longer listed" in words
    assert "End date was 31 March 2029, now 30 June 2029" in words


def test_the_same_bytes_twice_are_refused_with_a_link(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    answer = client.send("again.csv", register("Camden"), council="Camden")
    assert answer.status_code == 409
    problem = soup(answer.text).find(class_="govuk-error-summary")
    assert problem.find("a")["href"] == "/registers/1"


def test_a_register_that_names_no_council_asks_for_it(client: CarefulClient) -> None:
    answer = client.send("contracts.csv", register("Camden"))
    assert answer.status_code == 400
    page = soup(answer.text)
    assert page.find(class_="govuk-error-summary").find("a")["href"] == "#council"
    assert "Enter the council whose register this is" in page.find(id="council-error").get_text()
    assert "No register has been uploaded yet" in client.get("/registers").text


def test_one_council_under_two_spellings_is_one(client: CarefulClient) -> None:
    for spelling, data in (("LB Camden", register("Camden")), ("camden council", register("Hackney"))):
        found = client.upload("contracts.csv", data, council=spelling)
        assert found.find(class_="govuk-caption-l").get_text() == "London Borough of Camden"


def test_the_original_is_given_back_byte_for_byte_and_never_shown(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    answer = client.get("/registers/1/original")
    assert answer.data == register("Camden")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.mimetype == "application/octet-stream"


def test_issues_come_as_a_file(client: CarefulClient) -> None:
    client.upload("camden.csv", register("Camden"), council="Camden")
    lines = client.get("/registers/1/issues.csv").data.decode("utf-8-sig").splitlines()
    assert lines[0] == "severity,file,sheet,row,column,kind,value,message"
    assert any(",4,End date," in line and "31/12/9999" in line for line in lines)


def test_a_file_name_is_only_a_name(client: CarefulClient) -> None:
    page = client.upload("lists/<b>camden.csv", register("Camden"), council="Camden")
    assert page.find("h1").get_text() == "What was found in <b>camden.csv"
    assert not page.find("main").find("b")


HEADINGS = b"Contract reference,Contract title,Start date,End date\n"


def test_where_no_row_proves_the_order_of_dates_the_council_s_earlier_uploads_decide(client: CarefulClient) -> None:
    earlier = client.upload("2025.csv", HEADINGS + b"A1,Lifts,04/30/2024,05/31/2029\n", council="Camden")
    client.submit(earlier, "Confirm this register")
    page = client.upload("2026.csv", HEADINGS + b"A2,Doors,04/05/2024,04/05/2029\n", council="Camden")
    words = page.find("main").get_text(" ", strip=True)
    assert "assumed from the council’s earlier uploads, since no row proves it" in words
    assert "5 Apr 2029" in words
    words = client.upload("other.csv", HEADINGS + b"A2,Doors,04/05/2024,04/05/2029\n", council="Barnet").get_text()
    assert "assumed from how the country writes dates" in words
    assert "4 May 2029" in " ".join(words.split())
