"""A second reading of iCalendar, from the bytes and RFC 5545 alone, that shares nothing with what wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Part:
    """A component: its lines as (name, parameters, value as on the wire), and the components in it."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The one value of that name, as on the wire."""
        (found,) = [value for known, _, value in self.lines if known == name]
        return found

    def text(self, name: str) -> str:
        """The one value of that name, unescaped."""
        return re.sub(r"\\(.)", lambda pair: "\n" if pair[1] in "nN" else pair[1], self.value(name))

    def has(self, name: str) -> bool:
        """Whether there is such a line."""
        return any(known == name for known, _, _ in self.lines)


def read(feed: bytes) -> Part:
    """The one VCALENDAR of these bytes, unfolded on bytes."""
    root = Part("")
    stack = [root]
    for line in re.sub(rb"\r\n[ \t]", b"", feed).decode("utf-8").removesuffix("\r\n").split("\r\n"):
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        stack[-1].order.append(name)
        if name == "BEGIN":
            part = Part(value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END":
            stack[-1].order.pop()
            assert stack.pop().name == value
        else:
            stack[-1].lines.append((name, parameters, value))
    assert stack == [root]
    (calendar,) = root.parts
    return calendar


def events(feed: bytes) -> list[Part]:
    """The VEVENTs."""
    return [part for part in read(feed).parts if part.name == "VEVENT"]
