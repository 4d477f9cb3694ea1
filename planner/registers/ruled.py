"""Lists whose columns a line of dashes under the headings rules: as database consoles and old reports print them.

Code Name                    Price
---- -------------------- --------
A1   Hammer, claw            12.50
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"^[ \t]*(?:-{2,}|={2,}|-(?= ))(?: +(?:-+|=+))+ *\r?$", re.MULTILINE)
_KEPT = 0.8  # share of the lines under the rule whose cells stay between the gaps
_LOOK = 20_000  # characters in which the first rule must stand


@dataclass(frozen=True, slots=True)
class Ruled:
    """Where each column begins."""

    starts: tuple[int, ...]

    def cut(self, line: str) -> list[str]:
        """The cells of a line; the whole line as one cell where its text runs over the gaps between columns."""
        if not line.strip():
            return []
        if not self.is_kept_by(line):
            return [line.strip()]
        ends = (*self.starts[1:], len(line))
        return [line[start:end].strip() for start, end in zip((0, *self.starts[1:]), ends, strict=True)]

    def is_kept_by(self, line: str) -> bool:
        """Whether there is a space before each column."""
        return all(line[start - 1 : start] in ("", " ") for start in self.starts[1:])


def find_rule(text: str, lines: Sequence[str]) -> Ruled | None:
    """The columns that the first rule of a text draws, where the `lines` keep to them."""
    match = _RULE.search(text, 0, _LOOK) if "- -" in text[:_LOOK] or "= =" in text[:_LOOK] else None
    if match is None or len(match.group().strip()) < 6:
        return None
    ruled = Ruled(tuple(part.start() for part in re.finditer(r"[-=]+", match.group())))
    below = [line for line in lines if line.strip()]
    return ruled if below and sum(map(ruled.is_kept_by, below)) >= _KEPT * len(below) else None
