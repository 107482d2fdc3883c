"""Events of the record: the findings of all documents, joined by judgements, with what is agreed and what is disputed.

The danger: a merged event that says more than any report.  The chosen value of a field is one that a report gave (or the
days that all of them allow), and every other value stays in sight.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from dragoman.ask.answers import Claimed, RecordEvent, SourceLine, days_in_words
from dragoman.ask.corrections import corrected
from dragoman.knowledge.agencies import load_agencies
from dragoman.model.finding import Event, Modality, Participant
from dragoman.model.judgement import Verdict
from dragoman.model.time import Days
from dragoman.resolve.copies import Printed, copies
from dragoman.resolve.merge import Link, clusters
from dragoman.store.judgements import Entry
from dragoman.store.lookup import Asked, Stored, StoredDocument
from dragoman.store.record import Record
from dragoman.text.keys import letters_key

_LINKS = frozenset({Verdict.SAME, Verdict.DIFFERENT})
_LASTING = frozenset({"visit", "summit"})
"""Their days are a whole stay, so what two reports share would cut it short: one report's stay is taken."""
_SURENESS = (
    Modality.OCCURRED, Modality.CANCELLED, Modality.DENIED, Modality.PLANNED,
    Modality.EXPECTED, Modality.INVITED, Modality.WANTED, Modality.HYPOTHETICAL,
)  # fmt: skip
"""A planned event becomes occurred only by a report that says so; such a report then counts before all plans."""


def events(  # noqa: PLR0913 - a question may have many sides; all by keyword
    record: Record,
    *,
    states: Sequence[str] = (),
    person: str | None = None,
    type: str | None = None,  # noqa: A002 - the word of the contract
    since: dt.date | None = None,
    until: dt.date | None = None,
    modality: str | None = None,
    channel: str | None = None,
    rank: int | None = None,
) -> list[RecordEvent]:
    """Events that fit, earliest first, those without days last.

    All `states` take part; `person` is an id of the registry or any form of a name; days count from `since` to `until`, both
    included; `rank` is the lowest class of office that still counts (1 is the highest); `modality` is that of the merged event.
    """
    asked = Asked("event", tuple(states), person, type, since, until, None, channel, rank)
    found = assembled(record, record.findings(asked))
    return [each for each in found if modality is None or each.event.modality == modality]


def event(record: Record, finding: str) -> RecordEvent | None:
    """The event of the record that a finding is part of, rejected ones too; None for what is no event."""
    asked = Asked("event", ids=(finding,))
    return next(iter(assembled(record, record.findings(asked), rejected=True)), None)


def assembled(record: Record, found: Iterable[Stored], *, rejected: bool = False) -> list[RecordEvent]:
    """The events of the record that these findings are part of."""
    claims = {stored.finding.id: stored for stored in found if isinstance(stored.finding, Event)}
    first = set(claims)
    entries = _closure(record, claims)
    refused, accepted = _decided(entries, Verdict.REJECTED), _decided(entries, Verdict.ACCEPTED)
    left = {id_: stored for id_, stored in claims.items() if rejected or id_ not in refused}
    links = [Link(entry.judgement, entry.by_person) for entry in entries if entry.judgement.verdict in _LINKS and not entry.undone]
    groups = clusters([stored.finding for stored in left.values() if isinstance(stored.finding, Event)], links)
    documents = record.documents(stored.document for stored in left.values())
    chosen = (tuple(left[id_] for id_ in group) for group in groups if first & set(group))
    return sorted((_corrected(_merged(group, documents, accepted), entries) for group in chosen), key=_by_day)


def _corrected(merged: RecordEvent, entries: Sequence[Entry]) -> RecordEvent:
    event, said = corrected(merged.event, entries, merged.findings)
    return replace(merged, event=event, corrected=said) if said else merged


def _closure(record: Record, claims: dict[str, Stored]) -> list[Entry]:
    """Judgements about the claims, and, into `claims`, every finding that they lead to, however far."""
    entries: dict[int, Entry] = {}
    fresh = set(claims)
    while fresh:
        found = record.judgements(fresh)
        entries |= {entry.number: entry for entry in found}
        same = (entry.judgement for entry in found if entry.judgement.verdict is Verdict.SAME and not entry.undone)
        fresh = {id_ for judgement in same for id_ in (judgement.left, judgement.right)} - claims.keys()
        more = {stored.finding.id: stored for stored in record.findings(Asked("event", ids=tuple(sorted(fresh))))} if fresh else {}
        claims |= more
        fresh = set(more)
    return [entries[number] for number in sorted(entries)]


def _decided(entries: Iterable[Entry], verdict: Verdict) -> set[str]:
    """Findings of which people last said so: accepting takes back rejecting, and the other way round."""
    last: dict[str, Verdict] = {}
    for entry in entries:
        if entry.judgement.verdict in {Verdict.ACCEPTED, Verdict.REJECTED} and not entry.undone:
            last[entry.judgement.left] = entry.judgement.verdict
    return {id_ for id_, said in last.items() if said is verdict}


@dataclass(frozen=True, slots=True)
class _Claim:
    event: Event
    document: StoredDocument


