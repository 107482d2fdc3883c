"""Finds sides: names, adjectives, pairs, organs, capitals that act and organisations, in every language that the tables have words of.

The danger: a name inside a longer one, and a town that is only a place.  The longest word wins, a word whose surroundings forbid
it names nobody, and a capital is a side only where it speaks or decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.short_states import Short, find_shorts
from dragoman.knowledge.states import States
from dragoman.model.document import Reading
from dragoman.model.mention import Maker, Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span

# "US-China", MT's "China -Vietnam" and "Sino - Russian", 中国—东盟; a dash between blanks parts clauses instead.
_TIE = re.compile(r" ?[-‐‑] ?|[–－]|(?<=[\u4e00-\u9fff])—(?=[\u4e00-\u9fff])")
# How far before a name an organ may begin: "the Ministry of National Defense of the People's Republic of ".
_REACH = 64
_NAMED = frozenset({StateForm.NAME, StateForm.ADJECTIVE, StateForm.ORGANISATION, StateForm.DEMONYM})
_TYABLE = _NAMED | {StateForm.CAPITAL}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word for sides that may still grow, join others or fall."""

    span: Span
    states: tuple[str, ...]
    form: StateForm
    language: str
    rule: str
    tied: bool = False


def find_states(reading: Reading, states: States) -> list[Mention]:
    """Every side named in the reading, in order of place; no two overlap."""
    text = reading.text
    spoken = {reading.document.language} | {sentence.language for sentence in reading.sentences}
    found = states.lexicon.find(text, ("en", "zh", "vi") if "vi" in spoken else ("en", "zh"))  # Anh and Nga are given names elsewhere
    words = [_Piece(span, word.states, word.form, word.language, word.rule, word.tied) for span, word in found.words]
    if not text.isascii():
        taken = [*(piece.span for piece in words), *found.traps]
        words = sorted([*words, *map(_from_short, find_shorts(text, states, taken))], key=lambda piece: piece.span)
    grown = (_grow(text, piece, states) for piece in _tie(text, _acting(text, words, states)))
    return [_mention(piece) for piece in _apart(grown)]


