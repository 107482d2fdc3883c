"""PLOVER and CAMEO codes of events and statements, by the table `codes.tsv`.

The danger: a forecast or a denial coded as a deed.  What is expected, denied or only supposed is withheld, with the reason.

What events must say so that the conditions of the table can be told (keys and values of `detail`; a missing key is unknown):

- `asked` = true: a wish that asks the other side to act (level_up, recognition, agreement, aid, mediation);
- `canceller`: the code of the side that called a planned event off, where no `initiator` says so; `postponed` = true;
- invitation `accepted` = false: declined (modality occurred); letter `letter`: congratulation, thanks, condolence, message;
- joint_statement and level_up `signed` = true; joint_statement `relations`: opens, widens; appointment `representation`: created, restored;
- aid `aid`: economic, military, humanitarian; sanction `stage` = lifted; exercise `joint`: true, false;
- threat `kind`: restrictions, relations, force; incident `kind` (or `cause`): water cannon, collision, fire, detention, seizure,
  interception, show of force.

Besides, roles with their sides (host, guest, visitor …; initiator and target), the place's state, and whether the guest's
`office_kinds` make him an envoy resident with the host are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dragoman.knowledge.codes import TO_MEET, CodeLine, CodeTable, Pair, Pairing
from dragoman.model.finding import Codes, Event, Modality, Statement

WITHHELD = frozenset({Modality.EXPECTED, Modality.DENIED, Modality.HYPOTHETICAL})
# To wish or ask for one of these is to agree to meet.
CONTACTS = frozenset({"meeting", "talks", "courtesy_call", "audience", "call", "visit", "mechanism", "summit", "port_call"})
ENVOYS = ("ambassador", "charge", "high_commissioner", "consul")
# PLOVER keeps no record of these without a recipient.
NEED_RECIPIENT = frozenset({"SANCTION", "COOPERATE", "AID"})
SIDES_OF_A_PAIR = 2
_INITIATORS = ("actor", "donor", "protester", "mover", "asker", "canceller", "refuser")
_ROLE_OF = dict.fromkeys(_INITIATORS, "initiator") | dict.fromkeys(("recipient", "honouree", "other"), "target")

_DETAILS: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "postponed": (("postponed",), frozenset({"true"})),
    "declined": (("accepted",), frozenset({"false"})),
    "congratulation or thanks": (("letter",), frozenset({"congratulation", "thanks"})),
    "condolence": (("letter",), frozenset({"condolence"})),
    "signed": (("signed",), frozenset({"true"})),
    "text signed": (("signed",), frozenset({"true"})),
    "opens or widens relations": (("relations",), frozenset({"opens", "widens"})),
    "creates or restores representation": (("representation",), frozenset({"created", "restored"})),
    "economic": (("aid",), frozenset({"economic"})),
    "military": (("aid",), frozenset({"military"})),
    "humanitarian": (("aid",), frozenset({"humanitarian"})),
    "lifted": (("stage",), frozenset({"lifted", "lifting"})),
    "lifting": (("stage",), frozenset({"lifted", "lifting"})),
    "of restrictions": (("kind",), frozenset({"restrictions"})),
    "of relations": (("kind",), frozenset({"relations"})),
    "of force": (("kind",), frozenset({"force"})),
    "water cannon": (("kind", "cause"), frozenset({"water cannon"})),
    "collision or fire": (("kind", "cause"), frozenset({"collision", "fire"})),
    "persons detained": (("kind", "cause"), frozenset({"detention"})),
    "property seized": (("kind", "cause"), frozenset({"seizure"})),
    "interception or show of force": (("kind", "cause"), frozenset({"interception", "show of force"})),
}


def coded(event: Event, codes: CodeTable) -> Event:
    """The event with its codes, or with the reason for which they are withheld; neither where no line of the table fits."""
    if event.modality in WITHHELD:
        return replace(event, codes=None, withheld=event.modality.value)
    line = line_for(event, codes)
    return replace(event, codes=_codes(line, event, codes) if line else None, withheld=None)


def line_for(event: Event, codes: CodeTable) -> CodeLine | None:
    """The line of the table that fits an event, or None; what is withheld has none either."""
    if event.modality in WITHHELD:
        return None
    return codes.line(event.type, _group(event, codes), lambda condition: _holds(condition, event, codes))


def coded_statement(statement: Statement, codes: CodeTable) -> Statement:
    """The statement with its codes; without them where it is spoken to no side by itself."""
    addressee = statement.addressee
    line = codes.line("statement", "occurred", lambda condition: _said(condition, statement, codes))
    if line is None or addressee is None or addressee == statement.side:
        return replace(statement, codes=None)
    cameo = tuple(_written(code, (statement.side, addressee), codes) for code, _ in line.cameo)
    return replace(statement, codes=Codes(line.plover, cameo))


def _said(condition: str, statement: Statement, codes: CodeTable) -> bool:
    if condition == TO_MEET:
        return statement.stance == "propose" and any(codes.contacts.search(evidence.quote) for evidence in statement.evidence)
    return statement.stance in condition.split(", ")


def _group(event: Event, codes: CodeTable) -> str:
    """The column of the table: occurred, ahead, asked or cancelled."""
    if event.modality in {Modality.OCCURRED, Modality.CANCELLED}:
        return event.modality.value
    asked = event.modality is Modality.WANTED and _detail(event, "asked") == "true"
    return "asked" if asked and (codes.has(event.type, "asked") or event.type not in CONTACTS) else "ahead"


def _detail(event: Event, *keys: str) -> str | None:
    told = dict(event.detail)
    return next((told[key] for key in keys if key in told), None)


def _holds(condition: str, event: Event, codes: CodeTable) -> bool:
    if condition in _DETAILS:
        return _told(condition, event)
    if condition == "third state, sides known":
        return _third_state(event, codes)
    return _CONDITIONS[condition](event)


def _told(condition: str, event: Event) -> bool:
    keys, values = _DETAILS[condition]
    return _detail(event, *keys) in values


def _third_state(event: Event, codes: CodeTable) -> bool:
    """Whether the sides, two or more, met on ground of neither; an organisation is at home in the state of its seat."""
    place = event.place.state if event.place else None
    at_home = any(host in codes.organisations for host in _known(event, "host"))
    return place is not None and place not in event.states and len(event.states) >= SIDES_OF_A_PAIR and not at_home


def _by_envoy(event: Event) -> bool:
    """Whether the guest is an envoy, who lives where he calls."""
    return any(p.role == "guest" and any(kind.startswith(ENVOYS) for kind in p.office_kinds) for p in event.participants)


def _across(event: Event) -> bool:
    """Whether the guest, no envoy, came to a host of another state."""
    guests, hosts = _known(event, "guest"), _known(event, "host")
    return bool(guests and hosts) and set(guests).isdisjoint(hosts) and not _by_envoy(event)


def _abroad(event: Event) -> bool:
    """Whether one side was the other's guest."""
    return bool(_known(event, "guest"))


