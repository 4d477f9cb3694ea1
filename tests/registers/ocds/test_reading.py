import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import AgreementKind, LegalRegime, Stage
from planner.registers import RegisterFile, Unreadable, read_register

PERIOD = {"startDate": "2024-04-01T00:00:00Z", "endDate": "2027-03-31T23:59:59+01:00"}


def release(**parts):
    base = {
        "ocid": "ocds-x-1",
        "id": "1",
        "date": "2024-02-01T09:00:00Z",
        "tag": ["award"],
        "buyer": {"name": "Kent County Council"},
        "tender": {"id": "T-104", "title": "Grass cutting", "status": "complete"},
    }
    return base | parts


def award(**parts):
    return {
        "id": "a1",
        "status": "active",
        "suppliers": [{"id": "s1", "name": "Ash Ltd"}],
        "contractPeriod": PERIOD,
    } | parts


def read(*releases, name="ocds.json"):
    data = json.dumps({"version": "1.1", "releases": list(releases)}).encode()
    return read_register(RegisterFile(name, data))


def test_an_award_becomes_a_contract_whose_row_is_the_release():
    reading = read(release(ocid="other", tender={"title": "Meals", "status": "active"}), release(awards=[award()]))
    contract = next(c for c in reading.contracts if c.title == "Grass cutting")
    assert contract.sources[0].row == 2
    assert (contract.start, contract.end) == (date(2024, 4, 1), date(2027, 3, 31))
    assert (contract.reference, contract.supplier, contract.stage) == ("T-104", "Ash Ltd", Stage.AWARDED)
    assert reading.columns["end"] == "awards/contractPeriod/endDate"
    assert reading.rows == 2


def test_the_awarded_period_beats_the_tenders():
    tender = {"title": "Grass cutting", "contractPeriod": PERIOD | {"endDate": "2029-03-31T00:00:00Z"}}
    reading = read(release(tender=tender, awards=[award()]))
    assert reading.contracts[0].end == date(2027, 3, 31)
    assert [issue.kind for issue in reading.issues] == ["ends-differ"]


def test_releases_of_one_process_are_compiled_and_all_named():
    first = release(id="1", tag=["tender"], tender={"id": "T-104", "title": "Grass", "status": "active"})
    second = release(id="2", date="2024-03-01T09:00:00Z", awards=[award()])
    reading = read(second, first)
    [contract] = reading.contracts
    assert contract.title == "Grass cutting"
    assert [source.row for source in contract.sources] == [1, 2]


def test_durations_in_days_are_months_of_thirty_days():
    lot = {"id": "1", "contractPeriod": {"durationInDays": 1080, "startDate": "2024-04-01T00:00:00Z"}}
    lot |= {"hasRenewal": True, "renewal": {"description": "2 x 12 months"}}
    [contract] = read(release(tag=["tender"], tender={"title": "Care", "status": "active", "lots": [lot]})).contracts
    assert (contract.end, contract.latest_end) == (date(2027, 3, 31), date(2029, 3, 31))
    assert contract.stage is Stage.TENDER


def test_lots_of_equal_terms_are_one_entry_and_others_are_apart():
    def lot(number, days):
        period = {"startDate": "2024-04-01T00:00:00Z", "durationInDays": days}
        return {"id": str(number), "title": f"Lot {number}", "contractPeriod": period}

    tender = {"id": "T", "title": "Care", "status": "active", "lots": [lot(1, 720), lot(2, 720), lot(3, 1440)]}
    contracts = read(release(tag=["tender"], tender=tender)).contracts
    assert [(c.reference, c.end) for c in contracts] == [
        ("T/lot 1, 2", date(2026, 3, 31)),
        ("T/lot 3", date(2028, 3, 31)),
    ]


def test_a_frameworks_own_period_is_used_where_no_other_is_stated():
    own = {"periodStartDate": PERIOD["startDate"], "periodEndDate": PERIOD["endDate"]}
    tender = {"title": "Care", "techniques": {"hasFrameworkAgreement": True, "frameworkAgreement": own}}
    [contract] = read(release(tender=tender, awards=[award(contractPeriod=None)])).contracts
    assert (contract.start, contract.end) == (date(2024, 4, 1), date(2027, 3, 31))
    assert contract.agreement_kind is AgreementKind.FRAMEWORK


