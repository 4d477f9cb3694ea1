"""What an officer takes home: the cleaned register, and their own workbook with the doubtful cells marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint

from planner import registers
from planner.model import OrderBasis
from planner.registers import RegisterFile, cleaned_csv, cleaned_workbook, marked_workbook
from planner.store import contracts as kept_contracts
from planner.store import registers as kept_registers
from planner.store.contracts import Filters
from planner.web import access
from planner.web.database import reading
from planner.web.downloads import WORKBOOK, WORKBOOKS, download

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from planner.model import Reading
    from planner.store.kept import RegisterVersion

upload_files = Blueprint("upload_files", __name__)


@upload_files.get("/registers/<int:version_id>/cleaned.csv")
@access.local_user
def cleaned_text(version_id: int) -> ResponseReturnValue:
    """The contracts as they were understood, under plain headings."""
    file, found = read_again(version_id)
    return download(f"cleaned {stem(file)}.csv", cleaned_csv(found), "text/csv; charset=utf-8")


@upload_files.get("/registers/<int:version_id>/cleaned.xlsx")
@access.local_user
def cleaned_sheet(version_id: int) -> ResponseReturnValue:
    """The same as a workbook with true dates and numbers."""
    file, found = read_again(version_id)
    return download(f"cleaned {stem(file)}.xlsx", cleaned_workbook(found), WORKBOOK)


@upload_files.get("/registers/<int:version_id>/marked.xlsx")
@access.local_user
def marked(version_id: int) -> ResponseReturnValue:
    """The officer's own workbook with a comment on each cell that something is amiss with."""
    file, found = read_again(version_id)
    copy = marked_workbook(file, found)
    return download(f"marked {stem(file)}{copy.ending}", copy.data, WORKBOOKS[copy.ending])


def read_again(version_id: int) -> tuple[RegisterFile, Reading]:
    """The original bytes of a version, read as they were read then."""
    with reading() as session:
        version = kept_registers.version(session, version_id)
        file = RegisterFile(version.file_name, kept_registers.original(session, version_id))
        buyers = kept_contracts.count_by(session, "council", filters=Filters(version_id=version_id))
    read = partial(
        registers.read_register, file, mapping=version.mapping, reference_date_hint=order_of_earlier_uploads(version)
    )
    # several buyers: the rows said whose they are, nobody spoke for all of them
    return file, read(council=None if len(buyers) > 1 else version.council)


def order_of_earlier_uploads(version: RegisterVersion) -> str | None:
    """The order of day and month that the council's earlier uploads gave this one, where they did."""
    orders = version.summary["date_order"].values()
    return next((each["order"] for each in orders if each["basis"] == OrderBasis.EARLIER_UPLOADS), None)


def stem(file: RegisterFile) -> str:
    """The file's name without its ending."""
    return file.name.rsplit(".", 1)[0]
