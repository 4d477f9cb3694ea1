"""The forms in which lengths stand one after another: sums, products, steps and lists, in words made plain.

Each form has an example in the table of `terms`, which reads whole cells with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from planner.model.quick import quickly_made
from planner.registers.cells.term_words import months_of

GUESS_YEARS_UP_TO = 10
MOST_OPTIONS = 20
NUMBER = r"\d+(?:\.\d+)?"
LENGTH = rf"({NUMBER})\s*([ymwd])\b"
_FILL = (
    r"(?:(?:additional|further|extra|optional|possible|potential|more|consecutive|separate|successive|equal|of|up\s+to|"
    r"no\.?|lots\s+of|options?|extensions?|single|by|each|for|periods?|terms?|to|extend|being|the|yearly|increments?|x)"
    r"(?:\(s\))?\s*,?\s*)"
)
SUM = re.compile(
    rf"\(?{NUMBER}(?:\s*[ymwd])?\)?(?:\s*(?:\+|plus|&)\s*\(?(?:{NUMBER}\s*x\s*)?{NUMBER}(?:\s*[ymwd])?\)?)+"
)
_STEPS = re.compile(
    rf"{LENGTH}[^.;\d]{{0,60}}?\b(?:in|as|by|at|of|taken|via|through)\s+(?:up\s+to\s+)?(?:(\d+)\s*x?\s+)?{LENGTH}"
)
_STEPS_BEFORE = re.compile(rf"(\d+)\s+{_FILL}{{0,3}}([ymwd])\s+in\s+{LENGTH}")
_TIMES = re.compile(rf"\b(\d{{1,2}})(?:\s*[x@]\s*|\s+){_FILL}{{0,9}}({NUMBER})\s*([ymwd])\b")
_TIMES_NUMBER = re.compile(r"\b(\d{1,2})\s*x\s*(\d{1,3})\b(?!\s*[ymwd])")
_ONE = re.compile(rf"(?<!every )({NUMBER})\s+{_FILL}{{0,5}}([ymwd])\b")
_COUNTED = re.compile(  # after `3 y plus 2`: `1 y extension`, `optional extension of 12 m each`
    r"\s+(?:(?:additional|further|extra|optional|possible|potential|separate|successive|extensions?|options?|periods?|"
    rf"of|single|each)\s+)*{LENGTH}"
)
_LIST = re.compile(rf"{NUMBER}\s*[ym]?(?:\s*[;/,]\s*{NUMBER}\s*[ym]?)+")


@quickly_made
@dataclass(frozen=True, slots=True)
class Terms:
    """A first term and options, in months; `initial_days` where the first term is no whole number of months.

    `total` is the most that the words allow in all. `options_first` says that a sum's first part may be the first
    term or an option (`1+1` in an extension column). `guess` is set where a unit had to be supplied.
    """

    initial: int | None = None
    initial_days: int | None = None
    options: tuple[int, ...] = ()
    total: int | None = None
    options_first: bool = False
    guess: bool = False

    def as_options(self) -> Terms:
        """The first term and the options as options all."""
        return replace(self, initial=None, options=(*([self.initial] if self.initial else []), *self.options))

    def __bool__(self) -> bool:
        return bool(self.initial or self.initial_days or self.options or self.total)


NOTHING = Terms()


def guess_unit(numbers: list[str]) -> str:
    """Years where all are small enough for years, else months."""
    return "y" if all(float(number) <= GUESS_YEARS_UP_TO for number in numbers) else "m"


def sum_of(text: str, unit: str | None) -> Terms | None:
    """`3+1+1`: the parts, each with its own unit, the unit that stands last, the heading's, or a guessed one."""
    match = SUM.search(text)
    if not match:
        return None
    parts = re.split(r"\s*(?:\+|plus|&)\s*", match[0])
    read = [re.search(rf"(?:(\d+)\s*x\s*)?({NUMBER})\s*([ymwd])?", part) for part in parts]
    units = [item[3] for item in read if item]
    after = re.match(r"\s*(?:further\s+)?(years?|months?|[ym])\b", text[match.end() :])
    stated = after[1][0] if after else units[-1] or unit
    guessed = stated is None and not any(units)
    known = stated or next((u for u in units if u), None) or guess_unit([item[2] for item in read if item])
    lengths: list[int] = []
    for item in read:
        months = item and months_of(item[2], item[3] or known)
        if not item or months is None:
            return None
        lengths += [months] * int(item[1] or 1)
    last = read[-1]
    if last and not (last[1] or last[3]) and (counted := _COUNTED.match(text[match.end() :])):
        count, option = int(float(last[2])), months_of(counted[1], counted[2])
        lengths[-1:] = [option] * count if option and count <= MOST_OPTIONS else []
    return Terms(initial=lengths[0], options=tuple(lengths[1:]), options_first=True, guess=guessed)


def _steps(text: str) -> tuple[int, ...]:
    """`36 m in 12 m extensions` → three options of 12."""
    if match := _STEPS_BEFORE.search(text):
        total, step = months_of(match[1], match[2]), months_of(match[3], match[4])
    elif match := _STEPS.search(text):
        total, step = months_of(match[1], match[2]), months_of(match[4], match[5])
        if match[3] and step:
            return (step,) * int(match[3])
    else:
        return ()
    if total and step and total % step == 0 and total > step:
        return (step,) * (total // step)
    return ()


def _times(text: str, unit: str | None) -> tuple[int, ...]:
    """`2 x 12 m`, `2 periods of 1 y` → two options."""
    options: list[int] = []
    for match in _TIMES.finditer(text):
        months = months_of(match[2], match[3])
        if months and 0 < int(match[1]) <= MOST_OPTIONS:
            options += [months] * int(match[1])
    if not options:
        for match in _TIMES_NUMBER.finditer(text):
            count, length = match[1], match[2]
            if int(count) % 6 == 0 and int(length) < 6:  # `12 x 2`, as `2 x 12`
                count, length = length, count
            months = months_of(length, unit or guess_unit([length]))
            options += [months] * int(count) if months and int(count) <= MOST_OPTIONS else []
    return tuple(options)


def _singles(text: str) -> tuple[int, ...]:
    """Every length that stands alone, in the order of the text."""
    found = [months_of(match[1], match[2]) for match in _ONE.finditer(text)]
    return tuple(months for months in found if months)


def options_of(text: str, unit: str | None) -> tuple[int, ...]:
    """The options that a stretch of words offers, by the first form that fits."""
    if summed := sum_of(text, unit):
        return (summed.initial or 0, *summed.options)
    return _steps(text) or _times(text, unit) or _singles(text)


def listed(text: str, unit: str | None) -> Terms | None:
    """`12;12`, `12, 6`, `1 y/1 y`: options one after another; not `1,5` years, nor `1/5`."""
    if not _LIST.fullmatch(text):
        return None
    parts = [part.strip() for part in re.split("[;/,]", text)]
    if ("/" in text or re.search(r",\d", text)) and len(set(parts)) > 1:
        return None
    return replace(sum_of(" + ".join(parts), unit) or NOTHING, options_first=False).as_options()
