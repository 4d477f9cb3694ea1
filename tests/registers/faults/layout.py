"""Faults of headers, titles, totals, notes and several tables."""

from __future__ import annotations

from .draft import Draft, need


def no_header(draft: Draft) -> None:
    """Can be seen only where the columns differ in kind from their headings."""
    need(bool(draft.heads) and any(_valued(cell) for cell in draft.rows[0]))
    draft.heads.clear()
    draft.expected_header = None


def _valued(cell: str) -> bool:
    digits = sum(character.isdigit() for character in cell)
    return digits > len(cell) / 2 and not cell.startswith("AB")


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
    need(sum(_valued(cell) for cell in draft.rows[0]) > 1)
    units = ["(units)" if _valued(cell) else "" for cell in draft.rows[0]]
    draft.expected_header = tuple(" ".join(filter(None, pair)) for pair in zip(draft.heads[0], units, strict=True))
    draft.heads.append(units)


def units_in_brackets(draft: Draft) -> None:
    """Units of one letter in brackets, which elsewhere stand for no value, and a blank line."""
    need(bool(draft.heads) and draft.width > 2 and sum(_valued(cell) for cell in draft.rows[0]) > 1)
    need(len(draft.heads[0]) == draft.width and not draft.line_faults)
    units = ["[m]" if at % 2 else "[hPa]" for at in range(draft.width)]
    units = [unit if _valued(cell) else "" for unit, cell in zip(units, draft.rows[0], strict=True)]
    need(len(set(units) - {""}) > 1)
    draft.expected_header = tuple(" ".join(filter(None, pair)) for pair in zip(draft.heads[0], units, strict=True))
    draft.line_faults.append(lambda lines: [lines[0], draft.line(units), "", *lines[1:]])


def column_numbers_below_header(draft: Draft) -> None:
    """As printed tables have them: `1 2 3` under the headings."""
    need(bool(draft.heads) and draft.width > 2 and all(draft.heads[-1]) and len(draft.rows[0]) == len(draft.heads[-1]))
    need(not all(_valued(cell) for cell in draft.rows[0]))
    draft.heads.append([str(index + 1) for index in range(draft.width)])


def column_letters_below_header(draft: Draft) -> None:
    need(bool(draft.heads) and 2 < draft.width < 20 and all(draft.heads[-1]))
    draft.heads.append([f"({letter})" for letter in "ABCDEFGHIJKLMNOPQRST"[: draft.width]])


def types_below_header(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 1)
    draft.heads.append([("float" if _valued(cell) else "string") for cell in draft.rows[0]])


def header_at_the_bottom(draft: Draft) -> None:
    need(bool(draft.heads) and any(_valued(cell) for cell in draft.rows[0]) and len(draft.rows) > 2)
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


def titles(draft: Draft) -> None:
    """Title lines without separators, and a blank line."""
    need(draft.width > 2)
    draft.line_faults.append(lambda lines: ["Report of the year 2019", "Prepared by the finance team", "", *lines])


def separated_titles(draft: Draft) -> None:
    """Title rows as a spreadsheet writes them: one filled cell, separators for the rest."""
    need(draft.width > 2)
    blank = draft.delimiter * (draft.width - 1)
    draft.line_faults.append(lambda lines: [f"Report 2019{blank}", blank, f"Source: own count{blank}", *lines])


def particulars_above(draft: Draft) -> None:
    """Name and value pairs above the header."""
    need(draft.width > 3)
    pairs = [["Station", "Kew"], ["Run", "17"], ["Date", "2019-04-02"]]
    draft.line_faults.append(lambda lines: [*(draft.line(pair) for pair in pairs), "", *lines])


def particulars_nearly_as_wide(draft: Draft) -> None:
    """Pairs above a table of three columns."""
    need(draft.width == 3)
    pairs = [["Logger:", "DL-200"], ["Serial:", "00471"], ["Start:", "2019-05-01 08:00"], ["Every:", "1 h"]]
    draft.line_faults.append(lambda lines: [*(draft.line(pair) for pair in pairs), "", *lines])


def comment_lines(draft: Draft) -> None:
    need(draft.width > 1)
    draft.line_faults.append(lambda lines: ["# generated by export 3.1", "# do not edit", *lines])


