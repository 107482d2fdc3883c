"""Claims of one story that turn out to be of one event."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dragoman.model.document import Source
from dragoman.model.finding import Event
from dragoman.pipeline import Reader
from dragoman.read import documents


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests of this file."""
    return Reader()


def events(text: str, kind: str) -> list[Event]:
    """The events of a kind in a text."""
    stories = [reader().story(d) for d in documents(Source("t", "t", "0", text, "t"))]
    return [f for s in stories for f in s.findings if isinstance(f, Event) and f.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chile's president to visit Peru next week\n\n"
            "SANTIAGO, May 2, 2024 - Chilean President Gabriel Boric will visit Peru from May 6 to May 8."
        ),
        "LIMA, May 9, 2024 - Peru and Chile held talks in Lima on Wednesday. Peru and Chile held the talks on May 8 in good spirits.",
    ],
)
def test_words_for_the_same_days_tell_one_event(text: str) -> None:
    assert len(events(text, "visit") + events(text, "talks")) == 1


def test_other_days_tell_another_event() -> None:
    text = "LIMA, May 9, 2024 - Peru and Chile held talks on May 7. Peru and Chile held talks on May 8."
    assert len(events(text, "talks")) == 2


def test_other_people_tell_another_event() -> None:
    text = (
        "ACCRA, May 9, 2024 - Ghanaian President Nana Akufo-Addo met Togolese President Faure Gnassingbe on Wednesday. "
        "Ghanaian Foreign Minister Shirley Ayorkor Botchwey met Togolese Foreign Minister Robert Dussey on Wednesday."
    )
    assert len(events(text, "meeting")) == 2
