"""A test client that behaves like a browser without JavaScript and refuses sloppy pages."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

BRANDING = re.compile(
    r"GOV\.UK|Open Government Licence|Crown copyright|GDS Transport|govuk-icon|crest|©", re.IGNORECASE
)

TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="csrf_token" type="hidden" value=")[^"]+')


class CarefulClient(FlaskClient):
    """Every HTML answer passes `check_page`; forms are sent as they stand on the page."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """The answer to a request, looked at closely if it is a page."""
        kwargs.setdefault("base_url", "http://127.0.0.1:8000")
        kwargs.setdefault("buffered", True)
        answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and not 300 <= answer.status_code < 400:
            check_page(TOKEN.sub("token", answer.text))
        return answer

    def page(self, path: str, status: int = 200) -> BeautifulSoup:
        """The page at an address."""
        answer = self.get(path)
        assert answer.status_code == status, answer.text[:2000]
        return soup(answer.text)

    def submit(self, page: BeautifulSoup, button: str, **values: Any) -> Any:
        """Sends the form with that button, with the values that stand in it or are given here; follows to the end."""
        pressed = next(each for each in page.find_all("button") if each.get_text(strip=True) == button)
        form = pressed.find_parent("form")
        assert isinstance(form, Tag)
        method = self.post if str(form.get("method", "get")) == "post" else self.get
        own = {str(pressed["name"]): pressed.get("value", "")} if pressed.get("name") else {}
        sent = fields(form) | own | values
        place = {"data": sent} if method == self.post else {"query_string": sent}
        return method(str(form["action"]), follow_redirects=True, **place)

    def upload(self, name: str, data: bytes, council: str = "") -> BeautifulSoup:
        """Uploads a file and follows to what was found."""
        return soup(self.send(name, data, council).text)

    def send(self, name: str, data: bytes, council: str = "") -> Any:
        """The answer to an upload."""
        page = self.page("/registers/upload")
        return self.submit(page, "Upload and read", file=(io.BytesIO(data), name), council=council)


def soup(text: str) -> BeautifulSoup:
    """A page, to look into: it is known to be well formed, so the quick parser sees what a browser sees."""
    return BeautifulSoup(text, "html.parser")


def fields(form: Tag) -> dict[str, Any]:
    """What a browser would send of a form that nobody touched."""
    values: dict[str, Any] = {}
    for box in form.find_all("input"):
        kind = box.get("type", "text")
        if kind in ("radio", "checkbox") and not box.has_attr("checked"):
            continue
        if box.get("name") and kind != "file":
            values.setdefault(str(box["name"]), []).append(box.get("value", ""))
    for select in form.find_all("select"):
        chosen = select.find("option", selected=True) or select.find("option")
        assert isinstance(chosen, Tag)
        values[str(select["name"])] = chosen.get("value", "")
    return values


@cache
def check_page(text: str) -> None:
    """What every page must be: valid HTML, one title and heading, forms with proof of origin, nothing inline."""
    html5lib.HTMLParser(strict=True).parse(text)
    page = soup(text)
    assert page.title is not None
    assert page.title.get_text().endswith("– Contract expiry planner")
    assert not page.title.get_text().startswith("–")
    assert len(page.find_all("h1")) == 1
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    check_outline(page)
    check_forms(page)
    check_links(page)
    for script in page.find_all("script"):
        assert script.get("src"), "a script stands in the page"
        assert not script.get_text(strip=True)
    assert not page.find_all("style")
    assert not page.find_all(style=True), "a style stands in the page"
    assert not [tag.name for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    visible = page.get_text(" ")
    assert not BRANDING.search(visible), BRANDING.search(visible)
    assert '"' not in re.sub(r"\s", "", _own_words(page)), "straight quotation marks"
    for word in ("cluster", "near miss", "point of no return", "holding over", "None", "undefined", "{{", "{%"):
        assert word not in _own_words(page), word


def _own_words(page: BeautifulSoup) -> str:
    """The words of the page without what comes from registers."""
    main = page.find("main")
    assert isinstance(main, Tag)
    return " ".join(tag.get_text(" ") for tag in main.find_all(["h2", "label", "legend", "button", "caption"]))


def check_outline(page: BeautifulSoup) -> None:
    """Headings go down one level at a time; ids are there once; tables have captions and heading cells scopes."""
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"h[1-6]$"))]
    for before, after in pairwise(levels):
        assert after <= before + 1, f"h{after} follows h{before}"
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted(each for each in ids if ids.count(each) > 1)
    for table in page.find_all("table"):
        assert table.caption
        assert all(cell.get("scope") for cell in table.find_all("th"))
    for image in page.find_all("svg"):
        assert image.get("aria-hidden") == "true" or image.get("role") == "img"


def check_forms(page: BeautifulSoup) -> None:
    """Each form has an action; those that change something prove where they come from; each box has a label."""
    for form in page.find_all("form"):
        assert form.get("action")
        if form.get("method") == "post":
            assert form.find("input", attrs={"name": "csrf_token"}), "no proof of origin"
        for box in form.find_all(["input", "select", "textarea"]):
            if box.get("type") != "hidden":
                assert form.find("label", attrs={"for": box.get("id")}), f"no label for {box.get('name')}"


def check_links(page: BeautifulSoup) -> None:
    """Links lead somewhere; those that stay on the page lead to something on it."""
    ids = {tag["id"] for tag in page.find_all(id=True)}
    for link in page.find_all("a"):
        href = str(link.get("href", ""))
        assert href, link
        assert link.get_text(strip=True), f"a link to {href} without words"
        parts = urlsplit(href)
        if not parts.path and not parts.netloc:
            assert parts.fragment in ids, f"nothing on the page is called {parts.fragment}"
