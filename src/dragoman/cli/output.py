"""How answers are printed: JSON Lines when asked for, a table on a terminal, plain lines with tabs when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.export.contract import dumps
from dragoman.model.finding import Event, Finding, Ladder, Participant, Standing, Statement
from dragoman.pictures.days import in_words

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.ask.answers import Level, RecordEvent

FOUND, NOTHING = 0, 3
FINDING_COLUMNS = ("when", "what", "how sure", "sides", "who", "where or what", "words", "id")
LEVEL_COLUMNS = ("ladder of", "partner", "level", "rung", "since", "report", "wanted", "last said", "their word")
_QUOTE = 80
_PIPED = 160
"""Columns of what is drawn where there is no terminal to ask."""
_NARROW_COLUMNS = ("when", "what", "who, where, in which words", "id")
_WIDEST = {"when": 18, "what": 14}
"""Columns for days and kinds on a terminal: the words need the rest."""
_SHORT_ID = 8
"""Letters of an id on a terminal: every command takes the beginning of one."""
_NARROW = frozenset({"level", "id", "rung"})


def to_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def console() -> Console:
    """A terminal to draw on; it heeds NO_COLOR."""
    from rich.console import Console

    return Console(highlight=False) if to_terminal() else Console(highlight=False, width=_PIPED)


def print_rows(rows: Iterable[Mapping[str, object]]) -> int:
    """JSON Lines; the exit code."""
    code = NOTHING
    for row in rows:
        click.echo(dumps(row))
        code = FOUND
    return code


def print_table(columns: Sequence[str], lines: Iterable[Sequence[str]], *, title: str = "") -> int:
    """A table, or lines with tabs; the exit code."""
    rows = list(lines)
    if not rows:
        return NOTHING
    if to_terminal():
        _draw(columns, rows, title)
    else:
        for row in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
    return FOUND


def print_findings(lines: Iterable[Sequence[str]], *, title: str = "") -> int:
    """Lines of FINDING_COLUMNS; on a terminal drawn narrower, with the words below the names; the exit code."""
    rows = list(lines)
    return print_table(_NARROW_COLUMNS, map(_narrow, rows), title=title) if to_terminal() else print_table(FINDING_COLUMNS, rows)


def _narrow(line: Sequence[str]) -> tuple[str, ...]:
    when, what, sure, sides, who, where, words, id_ = line
    told = "\n".join(part for part in (who, where, f"“{words}”" if words else "") if part)
    return when, "\n".join(part for part in (what, sides, sure) if part), told, id_[:_SHORT_ID]


def _draw(columns: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    filled = [at for at in range(len(columns)) if any(row[at] for row in rows)]  # a column without a word only narrows the others
    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, show_lines=False)
    for name in (columns[at] for at in filled):
        table.add_column(name, no_wrap=name in _NARROW, overflow="fold", max_width=_WIDEST.get(name))
    for row in rows:
        table.add_row(*(Text(row[at]) for at in filled))
    console().print(table)


def nothing(what: str) -> int:
    """Say on stderr that the question found nothing; the exit code."""
    click.echo(f"dragoman: nothing found for {what}", err=True)
    return NOTHING


def finding_line(finding: Finding, reports: str = "") -> tuple[str, ...]:
    """The cells of FINDING_COLUMNS; `reports` says how many tell of it."""
    quote = shortened(finding.evidence[0].quote) if finding.evidence else ""
    match finding:
        case Event():
            who = "; ".join(person_in_words(person) for person in finding.participants if person.name)
            sure = f"{finding.modality}{f' ({reports})' if reports else ''}"
            where = ", ".join(part for part in (finding.place.name if finding.place else "", finding.label or "") if part)
            return in_words(finding.when), finding.type.replace("_", " "), sure, " ".join(finding.states), who, where, quote, finding.id
        case Statement():
            sides = " ".join(part for part in (finding.side, finding.addressee) if part)
            who = person_in_words(finding.speaker) if finding.speaker and finding.speaker.name else ""
            return in_words(finding.when), f"statement: {finding.stance}", "", sides, who, ", ".join(finding.topics), quote, finding.id
        case Standing():
            sides = " ".join(finding.states)
            return (
                in_words(finding.since or finding.as_of),
                "level",
                finding.stage.replace("_", " "),
                sides,
                "",
                finding.label,
                quote,
                finding.id,
            )
        case Ladder():
            return "", "ladder", "", finding.owner, "", " > ".join(finding.rungs), quote, finding.id


def event_line(answer: RecordEvent) -> tuple[str, ...]:
    """The cells of FINDING_COLUMNS for a merged event."""
    copied = len(answer.sources) - answer.independent
    several = len(answer.sources) > 1
    return finding_line(answer.event, f"{answer.independent} independent{f', {copied} copies' if copied else ''}" if several else "")


def level_line(level: Level) -> tuple[str, ...]:
    """The cells of LEVEL_COLUMNS."""
    rung = str(level.rung) if level.rung is not None else ""
    wanted = ", ".join(dict.fromkeys(each.label for each in level.wanted))
    since = in_words(level.since) if level.since else ""
    said = f"not reaffirmed since {level.reaffirmed}" if level.reaffirmed else ""
    partner = level.partner if level.owner else " ".join(level.standing.states)
    return level.owner or "", partner, level.label, rung, since, level.standing.document, wanted, said, level.elsewhere or ""


def person_in_words(person: Participant) -> str:
    """A name with office, and with the words of the text where they are others."""
    name = person.name or person.surface
    given = f" “{person.surface}”" if person.surface != name else ""
    office = f" ({person.offices[0]})" if person.offices else ""
    return f"{name}{given}{office}"


def shortened(quote: str) -> str:
    """The beginning of a quote."""
    plain = " ".join(quote.split())
    return plain if len(plain) <= _QUOTE else plain[: _QUOTE - 1] + "…"
