"""A JSON file to its releases: release packages, record packages, bare lists and single releases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.registers.errors import Unreadable

if TYPE_CHECKING:
    from planner.registers.table import RegisterFile

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Release:
    """One release, or one record as its compiled release; `row` counts from 1 in the file."""

    row: int
    data: Json


def load(file: RegisterFile) -> tuple[Any, str]:
    """The parsed JSON and its encoding; Unreadable where it is none."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            text = file.data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(file.name, "its characters cannot be read; save it as UTF-8 and upload that")
    try:
        return json.loads(text), "utf-8" if encoding == "utf-8-sig" else encoding
    except ValueError as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "its numbers"
        raise Unreadable(file.name, f"it is not valid JSON ({where}); download it again") from None
    except RecursionError:
        raise Unreadable(file.name, "it is nested too deeply to be a register; download it again") from None


def releases_of(file: RegisterFile, data: Any) -> tuple[str, list[Release], list[int]]:
    """The format's name, the releases, and the rows that hold none (a null, a text, a record without a release)."""
    name, items = _items(file, data)
    releases: list[Release] = []
    empty: list[int] = []
    for row, item in enumerate(items, start=1):
        found = _releases(item)
        releases += [Release(row, data) for data in found]
        if not found:
            empty.append(row)
    return name, releases, empty


def _items(file: RegisterFile, data: Any) -> tuple[str, list[Any]]:
    if isinstance(data, dict):
        if isinstance(data.get("releases"), list):
            return "ocds release package", data["releases"]
        if isinstance(data.get("records"), list):
            return "ocds record package", data["records"]
        if "ocid" in data:
            return "ocds release", [data]
    elif isinstance(data, list) and any(isinstance(item, dict) and "ocid" in item for item in data):
        return "ocds releases", data
    raise Unreadable(file.name, "this JSON is no OCDS package (it has neither releases nor records)")


def _releases(item: Any) -> list[Json]:
    """A release itself; a record's releases where it embeds them, else its compiled release."""
    if not isinstance(item, dict):
        return []
    if isinstance(item.get("compiledRelease"), dict):
        return [item["compiledRelease"]]
    if isinstance(item.get("releases"), list):
        return [release for release in item["releases"] if isinstance(release, dict) and len(release) > 3]
    return [item] if any(key in item for key in ("ocid", "tender", "awards", "contracts", "planning")) else []
