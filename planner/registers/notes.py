"""Rows that are no data: totals and notes at the end, drawn lines, and what describes the columns under a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.registers.kinds import NUMBER, is_valued
from planner.registers.profile import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.registers.profile import Profile

_TOTAL = re.compile(r"(?i)\s*(?:grand|sub|overall)?[\s-]*totals?\b")
# in the languages of the open-data portals of Europe and East Asia
_TOTAL_ALONE = re.compile(
    r"(?i)\s*(?:(?:grand|overall|sum)?[\s-]*totals?|totale?n?|totaal|totalt|i alt|total g[ée]n[ée]ral|sum|summe|summa|"
    r"(?:ins)?gesamt(?:summe)?|ensemble|suma|somma|soma|yhteensä|kokku|celkem|spolu|razem|ogółem|łącznie|összesen|"
    r"ukupno|skupaj|iš viso|kopā|toplam|genel toplam|σύνολο|итого|всего|разом|усього|"
    r"общо|合計|合计|总计|總計|計|합계|총계)\s*:?\s*"
)
_NOTE = re.compile(
    r"(?i)\s*(?:notes?\b|sources?\b|footnotes?\b|quellen?\b|fuentes?\b|fontes?\b|bron\b|källa\b|kilde\b|lähde\b|zdroj\b|"
    r"źródło\b|forrás\b|kaynak\b|πηγή\b|источник\b|notas?\b|nota bene\b|anmerkung(?:en)?\b|hinweise?\b|stand:|"
    r"remarques?\b|出典|資料|注[:：]|[数资]据?来源|"
    r"\*|\(?[0-9a-z]{1,2}[).]\s|n\.?b\.?\b|©|copyright\b|contact\b|"
    r"\[\w\]|end of\b|this (?:table|file|report)\b|generated\b|produced by\b|figures\b|please\b|https?://|"
    r"for (?:more|further)\b)"
)
_MARK = re.compile(r"\s*(?:#+|//|%+|;+|--)\s*")
_COMMENT = re.compile(rf"{_MARK.pattern[:-1]}+\w")
_TYPE = re.compile(
    r"(?i)(?:small|big)?int(?:eger)?(?:\d+|\(\d+\))?|str(?:ing)?|text|float\d*|double(?: precision)?|numeric|number|"
    r"real|long|decimal(?:\(\d+,\s?\d+\))?|date|time|datetime|timestamp|bool(?:ean)?|n?(?:var)?char2?(?:\(\d+\))?|"
    r"\d{1,3}[sdn]|object|xsd?:\w+"
)


def is_total(row: Sequence[str], profile: Profile) -> bool:
    """Whether a row sums up the table: a total by name, or a lone number under a column of numbers."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    if not filled:
        return False
    if len(filled) == 1 and profile.filled > 3:
        column = profile.columns[filled[0]] if filled[0] < len(profile.columns) else None
        return column is not None and column.valued > 0.7 and kind(row[filled[0]].strip()) == NUMBER
    first = row[filled[0]]
    rest = [row[index] for index in filled[1:]]
    if _TOTAL_ALONE.fullmatch(first) and rest and all(is_valued(kind(cell.strip())) for cell in rest):
        return True
    return len(filled) < profile.filled * 0.9 and any(_TOTAL.match(row[index]) for index in filled[:2])


def is_note(row: Sequence[str], length: int, width: int, profile: Profile, *, after_blank: bool) -> bool:
    """Whether a row at the end is words about the table rather than data."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    if width < 2 or not filled:
        return False
    first = next((index for index, column in enumerate(profile.columns) if column.fill), 0)
    if len(filled) == 1 and filled[0] <= first:
        return length < width or profile.filled > 2.5 or _is_worded(row[filled[0]]) or after_blank
    over = [index for index in filled if index < width and profile.columns[index].valued > 0.7]
    if any(is_valued(kind(row[index])) for index in over):
        return False
    if _NOTE.match(row[filled[0]]) and all(row[index].startswith(" ") for index in filled[1:]):
        return True  # a sentence, cut at its commas
    few = len(filled) <= 0.5 * profile.filled or length < width
    return few and (after_blank or length < width) and _is_worded(row[filled[0]])


def is_comment(text: str) -> bool:
    """Whether a line is a remark as programs write it: `# checked`, `// old`."""
    return _COMMENT.match(text) is not None


def is_mark(text: str) -> bool:
    """Whether a cell is the mark of a comment alone, its words being cells of their own."""
    return _MARK.fullmatch(text) is not None


def without_mark(text: str) -> str:
    """The words of a comment."""
    return _MARK.sub("", text, count=1)


def is_rule(row: Sequence[str]) -> bool:
    """Whether a row is drawn, not written: dashes or equals signs in every filled cell."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and all(len(cell) > 1 and not cell.strip("-=_+:~") for cell in cells)


def is_numbering(row: Sequence[str], profile: Profile) -> bool:
    """Whether a row numbers the columns, `1 2 3` or `(1) (2) (3)` or `A B C`, rather than being the first record."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) < 3 or len(cells) < 0.8 * profile.filled:
        return False
    bare = [cell.strip("()[].") for cell in cells]
    if bare not in (list(map(str, range(1, len(bare) + 1))), list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(bare)])):
        return False
    if bare != cells or len(cells) > 7:
        return True
    # where every number could as well be a value, it is one
    valued = is_valued(kind(bare[0]))
    columns = [column for cell, column in zip(row, profile.columns, strict=False) if cell.strip() and column.fill]
    return any((column.valued < 0.3) if valued else (column.valued > 0.7) for column in columns)


def is_typing(row: Sequence[str]) -> bool:
    """Whether a row gives the kind of each column, as databases name them: `int`, `text`, `10s`."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > 1 and all(_TYPE.fullmatch(cell) for cell in cells)


def _is_worded(text: str) -> bool:
    return _NOTE.match(text) is not None or len(text) > 60
