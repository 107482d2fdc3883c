"""Finds offices: titles by their words, portfolios by a small grammar, each with the sides that the words themselves name.

The danger: a side that merely stands nearby.  Only what touches a title gives it a side: an adjective or possessive before
it, "of …" behind it, an organ that belongs to one state, or a title joined to it by "and".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.office_sides import Around, Sides
from dragoman.annotate.office_words import deputised, joined_after, modifiers_after, modifiers_before, portfolio
from dragoman.knowledge.offices import Body, Offices, Title
from dragoman.model.document import Reading
from dragoman.model.mention import Maker, Mention, MentionKind, OfficeTitle
from dragoman.model.span import Span

_GUARD = 40
# Words that say only that one heads something; what he heads says which office it is.
_HEADS = frozenset({"chairman", "head", "president", "leader", "secretary_general"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A surface of the tables where it stands."""

    span: Span
    title: Title


def find_offices(reading: Reading, offices: Offices, states: Sequence[Mention]) -> list[Mention]:
    """Every office named in the reading, in order of place; `states` are the sides found in it (`find_states`).

    A mention's states are those that the title itself names, in the order of the words; () where it names none.
    """
    hits, around = _hits(reading.text, offices, states)
    found: list[Mention] = []
    reached = 0
    for hit in hits:
        if hit.span.start < reached:
            continue
        mention = _mention(hit, around, offices, reached)
        if mention is not None:
            found.append(mention)
            reached = mention.span.end
    return _shared(found, reading.text)


def _hits(text: str, offices: Offices, states: Sequence[Mention]) -> tuple[list[_Hit], Around]:
    titles: list[_Hit] = []
    bodies: list[tuple[Span, Body]] = []
    for span, number in offices.matcher.find_all(text):
        word = offices.word(number)
        if isinstance(word, Body):
            if text[span.start : span.end] == word.surface:
                bodies.append((span, word))
        elif word.any_case or text[span.start : span.end] == word.surface:
            titles.append(_Hit(span, word))
    return titles, Around(text, states, bodies)


def _mention(hit: _Hit, around: Around, offices: Offices, reached: int) -> Mention | None:
    """The mention of a hit, None where its surroundings forbid it."""
    text, title, language = around.text, hit.title, hit.title.language
    kind, start, end = title.kind, hit.span.start, hit.span.end
    field = portfolio(text, hit.span, kind, offices, language=language, needed=title.needs == "portfolio")
    if field is not None:
        kind, start, end = field.kind, max(field.start, reached), field.end
    elif title.needs == "portfolio":
        return None
    words = modifiers_before(text, start, language)
    if words.start >= reached:
        start = words.start
    end, status = modifiers_after(text, end, title.status or words.status)
    sides = around.sides(Span(start, end), language, kind=kind, plural=title.plural)
    if not _stands(title, around, sides, hit.span):
        return None
    kind = _belonging(kind, title, sides, offices)
    if kind == "head":
        return None
    if words.deputy:
        kind, status = deputised(kind, status, offices)
    first = max(min(start, sides.start), reached)
    span = Span(first + (text[first] == " "), sides.end)
    office = offices[kind]
    name = office.title if field is None or kind not in {"minister", "deputy_minister"} else f"{office.title} of {field.words}"
    plural = title.plural or sides.plural
    value = OfficeTitle(kind, name, office.seat, office.rank, title.states or sides.states, sides.status or status or "full", plural)
    return Mention(span, MentionKind.OFFICE, value, Maker("annotate", title.rule))


def _stands(title: Title, around: Around, sides: Sides, span: Span) -> bool:  # noqa: PLR0911 - one guard a line
    """Whether what stands around the words lets them be the title; a side before or behind it lifts the guard of that end."""
    text = around.text
    before, after = title.unless_before, title.unless_after
    if before is not None and not sides.before and before.search(text[max(0, span.start - _GUARD) : span.start]):
        return False
    if after is not None and after.match(text, span.end):
        return False
    named = bool(sides.states or sides.bodies)
    if title.needs == "body":
        return bool(sides.bodies)
    if title.needs == "party":
        return "party" in sides.bodies
    if title.needs == "side" and not named:
        return False
    if title.needs == "name" and not (named or around.name_follows(sides.end)):
        return False
    return not (title.needs in {"whole", "side", "name"} and (sides.another or (not sides.behind and around.of_another(sides.end))))


def _belonging(kind: str, title: Title, sides: Sides, offices: Offices) -> str:
    """The kind that the organ makes of it: the head of a party's department, of a parliament; a state's chairman presides it."""
    if sides.bodies:
        body = sides.bodies[0]
        if body == "party" and title.of_party:
            return title.of_party
        if kind in _HEADS and (body, kind) != ("government", "president"):
            return offices.heads[body]
        if kind == "minister" and body in {"external", "department"}:
            return offices.heads[body]
    if kind == "chairman" and sides.states and sides.country:
        return "president"
    return kind


def _shared(found: list[Mention], text: str) -> list[Mention]:
    """Titles joined by "and" share the side that one of them names: "Kenya's President and Commander-in-Chief"."""
    for at in range(1, len(found)):
        found[at] = _taking(found[at], found[at - 1], text)
    for at in range(len(found) - 1, 0, -1):
        found[at - 1] = _taking(found[at - 1], found[at], text)
    return found


def _taking(mention: Mention, other: Mention, text: str) -> Mention:
    value, giver = mention.value, other.value
    if not isinstance(value, OfficeTitle) or not isinstance(giver, OfficeTitle) or value.states or len(giver.states) != 1:
        return mention
    first, second = sorted((mention.span, other.span))
    between = text[first.end : second.start]
    sent = not between and value.kind == "special_envoy"
    if giver.seat == "igo" or not (sent or joined_after(between)):
        return mention
    return replace(mention, value=replace(value, states=giver.states))
