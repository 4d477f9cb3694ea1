"""What a fictional council knows about one of its contracts, before it is written into that council's layout."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class SampleCouncil:
    """A council that does not exist, and how it publishes."""

    name: str
    short: str
    file: str
    layout: str
    share: float
    housing: bool
    place: str


@dataclass(slots=True)
class SampleContract:
    """One contract as its council would describe it.

    `options` are months of extension that remain. `cells` are what stands in the file in place of what is right
    (the fault), by field. `rows` are further rows of the same contract: fields that differ in each.
    """

    need: str
    council: SampleCouncil
    reference: str
    title: str
    description: str
    department: str
    supplier: str
    supplier_number: str
    sme: bool
    vcse: bool
    cpv: str
    start: date
    end: date
    options: tuple[int, ...]
    years: int
    annual: int
    number: int
    status: str = "Awarded"
    notice_days: int | None = None
    buyers: tuple[str, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The value over the whole term, in pounds."""
        return self.annual * self.years

    @property
    def latest_end(self) -> date:
        """The end if every option that remains is used."""
        return add_months(self.end, sum(self.options))

    def published(self, today: date) -> date:
        """The day of its notice: some weeks before the start, and never one that has yet to come."""
        return min(self.start - timedelta(days=60), today - timedelta(days=self.number))

    @property
    def officer(self) -> str:
        """A contact that nobody is: to be dropped by whoever reads the file."""
        return f"Sample Officer {self.number}"

    @property
    def email(self) -> str:
        """At a host that can never exist for mail (RFC 2606)."""
        return f"officer{self.number}@{self.council.place.lower()}.example.org"

    @property
    def telephone(self) -> str:
        """From the range that Ofcom keeps for drama."""
        return f"020 7946 0{self.number % 1000:03}"


def add_months(end: date, months: int) -> date:
    """The end that many months later: counted from the day after, then one day off."""
    after = end + timedelta(days=1)
    month = after.year * 12 + after.month - 1 + months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(after.day, monthrange(year, month + 1)[1])) - timedelta(days=1)


def month_end(when: date) -> date:
    """The last day of that month."""
    return date(when.year, when.month, monthrange(when.year, when.month)[1])
