"""Which council a name means, and what is never taken for one."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.councils import all_councils, find, fold, in_file_name, key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Kent County Council", "KEN"),
        ("KENT COUNTY COUNCIL", "KEN"),
        (".Kent County Council", "KEN"),
        ("Kent County Council - Procurement", "KEN"),
        ("Kent County Council (t/a Commercial Services)", "KEN"),
        ("Kent County Council - Community Services", "KEN"),
        ("Essex County Council - Schools and Libraries", "ESS"),
        ("Hertfordshire County Council - Children's Services", "HRT"),
        ("Legal, Democratic and Business Intelligence, Swansea Council,", "SWA"),
        ("Suffolk County Council Passenger Transport", "SFK"),
        ("Warwickshire County Council (WCC)", "WAR"),
        ("London Borough Of Bexley", "BEX"),
        ("LB of Hackney", "HCK"),
        ("Hackney LBC", "HCK"),
        ("Croydon, London Borough of", "CRY"),
        ("The Mayor and Burgesses of the London Borough of Camden", "CMD"),
        ("Redcar &amp; Cleveland Borough Council", "RCC"),
        ("Bournemouth Christchurch and Poole Council", "BPC"),
        ("BCP Council", "BPC"),
        ("Wolverhampton City Council", "WLV"),
        ("East Herts Council", "EHE"),
        ("St. Helens MBC", "SHN"),
        ("King's Lynn & West Norfolk", "KIN"),
        ("East Surrey Council", "EAST-SURREY"),
        ("Leeds CC", "LDS"),
        ("Leicester CC", "LCE"),
        ("Leicestershire CC", "LEC"),
        ("North Yorks CC", "NYK"),
        ("Durham County", "DUR"),
        ("Durham CC", "DUR"),
        ("County Council of Kent", "KEN"),
        ("Buckinghamshire CC", "BKM"),
        ("Cyngor Caerdydd", "CRF"),
        ("Cyngor Sir Ynys Môn", "AGY"),
        ("LBBD", "BDG"),
        ("L.B. Hackney", "HCK"),
        ("R B Greenwich", "GRE"),
        ("Boston B.C.", "BOT"),
        ("MK Council", "MIK"),
        ("Bath & NE Somerset", "BAS"),
    ],
)
def test_a_council_is_found_under_many_spellings(spelling: str, code: str) -> None:
    council = find(spelling)
    assert council is not None
    assert council.code == code


@pytest.mark.parametrize(
    "name",
    [
        "Kent County Council Pension Fund",
        "Kent and Medway NHS Trust",
        "Essex Police",
        "Essex County Fire and Rescue Service",
        "Durham University",
        "Durham City Council",
        "Hart Parish Council",
        "St Mary's Primary School, Kent County Council",
        "Thame Town Council",
        "Kent County Council and Medway Council",
        "Commercial Services Kent Ltd",
        "Leicestershire County Council (on behalf of ESPO)",
        "Adur and Worthing Councils",
        "Adur/Worthing",
        "Westminster City Council and RBKC",
        "Westminster City Council / RBKC",
        "Bath and North East Somerset Council with Bristol",
        "Kent CC and Essex CC",
        "Newcastle",
        "East Durham College",
        "Derby Homes",
        "Oxford City Homes Ltd",
        "",
        "  ",
    ],
)
def test_another_body_is_never_taken_for_a_council(name: str) -> None:
    assert find(name) is None


def test_a_council_that_is_gone_is_not_its_successor() -> None:
    gone, today = find("Somerset County Council"), find("Somerset Council")
    assert gone is not None
    assert today is not None
    assert gone.end is not None
    assert gone.successors == (today.code,)
    assert fold("Somerset County Council") != fold("Somerset Council")


def test_a_bare_place_is_the_council_that_stands_today() -> None:
    assert fold("Somerset") == "Somerset Council"
    assert fold("Buckinghamshire") == "Buckinghamshire Council"


def test_folding_makes_one_name_of_the_spellings_of_a_body_that_is_no_council() -> None:
    assert fold("ESSEX POLICE") == fold("Essex police") == fold(". The Essex  Police,") == "Essex Police"
    assert fold("London &amp; Quadrant Housing Trust") == "London and Quadrant Housing Trust"
    assert fold("NHS KENT AND MEDWAY ICB") == "NHS Kent and Medway ICB"


def test_every_official_name_finds_its_own_council() -> None:
    assert {council.code: find(council.name) for council in all_councils()} == {
        council.code: council for council in all_councils()
    }


@given(st.sampled_from(all_councils()), st.sampled_from([str.upper, str.lower, "  {}.".format, ".{} ".format]))
def test_case_space_and_full_stops_do_not_matter(council, shape) -> None:
    assert fold(shape(council.name)) == council.name


@given(st.text(max_size=40))
def test_folding_is_settled_after_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_the_key_keeps_the_words_that_tell_bodies_apart() -> None:
    assert key("Nottingham City Council") != key("Nottinghamshire County Council")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("kent-county-council.contracts-finder.csv", "KEN"),
        ("redcar-cleveland-borough-council.csv", "RCC"),
        ("HackneyContractsRegister2024.xlsx", "HCK"),
        ("contracts_register_london borough of sutton Q3.xlsx", "STN"),
        ("bath-and-north-east-somerset.csv", "BAS"),
        ("kent-and-essex.csv", None),
        ("reading list.csv", None),
        ("Reading Borough Council contracts.csv", "RDG"),
        ("contracts.csv", None),
        ("upload (1).csv", None),
    ],
)
def test_a_file_name_says_whose_register_it_is_or_nothing(name: str, code: str | None) -> None:
    council = in_file_name(name)
    assert (council.code if council else None) == code


def test_every_listed_spelling_of_the_shared_data_is_recognised(shared_data: Path) -> None:
    with (shared_data / "reference" / "council_name_variants.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    wrong = [
        row
        for row in rows
        if (found := find(row["la-name"])) is None or row["local-authority-code"] not in {found.code, *_before(found)}
    ]
    assert wrong == []


def _before(council) -> set[str]:
    return {gone.code for gone in all_councils() if council.code in gone.successors}


def test_councils_among_real_buyers_are_all_recognised(shared_data: Path) -> None:
    """Every English buyer of the shared notices that calls itself a principal council is known."""
    packages = json.loads((shared_data / "registers" / "ocds" / "english-releases.json").read_text(encoding="utf-8"))
    buyers = {release.get("buyer", {}).get("name", "") for release in packages["releases"]}
    councils = {name for name in buyers if "ouncil" in name and "Parish" not in name and "Town" not in name}
    assert {name for name in councils if find(name) is None} == set()
