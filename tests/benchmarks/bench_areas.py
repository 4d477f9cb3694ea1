"""Titles to service areas at 1k, 10k and 100k, beside scikit-learn's own pipeline and word lists (the floor).

Titles are made with a seed from the phrases of the areas, as registers write them: with lots, years and references.
`area` is the likeliest area alone, as the peers give it; `decision` is the whole of what `classify` gives: area,
confidence and the reason in words.
"""

from __future__ import annotations

import random
import resource
import time
from typing import TYPE_CHECKING, Any

from planner.classification import classify
from planner.classification.areas import leaves
from planner.classification.text import text_model
from planner.classification.words import terms, words
from planner.model import Contract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (1_000, 10_000, 100_000)
AROUND = ("{} Framework", "Provision of {}", "{} (Lot 2)", "{} 2024-2028", "DN412233 {}", "Supply of {}", "{} services")


def made(count: int, seed: int = 4) -> list[str]:
    """Titles, nearly all different."""
    rng = random.Random(seed)
    areas = leaves()
    titles = []
    for number in range(count):
        phrase = " and ".join(rng.choice(rng.choice(areas).words) for _ in range(rng.choice((1, 1, 2))))
        titles.append(f"{rng.choice(AROUND).format(phrase.capitalize())} {number}")
    return titles


def word_lists(titles: Sequence[str]) -> int:
    """The floor: the area that owns most of a title's single words."""
    owner: dict[str, int] = {}
    for place, area in enumerate(leaves()):
        for phrase in area.words:
            for word in words(phrase):
                owner.setdefault(word, place)
    return sum(1 for title in titles if any(word in owner for word in words(title)))


def scikit(titles: Sequence[str], kept: dict[str, Any]) -> int:
    """The peer: TF-IDF and a linear model, learnt beforehand from the areas' phrases."""
    if not kept:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import RidgeClassifier
        from sklearn.pipeline import make_pipeline

        pipe = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), RidgeClassifier(solver="lsqr"))
        phrases = [(phrase, place) for place, area in enumerate(leaves()) for phrase in area.words]
        kept["pipe"] = pipe.fit([phrase for phrase, _ in phrases], [place for _, place in phrases])
    return len(kept["pipe"].predict(titles)) if titles else 0


def area(titles: Sequence[str]) -> int:
    """The likeliest area of each title."""
    for start in range(0, len(titles), 10_000):
        text_model().scores(titles[start : start + 10_000]).argmax(axis=1)
    return len(titles)


def decision(titles: Sequence[str]) -> int:
    """Area, confidence and reason."""
    return len(classify([Contract(id=title, title=title, council=None, sources=()) for title in titles]))


def main() -> None:
    """Print the table."""
    kept: dict[str, Any] = {}
    scikit([], kept)
    area(["warm"])
    terms("warm")
    ways: dict[str, Callable[[Sequence[str]], int]] = {
        "word lists": word_lists,
        "scikit-learn": lambda titles: scikit(titles, kept),
        "area": area,
        "decision": decision,
    }
    print(f"{'titles':>8} {'way':<13} {'cpu s':>8} {'ratio':>7} {'peak MB':>8}")
    for size in SIZES:
        titles = made(size)
        spent = {}
        for way, run in ways.items():
            start = time.process_time()
            run(titles)
            spent[way] = time.process_time() - start
            ratio = spent[way] / spent.get("scikit-learn", spent[way])
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{size:>8,} {way:<13} {spent[way]:>8.2f} {ratio:>7.2f} {peak:>8}")


if __name__ == "__main__":
    main()
