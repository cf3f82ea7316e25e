"""What is wrong in a ledger is found, and named."""

from __future__ import annotations

import re

import pytest

from built import after, eve
from cluster import Place
from comity.ledger import Checked, Ledger


@pytest.fixture
def whole(place: Place) -> Place:
    with Ledger.open(place.address) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    return place


def checked(place: Place) -> Checked:
    with Ledger.open(place.address, write=False) as ledger:
        return ledger.check()


def test_whole_ledger_has_no_problems(whole: Place) -> None:
    found = checked(whole)
    assert found.problems == []
    assert found.notes == []
    readings = (eve().reading(), after().reading())
    assert found.sources == 2
    assert found.records == sum(len(reading.items) for reading in readings)
    assert found.passages == sum(1 for reading in readings for item in reading.items for _ in item.proofs())
    assert found.entries > 5


def test_replaced_reading_has_no_problems(whole: Place) -> None:
    better = eve()
    better.items = [item for item in better.items if item.kind not in ("quote", "agreement")]
    with Ledger.open(whole.address) as ledger:
        ledger.replace(better.reading())
    assert checked(whole).problems == []


AN_EVENT = "(select min(number) from record where kind = 'event')"
A_LINK = "(select min(record) from link)"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("update source set text = replace(text, '30 billion', '31 billion')", "its text is not the one"),
        ("update source set text = replace(text, '30 billion', '31 billion')", "reads"),
        ("update source set chars = 3 where number = 1", "3 were filed"),
        ("update source set day = '2001-01-01' where number = 1", "listed under the day"),
        ("update source set kind = 'rumour' where number = 1", "cannot be read back"),
        ("update record set body = replace(body, '\"will visit\"', '\"will vicit\"')", "record .*reads"),
        ("update record set body = '{}' where kind = 'quote'", "cannot be read back"),
        ("update record set body = 'x' where kind = 'quote'", "cannot be read back"),
        ("update record set kind = 'sanction' where kind = 'quote'", "update Comity"),
        ("update record set id = 'x' where kind = 'quote'", "its anchor gives the id"),
        ("update record set ends = '2001-01-01' where kind = 'event'", "its own date says otherwise"),
        ("update record set score = 0.01 where kind = 'event'", "score"),
        ("delete from facet where name = 'status'", r"\d+ facets missing, 0 too many"),
        (f"insert into facet (name, value, record) values ('a', 'b', {AN_EVENT})", "0 facets missing, 1 too many"),
        ("delete from pair where kind = 'event'", r"\d+ pairs missing, 0 too many"),
        (f"delete from link where record = {A_LINK}", "belongs to no entry"),
        ("update link set profile = '{\"kind\": \"event\", \"source\": \"x\"}'", "made of another reading"),
        ("update link set day = '2001-01-01'", "of another day"),
        ("update entry set kind = 'event' where kind = 'agreement'", "its kind is agreement, that of its entry event"),
        ("delete from mark", "not found by all of its marks"),
        ("insert into entry (id, kind, title, day) values ('x', 'event', 'x', '')", "entry x: nothing tells of it"),
        ("insert into doubt (record, entry, score, reasons) values ('x', 1, 0.5, '[]')", "doubt: 1 rows name a record"),
        ("update entry set \"into\" = 2 where number = 1", "joined"),
        ("insert into decision (id, at, who, verb, body) values ('x', '', '', '', 'x')", "cannot be read"),
    ],
)  # fmt: skip
def test_harm_is_found(whole: Place, harm: str, said: str) -> None:
    whole.sql(harm)
    found = checked(whole).problems
    assert found
    assert any(re.search(said, line) for line in found), found
    assert all("\n" not in line for line in found)


def test_orphans_are_found_in_a_file(whole: Place) -> None:
    if whole.server:
        whole.sql("alter table facet drop constraint facet_record_fkey")
    whole.sql("insert into facet (name, value, record) values ('a', 'b', 9999)")
    assert any("facet: 1 rows name a record that is not there" in line for line in checked(whole).problems)
