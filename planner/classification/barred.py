"""Words that rule an area out: a title that says "clinical" is not for the weekly bins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from planner.classification.areas import leaves, positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

AGAINST = 3.0  # log-odds taken off an area that a word of the title rules out


@cache
def _owners() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for area in leaves():
        for phrase in area.not_words:
            found.setdefault(phrase.casefold(), []).append(positions()[area.code])
    return found


@cache
def _any_phrase() -> re.Pattern[str]:
    ordered = sorted(_owners(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


def ruled_out(titles: Sequence[str], scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The scores (titles × areas) less `AGAINST` where a word of the title rules the area out; a changed copy."""
    found = scores.copy()
    for row, title in enumerate(titles):
        for match in {met.casefold() for met in _any_phrase().findall(title)}:
            found[row, _owners()[match]] -= np.float32(AGAINST)
    return found
