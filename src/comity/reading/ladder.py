"""The rungs of a thing's way: the words that move it from stage to stage, and the stage that one telling gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from spacy.tokens import Token

from comity.lexicon import Row
from comity.reading.clauses import clause, governor
from comity.reading.notes import Notes
from comity.reading.standing import Cue, Standing, standing
from comity.records import Date, DateType, EventStatus, Modality, stretch

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Frame(Generic[S]):
    """What a word makes of the thing it governs: the stage when the act is done, denied, ahead, or going on."""

    role: str
    """`object`, `subject`, `any`, or the preposition class that leads from a noun to the thing"""
    done: S | None
    denied: S | None
    ahead: S | None
    running: S | None = None


@dataclass(frozen=True)
class Step(Generic[S]):
    """A stage told of a thing."""

    stage: S | None
    act: Token
    words: tuple[int, int]
    when: Date | None
    modality: Modality
    why: str

    @property
    def verb(self) -> Token | None:
        """The verb that tells it, if a verb does."""
        return self.act if self.act.pos_ in ("VERB", "AUX") else None


Special = Callable[[Token, bool | None, Notes, str], "list[Step[S]] | None"]


@dataclass(frozen=True)
class Ladder(Generic[S]):
    """The words that move a thing of one kind along its stages."""

    frames: Mapping[tuple[str, str], Frame[S]]
    leads: Mapping[str, frozenset[str]]
    """role of a noun frame -> prepositions that lead from it to the thing"""
    facts: frozenset[S]
    """stages that only the past can hold: with a date ahead they become the frame's `ahead`"""
    cancelled: S
    suspended: S
    proposed: S
    agreed: S | None = None
    """what `ahead` becomes where the act is agreed or approved"""
    special: Special[S] | None = None
    """reads verbs that a plain frame cannot; answers None to leave a verb to its frame"""
    softened: frozenset[S] = field(default_factory=frozenset)
    """`ahead` stages that become `proposed` where the clause only proposes or wishes"""
    joined: frozenset[str] = field(init=False)
    """verbs that have a frame together with another word ("call off", "withdraw from")"""

    def __post_init__(self) -> None:
        """Find the verbs of the frames with two words."""
        words = (word.split(" ") for word, pos in self.frames if pos == "VERB")
        object.__setattr__(self, "joined", frozenset(parts[0] for parts in words if len(parts) > 1))


def frames_of(rows: Iterable[Row], stages: type[S]) -> dict[tuple[str, str], Frame[S]]:
    """(lemma, part of speech) -> frame, from a table with columns word, pos, role, stage, denied, ahead, running."""

    def stage(row: Row, column: str) -> S | None:
        return stages(row[column]) if row.get(column) else None

    return {
        (row["word"], row["pos"]): Frame(
            row["role"], stage(row, "stage"), stage(row, "denied"), stage(row, "ahead"), stage(row, "running")
        )
        for row in rows
    }


def step(act: Token, frame: Frame[S], words: tuple[int, int], ladder: Ladder[S], notes: Notes, why: str) -> Step[S]:
    """The stage that a frame gives under the standing of its act."""
    how = standing(act, notes.language)
    verbal = act.pos_ in ("VERB", "AUX")
    start, end = clause(act) if verbal else (act.left_edge.i, act.right_edge.i + 1)
    when = nearest_date(act, start, end, notes)
    to_be = verbal and act.dep_ == "xcomp" and act.head.pos_ == "AUX"
    stage = _stage(frame, how, ladder, verbal=verbal, to_be=to_be)
    if stage in ladder.facts and ahead(when, notes):
        if how.tense == "past":
            when = None  # what was done cannot be dated ahead: the date is another thing's
        else:
            stage = frame.ahead
    return Step(stage, act, words, when, how.modality, why)


def _stage(frame: Frame[S], how: Standing, ladder: Ladder[S], *, verbal: bool, to_be: bool) -> S | None:
    if how.cue in (Cue.CANCELLED, Cue.SUSPENDED) and not how.negated:
        return ladder.cancelled if how.cue is Cue.CANCELLED else ladder.suspended
    if how.modality is Modality.DENIED:
        return frame.denied
    if how.cue is Cue.POSTPONED:
        return frame.ahead
    going_on = how.modality is Modality.ASSERTED and (how.status is EventStatus.UNDER_WAY or how.progressive)
    if going_on and frame.running is not None:
        return frame.running
    if how.modality is not Modality.ASSERTED:
        if frame.done is None and frame.role == "subject" and how.tense != "future" and not to_be:
            return None  # "aims to link", "designed to link"
        return _still_ahead(frame, how, ladder)
    told = verbal or how.tense == "past" or how.cue is Cue.COMPLETED or frame.done == frame.ahead
    return frame.done if told else None  # "the opening of the bridge is a priority" settles nothing


def _still_ahead(frame: Frame[S], how: Standing, ladder: Ladder[S]) -> S | None:
    if frame.role == "text":
        return frame.ahead  # a memorandum on a dam makes it a plan, whatever is agreed in it
    if frame.done in (ladder.cancelled, ladder.suspended) and how.cue is Cue.AGREED:
        return frame.done  # "decided to cancel"
    if frame.ahead in ladder.softened and how.modality is Modality.PROPOSED:
        return ladder.proposed
    if frame.ahead in ladder.softened and how.cue is Cue.AGREED:
        return ladder.agreed or frame.ahead
    return frame.ahead


def nearest_date(act: Token, start: int, end: int, notes: Notes) -> Date | None:
    """The date nearest to the act in its own clause; dates of other clauses, and ends of spans, are not its date."""
    found = [
        one
        for one in notes.within(Date, start, end)
        if one.type is DateType.DATE and stretch(one.value) and not spans(notes.tokens(one)[0], notes)
        if _dates(notes.doc[notes.tokens(one)[0]], act)
    ]
    return min(found, key=lambda one: (abs(notes.tokens(one)[0] - act.i), notes.tokens(one)[0]), default=None)


def _dates(word: Token, act: Token) -> bool:
    """Whether a date tells of this act and not of another verb's: "signed in 2023, was ratified"."""
    if act.pos_ not in ("VERB", "AUX"):
        return True
    verb, own = governor(word), {act.i}
    token = act
    while token.dep_ in ("xcomp", "conj", "ccomp") and token.head.i != token.i:
        token = token.head
        own.add(token.i)
    return verb is None or verb.i in own


def spans(start: int, notes: Notes) -> bool:
    """Whether a date is led in as a term or an attribute: "until 2030", "a programme for 2026-28", "treaty of 2005"."""
    words = frozenset(notes.language.tree("clauses").get("spanning", ()))
    for i in range(start - 1, max(start - 3, -1), -1):
        if notes.doc[i].lower_ in words:
            return True
        if notes.doc[i].pos_ not in ("DET", "ADJ"):
            return False
    return False


def ahead(when: Date | None, notes: Notes) -> bool:
    """Whether a date lies after the day of publication; False where either is unknown."""
    days, now = stretch(when.value) if when else None, published(notes)
    return days is not None and now is not None and days[0] > now


def published(notes: Notes) -> date | None:
    """The last day that the date of publication may mean."""
    days = stretch(notes.source.published)
    return days[1] if days else None
