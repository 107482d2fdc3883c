from __future__ import annotations

import pytest

from dragoman.annotate.dates import find_dates
from dragoman.model.expression import DateExpression
from tests.resolve.stories import GRAMMARS, reading_of


def found(text: str) -> dict[str, DateExpression]:
    mentions = find_dates(reading_of(text), GRAMMARS)
    return {m.span.of(text): m.value for m in mentions if isinstance(m.value, DateExpression)}


def parts(text: str, words: str) -> tuple[int | None, int | None, int | None, int | None]:
    value = found(text)[words]
    return value.year, value.month, value.day, value.weekday


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met on Tuesday (June 27) in Quito.", "Tuesday (June 27)", (None, 6, 27, 1)),
        ("Talks on Monday (26th) went well.", "Monday (26th)", (None, None, 26, 0)),
        ("On the 29th of November local time they met.", "29th of November", (None, 11, 29, None)),
        ("On 4 December 2017 they met.", "4 December 2017", (2017, 12, 4, None)),
        ("He arrived on the 1st afternoon.", "1st", (None, None, 1, None)),
        ("He arrived on the 1th local time, she left.", "1th", (None, None, 1, None)),
        ("Issued on 2023-09-10.", "2023-09-10", (2023, 9, 10, None)),
        ("两国防长星期二(6月27日)会面。", "星期二(6月27日)", (None, 6, 27, 1)),
        ("两国总理周日(10日)会谈。", "周日(10日)", (None, None, 10, 6)),
        ("十二月一日星期五，会议开幕。", "十二月一日星期五", (None, 12, 1, 4)),
        ("1号下午，他抵达内罗毕。", "1号", (None, None, 1, None)),
        ("二〇二三年九月，他到访。", "二〇二三年九月", (2023, 9, None, None)),
        ("民国112年9月10日发布。", "民国112年9月10日", (2023, 9, 10, None)),
        ("Hai bên gặp nhau ngày 27 tháng 6 năm 2023, thứ Ba.", "ngày 27 tháng 6 năm 2023, thứ Ba", (2023, 6, 27, 1)),
        ("Ông thăm Lima tháng Mười hai.", "tháng Mười hai", (None, 12, None, None)),
    ],
)
def test_printed_parts_are_read_together(text: str, words: str, expected: tuple[int | None, ...]) -> None:
    assert parts(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "unit", "count"),
    [
        ("They met yesterday.", "yesterday", "day", -1),
        ("They met the day before yesterday.", "the day before yesterday", "day", -2),
        ("They met last week.", "last week", "week", -1),
        ("They met two years ago.", "two years ago", "year", -2),
        ("She goes there next month.", "next month", "month", 1),
        ("双方去年签约。", "去年", "year", -1),
        ("双方本月初签约。", "本月初", "month", 0),
        ("双方上周五(8日)签约。", "上周五(8日)", "week", -1),
        ("双方三年前签约。", "三年前", "year", -3),
        ("Hai bên ký tuần trước ở Huế, được biết.", "tuần trước", "week", -1),
    ],
)
def test_relative_dates_count_from_the_story(text: str, words: str, unit: str, count: int) -> None:
    value = found(text)[words]
    assert (value.form, value.unit, value.count) == ("relative", unit, count)


@pytest.mark.parametrize(
    ("text", "words", "form", "count"),
    [
        ("A three-day visit began.", "three-day", "duration", 3),
        ("他开始为期三天的访问。", "为期三天", "duration", 3),
        ("This year marks the 10th anniversary of ties.", "10th anniversary", "anniversary", 10),
        ("今年是两国建交60周年。", "60周年", "anniversary", 60),
        ("It is the first visit in seven years.", "in seven years", "elapsed", 7),
        ("时隔7年，他再次到访。", "时隔7年", "elapsed", 7),
        ("They held the 15th meeting of the Steering Committee.", "15th meeting of the Steering Committee", "ordinal", 15),
    ],
)
def test_counts_are_told_from_days(text: str, words: str, form: str, count: int) -> None:
    value = found(text)[words]
    assert (value.form, value.count) == (form, count)
    assert value.dates_events == (form == "anniversary")


