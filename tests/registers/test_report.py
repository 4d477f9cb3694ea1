from datetime import date

from planner.registers import RegisterFile, read_register
from planner.registers.report import health

TODAY = date(2026, 11, 22)


def report(rows):
    text = "Reference,Title,Start date,End date,Extension date\n" + rows
    return health(read_register(RegisterFile("kent.csv", text.encode())), TODAY)


def test_the_share_of_usable_ends_and_of_running_contracts():
    found = report(
        "C1,Care,01/04/2024,31/03/2027,\nC2,Meals,01/04/2022,31/03/2025,\nC3,Phones,,Rolling,\nC4,Lifts,,TBC,\n"
    )
    assert (found.contracts, found.usable, found.running, found.share) == (4, 2, 1, 0.5)
    assert dict(found.end_kinds) == {"fixed": 2, "rolling": 1, "unknown": 1}


def test_what_keeps_contracts_out_of_a_plan_is_fixed_first():
    found = report(
        "C1,Care,01/04/2024,31/12/9999,\nC2,Meals,01/04/2024,soonish,\nC3,Phones,,Rolling,\nC4,Lifts,,later,\n"
    )
    assert [group.kind for group in found.first_repairs] == ["unreadable-date", "sentinel-date"]
    assert found.groups[0].count == 2
    assert [issue.row for issue in found.groups[0].examples] == [3, 5]


def test_a_group_of_many_messages_speaks_in_general():
    found = report("C1,Care,01/04/2024,31/03/2027,31/03/2026\nC2,Meals,01/04/2024,31/03/2028,31/03/2026\n")
    [group] = [group for group in found.groups if group.kind == "extension-before-end"]
    assert group.message == "The last extension is before the end; it was ignored."
    assert "31 March 2028" in group.examples[1].message
