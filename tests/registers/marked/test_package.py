import pytest

from planner.registers import Unreadable
from planner.registers.marked.package import TYPES, Package
from tests.registers.marked import workbooks

BOOK = "xl/workbook.xml"


@pytest.fixture(scope="module")
def data():
    return workbooks.saved(workbooks.plain())


def changed(data, part, before, after):
    return Package(workbooks.register(workbooks.with_parts(data, changed={part: [(before, after)]})))


def test_targets_are_found_from_the_part_that_names_them(data):
    target = 'Target="/xl/worksheets/sheet1.xml"'
    for other in (
        "worksheets/sheet1.xml",
        "/xl/worksheets/sheet1.xml",
        "../XL/Worksheets/sheet1.xml",
        "worksheets\\sheet1.xml",
    ):
        package = changed(data, "xl/_rels/workbook.xml.rels", target, f'Target="{other}"')
        [sheet] = [told.target for told in package.relations(BOOK) if told.kind == "worksheet"]
        assert package.read(sheet).count(b"<sheetData>") == 1


def test_what_lies_outside_the_package_is_no_part_of_it(data):
    target = 'Target="/xl/worksheets/sheet1.xml"'
    package = changed(data, "xl/_rels/workbook.xml.rels", target, f'{target} TargetMode="External"')
    assert "worksheet" not in [told.kind for told in package.relations(BOOK)]


def test_a_new_part_has_a_free_name_a_type_and_a_free_id(data):
    package = Package(workbooks.register(data))
    part = package.add("xl/worksheets/sheet{}.xml", b"<worksheet/>", "application/sheet+xml")
    assert part == "xl/worksheets/sheet2.xml"
    assert package.content_type(part) == "application/sheet+xml"
    ids = {told.id for told in package.relations(BOOK)}
    new = package.relate(BOOK, "urn:worksheet", part)
    assert new not in ids
    after = Package(workbooks.register(package.written()))
    assert {told.target for told in after.relations(BOOK) if told.id == new} == {part}


@pytest.mark.parametrize(
    "said",
    ["", '<Default Extension="VML" ContentType="application/vml"/>', '<Default Extension="vml" ContentType="a/b"/>'],
)
def test_a_part_that_is_no_xml_has_the_type_of_its_ending(data, said):
    package = changed(data, TYPES, "</Types>", f"{said}</Types>")
    for _ in range(2):
        part = package.add("xl/drawings/vmlDrawing{}.vml", b"<xml></xml>", "application/vml")
        assert package.content_type(part) == "application/vml"
    assert package.read(TYPES).lower().count(b'extension="vml"') == 1


def test_a_workbook_that_unpacks_to_too_much_is_refused(data, monkeypatch):
    monkeypatch.setattr("planner.registers.inflate.MAX_INFLATED", 1000)
    with pytest.raises(Unreadable, match="unpacks to more than is read"):
        Package(workbooks.register(data))
