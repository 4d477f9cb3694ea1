"""Proposal → milestones and warnings: procedures, stages and statutory periods as data, counted back from the start."""

from planner.leadtime.lead_times import PlannedLeadTimes, lead_times
from planner.leadtime.procedures import (
    Lengths,
    Procedure,
    ProcedureStage,
    UnknownProcedure,
    mobilisation,
    procedure,
    procedures,
)
from planner.leadtime.thresholds import threshold
from planner.leadtime.warnings import warning_for

__all__ = [
    "Lengths",
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
