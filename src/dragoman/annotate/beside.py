"""What stands beside a name: offices, sides, words of respect.

The danger: the office of somebody else.  "President Putin, Foreign Minister Lavrov" sets an office on both sides of a name; the one
before it wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.name_words import NameWords
from dragoman.model.document import Reading
from dragoman.model.mention import Mention, OfficeTitle, StateName
from dragoman.model.span import Span
from dragoman.model.time import Interval

_REACH_BEFORE, _REACH_AFTER, _REACH_STATE = 14, 60, 8
_LONGEST_OFFICE = 100
_GAP_STATE = re.compile(r"(?:['’]s?|的|\s|,|-|new|current|then)*", re.IGNORECASE)
_GAP_AFTER = re.compile(r"\s?[,(，（]?\s?(?:(?:the|an?|who is|now|current|then)\s)*", re.IGNORECASE)
_OF = re.compile(" of (?:the )?")
_GAP_BEFORE = re.compile(r"(?:['’]s)?[\s,:：、“”\"]{0,2}")


@dataclass(frozen=True, slots=True)
class Beside:
    """The kinds of office and the sides that stand beside a name, and whether the words lead straight up to it."""

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    before: bool = False


class Surroundings:
    """The offices and sides of a reading, by place."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], words: NameWords) -> None:
        """Takes the reading and its office and state mentions, in any order."""
        self.text, self.words = reading.text, words
        self.on: Interval | None = reading.document.published
        self.offices = sorted((m for m in mentions if isinstance(m.value, OfficeTitle)), key=lambda m: m.span)
        self.states = sorted((m for m in mentions if isinstance(m.value, StateName)), key=lambda m: m.span)
        self.sides = frozenset(side for m in self.states if isinstance(m.value, StateName) for side in m.value.states)
        self.office_ends = frozenset((*(m.span.end for m in self.offices), *(m.end() for m in words.head.finditer(self.text))))
        self._office_starts = [m.span.start for m in self.offices]
        self._state_ends = sorted((m.span.end, m.span.start, m) for m in self.states)
        self._ends = [end for end, _, _ in self._state_ends]
        self.taken = {i for m in (*self.offices, *self.states) for i in range(m.span.start, m.span.end)}

    def covered(self, span: Span) -> bool:
        """Whether an office or a side already has the first letter of the span."""
        return span.start in self.taken

    def beside(self, span: Span) -> Beside:
        """What stands right before the span, else what follows it."""
        before = self._before(span)
        if before is not None:
            return Beside((self._title(before).kind,), self._sides(before) or self._state_behind(span.end), before=True)
        after = self._after(span)
        if after is not None:
            return Beside((self._title(after).kind,), self._sides(after))
        side = self._state_before(span.start)
        return Beside((), side, before=bool(side))

    def honorific(self, span: Span) -> bool:
        """Whether a word of respect stands right before the span, or in Chinese right behind it."""
        head = self.text[max(0, span.start - _REACH_BEFORE) : span.start]
        return bool(self.words.honorific.search(head) or self.words.title.match(self.text, span.end))

    def _title(self, office: Mention) -> OfficeTitle:
        if not isinstance(office.value, OfficeTitle):
            raise TypeError(office)
        return office.value

    def _before(self, span: Span) -> Mention | None:
        at = bisect_left(self._office_starts, span.start) - 1
        while at >= 0 and span.start - self._office_starts[at] < _LONGEST_OFFICE:
            office = self.offices[at]
            gap = self.text[office.span.end : span.start]
            if office.span.end <= span.start and len(gap) <= _REACH_BEFORE and self._is_gap_before(gap):
                return office
            at -= 1
        return None

    def _is_gap_before(self, gap: str) -> bool:
        return bool(_GAP_BEFORE.fullmatch(gap)) or (len(gap.split()) == 1 and bool(self.words.honorific.search(gap)))

    def _after(self, span: Span) -> Mention | None:
        at = bisect_right(self._office_starts, span.end - 1)
        if at >= len(self.offices) or self._office_starts[at] - span.end > _REACH_AFTER:
            return None
        office = self.offices[at]
        gap = self.text[span.end : office.span.start]
        for state in self.states:
            if span.end <= state.span.start and state.span.end <= office.span.start:
                gap = self.text[span.end : state.span.start] + self.text[state.span.end : office.span.start].lstrip("'’s ")
                break
        near = office.span.start == span.end or gap[:2].strip(" ") in (",", "(", "，", "（") or gap[:1] in ",(，（"
        return office if near and _GAP_AFTER.fullmatch(gap) else None

    def _sides(self, office: Mention) -> tuple[str, ...]:
        return self._title(office).states or self._state_before(office.span.start)

    def _state_behind(self, end: int) -> tuple[str, ...]:
        """The side of "King Hamad of Bahrain"."""
        gap = _OF.match(self.text, end)
        found = (m.value.states for m in self.states if gap and m.span.start == gap.end() and isinstance(m.value, StateName))
        return next(found, ())

    def _state_before(self, start: int) -> tuple[str, ...]:
        at = bisect_right(self._ends, start) - 1
        if at < 0 or start - self._ends[at] > _REACH_STATE:
            return ()
        end, _, state = self._state_ends[at]
        if not isinstance(state.value, StateName) or not _GAP_STATE.fullmatch(self.text[end:start]):
            return ()
        return state.value.states
