import io
import zipfile
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from planner.registers import RegisterFile, left_behind, marked_workbook, read_register

FAULTY = "Reference,Title,Start date,End date\nC1,Care,01/04/2024,31/12/9999\nC2,Meals,01/04/2024,31/03/2027\n"


def workbook():
    book = Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(["Contracts register"])
    sheet.merge_cells("A1:D1")
    sheet.append(["Reference", "Title", "Start date", "End date"])
    for number in range(1, 7):
        sheet.append([f"C{number}", f"Care {number}", date(2024, 4, 1), date(2027, 3, 31)])
    sheet["D4"] = "next spring"
    sheet["B4"].font = Font(bold=True)
    sheet["F3"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    return RegisterFile("kent.xlsx", out.getvalue())


def mark(file):
    return load_workbook(io.BytesIO(marked_workbook(file, read_register(file))))


def test_the_officers_own_workbook_comes_back_with_the_faulty_cell_marked():
    book = mark(workbook())
    sheet = book["Register"]
    assert "not a date" in sheet["D4"].comment.text
    assert sheet["D4"].fill.start_color.rgb.endswith("FFEB9C")
    assert sheet["D4"].value == "next spring"
    assert sheet["B4"].font.bold
    assert sheet["F3"].value == "=1+1"
    assert sheet["D5"].comment is None


def test_a_csv_file_becomes_a_workbook_with_every_row_in_its_place():
    sheet = mark(RegisterFile("kent.csv", FAULTY.encode())).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["C1", "Care", "01/04/2024", "31/12/9999"]
    assert "‘none’" in sheet["D2"].comment.text
    assert sheet["D3"].comment is None


def test_every_issue_stands_in_the_list():
    file = RegisterFile("kent.csv", FAULTY.encode())
    reading = read_register(file)
    book = load_workbook(io.BytesIO(marked_workbook(file, reading)))
    rows = list(book["What was found"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(reading.issues)
    assert rows[0][:5] == (None, 2, "End date", "warning", "sentinel-date")


def test_a_release_package_gives_the_list_alone():
    book = mark(RegisterFile("a.json", b'{"releases": [{"ocid": "x", "tender": {"title": "Care"}}]}'))
    assert book.sheetnames == ["What was found"]


def with_part(file, name, data, into=None):
    """The workbook with one more part, or with `data` put into a sheet's XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, body.replace(b"</worksheet>", data + b"</worksheet>") if part == into else body)
        if into is None:
            new.writestr(name, data)
    return RegisterFile(file.name, out.getvalue())


def test_what_a_marked_copy_lacks_is_said_in_its_list():
    assert left_behind(workbook()) == []
    file = with_part(workbook(), "xl/vbaProject.bin", b"macros")
    assert left_behind(file) == ["macros"]
    rows = list(mark(file)["What was found"].iter_rows(min_row=2, values_only=True))
    assert rows[-1][4] == "left-behind"
    assert "macros" in rows[-1][6]
    shapes = with_part(workbook(), "xl/drawings/drawing1.xml", b"<xdr:wsDr><xdr:sp/></xdr:wsDr>")
    assert left_behind(shapes) == ["text boxes and shapes"]
    lists = b"<extLst><ext><x14:dataValidations/></ext></extLst>"
    assert left_behind(with_part(workbook(), None, lists, into="xl/worksheets/sheet1.xml")) == [
        "drop-down lists that draw on another sheet"
    ]
    assert left_behind(RegisterFile("kent.csv", b"a,b")) == []
