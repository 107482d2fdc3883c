"""Datelines: the shapes that count and the sentences that only look like one."""

from __future__ import annotations

import pytest

from dragoman.read import find_dateline


@pytest.mark.parametrize(
    ("head", "places", "agency"),
    [
        ("LIMA, Sept. 6 (Xinhua) -- ", ["LIMA"], "Xinhua News Agency"),
        ("LIMA/SANTIAGO, Nov 20, 2023 (Reuters) - ", ["LIMA", "SANTIAGO"], "Reuters"),
        ("KUALA LUMPUR, May 3 (Bernama) — ", ["KUALA", "LUMPUR"], "Bernama"),
        ("Santiago (AFP) – ", ["Santiago"], "Agence France-Presse"),
        ("(Lima / Santiago Composite Electric) ", ["Lima", "Santiago"], None),
        ("(Mexico City Comprehensive News) ", ["Mexico City"], None),
        ("（利马/圣地亚哥综合讯）", ["利马", "圣地亚哥"], None),
        ("(利马综合电)", ["利马"], None),
        ("（墨西哥城讯）", ["墨西哥城"], None),
        ("新华社利马9月6日电（记者王明）", ["利马"], "Xinhua News Agency"),
        ("中新网9月6日电 ", [], "China News Service"),
        ("【利马共同】", ["利马"], "Kyodo News"),
        ("【环球网综合报道】", [], "Global Times"),
        ("(리마=연합뉴스) ", ["리마"], "Yonhap News Agency"),
        ("Lima (TTXVN) - ", ["Lima"], "Vietnam News Agency"),
        ("(Reuters) - ", [], "Reuters"),
        ("LIMA, Nov 20, 2023 - ", ["LIMA"], None),
    ],
)
def test_a_dateline_opens_a_report(head: str, places: list[str], agency: str | None) -> None:
    text = head + ("会谈举行。" if head[0] in "（新中【" else "The ministers met.")
    found = find_dateline(text)
    assert found is not None
    assert found.opens
    assert found.span.of(text) == head.strip()
    assert [p.of(text) for p in found.places] == ([" ".join(places)] if places == ["KUALA", "LUMPUR"] else places)
    assert found.agency == agency


@pytest.mark.parametrize(
    "words",
    [
        "Reuters reported from Lima on Sept. 6 that talks began.",
        "Vietnam News Agency (VNA) reported the visit.",
        "Agencia EFE (EFE) said so.",
        "新华社9月6日报道称，会谈举行。",
        "路透社利马9月6日电称，会谈举行。",
        "据新华社利马9月6日电，会谈举行。",
        "（据新华社报道）",
        "（附贺电）全文如下",
        "The talks (in Lima) ended.",
        "On Sept. 6 - a Sunday - they met.",
        "",
    ],
)
def test_a_sentence_about_an_agency_is_no_dateline(words: str) -> None:
    assert find_dateline(words) is None


def test_the_date_of_a_dateline_is_a_stretch_of_its_own() -> None:
    text = "LIMA, Sept. 6 (Xinhua) -- The ministers met."
    found = find_dateline(text)
    assert found is not None
    assert found.date is not None
    assert found.date.of(text) == "Sept. 6"


def test_an_agency_alone_may_be_a_credit_and_opens_nothing() -> None:
    found = find_dateline("(Reuters)")
    assert found is not None
    assert not found.opens


def test_capitals_before_a_dash_open_nothing() -> None:
    found = find_dateline("ASEAN — The bloc met.")
    assert found is None or not found.opens


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("BAKU, December 14, 2023. /TASS/. The ministers met.", "BAKU", "December 14, 2023"),
        ("GENEVA, May 3. /TASS/. The ministers met.", "GENEVA", "May 3"),
    ],
)
def test_an_agency_between_strokes_closes_a_dateline(line: str, place: str, date: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert found.date is not None
    assert ([p.of(line) for p in found.places], found.date.of(line), found.agency) == ([place], date, "TASS")


@pytest.mark.parametrize("line", ["May 3, 2024", "Friday, May 3, 2024", "3 May 2024", "2024-05-03 18:20", "2024年5月3日"])
def test_a_day_alone_on_a_line_dates_the_report_and_opens_no_new_one(line: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert found.date is not None
    assert not found.opens


@pytest.mark.parametrize("line", ["May 3, 2024 was a Friday.", "May 3", "2024", "On May 3, 2024"])
def test_a_day_within_a_sentence_or_without_its_year_dates_no_report(line: str) -> None:
    assert find_dateline(line) is None
