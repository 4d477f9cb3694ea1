"""The numbered steps build exactly the tables that the program uses, and can be taken back."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from planner.settings import PlanSettings
from planner.store import contracts, feeds, proposals, registers
from planner.store.kept import FeedScope
from planner.store.migrating import config, downgrade, upgrade
from planner.store.session import Database
from planner.store.tables import metadata
from tests.store import examples


def _tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_an_empty_database_gets_every_table(empty_url: str) -> None:
    database = Database(empty_url)
    assert database.migrate()[0] == "001"
    assert _tables(database) == metadata.tables.keys() | {"alembic_version"}
    assert database.state().up_to_date
    database.close()


def test_a_second_run_has_nothing_to_do(database: Database) -> None:
    assert database.migrate() == []


def test_the_steps_build_the_tables_that_the_program_uses(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_every_step_can_be_taken_back_and_run_again(empty_url: str) -> None:
    database = Database(empty_url)
    steps = database.migrate()
    assert downgrade(database.engine, "base") == steps[::-1]
    assert _tables(database) == {"alembic_version"}
    for step in steps:
        assert upgrade(database.engine, step) == [step]
        assert downgrade(database.engine, "-1") == [step]
        upgrade(database.engine, step)
    database.close()


def test_what_is_kept_survives_a_step_back_and_forth(database: Database) -> None:
    with database.session() as session:
        version = registers.add_pending(
            session,
            council="Kent",
            file_name="kent.csv",
            data=b"1",
            reading=examples.reading(examples.FULL, examples.contract("b")),
            at=examples.NOON,
        )
        registers.confirm(session, version, at=examples.NOON)
        found = examples.proposal("p", examples.FULL, examples.contract("b"))
        proposals.save_plan(session, examples.plan(found), settings=PlanSettings(), at=examples.NOON)
        token = feeds.create_feed(session, scope=FeedScope(), name="x", at=examples.NOON)
    downgrade(database.engine, "002")
    database.migrate()
    with database.reading() as session:
        assert contracts.contract(session, "full").contract == examples.FULL
        assert proposals.proposal(session, "p").proposal == found
        assert feeds.feed_for_token(session, token) is not None


def test_revisions_are_numbered_in_one_line() -> None:
    scripts = list(ScriptDirectory.from_config(config()).walk_revisions())[::-1]
    assert [step.revision for step in scripts] == [f"{number:03}" for number in range(1, len(scripts) + 1)]
    assert all(step.path.rpartition("/")[2].startswith(step.revision) for step in scripts)
    assert all(step.doc and step.doc.endswith(".") for step in scripts)


def test_a_step_that_fails_leaves_the_tables_as_they_were(empty_url: str) -> None:
    database = Database(empty_url)
    upgrade(database.engine, "001")
    with database.session() as session:
        session.connection().exec_driver_sql("CREATE TABLE feeds (id INTEGER)")
    before = _tables(database)
    try:
        upgrade(database.engine, "002")
    except Exception:
        assert _tables(database) == before
        assert database.state().current == "001"
    else:
        raise AssertionError("a table of that name was there already")
    database.close()


def test_a_feed_of_one_council_stays_one_when_feeds_may_have_several(database: Database) -> None:
    with database.session() as session:
        scopes = [FeedScope(councils=("Kent",), alarms=(30,)), FeedScope(), FeedScope(councils=("Kent", "Essex"))]
        tokens = [feeds.create_feed(session, scope=scope, name="x", at=examples.NOON) for scope in scopes]
    downgrade(database.engine, "006")
    with database.reading() as session:
        kept = [scope for (scope,) in session.execute(text("SELECT scope FROM feeds ORDER BY id"))]
    assert ['"council": "Kent"' in str(scope).replace("'", '"') for scope in kept] == [True, False, False]
    database.migrate()
    with database.reading() as session:
        found = [feeds.feed_for_token(session, token) for token in tokens]
    assert [feed and feed.scope for feed in found] == [scopes[0], scopes[1], FeedScope()]
