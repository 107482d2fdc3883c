"""Languages of sentences."""

from __future__ import annotations

import socket

import pytest

from dragoman.text import language
from dragoman.text.language import language_of


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The foreign ministers of Peru and Chile met in Lima on Tuesday.", "en"),
        ("秘鲁外长同智利外长举行会谈。", "zh"),
        ("日本の外相はペルーの外相と会談した。", "ja"),
        ("한국 외교부 장관이 페루를 방문했다.", "ko"),
        ("التقى وزير الخارجية المصري نظيره البيروفي في القاهرة.", "ar"),
        ("وزیر خارجه ایران با همتای خود در تهران دیدار کرد و گفت.", "fa"),
        ("Министр иностранных дел посетил Лиму.", "ru"),
        ("Міністр закордонних справ України прибув до Ліми.", "uk"),
        ("รัฐมนตรีต่างประเทศเยือนเปรู", "th"),
        ("Bộ trưởng Ngoại giao Peru đã hội đàm với người đồng cấp Chile.", "vi"),
        ("Le ministre des Affaires étrangères du Pérou a rencontré son homologue chilien à Lima.", "fr"),
        ("El ministro de Relaciones Exteriores del Perú se reunió con su homólogo chileno en Lima.", "es"),
        ("Menteri Luar Negeri Indonesia bertemu dengan menteri luar negeri Peru di Lima pada hari Selasa.", "id"),
    ],
)
def test_a_sentence_is_in_its_language(sentence: str, code: str) -> None:
    assert language_of(sentence) == code


@pytest.mark.parametrize("words", ["Lima", "Nguyen Phu Trong", "", "123", "…", "Boric: yes"])
def test_a_few_latin_letters_are_english_unless_the_text_around_says_otherwise(words: str) -> None:
    assert language_of(words) == "en"
    assert language_of(words, "vi") == "vi"


def test_a_foreign_name_does_not_change_a_sentence() -> None:
    assert language_of("President Nguyễn Xuân Phúc (阮春福) met the Prime Minister of Peru in the capital.", "en") == "en"


def test_a_sentence_of_capitals_keeps_its_language() -> None:
    assert language_of("FOREIGN MINISTERS OF PERU AND CHILE MEET IN LIMA TO SIGN THE TREATY", "en") == "en"


def test_the_larger_part_gives_a_mixed_sentence_its_language() -> None:
    assert language_of("秘鲁和智利外长星期二在利马会面,双方呼吁加强合作,推动The relationship") == "zh"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        msg = "the network was asked"
        raise AssertionError(msg)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    language._model.cache_clear()
    language._by_model.cache_clear()
    assert language_of("The foreign ministers of Peru and Chile met in Lima on Wednesday.") == "en"
