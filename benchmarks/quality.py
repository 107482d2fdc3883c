"""How well the reading does against gold records, and whether it fell below what was reached before.

    python benchmarks/quality.py                          everything, against benchmarks/floors.json; exit 1 below a floor
    python benchmarks/quality.py --only seeds,ref --misses 20
    python benchmarks/quality.py --pin                    raise the floors to what was measured, write RESULTS.md
    python benchmarks/quality.py --lower ref.core.p --reason "invitations now count"

Gold, texts and scorers lie in the folder DRAGOMAN_SHARED (default ../shared); where it is absent nothing is measured.  The
danger: a figure that got better on the texts that a rule was written for.  Look at all the sets before pinning.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FLOORS, RESULTS = HERE / "floors.json", HERE / "RESULTS.md"
VERSIONS = ("zh", "ref", "mt", "mixed")
LESS_IS_BETTER = frozenset({"failed", "bad_quotes", "unread", "wrong_single", "wrong", "wide"})
"""Last parts of the names of figures whose floor is a ceiling."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things lie, and how much is to be printed."""

    shared: Path
    work: Path
    misses: int
    jobs: int

    def score(self, script: str, *arguments: str | Path) -> str:
        """What a scorer prints; scorers that end with 1 have only found something wrong."""
        command = [sys.executable, str(self.shared / "score" / script), *map(str, arguments)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if not ran.stdout:
            sys.exit(f"{script}: {ran.stderr.strip()[-400:]}")
        return ran.stdout

    def gold(self, name: str) -> Path:
        """A file of gold records."""
        return self.shared / "gold" / name


# ------------------------------------------------------------------ reading


def read_into(out: Path, paths: Sequence[Path]) -> None:
    """Read the paths in this process and write the rows of every story."""
    from dragoman import pipeline  # noqa: PLC0415 (a measurement of the scorers' side alone must not need the reader)
    from dragoman.errors import InputError  # noqa: PLC0415
    from dragoman.export.contract import dumps, rows  # noqa: PLC0415

    with out.open("w", encoding="utf-8") as file:
        for story in pipeline.read([str(path) for path in paths]):
            if isinstance(story, InputError):
                print(story, file=sys.stderr)
                continue
            file.writelines(dumps(row) + "\n" for row in rows(story))


def read_lines(bench: Bench, name: str, docs: Path) -> Path:
    """Read a JSON Lines file, on several cores where asked to; says how long a document took."""
    lines = docs.read_text(encoding="utf-8").splitlines(keepends=True)
    started = time.perf_counter()
    parts = [_part(bench.work / f"{name}.{n}.jsonl", lines[n :: bench.jobs]) for n in range(bench.jobs)]
    outs = [part.with_suffix(".read") for part in parts]
    if bench.jobs == 1:
        read_into(outs[0], [parts[0]])
    else:
        with ProcessPoolExecutor(bench.jobs) as pool:
            list(pool.map(read_into, outs, [[part] for part in parts]))
    whole = bench.work / f"{name}.pred.jsonl"
    whole.write_text("".join(out.read_text(encoding="utf-8") for out in outs), encoding="utf-8")
    took = time.perf_counter() - started
    size = sum(map(len, lines)) / 1000
    print(f"{name}: {len(lines)} documents, {took:.1f} s, {1000 * took / max(size, 1):.2f} ms per 1,000 letters", file=sys.stderr)
    return whole


def _part(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("".join(lines), encoding="utf-8")
    return path


# ------------------------------------------------------------------ measuring


def seeds(bench: Bench) -> Figures:
    """The two texts that the project began with: every check must hold."""
    pred = bench.work / "seeds.pred.jsonl"
    read_into(pred, sorted((bench.shared / "seeds").glob("*.txt")))
    checks = bench.score("seeds.py", pred).splitlines()
    failed = [line for line in checks if line.startswith("FAIL")]
    print("\n".join(failed if bench.misses else []))
    return {"seeds.failed": len(failed)}


def articles(bench: Bench, which: str) -> Figures:
    """News articles in one of their versions: Chinese, human English, machine English, half and half."""
    docs = bench.work / f"{which}.jsonl"
    docs.write_text(bench.score("make_docs.py", "--which", which), encoding="utf-8")
    pred = read_lines(bench, which, docs)
    arguments = ("--gold", bench.gold("wmt_dev.gold.jsonl"), "--docs", docs, "--pred", pred, "--json", "--misses", str(bench.misses))
    first, *misses = bench.score("score.py", *arguments).splitlines()
    print("\n".join(misses), end="\n" if misses else "")
    return {f"{which}.{name}": value for name, value in _of_score(json.loads(first))}


def _of_score(told: dict[str, object]) -> Iterator[tuple[str, float]]:
    """The scorer's figures, flat; days as shares of what has a day in the gold."""
    for name, value in told.items():
        if name == "days" and isinstance(value, dict):
            dated = sum(value[kind] for kind in ("tight", "wide", "guess", "wrong", "none")) or 1
            yield from ((f"days.{kind}", round(value[kind] / dated, 4)) for kind in ("tight", "wide"))
            yield "days.wrong_single", value["wrong_single"]
        elif isinstance(value, dict):
            yield from ((f"{name.lstrip('+')}.{part}", figure) for part, figure in value.items())
        elif isinstance(value, int | float) and name not in {"documents", "gold_events", "predicted_events", "evidence_elsewhere"}:
            yield name, value


def readouts(bench: Bench) -> Figures:
    """The main event of official readouts."""
    docs = bench.work / "readouts.jsonl"
    with gzip.open(bench.shared / "data" / "readouts_dev.jsonl.gz", "rt", encoding="utf-8") as packed:
        docs.write_text(packed.read(), encoding="utf-8")
    pred = read_lines(bench, "readouts", docs)
    arguments = ("--gold", bench.gold("readouts_dev.gold.jsonl"), "--pred", pred, "--misses", str(bench.misses))
    told = bench.score("main_event.py", *arguments)
    print(told if bench.misses else "", end="")
    return _numbers("readouts", told, found=r"  found ([\d.]+)", people=r"\+people ([\d.]+)", day=r"\+day ([\d.]+)")


def plover(bench: Bench) -> Figures:
    """Single sentences with two states and a class of PLOVER."""
    gold, docs = bench.shared / "data" / "plover_gsr.jsonl", bench.work / "plover.jsonl"
    docs.write_text(bench.score("plover.py", "docs", gold), encoding="utf-8")
    told = bench.score("plover.py", "score", gold, read_lines(bench, "plover", docs))
    return _numbers("plover", told, found=r"  found ([\d.]+)", kind=r"of found ([\d.]+)", consult=r"CONSULT f1 ([\d.]+)")


def names(bench: Bench) -> Figures:
    """Names that went through Chinese; asked of the program itself."""
    program = shutil.which("dragoman", path=str(Path(sys.executable).parent))
    if not program:
        print("names: the program is not installed beside this Python; not measured", file=sys.stderr)
        return {}
    told = bench.score("names.py", program, bench.gold("names_dev.jsonl"))
    print(told if bench.misses else "", end="")
    return _numbers("names", told, first=r"together: .*?first ([\d.]+)", wrong=r"certain and wrong ([\d.]+)")


def _numbers(name: str, told: str, **patterns: str) -> Figures:
    found = {key: re.search(pattern, told) for key, pattern in patterns.items()}
    return {f"{name}.{key}": float(match[1]) for key, match in found.items() if match}


def _articles(which: str) -> Callable[[Bench], Figures]:
    return lambda bench: articles(bench, which)


SETS: dict[str, Callable[[Bench], Figures]] = {
    "seeds": seeds,
    **{which: _articles(which) for which in VERSIONS},
    "readouts": readouts,
    "plover": plover,
    "names": names,
}

# ------------------------------------------------------------------ floors


@dataclass(frozen=True, slots=True)
class Floors:
    """What was reached before, by name, and every time that somebody let go of it, with the reason."""

    figures: Figures
    lowered: tuple[dict[str, object], ...] = ()

    @classmethod
    def load(cls) -> Floors:
        """The floors of the file; none where there is no file yet."""
        if not FLOORS.exists():
            return cls({})
        told = json.loads(FLOORS.read_text(encoding="utf-8"))
        return cls(told["figures"], tuple(told["lowered"]))

    def save(self) -> None:
        """Write the file, sorted by name."""
        told = {"figures": dict(sorted(self.figures.items())), "lowered": list(self.lowered)}
        FLOORS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

    def raised(self, measured: Figures) -> Floors:
        """The better of floor and figure, for every name."""
        best = {name: value if _reaches(name, value, self.figures.get(name)) else self.figures[name] for name, value in measured.items()}
        return Floors(self.figures | best, self.lowered)

    def lower(self, name: str, value: float, reason: str) -> Floors:
        """One floor set to what was measured, with the reason kept."""
        entry: dict[str, object] = {"name": name, "from": self.figures.get(name), "to": value, "reason": reason}
        return Floors(self.figures | {name: value}, (*self.lowered, entry))

    def missed(self, measured: Figures) -> list[str]:
        """Names of figures that are worse than their floor."""
        return [name for name, value in measured.items() if not _reaches(name, value, self.figures.get(name))]


def _reaches(name: str, value: float, floor: float | None) -> bool:
    if floor is None:
        return True
    return value <= floor if name.rpartition(".")[2] in LESS_IS_BETTER else value >= floor


def table(measured: Figures, floors: Floors) -> Iterator[str]:
    """A line a figure: name, value, floor, and whether it fell."""
    for name, value in measured.items():
        floor = floors.figures.get(name)
        mark = "" if _reaches(name, value, floor) else "  BELOW ITS FLOOR"
        yield f"{name:32} {value:9.4f}  {'' if floor is None else f'{floor:9.4f}'}{mark}"


def write_results(floors: Floors) -> None:
    """RESULTS.md: the floors for people."""
    less = "; ".join(sorted(LESS_IS_BETTER))
    head = ["# Results", "", "What the reading has reached on the development sets, written by `python benchmarks/quality.py --pin`.", ""]
    head += [f"Higher is better but for: {less}.", "", "| figure | reached |", "|---|---:|"]
    body = [f"| {name} | {value:g} |" for name, value in sorted(floors.figures.items())]
    tail = ["", "## Floors that were lowered", "", *[f"- {e['name']}: {e['from']} → {e['to']}. {e['reason']}" for e in floors.lowered]]
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    others = [part for part in before.split("\n## ")[1:] if not part.startswith("Floors that were lowered")]
    kept = [line for part in others for line in ("", f"## {part.rstrip()}")]
    RESULTS.write_text("\n".join([*head, *body, *(tail if floors.lowered else []), *kept]) + "\n", encoding="utf-8")


# ------------------------------------------------------------------ command line


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--only", default=",".join(SETS), help=f"sets by name, with commas between them: {', '.join(SETS)}")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses and N strays of each set")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes that read (default: all cores)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the texts and what was read in this folder")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--lower", metavar="NAME", help="let one floor sink to what was measured; needs --reason")
    parser.add_argument("--reason", help="why, in a sentence")
    asked = parser.parse_args()
    unknown = set(asked.only.split(",")) - set(SETS)
    if unknown:
        parser.error(f"no set is called {', '.join(sorted(unknown))}; expected some of {', '.join(SETS)}")
    if bool(asked.lower) != bool(asked.reason):
        parser.error("--lower and --reason come together")
    return asked


def _measure(asked: argparse.Namespace, shared: Path, work: Path) -> Figures:
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(shared, work, asked.misses, max(1, asked.jobs))
    return {name: value for chosen in asked.only.split(",") for name, value in SETS[chosen](bench).items()}


def main() -> int:
    """Measure, print, compare; 1 if a figure fell below its floor."""
    asked = _asked()
    shared = Path(os.environ.get("DRAGOMAN_SHARED", HERE.parent.parent / "shared")).resolve()
    if not shared.is_dir():
        print(f"No gold records at {shared}: nothing was measured. Set DRAGOMAN_SHARED to their folder.")
        return 0
    with tempfile.TemporaryDirectory() as passing:
        measured = _measure(asked, shared, asked.keep or Path(passing))
    floors = Floors.load()
    if asked.lower:
        floors = floors.lower(asked.lower, measured[asked.lower], asked.reason)
    print("\n".join(table(measured, floors)))
    if asked.pin or asked.lower:
        floors = floors.raised(measured) if asked.pin else floors
        floors.save()
        write_results(floors)
    return 1 if floors.missed(measured) else 0


if __name__ == "__main__":
    sys.exit(main())
