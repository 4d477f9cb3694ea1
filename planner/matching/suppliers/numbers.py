"""Company and charity numbers: what is one by its form, in one shape."""

from __future__ import annotations

import re

# Companies House: eight digits, or two letters of the kind of body and six digits (its list of prefixes);
# registered societies end in R. Shorter numbers have lost their leading noughts in a spreadsheet.
_PLAIN = re.compile(r"\d{4,8}")
_LETTERS = re.compile(
    r"(?:AC|CE|CS|CW|ES|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|"
    r"SP|SR|SZ|ZC)\d{6}|(?:IP|SP|NP|RS)\d{5}[A-Z0-9]"
)
_SCOTTISH_CHARITY = re.compile(r"SC0\d{5}")
_NORTHERN_CHARITY = re.compile(r"NIC1\d{5}")
_SCHEME = re.compile(r"^(?:GB[- ]?(COH|CHC|SC|NIC|MPR)[- :]?)", re.IGNORECASE)
_CHARITY = re.compile(r"(\d{6,7})(?:-\d{1,3})?")
_NONE = frozenset({"00000000", "12345678", "99999999"})


def company_number(text: str | None) -> str | None:
    """A number in one shape with its scheme (`GB-COH-00007919`, `GB-CHC-1023456`), or None if it has no such form.

    Without a scheme a number of digits alone is a company's; noughts that a spreadsheet dropped are put back.
    """
    if not text:
        return None
    bare = re.sub(r"[\s.]", "", text.strip()).upper()
    stated = _SCHEME.match(bare)
    scheme = stated.group(1).upper() if stated else "COH"
    bare = bare[stated.end() :] if stated else bare
    if scheme == "CHC":
        charity = _CHARITY.fullmatch(bare)
        return f"GB-CHC-{charity.group(1)}" if charity else None
    if scheme == "NIC" or _NORTHERN_CHARITY.fullmatch(bare):
        return f"GB-NIC-{bare}" if _NORTHERN_CHARITY.fullmatch(bare) else None
    if scheme == "SC":
        return f"GB-SC-{bare}" if _SCOTTISH_CHARITY.fullmatch(bare) else None
    if _PLAIN.fullmatch(bare):
        number = bare.zfill(8)
        return None if number in _NONE else f"GB-COH-{number}"
    return f"GB-COH-{bare}" if _LETTERS.fullmatch(bare) else None
