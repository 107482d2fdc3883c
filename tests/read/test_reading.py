"""Documents and readings: ids, titles, languages, signs of translation, and the way back."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Source, Translation
from dragoman.model.span import Span
from dragoman.read import documents, make_reading

ENGLISH = "The foreign ministers of Peru and Chile met in Lima on Tuesday and signed a treaty on fishing."
CHINESE = "秘鲁外长星期二在利马同智利外长举行会谈,双方签署了渔业协定。"


def source(text: str, **fields: str) -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source("a.txt", "a.txt", digest, text, digest, **fields)  # type: ignore[arg-type]


def test_one_story_has_the_id_of_its_source_and_several_are_numbered() -> None:
    assert [d.id for d in documents(source(ENGLISH))] == ["a.txt"]
    assert [d.id for d in documents(source(f"{ENGLISH}(Lima Composite Electric) {ENGLISH}"))] == ["a.txt#1", "a.txt#2"]


def test_a_story_knows_its_title_and_dateline() -> None:
    text = f"Peru and Chile sign\nBy Ana Ruiz\n\nLIMA, Sept. 6 (Xinhua) -- {ENGLISH}"
    (document,) = documents(source(text))
    assert document.title == "Peru and Chile sign"
    assert document.dateline is not None
    assert document.dateline.of(text) == "LIMA, Sept. 6 (Xinhua) --"


def test_a_title_given_with_the_source_stands_for_one_missing() -> None:
    assert documents(source(ENGLISH, title="Treaty"))[0].title == "Treaty"


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (CHINESE, "zh"), (f"{CHINESE}\n{CHINESE}\n{ENGLISH}", "zh"), (f"{ENGLISH}\n{ENGLISH}\n{CHINESE}", "en")],
)
def test_the_larger_part_gives_a_story_its_language(text: str, language: str) -> None:
    assert documents(source(text))[0].language == language


def test_a_language_given_with_the_source_is_believed() -> None:
    assert documents(source("Lima", language="es"))[0].language == "es"


def test_a_chinese_clause_within_english_is_a_stretch_and_makes_the_translation_partial() -> None:
    text = f"{ENGLISH} 秘鲁外长表示,双方愿意加强合作,and the two sides agreed to meet again next year in Santiago."
    (document,) = documents(source(text))
    assert [(s.span.of(text).strip(), s.language) for s in document.stretches] == [("秘鲁外长表示,双方愿意加强合作,", "zh")]
    assert document.translation is Translation.PARTIAL


def test_a_name_in_brackets_is_no_foreign_clause() -> None:
    (document,) = documents(source(f"{ENGLISH} Minister Wang Yi (王毅) attended. So did Phạm Minh Chính."))
    assert document.stretches == ()
    assert document.translation is Translation.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "The two sides came closer.The ministers left for a three -day visit.",
        "(Lima / Santiago Composite Electric) The ministers met.",
        "He said that Meifang is willing to go on.",
    ],
)
def test_signs_of_a_machine_are_seen(text: str) -> None:
    assert documents(source(text))[0].translation is Translation.MACHINE


def test_one_lost_blank_proves_no_machine() -> None:
    assert documents(source("The two sides came closer.The ministers left."))[0].translation is Translation.UNKNOWN


def test_a_reading_quotes_its_source() -> None:
    text = f"{ENGLISH}(Lima Composite Electric) The ministers came closer.Peru &amp; Chile made a three -day visit."
    reading = make_reading(documents(source(text))[1])
    at = reading.text.index("Peru & Chile made a three-day")
    evidence = reading.evidence(Span(at, at + len("Peru & Chile made a three-day")))
    assert evidence.quote == "Peru &amp; Chile made a three -day" == text[evidence.start : evidence.end]
    assert evidence.document == "a.txt#2"


def test_sentences_carry_their_language_and_paragraph() -> None:
    reading = make_reading(documents(source(f"{ENGLISH} {ENGLISH}\n{CHINESE}"))[0])
    assert [(s.language, s.paragraph) for s in reading.sentences] == [("en", 0), ("en", 0), ("zh", 1)]


@given(
    st.lists(
        st.sampled_from([ENGLISH, CHINESE, "\n", "(Lima Composite Electric) ", "====", "a.B", "&amp;", "\ufeff", " -x"])
        | st.text(max_size=8),
        min_size=1,
    ).map("".join)
)
def test_every_sentence_of_every_story_quotes_its_source(text: str) -> None:
    for document in documents(source(text + "x")):
        reading = make_reading(document)
        for sentence in reading.sentences:
            evidence = reading.evidence(sentence.span)
            assert document.span.start <= evidence.start < evidence.end <= document.span.end
            assert (text + "x")[evidence.start : evidence.end] == evidence.quote


def test_a_line_that_announces_the_text_stands_above_its_day() -> None:
    text = "Call with the Kenyan President\n\nAttributable to the spokesperson:\n\nMay 3, 2024\n\nThey spoke today about Haiti."
    document = next(iter(documents(source(text))))
    assert document.dateline is not None
    assert document.dateline.of(text) == "May 3, 2024"
