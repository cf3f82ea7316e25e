"""What is due: each thing that was undertaken or awaited, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from comity.ledger import Entry, Found, Ledger, Member, Query
from comity.records import Commitment, Date, Event, EventKind, Item, Modality, Passage, Record, stretch

MONTHS = 12
"""Months without a word after which a thing is silent, unless asked otherwise: reports on summits come yearly."""

KINDS = ("agreement", "project", "event", "commitment")

AHEAD = frozenset({"proposed", "negotiating", "expected", "planned", "agreed"})
"""Stages of what is still to come."""

NOW = frozenset({"negotiating", "under way", "suspended"})
"""Stages that last: their own date is that of their beginning."""

KEPT = frozenset({"signed", "ratified", "in force", "operating", "happened", "done"})

WHOLE = frozenset({"in force", "operating"})
"""Stages beyond which a thing that was promised is to reach no other."""

ENDS = {EventKind.SIGNING: frozenset({"signed", "ratified", "in force"}), EventKind.OPENING: frozenset({"operating"})}
"""Acts that a thing shows to have been done, by the stages that it cannot have without them."""

THINGS = ("agreement", "project")

DROPPED = frozenset({"cancelled", "dropped", "ended", "denied"})


class State(StrEnum):
    """How an undertaking stands. Silence is never called failure."""

    OVERDUE = "overdue"
    UPCOMING = "upcoming"
    OPEN = "open"
    SILENT = "silent"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One undertaking on one day."""

    entry: str
    kind: str
    what: str
    who: tuple[str, ...]
    value: str | None
    """date value of the due date last named; None where none was"""
    words: str | None
    """the words that name it: `by the end of the decade`"""
    state: State
    since: str | None
    """the day from which it stands so; None where no source on it is dated"""
    found: Found
    """the record that shows it: the fulfilment, the end, else the last word on it"""

    @property
    def passage(self) -> Passage:
        """The sentence that shows it."""
        assert isinstance(self.found.item, Record)
        return self.found.item.evidence[0]

    def to_json(self) -> dict[str, Any]:
        """As the contract has it."""
        passage = self.passage
        return {
            "entry": self.entry,
            "kind": self.kind,
            "what": self.what,
            "who": list(self.who),
            "due": {"value": self.value, "words": self.words},
            "state": self.state.value,
            "since": self.since,
            "source": self.found.source.id,
            "record": self.found.item.id,
            "passage": {"start": passage.start, "end": passage.end, "text": passage.text},
        }


def due(
    ledger: Ledger, *, at: str, pair_of: tuple[str, str] | None = None, silent_after: int = MONTHS
) -> tuple[Due, ...]:
    """What was undertaken or awaited until a day, and how it stood on it: overdue first, then by date.

    Args:
        ledger: an open ledger.
        at: the day, ISO 8601. Sources published later are left out; those of no known date count where what they tell
            of did not come after it.
        pair_of: two sides; all when None.
        silent_after: months without a word after which a thing without a date is silent.
    """
    dates = _Dates(ledger)
    known = {one.id: _until(one, at) for one in ledger.entries(kinds=KINDS, pair_of=pair_of)}
    out = []
    for entry in known.values():
        if entry is not None:
            others = [other for id in entry.linked if (other := known.get(id)) is not None]
            one = _stand(entry, others, at, silent_after, dates)
            if one is not None:
                out.append(one)
    order = list(State)
    return tuple(sorted(out, key=lambda one: (order.index(one.state), one.value or "~", one.what, one.entry)))


def _until(entry: Entry, at: str) -> Entry | None:
    """The entry as it was known on a day."""
    members = tuple(one for one in entry.members if _known_on(one, at))
    if not members:
        return None
    return Entry(id=entry.id, kind=entry.kind, title=entry.title, members=members, linked=entry.linked)


def _known_on(one: Member, at: str) -> bool:
    day = one.found.source.day
    if day:
        return day <= at
    days = stretch(getattr(one.found.item, "when", None))
    return days is not None and days[1].isoformat() <= at


