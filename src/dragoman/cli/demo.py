"""`dragoman demo`: the example articles read, and what was found in them shown to a newcomer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from dragoman.cli.inputs import Inputs
from dragoman.cli.keeping import now
from dragoman.cli.output import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.pipeline import Story
    from dragoman.store.record import Record

_TITLE = "Eight example articles, as dragoman reads them"


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo-output"), show_default=True, help="Where files go."
)
def demo(*, folder: Path) -> int:
    """Read the example articles and show what was found; writes a record, and a page to look at in a browser.

    \b
    Example:  dragoman demo
    """
    from dragoman.cli.tour import Tour
    from dragoman.export.page import page

    folder.mkdir(parents=True, exist_ok=True)
    screen = console()
    screen.print("[bold]Reading example articles[/]: English, Chinese, machine-translated and half-translated …\n")
    inputs, stories = _read()
    (folder / "demo.html").write_text(page(stories, _TITLE), encoding="utf-8")
    with _record(folder / "demo.db", stories) as record:
        Tour(screen, record, stories).show(folder)
    return inputs.exit_code


def _read() -> tuple[Inputs, list[Story]]:
    """The articles that come with the package, as JSON Lines, so that each goes by its short name."""
    from dragoman.knowledge.tables import data_folder

    articles = sorted((file for file in (data_folder() / "demo").iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    with tempfile.TemporaryDirectory() as desk:
        lines = [msgspec.json.encode({"id": file.name.removesuffix(".txt"), "text": file.read_text(encoding="utf-8")}) for file in articles]
        path = Path(desk) / "demo.jsonl"
        path.write_bytes(b"\n".join(lines))
        inputs = Inputs([str(path)])
        return inputs, list(inputs.stories())


def _record(path: Path, stories: Sequence[Story]) -> Record:
    from dragoman import __version__
    from dragoman.resolve.parallel import judged
    from dragoman.store.record import Record

    record = Record.open(path, version=__version__)
    for story in stories:
        record.add(story, at=now(), judge=judged)
    return record
