"""The README shows true output: what it prints is what its command prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from planner import samples
from planner.cli import planner
from tests.conftest import TODAY

if TYPE_CHECKING:
    import pytest

README = (Path(__file__).parents[1] / "README.md").read_text()
BLOCK = re.compile(r"^    \$ planner (?P<command>.+)\n(?P<output>(?:(?:    .*)?\n)+)", re.MULTILINE)


def test_the_output_in_the_readme_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "var" / "samples"
    folder.mkdir(parents=True)
    for file in samples.generate(TODAY):
        (folder / file.name).write_bytes(file.data)
    monkeypatch.chdir(tmp_path)
    shown = BLOCK.search(README)
    assert shown is not None, "the README shows no command"
    words = []
    for word in shlex.split(shown["command"]):
        words += sorted(str(path) for path in Path().glob(word)) if "*" in word else [word]
    result = CliRunner().invoke(planner, words, catch_exceptions=False)
    assert result.exit_code == 0
    lines = shown["output"].strip("\n").splitlines()
    assert [line.removeprefix("    ") for line in lines] == result.stdout.splitlines()
