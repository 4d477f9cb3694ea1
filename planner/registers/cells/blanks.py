"""Cells that say nothing, and references that identify nothing."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

_CODE = re.compile(r"[A-Za-z]\w*\d|\d\w*[A-Za-z]")  # letters and digits in one word, as in no placeholder
_WORDLESS = re.compile(r"[\W_]*")
LONGEST_BLANK = 60  # characters, stray white space included; what is longer says something


@cache
def _words(name: str) -> frozenset[str]:
    text = resources.files("planner.registers").joinpath("data/blanks.json").read_text(encoding="utf-8")
    return frozenset(json.loads(text)[name])


def blank_words() -> frozenset[str]:
    """The words, in lower case, that say nothing where they are a whole cell."""
    return _words("blank")


def tidy(text: str) -> str:
    """The text with every run of white space (no-break spaces and line breaks too) as one blank, ends cut."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, `n/a`, `TBC`, a spreadsheet error … (data/blanks.json)."""
    return len(text) <= LONGEST_BLANK and tidy(text).casefold() in _words("blank")


def is_empty(text: str) -> bool:
    """Whether there is not even a word in the cell."""
    return not tidy(text)


def is_placeholder_reference(text: str) -> bool:
    """Whether a reference stands on rows of different contracts (`TBC`, `N/A`, `Various`, `0000`, dashes)."""
    if _CODE.search(text):  # as nearly every reference is
        return False
    folded = tidy(text).casefold()
    return folded in _placeholders() or _WORDLESS.fullmatch(folded) is not None


@cache
def _placeholders() -> frozenset[str]:
    return _words("blank") | _words("placeholder_reference")


def text_or_none(text: str) -> str | None:
    """The tidied text, or None where the cell says nothing."""
    found = tidy(text)
    return None if not found or (len(found) <= LONGEST_BLANK and found.casefold() in _words("blank")) else found
