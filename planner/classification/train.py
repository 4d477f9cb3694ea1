"""Learning the text model from texts that this project may ship: areas' words, our own titles, CPV descriptions.

Run by scripts/train-areas; scikit-learn is needed here alone. The result is package data (data/text-model.npz).
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.classification.areas import DATA, leaves, lines, positions
from planner.classification.cpv import descriptions
from planner.classification.text import TextModel
from planner.classification.words import terms

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

INPUTS = ("areas.csv", "examples.csv", "cpv.csv", "empty-words.txt")
EXAMPLE, PHRASE, NAME, CODE = 3.0, 2.0, 2.0, 0.5  # how much each kind of text counts
SMALLEST = 0.05  # weights nearer to nought than this are left out of the file


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text, the place of its area, and how much it counts."""

    text: str
    area: int
    weight: float
    kind: str


def lessons() -> list[Lesson]:
    """Every text that the model learns from."""
    found = [
        Lesson(text, place, weight, kind)
        for place, area in enumerate(leaves())
        for kind, weight, texts in (("name", NAME, (area.name,)), ("phrase", PHRASE, area.words))
        for text in texts
    ]
    found += [
        Lesson(row["title"], positions()[row["area"]], EXAMPLE, "example")
        for row in csv.DictReader(lines("examples.csv"))
    ]
    for code, text in descriptions().items():
        nearest = _nearest(code)
        found += [Lesson(text, positions()[area], CODE / len(nearest), "code") for area in nearest]
    return found


def _nearest(code: str) -> list[str]:
    """The one or two areas whose prefixes agree longest with a code: more than two say nothing."""
    agreed = {}
    for area in leaves():
        own = [len(prefix) for prefix in area.cpv if code.startswith(prefix) and not prefix.endswith("000")]
        if own and max(own) >= 3:
            agreed[area.code] = max(own)
    longest = max(agreed.values(), default=0)
    best = [area for area, digits in agreed.items() if digits == longest]
    return best if len(best) <= 2 else []


def digest() -> str:
    """What the model was learnt from, as one number: it must match the data files beside it."""
    whole = hashlib.sha256()
    for name in INPUTS:
        whole.update("\n".join(lines(name)).encode())
    return whole.hexdigest()[:16]


def learn(chosen: list[Lesson], *, strength: float = 30.0) -> TextModel:
    """Learn one model. `strength` is how closely it follows its texts (the inverse of regularisation)."""
    from sklearn.linear_model import LogisticRegression

    spoken = [terms(lesson.text) for lesson in chosen]
    count: dict[str, int] = {}
    for row in spoken:
        for term in set(row):
            count[term] = count.get(term, 0) + 1
    names = sorted(count)
    weights = np.array([1.0 + np.log((1 + len(chosen)) / (1 + count[name])) for name in names], dtype=np.float32)
    blank = np.zeros((len(names), 1), dtype=np.float32)
    unknown = float(1.0 + np.log((1 + len(chosen)) / 2))
    places = {name: place for place, name in enumerate(names)}
    model = TextModel(places, weights, unknown, blank, 1.0)
    rows = model.features([lesson.text for lesson in chosen])
    kept = np.asarray(rows.getnnz(axis=1) > 0)
    learner = LogisticRegression(C=strength, fit_intercept=False, max_iter=150, tol=1e-5)
    wanted = np.array([lesson.area for lesson in chosen])
    counts = np.array([lesson.weight for lesson in chosen])
    learner.fit(rows[kept], wanted[kept], sample_weight=counts[kept])
    says = np.zeros((len(names), len(leaves())), dtype=np.float32)
    says[:, learner.classes_] = learner.coef_.T
    says[np.abs(says) < SMALLEST] = 0
    return TextModel(places, weights, unknown, says, 1.0)


def calibrated(chosen: list[Lesson], *, parts: int = 4, strength: float = 30.0) -> float:
    """The temperature at which the stated confidence is right: found on titles that the model has not seen."""
    examples = [lesson for lesson in chosen if lesson.kind == "example"]
    rest = [lesson for lesson in chosen if lesson.kind != "example"]
    all_scores, wanted = [], []
    for part in range(parts):
        seen = [lesson for place, lesson in enumerate(examples) if place % parts != part]
        unseen = [lesson for place, lesson in enumerate(examples) if place % parts == part]
        all_scores.append(learn(rest + seen, strength=strength).scores([lesson.text for lesson in unseen]))
        wanted += [lesson.area for lesson in unseen]
    scores = np.vstack(all_scores)
    return min(np.arange(0.5, 4.0, 0.05), key=lambda t: _surprise(scores / t, np.array(wanted)))


def _surprise(scores: NDArray[np.float32], wanted: NDArray[Any]) -> float:
    """Mean surprise at the right answers (log loss)."""
    whole = np.logaddexp.reduce(scores, axis=1)
    return float(np.mean(whole - scores[np.arange(len(wanted)), wanted]))


def keep(model: TextModel, temperature: float, path: Path) -> None:
    """Write the model as it is shipped: terms, their weights, and the telling part of what they say."""
    rows, columns = np.nonzero(model.says)
    about = {
        "areas": [area.code for area in leaves()],
        "digest": digest(),
        "temperature": round(float(temperature), 3),
        "unknown": round(model.unknown, 4),
    }
    np.savez_compressed(
        path,
        terms=np.array("\n".join(sorted(model.places, key=model.places.__getitem__))),
        weights=model.weights.astype(np.float16),
        rows=rows.astype(np.uint16),
        columns=columns.astype(np.uint8),
        values=model.says[rows, columns].astype(np.float16),
        about=np.array(json.dumps(about)),
    )


def kept_digest() -> str:
    """The digest that the shipped model carries."""
    from planner.classification.text import MODEL_FILE

    with (DATA / MODEL_FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return str(json.loads(str(kept["about"]))["digest"])
