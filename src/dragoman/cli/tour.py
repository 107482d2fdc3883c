"""The tour of the demonstration: each part says in a line what it shows, and why it is worth having."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.ask.answers import Level, RecordEvent
from dragoman.ask.events import events
from dragoman.ask.levels import levels
from dragoman.cli.output import person_in_words, shortened
from dragoman.export.cards import plain, side, sides
from dragoman.export.story import people_of
from dragoman.model.finding import Ladder, Participant
from dragoman.pictures.days import in_words
from dragoman.store.record import Record
from dragoman.text.keys import letters_key

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.pipeline import Story

_MARKS = {"occurred": ("●", "green"), "cancelled": ("✕", "red"), "denied": ("✕", "red")}
_AHEAD = ("○", "yellow")
_MOST_SLIPS = 6
"""Garbled names shown: enough to make the point."""
_MOST_UNDATED = 5
_WIDE = dt.timedelta(days=92)
"""An event that may lie on any day of a quarter stands below the timeline, not on it."""


class Tour:
    """What was found in some stories, part by part."""

    def __init__(self, screen: Console, record: Record, stories: Sequence[Story]) -> None:
        self._screen, self._record, self._stories = screen, record, stories
        self._events = events(record)

    def show(self, folder: Path) -> None:
        """All parts, and what to try next."""
        self._articles()
        self._timeline()
        self._joined()
        self._ladders()
        self._slips()
        self._next(folder)

    def _head(self, title: str, said: str) -> None:
        self._screen.print(f"[bold cyan]{title}[/]")
        self._line(said, "dim")

    def _line(self, said: str, style: str = "", indent: int = 2) -> None:
        from rich.padding import Padding
        from rich.text import Text

        self._screen.print(Padding(Text(said, style), (0, 0, 0, indent), expand=False))

    def _articles(self) -> None:
        self._head("What was read", "Stories that were run together in one file are told apart (#1, #2).")
        for story in self._stories:
            document = story.reading.document
            told = [
                document.language,
                f"{document.translation} text" if document.translation != "unknown" else "",
                in_words(story.published),
            ]
            self._line(f"{document.id:<34} {len(story.findings):>2} findings   {', '.join(part for part in told if part)}")
        self._screen.print()

    def _timeline(self) -> None:
        self._head(
            "What happened, and what was announced",
            "● told as done   ○ ahead   ✕ denied or off.  Every line quotes the words that it rests on.",
        )
        dated = [event for event in self._events if _is_dated(event)]
        for answer in dated:
            self._event(answer)
        rest = [answer for answer in self._events if not _is_dated(answer)]
        if rest:
            self._line(f"… and {len(rest)} more whose day the texts leave open; dragoman does not guess:", "dim")
            for answer in rest[:_MOST_UNDATED]:
                self._line(f"{plain(answer.event.type)}, {sides(answer.event.states)}: {in_words(answer.event.when)}", "dim", 4)
        self._screen.print()

    def _event(self, answer: RecordEvent) -> None:
        from rich.text import Text

        event = answer.event
        mark, colour = _MARKS.get(str(event.modality), _AHEAD)
        where = f", {event.place.name}" if event.place and event.place.name not in sides(event.states) else ""
        head = Text.assemble(
            "  ", (mark, colour), " ", (f"{in_words(event.when)}  ", "bold"), f"{plain(event.type)}, {sides(event.states)}{where}"
        )
        head.append("" if event.modality == "occurred" else f"  [{event.modality}]", colour)
        self._screen.print(head)
        for person in event.participants:
            if person.name:
                self._line(f"{plain(person.role)}: {person_in_words(person)}", "", 6)
        self._line(f"“{shortened(event.evidence[0].quote)}”  ({event.evidence[0].document})", "dim italic", 6)

    def _joined(self) -> None:
        joined = [answer for answer in self._events if len(answer.findings) > 1]
        if not joined:
            return
        self._head(
            "One event, several reports", "Reports of one event are joined, with the reasons; where they disagree, each value is kept."
        )
        for answer in joined:
            self._line(f"{plain(answer.event.type)}, {sides(answer.event.states)}, {in_words(answer.event.when)}", "bold")
            self._line(f"told by {', '.join(source.document for source in answer.sources)}", "", 4)
            reasons = next((e.judgement.reasons for e in self._record.judgements(answer.findings) if e.judgement.reasons), ())
            self._line(f"because: {'; '.join(reasons)}", "", 4)
            for field, values in answer.disputed:
                given = "; ".join(f"{value.value} ({', '.join(value.documents)})" for value in values)
                self._line(f"they disagree on {field}: {given}", "yellow", 4)
        self._screen.print()

    def _ladders(self) -> None:
        ladders = [finding for story in self._stories for finding in story.findings if isinstance(finding, Ladder)]
        held = levels(self._record, dt.date.max)
        if not ladders and not held:
            return
        self._head("Levels of relations", "States rank each other on ladders of their own; who stands where is read from the texts.")
        for ladder in ladders:
            self._line(f"The ladder of {side(ladder.owner)}, as {ladder.document} explains it:", "bold")
            for number, rung in zip(range(len(ladder.rungs), 0, -1), ladder.rungs, strict=True):
                self._line(f"{number}  {rung}", "", 4)
        for level in held:
            self._line(_level(level), "", 2)
        self._screen.print()

    def _slips(self) -> None:
        found = list(_slips(self._stories))
        if not found:
            return
        self._head(
            "Names that translation garbled",
            "A name is resolved by its sound in the other language, its side, its office and the day; never by guessing.",
        )
        for person in found[:_MOST_SLIPS]:
            self._line(f"“{person.surface}” is {person.name}{f' ({person.offices[0]})' if person.offices else ''}: {person.how}")
        self._screen.print()

    def _next(self, folder: Path) -> None:
        here = f"--record {folder / 'demo.db'}"
        first = next(
            (answer.event.id[:6] for answer in self._events if len(answer.findings) > 1),
            self._events[0].event.id[:6] if self._events else "ID",
        )
        self._head("Now try", f"The same, with every word lit up in its text: open {folder / 'demo.html'} in a browser.")
        for command, said in (
            (f"dragoman why {first} {here}", "why the record says so, in plain words"),
            (f"dragoman dyad China Vietnam {here}", "all of two sides"),
            (f"dragoman search 范明政 {here}", "where a name stands"),
            ("dragoman who 'Fan Mingzheng'", "whom a name means"),
            ("dragoman read your-article.txt", "your own text"),
        ):
            self._line(f"{command:<64} {said}")


def _is_dated(answer: RecordEvent) -> bool:
    hull = answer.event.when.hull
    if hull is None or hull.first is None:
        return False
    return hull.last is None or hull.last - hull.first <= _WIDE


def _level(level: Level) -> str:
    pair = f"{side(level.owner)} ranks {side(level.partner)}" if level.owner else sides(level.standing.states)
    since = f", since {in_words(level.since)}" if level.since else ""
    wanted = f"; wanted: {', '.join(dict.fromkeys(each.label for each in level.wanted))}" if level.wanted else ""
    return f"{pair}: {level.label}{since}{wanted}  ({level.standing.document})"


def _slips(stories: Sequence[Story]) -> Iterator[Participant]:
    """People of machine-translated or half-translated texts under names that are neither theirs nor a part of them."""
    seen = set()
    for person in (p for story in stories for finding in story.findings for p in people_of(finding)):
        key = letters_key(person.surface)
        if person.name and person.surface.isascii() and key not in letters_key(person.name) and key not in seen:
            seen.add(key)
            yield person
