"""Cells of a supplier column that name nobody: `Various`, `see attached list`, `award pending`."""

from __future__ import annotations

import re

from planner.registers.cells.blanks import tidy

LONGEST = 120  # characters; what is longer is a sentence about a supplier
_WHO = (
    r"(?:suppliers?|providers?|contractors?|vendors?|compan(?:y|ies)|firms?|bidders?|tenderers?|organisations?|"
    r"consultants?|operators?|agenc(?:y|ies)|awards?|lots?|parties|names?)"
)
_ASIDE = r"(?:\s*[-–:(,;/].*)?"
_FIRM = re.compile(r"\b(?:ltd|limited|plc|llp|cic|cio|inc)\b", re.IGNORECASE)
_BEFORE_NAMES = re.compile(rf"(?:various|multiple|several)\b(?:\s+{_WHO})*\s*[-–:(]\s*", re.IGNORECASE)
# somebody supplies, and the register does not say who
_UNNAMED = re.compile(
    r"(?:please\s+)?(?:see|refer\s+to)\s+(?:the\s+|our\s+|also\s+|full\s+|separate\s+)*(?:attach\w*|lists?|below|above|"
    r"notes?|comments?|spreadsheet|suppliers?|providers?|framework|website|web|link|schedule|appendix|annex|award|"
    r"contracts?|document\w*|https?|www|lots?|tabs?|sheets?|register|notice)\b.*"
    rf"|as\s+(?:above|below|attached|listed|per)\b.*|ditto"
    rf"|(?:various|multiple|several|numerous|many|all)\b(?:\s+(?:approved|framework|different|local|other))*"
    rf"(?:\s+(?:\w+\s+){{0,2}}{_WHO})*(?:\s+(?:on|under|in|as|via|from|to|across)\b.*)?{_ASIDE}"
    rf"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?{_WHO}\b{_ASIDE}"
    rf"|(?:framework|dps|panel|approved)\s+{_WHO}{_ASIDE}"
    rf"|(?:{_WHO}\s+)?(?:list|names?|details?)\s+"
    r"(?:\w+\s+)?(?:attached|available|withheld|redacted|below|on request)\b.*"
    r"|redacted\b.*|withheld\b.*|commercially sensitive",
    re.IGNORECASE,
)
# with one of these begins every text that a function below knows (in the syntax of Arrow)
MAY_BE = (
    rf"^[ .*\[(]*(?i:please|see|refer|as|ditto|various|multiple|several|numerous|many|all|\d+|two|three|four|five|six|"
    rf"seven|eight|nine|ten|framework|dps|panel|approved|{_WHO} +(?:list|names?|details?)|"
    r"lists?|names?|details?|redacted|withheld|commercially|contract|"
    r"tender|award|appointment|decision|outcome|procurement|awaiting|pending|yet|to|not|currently|out|in|being|under|at|"
    r"no|vacant|n/?a|none|the|lot)\b"
)
# nobody has been chosen yet, or nobody was
_PENDING = re.compile(
    rf"(?:contract\s+|tender\s+)?(?:award|appointment|decision|outcome|procurement|tender)\s+(?:is\s+|result\s+)?"
    rf"(?:pending|awaited|tbc|tba|in progress|ongoing|under\s?way){_ASIDE}"
    r"|(?:awaiting|pending)\s+(?:\w+\s+)?(?:award|tender|procurement|outcome|decision|appointment|approval)\b.*"
    r"|(?:yet\s+)?to\s+be\s+(?:awarded|appointed|procured|tendered|selected|agreed)\b.*"
    r"|not\s+(?:yet\s+)?(?:awarded|appointed|let|selected)\b.*"
    r"|(?:currently\s+)?(?:out\s+to\s+tender|in\s+procurement|being\s+tendered|under\s+evaluation|at\s+tender)\b.*"
    rf"|no\s+(?:{_WHO}|bids?|contract|tenders?)\b(?:\s+\w+){{0,3}}|vacant",
    re.IGNORECASE,
)
# the procurement ended without a contract
_NEVER_LET = re.compile(
    r"(?:(?:not applicable|n/?a|none)\s*[-–:,(]?\s*)?(?:the\s+)?"
    r"(?:contract|tender|lot|procurement)\s+(?:was\s+)?not\s+awarded"
    r"|no\s+(?:contract|award)\s+(?:was\s+)?(?:made|awarded|let)",
    re.IGNORECASE,
)


def is_unnamed(text: str) -> bool:
    """Whether the words say that somebody supplies, but not who: `Various`, `Please see attached spreadsheet`."""
    return _says(_UNNAMED, text) and not _FIRM.search(text)


def names_after(text: str) -> str:
    """The names in `Various (Ash Ltd; Birch plc)`; any other text as it is."""
    match = _BEFORE_NAMES.match(text)
    return text[match.end() :].rstrip(") ") if match and _FIRM.search(text) else text


def is_pending(text: str) -> bool:
    """Whether the words say that nobody has been chosen: `Award pending`, `Out to tender`, `No bids`."""
    return _says(_PENDING, text)


def is_never_let(text: str) -> bool:
    """Whether the words say that the procurement ended without a contract: `Not Applicable - Contract Not Awarded`."""
    return _says(_NEVER_LET, text)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    folded = tidy(text).strip(" .*[]()")
    return len(folded) <= LONGEST and pattern.fullmatch(folded) is not None
