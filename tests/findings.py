"""Findings of every kind for property tests."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from dragoman.model.document import Evidence
from dragoman.model.entity import Seat
from dragoman.model.finding import Codes, Event, Finding, Ladder, Modality, Participant, Place, Standing, Statement
from dragoman.model.mention import Candidate, Maker
from dragoman.model.span import Span
from dragoman.model.time import Days, Interval

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
MAYBE = st.none() | WORDS
MANY = st.lists(WORDS, max_size=3).map(tuple)
SIDES = st.sampled_from(("KEN", "PER", "VNM", "CHN", "ASEAN"))
SCORE = st.integers(0, 100).map(lambda n: n / 100)
DAY = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@st.composite
def days(draw: st.DrawFn) -> Days:
    """A set of days with up to three intervals, some of them open."""
    ends = draw(st.lists(st.tuples(st.none() | DAY, st.none() | DAY), max_size=3))
    return Days.of(Interval(*ends_) if None in ends_ else Interval(*sorted(ends_)) for ends_ in ends)  # type: ignore[type-var]


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Words at some place."""
    quote, start = draw(WORDS), draw(st.integers(0, 500))
    return Evidence("wire", start, start + len(quote), quote)


CANDIDATES = st.lists(st.builds(Candidate, WORDS, MAYBE, st.none() | SIDES, SCORE, WORDS), max_size=2).map(tuple)
PEOPLE = st.builds(
    Participant,
    WORDS,
    st.none() | SIDES,
    WORDS,
    evidence(),
    MAYBE,
    MAYBE,
    st.none() | st.integers(1, 7),
    st.sampled_from(Seat),
    MANY,
    MANY,
    WORDS,
    CANDIDATES,
    MANY,
)
SHARED = {
    "id": st.uuids().map(lambda u: u.hex[:16]),
    "document": st.just("wire"),
    "evidence": st.lists(evidence(), min_size=1, max_size=3).map(tuple),
    "made_by": st.builds(Maker, st.just("extract"), WORDS.filter(str.strip)),
}
TIMED = {"when": days(), "when_basis": MANY, "conflict": MANY, "topics": MANY, "formulae": MANY, "confidence": SCORE}
CODES = st.none() | st.builds(Codes, MAYBE, MANY)
STATES = st.lists(SIDES, min_size=2, max_size=2, unique=True).map(tuple)
EVENTS = st.builds(
    Event,
    **SHARED,
    **TIMED,
    trigger=st.just(Span(0, 4)),
    type=st.sampled_from(("meeting", "visit")),
    modality=st.sampled_from(Modality),
    participants=st.lists(PEOPLE, max_size=2).map(tuple),
    states=STATES,
    place=st.none() | st.builds(Place, WORDS, st.none() | SIDES, evidence()),
    label=MAYBE,
    detail=st.dictionaries(WORDS, WORDS, max_size=2).map(lambda d: tuple(d.items())),
    channel=st.just("party"),
    codes=CODES,
    within=MAYBE,
    reported_by=MAYBE,
    withheld=MAYBE,
)
STATEMENTS = st.builds(
    Statement,
    **SHARED,
    **TIMED,
    trigger=st.just(Span(0, 4)),
    speaker=st.none() | PEOPLE,
    side=SIDES,
    stance=st.just("urge"),
    joint=st.booleans(),
    addressee=st.none() | SIDES,
    readout_side=st.none() | SIDES,
    chain=MANY,
    event=MAYBE,
    codes=CODES,
)
STANDINGS = st.builds(
    Standing,
    **SHARED,
    trigger=st.just(Span(0, 4)),
    owner=st.none() | SIDES,
    partner=SIDES,
    states=STATES,
    label=WORDS,
    label_as_given=WORDS,
    modality=st.just("raised"),
    stage=st.just("done"),
    ladder=st.none() | SIDES,
    rung=st.none() | st.integers(1, 5),
    since=days(),
    as_of=days(),
    confidence=SCORE,
)
FINDINGS: st.SearchStrategy[Finding] = EVENTS | STATEMENTS | STANDINGS | st.builds(Ladder, **SHARED, owner=SIDES, rungs=MANY)
