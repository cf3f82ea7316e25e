"""Ledgers moved between files and servers, with everything in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import Built, after, eve
from cluster import Place
from comity.errors import LedgerError
from comity.ledger import Ledger, copy
from comity.ledger import copying as room


@pytest.fixture
def full(place: Place) -> Place:
    with Ledger.open(place.address) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
        ledger.refuse("nothing.pdf", "a scan")
    return place


def same(one: Place, other: Place) -> bool:
    with Ledger.open(one.address, write=False) as a, Ledger.open(other.address, write=False) as b:
        assert b.check().problems == []
        assert a.entries() == b.entries()
        assert a.sources() == b.sources()
        return a.digest(times=True) == b.digest(times=True)


def test_copy_holds_the_same(full: Place, other: Place) -> None:
    done = copy(full.address, other.address)
    assert (done.rows > 100, done.resumed) == (True, False)
    assert same(full, other)


def test_copy_goes_on_being_a_ledger(full: Place, other: Place) -> None:
    copy(full.address, other.address)
    more = Built("Oslo met Riga.", published="2025-12-01").reading()
    for place in (full, other):
        with Ledger.open(place.address) as ledger:
            assert ledger.add(more)
            assert ledger.add(eve().reading()) is False
    with Ledger.open(full.address) as one, Ledger.open(other.address) as two:
        assert one.digest() == two.digest()


def test_joined_entries_are_copied(full: Place, other: Place) -> None:
    a, b = (number for (number,) in full.sql("select number from entry where kind = 'agreement' order by number"))
    full.sql(f"update entry set into = {b} where number = {a}".replace("into =", '"into" ='))
    copy(full.address, other.address)
    assert other.sql(f'select "into" from entry where number = {a}') == [(b,)]


def test_copy_that_is_there_already_is_left(full: Place, other: Place) -> None:
    first = copy(full.address, other.address)
    again = copy(full.address, other.address)
    assert (again.rows, again.digest) == (0, first.digest)


def test_copy_cut_off_goes_on_and_is_no_ledger_until_then(
    full: Place, other: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "BATCH", 20)
    whole, done = room._copy_table, []

    def cut(*given: object) -> int:
        done.append(whole(*given))  # type: ignore[arg-type]
        if len(done) == 6:
            raise KeyboardInterrupt
        return done[-1]

    monkeypatch.setattr(room, "_copy_table", cut)
    with pytest.raises(KeyboardInterrupt):
        copy(full.address, other.address)
    for write in (True, False):
        with pytest.raises(LedgerError, match=r"not finished.*comity ledger copy"):
            Ledger.open(other.address, write=write)
    monkeypatch.setattr(room, "_copy_table", whole)
    again = copy(full.address, other.address)
    assert again.resumed
    assert again.rows > 0
    assert same(full, other)


def test_copy_begins_anew_when_the_ledger_has_changed(
    full: Place, other: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_finish", lambda to: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        copy(full.address, other.address)
    monkeypatch.undo()
    with Ledger.open(full.address) as ledger:
        better = eve()
        better.items = [item for item in better.items if item.kind != "quote"]
        ledger.replace(better.reading())
    assert not copy(full.address, other.address).resumed
    assert same(full, other)


def test_other_ledger_is_not_written_over(full: Place, other: Place) -> None:
    with Ledger.open(other.address) as ledger:
        ledger.add(after().reading())
        before = ledger.digest(times=True)
    with pytest.raises(LedgerError, match="holds another ledger"):
        copy(full.address, other.address)
    with Ledger.open(other.address) as ledger:
        assert ledger.digest(times=True) == before


def test_ledger_is_not_copied_to_itself(full: Place) -> None:
    with pytest.raises(LedgerError, match="is the ledger itself"):
        copy(full.address, full.address)


def test_ledger_that_is_not_there_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger yet"):
        copy(str(tmp_path / "a.db"), str(tmp_path / "b.db"))
    assert not (tmp_path / "b.db").exists()
