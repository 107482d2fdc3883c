"""Words become markup only through one door."""

from __future__ import annotations

from dragoman.pictures.markup import element, join, text


def test_what_means_something_to_html_is_escaped() -> None:
    assert text("<a> & \"b\" 'c'") == "&lt;a&gt; &amp; &quot;b&quot; &#x27;c&#x27;"


def test_letters_that_neither_html_nor_xml_allows_become_one_mark_each() -> None:
    assert text("a\x00\ud800b") == "a\ufffd\ufffdb"


def test_attributes_are_escaped_and_none_is_left_out() -> None:
    assert element("a", text("x"), href='"', class_=None, aria_label="y") == '<a href="&quot;" aria-label="y">x</a>'


def test_whole_numbers_stand_without_a_point() -> None:
    assert element("rect", x=2.0, y=2.25) == '<rect x="2" y="2.2"/>'


def test_what_stands_between_parts_is_escaped_too() -> None:
    assert join([text("a"), text("b")], " & ") == "a &amp; b"
