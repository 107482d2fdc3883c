"""Finds expressions of time in any of the languages the tables have: what the words print, never which day is meant.

The danger: words torn apart.  "Tuesday (June 27)" is one expression, its weekday the witness of its year; "last year" beside
"in October" is one as well.  Neighbours whose fields complete each other are therefore joined before anybody dates them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from dragoman.knowledge.dates import DATE_HERE, AnchorWords, DateGrammar, Shape
from dragoman.model.document import Reading
from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.mention import Maker, Mention, MentionKind
from dragoman.model.span import Span

# How far before and after a cue a shape may reach, in code points.
BEFORE, AFTER = 48, 64
# A name goes on after its word ("Congress of the Communist Party of China") for so long.
NAME_AFTER = 80
# How far from an event's name the words "after the successful close of the" may reach.
RELATION_REACH = 60
# Words between two parts of one date ("on the afternoon of the") are few.
GLUE = 32
ROC_YEAR_ZERO = 1911
LAST_MONTH, LAST_DAY = 12, 31

_PRINTED = ("year", "month", "day", "weekday")
_JOINABLE = frozenset({DateForm.DAY, DateForm.RELATIVE, DateForm.NUMERIC, DateForm.FESTIVAL})
_COUNTING = frozenset({DateForm.RELATIVE, DateForm.ANNIVERSARY, DateForm.ELAPSED, DateForm.DURATION, DateForm.ORDINAL, DateForm.CONTEXT})
# A clock named before a date stands right before it.
ZONE_REACH, ZONE_GAP = 24, 2
# The words "no later than the end of" reach so far.
SIDE_REACH = 32
_Found = tuple[Span, DateExpression, str]


def find_dates(reading: Reading, grammars: Mapping[str, DateGrammar]) -> list[Mention]:
    """Every expression of time, in order of place; no two overlap, the longer wins.

    Chinese is sought where there are Chinese characters, Vietnamese where a sentence is in it, English in any Latin letters.
    """
    found: list[_Found] = []
    for language in _languages(reading):
        if language in grammars:
            found += _expressions(reading.text, grammars[language])
    return [Mention(span, MentionKind.DATE, _in_line(reading, span, value), Maker("annotate", rule)) for span, value, rule in _apart(found)]


def _in_line(reading: Reading, span: Span, value: DateExpression) -> DateExpression:
    """A day of the calendar within the story's dateline is that of the dateline, whatever shape it has."""
    line = reading.document.dateline
    if not line or value.role or value.day is None or value.month is None or not line.contains(reading.offsets.raw(span)):
        return value
    return replace(value, role="dateline")


def _languages(reading: Reading) -> Iterator[str]:
    text = reading.text
    if not text.isascii():
        if re.search("[\u4e00-\u9fff]", text):
            yield "zh"
        if "vi" in {reading.document.language, *(sentence.language for sentence in reading.sentences)}:
            yield "vi"
    if re.search("[A-Za-z]{3}", text) or not re.search("[\u4e00-\u9fff]", text):
        yield "en"


def _expressions(text: str, grammar: DateGrammar) -> list[_Found]:
    traps = [Span(m.start(), m.end()) for m in grammar.traps.finditer(text)]
    found = [*_shaped(text, grammar), *_phrases(text, grammar), *_festivals(text, grammar)]
    free = _apart(each for each in found if not any(trap.overlaps(each[0]) for trap in traps))
    whole = _joined(text, _joined(text, free, grammar), grammar)  # again, for parts that were made of parts
    return [*(_sided(text, each, grammar) for each in whole), *_anchored(text, grammar)]


