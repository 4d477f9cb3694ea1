"""Which characters quote the cells of a sample, told by where they stand beside a delimiter."""

from __future__ import annotations

import re
from functools import lru_cache

from planner.registers.pairs import find_pairs

_RARE_QUOTES = "~|`^$*"


def quotes(sample: str, delimiter: str) -> list[str]:
    """Quote characters that open and close cells, the likelier first; "" is none."""
    found = []
    at = re.escape(delimiter) or "(?!)"
    for quote in ('"', "'"):
        if quote not in sample:
            continue
        opens = len(re.findall(rf"(?:^|{at}|[\r\n]) ?{quote}", sample))
        closes = len(re.findall(rf"{quote} ?(?:$|{at}|[\r\n])", sample))
        if opens and closes and (quote == '"' or _apostrophes_wrap(sample, at, opens, closes)):
            found.append(quote)
    found += [quote for quote in _RARE_QUOTES if quote != delimiter and _is_rare_quote(quote, delimiter, sample)]
    found += find_pairs(sample, delimiter)
    return found if '"' in found else [*found, ""]


def _apostrophes_wrap(sample: str, at: str, opens: int, closes: int) -> bool:
    """Whether apostrophes at the ends of cells are more than a word or two set in them."""
    if closes < 0.7 * opens or opens < 0.7 * closes:
        return False
    often = opens >= 0.5 * (sample.count("\n") or sample.count("\r"))
    holding = rf"(?:^|{at}) ?'[^']*(?:{at}|[\r\n])[^']*'(?: ?{at}|\s*$)"  # a delimiter or a line end
    return often or re.search(holding, sample, re.M) is not None


def _is_rare_quote(quote: str, delimiter: str, sample: str) -> bool:
    """Whether a sign stands on both sides of delimiters, and at one end of most lines."""
    lines = sample.count("\n") or sample.count("\r")
    if not delimiter or sample.count(quote + delimiter + quote) <= 0.8 * lines:
        return False
    sign = re.escape(quote)
    return len(re.findall(rf"^{sign}|{sign}\r?$", sample, re.M)) > 0.5 * lines


@lru_cache(maxsize=16)
def quotes_wrap(sample: str, delimiter: str, quote: str) -> bool:
    """Whether there are many quotes, and all of them open or close cells."""
    count = sample.count(quote) if quote else 0
    if count < 4 or count < sample.count("\n"):
        return False
    at, sign = re.escape(delimiter), re.escape(quote)
    opens = len(re.findall(rf"(?:\A|{at}|[\r\n]){sign}", sample))
    closes = len(re.findall(rf"{sign}(?={at}|[\r\n]|\Z)", sample))
    return opens + closes >= 0.98 * count
