"""The jobs that are killed: filing and copying. Readings are built by hand, so that no language model is loaded."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from built import Built, after, eve
from comity.ledger import Ledger, Query, View, copy
from comity.records import Agreement, AgreementForm, AgreementStage, Event, EventKind, EventStatus, Plover, Reading
from faults import Job, Tell

STORIES = 10
"""Readings of a job, beside the two long ones."""

DECISIONS = 16
"""Decisions of a job."""


@cache
def readings() -> tuple[Reading, ...]:
    """Two long readings and some short ones, which tell of the same things and of others."""
    return (eve().reading(), *(_story(number) for number in range(STORIES)), after().reading())


def _story(number: int) -> Reading:
    kind = ("fisheries", "railway", "customs")[number % 3]
    day = f"2025-11-{number + 10:02d}"
    built = Built(
        f"Norway and Japan signed the {kind} treaty on {number + 10} November 2025. "
        f"Ministers of Norway and Japan will meet on ship number {number}.",
        published=day,
        path=f"{number}.txt",
    )
    built.party("Norway", "state", "NOR").party("Japan", "state", "JPN")
    both = ("Norway", "Japan")
    built.add(
        Agreement,
        f"{kind} treaty",
        title=f"{kind} treaty",
        form=AgreementForm.TREATY,
        stage=AgreementStage.SIGNED,
        when=day,
        parties=both,
    )
    built.add(
        Event,
        "will meet",
        f"Ministers of Norway and Japan will meet on ship number {number}",
        kind_=EventKind.MEETING,
        plover=Plover.AGREE,
        actors=both,
        status=EventStatus.EXPECTED,
        parties=both,
    )
    return built.reading()


def _add(place: str, tell: Tell) -> None:
    with Ledger.open(place) as ledger:
        for reading in readings():
            ledger.add(reading)
            tell(reading.source.id)


ADD = Job(
    "add",
    prepare=lambda place: Ledger.open(place).close(),
    work=_add,
    holds=lambda ledger, told: ledger.has(told) and ledger.reading(told).source.id == told,
)


ADD_TO_NOTHING = Job(
    "add to a new ledger",
    prepare=lambda place: None,
    work=_add,
    holds=ADD.holds,
    unfinished=("there is no ledger",),
)


def _better(number: int) -> Reading:
    """A later version's reading of the same text, without some of the items."""
    reading = readings()[number]
    items = [item for item in reading.items if item.kind not in ("quote", "milestone", "project")]
    return Reading(source=reading.source, items=tuple(items), comity="0.0.2", model=reading.model)


def _replace(place: str, tell: Tell) -> None:
    with Ledger.open(place) as ledger:
        for number in range(len(readings())):
            ledger.replace(_better(number))
            tell(_better(number).source.id)


REPLACE = Job(
    "replace",
    prepare=lambda place: _add(place, lambda told: None),
    work=_replace,
    holds=lambda ledger, told: ledger.reading(told).comity == "0.0.2",
)


@cache
def _origin() -> str:
    folder = Path(tempfile.mkdtemp(prefix="comity-origin-"))
    atexit.register(shutil.rmtree, folder)
    place = str(folder / "ledger.db")
    _add(place, lambda told: None)
    return place


def _copy(place: str, tell: Tell) -> None:
    from comity.ledger import copying

    copying.BATCH = 25
    copy(_origin(), place)
    tell("copied")


def _prepare_copy(place: str) -> None:
    _origin()


COPY = Job(
    "copy",
    prepare=_prepare_copy,
    work=_copy,
    holds=lambda ledger, told: len(ledger.sources()) == len(readings()),
    unfinished=("there is no ledger", "a copy that was not finished"),
)

LOG = frozenset({"decision", "concern"})
"""What tells when a decision was made, and by what id it is known."""


def _decide(place: str, tell: Tell) -> None:
    """Confirm events, reject projects, join two entries: whatever of it is not decided yet."""
    with Ledger.open(place) as ledger:
        decided = {one.target for one in ledger.decisions.all()}
        for verb, kind in (("confirm", "event"), ("reject", "project")):
            for found in ledger.find(Query(kinds=(kind,), view=View.READ)):
                if found.item.id not in decided:
                    tell(ledger.decisions.decide(verb, found.item.id, who="anna").id)
        stays, goes = sorted(one.id for one in ledger.entries(kinds=("agreement",), view=View.READ))[:2]
        if stays not in decided:
            tell(ledger.decisions.decide("merge", stays, goes, who="anna").id)


def _made(ledger: Ledger, told: str) -> bool:
    return told in {one.id for one in ledger.decisions.all()}


DECIDE = Job("decide", prepare=lambda place: _add(place, lambda told: None), work=_decide, holds=_made, timed=LOG)


def _prepare_decided(place: str) -> None:
    _add(place, lambda told: None)
    _decide(place, lambda told: None)


def _better_with_all(ledger: Ledger, told: str) -> bool:
    """The new reading is there, and so is every decision."""
    named = [one for one in ledger.decisions.all() if one.target]
    return ledger.reading(told).comity == "0.0.2" and len(named) == DECISIONS


REPLACE_DECIDED = Job(
    "replace what was decided on",
    prepare=_prepare_decided,
    work=_replace,
    holds=_better_with_all,
    timed=LOG,
)

JOBS = (ADD, ADD_TO_NOTHING, REPLACE, COPY, DECIDE, REPLACE_DECIDED)
"""All jobs. One more is one more line here."""
