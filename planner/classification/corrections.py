"""A person's corrections: records that are replayed on every upload, nearest first, and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.classification.words import words
from planner.councils import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import Contract


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided: contracts of that title, system or supplier are of that area.

    `council` is the council for which it was said. It binds there first, then (`partnership` True) at the other
    councils of the same partnership. One of `title`, `system` and `supplier` is given; the first counts most.
    `taken_back` keeps the record and ends its effect. `area` None means: of none of the areas.
    """

    council: str
    area: str | None
    by: str
    on: date
    title: str | None = None
    system: str | None = None
    supplier: str | None = None
    partnership: bool = True
    taken_back: bool = False


def same_words(text: str | None) -> str:
    """The words of a title, system or supplier in one shape, by which two are called the same."""
    return " ".join(words(text)) if text else ""


@dataclass(slots=True)
class Lessons:
    """Corrections, ready to be looked up. Later ones replace earlier ones of the same scope."""

    near: dict[tuple[str, str, str], Correction] = field(default_factory=dict)
    far: dict[tuple[str, str], Correction] = field(default_factory=dict)

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> Lessons:
        """Look-up tables of those that are not taken back, the latest last."""
        found = cls()
        standing = [one for one in corrections if not one.taken_back]
        for one in sorted(standing, key=lambda correction: correction.on):
            for kind in ("title", "system", "supplier"):
                key = same_words(getattr(one, kind))
                if key:
                    found.near[fold(one.council), kind, key] = one
                    if one.partnership:
                        found.far[kind, key] = one
                    break
        return found

    def on(self, contract: Contract) -> tuple[Correction, str] | None:
        """The correction that decides a contract and by what it does (`title` …): this council's before others'."""
        if not self.near:
            return None
        keys = [(kind, same_words(getattr(contract, kind))) for kind in ("title", "system", "supplier")]
        council = fold(contract.council) if contract.council else ""
        for kind, key in keys:
            if key and (one := self.near.get((council, kind, key))) is not None:
                return one, kind
        for kind, key in keys:
            if key and (one := self.far.get((kind, key))) is not None:
                return one, kind
        return None