def _joint(event: Event) -> bool:
    told = _detail(event, "joint")
    return told == "true" if told else len(_known(event, "participant")) >= SIDES_OF_A_PAIR


_CONDITIONS: Mapping[str, Callable[[Event], bool]] = {
    "host known": lambda event: bool(_known(event, "host")),
    "host not known": lambda event: not _known(event, "host"),
    "across a border": _across,
    "by a resident envoy": _by_envoy,
    "within the host's state by a resident": _by_envoy,
    "abroad": _abroad,
    "joint": _joint,
    "alone": lambda event: not _joint(event),
    "opens or widens relations, signed": lambda event: _told("opens or widens relations", event) and _told("signed", event),
    "other": lambda _: True,
}


def _codes(line: CodeLine, event: Event, codes: CodeTable) -> Codes | None:
    """The codes of a line for the event's sides; None where the line needs sides that the event does not tell."""
    cameo = tuple(_written(code, pair, codes) for code, pairing in line.cameo for pair in _pairs(pairing, event))
    single = all(pairing.single for _, pairing in line.cameo)
    needed = line.plover is None or line.plover.partition("-")[0] in NEED_RECIPIENT
    return Codes(line.plover, cameo) if cameo or single or not needed else None


def _written(code: str, pair: Pair, codes: CodeTable) -> str:
    return f"{code} {codes.side(pair[0])} {codes.side(pair[1])}"


def _pairs(pairing: Pairing, event: Event) -> list[Pair]:
    for actor, other in pairing.roles:
        pairs = _paired(event, actor, other)
        if pairs:
            return pairs
    return [(a, b) for a in event.states for b in event.states if a != b] if pairing.both else []


def _paired(event: Event, actor: str, other: str) -> list[Pair]:
    """The pairs of sides in two roles; where one role is not told, the rest of the sides take it, as actor only if one is left."""
    actors, others = _known(event, actor), _known(event, other)
    if actors and not others:
        others = _rest(event, actors)
    elif others and not actors:
        rest = _rest(event, others)
        actors = rest if len(rest) == 1 else ()
    return [(a, b) for a in actors for b in others if a != b]


def _known(event: Event, word: str) -> tuple[str, ...]:
    """The sides that the event itself puts into a role."""
    told = _detail(event, "canceller") if word == "canceller" else None
    if told is not None:
        return (told,)
    role = _ROLE_OF.get(word, word)
    return tuple(dict.fromkeys(p.state for p in event.participants if p.role == role and p.state is not None))


def _rest(event: Event, sides: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(state for state in event.states if state not in sides)
