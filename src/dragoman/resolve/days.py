"""The days of every finding of one story, and whether what it tells had happened when it was told.

The danger: the day of publication taken for the day of the event.  An event takes the days that its words allow, or those of the visit
that holds it; where nothing dates it, it happened "by the day of publication", which is no date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.knowledge.anchors import Anchors
from dragoman.knowledge.dates import DateGrammar
from dragoman.model.document import Reading
from dragoman.model.entity import Tenure
from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.finding import Event, Finding, Modality, Standing, Statement, Tense, Timing
from dragoman.model.joining import POINTED
from dragoman.model.mention import Mention
from dragoman.model.span import Span
from dragoman.model.time import ONE_DAY, Days, Interval
from dragoman.resolve.dates import KNOWN_STORY, Answer, StoryDates
from dragoman.resolve.extents import AHEAD, Extents
from dragoman.resolve.lenders import Lenders
from dragoman.resolve.puzzle import STORY, Outcome
from dragoman.resolve.ties import ORDER, TENURE, Placed

# What anniversaries are kept of: a standing (None), and beginnings; nobody dates a call by the feast that it congratulates on.
REMEMBERED = frozenset({None, "recognition", "level_up", "agreement", "joint_statement", "incident"})
YEARS = (1990, 2030)


class Tenures(Protocol):
    """Who knows when a person held which office."""

    def tenures(self, person: str) -> Sequence[Tenure]:
        """The person's tenures, oldest first; none where the tables know none."""


# A set of more intervals than this (the weeks of a year and some) is given as the span that holds it.
MOST_INTERVALS = 60


@dataclass(frozen=True, slots=True)
class DatedStory:
    """The findings with their days, the days on which the story may have come out, and the answer for each date by its span."""

    findings: tuple[Finding, ...]
    published: Days
    answers: Mapping[Span, Answer]


def date_findings(
    reading: Reading,
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    *,
    tenures: Tenures | None,
    anchors: Anchors,
    published: Interval | None,
    years: tuple[int, int] = YEARS,
    grammars: Mapping[str, DateGrammar] | None = None,
) -> DatedStory:
    """The findings in their order, with `when`, `when_basis`, `conflict`, final modality, and `since` of standings.

    `published` are the days on which the story may have come out, None where nothing is known.  A printed year may lie outside
    `years`; everything else is looked for within them.  `grammars` tell the tense of dates that no finding uses.
    """

    def told(claims: Sequence[Finding]) -> _Story:
        known = {} if grammars is None else grammars
        return _Story(reading, mentions, claims, tenures=tenures, anchors=anchors, published=published, years=years, grammars=known)

    timed = findings
    for _ in range(2):  # the second time with those ahead that the first showed to be ahead
        story = told(timed)
        ahead = story.ahead()
        if not ahead:
            break
        timed = [replace(f, modality=Modality.PLANNED) if isinstance(f, Event) and f.id in ahead else f for f in timed]
    else:
        story = told(timed)
    return story.dated()


def when_text(
    reading: Reading,
    mentions: Sequence[Mention],
    *,
    anchors: Anchors,
    published: Interval | None = None,
    years: tuple[int, int] = YEARS,
    grammars: Mapping[str, DateGrammar] | None = None,
) -> list[tuple[Span, Answer]]:
    """Each date of a text by itself, in order of place, with its days, basis and conflict: what `dragoman when` prints."""
    dated = date_findings(reading, mentions, (), tenures=None, anchors=anchors, published=published, years=years, grammars=grammars)
    return sorted(dated.answers.items())


