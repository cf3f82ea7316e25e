"""Entries: stages in the order in which they became true, and where a thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from built import Built, after, eve
from comity.ledger import Entry, Ledger
from comity.ledger.entries import Asked, newest_between
from comity.records import (
    Agreement,
    AgreementStage,
    Event,
    EventKind,
    EventStatus,
    Modality,
    Reading,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def said(day: str | None, stage: str, when: str | None = None, modality: str = "asserted") -> Reading:
    """A text of a day that gives the seal accord a stage."""
    built = Built(f"Iceland and Uruguay have {stage} ({day}, {when}): the seal accord.", published=day)
    built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
    built.add(
        Agreement,
        "seal accord",
        title="seal accord",
        stage=AgreementStage(stage),
        when=when,
        parties=("Iceland", "Uruguay"),
        modality=Modality(modality),
    )
    return built.reading()


def entry_of(ledger: Ledger, *readings: Reading) -> Entry:
    for reading in readings:
        ledger.add(reading)
    (entry,) = ledger.entries(kinds=("agreement",))
    return entry


@pytest.mark.parametrize(
    ("texts", "stages", "now"),
    [
        # in order
        ([("2024-01-01", "expected", None), ("2024-02-01", "signed", None)], ["expected", "signed"], "signed"),
        # an older text read later
        ([("2024-02-01", "signed", None), ("2024-01-01", "expected", None)], ["expected", "signed"], "signed"),
        # a late text that still calls it awaited
        ([("2024-02-01", "signed", None), ("2024-02-03", "expected", None)], ["signed", "expected"], "signed"),
        # off the way forward, told at any time
        ([("2024-02-01", "in force", None), ("2024-05-01", "suspended", None)], ["in force", "suspended"], "suspended"),
        # its own day counts, not that of the text that looks back
        (
            [("2024-05-01", "in force", None), ("2024-09-01", "signed", "2024-02-03")],
            ["signed", "in force"],
            "in force",
        ),
        # a day to come is no day on which it became true
        (
            [("2024-02-01", "signed", None), ("2024-01-01", "expected", "2024-03-01")],
            ["expected", "signed"],
            "signed",
        ),
        # what is resumed goes on
        ([("2024-02-01", "suspended", None), ("2024-05-01", "in force", None)], ["suspended", "in force"], "in force"),
        # no day known
        ([(None, "expected", None), ("2024-02-01", "signed", None)], ["expected", "signed"], "signed"),
    ],
)
def test_stages_stand_in_the_order_in_which_they_became_true(
    ledger: Ledger, texts: list[tuple[str | None, str, str | None]], stages: list[str], now: str
) -> None:
    entry = entry_of(ledger, *(said(*one) for one in texts))
    assert [step.stage for step in entry.steps] == stages
    assert entry.stage == now


def test_denial_is_a_step_and_no_overwriting(ledger: Ledger) -> None:
    entry = entry_of(ledger, said("2024-01-01", "signed"), said("2024-01-02", "signed", modality="denied"))
    assert [step.stage for step in entry.steps] == ["signed", "denied"]
    assert entry.stage == "denied"


def test_every_step_keeps_its_record_and_source(ledger: Ledger) -> None:
    first, second = said("2024-01-01", "expected"), said("2024-02-01", "signed", "2024-01-30")
    told = entry_of(ledger, first, second).to_json()
    assert [step["source"] for step in told["stages"]] == [first.source.id, second.source.id]
    assert [step["when"] for step in told["stages"]] == [None, "2024-01-30"]
    assert [step["record"] for step in told["stages"]] == [one["id"] for one in told["records"]]
    assert told["records"][1]["evidence"][0]["text"] == "seal accord"
    assert told["parties"] == ["Iceland", "Uruguay"]


def test_stage_of_an_event_is_its_status(ledger: Ledger) -> None:
    built = Built("Iceland and Uruguay will meet.", published="2024-01-01")
    built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
    built.add(
        Event,
        "will meet",
        kind_=EventKind.MEETING,
        actors=("Iceland", "Uruguay"),
        status=EventStatus.EXPECTED,
        parties=("Iceland", "Uruguay"),
    )
    ledger.add(built.reading())
    (entry,) = ledger.entries(kinds=("event",))
    assert (entry.title, entry.stage) == ("will meet", "expected")


def test_story_of_two_texts_is_followed(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    ledger.add(after().reading())
    by = {(entry.kind, entry.title): entry for entry in ledger.entries()}
    treaty = by["agreement", "declaration on a comprehensive ocean partnership"]
    assert [step.stage for step in treaty.steps] == ["expected", "signed"]
    assert by["project", "hydrogen plant in Kobe"].stage == "operating"
    assert by["event", "will visit"].stage == "happened"
    assert by["agreement", "fisheries treaty"].stage == "signed"
    assert by["commitment", "open a school of navigation in Kobe by the end of 2026"].linked == ()
    assert len(by["indicator", "bilateral trade"].members) == 3


@pytest.mark.parametrize(
    ("asked", "many"),
    [({"kinds": ("agreement",)}, 2), ({"kinds": ("event",), "limit": 1}, 1), ({"pair_of": ("ISL", "NOR")}, 0)],
)
def test_entries_are_asked_for_by_kind_pair_and_number(ledger: Ledger, asked: dict[str, object], many: int) -> None:
    ledger.add(eve().reading())
    assert len(ledger.entries(**asked)) == many  # type: ignore[arg-type]


def test_entries_last_told_of_come_first(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    ledger.add(after().reading())
    days = [max(one.found.source.day for one in entry.members) for entry in ledger.entries()]
    assert days == sorted(days, reverse=True)


def test_entry_is_asked_for_by_its_id(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    one = ledger.entries(kinds=("project",))[0]
    assert ledger.entries(ids=(one.id,)) == (one,)
    assert ledger.entries(ids=("0" * 16,)) == ()


# ---- of a pair ---------------------------------------------------------------------------------------------


def many(ledger: Ledger, days: int) -> None:
    for day in range(1, days + 1):
        ledger.add(said(f"2024-03-{day:02d}", "expected"))
        built = Built(f"Iceland and Uruguay met on matter {day}.", published=f"2024-03-{day:02d}")
        built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
        act = {"kind_": EventKind.TALKS, "status": EventStatus.HAPPENED, "when": f"20{day:02d}-03-01"}
        built.add(Event, "met", built.source.text, actors=("Iceland", "Uruguay"), parties=("Iceland", "Uruguay"), **act)
        ledger.add(built.reading())


def test_first_entries_of_a_pair_are_the_first_of_all_of_them(ledger: Ledger) -> None:
    many(ledger, 6)
    every = ledger.entries(pair_of=("URY", "ISL"))
    assert len(every) == 7
    for limit in (1, 2, 5):
        assert ledger.entries(pair_of=("ISL", "URY"), limit=limit) == every[:limit]
    of_kind = ledger.entries(pair_of=("ISL", "URY"), kinds=("event",), limit=2)
    assert of_kind == tuple(one for one in every if one.kind == "event")[:2]


def test_entries_of_a_pair_are_narrowed_by_id_and_source(ledger: Ledger) -> None:
    many(ledger, 3)
    every = ledger.entries(pair_of=("ISL", "URY"))
    assert ledger.entries(pair_of=("ISL", "URY"), ids=(every[1].id,)) == (every[1],)
    assert ledger.entries(pair_of=("ISL", "NOR"), ids=(every[1].id,)) == ()
    newest = max(member.found.source.number for entry in every for member in entry.members)
    assert len(ledger.entries(pair_of=("ISL", "URY"), since=newest)) == 1


@pytest.mark.parametrize("kinds", [(), ("event",), ("event", "indicator")])
def test_newest_entries_of_a_pair_are_found_by_an_index_alone(ledger: Ledger, kinds: tuple[str, ...]) -> None:
    asked = newest_between(Asked(pair_of=("ISL", "URY"), kinds=kinds)).compile(dialect=sqlite.dialect())
    values = tuple(asked.params[name] for name in asked.positiontup or ())
    with ledger._reading() as db:
        plan = [row[3] for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values)]
    assert any(step.startswith("SEARCH pair USING PRIMARY KEY (a=? AND b=? AND kind=?)") for step in plan)
    # Neither a pass over a table nor a sort of all that the pair ever did.
    assert not [step for step in plan if "SCAN" in step or "TEMP B-TREE" in step]
