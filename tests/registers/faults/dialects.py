"""Faults of delimiters, quotes, escapes and line ends."""

from __future__ import annotations

from .draft import Draft, Lines, need


def semicolons(draft: Draft) -> None:
    draft.delimiter = ";"


def tabs(draft: Draft) -> None:
    draft.delimiter = "\t"


def pipes(draft: Draft) -> None:
    draft.delimiter = "|"


def spaces(draft: Draft) -> None:
    need(draft.width > 1)
    draft.delimiter = " "


def tildes(draft: Draft) -> None:
    draft.delimiter = "~"


def carets(draft: Draft) -> None:
    draft.delimiter = "^"


def comma_and_space(draft: Draft) -> None:
    draft.delimiter = ", "


def spaced_pipes(draft: Draft) -> None:
    draft.delimiter = " | "


def double_pipes(draft: Draft) -> None:
    draft.delimiter = "||"


def double_semicolons(draft: Draft) -> None:
    draft.delimiter = ";;"


def single_quotes(draft: Draft) -> None:
    draft.quote = "'"


def single_quotes_everywhere(draft: Draft) -> None:
    draft.quote, draft.quote_all = "'", True


def all_quoted(draft: Draft) -> None:
    draft.quote_all = True


def backslash_escapes(draft: Draft) -> None:
    need(any('"' in cell for row in draft.rows for cell in row))
    draft.escape = "\\"


def backslash_escapes_all_quoted(draft: Draft) -> None:
    draft.escape, draft.quote_all = "\\", True


def tildes_as_quotes(draft: Draft) -> None:
    """`~a~^~b~`: as the food composition tables of the United States are written."""
    draft.delimiter, draft.quote, draft.quote_all = "^", "~", True


def backticks_as_quotes(draft: Draft) -> None:
    draft.quote, draft.quote_all = "`", True


def typographic_quotes(draft: Draft) -> None:
    """As a word processor leaves them, where a cell needs quotes."""
    need(any(draft.delimiter in cell for row in draft.rows for cell in row))
    draft.quote = "“”"


def typographic_quotes_everywhere(draft: Draft) -> None:
    need(draft.width > 1)
    draft.quote, draft.quote_all = draft.rng.choice(["“”", "„“", "«»", "»«"]), True


def typographic_quotes_as_text(draft: Draft) -> None:
    """Some cells begin with them, or consist of a title in them: that is text."""
    need(draft.width > 2)
    column = max(range(draft.width), key=lambda index: sum(cell.isalpha() for cell in draft.rows[0][index]))
    for at in range(0, len(draft.rows), 2):
        text = draft.rows[at][column]
        if text and len(draft.rows[at]) == draft.width:
            draft.rows[at][column] = f"“{text}”" if at % 4 else f"“{text}” and more"
            draft.expected_rows[at] = tuple(draft.rows[at])


def escaped_separators(draft: Draft) -> None:
    """No quotes at all, and a backslash before each separator that belongs to a cell."""
    need(draft.delimiter == "," and any("," in cell for row in draft.rows for cell in row))
    need(not any("\n" in cell or '"' in cell or "\\" in cell for row in [*draft.heads, *draft.rows] for cell in row))
    draft.quote = ""
    for row in [*draft.heads, *draft.rows]:
        row[:] = [cell.replace(",", "\\\x00") for cell in row]
    draft.line_faults.append(lambda lines: [line.replace("\x00", ",") for line in lines])


def entities_among_semicolons(draft: Draft) -> None:
    """HTML entities, unquoted, where their `;` is the separator too."""
    need(draft.width > 2 and draft.delimiter == "," and not draft.line_faults)
    need(not any(";" in cell or "\n" in cell or '"' in cell for row in [*draft.heads, *draft.rows] for cell in row))
    column = max(range(draft.width), key=lambda index: sum(cell.isalpha() for cell in draft.rows[0][index]))
    for at in range(0, len(draft.rows), 2):
        text = draft.rows[at][column] + " & co, caf&eacute; &#8211; bar"
        draft.expected_rows[at] = (*draft.rows[at][:column], text, *draft.rows[at][column + 1 :])
        draft.rows[at][column] = text.replace(";", "\x00")
    draft.delimiter, draft.quote = ";", ""
    draft.line_faults.append(lambda lines: [line.replace("\x00", ";") for line in lines])


