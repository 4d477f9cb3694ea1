"""The settings that a person may change, in their own words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovSelect, GovTextInput
from wtforms import IntegerField, SelectChoice, SelectField
from wtforms.validators import InputRequired, NumberRange

from planner import leadtime
from planner.web.components import ThreeBoxDate

if TYPE_CHECKING:
    from planner.settings import PlanSettings

REACH = [
    SelectChoice("yes", "Only where it fits the service: neighbours, region or nation"),
    SelectChoice("no", "Any distance"),
]


def number(label: str, hint: str, least: int, most: int) -> IntegerField:
    """A box for a whole number."""
    words = f"Enter a whole number from {least:,} to {most:,}"
    return IntegerField(
        label,
        description=hint,
        widget=GovTextInput(),
        validators=[InputRequired(words), NumberRange(least, most, words)],
    )


class PlanForm(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """What a plan depends on beside the contracts."""

    slack_days = number("Leeway, in days", "How long before or after its end a contract could be re-let.", 0, 730)
    max_move_days = number("Longest move, in days", "How much longer a contract may run than it does now.", 0, 3_650)
    min_councils = number("Councils, at least", "A joint procurement needs two.", 2, 20)
    min_annual_value = number(
        "Yearly value in pounds, at least", "Contracts worth less are left out. Unknown values pass.", 0, 100_000_000
    )
    procedure = SelectField(
        "Procedure",
        description="Its length decides how early councils must decide.",
        widget=GovSelect(),
    )
    use_reach = SelectField("Distance between councils", choices=REACH, widget=GovSelect())
    target = ThreeBoxDate(
        "One day for all (optional)",
        description="The old contracts of every idea then run to this day, for example the day before councils merge.",
    )

    def offer(self) -> PlanForm:
        """The form with the procedures that there are."""
        self.procedure.choices = [SelectChoice(each.code, each.name) for each in leadtime.procedures()]
        return self

    def settings(self, now: PlanSettings) -> PlanSettings:
        """The settings that the form asks for; what it does not show stays as it is."""
        return replace(
            now,
            slack_days=self.slack_days.data,
            max_move_days=self.max_move_days.data,
            min_councils=self.min_councils.data,
            min_annual_value=Decimal(self.min_annual_value.data),
            procedure=self.procedure.data,
            use_reach=self.use_reach.data == "yes",
            target=self.target.data,
        )


def shown(settings: PlanSettings) -> dict[str, object]:
    """The form's boxes for these settings."""
    return {
        "slack_days": settings.slack_days,
        "max_move_days": settings.max_move_days,
        "min_councils": settings.min_councils,
        "min_annual_value": int(settings.min_annual_value),
        "procedure": settings.procedure,
        "use_reach": "yes" if settings.use_reach else "no",
        "target": settings.target,
    }
