"""Two contracts in; how alike their needs are, 0 to 1, and by which words, out.

The service area already says that both are of one kind. Likeness is the finer question: is it the same need?
The score is the best of three kinds of evidence, since registers leave any of them out:

- the same system named in both: 1;
- words: twice the shared ones over the words of both titles, a word that belongs to the area's own vocabulary counting
  half (two contracts for refuse collection share those two words, whatever else they are for); descriptions at half
  weight, measured by the shorter one;
- CPV: the longest common prefix of two codes, from 0.15 (group, 3 digits) to 0.9 (all 8 digits).

Where the titles name different kinds of one thing (adults and children, fuel oil and wood), the needs are not alike;
the kinds stand in data/kinds_apart.csv, and in data/things.csv by which words one knows that such a thing is meant.
Where one title names a kind (young people) and the other text and the area
none, they are half as alike.
A missing text or code is no evidence of difference: two contracts of which nothing is known beyond their area get
`UNKNOWN`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from planner.matching.words import folded, meaning, written

if TYPE_CHECKING:
    from planner.model import Contract

UNKNOWN = 0.5
LIKE_TITLE = 0.6
MOST_WORDS = 5
TOPIC_WEIGHT = 0.5
ONE_KIND = 0.5
CPV_BY_DIGITS = {8: 0.9, 7: 0.85, 6: 0.75, 5: 0.6, 4: 0.3, 3: 0.15}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two needs are: `score` 0 to 1, and `because` what they share (words, a code, a system) in words."""

    score: float
    because: tuple[str, ...]


def likeness(topic: tuple[str, ...] = ()) -> Needs:
    """What compares the needs of one service area, of which `topic` are the name and words."""
    return Needs(vocabulary(topic))


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a title and of a description, with their weights; the kinds that the title names, and both say."""

    title: frozenset[str]
    title_weight: float
    description: frozenset[str]
    description_weight: float
    kinds: dict[str, set[str]]
    said: dict[str, set[str]]


class Needs:
    """Compares contracts of one service area; the words of each are found once, and each two needs compared once."""

    def __init__(self, topic: frozenset[str] = frozenset()) -> None:
        """`topic` are the words that the service area itself is known by."""
        self._topic = topic
        self._things = _kinds_named(topic, topic)
        self._known: dict[tuple[str | None, str | None], _Text] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._scores: dict[tuple[int, int], float] = {}

    def score(self, one: Contract, other: Contract) -> float:
        """How alike two needs are, 0 to 1; the same both ways round."""
        a, b = self._number(one), self._number(other)
        key = (a, b) if a <= b else (b, a)
        found = self._scores.get(key)
        if found is None:
            found = self._scores[key] = self._score(one, other)
        return found

    def _number(self, contract: Contract) -> int:
        """The same number for contracts that say the same of their need."""
        says = (contract.title, contract.description, contract.cpv, contract.system)
        return self._numbers.setdefault(says, len(self._numbers))

    def _score(self, one: Contract, other: Contract) -> float:
        if _same_system(one, other):
            return 1.0
        if _of_other_kinds(self._text(one), self._text(other)):
            return 0.0
        words, code = self._by_words(one, other), _by_code(one.cpv, other.cpv)[0]
        if not words and not code and not (_texts(one) and _texts(other)):
            return UNKNOWN
        return round(max(words, code) * (ONE_KIND if self._one_kind(one, other) else 1.0), 4)

    def _one_kind(self, one: Contract, other: Contract) -> bool:
        """Whether one title narrows a need to a kind of which the other, and the service area, say nothing."""
        a, b = self._text(one), self._text(other)
        if not (a.kinds or b.kinds):
            return False
        return any(
            kinds.isdisjoint(other_text.said.get(thing, ()))
            for text, other_text in ((a, b), (b, a))
            for thing, kinds in text.kinds.items()
            if thing not in self._things
        )

    def compare(self, one: Contract, other: Contract) -> Likeness:
        """The same, with what it rests on."""
        score = self.score(one, other)
        if _same_system(one, other):
            return Likeness(score, (f"the system {one.system}",))
        words, code = self._told(one, other), _by_code(one.cpv, other.cpv)[1]
        return Likeness(score, (*words, f"CPV code {code}") if code else words)

    def _text(self, contract: Contract) -> _Text:
        key = (contract.title, contract.description)
        found = self._known.get(key)
        if found is None:
            title, description = meaning(contract.title or ""), meaning(contract.description or "")
            weights = self._weight(title), self._weight(description)
            kinds, said = _kinds_named(title, self._topic), _kinds_named(title | description, self._topic)
            found = _Text(title, weights[0], description, weights[1], kinds, said)
            self._known[key] = found
        return found

    def _weight(self, words: frozenset[str]) -> float:
        """How much words say beyond their service area."""
        return len(words) - (1 - TOPIC_WEIGHT) * len(words & self._topic)

    def _by_words(self, one: Contract, other: Contract) -> float:
        """Likeness of the titles or, at half weight, of each title or description with the other's description."""
        a, b = self._text(one), self._text(other)
        shared = a.title & b.title
        titles = 2 * self._weight(shared) / (a.title_weight + b.title_weight) if shared else 0.0
        if not a.description and not b.description:
            return titles
        crossed = max(
            self._overlap(a.title, a.title_weight, b.description, b.description_weight),
            self._overlap(b.title, b.title_weight, a.description, a.description_weight),
            self._overlap(a.description, a.description_weight, b.description, b.description_weight),
        )
        return max(titles, crossed / 2)

    def _overlap(self, first: frozenset[str], weight: float, second: frozenset[str], other_weight: float) -> float:
        """Shared words over those of the shorter text, held back while few are shared: one of one is 2/3, two 4/5."""
        shared = self._weight(first & second)
        return shared / min(weight, other_weight) * shared / (shared + 0.5) if shared else 0.0

    def _told(self, one: Contract, other: Contract) -> tuple[str, ...]:
        """In words: what both titles have, else what one text has of the other."""
        a, b = self._text(one), self._text(other)
        if shared := a.title & b.title:
            return (_quoted(shared, one.title or ""),)
        crossed = (a.title & b.description) | (b.title & a.description)
        if shared := crossed or a.description & b.description:
            return (f"{_quoted(shared, f'{one.title} {one.description}')} in their descriptions",)
        return ()


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


