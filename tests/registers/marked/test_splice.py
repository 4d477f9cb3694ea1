import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from planner.registers.marked.splice import Edits, as_utf8, retagged, xml_text

ROWS = b'<d><r n="1" t=\'a>b"\'/><r n="2">x</r>\n<r\n n = "3" ></r></d>'
PLACES = [found.start() for found in re.finditer(rb"<r\s", ROWS)]


def pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.integers(1, len(ROWS)), st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from("bia")), max_size=6))
def test_the_pieces_that_a_part_comes_in_do_not_matter(size, asked):
    edits = Edits()
    for at, what in asked:
        if what == "b":
            edits.insert(at, b"<new/>")
        elif what == "i":
            edits.inside(at, b"<c/>")
        else:
            edits.attributes(at, {"n": "9", "more": "é<"})
    whole = b"".join(edits.apply([ROWS]))
    assert b"".join(edits.apply(pieces(ROWS, size))) == whole
    root = ElementTree.fromstring(whole)
    assert len(root.findall("new")) == sum(what == "b" for _, what in asked)
    assert len(root.findall("r/c")) == sum(what == "i" for _, what in asked)
    assert sum(row.get("more") == "é<" for row in root) == len({at for at, what in asked if what == "a"})


def test_what_is_not_asked_for_stays_byte_for_byte():
    edits = Edits()
    assert b"".join(edits.apply([ROWS])) == ROWS
    edits.attributes(PLACES[2], {"n": "4"})
    assert b"".join(edits.apply([ROWS])) == ROWS.replace(b'n = "3"', b'n = "4"')


def test_an_attribute_is_told_from_words_in_another():
    assert retagged(b'<c t=\' s="1"\' s="2">', {"s": "3"}) == b'<c t=\' s="1"\' s="3">'


@given(st.text() | st.from_regex("_x[0-9A-F]{4}_"))
def test_any_text_can_be_put_into_xml(text):
    read = ElementTree.fromstring(b"<t>" + xml_text(text) + b"</t>").text or ""
    kept = re.sub(
        "[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    assert read == re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", kept)


@given(st.integers(2, 9), st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"]))
def test_a_part_of_two_bytes_a_sign_becomes_utf_8(size, encoding):
    text = '<?xml version="1.0" encoding="UTF-16"?><a>€𝄞</a>'
    if encoding.startswith("utf-8"):
        assert b"".join(as_utf8(pieces(text.encode(encoding), size))) == text.encode(encoding)
    else:
        first, *rest = pieces(text.encode(encoding), 120)
        assert b"".join(as_utf8([first, *rest])).decode() == text.replace(' encoding="UTF-16"', "")
