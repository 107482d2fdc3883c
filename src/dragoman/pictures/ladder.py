"""A side's ladder of levels as a flight of steps, with its partners standing on them.

A partner whose rise is wanted or planned stands where it stands, with a dashed arrow to a dashed box on the step above.  The
danger: a ladder read as the dyad's.  The picture always names its owner in the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.pictures.markup import Markup, element, join, text
from dragoman.pictures.style import picture, width_of

_WIDTH, _INDENT, _TREAD, _CHIP, _GAP = 470.0, 26.0, 30.0, 24.0, 8.0
_RISING = frozenset({"raised", "wanted", "planned"})


@dataclass(frozen=True, slots=True)
class Step:
    """One rung; a higher number stands higher."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Who stands on a rung, or is to: `modality` as of standings (in_force, raised, wanted, planned, denied, lapsed).

    `origin` is the rung that it comes from, where that is known.
    """

    name: str
    rung: int
    modality: str = "in_force"
    origin: int | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Chip:
    """The box of a partner on its step."""

    partner: Partner
    left: float
    top: float
    width: float

    @property
    def middle(self) -> float:
        """Its horizontal middle."""
        return self.left + self.width / 2


def ladder(steps: Sequence[Step], partners: Iterable[Partner], title: str = "Ladder") -> str:
    """The flight of steps as one SVG element; '' for a ladder without steps.  Partners on no step of it are left out."""
    ordered = sorted(steps, key=lambda step: -step.number)
    if not ordered:
        return ""
    numbers = {step.number for step in ordered}
    shown = tuple(p for p in partners if p.rung in numbers)
    chips: list[_Chip] = []
    treads: list[Markup] = []
    tops: dict[int, float] = {}
    top = _GAP
    for above, step in enumerate(ordered):
        left = (len(ordered) - 1 - above) * _INDENT
        chips += _chips([p for p in shown if p.rung == step.number], left + _GAP, top)
        top = max((c.top + _CHIP for c in chips if c.partner.rung == step.number), default=top) + 2
        treads.append(_tread(step, left, top))
        tops[step.number] = top
        top += _TREAD + _GAP
    arrows = (arrow for chip in chips for arrow in _arrow(chip, chips, tops))
    body = (*treads, *arrows, *(_box(chip) for chip in chips))
    return picture("ladder", title, _description(ordered, shown), (_WIDTH, top), body)


def _chips(partners: Sequence[Partner], left: float, top: float) -> Iterator[_Chip]:
    """The boxes of one step side by side, in further rows where the step is full."""
    x = left
    for partner in partners:
        width = width_of(partner.name) + 2 * _GAP
        if x > left and x + width > _WIDTH - _GAP:
            x, top = left, top + _CHIP + 4
        yield _Chip(partner, x, top, width)
        x += width + _GAP


def _tread(step: Step, left: float, top: float) -> Markup:
    block = element("rect", x=left, y=top, width=_WIDTH - left, height=_TREAD, class_="tread")
    return join([block, element("text", text(step.label), x=_WIDTH - _GAP, y=top + 20, class_="rung")])


def _box(chip: _Chip) -> Markup:
    partner = chip.partner
    shape = element("rect", x=chip.left, y=chip.top, width=chip.width, height=_CHIP - 2, rx=4, class_="shape")
    name = element("text", text(partner.name), x=chip.middle, y=chip.top + 15.5, class_="partner")
    drawn = element("g", element("title", text(_told(partner))), shape, name, class_=f"chip {partner.modality}")
    return element("a", drawn, href=partner.href) if partner.href else drawn


def _arrow(chip: _Chip, chips: Sequence[_Chip], tops: Mapping[int, float]) -> Iterator[Markup]:
    """From the partner's box on the step it comes from, or from that step's tread; nothing where the step is not known."""
    partner = chip.partner
    if partner.modality not in _RISING or partner.origin is None or partner.origin == partner.rung or partner.origin not in tops:
        return
    below = next((c for c in chips if c.partner.name == partner.name and c.partner.rung == partner.origin), None)
    x, y = (below.middle, below.top) if below else (chip.middle, tops[partner.origin])
    end = chip.top + _CHIP
    line = element("path", d=f"M{x:.1f} {y:.1f}L{chip.middle:.1f} {end + 6:.1f}", class_=f"arrow {partner.modality}")
    tip = f"{chip.middle - 4:.1f},{end + 7:.1f} {chip.middle + 4:.1f},{end + 7:.1f} {chip.middle:.1f},{end:.1f}"
    yield join([line, element("polygon", points=tip, class_="tip")])


def _told(partner: Partner) -> str:
    return f"{partner.name}: {partner.modality.replace('_', ' ')}"


def _description(steps: Sequence[Step], partners: Sequence[Partner]) -> str:
    """Every step, highest first, with whoever stands on it."""
    told = []
    for step in steps:
        here = ", ".join(_told(p) for p in partners if p.rung == step.number)
        told.append(f"{step.label} ({here or 'nobody named'})")
    return "; ".join(told) + "."
