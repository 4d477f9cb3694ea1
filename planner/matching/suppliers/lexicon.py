"""Words that are words: names of people and places, and words of trades. Two of them are never one mistyped."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

DATA = resources.files("planner.matching.suppliers") / "data"


@cache
def proper_names() -> frozenset[str]:
    """Family names and places that firms are called after, as written (data/proper_names.txt: our own list)."""
    return frozenset((DATA / "proper_names.txt").read_text(encoding="utf-8").split())


@cache
def _trade_stems() -> frozenset[str]:
    listed = (DATA / "trade_words.txt").read_text(encoding="utf-8").split()
    return frozenset(listed) | frozenset(word.removesuffix("s") for word in listed)


@cache
def _trade_words() -> frozenset[str]:
    return _trade_stems() | frozenset(map(singular, _trade_stems()))


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """A word without the ending of its plural; a name keeps it, as Hill and Hills are two families."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word if word[:-1] in proper_names() and word[:-1] not in _trade_stems() else word[:-1]
    return word


def is_trade(word: str) -> bool:
    """Whether a word names a trade or what a firm does (data/trade_words.txt: our own list)."""
    return word in _trade_words()


def exists(word: str) -> bool:
    """Whether a word is a name or a word of a trade."""
    return word in proper_names() or is_trade(word)


def slipped(word: str, other: str) -> bool:
    """Whether two names differ as by a slip of the hand: two letters changed over, one doubled, one left out inside.

    Another letter in its place (`Barton`, `Burton`) and one more at the end (`Clark`, `Clarke`) make another name.
    """
    short, long = sorted((word, other), key=len)
    if len(short) == len(long):
        apart = [place for place in range(len(short)) if short[place] != long[place]]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and short[apart[0]] == long[apart[1]] != short[apart[1]]
    if len(long) != len(short) + 1:
        return False
    return any(short == long[:place] + long[place + 1 :] for place in range(1, len(long) - 1))
