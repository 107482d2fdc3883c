"""HTML and SVG as typed text: what has been escaped and what has not are two types.

The danger: words of a source that reach a page unescaped.  Only `text` and `element` make `Markup`; a plain string among the
children of an element does not pass the type checker.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)
EMPTY = Markup("")

_WITHOUT_CHILDREN = frozenset({"circle", "input", "line", "meta", "path", "polygon", "rect"})
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(words: str) -> Markup:
    """The words with everything that means something to HTML or XML escaped.

    Characters that neither allows (controls, lone surrogates) become U+FFFD, one for one.
    """
    return Markup(html.escape(_NOT_ALLOWED.sub("\ufffd", words)))


def element(name: str, /, *children: Markup, **attributes: str | float | None) -> Markup:
    """An element; attributes that are None are left out, `class_` stands for `class` and `aria_label` for `aria-label`."""
    written = "".join(f' {_attribute(key)}="{text(_value(value))}"' for key, value in attributes.items() if value is not None)
    if name in _WITHOUT_CHILDREN:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts one after another, with plain words `between` them."""
    return Markup(text(between).join(parts))


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
