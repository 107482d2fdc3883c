"""The pipeline: every quote is a slice of the source, stories come in order, and what cannot be read stops nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.export.contract import rows
from dragoman.model.document import Source
from dragoman.model.finding import Event, Statement
from dragoman.pipeline import Reader, Story
from dragoman.read import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECES = (
    "Kenyan Foreign Minister Musalia Mudavadi met Ugandan President Yoweri Museveni in Kampala on Friday (June 14).",
    "肯尼亚外长穆达瓦迪星期五(14日)在坎帕拉会见乌干达总统穆塞韦尼。",
    "双方同意加强合作，推动The relations between the two countries.",
    "Tổng thống Chile thăm Hà Nội ngày 12 tháng 5.",
    "He said that the two sides should “properly manage differences”.",
    "The neighbor -neighborhood policy&nbsp;of Peru &amp; Chile is ﬁne.",
    "ＡＢＣ　全角 ｔｅｘｔ ８月",
    "cafe\u0301 Nguye\u0302\u0303n soft\u00adhyphen \u200bzero",
    "وزير الخارجية المصري التقى نظيره الأردني.",
    "\n\n",
    " ",
    "parties.The end,",
)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests of this file."""
    return Reader()


def quotes(value: object) -> Iterator[tuple[int, int, str]]:
    """Every evidence object anywhere in a row."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value["start"], value["end"], value["quote"]
        for each in value.values():
            yield from quotes(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from quotes(each)


def stories(text: str) -> list[Story]:
    """A text read."""
    return [reader().story(d) for d in documents(Source("t", "t", "0", text, "t"))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=9), st.sampled_from(["", " ", "\n"]))
def test_every_quote_is_its_slice_of_the_source(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for story in stories(text):
        for row in rows(story, mentions=True, unread=True):
            for start, end, quote in quotes(row):
                assert text[start:end] == quote
                assert quote


def test_a_meeting_is_read_with_its_people_place_and_day() -> None:
    text = "NAIROBI, June 14, 2024 - Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Thursday (June 13)."
    (event,) = [f for f in stories(text)[0].findings if isinstance(f, Event)]
    assert (event.type, event.states, event.when.as_lists()) == ("meeting", ("KEN", "UGA"), [["2024-06-13", "2024-06-13"]])
    assert {(p.role, p.state, p.name) for p in event.participants} == {("host", "KEN", "William Ruto"), ("guest", "UGA", "Yoweri Museveni")}
    assert event.place is not None
    assert event.place.name == "Nairobi"
    assert event.codes is not None
    assert set(event.codes.cameo) == {"042 UGA KEN", "043 KEN UGA"}


def test_a_missing_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Peru and Chile held talks in Lima.", encoding="utf-8")
    read = list(reader().read([str(tmp_path / "none.txt"), str(good)]))
    assert isinstance(read[0], InputError)
    assert isinstance(read[1], Story)


def test_a_broken_line_is_named_and_the_lines_around_it_are_read(tmp_path: Path) -> None:
    file = tmp_path / "wires.jsonl"
    lines = ['{"id": "a", "text": "Peru met Chile."}', '{"id": "b", "text": "x"}', '{"id": ', '{"id": "d", "text": "y"}']
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    read = list(reader().read([str(file)]))
    assert [getattr(r, "id", None) or getattr(r, "line", None) for r in read] == ["a", "b", 3, "d"]


def test_the_same_words_give_the_same_ids() -> None:
    text = "Peru and Chile held talks in Lima. Peru invited Bolivia to the fair."
    first, second = ([f.id for s in stories(text) for f in s.findings] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


def test_an_event_needs_two_sides() -> None:
    assert not [f for s in stories("The Peruvian president met the mayor of Lima.") for f in s.findings if isinstance(f, Event)]


def test_the_same_day_does_not_cut_into_japan() -> None:
    (event,) = [f for s in stories("智利外长下周将同日本外务大臣举行会谈。") for f in s.findings if isinstance(f, Event)]
    assert event.states == ("CHL", "JPN")


def test_of_equal_words_the_reading_that_binds_two_sides_stands() -> None:
    found = [f for s in stories("智利总统博里奇是应习近平邀请对中国进行国事访问的。") for f in s.findings if isinstance(f, Event)]
    assert {(f.type, f.states) for f in found} == {("invitation", ("CHL", "CHN")), ("visit", ("CHL", "CHN"))}


def test_an_arrival_for_talks_is_a_visit_and_talks() -> None:
    text = "Turkish President Recep Tayyip Erdogan arrived in Cairo on Friday for talks with Egyptian President Abdel Fattah al-Sisi."
    assert {f.type for s in stories(text) for f in s.findings if isinstance(f, Event)} == {"visit", "talks"}


def test_who_tells_of_an_invitation_is_not_invited() -> None:
    text = "Kenyan President William Ruto will visit Peru at the invitation of the Peruvian government, Kenya's foreign ministry said."
    (invitation,) = [f for s in stories(text) for f in s.findings if isinstance(f, Event) and f.type == "invitation"]
    assert [p.name for p in invitation.participants if p.role == "invitee"] == ["William Ruto"]
    assert invitation.place is None


def test_what_is_rejected_is_aimed_at_the_side_that_the_words_name() -> None:
    text = (
        "Turkish President Recep Tayyip Erdogan met Lebanese President Joseph Aoun in Ankara. "
        "Turkey's foreign ministry said that Turkey rejects the claims of Greece."
    )
    (said,) = [f for s in stories(text) for f in s.findings if isinstance(f, Statement)]
    assert (said.side, said.addressee) == ("TUR", "GRC")
