from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.model import DateOrder, OrderBasis
from planner.registers.cells.date_columns import decide, evidence, moved_midnights, resolve
from planner.registers.cells.dates import read_date


def read(texts, fallback="dmy", others=(), heading="End date", **options):
    own = evidence(texts, range(2, 2 + len(texts)))
    order = decide(own, heading, others, fallback)
    return resolve(texts, order, **options)


def test_one_row_proves_the_order_of_the_whole_column():
    found = read(["01/02/2027", "13/02/2027"])
    assert found.order == DateOrder("dmy", (3,))
    assert found.values == (date(2027, 2, 1), date(2027, 2, 13))


def test_american_dates_prove_themselves_too():
    found = read(["01/02/27", "6/30/27"])
    assert found.order == DateOrder("mdy", (3,))
    assert found.values == (date(2027, 1, 2), date(2027, 6, 30))


def test_without_proof_the_other_columns_decide_and_it_is_assumed():
    other = evidence(["02/28/2026"], [9])
    found = read(["01/02/2027"], others=[other])
    assert found.order == DateOrder("mdy", (), assumed=True, basis=OrderBasis.OTHER_COLUMNS)
    assert found.values == (date(2027, 1, 2),)


def test_without_any_proof_the_fallback_decides_and_it_is_assumed():
    assert read(["01/02/2027"]).order == DateOrder("dmy", (), assumed=True)
    assert read(["01/02/2027"], fallback="mdy").order == DateOrder("mdy", (), assumed=True)


def test_a_heading_that_names_the_order_decides_before_other_columns():
    other = evidence(["02/28/2026"], [9])
    assert read(["01/02/2027"], others=[other], heading="End date (dd/mm/yyyy)").order.order == "dmy"


def test_a_date_the_other_way_round_is_read_the_only_way_and_said():
    found = read(["13/02/2027", "28/02/2027", "02/28/2027"])
    assert found.values[2] == date(2027, 2, 28)
    assert found.problems[2].kind == "date-order-differs"


def test_a_sentinel_is_never_a_date():
    texts = ["31/12/9999", "31/03/3034", "01/01/1", "31/12/2099", "01/01/1900", "31/03/2122"]
    found = read(texts)
    assert found.values == (None,) * len(texts)
    assert {problem.kind for problem in found.problems} == {"sentinel-date", "impossible-date"}


def test_twelve_thirty_one_ninety_nine_means_none():
    found = read(["12/31/99", "6/30/15", "12/31/50"])
    assert found.values == (None, date(2015, 6, 30), None)


def test_serials_among_dates_are_days():
    assert read(["31/03/2027", "46477"]).values == (date(2027, 3, 31), date(2027, 3, 31))
    assert read(["31/03/2027", "45015"], date_1904=True).values == (date(2027, 3, 31), date(2027, 3, 31))


def test_a_span_gives_its_last_day_for_an_end_and_its_first_for_a_start():
    assert read(["March 2027"]).values == (date(2027, 3, 31),)
    assert read(["March 2027"], role="first").values == (date(2027, 3, 1),)
    assert read(["March 2027"]).problems[0].kind == "date-approximate"


def test_a_time_with_an_offset_stays_on_its_own_day():
    assert read(["2028-03-31T23:59:59+01:00"]).values == (date(2028, 3, 31),)


def test_midnights_moved_by_summer_time_are_the_day_after():
    found = read(["2025-03-31T23:00:00Z", "2025-12-01T00:00:00Z"])
    assert found.values == (date(2025, 4, 1), date(2025, 12, 1))
    assert [remark.kind for remark in found.remarks] == ["summer-time-shift"]


def test_a_real_evening_is_not_moved():
    found = read(["2025-06-30T23:00:00Z", "2025-07-01T00:00:00Z"])
    assert found.values == (date(2025, 6, 30), date(2025, 7, 1))


def test_times_without_a_zone_need_a_winter_midnight_as_proof():
    assert not moved_midnights([read_date("2025-06-30 23:00:00")])
    assert moved_midnights([read_date("2025-06-30 23:00:00"), read_date("2025-01-31 00:00:00")])


def test_rubbish_is_named_and_blanks_are_not():
    found = read(["next spring", "", "n/a"])
    assert found.values == (None, None, None)
    assert [problem and problem.kind for problem in found.problems] == ["unreadable-date", None, None]


@given(st.lists(st.dates(date(2000, 1, 2), date(2048, 12, 30)), min_size=1), st.sampled_from(["dmy", "mdy"]))
def test_an_order_is_claimed_only_with_rows_that_allow_no_other(days, order):
    form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    texts = [day.strftime(form) for day in days]
    own = evidence(texts, range(1, len(texts) + 1))
    decided = decide(own, "End", [], order)
    if any(day.day > 12 for day in days):
        assert decided.order == order
        assert decided.proof
        assert not decided.assumed
        assert all(days[row - 1].day > 12 for row in decided.proof)
    assert resolve(texts, decided or DateOrder(order)).values == tuple(days)