def _stand(entry: Entry, others: list[Entry], at: str, silent_after: int, dates: _Dates) -> Due | None:
    promised = [one for one in entry.members if _stage(one.found.item) in AHEAD]
    if not promised:
        return None
    now = entry.now
    last = entry.members[-1]
    stage = now.stage if now is not None else None
    if now is not None and stage in KEPT | DROPPED:
        shown = next(one for one in entry.members if one.id == now.record)
        state, since = State.KEPT if stage in KEPT else State.DROPPED, now.became or None
        value, words = _due_of(promised, others, dates)
    else:
        shown = last
        value, words = _due_of([one for one in entry.members if _stage(one.found.item) not in KEPT], others, dates)
        heard = max((one.found.source.day for one in (*entry.members, *_members(others))), default="")
        state, since = _pending(value, heard, at, silent_after)
        if (reached := _reached(entry, others)) is not None:
            shown, state, since = reached[0], State.KEPT, reached[1]
    who = tuple(dict.fromkeys(name for one in promised for name in _who(one.found.item)))
    return Due(
        entry=entry.id,
        kind=entry.kind,
        what=entry.title,
        who=who or entry.parties,
        value=value,
        words=words,
        state=state,
        since=since,
        found=shown.found,
    )


def _reached(entry: Entry, others: list[Entry]) -> tuple[Member, str] | None:
    """What shows that a promise or an act awaited was kept, and since when: the thing it is about has come so far.

    Only a promise that was made before then can have been about that.
    """
    acts = {one.found.item.kind_ for one in entry.members if isinstance(one.found.item, Event)}
    if entry.kind not in ("commitment", "event") or (acts and not acts <= ENDS.keys()):
        return None
    ends = frozenset.union(*(ENDS[act] for act in acts)) if acts else WHOLE
    made = max((one.found.source.day or "~" for one in entry.members), default="~")
    for thing in others:
        now = thing.now
        if thing.kind in THINGS and now is not None and now.stage in ends and made < now.became:
            return next(one for one in thing.members if one.id == now.record), now.became
    return None


def _members(entries: Iterable[Entry]) -> list[Member]:
    return [one for entry in entries for one in entry.members]


def _pending(value: str | None, heard: str, at: str, silent_after: int) -> tuple[State, str | None]:
    """How an undertaking stands that is neither kept nor dropped, and since when."""
    days = stretch(value)
    if days is not None:
        ends = days[1].isoformat()
        return (State.OVERDUE, ends) if ends < at else (State.UPCOMING, heard or None)
    if heard and _months_before(at, silent_after) > heard:
        return State.SILENT, heard
    return State.OPEN, heard or None


def _months_before(day: str, months: int) -> str:
    at = date.fromisoformat(day)
    month = at.year * 12 + at.month - 1 - months
    # The same day of the month, or its last one: string order is all that is asked of it.
    return f"{month // 12:04d}-{month % 12 + 1:02d}-{at.day:02d}"


def _stage(item: Item) -> str | None:
    if isinstance(item, Record) and item.modality is Modality.DENIED:
        return "denied"
    stage = item.status if isinstance(item, Event) else getattr(item, "stage", None)
    return None if stage is None else str(stage)


def _who(item: Item) -> tuple[str, ...]:
    if isinstance(item, Commitment):
        return item.who
    return (*item.actors, *item.recipients) if isinstance(item, Event) else getattr(item, "parties", ())


def _due_of(members: list[Member], others: list[Entry], dates: _Dates) -> tuple[str | None, str | None]:
    """The due date last named, and its words: by the thing's own records, else by the promises about it."""
    promises = [one for one in _members(others) if isinstance(one.found.item, Commitment)]
    for some in (members, promises):
        for one in sorted(some, key=lambda one: one.found.source.day, reverse=True):
            value = _ahead(one)
            if value is not None:
                return value, dates.words(one.found, value)
    return None, None


def _ahead(one: Member) -> str | None:
    """The date for which a record awaits its thing."""
    item = one.found.item
    if isinstance(item, Commitment):
        return item.due
    when: str | None = getattr(item, "when", None)
    days, day = stretch(when), one.found.source.day
    if days is None:
        return None
    if _stage(item) in NOW:
        # The day on which talks or works began is no day by which they are due.
        return when if days[0].isoformat() > day else None
    return when if _stage(item) in AHEAD and days[1].isoformat() >= day else None


class _Dates:
    """The time expressions of sources, to show a due date in its own words."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, list[Date]] = {}

    def words(self, found: Found, value: str) -> str | None:
        """The words within a record's passages that have this value."""
        item, source = found.item, found.source.id
        assert isinstance(item, Record)
        for field in ("due", "when"):
            if field in item.passages:
                return item.passages[field].text
        if source not in self._known:
            told = self._ledger.find(Query(source=source, kinds=(Date.kind,)))
            self._known[source] = [one.item for one in told if isinstance(one.item, Date)]
        inside = [
            one
            for one in self._known[source]
            if one.value == value
            and any(words.start <= one.anchor.start and one.anchor.end <= words.end for words in item.evidence)
        ]
        return inside[0].anchor.text if inside else None