def _padded(rows: list[list[str]]) -> list[list[str]]:
    sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [[cell.ljust(size) for cell, size in zip(row, sizes, strict=True)] for row in rows]


def _one_line_each(draft: Draft) -> list[list[str]]:
    """All rows, where they are as wide as each other and every cell is one bare line."""
    rows = [*draft.heads, *draft.rows]
    need(draft.width > 2 and {len(row) for row in rows} == {draft.width} and not draft.line_faults)
    need(not any(sign in cell for row in rows for cell in row for sign in '"\n\r|'))
    need(all(map(any, zip(*rows, strict=True))))
    need(all(cell == cell.strip() for row in rows for cell in row))
    return rows


def filled_up_between_bars(draft: Draft) -> None:
    """As accounting systems print lists: `|10 |Desk, oak |`, with rules around."""
    lines = ["|" + "|".join(row) + "|" for row in _padded(_one_line_each(draft))]
    need(bool(draft.heads) and len(lines) > 5)
    rule, head = "-" * len(lines[0]), len(draft.heads)
    draft.line_faults.append(lambda _: [rule, *lines[:head], rule, *lines[head:], rule])


def fixed_width(draft: Draft) -> None:
    """Columns set apart by two spaces at least; a blank cell shows by its place alone."""
    rows = _one_line_each(draft)
    need(bool(draft.heads) and all(row[0] for row in rows) and not any("  " in cell for row in rows for cell in row))
    need(sum(all(row) for row in rows) > 0.5 * len(rows))
    lines = ["  ".join(row).rstrip() for row in _padded(rows)]
    draft.line_faults.append(lambda _: lines)


def ruled_columns(draft: Draft) -> None:
    """As consoles of databases print: one space between columns, and a line of dashes under the headings."""
    rows = _one_line_each(draft)
    need(bool(draft.heads) and all(len(name) > 1 for name in draft.heads[-1]))
    head = len(draft.heads)
    lines = [" ".join(row).rstrip() for row in _padded(rows)]
    rule = " ".join("-" * len(cell) for cell in _padded(rows)[0])
    draft.line_faults.append(lambda _: [*lines[:head], rule, *lines[head:]])


def no_quotes(draft: Draft) -> None:
    draft.quote = ""


def inner_quotes_not_doubled(draft: Draft) -> None:
    """`"a "b" c"`: as programs write that only wrap cells in quotes."""
    need(not draft.escape and draft.quote == '"')
    need(any('"' in cell for row in draft.rows for cell in row))
    draft.line_faults.append(lambda lines: [_undoubled(line) for line in lines])
    need(not any(cell.startswith('"') or cell.endswith('"') or '",' in cell for row in draft.rows for cell in row))


def _undoubled(line: str) -> str:
    return line.replace('""', '"') if '"""' not in line else line


def returns(draft: Draft) -> None:
    need(not any("\n" in cell for row in draft.rows for cell in row))
    draft.line_end = "\r"


def returns_and_feeds(draft: Draft) -> None:
    draft.line_end = "\r\n"


def mixed_line_ends(draft: Draft) -> None:
    need(not any("\n" in cell for row in draft.rows for cell in row) and draft.line_end == "\n")
    rng = draft.rng

    def mix(lines: Lines) -> Lines:
        return ["\n".join(lines[:2]) + "".join(rng.choice(["\n", "\r\n"]) + line for line in lines[2:])]

    draft.line_faults.append(mix)


def no_final_line_end(draft: Draft) -> None:
    draft.final = ""


def many_final_line_ends(draft: Draft) -> None:
    draft.final = draft.line_end * 4


def told_by_first_line(draft: Draft) -> None:
    """Excel's `sep=;`."""
    need(len(draft.delimiter) == 1)
    draft.line_faults.append(lambda lines: [f"sep={draft.delimiter}", *lines])


def whole_records_quoted(draft: Draft) -> None:
    """Each record wrapped in quotes as if it were one cell."""
    need(draft.width > 2 and draft.quote == '"' and not draft.escape and not draft.line_faults)
    need(any('"' in draft.line(row) for row in draft.rows))
    draft.line_faults.append(lambda lines: ['"' + line.replace('"', '""') + '"' for line in lines])
