from __future__ import annotations

import time

import pytest

from dragoman.model.finding import Event, Modality
from tests.resolve.stories import Offices, answers, dated, day, days, event, reading_of, told, when

SIX_YEARS = [[f"{y}-06-27", f"{y}-06-27"] for y in (1995, 2000, 2006, 2017, 2023, 2028)]
MINISTER = Offices(("KEN.juma", "defence_minister", "2023-03-12", "2023-10-24"))


def one(first: str, last: str | None = None) -> list[list[str | None]]:
    return [[first, last or first]]


def test_a_tenure_tells_the_year_of_a_weekday_and_its_day() -> None:  # example 1
    reading = reading_of("Defence Minister Juma met his guest on Tuesday (June 27) in Nairobi.")
    story = dated(reading, event(reading, "met", "Tuesday (June 27)", people=[("KEN.juma", "defence_minister")]), offices=MINISTER)
    assert when(story) == one("2023-06-27")
    assert story.findings[0].when_basis == ("weekday+month-day", "tenure:KEN.defence_minister")  # type: ignore[union-attr]


def test_a_weekday_alone_fixes_no_year() -> None:  # example 2
    assert told("They met on Tuesday (June 27).", "Tuesday (June 27)") == SIX_YEARS


def test_a_bare_day_takes_its_month_from_the_full_date_before() -> None:  # examples 3 and 4
    reading = reading_of("Juma met him on Tuesday (June 27). Talks were held on Monday (26th). They dined on Sunday (25th).")
    lead = event(reading, "met", "Tuesday (June 27)", people=[("KEN.juma", "defence_minister")])
    talks = event(reading, "Talks", "Monday (26th)", kind="talks")
    dinner = event(reading, "dined", "Sunday (25th)")
    story = dated(reading, lead, talks, dinner, offices=MINISTER)
    assert [when(story, n) for n in range(3)] == [one("2023-06-27"), one("2023-06-26"), one("2023-06-25")]


def test_an_anniversary_of_a_known_partnership_tells_the_year() -> None:  # examples 5 and 12
    text = "They met on Monday (September 4). "
    text += "This year marks the 10th anniversary of the comprehensive partnership between the US and Vietnam."
    assert told(text, "Monday (September 4)") == one("2023-09-04")
    assert "anniversary: year = year(2013-07) + 10" in answers(text)["Monday (September 4)"].basis
    later = "This year marks the 15th anniversary of the comprehensive strategic cooperative partnership between China and Vietnam."
    assert told(later, "This year") == one("2023-01-01", "2023-12-31")


def test_a_visit_of_three_days_ends_on_the_third_and_holds_its_meetings() -> None:  # examples 6 and 7
    reading = reading_of("On Monday (4 September 2023) she began a three-day visit to Peru. During the stay she met the premier.")
    visit = event(reading, "visit", "Monday (4 September 2023)", kind="visit")
    story = dated(reading, visit, event(reading, "met", inside=visit.id))
    assert when(story) == one("2023-09-04", "2023-09-06")
    assert when(story, 1) == one("2023-09-04", "2023-09-06")


def test_a_past_tense_about_a_day_after_the_story_is_a_plan() -> None:  # example 8
    reading = reading_of("The president flew to Kenya on Sunday (September 10).")
    flew = event(reading, "flew", "Sunday (September 10)", kind="visit")
    story = dated(reading, flew, published=days("2023-09-06", "2023-09-09"))
    assert isinstance(story.findings[0], Event)
    assert story.findings[0].modality is Modality.PLANNED
    assert when(story) == [["2023-09-10", None]]


def test_a_visit_announced_elsewhere_in_the_story_is_a_plan_although_told_in_the_past() -> None:
    text = "President Rao is about to visit Kenya. A minister met the envoy on Monday (4 September 2023). "
    text += "Rao flew there on Sunday (10 September 2023)."
    reading = reading_of(text)
    announced = event(reading, "visit", kind="visit", modality=Modality.PLANNED, people=[("IND.rao", "president")])
    met = event(reading, "met", "Monday (4 September 2023)")
    flew = event(reading, "flew", "Sunday (10 September 2023)", kind="visit", people=[("IND.rao", "president")])
    found = dated(reading, announced, met, flew).findings
    assert [f.modality for f in found if isinstance(f, Event)] == [Modality.PLANNED, Modality.OCCURRED, Modality.PLANNED]


def test_a_span_and_a_month_ahead_meet_in_the_span() -> None:  # examples 9, 10 and 11
    text = "She will visit Chile next month, and the days are September 10–11."
    reading, published = reading_of(text), days("2023-08-29")
    assert told(text, "September 10–11", published) == one("2023-09-10", "2023-09-11")
    assert told("She will visit Chile next month.", "next month", published) == one("2023-09-01", "2023-09-30")
    visit = event(reading, "visit", "next month", "September 10–11", kind="visit", modality=Modality.PLANNED)
    assert when(dated(reading, visit, published=published)) == one("2023-09-10", "2023-09-11")


