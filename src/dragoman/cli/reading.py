"""`dragoman read`: what a text says, without any record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.inputs import Inputs
from dragoman.cli.options import input_options, json_option
from dragoman.cli.output import FINDING_COLUMNS, finding_line, print_findings, print_table, to_terminal
from dragoman.export.contract import dumps, rows
from dragoman.model.time import Interval
from dragoman.pictures.days import in_words

if TYPE_CHECKING:
    from dragoman.pipeline import Story


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@json_option
@input_options
@click.option("--mentions", is_flag=True, help="With --json: also everything that is named.")
@click.option("--unread", is_flag=True, help="With --json: also sentences that gave nothing, and why.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write one page that shows texts and findings."
)
def read(
    *,
    paths: tuple[str, ...], as_json: bool, published: Interval | None, lang: str | None, years: tuple[int, int],
    mentions: bool, unread: bool, html: Path | None,
) -> int:  # fmt: skip
    """Print what texts say: events, statements, levels of relations, each with its words.

    PATH is a file, a folder, or - for standard input; plain text and JSON Lines are told apart.

    \b
    Example:  dragoman read article.txt --published 2023-06-27
              dragoman read articles/ --json > findings.jsonl
    """
    inputs = Inputs(paths, published, lang, years)
    stories = _kept(inputs, html) if html else inputs.stories()
    for story in stories:
        if as_json:
            for row in rows(story, mentions=mentions, unread=unread):
                click.echo(dumps(row))
        else:
            _show(story)
    return inputs.exit_code


def _kept(inputs: Inputs, html: Path) -> Iterator[Story]:
    """The stories as they pass, and, when all have passed, the page that shows them."""
    from dragoman.export.page import page

    passed = []
    for story in inputs.stories():
        passed.append(story)
        yield story
    html.write_text(page(passed), encoding="utf-8")
    click.echo(f"dragoman: wrote {html}", err=True)


def _show(story: Story) -> None:
    document = story.reading.document
    head = " · ".join(part for part in (document.id, document.language, in_words(story.published) if story.published else "") if part)
    lines = [finding_line(finding) for finding in story.findings]
    if to_terminal():
        print_findings(lines, title=head)
        if not lines:
            click.echo(f"{head}\n  nothing found\n")
    else:
        print_table(("document", *FINDING_COLUMNS), [(document.id, *line) for line in lines])
