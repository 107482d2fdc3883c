"""Events: frames turned into claims with roles, sides, place and the words that date them.

The danger: one event told twice.  A story speaks of the same meeting in its headline, its lead and its last paragraph; claims
of one type between the same sides and people are one event with several pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.actors import PAIR, Actor, Group
from dragoman.extract.carried import Carried
from dragoman.extract.frames import Frame, Framer
from dragoman.extract.grounds import Ground, ground_of, place_of
from dragoman.extract.scenes import Actors, Scene
from dragoman.extract.sources import Sources
from dragoman.knowledge.events import EventTypes
from dragoman.knowledge.formulae import Formulae
from dragoman.knowledge.grammar import Sign
from dragoman.knowledge.modality import ModalityRule
from dragoman.knowledge.states import States
from dragoman.knowledge.topics import Topics
from dragoman.model.document import Evidence, Reading, Translation
from dragoman.model.finding import Event, Modality, Participant, Tense, Timing, Unread, finding_id
from dragoman.model.joining import POINTED, joined, same_people
from dragoman.model.mention import FormulaUse, LevelLabel, Maker
from dragoman.model.span import Span

# How sure a claim is by its grammar, calibrated on articles (benchmarks/quality.py, reliability).
FINITE, SUPPOSED = 0.85, 0.7
ONE_SIDED = frozenset({"summit", "incident", "exercise", "threat", "ceremony", "level_up", "level_down"})
CONTACTS = frozenset({"meeting", "talks", "audience", "courtesy_call", "mechanism", "nonofficial_exchange"})
OUTCOMES = frozenset({"accord", "agreement", "joint_statement"})
SEATED = frozenset({"meeting", "talks", "mechanism", "nonofficial_exchange"})
CHANNELS = {"party": "party", "military": "military", "parliament": "parliament"}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in the making: who stands in which role, before ids and evidence."""

    frame: Frame
    cast: tuple[tuple[str, Actor], ...]
    grounds: tuple[Ground, ...]

    @property
    def type(self) -> str:
        """The type of the pattern; contact with think tanks, media and the like is an exchange outside office."""
        kind = self.frame.pattern.type
        return "nonofficial_exchange" if kind in CONTACTS and any(a.kind == "circle" for _, a in self.cast) else kind

    @property
    def states(self) -> tuple[str, ...]:
        """Every side, sorted."""
        told = {s for _, actor in self.cast for s in actor.states} | {g.state for g in self.grounds if g.state}
        return tuple(sorted(told))


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
    events = _told_once(_dated_by_context(list(maker.events()), reading), machine=machine)
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
        if kind in OUTCOMES and frame.modality is Modality.DENIED:
            return
        for cast in _casts(_reattached(_in_person(frame)), each=self._framer.events[kind].each):
            for grounds in _grounds(frame):
                draft = Draft(frame, cast, grounds)
                if len(draft.states) >= PAIR or (draft.states and draft.type in ONE_SIDED):
                    yield self._event(_seated(draft))

    def _event(self, draft: Draft) -> Event:
        frame, scene = draft.frame, draft.frame.scene
        kind, place = draft.type, draft.grounds[0] if draft.grounds else place_of(frame)
        draft = _hosted(draft, place.state) if place is not None and kind in SEATED else draft
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
            timing=Timing(self._dates(frame), _tense(frame.modality)),
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
        for role, actor in draft.cast:
            for state in actor.states or (None,):
                yield self._actors.participant(replace(actor, states=(state,) if state else ()), role)
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
        dates = frame.scene.named(Sign.DATE)
        start, end = frame.scene.clause(frame.cue[0])
        start = min(start, frame.begin)
        near = sorted((self._remove(frame, at), m.span) for at, m in dates if start <= at < end)
        if near:
            return tuple(span for _, span in near)
        spoken = max((b.end for b in frame.scene.breaks if b.speech and b.end <= frame.cue[0]), default=0)
        before = [m.span for at, m in dates if spoken <= at < frame.cue[0]]
        return tuple(reversed(before)) or tuple(m.span for at, m in dates if at >= end)[:1]

    @staticmethod
    def _remove(frame: Frame, at: int) -> tuple[bool, int]:
        """How far a date stands from the words that tell: an English verb takes the date behind it before that in front of it."""
        leads = frame.scene.grammar.language == "en" and at < frame.cue[0]
        return leads, abs(at - frame.cue[0])

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


def _casts(groups: Mapping[str, Group], *, each: str) -> Iterator[tuple[tuple[str, Actor], ...]]:
    """Who stands in which role: one cast, or one for every side that was met, or for every pair of sides across the slots."""
    groups = _parted(groups)
    left, right = groups.get("A"), groups.get("B")
    whole = tuple((slot, actor) for slot, group in groups.items() for actor in group.actors)
    if each and right is None and left is not None and _are_pairs(left):
        yield from ((("A", actor),) for actor in left.actors)
        return
    if not each or right is None or len({s for _, a in whole for s in a.states}) <= PAIR:
        yield whole
        return
    ours = left.states if each == "pair" and left is not None else (None,)
    for mine in ours:
        for state in right.states:
            only = {"A": mine, "B": state}
            yield tuple((s, _of_side(a, only.get(s))) for s, a in whole if only.get(s) is None or only[s] in a.states)


def _parted(groups: Mapping[str, Group]) -> Mapping[str, Group]:
    """The groups of "calls between A and the leaders of B and C": whoever stands for several sides met each of the others."""
    left = groups.get("A")
    if left is None or "B" in groups or len(left.actors) != PAIR or len(left.states) <= PAIR or len(left.actors[1].states) < PAIR:
        return groups
    if len(left.actors[0].states) != 1:
        return groups
    return {**groups, "A": Group(left.span, left.actors[:1]), "B": Group(left.actors[1].span, left.actors[1:])}


