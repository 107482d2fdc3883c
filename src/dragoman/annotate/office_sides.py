"""Which sides a title names by itself: what touches it before and behind.

The danger: "met in Vietnam, Prime Minister Li": a comma, a verb or a preposition before a title parts it from the side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.offices import Body
from dragoman.model.mention import Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span

_WORD = re.compile(r"([A-Za-z][A-Za-z'’.]*(?:-[A-Za-z]+)*)[ \n-]+$")
_BETWEEN = frozenset(
    """new visiting current incumbent longtime veteran first senior executive government state cabinet federal national newly appointed elected
    re-elected ruling foreign defence defense ministry ministry's affairs interior then former government's chief interim counterpart special
    of the and permanent honorary army military navy female late transitional central party top highest youngest fellow""".split()
)
_MINISTRY = frozenset({"of", "the", "and"})
_LINK = re.compile(r"(?:\s*,)?\s+(?:of|for|from)\s+(?:the\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?", re.IGNORECASE)
_MORE = re.compile(r"(?:['’]s?)?(?:\s*\([A-Z]{2,6}\))?(?:,?\s+(?:of|for|from)(?:\s+the)?)?\s+", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:(?:Party\s+)?Central\s+Committee|Political\s+Bureau|Politburo|Secretariat|Standing\s+Committee|National\s+Committee|Government|government|State"
    r"|(?:(?:[A-Z][\w’']+\s+){0,3}(?:Republic|Kingdom|Union|Federation|Commonwealth|Sultanate|Emirate|Confederation|State))(?:\s+of)?)(?!\w)(?:\s+of(?:\s+the)?\s+|\s+(?=[A-Z])|(?=['’]s))?"
)
_AND = re.compile(r"(?:\s*,)?\s+and\s+(?:the\s+)?|\s*,\s+(?:the\s+)?|\s*&\s*")
_TWO_NAMES = re.compile(r"\s+[A-Z]\w+(?:[ -][A-Z]\w+){0,3}\s+and\s+[A-Z]\w+")
_HAN_AND = "和与及、"
_HAN_FILLER = re.compile(
    r"(?:中央委员会|中央政治局|中央|国务院|政府|内阁|联邦|外交部|国防部|公安部|商务部|国防|国家|新任|现任|王国|共和国|人民|最高|首任|人大常委会|"
    r"常委会|(?:中央)?书记处|两国|双方|三国|各国|多国|四国|两党|两军|两位|们|军队|军方|全国|大会)$"
)
_HAN_PLURAL = re.compile(r"(?:两国|双方|三国|四国|五国|各国|多国|两党|两军|两位)$")
_HAN_POST = re.compile(r"(?:常?驻)([^，。；、]{1,10}?)(?:特命全权|候任|原|前|副|临时|新任)*$")
_VI_LINK = re.compile(r"\s+(?:của\s+)?(?:nước\s+)?(?:Cộng hòa\s+|Vương quốc\s+)?")
_OTHER = re.compile(r"\s+(?:of|for)\s+(?:the\s+|a\s+|an\s+|his\s+|its\s+|one\s+)*(?!(?:Republic|country|Republic|State|nation|Government)\b)\w|['’]s\s+Cup\b")
_NAME = re.compile(r"[ \n]+[A-Z][a-z]|\s*[\u4e00-\u9fff]")
_STATUS_BEFORE = re.compile(r"(?<![A-Za-z])(former|then|ex|acting|late|incoming)[ -]+$", re.IGNORECASE)
_STATUS = {"acting": "acting", "incoming": "designate"}


@dataclass(frozen=True, slots=True)
class Sides:
    """What belongs to a title: the stretch with its own organs taken in, the sides, and the organs from the title outwards."""

    start: int
    end: int
    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    plural: bool = False
    before: bool = False
    status: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """A side or an organ where it stands; `body` is empty for a side."""

    span: Span
    states: tuple[str, ...]
    body: str = ""
    pair: bool = False
    organisation: bool = False


class Around:
    """The sides and organs of a text by the place where they begin and end."""

    def __init__(self, text: str, states: Sequence[Mention], bodies: Sequence[tuple[Span, Body]]) -> None:
        """Takes the sides found in the text and the organs that the tables of offices know; of two at one place the longer stands."""
        self.text = text
        sides = [_side(mention) for mention in states if isinstance(mention.value, StateName)]
        sides += [_Side(span, (body.state,) if body.state else (), body.body) for span, body in bodies]
        sides.sort(key=lambda side: len(side.span))
        self._starts = {side.span.start: side for side in sides}
        self._ends = {side.span.end: side for side in sides}

    def sides(self, start: int, end: int, language: str, *, kind: str) -> Sides:
        """The sides of the title from `start` to `end`."""
        if language == "zh":
            return self._han(start, end, kind)
        behind = self._behind_vi(end) if language == "vi" else self._behind(end)
        if kind == "ambassador":
            behind = self._posted(behind)
        before = self._before(start) if language == "en" else Sides(start, end)
        return Sides(
            before.start, behind.end, _once(before.states or behind.states), before.bodies + behind.bodies, before.plural or behind.plural,
            bool(before.states or before.bodies), before.status, before.organisation or behind.organisation,
        )  # fmt: skip

    def name_follows(self, end: int) -> bool:
        """Whether a name may begin behind the title."""
        return _NAME.match(self.text, end) is not None

    def of_another(self, end: int) -> bool:
        """Whether the title goes on to belong to something that is no side."""
        return _OTHER.match(self.text, end) is not None

    def _behind(self, end: int) -> Sides:
        found = _LINK.match(self.text, end)
        states: tuple[str, ...] = ()
        bodies: tuple[str, ...] = ()
        last = end
        organisation = False
        while found is not None:
            at = found.end()
            if filler := _FILLER.match(self.text, at):
                at = last = filler.end()
                last = at - (len(filler[0]) - len(filler[0].rstrip()))
                if "Committee" in filler[0] or "Politburo" in filler[0] or "Political" in filler[0]:
                    bodies += ("party",) if "National" not in filler[0] and "Standing" not in filler[0] else ()
            side = self._starts.get(at)
            if side is not None:
                states += side.states
                bodies += (side.body,) if side.body else ()
                organisation |= side.organisation
                last = side.span.end
            elif not filler:
                break
            found = _MORE.match(self.text, last)
            if found and not re.search(r"of|for|from|['’]", found[0]) and not self._goes_on(found.end()):
                break
        return self._coordinated(Sides(end, last, _once(states), bodies, organisation=organisation), end) if states else Sides(end, last if bodies else end, (), bodies)

    def _goes_on(self, at: int) -> bool:
        side = self._starts.get(at)
        return bool(side and side.body) or _FILLER.match(self.text, at) is not None

    def _coordinated(self, sides: Sides, end: int) -> Sides:
        """ "of China and Japan": further sides belong to a plural title, and to a singular one before two names."""
        states, at = sides.states, sides.end
        while (found := _AND.match(self.text, at)) and (side := self._starts.get(found.end())) and not side.body:
            states, at = states + side.states, side.span.end
        if len(states) == len(sides.states):
            return sides
        if self.text[end - 1 : end] in {"s", "n"} or _TWO_NAMES.match(self.text, at):
            return Sides(sides.start, at, states, sides.bodies, plural=True)
        return sides

    def _behind_vi(self, end: int) -> Sides:
        found = _VI_LINK.match(self.text, end)
        side = self._starts.get(found.end()) if found else None
        if side is None:
            return Sides(end, end)
        return Sides(end, side.span.end, side.states, (side.body,) if side.body else (), organisation=side.organisation)

    def _posted(self, sides: Sides) -> Sides:
        """An ambassador's post is part of the title and no side of it."""
        found = _TO.match(self.text, sides.end)
        side = self._starts.get(found.end()) if found else None
        return sides if side is None else Sides(sides.start, side.span.end, sides.states, sides.bodies)

    def _before(self, start: int) -> Sides:
        """Walks back over organs and words that may stand between a side and a title."""
        at, begin, bodies = start, start, ()
        for _ in range(6):
            edge = self._edge(at)
            side = self._ends.get(edge) if edge else None
            if side is not None and side.body:
                bodies += (side.body,)
                begin = at = side.span.start
                if side.states:
                    return Sides(begin, start, side.states, bodies)
                continue
            if side is not None:
                return self._pair(side, begin, start, bodies)
            found = _WORD.search(self.text, max(0, at - 24), at)
            if found is None or found[1].lower() not in _BETWEEN:
                break
            at = found.start()
        return Sides(begin, start, (), bodies)

    def _edge(self, at: int) -> int | None:
        """Where a side would end that touches `at`: before a blank or hyphen and a possessive."""
        text = self.text
        if at == 0 or text[at - 1] not in " -\n":
            return None
        at -= 1
        if text[at - 2 : at] in {"'s", "’s"}:
            return at - 2
        return at - 1 if text[at - 1 : at] in {"'", "’"} else at

    def _pair(self, side: _Side, begin: int, start: int, bodies: tuple[str, ...]) -> Sides:
        states, at = side.states, side.span.start
        while found := re.search(r"(?:['’]s)?(?:,? and (?:the )?|, |-|/| & )$", self.text[max(0, at - 14) : at]):
            other = self._ends.get(at - len(found[0]))
            plural = self.text[start : start + 40].split("\n")[0]
            if other is None or other.body or not re.match(r"[\w' -]*?(?:ers|ies|nts|ors|fs|men|ls|als)\b", plural):
                break
            states, at = other.states + states, other.span.start
        status = _STATUS_BEFORE.search(self.text[max(0, at - 12) : at])
        said = _STATUS.get(status[1].lower(), "former") if status else ""
        return Sides(begin, start, states, bodies, side.pair or len(states) > 1, status=said, organisation=side.organisation)

    def _han(self, start: int, end: int, kind: str) -> Sides:
        text, at, begin, bodies, plural = self.text, start, start, (), False
        if kind in {"ambassador", "consul", "special_envoy", "charge", "permanent_representative", "spokesperson"}:
            post = _HAN_POST.search(text[max(0, at - 16) : at])
            begin = at = at - len(post[0]) if post else at
        for _ in range(5):
            side = self._ends.get(at)
            if side is not None:
                bodies += (side.body,) if side.body else ()
                begin = side.span.start if side.body else begin
                if side.states:
                    return self._han_sides(side, begin, end, bodies, plural=plural)
                at = begin
                continue
            filler = _HAN_FILLER.search(text[max(0, at - 8) : at])
            if filler is None:
                break
            plural |= _HAN_PLURAL.search(filler[0]) is not None
            bodies += ("party",) if filler[0] in {"中央", "中央委员会", "中央政治局"} else ()
            at -= len(filler[0])
        return Sides(begin, end, (), bodies, plural, before=bool(bodies))

    def _han_sides(self, side: _Side, begin: int, end: int, bodies: tuple[str, ...], *, plural: bool) -> Sides:
        states, at = side.states, side.span.start
        while not side.body and at and self.text[at - 1] in _HAN_AND and (other := self._ends.get(at - 1)) and not other.body:
            states, at = other.states + states, other.span.start
        many = plural or side.pair or len(states) > 1
        return Sides(begin, end, states, bodies, many, before=True, organisation=side.organisation)


def _side(mention: Mention) -> _Side:
    value = mention.value
    states, pair = (value.states, value.form is StateForm.PAIR) if isinstance(value, StateName) else ((), False)
    return _Side(mention.span, states, pair=pair, organisation=mention.kind is MentionKind.ORGANISATION)


def _once(states: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(states))
