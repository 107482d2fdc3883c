"""Events: frames turned into claims with roles, sides, place and the words that date them.

The danger: one event told twice.  A story speaks of the same meeting in its headline, its lead and its last paragraph; claims
of one type between the same sides and people are one event with several pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.actors import PAIR, Group
from dragoman.extract.carried import Carried
from dragoman.extract.casting import POSTS, SEATED, Draft, casts, hosted, in_person, reattached, seated
from dragoman.extract.frames import Frame, Framer
from dragoman.extract.grounds import Ground, ground_of, place_of
from dragoman.extract.scenes import Actors, Scene
from dragoman.extract.sources import Sources
from dragoman.extract.telling import OUTCOMES, dated_by_context, received, told_once
from dragoman.knowledge.events import EventTypes
from dragoman.knowledge.formulae import Formulae
from dragoman.knowledge.grammar import Sign
from dragoman.knowledge.modality import ModalityRule
from dragoman.knowledge.states import States
from dragoman.knowledge.topics import Topics
from dragoman.model.document import Evidence, Reading, Translation
from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.finding import Event, Modality, Participant, Tense, Timing, Unread, finding_id
from dragoman.model.joining import POINTED
from dragoman.model.mention import FormulaUse, LevelLabel, Maker, Mention
from dragoman.model.span import Span

# How sure a claim is by its grammar, calibrated on articles (benchmarks/quality.py, reliability).
FINITE, SUPPOSED = 0.85, 0.7
# What is said from afar, or asked, happens at no one place.
PLACELESS = frozenset({"call", "invitation", "letter"})
ONE_SIDED = frozenset({"summit", "incident", "exercise", "threat", "ceremony", "level_up", "level_down"})
CHANNELS = {"party": "party", "military": "military", "parliament": "parliament"}


@dataclass(frozen=True, slots=True)
class EventTables:
    """What `find_events` asks of the tables."""

    types: EventTypes
    modality: Mapping[str, tuple[ModalityRule, ...]]
    formulae: Formulae
    topics: Topics
    states: States


def find_events(reading: Reading, actors: Actors, tables: EventTables) -> tuple[tuple[Event, ...], tuple[Unread, ...]]:
    """The events of a story in order of first evidence, and the sentences that told of sides and gave none."""
    maker = _Events(reading, actors, tables)
    machine = reading.document.translation in {Translation.MACHINE, Translation.PARTIAL}
    events = received(told_once(dated_by_context(list(maker.events()), reading), machine=machine))
    return tuple(sorted(events, key=lambda e: e.evidence[0].start)), tuple(maker.unread)


class _Events:
    """Goes through the scenes of a story."""

    def __init__(self, reading: Reading, actors: Actors, tables: EventTables) -> None:
        self._reading, self._actors, self._tables = reading, actors, tables
        self._framer, self._sources = Framer(reading.text, tables.types, tables.modality), Sources(reading, actors.scenes)
        self.unread: list[Unread] = []

    def events(self) -> Iterator[Event]:
        before: Group | None = None
        carried, scenes = Carried(), self._actors.scenes
        for number, scene in enumerate(scenes):
            frames = carried.filled(self._framer.frames(scene, before), scenes[number + 1 :])
            made = [event for frame in frames for event in self._from_frame(frame)]
            yield from made
            if not made and (why := self._why_unread(scene)):
                self.unread.append(Unread(self._reading.document.id, self._evidence(scene), why))
            before = _leading_subject(scene) or before

    def _why_unread(self, scene: Scene) -> str | None:
        sides = {s for a in scene.actors for s in a.states}
        if len(sides) < PAIR or not any(True for _ in self._framer.events.in_sentence(scene.grammar.language, scene.signed.letters)):
            return None
        return f"names {', '.join(sorted(sides))} and words of an interaction, but no pattern binds them"

    def _from_frame(self, frame: Frame) -> Iterator[Event]:
        kind = frame.pattern.type
        if (kind in OUTCOMES and frame.modality is Modality.DENIED) or (kind == "accord" and frame.modality is Modality.WANTED):
            return
        if kind == "visit" and "A" in frame.groups and all(a.kind == "circle" for a in frame.groups["A"].actors):
            return
        for cast in casts(reattached(in_person(frame)), each=self._framer.events[kind].each):
            for grounds in _grounds(frame):
                draft = Draft(frame, cast, grounds)
                if len(draft.states) >= PAIR or (draft.states and draft.type in ONE_SIDED):
                    yield self._event(seated(draft))

    def _event(self, draft: Draft) -> Event:
        frame, scene = draft.frame, draft.frame.scene
        kind = draft.type
        place = draft.grounds[0] if draft.grounds else None if kind in PLACELESS else place_of(frame)
        draft = hosted(draft, place.state) if place is not None and kind in SEATED else draft
        participants = tuple(self._participants(draft))
        document = self._reading.document
        label, told = self._label(frame), self._actors.mentions_in(scene.sentence.span)
        keys = dict.fromkeys(m.value.key for m in told if isinstance(m.value, FormulaUse))
        return Event(
            id=finding_id(document, "event", kind, draft.states, self._reading.evidence(frame.trigger)),
            document=document.id,
            type=kind,
            modality=frame.modality,
            participants=participants,
            states=draft.states,
            evidence=(self._evidence(scene),),
            trigger=frame.trigger,
            made_by=Maker("extract", frame.pattern.rule),
            timing=Timing((*self._dates(frame), *_rounds(told)), _tense(frame.modality)),
            place=place.as_place(self._reading, self._tables.states) if place is not None else None,
            label=label,
            detail=(*frame.pattern.detail, *_details(frame)),
            channel=_channel(participants),
            topics=self._tables.topics.of(scene.sentence.span.of(self._reading.text)),
            formulae=tuple(key for key in keys if self._tables.formulae.holds_between(key, draft.states)),
            reported_by=self._sources.of(scene.sentence),
            confidence=_confidence(frame, participants),
        )

    def _participants(self, draft: Draft) -> Iterator[Participant]:
        told: set[tuple[str, str | None, str | None]] = set()
        for role, actor in draft.cast:
            for state in actor.states or ((None,) if actor.name else ()):
                key = (role, state, actor.name)
                if key not in told:
                    told.add(key)
                    yield self._actors.participant(replace(actor, states=(state,) if state else ()), role)
        for actor, side in draft.posts:
            yield self._actors.participant(replace(actor, states=(side,), offices=(), how="post"), POSTS[draft.type])
        present = {s for _, actor in draft.cast for s in actor.states}
        for ground in draft.grounds:
            if ground.state and ground.state not in present:
                present.add(ground.state)
                words = ground.span.of(self._reading.text)
                yield Participant("host", ground.state, words, self._reading.evidence(ground.span), how="ground")

    def _label(self, frame: Frame) -> str | None:
        if frame.level is not None:
            value = dict(frame.scene.named(Sign.LEVEL))[frame.level].value
            return value.label if isinstance(value, LevelLabel) else None
        return frame.named.get("label")

    def _dates(self, frame: Frame) -> tuple[Span, ...]:
        """Date words between the subject and the end of the clause, nearest first; else those that open the sentence."""
        dates = [(at, m) for at, m in frame.scene.named(Sign.DATE) if not _is_of_noun(frame, at)]
        start, end = frame.scene.clause(frame.cue[0])
        start = min(start, frame.begin)
        near = sorted((self._remove(frame, at, m), m.span) for at, m in dates if start <= at < end)
        if near:
            return tuple(span for _, span in near)
        # "On Monday A and B announced an accord": who says it does it, so that the day of the words is the day of the deed.
        spoken = max((b.end for b in frame.scene.breaks if b.speech and frame.begin >= b.end and b.end <= frame.cue[0]), default=0)
        before = [m.span for at, m in dates if spoken <= at < frame.cue[0]]
        heard = min((b.start for b in frame.scene.breaks if b.speech and b.start >= frame.cue[1]), default=len(frame.scene.signed.letters))
        return tuple(reversed(before)) or tuple(m.span for at, m in dates if end <= at < heard)[:1]

    @staticmethod
    def _remove(frame: Frame, at: int, date: Mention) -> tuple[bool, int]:
        """How far a date stands from the words that tell: an English verb takes the date behind it before that in front of it.

        An anniversary is the other way round: "the 60th anniversary of the signing".
        """
        leads, english = at < frame.cue[0], frame.scene.grammar.language == "en"
        feast = isinstance(date.value, DateExpression) and date.value.form == DateForm.ANNIVERSARY
        return english and leads is not feast, abs(at - frame.cue[0])

    def _evidence(self, scene: Scene) -> Evidence:
        span = scene.sentence.span
        words = span.of(self._reading.text)
        lead = len(words) - len(words.lstrip())
        return self._reading.evidence(Span(span.start + lead, span.start + max(lead + 1, len(words.rstrip()))))


def _grounds(frame: Frame) -> Iterator[tuple[Ground, ...]]:
    """The grounds of an event: those of one side for each side travelled to; where a summit was held; else none."""
    grounds = ground_of(frame)
    sides = dict.fromkeys(g.state for g in grounds)
    for side in sides:
        yield tuple(sorted((g for g in grounds if g.state == side), key=lambda g: g.name is None))
    if not grounds:
        held = place_of(frame) if frame.pattern.type == "summit" else None
        yield (held,) if held is not None else ()


def _is_of_noun(frame: Frame, at: int) -> bool:
    """Whether a date behind the telling words belongs to a name behind it: they spoke about "the April 22-23 Leaders Summit"."""
    letters = frame.scene.signed.letters
    named = letters[at + 1 : at + 3].strip()[:1].isupper() and letters[at + 1 : at + 2] == " "
    return at >= frame.cue[1] and named and letters[:at].endswith("the ")


def _rounds(told: Sequence[Mention]) -> Iterator[Span]:
    """Words such as "the 16th meeting", which date by what is known of the rounds around."""
    for mention in told:
        if isinstance(mention.value, DateExpression) and mention.value.form == DateForm.ORDINAL:
            yield mention.span


def _details(frame: Frame) -> Iterator[tuple[str, str]]:
    """What named parts of the pattern read: the number of an agreement's texts, the subtype of a visit."""
    for name, words in frame.named.items():
        if name != "label" and words:
            yield name, words


def _channel(participants: Iterable[Participant]) -> str:
    """Through which channel it went: that in which all its people with an office act, else the state's."""
    seats = {p.seat.value for p in participants if p.name and p.offices}
    return CHANNELS.get(seats.pop(), "state") if len(seats) == 1 else "state"


def _confidence(frame: Frame, participants: Sequence[Participant]) -> float:
    base = POINTED if frame.pattern.weak else FINITE if frame.modality is Modality.OCCURRED else SUPPOSED
    unsure = any(p.candidates or p.state is None for p in participants)
    return round(base - 0.15 * unsure, 2)


def _tense(modality: Modality) -> Tense:
    return {Modality.OCCURRED: Tense.PAST, Modality.PLANNED: Tense.FUTURE, Modality.EXPECTED: Tense.FUTURE}.get(modality, Tense.NONE)


def _leading_subject(scene: Scene) -> Group | None:
    """The first group of a scene that may be a subject, for a sentence after it that leaves its own out."""
    first = next((g for g in scene.groups if scene.leads(g[0])), None)
    return scene.group(*first) if first is not None else None
