"""F1 of formulae, labels and standings on the sentences of our own beside this file.

The heldout files were written and committed before the rules and are never tuned on; the tuned files may be.

    python benchmarks/levels/run.py [--wrong]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.formulae import find_formulae
from dragoman.annotate.levels import find_levels
from dragoman.annotate.states import find_states
from dragoman.extract.standings import find_standings
from dragoman.knowledge.formulae import load_formulae
from dragoman.knowledge.labels import load_labels
from dragoman.knowledge.levels import load_levels
from dragoman.knowledge.standings import load_standing_cues
from dragoman.knowledge.states import load_states
from dragoman.model.document import Document, Reading, Sentence, Source
from dragoman.model.mention import FormulaUse
from dragoman.model.span import OffsetMap, Span

HERE = Path(__file__).parent
LANGUAGE = {"mt": "en"}


@dataclass(slots=True)
class Score:
    """Counts of right, stray and missed answers."""

    right: int = 0
    stray: int = 0
    missed: int = 0

    def add(self, wanted: set[str], found: set[str]) -> None:
        """Count one sentence."""
        self.right += len(wanted & found)
        self.stray += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where nothing was to be found and nothing was."""
        whole = 2 * self.right + self.stray + self.missed
        return 2 * self.right / whole if whole else 1.0


class Reader:
    """Reads one sentence the way the pipeline does, with the tables that ship with the package."""

    def __init__(self) -> None:
        self._formulae, self._labels, self._levels = load_formulae(), load_labels(), load_levels()
        self._cues, self._states = load_standing_cues(), load_states()

    def formulae(self, reading: Reading) -> set[str]:
        """The keys of the formulae in a sentence."""
        uses = (mention.value for mention in find_formulae(reading, self._formulae))
        return {use.key for use in uses if isinstance(use, FormulaUse)}

    def standings(self, reading: Reading) -> set[str]:
        """The standings of a sentence as 'AAA+BBB|label|modality|stage'."""
        mentions = [*find_states(reading, self._states), *find_levels(reading, self._labels)]
        found, _ = find_standings(reading, mentions, levels=self._levels, cues=self._cues)
        return {f"{'+'.join(s.states)}|{s.label}|{s.modality}|{s.stage}" for s in found}


def rows(name: str) -> Iterator[tuple[str, str, set[str]]]:
    """Language, text and wanted answers of a file of sentences."""
    lines = [line for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        language, text, wanted = line.split("\t")
        yield LANGUAGE.get(language, language), text, set() if wanted == "-" else set(wanted.split(";"))


def reading_of(text: str, language: str) -> Reading:
    """A reading of one sentence."""
    source = Source(id="s", path="s", sha256="", text=text, key="s")
    span = Span(0, len(text))
    return Reading(Document("s", source, span, language), text, OffsetMap.identity(len(text)), (Sentence(span, language, 0),))


def score(name: str, reader: Reader, *, wrong: bool = False) -> Score:
    """The score of one file; `wrong` prints every sentence that was read otherwise than wanted."""
    total = Score()
    for language, text, wanted in rows(name):
        reading = reading_of(text, language)
        found = reader.formulae(reading) if name.endswith("formulae") else reader.standings(reading)
        total.add(wanted, found)
        if wrong and wanted != found:
            print(f"{name}: {text}\n    wanted {sorted(wanted - found)}, found {sorted(found - wanted)}")
    return total


def main() -> None:
    """Print F1 by file."""
    reader = Reader()
    for name in ("heldout_levels", "tuned_levels", "heldout_formulae", "tuned_formulae"):
        total = score(name, reader, wrong="--wrong" in sys.argv)
        print(f"{name:18} F1 {total.f1:.3f}  right {total.right}  stray {total.stray}  missed {total.missed}")


if __name__ == "__main__":
    main()
