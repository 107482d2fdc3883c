"""Names in Chinese characters: forms of the tables, transliterations and Chinese names beside an office.

The danger: no blanks.  克里 begins 克里姆林宫 and 汪洋 is the wide sea: a short form counts only with an office, a verb of speaking
or meeting, or a list of names beside it, and never inside a longer transliteration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.annotate.beside import Surroundings
from dragoman.annotate.named import Named
from dragoman.knowledge.names import STRONG, NameBridge
from dragoman.model.mention import Candidate
from dragoman.model.span import Span

_RUN = re.compile("[㐀-鿿][㐀-鿿·・•]+")
_DOTS = "·・•"
_LIST = "、和与及 "
_KNOWN_ENOUGH = 0.6
_WORTH_KEEPING = 0.3
# A strong form beside another side's office: 伯明翰 behind 英国 is the town and no Australian.
_LEAST = 0.5
_WITH_FAMILY_NAME = frozenset({"CHN", "HKG", "JPN", "KOR", "MAC", "PRK", "SGP", "TWN", "VNM"})
_SURE_LETTERS, _LEAST_SOUNDING = 3, 2
_NO_ENDING = "中等上下内外后前时"


def han_names(scene: Surroundings, bridge: NameBridge) -> Iterator[Named]:
    """Every name in Chinese characters; those that need the rest of the story to be sure come unsure."""
    text, starts, ends, reached = scene.text, bridge.in_characters, scene.office_ends, 0
    for run in _RUN.finditer(text):
        last = run.end()
        for at in range(run.start(), last):
            if at < reached or (text[at : at + 2] not in starts and at not in ends):
                continue
            named = _known(scene, bridge, at, run)
            named = named if named is not None and named.sure else _by_office(scene, bridge, at, last) or named
            if named is not None:
                yield named
                reached = named.span.end


def _known(scene: Surroundings, bridge: NameBridge, at: int, run: re.Match[str]) -> Named | None:
    text = scene.text
    for length in bridge.in_characters.get(text[at : at + 2], ()):
        forms = bridge.by_key(text[at : at + length]) if at + length <= run.end() else ()
        if forms:
            span = Span(_with_first_name(scene, bridge, at, run.start()), at + length)
            return _judged(scene, bridge, span, Span(at, at + length), forms[0].strength)
    return None


def _with_first_name(scene: Surroundings, bridge: NameBridge, at: int, start: int) -> int:
    """Where a name begins whose last part starts here: transliterated parts and dots before it belong to it."""
    first = at
    while first - 1 > start and scene.text[first - 1] in _DOTS:
        before = first - 1
        while before > start and scene.text[before - 1] in bridge.words.sounds and before - 1 not in scene.taken:
            before -= 1
        if before == first - 1:
            break
        first = before
    return first


def _judged(scene: Surroundings, bridge: NameBridge, span: Span, form: Span, strength: float) -> Named | None:
    text, surface = scene.text, span.of(scene.text)
    if scene.covered(form) or text[span.end : span.end + 1] in tuple(_DOTS) or (strength < 1 and _inside_longer(scene, bridge, form)):
        return None
    beside = scene.beside(span)
    found = bridge.candidates(surface, states=beside.states, kinds=beside.kinds, on=scene.on)
    if span != form and not found:
        return Named(span, surface, "shape") if beside.kinds else None
    helped = bool(beside.kinds or beside.states) or scene.honorific(span) or _in_company(scene, bridge, form)
    sure = bool(found) and found[0].score >= (_LEAST if strength >= STRONG else _KNOWN_ENOUGH) and (strength >= STRONG or helped)
    return Named(span, surface, "registry", found, sure=sure)


def _inside_longer(scene: Surroundings, bridge: NameBridge, form: Span) -> bool:
    """Whether a short form goes on in characters that transliterations are written with."""
    if len(form) >= _SURE_LETTERS + 1:
        return False
    after = scene.text[form.end : form.end + 1]
    goes_on = after in bridge.words.sounds and form.end not in scene.taken and not bridge.words.no_name.match(scene.text, form.end)
    return bool(after) and goes_on and not bridge.words.follows.match(scene.text[form.end : form.end + 2])


def _in_company(scene: Surroundings, bridge: NameBridge, form: Span) -> bool:
    """Whether a verb of speaking or meeting follows and the name begins a clause, or a list goes on."""
    before = scene.text[form.start - 1 : form.start]
    opens = not before or not ("㐀" <= before <= "鿿") or before in _LIST
    behind = scene.text[form.end : form.end + 2]
    return opens and bool(behind) and bool(bridge.words.follows.match(behind))


def _by_office(scene: Surroundings, bridge: NameBridge, at: int, end: int) -> Named | None:
    """A name that no table has, right behind an office."""
    if at not in scene.office_ends or at in scene.taken:
        return None
    beside = scene.beside(Span(at, at + 1))
    for length in (_sounding(scene, bridge, at, end), _family_length(scene, bridge, at, beside.states)):
        if length:
            span = Span(at, at + length)
            found = _worth(bridge.candidates(span.of(scene.text), states=beside.states, kinds=beside.kinds, on=scene.on))
            return Named(span, span.of(scene.text), "office", found)
    return None


def _worth(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(c for c in found if c.score >= _WORTH_KEEPING) if found and found[0].score >= _KNOWN_ENOUGH else ()


def _sounding(scene: Surroundings, bridge: NameBridge, at: int, end: int) -> int:
    """How many characters from here on are a transliterated name; 0 for fewer than two or an ordinary word."""
    words, stop = bridge.words, at
    while stop < end and stop not in scene.taken and (scene.text[stop] in words.sounds or scene.text[stop] in _DOTS):
        if stop > at and words.no_name.match(scene.text, stop):
            break
        stop += 1
    while stop > at and scene.text[stop - 1] in _DOTS:
        stop -= 1
    if stop - at < _LEAST_SOUNDING or words.no_name.match(scene.text, at) or not words.follows.match(scene.text[stop : stop + 2]):
        return 0
    return stop - at


def _family_length(scene: Surroundings, bridge: NameBridge, at: int, states: tuple[str, ...]) -> int:
    """Two or three characters with a family name first, where the side's names are written so and a verb or a break follows."""
    text, words = scene.text, bridge.words
    if text[at] not in words.families or (states and not set(states) & _WITH_FAMILY_NAME) or words.no_name.match(text, at):
        return 0
    for length in (_SURE_LETTERS, _SURE_LETTERS - 1):
        inner = text[at : at + length]
        if len(inner) == length and all("㐀" <= c <= "鿿" for c in inner) and words.follows.match(text[at + length : at + length + 2]):
            if inner[-1] in _NO_ENDING:
                continue
            if length == _SURE_LETTERS and words.follows.match(text[at + 2 : at + 4]) and text[at + 2] in "表会说在与和同对将":
                continue
            return length
    return 0
