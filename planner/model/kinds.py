"""What a contract, an issue or a warning can be, in the words of the interface."""

from __future__ import annotations

from enum import StrEnum


class PlannerError(Exception):
    """Something that cannot be served; its text is fit for a person and says what to do."""


class Stage(StrEnum):
    """How far a contract has come. A plain register row is awarded."""

    PLANNED = "planned"
    TENDER = "tender"
    AWARDED = "awarded"


class AgreementKind(StrEnum):
    """What sort of agreement it is; frameworks, grants and one-off works are not re-let as such."""

    CONTRACT = "contract"
    CALL_OFF = "call_off"
    FRAMEWORK = "framework"
    DYNAMIC_MARKET = "dynamic_market"
    GRANT = "grant"
    ONE_OFF = "one_off"
    ORDER = "order"
    UNKNOWN = "unknown"


class EndKind(StrEnum):
    """What the end of a contract is. Only `fixed` has a date to plan from."""

    FIXED = "fixed"
    ROLLING = "rolling"
    UNTIL_NOTICE = "until_notice"
    UNKNOWN = "unknown"
    HOLDING_OVER = "holding_over"


class ValueBasis(StrEnum):
    """What a value is the value of."""

    TOTAL = "total"
    ANNUAL = "annual"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


class LegalRegime(StrEnum):
    """The law under which a contract was let, which governs how it may be changed for its whole life."""

    PA2023 = "pa2023"
    PCR2015 = "pcr2015"
    SCOTLAND = "scotland"
    PSR = "psr"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How bad an issue is: an error makes its row unusable."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Warning(StrEnum):  # noqa: A001 - the product's own word, see product.md
    """How today stands to the last days of a plan."""

    IN_GOOD_TIME = "in good time"
    START_NOW = "start now"
    LATE = "late"
    TOO_LATE = "too late"
