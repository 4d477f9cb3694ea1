from xml.etree import ElementTree

import pytest

from planner.registers.marked.notes import EMPTY, Notes, conversation_cells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def part(*comments, authors=("Sam",)):
    names = "".join(f"<author>{name}</author>" for name in authors)
    return (
        f'<comments xmlns="{MAIN}"><authors>{names}</authors><commentList>{"".join(comments)}</commentList></comments>'
    )


def comment(text, cell="B2", author=0):
    return f'<comment ref="{cell}" authorId="{author}">{text}</comment>'


def told(notes):
    """The words of each cell, and whose they are."""
    root = ElementTree.fromstring(notes.result())
    authors = [author.text for author in root.iter(f"{{{MAIN}}}author")]
    return {
        item.get("ref"): (authors[int(item.get("authorId"))], "".join(item.itertext()))
        for item in root.iter(f"{{{MAIN}}}comment")
    }


def test_new_notes_have_their_words_and_author():
    notes = Notes(EMPTY.format(MAIN).encode())
    assert notes.add({"A1": ["One <b>", "Two"], "C3": ["Three"]}) == ["A1", "C3"]
    assert told(notes) == {"A1": ("planner", "One <b>\nTwo"), "C3": ("planner", "Three")}


@pytest.mark.parametrize(
    "text",
    [
        "<text><t>Ask Sam</t></text>",
        "<text><r><t>Ask </t></r><r><rPr><b/></rPr><t>Sam</t></r></text>",
        "<text><t>Ask Sam</t><phoneticPr fontId='1'/></text>",
        "<text><r><t>Ask Sam</t></r><rPh sb='0' eb='1'><t/></rPh></text>",
    ],
)
def test_a_note_that_is_there_goes_on_with_runs_alone_before_readings(text):
    notes = Notes(part(comment(text), comment("<text><t>Other</t></text>", "D4")).encode())
    assert notes.add({"B2": ["Wrong"]}) == []
    assert told(notes) == {"B2": ("Sam", "Ask Sam\nWrong"), "D4": ("Sam", "Other")}
    children = [
        child.tag.partition("}")[2] for child in next(ElementTree.fromstring(notes.result()).iter(f"{{{MAIN}}}text"))
    ]
    assert "t" not in children
    assert children == sorted(children, key=["r", "rPh", "phoneticPr"].index)


@pytest.mark.parametrize("text", ["", "<text/>", "<text></text>"])
def test_a_note_without_words_gets_some(text):
    notes = Notes(part(comment(text)).encode())
    notes.add({"B2": ["Wrong"]})
    assert told(notes)["B2"] == ("Sam", "Wrong")


def test_notes_that_stand_for_conversations_are_known_by_their_author():
    notes = Notes(part(comment("", "B2", 1), comment("", "C3"), authors=("Sam", "tc={7}")).encode())
    assert notes.conversations == {"B2"}


def test_the_cells_of_conversations_are_told():
    text = b'<ThreadedComments xmlns="x"><threadedComment ref="F6"/><threadedComment ref="F6"/></ThreadedComments>'
    assert conversation_cells(text) == {"F6"}
