"""What search finds in the texts of a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store.record import Record
from tests.store.stories import story

ENGLISH = "Prime Minister Nguyễn Văn Hùng met Kenya's envoys (a made-up name) in Nairobi."
CHINESE = "肯尼亚总统星期二会见了秘鲁外长洛佩斯,双方讨论了渔业合作。"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        opened.add(story(ENGLISH, id="en"))
        opened.add(story(CHINESE, id="zh"))
        yield opened


def _found(record: Record, question: str) -> list[tuple[str, list[str]]]:
    return [(document.name, [text[a:b] for a, b in spans]) for document, text, spans in record.search(question)]


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("nguyen", "en", ["Nguyễn"]),
        ("NGUYỄN", "en", ["Nguyễn"]),
        ("nai*", "en", ["Nairobi"]),
        ('"van hung"', "en", ["Văn Hùng"]),
        ("渔业", "zh", ["渔业"]),
        ("洛佩斯", "zh", ["洛佩斯"]),
        ("作", "zh", ["作"]),
        ("kenya nairobi", "en", ["Kenya", "Nairobi"]),
    ],
)
def test_words_are_found_where_they_stand(record: Record, question: str, document: str, words: list[str]) -> None:
    assert _found(record, question) == [(document, words)]


@pytest.mark.parametrize(
    "question", ["nairo", "业合肯", "kenya 渔业", '"hung van"', "", "*", '"', "a AND OR NOT (", "'; DROP TABLE sources"]
)
def test_what_does_not_stand_there_is_not_found(record: Record, question: str) -> None:
    assert _found(record, question) == []
