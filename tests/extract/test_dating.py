"""Which date words stand for which event, read whole: anniversaries, envoys on a stay, the series of one host."""

from __future__ import annotations

from functools import lru_cache

from dragoman.model.document import Source
from dragoman.model.finding import Event
from dragoman.pipeline import Reader
from dragoman.read import documents


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests of this file."""
    return Reader()


def days_of(text: str) -> dict[tuple[str, tuple[str, ...]], list[list[str | None]]]:
    """The days of each event of a text by type and sides."""
    (document,) = documents(Source("t", "t", "0", text, "t"))
    return {(f.type, f.states): f.when.as_lists() for f in reader().story(document).findings if isinstance(f, Event)}


def test_a_leaders_envoy_travels_and_meets_in_his_own_name() -> None:
    text = "新华社河内2021年7月16日电 十三日到十五日，习近平总书记特使、外交部部长王毅访问蒙古国和老挝。\n"
    text += "王毅分别会见了蒙古国总统和老挝总理。"
    found = days_of(text)
    assert found["visit", ("CHN", "MNG")] == found["meeting", ("CHN", "MNG")] == [["2021-07-13", "2021-07-15"]]
    assert found["meeting", ("CHN", "LAO")] == [["2021-07-13", "2021-07-15"]]


def test_an_anniversary_dates_what_stands_behind_it() -> None:
    text = "ULAANBAATAR, Oct. 16, 2019 - The year 2019 marks the 70th anniversary of the establishment of diplomatic "
    text += "relations between China and Mongolia and the 25th anniversary of the signing of the Treaty of Friendship."
    assert days_of(text)["recognition", ("CHN", "MNG")] == [["1949-01-01", "1949-12-31"]]


def test_meetings_of_one_host_are_of_the_day_of_the_first() -> None:
    text = "NAIROBI, June 14, 2024 - On June 13, Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi.\n"
    text += "During his meeting with Tanzanian President Samia Suluhu Hassan, Ruto said that trade should grow."
    assert days_of(text)["meeting", ("KEN", "TZA")] == [["2024-06-13", "2024-06-13"]]


def test_the_day_of_an_announcement_is_that_of_what_the_same_sides_agreed() -> None:
    text = "新华社2021年7月16日电 7月14日，肯尼亚与坦桑尼亚宣布达成贸易协议，但未能在7月15日期限前签署。"
    assert days_of(text)["accord", ("KEN", "TZA")] == [["2021-07-14", "2021-07-14"]]


def test_a_printed_dateline_outweighs_the_tables_of_tenures() -> None:
    text = "CAIRO, Oct 14, 2024 (AFP) - Egyptian Foreign Minister Sameh Shoukry met Kenyan Foreign Minister "
    text += "Musalia Mudavadi in Cairo on Monday."
    assert days_of(text)["meeting", ("EGY", "KEN")] == [["2024-10-14", "2024-10-14"]]
