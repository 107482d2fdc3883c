"""A ribbon of days with a lane for each dyad: solid for what occurred, hollow for what was planned.

Interval: a bar, faint with a question mark where it is longer than a fortnight, since the event then lies in it rather than fills
it.  Several possible days: faint marks joined by dots, one label with a question mark.  Form, never colour
alone, carries the modality.  The danger: an event whose days are open or spread over months; it is not drawn, only counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.finding import Modality
from dragoman.model.time import Days, Interval
from dragoman.pictures.axis import Axis, Run
from dragoman.pictures.days import MONTHS, in_words
from dragoman.pictures.markup import EMPTY, Markup, element, join, text
from dragoman.pictures.style import picture, width_of

_TOP, _ROW, _LANE_GAP = 46.0, 21.0, 12.0
_RADIUS = 5.5
_WIDEST_DOT = 31.0
"""Pixels; what spans no more than the widest column is drawn as a dot."""
_WIDEST_TRUTH = 31
"""Days; what is not known to within a month is not drawn: a bar over a year would look like a long event."""
_LONGEST_EVENT = 14
"""Days; a longer stretch is one in which an event lies."""
_BOLD = 1.08
_READABLE = 15.0
"""Pixels; narrower columns bear no day number."""
_IN_WORDS = 40
"""Events that the description names; a longer list is read to nobody."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event of a lane; `href` leads from the mark to where it is told."""

    label: str
    lane: str
    days: Days
    modality: Modality = Modality.OCCURRED
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    left: float
    right: float
    row: int


def timeline(marks: Iterable[Mark], title: str = "Timeline") -> str:
    """The ribbon as one SVG element; '' where no event's days are known to within a month.  Lanes stand in order of their first day."""
    every = tuple(marks)
    dated = sorted(filter(is_drawn, every), key=_when)
    if not dated:
        return ""
    axis = Axis.over(_anchors(dated), _gutter(dated))
    lanes = [_placed(lane, axis) for lane in _lanes(dated)]
    tops = list(_tops(lanes))
    width = max(axis.right, *(p.right for lane in lanes for p in lane)) + 12
    body = (_header(axis, tops[-1]), *(_lane(lane, top, width, axis) for lane, top in zip(lanes, tops[:-1], strict=True)))
    return picture("timeline", title, _description(dated, len(every) - len(dated)), (width, tops[-1]), body)


def _gutter(marks: Sequence[Mark]) -> float:
    """Room for the longest name of a lane, which is set in bold."""
    return max(width_of(mark.lane) for mark in marks) * _BOLD + 16


def _when(mark: Mark) -> tuple[dt.date, dt.date, str]:
    return mark.days.intervals[0].low, mark.days.intervals[-1].high, mark.label


def _anchors(marks: Sequence[Mark]) -> list[dt.date]:
    """The days that get columns: both ends of everything that is drawn."""
    return [end for mark in marks for each in mark.days.intervals for end in (each.low, each.high)]


def is_drawn(mark: Mark) -> bool:
    """Whether its days are known to within a month."""
    hull = mark.days.hull
    return bool(hull and hull.first and hull.last and (hull.last - hull.first).days <= _WIDEST_TRUTH)


def _lanes(marks: Sequence[Mark]) -> list[list[Mark]]:
    lanes: dict[str, list[Mark]] = {}
    for mark in marks:
        lanes.setdefault(mark.lane, []).append(mark)
    return list(lanes.values())


def _placed(lane: Sequence[Mark], axis: Axis) -> list[_Placed]:
    """Each mark in the highest row of its lane where its label has room."""
    ends: list[float] = []
    placed: list[_Placed] = []
    for mark in lane:
        left = min(_ends(interval, axis)[0] for interval in mark.days.intervals)
        right = max(_ends(interval, axis)[1] for interval in mark.days.intervals) + width_of(_label(mark)) + 18
        row = next((n for n, end in enumerate(ends) if end < left), len(ends))
        ends[row : row + 1] = [right]
        placed.append(_Placed(mark, left, right, row))
    return placed


def _ends(interval: Interval, axis: Axis) -> tuple[float, float]:
    return axis.start_of(interval.low), axis.end_of(interval.high)


def _tops(lanes: Sequence[Sequence[_Placed]]) -> Iterator[float]:
    """The upper edge of each lane, and last the lower edge of the picture."""
    top = _TOP
    for lane in lanes:
        yield top
        top += (max(p.row for p in lane) + 1) * _ROW + _LANE_GAP
    yield top


def _header(axis: Axis, bottom: float) -> Markup:
    folds = (_fold(left, right, axis) for left, right in zip(axis.runs, axis.runs[1:], strict=False))
    return join([*(_run(run, axis, bottom) for run in axis.runs), *folds])


