"""READ FIRST. The nouns of the journey, as frozen dataclasses that need the standard library alone.

file → rows → contracts → service areas → clusters → proposals → milestones → calendar

Unknown is `None`, never an empty string. Dates are whole days. Money is a `Decimal` beside its currency.
Nothing on a `Contract` depends on today; windows, proposals and warnings do, and say for which day.
"""

from planner.model.contracts import Contract, Council, ServiceArea, Source
from planner.model.field_words import field_words
from planner.model.kinds import AgreementKind, EndKind, LegalRegime, PlannerError, Severity, Stage, ValueBasis, Warning
from planner.model.proposals import Cluster, CouldJoin, LeftOut, Member, Plan, Proposal, ProposalValue, Window
from planner.model.readings import DateOrder, Issue, OrderBasis, Reading, SheetRead
from planner.model.schedules import LeadTimes, Milestone, Need, OwnLength, Schedule

__all__ = [
    "AgreementKind",
    "Cluster",
    "Contract",
    "CouldJoin",
    "Council",
    "DateOrder",
    "EndKind",
    "Issue",
    "LeadTimes",
    "LeftOut",
    "LegalRegime",
    "Member",
    "Milestone",
    "Need",
    "OrderBasis",
    "OwnLength",
    "Plan",
    "PlannerError",
    "Proposal",
    "ProposalValue",
    "Reading",
    "Schedule",
    "ServiceArea",
    "Severity",
    "SheetRead",
    "Source",
    "Stage",
    "ValueBasis",
    "Warning",
    "Window",
    "field_words",
]
