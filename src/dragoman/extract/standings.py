"""Which level of relations a story gives to which sides, at which stage, and how it ranks the levels themselves.

The danger: a level put between the wrong two.  "A and B have established L with C" ranks A with C and B with C, never A
with B; a clause that names more sides than its grammar can pair gives no standing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.dyads import ClauseSides, Side, sides_of
from dragoman.knowledge.levels import Levels
from dragoman.knowledge.standings import MODALITY, STAGES, StandingCues
from dragoman.model.document import Reading, Sentence
from dragoman.model.expression import DateExpression
from dragoman.model.finding import Ladder, Standing, Timing, finding_id
from dragoman.model.mention import LevelLabel, Maker, Mention, MentionKind
from dragoman.model.span import Span

# Of the same words for a finding, how sure each stage is on our own set of sentences (benchmarks/levels).
CONFIDENCE = {"in_force": 0.9, "done": 0.85, "announced": 0.8, "agreed_in_principle": 0.8, "denied": 0.75}
LEAST_CONFIDENCE = 0.65
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
    ladders = tuple(_ladders(reading, mentions, cues))
    owners = {ladder.owner: ladder for ladder in ladders}
    explained = {ladder.evidence[0].start for ladder in ladders}
    claims: list[_Claim] = []
    for sentence in reading.sentences:
        if reading.evidence(sentence.span).start not in explained:
            claims += _claims(reading, sentence, mentions, claims, levels, cues)
    standings = (_standing(reading, claim, mentions, owners, levels, cues) for claim in _unshortened(claims))
    return tuple(_merged(standings)), ladders


def _ladders(reading: Reading, mentions: Sequence[Mention], cues: Mapping[str, StandingCues]) -> Iterator[Ladder]:
    for sentence in reading.sentences:
        labels = [label for level in _levels_in(sentence.span, mentions) for label in (_label(level),)]
        rungs = tuple(dict.fromkeys(labels))
        said = _cues_for(reading, sentence.span, cues)
        states = {side.state for side in sides_of(mentions, sentence.span)}
        if said is None or len(rungs) < 2 or len(states) != 1 or not said.says("ladder", sentence.span.of(reading.text)):  # noqa: PLR2004 - a ranking needs two
            continue
        (owner,) = states
        ordered = rungs[::-1] if said.says("ascending", sentence.span.of(reading.text)) else rungs
        evidence = reading.evidence(sentence.span)
        id_ = finding_id(reading.document, "ladder", "ladder", [owner], evidence)
        yield Ladder(id_, reading.document.id, owner, ordered, (evidence,), Maker("extract", "standings:ladder"))


def _claims(
    reading: Reading, sentence: Sentence, mentions: Sequence[Mention], before: Sequence[_Claim], levels: Levels, cues: Mapping[str, StandingCues]
) -> Iterator[_Claim]:
    said = _cues_for(reading, sentence.span, cues)
    if said is None:
        return
    earlier = before[-1].pair if before else _dyad_before(reading, sentence, mentions)
    for level in _levels_in(sentence.span, mentions):
        clause = ClauseSides.around(reading.text, sentence.span, level.span, mentions, said)
        stage = _stage(reading.text, clause.span, level.span, said)
        if stage is None:
            continue
        for pair, owner in clause.pairs(earlier):
            yield _Claim(level, _told_apart(_label(level), pair, levels), pair, owner, stage, clause.span)


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
    """The label with 协作 (coordination) and 合作 (cooperation) told apart, which translations write alike, where the tables know the pair."""
    known = levels.labels_between(*pair)
    if not label.startswith(COOPERATIVE) or COORDINATION not in known or COOPERATIVE in known:
        return label
    return label.replace(COOPERATIVE, COORDINATION)


def _dyad_before(reading: Reading, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, str] | None:
    """The pair of the nearest earlier sentence that names exactly two sides."""
    for each in reversed([s for s in reading.sentences if s.span.end <= sentence.span.start]):
        states = tuple(dict.fromkeys(side.state for side in sides_of(mentions, each.span)))
        if len(states) == 2:  # noqa: PLR2004 - a dyad
            return states[0], states[1]
    return None


def _unshortened(claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims without those in force whose label only shortens another label in force of the same pair."""
    full = [(frozenset(c.pair), set(c.label.split())) for c in claims if c.stage == "in_force"]
    return [c for c in claims if c.stage != "in_force" or not any(p == frozenset(c.pair) and set(c.label.split()) < words for p, words in full)]


def _standing(
    reading: Reading,
    claim: _Claim,
    mentions: Sequence[Mention],
    ladders: Mapping[str, Ladder],
    levels: Levels,
    cues: Mapping[str, StandingCues],
) -> Standing:
    explained = next((state for state in claim.pair if state in ladders), None)
    owner = explained or claim.owner
    partner = next(state for state in claim.pair[::-1] if state != owner)
    rung = levels.rung(owner, claim.label)
    if rung is None and explained:
        rung = _told_rung(ladders[explained], claim.label)
    states = tuple(sorted(claim.pair))
    evidence = reading.evidence(claim.clause)
    trigger = reading.evidence(claim.level.span)
    return Standing(
        id=finding_id(reading.document, "standing", claim.label, states, trigger),
        document=reading.document.id,
        owner=owner,
        partner=partner,
        states=states,
        label=claim.label,
        label_as_given=trigger.quote,
        modality=MODALITY[claim.stage],
        stage=claim.stage,
        evidence=(evidence,),
        trigger=claim.level.span,
        made_by=Maker("extract", f"standings:{claim.stage}"),
        ladder=owner if rung is not None else None,
        rung=rung,
        since_timing=_since(reading, claim, mentions, cues),
        confidence=CONFIDENCE.get(claim.stage, LEAST_CONFIDENCE),
    )


def _told_rung(ladder: Ladder, label: str) -> int | None:
    return len(ladder.rungs) - ladder.rungs.index(label) if label in ladder.rungs else None


def _since(reading: Reading, claim: _Claim, mentions: Sequence[Mention], cues: Mapping[str, StandingCues]) -> Timing:
    """The date words from which the level holds: an anniversary, or the day on which it was raised or established."""
    dates = [m for m in mentions if m.kind is MentionKind.DATE and claim.clause.contains(m.span)]
    anniversaries = tuple(m.span for m in dates if isinstance(m.value, DateExpression) and m.value.form == "anniversary")
    if anniversaries or claim.stage == "done":
        return Timing(anniversaries or tuple(m.span for m in dates))
    said = _cues_for(reading, claim.clause, cues)
    frame = reading.text[claim.clause.start : claim.level.span.start]
    dated = claim.stage == "in_force" and said is not None and said.says("raise", frame)
    return Timing(tuple(m.span for m in dates)) if dated else Timing()


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


def _levels_in(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is MentionKind.LEVEL and span.contains(m.span)]


def _label(level: Mention) -> str:
    return level.value.label if isinstance(level.value, LevelLabel) else ""


def _cues_for(reading: Reading, span: Span, cues: Mapping[str, StandingCues]) -> StandingCues | None:
    """The cues of the language of a span: Chinese where most of it is Chinese characters, else the sentence's, else English."""
    words = span.of(reading.text)
    han = sum("\u4e00" <= c <= "\u9fff" for c in words)
    if 2 * han > len(words.replace(" ", "")):
        return cues.get("zh")
    sentence = reading.sentence_at(span.start)
    language = sentence.language if sentence and sentence.language != "zh" else "en"
    return cues.get(language) or cues.get("en")
