from dataclasses import dataclass, field

from planner.model import Issue, Reading, Severity, SheetRead
from planner.registers.marked.places import cells_of


@dataclass
class Cells:
    rows: dict[int, list[str]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def texts(self, row):
        return self.rows.get(row, [])


ROWS = {2: ["Contract", "Start  date", "End date"], 3: ["C1", "x", "y"], 4: ["C2", "x", "z"]}


def issue(row, column=None, value=None, sheet="Register"):
    return Issue("kent.xlsx", sheet, row, column, "kind", value, "Wrong.", Severity.ERROR)


def placed(*issues, merged=(), sheets=("Register",)):
    read = tuple(SheetRead(name, 2, 2) for name in sheets)
    reading = Reading("kent.xlsx", "xlsx", None, read, {}, {}, 2, (), issues)
    found = cells_of(reading, {name: Cells(ROWS, list(merged)) for name in sheets})
    return {name: sorted(cells) for name, cells in found.items() if cells}


def test_an_issue_is_placed_by_heading_then_by_value_then_in_the_rows_first_cell():
    assert placed(issue(3, "End date")) == {"Register": [(3, 3)]}
    assert placed(issue(3, "start date ")) == {"Register": [(3, 2)]}
    assert placed(issue(3, "Dates: End date")) == {"Register": [(3, 3)]}
    assert placed(issue(4, None, " z")) == {"Register": [(4, 3)]}
    assert placed(issue(4, "Unknown", "x")) == {"Register": [(4, 2)]}
    assert placed(issue(4)) == {"Register": [(4, 1)]}


def test_an_issue_of_a_column_is_placed_at_its_heading_and_one_of_the_file_nowhere():
    assert placed(issue(None, "End date")) == {"Register": [(2, 3)]}
    assert placed(issue(None)) == {}


def test_an_issue_without_a_sheet_is_that_of_the_only_one():
    assert placed(issue(3, sheet=None)) == {"Register": [(3, 1)]}
    assert placed(issue(3, sheet=None), sheets=("Register", "More")) == {}


def test_a_merged_cell_is_the_first_of_its_area():
    merged = [(3, 2, 4, 3)]
    assert placed(issue(4, "End date"), issue(3, "Start date"), merged=merged) == {"Register": [(3, 2)]}
    assert placed(issue(4), merged=merged) == {"Register": [(4, 1)]}
