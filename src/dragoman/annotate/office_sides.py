"""Which sides a title names by itself: what touches it before and behind.

The danger: "met in Vietnam, Prime Minister Li": a comma, a verb or a preposition before a title parts it from the side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.offices import Body
from dragoman.model.mention import Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span

_WORD = re.compile(r"([A-Za-z][A-Za-z'’.]*(?:-[A-Za-z]+)*)[ -]+$")
_BETWEEN = frozenset(
    """new visiting current incumbent longtime veteran first senior executive government state cabinet federal national
    newly appointed elected people's people’s revolutionary communist workers' workers’ socialist democratic liberal
    re-elected ruling foreign defence defense ministry
    ministry's affairs interior then former government's chief
    interim counterpart special permanent honorary army military navy female late
    transitional central party top highest youngest fellow""".split()  # noqa: SIM905
)
_LINK = re.compile(r"(?:\s*,)?\s+(?:of|for|from)\s+(?:the\s+)?", re.IGNORECASE)
_LINKED = re.compile(r"of|for|from|['’]")
_PARTY = re.compile(r"(?:[A-Z][\w’'-]*\s+(?:(?:and|of|for)\s+)?){1,6}(?:Party|Front|Movement|League)(?![\w])")
_PARTY_ORGAN = re.compile(r"(?:Party\s+)?Central\s+Committee|Politburo|Political\s+Bureau|Secretariat")
_GOVERNMENT = re.compile(
    r"\s+(?:government|Government|state|side|army|parliament|delegation|armed|ministry|Ministry|Foreign|Defen[cs]e|Embassy|embassy)"
)
_ORGANISATION = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+(?:(?:and|of|for)\s+)?){0,6}(?:Chamber|Council|Association|Company|University|Bank|Federation|Institute|Society|Foundation"
    r"|Corporation|Club|Academy|Airlines|Group|Committee|Airport|Railways?|Hospital|Center|Centre|Commission)(?!\w)"
)
_NAME_OF = re.compile(r"\s+[A-Z][\w’'.-]+(?:\s+(?:al-|bin\s+|de\s+|bint\s+)?[A-Z][\w’'.-]*){0,3}\s+of\s+(?:the\s+)?")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+$")
# "US" and "U.S." stand as adjectives in the tables and as names in "of the U.S.".
_SHORT = 4
_TO = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?", re.IGNORECASE)
_MORE = re.compile(r"(?:['’]s?)?(?:\s*\([A-Z]{2,6}\))?(?:,?\s+(?:of|for|from)(?:\s+the)?)?\s+", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:(?:Party\s+)?Central\s+Committee|Political\s+Bureau|Politburo|Secretariat|Standing\s+Committee|National\s+Committee|Government|government|State"
    r"|(?:(?:[A-Z][\w’']+\s+){0,3}(?:Republic|Kingdom|Union|Federation|Commonwealth|Sultanate|Emirate|Confederation|State))(?:\s+of)?)"
    r"(?!\w)(?:\s+of(?:\s+the)?\s+|\s+(?=[A-Z])|(?=['’]s))?"
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
_OTHER = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+|a\s+|an\s+|his\s+|its\s+|one\s+)*(?!(?:Republic|country|Republic|State|nation|Government)\b)\w"
    r"|['’]s\s+Cup\b"
)
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
    country: bool = False
    behind: bool = False
    another: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """A side or an organ where it stands; `body` is empty for a side."""

    span: Span
    states: tuple[str, ...]
    body: str = ""
    pair: bool = False
    country: bool = False
    adjective: bool = False
    organ: bool = False


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
        self._organs = [side for side in sides if side.organ]

    def sides(self, title: Span, language: str, *, kind: str, plural: bool) -> Sides:
        """The sides of a title; those before it win over those behind it, those behind it over "of …" behind a name."""
        if language == "zh":
            sides = self._han(title.start, title.end, kind)
            return sides if sides.states else replace(sides, states=self._organ_of(title))
        behind = self._behind_vi(title.end) if language == "vi" else self._behind(title.end, plural=plural)
        if kind == "ambassador":
            behind = self._posted(behind)
        before = self._before(title.start) if language == "en" else Sides(title.start, title.end)
        states = before.states or behind.states or self._behind_name(title.end)
        return Sides(
            before.start, behind.end, _once(states), before.bodies + behind.bodies, before.plural or behind.plural,
            before=bool(before.states or before.bodies), status=before.status, country=before.country or behind.country,
            behind=bool(behind.states or behind.bodies), another=behind.another,
        )  # fmt: skip

    def name_follows(self, end: int) -> bool:
        """Whether a name may begin behind the title."""
        return _NAME.match(self.text, end) is not None

    def of_another(self, end: int) -> bool:
        """Whether the title goes on to belong to something that is no side."""
        return _OTHER.match(self.text, end) is not None

    def _organ_of(self, title: Span) -> tuple[str, ...]:
        """The side of an organ that begins before the title and reaches into it: 中国商务部 + 商务部副部长."""
        return next((side.states for side in self._organs if side.span.start < title.start < side.span.end), ())

    def _behind_name(self, end: int) -> tuple[str, ...]:
        """The side behind the name is the title's: "President Meta of Albania"."""
        found = _NAME_OF.match(self.text, end)
        side = self._starts.get(found.end()) if found else None
        return side.states if side and not side.body and not side.adjective else ()

    def _behind(self, end: int, *, plural: bool) -> Sides:
        """Follows "of the Central Committee of the Communist Party of …" to its end."""
        behind, found = Sides(end, end), _LINK.match(self.text, end)
        while found is not None:
            step = self._step(behind, found.end())
            if step is None:
                break
            still, behind = step.end <= behind.end, step
            if still:
                break
            found = _MORE.match(self.text, behind.end) if not behind.another else None
            if found and not _LINKED.search(found[0]) and not self._goes_on(found.end()):
                break
        return self._coordinated(behind, plural=plural) if behind.states else behind

    def _step(self, behind: Sides, at: int) -> Sides | None:
        """One more organ or side behind a link; None where neither stands."""
        text, states, bodies, end = self.text, behind.states, behind.bodies, behind.end
        if party := _PARTY.match(text, at):
            side = self._starts.get(at)
            if side is None or side.span.end < party.end():
                named = side.states if side and not side.body else ()
                return replace(behind, end=party.end(), states=named or states, bodies=(*bodies, "party"), behind=True)
        if filler := _FILLER.match(text, at):
            at = filler.end()
            end = at - len(filler[0]) + len(filler[0].rstrip().removesuffix(" of the").removesuffix(" of"))
            bodies += ("party",) if _PARTY_ORGAN.match(filler[0]) else ()
        side = self._starts.get(at)
        if side is None:
            return replace(behind, end=end, bodies=bodies) if filler and (filler.end() > end or bodies) else None
        if side.body:
            return replace(behind, end=side.span.end, states=side.states or states, bodies=(*bodies, side.body))
        follows = _ORGANISATION.match(text, side.span.end)
        theirs = side.adjective and text[side.span.end : side.span.end + 1] == " " and _GOVERNMENT.match(text, side.span.end) is None
        last = end if side.adjective else side.span.end
        return replace(behind, end=last, states=side.states, bodies=bodies, country=side.country, another=bool(follows) or theirs)

    def _goes_on(self, at: int) -> bool:
        side = self._starts.get(at)
        return bool(side and side.body) or _FILLER.match(self.text, at) is not None

    def _coordinated(self, sides: Sides, *, plural: bool) -> Sides:
        """Further sides in "of China and Japan" belong to a plural title, and to a singular one before two names."""
        states, at = sides.states, sides.end
        while (found := _AND.match(self.text, at)) and (side := self._starts.get(found.end())) and not (side.body or side.adjective):
            states, at = states + side.states, side.span.end
        if len(states) > len(sides.states) and (plural or _TWO_NAMES.match(self.text, at)):
            return replace(sides, end=at, states=states, plural=True)
        return sides

    def _behind_vi(self, end: int) -> Sides:
        found = _VI_LINK.match(self.text, end)
        side = self._starts.get(found.end()) if found else None
        if side is None:
            return Sides(end, end)
        return Sides(end, side.span.end, side.states, (side.body,) if side.body else (), country=side.country)

    def _posted(self, sides: Sides) -> Sides:
        """An ambassador's post is part of the title and no side of it."""
        found = _TO.match(self.text, sides.end)
        side = self._starts.get(found.end()) if found else None
        return sides if side is None else replace(sides, end=side.span.end)

    def _before(self, start: int) -> Sides:
        """Walks back over organs and words that may stand between a side and a title."""
        at, begin = start, start
        bodies: tuple[str, ...] = ()
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
        if at == 0 or text[at - 1] not in " -":
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
            listed = found[0] != ", " or len(states) > len(side.states)
            if not listed or other is None or other.body or not re.match(r"[\w' -]*?(?:ers|ies|nts|ors|fs|men|ls|als)\b", plural):
                break
            states, at = other.states + states, other.span.start
        status = _STATUS_BEFORE.search(self.text[max(0, at - 12) : at])
        said = _STATUS.get(status[1].lower(), "former") if status else ""
        return Sides(begin, start, states, bodies, side.pair or len(states) > 1, status=said, country=side.country)

    def _han(self, start: int, end: int, kind: str) -> Sides:
        text, at, begin, plural = self.text, start, start, False
        bodies: tuple[str, ...] = ()
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
            if filler is None and text[at - 1 : at] in {"党", "线"} and "party" not in bodies:
                bodies += ("party",)
                at = begin = self._han_party(at)
                continue
            if filler is None:
                break
            plural |= _HAN_PLURAL.search(filler[0]) is not None
            bodies += ("party",) if filler[0] in {"中央", "中央委员会", "中央政治局"} else ()
            at -= len(filler[0])
        return Sides(begin, end, (), bodies, plural, before=bool(bodies))

    def _han_party(self, at: int) -> int:
        """Where the name of a party begins: behind the nearest side, else at its last two characters."""
        run = _HAN_RUN.search(self.text[max(0, at - 14) : at])
        longest = len(run[0]) if run else 1
        return next((at - back for back in range(2, longest + 1) if at - back in self._ends), at - 1)

    def _han_sides(self, side: _Side, begin: int, end: int, bodies: tuple[str, ...], *, plural: bool) -> Sides:
        states, at = side.states, side.span.start
        while not side.body and at and self.text[at - 1] in _HAN_AND and (other := self._ends.get(at - 1)) and not other.body:
            states, at = other.states + states, other.span.start
        many = plural or side.pair or len(states) > 1
        return Sides(begin, end, states, bodies, many, before=True, country=side.country)


def _side(mention: Mention) -> _Side:
    value = mention.value
    if not isinstance(value, StateName):
        return _Side(mention.span, ())
    country = mention.kind is not MentionKind.ORGANISATION and value.form is not StateForm.SIDE
    adjective = value.form is StateForm.ADJECTIVE and mention.span.end - mention.span.start > _SHORT
    return _Side(
        mention.span,
        value.states,
        pair=value.form is StateForm.PAIR,
        country=country,
        adjective=adjective,
        organ=value.form is StateForm.BODY,
    )


def _once(states: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(states))
