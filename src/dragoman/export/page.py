"""Stories and findings as one HTML file that needs nothing else: no script, no server, no network.

Each text stands with its mentions marked, its findings beside it as cards; pointing at a field lights up its words, following
it leads to them.  The danger: the words of a source are somebody else's; everything goes through `pictures.markup`, and the
page forbids itself scripts and requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources

from dragoman.export.cards import Desk, card, plain, sides, words_class
from dragoman.export.highlight import Layer, Note, highlighted
from dragoman.export.overview import ladders, ribbon
from dragoman.export.story import Story, trigger_of, words_of
from dragoman.model.document import Document, Evidence, Translation
from dragoman.model.finding import Ladder, Unread
from dragoman.model.mention import (
    FormulaUse,
    LevelLabel,
    Mention,
    MentionKind,
    MentionValue,
    OfficeTitle,
    PersonName,
    PlaceName,
    StateName,
    Trigger,
)
from dragoman.model.span import Span
from dragoman.pictures.days import in_words
from dragoman.pictures.markup import EMPTY, Markup, element, text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TRANSLATIONS = {Translation.MACHINE: "machine-translated", Translation.PARTIAL: "partly translated", Translation.ORIGINAL: "original"}
_TITLE = 90
"""Letters of a first line that may still stand as a heading."""
_BOLD = 30
"""Letters of a trigger that may still stand in bold: a whole clause in bold would shout."""


def page(stories: Sequence[Story], title: str = "A reading by dragoman") -> str:
    """The whole file, in the order of the stories; without stories a page that says so."""
    desks = [_desk(story, number) for number, story in enumerate(stories, start=1)]
    body = element("body", _header(title, desks), _overview(desks), element("main", *(_section(desk) for desk in desks)), _footer())
    return "<!DOCTYPE html>\n" + element("html", _head(title, desks), body, lang="en") + "\n"


def _desk(story: Story, number: int) -> Desk:
    return Desk(story, number, {finding.id: n for n, finding in enumerate(story.findings, start=1)})


def _head(title: str, desks: Sequence[Desk]) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", text(title)),
        element("style", _style(), *(_pointing(desk) for desk in desks)),
    )


def _style() -> Markup:
    """Our own style sheet, which holds nothing that HTML would misread in a style element."""
    return Markup((resources.files("dragoman") / "data" / "page" / "page.css").read_text(encoding="utf-8"))


def _pointing(desk: Desk) -> Markup:
    """Rules by which a field that is pointed at, or a link that was followed, lights up words; all names in them are our own."""
    rules = [_lit(desk, words) for words in _all_words(desk.story)]
    for finding in desk.story.findings:
        chosen = ",".join(f".{name}" for name in dict.fromkeys(words_class(words) for words in finding.evidence))
        point = f"#{desk.card_id(finding.id)}"
        rules.append(f"#{desk.id}:has({point}:hover,{point}:focus-within,{point}:target) :is({chosen}){{background:var(--soft)}}")
        rules.append(f"#{desk.id}:has(.text :is({chosen}):hover) {point}{{border-color:var(--accent)}}")
    return Markup("\n" + "\n".join(sorted(rules, key=lambda rule: "--lit" in rule)))


def _lit(desk: Desk, words: Evidence) -> str:
    name = words_class(words)
    pointed = f":has(.on-{name}:hover,.on-{name}:focus,#{desk.words_id(words)}:target)"
    return f"#{desk.id}{pointed} .{name}{{background:var(--lit);color:var(--on-lit)}}"


def _all_words(story: Story) -> Iterable[Evidence]:
    """Every stretch that a card can point at, once."""
    found = (words for finding in story.findings for words in (*words_of(story, finding), trigger_of(story, finding)))
    return {words_class(words): words for words in found}.values()


def _header(title: str, desks: Sequence[Desk]) -> Markup:
    findings = sum(len(desk.story.findings) for desk in desks)
    count = f"{_counted(len(desks), 'story', 'stories')}, {_counted(findings, 'finding')}"
    return element("header", element("h1", text(title)), element("p", text(count)), _legend(), class_="top")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _legend() -> Markup:
    """A box for every kind of mention; unticking it takes the colour away (style alone, no script)."""
    boxes = (
        element("label", element("input", type="checkbox", checked="", id=f"show-{kind}"), element("span", text(kind), class_=f"m {kind}"))
        for kind in MentionKind
    )
    moods = (element("span", text(mood), class_=f"pill {mood}") for mood in ("occurred", "planned", "wanted", "cancelled"))
    return element("div", element("span", text("Marked in the text: ")), *boxes, element("span", *moods, class_="moods"), class_="legend")


def _overview(desks: Sequence[Desk]) -> Markup:
    figures = [_figure(title, picture) for title, picture in (*ribbon(desks), *ladders(desks))]
    if not figures:
        return EMPTY if desks else element("p", text("No stories were given."), class_="empty")
    return element("section", *figures, class_="overview", aria_label="Overview")


def _figure(title: str, picture: Markup) -> Markup:
    return element("figure", element("figcaption", text(title)), element("div", picture, class_="scroll", tabindex=0))


def _section(desk: Desk) -> Markup:
    story, document = desk.story, desk.story.reading.document
    cards = [card(desk, finding) for finding in story.findings] or [element("p", text("Nothing was found in this story."), class_="empty")]
    head = element("header", element("h2", element("bdi", text(_name(document)))), _about(story))
    words = element("div", _text(desk), class_="text", lang=document.language, dir="auto", tabindex=0)
    aside = element("div", *cards, *_unread(story.unread), class_="cards")
    return element("section", head, element("div", words, aside, class_="columns"), id=desk.id, class_="story")


def _name(document: Document) -> str:
    """Its title, else its first line where that is short, else its id."""
    first = document.text.strip().partition("\n")[0].strip()
    return document.title or (first if first and len(first) <= _TITLE else document.id)


def _about(story: Story) -> Markup:
    document = story.reading.document
    published = f"published {in_words(story.published)}" if story.published else ""
    parts = (document.id, document.language, _TRANSLATIONS.get(document.translation, ""), published)
    return element("p", text(" · ".join(part for part in parts if part)), class_="about")


def _text(desk: Desk) -> Markup:
    document = desk.story.reading.document
    start = document.span.start
    layers = [*_languages(document), *_mentions(desk.story), *_evidence(desk)]
    return highlighted(document.text, layers, _notes(desk, start))


def _languages(document: Document) -> Iterator[Layer]:
    for stretch in document.stretches:
        if stretch.language != document.language and stretch.span.end > document.span.start:
            start = max(stretch.span.start - document.span.start, 0)
            yield Layer(Span(start, stretch.span.end - document.span.start), language=stretch.language)


def _mentions(story: Story) -> Iterator[Layer]:
    start = story.reading.document.span.start
    for mention in story.mentions:
        words = story.reading.evidence(mention.span)
        bold = mention.kind is not MentionKind.TRIGGER or words.end - words.start <= _BOLD
        yield Layer(Span(words.start - start, words.end - start), ("m", str(mention.kind)) if bold else (), _told(mention))


def _evidence(desk: Desk) -> Iterator[Layer]:
    start = desk.story.reading.document.span.start
    for words in _all_words(desk.story):
        yield Layer(Span(words.start - start, words.end - start), (words_class(words),), anchor=desk.words_id(words))
    for finding in desk.story.findings:
        words = trigger_of(desk.story, finding)
        if not isinstance(finding, Ladder) and words.end - words.start <= _BOLD:
            yield Layer(Span(words.start - start, words.end - start), ("told",))


def _notes(desk: Desk, start: int) -> Iterator[Note]:
    for finding in desk.story.findings:
        yield Note(trigger_of(desk.story, finding).end - start, desk.numbers[finding.id], f"#{desk.card_id(finding.id)}")


def _told(mention: Mention) -> str:
    return f"{mention.kind}: {_value(mention.value)}".rstrip(": ")


def _value(value: MentionValue) -> str:
    """What the mention names, as far as the words alone tell; '' for a date, of which its own words tell most."""
    told = ""
    match value:
        case PersonName():
            told = " or ".join(candidate.name for candidate in value.candidates[:3])
        case OfficeTitle():
            told = value.title
        case StateName():
            told = sides(value.states)
        case PlaceName():
            told = value.name
        case FormulaUse():
            told = f"{value.key} {value.wording}"
        case LevelLabel():
            told = value.label
        case Trigger():
            told = plain(value.type)
    return told


def _unread(unread: Sequence[Unread]) -> Iterator[Markup]:
    if not unread:
        return
    rows = (element("li", element("q", text(each.evidence.quote), dir="auto"), text(f" {each.why}")) for each in unread)
    count = text(f"{_counted(len(unread), 'sentence')} left unread")
    yield element("details", element("summary", count), element("ul", *rows), class_="unread")


def _footer() -> Markup:
    said = "A finding is a claim of its text, not a fact. Every field leads to the words it rests on."
    return element("footer", text(said), class_="end")
