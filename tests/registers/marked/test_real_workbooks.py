"""The public workbooks of the shared data come back with every cell and every part as it was."""

import io

import pytest
import python_calamine

from planner.registers import RegisterFile, marked_workbook, read_register
from tests.registers.marked.workbooks import parts


def cells(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("name", ["fire-2025-26-q1", "pcc-2021-22"])
def test_cells_and_other_parts_stay(shared_data, name):
    for path in shared_data.rglob(f"{name}.xlsx"):
        file = RegisterFile(path.name, path.read_bytes())
        after = marked_workbook(file, read_register(file)).data
        old, new = cells(file.data), cells(after)
        assert {name: new[name] for name in old} == old, path.name
        before, behind = parts(file.data), parts(after)
        for part in before.keys() - {"[Content_Types].xml"}:
            if not part.startswith(("xl/worksheets/", "xl/workbook.xml", "xl/_rels/", "xl/styles", "xl/comments")):
                assert behind[part] == before[part], (path.name, part)
