"""An OCDS file, read: processes to contracts, each naming the releases it comes from."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from planner import councils
from planner.model import (
    AgreementKind,
    Contract,
    Issue,
    LegalRegime,
    Reading,
    Severity,
    SheetRead,
    Source,
    Stage,
    ValueBasis,
)
from planner.registers.cells.blanks import is_placeholder_reference
from planner.registers.cells.cpv import read_cpv
from planner.registers.cells.dates import read_date
from planner.registers.cells.money import Money
from planner.registers.clean import clean_text
from planner.registers.ends import Ends, find_ends
from planner.registers.merge import with_ids
from planner.registers.ocds.compile import by_process, compiled
from planner.registers.ocds.entries import Entry, entries_of
from planner.registers.ocds.look import amount, child, children, flag, text
from planner.registers.ocds.package import load, releases_of
from planner.registers.ocds.parties import buyers_of, has_contacts, suppliers_of
from planner.registers.ocds.periods import Dates, collect_dates, facts_of, issue_of
from planner.registers.prose import with_options_in_prose
from planner.registers.regimes import find_regime
from planner.registers.stages import find_kind
from planner.registers.values import ValueFacts, find_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from planner.registers.ocds.package import Json, Release
    from planner.registers.table import RegisterFile

SCOTTISH_PROCESSES = "ocds-r6ebe6"  # the prefix of Public Contracts Scotland
COLUMNS = {
    "reference": "tender/id",
    "title": "tender/title",
    "description": "tender/description",
    "council": "buyer/name",
    "supplier": "awards/suppliers/name",
    "cpv": "tender/classification/id",
    "value": "awards/value/amount",
    "value_high": "tender/value/amount",
    "value_low": "tender/minValue/amount",
    "extension": "tender/lots/renewal/description",
    "status": "tender/status",
    "published": "date",
}


class Processes:
    """Reads the processes of one file, collecting issues on the way."""

    def __init__(self, file: str, council: str | None, dates: Dates) -> None:
        self.file = file
        self.council = council
        self.dates = dates
        self.issues: list[Issue] = []
        self.end_paths: dict[str, str] = {}

    def contracts(self, releases: Sequence[Release], state: Json) -> list[Contract]:
        """The contracts of one process."""
        entries, dropped = entries_of(state)
        row = releases[-1].row
        for why in dropped:
            self._say(row, "tender/status", "cancelled", f"Not read as a contract: {why}.", Severity.NOTE)
        if not entries and not dropped:
            self._say(row, None, "no-contract", "This release describes no contract.", Severity.ERROR)
        if not entries:
            for release in releases[:-1]:
                self._say(release.row, None, "cancelled", "Its process was cancelled later.", Severity.NOTE)
        return [self._contract(releases, state, entry) for entry in entries]

    def _say(self, row: int, path: str | None, kind: str, message: str, severity: Severity) -> None:
        self.issues.append(Issue(self.file, None, row, path, kind, None, message, severity))

    def _contract(self, releases: Sequence[Release], state: Json, entry: Entry) -> Contract:
        row, tender = releases[-1].row, child(state, "tender")
        ends = self._ends(row, entry)
        buyers = buyers_of(state)
        council = self._council(row, buyers)
        title = entry.title or text(tender, "title") or text(state, "title") or text(entry.award, "title")
        description = text(tender, "description") or text(entry.award, "description") or text(state, "description")
        suppliers = suppliers_of(state, entry.award)
        ends = self._with_options(row, ends, title, description)
        kind, kind_reason = _kind(tender, title, description, entry)
        value = find_value(_value_facts(entry, tender), ends.start, ends.end)
        published = _published(state, entry)
        sources = sorted({release.row for release in releases})
        return Contract(
            id="",
            title=clean_text(title) if title else None,
            council=council,
            sources=tuple(Source(self.file, None, each) for each in sources),
            reference=_reference(state, entry),
            description=clean_text(description) if description else None,
            supplier="; ".join(suppliers.names) or None,
            supplier_number=suppliers.number,
            suppliers=suppliers.names,
            buyers=tuple(dict.fromkeys(folded for b in buyers[1:] if (folded := councils.fold(b)) != council)),
            stage=entry.stage,
            stage_reason=entry.why,
            agreement_kind=kind,
            agreement_kind_reason=kind_reason,
            start=ends.start,
            initial_end=ends.initial_end,
            end=ends.end,
            latest_end=ends.latest_end,
            end_kind=ends.kind,
            extensions=ends.extensions,
            value=value.value,
            value_basis=value.basis,
            annual_value=value.annual,
            currency=value.currency,
            cpv=_cpv(tender, entry),
            category=_category(tender),
            sme=suppliers.sme,
            vcse=suppliers.vcse,
            legal_regime=_regime(state, description, council, entry, published, ends.start),
            published=published,
        )

    def _ends(self, row: int, entry: Entry) -> Ends:
        own = entry.own or entry.advertised
        facts, wrong = facts_of(self.dates, own, entry.advertised if entry.own else None, entry.extension)
        self.issues += [issue_of(self.file, row, path, value, problem) for path, value, problem in wrong]
        found = find_ends(facts)
        for problem in found.problems:
            path = f"{own.path}/{'startDate' if problem.field == 'start' else 'endDate'}" if own else None
            self.issues.append(issue_of(self.file, row, path or "tender/contractPeriod", None, problem))
        if own:
            self.end_paths.setdefault("start", f"{own.path}/startDate")
            self.end_paths.setdefault("end", f"{own.path}/endDate")
        return found

    def _with_options(self, row: int, ends: Ends, title: str | None, description: str | None) -> Ends:
        found = with_options_in_prose(ends, title, description)
        for problem in found.problems[len(ends.problems) :]:
            self.issues.append(issue_of(self.file, row, "tender/description", None, problem))
        return found

    def _council(self, row: int, buyers: Sequence[str]) -> str | None:
        name = self.council or (buyers[0] if buyers else None)
        if name is None:
            named = councils.in_file_name(self.file)
            name = named.name if named else None
        if name is None:
            self._say(row, "buyer/name", "no-council", "The release names no buyer. Name the council.", Severity.ERROR)
        return councils.fold(html.unescape(name)) if name else None


def read_ocds(file: RegisterFile, *, council: str | None = None) -> Reading:
    """Read an OCDS 1.1 package; a row is the index of the release (or record) from 1. Raises `Unreadable`."""
    data, encoding = load(file)
    format_, releases, empty = releases_of(file, data)
    groups = [(group, compiled(group)) for group in by_process(releases)]
    dates = Dates()
    for group, state in groups:
        for entry in entries_of(state)[0]:
            collect_dates(dates, group[-1].row, [place for place in (entry.own, entry.advertised) if place])
    dates.settle()
    reader = Processes(file.name, council, dates)
    contracts = [contract for group, state in groups for contract in reader.contracts(group, state)]
    issues = reader.issues + _about_file(file.name, dates, empty, [state for _, state in groups])
    return Reading(
        file=file.name,
        format=format_,
        encoding=encoding,
        sheets=(SheetRead(None, None, len({r.row for r in releases} | set(empty))),),
        columns=_columns(contracts, reader.end_paths),
        date_order=dates.order(),
        rows=len({r.row for r in releases} | set(empty)),
        contracts=tuple(with_ids(contracts)),
        issues=tuple(sorted(issues, key=lambda issue: issue.row or 0)),
    )


def _about_file(file: str, dates: Dates, empty: Sequence[int], states: Sequence[Json]) -> list[Issue]:
    issues = [
        Issue(file, None, row, None, "no-contract", None, "This holds no release.", Severity.ERROR) for row in empty
    ]
    issues += [
        Issue(file, None, None, path, problem.kind, None, problem.message, problem.severity)
        for path, problem in dates.remarks
    ]
    if has_contacts(states):
        message = "Contact points name people or how to reach them; they were dropped."
        issues.append(Issue(file, None, None, "parties/contactPoint", "contacts-dropped", None, message, Severity.NOTE))
    return issues


def _columns(contracts: Sequence[Contract], ends: dict[str, str]) -> dict[str, str]:
    """Field → path, for fields that any contract of the file has."""
    found = {name: path for name, path in COLUMNS.items() if any(_has(c, name) for c in contracts)}
    return {**found, **ends}


def _has(contract: Contract, name: str) -> bool:
    if name in ("value_high", "value_low"):
        return contract.value_basis is ValueBasis.ESTIMATE
    if name == "value":
        return contract.value_basis is ValueBasis.TOTAL
    return bool(getattr(contract, {"extension": "extensions", "status": "stage"}.get(name, name)))


def _reference(state: Json, entry: Entry) -> str | None:
    found = text(child(state, "tender"), "id") or text(entry.contract, "id") or text(state, "ocid")
    if found is None or is_placeholder_reference(found):
        found = text(state, "ocid")
    return f"{found}/{entry.suffix}" if found and entry.suffix else found


def _kind(tender: Json, title: str | None, description: str | None, entry: Entry) -> tuple[AgreementKind, str | None]:
    techniques = child(tender, "techniques")
    if flag(techniques, "hasDynamicPurchasingSystem"):
        return AgreementKind.DYNAMIC_MARKET, "the tender sets up a dynamic market"
    if flag(techniques, "hasFrameworkAgreement"):
        return AgreementKind.FRAMEWORK, "the tender sets up a framework agreement"
    category = text(tender, "mainProcurementCategory")
    return find_kind(
        {
            "procedure": text(tender, "procurementMethodDetails"),
            "title": title,
            "description": description,
            "main_category": category,
            "notice_type": "contract" if entry.stage is not Stage.PLANNED else None,
        }
    )


def _money(data: Json) -> Money | None:
    number, currency = amount(data)
    return Money(number, number, currency) if number is not None else None


def _value_facts(entry: Entry, tender: Json) -> ValueFacts:
    whole = entry.suffix is None  # a part of a process is not worth what the whole is
    high, low = (_money(child(tender, name)) if whole else None for name in ("value", "minValue"))
    if high is None and entry.lots:
        amounts = [_money(child(lot, "value")) for lot in entry.lots]
        known = [money for money in amounts if money]
        total: Decimal | None = sum((money.high for money in known[1:]), known[0].high) if known else None
        high = replace(known[0], low=total, high=total) if total is not None else None
    return ValueFacts(_money(child(entry.contract, "value")) or _money(child(entry.award, "value")), None, low, high)


def _cpv(tender: Json, entry: Entry) -> tuple[str, ...]:
    lots = {text(lot, "id") for lot in entry.lots}
    items = [i for i in children(tender, "items") if not lots or text(i, "relatedLot") in {None, *lots}]
    items += children(entry.award, "items") + children(entry.contract, "items")
    listed = [child(tender, "classification"), *children(tender, "additionalClassifications")]
    for item in items:
        listed += [child(item, "classification"), *children(item, "additionalClassifications")]
    codes = [text(c, "id") or "" for c in listed if (text(c, "scheme") or "CPV").upper() == "CPV"]
    return tuple(dict.fromkeys(code for found in codes for code in read_cpv(found)))


def _category(tender: Json) -> str | None:
    found = text(child(tender, "classification"), "description")
    return clean_text(found) if found else None


def _published(state: Json, entry: Entry) -> date | None:
    for value in (
        text(entry.award, "datePublished"),
        text(child(state, "tender"), "datePublished"),
        text(state, "date"),
    ):
        found = read_date(value) if value else None
        if found and found.first:
            return found.first
    return None


def _regime(
    state: Json, description: str | None, council: str | None, entry: Entry, published: date | None, start: date | None
) -> LegalRegime:
    basis = text(child(state, "tender", "legalBasis"), "id")
    found = councils.find(council) if council else None
    nation = found.nation if found else None
    if (text(state, "ocid") or "").startswith(SCOTTISH_PROCESSES):
        nation = "Scotland"
    signed = read_date(text(entry.award, "date") or "")
    began = (published, signed.first if signed else None, start if entry.stage is Stage.AWARDED else None)
    return find_regime((basis, description), nation=nation, began=began, looks_british=True)
