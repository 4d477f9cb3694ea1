import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from click.testing import CliRunner

from planner.cli.warnings import command
from planner.leadtime.plan_warnings import plan_warnings, re_let_need
from planner.model import AgreementKind, Contract, EndKind, LegalRegime, Need, Plan, Stage, ValueBasis

REGISTER = """Contract title,Council,Supplier,Start date,End date,CPV code,Annual value
Housing management system,Camden,Civica,01/04/2022,31/03/2028,48000000,250000
Housing management system,Hackney,Capita,01/06/2022,30/04/2028,48000000,200000
"""


def contract(key, **given):
    fields = {"end": date(2028, 3, 31), "latest_end": date(2028, 3, 31), "end_kind": EndKind.FIXED, **given}
    return Contract(key, key, "Camden", (), **fields)


def of(*contracts):
    plan = Plan(date(2026, 11, 22), (), {each.id: each for each in contracts}, {}, (), (), ())
    return plan_warnings(plan, {"it-housing": "core_it"})


def test_what_has_ended_comes_after_what_can_be_decided():
    found = of(contract("old", end=date(2020, 3, 31)), contract("later", end=date(2030, 3, 31)), contract("soon"))
    assert [each.contract for each in found.contracts] == ["soon", "later", "old"]


def test_the_law_is_that_of_the_day_on_which_the_procurement_begins():
    care = contract("a", end=date(2024, 3, 31), cpv=("85121000",))  # ends under the regime, begins before it
    assert re_let_need(care, {}).procedure == "light_touch"
    assert re_let_need(replace(care, end=date(2026, 3, 31)), {}).procedure == "psr_competitive"


def test_notices_that_are_no_contract_yet_are_not_warned_of():
    assert of(contract("a", stage=Stage.PLANNED)).contracts == ()


def test_the_route_of_a_contract_alone_follows_its_value_and_law():
    small = contract("a", value=Decimal(90_000), value_basis=ValueBasis.TOTAL, currency="GBP")
    assert re_let_need(small, {}) == Need("below_threshold", "goods", 1)
    with_vat = contract("a", value=Decimal(180_000), value_basis=ValueBasis.TOTAL, currency="GBP")
    assert re_let_need(with_vat, {}) == Need("open", "goods", 1)  # £216,000
    housing = contract("a", service_area="it-housing")
    assert re_let_need(housing, {"it-housing": "core_it"}) == Need("open", "core_it", 1)
    scottish = contract("a", legal_regime=LegalRegime.SCOTLAND)
    assert re_let_need(scottish, {}).procedure == "scotland_open"
    assert re_let_need(contract("a", agreement_kind=AgreementKind.GRANT), {}) is None


def test_the_command_warns_of_contracts_and_proposals(tmp_path):
    register = tmp_path / "register.csv"
    register.write_text(REGISTER, "utf-8")
    result = CliRunner().invoke(command, [str(register), "--today", "2026-11-22", "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["today"] == "2026-11-22"
    assert {each["council"] for each in found["contracts"]} == {"London Borough of Camden", "London Borough of Hackney"}
    warnings = found["contracts"][0]["warnings"]
    assert [each["date"] for each in warnings] == sorted(each["date"] for each in warnings)
    assert {each["kind"] for each in warnings} == {"decide_by", "ends"}
    text = CliRunner().invoke(command, [str(register), "--today", "2026-11-22"]).stdout
    assert "To replace it on 1 April 2028" in text


def test_late_proposals_list_levers_and_those_too_late_ways_out(tmp_path):
    register = tmp_path / "register.csv"
    register.write_text(REGISTER, "utf-8")
    for today, standing in (("2026-11-22", "late"), ("2027-06-01", "too late")):
        found = json.loads(CliRunner().invoke(command, [str(register), "--today", today, "--json"]).stdout)
        proposal = found["proposals"][0]
        assert proposal["warning"] == standing
        assert proposal["levers"]
        assert bool(proposal["ways_out"]) is (standing == "too late")
        assert proposal["notes"]
