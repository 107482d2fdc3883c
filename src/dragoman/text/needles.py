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


class _Parser:
    """Goes through the tokens of an expression once."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens, self._at = tokens, 0

    def either(self) -> Demand:
        """What the branches up to the end of the group demand: one of the words of each, None where one demands nothing."""
        found: set[str] | None = set()
        while True:
            branch = self._branch()
            found = None if found is None or branch is None else found | branch
            self._at += 1
            if self._at > len(self._tokens) or self._tokens[self._at - 1] == ")":
                return frozenset(found) if found and len(found) <= MOST else None

    def _branch(self) -> Demand:
        """The strongest demand of the parts of one branch."""
        demands: list[Demand] = []
        run = ""
        while self._at < len(self._tokens) and (token := self._tokens[self._at]) not in {"|", ")"}:
            self._at += 1
            literal, demand = _literal(token), None
            if token.startswith("("):
                demand = self._group(token)
            times = self._times()
            if literal and not (times and _OPTIONAL.match(times)):
                run += literal
            if not literal or times:
                demands += (_demand(run), None if times and _OPTIONAL.match(times) else demand)
                run = ""
        return max((d for d in (*demands, _demand(run)) if d), key=_strength, default=None)

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
