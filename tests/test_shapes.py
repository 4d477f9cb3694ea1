"""The JSON of the interface: every name it documents, ISO dates, decimal strings, null for unknown."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from planner import shapes
from planner.model import Contract, EndKind, Issue, Plan, Severity, Source, Window
from planner.settings import PlanSettings

CONTRACT = Contract(
    id="a1",
    title="Refuse collection",
    council="Kent County Council",
    sources=(Source("a.csv", None, 2),),
    end=date(2027, 3, 31),
    end_kind=EndKind.FIXED,
    extensions=(12, 12),
    value=Decimal("1200000.50"),
    cpv=("90511100",),
)
DOCUMENTED = {
    *("reference", "title", "description", "council", "department", "supplier", "supplier_number", "system", "stage"),
    *("agreement_kind", "start", "initial_end", "end", "latest_end", "end_kind", "review", "notice_days", "extensions"),
    *("value", "value_basis", "annual_value", "currency", "cpv", "sme", "vcse", "legal_regime", "service_area"),
    *("service_area_reason", "sources"),
}


def test_a_contract_has_every_documented_name_and_null_for_unknown() -> None:
    shape = shapes.contract(CONTRACT)
    assert set(shape) >= DOCUMENTED
    assert shape["end"] == "2027-03-31"
    assert shape["value"] == "1200000.50"
    assert shape["end_kind"] == "fixed"
    assert shape["extensions"] == [12, 12]
    assert shape["start"] is None
    assert shape["sources"] == [{"file": "a.csv", "sheet": None, "row": 2}]


def test_a_plan_is_json_and_its_counts_are_those_of_its_lists() -> None:
    plan = Plan(
        today=date(2026, 11, 22),
        files=("a.csv",),
        contracts={"a1": CONTRACT},
        windows={"a1": Window(date(2026, 12, 31), date(2027, 6, 29))},
        clusters=(),
        proposals=(),
        issues=(Issue("a.csv", None, 3, "End", "not-a-date", "soon", "Write a date.", Severity.WARNING),),
    )
    shape = json.loads(json.dumps(shapes.plan(plan, PlanSettings(target=date(2028, 3, 31)))))
    assert shape["counts"] == {"files": 1, "contracts": 1, "with_window": 1, "clusters": 0, "proposals": 0}
    assert shape["contracts"]["a1"]["window"] == ["2026-12-31", "2027-06-29"]
    assert shape["issues"][0]["severity"] == "warning"
    assert shape["settings"]["weights"] == {"stay": 0.2, "run_on": 1.0}
    assert shape["settings"]["target"] == "2028-03-31"
    assert "clusters" not in shapes.plan(plan, PlanSettings(), clusters=False)
