"""What a person says about a new feed."""

from __future__ import annotations

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxesInput, GovRadioInput, GovSelect, GovTextInput
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, Optional

ROLES = [
    SelectChoice("", "Everything below"),
    SelectChoice("head of service", "Last days to decide only"),
    SelectChoice("convenor", "Last days to decide, and when to call the councils together"),
    SelectChoice("procurement lead", "All of it, with every step of adopted joint procurements"),
]
PARTNERSHIP = SelectChoice("partnership", "The councils that plan together, as the settings say")
STATES = ("idea", "adopted", "dismissed")
ALARMS = [
    SelectChoice("", "No alarms"),
    SelectChoice("7", "A week before"),
    SelectChoice("30", "30 days before"),
    SelectChoice("90,30", "90 and 30 days before"),
]


def stripped(text: str | None) -> str | None:
    """What was typed, without white space around it."""
    return text.strip() if text else text


HORIZONS = [
    SelectChoice("", "Everything that is known"),
    SelectChoice("365", "One year"),
    SelectChoice("730", "Two years"),
    SelectChoice("1461", "Four years"),
]
MORE = [
    SelectChoice("windows", "When each contract could be re-let, as a span of days"),
    SelectChoice("every_step", "Every step of every idea, not of adopted joint procurements alone"),
]


class NewFeed(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Which dates, for whom, under which name."""

    name = StringField(
        "Name of the calendar",
        description="You will see it in your calendar program.",
        widget=GovTextInput(),
        filters=[stripped],
        validators=[
            DataRequired("Enter a name for the calendar"),
            Length(max=100, message="Shorten the name to 100 characters"),
        ],
    )
    council = SelectMultipleField(
        "Councils",
        description="Choose as many as you like. None means all of them.",
        widget=GovCheckboxesInput(),
    )
    service_area = SelectMultipleField(
        "Service areas",
        description="Choose as many as you like. None means all of them.",
        widget=GovCheckboxesInput(),
    )
    role = RadioField("Which dates", choices=ROLES, default="", widget=GovRadioInput())
    alarms = SelectField("Alarms", choices=ALARMS, default="", widget=GovSelect())
    horizon = SelectField("How far ahead", choices=HORIZONS, default="", widget=GovSelect())
    more = SelectMultipleField("More dates, if you want them", choices=MORE, widget=GovCheckboxesInput())
    # The rest of a filtered view comes along unseen.
    proposal = HiddenField()
    supplier = HiddenField()
    state = HiddenField(validators=[Optional(), AnyOf(STATES)])
    system = HiddenField()
    text = HiddenField()
    end_from = HiddenField()
    end_to = HiddenField()


class Rename(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Another name for a feed."""

    name = StringField(
        "Name of the calendar",
        widget=GovTextInput(),
        filters=[stripped],
        validators=[
            DataRequired("Enter a name for the calendar"),
            Length(max=100, message="Shorten the name to 100 characters"),
        ],
    )


class Sure(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Nothing but the proof that the page was ours."""
