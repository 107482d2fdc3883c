"""The page: whole, closed, safe, and every field leading to its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from dragoman.export.cards import headline
from dragoman.export.page import page
from dragoman.model.finding import Event, Standing
from dragoman.model.mention import FormulaUse, MentionKind
from tests.export.stories import HandMade, Wire, arabic, chinese, every, explained, half_translated, visit

_VOID = {"meta", "input", "rect", "line", "path", "polygon", "circle"}


class _Page(HTMLParser):
    """Reads a page: ids, links, classes, plain text outside numbers and styles; fails on tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.classes: set[str] = set()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in told.items()]
        self.ids.update([told["id"]] if "id" in told else [])
        self.links += [told["href"]] if "href" in told else []
        self.classes.update(told.get("class", "").split())
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID, tag
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "sup"} & set(self._open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def test_every_text_stands_whole_in_the_page() -> None:
    read = _Page(page(every()))
    assert all(story.reading.document.text in read.text for story in every())


def test_a_story_from_the_middle_of_a_file_is_shown_without_the_others() -> None:
    assert "First story of the file" not in page([half_translated()])


def test_every_link_leads_to_a_place_on_the_page_and_no_id_stands_twice() -> None:
    read = _Page(page(every()))
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert set(read.ids.values()) == {1}


def test_every_field_lights_up_words_that_stand_in_the_text() -> None:
    html = page(every())
    pointed = {name.removeprefix("on-") for name in _Page(html).classes if name.startswith("on-")}
    lit = set(re.findall(r"\) \.(w\d+-\d+)\{background:var\(--lit\)", html))
    assert pointed
    assert pointed <= lit
    assert pointed <= _Page(html).classes


def test_a_field_leads_to_the_first_of_its_words() -> None:
    story = visit()
    start = story.reading.document.text.index("Fumio Kishida")
    html = page([story])
    assert f'href="#s1-w{start}-{start + 13}"' in html
    assert re.search(rf'<span id="s1-w{start}-{start + 13}"></span><span [^>]*>Fumio Kishida</span>', html)


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    html = page(every())
    read = _Page(html)
    assert not {"script", "link", "img", "iframe", "object"} & set(read.tags)
    assert not [value for _, name, value in read.attributes if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import", html)
    assert all(link.startswith("#") for link in read.links)
    assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes


def test_words_of_a_source_never_become_markup() -> None:
    wire = Wire('Minister "A" <script>alert(1)</script> & <b onclick="x">B</b> met.\x00', id='"><script>x</script>')
    mention = wire.mention("met", MentionKind.FORMULA, FormulaUse("F00", '"><img src=x>'))
    read = _Page(page([HandMade(wire.reading, mentions=(mention,))]))
    assert not {"script", "b", "img"} & set(read.tags)
    assert '<b onclick="x">B</b> met.\ufffd' in read.text


def test_a_clause_in_another_language_is_marked_as_such() -> None:
    clause = next(value for tag, name, value in _Page(page([half_translated()])).attributes if (tag, name) == ("span", "lang"))
    assert clause == "zh"


def test_a_text_gives_its_language_and_finds_its_own_direction() -> None:
    html = page([chinese(), arabic()])
    assert re.search(r'<div class="text" lang="zh" dir="auto"', html) or re.search(r'lang="zh"[^>]*dir="auto"', html)
    assert re.search(r'lang="ar"[^>]*dir="auto"', html)


def test_names_stand_isolated_from_the_direction_around_them() -> None:
    assert "<bdi>Cairo</bdi>" in page([arabic()])


def test_doubts_are_shown() -> None:
    read = _Page(page([half_translated()]))
    assert "may be one of 2" in read.text
    assert "Saleumxay Kommasith (0.72): sounds of the characters" in read.text
    assert "These do not fit together: weekday: Friday; month-day: August 16; year 2023" in read.text
    assert "day not known" in read.text


def test_a_name_that_is_not_settled_stands_as_the_words_have_it() -> None:
    assert "<bdi>Shalunsai</bdi>" in page([half_translated()])


def test_codes_that_are_withheld_say_why() -> None:
    story = half_translated()
    met = story.findings[0]
    assert isinstance(met, Event)
    assert "withheld: not certain" in page([replace(story, findings=(replace(met, withheld="not_certain"),))])


def test_a_meeting_leads_to_the_visit_it_belongs_to() -> None:
    assert '<dt>part of</dt><dd><a href="#s1-f1">no. 1</a></dd>' in page([visit()])


def test_two_reports_of_one_event_are_one_mark() -> None:
    read = _Page(page([chinese(), arabic()]))
    assert "meeting (2 reports)" in read.text
    assert read.tags["svg"] == 1


def test_a_wish_for_a_higher_level_is_drawn_beside_the_level_held() -> None:
    html = page([visit()])
    assert "The ladder of Vietnam, with what is told here" in html
    assert 'class="chip in_force"' in html
    assert 'class="chip wanted"' in html
    assert 'class="arrow wanted"' in html


def test_a_level_without_an_owner_is_drawn_on_the_ladder_of_which_most_is_told() -> None:
    story = visit()
    findings = tuple(replace(f, owner=None, ladder=None, rung=None) if isinstance(f, Standing) else f for f in story.findings)
    html = page([replace(story, findings=findings), explained()])
    assert "The ladder of Vietnam, with what is told here" in html
    assert "The ladder of Japan" not in html
    assert 'class="chip in_force"' in html


def test_a_ladder_set_out_in_a_text_is_drawn_without_anybody_on_it() -> None:
    assert "strategic partnership (nobody named)" in page([explained()])


def test_a_story_without_findings_says_so() -> None:
    assert "Nothing was found in this story." in page([HandMade(Wire("Rain is expected.").reading)])


def test_a_page_without_stories_says_so() -> None:
    assert "No stories were given." in page([])


def test_a_headline_says_what_and_between_whom() -> None:
    trip, _, held, _, said = visit().findings
    assert headline(trip) == "visit: Japan – Vietnam"
    assert headline(held) == "level: Japan – Vietnam"
    assert headline(said) == "praise: Vietnam to Japan"


def test_sentences_left_unread_are_counted() -> None:
    assert "1 sentence left unread" in _Page(page([visit()])).text


def test_pages_of_the_same_stories_are_the_same() -> None:
    assert page(every()) == page(every())