def header_in_comment(draft: Draft) -> None:
    """Comments, and the header behind the last one's mark."""
    need(bool(draft.heads) and draft.width > 2 and len(draft.heads) == 1 and not draft.line_faults)
    need(all(draft.heads[0]) and draft.below_header and not any("\n" in cell for cell in draft.heads[0]))
    need(draft.delimiter != " " and not draft.quote_all)
    draft.line_faults.append(lambda lines: ["# logger 12", "# s/n 88", f"# {lines[0]}", *lines[1:]])


def header_behind_mark_and_space(draft: Draft) -> None:
    """As numerical programs write it, `# x y z`, where spaces part cells: the mark is no heading."""
    need(bool(draft.heads) and draft.width > 2 and len(draft.heads) == 1 and not draft.line_faults)
    rows = [*draft.heads, *draft.rows]
    need(
        draft.delimiter == ","
        and all(cell and not any(sign in cell for sign in " \"'\n") for row in rows for cell in row)
    )
    need(sum(_valued(cell) for cell in draft.rows[0]) == draft.width)
    draft.delimiter = " "
    draft.line_faults.append(lambda lines: [f"# {lines[0]}", *lines[1:]])


def header_commented_out_above(draft: Draft) -> None:
    """Comments, the last of them the header as some programs expect it; then the header as others do."""
    need(bool(draft.heads) and draft.width > 2 and len(draft.heads) == 1 and not draft.line_faults)
    need(
        all(draft.heads[0])
        and draft.below_header
        and not draft.quote_all
        and not any("\n" in cell for cell in draft.heads[0])
    )
    draft.line_faults.append(lambda lines: ["# logger 12", "# s/n 88", f"# {lines[0]}", *lines])


def blank_lines_above(draft: Draft) -> None:
    need(draft.width > 1)
    draft.line_faults.append(lambda lines: ["", "", *lines])


def long_note_above(draft: Draft) -> None:
    """A paragraph with commas above the table."""
    need(draft.width > 4)
    note = "This file holds the figures for 2019, as revised, and replaces all earlier releases."
    draft.line_faults.append(lambda lines: [note, *lines])


def notes_below(draft: Draft) -> None:
    need(draft.width > 2 and len(draft.rows) > 3)
    draft.line_faults.append(lambda lines: [*lines, "", "Notes:", "1. Figures are provisional."])


def separated_note_below(draft: Draft) -> None:
    need(draft.width > 2 and len(draft.rows) > 3)
    blank = draft.delimiter * (draft.width - 1)
    draft.line_faults.append(lambda lines: [*lines, blank, f"Source: annual return{blank}"])


def total_below(draft: Draft) -> None:
    need(draft.width > 3 and len(draft.rows) > 3)
    draft.rows.append(["Total", *[""] * (draft.width - 2), "123456"])


def total_in_german(draft: Draft) -> None:
    need(draft.width > 3 and len(draft.rows) > 3)
    draft.rows.append(["Insgesamt", *["123"] * (draft.width - 1)])


def source_in_french(draft: Draft) -> None:
    need(draft.width > 2 and len(draft.rows) > 3 and draft.delimiter == ",")
    draft.line_faults.append(lambda lines: [*lines, "Source : Insee, recensement", "Fuente: INE, padrón"])


def drawn_lines(draft: Draft) -> None:
    """Dashes under the header and under the last record."""
    need(bool(draft.heads) and draft.width > 1 and len(draft.rows) > 3)
    draft.heads.append(["----"] * draft.width)
    draft.rows.append(["----"] * draft.width)


def page_titles_again(draft: Draft) -> None:
    """Each printed page begins with the title, its number and the header."""
    need(bool(draft.heads) and draft.width > 2 and len(draft.rows) > 6 and all(draft.heads[0]))
    blank = [""] * (draft.width - 1)
    pages = (
        [["Payroll of the county", *blank], ["Page 1", *blank]],
        [["Payroll of the county", *blank], ["Page 2", *blank]],
    )
    draft.rows[5:5] = [*pages[1], list(draft.heads[0])]
    draft.heads[:0] = pages[0]


def comments_among_records(draft: Draft) -> None:
    need(draft.width > 2 and len(draft.rows) > 4 and bool(draft.heads) and not draft.line_faults)
    need(not any("\n" in cell for row in [*draft.heads, *draft.rows] for cell in row))
    draft.line_faults.append(lambda lines: [*lines[:3], "# checked until here", *lines[3:]])


