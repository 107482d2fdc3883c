"""Words of speech: verbs, stances and what a bad table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.speech import STANCES, SpeechConfidence, load_speech, load_speech_confidence

SPEECH = load_speech()


@pytest.mark.parametrize(
    ("language", "content", "stance"),
    [
        ("en", "Kenya is willing to send engineers to the Indian side", "propose"),
        ("en", "both countries should keep the strait open", "urge"),
        ("en", "the Fijian side always supports the pact", "reaffirm"),
        ("en", "he thanked the hosts for their help", "thank"),
        ("en", "the accusation is groundless", "deny"),
        ("en", "whoever blocks the river will face the consequences", "warn"),
        ("en", "cooperation keeps a good momentum", "assess"),
        ("zh", "肯方愿同印方扩大贸易", "propose"),
        ("zh", "各方应当保持克制", "urge"),
        ("zh", "我们一贯支持这一方案", "reaffirm"),
        ("zh", "中方对此坚决反对", "reject"),
        ("zh", "两国合作势头良好", "assess"),
        ("vi", "Việt Nam sẵn sàng mở rộng hợp tác", "propose"),
    ],
)
def test_the_stance_stands_in_the_content(language: str, content: str, stance: str) -> None:
    """The words spoken decide where the verb only opens them."""
    assert SPEECH[language].stance(content) == stance


def test_words_without_a_cue_have_no_stance() -> None:
    """A bare fact shows none; the caller decides what that means."""
    assert SPEECH["en"].stance("the delegation has nine members") is None


def test_acting_verbs_are_a_stance_and_saying_verbs_are_not() -> None:
    """Thanked is thanks; said waits for what is said."""
    text = "She said little and thanked everybody."
    assert [(text[v.start : v.end], v.stance) for v in SPEECH["en"].verbs(text, 0, len(text))] == [("said", None), ("thanked", "thank")]


def test_every_language_uses_known_stances() -> None:
    """Each stance of each table is one of the contract's."""
    assert {stance for words in SPEECH.values() for stance, _ in (*words.acting, *words.cues)} <= STANCES


def test_a_table_that_lacks_a_pattern_is_named(tmp_path: Path) -> None:
    """The complaint names the file and what is missing."""
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "speech.yml").write_text("saying: said\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"speech\.yml.*no hearsay"):
        load_speech(tmp_path)


def test_a_rare_kind_of_statement_is_judged_by_the_wider_kind() -> None:
    """One lucky hit makes no certainty; many hits do."""
    counts = {("saying", "named", "*"): (50, 100), ("saying", "named", "deny"): (1, 1), ("saying", "named", "praise"): (90, 100)}
    confidence = SpeechConfidence(counts)
    assert confidence.of("saying", "deny", named=True) == pytest.approx(0.54, abs=0.02)
    assert confidence.of("saying", "praise", named=True) == pytest.approx(0.86, abs=0.02)
    assert confidence.of("acting", "praise", named=False) == 0.5


def test_the_shipped_shares_are_shares() -> None:
    """No kind has more right than were counted."""
    counts = load_speech_confidence().counts
    assert counts
    assert all(0 <= right <= counted for right, counted in counts.values())