class _Story:
    """One story: its dates in one puzzle, and its findings, each with its place there."""

    def __init__(
        self,
        reading: Reading,
        mentions: Sequence[Mention],
        findings: Sequence[Finding],
        *,
        tenures: Tenures | None,
        anchors: Anchors,
        published: Interval | None,
        years: tuple[int, int],
        grammars: Mapping[str, DateGrammar],
    ) -> None:
        self.reading, self.findings, self.tenures, self.published = reading, findings, tenures, published
        self.grammars = grammars
        self.dates = StoryDates(reading, mentions, anchors, published, years)
        self.events = {f.id: f for f in findings if isinstance(f, Event)}
        self.places: dict[str, Placed] = {}
        self.lenders = Lenders(self.events, self.places, self.dates, self.grammars)
        self._used = self._uses()
        self.dates.place_all(self._tense)
        self.places.update({id_: place for id_, event in self.events.items() if (place := self._place(event)) is not None})
        self.outcome: Outcome = self.dates.puzzle.solved()
        self.extents = Extents(self.events, self.dates, self.lenders, self._today())
        self.when: dict[str, Answer] = {}
        for event in self.events.values():
            self._answer(event, frozenset())

    def dated(self) -> DatedStory:
        """The findings with their days."""
        published = self.dates.story(self.outcome)
        answers = {m.span: self.dates.answer(self.outcome, p) for m, p in zip(self.dates.dates, self.dates.placed, strict=True)}
        return DatedStory(tuple(self._finished(f, published) for f in self.findings), published, answers)

    def ahead(self) -> set[str]:
        """Events told as done whose days lie after the story's own, with those inside them."""
        done = [e for e in self.events.values() if e.modality is Modality.OCCURRED]
        found = {e.id for e in done if self._is_ahead(e)}
        return found | {e.id for e in done if e.timing.inside in found and not e.timing.dates}

    def _is_ahead(self, event: Event) -> bool:
        first = _low(self.when[event.id].days)
        if first is None or event.id not in self.places or event.type == "invitation":
            return False
        if self.published is not None:
            return self.published.last is not None and first > self.published.last
        told = [self.dates.answer(self.outcome, p).days for p in self.dates.placed if p.value.names_a_day]
        others = [low for days in told if (low := _low(days)) is not None and low != first]
        return bool(others) and first > max(others) and self._announced(event)

    def _announced(self, event: Event) -> bool:
        """Whether the story elsewhere speaks of the same event, or of something within it, as ahead."""
        people = {p.person or p.name for p in event.participants} - {None}
        for other in self.events.values():
            if other.modality not in AHEAD or other.id == event.id:
                continue
            named = people & {p.person or p.name for p in other.participants}
            same = other.type == event.type and set(other.states) & set(event.states) and (named or other.states == event.states)
            if other.timing.inside == event.id or same:
                return True
        return False

    def _uses(self) -> dict[int, list[Event]]:
        used: dict[int, list[Event]] = {}
        for event in self.events.values():
            for number in self._numbers(event.timing, event.type)[:1]:
                used.setdefault(number, []).append(event)
        return used

    def _tense(self, number: int) -> Tense:
        """The tense of a date: that of the claims it dates, else of the words around it."""
        said = self._said(number)
        if len(said) == 1:
            return said.pop()
        words = self.dates.sentence(self.dates.dates[number].span.start).of(self.reading.text)
        ahead = any(grammar.ahead.search(words) for grammar in self.grammars.values())
        return Tense.FUTURE if ahead else Tense.PAST

    def _numbers(self, timing: Timing, kind: str | None = None) -> list[int]:
        """The dates that stand for a claim, nearest first; `kind` is the type of an event, None for other findings."""
        numbers = [self.dates.number[span] for span in timing.dates if span in self.dates.number]
        values = self.dates.values
        remembered = [n for n in numbers if values[n].form == DateForm.ANNIVERSARY]
        if remembered and kind in REMEMBERED:  # "this year" beside it is the year of the feast
            return remembered
        numbers = [n for n in numbers if n not in remembered]
        dating = [n for n in numbers if values[n].dates_events]
        if numbers and not dating:  # a length or a round alone: the sentence's own date is meant
            at = timing.dates[0].start
            here = [n for n in self.dates.in_sentence(at) if values[n].dates_events]
            dating = sorted(here, key=lambda n: abs(self.dates.dates[n].span.start - at))[:1]
        return sorted(dating, key=self._is_bound) or [n for n in numbers if values[n].form == DateForm.ORDINAL]

    def _is_bound(self, number: int) -> bool:
        """Whether a date only bounds ("by September 30"): a date that names the day goes before it."""
        value = self.dates.values[number]
        return value.side is not None and value.form != DateForm.ANCHOR

    def _place(self, event: Event) -> Placed | None:
        """The event's place in the puzzle: that of its nearest date, bound by the tenures of the people in it and by its tense."""
        numbers = self._numbers(event.timing, event.type)
        numbers = numbers or self.lenders.told_again(event)
        if not numbers or self._is_of_a_plan(event, numbers[0]) or self.lenders.is_topic(event):
            return None
        placed = self.dates.again(numbers[0])
        for why, allowed in self._in_office(event) if self._asks_offices(placed.value) else ():
            self.dates.puzzle.only(placed.variable, allowed, why, weight=TENURE if self._story_is_dated() else 0)
        counts = placed.value.form != DateForm.ANNIVERSARY and not self._is_bound(numbers[0])
        if self.published is None and counts and len(self._said(numbers[0])) == 1:
            self._order(event, placed)
        return placed

    def _is_of_a_plan(self, event: Event, number: int) -> bool:
        """Whether the date by what has happened is that of a plan told nearer to it: "will visit in October to follow up the talks"."""
        users = self._used.get(number, ()) if event.modality is Modality.OCCURRED else ()
        span = self.dates.dates[number].span
        away = abs(event.trigger.start - span.start)
        return any(e.modality in AHEAD and e.confidence > POINTED and abs(e.trigger.start - span.start) < away for e in users)

    def _story_is_dated(self) -> bool:
        """Whether the story's day is given or printed in full in its dateline: tables of tenures yield to that."""
        return self.published is not None or any(v.role == "dateline" and v.year and v.month and v.day for v in self.dates.values)

    def _asks_offices(self, value: DateExpression) -> bool:
        """Whether offices may tell which day is meant: not that of a stretch whose story is dated, which they only cut."""
        return self.published is None or value.names_a_day or value.end is not None

    def _said(self, number: int) -> set[Tense]:
        """The tenses of the claims that a date stands for."""
        return {_tense_of(event) for event in self._used.get(number, ())}

    def _order(self, event: Event, placed: Placed) -> None:
        """What happened is not after the story; what is ahead is not before it."""
        cal, tie = self.dates.calendar, self.dates.puzzle.tie
        if event.modality is Modality.OCCURRED and event.timing.tense is not Tense.FUTURE:
            tie(STORY, placed.variable, cal.up_to, cal.onwards, "not after the story's day", weight=ORDER)
        elif event.modality in AHEAD and placed.last is None and placed.value.names_a_day:
            tie(STORY, placed.variable, cal.onwards, cal.up_to, "not before the story's day", weight=ORDER)

    def _in_office(self, event: Event) -> list[tuple[str, int]]:
        """For each office that the words give to a known person, the days on which he or she held it."""
        found = []
        for each in event.participants if self.tenures is not None else ():
            held = self.tenures.tenures(each.person) if each.person and self.tenures is not None else ()
            acting = any("acting" in office.lower() for office in each.offices)
            for kind in each.office_kinds:
                days = [t for t in held if t.office == kind and (acting or not t.acting)]
                if days:
                    found.append((f"tenure:{days[0].state}.{kind}", self.dates.calendar.of(Days.of(t.days for t in days))))
        return found

    def _answer(self, event: Event, above: frozenset[str]) -> Answer:
        """The event's days, those of what holds it first."""
        if event.id in self.when:
            return self.when[event.id]
        holder = self.events.get(event.timing.inside or "")
        borrows = event.id not in self.places or (holder is not None and self.lenders.is_meanwhile(event, holder))
        found = self._borrowed(event, holder, above | {event.id}) if borrows else None
        found = found or (self._dated(event) if event.id in self.places else self._undated(event))
        self.when[event.id] = found = self._since_occasion(event, found)
        return found

    def _borrowed(self, event: Event, holder: Event | None, above: frozenset[str]) -> Answer | None:
        """The days of what holds it or else of what it came of; None where neither has any."""
        if holder is not None:
            its = self._answer(holder, above).days if holder.id not in above else Days()
            return self._inside(event, self.when[holder.id], f"within the {_words(holder)}") if its else None
        lender = self.lenders.of(event, lambda other: self._answer(other, above).days if other.id not in above else Days())
        if lender is None or lender[0].id in above:
            return None
        its_answer = self._answer(lender[0], above)
        return self._inside(event, its_answer, lender[1]) if its_answer.days else None

    def _since_occasion(self, event: Event, found: Answer) -> Answer:
        """A congratulation comes on or after what it congratulates on: the last datable occasion that the story names."""
        today = self._today()
        own = any(self.dates.values[n].form != DateForm.ANCHOR for n in self._numbers(event.timing, event.type))
        lent = event.id not in self.places and (found.days.hull or Interval(None, None)).first is not None
        if not self._congratulates(event) or own or lent or today is None or today.last is None:
            return found
        past = [days.high for days in self.dates.occasions() if days.high <= today.last]
        if not past:
            return found
        return Answer(Days.between(max(past), today.last), ("after what it congratulates on",))

    def _congratulates(self, event: Event) -> bool:
        """Whether it is a congratulation, by its own words or by those of another letter of the story to the same addressee."""
        if event.type != "letter" or event.modality is not Modality.OCCURRED:
            return False
        letters = [e for e in self.events.values() if e.type == "letter" and _addressed(e) == _addressed(event)]
        return any(("letter", "congratulation") in e.detail for e in letters)

    def _dated(self, event: Event) -> Answer:
        placed = self.places[event.id]
        found = self.dates.answer(self.outcome, placed)
        for number in self._numbers(event.timing, event.type)[1:]:
            other = self.dates.answer(self.outcome, self.dates.placed[number])
            found = _narrowed(found, other, self.dates.values[number], placed.value)
        if not found.days:
            return found if found.conflict else self._undated(event)
        of_a_visit = event.type == "invitation" and self._is_anothers(event, found.days)
        return self.extents.fitted(event, found, placed, of_a_visit=of_a_visit)

    def _is_anothers(self, event: Event, days: Days) -> bool:
        """Whether the date is that of the visit which the invitation is for: one that another claim has, or that is yet to come."""
        number = self._numbers(event.timing, event.type)[0]
        today, first = self._today(), _low(days)
        ahead = bool(today and today.last and first and first > today.last)
        sentence = self.dates.sentence(event.trigger.start)
        visits = any(e.type == "visit" and sentence.contains(e.trigger) for e in self.events.values())
        return ahead or visits or any(e.id != event.id and e.type != "invitation" for e in self._used.get(number, ()))

    def _inside(self, event: Event, its: Answer, why: str) -> Answer:
        return Answer(self.extents.cut(event, its.days), tuple(dict.fromkeys([*its.basis, why])))

    def _undated(self, event: Event) -> Answer:
        """By the story's day for what happened, from it for what is ahead; without such a day by the offices named."""
        today = self._today()
        if event.modality in AHEAD:
            return self._from_now(event, today) if today else Answer()
        if event.modality is not Modality.OCCURRED:
            return Answer()
        return self._by_now(today) if today else self._by_office(event)

    def _from_now(self, event: Event, today: Interval) -> Answer:
        """From the story's day, or from that of the contact before it in the story, at which it may have been told."""
        told = [self.dates.answer(self.outcome, self.places[e.id]).days.hull for e in self.lenders.contacts_before(event)]
        known = [hull.first for hull in told if hull is not None and hull.first is not None and hull.first == hull.last]
        if known and today.first is not None and known[-1] < today.first:
            return Answer(Days.between(known[-1], None), ("from the day of the contact told before",))
        return Answer(Days.between(today.first, None), ("from the story's day",))

    @staticmethod
    def _by_now(today: Interval) -> Answer:
        return Answer(Days.between(None, today.last), ("by the story's day",)) if today.last else Answer()

    def _by_office(self, event: Event) -> Answer:
        held = self._in_office(event)
        found = self.dates.calendar.every
        for _, allowed in held:
            found &= allowed
        whys = tuple(dict.fromkeys(why for why, _ in held))
        if held and not found:
            return Answer(conflict=whys)
        return Answer(self.dates.calendar.days(found), whys) if held else Answer()

    def _today(self) -> Interval | None:
        """The story's own day, or the few days in which it lies; None where it is not known."""
        if self.published is not None:
            return self.published
        hull = self.dates.story(self.outcome).hull
        return hull if hull and hull.first and hull.last and hull.last - hull.first <= KNOWN_STORY else None

    def _finished(self, finding: Finding, published: Days) -> Finding:
        if isinstance(finding, Event):
            answer = _bounded(self.when[finding.id])
            return replace(finding, when=answer.days, when_basis=answer.basis, conflict=answer.conflict)
        if isinstance(finding, Statement):
            answer = _bounded(self._of_statement(finding))
            return replace(finding, when=answer.days, when_basis=answer.basis, conflict=answer.conflict)
        if isinstance(finding, Standing):
            return replace(finding, since=self._since(finding), as_of=published)
        return finding

    def _of_statement(self, statement: Statement) -> Answer:
        """The days of the event at which it was said; its own date, or the story's day, where there is none."""
        event = self.events.get(statement.event or statement.timing.inside or "")
        if event is not None:
            return self.when[event.id]
        for number in self._numbers(statement.timing):
            answer = self.dates.answer(self.outcome, self.dates.placed[number])
            if answer.days or answer.conflict:
                return answer
        today = self._today()
        return self._by_now(today) if today else Answer()

    def _since(self, standing: Standing) -> Days:
        found = [self.dates.answer(self.outcome, self.dates.placed[n]).days for n in self._numbers(standing.since_timing)]
        known = [days for days in found if days]
        return known[0] if known else Days()


