"""Reading ends on whatever it is given, and takes about ten times as long for ten times the text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from dragoman.pipeline import Reader

SECONDS = 60
# One process reads all of a kind: what is measured is that it ends, not how fast the machine is.
HOSTILE = {
    "pairs": "韩日" * 10_000,
    "lists": "Lisbon and " * 2_000,
    "seas": "North Sea " * 2_000,
    "offices without a side": "the Ministry of " * 2_000,
    "titles": "President " * 2_000,
    "small letters": "a" * 200_000,
    "capitals": "A" * 200_000,
    "commas": "," * 20_000,
    "days": "May 1, 2020 " * 1_000,
    "names": "Otto Berg said " * 1_500,
}
PARAGRAPH = (
    "On {day} April 2023, President of Kenya William Ruto held talks in Nairobi with President of Finland Sauli Niinistö. "
    "The Finnish side said that it attaches great importance to trade. The two sides signed an agreement on forestry.\n\n"
)


def _spent(reader: Reader, folder: Path, paragraphs: int) -> float:
    file = folder / f"{paragraphs}.txt"
    file.write_text("".join(PARAGRAPH.format(day=n % 28 + 1) for n in range(paragraphs)), encoding="utf-8")
    begun = process_time()
    assert len(list(reader.read([str(file)]))) == 1
    return process_time() - begun


def test_five_times_the_length_takes_far_less_than_its_square(tmp_path: Path) -> None:
    reader = Reader()
    _spent(reader, tmp_path, 4)
    assert _spent(reader, tmp_path, 100) < 15 * _spent(reader, tmp_path, 20)


@pytest.mark.parametrize("kind", HOSTILE)
def test_reading_ends_on_endless_repetition(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(HOSTILE[kind], encoding="utf-8")
    program = "import sys; from dragoman.pipeline import Reader; print(len(list(Reader().read([sys.argv[1]]))))"
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, timeout=SECONDS, check=True)
    assert done.stdout.strip() == "1"
