"""Stories of tests: readings made by hand, events with their dates, and a few tenures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dragoman.annotate.dates import find_dates
from dragoman.annotate.levels import find_levels
from dragoman.annotate.states import find_states
from dragoman.knowledge.anchors import load_anchors
from dragoman.knowledge.dates import load_dates
from dragoman.knowledge.labels import load_labels
from dragoman.knowledge.states import load_states
from dragoman.model.document import Document, Reading, Sentence, Source
from dragoman.model.entity import Tenure
from dragoman.model.finding import Event, Modality, Participant, Tense, Timing
from dragoman.model.mention import Maker, Mention
from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Interval
from dragoman.resolve.dates import Answer
from dragoman.resolve.days import DatedStory, date_findings, when_text

ANCHORS = load_anchors()
GRAMMARS = load_dates(ANCHORS)
STATES, LABELS = load_states(), load_labels()
MODALITIES = {"past": Modality.OCCURRED, "future": Modality.PLANNED}


def day(text: str) -> dt.date:
    """An ISO day."""
    return dt.date.fromisoformat(text)


def days(first: str, last: str | None = None) -> Interval:
    """The days from one to another, or one."""
    return Interval(day(first), day(last or first))


class Offices:
    """Tenures of a test, open where no last day is given."""

    def __init__(self, *rows: tuple[str, str, str, str | None]) -> None:
        self._rows = [Tenure(p, o, p[:3], Interval(day(a), day(b) if b else None), o, "test") for p, o, a, b in rows]

    def tenures(self, person: str) -> Sequence[Tenure]:
        """Those of the person."""
        return [t for t in self._rows if t.person == person]


def reading_of(text: str) -> Reading:
    """A reading that cleaning left alone."""
    language = "zh" if re.search("[\u4e00-\u9fff]", text) else "vi" if re.search("[ạăđơưế]", text) else "en"
    source = Source("t", "t", "0", text, "t")
    spans = [Span(*m.span()) for m in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|。|\n|$)", text)]
    sentences = tuple(Sentence(s, language, 0) for s in spans)
    return Reading(Document("t", source, Span(0, len(text)), language), text, OffsetMap.identity(len(text)), sentences)


def mentions_of(reading: Reading) -> list[Mention]:
    """Dates, sides and labels."""
    return [*find_dates(reading, GRAMMARS), *find_states(reading, STATES), *find_levels(reading, LABELS)]


def event(
    reading: Reading,
    trigger: str,
    *dates: str,
    kind: str = "meeting",
    modality: Modality = Modality.OCCURRED,
    people: Sequence[tuple[str, str]] = (),
    inside: str | None = None,
) -> Event:
    """An event whose trigger and date words are given as they stand in the text; people as (id, office)."""
    at = Span(reading.text.index(trigger), reading.text.index(trigger) + len(trigger))
    spans = tuple(m.span for words in dates for m in mentions_of(reading) if m.span.of(reading.text) == words)
    assert len(spans) == len(dates), f"no date {dates} in {reading.text}"
    told = reading.evidence(at)
    cast = tuple(Participant("participant", p[:3], p, told, person=p, office_kinds=(o,)) for p, o in people)
    tense = Tense.PAST if modality is Modality.OCCURRED else Tense.FUTURE
    timing = Timing(spans, tense, inside)
    return Event(f"{kind}:{trigger}", "t", kind, modality, cast, ("IND", "KEN"), (told,), at, Maker("test", "1"), timing=timing)


def dated(reading: Reading, *events: Event, published: Interval | None = None, offices: Offices | None = None) -> DatedStory:
    """The story with its days."""
    return date_findings(reading, mentions_of(reading), events, tenures=offices, anchors=ANCHORS, published=published, grammars=GRAMMARS)


def when(dated_story: DatedStory, number: int = 0) -> list[list[str | None]]:
    """The days of the n-th finding."""
    found = dated_story.findings[number]
    assert isinstance(found, Event)
    return found.when.as_lists()


def answers(text: str, published: Interval | None = None) -> dict[str, Answer]:
    """The answer for each date of a text, by its words."""
    reading = reading_of(text)
    found = when_text(reading, mentions_of(reading), anchors=ANCHORS, published=published, grammars=GRAMMARS)
    return {span.of(text): answer for span, answer in found}


def told(text: str, words: str, published: Interval | None = None) -> list[list[str | None]]:
    """The days of one date of a text."""
    return answers(text, published)[words].days.as_lists()
