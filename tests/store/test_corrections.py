"""What people say contracts are for is kept, put over contracts at once and on every upload, and can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from planner.classification import Correction, classify
from planner.classification.corrections import same_words
from planner.store import contracts, corrections, edits, registers, revisions, unplaced
from planner.store.kept import NotFound
from planner.store.undo import undo
from tests.store import examples
from tests.store.examples import LATER, NOON, TODAY

if TYPE_CHECKING:
    from planner.model import Contract
    from planner.store.session import Database

KENT, MEDWAY = "Kent County Council", "Medway Council"
AREA = "par-grounds"


def odd(key: str, **given: Any) -> Contract:
    """A contract whose title tells nothing."""
    made = examples.contract(key, **{"title": "Zyxomat", "supplier": None, "service_area": None, **given})
    return classify([made])[0]


def upload(database: Database, *listed: Contract, data: bytes = b"1", council: str = KENT) -> int:
    with database.session() as session:
        reading = examples.reading(*listed)
        version = registers.add_pending(
            session, council=council, file_name="k.csv", data=data, reading=reading, at=NOON
        )
        registers.confirm(session, version, at=NOON)
    return version


def said(**given: Any) -> Correction:
    return Correction(**{"council": KENT, "area": AREA, "by": "A. Officer", "on": TODAY, "title": "zyxomat", **given})


def correct(database: Database, correction: Correction) -> int:
    with database.session() as session:
        return corrections.correct(session, correction)


def area_of(database: Database, key: str) -> tuple[str | None, str | None]:
    with database.reading() as session:
        found = contracts.contract(session, key).contract
    return found.service_area, found.service_area_reason


def test_a_correction_comes_back_as_it_was_made(database: Database) -> None:
    made = [said(), said(title=None, system="Zyx", area=None, partnership=False), said(title=None, supplier="Zyx Ltd")]
    for each in made:
        correct(database, each)
    with database.reading() as session:
        assert list(corrections.standing(session)) == made


def test_contracts_say_it_at_once_and_the_plan_is_out_of_date(database: Database) -> None:
    upload(database, odd("a"), odd("b", title="Zyxomat hire"))
    with database.reading() as session:
        before = revisions.revision(session, revisions.CONTRACTS)
    assert correct(database, said()) == 1
    assert area_of(database, "a") == (AREA, "as corrected on 22 November 2026 by A. Officer, for this title")
    assert area_of(database, "b")[0] is None
    with database.reading() as session:
        assert revisions.revision(session, revisions.CONTRACTS) > before


def test_a_correction_may_be_for_its_council_alone(database: Database) -> None:
    upload(database, odd("a"), odd("m", council=MEDWAY))
    assert correct(database, said(partnership=False)) == 1
    assert area_of(database, "m")[0] is None
    assert correct(database, said()) == 1  # the reason at Kent stays word for word
    assert area_of(database, "m") == (
        AREA,
        "as corrected on 22 November 2026 by A. Officer at Kent County Council, for this title",
    )


def test_taken_back_the_contract_is_decided_as_without_it(database: Database) -> None:
    upload(database, odd("a"))
    before = area_of(database, "a")
    correct(database, said())
    with database.session() as session:
        (kept,) = corrections.corrections(session)
        assert corrections.take_back(session, kept.id, on=TODAY + timedelta(days=1)) == 1
    assert area_of(database, "a") == before
    with database.reading() as session:
        assert corrections.standing(session) == ()
        (kept,) = corrections.corrections(session)
    assert kept.taken_back_on == date(2026, 11, 23)
    assert kept.correction.taken_back


def test_the_last_of_two_counts_and_taken_back_the_first_again(database: Database) -> None:
    upload(database, odd("a"))
    correct(database, said())
    correct(database, said(area=None))
    assert area_of(database, "a")[0] is None
    with database.session() as session:
        corrections.take_back(session, corrections.corrections(session)[-1].id, on=TODAY)
    assert area_of(database, "a")[0] == AREA


def test_what_was_read_before_the_correction_is_corrected_when_confirmed(database: Database) -> None:
    correct(database, said())
    upload(database, odd("a"))
    assert area_of(database, "a")[0] == AREA


def test_an_upload_taken_back_brings_no_old_correction_back(database: Database) -> None:
    first = classify([odd("a")], [said()])[0]
    correct(database, said())
    upload(database, first)
    with database.session() as session:
        corrections.take_back(session, corrections.corrections(session)[0].id, on=TODAY)
    second = upload(database, odd("a", reference="other words"), data=b"2")
    with database.session() as session:
        undo(session, second, at=LATER)
    assert area_of(database, "a")[0] is None


def test_an_edit_of_one_contract_goes_before_a_correction(database: Database) -> None:
    upload(database, odd("a"))
    with database.session() as session:
        edits.edit(session, "a", values={"service_area": "pro-agency"}, at=NOON)
    assert correct(database, said()) == 0
    assert area_of(database, "a")[0] == "pro-agency"


def test_there_is_nothing_to_take_back_of_what_was_never_said(database: Database) -> None:
    with database.session() as session, pytest.raises(NotFound):
        corrections.take_back(session, 7, on=TODAY)


def test_the_list_for_a_person_has_what_nobody_could_place_soonest_end_first(database: Database) -> None:
    listed = [
        odd("late", end=date(2030, 1, 1)),
        odd("passed", end=date(2020, 1, 1)),
        odd("soon", end=date(2027, 1, 1)),
        odd("none", end=None),
        odd("of no area", title="Quuxery"),
        examples.contract("placed"),
    ]
    upload(database, *listed)
    correct(database, said(title="Quuxery", area=None))
    with database.reading() as session:
        page = unplaced.unplaced(session, today=TODAY, size=3)
        rest = unplaced.unplaced(session, today=TODAY, page=2, size=3)
        assert unplaced.count_unplaced(session) == page.total == 4
    assert [each.id for each in (*page.rows, *rest.rows)] == ["soon", "late", "none", "passed"]


def test_titles_are_the_same_but_for_case_signs_and_plurals(database: Database) -> None:
    alike = ("ZYXOMATS, the ladies’ ones", "the Zyxomat's lady one", "zyxomat & the ladies' ones")
    upload(database, *(odd(f"k{place}", title=title) for place, title in enumerate(alike)), odd("x", title="Zyxomat"))
    correct(database, said(title=alike[0]))
    with database.reading() as session:
        found = contracts.all_contracts(session)
    assert {each.title for each in found if each.service_area == AREA} == {alike[0]} | {
        title for title in alike if same_words(title) == same_words(alike[0])
    }
    assert sum(each.service_area == AREA for each in found) >= 2
