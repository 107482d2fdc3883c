"""Finds sides named by one Chinese character: pairs (中越, 日韩), sides (美方), before an office (越外长) and behind a verb (访华).

The danger: characters that are mostly something else.  One stands for a side only with a cue beside it, and never inside a
longer word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.states import ShortName, States
from dragoman.model.mention import StateForm
from dragoman.model.span import Span

# 中日韩 and 中美俄欧: no list of sides without commas is longer.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Short:
    """Sides named by single characters."""

    span: Span
    states: tuple[str, ...]
    form: StateForm
    rule: str


def find_shorts(text: str, states: States, taken: Sequence[Span]) -> Iterator[Short]:
    """One-character names that stand free of the spans that are taken, in order of place."""
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    runs = re.compile(f"[{''.join(states.shorts)}]+")
    for match in runs.finditer(text):
        for start, end in _free(match.start(), match.end(), covered):
            yield from _read(text, start, end, states)


def _free(start: int, end: int, covered: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a run that nothing covers."""
    at = start
    while at < end:
        if at in covered:
            at += 1
            continue
        stop = next((offset for offset in range(at, end) if offset in covered), end)
        yield at, stop
        at = stop


def _read(text: str, start: int, end: int, states: States) -> Iterator[Short]:
    at = start
    while at < end:
        found = _pair(text, at, end, states) or _single(text, at, states)
        if found is not None:
            yield found
        at = found.span.end if found is not None else at + 1


def _pair(text: str, start: int, end: int, states: States) -> Short | None:
    """The longest run of characters that may be paired, from `start`; its surroundings must fit."""
    names: list[ShortName] = []
    while len(names) < _LONGEST and start + len(names) < end and (name := _with_use(states, text[start + len(names)], "pair")):
        names.append(name)
    while len(names) > 1:
        stop = start + len(names)
        if len({name.state for name in names}) == len(names) and _related(text, start, stop, names, states):
            return Short(Span(start, stop), tuple(name.state for name in names), StateForm.PAIR, names[0].rule)
        names.pop()
    return None


def _related(text: str, start: int, stop: int, names: Sequence[ShortName], states: States) -> bool:
    """Whether words of relations follow, or nothing around makes the first or last character part of another word."""
    if states.cues["zh", "pair_after"].match(text, stop):
        return True
    return names[-1].guard.allows_after(text, stop) and names[0].guard.allows_before(text, start)


def _single(text: str, at: int, states: States) -> Short | None:
    """A character alone, where a cue beside it says that it is a side."""
    for name in states.shorts[text[at]]:
        found = _as_side(text, at, name, states) or _at_office(text, at, name, states) or _behind_verb(text, at, name, states)
        if found is not None:
            return found
    return None


def _as_side(text: str, at: int, name: ShortName, states: States) -> Short | None:
    match = states.cues["zh", "side_after"].match(text, at + 1) if "side" in name.uses else None
    if match is None or not name.guard.allows_before(text, at):
        return None
    return Short(Span(at, match.end()), (name.state,), StateForm.SIDE, name.rule)


def _at_office(text: str, at: int, name: ShortName, states: States) -> Short | None:
    if "office" not in name.uses or not name.guard.allows(text, at, at + 1):
        return None
    organ = states.cues["zh", "body_after"].match(text, at + 1)
    if organ is not None:
        return Short(Span(at, organ.end()), (name.state,), StateForm.BODY, name.rule)
    if states.cues["zh", "office_after"].match(text, at + 1):
        return Short(Span(at, at + 1), (name.state,), StateForm.NAME, name.rule)
    return None


def _behind_verb(text: str, at: int, name: ShortName, states: States) -> Short | None:
    use = "at_before" if "at" in name.uses else "object_before"
    if not name.uses & {"object", "at"} or not name.guard.allows_after(text, at + 1):
        return None
    if states.cues["zh", use].search(text[max(0, at - 2) : at]) is None:
        return None
    return Short(Span(at, at + 1), (name.state,), StateForm.NAME, name.rule)


def _with_use(states: States, char: str, use: str) -> ShortName | None:
    return next((name for name in states.shorts.get(char, ()) if use in name.uses), None)
