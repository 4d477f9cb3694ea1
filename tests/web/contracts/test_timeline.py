from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from planner.model import Contract
from planner.web.contracts.timeline import GUTTER, WIDTH, draw

if TYPE_CHECKING:
    from tests.web.client import CarefulClient

TODAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def contract(start: date | None, end: date | None, more: int = 0) -> Contract:
    latest = end + timedelta(days=more) if end else None
    return Contract(
        id="c", title="A" * 80, council="Kent County Council", sources=(), start=start, end=end, latest_end=latest
    )


@given(st.lists(st.builds(contract, st.none() | days, st.none() | days, st.integers(0, 3000)), max_size=8))
def test_everything_lies_within_the_drawing(found: list[Contract]) -> None:
    drawing = draw(found, TODAY)
    known = [each for each in found if each.end]
    assert (drawing is None) == (not known)
    if drawing is None:
        return
    assert len(drawing.lines) == len(known)
    for line in drawing.lines:
        assert GUTTER <= line.x <= line.x + line.width <= WIDTH
        assert line.option_x + line.option_width <= WIDTH
        assert line.y < drawing.height
    assert all(GUTTER <= x <= WIDTH for x, _ in drawing.years)


def test_the_drawing_is_that_of_the_rows(boroughs: CarefulClient) -> None:
    page = boroughs.page("/contracts?supplier=civica")
    drawn = [text.get_text() for text in page.find("svg").find_all("text")]
    for row in page.select("tbody tr"):
        council = row.find_all("td")[1].get_text().removeprefix("London Borough of ")
        assert f"{council}: {row.th.a.get_text()}" in drawn
