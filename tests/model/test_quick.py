"""Classes made quickly are what dataclasses would have made of them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature

import pytest

from planner.model import Contract, Issue, Severity
from planner.model.quick import changer, quickly_made


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    row: int
    words: tuple[str, ...] = ()
    note: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    row: int
    words: tuple[str, ...] = ()
    note: str | None = None


@pytest.mark.parametrize(
    ("given", "named"),
    [(("a", 1), {}), (("a", 1, ("b",)), {"note": "c"}), ((), {"name": "a", "row": 2}), (("a",), {"row": 3})],
)
def test_it_takes_the_same_arguments_and_gives_the_same_fields(given, named):
    one, other = Usual(*given, **named), Quick(*given, **named)
    assert repr(one) == repr(other).replace("Quick", "Usual")
    assert [getattr(one, f.name) for f in fields(one)] == [getattr(other, f.name) for f in fields(other)]
    assert signature(Usual) == signature(Quick)


@pytest.mark.parametrize("given", [(), ("a",), ("a", 1, (), None, "too many")])
def test_it_refuses_the_same_arguments(given):
    for made in (Usual, Quick):
        with pytest.raises(TypeError):
            made(*given)


def test_it_is_frozen_equal_hashable_and_can_be_copied():
    issue = Issue("a.csv", None, 3, "End", "kind", "soon", "Write a date.", Severity.WARNING)
    assert type(issue) is Issue
    with pytest.raises(FrozenInstanceError):
        issue.row = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        object.__setattr__(issue, "other", 1)
    same = Issue(**{f.name: getattr(issue, f.name) for f in fields(issue)})
    assert same == issue
    assert hash(same) == hash(issue)
    for again in (copy.copy(issue), copy.deepcopy(issue), pickle.loads(pickle.dumps(issue)), replace(issue)):
        assert again == issue
        assert type(again) is Issue


def test_what_cannot_be_made_quickly_is_refused():
    @dataclass(frozen=True, slots=True)
    class Made:
        names: list[str] = field(default_factory=list)

    @dataclass(frozen=True)
    class Slotless:
        name: str

    for cls in (Made, Slotless):
        with pytest.raises(TypeError, match="cannot be made quickly"):
            quickly_made(cls)


def test_a_change_is_what_replace_would_have_given():
    contract = Contract("a1", "Care", "Kent County Council", (), extensions=(12,))
    change = changer(Contract, "id", "service_area")
    assert change(contract, "b2", "care") == replace(contract, id="b2", service_area="care")
    assert contract.id == "a1"
    with pytest.raises(TypeError, match="no field colour"):
        changer(Contract, "colour")
