import io

from openpyxl import load_workbook

from planner.registers import RegisterFile, marked_workbook, read_register

FAULTY = "Reference,Title,Start date,End date\nC1,Care,01/04/2024,31/12/9999\nC2,Meals,01/04/2024,31/03/2027\n"


def mark(file):
    return load_workbook(io.BytesIO(marked_workbook(file, read_register(file)).data))


def test_a_csv_file_becomes_a_workbook_with_every_row_in_its_place():
    sheet = mark(RegisterFile("kent.csv", FAULTY.encode())).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["C1", "Care", "01/04/2024", "31/12/9999"]
    assert "‘none’" in sheet["D2"].comment.text
    assert sheet["D3"].comment is None


def test_every_issue_stands_in_the_list():
    file = RegisterFile("kent.csv", FAULTY.encode())
    reading = read_register(file)
    book = load_workbook(io.BytesIO(marked_workbook(file, reading).data))
    rows = list(book["What was found"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(reading.issues)
    assert rows[0][:5] == (None, 2, "End date", "warning", "sentinel-date")


def test_a_release_package_gives_the_list_alone():
    book = mark(RegisterFile("a.json", b'{"releases": [{"ocid": "x", "tender": {"title": "Care"}}]}'))
    assert book.sheetnames == ["What was found"]
