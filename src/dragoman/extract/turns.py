"""Who is speaking, clause by clause: speech verbs with their subjects, and speeches that go on without a new verb.

The danger: words put into the wrong mouth.  A speech goes on only while its sentences speak in the first person, for the
speaker's own side or of both sides; a new person who acts ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.clauses import SHORT, clauses_of, is_short, letters_of, words_of
from dragoman.knowledge.speech import DEFAULT_STANCE, SpeechVerb, SpeechWords
from dragoman.model.document import Reading, Sentence
from dragoman.model.span import Span

if TYPE_CHECKING:
    from dragoman.extract.actors import Actor, Group
    from dragoman.extract.scenes import Actors

# A speech that nobody takes up within so many sentences is over.
REACH = 3
# "Expressed his welcome for": so near behind a verb of saying another verb or noun of speech names the stance.
LED = 6
# A clause that goes on with a speech needs this many letters to be a statement: "First," is none.
LEAST_GOING_ON = 24
NAMED = frozenset({"person", "office"})
VOICE = "spokesperson"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One clause of somebody's words with its stance; `fresh` where a verb of its own opens it.

    `speakers` are several where they are said to speak alike, none where only the side is known; `joint` marks words of
    both sides together.  `verb` is the verb that opens the words, None where the speech just goes on.
    """

    span: Span
    sentence: Sentence
    speakers: tuple[Actor, ...]
    side: str
    stance: str
    verb: SpeechVerb | None
    fresh: bool
    joint: bool = False


@dataclass(frozen=True, slots=True)
class _Turn:
    """The speech under way: who holds it and in which sentence he was last heard."""

    speakers: tuple[Actor, ...]
    side: str
    joint: bool
    at: int


