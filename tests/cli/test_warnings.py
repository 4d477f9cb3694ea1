import json

from click.testing import CliRunner

from planner.cli import planner

REGISTER = """Contract title,Council,Supplier,Start date,End date,Notice period (days)
Housing management system,Camden,Civica,01/04/2022,31/03/2028,180
"""


def run(*arguments):
    return CliRunner().invoke(planner, [str(each) for each in arguments])


def test_the_database_warns_as_the_files_do(tmp_path):
    register = tmp_path / "register.csv"
    register.write_text(REGISTER, "utf-8")
    database = ("--database", f"sqlite:///{tmp_path}/planner.sqlite")
    assert run("migrate", *database).exit_code == 0
    assert run("import", register, "--yes", *database).exit_code == 0
    of_files = json.loads(run("warnings", register, "--today", "2026-11-22", "--json").stdout)
    of_database = json.loads(run("warnings", "--today", "2026-11-22", "--json", *database).stdout)
    assert [each["council"] for each in of_files["contracts"]] == ["London Borough of Camden"]
    for found in (of_files, of_database):
        for each in found["contracts"]:
            each.pop("contract")
            for warning in each["warnings"]:
                warning.pop("contract")
    assert of_database == of_files


def test_a_database_that_is_not_ready_is_refused_in_one_line(tmp_path):
    result = run("warnings", "--database", f"sqlite:///{tmp_path}/planner.sqlite")
    assert result.exit_code == 1
    assert "planner migrate" in str(result.exception or result.output)
