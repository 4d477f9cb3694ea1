"""Contract → service area: what a contract is for, with the reason in words.

A person's correction first, then the CPV main code (its bare divisions together with the words), then a known system,
then the text model, else "not sure" with the two best guesses.
"""

from planner.classification.areas import service_areas
from planner.classification.corrections import Correction
from planner.classification.decide import classify

__all__ = ["Correction", "classify", "service_areas"]
