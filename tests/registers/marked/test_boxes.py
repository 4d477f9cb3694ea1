import re
from xml.etree import ElementTree

import pytest

from planner.registers.marked.boxes import EMPTY, with_boxes

OLD = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1,3"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s3073" type="#_x0000_t202"><v:textbox>'
    b"one<br>two</v:textbox></v:shape></xml>"
)


def numbers(drawing):
    return [int(number) for number in re.findall(rb' id="_x0000_s(\d+)"', drawing)]


def test_a_box_is_over_its_cell_and_as_high_as_its_remarks():
    root = ElementTree.fromstring(with_boxes(EMPTY, [(4, 2, 3)]))
    [box] = root.findall("{urn:schemas-microsoft-com:vml}shape")
    data = box.find("{urn:schemas-microsoft-com:office:excel}ClientData")
    assert [child.text for child in data][-2:] == ["3", "1"]
    assert "height:160px" in box.get("style")
    [kind] = root.findall("{urn:schemas-microsoft-com:vml}shapetype")
    assert box.get("type") == f"#{kind.get('id')}"


def test_old_boxes_stay_though_they_are_no_xml():
    after = with_boxes(OLD, [(1, 1, 1), (2, 1, 1)])
    assert after.startswith(OLD.replace(b'"1,3"', b'"1,3,4"')[: -len(b"</xml>")])
    assert numbers(after) == [3073, 4097, 4098]
    assert after.count(b"<v:shapetype") == 1


def test_numbers_of_many_boxes_are_in_blocks_that_the_drawing_lists():
    after = with_boxes(EMPTY, [(row, 1, 1) for row in range(1, 3001)])
    given = numbers(after)
    assert len(set(given)) == 3000
    assert not any(number % 1024 == 0 for number in given)
    listed = re.search(rb'idmap v:ext="edit" data="([^"]*)"', after)[1]
    assert sorted({number // 1024 for number in given}) == [int(block) for block in listed.split(b",")]


def test_other_prefixes_of_the_drawing_do_not_matter():
    drawing = b'<xml xmlns:n="urn:schemas-microsoft-com:vml"><n:shape id="_x0000_s1025"/></xml>'
    root = ElementTree.fromstring(with_boxes(drawing, [(1, 1, 1)]))
    assert len(root.findall("{urn:schemas-microsoft-com:vml}shape")) == 2


def test_a_drawing_without_end_is_refused():
    with pytest.raises(ValueError, match="no end"):
        with_boxes(b"<xml>", [(1, 1, 1)])
