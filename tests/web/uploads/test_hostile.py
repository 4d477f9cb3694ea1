"""Broken input gets a clear message beside the file's field and leaves everything as it was."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.client import CarefulClient, soup
from tests.web.registers import register

if TYPE_CHECKING:
    from flask import Flask

PNG = b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + b"IHDR" + bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]) + bytes(80)
# The signature of an OLE container with the stream that Excel writes for a password-protected workbook.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def half_a_workbook() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 200)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return whole.getvalue()[:150]


def protected_workbook() -> bytes:
    """A compound file whose directory has an EncryptedPackage, as Excel writes it."""
    sector, free, end = 512, b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
    header = OLE + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(6) + bytes(4) + (1).to_bytes(4, "little")
    header += (1).to_bytes(4, "little") + bytes(4) + (4096).to_bytes(4, "little") + end + bytes(4) + end + bytes(4)
    header += bytes(4) + free * 108
    fat = (b"\xfd\xff\xff\xff" + end + free * 126)[:sector]

    def entry(name: str, kind: int, child: int) -> bytes:
        coded = name.encode("utf-16-le") + b"\0\0"
        none = 0xFFFFFFFF
        links = none.to_bytes(4, "little") * 2 + child.to_bytes(4, "little")
        return (
            coded.ljust(64, b"\0") + len(coded).to_bytes(2, "little") + bytes([kind, 1]) + links + bytes(36) + end
        ).ljust(128, b"\0")

    directory = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, 0xFFFFFFFF) + bytes(256)
    return header[:sector].ljust(sector, b"\0") + fat + directory


BROKEN = {
    "an image named csv": ("register.csv", PNG),
    "an image named xlsx": ("register.xlsx", PNG),
    "an empty file": ("register.csv", b""),
    "white space alone": ("register.csv", b" \n\n \n"),
    "half a workbook": ("register.xlsx", half_a_workbook()),
    "a workbook with a password": ("register.xlsx", protected_workbook()),
    "invalid JSON": ("releases.json", b'{"releases": [{"ocid": '),
    "JSON of something else": ("releases.json", json.dumps({"hello": "world"}).encode()),
    "a zip archive": ("register.zip", half_a_workbook()),
    "zero bytes": ("register.csv", bytes(5000)),
}


def kept(client: CarefulClient) -> tuple[str, str]:
    """All that the pages show of what is kept."""
    return soup(client.get("/registers").text).find("main").get_text(), client.get("/contracts.csv").text


def check_refused(answer: Any, status: int) -> str:
    """The error summary leads to the file's field, which says the same; the words."""
    assert answer.status_code == status
    page = soup(answer.text)
    assert page.title.get_text().startswith("Error: ")
    entry = page.find(class_="govuk-error-summary").find("a")
    assert entry["href"] == "#file"
    field = page.find(id="file")
    assert field["type"] == "file"
    assert "file-error" in field["aria-describedby"]
    words = str(entry.get_text())
    assert words in page.find(id="file-error").get_text()
    return words


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_and_nothing_is_changed(boroughs: CarefulClient, case: str) -> None:
    before = kept(boroughs)
    name, data = BROKEN[case]
    words = check_refused(boroughs.send(name, data, council="Camden"), 400)
    assert len(words) > 20
    assert "Traceback" not in words
    assert kept(boroughs) == before


def test_no_file_at_all_is_asked_for(client: CarefulClient) -> None:
    page = client.page("/registers/upload")
    answer = client.submit(page, "Upload and read", council="Camden")
    assert check_refused(answer, 400) == "Choose a file"


def test_a_file_over_the_limit_names_the_limit(boroughs: CarefulClient) -> None:
    before = kept(boroughs)
    words = check_refused(boroughs.send("big.csv", b"a,b\n" + b"x,y\n" * 100_000, council="Camden"), 413)
    assert "293 KB" in words
    assert kept(boroughs) == before


def cut(client: CarefulClient, share: float, *, honest: bool) -> Any:
    """An upload of which only a share arrives. `honest` announces the length that comes."""
    token = client.page("/registers/upload").find("input", attrs={"name": "csrf_token"})["value"]
    edge = "edge"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n',
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="camden.csv"\r\n\r\n',
        register("Camden").decode() + f"\r\n--{edge}--\r\n",
    ]
    whole = "".join(parts).encode()
    sent = whole[: int(len(whole) * share)]
    return client.post(
        "/registers/upload",
        data=sent,
        content_type=f"multipart/form-data; boundary={edge}",
        headers={"Content-Length": str(len(sent if honest else whole))},
    )


@pytest.mark.parametrize("honest", [True, False])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_an_upload_that_was_cut_off_says_so(boroughs: CarefulClient, share: float, honest: bool) -> None:
    before = kept(boroughs)
    words = check_refused(cut(boroughs, share, honest=honest), 400)
    assert "cut off" in words
    assert kept(boroughs) == before


def test_markup_in_a_register_stays_text(client: CarefulClient) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    row = ("X-1", attack, attack, attack, "01/04/2024", "31/03/2028", "", "£50,000", "")
    found = client.upload("camden.csv", register("Camden", extra=(row,)), council="Camden")
    client.submit(found, "Confirm this register")
    for path in ("/contracts", "/registers/1", "/registers"):
        assert not client.page(path).find("main").find(["script", "img"])
    link = client.page("/contracts?text=script").find("a", string=attack)
    assert not client.page(link["href"]).find("main").find(["script", "img"])


def test_an_unfinished_upload_leaves_the_database_alone(app: Flask, client: CarefulClient) -> None:
    from planner.store import registers as kept_registers
    from planner.web.database import NAME

    client.send("register.csv", PNG, council="Camden")
    with app.extensions[NAME].reading() as session:
        assert kept_registers.versions(session) == ()