def _tense_of(event: Event) -> Tense:
    if event.modality in AHEAD or (event.timing.tense is Tense.FUTURE and event.modality is not Modality.OCCURRED):
        return Tense.FUTURE
    return Tense.PAST if event.modality is Modality.OCCURRED else event.timing.tense


def _addressed(letter: Event) -> set[str | None]:
    return {p.state for p in letter.participants if p.role == "addressee"}


def _words(event: Event) -> str:
    return event.type.replace("_", " ")


def _low(days: Days) -> dt.date | None:
    return days.intervals[0].first if days else None


def _narrowed(found: Answer, other: Answer, value: DateExpression, first: DateExpression) -> Answer:
    """The nearest date with another of the same claim: both hold where they can; two clocks' days of one call both stand."""
    if not found.days or not other.days:
        return found
    both = found.days.meet(other.days)
    if both:
        return Answer(both, tuple(dict.fromkeys([*found.basis, *other.basis])))
    if value.zone != first.zone and _next_to(found.days, other.days):
        return Answer(Days.of([*found.days.intervals, *other.days.intervals]), (*found.basis, "another clock's day"))
    return found


def _next_to(one: Days, other: Days) -> bool:
    ends = (one.hull, other.hull)
    first, second = ends
    return first is not None and second is not None and max(first.low, second.low) - min(first.high, second.high) == ONE_DAY


def _bounded(answer: Answer) -> Answer:
    """The answer, a set of more days than anybody would read given as the span that holds them."""
    hull = answer.days.hull
    if len(answer.days.intervals) <= MOST_INTERVALS or hull is None:
        return answer
    return replace(answer, days=Days((hull,)), basis=(*answer.basis, f"one of {len(answer.days.intervals)} days in this span"))
