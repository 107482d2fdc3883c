"""Scenes: who acts, with which office, for which side; who is the subject; whom words point back to."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.extract.actors import Actor
from dragoman.extract.scenes import Actors, Scene
from dragoman.knowledge.grammar import load_grammars
from dragoman.model.document import Source
from dragoman.pipeline import Reader
from dragoman.read import documents, make_reading


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests of this file."""
    return Reader()


def cast(text: str) -> tuple[Actors, tuple[Scene, ...]]:
    """The actors of a text, and its scenes."""
    reading = make_reading(documents(Source("t", "t", "", text, "t"))[0])
    actors = Actors(reading, reader().annotated(reading), load_grammars(), reader().registry)
    return actors, actors.scenes


def told(actor: Actor) -> tuple[str | None, str, str]:
    """Name, sides and kinds of office of an actor."""
    return actor.name, "/".join(actor.states), "+".join(o.kind for o in actor.offices)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Foreign Minister Musalia Mudavadi spoke.", ("Musalia Mudavadi", "KEN", "foreign_minister")),
        ("Musalia Mudavadi, Kenya's Foreign Minister, spoke.", ("Musalia Mudavadi", "KEN", "foreign_minister")),
        ("The Foreign Minister of Kenya Musalia Mudavadi spoke.", ("Musalia Mudavadi", "KEN", "foreign_minister")),
        ("肯尼亚外长穆达瓦迪发表讲话。", ("Musalia Mudavadi", "KEN", "foreign_minister")),
    ],
)
def test_an_office_binds_to_the_name_it_touches(text: str, expected: tuple[str, str, str]) -> None:
    _, scenes = cast(text)
    (actor,) = [a for a in scenes[0].actors if a.is_person]
    name, states, offices = told(actor)
    assert (states, offices) == expected[1:]
    assert name is not None


def test_names_behind_a_shared_office_take_the_sides_in_order() -> None:
    _, scenes = cast("The foreign ministers of China and Vietnam Qin Gang and Pei Qingshan met in Beijing.")
    assert [told(a) for a in scenes[0].actors if a.is_person] == [
        ("Qin Gang", "CHN", "foreign_minister"),
        ("Bùi Thanh Sơn", "VNM", "foreign_minister"),
    ]


def test_the_two_sides_are_the_pair_spoken_of_last() -> None:
    _, scenes = cast("Ghana and Togo held talks. France sent a message to Chad. The two sides thanked each other.")
    (both,) = [a for a in scenes[2].actors if a.kind == "both"]
    assert set(both.states) == {"FRA", "TCD"}


def test_the_two_sides_of_no_pair_are_nobody() -> None:
    _, scenes = cast("The two sides agreed to meet.")
    assert [a.states for a in scenes[0].actors if a.kind == "both"] == [()]


def test_he_is_the_person_who_acted_last() -> None:
    _, scenes = cast("Brazilian President Lula da Silva arrived in Lima. He thanked Peru.")
    (he,) = [a for a in scenes[1].actors if a.kind == "pronoun"]
    assert he.states == ("BRA",)


def test_a_second_mention_keeps_the_side_that_the_first_gave() -> None:
    _, scenes = cast("Samoan Trade Minister Leota Lauaki flew to Suva. Minister Leota Lauaki said that Fiji was a friend.")
    assert [a.states for scene in scenes for a in scene.actors if a.name == "Leota Lauaki"] == [("WSM",), ("WSM",)]


@pytest.mark.parametrize(
    ("text", "verb", "state"),
    [
        ("On Monday in Paris, Chile met Peru.", "met", "CHL"),
        ("Chile, which borders Peru, invited Bolivia.", "borders", "CHL"),
        ("Ghana said that Togo sent a letter to Mali.", "sent", "TGO"),
        ("Kenya's trade with Uganda fell, and Rwanda visited Chad.", "visited", "RWA"),
        ("With Uganda in mind, Kenya signed the pact.", "signed", "KEN"),
    ],
)
def test_the_subject_is_the_first_of_the_clause_behind_no_preposition(text: str, verb: str, state: str) -> None:
    actors, scenes = cast(text)
    group = actors.subject_before(scenes[0].sentence, text.index(verb))
    assert group is not None
    assert group.states == (state,)


def test_think_tanks_are_a_circle_and_no_officials() -> None:
    _, scenes = cast("Chile met Peruvian think tanks and media.")
    assert "circle" in {a.kind for a in scenes[0].actors}


def test_a_comma_alone_joins_no_two_actors() -> None:
    _, scenes = cast("As the two sides agreed, Chile will send a team.")
    assert len(scenes[0].groups) == len(scenes[0].actors)


def test_a_side_that_opens_a_longer_name_is_no_subject() -> None:
    text = "Anna, who attended the BRICS Summit, left."
    actors, scenes = cast(text)
    assert actors.subject_before(scenes[0].sentence, text.index("left")) is None


def test_several_leaders_are_not_he() -> None:
    _, scenes = cast("The ASEAN leaders met. He thanked Peru.")
    (he,) = [a for a in scenes[1].actors if a.kind == "pronoun"]
    assert he.states == ()
