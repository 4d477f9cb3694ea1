"""What a person says about a register: the file, whose it is, and later what each column means."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput, GovTextInput
from wtforms import StringField
from wtforms.validators import Length


class Upload(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """The file and its council."""

    file = FileField(
        "Contract register",
        description="CSV, Excel (.xlsx, .xls), OpenDocument (.ods), OCDS JSON, or the Contracts Finder export.",
        widget=GovFileInput(),
    )
    council = StringField(
        "Council",
        description="Whose register it is, for example Camden. Leave this empty if each row of the file says so.",
        widget=GovTextInput(),
        validators=[Length(max=200, message="Shorten the council’s name to 200 characters")],
    )


class Step(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """Nothing but the proof that the page was ours."""
