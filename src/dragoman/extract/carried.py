"""What a sentence leaves out because the story said it before: a role told once for all, and the items of a list.

The danger: a role taken from another event.  Only patterns that say so (`carry`, `items`) take one over, and only from the
last event of their own type; a list ends at the first sentence that is more than a name with its titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.actors import PAIR, Group
from dragoman.extract.frames import Frame
from dragoman.extract.scenes import Scene

# An item of a list is a name with its titles: "Chairman of the Movement and Prime Minister, ...".
LONGEST_ITEM = 110
# Behind the last of a list may stand a title that no table has: "and the chief executive", in letters.
LONGEST_TITLE = 6
_STOPPED = re.compile("[.!?]$")


class Carried:
    """Remembers, by type of event, who stood in which role last."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], Group] = {}

    def filled(self, frames: Sequence[Frame], following: Sequence[Scene]) -> Iterator[Frame]:
        """The frames of a scene with the roles that they leave to the story, and one frame for each item of a list that follows."""
        for frame in frames:
            full = self._filled(frame)
            kind = frame.pattern.type
            self._last.update({(kind, frame.pattern.roles.get(slot, slot)): group for slot, group in full.groups.items()})
            if frame.pattern.items and not frame.scene.signed.letters[frame.end :].strip(" :："):
                yield from (_for_item(full, scene, group) for scene, group in _items(following))
            else:
                yield full
                yield from _listed(full, following)

    def _filled(self, frame: Frame) -> Frame:
        slot = frame.pattern.carry
        told = self._last.get((frame.pattern.type, frame.pattern.roles.get(slot, slot)))
        if not slot or slot in frame.groups or told is None:
            return frame
        return replace(frame, groups={**frame.groups, slot: told})


def _items(following: Sequence[Scene]) -> Iterator[tuple[Scene, Group]]:
    """The scenes of a list, each with the actors that it names, all of one side; items that name nobody known are passed over."""
    for scene in following:
        letters = scene.signed.letters
        group = scene.group(0, len(letters))
        if len(letters) > LONGEST_ITEM or (group is None and _STOPPED.search(letters)):
            return
        if group is not None and len(group.states) == 1:
            yield scene, group


def _listed(frame: Frame, following: Sequence[Scene]) -> Iterator[Frame]:
    """The frame once more for those of its other party who stand in lines of their own: "met A, B" and below "C, D and E"."""
    if "B" not in frame.groups or frame.scene.signed.letters[frame.end :].strip():
        return
    for scene in following:
        letters = scene.signed.letters
        found = scene.grammar.group.match(letters)
        group = scene.group(*found.span()) if found is not None else None
        if found is None or group is None or len(group.states) < PAIR or len(letters) - found.end() > LONGEST_TITLE:
            return
        there = replace(frame, scene=scene, begin=0, start=0, end=1, cue=(0, 1), trigger=group.span, ground=None, place=None, level=None)
        yield replace(there, groups={**frame.groups, "B": group})


def _for_item(frame: Frame, scene: Scene, group: Group) -> Frame:
    """The frame that heads a list as it stands for one item: the item is its evidence."""
    people = tuple(actor for actor in group.actors if actor.is_person) or group.actors
    said = Group(group.span, people[-1:])
    groups = {**frame.groups, frame.pattern.items: said}
    return replace(frame, scene=scene, groups=groups, trigger=said.actors[0].span, ground=None, place=None)
