"""Proposal → milestones and warnings: procedures, stages and statutory periods as data, counted back from the start.

The edge of the package; each name is explained in the module that it comes from.
"""

from planner.leadtime.circumstances import BelowTheFloor, Circumstances, Override, seasons_known, switches
from planner.leadtime.contract_warnings import ContractWarning, contract_warnings
from planner.leadtime.lead_times import PlannedLeadTimes, lead_times
from planner.leadtime.learned import Learned, Took, as_override, learn
from planner.leadtime.levers import CAUTION, Lever, levers
from planner.leadtime.notices import Deadline, Notice, deadlines, notices, pipeline_notice, termination_notice
from planner.leadtime.nouns import Lengths, Procedure, ProcedureStage
from planner.leadtime.procedures import UnknownProcedure, mobilisation, mobilisations, procedure, procedures
from planner.leadtime.replan import Line, NotInOrder, Replanned, earliest_start, replan, took
from planner.leadtime.route import Route, is_light_touch, suggest_route
from planner.leadtime.thresholds import threshold
from planner.leadtime.warnings import warning_for
from planner.leadtime.ways_out import NO_BRIDGE, WayOut, ways_out

__all__ = [
    "CAUTION",
    "NO_BRIDGE",
    "BelowTheFloor",
    "Circumstances",
    "ContractWarning",
    "Deadline",
    "Learned",
    "Lengths",
    "Lever",
    "Line",
    "NotInOrder",
    "Notice",
    "Override",
    "PlannedLeadTimes",
    "Procedure",
    "ProcedureStage",
    "Replanned",
    "Route",
    "Took",
    "UnknownProcedure",
    "WayOut",
    "as_override",
    "contract_warnings",
    "deadlines",
    "earliest_start",
    "is_light_touch",
    "lead_times",
    "learn",
    "levers",
    "mobilisation",
    "mobilisations",
    "notices",
    "pipeline_notice",
    "procedure",
    "procedures",
    "replan",
    "seasons_known",
    "suggest_route",
    "switches",
    "termination_notice",
    "threshold",
    "took",
    "warning_for",
    "ways_out",
]
