"""What a person says a contract is for, and how far that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput, GovSelect
from wtforms import HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import DataRequired

from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from planner.model import Contract

NO_AREA = "none"
LONGEST = 100  # characters of a title shown beside a choice


class Correct(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """The area, what else it holds for, and where."""

    area = SelectField("What is it for?", widget=GovSelect(), validators=[DataRequired("Choose a service area")])
    about = RadioField("Which contracts is this true of?", widget=GovRadioInput())
    where = RadioField("Where?", widget=GovRadioInput())
    after = HiddenField()

    def offer(self, contract: Contract, council: str) -> Correct:
        """The choices that this contract leaves."""
        self.area.choices = [
            SelectChoice("", "Choose a service area"),
            *(SelectChoice(area.code, area.name) for area in leaf_areas()),
            SelectChoice(NO_AREA, "None of these"),
        ]
        known = scopes(contract)
        self.about.choices = [SelectChoice(kind, words) for kind, words in known]
        self.where.choices = [SelectChoice("partnership", "Here and at the other councils of the partnership")]
        if contract.council:
            self.where.choices.append(SelectChoice("council", f"At {council} only"))
        self.about.data = self.about.data or (known[0][0] if known else None)
        self.where.data = self.where.data or "partnership"
        return self


def scopes(contract: Contract) -> list[tuple[str, str]]:
    """What a correction of this contract can be about, with words for each, the narrowest first."""
    words = {
        "title": "Every contract with this title: {}",
        "system": "Every contract for this system: {}",
        "supplier": "Every contract with this supplier: {}",
    }
    return [(kind, text.format(short(value))) for kind, text in words.items() if (value := getattr(contract, kind))]


def short(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
