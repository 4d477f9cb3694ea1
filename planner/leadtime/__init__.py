"""Proposal → milestones and warnings: procedures, stages and statutory periods as data, counted back from the start.

The edge of the package; each name is explained in the module that it comes from.
"""

from planner.leadtime.circumstances import BelowTheFloor, Circumstances, Override, seasons_known, switches
from planner.leadtime.contract_warnings import ContractWarning, contract_warnings
from planner.leadtime.lead_times import PlannedLeadTimes, for_settings, lead_times, of_proposal
from planner.leadtime.learned import Learned, Took, as_override, learn
from planner.leadtime.levers import CAUTION, Lever, levers
from planner.leadtime.notices import Deadline, Notice, deadlines, notices, pipeline_notice, termination_notice
from planner.leadtime.nouns import Lengths, Procedure, ProcedureStage
from planner.leadtime.plan_warnings import (
    OfContract,
    OfProposal,
    PlanWarnings,
    plan_warnings,
    proposal_warning,
    re_let_need,
)
from planner.leadtime.procedures import UnknownProcedure, mobilisation, mobilisations, procedure, procedures
from planner.leadtime.regimes import Ground, Regime, grounds, regime_on, regimes
from planner.leadtime.replan import Line, NotInOrder, Replanned, earliest_start, replan, took
from planner.leadtime.route import Route, is_light_touch, suggest_route
from planner.leadtime.thresholds import threshold
from planner.leadtime.under_way import Reached, place_in, reached_in, standing_on, with_actual_dates
from planner.leadtime.warnings import warning_for
from planner.leadtime.ways_out import NO_BRIDGE, WayOut, ways_out
from planner.leadtime.whole_plan import RouteDates, WholePlan, compare_routes, whole_plan

__all__ = [
    "CAUTION",
    "NO_BRIDGE",
    "BelowTheFloor",
    "Circumstances",
    "ContractWarning",
    "Deadline",
    "Ground",
    "Learned",
    "Lengths",
    "Lever",
    "Line",
    "NotInOrder",
    "Notice",
    "OfContract",
    "OfProposal",
    "Override",
    "PlanWarnings",
    "PlannedLeadTimes",
    "Procedure",
    "ProcedureStage",
    "Reached",
    "Regime",
    "Replanned",
    "Route",
    "RouteDates",
    "Took",
    "UnknownProcedure",
    "WayOut",
    "WholePlan",
    "as_override",
    "compare_routes",
    "contract_warnings",
    "deadlines",
    "earliest_start",
    "for_settings",
    "grounds",
    "is_light_touch",
    "lead_times",
    "learn",
    "levers",
    "mobilisation",
    "mobilisations",
    "notices",
    "of_proposal",
    "pipeline_notice",
    "place_in",
    "plan_warnings",
    "procedure",
    "procedures",
    "proposal_warning",
    "re_let_need",
    "reached_in",
    "regime_on",
    "regimes",
    "replan",
    "seasons_known",
    "standing_on",
    "suggest_route",
    "switches",
    "termination_notice",
    "threshold",
    "took",
    "warning_for",
    "ways_out",
    "whole_plan",
    "with_actual_dates",
]
