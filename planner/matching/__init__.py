"""Contracts in; windows, clusters, likeness of needs and groups of supplier spellings out."""

from __future__ import annotations

from planner.matching.clusters import Clusters, find_clusters
from planner.matching.existing import existing_joint
from planner.matching.likeness import Likeness, Needs, likeness
from planner.matching.suppliers import group_suppliers
from planner.matching.windows import is_running, presumed_running, windows

__all__ = [
    "Clusters",
    "Likeness",
    "Needs",
    "existing_joint",
    "find_clusters",
    "group_suppliers",
    "is_running",
    "likeness",
    "presumed_running",
    "windows",
]
