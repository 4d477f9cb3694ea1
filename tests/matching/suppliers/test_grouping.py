"""Groups of spellings: precision before recall, every name in one group, decisions of people first."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from planner.cli.suppliers import command
from planner.matching.suppliers import SupplierDecision, group_suppliers, uncertain_pairs
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def grouped(*names: str, **more) -> list[set[str]]:
    return [set(group.spellings) for group in group_suppliers(names, **more)]


def test_every_name_as_read_is_in_exactly_one_group_repeats_included() -> None:
    names = ["Kier Ltd", "KIER LIMITED", "  Kier Ltd ", "Kier Ltd", "", "…", "?", "Amey"]
    groups = group_suppliers(names)
    assert sorted(spelling for group in groups for spelling in group.spellings) == sorted(names)
    assert [set(group.spellings) for group in groups] == [
        {"Kier Ltd", "KIER LIMITED", "  Kier Ltd "},
        {""},
        {"…"},
        {"?"},
        {"Amey"},
    ]


@given(
    st.lists(
        st.sampled_from(["Kier Ltd", "Kier", "Keir Ltd", "A", "B & C", "Capita One", "MRI Software", ""]), max_size=12
    )
)
def test_nothing_is_lost_or_doubled(names: list[str]) -> None:
    assert sorted(spelling for group in group_suppliers(names) for spelling in group.spellings) == sorted(names)


def test_the_groups_do_not_depend_on_the_order() -> None:
    names = ["Kingfisher Print & Desig", "Kingfisher Print & Design", "Seddon Constuction Ltd", "Seddon Construction"]
    forwards = {frozenset(group) for group in grouped(*names)}
    assert forwards == {frozenset(group) for group in grouped(*reversed(names))}
    assert len(forwards) == 2


def test_a_name_that_was_cut_off_joins_the_only_one_that_begins_so() -> None:
    assert len(grouped("Capstone Foster Care (South Wes", "Capstone Foster Care (South West) Ltd")) == 1
    two = (
        "Capstone Foster Care (South W",
        "Capstone Foster Care (South West) Ltd",
        "Capstone Foster Care (South Wales) Ltd",
    )
    assert len(grouped(*two)) == 3


def test_a_typing_error_in_a_long_word_is_one_supplier() -> None:
    assert len(grouped("Amec Enviroment & Infrastructure UK Ltd", "AMEC Environment & Infrastructure UK Ltd")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bell Plumbing & Heating", "Ball Plumbing & Heating"),
        ("NJS Electrics Ltd", "PMG Electrics Ltd"),
        ("D R Decorators", "J R Decorators"),
        ("Positive Action Pathways Ltd", "Positive Futures Ltd"),
        ("Kelmscot Parish Council", "Kencot Parish Council"),
        ("Housing 21", "Housing 22"),
        ("Irwin Mitchell LLP", "Irwin Mitchell Limited"),
        ("Autism Initiatives", "Autism Initiatives Group"),
        ("Johnson Electrical Services Ltd", "Johnston Electrical Services Ltd"),
        ("Hutchison Builders Ltd", "Hutchinson Builders Ltd"),
        ("Clarke Scaffolding Limited", "Clark Scaffolding Limited"),
        ("Barton Care Homes Ltd", "Burton Care Homes Ltd"),
        ("Brentford Consulting Limited", "Brentwood Consulting Limited"),
        ("Hill Waste Solutions Ltd", "Hills Waste Solutions Ltd"),
        ("Morrison Facilities Services Ltd", "Morrisons Facilities Services Ltd"),
        ("Citizens Advice Northumberland", "Citizens Advice North Cumberland"),
        ("Fitzpatrick Contractors", "Fitzpatrick Contracts"),
        ("Capita Business Services Ltd", "Capita Property and Infrastructure Ltd"),
        ("Company 12 Ltd", "Company 13 Ltd"),
        ("BT plc", "BTS"),
    ],
)
def test_two_firms_are_never_joined_on_likeness_alone(one: str, other: str) -> None:
    assert len(grouped(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Balfour Beatty Living Places Ltd", "Baflour Beatty Living Places Ltd"),
        ("Edmundson Electrical Limited", "Edmmundson Electrical Limited"),
        ("Enterprise Rent-A-Car UK Limited", "Enteprrise Rent-A-Car UK Limited"),
        ("Morgan Sindall Property Services Limited", "Morgan Sindal Property Services Limited"),
    ],
)
def test_a_slip_of_the_hand_in_a_name_is_one_supplier_wherever_it_stands(one: str, other: str) -> None:
    assert len(grouped(one, other)) == 1


@pytest.mark.parametrize(("one", "other"), [("Clarke Scaffolding", "Clark Scaffolding"), ("Hill Waste", "Hills Waste")])
def test_two_names_a_letter_apart_are_for_a_person_to_decide(one: str, other: str) -> None:
    names = [f"{one} Solutions Ltd", f"{other} Solutions Ltd"]
    assert [{pair.one, pair.other} for pair in uncertain_pairs(names)] == [set(names)]


def test_two_words_that_are_both_established_are_two_words() -> None:
    names = (
        "Northern Lighting Services Ltd",
        "Northern Lightning Services Ltd",
        "Street Lighting Company",
        "Lightning Rods",
    )
    assert len(grouped(*names)) == 4
    pairs = {frozenset((pair.one, pair.other)) for pair in uncertain_pairs(names)}
    assert frozenset(names[:2]) in pairs


def test_a_stated_trading_name_joins_the_two() -> None:
    assert len(grouped("Smith Holdings Ltd t/a Ocean Taxis", "Ocean Taxis", "Smith Holdings Limited")) == 1


def test_known_renamings_join_and_say_so() -> None:
    groups = group_suppliers(["Northgate Public Services (UK) Ltd", "NEC Software Solutions UK Limited"])
    assert len(groups) == 1
    assert any("renamed" in reason for reason in groups[0].why)


def test_one_company_number_is_one_supplier_under_any_name() -> None:
    numbers = {"Alere Ltd": "01716581", "Abbott Toxicology Limited": "1716581", "Acme": "n/a", "Zenith": "n/a"}
    assert grouped("Alere Ltd", "Abbott Toxicology Limited", "Acme", "Zenith", numbers=numbers) == [
        {"Alere Ltd", "Abbott Toxicology Limited"},
        {"Acme"},
        {"Zenith"},
    ]


def test_a_persons_decision_goes_before_everything_and_can_be_taken_back() -> None:
    names = ("Autism Initiatives", "Autism Initiatives Group", "AUTISM INITIATIVES LTD")
    same = SupplierDecision("Autism Initiatives", "Autism Initiatives Group", True, "A. Officer", date(2026, 11, 3))
    assert len(grouped(*names, decisions=[same])) == 1
    assert len(grouped(*names, decisions=[replace(same, taken_back=True)])) == 2
    assert any(pair.other == "Autism Initiatives Group" for pair in uncertain_pairs(names))
    assert uncertain_pairs(names, [same]) == []


def test_what_a_person_keeps_apart_is_never_joined_by_way_of_a_third() -> None:
    apart = SupplierDecision(
        "Seddon Constuction Ltd", "Seddon Construction Ltd", False, "A. Officer", date(2026, 11, 3)
    )
    assert len(grouped("Seddon Constuction Ltd", "Seddon Construction Ltd", decisions=[apart])) == 2


def test_a_person_can_part_two_names_that_differ_by_no_more_than_signs_and_legal_form() -> None:
    names = ("Hill & Co Ltd", "Hill Company Limited", "HILL COMPANY LTD")
    apart = SupplierDecision("HILL COMPANY LTD", "Hill & Co Ltd", False, "A. Officer", date(2026, 11, 3))
    assert len(grouped(*names)) == 1
    assert grouped(*names, decisions=[apart]) == [{names[0]}, {*names[1:]}]
    assert uncertain_pairs(names, [apart]) == []
    assert len(grouped(*names, decisions=[replace(apart, taken_back=True)])) == 1


def test_the_name_shown_is_the_spelling_most_in_use() -> None:
    names = ["KIER LIMITED", "Kier Ltd", "Kier Ltd", "kier"]
    assert group_suppliers(names)[0].name == "Kier Ltd"


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


def test_spellings_as_paid_reach_recall_085_at_precision_099(shared_data: Path) -> None:
    with (shared_data / "reference" / "supplier_spellings_salford.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    of: dict[str, set[str]] = {}
    for row in rows:
        of.setdefault(row["company_number"], set()).update((row["spelling"], row["company_name"]))
    names = sorted({name for group in of.values() for name in group})
    true, found = _pairs(of.values()), _pairs(group.spellings for group in group_suppliers(names))
    assert len(true & found) / len(found) >= 0.99
    assert len(true & found) / len(true) >= 0.85


def test_pairs_that_people_labelled_reach_recall_085_at_precision_099(shared_data: Path) -> None:
    labelled = json.loads((shared_data / "reference" / "supplier_name_pairs.json").read_text(encoding="utf-8"))
    pairs = {kind: [tuple(side["sss"] for side in pair["__value__"]) for pair in labelled[kind]] for kind in labelled}
    names = sorted({name for both in pairs.values() for pair in both for name in pair})
    group = {name: number for number, one in enumerate(group_suppliers(names)) for name in one.spellings}
    right = sum(group[one] == group[other] for one, other in pairs["match"])
    wrong = sum(group[one] == group[other] for one, other in pairs["distinct"])
    assert right / (right + wrong) >= 0.99
    assert right / len(pairs["match"]) >= 0.85


def test_the_command_gives_every_line_as_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes("Kier Ltd\r\n KIER LIMITED \r\n\r\nCafé Nero\r\nKier Ltd\r\n".encode("cp1252"))
    result = CliRunner().invoke(command, [str(file), "--json"])
    assert result.exit_code == 0
    groups = json.loads(result.stdout)
    assert [group["spellings"] for group in groups] == [["Kier Ltd", " KIER LIMITED ", "Kier Ltd"], ["Café Nero"]]
    assert groups[0]["name"] == "Kier Ltd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_gives_the_same_names(tmp_path: Path, encoding: str, ends: str) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes(ends.join(("Café Nero Ltd", "Mears", "", "CAFÉ NERO LIMITED", "Mears", "")).encode(encoding))
    result = CliRunner().invoke(command, [str(file), "--json"])
    groups = [group["spellings"] for group in json.loads(result.stdout)]
    assert groups == [["Café Nero Ltd", "CAFÉ NERO LIMITED"], ["Mears", "Mears"]]
    assert result.stderr == "1 blank line holds no name.\n"


def test_a_workbook_is_refused_with_what_to_give_instead(tmp_path: Path) -> None:
    file = tmp_path / "names.xlsx"
    file.write_bytes(b"PK\x03\x04\x14\x00\x00\x00names")
    result = CliRunner().invoke(command, [str(file)])
    assert isinstance(result.exception, PlannerError)
    assert "one supplier name per line" in str(result.exception)


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "none.txt")])
    assert isinstance(result.exception, PlannerError)
    assert "cannot be read" in str(result.exception)


def test_a_row_of_firms_is_none_of_them() -> None:
    row = "Skylathe Communications plc; Second Provider 7 Limited"
    names = [
        "Skylathe Communications",
        "Skylathe Communications PLC",
        row,
        "Second Provider 7 Ltd; Skylathe Communications",
    ]
    numbers = {"Skylathe Communications": "01234567", row: "01234567"}
    assert [group.spellings for group in group_suppliers(names, numbers)] == [tuple(names[:2]), tuple(names[2:])]
    assert [len(group.spellings) for group in group_suppliers(["Ash &amp; Elm Ltd", "Ash & Elm Limited"])] == [2]


def test_a_firm_is_shown_as_one_writes_a_name() -> None:
    (found,) = group_suppliers(["change, grow, live (CGL)", "Change Grow Live (CGL)"])
    assert found.name == "Change Grow Live (CGL)"
