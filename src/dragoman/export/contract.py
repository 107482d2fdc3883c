"""The public JSON form of everything that is read (CONTRACT.md 1), and the way back from its rows to records.

The danger: a row that says less than the record.  Whatever a record holds stands in its row, except what only the reader
itself needs: where in the cleaned text the trigger and the date words stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from dragoman.export.story import Story
from dragoman.model.document import Document, Evidence
from dragoman.model.entity import Seat
from dragoman.model.finding import Codes, Event, Finding, Ladder, Modality, Participant, Place, Standing, Statement, Unread
from dragoman.model.mention import Candidate, Maker, Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span
from dragoman.model.time import Days

Row = dict[str, object]
_PLACES = 4
"""Decimals of a printed score: more would be noise."""


def rows(story: Story, *, mentions: bool = False, unread: bool = False) -> Iterator[Row]:
    """The rows of a story: the document, then its findings in order of their first evidence, then mentions and unread sentences."""
    yield document_row(story.reading.document, story.published)
    yield from (finding_row(each) for each in sorted(story.findings, key=_first_words))
    if mentions:
        yield from (mention_row(story, each) for each in story.mentions)
    if unread:
        yield from (_unread_row(each) for each in story.unread)


def dumps(row: Mapping[str, object]) -> str:
    """A row as one line of JSON in UTF-8, its keys in the order of the row."""
    return msgspec.json.encode(row).decode()


def _first_words(finding: Finding) -> tuple[int, int, str]:
    first = min((words.start, words.end) for words in finding.evidence) if finding.evidence else (0, 0)
    return (*first, finding.id)


def document_row(document: Document, published: Days) -> Row:
    """What is known of a story as a whole; `published` is the smallest interval that holds every day it may have come out on."""
    source, hull = document.source, published.hull
    row: Row = {"kind": "document", "id": document.id, "source": source.url or source.path, "sha256": source.sha256}
    row |= {"start": document.span.start, "end": document.span.end, "language": document.language, "translation": str(document.translation)}
    row |= {"published": Days((hull,)).as_lists()[0] if hull else None, "title": document.title or source.title}
    return row | ({"publisher": source.publisher} if source.publisher else {}) | ({"decoding": "lossy"} if source.lossy else {})


def finding_row(finding: Finding) -> Row:
    """One finding as CONTRACT.md has it."""
    match finding:
        case Event():
            return _event_row(finding)
        case Statement():
            return _statement_row(finding)
        case Standing():
            return _standing_row(finding)
        case Ladder():
            row = _head("ladder", finding) | {"owner": finding.owner, "rungs": list(finding.rungs)}
            return row | _foot(finding)


def _head(kind: str, finding: Finding) -> Row:
    return {"kind": kind, "id": finding.id, "document": finding.document}


def _foot(finding: Finding) -> Row:
    row: Row = {} if isinstance(finding, Ladder) else {"confidence": round(finding.confidence, _PLACES)}
    return row | {"made_by": _maker(finding.made_by), "evidence": [evidence_row(each) for each in finding.evidence]}


def _maker(maker: Maker) -> str:
    return f"{maker.stage} {maker.rule}"


def _event_row(event: Event) -> Row:
    row = _head("event", event) | {"type": event.type, "modality": str(event.modality)} | _when(event)
    row |= {"place": _place_row(event.place) if event.place else None}
    row |= {"participants": [participant_row(each) for each in event.participants]}
    row |= {"states": list(event.states), "label": event.label, "detail": dict(event.detail), "channel": event.channel}
    row |= {"topics": list(event.topics), "formulae": list(event.formulae), "within": event.within, "reported_by": event.reported_by}
    return row | {"codes": _codes_row(event.codes), "withheld": event.withheld} | _foot(event)


def _when(finding: Event | Statement) -> Row:
    return {"when": finding.when.as_lists(), "when_basis": list(finding.when_basis), "conflict": list(finding.conflict)}


def _statement_row(said: Statement) -> Row:
    row = _head("statement", said) | {"speaker": participant_row(said.speaker) if said.speaker else None, "side": said.side}
    row |= {"addressee": said.addressee, "joint": said.joint, "codes": _codes_row(said.codes), "stance": said.stance}
    row |= {"topics": list(said.topics), "formulae": list(said.formulae), "readout_side": said.readout_side, "chain": list(said.chain)}
    return row | _when(said) | {"event": said.event} | _foot(said)


def _standing_row(standing: Standing) -> Row:
    row = _head("standing", standing) | {"owner": standing.owner, "partner": standing.partner, "states": list(standing.states)}
    row |= {"label": standing.label, "label_as_given": standing.label_as_given, "ladder": standing.ladder, "rung": standing.rung}
    row |= {"modality": standing.modality, "stage": standing.stage, "since": standing.since.as_lists(), "as_of": standing.as_of.as_lists()}
    return row | _foot(standing)


def evidence_row(words: Evidence) -> Row:
    """Words of a source: `text[start:end] == quote`."""
    return {"document": words.document, "start": words.start, "end": words.end, "quote": words.quote}


def participant_row(person: Participant) -> Row:
    """Somebody in a role, or a side without a named person."""
    row: Row = {"role": person.role, "name": person.name, "person": person.person, "surface": person.surface, "state": person.state}
    row |= {"rank": person.rank, "seat": str(person.seat), "offices": list(person.offices), "office_kinds": list(person.office_kinds)}
    candidates = [candidate_row(each) for each in person.candidates]
    return row | {"how": person.how, "flags": list(person.flags), "candidates": candidates, "evidence": evidence_row(person.evidence)}


def candidate_row(candidate: Candidate) -> Row:
    """Somebody whom a name may mean."""
    score = round(candidate.score, _PLACES)
    return {"name": candidate.name, "person": candidate.person, "state": candidate.state, "score": score, "why": candidate.why}


def _place_row(place: Place) -> Row:
    return {"name": place.name, "state": place.state, "evidence": evidence_row(place.evidence)}


def _codes_row(codes: Codes | None) -> Row | None:
    return {"plover": codes.plover, "cameo": list(codes.cameo)} if codes else None


def mention_row(story: Story, mention: Mention) -> Row:
    """Something that the story names; an organisation is told apart from a state."""
    words = story.reading.evidence(mention.span)
    row: Row = {"kind": "mention", "document": words.document, "type": _mention_type(mention), "start": words.start, "end": words.end}
    value = msgspec.json.decode(msgspec.json.encode(mention.value))
    return row | {"quote": words.quote, "value": value, "made_by": _maker(mention.made_by)}


def _mention_type(mention: Mention) -> str:
    if isinstance(mention.value, StateName) and mention.value.form is StateForm.ORGANISATION:
        return str(MentionKind.ORGANISATION)
    return str(mention.kind)


def _unread_row(unread: Unread) -> Row:
    words = unread.evidence
    return {"kind": "unread", "document": unread.document, "start": words.start, "end": words.end, "quote": words.quote, "why": unread.why}


def finding_from(row: Mapping[str, Any]) -> Finding:
    """The record of a finding's row, such as one that another program kept; the row of the record is the same row again.

    The trigger is taken to be the first evidence, and the timing is empty: both are offsets of a reading that no row holds.
    Raises KeyError or ValueError for a row that is not as `finding_row` makes it.
    """
    makers: dict[str, Callable[[Mapping[str, Any]], Finding]]
    makers = {"event": _event_from, "statement": _statement_from, "standing": _standing_from, "ladder": _ladder_from}
    kind = row["kind"]
    if kind not in makers:
        msg = f"kind {kind!r} is no finding, expected one of {', '.join(makers)}"
        raise ValueError(msg)
    return makers[kind](row)


def _shared(row: Mapping[str, Any]) -> dict[str, Any]:
    stage, _, rule = row.get("made_by", "").partition(" ")
    evidence = tuple(_evidence_from(each) for each in row["evidence"])
    return {"id": row["id"], "document": row["document"], "evidence": evidence, "made_by": Maker(stage, rule)}


def _trigger(row: Mapping[str, Any]) -> dict[str, Any]:
    words = row["evidence"][0]
    return {"trigger": Span(words["start"], words["end"]), "confidence": row["confidence"]}


def _tuples(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: tuple(row[name]) for name in names}


def _event_from(row: Mapping[str, Any]) -> Event:
    return Event(
        **_shared(row),
        **_trigger(row),
        **_tuples(row, ("states", "when_basis", "conflict", "topics", "formulae")),
        **{name: row[name] for name in ("type", "label", "channel", "within", "reported_by", "withheld")},
        modality=Modality(row["modality"]),
        participants=tuple(_participant_from(each) for each in row["participants"]),
        when=Days.from_lists(row["when"]),
        place=_place_from(row["place"]) if row["place"] else None,
        detail=tuple(row["detail"].items()),
        codes=_codes_from(row["codes"]),
    )


def _statement_from(row: Mapping[str, Any]) -> Statement:
    return Statement(
        **_shared(row),
        **_trigger(row),
        **_tuples(row, ("when_basis", "conflict", "topics", "formulae", "chain")),
        **{name: row[name] for name in ("side", "stance", "addressee", "joint", "readout_side", "event")},
        speaker=_participant_from(row["speaker"]) if row["speaker"] else None,
        when=Days.from_lists(row["when"]),
        codes=_codes_from(row["codes"]),
    )


def _standing_from(row: Mapping[str, Any]) -> Standing:
    return Standing(
        **_shared(row),
        **_trigger(row),
        **{name: row[name] for name in ("owner", "partner", "label", "label_as_given", "modality", "stage", "ladder", "rung")},
        states=tuple(row["states"]),
        since=Days.from_lists(row["since"]),
        as_of=Days.from_lists(row["as_of"]),
    )


def _ladder_from(row: Mapping[str, Any]) -> Ladder:
    return Ladder(**_shared(row), owner=row["owner"], rungs=tuple(row["rungs"]))


def _evidence_from(row: Mapping[str, Any]) -> Evidence:
    return Evidence(row["document"], row["start"], row["end"], row["quote"])


def _participant_from(row: Mapping[str, Any]) -> Participant:
    return Participant(
        **{name: row[name] for name in ("role", "state", "surface", "name", "person", "rank", "how")},
        **_tuples(row, ("offices", "office_kinds", "flags")),
        seat=Seat(row["seat"]),
        candidates=tuple(Candidate(**each) for each in row["candidates"]),
        evidence=_evidence_from(row["evidence"]),
    )


def _place_from(row: Mapping[str, Any]) -> Place:
    return Place(row["name"], row["state"], _evidence_from(row["evidence"]))


def _codes_from(row: Mapping[str, Any] | None) -> Codes | None:
    return Codes(row["plover"], tuple(row["cameo"])) if row else None
