"""Who may ask for an address: every view carries one rule, and a view without one is refused.

`public`: anybody. `local_user`: the one user of this machine, until there are accounts. `secret_address`: whoever
holds the address, since calendar programs send no password.
"""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_address
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from flask import Flask, current_app, request

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

RULE = "access_rule"


class Rule(StrEnum):
    """The rules an address can have."""

    PUBLIC = "public"
    LOCAL_USER = "local user"
    SECRET_ADDRESS = "secret address"  # noqa: S105 - the name of a rule


class NotAllowedError(PlannerError):
    """Somebody else's machine asked for a page of the local user."""


def public(view: Callable[P, R]) -> Callable[P, R]:
    """The view, open to anybody."""
    setattr(view, RULE, Rule.PUBLIC)
    return view


def local_user(view: Callable[P, R]) -> Callable[P, R]:
    """The view, for the user of this machine."""
    setattr(view, RULE, Rule.LOCAL_USER)
    return view


def secret_address(view: Callable[P, R]) -> Callable[P, R]:
    """The view, for whoever holds its address; such answers set no cookie."""
    setattr(view, RULE, Rule.SECRET_ADDRESS)
    return view


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """The rule of an endpoint, None where its view was given none."""
    if endpoint == "static":
        return Rule.PUBLIC
    rule: Rule | None = getattr(app.view_functions[endpoint], RULE, None)
    return rule


def check() -> None:
    """Before each request: raises `NotAllowedError` where the view's rule does not let the caller in."""
    if request.endpoint is None:
        return  # no such address: the 404 page follows
    rule = rule_of(current_app, request.endpoint)
    if rule is None:
        raise RuntimeError(f"{request.endpoint} has no access rule")
    if rule is Rule.LOCAL_USER and not _from_this_machine(request.remote_addr):
        raise NotAllowedError("This planner has no accounts yet, so its pages open on its own machine only.")


def _from_this_machine(address: str | None) -> bool:
    try:
        return address is not None and ip_address(address).is_loopback
    except ValueError:
        return False
