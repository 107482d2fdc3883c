"""A story's text as HTML, cut wherever a mention, a piece of evidence or a change of language begins or ends.

Stretches may lie within each other or overlap; the text is cut into segments, each of which carries the classes of all the
stretches above it.  The danger: offsets.  Everything here is in offsets of the story's raw text, from its own start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.span import Span
from dragoman.pictures.markup import EMPTY, Markup, element, join, text


@dataclass(frozen=True, slots=True)
class Layer:
    """One stretch: classes for its segments, and what a reader is told who points at it.

    `anchor` is an id that a link can lead to; `language` marks words in another language than the story's.
    """

    span: Span
    classes: tuple[str, ...] = ()
    told: str = ""
    anchor: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A number set into the text at an offset, leading to a card."""

    at: int
    number: int
    href: str


def highlighted(raw: str, layers: Iterable[Layer], notes: Iterable[Note] = ()) -> Markup:
    """The raw text with its layers; taking all tags and notes away gives the raw text again."""
    inside = [clipped for layer in layers if (clipped := _clipped(layer, len(raw)))]
    placed = _by_offset(notes, len(raw))
    cuts = sorted({0, len(raw), *placed, *(end for layer in inside for end in (layer.span.start, layer.span.end))})
    starting, ending = _by_end(inside)
    parts, over = [_notes(placed.get(0, ()))], dict[Layer, None]()
    for start, end in pairwise(cuts):
        for layer in ending.get(start, ()):
            over.pop(layer, None)
        over.update(dict.fromkeys(starting.get(start, ())))
        parts += [_segment(raw[start:end], starting.get(start, ()), tuple(over)), _notes(placed.get(end, ()))]
    return join(parts)


def _clipped(layer: Layer, length: int) -> Layer | None:
    start, end = max(layer.span.start, 0), min(layer.span.end, length)
    return Layer(Span(start, end), layer.classes, layer.told, layer.anchor, layer.language) if start < end else None


def _by_offset(notes: Iterable[Note], length: int) -> Mapping[int, Sequence[Note]]:
    placed: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        placed[min(max(note.at, 0), length)].append(note)
    return placed


def _by_end(layers: Iterable[Layer]) -> tuple[Mapping[int, Sequence[Layer]], Mapping[int, Sequence[Layer]]]:
    starting: defaultdict[int, list[Layer]] = defaultdict(list)
    ending: defaultdict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        starting[layer.span.start].append(layer)
        ending[layer.span.end].append(layer)
    return starting, ending


def _segment(words: str, starting: Sequence[Layer], over: Sequence[Layer]) -> Markup:
    """The words under all their layers, behind an empty element for every anchor that begins here."""
    anchors = (element("span", id=layer.anchor) for layer in starting if layer.anchor)
    classes = " ".join(dict.fromkeys(name for layer in over for name in layer.classes))
    told = "\n".join(dict.fromkeys(layer.told for layer in over if layer.told))
    language = next((layer.language for layer in over if layer.language), None)
    if not (classes or told or language):
        return join([*anchors, text(words)])
    return join([*anchors, element("span", text(words), class_=classes or None, title=told or None, lang=language)])


def _notes(notes: Sequence[Note]) -> Markup:
    if not notes:
        return EMPTY
    links = (element("a", text(str(note.number)), href=note.href, aria_label=f"to finding {note.number}") for note in notes)
    return element("sup", join(links, " "), class_="notes")
