"""What all pictures share: the frame of an SVG with title, description and style, and how wide words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

from dragoman.pictures.markup import Markup, element, text

_LETTER, _IDEOGRAPH = 6.4, 12.2
"""Pixels at a type size of 12, rather too wide than too narrow: labels must not run into each other."""


def picture(kind: str, title: str, description: str, size: tuple[float, float], body: Iterable[Markup]) -> str:
    """An SVG element that stands alone or in a page: no script, nothing loaded, text that can be selected."""
    width, height = size
    return element(
        "svg",
        element("title", text(title)),
        element("desc", text(description)),
        element("style", style()),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"picture {kind}",
        role="group",
        width=width,
        height=height,
        viewBox=f"0 0 {width:.0f} {height:.0f}",
    )


def width_of(words: str) -> float:
    """About how many pixels the words take at a type size of 12."""
    return sum(_IDEOGRAPH if unicodedata.east_asian_width(letter) in "WF" else _LETTER for letter in words)


@cache
def style() -> Markup:
    """The style sheet of pictures: it is ours and holds no '<' or '&', so that it needs no escaping."""
    return Markup((resources.files("dragoman") / "data" / "page" / "picture.css").read_text(encoding="utf-8"))
