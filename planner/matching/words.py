"""Text of registers in; the words in it that carry meaning out."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[a-z0-9]+")
TOKEN = re.compile(r"[A-Za-z0-9]+")
SHORT_FORM = 4  # letters: in capitals CRM and SEND are short forms, a longer word is only loud


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing about the need: `contract`, `provision`, `services`, months, council words."""
    text = files("planner.matching").joinpath("data/common_words.csv").read_text("utf-8")
    return frozenset(row["word"] for row in csv.DictReader(text.splitlines()))


def folded(text: str) -> str:
    """Text in small letters, words parted by one blank."""
    return " ".join(WORD.findall(text.lower()))


@lru_cache(maxsize=200_000)
def meaning(text: str) -> frozenset[str]:
    """The words of a text without common words, numbers and plural endings."""
    common = common_words()
    found = (word for word in WORD.findall(text.lower()) if word not in common and not word.isdigit())
    return frozenset(_singular(word) for word in found if len(word) > 1)


def written(words: frozenset[str], text: str) -> list[str]:
    """Words of `meaning` as a text writes them, each once, in its order: short forms in capitals, others in small."""
    found: dict[str, str] = {}
    for token in TOKEN.findall(text):
        word = _singular(token.lower())
        if word in words:
            found.setdefault(word, token if token.isupper() and len(token) <= SHORT_FORM else token.lower())
    return list(found.values())


def _singular(word: str) -> str:
    """A plain guess at the singular: `vehicles` → `vehicle`, `properties` → `property`; short words stay."""
    if len(word) <= 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
