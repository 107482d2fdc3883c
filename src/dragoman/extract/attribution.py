"""Statements: who said what to whom, in which stance, by whose readout, during which event.

The danger: a readout taken for a record.  What one side's press release gives as the other's words stays that side's
account; `readout_side` says whose, and a chain of quoting agencies is kept beside the innermost speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.extract.clauses import words_of
from dragoman.extract.turns import Speeches, Utterance
from dragoman.knowledge.formulae import Formulae
from dragoman.knowledge.speech import SpeechConfidence, SpeechWords, load_speech_confidence
from dragoman.knowledge.topics import Topics
from dragoman.model.document import Evidence, Reading, Sentence
from dragoman.model.finding import Event, Modality, Participant, Statement, Tense, Timing, finding_id
from dragoman.model.mention import FormulaUse, Maker, Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span

if TYPE_CHECKING:
    from dragoman.extract.actors import Actor
    from dragoman.extract.scenes import Actors

CONTACTS = frozenset({"meeting", "talks", "audience", "courtesy_call", "call", "mechanism", "summit", "visit"})
TARGETED = frozenset({"thank", "welcome", "urge", "demand", "warn", "threaten", "accuse", "praise", "protest"})
# Of these verbs the side named first behind the verb is the one spoken of: "rejected a Swiss offer to mediate with Chad".
AIMED = frozenset({"reject", "demand", "propose", "agree", "reaffirm"}) | TARGETED
# What sets sides at odds is spoken of whom its words name, not of the partner of the talks in which it was said.
AT_ODDS = frozenset({"reject", "demand", "accuse", "threaten", "protest", "warn"})
# The side that alone is named in what is told outside any contact is spoken of rather than to.
TELLING = frozenset({"inform"})
ROLE = "participant"
PAIR = 2


@dataclass(frozen=True, slots=True)
class StatementTables:
    """What `find_statements` asks of the tables."""

    speech: Mapping[str, SpeechWords]
    formulae: Formulae
    topics: Topics
    confidence: SpeechConfidence = field(default_factory=load_speech_confidence)


def find_statements(
    reading: Reading, mentions: Sequence[Mention], *, actors: Actors, events: Sequence[Event], tables: StatementTables
) -> tuple[Statement, ...]:
    """The statements of one story in order of first evidence.

    Neighbouring clauses of one speech in the same stance are one statement with several pieces of evidence.  Errs towards
    fewer: a clause whose speaker or side is not known, or whose words show no stance, gives none.  `codes` are left None.
    """
    maker = _Statements(reading, mentions, actors, events, tables)
    kept: list[Statement] = []
    last: Utterance | None = None
    met = frozenset(p.name for e in events if e.type in CONTACTS for p in e.participants if p.name is not None)
    for utterance in Speeches(reading, actors, tables.speech, met).utterances():
        if last is not None and kept and _same_breath(last, utterance):
            kept[-1] = maker.extended(kept[-1], utterance)
        else:
            kept += [_to_the_same(kept, new) for new in maker.made(utterance)]
        last = utterance
    return _with_earlier_readouts(kept)


def _to_the_same(kept: Sequence[Statement], new: Statement) -> Statement:
    """The statement, where it only goes on with a speech and names nobody spoken to, with the side to which the speaker spoke so far."""
    goes_on = kept and new.timing.tense is Tense.NONE and new.addressee is None and not new.joint
    return replace(new, addressee=kept[-1].addressee) if goes_on and _speaks_on(kept[-1], new) else new


def _speaks_on(last: Statement, new: Statement) -> bool:
    return last.side == new.side and _who(last.speaker) == _who(new.speaker) and not last.joint


def _same_breath(last: Utterance, new: Utterance) -> bool:
    """Whether the new clause only goes on with the stance of the last."""
    alike = last.stance == new.stance and last.side == new.side and last.speakers == new.speakers
    return alike and (not new.fresh or new.sentence == last.sentence)


class _Statements:
    """Makes statements of one story."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], actors: Actors, events: Sequence[Event], tables: StatementTables
    ) -> None:
        self._reading, self._actors, self._events, self._tables = reading, actors, events, tables
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._uses = [m for m in self._mentions if isinstance(m.value, FormulaUse)]
        self._states = {s for m in mentions if isinstance(m.value, StateName) for s in m.value.states}
        self._readouts = tuple(self._find_readouts())
        self._ahead = {day for e in events if e.modality is not Modality.OCCURRED for day in e.timing.dates}

    def made(self, said: Utterance) -> list[Statement]:
        """One statement for each speaker of an utterance; one without a speaker for a side or for both sides."""
        speakers = [s for s in said.speakers if s.kind in {"person", "office"} or s.name is not None]
        return [self._one(said, speaker) for speaker in speakers] or [self._one(said, None)]

    def _one(self, said: Utterance, speaker: Actor | None) -> Statement:
        side = speaker.states[0] if speaker is not None and speaker.states else said.side
        participant = self._actors.participant(speaker, ROLE) if speaker is not None else None
        event = self._event_of(said, side, participant)
        trigger = Span(said.verb.start, said.verb.end) if said.verb is not None else said.span
        way = "continued" if said.verb is None else "acting" if said.verb.stance else "saying"
        return Statement(
            id=finding_id(self._reading.document, "statement", said.stance, [side, _who(participant)], self._reading.evidence(trigger)),
            document=self._reading.document.id,
            speaker=participant,
            side=side,
            stance=said.stance,
            evidence=(self._evidence(said.span),),
            trigger=trigger,
            made_by=Maker("extract", f"speech:{way}:{said.stance}"),
            addressee=None if said.joint else self._addressee(said, side, event),
            joint=said.joint,
            topics=self._tables.topics.of(said.span.of(self._reading.text)),
            formulae=self._formulae_in(said.span),
            readout_side=self.readout_of(said.sentence, side),
            chain=self._chain(said.sentence),
            timing=Timing(self._dates(said), Tense.PAST if said.fresh else Tense.NONE, event.id if event else None),
            event=event.id if event else None,
            confidence=self._tables.confidence.of(way, said.stance, named=participant is not None and participant.name is not None),
        )

    def extended(self, statement: Statement, said: Utterance) -> Statement:
        """The statement with the clause of another utterance in the same breath."""
        topics = tuple(dict.fromkeys((*statement.topics, *self._tables.topics.of(said.span.of(self._reading.text)))))
        formulae = tuple(dict.fromkeys((*statement.formulae, *self._formulae_in(said.span))))
        return replace(statement, evidence=(*statement.evidence, self._evidence(said.span)), topics=topics, formulae=formulae)

    def readout_of(self, sentence: Sentence, side: str) -> str | None:
        """Whose press release the sentence draws on: its own, or that of an earlier sentence until another event is told."""
        for start, end, state in self._readouts:
            if start <= sentence.span.start < end:
                return state or side
        return None

    def _find_readouts(self) -> Iterator[tuple[int, int, str | None]]:
        """Stretches of text that a press release covers, with its side where the words name one."""
        for sentence in self._reading.sentences:
            words = words_of(self._reading, sentence.span, self._tables.speech)
            if words is None or not words.single["readout"].search(sentence.span.of(self._reading.text)):
                continue
            state = self._body_in(sentence) or self._side_of_speaker(sentence)
            yield sentence.span.start, self._end_of_account(sentence), state

    def _body_in(self, sentence: Sentence) -> str | None:
        bodies = [
            m.value
            for m in self._in(sentence.span)
            if sentence.span.contains(m.span) and isinstance(m.value, StateName) and m.value.form is StateForm.BODY
        ]
        states = {state for body in bodies for state in body.states}
        return states.pop() if len(states) == 1 else None

    def _side_of_speaker(self, sentence: Sentence) -> str | None:
        named = [a for a in self._actors.in_sentence(sentence) if a.kind in {"person", "office"} and a.states]
        return named[0].states[0] if named else None

    def _end_of_account(self, sentence: Sentence) -> int:
        """Where a later paragraph tells of another event, or the end of the text."""
        later = (e.trigger.start for e in self._events if e.type in CONTACTS and e.trigger.start >= sentence.span.end)
        for start in sorted(later):
            other = self._reading.sentence_at(start)
            if other is not None and other.paragraph != sentence.paragraph:
                return other.span.start
        return len(self._reading.text)

    def _event_of(self, said: Utterance, side: str, participant: Participant | None) -> Event | None:
        """The contact that took place in which the words were said: of their sentence, else the last told of the same speaker or side."""
        contacts = [
            e
            for e in self._events
            if e.type in CONTACTS and e.modality is Modality.OCCURRED and side in e.states and e.trigger.start < said.sentence.span.end
        ]
        contacts = [e for e in contacts if not self._is_aside(e.trigger.start)]
        sentence = self._reading.evidence(said.sentence.span)
        told = {e.id: max((p.start for p in e.evidence if p.start < sentence.end), default=-1) for e in contacts}
        here = [e for e in contacts if said.sentence.span.contains(e.trigger)] or [e for e in contacts if told[e.id] >= sentence.start]
        if here:
            return here[0]
        same = [e for e in contacts if participant is not None and any(_who(p) == _who(participant) for p in e.participants)]
        return max(same or contacts, key=lambda e: (told[e.id], e.trigger.start), default=None)

    def _is_aside(self, offset: int) -> bool:
        """Whether an offset stands in a relative clause, which tells of another day: "Otieno, who was in Cairo in May, said …"."""
        sentence = self._reading.sentence_at(offset)
        words = words_of(self._reading, sentence.span, self._tables.speech) if sentence is not None else None
        if sentence is None or words is None:
            return False
        asides = words.single["aside"].finditer(self._reading.text, sentence.span.start, sentence.span.end)
        return any(m.start() <= offset < m.end() for m in asides)

    def _addressee(self, said: Utterance, side: str, event: Event | None) -> str | None:
        """The side spoken to: the object of a verb that takes one, the other side of the event, else the only other one named."""
        if said.verb is not None and said.stance in TARGETED:
            group = self._actors.object_after(said.sentence, said.verb.end)
            states = [s for actor in group.actors for s in actor.states if s != side] if group is not None else []
            if states:
                return states[0]
        others = [s for s in event.states if s != side] if event is not None else []
        within = [m for m in self._in(said.span) if said.span.contains(m.span) and isinstance(m.value, StateName)]
        named = _sides(within, side)
        acting = said.verb is not None and said.verb.stance is not None
        at_odds = said.stance in AT_ODDS and (acting or len(named) == 1)
        if len(others) == 1 and not at_odds:
            return others[0]
        if len(named) != 1 and said.verb is not None and said.stance in AIMED and said.verb.stance is not None:
            named = _sides([m for m in within if m.span.start >= said.verb.end], side)[:1]
        if len(named) == 1 and (event is not None or said.stance not in TELLING):
            return named[0]
        return others[0] if len(others) == 1 else self._other_of_pair(said, side) if not named else None

    def _other_of_pair(self, said: Utterance, side: str) -> str | None:
        """The other of the two sides that the words take together: "the two countries", where one is the speaker's."""
        both = (actor for actor in self._actors.in_sentence(said.sentence) if actor.kind == "both")
        pairs = {actor.states for actor in both if said.span.contains(actor.span)}
        others = {state for pair in pairs if side in pair and len(pair) == PAIR for state in pair if state != side}
        return others.pop() if len(others) == 1 else None

    def _in(self, span: Span) -> list[Mention]:
        """The mentions that begin within a span."""
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _formulae_in(self, span: Span) -> tuple[str, ...]:
        uses = [m.value.key for m in self._uses if isinstance(m.value, FormulaUse) and span.overlaps(m.span)]
        return tuple(key for key in dict.fromkeys(uses) if self._tables.formulae.holds_between(key, self._states))

    def _chain(self, sentence: Sentence) -> tuple[str, ...]:
        words = words_of(self._reading, sentence.span, self._tables.speech)
        found = words.single["agency"].search(self._reading.text, sentence.span.start, sentence.span.end) if words else None
        return (found[0].strip(),) if found else ()

    def _dates(self, said: Utterance) -> tuple[Span, ...]:
        until = said.verb.start if said.verb is not None else said.span.start
        dates = [m.span for m in self._in(said.sentence.span) if m.kind is MentionKind.DATE and said.sentence.span.contains(m.span)]
        told = (d for d in dates if d.start <= until and d not in self._ahead and not self._is_aside(d.start))
        return tuple(sorted(told, reverse=True)) if said.fresh else ()

    def _evidence(self, span: Span) -> Evidence:
        words = span.of(self._reading.text)
        lead = len(words) - len(words.lstrip())
        return self._reading.evidence(Span(span.start + lead, span.start + len(words.rstrip())))


def _sides(mentions: Sequence[Mention], own: str) -> list[str]:
    """The sides named by some mentions other than one's own, each once, in order."""
    named = (m.value for m in mentions if isinstance(m.value, StateName))
    return list(dict.fromkeys(state for name in named for state in name.states if state != own))


def _who(participant: Participant | None) -> str:
    return (participant.person or participant.name or participant.surface) if participant is not None else ""


def _with_earlier_readouts(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, where a later one of the same event or speaker draws on a readout, with that readout's side."""
    sides = {_key(s): s.readout_side for s in statements if s.readout_side is not None}
    return tuple(s if s.readout_side is not None else replace(s, readout_side=sides.get(_key(s))) for s in statements)


def _key(statement: Statement) -> str:
    return statement.event or _who(statement.speaker) or statement.id