def test_an_anniversary_of_the_unknown_dates_nothing() -> None:  # example 13
    found = answers("This year marks the 15th anniversary of the Lima accord between Peru and Chile.")
    assert not found["This year"].days


def test_last_year_after_a_congress_is_the_rest_of_that_year() -> None:  # example 14
    text = "After the closing of the 20th National Congress of the Communist Party of China last year, Lima invited the leader."
    reading = reading_of(text)
    congress = "After the closing of the 20th National Congress of the Communist Party of China"
    invited = event(reading, "invited", "last year", congress, kind="invitation")
    assert when(dated(reading, invited, published=days("2023-05-02"))) == one("2022-10-22", "2022-12-31")


def test_first_in_seven_years_points_to_three_years_and_dates_no_event() -> None:  # example 15
    found = told("It is the first visit by a premier in seven years.", "in seven years", days("2023-06-27"))
    assert found == one("2015-01-01", "2017-12-31")


def test_a_weekday_of_a_known_year_is_one_of_its_weekdays_until_the_story_is_dated() -> None:  # example 16
    text = (
        "The Steering Committee held its meeting on Friday. "
        "This year is the 15th anniversary of the comprehensive strategic cooperative partnership between China and Vietnam."
    )
    found = told(text, "Friday")
    assert len(found) == 52
    assert found[0] == ["2023-01-06", "2023-01-06"]
    assert told(text, "Friday", days("2023-12-02")) == one("2023-12-01")


def test_a_round_lies_between_the_rounds_whose_days_are_known() -> None:  # example 17
    text = "China and Vietnam held the 16th meeting of the Steering Committee for Bilateral Cooperation."
    assert told(text, "16th meeting of the Steering Committee") == one("2023-12-02", "2026-03-15")


def test_words_that_clash_give_no_day_and_say_why() -> None:  # example 18
    found = answers("He met her on Tuesday, June 27, 2023. They talked on Tuesday (26th).")
    assert found["Tuesday, June 27, 2023"].days.as_lists() == one("2023-06-27")
    clash = found["Tuesday (26th)"]
    assert not clash.days
    assert set(clash.conflict) == {"year 2023", "month June", "day 26", "weekday Tuesday", "month of the last full date"}


def test_a_folder_of_a_later_month_only_bounds_the_story() -> None:  # example 19
    reading = reading_of("Defence Minister Juma met his guest on Tuesday (June 27).")
    met = event(reading, "met", "Tuesday (June 27)", people=[("KEN.juma", "defence_minister")])
    from_folder = dated(reading, met, offices=MINISTER, published=days("2023-06-27", "2023-12-31"))
    assert when(from_folder) == one("2023-06-27")


def test_tense_tells_the_year_of_a_day_without_one() -> None:  # example 20
    published = days("2024-01-03")
    assert told("They signed it on December 12.", "December 12", published) == one("2023-12-12")
    assert told("They will sign it on December 12.", "December 12", published) == one("2024-12-12")


def test_next_years_anniversary_dates_the_story_by_the_year_before() -> None:  # example 21
    text = "Next year is the 60th anniversary of diplomatic relations between India and Singapore."
    assert told(text, "Next year") == one("2025-01-01", "2025-12-31")
    assert dated(reading_of(text)).published.as_lists() == one("2024-01-01", "2024-12-31")


def test_two_offices_at_once_give_the_days_on_which_both_were_held() -> None:  # examples 22, 23 and 24
    reading = reading_of("General Secretary and President Rao received the guest.")
    offices = Offices(
        ("IND.rao", "head_of_state", "2024-05-22", "2024-10-21"),
        ("IND.rao", "head_of_state", "2026-04-07", None),
        ("IND.rao", "party_leader", "2024-08-03", None),
    )
    both = event(reading, "received", people=[("IND.rao", "head_of_state"), ("IND.rao", "party_leader")])
    assert when(dated(reading, both, offices=offices)) == [["2024-08-03", "2024-10-21"], ["2026-04-07", None]]
    alone = event(reading, "received", people=[("IND.rao", "party_leader")])
    assert when(dated(reading, alone, offices=offices)) == [["2024-08-03", None]]


def test_an_office_that_nobody_held_together_is_a_conflict() -> None:
    reading = reading_of("Minister Juma received Minister Rao.")
    offices = Offices(("KEN.juma", "minister", "2001-01-01", "2003-01-01"), ("IND.rao", "minister", "2010-01-01", None))
    found = dated(reading, event(reading, "received", people=[("KEN.juma", "minister"), ("IND.rao", "minister")]), offices=offices)
    assert found.findings[0].conflict == ("tenure:KEN.minister", "tenure:IND.minister")  # type: ignore[union-attr]


def test_years_of_the_republic_of_china_are_counted_from_1911() -> None:  # example 25
    assert told("Issued 1120910 in Taipei.", "1120910") == one("2023-09-10")


def test_figures_in_either_order_are_both_days_until_a_weekday_tells() -> None:  # example 26
    assert told("They met on 9/10, 2023.", "9/10, 2023") == [["2023-09-10"] * 2, ["2023-10-09"] * 2]
    assert told("They met on Sunday, 9/10, 2023.", "Sunday, 9/10, 2023") == one("2023-09-10")


