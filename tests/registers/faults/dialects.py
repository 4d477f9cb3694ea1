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
