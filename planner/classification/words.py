"""Text to words: what the text model and the reasons are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

_WORD = re.compile(r"[a-z][a-z0-9+]*|\d+\+?")
_PURCHASING = re.compile(r"dynamic (?:purchasing system|market)|electronic market ?place", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['’‘]")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without the ending of its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words(text: str) -> list[str]:
    """The words of a text in order: lower case, stemmed, without single letters."""
    lower = _PURCHASING.sub(" ", _APOSTROPHE.sub("", text)).replace("&amp;", " ").lower()
    return [stem(word) for word in _WORD.findall(lower) if len(word) > 1]


@cache
def _empty() -> frozenset[str]:
    """Words of buying rather than of what is bought, as they stand in data/empty-words.txt and stemmed."""
    data = resources.files("planner.classification") / "data" / "empty-words.txt"
    listed = data.read_text(encoding="utf-8").split()
    return frozenset(stem(word) for word in listed) | frozenset(listed)


def terms(text: str) -> list[str]:
    """The terms of a text: its telling words, and each pair that stands together."""
    empty = _empty()
    kept = [word for word in words(text) if word not in empty and not word.isdigit()]
    return kept + [f"{one} {other}" for one, other in pairwise(kept)]
