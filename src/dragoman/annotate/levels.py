"""Finds labels of relations ("comprehensive strategic cooperative partnership"), read whole and turned into standard English.

The danger: promotion.  A machine's "full strategic cooperation partner" is one known label; "comprehensive strategic
cooperation" without the word partner is none, and no shorter label inside a longer one may stand for it.
"""

from __future__ import annotations

from dragoman.knowledge.labels import LabelGrammar
from dragoman.model.document import Reading
from dragoman.model.mention import LevelLabel, Maker, Mention, MentionKind


def find_levels(reading: Reading, grammar: LabelGrammar) -> list[Mention]:
    """Every label of a level, in order of place; the span covers all words of the label, the value is its standard form."""
    mentions = (
        Mention(span, MentionKind.LEVEL, LevelLabel(label), Maker("annotate", f"levels/words.tsv:{language}"))
        for span, label, language in grammar.find(reading.text)
    )
    return sorted(mentions, key=lambda mention: mention.span)
