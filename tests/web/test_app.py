from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import render_template_string
from jinja2 import UndefinedError

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    "template",
    ["{{ titel }}", "{{ proposal.titel }}", "{% for x in rows %}{% endfor %}", "{{ rows | length }}", "{{ a.b.c }}"],
)
def test_a_misspelt_name_in_a_template_is_an_error(app: Flask, template: str) -> None:
    with app.test_request_context(), pytest.raises(UndefinedError):
        render_template_string(template, proposal=object())


def test_a_name_that_is_not_given_may_be_asked_for(app: Flask) -> None:
    with app.test_request_context():
        assert render_template_string("{% if hint %}no{% else %}yes{% endif %}") == "yes"


def test_what_comes_from_registers_is_escaped(app: Flask) -> None:
    with app.test_request_context():
        assert render_template_string("{{ title }}", title="<b>") == "&lt;b&gt;"
    assert app.select_jinja_autoescape("proposals/one.html")


def test_static_files_change_their_address_when_they_change(app: Flask) -> None:
    from planner.web.app import asset

    with app.test_request_context():
        assert asset("planner.js").startswith("/static/planner.js?v=")
        assert asset("planner.js") != asset("js-enabled.js")
