"""The decision: which service area a contract is of, how sure that is, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from planner.classification.areas import leaves, names, positions
from planner.classification.barred import ruled_out, without_needed
from planner.classification.corrections import Lessons, same_words
from planner.classification.cpv import fitting, normal, said, significant
from planner.classification.systems import recognised
from planner.classification.text import text_model
from planner.classification.typical import SPEAKS, areas_of
from planner.model import Contract
from planner.model.quick import changer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from planner.classification.corrections import Correction

DESCRIPTION_COUNTS = 1.25  # beside the title: a title is short and its length is evened out, so both say about as much
ASIDE_COUNTS = 0.4  # the department and the council's own category: who holds a contract is not what it is for
DESCRIPTION_READ = 600  # characters: what it is about stands at the beginning
DIGIT_COUNTS = 0.5  # log-odds for each digit of the CPV code that an area's prefix agrees with
SURE_ENOUGH = 0.35  # below this a contract is of no area until a person says so
BROAD_CODE, PLAIN_WORDS = 3, 0.7  # digits of a code that is a mere heading; chance from which words contradict it
PLAIN_CODE = 4  # digits from which a code speaks for itself


CHUNK = 10_000  # distinct texts scored together


@dataclass(frozen=True, slots=True)
class Decision:
    """An area with its confidence (0 to 1) and reason; `area` None is "not sure"."""

    area: str | None
    reason: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class _Case:
    """All that a decision rests on: contracts alike in this are decided once."""

    title: str
    system: str
    body: str
    aside: str
    supplier: str
    code: str | None

    @classmethod
    def of(cls, contract: Contract) -> _Case:
        body = (contract.description or "")[:DESCRIPTION_READ]
        aside = " . ".join(part for part in (contract.category, contract.department) if part)
        code = normal(contract.cpv[0]) if contract.cpv else None
        return cls(contract.title or "", contract.system or "", body, aside, contract.supplier or "", code)

    @property
    def headline(self) -> str:
        return f"{self.title} {self.system}"

    def spoken(self, area: str) -> tuple[str, ...]:
        """The words that speak for an area: of the title, else of what stands beside it."""
        model, place = text_model(), positions()[area]
        texts = (self.headline, self.body, self.aside)
        told = next((told for text in texts if (told := model.telling(text, place))), ())
        typical = self.supplier and area in areas_of(self.supplier)
        return (*told, f"supplier {self.supplier}") if typical else told


def classify(
    contracts: Iterable[Contract],
    corrections: Sequence[Correction] = (),
    categories: Mapping[str, str] | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[Contract]:
    """The same contracts in the same order, with `service_area`, its reason in words and its confidence filled in.

    A correction decides first. Then the main CPV code (`Contract.cpv[0]`): only areas whose prefixes it fits are
    chosen from, by the digits that agree and by the words. Without a code that fits any area: the council's own
    category (`categories`: its code or words, ProClass say, → area), a known system, then the words alone. What stays
    below `SURE_ENOUGH` is "not sure", with the two best guesses. `told` hears now and then of how many different
    cases were decided, of how many.
    """
    listed = list(contracts)
    lessons = Lessons.of(corrections)
    own = {same_words(category): area for category, area in (categories or {}).items()}
    cases = [_Case.of(contract) for contract in listed]
    decisions = _decided(list(dict.fromkeys(cases)), told)
    return [
        _filled(contract, _corrected(contract, lessons) or _by_category(contract, own) or decisions[case])
        for contract, case in zip(listed, cases, strict=True)
    ]


def _by_category(contract: Contract, own: Mapping[str, str]) -> Decision | None:
    """The area that a council's own category stands for, where no CPV code goes before it."""
    if not own or contract.category is None or (area := own.get(same_words(contract.category))) is None:
        return None
    code = normal(contract.cpv[0]) if contract.cpv else None
    if code and fitting(code):
        return None
    return Decision(area, f"the council's own category: {contract.category}", 0.95)


def _filled(contract: Contract, decision: Decision) -> Contract:
    return _with_area(contract, decision.area, decision.reason, decision.confidence)


_with_area = changer(Contract, "service_area", "service_area_reason", "service_area_confidence")


def _corrected(contract: Contract, lessons: Lessons) -> Decision | None:
    found = lessons.on(contract)
    if found is None:
        return None
    correction, kind = found
    where = "" if correction.council == contract.council else f" at {correction.council}"
    day = f"{correction.on.day} {correction.on:%B %Y}"
    reason = f"as corrected on {day} by {correction.by}{where}, for this {kind}"
    return Decision(correction.area, reason, 1.0)


def _decided(cases: Sequence[_Case], told: Callable[[int, int], None] | None) -> dict[_Case, Decision]:
    """Each distinct case with its decision; scored in chunks, so that memory stays small."""
    found = {}
    for start in range(0, len(cases), CHUNK):
        if told:
            told(start, len(cases))
        chunk = cases[start : start + CHUNK]
        scores = _scores(chunk)
        chances = _chances(scores)
        for place, case in enumerate(chunk):
            found[case] = _decide(case, scores[place], chances[place])
    return found


