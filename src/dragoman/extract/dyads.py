"""Which two sides a clause about their relation ties: pairs, lists, "with", possessives and "the two countries".

The danger: the nearest two names.  Word order decides who stands with whom; where it does not, the clause ties nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.standings import StandingCues
from dragoman.model.mention import Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span
from dragoman.text.lazy import Lazy

# Organs speak about relations of others, and capitals are where things happen: neither is a side while names are there.
WEAK_FORMS = frozenset({StateForm.BODY, StateForm.CAPITAL})
# "A, B and C": what may stand between the members of one list of sides.
_LIST_GAP = re.compile(r"\s*(?:,|、|，|and|&|和|及|与|以及|the|as well as|both|\s|và|[-–—])*\s*", re.IGNORECASE)
_HYPHENS, _HYPHEN_AFTER = re.compile(r"\w[-–]$"), re.compile(r"[-–][A-Z]")
PAIR = 2


@dataclass(frozen=True, slots=True)
class Side:
    """A side named in a clause, and where."""

    state: str
    span: Span


def sides_of(mentions: Sequence[Mention], span: Span) -> list[Side]:
    """The sides named within a span in order of place; organs and capitals count only where fewer than two others are named."""
    named = [m for m in mentions if m.kind in {MentionKind.STATE, MentionKind.ORGANISATION} and span.contains(m.span)]
    strong = [m for m in named if isinstance(m.value, StateName) and m.value.form not in WEAK_FORMS]
    used = strong if len({s for m in strong for s in _states(m)}) >= PAIR else named
    return [Side(state, m.span) for m in sorted(used, key=lambda m: m.span) for state in _states(m)]


def _states(mention: Mention) -> tuple[str, ...]:
    return mention.value.states if isinstance(mention.value, StateName) else ()


@dataclass(frozen=True, slots=True)
class ClauseSides:
    """The clause around a label with the sides before and after it."""

    text: str
    span: Span
    label: Span
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    said: StandingCues

    @classmethod
    def around(cls, text: str, sentence: Span, label: Span, mentions: Sequence[Mention], said: StandingCues) -> ClauseSides:
        """The smallest stretch between breaks that names at least two sides; between strong breaks only, if none does."""
        strong = _between(text, sentence, label, said.single["break"])
        near = _between(text, strong, label, said.single["pause"])
        crowded = len({s.state for s in sides_of(mentions, strong)}) > PAIR
        span = near if crowded and len({s.state for s in sides_of(mentions, near)}) >= PAIR else strong
        sides = [s for s in sides_of(mentions, span) if not s.span.overlaps(label)]
        return cls(
            text,
            span,
            label,
            tuple(s for s in sides if s.span.end <= label.start),
            tuple(s for s in sides if s.span.start >= label.end),
            said,
        )

    def pairs(self, earlier: tuple[str, str] | None) -> list[tuple[tuple[str, str], str | None]]:
        """The pairs that the label ties, each with the side that owns the ranking by the grammar, or None.

        `earlier` is the pair spoken of before, for a clause about "the two countries" and for one that names only one of it.
        """
        states = list(dict.fromkeys(s.state for s in (*self.before, *self.after)))
        if self._linked_after():
            return self._across(self._list_before(), _first_list(self.text, self.after))
        split = self._linked_before()
        if split is not None:
            left = [s for s in self.before if s.span.end <= split]
            return self._across(_last_list(self.text, left), _first_list(self.text, [s for s in self.before if s.span.start >= split]))
        if len(states) == PAIR:
            return [((states[0], states[1]), self._owner())]
        if len(states) > PAIR and self._owner():
            return [(pair, self._owner()) for pair, _ in self._across(_last_list(self.text, self.before[:-1]), self.before[-1:])]
        if len(states) > PAIR:
            near = list(dict.fromkeys(s.state for s in self._list_before()))
            return [((near[0], near[1]), None)] if len(near) == PAIR else []
        return self._by_context(states, earlier)

    def _by_context(self, states: list[str], earlier: tuple[str, str] | None) -> list[tuple[tuple[str, str], str | None]]:
        if earlier is None or self._half_named():
            return []
        if states:
            return [(earlier, None)] if states[0] in earlier else []
        return [(earlier, None)] if self.said.says("both", self.span.of(self.text)) else []

    def _half_named(self) -> bool:
        """Whether a hyphen ties a side to a word that names none: with "Arab-China" somebody else is meant than the pair spoken of."""
        starts = {s.span.start for s in (*self.before, *self.after)}
        ends = {s.span.end for s in (*self.before, *self.after)}
        joined = [s.span for s in (*self.before, *self.after) if _HYPHENS.search(self.text[s.span.start - 2 : s.span.start])]
        return any(span.start - 1 not in ends for span in joined) or any(
            _HYPHEN_AFTER.match(self.text, end) and end + 1 not in starts for end in ends
        )

    def _linked_after(self) -> bool:
        """Whether the label is followed by "with" and another side: "established L with C"."""
        if not self.before or not self.after:
            return False
        gap = self.text[self.label.end : self.after[0].span.start]
        return len(gap) < len("” relationship together with the ") and bool(self.said.single["with"].search(gap))

    def _linked_before(self) -> int | None:
        """Where the last "with" before the label parts two lists of sides, or None: "upgraded its ties with C to L", 同C建立L."""
        if self.said.language == "zh" and len({s.state for s in self.before}) == PAIR:
            return None
        for found in reversed(list(self.said.single["with"].finditer(self.text, self.span.start, self.label.start))):
            right = [s for s in self.before if s.span.start >= found.end()]
            left = [s for s in self.before if s.span.end <= found.start()]
            if left and right and right[0].span.start - found.end() <= len(" the State of "):
                return found.end()
        return None

    def _list_before(self) -> list[Side]:
        return _last_list(self.text, self.before)

    def _across(self, left: Sequence[Side], right: Sequence[Side]) -> list[tuple[tuple[str, str], str | None]]:
        pairs = dict.fromkeys((a.state, b.state) for a in left for b in right if a.state != b.state)
        owner = left[0].state if len({s.state for s in left}) == 1 else None
        return [(pair, owner) for pair in pairs]

    def _owner(self) -> str | None:
        """The side in the possessive before the label ("Vietnam's strategic partner"), or None."""
        if not self.before:
            return None
        last = self.before[-1]
        return last.state if re.fullmatch(r"['’]s?\s+(?:\w+\s+){0,2}|的", self.text[last.span.end : self.label.start]) else None


def _between(text: str, outer: Span, label: Span, breaks: re.Pattern[str] | Lazy) -> Span:
    """The stretch of `outer` around the label from the break before it to the break behind it."""
    start, end = outer.start, outer.end
    for found in breaks.finditer(text, outer.start, outer.end):
        if found.end() <= label.start:
            start = found.end()
        elif found.start() >= label.end:
            end = found.start()
            break
    return Span(start, end)


def _last_list(text: str, sides: Sequence[Side]) -> list[Side]:
    """The last run of sides that only commas and conjunctions part; all of them where they are one run."""
    run: list[Side] = []
    for side in reversed(sides):
        if run and not (side.span.overlaps(run[0].span) or _LIST_GAP.fullmatch(text[side.span.end : run[0].span.start])):
            break
        run.insert(0, side)
    return run


def _first_list(text: str, sides: Sequence[Side]) -> list[Side]:
    run: list[Side] = []
    for side in sides:
        if run and not (side.span.overlaps(run[-1].span) or _LIST_GAP.fullmatch(text[run[-1].span.end : side.span.start])):
            break
        run.append(side)
    return run
