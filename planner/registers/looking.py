"""Looking for a pattern in very many texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

MANY = 100  # texts, from which it is worth calling Arrow


def matching(pattern: re.Pattern[str], texts: Iterable[str | None]) -> set[str]:
    """The different texts in which a pattern that minds no case is found.

    Arrow looks through all of them many times as quickly, but only knows ASCII letters and no look-around: Python looks
    again where it found something, where a text has other letters, and everywhere for a pattern that Arrow cannot read.
    """
    several = [text for text in set(texts) if text]
    if len(several) >= MANY:
        several = _may_match(pattern, several)
    return {text for text in several if pattern.search(text)}


def _may_match(pattern: re.Pattern[str], texts: list[str]) -> list[str]:
    import pyarrow as pa
    import pyarrow.compute as pc

    looked_at = pa.array(texts, pa.string())
    try:
        found = pc.match_substring_regex(looked_at, f"{pattern.pattern}|(?-i:[^\\x00-\\x7F])", ignore_case=True)
    except pa.ArrowInvalid:
        return texts
    left: list[str] = looked_at.filter(found).to_pylist()
    return left