def _apart(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Leaves out what an earlier piece has taken in: 越南 in 中国驻越南大使馆."""
    reached = 0
    for piece in pieces:
        if piece.span.start >= reached:
            reached = piece.span.end
            yield piece


def _from_short(short: Short) -> _Piece:
    return _Piece(short.span, short.states, short.form, "zh", short.rule)


def _mention(piece: _Piece) -> Mention:
    kind = MentionKind.ORGANISATION if piece.form is StateForm.ORGANISATION else MentionKind.STATE
    return Mention(piece.span, kind, StateName(piece.states, piece.form), Maker("annotate", piece.rule))


def _tie(text: str, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Joins words that hyphens tie into pairs; a tied word that stays alone names nobody."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and not (_TIE.fullmatch(text, run[-1].span.end, piece.span.start) and _may_tie(run[-1], piece)):
            yield from _close(run)
            run = []
        run.append(piece)
    yield from _close(run)


def _may_tie(left: _Piece, right: _Piece) -> bool:
    if not {left.form, right.form} <= _TYABLE:
        return False
    return (left.form is StateForm.CAPITAL) == (right.form is StateForm.CAPITAL)


def _close(run: Sequence[_Piece]) -> Iterable[_Piece]:
    sides = tuple(dict.fromkeys(state for piece in run for state in piece.states))
    if len(run) <= 1 or len(sides) == 1:
        return [piece for piece in run if not piece.tied]
    return [_Piece(run[0].span.cover(run[-1].span), sides, StateForm.PAIR, run[0].language, run[0].rule)]


def _acting(text: str, words: Sequence[_Piece], states: States) -> list[_Piece]:
    """The words without the capitals that are only places; of coupled capitals the last decides for all."""
    kept: list[_Piece] = []
    for at in range(len(words) - 1, -1, -1):
        piece = words[at]
        if (
            piece.form is not StateForm.CAPITAL
            or _acts(text, piece, states)
            or (kept and _coupled(text, piece, kept[-1], states))
            or (at and _ends_pair(text, words[at - 1], piece, states))
        ):
            kept.append(piece)
    return _without_places(text, kept[::-1], states)


def _acts(text: str, piece: _Piece, states: States) -> bool:
    if _led(text, piece, states):
        return False
    if any(_begins(states, piece, use, text, piece.span.end) for use in ("capital_surely", "capital_verb", "capital_owner")):
        return True
    return _says(states, piece, "capital_before", text[max(0, piece.span.start - _REACH) : piece.span.start])


def _coupled(text: str, piece: _Piece, after: _Piece, states: States) -> bool:
    """Whether it is joined to the acting capital after it: "Washington and Tehran agreed", "Beijing-Hanoi ties"."""
    if after.form is not StateForm.CAPITAL:
        return False
    gap = text[piece.span.end : after.span.start]
    pattern = states.cues.get((piece.language, "capital_coupled"))
    return _TIE.fullmatch(gap) is not None or (pattern is not None and pattern.fullmatch(gap) is not None)


def _ends_pair(text: str, before: _Piece, piece: _Piece, states: States) -> bool:
    """Whether it is the second capital of a pair that has relations: "Oslo-Stockholm ties"."""
    if before.form is not StateForm.CAPITAL or not _TIE.fullmatch(text, before.span.end, piece.span.start):
        return False
    return _begins(states, piece, "capital_pair_after", text, piece.span.end)


def _without_places(text: str, pieces: Sequence[_Piece], states: States) -> list[_Piece]:
    """Leaves out coupled capitals that a preposition makes places: "in Paris and Berlin said"."""
    kept: list[_Piece] = []
    for piece in pieces:
        coupled = kept and kept[-1].form is StateForm.CAPITAL and _coupled(text, kept[-1], piece, states)
        if piece.form is not StateForm.CAPITAL or coupled or not _led(text, piece, states):
            kept.append(piece)
    return kept


def _led(text: str, piece: _Piece, states: States) -> bool:
    """Whether a preposition leads to it, as to a place."""
    if _begins(states, piece, "capital_surely", text, piece.span.end):
        return False
    return _says(states, piece, "capital_not_before", text[max(0, piece.span.start - _REACH) : piece.span.start])


def _grow(text: str, piece: _Piece, states: States) -> _Piece:
    """Takes in what makes a side or an organ of a name: "the Chinese side", "Kenya's Ministry of Foreign Affairs", 越南方面."""
    if piece.form not in _NAMED or len(piece.states) > 1:
        return piece
    return _with_tail(text, piece, states) or _with_head(text, piece, states) or piece


def _with_tail(text: str, piece: _Piece, states: States) -> _Piece | None:
    sides = "side_after_name" if piece.language == "zh" else "side_after"
    stationed = _says(states, piece, "body_not_before", text[max(0, piece.span.start - 1) : piece.span.start])
    for use, form in ((sides, StateForm.SIDE), ("body_after", StateForm.BODY)):
        pattern = states.cues.get((piece.language, use))
        if pattern is not None and (match := pattern.match(text, piece.span.end)) and not (stationed and form is StateForm.BODY):
            return replace(piece, span=Span(piece.span.start, match.end()), form=form)
    return None


def _with_head(text: str, piece: _Piece, states: States) -> _Piece | None:
    before = text[max(0, piece.span.start - _REACH) : piece.span.start]
    for use, form in (("body_of", StateForm.BODY), ("side_before", StateForm.SIDE)):
        pattern = states.cues.get((piece.language, use))
        if pattern is not None and (match := pattern.search(before)):
            return replace(piece, span=Span(piece.span.start - len(match[0]), piece.span.end), form=form)
    return None


def _says(states: States, piece: _Piece, use: str, words: str) -> bool:
    pattern = states.cues.get((piece.language, use))
    return pattern is not None and pattern.search(words) is not None


def _begins(states: States, piece: _Piece, use: str, text: str, at: int) -> bool:
    pattern = states.cues.get((piece.language, use))
    return pattern is not None and pattern.match(text, at) is not None
