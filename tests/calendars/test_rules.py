"""The rules that make one feed right in every calendar client, one test each, in the order of the rules.

What a server must answer (conditional requests, addresses, compression) is tested where the server is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import calendars
from planner.calendars import Choice, Kind, Status
from planner.calendars.fold import fold
from tests.calendars.made import END, HARD, NOW, TODAY, contract, event, plan, proposal
from tests.calendars.reader import events, read

ANY_TEXT = st.text(st.characters(), max_size=400)
SENSIBLE = [contract(1, title=HARD), contract(2, notice_days=90), contract(3, reference=None, title=None)]


def a_feed(**choice: object) -> bytes:
    found = plan(SENSIBLE, [proposal(*SENSIBLE)])
    wanted = calendars.events(found, choice=Choice(**choice), adopted={"p1"})  # type: ignore[arg-type]
    return calendars.render(wanted, name="Contracts – Café, council; one", today=TODAY)


def everything() -> bytes:
    return a_feed(kinds=frozenset(Kind), ideas=True, alarms=(30, 7))


def test_rule_01_lines_end_in_crlf_without_a_byte_order_mark() -> None:
    feed = everything()
    assert b"\n" not in feed.replace(b"\r\n", b"")
    assert b"\r" not in feed.replace(b"\r\n", b"")
    assert feed.startswith(b"BEGIN:VCALENDAR\r\n")
    assert feed.endswith(b"END:VCALENDAR\r\n")
    feed.decode("utf-8")


@given(ANY_TEXT)
def test_rule_02_folds_at_75_octets_and_never_inside_a_character(text: str) -> None:
    feed = calendars.render([event(summary=text, description=(text, text))], name=text)
    for line in feed.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


@given(st.text("\\n,;é👩 x", max_size=300))
def test_rule_03_never_folds_after_a_backslash_and_keeps_spaces(text: str) -> None:
    line = "SUMMARY:" + re.sub(r"([\\;,])", r"\\\1", text)
    folded = fold(line)
    for piece in folded.split(b"\r\n ")[:-1]:
        assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0
    assert folded.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == line


@pytest.mark.parametrize("before", range(60, 80))
@pytest.mark.parametrize("text", ["\\" * 60, "a,b;" * 40, "é\\,;" * 40])
def test_rule_03_holds_wherever_the_fold_falls(before: int, text: str) -> None:
    line = "SUMMARY:" + "x" * before + re.sub(r"([\\;,])", r"\\\1", text)
    *folded, _ = fold(line).split(b"\r\n ")
    assert folded
    assert all((len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0 for piece in folded)


@given(ANY_TEXT)
def test_rule_04_text_is_escaped_without_control_characters(text: str) -> None:
    (one,) = events(calendars.render([event(summary=f"a{text}", description=(text,))], name="Feed"))
    for name in ("SUMMARY", "DESCRIPTION"):
        wire = one.value(name)
        assert re.fullmatch(r"(?:[^\\;,\x00-\x1f\x7f\x85\u2028\u2029]|\\[\\;,n])*", wire)
        assert not re.search(r"(?<!\\)(?:\\\\)+[nN]", wire), "a literal backslash before an n"


def test_rule_04_a_literal_backslash_before_an_n_becomes_a_slash() -> None:
    (one,) = events(calendars.render([event(summary=r"C:\new \Nice \plain")], name="Feed"))
    assert one.text("SUMMARY") == r"C:/new /Nice \plain"


def test_rule_04_text_comes_back_as_it_was() -> None:
    (one,) = events(calendars.render([event(summary=HARD, description=(HARD, HARD), url=None)], name="Feed"))
    assert one.text("SUMMARY") == HARD
    assert one.text("DESCRIPTION") == f"{HARD}\n{HARD}"


def test_rule_05_identity_holds_through_a_new_date_title_or_supplier() -> None:
    before = calendars.events(plan([contract(1, notice_days=30)]))
    moved = contract(1, id="another", title="New", supplier=None, notice_days=30, end=date(2030, 6, 30))
    after = calendars.events(plan([moved]))
    assert {one.kind: one.uid for one in before} == {one.kind: one.uid for one in after}


def test_rule_05_identities_are_unique_and_hold_neither_date_nor_name() -> None:
    uids = [one.value("UID") for one in events(everything())]
    assert len(uids) == len(set(uids)) > 10
    assert not any(re.search("2029|2027|ouncil|ousing|REF", uid.split("@")[0]) for uid in uids)


def test_rule_06_a_visible_change_raises_sequence_and_both_stamps() -> None:
    later = NOW + timedelta(days=3)
    new = calendars.changed(event(), event(first=date(2030, 1, 1), last=date(2030, 1, 1)), later)
    (one,) = events(calendars.render([new], name="Feed"))
    assert one.value("SEQUENCE") == "1"
    assert one.value("LAST-MODIFIED") == one.value("DTSTAMP") == "20261125T083000Z"


def test_rule_06_nothing_is_raised_without_a_visible_change() -> None:
    old = event()
    assert calendars.changed(old, event(stamp=NOW + timedelta(days=9)), NOW + timedelta(days=9)) is old


def test_rule_07_same_data_same_bytes() -> None:
    assert everything() == everything()
    shuffled = plan(SENSIBLE[::-1], [proposal(*SENSIBLE)])
    assert calendars.events(shuffled) == calendars.events(plan(SENSIBLE, [proposal(*SENSIBLE)]))


def test_rule_08_whole_days_with_an_end_that_is_exclusive() -> None:
    (one,) = events(calendars.render([event(first=date(2028, 2, 28), last=date(2028, 2, 29))], name="Feed"))
    assert ("DTSTART", "VALUE=DATE", "20280228") in one.lines
    assert ("DTEND", "VALUE=DATE", "20280301") in one.lines
    for each in events(everything()):
        assert each.value("DTEND") > each.value("DTSTART")


def test_rule_09_nobody_is_shown_as_busy() -> None:
    for one in events(everything()):
        assert one.value("TRANSP") == "TRANSPARENT"
        assert one.value("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE"


def test_rule_10_there_are_no_timed_events_and_so_no_time_zones() -> None:
    assert b"TZID" not in everything()
    assert b"VTIMEZONE" not in everything()
    for one in events(everything()):
        assert re.fullmatch(r"\d{8}", one.value("DTSTART"))


def test_rule_11_what_vanished_is_cancelled_for_30_days() -> None:
    kept = [event(1, alarms=(30,)), event(2)]
    first, second = calendars.reconcile(kept, [event(2)], NOW + timedelta(days=1))
    assert (first.status, first.alarms, first.sequence) == (Status.CANCELLED, (), 1)
    assert second == event(2)
    (one, _) = events(calendars.render([first, second], name="Feed"))
    assert one.text("SUMMARY") == "Cancelled: Ends: system 1"
    assert one.value("STATUS") == "CANCELLED"
    assert one.parts == []
    (loud,) = events(calendars.render([replace(first, alarms=(30,))], name="Feed"))
    assert loud.parts == []
    assert not calendars.gone(first, NOW + timedelta(days=30))
    assert calendars.gone(first, NOW + timedelta(days=31))


def test_rule_12_alarms_come_last_most_important_first_with_text_before_the_event() -> None:
    (one,) = events(calendars.render([event(alarms=(30, 7, 0))], name="Feed"))
    assert one.order[-3:] == ["BEGIN", "BEGIN", "BEGIN"]
    assert "BEGIN" not in one.order[:-3]
    assert [alarm.value("TRIGGER") for alarm in one.parts] == ["-P29DT15H", "-P6DT15H", "-PT15H"]
    for alarm in one.parts:
        assert alarm.value("ACTION") == "DISPLAY"
        assert alarm.text("DESCRIPTION") == "Ends: system 1"


def test_rule_13_each_date_is_an_event_on_its_own_day() -> None:
    found = calendars.events(plan(SENSIBLE, [proposal(*SENSIBLE)]), adopted={"p1"})
    assert {one.first for one in found} == {
        END,
        date(2028, 12, 31),
        date(2027, 9, 1),
        date(2027, 1, 14),
        date(2027, 9, 30),
        date(2028, 1, 20),
    }
    assert all(one.alarms == () and one.first == one.last for one in found)


def test_rule_14_the_calendar_has_no_uid() -> None:
    assert not read(everything()).has("UID")


def test_rule_15_alarms_have_no_uid() -> None:
    alarms = [alarm for one in events(everything()) for alarm in one.parts]
    assert alarms
    assert not any(alarm.has("UID") for alarm in alarms)


def test_rule_16_no_property_is_empty_and_none_is_too_new() -> None:
    bare = event(description=(), categories=(), url=None, summary=" ")
    for feed in (everything(), calendars.render([bare], name=" ")):
        calendar = read(feed)
        for part in (calendar, *calendar.parts):
            assert all(value for _, _, value in part.lines)
            assert not {"LINK", "REFID"} & set(part.order)


def test_rule_17_name_and_refresh_are_spelt_as_clients_read_them() -> None:
    calendar = read(everything())
    assert calendar.text("X-WR-CALNAME") == calendar.text("NAME") == "Contracts – Café, council; one"
    assert ("REFRESH-INTERVAL", "VALUE=DURATION", "PT12H") in calendar.lines
    assert ("X-PUBLISHED-TTL", "", "PT12H") in calendar.lines


def test_rule_18_published_without_people() -> None:
    feed = everything()
    assert read(feed).value("METHOD") == "PUBLISH"
    assert feed.count(b"BEGIN:VCALENDAR") == 1
    assert b"ATTENDEE" not in feed
    assert b"ORGANIZER" not in feed


def test_rule_24_never_more_than_1000_events_or_900_kilobytes() -> None:
    many = [event(number) for number in range(1_400)]
    feed = calendars.render(many, name="Feed")
    assert feed.count(b"BEGIN:VEVENT") == 1_000
    long = [event(number, description=("£" * 3_000,)) for number in range(400)]
    feed = calendars.render(long, name="Feed")
    assert 800_000 < len(feed) <= 900_000


def test_rule_24_what_is_past_for_more_than_a_year_has_left() -> None:
    old = [contract(1, end=TODAY - timedelta(days=366)), contract(2, end=TODAY - timedelta(days=365))]
    assert [one.summary for one in calendars.events(plan(old))] == ["Ends: Housing management system 2 (Council 2)"]


def test_an_event_that_comes_back_goes_on_counting() -> None:
    was = calendars.cancelled(event(), NOW + timedelta(days=1))
    (back,) = calendars.reconcile([was], [event()], NOW + timedelta(days=90))
    assert (back.status, back.sequence) == (Status.CONFIRMED, 2)
    assert back == replace(event(), sequence=2, stamp=NOW + timedelta(days=90))