def _are_pairs(group: Group) -> bool:
    """Whether each of several actors is a pair by himself: "the A-B and the A-C leaders met"."""
    return len(group.actors) > 1 and all(len(actor.states) == PAIR for actor in group.actors)


def _of_side(actor: Actor, side: str | None) -> Actor:
    """The actor as he stands for one of his sides; as he is where none is asked for."""
    return replace(actor, states=(side,)) if side is not None and side in actor.states else actor


def _reattached(frame: Frame) -> dict[str, Group]:
    """The groups of a frame, an office without a name moved to whom it belongs.

    Machines put "A met B, the general secretary" as "A and the general secretary met B": an office that stands beside A without
    a name, and that B held by the tables, is B's.
    """
    groups = dict(frame.groups)
    left, right = groups.get("A"), groups.get("B")
    if left is None or right is None or len(left.actors) != PAIR or len(right.actors) != 1:
        return groups
    person, loose, met = left.actors[0], left.actors[1], right.actors[0]
    held = {o.kind for o in met.offices} | set(met.held)
    kinds = {o.kind for o in loose.offices}
    if loose.kind == "office" and met.name and kinds & held and person.name:
        groups["A"] = Group(left.span, (person,))
        flag = f"the text gives the office to {'/'.join(loose.states) or 'nobody'}"
        groups["B"] = Group(right.span, (replace(met, offices=tuple(replace(o, states=met.states) for o in loose.offices), flags=(*met.flags, flag)),))
    return groups


def _in_person(frame: Frame) -> Frame:
    """The frame with "they" turned into the one whom the sentence was about, where the words name the other: "Li said when they met Phan"."""
    left, right = frame.groups.get("A"), frame.groups.get("B")
    if left is None or right is None or len(left.actors) != 1 or left.actors[0].how != "they" or len(right.states) != 1:
        return frame
    scene = frame.scene
    subject = next((g for s in scene.groups if scene.leads(*s) and (g := scene.group(*s)) is not None), None)
    if subject is None or set(subject.states) & set(right.states) or not subject.states:
        return frame
    return replace(frame, groups={**frame.groups, "A": subject})


def _seated(draft: Draft) -> Draft:
    """The draft with roles for its slots, a visiting guest set apart from his host."""
    roles = draft.frame.pattern.roles
    cast = tuple((roles.get(slot, "participant"), actor) for slot, actor in draft.cast)
    guests = {s for _, a in cast if a.visiting for s in a.states}
    if draft.type in SEATED and guests and len(set(draft.states) - guests) == 1:
        cast = tuple((("guest" if set(a.states) & guests else "host") if r == "participant" else r, a) for r, a in cast)
    return replace(draft, cast=cast)


def _hosted(draft: Draft, state: str | None) -> Draft:
    """The draft with the side on whose ground it happened as host and the others as guests."""
    if state not in draft.states or any(r in {"host", "guest"} for r, _ in draft.cast):
        return draft
    cast = tuple((("host" if state in a.states else "guest") if r == "participant" and len(a.states) == 1 else r, a) for r, a in draft.cast)
    return replace(draft, cast=cast)


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
    first = next((g for g in scene.groups if scene.leads(*g)), None)
    return scene.group(*first) if first is not None else None


def _dated_by_context(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events, an outcome without a day of its own given the day words of the contact just told between the same sides.

    "The two held talks on Monday.  They agreed to …": the accord is of that Monday.
    """
    dated: list[Event] = []
    for event in events:
        contact = next((e for e in reversed(dated) if e.type in CONTACTS and e.states == event.states and _is_near(e, event, reading)), None)
        if event.type in OUTCOMES and not event.timing.dates and contact is not None and event.modality is contact.modality:
            dated.append(replace(event, timing=replace(event.timing, dates=contact.timing.dates)))
        else:
            dated.append(event)
    return dated


def _is_near(contact: Event, outcome: Event, reading: Reading) -> bool:
    """Whether the outcome is told in the contact's sentence or paragraph."""
    told, later = reading.sentence_at(contact.trigger.start), reading.sentence_at(outcome.trigger.start)
    return told is not None and later is not None and told.paragraph == later.paragraph


def _told_once(events: Sequence[Event], *, machine: bool) -> list[Event]:
    """The events, each once: finite claims first, nouns that only point at one of them joined to it.

    In a machine's words a thing told both as ahead and as done is one thing, and ahead: its past tense is no evidence.
    """
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: e.confidence <= POINTED):
        at = next((n for n, other in enumerate(kept) if _one_event(other, event, machine=machine)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = joined(kept[at], event)
    return kept


_FAMILY = {"meeting": "contact", "talks": "contact", "audience": "contact", "courtesy_call": "contact"}


def _one_event(one: Event, other: Event, *, machine: bool) -> bool:
    """Whether two claims of a story are of one event."""
    if _FAMILY.get(one.type, one.type) != _FAMILY.get(other.type, other.type) or one.states != other.states:
        return False
    weak = min(one.confidence, other.confidence) <= POINTED
    apart = one.modality is not other.modality and not weak
    if apart and not (machine and {one.modality, other.modality} == {Modality.OCCURRED, Modality.PLANNED}):
        return False
    if one.label and other.label and one.label != other.label:
        return False
    return same_people(one, other) and _same_days(one, other)


def _same_days(one: Event, other: Event) -> bool:
    """Whether the two may be on one day as far as their words tell: one has no date, or the same words."""
    return not (one.timing.dates and other.timing.dates) or bool(set(one.timing.dates) & set(other.timing.dates))
