import json
from datetime import date, timedelta

from click.testing import CliRunner

from planner import flow
from planner.cli import planner
from planner.leadtime import lead_times, with_actual_dates
from planner.model import Need
from planner.settings import PlanSettings
from planner.store import proposals
from planner.store.once import contracts_once
from planner.store.session import Database
from tests.store.examples import NOON
from tests.web.registers import register

REGISTER = """Contract title,Council,Supplier,Start date,End date,Notice period (days)
Housing management system,Camden,Civica,01/04/2022,31/03/2028,180
"""


def run(*arguments):
    return CliRunner().invoke(planner, [str(each) for each in arguments])


def test_the_database_warns_as_the_files_do(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, "utf-8")
    database = ("--database", f"sqlite:///{tmp_path}/planner.sqlite")
    assert run("migrate", *database).exit_code == 0
    assert run("import", path, "--yes", *database).exit_code == 0
    of_files = json.loads(run("warnings", path, "--today", "2026-11-22", "--json").stdout)
    of_database = json.loads(run("warnings", "--today", "2026-11-22", "--json", *database).stdout)
    assert [each["council"] for each in of_files["contracts"]] == ["London Borough of Camden"]
    for found in (of_files, of_database):
        for each in found["contracts"]:
            each.pop("contract")
            for warning in each["warnings"]:
                warning.pop("contract")
    assert of_database == of_files


def test_the_text_says_once_what_levers_take_and_tells_days_that_have_passed_as_past(tmp_path):
    files = []
    for council in ("Camden", "Hackney"):
        files.append(tmp_path / f"{council}.csv")
        end = "31/03/2027" if council == "Camden" else "30/04/2027"
        files[-1].write_text(
            f"Contract title,Supplier,Start date,End date\nHousing management system,Civica,01/04/2022,{end}\n",
            "utf-8",
        )
    text = run("warnings", *files, "--today", "2026-11-22").stdout
    assert "too late\n  should have been convened by " in text
    assert "the last day to decide together was " in text
    assert text.count("provided that a framework covers the need and names or describes every member") == 1
    assert "a call-off without competition" in text
    assert "2027-" not in text


def test_a_database_that_is_not_ready_is_refused_in_one_line(tmp_path):
    result = run("warnings", "--database", f"sqlite:///{tmp_path}/planner.sqlite")
    assert result.exit_code == 1
    assert "planner migrate" in str(result.exception or result.output)


def test_the_database_knows_what_people_decided(tmp_path):
    database = ("--database", f"sqlite:///{tmp_path}/planner.sqlite")
    assert run("migrate", *database).exit_code == 0
    for council in ("Camden", "Hackney", "Islington"):
        path = tmp_path / f"{council}.csv"
        path.write_bytes(register(council))
        assert run("import", path, "--council", council, "--yes", *database).exit_code == 0
    today = date(2027, 7, 20)

    def warned(day):
        result = run("warnings", "--today", day.isoformat(), "--json", *database)
        assert result.exit_code == 0, result.stderr
        return {each["title"]: each for each in json.loads(result.stdout)["proposals"]}

    housing = next(title for title in warned(today) if title.startswith("Housing"))
    opened = Database(f"sqlite:///{tmp_path}/planner.sqlite")
    with opened.session() as session:
        plan = flow.plan_contracts(contracts_once(session), today=today)
        proposals.save_plan(session, plan, settings=PlanSettings(), at=NOON)
        idea = next(each for each in plan.proposals if each.title == housing)
        proposals.adopt(session, idea.id, at=NOON)
        convened = idea.start_by + timedelta(days=100)
        done, need = {"begin": idea.start_by, "convene": convened}, Need("open", "core_it", 3)
        new = with_actual_dates(idea, need, actual=done, today=convened, lead_times=lead_times())
        proposals.go_on(session, idea.id, new, at=NOON)
    after = warned(convened)
    assert [title for title in after if title.startswith("Housing")] == [housing]
    assert after[housing]["last_day_to_decide"] == new.last_day_to_decide.isoformat()
    assert after[housing]["warning"] == "late"
    assert "one_agreement" in {lever["code"] for lever in after[housing]["levers"]}
    with opened.session() as session:
        proposals.dismiss(session, idea.id, reason="no", at=NOON)
    opened.close()
    assert housing not in warned(today)
