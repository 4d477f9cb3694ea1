"""Releases of one contracting process to its present state, as OCDS 1.1 compiles them.

Later releases replace what earlier ones said, objects merge member by member, lists of objects merge by `id`, other
lists are replaced, and null removes (OCDS 1.1, merging).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.ocds.package import Json, Release


def by_process(releases: Sequence[Release]) -> list[list[Release]]:
    """Releases of one ocid together, oldest first; a release without one stands alone."""
    groups: dict[object, list[Release]] = {}
    for order, release in enumerate(releases):
        ocid = release.data.get("ocid")
        groups.setdefault(ocid if isinstance(ocid, str) and ocid else order, []).append(release)
    return [sorted(group, key=lambda r: (str(r.data.get("date") or ""), r.row)) for group in groups.values()]


def compiled(releases: Sequence[Release]) -> Json:
    """The state after the last of these releases, which are in order of time."""
    state: Json = {}
    for release in releases:
        state = _merged(state, release.data)
    return state


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        result = dict(old)
        for key, value in new.items():
            if value is None:
                result.pop(key, None)
            else:
                result[key] = _merged(result.get(key), value)
        return result
    if _has_ids(old) and _has_ids(new):
        members = {str(item["id"]): item for item in old}
        for item in new:
            key = str(item["id"])
            members[key] = _merged(members.get(key), item)
        return list(members.values())
    return new


def _has_ids(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and item.get("id") is not None for item in value)
    )
