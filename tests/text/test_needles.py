"""What an expression demands of a text, and which of many are worth trying."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.needles import Sieve, demands, folded, meets, needles

SOURCES = (
    r"\bvisit(?:ed|s)?\b",
    r"(?:talks|meetings?) with",
    r"a?b*",
    r"(?i:Ka)+z",
    r"x(?=yz)",
    r"(?:ab|c.)d",
    r"[a-c]{2}",
    r"\u0061\x62c{0,2}",
)
LETTERS = st.text(alphabet="abcdkxyz KAZvisteıſ", max_size=12)


def test_an_expression_demands_its_longest_literal() -> None:
    assert needles(r"(?:the )?Joint (?:statement|communiqu[eé])\b") == frozenset({"statement", "communiqu"})


def test_what_is_optional_or_only_looked_at_is_not_demanded() -> None:
    assert needles(r"(?:abc)?(?=def)(?<!ghi)\w+") is None


def test_branches_without_a_literal_demand_nothing() -> None:
    assert needles(r"abc|\d+") is None


def test_every_part_of_a_branch_is_demanded() -> None:
    demanded = set(demands(r"(?:met|saw) .* in (?:the )?Oslo"))
    assert {frozenset({"met", "saw"}), frozenset({" in "}), frozenset({"oslo"})} <= demanded


@given(LETTERS)
def test_an_expression_that_matches_is_never_left_out(text: str) -> None:
    passed = Sieve(SOURCES).passed(text)
    for number, source in enumerate(SOURCES):
        if re.search(source, text, re.IGNORECASE):
            assert number in passed
            assert meets(folded(text), demands(source))
