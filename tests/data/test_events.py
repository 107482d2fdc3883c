"""Every example beside the patterns of an event type is read as that type, and no counter-example is."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

import pytest

from dragoman.knowledge.events import Example, check_patterns, load_events
from dragoman.model.document import Source
from dragoman.model.finding import Event
from dragoman.pipeline import Reader
from dragoman.read import documents

FEWEST = 2
EXAMPLES = [(kind.name, example) for kind in load_events().types.values() for example in kind.examples]
TELLING = [case for case in EXAMPLES if case[1].tells]
SILENT = [case for case in EXAMPLES if not case[1].tells]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all examples; its tables are loaded once."""
    return Reader()


def events_of(example: Example) -> list[Event]:
    """The events that the pipeline reads in an example."""
    digest = sha256(example.text.encode()).hexdigest()
    source = Source("example", "example", digest, example.text, digest, language=example.language)
    return [f for document in documents(source) for f in reader().story(document).findings if isinstance(f, Event)]


def told(type_name: str, example: Example) -> list[Event]:
    """The events of a type that an example tells, those said not to happen left out of counter-examples."""
    found = [event for event in events_of(example) if event.type == type_name]
    return found if example.tells else [event for event in found if event.modality.value != "denied"]


def name_of(case: tuple[str, Example]) -> str:
    """How a case is called in a report."""
    return f"{case[0]}-{case[1].language}-{case[1].text[:40]}"


@pytest.mark.parametrize(("type_name", "example"), TELLING, ids=map(name_of, TELLING))
def test_an_example_is_read_as_its_type(type_name: str, example: Example) -> None:
    """The type with its sides and its modality, where the example names them."""
    found = told(type_name, example)
    assert found, f"read {[(e.type, e.states) for e in events_of(example)]}"
    if example.sides:
        assert tuple(sorted(example.sides)) in {event.states for event in found}
    if example.modality:
        assert example.modality in {event.modality.value for event in found}


@pytest.mark.parametrize(("type_name", "example"), SILENT, ids=map(name_of, SILENT))
def test_a_counter_example_tells_nothing_of_its_type(type_name: str, example: Example) -> None:
    """No event of the type, unless one said not to have happened."""
    assert [(e.states, e.made_by.rule) for e in told(type_name, example)] == []


def test_every_pattern_is_a_regular_expression() -> None:
    """Patterns are compiled when they are first asked for; here all are."""
    check_patterns(load_events())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("type_name", sorted(load_events().types))
def test_every_type_has_examples_and_counter_examples(type_name: str, language: str) -> None:
    """Enough of both in every language that has patterns."""
    kind = load_events()[type_name]
    if not any(pattern.language == language for pattern in kind.patterns):
        pytest.skip("no patterns")
    own = [example for example in kind.examples if example.language == language]
    assert sum(example.tells for example in own) >= FEWEST
    assert sum(not example.tells for example in own) >= FEWEST
