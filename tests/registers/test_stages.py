import pytest

from planner.model import AgreementKind
from planner.registers.stages import find_kind, find_stage


@pytest.mark.parametrize(
    ("status", "notice", "stage"),
    [
        (None, None, "awarded"),
        ("Awarded", "Contract", "awarded"),
        ("Open", "Contract", "tender"),
        ("Closed", "Contract", "tender"),
        ("Open", "Pipeline", "planned"),
        ("Open", "Future opportunity", "planned"),
        ("Open", "Early engagement", "planned"),
        ("Withdrawn", "Contract", "cancelled"),
        ("Live", None, "awarded"),
        ("Out to tender", None, "tender"),
        ("Planned", None, "planned"),
        ("complete", None, "awarded"),
    ],
)
def test_status_and_notice_type_give_the_stage(status, notice, stage):
    assert find_stage(status, notice)[0] == stage


def test_open_and_closed_are_of_contracts_where_a_plain_register_names_the_supplier():
    assert find_stage("Closed", None, let=True)[0] == "awarded"
    assert find_stage("Open", None, let=True)[0] == "awarded"
    assert find_stage("Open", None, let=False)[0] == "tender"
    assert find_stage("Open", "Contract", let=True)[0] == "tender"


def test_works_by_title_are_one_off_where_the_type_says_no_more_than_contract():
    assert (
        find_kind({"contract_type": "Contract", "title": "Feasibility study of the pool"})[0] is AgreementKind.ONE_OFF
    )
    assert find_kind({"contract_type": "Contract", "title": "Framework for taxis"})[0] is AgreementKind.CONTRACT
    assert find_kind({"contract_type": "Contract", "title": "Resurfacing materials"})[0] is AgreementKind.CONTRACT


def test_a_stage_that_words_gave_says_which():
    assert "Open" in find_stage("Open", "Contract")[1]
    assert find_stage(None, None)[1] is None


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"contract_type": "Framework agreement"}, AgreementKind.FRAMEWORK),
        ({"contract_type": "Dynamic purchasing system"}, AgreementKind.DYNAMIC_MARKET),
        ({"contract_type": "Grant agreement"}, AgreementKind.GRANT),
        ({"contract_type": "Single award contract"}, AgreementKind.CONTRACT),
        ({"contract_type": "Purchase Order"}, AgreementKind.ORDER),
        ({"procedure": "CallOffFromFrameworkAgreement"}, AgreementKind.CALL_OFF),
        ({"title": "Furniture framework"}, AgreementKind.FRAMEWORK),
        ({"title": "Laptops call-off from a national framework"}, AgreementKind.CALL_OFF),
        ({"title": "Vehicles purchased via framework AB1"}, AgreementKind.CALL_OFF),
        ({"title": "DPS for home to school transport"}, AgreementKind.DYNAMIC_MARKET),
        ({"title": "Construction of a sports hall"}, AgreementKind.ONE_OFF),
        ({"title": "Solar PV Panels for the Old Town Hall"}, AgreementKind.ONE_OFF),
        ({"title": "Solar Panels: cleaning and maintenance for schools"}, AgreementKind.UNKNOWN),
        ({"title": "New roof", "main_category": "Works"}, AgreementKind.UNKNOWN),
        ({"title": "Ash School extension", "main_category": "Works"}, AgreementKind.ONE_OFF),
        ({"title": "Substance misuse (Universal Grant)"}, AgreementKind.GRANT),
        ({"title": "Drug and alcohol needs analysis"}, AgreementKind.ONE_OFF),
        ({"title": "Repairs and servicing works", "main_category": "Works"}, AgreementKind.UNKNOWN),
        ({"title": "Care", "description": "Councils may call-off this framework."}, AgreementKind.UNKNOWN),
        ({"title": "Grass cutting", "notice_type": "Contract"}, AgreementKind.CONTRACT),
        ({"title": "Grass cutting"}, AgreementKind.UNKNOWN),
        ({"title": "Transport", "description": "The council wishes to establish a DPS for it."},
         AgreementKind.DYNAMIC_MARKET),
    ],
)  # fmt: skip
def test_the_words_that_tell_give_the_kind(cells, kind):
    found, reason = find_kind(cells)
    assert found is kind
    assert (reason is None) == (kind is AgreementKind.UNKNOWN)
