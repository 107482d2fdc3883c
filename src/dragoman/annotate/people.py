"""Finds people: those of the tables by any of their forms, and others by the office or the word of respect beside a name.

The danger: a name that is a word.  A family name alone counts only beside an office, after the full name in the same story, or where it
is so famous that news prints it alone; what looks like a name beside no office is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from dragoman.annotate.beside import Surroundings
from dragoman.annotate.han_names import han_names
from dragoman.annotate.latin_names import latin_names
from dragoman.annotate.named import Named
from dragoman.knowledge.names import LEAD, NameBridge
from dragoman.model.document import Reading
from dragoman.model.mention import Candidate, Maker, Mention, MentionKind, PersonName
from dragoman.model.span import Span
from dragoman.text.keys import letters_key

# Slips of a machine in a name that the story also has right: "Bynden" for Biden; shorter words are too like others.
SLIP_LETTERS, SLIPS = 5, 2
WHOLE_LETTERS = 8
_FIRST_HAN = "\u3400"
_FAMILY_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "TWN", "VNM"})
# Sides whose people are called again by the name given to them: the last name is a father's, or none.
_BY_GIVEN_NAME = frozenset({"BRN", "ERI", "ETH", "IDN", "ISL", "LAO", "MMR", "MNG", "MYS", "OMN", "SOM", "THA"})


def find_people(reading: Reading, bridge: NameBridge, mentions: Sequence[Mention]) -> list[Mention]:
    """Every person named in the reading, in order of place, given its office and state mentions.

    A name's candidates come best first; a name found by its shape alone has none.
    """
    scene = Surroundings(reading, mentions, bridge.words)
    found = [*latin_names(scene, bridge), *han_names(scene, bridge)]
    sure = [name for name in found if name.sure]
    named = [*sure, *_short_forms([name for name in found if not name.sure], sure), *_again(reading.text, sure, found)]
    return [_mention(_sided(name, scene.sides, bridge)) for name in _apart(_alike(named))]


def _sided(name: Named, sides: frozenset[str], bridge: NameBridge) -> Named:
    """Of namesakes that nothing beside the name parts, first those of a side that the story names."""
    if len(name.candidates) <= 1 or bridge.certain(name.candidates):
        return name
    least = name.candidates[0].score / LEAD
    first = [c for c in name.candidates if c.score > least and c.person and sides.intersection(bridge.registry.states(c.person))]
    return replace(name, candidates=(*first, *(c for c in name.candidates if c not in first)))


def _short_forms(open_names: Iterable[Named], sure: Sequence[Named]) -> Iterator[Named]:
    """Names that are certain only because the story has them in full elsewhere: a family name, a slip of one."""
    known: dict[str, list[Named]] = {}
    for name in sure:
        for key in _parts(name):
            known.setdefault(key, []).append(name)
    for name in open_names:
        key = letters_key(name.surface)
        whole = _one(known.get(key, ())) or _one(_slip_of(key, name, known))
        if whole is not None:
            yield replace(name, candidates=whole.candidates, rule=f"short for {whole.surface}", sure=True)


def _again(text: str, sure: Iterable[Named], found: Iterable[Named]) -> Iterator[Named]:
    """Further places of names in Chinese characters that no table has and that an office or a word of respect has told."""
    taken = {place for name in found for place in (name.span.start, name.span.end - 1)}
    for surface in {name.surface for name in sure if not name.candidates and name.surface[0] >= _FIRST_HAN}:
        at = text.find(surface)
        while at >= 0:
            if not taken & set(range(at, at + len(surface))):
                yield Named(Span(at, at + len(surface)), surface, "named before")
            at = text.find(surface, at + len(surface))


def _one(names: Iterable[Named]) -> Named | None:
    """The first name, if all mean the same person."""
    whole = list(names)
    return whole[0] if whole and len({n.person or n.surface for n in whole}) == 1 else None


def _slip_of(key: str, name: Named, known: dict[str, list[Named]]) -> list[Named]:
    if len(key) < (WHOLE_LETTERS if " " in name.surface else SLIP_LETTERS) or not name.unknown:
        return []
    allowed = SLIPS if len(key) > SLIP_LETTERS else 1
    alike = (other for other in known if other[0] == key[0] and Levenshtein.distance(key, other, score_cutoff=allowed) <= allowed)
    return [whole for other in alike for whole in known[other]]


def _parts(name: Named) -> set[str]:
    """The keys by which a story may call a person again: family name, for Vietnam also the given name, the last part of a surface."""
    parts = name.surface.replace("·", " ").split()
    keys = {parts[-1]} if len(parts) > 1 else {name.surface}
    if name.candidates:
        best = name.candidates[0]
        own = best.name.split()
        keys |= {own[0]} if best.state in _FAMILY_FIRST else {own[-1]}
        keys |= {own[-1]} if best.state == "VNM" else set()
        keys |= {own[0]} if best.state in _BY_GIVEN_NAME else set()
        keys |= {" ".join(own[at:]) for at in range(1, len(own) - 1)} if best.state not in _FAMILY_FIRST else set()
        if best.state in _FAMILY_FIRST and len(parts) > 1:
            keys |= {parts[0]}
    keys |= {name.surface} if len(parts) > 1 else set()
    return {key for key in map(letters_key, keys) if len(key) > 1}


def _alike(names: Sequence[Named]) -> Iterator[Named]:
    """The same words of a story mean the same person: those of the name's best place."""
    best: dict[str, tuple[Candidate, ...]] = {}
    for name in names:
        key = letters_key(name.surface)
        if name.candidates and (key not in best or name.candidates[0].score > best[key][0].score):
            best[key] = name.candidates
    for name in names:
        yield replace(name, candidates=best.get(letters_key(name.surface), ()))


def _apart(names: Iterable[Named]) -> Iterator[Named]:
    """The names without those that a longer one, or one before, covers."""
    end = 0
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end)):
        if name.span.start >= end:
            end = name.span.end
            yield name


def _mention(name: Named) -> Mention:
    return Mention(name.span, MentionKind.PERSON, PersonName(name.candidates), Maker("annotate", f"people:{name.rule}"))
