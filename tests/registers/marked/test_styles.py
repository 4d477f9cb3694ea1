from xml.etree import ElementTree

import pytest

from planner.registers.marked import styles as module
from planner.registers.marked.styles import MADE, Styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = {"m": MAIN}
OWN = (
    f'<styleSheet xmlns="{MAIN}"><numFmts/><fonts count="1"><font><sz val="9"/></font></fonts>'
    '<fills count="2"><fill/><fill/></fills><borders/><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" fontId="0" borderId="3" fillId="1" quotePrefix="1"><alignment horizontal="right"/></xf>'
    "</cellXfs><dxfs/></styleSheet>"
)


def read(styles):
    return ElementTree.fromstring(styles.result())


def formats(root):
    return root.findall("m:cellXfs/m:xf", NAMES)


def test_a_coloured_style_is_the_cells_own_with_another_fill():
    styles = Styles(OWN.encode())
    number = styles.coloured(1, "FFC7CE")
    root = read(styles)
    old, new = formats(root)[1], formats(root)[number]
    assert new.attrib == old.attrib | {"fillId": "2", "applyFill": "1"}
    assert new.find("m:alignment", NAMES).get("horizontal") == "right"
    fill = root.findall("m:fills/m:fill", NAMES)[2]
    assert fill.find("m:patternFill/m:fgColor", NAMES).get("rgb") == "FFFFC7CE"
    assert [root.find(f"m:{name}", NAMES).get("count") for name in ("fills", "cellXfs")] == ["3", "3"]


def test_the_same_style_and_colour_are_added_once():
    styles = Styles(OWN.encode())
    numbers = [styles.coloured(base, colour) for base in (0, 1, 0) for colour in ("FFC7CE", "FFEB9C", "FFC7CE")]
    assert numbers == [2, 3, 2, 4, 5, 4, 2, 3, 2]
    root = read(styles)
    assert len(formats(root)) == 6
    assert len(root.findall("m:fills/m:fill", NAMES)) == 4


def test_what_was_there_stays_as_it_was_written():
    styles = Styles(OWN.encode())
    assert styles.result() == OWN.encode()
    styles.coloured(0, "FFC7CE")
    after = styles.result().decode()
    assert OWN[OWN.index('<xf numFmtId="0"') : OWN.index("</cellXfs>")] in after
    assert "<numFmts/><fonts" in after


def test_a_style_that_there_is_not_counts_as_the_first():
    styles = Styles(OWN.encode())
    number = styles.coloured(77, "FFC7CE")
    assert formats(read(styles))[number].get("numFmtId") == "0"


def test_bold_is_the_usual_font_in_bold():
    styles = Styles(OWN.encode())
    number = styles.bold()
    root = read(styles)
    font = root.findall("m:fonts/m:font", NAMES)[int(formats(root)[number].get("fontId"))]
    assert [child.tag.partition("}")[2] for child in font] == ["b", "sz"]


BARE = f'<styleSheet xmlns="{MAIN}"><dxfs/></styleSheet>'


@pytest.mark.parametrize("text", [MADE.format(MAIN), f'<s:styleSheet xmlns:s="{MAIN}"/>', BARE])
def test_sections_that_are_missing_are_put_in_their_order(text):
    styles = Styles(text.encode())
    number, bold = styles.coloured(0, "FFC7CE"), styles.bold()
    root = read(styles)
    assert (number, bold) == (1, 2)
    assert formats(root)[number].get("fillId") == "2"
    names = [child.tag.partition("}")[2] for child in root]
    assert names == [name for name in module.ORDER if name in names]


def test_no_more_styles_are_made_than_excel_opens(monkeypatch):
    monkeypatch.setattr(module, "MOST_FORMATS", 3)
    styles = Styles(OWN.encode())
    assert [styles.coloured(base, "FFC7CE") for base in (0, 1, 1)] == [2, 2, 2]
