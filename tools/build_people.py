"""Derives the registry of people and their tenures from tables of office-holders: `build_people.py [SOURCES]`.

Writes `people.tsv` and `tenures.tsv` beside the hand-kept tables of `data/people`; known errors are applied, terms that cabinet changes
split are joined, open terms are closed by their successors, and whatever `more_tenures.tsv` says of a person's office wins.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.text.keys import letters_key

TABLES = Path(__file__).parent.parent / "src" / "dragoman" / "data" / "people"
PERSON_COLUMNS = ("id", "name", "state", "native", "hanzi", "qid", "unchecked")
TENURE_COLUMNS = ("person", "office", "state", "from", "to", "title", "acting", "unchecked", "source")
HEAD = "# Source: {}.\n# Written by tools/build_people.py; facts only, CC0 where from Wikidata.  Checked 2026-11-24.\n"
ORIGIN = "Wikidata by way of every-politician-scrapers (2022), and general knowledge where marked unchecked"
# Two terms of one person in one office that lie no further apart are one term that a change of cabinet split.
JOINING_GAP_DAYS = 45
SIDES = {"UN": "UNO", "EU": "EUE"}
KINDS = {
    "party_international_department": "party_external_head",
    "party_foreign_affairs_office": "external_affairs_director",
    "consultative_conference_chair": "political_adviser_head",
    "party_standing_secretary": "party_secretariat_member",
    "party_secretary_general": "party_secretary",
    "chief_cabinet_secretary": "chief_of_office",
}
# What the title says, where one office of the sources is several of ours; the first pattern that is found decides.
TITLED = {
    "head_of_state": (
        (re.compile("European Council"), "council_president"),
        (re.compile("overnor"), "head_of_state"),
        (re.compile("emir", re.IGNORECASE), "emir"),
        (re.compile("Sultan"), "sultan"),
        (re.compile("king|queen|monarch|emperor|druk|yang|prince|grand duke", re.IGNORECASE), "monarch"),
        (re.compile("resident"), "president"),
    ),
    "head_of_government": (
        (re.compile("European Commission"), "commission_president"),
        (re.compile("Secretary-General"), "secretary_general"),
        (re.compile("Chief Executive"), "head_of_government"),
        (re.compile("(Federal|State) Chancellor"), "chancellor"),
        (re.compile("^(Acting )?President"), "president"),
        (re.compile(""), "prime_minister"),
    ),
    "deputy_head_of_government": (
        (re.compile("rown Prince"), "crown_prince"),
        (re.compile("^(First )?(Vice|Deputy)[ -]President(?! of the Council)"), "vice_president"),
        (re.compile(""), "deputy_prime_minister"),
    ),
    "foreign_minister": ((re.compile("High Representative"), "high_representative"),),
}
MANY_AT_ONCE = frozenset({"deputy_prime_minister", "vice_president", "speaker", "trade_minister"})


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a source: `person` is a QID, else 'STATE:letters key of the name'."""

    person: str
    name: str
    qid: str
    state: str
    office: str
    first: str
    last: str
    title: str
    unchecked: bool
    source: str
    acting: bool = False


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(file: Path) -> list[dict[str, str]]:
    """The rows of a TSV file with comment lines; none where there is no file."""
    if not file.exists():
        return []
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def write(file: Path, columns: Iterable[str], cells: Iterable[Iterable[str]], origin: str = ORIGIN) -> None:
    """Writes a sorted TSV with its head."""
    body = sorted("\t".join(row) for row in cells)
    file.write_text(HEAD.format(origin) + "\t".join(columns) + "\n" + "\n".join(body) + "\n", encoding="utf-8")


def kind_of(office: str, title: str) -> str:
    """Our kind of office for a source's office and the label it stands under."""
    return next((kind for pattern, kind in TITLED.get(office, ()) if pattern.search(title)), KINDS.get(office, office))


def terms(file: Path, *, unchecked: bool) -> Iterator[Term]:
    """The terms of a source file."""
    for row in rows(file):
        state = SIDES.get(row["state"], row["state"])
        title = re.sub(r"\s*\(source folder name\)|\s+\(acting[^)]*\)|^Acting ", "", row["office_label"])
        person = row["qid"] or f"{state}:{letters_key(row['person'])}"
        kind = kind_of(row["office_id"], row["office_label"])
        acting = "acting" in row["office_label"].lower() and "until" not in row["office_label"]
        source = "general knowledge" if unchecked else "wikidata/" + row["source"].split("/")[-1]
        yield Term(person, row["person"], row["qid"], state, kind, row["start"], row["end"], title, unchecked, source, acting)


