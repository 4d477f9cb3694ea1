"""Clusters in; joint procurement ideas out: who, when, who must move by how long, what speaks for it and against."""

from __future__ import annotations

from planner.proposals.chosen import NotTogetherError, keep_up, plan_groups
from planner.proposals.consent_list import Counted, consent_list
from planner.proposals.describe import identity
from planner.proposals.knowledge import Knowledge
from planner.proposals.propose import best_first, propose
from planner.proposals.reorganisation import known_reorganisations
from planner.proposals.run import PastTargetError
from planner.proposals.score import EXPLAINED as SCORE_EXPLAINED

__all__ = [
    "SCORE_EXPLAINED",
    "Counted",
    "Knowledge",
    "NotTogetherError",
    "PastTargetError",
    "best_first",
    "consent_list",
    "identity",
    "keep_up",
    "known_reorganisations",
    "plan_groups",
    "propose",
]
