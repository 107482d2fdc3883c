"""Names in Latin letters: runs of capitalised words, taken apart into people.

The danger: the words around a name.  A run may hold an office, a side, a weekday and two people; what the tables know is taken first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.beside import Surroundings
from dragoman.annotate.named import Named
from dragoman.knowledge.names import SHARED_FAMILY, STRONG, NameBridge
from dragoman.model.mention import Candidate
from dragoman.model.span import Span
from dragoman.text.keys import letters_key

_MOST_WORDS = 6
# A family name that counts alone, with nothing else of a name beside it.
_FAMOUS = 0.75
_PAIR = 2
_LEAST_LETTERS, _RARE_LETTERS, _SPELT_LETTERS = 3, 7, 6
_PLAIN_LETTERS, _CUE_REACH, _PARTICLE_LETTERS, _PARTS_OF_SLIP = 4, 24, 6, 3
_KNOWN_ENOUGH = 0.6
_WORTH_KEEPING = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """One capitalised word of a run."""

    span: Span
    text: str


def latin_names(scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    """Every name in Latin letters; those that need the rest of the story to be sure come unsure."""
    for run in bridge.words.run.finditer(scene.text):
        words = [Word(Span(m.start(), m.end()), m[0]) for m in bridge.words.word.finditer(scene.text, run.start(), run.end())]
        yield from _names_of(words, scene, bridge)


def _names_of(words: Sequence[Word], scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    left: list[Word] = []
    at = 0
    while at < len(words):
        taken = _longest(words, at, scene, bridge)
        if taken is None:
            left.append(words[at])
            at += 1
            continue
        yield from _unknown(left, scene, bridge)
        left = []
        span = Span(words[at].span.start, words[at + taken - 1].span.end)
        yield _known(span, scene, bridge)
        at += taken
    yield from _unknown(left, scene, bridge)


def _longest(words: Sequence[Word], at: int, scene: Surroundings, bridge: NameBridge) -> int | None:
    """How many words from here on are a strong form of somebody; None where none are."""
    if scene.covered(words[at].span) and words[at].text in bridge.words.stops:
        return None
    for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        span = Span(words[at].span.start, words[at + count - 1].span.end)
        if at + count < len(words) and words[at + count].text in bridge.words.places:
            continue
        forms = bridge.by_key(letters_key(span.of(scene.text)))
        if forms and forms[0].strength >= (STRONG if count > 1 else _FAMOUS) and (count > 1 or _stands_alone(words, at, scene, bridge)):
            return count
    return None


def _stands_alone(words: Sequence[Word], at: int, scene: Surroundings, bridge: NameBridge) -> bool:
    """Whether no further part of a name stands right before or after a single word: "Trump Tower", "Ivanka Trump" are not Trump."""
    beside = (words[i] for i in (at - 1, at + 1) if 0 <= i < len(words))
    return words[at].text not in bridge.words.stops and all(w.text in bridge.words.stops or scene.covered(w.span) for w in beside)


def _known(span: Span, scene: Surroundings, bridge: NameBridge) -> Named:
    beside = scene.beside(span)
    surface = span.of(scene.text)
    return Named(span, surface, "registry", bridge.candidates(surface, states=beside.states, kinds=beside.kinds, on=scene.on))


def _unknown(words: Sequence[Word], scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    """Names among words that are no strong form of anybody: by office, by respect, or waiting for the full name."""
    part: list[Word] = []
    for word in [*words, None]:
        if word is not None and word.text not in bridge.words.stops and not scene.covered(word.span):
            part.append(word)
            continue
        if part:
            yield from _by_shape(part, scene, bridge)
        part = []


def _by_shape(part: Sequence[Word], scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    part = _without_respect(part, bridge)
    span = _with_particle(Span(part[0].span.start, part[-1].span.end), scene, bridge)
    surface = span.of(scene.text)
    beside, respected = scene.beside(span), scene.honorific(span)
    if not beside.kinds and not respected:
        yield from _waiting(part, scene, bridge)
        return
    found = bridge.candidates(surface, states=beside.states, kinds=beside.kinds, on=scene.on)
    kept = tuple(c for c in found if c.score >= _WORTH_KEEPING) if found and found[0].score >= _KNOWN_ENOUGH else ()
    shaped = len(part) > 1 or ((beside.before or respected) and len(surface) >= _LEAST_LETTERS and not surface.isupper())
    sure = bool(kept) or len(part) > 1 or respected
    if kept or shaped:
        yield Named(span, surface, "office" if beside.kinds else "honorific", kept, sure=sure, unknown=not kept)


def _without_respect(part: Sequence[Word], bridge: NameBridge) -> Sequence[Word]:
    """The words without a pair of words of respect before them: "Tan Sri Harun Bakar"."""
    if len(part) <= _PAIR:
        return part
    opens = bridge.words.honorific.search(f"{part[0].text} {part[1].text} ")
    return part[_PAIR:] if opens and not opens.start() else part


def _with_particle(span: Span, scene: Surroundings, bridge: NameBridge) -> Span:
    """The span with the small word before it where a known name has it: "Foreign Minister de Villepin"."""
    small = bridge.words.particle.search(scene.text, max(0, span.start - _PARTICLE_LETTERS), span.start)
    whole = Span(small.start(), span.end) if small else span
    return whole if small and bridge.exact(whole.of(scene.text)) else span


def _waiting(part: Sequence[Word], scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    """A name beside no office: whole if its first and family name lead to one person, else only with the story's help."""
    span = Span(part[0].span.start, part[-1].span.end)
    surface = span.of(scene.text)
    if len(part) == 1:
        told = _spelt(surface, scene, bridge) or _rare(surface, span, scene, bridge) or _in_talks(surface, span, scene, bridge)
        found, sure = told or ((), False)
        yield Named(span, surface, "family name", found, sure, unknown=not bridge.exact(surface) and not _opens_and_common(span, scene))
        return
    if any(form.strength > _WORTH_KEEPING for form in bridge.exact(part[-1].text)):
        found = bridge.candidates(surface)
        if found and found[0].score >= _KNOWN_ENOUGH:
            yield Named(span, surface, "registry", found)
            return
    if len(part) <= _PARTS_OF_SLIP:
        yield Named(span, surface, "family name", (), sure=False, unknown=not bridge.exact(surface))


