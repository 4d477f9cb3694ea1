"""Days that stand among words: `31/03/2026 (extended to 31/03/2027)`, `31/03/2027, 31/03/2029 if extended`.

form           example                                              gives
one day        `expires 31 March 2027 at the latest`                that day
month          `March 2027 + 2 x 12 months`                         its last day, where no whole day stands beside it
moved          `31/03/2026 extended to 31/03/2027`                  the later day, as the end that counts now
replaced       `31/03/2027 (previously 31/03/2025)`                 the day that the other one gave way to
optional       `31/03/2027 (31/03/2029 if both options are used)`   the first as the end, the second as the latest end
only optional  `may be extended to 31/03/2029`                      a latest end alone
break          `31/03/2029 with a break at 31/03/2027`              the day that is no break's
notice         `ends 31/03/2029, notice by 30/09/2028`              the day that is no notice's

Two days that none of these words explain give nothing: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.registers.cells.blanks import tidy
from planner.registers.cells.dates import MONTH, MONTHS, DateText, read_date

# a number behind a month is its year: `Apr 24 - Mar 27`
_NO_MONTH_BEFORE = "".join(rf"(?<!\b{name}[\s'’\-/])" for name in sorted(MONTHS))
DAY_INSIDE = re.compile(
    rf"\b{_NO_MONTH_BEFORE}\d{{1,2}}(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?{MONTH}[\s\-]*,?\s*(?:\d{{4}}|\d{{2}})\b"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,\s*|\s+)\d{{4}}\b"
    r"|\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
MONTH_INSIDE = re.compile(
    rf"\b{MONTH}[\s\-/'’]{{0,2}}(?:\d{{4}}|\d{{2}}(?!\s*(?:[ymwd]|mths?|mos?|yrs?|years?|months?|weeks?|days?|x)\b))\b"
    r"(?![/.\-]\d)",
    re.IGNORECASE,
)
ANY_INSIDE = re.compile(f"{DAY_INSIDE.pattern}|{MONTH_INSIDE.pattern}", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:was|were|previous(?:ly)?|originally|original|orig\.?|formerly|initially|replac\w+|instead of)"
    r"(?:\s+(?:end|ends|date|due|to|on|the))*[\s:,(-]*$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:now\s+)?(?:(?:ext(?:ended|\.)?|varied|continued|prolonged|renewed|revised|changed|amended|moved)(?:\s+by\s+[\w\s]{1,20}?)?|runs)"
    r"\s+(?:to|until|till|up\s+to|through)\b"
    r"|\b(?:in|on)\s+(?:\w+\s+){0,2}extension\s+(?:to|until|till)\b|(?<=\d)\s*(?:->|→)"
    r"|\bextended\s+(?=\d{1,2}[/.])|\bextension\s+(?:\d\s+)?(?:of\s+[\w\s]{1,20}?\s*)?(?:agreed|granted|approved|taken|in\s+place|signed)\s+(?:to|until|till)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may|can|could|might|if|when|option(?:ally|s)?|possib\w+|potential\w*|able|right|to)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"exten|option|\bmax|renew|\blatest\b|\bfurther\b|\bpossible\b", re.IGNORECASE)
_AGREED = re.compile(  # behind the day of an extension
    r"\W*(?:(?:has|been|was|is|now|already)\s+)*(?:agreed|granted|approved|taken|signed|exercised|confirmed|in\s+place)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(r"^\W*(?:expired|ended|lapsed)\b", re.IGNORECASE)  # `Expired 31/03/2025. Extension to …`
_IF_USED = re.compile(r"\bif\b(?!.*\b(?:not|no)\b).*\b(?:exten\w*|options?)\b", re.IGNORECASE)
_REFUSED = re.compile(r"\W*(?:(?:has|been|was|is|now)\s+)*(?:not|refused|declined|rejected)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:from|start\w*|commenc\w*|began|between)\b", re.IGNORECASE)
BREAK = re.compile(r"\bbreak(?:s|[\s-]?(?:clause|point|option|date)s?)?\b", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:notice|review(?:ed)?|decision|decide|signed|awarded|novated|(?:re-?)?tender\w*|since|start\w*|commenc\w*|began)\b",
    re.IGNORECASE,
)
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
def days_inside(text: str, *, months: bool = True) -> Inside:
    """What the days in a sentence say of an end; see the module's table. `months`: whether a month counts as a day."""
    whole = without_breaks(tidy(text))
    moved = next((match for match in _MOVED.finditer(whole) if not _MAY.search(whole[: match.start()])), None)
    if moved:
        after = _different(whole[moved.end() :]) or _different(whole[moved.end() :], ANY_INSIDE)
        before = _different(whole[: moved.start()]) or _different(whole[: moved.start()], ANY_INSIDE)
        return Inside(after[0], before[0] if len(before) == 1 else None) if len(after) == 1 else Inside()
    found = _different(whole)
    either = _different(whole, ANY_INSIDE) if months and len(found) < 2 else found
    if not found or (len(either) == 2 and _OPTIONAL.search(whole)):
        found = either
    if len(found) == 1:
        only_optional = _IF_USED.search(whole) or any(
            _MAY.search(whole[: match.start()]) for match in _MOVED.finditer(whole)
        )
        return Inside(latest=found[0]) if only_optional else Inside(found[0])
    return Inside() if len(found) != 2 or _BEGINS.search(whole) else _of_two(whole, found)


def _of_two(whole: str, found: list[DateText]) -> Inside:
    """Which of two days is the end, by the words around them."""
    if former := [not_now for not_now in _former(whole) if not_now in found]:
        return Inside(next(day for day in found if day not in former), former[0]) if len(former) == 1 else Inside()
    if not _OPTIONAL.search(whole):
        return Inside()
    if _PASSED.search(whole[: ANY_INSIDE.search(whole).start()]):  # type: ignore[union-attr]
        return Inside(found[1], found[0])
    last = list(ANY_INSIDE.finditer(whole))[-1]
    if _AGREED.match(whole[last.end() :]):
        return Inside(found[1], found[0])
    return Inside(found[0]) if _REFUSED.match(whole[last.end() :]) else Inside(found[0], latest=found[1])


def _former(text: str) -> list[DateText]:
    """The days that a text says were the end once."""
    matches = [match for match in ANY_INSIDE.finditer(text) if _FORMER.search(text[: match.start()])]
    return [day for match in matches if (day := read_date(match[0]))]


def without_breaks(text: str) -> str:
    """The text without the days of its breaks, on which nothing ends until somebody uses them, and those of notices."""
    if BREAK.search(text):
        text = _without_days_of(BREAK, text)
    if _NOTICE.search(text) and len(_different(text)) > 1:
        text = _without_days_of(_NOTICE, text)
    return text


def _without_days_of(words: re.Pattern[str], text: str) -> str:
    """The text without those words and the day that stands next behind each of them."""
    days = list(DAY_INSIDE.finditer(text))
    for word in reversed(list(words.finditer(text))):
        near = next((day for day in days if 0 <= day.start() - word.end() <= NEAR_A_BREAK), None)
        if near:
            text = text[: word.start()] + text[near.end() :]
    return text


def _different(text: str, pattern: re.Pattern[str] = DAY_INSIDE) -> list[DateText]:
    """The different days of a text, in its order."""
    words = dict.fromkeys(match[0].casefold() for match in pattern.finditer(text))
    return [day for word in words if (day := read_date(word))]