class Speeches:
    """Goes through a story once and yields its utterances in order; `met` are the names of those who meet in it."""

    def __init__(self, reading: Reading, actors: Actors, speech: Mapping[str, SpeechWords], met: frozenset[str] = frozenset()) -> None:
        self._reading, self._actors, self._speech = reading, actors, speech
        self._turn: _Turn | None = None
        self._pending: SpeechVerb | None = None
        self._stance_before: str | None = None
        self._last_named: dict[str, tuple[Actor, int]] = {}
        self._spoken: dict[str, _Turn] = {}
        self._met, self._people = met, dict[str, set[str]]()
        self._bodies: dict[str, set[str]] = {}
        self._number = self._told_to = 0
        self._voice: str | None = None

    def utterances(self) -> Iterator[Utterance]:
        """Every utterance of the story, in order of place."""
        for number, sentence in enumerate(self._reading.sentences):
            self._number, self._told_to = number, sentence.span.end
            words = words_of(self._reading, sentence.span, self._speech)
            if words is not None:
                yield from self._in_sentence(number, sentence, words)
            self._voice = self._voice_after(self._actors.in_sentence(sentence))
            for actor in self._actors.in_sentence(sentence):
                if words is not None:
                    self._note_bodies(actor, words)
                if actor.kind == "person" and actor.states and actor.name is not None and actor.span.start < self._told_to:
                    self._last_named[actor.states[0]] = actor, number
                    self._people.setdefault(actor.states[0], set()).add(actor.name)

    def _voice_after(self, here: tuple[Actor, ...]) -> str | None:
        """The side for which spokespersons speak from now on: the one named with him, at first also that of his embassy before him."""
        own = next((actor.states[0] for actor in here if is_voice(actor) and actor.states), None)
        at = next((number for number, actor in enumerate(here) if is_voice(actor)), 0)
        first = next((actor.states[0] for actor in here[:at] if actor.kind == "side" and actor.states), None)
        return own or self._voice or first

    def _in_sentence(self, number: int, sentence: Sentence, words: SpeechWords) -> Iterator[Utterance]:
        spoken, opening = self._pending is not None, self._pending
        for clause in clauses_of(self._reading.text, sentence.span, words):
            opened = self._opened(number, sentence, clause, words)
            if opened is not None:
                self._turn, opening = opened
                spoken = True
            elif (
                self._turn is None
                or number - self._turn.at > REACH
                or not (spoken or self._goes_on(sentence, clause, words) or self._may_go_on(number, sentence, words))
            ):
                continue
            found = self._said(number, sentence, clause, words, opening)
            if found is not None:
                spoken, opening = True, None
                self._told_to = min(self._told_to, found.verb.end if found.verb is not None else clause.start)
                yield found
        self._pending = opening
        if not spoken:
            self._turn = self._outlasting(sentence)

    def _opened(self, number: int, sentence: Sentence, clause: Span, words: SpeechWords) -> tuple[_Turn, SpeechVerb] | None:
        """The turn that a verb with a subject of its own in this clause takes, or None where the speech under way goes on."""
        told = self._according(number, sentence, clause, words)
        if told is not None:
            return told
        for verb in words.verbs(self._reading.text, clause.start, clause.end):
            if self._is_quoted(sentence, verb, words) or words.single["negated"].search(self._reading.text[clause.start : verb.start]):
                continue
            bare = self._bare_body(sentence, clause.start, verb.start, words)
            if bare is not None:
                return _Turn((), bare, joint=False, at=number), verb
            group = self._speaker_of(sentence, clause, verb, words)
            if group is None:
                continue
            turn = self._turn_of(self._with_bearer(sentence, group, verb), number)
            if turn is None or self._is_content(turn, verb, number):
                return None
            return (self._with_person(turn, number) if verb.stance else turn), verb
        return None

    def _bare_body(self, sentence: Sentence, start: int, end: int, words: SpeechWords) -> str | None:
        """The side of "the embassy" right before an offset: that of the embassy named before, where all named are of one side."""
        found = words.single["bare"].search(self._reading.text, start, end)
        if found is None or any(actor.span.overlaps(Span(*found.span())) for actor in self._actors.in_sentence(sentence)):
            return None
        sides = self._bodies.get(found.lastgroup or "", set())
        return next(iter(sides)) if len(sides) == 1 else None

    def _note_bodies(self, actor: Actor, words: SpeechWords) -> None:
        """Remembers whose embassy or ministry the story names in full."""
        if len(actor.states) == 1 and actor.kind != "pronoun":
            for found in words.single["body"].finditer(actor.span.of(self._reading.text)):
                self._bodies.setdefault(found.lastgroup or "", set()).add(actor.states[0])

    def _is_quoted(self, sentence: Sentence, verb: SpeechVerb, words: SpeechWords) -> bool:
        """Whether the verb stands within somebody's quoted words, so that it opens nothing."""
        return bool(len(words.single["quotes"].findall(self._reading.text, sentence.span.start, verb.start)) % 2)

    def _speaker_of(self, sentence: Sentence, clause: Span, verb: SpeechVerb, words: SpeechWords) -> Group | None:
        """The subject of a verb of speaking: before it in its clause and outside quotations, or right behind it after a quotation."""
        quote_end = max((m.end() for m in words.single["quotes"].finditer(self._reading.text, clause.start, verb.start)), default=None)
        group = self._actors.subject_before(sentence, verb.start)
        if group is not None and group.span.start >= (quote_end if quote_end is not None else clause.start):
            return group
        if quote_end is None or self._reading.text[quote_end : verb.start].strip(" ,，"):
            first = self._turn is None or self._turn.at != self._number
            return group if group is not None and quote_end is None and (first or group.span.end > clause.start) else None
        behind = self._actors.object_after(sentence, verb.end)
        return behind if behind is not None and behind.span.start - verb.end <= len(" the ") else None

    def _with_bearer(self, sentence: Sentence, group: Group, verb: SpeechVerb) -> tuple[Actor, ...]:
        """The subject, or the person between a side that leads to his name and the verb: "Kenya's chief delegate, Wanjiru, said"."""
        if any(actor.kind != "side" for actor in group.actors):
            return group.actors
        behind = [a for a in self._actors.in_sentence(sentence) if a.kind == "person" and group.span.end <= a.span.start < verb.start]
        mine = [a for a in behind if not a.states or set(a.states) & {s for b in group.actors for s in b.states}]
        if not mine or mine[-1] is not behind[-1] or verb.start - mine[-1].span.end > len(", also "):
            return group.actors
        return (mine[-1] if mine[-1].states else replace(mine[-1], states=group.actors[0].states),)

    def _turn_of(self, actors: tuple[Actor, ...], number: int) -> _Turn | None:
        """The turn that a subject takes; a spokesperson of no named side speaks for the side whose voice was heard last."""
        turn = _turn_of(actors, number)
        if turn is None and self._voice is not None and any(is_voice(actor) for actor in actors):
            turn = _Turn(actors, self._voice, joint=False, at=number)
        return turn

    def _according(self, number: int, sentence: Sentence, clause: Span, words: SpeechWords) -> tuple[_Turn, SpeechVerb] | None:
        """The turn of somebody whose account the clause gives: "according to the ministry", 据国防部介绍."""
        found = words.single["according"].search(self._reading.text, clause.start, clause.end)
        if found is None or words.single["agency"].match(self._reading.text, found.start()):
            return None
        actor = next((a for a in self._actors.in_sentence(sentence) if 0 <= a.span.start - found.end() <= len("the ")), None)
        if actor is not None and words.single["agency"].match(self._reading.text[actor.span.end : clause.end].lstrip()):
            return None
        turn = self._turn_of((actor,), number) if actor is not None else None
        if actor is None or turn is None or turn.joint:
            return None
        end = max(
            (v.end for v in words.verbs(self._reading.text, actor.span.end, min(actor.span.end + SHORT, clause.end))),
            default=actor.span.end,
        )
        return turn, SpeechVerb(found.start(), end, None)

    def _is_content(self, turn: _Turn, verb: SpeechVerb, number: int) -> bool:
        """Whether the verb's subject is only spoken of: the speaker's own side, or both sides that "should", in a speech under way."""
        if self._turn is None or number - self._turn.at > REACH or _named(turn):
            return False
        if turn.joint:
            return verb.stance not in {None, "agree", "reaffirm"}
        return turn.side == self._turn.side

    def _with_person(self, turn: _Turn, number: int) -> _Turn:
        """A side that speaks in answer ("the Uzbek side is willing …") speaks through its person named last, in a speech under way."""
        if turn.joint or _named(turn):
            return turn
        held = self._spoken.get(turn.side)
        if held is not None and number - held.at <= REACH:
            return replace(turn, speakers=held.speakers)
        person, at = self._last_named.get(turn.side, (None, 0))
        alone = person is not None and person.name in self._met and len(self._people.get(turn.side, ())) == 1
        return replace(turn, speakers=(person,)) if person is not None and (alone or number - at <= REACH) else turn

    def _said(self, number: int, sentence: Sentence, clause: Span, words: SpeechWords, opening: SpeechVerb | None) -> Utterance | None:
        """The utterance of one clause; None where it only opens the speech, or goes on with it and shows no stance."""
        if self._turn is None:
            return None
        text = self._reading.text
        self._turn = replace(self._turn, at=number)
        within = opening is not None and clause.start <= opening.start < clause.end
        content = text[opening.end : clause.end] if opening is not None and within else clause.of(text)
        if opening is not None and within and opening.stance is None and self._only_opens(content, text[clause.end : sentence.span.end]):
            return None
        before = text[sentence.span.start : opening.start] if opening is not None and within else ""
        deed = opening is None and words.single["deed"].match(content)
        stance = self._deed_stance() if deed else self._stance(opening, content, before, words)
        if stance is None:
            verbs = words.verbs(text, clause.start, clause.end)
            stance = next((verb.stance for verb in verbs if verb.stance), None)
        if stance is None or (opening is None and letters_of(content) < LEAST_GOING_ON):
            return None
        turn = self._turn
        if _named(turn):
            self._spoken[turn.side] = turn
        self._stance_before = stance
        fresh = opening is not None or bool(words.single["item"].match(clause.of(text)))
        span = Span(opening.start, clause.end) if opening is not None and not within else clause
        return Utterance(span, sentence, turn.speakers, turn.side, stance, opening, fresh, turn.joint)

    @staticmethod
    def _only_opens(content: str, rest: str) -> bool:
        """Whether the verb stands at the end of its clause and what is said follows, at times only in the next line."""
        unended = not rest.strip() and not content.rstrip().endswith((".", "。", "”", '"'))
        return is_short(content) and (unended or bool(rest.strip(' .。"”')))

    def _deed_stance(self) -> str:
        """The stance of a clause that only adds a deed ("deepen cooperation …") to what is proposed, urged or held."""
        return self._stance_before if self._stance_before in {"urge", "reaffirm"} else "propose"

    @staticmethod
    def _stance(opening: SpeechVerb | None, content: str, before: str, words: SpeechWords) -> str | None:
        if opening is None:
            return words.stance(content)
        if opening.stance is not None:
            return opening.stance
        led = next((v.stance for v in words.verbs(content, 0, len(content)) if v.stance and v.start <= LED), None)
        return led or words.stance(content) or (words.stance(before) if is_short(content) else None) or DEFAULT_STANCE

    def _goes_on(self, sentence: Sentence, clause: Span, words: SpeechWords) -> bool:
        """Whether a clause without a speech verb still belongs to the speech under way: by its opening words or its first actor."""
        turn, text = self._turn, clause.of(self._reading.text)
        if turn is None:
            return False
        if words.single["ours"].match(text) or words.single["item"].match(text) or words.single["quotes"].match(text.lstrip()[:1]):
            return True
        if any(verb.start <= 1 for verb in words.verbs(text.lstrip(), 0, len(text))):
            return True
        here = self._actors.in_sentence(sentence)
        if any(actor.kind in NAMED for actor in here):
            return False
        first = next(iter(here), None)
        if first is None or turn.side not in first.states:
            return False
        return bool(words.single["opener"].match(self._reading.text[sentence.span.start : first.span.start]))

    def _may_go_on(self, number: int, sentence: Sentence, words: SpeechWords) -> bool:
        """Whether the next sentence, about the speaker's own relations and naming nobody else, is still his."""
        turn, text = self._turn, sentence.span.of(self._reading.text)
        if turn is None or number - turn.at > 1 or not _named(turn):
            return False
        here = self._actors.in_sentence(sentence)
        ours = any(turn.side in actor.states for actor in here)
        strange = any(actor.kind in NAMED or (actor.states and turn.side not in actor.states and not ours) for actor in here)
        told = any(words.single[name].search(text) for name in ("hearsay", "according", "agency", "saying"))
        return not strange and not told and not any(c.isdigit() for c in text)

    def _outlasting(self, sentence: Sentence) -> _Turn | None:
        """The turn after a sentence that is not the speaker's for sure: over where it names a person, else still open."""
        if self._turn is None or any(actor.kind in NAMED for actor in self._actors.in_sentence(sentence)):
            return None
        return self._turn


def _named(turn: _Turn) -> bool:
    return any(actor.kind in NAMED for actor in turn.speakers)


def is_voice(actor: Actor) -> bool:
    """Whether the actor speaks for his side by office: a spokesperson, known by name or not."""
    return any(office.kind == VOICE for office in actor.offices)


def _turn_of(actors: tuple[Actor, ...], number: int) -> _Turn | None:
    """The turn that a subject takes; None where no side is known."""
    if any(actor.kind == "circle" for actor in actors):
        return None
    named = tuple(actor for actor in actors if actor.kind != "both")
    states = tuple(dict.fromkeys(state for actor in actors for state in actor.states))
    if not states:
        return None
    sides_only = all(actor.kind in {"side", "both"} for actor in actors)
    joint = sides_only and len(states) > 1
    return _Turn(() if joint else named, states[0], joint, number)