def _shaped(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    for window, cues in _windows(text, grammar):
        for shape in grammar.shapes:
            if not shape.cues.isdisjoint(cues):
                for match in shape.pattern.finditer(text, window.start, window.end):
                    value = _value(match, shape, grammar)
                    if value is not None:
                        yield _span(match), value, shape.rule


def _windows(text: str, grammar: DateGrammar) -> Iterator[tuple[Span, set[str]]]:
    """The stretches around cues, each with the cues it holds."""
    start, end, held = 0, 0, set[str]()
    for hit, number in grammar.cue_matcher.find_all(text):
        if held and hit.start - BEFORE > end:
            yield Span(start, min(end, len(text))), held
            held = set()
        if not held:
            start = max(0, hit.start - BEFORE, end if end < hit.start else 0)
        held.add(grammar.cues[number])
        end = max(end, hit.end + AFTER)
    if held:
        yield Span(start, min(end, len(text))), held


def _span(match: re.Match[str]) -> Span:
    named = match.re.groupindex
    return Span(*match.span("at")) if "at" in named and match["at"] else Span(*match.span())


def _value(match: re.Match[str], shape: Shape, grammar: DateGrammar) -> DateExpression | None:
    """What one match prints; None where its numbers are no date."""
    said = {name.rstrip("0123456789"): words for name, words in match.groupdict().items() if words and name != "day2"}
    printed = {name: _word(name, said[name], grammar) for name in _PRINTED if name in said}
    if "rocyear" in said:
        printed["year"] = ROC_YEAR_ZERO + int(said["rocyear"])
    if shape.form == DateForm.NUMERIC:
        return _numeric(said, grammar)
    counted = _counted(said, grammar)
    value = DateExpression(**{"form": shape.form, **printed, **counted, **shape.fields})
    if match.groupdict().get("day2"):
        value = replace(value, end=DateExpression(DateForm.DAY, day=grammar.number(match["day2"])))
    return value if _sound(value) else None


def _word(name: str, words: str, grammar: DateGrammar) -> int | None:
    table = grammar.tables.get(name, {})
    return table[words] if words in table else grammar.number(words)


def _counted(said: Mapping[str, str], grammar: DateGrammar) -> dict[str, int | str | None]:
    """Count, unit, part and key of a relative date, duration, anniversary or round."""
    found: dict[str, int | str | None] = {}
    number = grammar.number(said["count"]) if "count" in said else None
    if "unit" in said:
        found["unit"] = grammar.tables["units"].get(said["unit"].lower())
    if "which" in said:
        which = said["which"].lower()
        sign = grammar.tables["counted"].get(which)
        found["count"] = grammar.tables["which"].get(which) if "count" not in said else sign * number if sign and number else None
    elif "count" in said:
        found["count"] = number
    if "part" in said:
        found["part"] = grammar.tables["parts"].get(said["part"])
    if "key" in said:
        found["key"] = said["key"]
    return found


def _numeric(said: Mapping[str, str], grammar: DateGrammar) -> DateExpression | None:
    """A date in figures whose order the words do not tell, with each order that a calendar allows."""
    first, second = int(said["first"]), int(said["second"])
    choices = tuple((m, d) for m, d in dict.fromkeys([(first, second), (second, first)]) if 1 <= m <= LAST_MONTH and 1 <= d <= LAST_DAY)
    year = grammar.number(said["year"]) if "year" in said else None
    if not choices:
        return None
    return DateExpression(DateForm.NUMERIC, year=year, choices=choices)


def _sound(value: DateExpression) -> bool:
    if value.form in _COUNTING and value.count is None:
        return False
    printed = any(getattr(value, name) is not None for name in _PRINTED)
    return (printed or value.form != DateForm.DAY) and (value.month is None or 1 <= value.month <= LAST_MONTH)


def _phrases(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    rule = f"languages/{grammar.language}/dates.yml:phrases"
    for span, number in grammar.phrase_matcher.find(text):
        yield span, grammar.phrase_values[number], rule


def _festivals(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    for name, pattern in grammar.festivals:
        for match in pattern.finditer(text):
            year = int(match["year"]) if match["year"] else None
            yield Span(*match.span()), DateExpression(DateForm.FESTIVAL, key=name, year=year), f"festivals.tsv:{name}"


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Those that do not overlap: the leftmost, then the longest, then the earlier rule."""
    kept: list[_Found] = []
    for each in sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1].form == DateForm.DAY, f[1].role is None)):
        if not kept or each[0].start >= kept[-1][0].end:
            kept.append(each)
    return kept


def _joined(text: str, found: Sequence[_Found], grammar: DateGrammar) -> list[_Found]:
    """Neighbours that complete each other made one: a weekday and its day, a relative year and its month, both ends of a span."""
    kept: list[_Found] = []
    for each in found:
        union = _union(text, kept[-1], each, grammar) if kept else None
        if union is None:
            kept.append(_zoned(text, each, grammar))
        else:
            kept[-1] = _zoned(text, union, grammar)
    return kept


def _union(text: str, left: _Found, right: _Found, grammar: DateGrammar) -> _Found | None:
    between = text[left[0].end : right[0].start]
    if len(between) > GLUE or "\n" in between:
        return None
    value = None
    if grammar.join.search(between):
        value = _merged(left[1], right[1])
    if value is None and left[1].end is None and grammar.until.search(between):
        value = _spanning(left[1], right[1])
    if value is None and grammar.today_is.search(between) and _is_today(left[1]) and right[1].month is not None:
        value = replace(right[1], role="today")
    if value is None:
        return None
    end = right[0].end + 1 if text[right[0].end : right[0].end + 1] in ")）" and re.search("[(（]", between) else right[0].end
    return Span(left[0].start, max(end, right[0].end)), value, left[2]


def _is_today(value: DateExpression) -> bool:
    return value.form == DateForm.RELATIVE and value.unit == "day" and value.count == 0


def _merged(left: DateExpression, right: DateExpression) -> DateExpression | None:
    """Both as one, where no field is said twice and at most one counts from the story's day; else None."""
    if {left.form, right.form} - _JOINABLE or (left.end is not None and right.end is not None):
        return None
    if _is_today(left) and right.month is not None and right.form == DateForm.DAY:
        return replace(right, role="today")
    first, second = (right, left) if right.form == DateForm.RELATIVE else (left, right)
    said = {f.name: getattr(second, f.name) for f in fields(second) if f.name != "form" and getattr(second, f.name) not in {None, ()}}
    if any(getattr(first, name) not in {None, ()} for name in said) or _odd(left, right):
        return None
    form = first.form if first.form != DateForm.DAY else second.form
    return replace(first, **{**said, "form": form})


def _odd(left: DateExpression, right: DateExpression) -> bool:
    """Parts that never make one date: a bare year before a weekday, a month or year twice, two spans of days."""
    both = left.form == right.form == DateForm.DAY
    bare_year = both and left.year is not None and left.month is None
    return bare_year or (left.form == right.form == DateForm.RELATIVE) or (left.day is not None and right.day is not None)


def _spanning(left: DateExpression, right: DateExpression) -> DateExpression | None:
    """The span from one to the other; a month or year printed only at the end holds for the start too."""
    if left.form not in {DateForm.DAY, DateForm.RELATIVE} or right.form != DateForm.DAY or right.end is not None:
        return None
    if left.day is not None and left.month is None and right.month is not None and right.day is not None and left.day < right.day:
        left = replace(left, month=right.month, year=right.year)
    return replace(left, end=right)


def _zoned(text: str, found: _Found, grammar: DateGrammar) -> _Found:
    """The date with the place whose clock the words around it name."""
    span, value, rule = found
    gap = re.compile(r"[ ,]{0,2}").match(text, span.end)
    after = grammar.zone.match(text, gap.end() if gap else span.end)
    before = grammar.zone.finditer(text, max(0, span.start - ZONE_REACH), span.start)
    said = after or next((m for m in before if m.end() >= span.start - ZONE_GAP), None)
    return (span, replace(value, zone=said["zone"]), rule) if said and value.zone is None else found


def _sided(text: str, found: _Found, grammar: DateGrammar) -> _Found:
    """The date with the side of it on which the words stand ("since 2017", "by September 30"), where they say one."""
    span, value, rule = found
    if value.form not in _JOINABLE or value.side or value.end is not None or value.role:
        return found
    around = text[max(0, span.start - SIDE_REACH) : span.start] + DATE_HERE + text[span.end : span.end + SIDE_REACH]
    side = "after" if grammar.links.since.search(around) else "before" if grammar.links.by.search(around) else None
    return (span, replace(value, side=side), rule) if side else found


def _anchored(text: str, grammar: DateGrammar) -> Iterator[_Found]:
    words = grammar.anchors
    for match in _anchor_names(text, words):
        key = words.keys[next(n for n, group in enumerate(match.groups()) if group is not None)]
        found = _relation(text, match, grammar)
        if found is not None:
            span, side, edge = found
            yield span, DateExpression(DateForm.ANCHOR, key=key, side=side, edge=edge), f"anchors.tsv:{key}"


def _anchor_names(text: str, words: AnchorWords) -> Iterator[re.Match[str]]:
    """The names of anchors, sought only around the words that all of them have."""
    reached = 0
    for near in words.near.finditer(text) if words.names is not None else ():
        start, end = max(reached, near.start() - BEFORE), min(len(text), near.end() + NAME_AFTER)
        for match in words.names.finditer(text, start, end) if words.names is not None and near.end() > reached else ():
            reached = match.end()
            yield match


def _relation(text: str, match: re.Match[str], grammar: DateGrammar) -> tuple[Span, str, str | None] | None:
    """On which side of the event named the words stand, and of which of its ends; None where they count nothing from it."""
    words = grammar.anchors
    near = text[max(0, match.start() - RELATION_REACH) : match.start()] if words.prefixed else text[match.end() : match.end() + 12]
    for side, pattern in (("after", words.after), ("before", words.before), ("during", words.during)):
        said = pattern.search(near) if words.prefixed else pattern.match(near)
        if said is None:
            continue
        edge = "last" if words.closing.search(said[0]) else "first" if words.opening.search(said[0]) else None
        if words.prefixed:
            return Span(match.start() - len(near) + said.start(), match.end()), side, edge
        return Span(match.start(), match.end() + said.end()), side, edge
    return None
