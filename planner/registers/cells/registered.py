"""Numbers by which suppliers are registered: a company's checked by form, and those that stand beside names."""

from __future__ import annotations

import re

from planner.registers.cells.blanks import is_blank, tidy
from planner.registers.cells.problem import Problem

# Companies House forms: eight digits, or two letters (SC, NI, OC, SO, RC, FC, IP, CE …) and six digits.
_COMPANY = re.compile(r"(?:[A-Z]{2}\d{6}|R\d{7}|\d{6,8}|[A-Z]{2}\d{5}[A-Z])")
_NOT_A_COMPANY = Problem(
    "company-number-form", "A company number is eight digits, or two letters and six digits; this one was left out."
)
_OF_A_COMPANY = (
    r"co(?:mpany)?\.?(?:\s+reg(?:istration|istered)?\.?)?|reg(?:istration|istered)?\.?|crn|companies\s+house"
)
_OF_OTHERS = (
    r"(?:registered\s+)?charit(?:y|ies)(?:\s+reg(?:istration|istered)?\.?)?|abn|acn|nzbn|duns|vat(?:\s+reg\.?)?"
    r"|sir(?:en|et)|ein"
)
_BEFORE, _AFTER = r"[\s,;(\[–-]*", r"\b[)\]]?"
_SIGN = r"(?:\s*(?:no|number|num|nr)\b\.?|\s*#)?\s*[:.\-]?\s*"
_FORM = r"(?:SC|NI|OC|SO|NC|RC|FC|CE|IP|RS|SL|LP)\d{6}|\d{8}"
# `, Co. No. 01616977`, `(Reg No SC123456)`, `Charity 1098765`, `(SC234567)`, `Ltd - 01234567`
_REGISTERED = re.compile(
    rf"{_BEFORE}\b(?:{_OF_A_COMPANY}){_SIGN}(?P<said>(?:[A-Z]{{2}})?\s?\d{{6,8}}){_AFTER}"
    rf"|{_BEFORE}\b(?:{_OF_OTHERS}){_SIGN}(?:[A-Z]{{2}})?(?:\d[\s-]?){{6,14}}{_AFTER}"
    rf"|\s*[(\[](?P<alone>{_FORM})[)\]]"
    rf"|(?:(?<=ltd)|(?<=limited)|(?<=plc)|(?<=llp)|(?<=cic))\.?[\s,–-]+(?P<behind>{_FORM})\b",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{6}|\d{2,3}[ -]\d{3}")  # without one there is nothing to look for
_NAME = re.compile(r"[^\W\d_]{2}")


def without_numbers(text: str) -> tuple[str, str | None]:
    """A cell of suppliers without the numbers by which they are registered, and the first company's."""
    if not _LONG_NUMBER.search(text):
        return text, None
    found = [match["said"] or match["alone"] or match["behind"] for match in _REGISTERED.finditer(text)]
    numbers = (company_number(number)[0] for number in found if number)
    names = _REGISTERED.sub("", text)
    return (names, next(filter(None, numbers), None)) if _NAME.search(names) else (text, None)


def company_number(text: str) -> tuple[str | None, Problem | None]:
    """The number in its registered form (noughts put back in front), or why it is none."""
    if len(text) == 8 and text.isdigit():
        return text, None
    if is_blank(text):
        return None, None
    folded = re.sub(r"[\s.]|\.0$", "", re.sub(r"\.0$", "", tidy(text))).upper()
    if not _COMPANY.fullmatch(folded):
        return None, _NOT_A_COMPANY
    return (folded.zfill(8) if folded.isdigit() else folded), None
