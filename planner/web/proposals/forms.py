"""What people say about a joint procurement idea: a name, a reason to put it aside, a note."""

from __future__ import annotations

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovTextArea, GovTextInput
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length

LONGEST = 5_000


def stripped(text: str | None) -> str | None:
    """What was typed, without white space around it."""
    return text.strip() if text else text


class Name(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """A name of its own; empty for the computed title."""

    name = StringField(
        "Name",
        description="What people will call it. Leave it empty to go back to the title that the planner gives.",
        widget=GovTextInput(),
        filters=[stripped],
        validators=[Length(max=150, message="Shorten the name to 150 characters")],
    )


class Dismiss(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Why it is put aside."""

    reason = TextAreaField(
        "Why is this not worth pursuing?",
        description="Others will see the reason. The idea comes back if its contracts or their ends change.",
        widget=GovTextArea(),
        filters=[stripped],
        validators=[
            DataRequired("Enter the reason, so that others know it"),
            Length(max=LONGEST, message=f"Shorten the reason to {LONGEST:,} characters"),
        ],
    )


class Note(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """What somebody wants the others to know."""

    text = TextAreaField(
        "Add a note",
        description="For example who was called, and what they said. No personal details, please.",
        widget=GovTextArea(),
        filters=[stripped],
        validators=[
            DataRequired("Enter the note"),
            Length(max=LONGEST, message=f"Shorten the note to {LONGEST:,} characters"),
        ],
    )


class Sure(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Nothing but the proof that the page was ours."""
