"""Stories made by hand for the tests of exports: a text, and spans found by quoting it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dragoman.model.document import Document, Evidence, Reading, Source, Stretch, Translation
from dragoman.model.entity import Seat
from dragoman.model.finding import Codes, Event, Finding, Ladder, Modality, Participant, Place, Standing, Statement, Timing, Unread
from dragoman.model.mention import (
    Candidate,
    LevelLabel,
    Maker,
    Mention,
    MentionKind,
    MentionValue,
    OfficeTitle,
    PersonName,
    PlaceName,
    StateForm,
    StateName,
    Trigger,
)
from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Days

BY = Maker("extract", "events/talks.yml:en:1")


@dataclass(frozen=True)
class HandMade:
    """What exports ask of a story."""

    reading: Reading
    published: Days = Days()
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass
class Wire:
    """A text, and records made out of its own words; `before` is what stands before the story in its source."""

    text: str
    before: str = ""
    language: str = "en"
    id: str = "wire.txt"
    translation: Translation = Translation.ORIGINAL
    stretches: tuple[tuple[str, str], ...] = ()
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        whole = self.before + self.text
        source = Source(self.id, self.id, "0" * 64, whole, "0" * 64)
        stretches = tuple(Stretch(Span(whole.index(words), whole.index(words) + len(words)), code) for words, code in self.stretches)
        span = Span(len(self.before), len(whole))
        document = Document(self.id, source, span, self.language, self.translation, stretches)
        self.reading = Reading(document, self.text, OffsetMap.identity(len(self.text), len(self.before)))

    def span(self, words: str) -> Span:
        """Where the words first stand."""
        return Span(self.text.index(words), self.text.index(words) + len(words))

    def evidence(self, words: str) -> Evidence:
        """The words as evidence."""
        return self.reading.evidence(self.span(words))

    def mention(self, words: str, kind: MentionKind, value: MentionValue) -> Mention:
        """The words as a mention."""
        return Mention(self.span(words), kind, value, Maker("annotate", "by hand"))

    def named(self, words: str, name: str, state: str) -> Mention:
        """The words as the name of a person."""
        return self.mention(words, MentionKind.PERSON, PersonName((Candidate(name, None, state, 1.0, "registry"),)))

    def side(self, words: str, *states: str) -> Mention:
        """The words as the name of one or two sides."""
        return self.mention(words, MentionKind.STATE, StateName(states, StateForm.NAME))

    def person(self, role: str, words: str, state: str, name: str | None = None, *offices: str) -> Participant:
        """Somebody, or a side, in a role."""
        how = "registry: full name" if name else ""
        return Participant(role, state, words, self.evidence(words), name, offices=offices, how=how)


def visit() -> HandMade:
    """A visit announced, with talks inside it and a level that is wanted."""
    wire = Wire(
        "HANOI - Vietnamese President Vo Van Thuong will pay an official visit to Japan from Nov. 27 to Nov. 30, the foreign ministry "
        "said on Monday.\n\n"
        "During the visit, Thuong is scheduled to hold talks with Japanese Prime Minister Fumio Kishida in Tokyo.\n\n"
        "Tokyo wants to upgrade ties with Vietnam to a comprehensive strategic partnership. Japan has been a strategic partner of Vietnam "
        "since 2009.\n\n"
        '"We attach great importance to our relations with Japan," ministry spokesperson Pham Thu Hang told reporters.',
        id="announced.txt",
    )
    thuong = wire.person("visitor", "Vo Van Thuong", "VNM", "Võ Văn Thưởng", "President of Vietnam")
    kishida = wire.person("participant", "Fumio Kishida", "JPN", "Fumio Kishida", "Prime Minister of Japan")
    when = Days.between(dt.date(2023, 11, 27), dt.date(2023, 11, 30))
    trip = Event(
        "trip",
        "announced.txt",
        "visit",
        Modality.PLANNED,
        (thuong, wire.person("host", "Japan", "JPN")),
        ("JPN", "VNM"),
        (wire.evidence("Vietnamese President Vo Van Thuong will pay an official visit to Japan from Nov. 27 to Nov. 30"),),
        wire.span("visit"),
        BY,
        Timing((wire.span("from Nov. 27 to Nov. 30"),)),
        when,
        ("month-day: Nov. 27 to Nov. 30", "year of publication"),
        place=Place("Japan", "JPN", wire.evidence("Japan")),
        detail=(("subtype", "official"),),
        reported_by="Ministry of Foreign Affairs of Vietnam",
        codes=Codes("CONSULT-visit", ("042 VNM JPN", "043 JPN VNM")),
        confidence=0.94,
    )
    talks = Event(
        "talks",
        "announced.txt",
        "talks",
        Modality.PLANNED,
        (wire.person("guest", "Thuong", "VNM", "Võ Văn Thưởng", "President of Vietnam"), kishida),
        ("JPN", "VNM"),
        (wire.evidence("Thuong is scheduled to hold talks with Japanese Prime Minister Fumio Kishida in Tokyo"),),
        wire.span("talks"),
        BY,
        Timing((), inside="trip"),
        when,
        ("inside the visit",),
        place=Place("Tokyo", "JPN", wire.evidence("Tokyo")),
        within="trip",
        confidence=0.88,
    )
    held = Standing(
        "held",
        "announced.txt",
        "VNM",
        "JPN",
        ("JPN", "VNM"),
        "strategic partnership",
        "strategic partner",
        "in_force",
        "in_force",
        (wire.evidence("Japan has been a strategic partner of Vietnam since 2009"),),
        wire.span("strategic partner of"),
        Maker("extract", "levels:en:partner_of"),
        "VNM",
        2,
        since=Days.between(dt.date(2009, 1, 1), dt.date(2009, 12, 31)),
        since_timing=Timing((wire.span("2009"),)),
        confidence=0.9,
    )
    wanted = Standing(
        "wanted",
        "announced.txt",
        "VNM",
        "JPN",
        ("JPN", "VNM"),
        "comprehensive strategic partnership",
        "comprehensive strategic partnership",
        "wanted",
        "wanted",
        (wire.evidence("Tokyo wants to upgrade ties with Vietnam to a comprehensive strategic partnership"),),
        wire.span("comprehensive strategic partnership"),
        Maker("extract", "levels:en:upgrade_to"),
        "VNM",
        3,
        confidence=0.82,
    )
    said = Statement(
        "said",
        "announced.txt",
        wire.person("speaker", "Pham Thu Hang", "VNM", "Phạm Thu Hằng", "spokesperson of the Ministry of Foreign Affairs"),
        "VNM",
        "praise",
        (wire.evidence("We attach great importance to our relations with Japan"),),
        wire.span("told reporters"),
        Maker("extract", "speech:en:told"),
        "JPN",
        topics=("relations",),
        formulae=("F13",),
        codes=Codes("SUPPORT", ("051 VNM JPN",)),
        confidence=0.9,
    )
    mentions = (
        wire.named("Vo Van Thuong", "Võ Văn Thưởng", "VNM"),
        wire.named("Fumio Kishida", "Fumio Kishida", "JPN"),
        wire.named("Pham Thu Hang", "Phạm Thu Hằng", "VNM"),
        wire.mention("Vietnamese President", MentionKind.OFFICE, OfficeTitle("head_of_state", "President", Seat.STATE, 1, ("VNM",))),
        wire.mention("Japanese Prime Minister", MentionKind.OFFICE, OfficeTitle("head_of_government", "Prime Minister", Seat.STATE, 1)),
        wire.side("Vietnamese", "VNM"),
        wire.side("Japan", "JPN"),
        wire.mention("HANOI", MentionKind.PLACE, PlaceName("Hanoi", "VNM")),
        wire.mention("Tokyo", MentionKind.PLACE, PlaceName("Tokyo", "JPN")),
        wire.mention("comprehensive strategic partnership", MentionKind.LEVEL, LevelLabel("comprehensive strategic partnership")),
        wire.mention("strategic partner of", MentionKind.LEVEL, LevelLabel("strategic partnership")),
        wire.mention("visit", MentionKind.TRIGGER, Trigger("visit", "en", 1)),
        wire.mention("hold talks", MentionKind.TRIGGER, Trigger("talks", "en", 1)),
    )
    unread = (Unread("announced.txt", wire.evidence("the foreign ministry said on Monday"), "nobody is addressed"),)
    return HandMade(wire.reading, Days.single(dt.date(2023, 11, 20)), mentions, (trip, talks, held, wanted, said), unread)


def half_translated() -> HandMade:
    """The second story of a file: English with a Chinese clause, a name that may be one of two, days that clash."""
    clause = "沙伦赛表示,老方感谢中方长期以来的支持"
    wire = Wire(
        f"Wang Yi met with Laos Deputy Prime Minister Shalunsai in Chiang Mai on Friday (August 16).{clause},and continue to jointly crack "
        "down on online gambling.",
        before="First story of the file.\n\n",
        id="two.txt#2",
        translation=Translation.PARTIAL,
        stretches=((clause, "zh"),),
    )
    doubtful = Participant(
        "participant",
        "LAO",
        "Shalunsai",
        wire.evidence("Shalunsai"),
        offices=("Deputy Prime Minister of Laos",),
        how="name by its shape",
        candidates=(
            Candidate("Saleumxay Kommasith", None, "LAO", 0.72, "sounds of the characters"),
            Candidate("Sonexay Siphandone", None, "LAO", 0.2, "beginning of the name"),
        ),
    )
    met = Event(
        "met",
        "two.txt#2",
        "meeting",
        Modality.OCCURRED,
        (wire.person("participant", "Wang Yi", "CHN", "Wang Yi", "Foreign Minister of China"), doubtful),
        ("CHN", "LAO"),
        (wire.evidence("Wang Yi met with Laos Deputy Prime Minister Shalunsai in Chiang Mai on Friday (August 16)"),),
        wire.span("met with"),
        BY,
        Timing((wire.span("Friday (August 16)"),)),
        conflict=("weekday: Friday", "month-day: August 16", "year 2023"),
        place=Place("Chiang Mai", "THA", wire.evidence("Chiang Mai")),
        confidence=0.7,
    )
    thanks = Statement(
        "thanks",
        "two.txt#2",
        wire.person("speaker", "沙伦赛", "LAO"),
        "LAO",
        "thank",
        (wire.evidence("老方感谢中方长期以来的支持"),),
        wire.span("感谢"),
        Maker("extract", "speech:zh:表示"),
        "CHN",
        readout_side="CHN",
        event="met",
        confidence=0.8,
    )
    mentions = (wire.named("Wang Yi", "Wang Yi", "CHN"), wire.side("老方", "LAO"), wire.side("中方", "CHN"))
    return HandMade(wire.reading, Days(), mentions, (met, thanks))


def chinese() -> HandMade:
    """A Chinese report whose day is known."""
    wire = Wire("埃及外长阿卜杜勒阿提星期二(12日)在开罗会见印度外长苏杰生。双方同意建立战略伙伴关系。", language="zh", id="zh.txt")
    met = Event(
        "met",
        "zh.txt",
        "meeting",
        Modality.OCCURRED,
        (wire.person("host", "阿卜杜勒阿提", "EGY", "Badr Abdelatty"), wire.person("guest", "苏杰生", "IND", "S. Jaishankar")),
        ("EGY", "IND"),
        (wire.evidence("埃及外长阿卜杜勒阿提星期二(12日)在开罗会见印度外长苏杰生"),),
        wire.span("会见"),
        Maker("extract", "events/meeting.yml:zh:1"),
        Timing((wire.span("星期二(12日)"),)),
        Days.single(dt.date(2023, 12, 12)),
        ("weekday: Tuesday", "day 12"),
        place=Place("Cairo", "EGY", wire.evidence("开罗")),
        confidence=0.9,
    )
    mentions = (wire.named("阿卜杜勒阿提", "Badr Abdelatty", "EGY"), wire.mention("开罗", MentionKind.PLACE, PlaceName("Cairo", "EGY")))
    return HandMade(wire.reading, Days.single(dt.date(2023, 12, 13)), mentions, (met,))


def arabic() -> HandMade:
    """A text that runs from right to left, with a number in it."""
    wire = Wire("التقى وزير الخارجية المصري نظيره الهندي في القاهرة يوم 12 كانون الأول.", language="ar", id="ar.txt")
    met = Event(
        "met",
        "ar.txt",
        "meeting",
        Modality.OCCURRED,
        (wire.person("host", "وزير الخارجية المصري", "EGY"), wire.person("guest", "نظيره الهندي", "IND")),
        ("EGY", "IND"),
        (wire.evidence("التقى وزير الخارجية المصري نظيره الهندي في القاهرة"),),
        wire.span("التقى"),
        BY,
        when=Days.single(dt.date(2023, 12, 12)),
        place=Place("Cairo", "EGY", wire.evidence("القاهرة")),
        confidence=0.5,
    )
    return HandMade(wire.reading, Days(), (wire.mention("القاهرة", MentionKind.PLACE, PlaceName("Cairo", "EGY")),), (met,))


def explained() -> HandMade:
    """A ranking of levels in a text's own words."""
    wire = Wire("Vietnam sorts its partners into three levels. The highest is the comprehensive strategic partnership.", id="levels.txt")
    rungs = ("comprehensive strategic partnership", "strategic partnership", "comprehensive partnership")
    words = (wire.evidence("Vietnam sorts its partners into three levels"),)
    return HandMade(wire.reading, Days(), (), (Ladder("ladder", "levels.txt", "VNM", rungs, words, Maker("extract", "ladders:en:1")),))


def every() -> tuple[HandMade, ...]:
    """All of them, in the order of a file list."""
    return (visit(), half_translated(), chinese(), arabic(), explained())
