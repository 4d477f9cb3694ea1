"""The pages of a running site, used as a person without JavaScript would: registers go in, feed addresses come out."""

from __future__ import annotations

import uuid
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener

from bs4 import BeautifulSoup, Tag

from tests.web.client import fields

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pages:
    """A visitor of the site at that address, with cookies of their own."""

    def __init__(self, site: str) -> None:
        self.site = site.rstrip("/") + "/"
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def page(self, path: str, data: bytes | None = None, kind: str = "") -> BeautifulSoup:
        """The page at a path, or the answer to what is sent there."""
        headers = {"Content-Type": kind} if kind else {}
        request = Request(urljoin(self.site, path), data=data, headers=headers)
        try:
            with self._opener.open(request, timeout=600) as answer:
                return BeautifulSoup(answer.read(), "html.parser")
        except HTTPError as refusal:
            if refusal.code == 409:
                return BeautifulSoup(refusal.read(), "html.parser")
            said = BeautifulSoup(refusal.read(), "html.parser").get_text(" ", strip=True)
            raise SystemExit(f"{path}: {refusal.code}: {said[:500]}") from refusal

    def submit(self, page: BeautifulSoup, button: str, **values: Any) -> BeautifulSoup:
        """Sends the form with that button, as it stands or with these values."""
        form = _form(page, button)
        return self.page(str(form["action"]), urlencode(fields(form) | values, doseq=True).encode())

    def upload(self, name: str, data: bytes) -> None:
        """Uploads and confirms a register; one that the site has already is left alone."""
        form = _form(self.page("registers/upload"), "Upload and read")
        kind, body = _with_file(fields(form), name, data)
        found = self.page(str(form["action"]), body, kind)
        if any(button.get_text(strip=True) == "Confirm this register" for button in found.find_all("button")):
            self.submit(found, "Confirm this register")

    def address(self, query: dict[str, str], **values: Any) -> str:
        """The secret address of a new feed of a view."""
        made = self.submit(self.page(f"feeds/new?{urlencode(query)}"), "Make the address", **values)
        box = made.find(id="address")
        assert isinstance(box, Tag), made.get_text(" ", strip=True)[:500]
        return str(box["value"])

    def a_feed_of_each_sort(self, council: str | None) -> Iterator[tuple[str, str]]:
        """Council, partnership, idea, service area, supplier, roles and a filtered view: a feed of each, made anew."""
        form = self.page("feeds/new")
        councils = [str(box["value"]) for box in form.find_all("input", attrs={"name": "council"})]
        if not councils:
            raise SystemExit("The site has no register with a council in it.")
        own = council or councils[0]
        yield "council", self.address({"council": own}, name=f"{own}: all dates")
        yield "several councils", self.address({}, name="Several councils", council=councils[:4])
        yield "everything", self.address({}, name="Everything, with every step", more=["windows", "every_step"])
        for link in self.page("proposals").select(".app-idea__title a"):
            idea = str(link["href"]).rsplit("/", 1)[1]
            yield f"idea: {link.get_text(strip=True)}", self.address({"proposal": idea}, role="", alarms="90,30")
        for role in ("head of service", "convenor", "procurement lead"):
            yield f"role: {role}", self.address({}, name=role.capitalize(), role=role)
        row = self.page(f"contracts?{urlencode({'council': own})}").select_one("tbody tr")
        area = next(str(box["value"]) for box in form.find_all("input", attrs={"name": "service_area"}))
        yield "service area", self.address({"service_area": area}, name=f"Service area {area}")
        words = row.get_text(" ", strip=True).split()[0] if row else "services"
        yield f"view: {words!r} of {own}", self.address({"council": own, "text": words}, name=f"Contracts with {words}")
        yield "supplier like 'Ltd'", self.address({"supplier": "ltd"}, name="Suppliers like Ltd")


def _form(page: BeautifulSoup, button: str) -> Tag:
    pressed = next((one for one in page.find_all("button") if one.get_text(strip=True) == button), None)
    if pressed is None:
        raise SystemExit(f"There is no button {button!r}: {page.get_text(' ', strip=True)[:500]}")
    form = pressed.find_parent("form")
    assert isinstance(form, Tag)
    return form


def _with_file(values: dict[str, Any], name: str, data: bytes) -> tuple[str, bytes]:
    """Content type and body of a form with a file."""
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{one}\r\n'.encode()
        for key, value in values.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts += [head.encode() + b"Content-Type: text/csv\r\n\r\n", data, f"\r\n--{edge}--\r\n".encode()]
    return f"multipart/form-data; boundary={edge}", b"".join(parts)
