import pytest

from planner.registers.cells.registered import without_numbers
from planner.registers.cells.suppliers import supplier_cell


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ash Systems Ltd, Co. No. 01616977", "01616977"),
        ("Ash Systems Ltd (Reg No SC123456)", "SC123456"),
        ("Ash Systems Ltd (Company No: 3654321)", "03654321"),
        ("Ash Systems Ltd; Co Reg 03957842", "03957842"),
        ("Ash Systems Ltd (SC234567)", "SC234567"),
        ("Ash Systems Ltd - 01234567", "01234567"),
        ("Ash Systems Ltd, Registered Charity No. 1098765", None),
        ("Ash Systems Ltd (ABN 12 345 678 901)", None),
    ],
)
def test_the_number_beside_a_name_is_that_suppliers_and_no_supplier_of_its_own(text, number):
    cell, problem = supplier_cell(text)
    assert (cell.names, cell.number, problem) == (("Ash Systems Ltd",), number, None)


def test_each_of_several_suppliers_loses_its_number_and_the_first_companys_is_kept():
    cell, _ = supplier_cell("Ash Ltd (01234567) and Birch Ltd (Company number 7654321)")
    assert (cell.names, cell.number) == (("Ash Ltd", "Birch Ltd"), "01234567")


@pytest.mark.parametrize("text", ["Room 101 Ltd", "Regent 2000 Group", "Vat Cleaning Ltd", "123456", "Company 1234567"])
def test_numbers_of_names_and_numbers_alone_stay(text):
    assert without_numbers(text) == (text, None)
