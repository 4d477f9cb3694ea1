"""Addresses that travel in an address lead to our own pages or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.web.own_pages import own_page

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize("address", ["/", "/proposals", "/proposals?council=Caf%C3%A9&page=2", "/contracts/a1"])
def test_a_page_of_ours_is_led_to(app: Flask, address: str) -> None:
    with app.test_request_context("/"):
        assert own_page(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/proposals",
        "//elsewhere.example/proposals",
        "///elsewhere.example/proposals",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "\\\\elsewhere.example",
        "http:/proposals",
        "http://[/",
        "javascript:alert(1)",
        "/nowhere",
        "proposals",
        "",
    ],
)
def test_anything_else_leads_to_the_first_page(app: Flask, address: str) -> None:
    with app.test_request_context("/"):
        assert own_page(address) == "/"


def test_a_page_that_only_takes_what_is_sent_is_not_led_to(app: Flask) -> None:
    with app.test_request_context("/"):
        assert own_page("/suppliers/decide") == "/"
