"""Which level of relations a story gives to which sides, at which stage, and how it ranks the levels themselves.

The danger: a level put between the wrong two.  "A and B have established L with C" ranks A with C and B with C, never A
with B; a clause that names more sides than its grammar can pair gives no standing at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.dyads import PAIR, ClauseSides, sides_of
from dragoman.knowledge.levels import Levels
from dragoman.knowledge.standings import MODALITY, STAGES, StandingCues
from dragoman.model.document import Reading, Sentence
from dragoman.model.expression import DateExpression
from dragoman.model.finding import Ladder, Standing, Timing, finding_id
from dragoman.model.mention import LevelLabel, Maker, Mention, MentionKind, StateName
from dragoman.model.span import Span
from dragoman.text.scripts import han_count

# Of the same words for a finding, how sure each stage is on our own set of sentences (benchmarks/levels).
CONFIDENCE = {"in_force": 0.9, "done": 0.85, "announced": 0.8, "agreed_in_principle": 0.8, "denied": 0.75}
LEAST_CONFIDENCE = 0.65
# "Since the autumn of": letters between a date and the word that makes it a beginning.
SINCE_REACH = 24
# A ranking needs two levels.
LEAST_RUNGS = 2
_KINDS = frozenset({MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.LEVEL, MentionKind.DATE})
COORDINATION = "comprehensive strategic partnership of coordination"
COOPERATIVE = "comprehensive strategic cooperative partnership"


@dataclass(frozen=True, slots=True)
class _Claim:
    """One label in its clause: the words before and after it there, and the two sides that it ties."""

    level: Mention
    label: str
    pair: tuple[str, str]
    owner: str | None
    stage: str
    clause: Span


def find_standings(
    reading: Reading, mentions: Sequence[Mention], *, levels: Levels, cues: Mapping[str, StandingCues]
) -> tuple[tuple[Standing, ...], tuple[Ladder, ...]]:
    """The standings and ladders of one story, each in order of first evidence.

    Uses mentions of states, organisations, levels and dates.  One standing a pair, label and modality: later words add
    evidence.  `owner` is the side whose ladder the text explains, or the one said to raise or grant; None otherwise.
    """
    return _Story(reading, mentions, levels, cues).standings()


class _Story:
    """One story and what the tables say, through which its labels are gone."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], levels: Levels, cues: Mapping[str, StandingCues]) -> None:
        self._reading, self._mentions, self._levels, self._cues = reading, mentions, levels, cues
        self._in_order = [m for m in sorted(mentions, key=lambda m: m.span) if m.kind in _KINDS]
        self._starts = [m.span.start for m in self._in_order]
        self._dyads: dict[Span, tuple[str, str] | None] = {}

    def standings(self) -> tuple[tuple[Standing, ...], tuple[Ladder, ...]]:
        ladders = {sentence.span: ladder for sentence in self._reading.sentences if (ladder := self._ladder(sentence)) is not None}
        claims: list[_Claim] = []
        for sentence in self._reading.sentences:
            if sentence.span not in ladders:
                claims += self._claims(sentence, claims)
        owners = {ladder.owner: ladder for ladder in ladders.values()}
        standings = (self._standing(claim, owners) for claim in _unshortened(claims))
        return tuple(_merged(standings)), tuple(ladders.values())

    def _ladder(self, sentence: Sentence) -> Ladder | None:
        """The ranking of levels that a sentence about one side gives, or None."""
        rungs = tuple(dict.fromkeys(_label(level) for level in self._levels_in(sentence.span)))
        if len(rungs) < LEAST_RUNGS:
            return None
        said, text = self._cues_for(sentence.span), sentence.span.of(self._reading.text)
        states = {side.state for side in sides_of(self._within(sentence.span), sentence.span)} or self._states_told_of(sentence)
        if said is None or len(states) != 1 or not said.says("ladder", text):
            return None
        (owner,) = states
        evidence = self._reading.evidence(sentence.span)
        id_ = finding_id(self._reading.document, "ladder", "ladder", [owner], evidence)
        ordered = rungs[::-1] if said.says("ascending", text) else rungs
        return Ladder(id_, self._reading.document.id, owner, ordered, (evidence,), Maker("extract", "standings:ladder"))

    def _states_told_of(self, sentence: Sentence) -> set[str]:
        """The sides that the sentence before names in the same paragraph: "Kenya has two levels. The highest is …"."""
        before = [s for s in self._reading.sentences if s.span.end <= sentence.span.start and s.paragraph == sentence.paragraph]
        return {side.state for side in sides_of(self._within(before[-1].span), before[-1].span)} if before else set()

    def _claims(self, sentence: Sentence, before: Sequence[_Claim]) -> Iterator[_Claim]:
        levels = self._levels_in(sentence.span)
        said = self._cues_for(sentence.span) if levels else None
        if said is None:
            return
        here = self._within(sentence.span)
        earlier = before[-1].pair if before else self._dyad_before(sentence)
        for level in levels:
            clause = ClauseSides.around(self._reading.text, sentence.span, level.span, here, said)
            stage = _stage(self._reading.text, clause.span, level.span, said)
            if stage is None:
                continue
            half = said.half(self._reading.text[clause.span.start : level.span.start])
            pairs = clause.pairs(earlier) if half is None or self._named_at(level.span.start) else self._completed(half, level.span)
            for pair, owner in pairs:
                yield _Claim(level, _told_apart(_label(level), pair, self._levels), pair, owner, stage, clause.span)

    def _named_at(self, offset: int) -> bool:
        """Whether a side is named in the two letters before an offset."""
        return any(side.span.end >= offset - 1 for side in sides_of(self._mentions, Span(max(0, offset - 2), offset)))

    def _completed(self, half: tuple[str, str], level: Span) -> list[tuple[tuple[str, str], str | None]]:
        """The pair of which one side is known: the other is the last side whose name begins with its letter; no such name, no pair."""
        code, letter = half
        before = [m for m in self._mentions if m.kind is MentionKind.STATE and m.span.end <= level.start]
        named = [
            s for m in before if m.span.of(self._reading.text).startswith(letter) and isinstance(m.value, StateName) for s in m.value.states
        ]
        return [((named[-1], code), None)] if named and named[-1] != code else []

    def _dyad_before(self, sentence: Sentence) -> tuple[str, str] | None:
        """The pair of the nearest earlier sentence that names exactly two sides."""
        if not self._dyads:
            last: tuple[str, str] | None = None
            for each in self._reading.sentences:
                self._dyads[each.span] = last
                states = tuple(dict.fromkeys(side.state for side in sides_of(self._within(each.span), each.span)))
                last = (states[0], states[1]) if len(states) == PAIR else last
        return self._dyads[sentence.span]

    def _standing(self, claim: _Claim, ladders: Mapping[str, Ladder]) -> Standing:
        owner = next((state for state in claim.pair if state in ladders), claim.owner)
        rung = self._rung(owner, claim.label, ladders)
        states = tuple(sorted(claim.pair))
        trigger = self._reading.evidence(claim.level.span)
        return Standing(
            id=finding_id(self._reading.document, "standing", claim.label, states, trigger),
            document=self._reading.document.id,
            owner=owner,
            partner=next(state for state in claim.pair[::-1] if state != owner),
            states=states,
            label=claim.label,
            label_as_given=trigger.quote,
            modality=MODALITY[claim.stage],
            stage=claim.stage,
            evidence=(self._reading.evidence(claim.clause),),
            trigger=claim.level.span,
            made_by=Maker("extract", f"standings:{claim.stage}"),
            ladder=owner if rung is not None else None,
            rung=rung,
            since_timing=self._since(claim),
            confidence=CONFIDENCE.get(claim.stage, LEAST_CONFIDENCE),
        )

    def _rung(self, owner: str | None, label: str, ladders: Mapping[str, Ladder]) -> int | None:
        """The rung on the owner's ladder as the tables have it, else as the text itself ranks its levels."""
        known = self._levels.rung(owner, label)
        told = ladders[owner].rungs if owner is not None and owner in ladders else ()
        return len(told) - told.index(label) if known is None and label in told else known

    def _since(self, claim: _Claim) -> Timing:
        """The date words from which the level holds: an anniversary, or the day on which it was raised or established."""
        dates = [m for m in self._mentions if m.kind is MentionKind.DATE and claim.clause.contains(m.span)]
        anniversaries = tuple(m.span for m in dates if isinstance(m.value, DateExpression) and m.value.form == "anniversary")
        if anniversaries or claim.stage == "done":
            return Timing(anniversaries or tuple(m.span for m in dates))
        said = self._cues_for(claim.clause)
        if claim.stage != "in_force" or said is None:
            return Timing()
        frame = self._reading.text[claim.clause.start : claim.level.span.start]
        return Timing(tuple(m.span for m in dates if said.says("raise", frame) or self._begins(m.span, said)))

    def _begins(self, date: Span, said: StandingCues) -> bool:
        """Whether the words around a date make it a beginning: "since 2011", 2011年以来."""
        before, after = (
            self._reading.text[max(0, date.start - SINCE_REACH) : date.start],
            self._reading.text[date.end : date.end + SINCE_REACH],
        )
        return said.says("since", before) or said.says("since_after", after)

    def _levels_in(self, span: Span) -> list[Mention]:
        return [m for m in self._within(span) if m.kind is MentionKind.LEVEL and span.contains(m.span)]

    def _within(self, span: Span) -> list[Mention]:
        """The mentions of sides, levels and dates that begin within a span."""
        return self._in_order[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _cues_for(self, span: Span) -> StandingCues | None:
        """The cues of the language of a span: Chinese where most of it is Chinese characters, else the sentence's, else English."""
        words = span.of(self._reading.text)
        han = han_count(words)
        if 2 * han > len(words.replace(" ", "")):
            return self._cues.get("zh")
        sentence = self._reading.sentence_at(span.start)
        language = sentence.language if sentence and sentence.language != "zh" else "en"
        return self._cues.get(language) or self._cues.get("en")


def _stage(text: str, clause: Span, level: Span, said: StandingCues) -> str | None:
    """The stage that the words around a label give it; None where they claim nothing."""
    frame, after = text[clause.start : level.start], text[level.end : clause.end]
    if said.says("void", frame):
        return None
    rises = said.says("raise", frame) or said.says("raised_after", after)
    if not rises:
        if said.says("denied", frame):
            return None
        return "lapsed" if said.says("lapsed", frame) else "in_force"
    return next((stage for stage in STAGES if said.says(stage, frame)), "done")


def _told_apart(label: str, pair: tuple[str, str], levels: Levels) -> str:
    """The label as the tables know it of the pair: 协作 (coordination) and 合作 (cooperation), which translations write alike or drop."""
    known = levels.labels_between(*pair)
    if known and label not in known:
        # Wires and translators drop these words alone: "comprehensive strategic partnership" for the one "of coordination".
        worn = [k for k in known if label == k.replace(" of coordination", "")]
        label = worn[0] if len(worn) == 1 else label
    if not label.startswith(COOPERATIVE) or COORDINATION not in known or COOPERATIVE in known:
        return label
    return label.replace(COOPERATIVE, COORDINATION)


def _unshortened(claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims without those in force whose label only shortens another label in force of the same pair."""
    full = [(frozenset(c.pair), set(c.label.split())) for c in claims if c.stage == "in_force"]
    return [
        c for c in claims if c.stage != "in_force" or not any(p == frozenset(c.pair) and set(c.label.split()) < words for p, words in full)
    ]


def _merged(standings: Iterator[Standing]) -> list[Standing]:
    kept: dict[tuple[tuple[str, ...], str, str], Standing] = {}
    for each in standings:
        key = (each.states, each.label, each.modality)
        first = kept.get(key)
        if first is None:
            kept[key] = each
            continue
        evidence = first.evidence if each.evidence[0] in first.evidence else (*first.evidence, *each.evidence)
        timing = first.since_timing if first.since_timing.dates else each.since_timing
        kept[key] = replace(first, evidence=evidence, since_timing=timing, owner=first.owner or each.owner)
    return list(kept.values())


def _label(level: Mention) -> str:
    return level.value.label if isinstance(level.value, LevelLabel) else ""
