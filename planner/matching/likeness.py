"""Two contracts in; how alike their needs are, 0 to 1, and by which words, out.

The service area already says that both are of one kind. Likeness is the finer question: is it the same need?
The score is the best of three kinds of evidence, since registers leave any of them out:

- the same system named in both: 1;
- words: twice the shared ones over the words of both titles, a word that belongs to the area's own vocabulary counting
  half (two contracts for refuse collection share those two words, whatever else they are for); descriptions at half
  weight, measured by the shorter one;
- CPV: the longest common prefix of two codes, from 0.15 (group, 3 digits) to 0.9 (all 8 digits).

A missing text or code is no evidence of difference: two contracts of which nothing is known beyond their area get
`UNKNOWN`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.matching.words import folded, meaning

if TYPE_CHECKING:
    from planner.model import Contract

UNKNOWN = 0.5
LIKE_TITLE = 0.6
TOPIC_WEIGHT = 0.5
CPV_BY_DIGITS = {8: 0.9, 7: 0.85, 6: 0.75, 5: 0.6, 4: 0.3, 3: 0.15}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two needs are: `score` 0 to 1, and `because` the shared words, code or system."""

    score: float
    because: tuple[str, ...]


def likeness(one: Contract, other: Contract, topic: tuple[str, ...] = ()) -> Likeness:
    """How alike the needs of two contracts are, and why; the same both ways round.

    `topic` are the name and words of their service area.
    """
    if one.system and other.system and folded(one.system) == folded(other.system):
        return Likeness(1.0, (f"both name {one.system}",))
    words, shared = _by_words(one, other, vocabulary(topic))
    code_score, code = _by_code(one.cpv, other.cpv)
    if not words and not code_score and not (_texts(one) and _texts(other)):
        return Likeness(UNKNOWN, ())
    because = (*((f"words in both: {', '.join(shared)}",) if shared else ()), *((f"CPV {code}",) if code else ()))
    return Likeness(round(max(words, code_score), 4), because)


@lru_cache(maxsize=2_000)
def vocabulary(phrases: tuple[str, ...]) -> frozenset[str]:
    """The meaning words of several phrases."""
    return frozenset(word for phrase in phrases for word in meaning(phrase))


@lru_cache(maxsize=100_000)
def title_likeness(one: str, other: str) -> float:
    """How alike two titles are: shared words over the words of both; 1 for equal texts."""
    if folded(one) == folded(other):
        return 1.0
    first, second = meaning(one), meaning(other)
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def _texts(contract: Contract) -> str:
    return contract.title or contract.description or ""


def _by_words(one: Contract, other: Contract, topic: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """Likeness of the titles and, at half weight, of each title with the other's description."""
    first, second = meaning(one.title or ""), meaning(other.title or "")
    in_first, in_second = meaning(one.description or ""), meaning(other.description or "")
    whole = _weight(first, topic) + _weight(second, topic)
    titles = 2 * _weight(first & second, topic) / whole if whole else 0.0
    crossed = max(
        _overlap(first, in_second, topic), _overlap(second, in_first, topic), _overlap(in_first, in_second, topic)
    )
    score = max(titles, crossed / 2)
    shared = first & second or (first & in_second) | (second & in_first) or in_first & in_second
    return score, tuple(sorted(shared)) if score else ()


def _weight(words: frozenset[str], topic: frozenset[str]) -> float:
    """How much words say beyond their service area."""
    return len(words) - (1 - TOPIC_WEIGHT) * len(words & topic)


def _overlap(first: frozenset[str], second: frozenset[str], topic: frozenset[str]) -> float:
    """Shared words over those of the shorter text, held back while few are shared: one of one is 2/3, two 4/5."""
    shared = _weight(first & second, topic)
    return shared / min(_weight(first, topic), _weight(second, topic)) * shared / (shared + 0.5) if shared else 0.0


def _by_code(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[float, str]:
    """The longest prefix that a code of one shares with a code of the other; zeros that only fill up do not count."""
    best, code = 0.0, ""
    for a in first:
        for b in second:
            digits = _shared_digits(a, b)
            if CPV_BY_DIGITS.get(digits, 0.0) > best:
                best, code = CPV_BY_DIGITS[digits], a[:digits].ljust(8, "0")
    return best, code


def _shared_digits(a: str, b: str) -> int:
    if a == b:
        return max(len(a.rstrip("0")), 2)
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return min(count, max(len(a.rstrip("0")), len(b.rstrip("0"))))
