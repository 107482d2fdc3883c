"""Findings as they are stored: JSON that holds every field, so that what is read back equals what was written.

The public form of CONTRACT.md leaves out what only the reader needs; a record must not.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.model.document import Evidence, Reading
from dragoman.model.finding import Event, Finding, Ladder, Participant, Standing, Statement
from dragoman.model.span import Span
from dragoman.model.time import Days


class Words(msgspec.Struct, frozen=True):
    """Words of the source that a finding's body holds only as offsets of the cleaned text."""

    trigger: Evidence | None = None
    dates: tuple[Evidence, ...] = ()


_DECODERS: dict[str, msgspec.json.Decoder[Finding]] = {
    "event": msgspec.json.Decoder(Event),
    "statement": msgspec.json.Decoder(Statement),
    "standing": msgspec.json.Decoder(Standing),
    "ladder": msgspec.json.Decoder(Ladder),
}
_WORDS = msgspec.json.Decoder(Words)
_DAYS = msgspec.json.Decoder(Days)


def encode(finding: Finding) -> str:
    """The whole finding as JSON."""
    return msgspec.json.encode(finding).decode()


def decode(kind: str, body: str) -> Finding:
    """The finding that was encoded; `kind` is that of `kind_of`."""
    return _DECODERS[kind].decode(body)


def kind_of(finding: Finding) -> str:
    """Its kind as the contract names it: event, statement, standing or ladder."""
    return type(finding).__name__.lower()


def encode_words(words: Words) -> str:
    """The words as JSON."""
    return msgspec.json.encode(words).decode()


def decode_words(body: str) -> Words:
    """The words that were encoded."""
    return _WORDS.decode(body)


def encode_days(days: Days) -> str:
    """Days as JSON."""
    return msgspec.json.encode(days).decode()


def decode_days(body: str) -> Days:
    """The days that were encoded."""
    return _DAYS.decode(body)


def words_of(reading: Reading, finding: Finding) -> Words:
    """The words that told of the finding and those that date it."""
    if isinstance(finding, Ladder):
        return Words()
    timing = finding.since_timing if isinstance(finding, Standing) else finding.timing
    return Words(_quoted(reading, finding.trigger), tuple(words for span in timing.dates if (words := _quoted(reading, span))))


def _quoted(reading: Reading, span: Span) -> Evidence | None:
    try:
        return reading.evidence(span)
    except ValueError:  # A record made by hand may point outside its reading.
        return None


def days_of(finding: Finding) -> Days:
    """The days by which a finding is looked up: when it happened, or since when (else as of when) a level stands."""
    if isinstance(finding, Event | Statement):
        return finding.when
    return finding.since or finding.as_of if isinstance(finding, Standing) else Days()


def sides_of(finding: Finding) -> tuple[str, ...]:
    """Every side of a finding, sorted, each once."""
    match finding:
        case Event():
            found: Sequence[str | None] = (*finding.states, *(person.state for person in finding.participants))
        case Statement():
            found = (finding.side, finding.addressee)
        case Standing():
            found = (*finding.states, finding.owner, finding.partner)
        case Ladder():
            found = (finding.owner,)
    return tuple(sorted({side for side in found if side}))


def people_of(finding: Finding) -> tuple[Participant, ...]:
    """Who takes part in it or speaks."""
    if isinstance(finding, Event):
        return finding.participants
    return (finding.speaker,) if isinstance(finding, Statement) and finding.speaker else ()
