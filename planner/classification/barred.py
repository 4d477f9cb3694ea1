"""Words that rule an area out, and words that an area needs.

A title that says "clinical" is not for the weekly bins; one that names no system or software is for none of them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from planner.classification.areas import DATA, leaves, positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

AGAINST = 3.0  # log-odds taken off an area that a word of the title rules out, or that a needed word is missing for


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


@cache
def _needy() -> list[int]:
    """The areas that need one of the words of data/needs.json."""
    needs = json.loads((DATA / "needs.json").read_text(encoding="utf-8"))
    listed = {area.code for area in leaves() if area.code in needs["areas"] or area.parent in needs["areas"]}
    return [positions()[code] for code in sorted(listed - set(needs["but_not"]))]


@cache
def _needed() -> re.Pattern[str]:
    words: list[str] = json.loads((DATA / "needs.json").read_text(encoding="utf-8"))["words"]
    return re.compile(r"\b(?:IT|(?i:" + "|".join(re.escape(word) for word in words) + r"))\b")


def without_needed(texts: Sequence[str], scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The scores (texts × areas) less `AGAINST` for areas that need a word which the text lacks; a changed copy."""
    found = scores.copy()
    lacking = [row for row, text in enumerate(texts) if not _needed().search(text)]
    found[np.ix_(lacking, _needy())] -= np.float32(AGAINST)
    return found
