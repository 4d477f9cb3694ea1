"""Names that are nearly equal: typing errors and names cut off, compared inside small blocks alone."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from planner.matching.suppliers.lexicon import exists, is_trade, slipped
from planner.matching.suppliers.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.matching.suppliers.names import Name

BLOCK_LETTERS = 5
MOST_COMPARED = 40  # neighbours in order of letters that a name is compared with
SHORTEST_TYPO = 11  # letters of a whole name, below which one letter may make another firm
SELDOM = 50  # a word so many times rarer than another one like it is that one mistyped, however often
ESTABLISHED = 5  # names in which a word stands
SHORTEST_WORD = 5  # letters of the word that differs
MOST_LONGER = 5  # further names that begin with a whole name, shown to a person at most
SHORTEST_START = 15  # letters of a name that was cut off
TYPO_LIKENESS, CUT_LIKENESS, UNSURE_LIKENESS = 0.95, 0.93, 0.75


def near_links(keys: Mapping[str, Name], common: Mapping[str, int]) -> Iterator[Link]:
    """Links between compact keys: sure ones (likeness 0.9 and above) and those that a person should look at.

    `common` counts in how many names each word stands: two words that are both established are two words.
    Near-linear: names are compared with their neighbours of the same first letters in order alone.
    """
    blocks: dict[str, list[str]] = {}
    for key in sorted(keys):
        blocks.setdefault(key[:BLOCK_LETTERS], []).append(key)
    for block in blocks.values():
        yield from _cut_off(block, keys)
        yield from _mistyped(block, keys, common)
        yield from _longer(block, keys)
    endings: dict[str, list[str]] = {}
    for key in sorted(keys, key=_backwards):
        if len(key) >= SHORTEST_TYPO:
            endings.setdefault(key[-BLOCK_LETTERS:], []).append(key)
    for block in endings.values():
        yield from _mistyped_at_the_start(block, keys, common)


def _following(block: Sequence[str], place: int) -> Iterator[str]:
    """The keys of a block after one of them, without a copy of the block."""
    return (block[later] for later in range(place + 1, len(block)))


def _cut_off(block: Sequence[str], keys: Mapping[str, Name]) -> Iterator[Link]:
    """A name whose last word is the beginning of a word of just one longer name was cut off there."""
    for place, key in enumerate(block):
        if len(key) < SHORTEST_START:
            continue
        longer = []
        for other in _following(block, place):
            if not other.startswith(key):
                break
            longer.append(other)
        if not longer or not keys[key].cut:
            continue
        nearest = longer[0]
        inside = not _ends_at_word(key, keys[nearest].words)
        whole = is_trade(keys[key].words[-1])
        one_only = all(other.startswith(nearest) for other in longer)
        if inside and one_only and not whole:
            yield Link(key, nearest, CUT_LIKENESS, "the one is the other, cut off")
        elif inside:
            yield Link(key, nearest, UNSURE_LIKENESS, "the one may be the other, cut off")


def _ends_at_word(key: str, words: Sequence[str]) -> bool:
    """Whether a key ends where a word of the longer name ends."""
    length = 0
    for word in words:
        length += len(word)
        if length >= len(key):
            return length == len(key)
    return False


def _mistyped(block: Sequence[str], keys: Mapping[str, Name], common: Mapping[str, int]) -> Iterator[Link]:
    """Names that differ by one or two letters in one long word."""
    for place, key in enumerate(block):
        if len(key) < SHORTEST_TYPO:
            continue
        for other in islice(_following(block, place), MOST_COMPARED):
            if abs(len(key) - len(other)) > 2 or len(other) < SHORTEST_TYPO:
                continue
            most = 2 if min(len(key), len(other)) >= 18 else 1
            apart = OSA.distance(key, other, score_cutoff=most)
            if apart <= most and not _digits_differ(key, other):
                yield _judged(keys[key], keys[other], common)


def _mistyped_at_the_start(block: Sequence[str], keys: Mapping[str, Name], common: Mapping[str, int]) -> Iterator[Link]:
    """Names of one ending whose first letters differ by a slip of the hand: `Baflour Beatty`."""
    for place, key in enumerate(block):
        for other in islice(_following(block, place), MOST_COMPARED):
            if key[:BLOCK_LETTERS] == other[:BLOCK_LETTERS] or abs(len(key) - len(other)) > 1:
                continue
            if OSA.distance(key, other, score_cutoff=1) <= 1 and not _digits_differ(key, other):
                first, second = sorted((key, other))
                yield _judged(keys[first], keys[second], common)


def _backwards(key: str) -> str:
    return key[::-1]


def _longer(block: Sequence[str], keys: Mapping[str, Name]) -> Iterator[Link]:
    """A name that is the whole beginning of another (`… Group`, `… - Salford`): a branch, or a firm of its own."""
    for place, key in enumerate(block):
        words = keys[key].words
        if len(words) < 2 or len(key) < SHORTEST_TYPO:
            continue
        met = 0
        for other in _following(block, place):
            if not other.startswith(key) or met == MOST_LONGER:
                break
            extra = keys[other].words[len(words) :]
            if keys[other].words[: len(words)] == words and len(extra) <= 2:
                met += 1
                yield Link(key, other, UNSURE_LIKENESS, f"the one has more: {' '.join(extra)}")


def _digits_differ(key: str, other: str) -> bool:
    return [c for c in key if c.isdigit()] != [c for c in other if c.isdigit()]


def _judged(one: Name, other: Name, common: Mapping[str, int]) -> Link:
    """Sure where one long word was mistyped; for a person where two words that exist could be meant."""
    if len(one.words) != len(other.words):
        of_its_own = all(map(exists, set(one.words) ^ set(other.words)))  # Northumberland is not North Cumberland
        likeness = UNSURE_LIKENESS if of_its_own else TYPO_LIKENESS
        return Link(one.compact, other.compact, likeness, "spaced otherwise, with a typing error")
    differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    sure = len(differing) == 1 and _one_word(*differing[0], common)
    if sure:
        return Link(one.compact, other.compact, TYPO_LIKENESS, f"typing error: {differing[0][0]}, {differing[0][1]}")
    told = ", ".join(f"{a} or {b}" for a, b in differing)
    return Link(one.compact, other.compact, UNSURE_LIKENESS, f"like names, but {told}")


def _one_word(word: str, other: str, common: Mapping[str, int]) -> bool:
    """Whether two words are one word mistyped: long, of one beginning, and not both words of their own."""
    shorter, counts = min(len(word), len(other)), sorted((common.get(word, 0), common.get(other, 0)))
    if shorter < SHORTEST_WORD or counts[0] > max(1, counts[1] // SELDOM):
        return False
    if exists(word) and exists(other):  # Johnson is no Johnston mistyped, and a contract no contractor
        return False
    # a word met once beside one met often is that word mistyped, even where its first letter is what went wrong
    if counts[1] >= ESTABLISHED and shorter > SHORTEST_WORD:
        return True
    if word[0] != other[0]:
        return False
    return is_trade(word) or is_trade(other) or slipped(word, other)