@pytest.mark.parametrize(
    "text",
    [
        "The 19th National Congress of the party was a success.",
        "The budget of fiscal year 2024 was agreed.",
        "He won a fifth term.",
        "Monks of the 4th-5th century lived there.",
        "She may go.",
        "They march on.",
        "The 73rd session adopted it.",
        "一号文件公布。",
        "他乘坐十号线。",
        "十年来双方合作良好。",
    ],
)
def test_numbers_of_other_things_date_nothing(text: str) -> None:
    assert {w for w, v in found(text).items() if v.dates_events} == set()


def test_a_span_holds_both_its_ends() -> None:
    value = found("She stays from November 8 to 10.")["November 8 to 10"]
    assert value.end is not None
    assert (value.month, value.day, value.end.day) == (11, 8, 10)
    chinese = found("他将于5月30日至6月2日访问。")["5月30日至6月2日"]
    assert chinese.end is not None
    assert (chinese.end.month, chinese.end.day) == (6, 2)


def test_today_with_a_date_is_the_storys_own_day() -> None:
    assert found("Today is Friday, December 1, good evening.")["Today is Friday, December 1"].role == "today"


def test_a_dateline_is_told_from_other_dates() -> None:
    assert found("NAIROBI, Sept. 6 (KBC) -- They met.")["NAIROBI, Sept. 6"].role == "dateline"
    assert found("新华社首尔1月9日电 双方会谈。")["1月9日"].role == "dateline"


@pytest.mark.parametrize(
    ("text", "key", "side", "edge"),
    [
        ("After the closing of the 20th National Congress he left.", "CPC.20", "after", "last"),
        ("Ahead of the 19th Party Congress he left.", "CPC.19", "before", None),
        ("二十大闭幕后，他到访。", "CPC.20", "after", "last"),
        ("十九大期间，他到访。", "CPC.19", "during", None),
    ],
)
def test_known_events_are_counted_from(text: str, key: str, side: str, edge: str | None) -> None:
    (value,) = [v for v in found(text).values() if v.form == "anchor"]
    assert (value.key, value.side, value.edge) == (key, side, edge)


def test_the_clock_of_another_place_is_kept() -> None:
    values = found("They talked on Nov 15, Washington time (Beijing time Nov 16).")
    assert (values["Nov 15"].zone, values["Nov 16"].zone) == ("Washington", "Beijing")


def test_the_year_since_which_a_visit_is_the_first_dates_no_visit() -> None:
    """It will be his first trip to Lima since 2019: what was in 2019 is another trip."""
    text = "It will be his first trip to Lima since 2019. The treaty has been in force since 2019."
    assert [m.span.of(text) for m in find_dates(reading_of(text), GRAMMARS)] == ["2019"]


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("He has been in talks since 2019.", "2019", "after"),
        ("From the beginning of this year to the present they met.", "the beginning of this year", "after"),
        ("It must end by September 30.", "September 30", "before"),
        ("It passed the September 30 deadline.", "September 30", "before"),
        ("They met on September 30.", "September 30", None),
        ("双方未能在8月31日期限前签署。", "8月31日", "before"),
        ("他们8月31日前往北京。", "8月31日", None),
        ("从2019年起双方多次会晤。", "2019年", "after"),
        ("Họ phải ký trước ngày 30 tháng 9 được biết.", "ngày 30 tháng 9", "before"),
    ],
)
def test_words_beside_a_date_tell_on_which_side_of_it_they_stand(text: str, words: str, side: str | None) -> None:
    assert found(text)[words].side == side


def test_spelt_out_days_from_one_to_another_are_a_span() -> None:
    span = found("From the second to the fourth, the envoy visited Peru.")["second to the fourth"]
    assert (span.day, span.end and span.end.day) == (2, 4)


def test_a_day_before_an_office_opens_a_chinese_line_and_a_numbered_thing_does_not() -> None:
    assert found("一号国务院副总理会见客人。")["一号"].day == 1
    assert not found("一号公路通车。")
