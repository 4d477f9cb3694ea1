"""What headings mean is remembered for the council and the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.store.mappings import remember_mapping, remembered_mapping
from tests.store.examples import LATER, NOON

if TYPE_CHECKING:
    from planner.store.session import Database

KENT = "Kent County Council"
HEADINGS = ("Ref", "Title", "Contract End", "", "Total  value")


def test_a_mapping_is_remembered_for_its_layout_alone(database: Database) -> None:
    with database.session() as session:
        remember_mapping(session, council=KENT, headings=HEADINGS, mapping={"end": "Contract End"}, at=NOON)
        assert remembered_mapping(session, council=KENT, headings=HEADINGS) == {"end": "Contract End"}
        assert remembered_mapping(session, council=KENT, headings=[*HEADINGS, "New"]) is None
        assert remembered_mapping(session, council="Medway Council", headings=HEADINGS) is None


def test_columns_may_change_their_places_and_their_case(database: Database) -> None:
    with database.session() as session:
        remember_mapping(session, council=KENT, headings=HEADINGS, mapping={"end": "Contract End"}, at=NOON)
        moved = ["total value", "CONTRACT END", "Title ", "Ref"]
        assert remembered_mapping(session, council=KENT, headings=moved) == {"end": "Contract End"}


def test_the_last_word_counts(database: Database) -> None:
    with database.session() as session:
        remember_mapping(session, council=KENT, headings=HEADINGS, mapping={"end": "Contract End"}, at=NOON)
        remember_mapping(session, council=KENT, headings=HEADINGS, mapping={"review": "Contract End"}, at=LATER)
        assert remembered_mapping(session, council=KENT, headings=HEADINGS) == {"review": "Contract End"}
