"""Who acts in a story: people with their offices and sides, sides alone, and words that point back to them.

The danger: an office hung on the wrong person.  An office binds to the name it touches; where a machine's order leaves it
between two names, what the registry knows decides, and nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.signs import Signed, pieces_of
from dragoman.knowledge.grammar import Grammar, Sign, number_of, sign_of, sought
from dragoman.model.document import Reading, Sentence
from dragoman.model.mention import Candidate, Mention, OfficeTitle, PersonName, StateName
from dragoman.model.span import Span
from dragoman.text.needles import demands, meets

PAIR = 2
# On the scale of the name bridge (0..1): below SURE a candidate is a suggestion; it leads where nobody comes within LEAD of it.
SURE, LEAD = 0.55, 0.15


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in a sentence.

    `kind` is person, office (a person by his office alone), side, circle (think tanks, media, business of a side), both (the two
    sides) or pronoun; `states` are his sides,
    most often one.  `name` is the canonical name, None where no person is named; `flags` tell what was odd.
    `held` are the kinds of office that the tables give the person at any time; `post` is the side where an envoy serves;
    `members` are the people meant by "the two premiers".
    """

    span: Span
    kind: str
    states: tuple[str, ...]
    name: str | None = None
    person: str | None = None
    surface: Span | None = None
    offices: tuple[OfficeTitle, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    how: str = ""
    flags: tuple[str, ...] = ()
    visiting: bool = False
    held: tuple[str, ...] = ()
    members: tuple[Actor, ...] = ()
    post: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether a person is meant, by name or by office."""
        return self.kind in {"person", "office"}

    @property
    def key(self) -> str:
        """What two mentions of one actor share."""
        return self.person or self.name or "/".join((self.kind, *self.states, *(o.kind for o in self.offices)))


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that stand together: "A, B and C"."""

    span: Span
    actors: tuple[Actor, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """The sides of all, each once, in order."""
        return tuple(dict.fromkeys(s for a in self.actors for s in a.states))


def phrases(reading: Reading, mentions: Sequence[Mention], grammar: Grammar, sentence: Sentence) -> list[Actor]:
    """The actors of a sentence in order of place, words that point back still without their sides."""
    signed = Signed.of(reading.text, sentence.span, pieces_of(mentions, range(len(mentions))))
    taken = [False] * len(signed.letters)
    found: list[Actor] = []
    held = sought(signed.letters)
    for kind, pattern in (p for p in grammar.phrases if meets(held, demands(p[1].pattern))):
        for match in pattern.finditer(signed.letters):
            start, end = match.span()
            made = [] if any(taken[start:end]) else list(_Phrase(reading, signed, mentions, kind, match).actors())
            if made:
                taken[start:end] = [True] * (end - start)
                found += made
    return sorted(found, key=lambda actor: actor.span)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One phrase that a pattern of the grammar found."""

    reading: Reading
    signed: Signed
    mentions: Sequence[Mention]
    kind: str
    match: re.Match[str]

    def actors(self) -> Iterator[Actor]:
        """Whom the phrase names: several for names that share an office."""
        names = self._named("names", Sign.NAME)
        if self.kind == "shared":
            yield from self._shared(names)
        elif names and self.kind == "rule":
            leader = self._person(names[0], (), (), self._whole())
            yield Actor(self._whole(), "side", leader.states, how="the government of a leader")
        elif names:
            yield self._person(names[0], self._offices(), self._sides(), self._whole())
        elif self.kind in {"office", "counterpart"}:
            yield from self._office()
        elif self.kind in {"side", "pair", "circle"}:
            kind = "circle" if self.kind == "circle" else "side"
            yield Actor(self._whole(), kind, self._sides(), how=self.kind)
        else:
            yield Actor(self._whole(), "both" if self.kind in {"they", "three", "men"} else self.kind, (), how=self.kind)

    def _whole(self) -> Span:
        words = self.match[0]
        lead = len(words) - len(words.lstrip(" ,"))
        return self.signed.span(self.match.start() + lead, self.match.start() + len(words.rstrip(" ,、")))

    def _named(self, group: str, *signs: Sign) -> list[Mention]:
        words = self.match[group] if group in self.match.re.groupindex else None
        return [self.mentions[number_of(c)] for c in words or "" if sign_of(c) in signs]

    def _offices(self) -> tuple[OfficeTitle, ...]:
        both = [m for g in ("offices", "offices2") for m in self._named(g, Sign.OFFICE, Sign.OFFICES)]
        return tuple(m.value for m in both if isinstance(m.value, OfficeTitle))

    def _sides(self) -> tuple[str, ...]:
        said = [m.value for g in ("of", "own2", "own", "whence") for m in self._named(g, *_SIDES)]
        return tuple(dict.fromkeys(s for v in said if isinstance(v, StateName) for s in v.states))

    def _person(self, name: Mention, offices: tuple[OfficeTitle, ...], sides: tuple[str, ...], whole: Span) -> Actor:
        candidates = name.value.candidates if isinstance(name.value, PersonName) else ()
        chosen = _leading(candidates)
        told = tuple(dict.fromkeys(s for o in offices for s in o.states)) or sides
        known = (chosen.state,) if chosen is not None and chosen.state else _shared_side(candidates)
        odd = bool(known and told) and not set(known) & set(told)
        fill = "".join(self.match[g] or "" for g in ("fill", "fill2") if g in self.match.re.groupindex)
        return Actor(
            whole,
            "person",
            known or told[:1],
            name=chosen.name if chosen else name.span.of(self.reading.text),
            person=chosen.person if chosen else None,
            surface=name.span,
            offices=offices,
            candidates=() if chosen and chosen.person else candidates,
            how=chosen.why if chosen else "as written",
            flags=(f"the text gives {'/'.join(told)}",) if odd else (),
            visiting="visiting" in fill.lower() or "访" in fill,
        )

    def _shared(self, names: Sequence[Mention]) -> Iterator[Actor]:
        """Several names behind one office: each gets it, and the sides in order where the office gives as many."""
        offices = self._offices()
        told = tuple(dict.fromkeys(s for o in offices for s in o.states)) or self._sides()
        for number, name in enumerate(names if len(names) >= PAIR else ()):
            own = told[number : number + 1] if len(told) == len(names) else told if len(told) == 1 else ()
            titles = tuple(replace(o, states=own, plural=False) for o in offices)
            yield self._person(name, titles, own, name.span)

    def _office(self) -> Iterator[Actor]:
        offices = self._offices()
        sides = tuple(dict.fromkeys(s for o in offices for s in o.states)) or self._sides()
        if len(sides) >= PAIR and (any(o.plural for o in offices) or len({o.states for o in offices}) > 1):
            yield Actor(self._whole(), "office", sides, offices=offices, how="offices of several sides")
        elif self.kind == "office" or sides:
            yield Actor(self._whole(), "office", sides[:1], offices=offices, how="office", post=self._post(sides))

    def _post(self, sides: Sequence[str]) -> tuple[str, ...]:
        """The sides named within the words that are not the envoy's own: "its ambassador to Nicaragua"."""
        whole = self._whole()
        inside = (m.value for m in self.mentions if isinstance(m.value, StateName) and whole.contains(m.span))
        return tuple(dict.fromkeys(s for v in inside for s in v.states if s not in sides))


_SIDES = (Sign.STATE, Sign.ADJECTIVE, Sign.ORGANISATION, Sign.CAPITAL, Sign.BODY, Sign.PAIR, Sign.SIDE)


def _shared_side(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The side of a name that may mean several people, all of one side: "President Bush"."""
    sides = {c.state for c in candidates if c.score >= SURE}
    side = sides.pop() if len(sides) == 1 else None
    return (side,) if side else ()


def _leading(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that clearly leads, or None."""
    rivals = [c for c in candidates[1:] if c.person != candidates[0].person and candidates[0].score - c.score < LEAD]
    return candidates[0] if candidates and candidates[0].score >= SURE and not rivals else None
