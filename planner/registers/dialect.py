"""How a delimited file is written: delimiter, quote, escape, line ends, chosen by what explains the file best.

Each candidate is tried on a sample. A good one cuts nearly all lines into the same number of cells (more than one),
and leaves cells that look like something: numbers, dates, words, sentences; not halves of quoted text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from planner.registers.kinds import DATE, EMPTY, NUMBER, ODD, TEXT, TOKEN, kind_of
from planner.registers.pairs import is_cut_in_pair
from planner.registers.places import find_places, stands_in_columns
from planner.registers.quotes import quotes, quotes_wrap
from planner.registers.records import ENTITY, parse_records, parser_for

# how likely a character is as a delimiter where all else is equal
DELIMITERS = {
    ",": 1.0,
    ";": 1.0,
    "\t": 1.0,
    "|": 0.99,
    "~": 0.95,
    "^": 0.95,
    "¦": 0.95,
    "§": 0.9,
    "\x1f": 1.0,
    "\x1e": 1.0,
    "\x01": 1.0,
    "\x02": 1.0,
    " ": 0.75,
    ":": 0.6,
    "#": 0.6,
    "*": 0.6,
    "&": 0.6,
    "!": 0.6,
    "@": 0.4,
    "$": 0.4,
    "/": 0.3,
    "_": 0.3,
    "=": 0.4,
}
_NEARLY = 0.7  # how much a record counts that is a few cells short
_TABLE = 4  # records of one length one after the other, which may be a further table
_MULTIPLE = 0.97  # several characters together
_WRAPPED = 1.15  # quotes that stand beside this delimiter, all of them
_BRACKETED = 0.7
_BRACKETS = re.compile(r"\([^()\r\n]*\)|\[[^\[\]\r\n]*\]")  # the innermost
_ALONE = 0.22  # no delimiter at all: one column
SAMPLE = 24_000
_WORTH = {EMPTY: 0.7, NUMBER: 1.0, DATE: 1.0, TOKEN: 0.95, TEXT: 0.85, ODD: 0.25}


@dataclass(frozen=True, slots=True)
class Dialect:
    """`delimiter` is "" for one column; `quote` and `escape` are "" for none. A quote of two signs opens and closes.

    `padded`: spaces beside the delimiter belong to no cell; a delimiter of spaces may be repeated. An `escape` without
    a quote stands before delimiters that belong to a cell. `entities`: so does a `;` at the end of `&eacute;`.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    padded: bool = False
    line_end: str = "\n"
    entities: bool = False

    def described(self) -> tuple[tuple[str, str], ...]:
        """For `Table.dialect`."""
        return (
            ("delimiter", f" {self.delimiter} " if self.padded and self.delimiter.strip() else self.delimiter),
            ("quote", self.quote),
            ("escape", self.escape),
            ("line_end", self.line_end),
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """A dialect with how well it explains the sample, and the number of cells that most records have."""

    dialect: Dialect
    score: float
    width: int


def find_dialect(text: str, size: int = SAMPLE) -> Scored:
    """The dialect that explains the first `size` characters of `text` best."""
    line_end = find_line_end(text)
    sample = sample_of(text, size)
    told = _told(text)
    best = score(sample, Dialect("", quotes(sample, "")[0], line_end=line_end))
    candidates = _candidates(sample, line_end)
    if line_end == "mixed" and sample.count("\r\n") > 1 and '"\n"' not in sample:
        # perhaps a line feed alone stands inside cells
        candidates += [replace(dialect, line_end="\r\n") for dialect in candidates]
    for dialect in candidates:
        if told and dialect.delimiter != told:
            continue
        scored = score(sample, dialect)
        if scored.score > best.score + 1e-9:
            best = scored
    return best


def _told(text: str) -> str:
    """The delimiter of a first line `sep=;`, as Excel reads and writes it."""
    match = re.match(r'"?sep=(.)"?\s*[\r\n]', text, re.I)
    return match.group(1) if match else ""


def find_line_end(text: str) -> str:
    """`\\r\\n`, `\\n`, `\\r`, or `mixed`."""
    head = text[:200_000]
    both = head.count("\r\n")
    feeds, returns = head.count("\n") - both, head.count("\r") - both
    if head.endswith("\r") and len(text) > len(head):
        returns -= 1
    counts = {"\r\n": both, "\n": feeds, "\r": returns}
    present = [end for end, count in counts.items() if count]
    if len(present) <= 1:
        return present[0] if present else "\n"
    return "mixed"


def sample_of(text: str, size: int) -> str:
    """The first part of the text, cut at the end of a line."""
    if len(text) <= size:
        return text
    cut = max(text.rfind("\n", 0, size), text.rfind("\r", 0, size))
    # a short part will do where a single record fills the rest
    several = cut > size // 4 or text.count("\n", 0, cut + 1) + text.count("\r", 0, cut + 1) > 4
    return text[: cut + 1] if several else text[: size * 4]


def _candidates(sample: str, line_end: str) -> list[Dialect]:
    present = Counter(sample)
    lines = max(1, present["\n"], present["\r"])
    delimiters = [sign for sign in DELIMITERS if present[sign] >= max(1, lines * 0.2)]
    multiples = _multiples(sample, delimiters, lines)
    found = []
    for delimiter in [*(sign for sign in delimiters if not _only_doubled(sign, sample)), *multiples]:
        for quote in quotes(sample, delimiter):
            escapes = ("\\", "") if f"\\{quote or delimiter}" in sample else ("",)
            entities = delimiter == ";" and ENTITY.search(sample) is not None
            found += [Dialect(delimiter, quote, escape, line_end=line_end, entities=entities) for escape in escapes]
    if len(re.findall(r"\S {2,}\S", sample)) >= 0.8 * lines:
        found.append(Dialect("  ", "", padded=True, line_end=line_end))
    return found + _padded(found, sample)


def _multiples(sample: str, delimiters: list[str], lines: int) -> list[str]:
    """Several signs together that come as often as a delimiter would, and hardly any of them alone."""
    found = [sign * 2 for sign in delimiters if sign != " " and sample.count(sign * 2) * 2 >= 0.9 * sample.count(sign)]
    runs = Counter(re.findall(r"[^\w\s\"'.,()\-]{2,4}", sample))
    often = [(run, count) for run, count in runs.most_common(3) if count >= 0.8 * lines and run not in found]
    return found + [
        run for run, count in often if all(sample.count(sign) <= 1.5 * count * run.count(sign) for sign in set(run))
    ]


def _only_doubled(sign: str, sample: str) -> bool:
    """Whether a sign never comes but in pairs, so that the pair is the delimiter."""
    return sign != " " and sign * 2 in sample and sign not in sample.replace(sign * 2, "")


def _padded(found: list[Dialect], sample: str) -> list[Dialect]:
    """The candidates with spaces beside the delimiter, where there are."""
    result = []
    for dialect in found:
        sign = dialect.delimiter
        many = sample.count("  ") if sign == " " else 2 * sample.count(f"{sign} ") - sample.count(sign)
        if sign not in ("\t", "  ") and (many > 0 or stands_in_columns(sign, sample)):
            result.append(replace(dialect, padded=True))
    return result


def score(sample: str, dialect: Dialect) -> Scored:
    """How well `dialect` explains the sample: consistency of record lengths × plausibility of cells."""
    rows = [row for row in parse_records(sample, dialect) if any(cell.strip() for cell in row)]
    if not rows:
        return Scored(dialect, 0.0, 1)
    lengths = Counter(len(row) for row in rows)
    width, _ = max(lengths.items(), key=lambda item: (item[1] * (item[0] - 0.9), item[0]))
    agreeing: float = lengths[width]
    plausible = _plausibility(rows)
    if width == 1:
        return Scored(dialect, _ALONE * plausible, 1)
    spread = (width - 0.95) / width
    prior = DELIMITERS.get(dialect.delimiter, _MULTIPLE)
    if _in_brackets(sample, dialect.delimiter):
        prior *= _BRACKETED
    if len(dialect.quote) == 2:  # proof enough, whatever stands in the cells
        prior, plausible, spread = prior * _WRAPPED, max(plausible, _WORTH[TEXT]), 1.0
    elif quotes_wrap(sample, dialect.delimiter, dialect.quote):
        prior *= _WRAPPED
    elif dialect.delimiter.strip() in ("", ":", "/", "_", "=", "@") and dialect.delimiter != "\t":
        prior *= 0.4 + 0.6 * _told_apart(rows)
    pads = 1.02 if dialect.padded else 1.0
    # a record short of few among many cells nearly agrees
    agreeing += sum(
        _NEARLY * times for length, times in lengths.items() if 0.85 * width <= length < width and length > 5
    )
    runs = (sum(1 for _ in run) for length, run in groupby(rows, len) if 1 < length < 0.85 * width or length > width)
    agreeing += _NEARLY * sum(run for run in runs if run >= _TABLE)
    if dialect.delimiter == "  ":
        agreeing = max(agreeing, _placed(sample, dialect, width))
    return Scored(dialect, (agreeing / len(rows)) ** 1.5 * plausible * spread * prior * pads, width)


def _placed(sample: str, dialect: Dialect, width: int) -> int:
    """How many lines keep to the places of columns that spaces set apart, blank cells included."""
    lines = parser_for(dialect).lines(sample)
    places = find_places(lines, dialect.delimiter, width)
    return 0 if places is None else sum(places.cut(line) is not None for line in lines if line.strip())


@lru_cache(maxsize=16)
def _in_brackets(sample: str, sign: str) -> bool:
    """Whether a sign stands mostly within brackets, as commas do in the outline of an area or in JSON."""
    within = _BRACKETS.findall(sample)
    return bool(sum(part.count(sign) for part in within) > 0.8 * sample.count(sign))


def _told_apart(rows: list[list[str]]) -> float:
    """Share of cells that are numbers, dates, or hold spaces (and so were quoted)."""
    cells = [cell for row in rows for cell in row]
    return sum(1 for cell in cells if _worth(cell) == 1.0 or " " in cell) / len(cells)


@lru_cache(maxsize=1 << 14)
def _worth(cell: str) -> float:
    worth = _WORTH[kind_of(cell)]
    for quote in ('"', "'"):
        if quote in cell and cell.startswith(quote) != cell.endswith(quote) and cell.count(quote) % 2:
            worth *= 0.3 if quote == '"' else 0.7
    if not cell.isascii() and is_cut_in_pair(cell):
        worth *= 0.2
    if cell.count('"') in (3, 5) or cell.endswith("\\"):
        worth *= 0.4
    if '\\"' in cell or "\\'" in cell:
        worth *= 0.5
    # signs of further cells within: a quote beside a delimiter, or many commas without a space
    if len(cell) > 8 and re.search(r'"[,;|\t]|[,;|\t]"|" "', cell):
        worth *= 0.2
    return worth * 0.4 if len(re.findall(r"[,;|\t](?=[^\s\d])", cell)) > 4 else worth


def _plausibility(rows: list[list[str]]) -> float:
    total = count = 0.0
    for row in rows:
        for cell in row:
            total += _worth(cell)
            count += 1
    return total / count
