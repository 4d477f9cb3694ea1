"""The council that a title or a file's name states, also one that the reference table does not know.

`Wexmoor District Council - Contracts Register`, `waimarino-district-council-contracts-2026.csv`, `Active contracts,
City of Larchford`: what stands before `Council` back to a dash, a word that no council is called, or the beginning.
"""

from __future__ import annotations

import re

from planner.councils.names import cleaned, shown
from planner.councils.recognise import in_file_name

LONGEST = 6  # words of a name before `Council`
_ENDING = re.compile(r"(?:council|corporation|county|authority|cc|dc|bc|mbc)", re.IGNORECASE)
_SORT_WORDS = (
    "borough district county city shire town parish metropolitan met unitary regional islands island community "
    "combined fire rescue and police local national park integrated"
)
_SORTS = frozenset(_SORT_WORDS.split())
# of what follows `of`: London Borough of …, City of …
_HEADS = re.compile(
    r"\b((?:(?:london|royal|metropolitan)\s+)?borough|city|county|town|township|municipality|village|shire)\s+of\s+"
    r"((?:[^\W\d_][\w'’.]*)(?:\s+(?:(?:and|upon|on|le|the|in|y)\s+)?[A-Z][\w'’.]*){0,3})",
    re.IGNORECASE,
)
_OTHER_WORDS = (
    "contract contracts register registers registry export report list log database data dataset file live "
    "current active awarded awards award published publication final copy draft version pipeline procurement "
    "forward plan tender tenders transparency code spend over under by for the of in at to from with all our "
    "your this each every is are as on a an new old see please department council councils authority summary "
    "quarter quarterly annual month year page sheet commissioned managed held let behalf public schedule "
    "record records suppliers supplier local government"
)
_NOT_OF_A_NAME = frozenset(_OTHER_WORDS.split())  # what ends a name when read back from `Council`
_SMALL = frozenset({"of", "the", "in", "on"})
_PARTS = re.compile(r"\s[-–—]\s|[,;:|()\[\]/•]")


def stated_in(text: str) -> str | None:
    """The name of the council that a title states; None where it states none."""
    for part in _PARTS.split(" ".join(text.split())):
        if name := _of(part) or _before(part):
            return name
    return None


def stated_in_file_name(name: str) -> str | None:
    """The same for the name of a file: a known council first, else whatever has the form of one."""
    known = in_file_name(name)
    if known is not None:
        return known.name
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem) if " " not in stem else stem
    return stated_in(re.sub(r"_|(?<=\w)-(?=\w)|\+|%20", " ", spaced))


def _of(part: str) -> str | None:
    match = _HEADS.search(part)
    if match is None:
        return None
    kept: list[str] = []
    for word in match[2].split():
        if word.casefold() in _NOT_OF_A_NAME or any(letter.isdigit() for letter in word):
            break
        kept.append(word)
    return shown(cleaned(f"{match[1]} of {' '.join(kept)}")) if kept else None


def _before(part: str) -> str | None:
    words = part.split()
    for place, word in enumerate(words):
        if not _ENDING.fullmatch(word.strip(".'’")) or (place + 1 < len(words) and _ENDING.fullmatch(words[place + 1])):
            continue
        name: list[str] = []
        for other in reversed(words[max(0, place - LONGEST) : place]):
            bare = other.casefold().strip(".'’")
            small = bool(name) and bare in _SMALL
            if (bare in _NOT_OF_A_NAME and not small) or any(map(str.isdigit, other)):
                break
            name.insert(0, other)
        while name and (name[0].casefold() in _SMALL or name[0].casefold() == "and"):
            name = name[1:]
        own = [item for item in name if item.casefold() not in _SORTS | _SMALL]
        if own and all(item[0].isalpha() for item in own):
            return shown(cleaned(" ".join([*name, word])))
    return None
