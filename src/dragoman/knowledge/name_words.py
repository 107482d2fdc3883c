"""By which words a name is told from the words around it: what ends a name, what may stand inside it, what shows respect.

The danger: a swallowed verb.  A name stops at the first word that no name has, even where that cuts a rare name short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.knowledge.tables import data_folder, read_tsv

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ"


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words and patterns of names, by what they are for.

    A name with one of `places` right behind it is a place or a house that is called after somebody; one with `located` right before it
    is a place, and one with `spoken_to` before or `spoke` behind takes part in a conversation.  `particle` is a small word of names.
    `word` is one capitalised word, `run` a run of such words with the particles between; `honorific` an English or Vietnamese word of
    respect right before a name, `title` a Chinese one right behind, `head` one right before; `follows` what may follow a person's name in
    Chinese.
    """

    stops: frozenset[str]
    places: frozenset[str]
    word: re.Pattern[str]
    run: re.Pattern[str]
    honorific: re.Pattern[str]
    title: re.Pattern[str]
    head: re.Pattern[str]
    particle: re.Pattern[str]
    located: re.Pattern[str]
    spoken_to: re.Pattern[str]
    spoke: re.Pattern[str]
    follows: re.Pattern[str]
    no_name: re.Pattern[str]
    sounds: frozenset[str]
    families: frozenset[str]


def load_name_words() -> NameWords:
    """The words that ship with the package; raises TableError naming path and line."""
    folder = data_folder() / "people"
    rows = {(row["language"], row["kind"]): row["words"] for row in read_tsv(folder / "name_words.tsv", ("language", "kind", "words"))}
    respect = list(read_tsv(folder / "honorifics.tsv", ("language", "word", "place")))
    before = _any(row["word"] for row in respect if row["place"] == "before" and row["language"] != "zh")
    particles = _any(rows["en", "particle"].split())
    word = rf"(?:[a-z]{{1,3}}[-'’])?[{_CAPITAL}](?:\.(?:[A-Z]\.)*|[^\W\d_]*(?:(?:['’ʻ`](?!s\b)|-)[^\W\d_]+)*)"
    return NameWords(
        frozenset(rows["en", "stop"].split()),
        frozenset(rows["en", "place"].split()),
        re.compile(word),
        re.compile(rf"(?<![\w'’]){word}(?:[ \u00a0](?:{particles}[ \u00a0])*{word})*"),
        re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[\"“‘('])){before} ?$"),
        re.compile(_any(row["word"] for row in respect if row["place"] == "behind")),
        re.compile(_any(row["word"] for row in respect if row["place"] == "before" and row["language"] == "zh")),
        re.compile(rf"(?<![\w'’-]){particles} $"),
        re.compile(rf"(?<!\w){_any(rows['en', 'located'].split())} $"),
        re.compile(rf"(?<!\w){_any(rows['en', 'spoken_to'].split('|'))} $", re.IGNORECASE),
        re.compile(rf",? {_any(rows['en', 'spoke'].split('|'))}\b"),
        re.compile(rf"(?:{_any(rows['zh', 'verb'].split())}|[^㐀-鿿]|$)"),
        re.compile(_any(rows["zh", "stop"].split())),
        frozenset(rows["zh", "sound"]),
        frozenset(rows["zh", "family"]),
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"
