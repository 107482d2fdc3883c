"""Finds places below the level of states: towns, regions and resorts, and halls, which give the town in which they stand.

The danger: a name of a town within another name.  What stands in a longer name, or acts as a side, is no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.knowledge.guards import REACH
from dragoman.knowledge.places import Places, PlaceWord
from dragoman.model.document import Reading
from dragoman.model.mention import Maker, Mention, MentionKind, PlaceName
from dragoman.model.span import Span


def find_places(reading: Reading, places: Places, states: Sequence[Mention]) -> list[Mention]:
    """Every place named in the reading, in order of place; none overlaps a mention of a side, save where it holds it whole.

    `states` are the mentions of sides in the same reading: "Washington agreed" is a side and no place.
    """
    spoken = {reading.document.language} | {sentence.language for sentence in reading.sentences}
    found = places.lexicon.find(reading.text, ("en", "zh", "vi") if "vi" in spoken else ("en", "zh"))
    fitting = [(span, word) for span, word in found.words if _fits(reading.text, span, word, places)]
    return [
        Mention(span, MentionKind.PLACE, PlaceName(word.name, word.state), Maker("annotate", word.rule))
        for span, word in _beside(fitting, [mention.span for mention in states])
    ]


def _fits(text: str, span: Span, word: PlaceWord, places: Places) -> bool:
    """Whether nothing around makes it part of a paper's, firm's, treaty's or person's name."""
    before, after = (places.cues.get((word.language, use)) for use in ("not_before", "not_after"))
    if before is not None and before.search(text[max(0, span.start - REACH) : span.start]):
        return False
    return after is None or after.match(text, span.end) is None


def _beside(words: Iterable[tuple[Span, PlaceWord]], sides: Sequence[Span]) -> Iterator[tuple[Span, PlaceWord]]:
    """Both run in order of place; a side that only lies within a place hides nothing ("African Union headquarters")."""
    first = 0
    for span, word in words:
        while first < len(sides) and sides[first].end <= span.start:
            first += 1
        touching = (side for side in sides[first : first + 3] if side.overlaps(span))
        if all(span.contains(side) and side != span for side in touching):
            yield span, word
