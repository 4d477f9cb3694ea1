"""Proposal → milestones and warnings: procedures, stages and statutory periods as data, counted back from the start."""

from planner.leadtime.circumstances import BelowTheFloor, Circumstances, Override
from planner.leadtime.lead_times import PlannedLeadTimes, lead_times
from planner.leadtime.nouns import Lengths, Procedure, ProcedureStage
from planner.leadtime.procedures import (
    UnknownProcedure,
    mobilisation,
    procedure,
    procedures,
)
from planner.leadtime.thresholds import threshold
from planner.leadtime.warnings import warning_for

__all__ = [
    "BelowTheFloor",
    "Circumstances",
    "Lengths",
    "Override",
    "PlannedLeadTimes",
    "Procedure",
    "ProcedureStage",
    "UnknownProcedure",
    "lead_times",
    "mobilisation",
    "procedure",
    "procedures",
    "threshold",
    "warning_for",
]
