"""The name bridge: whom a name may mean, in whatever script, order or romanisation it comes.

The danger: a guess printed as fact.  A form leads to people with a strength and a reason; side, office and day decide among them, and
a reading of a name that stands in no table stays a suggestion without a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from rapidfuzz import fuzz, process

from dragoman.errors import TableError
from dragoman.knowledge.name_words import NameWords, load_name_words
from dragoman.knowledge.people import PEOPLE_FILES, PERSON_COLUMNS, Registry
from dragoman.knowledge.readings import Readings, load_readings
from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.entity import Tenure
from dragoman.model.mention import Candidate
from dragoman.model.time import Interval
from dragoman.text.keys import letters_key

FORM_COLUMNS = ("key", "person", "strength", "why")
STRONG = 0.7
CERTAIN = 0.7
# The first must lead the second by as much, or the answer stays open.
LEAD = 1.25
# A family name of several people is weaker than this.
SHARED_FAMILY = 0.5
MOST = 10
# Near spellings that stand before the readings of a name that may be in no table.
NEAR_FIRST = 2
# What the forms of people say whose table brings no forms of its own.
FULL, TURNED, LAST_ALONE = 1.0, 0.9, 0.55
# A key shorter than this has too many neighbours for one letter to be a slip.
NEAR_LETTERS = 5
NEAR_RATIO = 84.0
# "Alexander" and "Aleksandar" are 84 alike, "Sergei" and "Sergey" 83, "John" and "Joan" 75.
FIRST_NAME_RATIO = 80.0
# Likeness of a transliterated first name's consonants: 弗拉基米尔 keeps all of Vladimir's, 唐纳德 all of Donald's.
FIRST_NAME_SOUND = 0.6
FIRST_NAME_HEARD = 0.5
# What rests on sound or on a near spelling alone stays below certainty.
UNCERTAIN = 0.65
SOUNDED_LETTERS, SOUNDED_POOL = 3, 30
SOUNDS_LIKE_ONE_OF_SIDE, SOUNDS_LIKE_ONE_OF_ALL = 0.55, 0.65
# Sides whose names Chinese writes in their own characters; likeness of sound says nothing there.
HAN_SIDES = frozenset({"CHN", "HKG", "JPN", "KOR", "MAC", "PRK", "TWN", "VNM"})
# Likeness of consonants from which a surface is taken for the one holder of the office that stands beside it.
SOUNDS_ALIKE = 0.75
# The same where the surface is also the whole name of somebody of another side.
SOUNDS_THE_SAME = 0.98
_BY_SOUND, _NEAR, _OF_LIKE_SOUND = "sounds like", "near spelling of", "of like sound"
OTHER_SIDE, OFFICE_THEN, OFFICE_EVER, OUT_OF_OFFICE, UNCHECKED = 0.3, 0.9, 0.4, 0.94, 0.99


@dataclass(frozen=True, slots=True)
class Form:
    """That a key leads to a person, how strongly (0..1) and why."""

    person: str
    strength: float
    why: str


@dataclass(frozen=True)
class NameBridge:
    """Every form of every person, and how to choose among people."""

    registry: Registry
    readings: Readings
    words: NameWords
    kin: Mapping[str, frozenset[str]]
    _rows: Mapping[str, str] = field(repr=False)
    _read: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False, compare=False)
    _sounds: dict[str | None, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def forms(self) -> Mapping[str, str]:
        """Every key that is known; only the keys are of use to a matcher, `exact` tells whom they mean."""
        return self._rows

    def exact(self, surface: str) -> tuple[Form, ...]:
        """Whom a surface means by its letters alone, strongest first; none for an unknown one."""
        return self.by_key(letters_key(surface))

    def by_key(self, key: str) -> tuple[Form, ...]:
        """Whom a letters-only key means, strongest first."""
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = _parsed(self._rows[key]) if key in self._rows else ()
        return found

    def who(self, surface: str, *, side: str | None = None, on: Interval | None = None) -> tuple[Candidate, ...]:
        """Whom a name may mean, best first, at most ten; readings of a name that is in no table stand last and have no person."""
        found = self.candidates(surface, states=(side,) if side else (), on=on)
        if found and found[0].score >= CERTAIN:
            return found
        spare = tuple(self.readings.suggest(surface, side))
        if not spare:
            best = {c.person: c for c in (*found, *self._sounding(surface, side, on))}
            return tuple(sorted(best.values(), key=lambda c: -c.score))[:MOST]
        near = tuple(c for c in found if c.score >= STRONG / 2)
        return (*near[:NEAR_FIRST], *spare, *near[NEAR_FIRST:])[:MOST]

    def candidates(
        self, surface: str, *, states: Collection[str] = (), kinds: Collection[str] = (), on: Interval | None = None
    ) -> tuple[Candidate, ...]:
        """Whom a name may mean beside these sides and offices on these days, best first, at most ten."""
        forms = {form.person: form for form in reversed(self._forms(surface))}
        weak = all(form.strength < SHARED_FAMILY for form in forms.values())
        foreign = not any(set(states) & set(self.registry.states(person)) for person in forms)
        floor = SOUNDS_ALIKE if weak else SOUNDS_THE_SAME
        for form in self._in_office(surface, states, kinds, on, floor) if states and kinds and (weak or foreign) else ():
            forms[form.person] = max(form, forms.get(form.person, form), key=lambda f: f.strength)
        rated = (self._rated(form, states, kinds, on) for form in forms.values())
        return tuple(sorted(rated, key=lambda c: (-c.score, c.person))[:MOST])

    def _sounding(self, surface: str, side: str | None, on: Interval | None) -> Iterator[Candidate]:
        """People whose whole name keeps the same consonants as the surface; never a certain answer."""
        consonants = self.readings.sounds(surface)
        if len(consonants) < SOUNDED_LETTERS or side in HAN_SIDES:
            return
        pool = self._consonants(side)
        floor = 100 * (SOUNDS_LIKE_ONE_OF_SIDE if side else SOUNDS_LIKE_ONE_OF_ALL)
        for _, ratio, person in process.extract(consonants, pool, scorer=fuzz.ratio, score_cutoff=floor, limit=SOUNDED_POOL):
            last = self.readings.alike(surface.rsplit(maxsplit=1)[-1], self.registry.person(person).name.split()[-1])
            form = Form(person, (ratio / 100 + last) / 2, f"{_BY_SOUND} the name")
            rated = self._rated(form, (side,) if side else (), (), on)
            yield replace(rated, score=round(UNCERTAIN * rated.score, 3))

    def _consonants(self, side: str | None) -> Mapping[str, str]:
        """What a transliteration keeps of each person's name; of one side's people, or of all."""
        if side not in self._sounds:
            people = self.registry.of_state(side) if side else self.registry.people
            self._sounds[side] = {identity: self.readings.sounds(self.registry.person(identity).name) for identity in people}
        return self._sounds[side]

    def certain(self, candidates: tuple[Candidate, ...]) -> bool:
        """Whether one candidate clearly leads: strong by itself, and well before the next."""
        if not candidates or candidates[0].person is None or candidates[0].score < CERTAIN:
            return False
        return len(candidates) == 1 or candidates[0].score >= LEAD * candidates[1].score

    def _forms(self, surface: str) -> tuple[Form, ...]:
        key = letters_key(surface)
        return self.by_key(key) or self._by_parts(surface) or self._near(key)

    def _by_parts(self, surface: str) -> tuple[Form, ...]:
        """A name with more parts than the table has: its first and last part, or a transliteration's last name."""
        if "·" in surface or "・" in surface:
            last = self.exact(surface.replace("・", "·").rsplit("·", 1)[1])
            return tuple(form for form in last if self._first_name_fits(surface, form.person))
        parts = [part for part in surface.split() if len(part.strip(".")) > 1]
        tries = [" ".join(parts), f"{parts[0]} {parts[-1]}", " ".join(parts[1:])] if len(parts) > 1 else []
        for short in tries:
            strong = (form for form in self.exact(short) if form.strength >= STRONG and "pinyin" not in form.why)
            found = tuple(replace(f, strength=f.strength * 0.9, why=f"{f.why}, other parts left out") for f in strong)
            if found:
                return found
        return self._by_family(parts) if len(parts) > 1 else ()

    def _by_family(self, parts: list[str]) -> tuple[Form, ...]:
        """A known family name after a first name that is written much like that person's."""
        first = letters_key(parts[0])
        forms = self.exact(parts[-1])
        likes = ((form, fuzz.ratio(first, letters_key(self.registry.person(form.person).name.split()[0]))) for form in forms)
        close = ((form, like) for form, like in likes if like >= FIRST_NAME_RATIO)
        written = tuple(Form(form.person, 0.8 * like / 100, "family name after a like first name") for form, like in close)
        return written or tuple(self._by_sounds(first, [form for form in forms if "transliteration" in form.why]))

    def _by_sounds(self, first: str, forms: Iterable[Form]) -> Iterator[Form]:
        """The transliterated family name behind a first name that sounds like the person's: "Jielimi Hengte"."""
        heard = self.readings.sounds(first)
        for form in forms:
            like = fuzz.ratio(heard, self.readings.sounds(self.registry.person(form.person).name.split()[0])) / 100
            if like >= FIRST_NAME_HEARD:
                yield Form(form.person, UNCERTAIN * (1 + like) / 2, f"transliterated family name after a first name {_OF_LIKE_SOUND}")

    def _first_name_fits(self, surface: str, person: str) -> bool:
        first = surface.replace("・", "·").split("·")[0]
        return self.readings.alike(first, self.registry.person(person).name.split()[0]) >= FIRST_NAME_SOUND

    def _near(self, key: str) -> tuple[Form, ...]:
        """Keys one letter off, for keys long enough; far weaker than any form that is in the table."""
        if len(key) < NEAR_LETTERS or not key.isascii():
            return ()
        pool = [other for size in (len(key) - 1, len(key), len(key) + 1) for other in self._by_length.get(size, ())]
        hits = process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=NEAR_RATIO, limit=5)
        return tuple(
            Form(form.person, form.strength * ratio / 100 * 0.6, f"{_NEAR} {other} ({form.why})")
            for other, ratio, _ in hits
            for form in self.by_key(other)
        )

    @cached_property
    def in_characters(self) -> Mapping[str, tuple[int, ...]]:
        """By the first two characters of every form in Chinese characters: how long such forms are, longest first."""
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in self._rows:
            if key[0] >= "\u2e80":
                lengths[key[:2]].add(len(key))
        return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        pools: dict[int, list[str]] = defaultdict(list)
        for key in self._rows:
            if key.isascii():
                pools[len(key)].append(key)
        return pools

    def _in_office(
        self, surface: str, states: Collection[str], kinds: Collection[str], on: Interval | None, floor: float
    ) -> Iterator[Form]:
        """Holders of the office beside the name whose names sound like it; only where the day is known."""
        for tenure in self.holding(states, kinds, on) if on else ():
            alike = self.readings.alike_name(surface, self.registry.person(tenure.person).name)
            if alike >= floor:
                yield Form(tenure.person, 0.93 * alike, f"{_BY_SOUND} the {tenure.title} of the day")

    def holding(self, states: Iterable[str], kinds: Collection[str], on: Interval | None) -> tuple[Tenure, ...]:
        """Who held one of the offices, or one that the same title names, for one of the sides."""
        wide = self.widened(kinds)
        return tuple(tenure for state in states for tenure in self.registry.holders(state, wide, on))

    def widened(self, kinds: Collection[str]) -> frozenset[str]:
        """The kinds with their kin."""
        return frozenset(kinds).union(*(self.kin.get(kind, frozenset()) for kind in kinds))

    def _rated(self, form: Form, states: Collection[str], kinds: Collection[str], on: Interval | None) -> Candidate:
        """A candidate whose score and reason say what speaks for and against the person."""
        person, score, why = self.registry.person(form.person), form.strength, [f"registry:{form.why}"]
        sides = self.registry.states(form.person)
        if states and not set(states) & set(sides):
            score, why = score * OTHER_SIDE, [*why, "other side"]
        elif states:
            score = 1 - (1 - score) * 0.5
        if kinds and not form.why.startswith(_BY_SOUND):
            score, why = self._by_office(form.person, score, why, kinds, on)
        held = self.registry.offices_on(form.person, on) if on else ()
        if on and not held:
            score, why = score * OUT_OF_OFFICE, [*why, "no known office then"]
        if person.unchecked:
            score *= UNCHECKED
        if form.why.startswith(_NEAR) or form.why.endswith(_OF_LIKE_SOUND):
            score = min(score, UNCERTAIN)
        own = sorted(held, key=lambda tenure: tenure.state != person.state)
        side = next((t.state for t in own if not states or t.state in states), next((s for s in sides if s in states), person.state))
        return Candidate(person.name, form.person, side, round(min(score, 1.0), 3), ", ".join(why))

    def _by_office(self, person: str, score: float, why: list[str], kinds: Collection[str], on: Interval | None) -> tuple[float, list[str]]:
        wide = self.widened(kinds)
        fitting = [t for t in self.registry.tenures(person) if t.office in wide]
        if on and any(t.days.meet(on) for t in fitting):
            return 1 - (1 - score) * (1 - OFFICE_THEN), [*why, f"{fitting[0].title} then"]
        if fitting:
            return 1 - (1 - score) * (1 - OFFICE_EVER), [*why, "held that office at some time"]
        return score * 0.9, [*why, "not known in that office"]


