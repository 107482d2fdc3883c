"""How fast reading is: stories a second on one core, time to load, and how the time grows with the length of a story.

    python benchmarks/speed.py [FILE ...]

Prints a table.  Times are processor seconds of one process; without files a story of our own wording is read.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from dragoman.pipeline import Reader

# A readout in the manner of the genre, about 1.3 kB; each copy has another day, so that no two are one text.
PARAGRAPHS = """\
On {day} March 2024, Foreign Minister of Chile Alberto van Klaveren held talks in Santiago with Foreign Minister of Peru \
Javier González-Olaechea. The two ministers discussed trade, border crossings and the port of Callao.

Van Klaveren said that Chile attaches great importance to its relations with Peru and stands ready to deepen cooperation in \
mining, energy and education. He welcomed the progress of the working group on migration.

The Peruvian minister thanked the Chilean side for its hospitality. He stressed that both countries respect each other's \
sovereignty, and he proposed to hold the next round of consultations in Lima within this year.

The two sides signed a memorandum of understanding on customs and agreed to establish a strategic partnership. They also \
exchanged views on the situation in the region and on the coming summit of the Pacific Alliance.

According to the Ministry of Foreign Affairs, the President of Peru will pay a state visit to Chile at the invitation of the \
President of Chile. The date of the visit has not been announced.

Before the talks, the minister laid a wreath at the monument to the heroes and met with the Speaker of the Senate. Deputy \
Minister of Trade of Chile and the ambassador of Peru attended the meeting.

"""
LENGTHS = (10_000, 100_000)
STORIES = 150


def story(length: int, day: int = 1) -> str:
    """A story of at least so many letters, its paragraphs repeated with other days."""
    told = ""
    while len(told) < length:
        told += PARAGRAPHS.format(day=day % 28 + 1)
        day += 1
    return told


def seconds(reader: Reader, folder: Path, texts: list[str]) -> float:
    """Processor seconds for reading the texts, a file each."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    begun = process_time()
    read = sum(1 for _ in reader.read([str(folder / f"{number}.txt") for number in range(len(texts))]))
    if read < len(texts):
        msg = f"{read} stories read of {len(texts)}"
        raise RuntimeError(msg)
    return process_time() - begun


def loading() -> float:
    """Processor seconds of a fresh process that reads one short story."""
    program = (
        "import time; from dragoman.pipeline import Reader; import sys; list(Reader().read([sys.argv[1]])); print(time.process_time())"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.txt"
        file.write_text(story(1000), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", program, str(file)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(files: list[str]) -> None:
    """Measure and print."""
    reader, rows = Reader(), [("load and read one story", f"{loading():.2f} s")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [Path(file).read_text(encoding="utf-8") for file in files] or [story(1, day) for day in range(STORIES)]
        seconds(reader, folder, texts[:2])
        spent = seconds(reader, folder, texts)
        letters = sum(map(len, texts)) / len(texts)
        rows.append((f"stories a second ({letters:.0f} letters each)", f"{len(texts) / spent:.0f}"))
        short, long = (seconds(reader, folder, [story(length)]) for length in LENGTHS)
        rows.append((f"one story of {LENGTHS[0]:,} letters", f"{short:.2f} s"))
        rows.append((f"one story of {LENGTHS[1]:,} letters", f"{long:.2f} s"))
        rows.append(("ten times the length takes", f"{long / short:.1f} times the time"))
    for what, figure in rows:
        print(f"{what:<44}{figure:>20}")


if __name__ == "__main__":
    main(sys.argv[1:])