def corrected(held: Iterable[Term], errors: list[dict[str, str]]) -> Iterator[Term]:
    """The terms with every known error applied that names a field and a day; rows to be dropped are left out."""
    for term in held:
        mine = [e for e in errors if e["state"] == term.state and e["person"] == term.name and e["office_id"] == office_id(term)]
        doubted = [e for e in mine if e["field"] == "row" and e["correct_value"] in ("drop", "doubtful")]
        if any(e["source_value"].startswith(term.first) for e in doubted):
            continue
        yield fixed(term, [e for e in mine if e["field"] in ("start", "end", "start/end")])


def office_id(term: Term) -> str:
    """The source's name of a kind, as the table of errors has it."""
    return next((office for office, named in TITLED.items() if term.office in {kind for _, kind in named}), term.office)


def fixed(term: Term, errors: Iterable[dict[str, str]]) -> Term:
    """The term with the right days of each error whose wrong days it has."""
    for error in errors:
        wrong, right = error["source_value"].split("/"), error["correct_value"].split("/")
        if error["field"] == "start/end" and len(right) == len(("first", "last")) and term.first.startswith(wrong[0][:4]):
            term = replace(term, first=right[0], last=right[1])
        elif error["field"] == "start" and term.first == wrong[0]:
            term = replace(term, first=right[0])
        elif error["field"] == "end" and term.last == wrong[0]:
            term = replace(term, last=right[0])
    return term if not term.last or term.last >= term.first else replace(term, last="")


def low(day: str) -> str:
    """The first day of 'YYYY', 'YYYY-MM' or a day."""
    return day + "0000-01-01"[len(day) :] if day else ""


def high(day: str) -> str:
    """The last day of 'YYYY', 'YYYY-MM' or a day; '' stays open."""
    return day + ("", "", "", "", "-12-31", "", "", "-28", "", "", "")[len(day)] if day else ""


def joined(held: list[Term]) -> Iterator[Term]:
    """The terms of one person in one office of one side, joined where they overlap or all but touch."""
    before: Term | None = None
    for term in sorted(held, key=lambda t: (low(t.first), high(t.last) or "9999")):
        if before is None:
            before = term
        elif (not before.last and term.first) or ordinal(low(term.first)) - ordinal(high(before.last)) <= JOINING_GAP_DAYS:
            last = later_end(before, term)
            before = replace(before, last=last, title=max(before.title, term.title, key=len), unchecked=before.unchecked and term.unchecked)
        else:
            yield before
            before = term
    if before is not None:
        yield before


def later_end(one: Term, other: Term) -> str:
    """The end of two terms that are one: that of the newer table where only one of them is closed, else the later."""
    if bool(one.last) == bool(other.last):
        return max(one.last, other.last)
    if one.unchecked != other.unchecked:
        return one.last if one.unchecked else other.last
    return one.last or other.last


def ordinal(day: str) -> int:
    """A day's number, good for differences of days within a week or so."""
    year, month, date = (int(part) for part in day.split("-"))
    return year * 365 + month * 30 + date


def closed(held: list[Term]) -> list[Term]:
    """Terms left open are closed by the next holder of the same office and title, or marked unchecked where nobody follows."""
    by_seat: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in held:
        by_seat[term.state, term.office, term.title if term.office in MANY_AT_ONCE else ""].append(term)
    return [shut(term, by_seat[term.state, term.office, term.title if term.office in MANY_AT_ONCE else ""]) for term in held]


def shut(term: Term, seat: list[Term]) -> Term:
    """One term, closed if another person followed in its seat."""
    if term.last or (term.office in MANY_AT_ONCE and term.office != "speaker"):
        return term if term.last else replace(term, unchecked=True)
    after = sorted(low(t.first) for t in seat if t.person != term.person and low(t.first) > low(term.first) and not t.acting)
    return replace(term, last=after[0]) if after else replace(term, unchecked=True)


def overruled(held: Iterable[Term], by_hand: Iterable[dict[str, str]], ids: dict[str, str]) -> Iterator[tuple[str, Term]]:
    """Terms with their person's id, without those that a hand-kept row of the same person, office and side speaks of."""
    taken = {(row["person"], row["office"], row["state"]) for row in by_hand}
    for term in held:
        if (ids[term.person], term.office, term.state) not in taken:
            yield ids[term.person], term


def plain_name(name: str, state: str) -> str:
    """A label as news prints it: without brackets, realms and, for Japan, marks of length."""
    name = re.sub(r"\s*\([^)]*\)|\s+of (the )?[A-Z][A-Za-z ]+$|,? Jr\.$", "", name).strip()
    if state == "JPN":
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).replace("'", "")
    return name


