"""Single sentences between two sides, in the manner of the wires and of press offices: which pair, in which class."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

import pytest

from dragoman.model.document import Source
from dragoman.model.finding import Event, Finding, Statement
from dragoman.pipeline import Reader
from dragoman.read import documents

WIRES = [
    ("AGREE", "CIV GHA", "Ghana vowed to help Ivory Coast rebuild the port."),
    ("AGREE", "BOL PER", "Peru offered to let Bolivia use one of its ports."),
    ("AGREE", "EST FIN", "Finland will supply equipment to Estonia next year."),
    ("CONSULT", "MOZ MWI", "Mozambican President Filipe Nyusi flew to Malawi on Sunday for a two-day visit."),
    ("CONSULT", "COL ECU", "Ecuadorian and Colombian officials discussed the reopening of the border on Tuesday."),
    ("CONSULT", "OMN YEM", "Omani mediators met with Yemeni officials in Muscat."),
    ("CONSULT", "LTU LVA", "Lithuania and Latvia renewed negotiations today on the sea border."),
    ("SUPPORT", "KEN SOM", "Kenya voiced support for the new government of Somalia."),
    ("SUPPORT", "ALB MKD", "Albania backed Macedonia's bid to join the alliance."),
    ("SUPPORT", "CHL URY", "Chile defended the right of Uruguay to build the mill."),
    ("COOPERATE", "NER TCD", "Niger and Chad conducted a joint military operation against bandits."),
    ("AID", "MLI NOR", "Norway sent medical supplies to Mali after the floods."),
    ("AID", "NIC PER", "Peru granted political asylum to two Nicaraguan officers."),
    ("REQUEST", "HUN ROU", "Hungary demanded an apology from Romania."),
    ("REQUEST", "DNK MLI", "Denmark issued a stern reminder to Mali that it must let the envoys leave."),
    ("REQUEST", "MWI TZA", "Tanzania insisted that Malawi must withdraw its patrol boats from the lake."),
    ("ACCUSE", "SDN TCD", "Chad accused Sudan of arming rebels on its territory."),
    ("ACCUSE", "NER NGA", "Nigerian junior foreign minister Dapo Ojo summoned Niger's ambassador to complain of the raids."),
    ("REJECT", "DZA MAR", "Morocco turned down an Algerian proposal to open talks."),
    ("REJECT", "CHE LBY", "Libya is opposed to Swiss mediation in the talks with Chad."),
    ("REJECT", "MAR YEM", "Yemen has rejected a Moroccan request to question the prisoners."),
    ("THREATEN", "LSO ZAF", "South Africa said it would close its border with Lesotho unless the talks resumed."),
    ("THREATEN", "ECU PER", "Peru has issued an ultimatum to Ecuador to halt the patrols."),
    ("SANCTION", "CAN SAU", "Saudi Arabia froze trade with Canada."),
    ("SANCTION", "ITA LBY", "Italy announced a suspension of air links with Libya."),
]
SILENT = [
    "Chile beat Norway 3-1 in the quarter-final in Lyon.",
    "Spain meet Portugal in the final of the tournament on Saturday.",
    "French police arrested two men in Lyon on suspicion of theft.",
    "Kenyan runner Daniel Rono won the race in London on Sunday.",
    "Rain threatened the match between Australia and India.",
    "Kenya's parliament passed a law on Tuesday; Uganda's is on holiday.",
]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all sentences; its tables are loaded once."""
    return Reader()


def findings_of(text: str) -> list[Finding]:
    """What the pipeline reads in a text."""
    digest = sha256(text.encode()).hexdigest()
    source = Source("wire", "wire", digest, text, digest)
    return [finding for document in documents(source) for finding in reader().story(document).findings]


def pairs_of(text: str) -> set[tuple[str, str]]:
    """Each class of the export with its sides, events and statements alike."""
    told = set()
    for finding in findings_of(text):
        if not isinstance(finding, Event | Statement):
            continue
        sides = finding.states if isinstance(finding, Event) else (finding.side, finding.addressee or "")
        plover = finding.codes.plover if finding.codes else None
        told.add(((plover or "").partition("-")[0], " ".join(sorted(sides)).strip()))
    return told


@pytest.mark.parametrize(("kind", "pair", "text"), WIRES, ids=[text[:40] for _, _, text in WIRES])
def test_a_wire_tells_its_pair_in_its_class(kind: str, pair: str, text: str) -> None:
    """An event or a statement between the two sides, with the code of its class."""
    assert (kind, pair) in pairs_of(text), pairs_of(text)


@pytest.mark.parametrize("text", SILENT, ids=[text[:40] for text in SILENT])
def test_sport_and_home_news_tell_of_no_two_sides(text: str) -> None:
    """Sides that play, or stand side by side in the news, have no dealings."""
    assert not [sides for _, sides in pairs_of(text) if " " in sides]


def contacts(text: str) -> list[Event]:
    """The meetings and calls of a text."""
    return [f for f in findings_of(text) if isinstance(f, Event) and f.type in {"call", "meeting", "talks"}]


def test_a_name_with_junior_behind_it_and_its_side_is_one_person() -> None:
    """ "President Thomas A. Rono, Jr. spoke today with President Amina Diallo of Guinea"."""
    found = contacts("Kenyan President Thomas A. Rono, Jr. spoke today with President Amina Diallo of Guinea.")
    assert [(e.type, e.states) for e in found] == [("call", ("GIN", "KEN"))]
    assert sorted(p.name or "" for p in found[0].participants) == ["Amina Diallo", "Thomas A. Rono"]


@pytest.mark.parametrize(
    "text",
    [
        "Botswanan President Thabo Seretse today met with President Amina Diallo of Guinea.",
        "Botswanan President Thabo Seretse met today with President Amina Diallo of Guinea on the margins of the forum.",
        "Botswanan President Thabo Seretse and President Amina Diallo of Guinea met today to review trade.",
        "Botswanan President Thabo Seretse hosted President Amina Diallo of Guinea for breakfast.",
        "Botswanan President Thabo Seretse met virtually today with Her Excellency, President Amina Diallo of Guinea.",
    ],
)
def test_the_day_may_stand_between_a_verb_and_whom_it_takes(text: str) -> None:
    """Press offices put "today" wherever it fits."""
    (found,) = contacts(text)
    assert found.type == "meeting"
    assert found.states == ("BWA", "GIN")
    assert {p.name for p in found.participants} == {"Thabo Seretse", "Amina Diallo"}


def test_what_was_discussed_in_a_call_is_the_call() -> None:
    """The sentences behind the lead go on with one conversation."""
    text = (
        "Kenyan President Thomas Rono spoke today by phone with President Amina Diallo of Guinea. "
        "President Rono and President Diallo discussed the war in Sudan."
    )
    assert [e.type for e in contacts(text)] == ["call"]


def test_the_two_leaders_are_the_people_of_the_story_and_no_side_named_in_passing() -> None:
    """A side that is only spoken about takes nobody's place."""
    text = (
        "Kenyan President Thomas Rono met with President Amina Diallo of Guinea. "
        "Kenya hopes for calm in Sudan. The two leaders agreed to reopen the border."
    )
    accords = [f for f in findings_of(text) if isinstance(f, Event) and f.type == "accord"]
    assert [e.states for e in accords] == [("GIN", "KEN")]