def _scores(cases: Sequence[_Case]) -> NDArray[np.float32]:
    """Cases × areas: what title and description say."""
    model = text_model()
    by_title = ruled_out([case.title for case in cases], model.scores([case.headline for case in cases]))
    for kind, counts in (("body", DESCRIPTION_COUNTS), ("aside", ASIDE_COUNTS)):
        texts = {place: text for place, case in enumerate(cases) if (text := getattr(case, kind))}
        if texts:
            distinct = {text: row for row, text in enumerate(dict.fromkeys(texts.values()))}
            said_so = model.scores(list(distinct))[[distinct[text] for text in texts.values()]]
            by_title[list(texts)] += np.float32(counts) * said_so
    by_title = without_needed([f"{case.headline} {case.body}" for case in cases], by_title)
    for place, case in enumerate(cases):
        if case.supplier and (typical := areas_of(case.supplier)):
            by_title[place, [positions()[area] for area in typical]] += np.float32(SPEAKS)
    found: NDArray[np.float32] = by_title / np.float32(model.temperature)
    return found


def _chances(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds to chances that add up to one, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return found


def _decide(case: _Case, scores: NDArray[np.float32], chances: NDArray[np.float32]) -> Decision:
    fits = fitting(case.code) if case.code else ()
    system = recognised(case.system, case.title)
    if case.code and fits:
        if system is not None and any(system.area == area for area, _ in fits):
            return Decision(system.area, f"CPV {said(case.code)}; system: {system.name}", 0.97)
        return _against_words(case, case.code, fits, chances) or _by_code(case, case.code, fits, scores)
    if system is not None:
        return Decision(system.area, f"system: {system.name}", 0.95)
    return _by_words(case, chances)


def _against_words(
    case: _Case, code: str, fits: tuple[tuple[str, float], ...], chances: NDArray[np.float32]
) -> Decision | None:
    """ "Not sure" where a code that is no more than a broad heading is contradicted by plain words."""
    best = int(chances.argmax())
    area = leaves()[best].code
    if significant(code) > BROAD_CODE or chances[best] < PLAIN_WORDS or any(area == fitted for fitted, _ in fits):
        return None
    columns, _ = _columns(fits)
    second = fits[int(chances[columns].argmax())][0]
    spoken = ", ".join(case.spoken(area))
    guesses = [(area, float(chances[best])), (second, 0.0)]
    return _not_sure(guesses, f"words: {spoken}, but CPV {said(code)}")


def _by_code(case: _Case, code: str, fits: tuple[tuple[str, float], ...], scores: NDArray[np.float32]) -> Decision:
    """The best area among those that the main code fits: agreeing digits and words together."""
    columns, digits = _columns(fits)
    chance = _chances(scores[columns] + np.float32(DIGIT_COUNTS) * digits)
    best = int(chance.argmax())
    area, confidence = fits[best][0], round(float(chance[best]), 2)
    if digits[best] == digits.max() >= PLAIN_CODE and np.count_nonzero(digits == digits.max()) == 1:
        return Decision(area, f"CPV {said(code)}", confidence)
    if confidence < SURE_ENOUGH:
        return _not_sure([(fits[place][0], float(chance[place])) for place in _two_best(chance)], f"CPV {said(code)}")
    spoken = case.spoken(area)
    told = f"; words: {', '.join(spoken)}" if spoken else ""
    return Decision(area, f"CPV {said(code)}{told}", confidence)


def _by_words(case: _Case, chances: NDArray[np.float32]) -> Decision:
    """The likeliest area by the words alone."""
    best = int(chances.argmax())
    area, confidence = leaves()[best].code, round(float(chances[best]), 2)
    aside = f"CPV {said(case.code)} fits no area; " if case.code else ""
    spoken = case.spoken(area)
    if not spoken or confidence < SURE_ENOUGH:
        guesses = [(leaves()[place].code, float(chances[place])) for place in _two_best(chances)] if spoken else []
        return _not_sure(guesses, aside.removesuffix("; "))
    return Decision(area, f"{aside}words: {', '.join(spoken)}", confidence)


def _two_best(chances: NDArray[np.float32]) -> list[int]:
    return [int(place) for place in np.argsort(-chances, kind="stable")[:2]]


def _not_sure(guesses: list[tuple[str, float]], aside: str) -> Decision:
    about = f" ({aside})" if aside else ""
    if not guesses:
        return Decision(None, f"not sure: no word that tells what it is for{about}", None)
    named = " or ".join(names()[area] for area, _ in guesses)
    return Decision(None, f"not sure: {named}{about}", round(guesses[0][1], 2))


@lru_cache(maxsize=4_096)
def _columns(fits: tuple[tuple[str, float], ...]) -> tuple[list[int], NDArray[np.float32]]:
    """The columns of the areas that a code fits, and how many digits agree in each."""
    return [positions()[area] for area, _ in fits], np.array([agreed for _, agreed in fits], dtype=np.float32)
