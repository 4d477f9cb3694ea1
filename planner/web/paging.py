"""A page of a list → the parameters of `govukPagination`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.store.kept import Page

NEAR = 2


def page_links(
    page: Page[Any], address: Callable[[int], str], called: str = "Pages of this list"
) -> dict[str, Any] | None:
    """Links to the first, last and near pages; None where one page is all. Two lists on a page are called apart."""
    if page.pages == 1:
        return None
    shown = [n for n in range(1, page.pages + 1) if n in (1, page.pages) or abs(n - page.number) <= NEAR]
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": address(number), "current": number == page.number})
    links: dict[str, Any] = {"items": items, "landmarkLabel": called}
    if page.number > 1:
        links["previous"] = {"href": address(page.number - 1)}
    if page.number < page.pages:
        links["next"] = {"href": address(page.number + 1)}
    return links
