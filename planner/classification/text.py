"""The text model: how likely each area is, from the words of a contract.

A linear model over weighted words and word pairs (TF-IDF), learnt by `train` from texts of this project and kept as
package data; here it is only applied. Deterministic: the same text gives the same answer on every machine.

Why this one (scripts/measure-areas on Contracts Finder exports of English councils, 172 contracts, 22 November 2026;
the area without codes is the one with them): word lists alone 83 % (parent 84 %), this model alone 92 % (93 %), both
together 91 % (92 %); on OCDS packages of all sorts of buyers, 225 contracts: 48 %, 72 % and 71 %. The lists cost
nothing and the model 0.9 MB; both take about as long. The lists add nothing to the model, so it only learns from them.
Bare titles of our own that it had not seen (`--folds`): 76 %, parent 82 %.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.classification.areas import DATA, leaves
from planner.classification.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MODEL_FILE = "text-model.npz"
BEGINNING = 5  # letters that a strange word must share with a known one
ENOUGH_SHARED = 0.6  # of the longer of the two words
REMEMBERED = 32_768  # texts


@dataclass(frozen=True, slots=True)
class TextModel:
    """What was learnt: the place and weight of each term, and what each term says for each area (terms × areas)."""

    places: dict[str, int]
    weights: NDArray[np.float32]
    unknown: float
    says: NDArray[np.float32]
    temperature: float
    beginnings: dict[str, tuple[str, ...]] | None = None
    met: dict[str, tuple[dict[str, int], int]] = field(default_factory=dict, compare=False, repr=False)

    def known(self, text: str) -> tuple[dict[str, int], int]:
        """The terms of a text that the model knows with their places, and how many words it does not know.

        A strange word stands for the nearest known one of the same beginning (`ecologist` for `ecology`), where
        there is one; while learning (`beginnings` None) for none. Texts met lately are remembered: each is asked for
        its scores, and again for its reasons.
        """
        if (again := self.met.get(text)) is None:
            if len(self.met) >= REMEMBERED:
                self.met.clear()
            again = self.met[text] = self._look_up(text)
        return again

    def _look_up(self, text: str) -> tuple[dict[str, int], int]:
        place_of, found, strange = self.places, dict[str, int](), 0
        for term in terms(text):
            place = place_of.get(term)
            if place is None and " " not in term:
                place = self._nearest(term)
                strange += place is None
            if place is not None:
                found.setdefault(term, place)
        return found, strange

    def _nearest(self, word: str) -> int | None:
        """The place of the known word that shares the longest beginning with a strange one, the shorter of equals."""
        if self.beginnings is None or len(word) < BEGINNING:
            return None
        alike = [(_shared(word, other), -len(other), other) for other in self.beginnings.get(word[:BEGINNING], ())]
        shared, _, nearest = max(alike, default=(0, 0, ""))
        return self.places[nearest] if shared >= ENOUGH_SHARED * max(len(word), len(nearest)) and shared else None

    def features(self, texts: Sequence[str]) -> Any:
        """Texts as rows of a sparse matrix. A word that the model does not know still counts in the length of its
        row, so that a text of strange words gives a weak answer and not a strong one."""
        from scipy.sparse import csr_matrix

        columns: list[int] = []
        starts, strange = [0], []
        for text in texts:
            known, unknown = self.known(text)
            columns += dict.fromkeys(known.values())
            starts.append(len(columns))
            strange.append(unknown)
        values = self.weights[columns]
        squares = np.concatenate(([0.0], np.cumsum(values.astype(np.float64) ** 2)))
        ends = np.array(starts)
        lengths = np.sqrt(squares[ends[1:]] - squares[ends[:-1]] + np.array(strange) * self.unknown**2)
        evened = values / np.repeat(np.maximum(lengths, 1e-9), np.diff(ends)).astype(np.float32)
        return csr_matrix((evened, np.array(columns, dtype=np.int32), ends), shape=(len(texts), len(self.weights)))

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Texts × areas: what the words say for each area, as log-odds before calibration; noughts for unknown ones."""
        found: NDArray[np.float32] = self.features(texts) @ self.says
        return found

    def telling(self, text: str, area: int, most: int = 3) -> tuple[str, ...]:
        """The terms of a text that speak most for one area, strongest first: the words that its reason names."""
        known, _ = self.known(text)
        rows = list(known.values())
        said = (self.weights[rows] * self.says[rows, area]).tolist()
        spoken = [(-counts, term) for counts, term in zip(said, known, strict=True) if counts > 0]
        chosen: list[str] = []
        for _, term in sorted(spoken):
            if len(chosen) < most and not any(term in other.split() for other in chosen):
                chosen.append(term)
        return tuple(chosen)


def _shared(one: str, other: str) -> int:
    """How many first letters two words share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _beginnings(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """First letters → the single words that begin so."""
    found: dict[str, list[str]] = {}
    for name in names:
        if " " not in name and len(name) >= BEGINNING:
            found.setdefault(name[:BEGINNING], []).append(name)
    return {letters: tuple(words) for letters, words in found.items()}


@cache
def text_model() -> TextModel:
    """The model that is shipped with the package."""
    with (DATA / MODEL_FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
        about = json.loads(str(kept["about"]))
        names = str(kept["terms"]).split("\n")
        says = np.zeros((len(names), len(leaves())), dtype=np.float32)
        says[kept["rows"], kept["columns"]] = kept["values"].astype(np.float32)
        if about["areas"] != [area.code for area in leaves()]:
            raise RuntimeError("the text model was learnt for other areas: run scripts/train-areas")
        return TextModel(
            places={name: place for place, name in enumerate(names)},
            weights=kept["weights"].astype(np.float32),
            unknown=float(about["unknown"]),
            says=says,
            temperature=float(about["temperature"]),
            beginnings=_beginnings(names),
        )
