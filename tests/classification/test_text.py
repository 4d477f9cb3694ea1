"""The text model: fresh, deterministic, small and quick, honest about words that it does not know."""

from __future__ import annotations

import time

import numpy as np

from planner.classification.areas import DATA, positions
from planner.classification.text import MODEL_FILE, text_model
from planner.classification.train import digest, kept_digest
from planner.classification.words import terms


def test_the_shipped_model_was_learnt_from_the_data_beside_it() -> None:
    assert kept_digest() == digest(), "run scripts/train-areas"


def test_it_is_small() -> None:
    with (DATA / MODEL_FILE).open("rb") as file:
        assert len(file.read()) < 3_000_000


def test_the_same_text_gives_the_same_scores_in_any_company() -> None:
    model = text_model()
    alone = model.scores(["Refuse collection"])[0]
    company = model.scores(["Legal services", "Refuse collection", ""])[1]
    assert np.array_equal(alone, company)


def test_strange_words_weaken_the_answer() -> None:
    model = text_model()
    plain, strange = model.scores(["Refuse collection", "Refuse collection xqzt vrbk plmn wwkl"])
    place = positions()["was-collection"]
    assert 0 < strange[place] < plain[place]


def test_a_text_without_known_words_says_nothing() -> None:
    assert not text_model().scores(["", "xqzt"]).any()


def test_the_words_that_it_rests_on_can_be_named() -> None:
    told = text_model().telling("Kerbside refuse collection in Thanet", positions()["was-collection"])
    assert "refuse collection" in told or "refuse" in told
    assert not any("thanet" in word for word in told)


def test_words_of_buying_are_no_terms() -> None:
    assert terms("Dynamic Purchasing System for the Provision of Services (Lot 2)") == []
    assert terms("Children's Homes") == ["children", "home", "children home"]


def test_short_forms_that_say_much_are_terms() -> None:
    assert terms("K&B replacement") == terms("K & B replacement") == terms("K&amp;B replacement")
    assert "k&b" in terms("K&B replacement")
    assert "0-19" in terms("0-19 Service")
    assert "2fe" in terms("2FE School")
    assert "ict" in terms("Provision of IT Support")
    assert "ict" not in terms("support as it is")


def test_a_hundred_thousand_titles_take_seconds() -> None:
    titles = [f"Provision of grounds maintenance and cleaning number {n} for depot {n % 977}" for n in range(20_000)]
    start = time.perf_counter()
    text_model().scores(titles)
    assert time.perf_counter() - start < 6  # a fifth of the titles in a fifth of a generous half minute