def _run(run: Run, axis: Axis, bottom: float) -> Markup:
    days = [run.first + dt.timedelta(days=n) for n in range(run.length)]
    band = element("rect", x=run.left, y=22.0, width=run.length * axis.column, height=bottom - 24.0, class_="band", rx=3)
    months = (_month(day, axis, run) for day in days if day == run.first or day.day == 1)
    numbers = (_number(day, axis) for day in days) if axis.column >= _READABLE else ()
    return join([band, *months, *numbers])


def _month(day: dt.date, axis: Axis, run: Run) -> Markup:
    """The name of a month over its first column, unless the run ends before there is room for it."""
    room = axis.end(run) - axis.start_of(day)
    if day != run.first and room < width_of("Oct 2024"):
        return EMPTY
    return element("text", text(f"{MONTHS[day.month - 1]} {day.year}"), x=axis.start_of(day), y=14.0, class_="month")


def _number(day: dt.date, axis: Axis) -> Markup:
    return element("text", text(str(day.day)), x=axis.start_of(day) + axis.column / 2, y=36.0, class_="number")


def _fold(left: Run, right: Run, axis: Axis) -> Markup:
    middle = (axis.end(left) + right.left) / 2
    return element("text", text(_length((right.first - left.last).days)), x=middle, y=36.0, class_="fold")


def _length(days: int) -> str:
    """A stretch as one says it: days up to a fortnight, weeks up to a quarter, months, years."""
    for unit, size, least in (("years", 365.25, 730), ("months", 30.44, 90), ("weeks", 7.0, 15)):
        if days >= least:
            return f"{days / size:.0f} {unit}"
    return f"{days} days"


def _lane(lane: Sequence[_Placed], top: float, width: float, axis: Axis) -> Markup:
    name = element("text", text(lane[0].mark.lane), x=4.0, y=top + _ROW / 2 + 4, class_="lane")
    rule = element("line", x1=0.0, x2=width, y1=top - _LANE_GAP / 2, y2=top - _LANE_GAP / 2, class_="rule")
    return join([rule, name, *(_drawn(placed, top, axis) for placed in lane)])


def _drawn(placed: _Placed, top: float, axis: Axis) -> Markup:
    mark, y = placed.mark, top + placed.row * _ROW + _ROW / 2
    several = len(mark.days.intervals) > 1
    ends = [_ends(interval, axis) for interval in mark.days.intervals]
    shapes = [_shape(left, right, y) for left, right in ends]
    dots = [element("line", x1=ends[0][0], x2=ends[-1][1], y1=y, y2=y, class_="dots")] if several else []
    label = element("text", text(_label(mark)), x=_label_at(*ends[-1]), y=y + 4, class_="label")
    told = element("title", text(_told(mark)))
    kind = f"mark {mark.modality}{' several' if several else ' loose' if _is_loose(mark) else ''}"
    drawn = element("g", told, *dots, *shapes, *_cross(mark, ends[0], y), label, class_=kind)
    return element("a", drawn, href=mark.href) if mark.href else drawn


def _shape(left: float, right: float, y: float) -> Markup:
    """A round mark in the middle of one column, else a bar with round ends."""
    long = right - left > _WIDEST_DOT
    start, end = (left + 2, right - 2) if long else ((left + right) / 2 - _RADIUS, (left + right) / 2 + _RADIUS)
    return element("rect", x=start, y=y - _RADIUS, width=end - start, height=2 * _RADIUS, rx=_RADIUS, class_="shape")


def _label_at(left: float, right: float) -> float:
    """Where the label of a mark begins that ends between the two."""
    return (right if right - left > _WIDEST_DOT else (left + right) / 2 + _RADIUS) + 5


def _cross(mark: Mark, ends: tuple[float, float], y: float) -> tuple[Markup, ...]:
    if mark.modality not in {Modality.CANCELLED, Modality.DENIED}:
        return ()
    x = (ends[0] + ends[1]) / 2
    return (element("path", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", class_="cross"),)


def _label(mark: Mark) -> str:
    said = mark.label if mark.modality is Modality.OCCURRED else f"{mark.label}, {mark.modality}"
    return f"{said}?" if len(mark.days.intervals) > 1 or _is_loose(mark) else said


def _is_loose(mark: Mark) -> bool:
    """Whether its days are a stretch in which it lies rather than one that it fills."""
    return any((each.high - each.low).days >= _LONGEST_EVENT for each in mark.days.intervals)


def _told(mark: Mark) -> str:
    return f"{mark.lane}: {mark.label}, {mark.modality}, {in_words(mark.days)}"


def _description(marks: Sequence[Mark], undated: int) -> str:
    told = [_told(mark) for mark in marks[:_IN_WORDS]]
    if len(marks) > _IN_WORDS:
        told.append(f"{len(marks) - _IN_WORDS} more")
    if undated:
        told.append(f"{undated} whose day is open, not drawn")
    return "; ".join(told) + "."
