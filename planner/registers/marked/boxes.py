"""The drawing (VML) with the boxes that a sheet's notes stand in, with more of them.

Excel shows a note only where it has a box. What is there is not parsed, since the VML of spreadsheet programs is not
always XML: boxes are put before its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = (
    b'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY = b'<xml %s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>' % _NAMES
_KIND = (
    b'<v:shapetype %sid="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    b'<v:shape %sid="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;'
    b'width:320px;height:%dpx;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    b'<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)
_HEIGHT, _HEIGHT_EACH = 40, 40  # pixels, of a box and for each remark in it
_BLOCK = 1024  # shapes are numbered in blocks of so many; the drawing lists its blocks
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_BLOCKS = re.compile(rb"(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*[\"'])([^\"']*)")
_END = re.compile(rb"</xml\s*>")


def with_boxes(drawing: bytes, notes: Sequence[tuple[int, int, int]]) -> bytes:
    """The drawing with a box for each note: its row and column, from 1, and how many remarks it holds."""
    end = max((found.start() for found in _END.finditer(drawing)), default=None)
    if end is None:
        raise ValueError("the drawing of the notes has no end")
    block = 1 + max((int(number) // _BLOCK for number in _NUMBER.findall(drawing)), default=0)
    names = b"" if all(name in drawing for name in _NAMES.split()) else _NAMES + b" "
    kind = b"" if b"_x0000_t202" in drawing.replace(b"#_x0000_t202", b"") else _KIND % names
    # the first number of a block is the drawing's own
    numbers = (block * _BLOCK + at + at // (_BLOCK - 1) + 1 for at in range(len(notes)))
    boxes = [
        _BOX % (names, number, _HEIGHT + _HEIGHT_EACH * remarks, row - 1, column - 1)
        for number, (row, column, remarks) in zip(numbers, notes, strict=True)
    ]
    used = range(block, block + -(-len(notes) // (_BLOCK - 1)))
    return (
        _BLOCKS.sub(lambda said: _listing(said, used), drawing[:end], count=1) + kind + b"".join(boxes) + drawing[end:]
    )


def _listing(said: re.Match[bytes], used: Sequence[int]) -> bytes:
    """The list of blocks with those that are new."""
    old = [block for block in re.split(rb"[\s,]+", said[2]) if block]
    new = [block for number in used if (block := b"%d" % number) not in old]
    return said[1] + b",".join([*old, *new])
