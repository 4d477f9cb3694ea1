"""Faults of headers: missing, in several rows, repeated, without or with odd names."""

from __future__ import annotations

from .draft import Draft, need, valued


def no_header(draft: Draft) -> None:
    """Can be seen only where the columns differ in kind from their headings."""
    need(bool(draft.heads) and any(valued(cell) for cell in draft.rows[0]))
    draft.heads.clear()
    draft.expected_header = None


def merged_header_rows(draft: Draft) -> None:
    """Two header rows, the upper one with blank cells from merged columns."""
    need(bool(draft.heads) and draft.width > 3 and len(draft.heads[0]) == draft.width)
    head = draft.heads[0]
    need(all(map(any, zip(*draft.rows, strict=False))))
    upper = ["", "Particulars", *[""] * (draft.width - 3), "Other"]
    draft.heads = [upper, head]
    filled = ["", *["Particulars"] * (draft.width - 2), "Other"]
    draft.expected_header = tuple(" ".join(filter(None, pair)) for pair in zip(filled, head, strict=True))


def names_merged_over_two_rows(draft: Draft) -> None:
    """Two header rows: the first columns are named in the upper one alone, a group of others in both."""
    need(bool(draft.heads) and draft.width > 3 and all(draft.heads[0]))
    head = draft.heads[0]
    draft.heads = [[*head[:2], "Figures", *[""] * (draft.width - 3)], ["", "", *head[2:]]]
    draft.expected_header = (*head[:2], *(f"Figures {name}" for name in head[2:]))


def units_below_header(draft: Draft) -> None:
    """A second header row of units."""
    need(bool(draft.heads) and draft.width > 3 and len(draft.heads[0]) == len(draft.rows[0]))
    need(sum(valued(cell) for cell in draft.rows[0]) > 1)
    units = ["(units)" if valued(cell) else "" for cell in draft.rows[0]]
    draft.expected_header = tuple(" ".join(filter(None, pair)) for pair in zip(draft.heads[0], units, strict=True))
    draft.heads.append(units)


def units_in_brackets(draft: Draft) -> None:
    """Units of one letter in brackets, which elsewhere stand for no value, and a blank line."""
    need(bool(draft.heads) and draft.width > 2 and sum(valued(cell) for cell in draft.rows[0]) > 1)
    need(len(draft.heads[0]) == draft.width and not draft.line_faults)
    units = ["[m]" if at % 2 else "[hPa]" for at in range(draft.width)]
    units = [unit if valued(cell) else "" for unit, cell in zip(units, draft.rows[0], strict=True)]
    need(len(set(units) - {""}) > 1)
    draft.expected_header = tuple(" ".join(filter(None, pair)) for pair in zip(draft.heads[0], units, strict=True))
    draft.line_faults.append(lambda lines: [lines[0], draft.line(units), "", *lines[1:]])


def column_numbers_below_header(draft: Draft) -> None:
    """As printed tables have them: `1 2 3` under the headings."""
    need(bool(draft.heads) and draft.width > 2 and all(draft.heads[-1]) and len(draft.rows[0]) == len(draft.heads[-1]))
    need(not all(valued(cell) for cell in draft.rows[0]))
    draft.heads.append([str(index + 1) for index in range(draft.width)])


def column_letters_below_header(draft: Draft) -> None:
    need(bool(draft.heads) and 2 < draft.width < 20 and all(draft.heads[-1]))
    draft.heads.append([f"({letter})" for letter in "ABCDEFGHIJKLMNOPQRST"[: draft.width]])


def types_below_header(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 1)
    draft.heads.append([("float" if valued(cell) else "string") for cell in draft.rows[0]])


def header_at_the_bottom(draft: Draft) -> None:
    need(bool(draft.heads) and any(valued(cell) for cell in draft.rows[0]) and len(draft.rows) > 2)
    draft.below_header = False


def repeated_headers(draft: Draft) -> None:
    need(bool(draft.heads) and len(draft.rows) > 6)
    for at in (5, len(draft.rows) - 1):
        draft.rows.insert(at, list(draft.heads[0]))


def duplicate_names(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 3)
    draft.heads[0][2] = draft.heads[0][1]
    draft.expected_header = tuple(draft.heads[0])


def column_without_name(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 3)
    draft.heads[0][draft.rng.choice([0, 1, draft.width - 2])] = ""
    draft.expected_header = tuple(draft.heads[0])


def names_with_line_breaks(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 2 and draft.line_end != "\r")
    draft.heads[0][1] += "\n(see note)"
    draft.expected_header = tuple(draft.heads[0])


def name_of_first_column_missing(draft: Draft) -> None:
    """As R writes a table: the header has one cell less than the records, which begin with their names."""
    need(bool(draft.heads) and draft.width > 2 and len({row[0] for row in draft.rows}) == len(draft.rows))
    need(not draft.rows[0][0].isdecimal() or draft.rows[0][0] == "1")
    del draft.heads[0][0]
    draft.expected_header = ("", *draft.heads[0])