def _quoted(words: frozenset[str], text: str) -> str:
    """`the words “refuse” and “collection”`, as the text writes them and in its order, a handful at most."""
    shown = [f"“{word}”" for word in written(words, text)[:MOST_WORDS]]
    return f"the word {shown[0]}" if len(shown) == 1 else f"the words {', '.join(shown[:-1])} and {shown[-1]}"


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Word → the thing and the kind of it that the word names."""
    text = files("planner.matching").joinpath("data/kinds_apart.csv").read_text("utf-8")
    return {row["word"]: (row["thing"], row["kind"]) for row in csv.DictReader(text.splitlines())}


@cache
def _things() -> dict[str, frozenset[str]]:
    """Thing → the words by which one knows that it is meant; a thing that is not here is meant wherever it is named."""
    text = files("planner.matching").joinpath("data/things.csv").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["thing"], set()).add(row["word"])
    return {thing: frozenset(words) for thing, words in found.items()}


def _kinds_named(words: frozenset[str], topic: frozenset[str]) -> dict[str, set[str]]:
    """Thing → the kinds of it that words name, in a service area of this topic.

    "Clinical" is a kind of waste where waste is spoken of, and none beside a service for young people.
    """
    found: dict[str, set[str]] = {}
    for thing, kind in (_kinds()[word] for word in words if word in _kinds()):
        told = _things().get(thing)
        if told is None or not told.isdisjoint(words) or not told.isdisjoint(topic):
            found.setdefault(thing, set()).add(kind)
    return found


def _of_other_kinds(one: _Text, other: _Text) -> bool:
    """Whether both titles name kinds of one thing, and none in common."""
    if not (one.kinds and other.kinds):
        return False
    return any(kinds.isdisjoint(other.kinds[thing]) for thing, kinds in one.kinds.items() if thing in other.kinds)


def _texts(contract: Contract) -> str:
    return contract.title or contract.description or ""


def _same_system(one: Contract, other: Contract) -> bool:
    return bool(one.system and other.system and folded(one.system) == folded(other.system))


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
