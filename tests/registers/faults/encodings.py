"""Faults of encoding."""

from __future__ import annotations

from .draft import Draft, need


def _widen(draft: Draft, encoding: str, sample: str) -> None:
    """Puts a word with letters of the encoding into some records, so that it can be told."""
    need(bool(draft.rows))
    column = max(range(draft.width), key=lambda index: sum(cell.isalpha() for cell in draft.rows[0][index]))
    for at in range(0, len(draft.rows), 3):
        if column < len(draft.rows[at]) and draft.rows[at][column] and draft.rows[at] == list(draft.expected_rows[at]):
            draft.rows[at][column] += sample
            draft.expected_rows[at] = tuple(draft.rows[at])
    text = "".join(cell for row in [*draft.heads, *draft.rows] for cell in row)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        need(False)
    draft.encoding = encoding


def _of_another_alphabet(draft: Draft, encoding: str, sample: str) -> None:
    """The letters of the sample are the only ones beyond ASCII."""
    need(all(cell.isascii() for row in [*draft.heads, *draft.rows] for cell in row))
    _widen(draft, encoding, sample)


def cp1252(draft: Draft) -> None:
    _widen(draft, "cp1252", " – Café’s €5")


def latin_1(draft: Draft) -> None:
    _widen(draft, "latin-1", " Zoë £5")


def cp437_pounds(draft: Draft) -> None:
    _widen(draft, "cp437", " £5")


def cp850_pounds(draft: Draft) -> None:
    _widen(draft, "cp850", " £25")


def polish(draft: Draft) -> None:
    _of_another_alphabet(draft, "iso8859-2", " Świdnica Łódź Żarów Częstochowa")


def hungarian(draft: Draft) -> None:
    _of_another_alphabet(draft, "cp1250", " Győr Szőlőhegy Székesfehérvár")


def turkish(draft: Draft) -> None:
    _of_another_alphabet(draft, "cp1254", " İstanbul Şanlıurfa Ağrı Eskişehir Muğla")


def cyrillic(draft: Draft) -> None:
    _of_another_alphabet(draft, "cp1251", " Наименование школы")


def cyrillic_of_unix(draft: Draft) -> None:
    _of_another_alphabet(draft, "koi8-r", " Наименование школы")


def cyrillic_in_utf_16(draft: Draft) -> None:
    """Without a mark: many second bytes are no NULs."""
    _of_another_alphabet(draft, "utf-16-le", " Наименование школы")


def greek(draft: Draft) -> None:
    _of_another_alphabet(draft, "iso8859-7", " Δήμος Αθηναίων")


def japanese(draft: Draft) -> None:
    """The second byte of a character may be a sign of ASCII, `|` or a backslash among them."""
    _of_another_alphabet(draft, "cp932", " 表示 ソフト 施設名 ポスト")


def chinese(draft: Draft) -> None:
    _of_another_alphabet(draft, "gb18030", " 北京市 单位名称")


def korean(draft: Draft) -> None:
    _of_another_alphabet(draft, "cp949", " 서울특별시 기관명")


def utf_8_mark(draft: Draft) -> None:
    draft.mark = b"\xef\xbb\xbf"


def utf_16_mark(draft: Draft) -> None:
    draft.mark, draft.encoding = b"\xff\xfe", "utf-16-le"


def utf_16_big_mark(draft: Draft) -> None:
    draft.mark, draft.encoding = b"\xfe\xff", "utf-16-be"


def utf_16_bare(draft: Draft) -> None:
    draft.encoding = "utf-16-le"


def utf_16_big_bare(draft: Draft) -> None:
    draft.encoding = "utf-16-be"


def mixed_encodings(draft: Draft) -> None:
    """Half of the file pasted from elsewhere: UTF-8 above, CP1252 below."""
    _widen(draft, "cp1252", " Zoë £5")
    draft.encoding = "utf-8"

    def mix(data: bytes) -> bytes:
        cut = data.find(b"\n", len(data) // 2) + 1
        return data[:cut] + data[cut:].decode("utf-8").encode("cp1252")

    draft.byte_faults.append(mix)


def marks_in_the_middle(draft: Draft) -> None:
    """Two files put together, each with its byte-order mark."""
    need(draft.encoding == "utf-8" and len(draft.rows) > 3 and len(draft.line_end) == 1)
    need(not any("\n" in cell or "\r" in cell for row in [*draft.heads, *draft.rows] for cell in row))
    draft.mark, end = b"\xef\xbb\xbf", draft.line_end.encode()

    def put_together(data: bytes) -> bytes:
        first, *rest = data.split(end, 3)
        return end.join([first, *rest[:-1], draft.mark + rest[-1]])

    draft.byte_faults.append(put_together)


def nuls(draft: Draft) -> None:
    """NUL characters among the text."""
    need(draft.encoding == "utf-8")

    def sow(data: bytes) -> bytes:
        third = len(data) // 3
        return data[:third] + b"\0" + data[third : 2 * third] + b"\0\0" + data[2 * third :]

    draft.byte_faults.append(sow)


def nuls_at_the_end(draft: Draft) -> None:
    need(draft.encoding == "utf-8")
    draft.byte_faults.append(lambda data: data + b"\0" * 512)
