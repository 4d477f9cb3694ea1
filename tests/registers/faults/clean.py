"""Clean tables of many kinds, made from a seed: what the faults damage and what a reader must give back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

Row = list[str]


@dataclass(frozen=True)
class Clean:
    """A table as it should be read: headings (None where the file has none) and records."""

    name: str
    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...], ...]


TOWNS = [
    "Ashford",
    "Barnsley",
    "Chester",
    "Dudley",
    "Exeter",
    "Fareham",
    "Gosport",
    "Hastings",
    "Ipswich",
    "Jarrow",
    "Kendal",
    "Luton",
    "Matlock",
]
PEOPLE = [
    "O'Neil",
    "Smith",
    "de Vries",
    "Müller",
    "Okafor",
    "Jones-Brown",
    "García",
    "Patel",
    "Nowak",
    "D'Arcy",
    "Lee",
    "Ó Briain",
    "Taylor",
]
FIRST = ["Ann", "Bola", "Chloé", "David", "Ewa", "Farid", "Grace", "Henry", "Ines", "José", "Kit", "Leila", "Mo", "Nia"]
GOODS = [
    "Bolt",
    "Cable",
    "Door",
    "Engine oil",
    "Filter",
    "Glove",
    "Hose, rubber",
    "Ink",
    "Jack",
    "Kettle",
    "Lamp",
    "Mesh; steel",
]
FIRMS = [
    "Acorn Ltd",
    "Brightwater & Sons",
    "C.J. Hughes plc",
    "Delta, Inc.",
    "Evergreen Care CIC",
    'Fox "Rapid" Hire',
    "G4 Plant",
]
SENTENCES = (
    "The service covers three sites.",
    "It was agreed, after some discussion, that the price stands.",
    'Known locally as "the Depot", it opened in 1974.',
    "Note: see annex B; costs exclude VAT.",
    "Nothing to report",
    "Works include roofing, glazing and paint - all weather permitting.",
    "Is it safe? Yes.",
    "Delivered late; supplier warned (twice).",
)


def _day(rng: random.Random) -> date:
    return date(2015, 1, 1) + timedelta(days=rng.randrange(4000))


def _money(rng: random.Random) -> str:
    return f"£{rng.randrange(500, 900000):,}.{rng.randrange(100):02d}"


def register(rng: random.Random, size: int) -> Clean:
    rows = [
        (
            f"{rng.choice('ABC')}{index:04d}",
            f"{rng.choice(['Supply', 'Hire', 'Repair'])} of {rng.choice(GOODS).lower()}",
            rng.choice(FIRMS),
            _day(rng).strftime("%d/%m/%Y"),
            _day(rng).strftime("%d/%m/%Y"),
            _money(rng),
            rng.choice(["Yes", "No", ""]),
        )
        for index in range(size)
    ]
    head = ("Contract ref", "Title", "Supplier", "Start date", "End date", "Value (£)", "SME")
    return Clean("register", head, tuple(rows))


def population(rng: random.Random, size: int) -> Clean:
    rows = [
        (f"E0{6000000 + index}", f"{rng.choice(TOWNS)} {index}", *(str(rng.randrange(900, 90000)) for _ in range(4)))
        for index in range(size)
    ]
    return Clean("population", ("Area code", "Area name", "2001", "2006", "2011", "2016"), tuple(rows))


def people(rng: random.Random, size: int) -> Clean:
    rows = []
    for index in range(size):
        first, last = rng.choice(FIRST), rng.choice(PEOPLE)
        mail = f"{first}.{index}@example.org".lower()
        rows.append((str(index + 1), last, first, mail, f"0{rng.randrange(10**9, 10**10)}", _day(rng).isoformat()))
    return Clean("people", ("No", "Surname", "Forename", "E-mail", "Telephone", "Born"), tuple(rows))


def prose(rng: random.Random, size: int) -> Clean:
    rows = [
        (
            str(100 + index),
            rng.choice(TOWNS),
            " ".join(rng.choices(SENTENCES, k=rng.randrange(1, 4))),
            rng.choice("HML"),
        )
        for index in range(size)
    ]
    return Clean("prose", ("id", "place", "comment", "priority"), tuple(rows))


def letters(rng: random.Random, size: int) -> Clean:
    """Cells of several lines."""
    rows = [
        (
            f"{_day(rng):%d-%b-%y}",
            rng.choice(PEOPLE),
            f"Dear {rng.choice(FIRST)},\n{rng.choice(SENTENCES)}\nYours",
            str(rng.randrange(9)),
        )
        for _ in range(size)
    ]
    return Clean("letters", ("Date", "From", "Text", "Pages"), tuple(rows))


def matrix(rng: random.Random, size: int) -> Clean:
    rows = [tuple(f"{rng.gauss(0, 5):.4f}" for _ in range(6)) for _ in range(size)]
    return Clean("matrix", ("x", "y", "z", "vx", "vy", "vz"), tuple(rows))


def bare_matrix(rng: random.Random, size: int) -> Clean:
    rows = [(str(index), *(f"{rng.random():.3f}" for _ in range(4))) for index in range(size)]
    return Clean("bare_matrix", None, tuple(rows))


def bare_readings(rng: random.Random, size: int) -> Clean:
    """No header, though there is text in each record."""
    rows = [
        (
            f"{_day(rng):%Y-%m-%d}",
            rng.choice(["OK", "LOW", "HIGH"]),
            f"{rng.random() * 40:.1f}",
            f"S{rng.randrange(40):02d}",
        )
        for _ in range(size)
    ]
    return Clean("bare_readings", None, tuple(rows))


def survey(rng: random.Random, size: int) -> Clean:
    rows = [(f"R{index:03d}", *(rng.choice(["0", "1", "", "99"]) for _ in range(48))) for index in range(size)]
    return Clean("survey", ("respondent", *(f"q{index}" for index in range(1, 49))), tuple(rows))


def one_column(rng: random.Random, size: int) -> Clean:
    return Clean(
        "one_column", ("postcode",), tuple((f"AB{rng.randrange(10, 99)} {rng.randrange(9)}QZ",) for _ in range(size))
    )


def stock(rng: random.Random, size: int) -> Clean:
    rows = [
        (
            f"{rng.randrange(10**5):05d}",
            f'{rng.choice(["3/4", "5", "12"])}" {rng.choice(GOODS)}' if rng.random() < 0.3 else rng.choice(GOODS),
            str(rng.randrange(300)),
            f"{rng.random() * 90:.2f}",
        )
        for _ in range(size)
    ]
    return Clean("stock", ("SKU", "Item", "In stock", "Unit price"), tuple(rows))


def sensors(rng: random.Random, size: int) -> Clean:
    start = datetime(2021, 3, 1, 6, 30)  # noqa: DTZ001 - a sensor's clock
    rows = [
        (
            f"{start + timedelta(minutes=10 * index):%Y-%m-%d %H:%M:%S}",
            f"{12 + rng.random() * 9:.2f}",
            f"{990 + rng.random() * 40:.1f}",
            rng.choice(["", "0.2", "1.4"]),
        )
        for index in range(size)
    ]
    return Clean("sensors", ("timestamp", "temp_c", "pressure_hpa", "rain_mm"), tuple(rows))


def shapes(rng: random.Random, size: int) -> Clean:
    rows = [
        (
            rng.choice(TOWNS),
            f"POINT ({rng.random():.5f} {50 + rng.random():.5f})",
            f"POLYGON ((0 0, {rng.randrange(9)} 1, 1 1, 0 0))",
            f"https://example.org/a/{index}?x=1,2",
        )
        for index in range(size)
    ]
    return Clean("shapes", ("name", "centre", "outline", "link"), tuple(rows))


def glossary(rng: random.Random, size: int) -> Clean:
    """Text alone: only its words tell the header."""
    rows = [
        (f"{rng.choice(GOODS)} {index}", rng.choice(SENTENCES), rng.choice(["noun", "verb"])) for index in range(size)
    ]
    return Clean("glossary", ("Term", "Definition", "Part of speech"), tuple(rows))


def german(rng: random.Random, size: int) -> Clean:
    """Decimal commas."""
    rows = [
        (
            rng.choice(["Köln", "Bonn", "Jena"]),
            f"{rng.randrange(9999)},{rng.randrange(100):02d}",
            f"{rng.randrange(99)},5",
        )
        for _ in range(size)
    ]
    return Clean("german", ("Ort", "Betrag", "Anteil"), tuple(rows))


def shares(rng: random.Random, size: int) -> Clean:
    rows = [(rng.choice(TOWNS), str(rng.randrange(50)), f"{rng.random() * 100:.1f}%") for _ in range(size)]
    return Clean("shares", ("Place", "Count", "Share"), tuple(rows))


def accesses(rng: random.Random, size: int) -> Clean:
    rows = [
        (
            f"10.0.{rng.randrange(255)}.{rng.randrange(255)}",
            f"{_day(rng):%d/%b/%Y}:10:{rng.randrange(60):02d}:00 +0000",
            f"GET /page/{rng.randrange(99)} HTTP/1.1",
            rng.choice(["200", "404", "302"]),
            str(rng.randrange(90000)),
        )
        for _ in range(size)
    ]
    return Clean("accesses", ("client", "when", "request", "status", "bytes"), tuple(rows))


def grades(rng: random.Random, size: int) -> Clean:
    """Few values, repeated: a narrow table of categories and small numbers."""
    rows = [(rng.choice(FIRST), rng.choice("ABCDE"), str(rng.randrange(1, 6)), rng.choice("MF")) for _ in range(size)]
    return Clean("grades", ("Student", "Grade", "Year", "Sex"), tuple(rows))


KINDS: Sequence[Callable[[random.Random, int], Clean]] = (
    register,
    population,
    people,
    prose,
    letters,
    matrix,
    bare_matrix,
    bare_readings,
    survey,
    one_column,
    stock,
    sensors,
    shapes,
    glossary,
    german,
    shares,
    accesses,
    grades,
)
