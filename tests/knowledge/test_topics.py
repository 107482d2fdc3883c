"""Topics of statements."""

from __future__ import annotations

from pathlib import Path

from dragoman.knowledge.topics import load_topics


def test_topics_stand_in_the_order_of_the_words() -> None:
    """What is named first comes first, once, in any language."""
    assert load_topics().of("They spoke of tariffs, then of 南海 and of tariffs again") == ("trade", "South China Sea")


def test_words_of_no_row_have_no_topic() -> None:
    """The list is closed."""
    assert load_topics().of("They admired the garden") == ()


def test_an_own_table_adds_a_topic(tmp_path: Path) -> None:
    """A folder with topics.tsv brings its own."""
    (tmp_path / "topics.tsv").write_text("topic\tlanguage\tpattern\nfisheries\ten\t\\btuna\\b\n", encoding="utf-8")
    assert load_topics(tmp_path).of("They spoke of tuna") == ("fisheries",)
