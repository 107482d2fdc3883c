"""Where it happened, and on whose ground: places and sides that stand as places.

The danger: the place of another clause.  Only a place of the event's own clause, or one that opens its sentence, is its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.frames import Frame
from dragoman.knowledge.grammar import Sign, number_of, sign_of
from dragoman.knowledge.states import States
from dragoman.model.document import Reading
from dragoman.model.finding import Place
from dragoman.model.mention import PlaceName
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Ground:
    """A side's territory as the words name it; `name` is a town's English name, None for the side itself."""

    span: Span
    state: str | None
    name: str | None

    def as_place(self, reading: Reading, states: States) -> Place:
        """The place of an event, by its English name."""
        name = self.name or (states.in_english(self.state) if self.state else self.span.of(reading.text))
        return Place(name, self.state, reading.evidence(self.span))


def ground_of(frame: Frame) -> tuple[Ground, ...]:
    """The grounds that somebody travels to, one for each side named."""
    return _within(frame, frame.ground) if frame.ground is not None else ()


def place_of(frame: Frame) -> Ground | None:
    """Where the event happened: its own slot, the goal of a visit, else a place behind a preposition in the clause or at the start."""
    told = frame.place or frame.ground
    if told is not None:
        found = _within(frame, told)
        return next((g for g in found if g.name), found[0] if found else None)
    letters, grammar = frame.scene.signed.letters, frame.scene.grammar
    start, end = frame.scene.clause(frame.cue[0])
    named = [at for at, c in enumerate(letters) if sign_of(c) in {Sign.PLACE, Sign.PARTY}]
    places = [at for at in named if grammar.place.search(letters[max(0, at - 30) : at])]
    places = [at for at in places if sign_of(letters[at]) is Sign.PLACE or not grammar.possessed.match(letters, at + 1)]
    near = [at for at in places if start <= at < end] or [at for at in places if at < frame.cue[0]]
    towns = [at for at in near if sign_of(letters[at]) is Sign.PLACE]
    at = min(towns or near, key=lambda p: abs(p - frame.cue[0]), default=None)
    return _ground(frame, at) if at is not None else None


def _within(frame: Frame, told: tuple[int, int]) -> tuple[Ground, ...]:
    return tuple(g for at in range(*told) if (g := _ground(frame, at)) is not None)


def _ground(frame: Frame, at: int) -> Ground | None:
    character = frame.scene.signed.letters[at]
    if sign_of(character) is Sign.PLACE:
        mention = frame.scene.kept[number_of(character)]
        value = mention.value
        return Ground(mention.span, value.state, value.name) if isinstance(value, PlaceName) else None
    if sign_of(character) is Sign.PARTY:
        actor = frame.scene.actors[number_of(character)]
        return Ground(actor.span, actor.states[0] if actor.states else None, None)
    return None