def _opens_and_common(span: Span, scene: Surroundings) -> bool:
    """Whether a word opens a line or a sentence, where any word has a capital, and no verb of speaking follows."""
    before = scene.text[max(0, span.start - 2) : span.start].rstrip(" \"“‘'")
    opens = not before or before[-1] in "\n.!?:;"
    return opens and not scene.words.spoke.match(scene.text, span.end)


def _in_talks(surface: str, span: Span, scene: Surroundings, bridge: NameBridge) -> tuple[tuple[Candidate, ...], bool] | None:
    """The one known person of a side that the story names who takes part in a conversation: in office on the day, or alone of that name."""
    words, text = bridge.words, scene.text
    if len(surface) < _PLAIN_LETTERS or scene.on is None or not any(form.strength > _WORTH_KEEPING for form in bridge.exact(surface)):
        return None
    if not words.spoke.match(text, span.end) and not words.spoken_to.search(text, max(0, span.start - _CUE_REACH), span.start):
        return None
    known = [(c, bridge.registry.states(c.person, scene.on)) for c in bridge.candidates(surface, on=scene.on) if c.person]
    alone = len(known) == 1 and len(surface) >= _SPELT_LETTERS
    found = [(c.person, scene.sides.intersection(sides)) for c, sides in known if scene.sides.intersection(sides if alone else sides[:-1])]
    if len(found) != 1:
        return None
    person, sides = found[0]
    return tuple(c for c in bridge.candidates(surface, states=sides, on=scene.on) if c.person == person), True


def _spelt(surface: str, scene: Surroundings, bridge: NameBridge) -> tuple[tuple[Candidate, ...], bool] | None:
    """Whom a machine means that spells the Chinese form of a name by its sounds ("Tuokayefu"), in a story that names his side."""
    forms = bridge.exact(surface)
    if len(surface) < _SPELT_LETTERS or len(forms) != 1 or forms[0].strength < STRONG or "pinyin" not in forms[0].why:
        return None
    sides = tuple(side for side in bridge.registry.states(forms[0].person) if side in scene.sides)
    return (bridge.candidates(surface, states=sides, on=scene.on), True) if sides else None


def _rare(surface: str, span: Span, scene: Surroundings, bridge: NameBridge) -> tuple[tuple[Candidate, ...], bool] | None:
    """Whether a long family name inside a sentence belongs to one known person only, who is in office on the day of the story."""
    forms = bridge.exact(surface)
    inside = scene.text[max(0, span.start - 2) : span.start].rstrip(" ,").isalpha()
    if len(surface) < _RARE_LETTERS or len(forms) != 1 or not inside or scene.on is None or forms[0].strength < SHARED_FAMILY:
        return None
    located = bridge.words.located.search(scene.text, max(0, span.start - _CUE_REACH), span.start)
    if located or not bridge.registry.offices_on(forms[0].person, scene.on):
        return None
    return bridge.candidates(surface, on=scene.on), True
