"""A finding as a card: its fields in words, each a link to the words of the source that it rests on.

The danger: a field that looks surer than it is.  What is unknown is left out or said to be unknown; candidates, clashes and
codes that are withheld are shown as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.export.story import Story, dates_of, trigger_of
from dragoman.knowledge.states import States, load_states
from dragoman.model.document import Evidence
from dragoman.model.finding import Event, Finding, Ladder, Participant, Standing, Statement
from dragoman.model.mention import FormulaUse
from dragoman.pictures.days import UNKNOWN, in_words
from dragoman.pictures.markup import EMPTY, Markup, element, join, text


@dataclass(frozen=True, slots=True)
class Desk:
    """A story's place on the page: its number, and the number of each of its findings by id."""

    story: Story
    number: int
    numbers: Mapping[str, int]

    @property
    def id(self) -> str:
        """The id of its section."""
        return f"s{self.number}"

    def card_id(self, finding: str) -> str:
        """The id of a finding's card."""
        return f"{self.id}-f{self.numbers[finding]}"

    def words_id(self, words: Evidence) -> str:
        """The id of the place where the words begin."""
        return f"{self.id}-{words_class(words)}"


def words_class(words: Evidence) -> str:
    """The class that all segments of the words bear, and with `on-` before it every field that points at them."""
    return f"w{words.start}-{words.end}"


def card(desk: Desk, finding: Finding) -> Markup:
    """The card of one finding."""
    number = desk.numbers.get(finding.id, 0)
    match finding:
        case Event():
            rows, kind, mood = _event_rows(desk, finding), "event", str(finding.modality)
        case Statement():
            rows, kind, mood = _statement_rows(desk, finding), "statement", ""
        case Standing():
            rows, kind, mood = _standing_rows(desk, finding), "standing", finding.modality
        case Ladder():
            rows, kind, mood = _ladder_rows(finding), "ladder", ""
    head = element("h3", _number(desk, finding, number), text(headline(finding)), text(" "), _pill(mood))
    return element("article", head, _list(rows), _foot(finding), id=desk.card_id(finding.id), class_=f"card {kind} {mood}".strip())


def headline(finding: Finding) -> str:
    """What kind of finding it is, and between whom."""
    match finding:
        case Event():
            return f"{finding.label or plain(finding.type)}: {sides(finding.states)}"
        case Statement():
            return f"{plain(finding.stance)}: {_from_to(finding)}"
        case Standing():
            return f"level: {sides(finding.states or (finding.partner,))}"
        case Ladder():
            return f"ladder of {side(finding.owner)}"


def plain(identifier: str) -> str:
    """An identifier as words: courtesy_call → courtesy call."""
    return identifier.replace("_", " ")


def side(code: str) -> str:
    """The English name of a side, or the code itself where no table knows it."""
    known = _states().sides.get(code)
    return known.name if known else code


def sides(codes: Iterable[str]) -> str:
    """The names of the sides, with a dash between them."""
    return " – ".join(side(code) for code in codes)


@cache
def _states() -> States:
    return load_states()


def _from_to(statement: Statement) -> str:
    speakers = f"{side(statement.side)} and others together" if statement.joint else side(statement.side)
    return f"{speakers} to {side(statement.addressee)}" if statement.addressee else speakers


def _number(desk: Desk, finding: Finding, number: int) -> Markup:
    return join([element("span", link(desk, trigger_of(desk.story, finding), str(number)), class_="number"), text(" ")])


def link(desk: Desk, words: Evidence, said: str) -> Markup:
    """Words of a field that light up their own words in the text, and lead to them without any script."""
    return element("a", element("bdi", text(said)), href=f"#{desk.words_id(words)}", class_=f"field on-{words_class(words)}")


def _pill(mood: str) -> Markup:
    return element("span", text(plain(mood)), class_=f"pill {mood}") if mood else EMPTY


Row = tuple[str, Markup]


def _event_rows(desk: Desk, event: Event) -> Iterator[Row]:
    yield "when", _when(desk, event)
    if event.place:
        ground = f" ({side(event.place.state)})" if event.place.state and side(event.place.state) != event.place.name else ""
        yield "where", join([link(desk, event.place.evidence, event.place.name), text(ground)])
    yield from ((plain(person.role), _person(desk, person)) for person in event.participants)
    yield from ((plain(key), text(value)) for key, value in event.detail if value)
    yield from _shared_rows(desk, event)
    if event.label:
        yield "type", text(plain(event.type))
    if event.channel != "state":
        yield "channel", text(event.channel)
    if event.reported_by:
        yield "as told by", text(event.reported_by)
    if event.within in desk.numbers:
        yield "part of", element("a", text(f"no. {desk.numbers[str(event.within)]}"), href=f"#{desk.card_id(str(event.within))}")
    yield "codes", _codes(event)


