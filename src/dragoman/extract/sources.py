"""Who reported it: agencies, ministries and papers that a story names as its source.

A source named for one sentence stands for the sentences around it until another is named: a lead without a source has that
of the sentence behind it ("According to a press release of the ministry, …").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.scenes import Scene
from dragoman.model.document import Reading, Sentence
from dragoman.text.needles import demands, folded, meets

# How many sentences before the first source named may draw on it.
LEAD = 2


class Sources:
    """The sources of one story by sentence."""

    def __init__(self, reading: Reading, scenes: Sequence[Scene]) -> None:
        self._numbers = {scene.sentence.span: number for number, scene in enumerate(scenes)}
        self._paragraphs = [scene.sentence.paragraph for scene in scenes]
        self._named = {n: source for n, scene in enumerate(scenes) if (source := _source(reading, scene)) is not None}

    def of(self, sentence: Sentence) -> str | None:
        """The source of a sentence: its own, the last named before it in its paragraph, else the first named just behind it."""
        number = self._numbers[sentence.span]
        before = [n for n in self._named if n <= number and self._paragraphs[n] == sentence.paragraph]
        after = [n for n in self._named if number < n <= number + LEAD] if not before and number <= 1 else []
        chosen = max(before, default=min(after, default=None))
        return self._named[chosen] if chosen is not None else None


def _source(reading: Reading, scene: Scene) -> str | None:
    """The source that a sentence names, None where it names none."""
    reported = scene.grammar.reported
    if not meets(folded(scene.sentence.span.of(reading.text)), demands(reported.pattern)):
        return None
    found = reported.search(reading.text, scene.sentence.span.start, scene.sentence.span.end)
    named = next((words for words in found.groupdict().values() if words), None) if found else None
    return named.strip() if named else None
