"""With which words a language lets somebody speak, and which stance the words spoken take.

The danger: the verb taken for the stance.  "Said", "stressed" and 表示 only open what is said; whether it thanks, urges or
threatens stands in the content, and the cues there are asked in a fixed order, the sharper before the milder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import TableError
from dragoman.knowledge.tables import by_language, data_folder, read_tsv, read_yaml
from dragoman.text.lazy import Lazy
from dragoman.text.needles import Sieve

STANCES = frozenset(
    "praise thank agree propose urge warn protest deny reaffirm welcome inform assess demand accuse reject threaten".split()  # noqa: SIM905 - the row of CONTRACT.md
)
SINGLE = (
    "saying",
    "hearsay",
    "according",
    "readout",
    "agency",
    "joint",
    "ours",
    "opener",
    "item",
    "deed",
    "aside",
    "body",
    "bare",
    "quotes",
    "negated",
    "both_named",
    "clause",
)
DEFAULT_STANCE = "inform"
# A kind counted less often than this is judged mostly by the wider kind.
PRIOR = 12


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of speaking where it stands; `stance` is None where the content decides."""

    start: int
    end: int
    stance: str | None


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of speaking of one language: `single` patterns by name, acting verbs and cues in their order."""

    language: str
    single: Mapping[str, Lazy]
    acting: tuple[tuple[str, Lazy], ...]
    cues: tuple[tuple[str, Lazy], ...]
    acting_sieve: Sieve
    cue_sieve: Sieve

    def verbs(self, text: str, start: int, end: int) -> list[SpeechVerb]:
        """The verbs of speaking between two offsets, in order; of two that overlap the acting one, then the longer."""
        tried = (self.acting[number] for number in self.acting_sieve.passed(text[start:end]))
        found = [SpeechVerb(m.start(), m.end(), stance) for stance, pattern in tried for m in pattern.finditer(text, start, end)]
        found += [SpeechVerb(m.start(), m.end(), None) for m in self.single["saying"].finditer(text, start, end)]
        kept: list[SpeechVerb] = []
        for verb in sorted(found, key=lambda v: (v.stance is None, v.start - v.end)):
            if not any(verb.start < other.end and other.start < verb.end for other in kept):
                kept.append(verb)
        return sorted(kept, key=lambda v: v.start)

    def stance(self, content: str) -> str | None:
        """The stance of words spoken by its first cue in the table's order, or None where they show none."""
        tried = (self.cues[number] for number in self.cue_sieve.passed(content))
        return next((stance for stance, pattern in tried if pattern.search(content)), None)


def load_speech(*folders: Traversable | Path) -> Mapping[str, SpeechWords]:
    """The words of `languages/<code>/speech.yml` by language; a later folder's file replaces an earlier one.

    Without folders those that ship with the package.  Raises TableError naming the file and what is wrong.
    """
    return by_language("speech.yml", folders, _words)


def _words(file: Traversable | Path, language: str, check: bool) -> SpeechWords:
    table: Mapping[str, Any] = read_yaml(file)
    missing = [name for name in (*SINGLE, "acting", "cues") if name not in table]
    if missing:
        raise TableError(str(file), 1, f"no {', '.join(missing)}", "every pattern of speech")
    strange = {row["stance"] for name in ("acting", "cues") for row in table[name]} - STANCES
    if strange:
        raise TableError(str(file), 1, f"stance {', '.join(sorted(strange))}", f"one of {', '.join(sorted(STANCES))}")
    try:
        single = {name: Lazy(table[name], re.IGNORECASE, check=check) for name in SINGLE}
        acting, cues = (
            tuple((row["stance"], Lazy(row["pattern"], re.IGNORECASE, check=check)) for row in table[name]) for name in ("acting", "cues")
        )
    except re.error as error:
        raise TableError(str(file), 1, f"pattern {error.pattern!r} ({error})", "a regular expression") from error
    sieves = (Sieve(pattern.pattern for _, pattern in several) for several in (acting, cues))
    return SpeechWords(language, single, acting, cues, *sieves)


@dataclass(frozen=True, slots=True)
class SpeechConfidence:
    """How often statements proved right: (right, counted) by way of telling, by 'named' or 'unnamed' speaker and by stance ('*': all)."""

    counts: Mapping[tuple[str, str, str], tuple[int, int]]

    def of(self, way: str, stance: str, *, named: bool) -> float:
        """The share of such statements that proved right; rare ones are drawn towards all stances, and these towards an even chance."""
        speaker = "named" if named else "unnamed"
        right, counted = self.counts.get((way, speaker, "*"), (0, 0))
        whole = (right + PRIOR / 2) / (counted + PRIOR)
        right, counted = self.counts.get((way, speaker, stance), (0, 0))
        return round((right + PRIOR * whole) / (counted + PRIOR), 2)


def load_speech_confidence(folder: Traversable | Path | None = None) -> SpeechConfidence:
    """The counts of `speech_confidence.tsv`, by default that of the package."""
    rows = read_tsv((folder or data_folder()) / "speech_confidence.tsv", ("way", "speaker", "stance", "right", "counted"))
    return SpeechConfidence({(r["way"], r["speaker"], r["stance"]): (int(r["right"]), int(r["counted"])) for r in rows})