def test_the_furthest_extent_is_the_latest_end():
    period = PERIOD | {"maxExtentDate": "2029-03-31T23:59:59+01:00"}
    [contract] = read(release(awards=[award(contractPeriod=period)])).contracts
    assert contract.latest_end == date(2029, 3, 31)


def test_every_buyer_is_kept_the_lead_first():
    parties = [
        {"id": "1", "name": "Kent County Council", "roles": ["buyer"]},
        {"id": "2", "name": "Medway Council", "roles": ["buyer"]},
        {"id": "s1", "name": "Ash Ltd", "roles": ["supplier"], "identifier": {"scheme": "GB-COH", "id": "1234567"},
         "details": {"scale": "sme"}, "contactPoint": {"name": "Jane Ash", "email": "jane@example.com"}},
    ]  # fmt: skip
    reading = read(release(parties=parties, awards=[award()]))
    [contract] = reading.contracts
    assert contract.council == "Kent County Council"
    assert contract.buyers == ("Medway Council",)
    assert (contract.supplier_number, contract.sme) == ("01234567", True)
    assert "Jane" not in repr(reading)
    assert "contacts-dropped" in {issue.kind for issue in reading.issues}


def test_cancelled_processes_are_issues_that_name_every_release():
    dead = {"title": "Care", "status": "cancelled"}
    reading = read(
        release(id="1", tag=["tender"]),
        release(id="2", date="2024-05-01T00:00:00Z", tag=["tenderCancellation"], tender=dead),
    )
    assert reading.contracts == ()
    assert {issue.row for issue in reading.issues} == {1, 2}


def test_the_law_is_read_from_the_legal_basis_and_frameworks_from_techniques():
    tender = {"title": "Care", "status": "active", "legalBasis": {"id": "2023/54"}}
    tender |= {"techniques": {"hasFrameworkAgreement": True}, "contractPeriod": PERIOD}
    [contract] = read(release(tag=["tender"], tender=tender)).contracts
    assert contract.legal_regime is LegalRegime.PA2023
    assert contract.agreement_kind is AgreementKind.FRAMEWORK


def test_record_packages_give_their_compiled_releases():
    data = {"records": [{"ocid": "x", "compiledRelease": release(awards=[award()])}, {"ocid": "y", "releases": []}]}
    reading = read_register(RegisterFile("records.json", json.dumps(data).encode()))
    assert [contract.title for contract in reading.contracts] == ["Grass cutting"]
    assert [(issue.row, issue.kind) for issue in reading.issues] == [(2, "no-contract")]


@pytest.mark.parametrize("data", [b"{", b'{"a": 1}', b"[" * 5000, b'{"releases": 5}', b'{"x": "\xff\xfe'])
def test_json_that_is_no_package_is_refused(data):
    with pytest.raises(Unreadable):
        read_register(RegisterFile("a.json", data))


def test_lots_are_found_by_number_or_text_and_never_by_what_is_neither():
    lots = [
        {"id": 1, "contractPeriod": {"startDate": "2024-04-01T00:00:00Z", "durationInDays": 360}},
        {"id": {"odd": True}, "contractPeriod": PERIOD},
    ]
    items = [{"relatedLot": "1", "classification": {"scheme": "CPV", "id": "85312000"}}, {"relatedLot": {"odd": True}}]
    tender = {"id": "T-1", "title": "Home care", "status": "active", "lots": lots, "items": items}
    (contract,) = read(release(tender=tender, awards=[award(relatedLots=["1"], contractPeriod={})])).contracts
    assert (contract.end, contract.cpv) == (date(2025, 3, 31), ("85312000",))


NAMES = st.sampled_from(
    [
        "ocid",
        "id",
        "tag",
        "tender",
        "awards",
        "contracts",
        "parties",
        "buyer",
        "name",
        "title",
        "status",
        "lots",
        "contractPeriod",
        "startDate",
        "endDate",
        "durationInDays",
        "value",
        "amount",
        "suppliers",
        "items",
        "classification",
        "renewal",
        "description",
        "roles",
        "period",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dictionaries(NAMES, JSON, max_size=6), max_size=4))
def test_whatever_a_package_holds_every_release_is_a_contract_or_an_issue(releases):
    reading = read(*releases) if releases else None
    if reading:
        seen = {source.row for contract in reading.contracts for source in contract.sources}
        seen |= {issue.row for issue in reading.issues}
        assert set(range(1, len(releases) + 1)) <= seen