def test_last_friday_with_its_day_is_that_day() -> None:  # example 27
    assert told("两国外长上周五(8日)会谈。", "上周五(8日)", days("2023-09-10")) == one("2023-09-08")


def test_one_call_under_two_clocks_has_both_days() -> None:  # example 28
    reading = reading_of("The leaders talked on Nov 15, Washington time (Beijing time Nov 16).")
    call = event(reading, "talked", "Nov 15", "Nov 16", kind="call")
    assert when(dated(reading, call, published=days("2021-11-17"))) == one("2021-11-15", "2021-11-16")


def test_a_paper_issued_in_a_visit_is_not_later_than_its_page() -> None:  # example 29
    reading = reading_of("The joint statement was issued during the visit of 20-22 October.")
    paper = event(reading, "issued", "20-22 October", kind="joint_statement")
    assert when(dated(reading, paper, published=days("2025-10-21"))) == one("2025-10-20", "2025-10-21")


def test_yesterday_between_two_datelines_is_either() -> None:  # example 30
    text = "HANOI, Sept. 6 (VNA) -- X said so in 2023. 据新华社2023年9月8日电，双方昨天会谈。据中新社2023年9月6日电，会谈友好。"
    assert told(text, "昨天") == [["2023-09-05"] * 2, ["2023-09-07"] * 2]


def test_a_festival_is_a_stretch_around_its_day() -> None:  # example 31
    found = answers("Greetings were sent on the occasion of Tet 2024.")["Tet 2024"]
    (stretch,) = found.days.intervals
    assert stretch.contains(day("2024-02-10"))
    assert stretch.first != stretch.last
    assert "occasion: lunar_new_year" in found.basis


def test_days_after_a_stretch_are_as_many_after_each_of_its_days() -> None:  # example 32
    text = "Relations with Chile were raised on 9-11 March 2025. Those with Peru followed two days after Chile."
    assert told(text, "two days after ") == one("2025-03-11", "2025-03-13")


def test_what_nothing_dates_happened_by_the_storys_day() -> None:
    reading = reading_of("The ministers met. The premier will visit Peru.")
    met, visit = event(reading, "met"), event(reading, "visit", kind="visit", modality=Modality.PLANNED)
    story = dated(reading, met, visit, published=days("2024-02-02"))
    assert when(story) == [[None, "2024-02-02"]]
    assert when(story, 1) == [["2024-02-02", None]]
    assert when(dated(reading, met)) == []


def test_a_visit_whose_length_is_not_told_is_open_at_its_end() -> None:
    reading = reading_of("The premier arrived in Lima on 3 May 2024.")
    assert when(dated(reading, event(reading, "arrived", "3 May 2024", kind="visit"))) == [["2024-05-03", None]]


def test_an_anniversary_dates_the_beginning_and_no_call_about_it() -> None:
    reading = reading_of("He called to congratulate on the 60th anniversary of its independence. The treaty was signed.")
    published = days("2022-08-08")
    call = event(reading, "called", "60th anniversary", kind="call")
    treaty = event(reading, "signed", "60th anniversary", kind="agreement")
    story = dated(reading, call, treaty, published=published)
    assert when(story) == [[None, "2022-08-08"]]
    assert when(story, 1) == one("1961-01-01", "1963-12-31")


def test_an_invitation_was_given_by_the_day_of_its_visit() -> None:
    reading = reading_of("Invited by Kenya, the premier will visit Nairobi on 6 May 2024.")
    invited = event(reading, "Invited", "6 May 2024", kind="invitation")
    visit = event(reading, "visit", "6 May 2024", kind="visit", modality=Modality.PLANNED)
    story = dated(reading, invited, visit, published=days("2024-05-02"))
    assert when(story) == [[None, "2024-05-02"]]
    assert when(story, 1) == [["2024-05-06", None]]


def test_what_was_agreed_takes_the_day_of_the_talks_before_it() -> None:
    reading = reading_of("The premiers held talks on 3 May 2024. They agreed to open the border.")
    talks = event(reading, "talks", "3 May 2024", kind="talks")
    assert when(dated(reading, talks, event(reading, "agreed", kind="accord")), 1) == one("2024-05-03")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_sentences_without_words_of_order_does_not_matter(order: tuple[int, ...]) -> None:
    parts = ["They met on Tuesday (June 27).", "She called on Friday (June 30).", "It is 2023年6月28日."]
    found = answers(" ".join(parts[n] for n in order), days("2023-07-01"))
    assert found["Tuesday (June 27)"].days.as_lists() == one("2023-06-27")
    assert found["Friday (June 30)"].days.as_lists() == one("2023-06-30")


def test_two_thousand_dates_take_less_than_a_second() -> None:
    text = " ".join(f"They met on Monday (June {n % 28 + 1}). Talks were held on the {n % 28 + 1}th." for n in range(1000))
    started = time.perf_counter()
    assert len(answers(text)) > 50
    assert time.perf_counter() - started < 5  # a second on an idle machine; tests share theirs