def drawn_between_records(draft: Draft) -> None:
    """A line above the header, below it and below each record."""
    need(bool(draft.heads) and draft.width > 2 and len(draft.rows) > 3 and not draft.line_faults)
    need(not any("\n" in cell for row in [*draft.heads, *draft.rows] for cell in row))
    draft.line_faults.append(
        lambda lines: ["+----+-----+", *(part for line in lines for part in (line, "+----+-----+"))]
    )


def total_above(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 3 and len(draft.rows) > 3 and draft.below_header)
    need(sum(_valued(cell) for cell in draft.rows[0]) > 1)
    draft.heads.insert(0, ["Total", *[""] * (draft.width - 2), "123456"])


def pages_fed(draft: Draft) -> None:
    """A printed list: each page begins with a form feed and the header."""
    need(bool(draft.heads) and draft.width > 1 and len(draft.rows) > 6 and not draft.line_faults)
    need(not any("\n" in cell for row in [*draft.heads, *draft.rows] for cell in row))
    heads = len(draft.heads)
    draft.line_faults.append(lambda lines: [*lines[:4], f"\f{lines[0]}", *lines[1:heads], *lines[4:]])


def title_in_cells(draft: Draft) -> None:
    """A title row directly above the header, its parts in cells of their own."""
    need(bool(draft.heads) and draft.width > 3 and draft.below_header and not draft.line_faults)
    need(
        len(draft.heads) == 1 and len(draft.heads[0]) == len(set(draft.heads[0])) == draft.width and all(draft.heads[0])
    )
    title = ["Spend of the town council", *[""] * (draft.width - 2), "April 2019"]
    draft.line_faults.append(lambda lines: [draft.line(title), *lines])


def sum_without_name(draft: Draft) -> None:
    """A last row with sums alone."""
    need(draft.width > 2 and len(draft.rows) > 3 and all(row[0] for row in draft.rows))
    counted = [
        at for at in range(1, draft.width) if all(row[at : at + 1] and row[at].isdecimal() for row in draft.rows)
    ]
    need(len(counted) > 1)
    draft.rows.append(
        [str(sum(int(row[at]) for row in draft.rows)) if at in counted else "" for at in range(draft.width)]
    )


def page_numbers_beside_titles(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 2 and len(draft.rows) > 6 and len(draft.heads) == 1)
    head = draft.heads[0]
    need(len(head) == len(set(head)) == draft.width and all(head))
    title = ["Payroll of the county", *[""] * (draft.width - 2)]
    draft.rows[5:5] = [[*title, "Page 2"], list(head)]
    draft.heads.insert(0, [*title, "Page 1"])


def small_tables_with_titles(draft: Draft) -> None:
    """Two tables of few records, each under its title."""
    need(bool(draft.heads) and draft.width > 2 and not draft.line_faults)
    three_records(draft)
    second_table_wider(draft)
    tables = draft.line_faults.pop()
    draft.line_faults.append(lambda lines: ["Totals", *tables(lines)])


def second_table(draft: Draft, heads: list[str], rows: list[list[str]]) -> None:
    need(draft.width > 2)
    body = [draft.line(heads), *(draft.line(row) for row in rows)]
    draft.line_faults.append(lambda lines: [*lines, "", *body])
    draft.expected_rows += [tuple(heads), *(tuple(row) for row in rows)]


def second_table_narrower(draft: Draft) -> None:
    second_table(draft, ["Code", "Meaning"], [["1", "low"], ["2", "middle"], ["3", "high"], ["4", "top"]])


def second_table_wider(draft: Draft) -> None:
    heads = [f"Measure {index}" for index in range(draft.width + 2)]
    second_table(draft, heads, [[str(row * 10 + index) for index in range(draft.width + 2)] for row in range(5)])


def second_table_as_wide(draft: Draft) -> None:
    heads = [f"Measure {index}" for index in range(draft.width)]
    second_table(draft, heads, [[str(row * 10 + index) for index in range(draft.width)] for row in range(5)])


def header_alone(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 1 and not draft.line_faults)
    draft.rows.clear()
    draft.expected_rows.clear()


def one_record(draft: Draft) -> None:
    need(bool(draft.heads) and draft.width > 1 and not draft.line_faults)
    del draft.rows[1:]
    del draft.expected_rows[1:]


def three_records(draft: Draft) -> None:
    need(not draft.line_faults)
    del draft.rows[3:]
    del draft.expected_rows[3:]
