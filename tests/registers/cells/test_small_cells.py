import json
from importlib import resources

import pytest

from planner.model import EndKind
from planner.registers.cells.blanks import is_blank, is_placeholder_reference
from planner.registers.cells.contacts import drop_contacts
from planner.registers.cells.cpv import cpv_cell, read_cpv
from planner.registers.cells.end_words import end_words, notice_days
from planner.registers.cells.flags import flag_cell
from planner.registers.cells.registered import company_number
from planner.registers.cells.suppliers import packed_cell, supplier_cell, suppliers_cell


def test_yes_and_no_in_many_hands():
    assert [flag_cell(text)[0] for text in ("Yes", "y", "TRUE", "1", "SME")] == [True] * 5
    assert [flag_cell(text)[0] for text in ("No", "n", "false", "0", "Large", "Not SME")] == [False] * 6
    assert flag_cell("n/a") == (None, None)
    assert flag_cell("perhaps")[1].kind == "unreadable-flag"


def test_cpv_codes_of_every_form_become_eight_digits_main_code_first():
    assert read_cpv("60120000 60130000 ") == ("60120000", "60130000")
    assert read_cpv("72000000-5; 48000000-8") == ("72000000", "48000000")
    assert read_cpv("90") == ("90000000",)
    assert read_cpv("9000000") == ("09000000",)
    assert read_cpv("45000000, 45000000") == ("45000000",)
    assert len(read_cpv(" ".join(str(45000000 + n) for n in range(112)))) == 112


def test_what_is_no_cpv_code_is_named():
    assert cpv_cell("Cleaning")[1].kind == "unknown-cpv"
    assert cpv_cell("99999999")[1].kind == "unknown-cpv"
    assert cpv_cell("") == ((), None)


def test_a_packed_list_of_suppliers_gives_names_number_size_and_sector():
    text = "[Ash &amp; Sons Ltd|1 High St|COMPANIES_HOUSE|1234567|Yes|No][Birch CIC||NONE||No|Yes]"
    found = packed_cell(text)[0]
    assert found.names == ("Ash & Sons Ltd", "Birch CIC")
    assert (found.number, found.sme, found.vcse) == ("01234567", True, True)


def test_a_packed_supplier_can_name_nobody():
    various, problem = packed_cell("[Please see attached spreadsheet for supplier details|1 Elm Street|NONE||No|No]")
    assert (various.names, various.let, problem.kind) == ((), True, "supplier-not-named")
    lapsed, problem = packed_cell("[Not Applicable - Contract Not Awarded||NONE||No|No]")
    assert (lapsed.names, lapsed.let, lapsed.never_let, problem.kind) == ((), False, True, "supplier-not-named")


def test_several_suppliers_are_split_only_where_no_doubt_is_left():
    assert suppliers_cell("Ash Ltd; Birch plc").names == ("Ash Ltd", "Birch plc")
    assert suppliers_cell("Ash Ltd, Birch plc, Cedar LLP").names == ("Ash Ltd", "Birch plc", "Cedar LLP")
    assert suppliers_cell("Ash Ltd, Birch Ltd and Cedar LLP").names == ("Ash Ltd", "Birch Ltd", "Cedar LLP")
    assert suppliers_cell("Ash Ltd & Sons").names == ("Ash Ltd & Sons",)
    assert suppliers_cell("Smith, Jones and Partners").names == ("Smith, Jones and Partners",)
    assert suppliers_cell("1. Ash 2. Birch").names == ("Ash", "Birch")
    assert suppliers_cell("n/a").names == ()


@pytest.mark.parametrize(
    "text", ["Various", "Please see attached spreadsheet for supplier details", "Multiple - framework", "12 providers"]
)
def test_words_that_name_no_supplier_are_none_though_somebody_supplies(text):
    cell, problem = supplier_cell(text)
    assert (cell.names, cell.let, problem.kind) == ((), True, "supplier-not-named")


@pytest.mark.parametrize("text", ["Award pending", "Out to tender", "To be appointed", "No bids received"])
def test_words_that_say_nobody_has_been_chosen_let_nothing(text):
    cell, problem = supplier_cell(text)
    assert (cell.names, cell.let, problem.kind) == ((), False, "supplier-not-named")


@pytest.mark.parametrize("name", ["See Green Ltd", "Multiple Sclerosis Centre", "All Saints Plant", "Many Hands CIC"])
def test_names_that_only_begin_like_words_for_nobody_stay_names(name):
    assert supplier_cell(name)[0].names == (name,)


def test_names_after_such_words_are_taken():
    assert suppliers_cell("Various (Ash Ltd; Birch plc)").names == ("Ash Ltd", "Birch plc")


def test_a_company_number_is_checked_by_its_form():
    assert company_number("7919")[1].kind == "company-number-form"
    assert company_number("1234567")[0] == "01234567"
    assert company_number("SC 123456")[0] == "SC123456"
    assert company_number("not known yet")[1].kind == "company-number-form"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rolling", EndKind.ROLLING),
        ("ongoing", EndKind.ROLLING),
        ("Evergreen", EndKind.ROLLING),
        ("Mo. To Mo.", EndKind.ROLLING),
        ("month to month", EndKind.ROLLING),
        ("auto-renews annually", EndKind.ROLLING),
        ("Until further notice", EndKind.UNTIL_NOTICE),
        ("3 months' notice", EndKind.UNTIL_NOTICE),
        ("expired but still in use", EndKind.HOLDING_OVER),
        ("Holding over", EndKind.HOLDING_OVER),
        ("TBC", EndKind.UNKNOWN),
        ("n/a", EndKind.UNKNOWN),
        ("next spring", None),
    ],
)
def test_ends_in_words_have_a_kind(text, kind):
    assert end_words(text) is kind


def test_notice_in_words_becomes_days():
    assert notice_days("3 months") == 90
    assert notice_days("12 weeks written notice") == 84
    assert notice_days("30", "day") == 30
    assert notice_days("30") is None
    assert [notice_days(text) for text in ("3 mois", "6 Monate", "12 Wochen", "30 Tage")] == [90, 180, 84, 30]


def test_contacts_are_dropped_from_prose_and_everything_else_stays():
    text = "Grass cutting. Contact officer: Jane Ash, jane.ash@example.gov.uk or 020 7946 0123."
    assert drop_contacts(text) == (
        "Grass cutting. Contact officer: [name removed], [e-mail removed] or [telephone removed]."
    )
    assert drop_contacts("Contact centre software, lot 1 of 2021/2022") == "Contact centre software, lot 1 of 2021/2022"


def test_a_run_of_digits_that_may_be_a_reference_stays():
    for text in ("02479382025 Social housing repairs", "Lot 0123456789", "CPV 09000000, 012/2024/567890"):
        assert drop_contacts(text) == text
    assert drop_contacts("Tel: 01234567890") == "Tel: [telephone removed]"
    assert drop_contacts("on (020) 7946 0123 or +44 20 7946 0123") == "on [telephone removed] or [telephone removed]"


def test_blanks_and_placeholder_references_say_nothing():
    assert all(is_blank(text) for text in ("", " - ", "N/A", "TBC", "#REF!", "\u00a0"))
    assert all(is_placeholder_reference(text) for text in ("Various", "0000", "?", "n/a", "TBC"))
    assert not is_placeholder_reference("C-104")


def test_every_placeholder_of_the_data_is_one():
    words = json.loads(resources.files("planner.registers").joinpath("data/blanks.json").read_text(encoding="utf-8"))
    assert all(map(is_placeholder_reference, [*words["blank"], *words["placeholder_reference"]]))
