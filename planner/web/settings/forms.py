"""The settings that a person may change, in their own words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxesInput, GovSelect, GovTextInput
from wtforms import IntegerField, SelectChoice, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional

from planner import leadtime, proposals
from planner.web.components import ThreeBoxDate
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.settings import PlanSettings, Vesting

REACH = [
    SelectChoice("yes", "Only where it fits the service: neighbours, region or nation"),
    SelectChoice("no", "Any distance"),
]
MERGERS = [
    SelectChoice("no", "Plan as if every council stayed"),
    SelectChoice("yes", "Reckon with the mergers whose successors are decided"),
]
EXTRAS = [
    SelectChoice("leaseholders", "Consulting leaseholders (Landlord and Tenant Act 1985 s.20)"),
    SelectChoice(
        "section24", "Consent before a reorganisation (Local Government and Public Involvement in Health Act 2007 s.24)"
    ),
]
SEASONS = [
    SelectChoice("august", "August"),
    SelectChoice("christmas", "Christmas and New Year"),
    SelectChoice("pre_election", "The weeks before local elections in May"),
    SelectChoice("weekends", "Weekends and bank holidays: meetings, deadlines and notices fall on working days"),
]
NATIONS = [
    SelectChoice("england", "England"),
    SelectChoice("wales", "Wales"),
    SelectChoice("northern-ireland", "Northern Ireland"),
    SelectChoice("scotland", "Scotland"),
]


def number(label: str, hint: str, least: int, most: int, *, optional: bool = False) -> IntegerField:
    """A box for a whole number."""
    words = f"Enter a whole number from {least:,} to {most:,}"
    needed = Optional() if optional else InputRequired(words)
    return IntegerField(
        label, description=hint, widget=GovTextInput(), validators=[needed, NumberRange(least, most, words)]
    )


def several(label: str, hint: str, choices: list[SelectChoice] | None = None) -> SelectMultipleField:
    """Boxes of which any number may be ticked."""
    return SelectMultipleField(
        label,
        description=hint,
        choices=choices or [],
        widget=GovCheckboxesInput(),
        validate_choice=True,
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
    reorganise = SelectField(
        "Councils that are being merged",
        description="Councils with one successor are then one buyer from its first day on, and no day within six "
        "months of it is proposed unless you choose it below.",
        choices=MERGERS,
        widget=GovSelect(),
    )
    target = ThreeBoxDate(
        "One day for all (optional)",
        description="The old contracts of every idea then run to this day, for example the day before councils merge.",
    )

    horizon_days = number(
        "How far ahead, in days (optional)",
        "Ideas whose old contracts end later than this are not proposed. Empty is any distance.",
        30,
        36_500,
        optional=True,
    )
    nation = SelectField("Rules of decision of", choices=NATIONS, widget=GovSelect())
    extra_stages = several("Extra steps in every plan", "They lengthen every plan.", EXTRAS)
    closed_seasons = several("When nobody decides", "No decision is planned to finish on these days.", SEASONS)
    partnership = several("Councils that plan together", "None ticked is every council.")
    areas = several("Only these service areas", "None ticked is every service area.")
    areas_out = several("Leave these service areas out", "No idea is proposed for them.")

    def offer(self, councils: Iterable[str]) -> PlanForm:
        """The form with the procedures, service areas and councils that there are."""
        self.procedure.choices = [SelectChoice(each.code, each.name) for each in leadtime.procedures()]
        self.areas.choices = self.areas_out.choices = [SelectChoice(each.code, each.name) for each in leaf_areas()]
        self.partnership.choices = [SelectChoice(name, name) for name in councils]
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
            reorganisations=self._reorganisations(now),
            target=self.target.data,
            horizon_days=self.horizon_days.data,
            nation=self.nation.data,
            extra_stages=frozenset(self.extra_stages.data),
            closed_seasons=frozenset(self.closed_seasons.data),
            partnership=frozenset(self.partnership.data) or None,
            areas=frozenset(self.areas.data) or None,
            areas_out=frozenset(self.areas_out.data),
        )

    def _reorganisations(self, now: PlanSettings) -> tuple[Vesting, ...]:
        return (now.reorganisations or proposals.known_reorganisations()) if self.reorganise.data == "yes" else ()


def shown(settings: PlanSettings) -> dict[str, object]:
    """The form's boxes for these settings."""
    return {
        "slack_days": settings.slack_days,
        "max_move_days": settings.max_move_days,
        "min_councils": settings.min_councils,
        "min_annual_value": int(settings.min_annual_value),
        "procedure": settings.procedure,
        "use_reach": "yes" if settings.use_reach else "no",
        "reorganise": "yes" if settings.reorganisations else "no",
        "target": settings.target,
        "horizon_days": settings.horizon_days,
        "nation": settings.nation,
        "extra_stages": sorted(settings.extra_stages),
        "closed_seasons": sorted(settings.closed_seasons),
        "partnership": sorted(settings.partnership or ()),
        "areas": sorted(settings.areas or ()),
        "areas_out": sorted(settings.areas_out),
    }
