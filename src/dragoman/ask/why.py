"""Why the record says what it says, in plain words: which words, which rule, which dates, which names, whose decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dragoman.ask.answers import RecordEvent, days_in_words
from dragoman.ask.events import event
from dragoman.ask.levels import claims, history, levels
from dragoman.errors import UsageError
from dragoman.model.finding import Event, Finding, Ladder, Participant, Standing, Statement
from dragoman.store.judgements import Entry
from dragoman.store.lookup import Asked, Stored
from dragoman.store.record import Record


def finding_id(record: Record, beginning: str) -> str:
    """The id of the one finding that begins so; raises UsageError where there is none or more than one."""
    found = record.ids(beginning)
    if len(found) == 1 or beginning in found:
        return beginning if beginning in found else found[0]
    raise UsageError(f"id {beginning!r}: {f'{len(found)} findings or more' if found else 'no finding'}, expected the beginning of one id")


def show(record: Record, beginning: str) -> RecordEvent | Finding:
    """The event of the record, or the statement, standing or ladder, of an id; the beginning of the id is enough."""
    id_ = finding_id(record, beginning)
    merged = event(record, id_)
    return merged or _stored(record, id_)[-1].finding


def why(record: Record, beginning: str) -> list[str]:
    """How the record came to what it says under an id, line by line."""
    id_ = finding_id(record, beginning)
    merged = event(record, id_)
    ids = merged.findings if merged else (id_,)
    lines = list(_about(merged)) if merged else []
    for each in ids:
        newest = next((stored for stored in _stored(record, each) if not stored.superseded), None) or _stored(record, each)[-1]
        lines += _finding(newest)
        lines += _history(record, newest.finding) if isinstance(newest.finding, Standing) else []
    lines += _became(record, merged) if merged else []
    return lines + [_decision(entry) for entry in record.judgements(ids)]


def _stored(record: Record, id_: str) -> list[Stored]:
    return list(record.findings(Asked(ids=(id_,), superseded=True)))


def _about(merged: RecordEvent) -> Iterator[str]:
    said = merged.event
    yield f"{said.type.replace('_', ' ')} of {' and '.join(said.states)}, {days_in_words(said.when)}: {said.modality}."
    if len(merged.findings) > 1:
        copies = len(merged.sources) - merged.independent
        yield f"Told by {len(merged.sources)} documents, {merged.independent} of them independent{f', {copies} copies' if copies else ''}."
    if len(merged.history) > 1:
        yield f"First to last: {', then '.join(merged.history)}."
    if merged.corrected:
        yield f"Put right by people: {'; '.join(merged.corrected)}."
    for field, values in merged.disputed:
        given = "; ".join(f"{value.value} ({', '.join(value.documents)})" for value in values)
        yield f"Documents disagree on {field}: {given}."


def _finding(stored: Stored) -> Iterator[str]:
    finding = stored.finding
    kind = type(finding).__name__.lower()
    old = " It is superseded: a newer reading of the document no longer says so." if stored.superseded else ""
    yield f"{kind} {finding.id} in {finding.document}.{old}"
    for words in finding.evidence:
        yield f"  words: “{' '.join(words.quote.split())}” (characters {words.start} to {words.end})"
    told = f" by the words “{stored.trigger.quote}”" if stored.trigger else ""
    yield f"  rule: {finding.made_by.stage} {finding.made_by.rule}{told}"
    yield from (f"  {line}" for line in _fields(stored))


def _fields(stored: Stored) -> Iterator[str]:
    finding = stored.finding
    match finding:
        case Event():
            yield from _when(finding, stored)
            yield from map(_person, finding.participants)
            yield f"modality: {finding.modality}" + (f"; codes withheld: {finding.withheld}" if finding.withheld else "")
        case Statement():
            yield f"stance: {finding.stance}, by {finding.side}" + (f" to {finding.addressee}" if finding.addressee else "")
            yield from _when(finding, stored)
            yield from [_person(finding.speaker)] if finding.speaker else []
        case Standing():
            yield from _level(finding)
        case Ladder():
            yield f"ladder of {finding.owner}, highest first: {', '.join(finding.rungs)}"


def _when(finding: Event | Statement, stored: Stored) -> Iterator[str]:
    yield f"days: {days_in_words(finding.when)}"
    if stored.dates:
        yield f"  date words: {', '.join(f'“{words.quote}”' for words in stored.dates)}"
    if finding.when_basis:
        yield f"  because of: {'; '.join(finding.when_basis)}"
    if finding.conflict:
        yield f"  these do not fit together: {'; '.join(finding.conflict)}"


def _person(person: Participant) -> str:
    who = person.name or f"{person.state or 'a side'}, nobody named"
    offices = f", {', '.join(person.offices)}" if person.offices else ""
    how = f"; {person.how}" if person.how else ""
    flags = f"; beware: {'; '.join(person.flags)}" if person.flags else ""
    might = "; may be " + " or ".join(f"{c.name} ({c.why})" for c in person.candidates) if person.candidates else ""
    return f"{person.role}: {who}{offices} (the text has “{person.surface}”{how}{might}{flags})"


def _level(standing: Standing) -> Iterator[str]:
    rung = f", rung {standing.rung} from below on the ladder of {standing.ladder}" if standing.ladder and standing.rung else ""
    yield f"level: {standing.label} between {' and '.join(standing.states)}{rung} (the text has “{standing.label_as_given}”)"
    yield f"stage: {standing.stage.replace('_', ' ')}"
    if standing.since:
        yield f"since: {days_in_words(standing.since)}"
    if standing.as_of:
        yield f"as of: {days_in_words(standing.as_of)}"


def _history(record: Record, standing: Standing) -> Iterator[str]:
    """What else was said of the level of the same two, earliest first, so that one sees what replaced what."""
    others = history(record, standing)
    if len(others) > 1:
        yield "  all that is said of this level, earliest first:"
    for each in others if len(others) > 1 else ():
        here = " (this one)" if each.id == standing.id else ""
        yield f"    {days_in_words(each.since or each.as_of)}: {each.label}, {each.stage.replace('_', ' ')}, in {each.document}{here}"


def _became(record: Record, merged: RecordEvent) -> Iterator[str]:
    """Of a rise that was wished or planned: by which level, told where, it became history."""
    wish = next((each for each in claims(record, merged.event.states) if each.id in merged.findings and each.stage != "done"), None)
    for level in levels(record, dt.date.max, states=merged.event.states) if wish else ():
        if any(each.id in merged.findings for each in level.superseded):
            whose = f" on the ladder of {level.owner}" if level.owner else ""
            since = f" since {days_in_words(level.since)}" if level.since else ""
            yield f"This wish is history: the level is {level.label}{whose}{since}, as {level.standing.document} tells."


def _decision(entry: Entry) -> str:
    judgement = entry.judgement
    between = (
        f"{judgement.left} and {judgement.right} are {judgement.verdict}" if judgement.right else f"{judgement.left} is {judgement.verdict}"
    )
    reasons = f": {'; '.join(judgement.reasons)}" if judgement.reasons else ""
    score = "" if entry.by_person else f", score {judgement.score}"
    undone = " (taken back)" if entry.undone else ""
    return f"decision {entry.number} by {judgement.by}{score}: {between}{reasons}{undone}"
