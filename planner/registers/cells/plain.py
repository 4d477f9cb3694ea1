"""Which texts need no close look, told for a whole column at once by a pattern in the syntax of Arrow.

Each pattern goes with one reader of `cells` and finds (or, negated, passes over) texts of which it is known what that
reader makes of them. A pattern may leave out such texts, which are then read one by one; it may never let others in.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from planner.registers.cells.blanks import blank_words
from planner.registers.cells.contacts import NAMED
from planner.registers.cells.nobody import MAY_BE
from planner.registers.cells.suppliers import SupplierCell
from planner.registers.encoded import Plain

if TYPE_CHECKING:
    import numpy as np

    from planner.registers.encoded import Encoded

_UNTIDY = r"[^ -~]|^ | $|  "
_CONTACTS = rf"@|(?:0|\+44)[ \d]?\d{{8}}|[1-37]\d{{1,4}}\)?[ -]\d{{3}}|{NAMED.pattern}"
_SEVERAL = r"[;|&/\",]|\d[.)] |\d{6}|\d{2,3}[ -]\d{3}|(?i:\b(?:ltd|limited|plc|llp|cic|inc)\.? and )"


@cache
def _blank() -> str:
    """The words that say nothing, each as a whole cell."""
    return rf"^(?i:{'|'.join(map(re.escape, sorted(blank_words())))})$"


def _tidy_texts(column: Encoded) -> np.ndarray:
    found: np.ndarray = ~column.found_in(f"{_UNTIDY}|&|{_CONTACTS}|{_blank()}")
    return found


def _single_names(column: Encoded) -> np.ndarray:
    found: np.ndarray = ~column.found_in(f"{_UNTIDY}|{_SEVERAL}|{MAY_BE}|{_blank()}")
    return found


def _one_supplier(text: str) -> SupplierCell:
    return SupplierCell((text,))


TIDY = Plain(_tidy_texts, str)  # what `clean_text` gives back unchanged
SINGLE = Plain(_single_names, _one_supplier)  # for `supplier_cell`
REGISTERED = Plain(lambda column: column.found_in("^[0-9]{8}$"), str)  # for `company_number`
# for `money_cell`: digits alone, of more than a pound, which may stand for `not known`
AMOUNT = Plain(lambda column: column.found_in(r"^(?:[2-9]|[1-9]\d{1,11})(?:\.\d+)?$"), Decimal)