def slug(name: str) -> str:
    """The part of an id that a name gives: 'Nguyễn Phú Trọng' → 'nguyen-phu-trong'."""
    return "-".join(filter(None, (letters_key(part) for part in re.split(r"[\s\-]+", name))))


def merged_people(held: list[Term]) -> list[Term]:
    """Terms without a QID, or of an organisation, go to the person of the same name whom another term knows."""
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in held:
        by_name[term.state if term.state not in SIDES.values() else "", letters_key(plain_name(term.name, term.state))].add(term.person)
        by_name["*", letters_key(plain_name(term.name, term.state))].add(term.person)
    return [known_as(term, by_name) for term in held]


def known_as(term: Term, by_name: dict[tuple[str, str], set[str]]) -> Term:
    """A term under the QID of its namesake, where there is one only."""
    if term.qid:
        return term
    name = letters_key(plain_name(term.name, term.state))
    with_qid = [p for p in by_name["*" if term.state in SIDES.values() else term.state, name] if p.startswith("Q")]
    others = [p for p in by_name["*", name] if not p.startswith("EUE:")] if term.state in SIDES.values() else []
    found = with_qid or others
    return replace(term, person=found[0]) if len(found) == 1 else term


def identified(
    held: list[Term], hanzi: list[dict[str, str]], spellings: dict[str, dict[str, str]]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Ids by person, and the rows of `people.tsv` by id."""
    ids: dict[str, str] = {}
    people: dict[str, tuple[str, ...]] = {}
    by_person: dict[str, list[Term]] = defaultdict(list)
    for term in held:
        by_person[term.person].append(term)
    for person, mine in sorted(by_person.items()):
        forms = next((h for h in hanzi if is_row_of(h, mine)), {})
        native, spelling = forms.get("native", ""), spellings.get(person, {})
        state = spelling.get("state") or own_state(mine)
        label = spelling.get("name") or (native if state == "VNM" and native else plain_name(mine[0].name, state))
        stem = f"{state}.{slug(label)}"
        ids[person] = stem if stem not in people else f"{stem}-{sum(i.startswith(stem) for i in people) + 1}"
        qid = next((t.qid for t in mine if t.qid), "")
        unchecked = "yes" if not qid or forms.get("basis") == "likely" else ""
        people[ids[person]] = (ids[person], label, state, native, forms.get("hanzi", ""), qid, unchecked)
    return ids, people


def own_state(mine: list[Term]) -> str:
    """The side that most of a person's terms serve, organisations last."""
    counted = Counter(t.state for t in mine if t.state not in SIDES.values())
    return counted.most_common(1)[0][0] if counted else mine[0].state


def is_row_of(form: dict[str, str], mine: list[Term]) -> bool:
    """Whether a row of characters is about the person of these terms."""
    if form["qid"] and any(t.qid for t in mine):
        return any(t.qid == form["qid"] for t in mine)
    same = {letters_key(plain_name(t.name, t.state)) for t in mine} | {letters_key(t.name) for t in mine}
    states = {t.state for t in mine}
    return letters_key(form["person"]) in same and SIDES.get(form["state"], form["state"]) in states


def main(sources: Path) -> None:
    """Writes both tables from the folder of sources."""
    errors = rows(sources / "office_known_errors.csv")
    known = corrected(terms(sources / "office_holders.csv", unchecked=False), errors)
    held = [*known, *terms(sources / "office_updates.csv", unchecked=True)]
    spellings = {row["person"]: row for row in table(TABLES / "spellings.tsv")}
    same = {row["person"]: row["same"] for row in spellings.values() if row["same"]}
    held = merged_people([replace(term, person=same.get(term.person, term.person)) for term in held])
    ids, people = identified(held, rows(sources / "hanzi.csv"), spellings)
    by_office: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in held:
        by_office[ids[term.person], term.state, term.office].append(term)
    whole = closed([t for mine in by_office.values() for t in joined(mine)])
    kept = overruled(whole, table(TABLES / "more_tenures.tsv"), ids)
    by_hand = {row["id"] for row in table(TABLES / "more.tsv")}
    write(TABLES / "people.tsv", PERSON_COLUMNS, (row for row in people.values() if row[0] not in by_hand))
    write(TABLES / "tenures.tsv", TENURE_COLUMNS, (tenure_row(person, term) for person, term in kept))


def tenure_row(person: str, t: Term) -> tuple[str, ...]:
    """The cells of a row of `tenures.tsv`."""
    marks = ("yes" if t.acting else "", "yes" if t.unchecked else "")
    return (person, t.office, t.state, t.first, t.last, t.title, *marks, t.source)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
