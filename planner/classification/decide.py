"""The decision: which service area a contract is of, how sure that is, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from planner.classification.areas import leaves, names, positions
from planner.classification.corrections import Lessons
from planner.classification.cpv import fitting, normal, said
from planner.classification.systems import recognised
from planner.classification.text import text_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from planner.classification.corrections import Correction
    from planner.model import Contract

DESCRIPTION_COUNTS = 1.25  # beside the title: a title is short and its length is evened out, so both say about as much
DESCRIPTION_READ = 600  # characters: what it is about stands at the beginning
DIGIT_COUNTS = 0.5  # log-odds for each digit of the CPV code that an area's prefix agrees with
SURE_ENOUGH = 0.2  # below this a contract is of no area until a person says so
PLAIN_CODE = 4  # digits from which a code speaks for itself


@dataclass(frozen=True, slots=True)
class Decision:
    """An area with its confidence (0 to 1) and reason; `area` None is "not sure"."""

    area: str | None
    reason: str
    confidence: float | None


def classify(contracts: Iterable[Contract], corrections: Sequence[Correction] = ()) -> list[Contract]:
    """The same contracts in the same order, with `service_area`, its reason in words and its confidence filled in.

    A correction decides first. Then the main CPV code (`Contract.cpv[0]`): only areas whose prefixes it fits are
    chosen from, by the digits that agree and by the words. Without a code that fits any area: a known system, then
    the words alone. What stays below `SURE_ENOUGH` is "not sure", with the two best guesses.
    """
    listed = list(contracts)
    lessons = Lessons.of(corrections)
    scores = _scores(listed)
    decided = []
    for contract, row in zip(listed, scores, strict=True):
        decision = _corrected(contract, lessons) or _decide(contract, row)
        decided.append(
            replace(
                contract,
                service_area=decision.area,
                service_area_reason=decision.reason,
                service_area_confidence=decision.confidence,
            )
        )
    return decided


def _scores(contracts: Sequence[Contract]) -> NDArray[np.float32]:
    """Contracts × areas: what title and description say. Equal texts are scored once."""
    model = text_model()
    titles, of_title = np.unique([_headline(contract) for contract in contracts], return_inverse=True)
    bodies, of_body = np.unique([_body(contract) for contract in contracts], return_inverse=True)
    if not contracts:
        return np.zeros((0, len(leaves())), dtype=np.float32)
    by_title, by_body = model.scores([str(title) for title in titles]), model.scores([str(body) for body in bodies])
    both = by_title[of_title] + np.float32(DESCRIPTION_COUNTS) * by_body[of_body]
    found: NDArray[np.float32] = (both / model.temperature).astype(np.float32)
    return found


def _headline(contract: Contract) -> str:
    return " ".join(part for part in (contract.title, contract.system) if part)


def _body(contract: Contract) -> str:
    parts = (contract.category, contract.department, (contract.description or "")[:DESCRIPTION_READ])
    return " . ".join(part for part in parts if part)


def _corrected(contract: Contract, lessons: Lessons) -> Decision | None:
    found = lessons.on(contract)
    if found is None:
        return None
    correction, kind = found
    where = "" if correction.council == contract.council else f" at {correction.council}"
    day = f"{correction.on.day} {correction.on:%B %Y}"
    reason = f"as corrected on {day} by {correction.by}{where}, for this {kind}"
    return Decision(correction.area, reason, 1.0)


def _decide(contract: Contract, scores: NDArray[np.float32]) -> Decision:
    code = normal(contract.cpv[0]) if contract.cpv else None
    fits = fitting(code) if code else ()
    if code and fits:
        return _by_code(contract, code, fits, scores)
    system = recognised(contract.system, contract.title)
    if system is not None:
        return Decision(system.area, f"system: {system.name}", 0.95)
    return _by_words(contract, scores, code)


def _by_code(
    contract: Contract, code: str, fits: tuple[tuple[str, float], ...], scores: NDArray[np.float32]
) -> Decision:
    """The best area among those that the main code fits: agreeing digits and words together."""
    system = recognised(contract.system, contract.title)
    if system is not None and any(system.area == area for area, _ in fits):
        return Decision(system.area, f"CPV {said(code)}; system: {system.name}", 0.97)
    columns = _columns(tuple(area for area, _ in fits))
    digits = np.array([agreed for _, agreed in fits], dtype=np.float32)
    chance = _chances(scores[columns] + DIGIT_COUNTS * digits)
    best = int(chance.argmax())
    area, confidence = fits[best][0], float(chance[best])
    plain = digits[best] == digits.max() >= PLAIN_CODE and np.count_nonzero(digits == digits.max()) == 1
    spoken = _spoken(contract, area)
    if plain:
        return Decision(area, f"CPV {said(code)}", round(confidence, 2))
    if confidence < SURE_ENOUGH:
        guesses = [(fits[place][0], float(chance[place])) for place in np.argsort(-chance, kind="stable")[:2]]
        return _not_sure(guesses, f"CPV {said(code)}")
    told = f"; words: {', '.join(spoken)}" if spoken else ""
    return Decision(area, f"CPV {said(code)}{told}", round(confidence, 2))


def _by_words(contract: Contract, scores: NDArray[np.float32], code: str | None) -> Decision:
    """The likeliest area by the words alone."""
    chance = _chances(scores)
    order = np.argsort(-chance, kind="stable")[:2]
    guesses = [(leaves()[int(place)].code, float(chance[place])) for place in order]
    aside = f"CPV {said(code)} fits no area; " if code else ""
    spoken = _spoken(contract, guesses[0][0])
    if not spoken or guesses[0][1] < SURE_ENOUGH:
        return _not_sure(guesses if spoken else [], aside.removesuffix("; "))
    return Decision(guesses[0][0], f"{aside}words: {', '.join(spoken)}", round(guesses[0][1], 2))


def _not_sure(guesses: list[tuple[str, float]], aside: str) -> Decision:
    about = f" ({aside})" if aside else ""
    if not guesses:
        return Decision(None, f"not sure: no word that tells what it is for{about}", None)
    named = " or ".join(names()[area] for area, _ in guesses)
    return Decision(None, f"not sure: {named}{about}", round(guesses[0][1], 2))


def _chances(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds to chances that add up to one."""
    raised = np.exp(scores - scores.max())
    found: NDArray[np.float32] = raised / raised.sum()
    return found


@lru_cache(maxsize=4_096)
def _columns(areas: tuple[str, ...]) -> list[int]:
    return [positions()[area] for area in areas]


def _spoken(contract: Contract, area: str) -> tuple[str, ...]:
    """The words of a contract that speak for an area: of its title, else of what stands beside it."""
    model = text_model()
    return model.telling(_headline(contract), positions()[area]) or model.telling(_body(contract), positions()[area])
