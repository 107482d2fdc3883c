"""Frames: which words of a scene tell of an interaction, and who fills its roles.

The danger: two patterns on the same words.  "Signed a joint statement" is one thing; of frames whose telling words overlap
only that with the longer words stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.actors import PAIR, Group
from dragoman.extract.scenes import Scene
from dragoman.knowledge.events import EventTypes, Pattern
from dragoman.knowledge.grammar import Sign, letters, sought
from dragoman.knowledge.modality import ModalityRule
from dragoman.model.finding import Modality
from dragoman.model.span import Span
from dragoman.text.needles import demands, meets

# How far before a noun its modality may be told ("cancelled his planned visit to").
NOUN_REACH = 32
# How far before a subject the words may stand that govern its clause ("hopes that the", "if").
GOVERNING_REACH = 40
# What words fix as still ahead is not so where the words around them deny it: "denied that it had asked them to mediate".
AHEAD = frozenset({Modality.WANTED, Modality.PLANNED, Modality.EXPECTED})


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern found in a scene: the words that tell of the event (in letters and in the text) and who fills its slots.

    `groups` are the actors by slot; `ground` and `place` are places of letters, None where the pattern has no such slot;
    `begin` is where its subject ends or its pattern begins.
    """

    scene: Scene
    pattern: Pattern
    begin: int
    start: int
    end: int
    cue: tuple[int, int]
    trigger: Span
    groups: Mapping[str, Group]
    ground: tuple[int, int] | None
    place: tuple[int, int] | None
    level: int | None
    modality: Modality
    named: Mapping[str, str]

    @property
    def binds(self) -> bool:
        """Whether its slots name two sides."""
        scene = self.scene
        here = scene.signed.letters[slice(*self.ground)] if self.ground else ""
        ground = {s for c in here for s in scene.sides_at(c)}
        return len(ground | {s for group in self.groups.values() for s in group.states}) >= PAIR


@dataclass(frozen=True, slots=True)
class Framer:
    """Finds frames scene by scene in the cleaned `text` of a story, with the patterns and modality rules of the tables."""

    text: str
    events: EventTypes
    modality: Mapping[str, tuple[ModalityRule, ...]]

    def frames(self, scene: Scene, before: Group | None = None) -> list[Frame]:
        """The frames of a scene in order of place.

        `before` is the subject of the scene before, for a Chinese sentence that leaves its own out.
        """
        found: list[Frame] = []
        language = scene.grammar.language
        held = sought(scene.signed.letters)
        for pattern in (p for p in self.events.in_sentence(language, scene.signed.letters) if meets(held, demands(p.words))):
            found += (f for m in pattern.regex.finditer(scene.signed.letters) if (f := self._frame(scene, pattern, m, before)) is not None)
        return _apart(found)

    def _frame(self, scene: Scene, pattern: Pattern, match: re.Match[str], before: Group | None) -> Frame | None:
        if match.end() == match.start():
            return None
        groups = {s: g for s in "ABC" if (g := self._slot(scene, match, s)) is not None}
        cue = _cue(match)
        leads = start = match.start()
        if pattern.subject:
            subject = scene.subject(match.start())
            strange = subject is None and scene.grammar.stranger.search(scene.signed.letters[: match.start()])
            group = scene.group(*subject) if subject is not None else None if strange else before
            if group is None or (pattern.subject == "AA" and len(group.states) < PAIR):
                return None
            groups["A"] = group
            leads, start = subject or (0, 0)
        if _same(groups.get("A"), groups.get("B")) or len({s for g in groups.values() for s in g.states}) < pattern.sides:
            return None
        level = _LEVEL.search(match[0])
        return Frame(
            scene,
            pattern,
            min(start, match.start()),
            match.start(),
            match.end(),
            cue,
            scene.signed.span(*cue),
            groups,
            _where(match, "G"),
            _where(match, "P"),
            match.start() + level.start() if level else None,
            self._modality(scene, pattern, match, (leads, start, cue)),
            {n: scene.signed.span(*match.span(n)).of(self.text) for n in match.re.groupindex if len(n) > 1 and n != "cue" and match[n]},
        )

    def _slot(self, scene: Scene, match: re.Match[str], slot: str) -> Group | None:
        span = _where(match, slot)
        return scene.group(*span) if span is not None else None

    def _modality(self, scene: Scene, pattern: Pattern, match: re.Match[str], at: tuple[int, int, tuple[int, int]]) -> Modality:
        """What the words around a frame make of it; `at` is where its subject begins and ends, and its telling words."""
        words = scene.signed.letters
        leads, start, cue = at
        first = scene.clause(match.start())[0] if not pattern.subject else start
        if pattern.weak:
            first = max(first, cue[0] - NOUN_REACH)
        opens = _AHEAD.match(words, cue[0])
        before = words[max(0, min(first, cue[0])) : opens.end() if opens else cue[0]]
        after = words[cue[1] : cue[1] + 80]
        rules = self.modality.get(scene.grammar.language, ())
        over = words[max(0, leads - GOVERNING_REACH) : leads]
        told = next((r.modality for r in rules if r.fits(before, after, over)), Modality.OCCURRED)
        fixed = Modality(pattern.modality) if pattern.modality else None
        return told if fixed is None or (told is Modality.DENIED and fixed in AHEAD) else fixed


_LEVEL = re.compile(letters(Sign.LEVEL))
# Telling words that begin with their own auxiliary.
_AHEAD = re.compile(r"(?:will|shall|would|may|might|could|(?:is|are|was|were) (?:to|expected|scheduled|due|set))\b ?", re.IGNORECASE)


def _where(match: re.Match[str], slot: str) -> tuple[int, int] | None:
    if slot not in match.re.groupindex or match[slot] is None:
        return None
    return match.span(slot)


def _cue(match: re.Match[str]) -> tuple[int, int]:
    """The words of a match without the slots at its two ends."""
    if "cue" in match.re.groupindex and match["cue"]:
        return match.span("cue")
    start, end = match.span()
    spans = sorted(s for name in match.re.groupindex if len(name) == 1 and (s := _where(match, name)) is not None)
    while spans and spans[0][0] <= start and spans[0][1] < end:
        start = spans.pop(0)[1]
    while spans and spans[-1][1] >= end and spans[-1][0] > start:
        end = spans.pop()[0]
    words = match.string[start:end]
    return start + len(words) - len(words.lstrip()), max(start + len(words.rstrip()), start + 1)


def _same(one: Group | None, other: Group | None) -> bool:
    """Whether both slots name the same actors."""
    return one is not None and other is not None and {a.key for a in one.actors} == {a.key for a in other.actors}


def _apart(frames: Sequence[Frame]) -> list[Frame]:
    """The frames whose telling words overlap with those of no longer one; of equal words those that bind two sides."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (-(f.cue[1] - f.cue[0]), not f.binds, -len(f.groups), -(f.end - f.start))):
        if not any(_overlap(frame, other) for other in kept):
            kept.append(frame)
    return sorted(kept, key=lambda f: f.cue)


def _overlap(one: Frame, other: Frame) -> bool:
    """Whether the telling words of two frames share a letter."""
    return one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]
