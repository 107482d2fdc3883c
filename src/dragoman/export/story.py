"""What exports ask of a story that has been read, and the small questions that they all put to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from dragoman.model.document import Evidence, Reading
from dragoman.model.finding import Event, Finding, Participant, Standing, Statement, Unread
from dragoman.model.mention import Mention
from dragoman.model.time import Days


class Story(Protocol):
    """One story with everything that was found in it, in the order of the text."""

    @property
    def reading(self) -> Reading:
        """The text, cleaned and as it was."""
        ...

    @property
    def published(self) -> Days:
        """The days on which it may have come out; empty where nothing is known."""
        ...

    @property
    def mentions(self) -> Sequence[Mention]:
        """What it names."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """What it claims."""
        ...

    @property
    def unread(self) -> Sequence[Unread]:
        """Sentences that gave nothing though they name sides and a trigger."""
        ...


def words_of(story: Story, finding: Finding) -> Iterator[Evidence]:
    """Every stretch of the source that a field of the finding rests on, some of them more than once."""
    yield from finding.evidence
    yield from (person.evidence for person in people_of(finding))
    if isinstance(finding, Event) and finding.place:
        yield finding.place.evidence
    yield from dates_of(story, finding)


def people_of(finding: Finding) -> tuple[Participant, ...]:
    """Who takes part in it or speaks."""
    if isinstance(finding, Event):
        return finding.participants
    if isinstance(finding, Statement) and finding.speaker:
        return (finding.speaker,)
    return ()


def dates_of(story: Story, finding: Finding) -> tuple[Evidence, ...]:
    """The words that date it, nearest first."""
    if isinstance(finding, Event | Statement):
        return tuple(story.reading.evidence(span) for span in finding.timing.dates)
    if isinstance(finding, Standing):
        return tuple(story.reading.evidence(span) for span in finding.since_timing.dates)
    return ()


def trigger_of(story: Story, finding: Finding) -> Evidence:
    """The words that told of it; of a ladder, which has no single word, its first evidence."""
    if isinstance(finding, Event | Statement | Standing):
        return story.reading.evidence(finding.trigger)
    return finding.evidence[0]
