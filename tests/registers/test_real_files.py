"""The public registers that the shared data holds: what a careful person would write down of each."""

from datetime import date
from functools import cache

import pytest

from planner.model import EndKind
from planner.registers import RegisterFile, merge, read_register, read_tables

OCDS = {"english": 200, "welsh": 15, "scottish": 15}


@cache
def _read(path):
    return read_register(RegisterFile(path.name, path.read_bytes()))


def read(shared_data, name):
    return _read(shared_data / "registers" / name)


def test_every_row_of_every_file_is_in_a_contract_or_an_issue(shared_data):
    for path in sorted((shared_data / "registers").glob("*/*")):
        reading = _read(path)
        seen = {source.row for contract in reading.contracts for source in contract.sources}
        seen |= {issue.row for issue in reading.issues if issue.row}
        if path.suffix == ".json":
            rows = set(range(1, reading.rows + 1))
        else:
            rows = {
                int(row)
                for table in read_tables(RegisterFile(path.name, path.read_bytes()))
                for row in table.row_numbers
            }
        assert rows <= seen, path.name
        assert reading.rows == len(rows), path.name


def test_no_end_is_a_sentinel_and_dates_stand_in_order(shared_data):
    for path in sorted((shared_data / "registers").glob("*/*")):
        for contract in _read(path).contracts:
            assert (contract.end is None) == (contract.end_kind is not EndKind.FIXED)
            if contract.end:
                assert 1990 <= contract.end.year <= 2079, path.name
                assert contract.latest_end >= contract.end
                assert contract.start is None or contract.start < contract.end
                assert contract.end not in (date(1999, 12, 31), date(2050, 12, 31))


def test_notice_exports_use_the_awarded_dates(shared_data):
    for path in sorted((shared_data / "registers" / "uk").glob("*.contracts-finder.csv")):
        reading = _read(path)
        assert reading.columns["end"] == "Contract end date"
        assert reading.columns["advertised_end"] == "End Date"
        assert reading.columns["reference"] == "Notice Identifier"
        assert [sheet.header_row for sheet in reading.sheets] == [1]
    derbyshire = read(shared_data, "uk/derbyshire-county-council.contracts-finder.csv")
    moved = next(c for c in derbyshire.contracts if c.sources[0].row == 6)
    assert moved.end == date(2034, 3, 30)
    assert next(c for c in derbyshire.contracts if c.sources[0].row == 7).end_kind is EndKind.UNKNOWN
    kinds = {(issue.row, issue.kind) for issue in derbyshire.issues}
    assert {(6, "ends-differ"), (7, "impossible-date")} <= kinds


def test_flattened_releases_are_one_contract_for_many_codes(shared_data):
    reading = read(shared_data, "uk/bristol-city-council.ocds-flat.csv")
    catering = next(c for c in reading.contracts if c.reference == "465919")
    assert catering.cpv == ("55521000", "55522000", "55523000")
    assert catering.end == date(2023, 3, 31)
    assert len(catering.sources) == 3


def test_councils_of_several_spellings_are_one(shared_data):
    names = {c.council for path in (shared_data / "registers" / "uk").glob("*.csv") for c in _read(path).contracts}
    assert len(names) == 18
    assert None not in names


def test_contracts_of_two_exports_are_counted_once(shared_data):
    paths = sorted((shared_data / "registers" / "uk").glob("kent-*.csv"))
    contracts, _ = merge([_read(path) for path in paths])
    both = [c for c in contracts if len({source.file for source in c.sources}) == 2]
    assert {c.title[:7] for c in both} == {"SC18072", "SC19002", "SC18031"}
    assert len({contract.id for contract in contracts}) == len(contracts)


def test_american_lists_prove_their_order_and_their_faults_are_named(shared_data):
    county = read(shared_data, "other/montgomery-county.csv")
    assert county.date_order["Expiration Date"].order == "mdy"
    assert county.columns["latest_end"] == "Extend Date"
    assert sum(issue.kind == "extension-before-end" for issue in county.issues) == 117
    city = read(shared_data, "other/pittsburgh-2015-05.csv")
    assert (city.columns["end"], city.columns["reference"], city.columns["title"]) == (
        "EXPIRATION",
        "CONTRACT",
        "SERVICE",
    )
    assert {"sentinel-date"} <= {issue.kind for issue in city.issues}
    assert any(contract.end_kind is EndKind.ROLLING for contract in city.contracts)
    commodities = read(shared_data, "other/philadelphia-commodities-2016q1.csv")
    assert commodities.contracts[0].start == date(2013, 2, 15)
    assert commodities.contracts[0].value == 5227100
    assert commodities.contracts[0].currency == "USD"


@pytest.mark.parametrize(("nation", "releases"), OCDS.items())
def test_release_packages_are_read_whole(shared_data, nation, releases):
    reading = read(shared_data, f"ocds/{nation}-releases.json")
    assert reading.rows == releases
    assert all(contract.council for contract in reading.contracts)


def test_renewals_in_prose_become_options(shared_data):
    welsh = {c.reference.split("-")[2]: c for c in read(shared_data, "ocds/welsh-releases.json").contracts}
    assert welsh["139455"].extensions == (36, 36, 12)
    assert welsh["145888"].extensions == (12, 12, 12)
    assert welsh["147685"].latest_end == date(2031, 5, 26)
    assert welsh["145747"].extensions == (3,)


def test_payment_lists_are_told_apart_from_registers(shared_data):
    for path in sorted((shared_data / "layouts").glob("*.csv")):
        reading = _read(path)
        assert reading.contracts == (), path.name
        assert "payments-not-contracts" in {issue.kind for issue in reading.issues}
        assert sum(issue.kind == "payment" for issue in reading.issues) == reading.rows
