"""What a person corrects in a contract: dates, kind of end, notice, supplier, value; and what came after its end."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput, GovTextInput
from wtforms import DecimalField, IntegerField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from planner.model import EndKind
from planner.web.components import ThreeBoxDate
from planner.web.proposals.forms import stripped
from planner.web.today import today

if TYPE_CHECKING:
    from wtforms import Field

LARGEST = Decimal(10) ** 12
LONGEST_NOTICE = 3_660  # days
END_KINDS = [
    SelectChoice(EndKind.FIXED.value, "On the day above"),
    SelectChoice(EndKind.HOLDING_OVER.value, "It has ended, and is still in use"),
    SelectChoice(EndKind.ROLLING.value, "Rolling, no fixed end"),
    SelectChoice(EndKind.UNTIL_NOTICE.value, "Until notice is given"),
    SelectChoice(EndKind.UNKNOWN.value, "Not known"),
]
AFTER = [
    SelectChoice("extended", "Extended: the same contract runs on"),
    SelectChoice("re-let", "Re-let: a new contract follows it"),
    SelectChoice("still in use", "Neither, but it is still in use"),
]


class Money(DecimalField):  # type: ignore[misc] # WTForms ships no types
    """An amount as people type it: "£1,200,000" and "1200000" alike."""

    widget = GovTextInput()
    data: Decimal | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """An amount in pounds → a number; an empty box → None; anything else says what to enter."""
        typed = "".join(valuelist).strip()
        bare = typed.removeprefix("£").replace(",", "").replace(" ", "")
        self.data = None
        if not bare:
            return
        try:
            self.data = Decimal(bare)
        except InvalidOperation:
            raise ValueError("Enter an amount in pounds, like 120,000") from None
        if not self.data.is_finite():
            self.data = None
            raise ValueError("Enter an amount in pounds, like 120,000")

    def _value(self) -> str:
        """What stands in the box: what was typed, else the amount without needless pence."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.2f}".removesuffix(".00")


class Days(IntegerField):  # type: ignore[misc] # WTForms ships no types
    """A whole number of days."""

    widget = GovTextInput()
    data: int | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Digits → a number; an empty box → None; anything else says what to enter."""
        self.data = None
        if any(part.strip() for part in valuelist):
            try:
                super().process_formdata(valuelist)
            except ValueError:
                raise ValueError("Enter a number of days, like 90") from None


def amount(label: str, description: str = "") -> Money:
    """A box for an amount of money."""
    return Money(
        label,
        description=description,
        validators=[Optional(), NumberRange(0, LARGEST, message="Enter an amount of 0 or more")],
    )


class Edit(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """The fields of a contract that a person may correct, each named as on `model.Contract`."""

    # No `Optional` on dates: it looks at the first box alone.
    start = ThreeBoxDate("Start")
    end = ThreeBoxDate("End", description="What is committed now, without options.")
    latest_end = ThreeBoxDate("Latest end", description="With every option that is left. Empty where there is none.")
    end_kind = RadioField(
        "How it ends", choices=END_KINDS, widget=GovRadioInput(), validators=[InputRequired("Choose how it ends")]
    )
    notice_days = Days(
        "Notice, in days",
        validators=[Optional(), NumberRange(0, LONGEST_NOTICE, message="Enter a number of days, like 90")],
    )
    supplier = StringField(
        "Supplier",
        widget=GovTextInput(),
        filters=[stripped],
        validators=[Length(max=300, message="Shorten the name to 300 characters")],
    )
    value = amount("Value", "In the sense of the register: of the whole term, or of a year.")
    annual_value = amount("Yearly value")

    def validate_end(self, field: Field) -> None:
        """A day is needed where the kind of end speaks of one; it lies after the start."""
        if field.data is None and self.end_kind.data in (EndKind.FIXED, EndKind.HOLDING_OVER):
            raise ValidationError("Enter the day on which it ends, or choose another way below")
        if field.data and self.end_kind.data == EndKind.HOLDING_OVER and field.data >= today():
            raise ValidationError("A contract that has ended, ended before today")
        if field.data and self.start.data and field.data <= self.start.data:
            raise ValidationError("Enter an end after the start")

    def validate_latest_end(self, field: Field) -> None:
        """Options only add to a contract."""
        if field.data and self.end.data and field.data < self.end.data:
            raise ValidationError("Enter a day that is not before the end, or leave it empty")


class After(FlaskForm):  # type: ignore[misc] # flask-wtf ships no types
    """What came after an end that has passed."""

    answer = RadioField(
        "Was it extended, re-let, or is it still in use?",
        choices=AFTER,
        widget=GovRadioInput(),
        validators=[InputRequired("Choose what came after it")],
    )
    until = ThreeBoxDate("It now runs to", description="If it was extended or re-let.")
    supplier = StringField(
        "New supplier",
        description="If it was re-let to another one.",
        widget=GovTextInput(),
        filters=[stripped],
        validators=[Length(max=300, message="Shorten the name to 300 characters")],
    )

    def validate_until(self, field: Field) -> None:
        """A new end is needed where there is one, and it is still to come."""
        if self.answer.data not in ("extended", "re-let") or field.errors:
            return
        if field.data is None:
            raise ValidationError("Enter the day that it now runs to")
        if field.data < today():
            raise ValidationError("Enter today or a later day")
