"""The constraint problem of one story: its own day, one variable for each date, and what to do when the words clash.

The danger: repairing.  A habit of writers (a soft constraint) may be given up; what words say may not.  Where words clash,
the dates that make the clash have no day and carry the smallest set of constraints that contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.resolve.calendar import Calendar, Constraint, Image, Solution, clash, solve, support

STORY = 0
# Clashes told one by one; beyond them (a table of contradictions, no story) dates keep their printed parts alone.
MOST_CLASHES = 24


@dataclass(frozen=True, slots=True)
class Outcome:
    """The days left to each variable, and the clash of each variable that has none."""

    domains: tuple[int, ...]
    clashes: dict[int, tuple[str, ...]]
    solution: Solution
    constraints: tuple[Constraint, ...]

    def basis(self, variable: int) -> tuple[str, ...]:
        """Why the variable has the days it has: its own constraints, then those of the story's day where it counts from that."""
        own = support(self.solution, self.constraints, variable)
        said = [c.why for c in own if c.why and not c.weight]
        if any(c.left == STORY and c.right is not None for c in own):
            said += [c.why for c in support(self.solution, self.constraints, STORY) if c.why and not c.weight]
        return tuple(dict.fromkeys(said))


class Puzzle:
    """Variables and constraints, as they are collected; variable 0 is the story's own day."""

    def __init__(self, calendar: Calendar, story: int) -> None:
        """Takes the calendar and the days on which the story may have come out."""
        self.calendar = calendar
        self.domains = [story]
        self.constraints: list[Constraint] = []

    def variable(self, domain: int) -> int:
        """A new variable with these days to begin with."""
        self.domains.append(domain)
        return len(self.domains) - 1

    def only(self, variable: int, allowed: int, why: str, *, owner: int | None = None, weight: int = 0) -> None:
        """The variable has only these days."""
        self.constraints.append(Constraint(why, variable if owner is None else owner, variable, allowed=allowed, weight=weight))

    def tie(self, left: int, right: int, forward: Image, backward: Image, why: str, *, weight: int = 0) -> None:
        """Days of `right` must lie in the forward image of those of `left`, and the other way round.  The right one owns it."""
        self.constraints.append(Constraint(why, right, left, right, to_right=forward, to_left=backward, weight=weight))

    def within(self, left: int, right: int, low: int, high: int, why: str, *, weight: int = 0) -> None:
        """`right` lies `low` to `high` days after `left`."""
        days = self.calendar.shifted
        self.tie(left, right, lambda f: days(f, low, high), lambda f: days(f, -high, -low), why, weight=weight)

    def solved(self) -> Outcome:
        """The days left when all that can hold holds; clashes are told, and their owners' constraints left out."""
        kept, clashes = self._told_alone(self.constraints)
        for _ in range(MOST_CLASHES):
            found = solve(self.domains, kept)
            if found.empty is None:
                return Outcome(self._emptied(found, clashes), clashes, found, tuple(kept))
            kept, told = self._settled(kept)
            clashes |= told
        kept = [c for c in kept if c.right is None and not c.weight]
        found = solve(self.domains, kept)
        return Outcome(self._emptied(found, clashes), clashes, found, tuple(kept))

    def _told_alone(self, constraints: Sequence[Constraint]) -> tuple[list[Constraint], dict[int, tuple[str, ...]]]:
        """Constraints without those of dates that contradict themselves, and without habits that the story's day rules out at once."""
        alone = list(self.domains)
        for each in constraints:
            if each.right is None and not each.weight:
                alone[each.left] &= each.allowed
        clashing = {v for v, days in enumerate(alone) if not days}
        unary = [c for c in constraints if c.right is None and not c.weight and c.left in clashing]
        clashes = {v: _words(clash(self.domains, [c for c in unary if c.left == v])) for v in clashing}
        kept = [c for c in constraints if not clashing & {c.left, c.right, c.owner}]
        return [c for c in kept if not self._ruled_out(c, alone)], clashes

    @staticmethod
    def _ruled_out(each: Constraint, alone: Sequence[int]) -> bool:
        if not each.weight or each.right is None or each.to_right is None:
            return False
        return not alone[each.right] & each.to_right(alone[each.left])

    def _settled(self, kept: list[Constraint]) -> tuple[list[Constraint], dict[int, tuple[str, ...]]]:
        """The constraints after one clash: its weakest habits given up or, where it has none, its owners left out and named."""
        clashing = clash(self.domains, kept)
        habits = [c.weight for c in clashing if c.weight]
        if habits:
            weakest = [c for c in clashing if c.weight == min(habits)]
            return [c for c in kept if not any(c is w for w in weakest)], {}
        relations = [c for c in clashing if c.right is not None]
        owners = {c.owner for c in relations or clashing}
        words = _words(clashing)
        return [c for c in kept if not owners & {c.owner, c.right}], dict.fromkeys(owners, words)

    @staticmethod
    def _emptied(found: Solution, clashes: dict[int, tuple[str, ...]]) -> tuple[int, ...]:
        return tuple(0 if v in clashes else days for v, days in enumerate(found.domains))


def _words(clashing: Sequence[Constraint]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.why for c in clashing if c.why))
