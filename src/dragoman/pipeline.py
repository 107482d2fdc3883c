"""From paths to stories: each text read, annotated, searched for findings, and these dated, in one stream.

The danger: a stage that sees more than it should.  Every stage takes what the one before gave and the tables; none looks
back at a file, a clock or another story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import BinaryIO

from dragoman.annotate.dates import find_dates
from dragoman.annotate.formulae import find_formulae
from dragoman.annotate.levels import find_levels
from dragoman.annotate.offices import find_offices
from dragoman.annotate.people import find_people
from dragoman.annotate.places import find_places
from dragoman.annotate.states import find_states
from dragoman.errors import InputError
from dragoman.extract.attribution import StatementTables, find_statements
from dragoman.extract.codes import coded, coded_statement
from dragoman.extract.events import EventTables, find_events
from dragoman.extract.scenes import Actors
from dragoman.extract.standings import find_standings
from dragoman.knowledge.anchors import load_anchors
from dragoman.knowledge.codes import load_codes
from dragoman.knowledge.confidence import ALL, load_confidence
from dragoman.knowledge.dates import load_dates
from dragoman.knowledge.events import load_events
from dragoman.knowledge.formulae import load_formulae
from dragoman.knowledge.grammar import load_grammars
from dragoman.knowledge.labels import load_labels
from dragoman.knowledge.levels import load_levels
from dragoman.knowledge.modality import load_modality
from dragoman.knowledge.names import NameBridge, load_names
from dragoman.knowledge.offices import load_offices
from dragoman.knowledge.people import Registry, load_people
from dragoman.knowledge.places import load_places
from dragoman.knowledge.speech import load_speech
from dragoman.knowledge.standings import load_standing_cues
from dragoman.knowledge.states import load_states
from dragoman.knowledge.topics import load_topics
from dragoman.knowledge.within import load_within
from dragoman.model.document import Document, Reading
from dragoman.model.finding import Event, Finding, Statement, Unread
from dragoman.model.mention import Maker, Mention, MentionKind, Trigger
from dragoman.model.time import Days, Interval
from dragoman.read import documents, make_reading, read_sources
from dragoman.resolve.days import date_findings
from dragoman.resolve.once import told_once
from dragoman.resolve.persons import with_offices
from dragoman.resolve.within import contained, hosted

# The years in which a date without a year is looked for.
YEARS = (1990, 2030)


@dataclass(frozen=True, slots=True)
class Story:
    """A story with everything read in it; `published` are the days on which it may have come out."""

    reading: Reading
    published: Days
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]

    @property
    def id(self) -> str:
        """The id of its document."""
        return self.reading.document.id


class Reader:
    """Reads stories with the tables that ship with the package; the tables are loaded once, when first asked for."""

    def __init__(self, *, years: tuple[int, int] = YEARS, calibrated: bool = True) -> None:
        """Takes the years in which dates are looked for; `calibrated` off leaves events the confidence of their grammar alone."""
        self._years, self._calibrated = years, calibrated

    def read(
        self, paths: Sequence[str], *, published: Interval | None = None, language: str | None = None, stdin: BinaryIO | None = None
    ) -> Iterator[Story | InputError]:
        """The stories of files, folders or standard input ('-') in input order; what cannot be read comes as an error in its place."""
        for source in read_sources(paths, published=published, language=language, stdin=stdin):
            if isinstance(source, InputError):
                yield source
            else:
                yield from map(self.story, documents(source))

    def story(self, document: Document) -> Story:
        """One story read."""
        reading = make_reading(document)
        mentions = self.annotated(reading)
        findings, unread = self._extracted(reading, mentions)
        dated = date_findings(
            reading,
            mentions,
            contained(findings, reading, self._within),
            tenures=self.registry,
            anchors=self._anchors,
            published=document.published,
            years=self._years,
            grammars=self._date_grammars,
        )
        found = tuple(self._coded(finding) for finding in with_offices(told_once(hosted(dated.findings)), self.registry, self._offices))
        return Story(reading, dated.published, (*mentions, *_triggers(found)), found, unread)

    def annotated(self, reading: Reading) -> tuple[Mention, ...]:
        """Everything named in a reading, in order of place."""
        states = find_states(reading, self._states)
        offices = find_offices(reading, self._offices, states)
        people = find_people(reading, self.names, [*states, *offices])
        found = [*_outside(states, people), *_outside(offices, people), *people]
        found += _outside(find_places(reading, self._places, states), people)
        found += [d for d in find_dates(reading, self._date_grammars) if not _cuts_into(d, states)]
        found += find_levels(reading, self._labels)
        found += find_formulae(reading, self._formulae)
        return tuple(sorted(found, key=lambda m: m.span))

    def _extracted(self, reading: Reading, mentions: Sequence[Mention]) -> tuple[tuple[Finding, ...], tuple[Unread, ...]]:
        actors = Actors(reading, mentions, self._grammars, self.registry)
        events, unread = find_events(reading, actors, self._event_tables)
        statements = find_statements(reading, mentions, actors=actors, events=events, tables=self._speech)
        standings, ladders = find_standings(reading, mentions, levels=self._levels, cues=self._cues)
        return (*events, *statements, *standings, *ladders), unread

    def _coded(self, finding: Finding) -> Finding:
        if isinstance(finding, Event):
            return coded(self._measured(finding), self._codes)
        return coded_statement(finding, self._codes) if isinstance(finding, Statement) else finding

    def _measured(self, event: Event) -> Event:
        """The event with the share of its kind that proved right as its confidence."""
        told = f"{event.confidence:.2f}"
        right = self._confidence.get((event.type, told), self._confidence.get((ALL, told))) if self._calibrated else None
        return replace(event, confidence=right) if right is not None else event

    @cached_property
    def registry(self) -> Registry:
        """People and their tenures."""
        return load_people()

    @cached_property
    def names(self) -> NameBridge:
        """The bridge between names."""
        return load_names(self.registry)

    @cached_property
    def _event_tables(self) -> EventTables:
        return EventTables(load_events(), load_modality(), self._formulae, self._topics, self._states)

    @cached_property
    def _speech(self) -> StatementTables:
        return StatementTables(load_speech(), self._formulae, self._topics)

    _states = cached_property(lambda _: load_states())
    _offices = cached_property(lambda _: load_offices())
    _places = cached_property(lambda _: load_places())
    _grammars = cached_property(lambda _: load_grammars())
    _confidence = cached_property(lambda _: load_confidence())
    _codes = cached_property(lambda _: load_codes())
    _topics = cached_property(lambda _: load_topics())
    _within = cached_property(lambda _: load_within())
    _formulae = cached_property(lambda _: load_formulae())
    _labels = cached_property(lambda _: load_labels())
    _levels = cached_property(lambda _: load_levels())
    _cues = cached_property(lambda _: load_standing_cues())
    _anchors = cached_property(lambda _: load_anchors())
    _date_grammars = cached_property(lambda self: load_dates(self._anchors))


def read(
    paths: Sequence[str],
    *,
    published: Interval | None = None,
    language: str | None = None,
    years: tuple[int, int] = YEARS,
    stdin: BinaryIO | None = None,
) -> Iterator[Story | InputError]:
    """The stories of files, folders or standard input ('-'), in input order.

    Args:
        paths: Files and folders (walked, in order of name); '-' is `stdin`.
        published: The days on which texts came out that do not say so themselves; both ends included.
        language: ISO 639-1 code of the texts; told from their words where None.
        years: First and last year, both included, in which dates without a year are looked for.
        stdin: What '-' reads.

    Yields an InputError, instead of raising it, for every input that cannot be read, and goes on.
    """
    return Reader(years=years).read(paths, published=published, language=language, stdin=stdin)


def _cuts_into(date: Mention, states: Sequence[Mention]) -> bool:
    """Whether a date word ends inside the name of a side, as 同日 does in 同日本."""
    return any(date.span.start < s.span.start < date.span.end < s.span.end for s in states)


def _outside(mentions: Iterable[Mention], people: Sequence[Mention]) -> list[Mention]:
    """The mentions that are no part of a person's name."""
    starts = [p.span.start for p in people]
    return [m for m in mentions if (at := bisect_right(starts, m.span.start)) == 0 or not people[at - 1].span.contains(m.span)]


def _triggers(findings: Iterable[Finding]) -> Iterator[Mention]:
    """The words that tell of events, as mentions."""
    for event in (f for f in findings if isinstance(f, Event)):
        _, language, number = event.made_by.rule.rsplit(":", 2)
        yield Mention(event.trigger, MentionKind.TRIGGER, Trigger(event.type, language, int(number)), Maker("annotate", event.made_by.rule))
