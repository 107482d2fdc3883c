"""What a text must hold before a regular expression can match in it, so that most expressions need not be tried at all.

The danger: an expression left out that would have matched.  Whatever is not understood here demands nothing, and an expression
that demands nothing is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.text.match import Matcher

# A set, an escape, the head of a group, a quantifier with its modifier, or one character.
_TOKEN = re.compile(
    r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\."
    r"|\(\?P<\w+>|\(\?P=\w+\)|\(\?[aiLmsux-]+\)|\(\?(?:[aiLmsux-]*:|<?[=!])"
    r"|(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?|.",
    re.DOTALL,
)
_PRIVATE = re.compile("\\[(?:[\ue000-\uf8ff]-[\ue000-\uf8ff])+\\]")
_QUANTIFIER = re.compile(r"[*+?]|\{\d*(?:,\d*)?\}")
_OPTIONAL = re.compile(r"[*?]|\{0?,|\{0\}")
_NO_LITERAL = frozenset("bBwWsSdDAZfrvaNuUx0123456789")
_ESCAPED = {"n": "\n", "t": "\t"}
# Beyond so many words one of which must stand, asking for them costs more than it saves.
MOST = 60
# Letters that a comparison without regard to case takes for others.
_ODD = str.maketrans({"ſ": "s", "ı": "i", "\u0307": None, "\u212a": "k"})

Demand = frozenset[str] | None


def folded(text: str) -> str:
    """The text in the form in which needles are sought."""
    return text.lower() if text.isascii() else text.lower().translate(_ODD)


@lru_cache(maxsize=8192)
def needles(source: str) -> Demand:
    """Words one of which stands, folded, in every text that the expression matches; None where it demands none."""
    return _Parser(_TOKEN.findall(source)).either()


@lru_cache(maxsize=8192)
def demands(source: str) -> tuple[frozenset[str], ...]:
    """All that the expression demands: of each of the sets one word."""
    parser = _Parser(_TOKEN.findall(source))
    found = parser.parts()
    if parser.ended:
        return tuple(sorted(dict.fromkeys(found), key=len))
    whole = needles(source)
    return (whole,) if whole else ()


def meets(text: str, demanded: Iterable[frozenset[str]]) -> bool:
    """Whether a folded text holds what is demanded."""
    return all(any(word in text for word in words) for words in demanded)


class _Parser:
    """Goes through the tokens of an expression once."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens, self._at = tokens, 0

    @property
    def ended(self) -> bool:
        """Whether every token is read."""
        return self._at >= len(self._tokens)

    def either(self) -> Demand:
        """What the branches up to the end of the group demand: one of the words of each, None where one demands nothing."""
        found: set[str] | None = set()
        while True:
            branch = max(self.parts(), key=_strength, default=None)
            found = None if found is None or branch is None else found | branch
            self._at += 1
            if self._at > len(self._tokens) or self._tokens[self._at - 1] == ")":
                return frozenset(found) if found and len(found) <= MOST else None

    def parts(self) -> list[frozenset[str]]:
        """The demands of the parts of one branch."""
        found: list[Demand] = []
        run = ""
        while self._at < len(self._tokens) and (token := self._tokens[self._at]) not in {"|", ")"}:
            self._at += 1
            literal, demand = _literal(token), self._group(token) if token.startswith("(") else _letters(token)
            times = self._times()
            if literal and not (times and _OPTIONAL.match(times)):
                run += literal
            if not literal or times:
                found += (_demand(run), None if times and _OPTIONAL.match(times) else demand)
                run = ""
        return [each for each in (*found, _demand(run)) if each]

    def _group(self, token: str) -> Demand:
        if token.endswith(")"):
            return None
        found = self.either()
        return None if token in {"(?=", "(?!", "(?<=", "(?<!"} else found

    def _times(self) -> str:
        """The quantifier that follows, '' where none does."""
        if self._at < len(self._tokens) and _QUANTIFIER.match(self._tokens[self._at]):
            self._at += 1
            return self._tokens[self._at - 1]
        return ""


def _literal(written: str) -> str:
    """The character that a token stands for, '' where it may be several."""
    if written[0] == "\\":
        return "" if written[1] in _NO_LITERAL else _ESCAPED.get(written[1], written[1])
    return written if len(written) == 1 and written not in "(.^$" else ""


def _letters(written: str) -> Demand:
    """What a set of letters for private use demands: the first letter of one of its ranges, each standing for the range."""
    return frozenset(written[1:-1:3]) if _PRIVATE.fullmatch(written) else None


def _demand(run: str) -> Demand:
    low = folded(run)
    return frozenset({low}) if low else None


def _strength(words: frozenset[str]) -> tuple[int, int]:
    """Of two demands that with the longer shortest word is the stronger, then that with fewer words."""
    return min(map(len, words)), -len(words)


class Sieve:
    """Many expressions, of which only those that a text may hold are worth trying."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Takes the expressions as they are written."""
        calls: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, source in enumerate(sources):
            demand = needles(source)
            if demand is None:
                self._always.append(number)
            for word in demand or ():
                calls.setdefault(word, []).append(number)
        self._calls = list(calls.values())
        self._matcher = Matcher(list(calls))

    def passed(self, text: str) -> list[int]:
        """The numbers of the expressions that may match in the text, in their order."""
        found = set(self._always)
        for word in self._matcher.present(folded(text)):
            found.update(self._calls[word])
        return sorted(found)
