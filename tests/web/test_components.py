from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import StringField
from wtforms.validators import InputRequired

from planner.web.components import ThreeBoxDate, error_summary
from tests.web.client import soup

if TYPE_CHECKING:
    from flask import Flask


class Example(FlaskForm):  # type: ignore[misc]
    title = StringField("Title", validators=[InputRequired("Enter a title")])
    ends = ThreeBoxDate("End", validators=[InputRequired("Enter an end date")])


def filled(app: Flask, *boxes: str) -> Any:
    app.config["WTF_CSRF_ENABLED"] = False
    return Example(MultiDict([("title", ""), *(("ends", box) for box in boxes)]))


def test_the_error_summary_leads_to_boxes_that_take_the_keyboard(app: Flask) -> None:
    with app.test_request_context():
        form = filled(app, "31", "2", "2028")
        assert not form.validate()
        summary = error_summary(form)
        assert summary is not None
        assert [(each["text"], each["href"]) for each in summary["errorList"]] == [
            ("Enter a title", "#title"),
            ("Enter a real date, like 31 3 2028", "#ends-day"),
        ]
        page = soup(str(form.ends()))
        assert page.find(id="ends-day").name == "input"


def test_nothing_wrong_is_no_summary(app: Flask) -> None:
    with app.test_request_context():
        assert error_summary(filled(app)) is None


@pytest.mark.parametrize("boxes", [("31", "3", "2028"), ("31", "03", "2028")])
def test_three_boxes_are_a_date(app: Flask, boxes: tuple[str, ...]) -> None:
    with app.test_request_context():
        assert filled(app, *boxes).ends.data == date(2028, 3, 31)


@pytest.mark.parametrize("boxes", [(), ("31",), ("31", "3"), ("", "", ""), ("x", "y", "z", "w")])
def test_what_was_typed_stays_in_its_boxes_however_little_it_was(app: Flask, boxes: tuple[str, ...]) -> None:
    with app.test_request_context():
        form = filled(app, *boxes)
        form.validate()
        typed = [str(box["value"]) if box.has_attr("value") else "" for box in soup(str(form.ends())).find_all("input")]
        assert typed == [*boxes, "", "", ""][:3]


def test_the_group_of_boxes_is_valid_html(app: Flask) -> None:
    with app.test_request_context():
        page = soup(str(filled(app, "1", "2", "2028").ends()))
        assert not [tag for tag in page.find_all("div") if tag.has_attr("required")]
