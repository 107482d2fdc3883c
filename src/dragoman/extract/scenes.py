"""The story as a sequence of scenes: each sentence with its actors as letters, its subjects and its objects.

The danger: a word that points back to the wrong people.  "The two sides" are the last pair that the story spoke of; where no
pair was spoken of they are nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.actors import PAIR, Actor, Group, phrases
from dragoman.extract.signs import Piece, Signed, pieces_of
from dragoman.knowledge.grammar import Grammar, Sign, number_of, sign_of
from dragoman.knowledge.people import Registry
from dragoman.model.document import Reading, Sentence
from dragoman.model.entity import Seat
from dragoman.model.finding import Participant
from dragoman.model.mention import Mention, MentionKind, PlaceName, StateName
from dragoman.model.span import Span
from dragoman.text.scripts import han_count

_SIGNS = {"person": Sign.WHO, "office": Sign.WHO, "side": Sign.PARTY, "circle": Sign.PARTY, "both": Sign.BOTH, "pronoun": Sign.HE}
TRIO = 3
_ACTING = frozenset({Sign.WHO, Sign.PARTY, Sign.BOTH, Sign.HE})
# Words for offices that many hold at once.
VAGUE = frozenset(
    {"senior_official", "minister", "deputy_minister", "leader", "lawmaker", "diplomat", "spokesperson", "commander", "ambassador"}
)
# In a scene only these mentions keep a letter of their own beside the actors.
_KEPT = frozenset({MentionKind.PLACE, MentionKind.DATE, MentionKind.LEVEL})


@dataclass(frozen=True, slots=True)
class Break:
    """Where one clause ends and the next begins, in letters.

    A relative clause is about the actor right before it; what stands before the words of `speech` ("said", "that") is about the saying.
    """

    start: int
    end: int
    relative: bool
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors; `signed` has one letter an actor, a place, a date and a label of a level.

    `kept` are the mentions behind the letters of places, dates and levels; `groups` the runs of actors that stand together,
    `breaks` the ends of clauses between them, both in letters.
    """

    sentence: Sentence
    grammar: Grammar
    actors: tuple[Actor, ...]
    signed: Signed
    kept: tuple[Mention, ...]
    groups: tuple[tuple[int, int], ...]
    breaks: tuple[Break, ...]

    @classmethod
    def of(cls, sentence: Sentence, grammar: Grammar, actors: tuple[Actor, ...], signed: Signed, kept: tuple[Mention, ...]) -> Scene:
        """The scene of a sentence whose letters are known."""
        groups = tuple(g.span() for g in grammar.group.finditer(signed.letters))
        parted = grammar.breaks.finditer(signed.letters)
        found = [Break(b.start(), b.end(), b["relative"] is not None, b["speech"] is not None) for b in parted]
        breaks = tuple(b for b in found if not any(s < b.end and b.start < e for s, e in groups))
        return cls(sentence, grammar, actors, signed, kept, groups, breaks)

    def group(self, start: int, end: int) -> Group | None:
        """The actors whose letters stand between two places of the letters."""
        told = [self.actors[number_of(c)] for c in self.signed.letters[start:end] if sign_of(c) in _ACTING]
        found = [each for actor in told for each in actor.members or (actor,)]
        return Group(self.signed.span(start, end), tuple(found)) if found else None

    def subject(self, at: int) -> tuple[int, int] | None:
        """Where the subject of a verb stands that begins at a place of the letters; None where the sentence has none.

        The first actor of the verb's own clause who stands behind no preposition; else of the clause before.
        """
        end, relative, title = at, False, None
        for each in (*(b for b in reversed(self.breaks) if b.end <= at), Break(0, 0, relative=False)):
            here = [g for g in self.groups if each.end <= g[0] and g[1] <= end]
            if relative and here:
                return here[-1]
            leading = [g for g in here if self.leads(g[0])]
            named = next((g for g in leading if not self._is_title(g)), None)
            if named is not None:
                return named
            title = title or (leading[0] if leading else None)
            end, relative = each.start, each.relative
        return title

    def _is_title(self, group: tuple[int, int]) -> bool:
        """Whether a group is an office of no side alone: most often a title behind somebody's name, between commas."""
        told = self.group(*group)
        return told is not None and all(a.kind == "office" and not a.states and a.name is None for a in told.actors)

    def sides_at(self, character: str) -> tuple[str, ...]:
        """The sides that a letter stands for: an actor's, or that on whose ground a place lies."""
        if sign_of(character) in _ACTING:
            return self.actors[number_of(character)].states
        value = self.kept[number_of(character)].value if sign_of(character) is Sign.PLACE else None
        return (value.state,) if isinstance(value, PlaceName) and value.state else ()

    def named(self, *signs: Sign) -> list[tuple[int, Mention]]:
        """The mentions behind the letters of some signs, each with the place of its letter."""
        return [(at, self.kept[number_of(c)]) for at, c in enumerate(self.signed.letters) if sign_of(c) in signs]

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause around a place of the letters begins and ends."""
        start = max((b.end for b in self.breaks if b.end <= at), default=0)
        end = min((b.start for b in self.breaks if b.start > at), default=len(self.signed.letters))
        return start, end

    def leads(self, start: int) -> bool:
        """Whether the group that begins at `start` may be a subject: behind no preposition, and no part of a longer name."""
        letters = self.signed.letters
        return not (self.grammar.governed.search(letters[max(0, start - 24) : start]) or self.grammar.named.match(letters, start))


class Actors:
    """The actors of a story, sentence by sentence, words that point back resolved."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], grammars: Mapping[str, Grammar], registry: Registry) -> None:
        self._registry = registry
        self._reading, self._mentions = reading, sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._sides = _sides_by_weight(self._mentions)
        self._last: tuple[Actor, ...] = ()
        self._known: dict[str, Actor] = {}
        self._pair: tuple[str, ...] = ()
        self._people: tuple[str, ...] = ()
        self._trio: tuple[str, ...] = ()
        scenes = [self._scene(s, grammars.get(_tongue(reading, s)) or grammars["en"]) for s in reading.sentences]
        self.scenes = tuple(_with_holders(scenes))
        self._by_sentence = {scene.sentence.span: scene for scene in self.scenes}

    def in_sentence(self, sentence: Sentence) -> tuple[Actor, ...]:
        """The actors named in a sentence, in order of place."""
        return self._by_sentence[sentence.span].actors

    def subject_before(self, sentence: Sentence, offset: int) -> Group | None:
        """The subject of a verb that begins at an offset of the cleaned text, None where the sentence names none."""
        scene = self._by_sentence[sentence.span]
        found = scene.subject(scene.signed.at(offset))
        return scene.group(*found) if found else None

    def object_after(self, sentence: Sentence, offset: int) -> Group | None:
        """The first group of actors behind an offset of the cleaned text in its sentence."""
        scene = self._by_sentence[sentence.span]
        found = scene.grammar.group.search(scene.signed.letters, scene.signed.at(offset))
        return scene.group(found.start(), found.end()) if found else None

    def participant(self, actor: Actor, role: str) -> Participant:
        """The actor as a participant of an event or the speaker of a statement."""
        offices = tuple(o for o in actor.offices if o.status != "former")
        ranked = min(offices, key=lambda o: o.rank, default=None)
        words = actor.surface or actor.span
        return Participant(
            role=role,
            state=actor.states[0] if actor.states else None,
            surface=words.of(self._reading.text),
            evidence=self._reading.evidence(words if actor.how != "pronoun" else actor.span),
            name=actor.name,
            person=actor.person,
            rank=ranked.rank if ranked else None,
            seat=ranked.seat if ranked else Seat.STATE,
            offices=tuple(dict.fromkeys(o.title for o in offices)),
            office_kinds=tuple(dict.fromkeys(o.kind for o in offices)),
            how=actor.how,
            candidates=actor.candidates,
            flags=actor.flags,
        )

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that begin within a span of the cleaned text."""
        return self._mentions[bisect_right(self._starts, span.start - 1) : bisect_right(self._starts, span.end - 1)]

    def _scene(self, sentence: Sentence, grammar: Grammar) -> Scene:
        here = self.mentions_in(sentence.span)
        actors = tuple(self._resolved(phrases(self._reading, here, grammar, sentence)))
        pieces = [Piece(a.span, _SIGNS[a.kind], n) for n, a in enumerate(actors)]
        kept = [m for m in here if m.kind in _KEPT and not any(m.span.overlaps(a.span) for a in actors)]
        signed = Signed.of(self._reading.text, sentence.span, [*pieces, *pieces_of(kept, range(len(kept)))])
        self._remember(actors, here)
        return Scene.of(sentence, grammar, actors, signed, tuple(kept))

    def _resolved(self, actors: Sequence[Actor]) -> list[Actor]:
        """The actors with those that point back filled in from what stands before them, or left without sides."""
        told: list[Actor] = []
        for actor in actors:
            if actor.kind == "both" or self._points_back(actor):
                told.append(replace(actor, states=self._meant(actor, told)))
            elif actor.kind == "pronoun":
                told.append(self._person_before(told, actor))
            elif actor.name is not None:
                told.append(self._as_known(actor))
            else:
                told.append(actor)
        return told

    def _meant(self, actor: Actor, told: Sequence[Actor]) -> tuple[str, ...]:
        """The sides of words that point back: "the two leaders" are the people named last of two sides, "the two sides" the last two."""
        if actor.how == "three":
            return self._trio
        here = {s for a in told for s in a.states if a.kind != "both"}
        people = self._people if actor.how in {"men", "office"} and len(here) < PAIR and here <= set(self._people) else ()
        return people or self._pair_before(told)

    def _points_back(self, actor: Actor) -> bool:
        """Whether offices of no side point back to a pair: "the leaders", "both ministers", but not "senior officials"."""
        if actor.kind != "office" or actor.states or not any(o.plural for o in actor.offices):
            return False
        definite = actor.span.of(self._reading.text).lower().startswith(("the ", "both ", "两"))
        return definite and all(o.kind not in VAGUE - {"leader", "minister"} for o in actor.offices)

    def _as_known(self, actor: Actor) -> Actor:
        """A named person with the sides and offices that the story gave him before, and the offices of the tables at any time."""
        before = self._known.get(actor.key)
        if before is None and actor.person is None and not actor.states and actor.name is not None:
            before = self._whole_of(actor.name)
            actor = replace(actor, name=before.name) if before is not None else actor
        if before is not None:
            actor = replace(actor, states=actor.states or before.states, offices=actor.offices or before.offices)
        if actor.person is not None:
            actor = replace(actor, held=tuple({t.office for t in self._registry.tenures(actor.person)}))
        self._known[actor.key] = actor
        return actor

    def _whole_of(self, name: str) -> Actor | None:
        """The one person named before whose longer name ends in or begins with this one; None for several."""
        longer = [a for a in self._known.values() if a.states and name in _ends(a.name)]
        return longer[0] if len(longer) == 1 else None

    def _pair_before(self, told: Sequence[Actor]) -> tuple[str, ...]:
        here = tuple(dict.fromkeys(s for a in told for s in a.states if a.kind != "both"))
        if len(here) == PAIR:
            return here
        if len(here) == 1 and here[0] in self._pair:
            return self._pair
        return self._pair or (self._sides[:PAIR] if len(self._sides) >= PAIR else ())

    def _person_before(self, told: Sequence[Actor], pronoun: Actor) -> Actor:
        people = [a for a in told if _is_one(a)] or [a for a in self._last if _is_one(a)]
        if not people:
            return pronoun
        return replace(people[0], span=pronoun.span, kind="pronoun", how="pronoun")

    def _remember(self, actors: Sequence[Actor], here: Sequence[Mention]) -> None:
        if any(a.is_person for a in actors):
            self._last = tuple(actors)
        people = tuple(dict.fromkeys(s for a in actors if a.name is not None for s in a.states))
        self._people = people if len(people) == PAIR else self._people
        named = tuple(dict.fromkeys(s for a in actors for s in a.states))
        if len(named) < PAIR:
            named = tuple(dict.fromkeys((*named, *(s for m in here if isinstance(m.value, StateName) for s in m.value.states))))
        if len(named) == PAIR:
            self._pair = named
        elif len(named) == TRIO:
            self._trio = named


def _ends(name: str | None) -> tuple[str, ...]:
    """The first and the last part of a name of several."""
    parts = (name or "").replace("·", " ").split()
    return (parts[0], parts[-1]) if len(parts) > 1 else ()


def _is_one(actor: Actor) -> bool:
    """Whether one person is meant, by name or by office."""
    return actor.is_person and not any(office.plural for office in actor.offices)


def _with_holders(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """The scenes with every office of a side that stands without a name given to the one person whom the story names in it."""
    holders: dict[tuple[str, str], dict[str, Actor]] = {}
    for actor in (a for scene in scenes for a in scene.actors if a.kind == "person" and len(a.states) == 1):
        for office in (o for o in actor.offices if o.status == "full" and not o.plural):
            holders.setdefault((actor.states[0], office.kind), {})[actor.key] = actor
    for scene in scenes:
        actors = tuple(_held(actor, holders) for actor in scene.actors)
        yield scene if actors == scene.actors else replace(scene, actors=actors)


def _held(actor: Actor, holders: Mapping[tuple[str, str], Mapping[str, Actor]]) -> Actor:
    """An office of one side, or of a side that the words leave out, as its holder where the story names exactly one; any other as he is."""
    if actor.kind == "both":
        return replace(actor, members=_members(actor, holders))
    if actor.kind != "office" or len(actor.states) > 1 or len(actor.offices) != 1 or actor.offices[0].kind in VAGUE:
        return actor
    office = actor.offices[0]
    if office.status != "full" or office.plural:
        return actor
    asked = [key for key in holders if key[1] == office.kind and (not actor.states or key[0] == actor.states[0])]
    named = {key: holder for each in asked for key, holder in holders[each].items()}
    if len(named) != 1:
        return actor
    holder = next(iter(named.values()))
    how = "the one whom the story names in this office"
    return replace(
        actor, states=holder.states, name=holder.name, person=holder.person, surface=actor.span, held=holder.held, how=how
    )


def _members(both: Actor, holders: Mapping[tuple[str, str], Mapping[str, Actor]]) -> tuple[Actor, ...]:
    """The people meant by "the two premiers": one of each side whom the story names in that office, else nobody."""
    found: list[Actor] = []
    for side in both.states:
        named = {key: a for o in both.offices for key, a in holders.get((side, o.kind), {}).items()}
        if len(named) != 1:
            return ()
        found += (replace(a, span=both.span, surface=both.span, how="the one whom the story names in this office") for a in named.values())
    return tuple(found)


def _sides_by_weight(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sides of a story, the most often named first."""
    counts = Counter(s for m in mentions if isinstance(m.value, StateName) for s in m.value.states)
    return tuple(state for state, _ in counts.most_common())


def _tongue(reading: Reading, sentence: Sentence) -> str:
    """The language by whose grammar a sentence is read: Chinese where most of its letters are Chinese, else the sentence's own."""
    words = sentence.span.of(reading.text)
    han = han_count(words)
    latin = sum(c.isalpha() and c < "\u0250" for c in words) / 4 if han else 0
    return "zh" if han > latin else "en" if sentence.language == "zh" else sentence.language