def _statement_rows(desk: Desk, statement: Statement) -> Iterator[Row]:
    if statement.speaker:
        yield "speaker", _person(desk, statement.speaker)
    if statement.when:
        yield "when", _when(desk, statement)
    yield from _shared_rows(desk, statement)
    if statement.readout_side:
        yield "readout of", text(side(statement.readout_side))
    if statement.event in desk.numbers:
        yield "said at", element("a", text(f"no. {desk.numbers[str(statement.event)]}"), href=f"#{desk.card_id(str(statement.event))}")
    yield "codes", _codes(statement)


def _standing_rows(desk: Desk, standing: Standing) -> Iterator[Row]:
    yield "level", link(desk, trigger_of(desk.story, standing), standing.label)
    if standing.label_as_given.casefold() != standing.label.casefold():
        yield "as given", element("q", text(standing.label_as_given))
    if standing.ladder and standing.rung is not None:
        yield "on", text(f"the ladder of {side(standing.ladder)}, rung {standing.rung} from below")
    yield "stage", text(plain(standing.stage))
    if standing.since:
        yield "since", text(in_words(standing.since))
    if standing.as_of:
        yield "as of", text(in_words(standing.as_of))


def _ladder_rows(ladder: Ladder) -> Iterator[Row]:
    steps = (element("li", text(rung)) for rung in ladder.rungs)
    yield "highest first", element("ol", *steps)


def _shared_rows(desk: Desk, finding: Event | Statement) -> Iterator[Row]:
    if finding.topics:
        yield "topics", text(", ".join(finding.topics))
    if finding.formulae:
        wordings = {use.key: use.wording for mention in desk.story.mentions if isinstance(use := mention.value, FormulaUse)}
        yield "formulae", text(", ".join(f"{key} {wordings.get(key, '')}".rstrip() for key in finding.formulae))


def _when(desk: Desk, finding: Event | Statement) -> Markup:
    said, words = in_words(finding.when), dates_of(desk.story, finding)
    day = link(desk, words[0], said) if words else text(said)
    clash = [element("p", text("These do not fit together: " + "; ".join(finding.conflict)), class_="clash")] if finding.conflict else []
    basis = [element("p", text("; ".join(finding.when_basis)), class_="basis")] if finding.when_basis else []
    return join([element("strong", day, class_="unknown" if said == UNKNOWN else None), *clash, *basis])


def _person(desk: Desk, person: Participant) -> Markup:
    name = _name(person)
    given = [text(" "), element("q", text(person.surface))] if person.surface and person.surface != name else []
    office = [element("p", text(_seat(person)), class_="office")] if _name(person) != side(person.state or "") else []
    how = [element("p", text(person.how), class_="basis")] if person.how and office else []
    doubts = [*(element("p", text(flag), class_="clash") for flag in person.flags), *_candidates(person)]
    return join([element("strong", link(desk, person.evidence, name)), *given, *office, *how, *doubts])


def _name(person: Participant) -> str:
    """The name; of somebody whose name is not settled the words as they stand; else the side that acts."""
    somebody = person.name or (person.surface if person.offices or person.candidates else "")
    return somebody or (side(person.state) if person.state else person.surface)


def _seat(person: Participant) -> str:
    offices = ", ".join(person.offices)
    return " · ".join(part for part in (offices, side(person.state) if person.state else "") if part)


def _candidates(person: Participant) -> Iterator[Markup]:
    if not person.candidates:
        return
    rows = (element("li", text(f"{c.name} ({c.score:.2f}): {c.why}")) for c in person.candidates)
    yield element("details", element("summary", text(f"may be one of {len(person.candidates)}")), element("ul", *rows))


def _codes(finding: Event | Statement) -> Markup:
    withheld = finding.withheld if isinstance(finding, Event) else None
    if finding.codes is None:
        return element("span", text(f"withheld: {plain(withheld)}" if withheld else "none"), class_="basis")
    told = [part for part in (finding.codes.plover, *finding.codes.cameo) if part]
    return join([element("code", text(each)) for each in told] or [text("none")], " ")


def _list(rows: Iterable[Row]) -> Markup:
    return element("dl", *(part for name, said in rows for part in (element("dt", text(name)), element("dd", said))))


def _foot(finding: Finding) -> Markup:
    rule = element("span", text(finding.made_by.rule), class_="rule")
    if isinstance(finding, Ladder):
        return element("footer", rule)
    percent = f"{finding.confidence * 100:.0f}"
    bar = element("span", element("span", style=f"width:{percent}%"), class_="bar", aria_hidden="true")
    return element("footer", element("span", bar, text(f" confidence {percent} %"), class_="confidence"), rule)
