"""Finds formulae: set phrases of diplomacy in any of the languages that the table words them in.

The danger: a phrase inside a longer one.  "Community with a shared future for mankind" holds the bilateral community word
for word; of two uses that overlap, only the longer stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dragoman.knowledge.formulae import Formulae, Wording
from dragoman.model.document import Reading
from dragoman.model.mention import FormulaUse, Maker, Mention, MentionKind
from dragoman.model.span import Span


def find_formulae(reading: Reading, formulae: Formulae, *, states: Collection[str] | None = None) -> list[Mention]:
    """Every use of a formula, in order of place; the span covers the words as they stand, so that two uses can be compared.

    `states` are the sides that the story speaks of: a formula that belongs to one dyad is left out where they lack it.
    None leaves that question to the caller (`Formulae.holds_between`).
    """
    wordings = [w for w in formulae.possible(reading.text) if states is None or formulae.holds_between(w.key, states)]
    return _longest(list(_uses(reading.text, formulae, wordings)))


def _uses(text: str, formulae: Formulae, wordings: Iterable[Wording]) -> Iterator[Mention]:
    for wording in wordings:
        value = FormulaUse(wording.key, formulae[wording.key].wording)
        for found in wording.pattern.finditer(text):
            words = found[0].rstrip(" \n\t,，、")
            yield Mention(Span(found.start(), found.start() + len(words)), MentionKind.FORMULA, value, Maker("annotate", wording.rule))


def _longest(uses: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for use in sorted(uses, key=lambda use: (-len(use.span), use.span)):
        if not any(use.span.overlaps(other.span) for other in kept):
            kept.append(use)
    return sorted(kept, key=lambda use: use.span)
