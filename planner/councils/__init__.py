"""The authorities of the UK: who a buyer is under its many spellings, where it lies, what it was and will be.

A reference table of our own (data/councils.csv, rebuilt by scripts/refresh-councils), above the model and below
every stage. Standard library, and numpy where all pairs are reckoned; read once, on first use.
"""

from planner.councils.names import key
from planner.councils.places import adjoin, distance_km, distances_km
from planner.councils.recognise import find, fold, in_file_name
from planner.councils.reorganisation import Reorganisation, reorganisations
from planner.councils.table import all_councils, by_code, predecessors
from planner.councils.titles import stated_in, stated_in_file_name

__all__ = [
    "Reorganisation",
    "adjoin",
    "all_councils",
    "by_code",
    "distance_km",
    "distances_km",
    "find",
    "fold",
    "in_file_name",
    "key",
    "predecessors",
    "reorganisations",
    "stated_in",
    "stated_in_file_name",
]
