"""Which reports are sources of their own."""

from __future__ import annotations

from dragoman.knowledge.agencies import load_agencies
from dragoman.resolve.copies import Copy, Printed, copies
from dragoman.text.likeness import likeness, signature

WIRE = (
    "The foreign ministers of Kenya and Peru met in Lima on Monday and agreed to open embassies in both capitals next year. They also "
    "spoke of fishing rights, of a direct flight between Nairobi and Lima, and of students who study in the other country."
)
PRINTED = WIRE.replace("on Monday ", "").replace("They also spoke", "Both spoke") + " The paper adds a line of its own."
OTHER = (
    "A delegation from Nairobi arrived in the Peruvian capital this week. Officials said that talks would turn on trade, for sales "
    "of tea have doubled since last spring, while Peru wants to send more copper to the port of Mombasa."
)
HAN = "肯尼亚外长星期一在利马会见秘鲁外长，双方同意明年在两国首都互设大使馆，并就渔业权利、直航和留学生等问题交换了意见。"


def _report(name: str, text: str, house: str | None = None) -> Printed:
    return Printed(name, text, signature(text), house)


def test_a_report_with_a_few_words_changed_is_a_copy() -> None:
    found = copies([_report("wire", WIRE), _report("paper", PRINTED), _report("other", OTHER)])
    assert found.keys() == {"paper"}
    assert found["paper"].of == "wire"
    assert found["paper"].why.startswith("nearly the same text")


def test_texts_without_blanks_between_words_are_compared_by_characters() -> None:
    assert likeness(signature(HAN), signature(HAN.replace("星期一", "周一"))) > 0.6
    assert (
        likeness(signature(HAN), signature("秘鲁总统在首都接见了来访的智利国防部长一行，双方就边境地区的军事互信和联合救灾演习达成共识。"))
        < 0.1
    )


def test_a_text_of_a_few_words_is_like_no_other() -> None:
    assert likeness(signature("They met."), signature("They met.")) == 0.0


def test_two_reports_of_one_house_are_one_source() -> None:
    found = copies([_report("a", WIRE, "Yonhap News Agency"), _report("b", OTHER, "Yonhap News Agency"), _report("c", HAN, "Kyodo News")])
    assert found == {"b": Copy("a", "also of Yonhap News Agency")}


def test_a_house_is_told_from_datelines_and_names_of_papers() -> None:
    houses = load_agencies()
    assert houses.house("SEOUL, March 3 (Yonhap) --") == "Yonhap News Agency"
    assert houses.house("韩联社首尔3月3日电") == "Yonhap News Agency"
    assert houses.house("Viet Nam News") == houses.house("VNA") == "Vietnam News Agency"
    assert houses.house("Nairobi Herald") is None
    assert houses.house("Spanish Letters") is None