def load_names(registry: Registry, *folders: Traversable | Path) -> NameBridge:
    """The forms of `people/forms.tsv` in each folder, in order; without folders those that ship with the package."""
    rows: dict[str, str] = {}
    for folder in folders or (data_folder(),):
        table = folder / "people" / "forms.tsv"
        for key, rest in _pairs(table) if table.is_file() else _plain_forms(folder / "people"):
            rows[key] = f"{rows[key]}\n{rest}" if key in rows else rest
    kin = {row["office"]: frozenset(row.many("kin")) for row in read_tsv(data_folder() / "people" / "kin.tsv", ("office", "kin"))}
    return NameBridge(registry, load_readings(), load_name_words(), kin, rows)


def _plain_forms(folder: Traversable | Path) -> Iterator[tuple[str, str]]:
    """The simple forms of people whose folder brings no table of forms: whole, turned round, family name, native, in characters."""
    files = (folder / name for name in PEOPLE_FILES)
    for row in (row for file in files if file.is_file() for row in read_tsv(file, PERSON_COLUMNS)):
        parts = row["name"].split()
        first, last = parts[0], parts[-1]
        forms = {row["name"]: FULL, f"{last} {first}": TURNED, last: LAST_ALONE, row["native"]: FULL, row["hanzi"]: TURNED}
        for key, strength in {letters_key(form): strength for form, strength in reversed(forms.items())}.items():
            if len(key) > 1:
                yield key, f"{row['id']}\t{strength}\tname in a table of one's own"


def _pairs(file: Traversable | Path) -> Iterator[tuple[str, str]]:
    """Keys with the rest of their rows; cells are taken apart only when somebody asks for the key."""
    if not file.is_file():
        return
    header = True
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        key, _, rest = line.partition("\t")
        if header or rest.count("\t") != len(FORM_COLUMNS) - 2:
            if not header or tuple(line.split("\t")) != FORM_COLUMNS:
                raise TableError(str(file), number, repr(line), f"{len(FORM_COLUMNS)} cells: {', '.join(FORM_COLUMNS)}")
            header = False
            continue
        yield key, rest


def _parsed(rows: str) -> tuple[Form, ...]:
    cells = (row.split("\t") for row in rows.split("\n"))
    return tuple(sorted((Form(person, float(strength), why) for person, strength, why in cells), key=lambda f: -f.strength))
