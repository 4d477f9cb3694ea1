"""A heading in; the synonyms that it matches, each with how closely, out."""

from __future__ import annotations

import re

from planner.registers.heading_words import bag, joined, telling
from planner.registers.synonyms import Synonym, by_bag, by_text, by_words, synonyms

_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
# words in brackets that say what a cell holds besides, and do not make the heading another
_EXPLAINING = frozenset(
    [
        "name",
        "names",
        "sme",
        "vcse",
        "number",
        "company",
        "address",
        "details",
        "y",
        "n",
        "yes",
        "if",
        "any",
        "known",
        "applicable",
    ]
)
_PARTS = re.compile(r"\s+[/|–-]\s+|\n")
EXACT, SAME_WORDS, SAME_BAG, LIKE = 1.0, 0.97, 0.93, 0.85
LIKE_FROM = 84.0  # rapidfuzz's ratio from which two headings of equal telling words are thought alike


def matching(heading: str) -> list[tuple[Synonym, float, str]]:
    """Synonyms that this heading matches, with how closely."""
    if exact := by_text().get(heading.casefold()):
        return [(synonym, EXACT, "exact") for synonym in exact]
    if same := by_words().get(joined(heading)):
        return [(synonym, SAME_WORDS, "words") for synonym in same]
    if bag(heading) and (same := by_bag().get(bag(heading))):
        return [(synonym, SAME_BAG, "words") for synonym in same]
    return _in_two_languages(heading) or _without_aside(heading) or _alike(heading)


def _in_two_languages(heading: str) -> list[tuple[Synonym, float, str]]:
    """What the parts of `Gweithdrefn / Procedure` mean, where all that are known mean the same."""
    parts = _PARTS.split(heading)
    found = [synonyms for part in parts if (synonyms := by_words().get(joined(part)))] if len(parts) > 1 else []
    fields = {synonym.field for synonyms in found for synonym in synonyms}
    return [(synonyms[0], SAME_BAG, "words") for synonyms in found[:1]] if len(fields) == 1 else []


def _without_aside(heading: str) -> list[tuple[Synonym, float, str]]:
    """What `Supplier (name, SME Y/N)` means without the brackets, where nothing in them changes its meaning."""
    bare = _ASIDE.sub(" ", heading)
    changed = bag(heading) - bag(bare) - _EXPLAINING
    if changed or bare == heading or not joined(bare):
        return []
    return [(synonym, SAME_BAG, "words") for synonym in by_words().get(joined(bare), ())]


def _alike(heading: str) -> list[tuple[Synonym, float, str]]:
    """Synonyms of nearly the same words, none of the telling ones differing."""
    from rapidfuzz import fuzz

    own, told = joined(heading), telling(heading)
    if not own:
        return []
    found = []
    for synonym in synonyms():
        if telling(synonym.heading) != told:
            continue
        ratio = fuzz.token_sort_ratio(own, joined(synonym.heading))
        if ratio >= LIKE_FROM:
            found.append((synonym, 0.6 + (LIKE - 0.6) * (ratio - LIKE_FROM) / (100 - LIKE_FROM), "likeness"))
    return found
