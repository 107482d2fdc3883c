"""The table of export codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.codes import Pairing, load_codes
from dragoman.knowledge.tables import data_folder

HEAD = "type\tcondition\tmodality\tplover\tcameo\tpairs\n"


def _table(folder: Path, row: str) -> Path:
    (folder / "codes.tsv").write_text(HEAD + row + "\n", encoding="utf-8")
    (folder / "contacts.tsv").write_text("language\tpattern\nen\ttalks\n", encoding="utf-8")
    (folder / "code_sides.tsv").write_text("side\tcode\n", encoding="utf-8")
    return folder


def test_every_type_of_event_has_a_line() -> None:
    """All thirty kinds, statements among them."""
    assert len(load_codes().lines) == 30


def test_no_line_hides_a_later_one() -> None:
    """A line without condition is the last of its type and modality, and no condition comes twice."""
    for type_, lines in load_codes().lines.items():
        seen: set[tuple[str, str]] = set()
        for line in lines:
            assert ("", line.modality) not in seen, type_
            assert (line.condition, line.modality) not in seen, type_
            seen.add((line.condition, line.modality))


def test_codes_are_strings_with_their_noughts() -> None:
    """010 and 10 are different codes."""
    line = load_codes().line("statement", "occurred", lambda condition: "inform" in condition)
    assert line is not None
    assert line.cameo[0][0] == "010"


def test_pairs_may_stand_with_the_code_or_behind_all_codes() -> None:
    """`042 visitor>host; 043 host>visitor` and `both` are the two ways."""
    visit = load_codes().line("visit", "occurred", lambda _: False)
    joint = load_codes().line("level_up", "occurred", lambda condition: condition == "text signed")
    assert visit is not None
    assert joint is not None
    assert visit.cameo == (("042", Pairing((("visitor", "host"),))), ("043", Pairing((("host", "visitor"),))))
    assert joint.cameo == (("050", Pairing(both=True)), ("057", Pairing(both=True)))


def test_a_summit_is_a_single_record() -> None:
    """`one` means no pairs at all."""
    summit = load_codes().line("summit", "occurred", lambda _: False)
    assert summit is not None
    assert summit.cameo[0][1].single


@pytest.mark.parametrize(("side", "written"), [("EUE", "EUR"), ("UNO", "UNO"), ("SCO", "IGO"), ("OPEC", "IGO"), ("PRY", "PRY")])
def test_organisations_are_written_as_the_code_books_do(side: str, written: str) -> None:
    """The Union is EUR there; states keep their codes."""
    assert load_codes().side(side) == written


@pytest.mark.parametrize(
    "words",
    [
        "hold talks with the new government", "resume the border negotiations", "举行新一轮边界谈判", "重启战略对话", "愿同肯方会面",
        "ready to meet the Peruvian president", "willing to sit down", "open a strategic dialogue",
    ],
)  # fmt: skip
def test_words_that_propose_to_meet_are_known(words: str) -> None:
    """Talks, meetings and visits, in both languages."""
    assert load_codes().contacts.search(words)


@pytest.mark.parametrize("words", ["expand trade and exchanges", "推进高层往来", "hold fast to the principle", "meet the needs of farmers"])
def test_words_of_mere_cooperation_are_no_proposal_to_meet(words: str) -> None:
    """Exchanges and contacts stand in every set phrase."""
    assert not load_codes().contacts.search(words)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("visit\t\tyesterday\tAGREE\t036\tboth", "modality 'yesterday'"),
        ("visit\tby moonlight\tahead\tAGREE\t036\tboth", "condition 'by moonlight'"),
        ("visit\t\tahead\tAGREE\t36\tboth", "code '36'"),
        ("visit\t\tahead\tAGREE\t036\tking>queen", "pairs 'king>queen'"),
        ("visit\t\tahead\tAGREE\t036\tguest", "pairs 'guest'"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str, found: str) -> None:
    """Path, line, and what was found."""
    with pytest.raises(TableError, match=found) as error:
        load_codes(_table(tmp_path, row))
    assert error.value.line == 2


def test_the_table_says_where_it_comes_from() -> None:
    """Source, licence and date stand in the first line."""
    first = (data_folder() / "codes.tsv").read_text("utf-8").splitlines()[0]
    assert "PLOVER" in first
    assert "CAMEO 1.1b3" in first
