"""Days that stand among words: `31/03/2026 (extended to 31/03/2027)`, `31/03/2027, 31/03/2029 if extended`.

form           example                                              gives
one day        `expires 31 March 2027 at the latest`                that day
moved          `31/03/2026 extended to 31/03/2027`                  the later day, as the end that counts now
optional       `31/03/2027 (31/03/2029 if both options are used)`   the first as the end, the second as the latest end
only optional  `may be extended to 31/03/2029`                      a latest end alone
break          `31/03/2029 with a break at 31/03/2027`              the day that is no break's

Two days that none of these words explain give nothing: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.registers.cells.blanks import tidy
from planner.registers.cells.dates import MONTH, DateText, read_date

DAY_INSIDE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?{MONTH}[\s\-]*,?\s*(?:\d{{4}}|\d{{2}})\b"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,\s*\d{{4}}"
    r"|\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
MONTH_INSIDE = re.compile(rf"\b{MONTH}[\s\-/']{{0,2}}(?:\d{{4}}|\d{{2}})\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:now\s+)?(?:(?:ext(?:ended|\.)?|varied|continued|prolonged|renewed)(?:\s+by\s+[\w\s]{1,20}?)?|runs)"
    r"\s+(?:to|until|till|up\s+to|through)\b"
    r"|\bextension\s+(?:of\s+[\w\s]{1,20}?\s*)?(?:agreed|granted|approved|taken|in\s+place|signed)\s+(?:to|until|till)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may|can|could|might|if|when|option(?:ally|s)?|possib\w+|potential\w*|able|right|to)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"exten|option|\bmax|renew|\blatest\b|\bfurther\b|\bpossible\b", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:from|start\w*|commenc\w*|began|between)\b", re.IGNORECASE)
BREAK = re.compile(r"\bbreak(?:s|[\s-]?(?:clause|point|option|date)s?)?\b", re.IGNORECASE)
# of a contract, not of a school or a staff room
STATES_BREAK = re.compile(
    r"\bbreak[\s-]?(?:clause|point|option|date|provision|right)s?\b|\b(?:annual|early|no[\s-]fault) break\b"
    r"|\bbreaks?\s+(?:at|on|after|in|from)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d|year|month|anniversary)|\bbreak\s+\d",
    re.IGNORECASE,
)
NEAR_A_BREAK = 25  # characters between the word and its day


@dataclass(frozen=True, slots=True)
class Inside:
    """`day` is the end that the words give, `before` the one that it was moved from, `latest` that of an option."""

    day: DateText | None = None
    before: DateText | None = None
    latest: DateText | None = None


@lru_cache(maxsize=65_536)
def days_inside(text: str) -> Inside:
    """What the days in a sentence say of an end; see the module's table."""
    whole = without_breaks(tidy(text))
    moved = next((match for match in _MOVED.finditer(whole) if not _MAY.search(whole[: match.start()])), None)
    if moved:
        after = _different(whole[moved.end() :]) or _different(whole[moved.end() :], MONTH_INSIDE)
        before = _different(whole[: moved.start()])
        return Inside(after[0], before[0] if len(before) == 1 else None) if len(after) == 1 else Inside()
    found = _different(whole)
    if len(found) == 1:
        only_optional = any(_MAY.search(whole[: match.start()]) for match in _MOVED.finditer(whole))
        return Inside(latest=found[0]) if only_optional else Inside(found[0])
    if len(found) == 2 and _OPTIONAL.search(whole) and not _BEGINS.search(whole):
        return Inside(found[0], latest=found[1])
    return Inside()


def without_breaks(text: str) -> str:
    """The text without the days of its breaks, on which nothing ends until somebody uses them."""
    if not BREAK.search(text):
        return text
    days = list(DAY_INSIDE.finditer(text))
    for word in reversed(list(BREAK.finditer(text))):
        near = next((day for day in days if 0 <= day.start() - word.end() <= NEAR_A_BREAK), None)
        if near:
            text = text[: word.start()] + text[near.end() :]
    return text


def _different(text: str, pattern: re.Pattern[str] = DAY_INSIDE) -> list[DateText]:
    """The different days of a text, in its order."""
    words = dict.fromkeys(match[0].casefold() for match in pattern.finditer(text))
    return [day for word in words if (day := read_date(word))]