def _merged(group: tuple[Stored, ...], documents: Mapping[int, StoredDocument], accepted: set[str]) -> RecordEvent:
    claims = sorted(
        (_Claim(stored.finding, documents[stored.document]) for stored in group if isinstance(stored.finding, Event)), key=_surest_first
    )
    best = claims[0].event
    ids = tuple(sorted(claim.event.id for claim in claims))
    if len(claims) == 1:
        return RecordEvent(best, ids, tuple(_sources(claims)), accepted=best.id in accepted)
    when, disputed = _when(claims)
    places = [claim.event.place for claim in claims if claim.event.place]
    event = replace(
        best,
        id=ids[0],
        when=when,
        when_basis=tuple(dict.fromkeys(basis for claim in claims for basis in claim.event.when_basis)),
        participants=_participants(claims),
        states=tuple(dict.fromkeys(side for claim in claims for side in claim.event.states)),
        place=best.place or (places[0] if places else None),
        label=next((claim.event.label for claim in claims if claim.event.label), None),
        topics=tuple(dict.fromkeys(topic for claim in claims for topic in claim.event.topics)),
        formulae=tuple(dict.fromkeys(key for claim in claims for key in claim.event.formulae)),
        evidence=tuple(words for claim in claims for words in claim.event.evidence),
        confidence=max(claim.event.confidence for claim in claims),
    )
    history = tuple(dict.fromkeys(f"{claim.event.modality} ({claim.document.name})" for claim in sorted(claims, key=_by_publication)))
    return RecordEvent(event, ids, tuple(_sources(claims)), tuple(_disputes(claims, disputed)), history, bool(accepted & set(ids)))


def _by_publication(claim: _Claim) -> tuple[dt.date, int, str]:
    """Claims in the order in which they came out; where nothing is known, those less sure first, as news goes."""
    hull = claim.document.published.hull
    return (hull.low if hull else dt.date.max, -_SURENESS.index(claim.event.modality), claim.event.id)


def _surest_first(claim: _Claim) -> tuple[int, float, int, str]:
    return (_SURENESS.index(claim.event.modality), -claim.event.confidence, -len(claim.event.participants), claim.event.id)


def _when(claims: Sequence[_Claim]) -> tuple[Days, bool]:
    """The days that all claims of the surest kind allow; where they share none, those of the first; and whether a report disagrees."""
    kind = claims[0].event.modality
    known = [claim.event.when for claim in claims if claim.event.when and claim.event.modality == kind]
    if not known:
        return next((claim.event.when for claim in claims if claim.event.when), Days()), False
    if claims[0].event.type in _LASTING:
        whole = next((days for days in known if days.intervals[-1].last), known[0])
        return whole, _differ(whole, claims)
    chosen = reduce(Days.meet, known) or known[0]
    return chosen, _differ(chosen, claims)


def _differ(chosen: Days, claims: Sequence[_Claim]) -> bool:
    """Whether some report, a plan among them, gives days of which none was chosen."""
    return any(claim.event.when and not chosen.meet(claim.event.when) for claim in claims)


def _participants(claims: Sequence[_Claim]) -> tuple[Participant, ...]:
    """Everybody whom some report names; a side without a name only where no report names anybody of it."""
    chosen: dict[tuple[str | None, str], Participant] = {}
    for person in (person for claim in claims for person in claim.event.participants if person.name):
        chosen.setdefault((person.state, person.person or letters_key(person.name or "")), person)
    named = {state for state, _ in chosen}
    for person in (person for claim in claims for person in claim.event.participants if not person.name):
        if person.state not in named:
            chosen.setdefault((person.state, ""), person)
    return tuple(chosen.values())


def _sources(claims: Iterable[_Claim]) -> Iterator[SourceLine]:
    documents = sorted({claim.document.row: claim.document for claim in claims}.values(), key=_earliest)
    found = copies(map(_printed, documents))
    for document in documents:
        copy = found.get(document.name)
        yield SourceLine(document.name, document.publisher, copy is None, copy.of if copy else None, copy.why if copy else "")


def _earliest(document: StoredDocument) -> tuple[dt.date, int]:
    hull = document.published.hull
    return (hull.low if hull else dt.date.max, document.row)


def _printed(document: StoredDocument) -> Printed:
    agencies = load_agencies()
    house = agencies.house(document.dateline) or agencies.house(document.publisher or "")
    return Printed(document.name, document.fingerprint, document.signature, house)


def _disputes(claims: Sequence[_Claim], days_disputed: bool) -> Iterator[tuple[str, tuple[Claimed, ...]]]:
    if days_disputed:
        yield "when", _values((days_in_words(claim.event.when), claim.document.name) for claim in claims if claim.event.when)
    places = _values((claim.event.place.name, claim.document.name) for claim in claims if claim.event.place)
    if len(places) > 1:
        yield "place", places
    modalities = {claim.event.modality for claim in claims}
    if Modality.OCCURRED in modalities and modalities & {Modality.DENIED, Modality.CANCELLED}:
        yield "modality", _values((str(claim.event.modality), claim.document.name) for claim in claims)


def _values(said: Iterable[tuple[str, str]]) -> tuple[Claimed, ...]:
    documents: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for value, document in said:
        documents[value][document] = None
    return tuple(Claimed(value, tuple(names)) for value, names in documents.items())


def _by_day(event: RecordEvent) -> tuple[bool, dt.date, str]:
    hull = event.event.when.hull
    return (hull is None, hull.low if hull else dt.date.max, event.event.id)
