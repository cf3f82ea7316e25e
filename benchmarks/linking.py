"""What it costs to link a record, and to ask for entries, in ledgers of growing size.

    python benchmarks/linking.py [1000 10000 100000]

The readings are made up without a model: names, days and things of 60 states at random, a third of all on one pair, so
that crowded keys occur. Filing without linking is subtracted; the last readings before each size are measured.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from comity.ledger import Ledger, following
from comity.lexicon import shared
from comity.records import (
    Agreement,
    AgreementForm,
    AgreementStage,
    Commitment,
    CommitmentStage,
    Event,
    EventKind,
    EventStatus,
    Figure,
    Item,
    Party,
    PartyType,
    Project,
    ProjectStage,
    ProjectType,
    Reading,
    Source,
    UnitKind,
)

SIZES = (1_000, 10_000, 100_000)
LAST = 40
"""Readings that are measured before each size."""

STATES = 60
FIRST = date(2015, 1, 1)
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "ol")]
MATTERS = ("customs", "fisheries", "air services", "extradition", "visas", "water", "rail transit", "pensions", "grain")
THINGS = (("power plant", ProjectType.PLANT), ("bridge", ProjectType.INFRASTRUCTURE), ("school", ProjectType.CAMPUS))
KINDS = (EventKind.VISIT, EventKind.MEETING, EventKind.TALKS, EventKind.SIGNING, EventKind.STATEMENT)


class Made:
    """A reading in the making; its sentences and records grow together."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance, self.number = chance, number
        self.sentences: list[str] = []
        self.plans: list[tuple[type, str, dict[str, object]]] = []

    def say(self, kind: type, anchor: str, sentence: str, **fields: object) -> None:
        """A sentence, unlike any other, and the record that it holds."""
        self.sentences.append(f"{sentence} ({self.number}-{len(self.sentences)}).")
        self.plans.append((kind, anchor, fields))

    def reading(self, names: tuple[str, str], codes: tuple[str, str], day: date) -> Reading:
        """All of it."""
        head = f"{names[0]} and {names[1]}, {self.number}\n\n"
        source = Source(text=head + " ".join(self.sentences), title=head.strip(), published=day.isoformat())
        items: list[Item] = []
        for name, code in zip(names, codes, strict=True):
            at = source.text.index(name)
            mention = source.passage(at, at + len(name))
            items.append(Party(source=source, name=name, type=PartyType.STATE, iso3=code, mentions=(mention,)))
        at = len(head)
        for sentence, (kind, anchor, fields) in zip(self.sentences, self.plans, strict=True):
            start = source.text.index(anchor, at)
            passage, whole = source.passage(start, start + len(anchor)), source.passage(at, at + len(sentence))
            items.append(kind(source=source, anchor=passage, evidence=(whole,), why="benchmark", **fields))
            at += len(sentence) + 1
        return Reading(source=source, items=tuple(items), comity="0", model="none 0")


def name(chance: random.Random) -> str:
    """A name out of syllables."""
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def made(chance: random.Random, number: int, names: list[tuple[str, str]]) -> Reading:
    """One text of ten records on one pair."""
    crowded = chance.random() < 1 / 3
    one, other = names[:2] if crowded else chance.sample(names, 2)
    both = (one[1], other[1])
    day = FIRST + timedelta(days=chance.randrange(3_650))
    text = Made(chance, number)
    for _ in range(2):
        what = f"agreement on {chance.choice(MATTERS)} of {name(chance)}"
        fields = {"title": what, "form": AgreementForm.AGREEMENT, "stage": chance.choice(list(AgreementStage))}
        text.say(Agreement, what, f"{both[0]} and {both[1]} spoke of the {what}", parties=both, **fields)
        thing, sort = chance.choice(THINGS)
        what, where = f"{thing} at {name(chance)}", name(chance)
        text.say(
            Project, what, f"The {what}", name=what, what=sort, place=where, stage=ProjectStage.PLANNED, parties=both
        )
        kind, on = chance.choice(KINDS), day - timedelta(days=chance.randrange(5))
        text.say(
            Event,
            "came together",
            f"{both[0]} and {both[1]} came together at {name(chance)}",
            kind_=kind,
            actors=both,
            when=on.isoformat(),
            status=EventStatus.HAPPENED,
            parties=both,
        )
        action = f"open a {thing} near {name(chance)}"
        text.say(
            Commitment, action, f"{both[0]} will {action}", who=both[:1], action=action, stage=CommitmentStage.AGREED
        )
        money = {"unit": "USD", "unit_kind": UnitKind.MONEY, "indicator": "bilateral trade", "parties": both}
        text.say(Figure, "3 billion", f"Trade of {both[0]} and {both[1]} was 3 billion", value=3e9, **money)
    return text.reading((one[1], other[1]), (one[0], other[0]), day)


def timed(ledger: Ledger, readings: list[Reading]) -> tuple[float, float]:
    """Seconds of this process to file readings, and those of them that linking takes."""
    spent, follow = 0.0, following.place_all

    def watched(*args: object) -> None:
        nonlocal spent
        start = time.process_time()
        follow(*args)  # type: ignore[arg-type]
        spent += time.process_time() - start

    following.place_all = watched
    start = time.process_time()
    try:
        for reading in readings:
            ledger.add(reading)
    finally:
        following.place_all = follow
    return time.process_time() - start, spent


def main() -> None:
    """Grow a ledger and print what each size costs."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    chance = random.Random(7)
    codes = sorted(shared().states)[:STATES]
    names = [(code, f"{name(chance)}ia") for code in codes]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        number = 0
        for size in sizes:
            while (number + LAST) * 10 < size:
                ledger.add(made(chance, number, names))
                number += 1
            last = [made(chance, number + step, names) for step in range(LAST)]
            number += LAST
            whole, linking = timed(ledger, last)
            records = sum(len(reading.items) - 2 for reading in last)
            start = time.process_time()
            two = (names[0][0], names[1][0])
            found = len(ledger.entries(pair_of=(min(two), max(two)), limit=200))
            asked = time.process_time() - start
            print(
                f"{number * 10:>7} records: {1000 * linking / records:6.2f} ms to link one, "
                f"{1000 * whole / records:6.2f} ms to file one, {1000 * asked:6.0f} ms for {found} entries of a pair",
                flush=True,
            )


if __name__ == "__main__":
    main()
