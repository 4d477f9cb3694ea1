import numpy as np
import pyarrow as pa
import pytest

from planner.registers.encoded import Encoded
from planner.registers.grouped import filled_down


def column(heading, cells):
    coded = pa.array(cells).dictionary_encode()
    rows = np.arange(2, len(cells) + 2)
    return Encoded(heading, coded.dictionary, coded.indices.to_numpy(), rows)


def cells(found):
    return [found.texts[code] for code in found.codes]


@pytest.mark.parametrize("heading", ["Directorate ↑", "Directorate  ↓"])
def test_a_group_is_named_in_all_its_rows(heading):
    found = filled_down("department", column(heading, ["", "Adults", "", "", "Place", ""]))
    assert cells(found) == ["", "Adults", "Adults", "Adults", "Place", "Place"]


def test_a_blank_without_an_arrow_over_it_stays_blank():
    assert cells(filled_down("department", column("Directorate", ["Adults", "", "Place"]))) == ["Adults", "", "Place"]


def test_days_are_never_filled_down():
    assert cells(filled_down("end", column("End ↑", ["31/03/2027", ""]))) == ["31/03/2027", ""]
