"""Who stands in which role of a frame: one cast an event, guests and hosts told apart, what machines misplaced put back.

The danger: a person on the wrong side.  Nobody changes sides here; an office moves only to somebody who held it by the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.extract.actors import PAIR, Actor, Group
from dragoman.extract.frames import Frame
from dragoman.extract.grounds import Ground

CONTACTS = frozenset({"meeting", "talks", "audience", "courtesy_call", "mechanism", "nonofficial_exchange"})
# The lowest rank of an office whose holder is called on by himself.
LEADERS = 2
# Events about envoys, and the role of the side where the envoy serves.
POSTS = {"recall": "target", "appointment": "receiver"}
# Of these the side on whose ground it happens is the host.
SEATED = frozenset({"meeting", "talks", "mechanism", "nonofficial_exchange"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in the making: who stands in which role, before ids and evidence."""

    frame: Frame
    cast: tuple[tuple[str, Actor], ...]
    grounds: tuple[Ground, ...]

    @property
    def type(self) -> str:
        """The type of the pattern; contact with think tanks, media and the like is an exchange outside office."""
        kind = self.frame.pattern.type
        return "nonofficial_exchange" if kind in CONTACTS and any(a.kind == "circle" for _, a in self.cast) else kind

    @property
    def states(self) -> tuple[str, ...]:
        """Every side, sorted."""
        told = {s for _, actor in self.cast for s in actor.states} | {g.state for g in self.grounds if g.state}
        return tuple(sorted(told | {s for _, s in self.posts}))

    @property
    def posts(self) -> tuple[tuple[Actor, str], ...]:
        """The envoys of an event about envoys with the sides where they serve."""
        return tuple((actor, s) for _, actor in self.cast for s in actor.post) if self.type in POSTS else ()


def casts(groups: Mapping[str, Group], *, each: str) -> Iterator[tuple[tuple[str, Actor], ...]]:
    """Who stands in which role: one cast, or one for every side that was met, or for every pair of sides across the slots."""
    groups = _parted(groups)
    left, right = groups.get("A"), groups.get("B")
    whole = tuple((slot, actor) for slot, group in groups.items() for actor in group.actors)
    if each and right is None and left is not None and _are_pairs(left):
        yield from ((("A", actor),) for actor in left.actors)
        return
    if each and left is not None and right is not None and not (left.states and right.states):
        return
    if each and right is not None and (people := _called_on(right)):
        others = tuple((slot, actor) for slot, actor in whole if slot != "B")
        yield from ((*others, ("B", actor)) for actor in people)
        return
    if not each or right is None or len({s for _, a in whole for s in a.states}) <= PAIR:
        yield whole
        return
    ours = left.states if each == "pair" and left is not None else (None,)
    for mine in ours:
        for state in right.states:
            only = {"A": mine, "B": state}
            yield tuple((s, _of_side(a, only.get(s))) for s, a in whole if only.get(s) is None or only[s] in a.states)


def _called_on(group: Group) -> tuple[Actor, ...]:
    """The leaders of one side who were met, a meeting each: heads of state, of government and of parliament are called on one by one."""
    leaders = tuple(a for a in group.actors if a.name and min((o.rank for o in a.offices), default=LEADERS + 1) <= LEADERS)
    return leaders if len(leaders) > 1 and leaders == group.actors and len(group.states) == 1 else ()


def _parted(groups: Mapping[str, Group]) -> Mapping[str, Group]:
    """The groups of "calls between A and the leaders of B and C": whoever stands for several sides met each of the others."""
    left = groups.get("A")
    if left is None or "B" in groups or len(left.actors) != PAIR or len(left.states) <= PAIR or len(left.actors[1].states) < PAIR:
        return groups
    if len(left.actors[0].states) != 1:
        return groups
    return {**groups, "A": Group(left.span, left.actors[:1]), "B": Group(left.actors[1].span, left.actors[1:])}


def _are_pairs(group: Group) -> bool:
    """Whether each of several actors is a pair by himself: "the A-B and the A-C leaders met"."""
    return len(group.actors) > 1 and all(len(actor.states) == PAIR for actor in group.actors)


def _of_side(actor: Actor, side: str | None) -> Actor:
    """The actor as he stands for one of his sides; as he is where none is asked for."""
    return replace(actor, states=(side,)) if side is not None and side in actor.states else actor


def reattached(frame: Frame) -> dict[str, Group]:
    """The groups of a frame, an office without a name moved to whom it belongs.

    Machines put "A met B, the general secretary" as "A and the general secretary met B": an office that stands beside A without
    a name, and that B held by the tables, is B's.
    """
    groups = dict(frame.groups)
    left, right = groups.get("A"), groups.get("B")
    if left is None or right is None or len(left.actors) != PAIR or len(right.actors) != 1:
        return groups
    person, loose, met = left.actors[0], left.actors[1], right.actors[0]
    held = {o.kind for o in met.offices} | set(met.held)
    kinds = {o.kind for o in loose.offices}
    elsewhere = (a for a in frame.scene.actors if a.name and a.key not in {person.key, met.key} and not set(a.states) & set(loose.states))
    if loose.kind == "office" and person.name and met.name and not kinds & held and any(kinds & set(a.held) for a in elsewhere):
        groups["A"] = Group(left.span, (person,))
    if loose.kind == "office" and met.name and kinds & held and person.name:
        groups["A"] = Group(left.span, (person,))
        flag = f"the text gives the office to {'/'.join(loose.states) or 'nobody'}"
        offices = tuple(replace(o, states=met.states) for o in loose.offices)
        groups["B"] = Group(right.span, (replace(met, offices=offices, flags=(*met.flags, flag)),))
    return groups


def in_person(frame: Frame) -> Frame:
    """The frame with "they" as the one whom the sentence was about, where the words name the other: "Li said when they met Phan"."""
    left, right = frame.groups.get("A"), frame.groups.get("B")
    if left is None or right is None or len(left.actors) != 1 or left.actors[0].how != "they" or len(right.states) != 1:
        return frame
    scene = frame.scene
    subject = next((g for s in scene.groups if scene.leads(s[0]) and (g := scene.group(*s)) is not None), None)
    if subject is None or set(subject.states) & set(right.states) or not subject.states:
        return frame
    return replace(frame, groups={**frame.groups, "A": subject})


def seated(draft: Draft) -> Draft:
    """The draft with roles for its slots, a visiting guest set apart from his host."""
    roles = draft.frame.pattern.roles
    cast = tuple((roles.get(slot, "participant"), actor) for slot, actor in draft.cast)
    guests = {s for _, a in cast if a.visiting for s in a.states}
    if draft.type in SEATED and guests and len(set(draft.states) - guests) == 1:
        cast = tuple((("guest" if set(a.states) & guests else "host") if r == "participant" else r, a) for r, a in cast)
    return replace(draft, cast=cast)


def hosted(draft: Draft, state: str | None) -> Draft:
    """The draft with the side on whose ground it happened as host and the others as guests."""
    if state not in draft.states or any(r in {"host", "guest"} for r, _ in draft.cast):
        return draft
    cast = tuple((("host" if state in a.states else "guest") if r == "participant" and len(a.states) == 1 else r, a) for r, a in draft.cast)
    return replace(draft, cast=cast)
