"""Faults within single records: separators and quotes too many, too few, or other ones."""

from __future__ import annotations

from .draft import Draft, Lines, need


def _pick(draft: Draft) -> int:
    need(len(draft.rows) > 3)
    return draft.rng.randrange(1, len(draft.rows))


def short_record(draft: Draft) -> None:
    """The last cells of one record are missing."""
    need(draft.width > 3)
    at = _pick(draft)
    keep = draft.rng.randrange(draft.width // 2 + 1, draft.width)
    del draft.rows[at][keep:]
    draft.expected_rows[at] = draft.expected_rows[at][:keep]


def first_record_short(draft: Draft) -> None:
    need(draft.width > 3 and len(draft.rows) > 3)
    del draft.rows[0][-1:]
    draft.expected_rows[0] = draft.expected_rows[0][:-1]


def fused_cells(draft: Draft) -> None:
    """One separator is missing."""
    need(draft.width > 3)
    at, column = _pick(draft), draft.rng.randrange(draft.width - 1)
    row = draft.rows[at]
    need(not any('"' in cell or "\n" in cell for cell in row[column : column + 2]))
    row[column : column + 2] = [row[column] + row[column + 1]]
    draft.expected_rows[at] = tuple(row)


def extra_separator(draft: Draft) -> None:
    """One separator too many, somewhere in a record."""
    need(draft.width > 2)
    at, column = _pick(draft), draft.rng.randrange(draft.width)
    draft.rows[at].insert(column, "")
    draft.expected_rows[at] = tuple(draft.rows[at])


def extra_separators_at_the_end(draft: Draft) -> None:
    need(draft.width > 2)
    draft.rows[_pick(draft)] += ["", "", ""]


def surplus_cell(draft: Draft) -> None:
    """A remark beyond the last column."""
    need(draft.width > 2)
    at = _pick(draft)
    draft.rows[at].append("see note")
    draft.expected_rows[at] = tuple(draft.rows[at])


def header_with_extra_separator(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 2)
    draft.heads[-1].append("")


def line_end_in_unquoted_cell(draft: Draft) -> None:
    """A record of two lines, without the quotes that would say so."""
    need(draft.width > 2 and draft.quote == '"' and not draft.quote_all and not draft.line_faults)
    need(draft.rows[0][0].isdecimal() and draft.rows[0][-1][-1:].isdecimal() and len(draft.line_end) == 1)
    at = _pick(draft)
    need(draft.rows[at][1].isalpha() and draft.rows[at][-1] != "" and len(draft.rows[at]) == draft.width)
    draft.rows[at][1] += "\x00see there"
    draft.expected_rows[at] = (draft.rows[at][0], draft.rows[at][1].replace("\x00", "\n"), *draft.rows[at][2:])
    end = draft.line_end
    draft.line_faults.append(lambda lines: [line.replace("\x00", end) for line in lines])


def unquoted_comma_in_prose(draft: Draft) -> None:
    """A comma with a space after it, in a text that is not quoted, before other texts."""
    need(draft.delimiter == "," and draft.width > 3 and not draft.quote_all and not draft.line_faults)
    at = _pick(draft)
    row = draft.rows[at]
    need(len(row) == draft.width and row[0].isdecimal() and not any("," in cell or " " in cell for cell in row[1:]))
    need(row[1].isalpha() and row[2].isalpha())
    draft.rows[at] = [row[0], f"{row[1]}\x00 and more", *row[2:]]
    draft.expected_rows[at] = (row[0], f"{row[1]}, and more", *row[2:])
    draft.line_faults.append(lambda lines: [line.replace("\x00", ",") for line in lines])


def record_in_other_delimiter(draft: Draft) -> None:
    need(draft.width > 3 and not draft.line_faults)
    other = ";" if draft.delimiter != ";" else ","
    at = _pick(draft)
    need(not any(other in cell or draft.delimiter in cell or '"' in cell for cell in draft.rows[at]))
    line = other.join(draft.rows[at])
    offset = len(draft.heads)
    draft.line_faults.append(lambda lines: [*lines[: at + offset], line, *lines[at + offset + 1 :]])


def _change_cell(draft: Draft, change: str) -> None:
    """Puts a cell with a fault of quoting into one line; `change` is a template over the cell's own text."""
    need(draft.width > 2 and draft.quote == '"' and not draft.line_faults and not draft.escape)
    at = _pick(draft)
    column = draft.rng.randrange(draft.width)
    text = draft.rows[at][column]
    need(bool(text) and not any(sign in text for sign in ('"', draft.delimiter, "\n", "\r")))
    if draft.delimiter.strip() == "":
        need(" " not in text)
    shown = change.format(text)
    draft.expected_rows[at] = (*draft.expected_rows[at][:column], shown, *draft.expected_rows[at][column + 1 :])
    offset = len(draft.heads)
    cells = [draft.cell(cell) for cell in draft.rows[at]]
    cells[column] = shown
    line = draft.delimiter.join(cells)
    draft.line_faults.append(lambda lines: [*lines[: at + offset], line, *lines[at + offset + 1 :]])


def stray_quote_inside(draft: Draft) -> None:
    _change_cell(draft, '{} 5" x')


def stray_quote_at_start(draft: Draft) -> None:
    _change_cell(draft, '"{}')


def stray_quote_at_end(draft: Draft) -> None:
    _change_cell(draft, '{}"')


def two_words_quoted(draft: Draft) -> None:
    """`"a" and "b"`: a cell that starts and ends with quotes that are its own text."""
    _change_cell(draft, '"{}" b')


def _slip(draft: Draft, before: str, after: str) -> None:
    """One cell of a file that quotes every cell lacks a quote."""
    need(draft.width > 2 and draft.quote == '"' and not draft.line_faults)
    draft.quote_all = True
    at = _pick(draft)
    need(len(draft.rows[at]) == draft.width and not any(sign in "".join(draft.rows[at]) for sign in '"\n\r\\'))
    column = draft.rng.randrange(draft.width)
    text = draft.rows[at][column]
    need(bool(text) and draft.delimiter not in text)
    cells = [draft.cell(cell) for cell in draft.rows[at]]
    cells[column] = f"{before}{text}{after}"
    line, offset = draft.delimiter.join(cells), len(draft.heads)
    draft.line_faults.append(lambda lines: [*lines[: at + offset], line, *lines[at + offset + 1 :]])


def opening_quote_missing(draft: Draft) -> None:
    _slip(draft, "", '"')


def closing_quote_missing(draft: Draft) -> None:
    _slip(draft, '"', "")


def unquoted_cell_among_quoted(draft: Draft) -> None:
    _slip(draft, "", "")


def blank_lines(draft: Draft) -> None:
    """Blank lines between records."""
    need(not any("\n" in cell for row in draft.rows for cell in row) and draft.width > 1)
    rng = draft.rng

    def sprinkle(lines: Lines) -> Lines:
        found: Lines = []
        for line in lines:
            found.append(line)
            if rng.random() < 0.15:
                found.append("")
        return found

    draft.line_faults.append(sprinkle)


def blank_records(draft: Draft) -> None:
    """Records of separators alone."""
    need(draft.width > 1)
    for at in sorted(draft.rng.sample(range(len(draft.rows)), min(2, len(draft.rows))), reverse=True):
        draft.rows.insert(at, [""] * draft.width)


def trailing_separators(draft: Draft) -> None:
    """Every record ends with a separator."""
    need(draft.width > 1)
    for row in [*draft.heads, *draft.rows]:
        row.append("")


def many_empty_columns(draft: Draft) -> None:
    need(draft.width > 1)
    for row in [*draft.heads, *draft.rows]:
        row.extend([""] * 30)


def separators_after_records_alone(draft: Draft) -> None:
    """Every record but the header ends with a separator."""
    need(draft.width > 2 and bool(draft.heads))
    for row in draft.rows:
        row.append("")


def empty_first_column(draft: Draft) -> None:
    need(draft.width > 1)
    for row in [*draft.heads, *draft.rows]:
        row.insert(0, "")
