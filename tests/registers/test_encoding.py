"""Which encoding a file is in, by what its bytes make beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.registers.encoding import MIXED, SINGLE_BYTE, as_utf8, decode, find_encoding

PROSE = "Ref,Title,Value\n1,Café – Zoë’s lunch,£5.00\n2,Größe,£12\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"])
def test_text_comes_back_from_each_encoding(encoding: str) -> None:
    data = PROSE.encode(encoding)
    assert decode(data, find_encoding(data)) == (PROSE, encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_left_out(encoding: str) -> None:
    data = PROSE.encode(encoding)
    assert decode(data, find_encoding(data))[0] == PROSE


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
def test_a_pound_sign_of_dos_is_a_pound_sign(encoding: str) -> None:
    data = "Name,Net Amount(£)\nDVLA,£302.50\n".encode(encoding)
    assert data.count(b"\x9c") == 2
    assert decode(data, find_encoding(data))[0].count("£") == 2


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Győr,Szőlőhegy,Székesfehérvár,Hódmezővásárhely"),
        ("iso8859-2", "Świdnica,Łódź,Żarów,Kąty Wrocławskie"),
        ("cp1254", "Eskişehir,Muğla,Kırşehir,Şanlıurfa"),
        ("cp1257", "Šiauliai,Panevėžys,Kėdainiai,Savivaldybė"),
        ("cp1251", "Наименование,Адрес,Школа № 5,улица Ленина"),
        ("koi8-r", "Наименование,Адрес,Школа,улица Ленина"),
        ("cp866", "Наименование,Адрес,Школа,улица Ленина"),
        ("iso8859-7", "Αθηναίων,Πατρέων,Ηρακλείου,Δήμος"),
        ("cp1255", "ירושלים,חיפה,תל אביב,כתובת"),
        ("cp1256", "القاهرة,الجيزة,الاسم,العنوان"),
        ("cp932", "都道府県,北海道,表示,カタカナ"),
        ("euc-jp", "都道府県,北海道,施設名,カタカナ"),
        ("gb18030", "城市,北京,名称,地址"),
        ("big5", "臺北市,名稱,地址,電話"),
        ("cp949", "서울특별시,부산광역시,시도,인구"),
    ],
)
def test_other_alphabets_are_told_by_their_words(encoding: str, words: str) -> None:
    text = "\n".join([words, *(f"{words},{number}" for number in range(20))]) + "\n"
    data = text.encode(encoding)
    assert decode(data, find_encoding(data))[0] == text


@pytest.mark.parametrize(
    "words",
    [
        "Lord’s House – phase 2,St John’s,“Big”",
        "Lord’s House,St John’s,Council’s own,Children’s",
        "£500,£25,000 – £30,000,Café",
        "Città,Perché è,Università,Forlì",
        "São Paulo,Conceição,Ações,Não",
        "Coördinaten,België,Financiën,Eén",
        "Dún Laoghaire,Bliain,Méid,Éireann",
        "Íbúar,Þjónusta,Upphæð",
    ],
)
def test_words_of_western_languages_never_become_another_alphabet(words: str) -> None:
    for times in (1, 30):
        data = f"a,b,c\n{words}\n".encode("cp1252") * times
        assert decode(data, find_encoding(data))[0] == data.decode("cp1252")


def test_a_byte_that_no_alphabet_explains_is_written_as_its_number() -> None:
    data = "Школа,Адрес,улица\n".encode("cp1251") * 3000 + b"\x98\n"
    assert decode(data, find_encoding(data))[0].endswith("улица\n\\x98\n")


def test_lines_of_two_encodings_are_each_read_in_their_own() -> None:
    data = "1,Zoë,£5\n".encode() * 3 + "2,Zoë,£5\n".encode("cp1252") * 3
    text, encoding = decode(data, find_encoding(data))
    assert encoding == MIXED
    assert text.count("Zoë,£5") == 6


def test_a_stray_byte_far_into_a_file_does_not_lose_the_rest() -> None:
    data = "a,é\n".encode() * 60_000 + b"b,\xe9\n" + "a,é\n".encode() * 60_000
    text, encoding = decode(data, find_encoding(data))
    assert encoding == MIXED
    assert text.count("é") == 120_001


def test_nuls_are_no_text() -> None:
    data = b"a,b\0\n1,2\n\0\0\0"
    assert decode(data, find_encoding(data))[0] == "a,b\n1,2\n"


@given(st.binary(max_size=300))
def test_decoding_never_fails(data: bytes) -> None:
    text, _ = decode(data, find_encoding(data))
    assert "\0" not in text


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_every_byte_of_a_single_byte_encoding_becomes_the_letter_that_it_is_in_text(encoding: str) -> None:
    data = bytes(range(1, 256)) * 700 + b"plain " * 30_000 + b"\x81\x8d"  # longer than the pieces it is taken in
    assert as_utf8(data, encoding).decode() == decode(data, encoding)[0]


def test_the_holes_of_cp1252_are_filled_from_latin_1() -> None:
    data = bytes(range(256))
    wanted = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
    assert as_utf8(data, "cp1252").decode() == wanted
    assert wanted[0x81] == "\x81"
    assert wanted[0x80] == "€"
