"""What govuk-frontend-wtf leaves undone: error summaries that lead to a field, a date input that validates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govuk_frontend_wtf.wtforms_widgets import GovDateInput
from wtforms import DateField

if TYPE_CHECKING:
    from datetime import date

    from wtforms import Field, Form


class DateInput(GovDateInput):  # type: ignore[misc] # the package ships no types
    """Day, month and year boxes. `required` goes nowhere: on the group around the boxes it would not be valid HTML."""

    def __call__(self, field: Field, **kwargs: Any) -> Any:
        """The boxes as HTML."""
        kwargs["required"] = False
        return super().__call__(field, **kwargs)

    def map_gov_params(self, field: Field, **kwargs: Any) -> dict[str, Any]:
        """The macro's parameters: one id per box, whatever was typed, even if boxes are missing."""
        kwargs.pop("required", None)
        typed = [*(field.raw_data or []), "", "", ""][:3] if field.raw_data is not None else None
        stored = [str(field.data.day), str(field.data.month), str(field.data.year)] if field.data else ["", "", ""]
        wrong = " govuk-input--error" if field.errors else ""
        boxes = zip(("day", "month", "year"), ("2", "2", "4"), typed or stored, strict=True)
        items = [
            {
                "label": part.capitalize(),
                "id": f"{field.id}-{part}",
                "name": field.name,
                "classes": f"govuk-input--width-{width}{wrong}",
                "value": value,
            }
            for part, width, value in boxes
        ]
        params = {
            "id": field.id,
            "fieldset": {"legend": {"text": field.label.text, "classes": "govuk-fieldset__legend--s"}},
            "items": items,
            "hint": {"text": field.description} if field.description else None,
            "errorMessage": {"text": field.errors[0]} if field.errors else None,
        }
        merged: dict[str, Any] = self.merge_params(params, kwargs.get("params", {}))
        return merged


class ThreeBoxDate(DateField):  # type: ignore[misc] # WTForms ships no types
    """A date typed into three boxes of one name; the format takes 31 3 2028 and 31 03 2028 alike."""

    widget = DateInput()
    data: date | None

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, format="%d %m %Y", **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Three numbers → a date; empty boxes → None; anything else says what to enter."""
        if not any(part.strip() for part in valuelist):
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
            raise ValueError("Enter a real date, like 31 3 2028") from None


def error_summary(form: Form) -> dict[str, Any] | None:
    """Parameters of `govukErrorSummary` for a form, None where nothing is wrong; each entry leads to a field."""
    errors = [
        {"text": field.errors[0], "href": f"#{_first_id(field)}"} for field in form if field.errors and field.name
    ]
    errors += [{"text": text, "href": "#main-content"} for text in form.form_errors]
    return {"titleText": "There is a problem", "errorList": errors} if errors else None


def _first_id(field: Field) -> str:
    """The id of the first box that can take the keyboard's focus."""
    if isinstance(field, DateField):
        return f"{field.id}-day"
    return str(field.id)
