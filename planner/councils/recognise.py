"""Which council a name means: in a cell, with a department behind it, or in a file's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.councils.forms import spellings
from planner.councils.names import cleaned, key, shown
from planner.councils.table import by_code

if TYPE_CHECKING:
    from planner.model import Council

# words that make what stands beside a council's name a body of its own, never a department
_OTHER_BODY = re.compile(
    r"\b("
    r"pensions?|superannuation|school|academy|college|university|nhs|icb|ccg|trust|hospital"
    r"|police|constabulary|fire|joint|consortium|partnership|partners|limited|ltd|plc|llp|cic"
    r"|housing association|tmo|almo|others|airport"
    r"|holdings|enterprises?|foundation|charity|charities|commissioner|crime|authority|council|councils"
    r"|behalf|cc|homes|alliance"
    r")\b"
)
_PARTS = re.compile(
    r"\s*(?:[(),;:/|\[\]]|\s[-–—]\s|\s-|-\s|\bt/a\b|\btrading as\b|\bacting (?:as|through|by)\b)\s*", re.IGNORECASE
)
_BODIES = re.compile(r"\s*[/;+&]\s*|\s+(?:and|with)\s+", re.IGNORECASE)
_HEAD = re.compile(r"^(?:.*? (?:council|authority|corporation|cc)|(?:london|royal) borough of .*?)\b")
_PREAMBLE = re.compile(
    r"^(?:(?:the )?(?:lord )?mayor (?:and|aldermen|commonalty|citizens|burgesses|councillors)[a-z ]*? of (?:the )?"
    r"|(?:the )?council of the |council for the |members of )"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
LONGEST_ACRONYM = 5
# words of a file's name that are also a council's bare name: taken for one only with a type word beside them
_COMMON_WORDS = frozenset({"reading", "down", "hart", "bath", "rugby", "eden", "north", "south", "deal"})


@lru_cache(maxsize=65_536)
def find(name: str) -> Council | None:
    """The council that a name means, or None for a body that is none or is not known.

    Exact on the key of the name and of its many forms; then without a preamble ("The Mayor and Burgesses of …");
    then with what stands beside it taken for a department ("Kent County Council - Procurement", "Legal Services,
    Swansea Council"), unless that names another body (a pension fund, a school, a second council). An abolished
    council is found as itself (see `Council.end`, `Council.successors`).
    """
    return _exact(name) or _with_department(name)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The one name under which a buyer is shown: equal names are one buyer.

    The official name where the reference table knows the council, under its own name or with a department behind it;
    else the cleaned text in one case, so that `ESSEX POLICE` and `Essex Police` are one. Different bodies (a council's
    pension fund, a school, an NHS trust, a council's successor) are never folded into one.
    """
    council = find(name)
    return council.name if council is not None else shown(cleaned(name))


def _exact(name: str) -> Council | None:
    words = key(name)
    code = spellings().get(words)
    if code is None:
        bare = _PREAMBLE.sub("", words)
        code = spellings().get(bare) if bare != words else None
    return by_code(code) if code else None


def _with_department(name: str) -> Council | None:
    """The one council among the parts of a name, where the other parts name no body of their own."""
    parts = [part for part in _PARTS.split(cleaned(name)) if part]
    if _several(cleaned(name)):
        return None
    if len(parts) == 2 and (turned := _exact(f"{parts[1]} {parts[0]}")) is not None:
        return turned  # "Croydon, London Borough of"
    if len(parts) > 1:
        known = {place: council for place, part in enumerate(parts) if (council := _stated(part)) is not None}
        rest = " ".join(key(part) for place, part in enumerate(parts) if place not in known)
        if len({council.code for council in known.values()}) == 1 and not _OTHER_BODY.search(rest):
            return next(iter(known.values()))
    words = key(name)
    head = _HEAD.match(words)
    if head is None or head.end() == len(words):
        return None
    code, rest = spellings().get(head.group(0)), words[head.end() :].lstrip()
    return by_code(code) if code and not _OTHER_BODY.search(rest) else None


def _several(name: str) -> bool:
    """Whether a name lists two councils or more: "Adur/Worthing", "Kent County Council and Medway"."""
    signs = list(_BODIES.finditer(name))
    if not signs:
        return False
    sides = ((name[: sign.start()], name[sign.end() :]) for sign in signs)
    both = ((_exact(left), _exact(right)) for left, right in sides)
    if any(left and right and left.code != right.code for left, right in both):
        return True
    return len({council.code for part in _BODIES.split(name) if (council := _exact(part))}) > 1


def _stated(part: str) -> Council | None:
    """The council that one part of a name states in full: a bare place (`Kent`) may be no more than an address.

    An acronym (`RBKC`) is never an address.
    """
    council = _exact(part)
    stated = re.search(r"\b(council|borough|corporation|authority|city of|county|cc)\b", key(part))
    return council if stated or (part.isupper() and part.isalpha() and len(part) <= LONGEST_ACRONYM) else None


def in_file_name(name: str) -> Council | None:
    """The council that a file's name means (`kent-county-council.csv`), or None where none or several are meant."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    tokens = key(_CAMEL.sub(" ", stem)).split()
    for length in range(min(len(tokens), 12), 0, -1):
        met = {}
        for start in range(len(tokens) - length + 1):
            words = " ".join(tokens[start : start + length])
            code = spellings().get(words)
            if code and (length > 1 or _may_stand_alone(words, alone=len(tokens) == 1)):
                met[code] = words
        if met:
            return by_code(next(iter(met))) if len(met) == 1 else None
    return None


def _may_stand_alone(word: str, *, alone: bool) -> bool:
    return alone or (word not in _COMMON_WORDS and len(word) > 2)
