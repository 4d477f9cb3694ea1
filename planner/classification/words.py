"""Text to words: what the text model and the reasons are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

_WORD = re.compile(r"[a-z][a-z0-9+]*|\d+\+?")
# a pair of letters (`k&b`), a word, ages from birth or from school on (`0-19`), a number with its letters (`2fe`, `3g`)
_TERM = re.compile(r"[a-z]&[a-z](?![a-z0-9])|[a-z][a-z0-9+]*|[05]-\d{2}(?!\d)|\d+[a-z]+|\d+\+?")
_LETTER_PAIR = re.compile(r"(?<![a-z0-9])([a-z]) & ([a-z])(?![a-z0-9])")
_IT = re.compile(r"\bI\.?T\b\.?")
_PURCHASING = re.compile(r"dynamic (?:purchasing system|market)|electronic market ?place|&amp;|['’‘]", re.IGNORECASE)


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
    return [stem(word) for word in _WORD.findall(_plain(text)) if len(word) > 1]


def _plain(text: str) -> str:
    """Lower case; apostrophes gone, and so are names of buying tools that a system or a market is no part of."""
    return _PURCHASING.sub(_in_place_of, text).lower()


def _in_place_of(match: re.Match[str]) -> str:
    found = match.group(0)
    return "&" if found.startswith("&") else "" if found in "'’‘" else " "


@cache
def _empty() -> frozenset[str]:
    """Words of buying rather than of what is bought, as they stand in data/empty-words.txt and stemmed."""
    data = resources.files("planner.classification") / "data" / "empty-words.txt"
    listed = data.read_text(encoding="utf-8").split()
    return frozenset(stem(word) for word in listed) | frozenset(listed)


class _Telling(dict[str, str]):
    """Word as it stands → its stem, or nothing where it tells nothing. Filled as words are met, up to a bound."""

    def __missing__(self, word: str) -> str:
        stemmed = stem(word)
        told = "" if len(word) < 2 or word.isdigit() or stemmed in _empty() else stemmed
        if len(self) < 200_000:
            self[word] = told
        return told


_TELLING = _Telling()


def terms(text: str) -> list[str]:
    """The terms of a text: its telling words, and each pair that stands together.

    `K & B` is written `k&b`: two letters with a sign between them are one word. `IT` in capitals is no `it`.
    """
    plain = _plain(_IT.sub("ict", text) if "IT" in text or "I.T" in text else text)
    plain = _LETTER_PAIR.sub(r"\1&\2", plain) if " & " in plain else plain
    kept = [told for word in _TERM.findall(plain) if (told := _TELLING[word])]
    return kept + [f"{one} {other}" for one, other in pairwise(kept)]
