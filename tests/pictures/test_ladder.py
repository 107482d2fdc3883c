"""A flight of steps with whoever stands on it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from dragoman.pictures import Partner, Step, ladder

SVG = "{http://www.w3.org/2000/svg}"
STEPS = (Step(1, "partnership"), Step(2, "strategic partnership"), Step(3, "all-weather partnership"))


def _rects(svg: str, kind: str) -> list[ET.Element]:
    return [rect for rect in ET.fromstring(svg).iter(f"{SVG}rect") if rect.get("class") == kind]  # noqa: S314 (our own picture)


def test_a_higher_rung_stands_higher_and_further_in() -> None:
    top, middle, bottom = _rects(ladder(STEPS, ()), "tread")
    assert float(top.get("y", "")) < float(middle.get("y", "")) < float(bottom.get("y", ""))
    assert float(top.get("x", "")) > float(middle.get("x", "")) > float(bottom.get("x", ""))


def test_a_partner_on_no_step_is_left_out() -> None:
    assert "Chile" not in ladder(STEPS, [Partner("Chile", 7)])


def test_a_rise_that_is_wanted_has_an_arrow_from_where_the_partner_stands() -> None:
    svg = ladder(STEPS, [Partner("Chile", 1), Partner("Chile", 2, "wanted", 1)])
    assert 'class="arrow wanted"' in svg


def test_where_the_partner_comes_from_is_unknown_no_arrow_is_drawn() -> None:
    assert 'class="arrow' not in ladder(STEPS, [Partner("Chile", 2, "wanted")])


def test_many_partners_take_further_rows_and_none_leaves_the_picture() -> None:
    svg = ladder(STEPS, [Partner(f"Partner number {n}", 2) for n in range(9)])
    width = float(ET.fromstring(svg).get("width", ""))  # noqa: S314 (our own picture)
    assert all(float(box.get("x", "")) + float(box.get("width", "")) <= width for box in _rects(svg, "shape"))
    assert len({box.get("y") for box in _rects(svg, "shape")}) > 1


def test_the_description_names_everybody_step_by_step() -> None:
    svg = ladder(STEPS, [Partner("Chile", 3), Partner("Oman", 1, "planned")])
    assert "all-weather partnership (Chile: in force); strategic partnership (nobody named); partnership (Oman: planned)." in svg


def test_a_ladder_without_steps_is_no_picture() -> None:
    assert ladder((), [Partner("Chile", 1)]) == ""
