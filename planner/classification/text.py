"""The text model: how likely each area is, from the words of a contract.

A linear model over weighted words and word pairs (TF-IDF), learnt by `train` from texts of this project and kept as
package data; here it is only applied. Deterministic: the same text gives the same answer on every machine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.classification.areas import DATA, leaves
from planner.classification.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MODEL_FILE = "text-model.npz"


@dataclass(frozen=True, slots=True)
class TextModel:
    """What was learnt: the place and weight of each term, and what each term says for each area (terms × areas)."""

    places: dict[str, int]
    weights: NDArray[np.float32]
    unknown: float
    says: NDArray[np.float32]
    temperature: float

    def features(self, texts: Sequence[str]) -> Any:
        """Texts as rows of a sparse matrix. A word that the model does not know still counts in the length of its
        row, so that a text of strange words gives a weak answer and not a strong one."""
        from scipy.sparse import csr_matrix

        starts, columns = [0], list[int]()
        values: list[float] = []
        for text in texts:
            met: dict[int, int] = {}
            strange = set()
            for term in terms(text):
                place = self.places.get(term)
                if place is not None:
                    met[place] = met.get(place, 0) + 1
                elif " " not in term:
                    strange.add(term)
            row = [float(self.weights[place]) * (1.0 if times == 1 else 1.4) for place, times in met.items()]
            length = (sum(value * value for value in row) + len(strange) * self.unknown**2) ** 0.5 or 1.0
            columns.extend(met)
            values.extend(value / length for value in row)
            starts.append(len(columns))
        shape = (len(texts), len(self.weights))
        return csr_matrix((np.array(values, dtype=np.float32), columns, starts), shape=shape)

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Texts × areas: what the words say for each area, as log-odds before calibration; noughts for unknown ones."""
        found: NDArray[np.float32] = self.features(texts) @ self.says
        return found

    def telling(self, text: str, area: int, most: int = 3) -> tuple[str, ...]:
        """The terms of a text that speak most for one area, strongest first: the words that its reason names."""
        row = self.features([text])
        spoken = row.data * self.says[row.indices, area]
        order = np.argsort(-spoken, kind="stable")
        names = {self.places[term]: term for term in terms(text) if term in self.places}
        chosen: list[str] = []
        for place in order:
            term = names[int(row.indices[place])]
            if spoken[place] <= 0 or len(chosen) == most:
                break
            if not any(term in other.split() or term == other for other in chosen):
                chosen.append(term)
        return tuple(chosen)


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
        )
