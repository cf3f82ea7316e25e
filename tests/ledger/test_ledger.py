"""Filing whole or not at all, getting back the same, and saying plainly what is wrong."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from built import Built, after, eve
from cluster import Place
from comity.errors import EvidenceError, LedgerError
from comity.ledger import Ledger
from comity.ledger import postgres as server_room
from comity.ledger import sqlite as file_room
from comity.ledger.opening import shown
from comity.records import Reading

HERE = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    reading = eve().reading()
    assert ledger.add(reading)
    again = ledger.reading(reading.source.id)
    assert again == reading
    assert again.to_text() == reading.to_text()
    assert again.source.path == "eve.txt"


def test_same_text_twice_is_one_source(ledger: Ledger, place: Place) -> None:
    reading = eve().reading()
    assert ledger.add(reading) is True
    assert ledger.add(reading) is False
    assert [filed.id for filed in ledger.sources()] == [reading.source.id]
    assert place.rows("record") == len(reading.items)


def test_has_knows_what_was_filed(ledger: Ledger) -> None:
    reading = eve().reading()
    assert not ledger.has(reading.source.id)
    ledger.add(reading)
    assert ledger.has(reading.source.id)


def test_sources_are_listed_by_date_with_undated_last(ledger: Ledger) -> None:
    undated = Built("Nothing happened in Oslo.").reading()
    for reading in (undated, after().reading(), eve().reading()):
        ledger.add(reading)
    assert [filed.day for filed in ledger.sources()] == ["2025-11-10", "2025-11-13", ""]
    assert ledger.sources()[0].publisher == "The Northern Post"
    assert ledger.sources()[0].model == "none 0"


def test_reading_without_items_is_kept(ledger: Ledger) -> None:
    reading = Built("Nothing happened in Oslo.").reading()
    ledger.add(reading)
    assert ledger.reading(reading.source.id) == reading


def test_unknown_source_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no source 0123"):
        ledger.reading("0123")


def test_ledger_is_kept_between_openings(place: Place) -> None:
    with Ledger.open(place.address) as ledger:
        ledger.add(eve().reading())
    with Ledger.open(place.address, create=False, write=False) as ledger:
        assert len(ledger.sources()) == 1
        assert ledger.reading(eve().source.id) == eve().reading()


def test_file_logs_ahead_and_checks_keys(path: Path) -> None:
    Ledger.open(path).close()
    db = sqlite3.connect(path)
    assert db.execute("pragma journal_mode").fetchone() == ("wal",)
    assert db.execute("select value from about where name = 'schema'").fetchone() == ("2",)
    db.close()


def test_replace_puts_new_records_and_version_in_place(ledger: Ledger, place: Place) -> None:
    ledger.add(eve().reading())
    better = eve()
    better.items = [item for item in better.items if item.kind != "quote"]
    ledger.replace(better.reading(comity="0.0.2"))
    again = ledger.reading(better.source.id)
    assert again.quotes == ()
    assert again.comity == "0.0.2"
    assert place.rows("record") == len(better.items)
    assert place.sql("select count(*) from facet where record not in (select number from record)")[0][0] == 0


def test_replace_of_an_unknown_text_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="comity add"):
        ledger.replace(eve().reading())


def test_tampered_text_is_found_out(place: Place) -> None:
    with Ledger.open(place.address) as ledger:
        ledger.add(eve().reading())
    place.sql("update source set text = replace(text, '30 billion', '31 billion')")
    with Ledger.open(place.address) as ledger, pytest.raises(EvidenceError):
        ledger.reading(eve().source.id)


def test_kind_this_version_does_not_know_is_an_error(place: Place) -> None:
    with Ledger.open(place.address) as ledger:
        ledger.add(eve().reading())
    place.sql("update record set kind = 'sanction' where kind = 'milestone'")
    with Ledger.open(place.address) as ledger, pytest.raises(LedgerError, match=r"sanction.*update Comity"):
        ledger.reading(eve().source.id)


# ---- what cannot be opened ---------------------------------------------------------------------------------------


def one_line(error: pytest.ExceptionInfo[LedgerError], where: object) -> None:
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{shown(str(where))}: ")


@pytest.mark.parametrize("write", [True, False])
def test_file_that_is_no_database_is_refused_and_left_alone(path: Path, write: bool) -> None:
    path.write_text("a letter to the editor, long enough to look like a file\n" * 40)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger") as error:
        Ledger.open(path, write=write)
    one_line(error, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
def test_database_of_another_program_is_refused_and_left_alone(place: Place, tmp_path: Path, write: bool) -> None:
    place.sql("create table recipes (name text)")
    before = (tmp_path / "ledger.db").read_bytes() if not place.server else b""
    with pytest.raises(LedgerError, match="not a Comity ledger") as error:
        Ledger.open(place.address, write=write)
    one_line(error, place.address)
    if place.server:
        assert place.sql("select tablename from pg_tables where schemaname = 'public'") == [("recipes",)]
    else:
        assert (tmp_path / "ledger.db").read_bytes() == before


def test_ledger_of_a_newer_version_is_refused(place: Place) -> None:
    Ledger.open(place.address).close()
    place.sql("update about set value = '99' where name = 'schema'")
    for write in (True, False):
        with pytest.raises(LedgerError, match=r"schema 99, this one knows 2.*update Comity") as error:
            Ledger.open(place.address, write=write)
        one_line(error, place.address)


def test_missing_ledger_is_not_made_by_looking(path: Path) -> None:
    for options in ({"create": False}, {"write": False}):
        with pytest.raises(LedgerError, match="comity add") as error:
            Ledger.open(path, **options)
        one_line(error, path)
    assert not path.exists()


def test_empty_file_becomes_a_ledger_only_when_written(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="comity add"):
        Ledger.open(path, write=False)
    with Ledger.open(path) as ledger:
        assert ledger.sources() == ()


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be made"):
        Ledger.open(tmp_path / "file" / "ledger.db")


def test_ledger_that_may_not_be_written_is_said() -> None:
    # Nobody, root included, writes here.
    with pytest.raises(LedgerError, match="may not be"):
        Ledger.open("/proc/1/ledger.db")


UNPRIVILEGED = """
import os, sys
from comity.errors import LedgerError
from comity.ledger import Ledger
if os.geteuid() == 0:
    # Root may write anything, hence we become nobody once all is imported that nobody may not import.
    Ledger.open(sys.argv[1], write=False).close()
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
with Ledger.open(sys.argv[1], create=False, write=False) as ledger:
    print(len(ledger.sources()))
try:
    Ledger.open(sys.argv[1])
except LedgerError as error:
    print(error)
"""


@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
def test_ledger_without_write_permission_can_be_looked_at(tmp_path: Path, folder_mode: int) -> None:
    folder = tmp_path / "shared"
    with Ledger.open(folder / "ledger.db") as ledger:
        ledger.add(eve().reading())
    (folder / "ledger.db").chmod(0o444)
    folder.chmod(folder_mode)
    for above in folder.parents:
        if above.is_relative_to(tmp_path.parent.parent.parent) and above.owner() == folder.owner():
            above.chmod(above.stat().st_mode | 0o055)
    try:
        done = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(folder / "ledger.db")], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert done.stdout.splitlines()[0] == "1", done.stderr
    assert "may not be written" in done.stdout.splitlines()[1]


def test_ledger_held_by_another_program_is_said(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (file_room, server_room):
        monkeypatch.setattr(room, "PATIENCE", 0.05)
    with Ledger.open(place.address) as ledger, Ledger.open(place.address) as holder:
        with holder._writing(), pytest.raises(LedgerError, match="another program holds the ledger") as error:
            ledger.add(eve().reading())
        one_line(error, place.address)
        assert ledger.add(eve().reading())


def test_full_disk_is_said_and_nothing_is_half_stored(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(path).close()
    set_up = file_room._set_up

    def small(connection: sqlite3.Connection, record: object) -> None:
        set_up(connection, record)
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + 2}")

    monkeypatch.setattr(file_room, "_set_up", small)
    with Ledger.open(path) as ledger:
        with pytest.raises(LedgerError, match="disk is full") as error:
            ledger.add(eve().reading())
        one_line(error, path)
        assert ledger.sources() == ()
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        assert ledger.add(eve().reading())
        assert ledger.reading(eve().source.id) == eve().reading()


def test_half_a_surrogate_pair_is_said(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="surrogate"):
        ledger.add(Built("Oslo \ud800 Riga").reading())
    assert ledger.sources() == ()


def test_two_records_of_one_id_are_refused_whole(ledger: Ledger) -> None:
    reading = eve().reading()
    twins = Reading(source=reading.source, items=(*reading.items, reading.items[0]), comity="0", model="0")
    with pytest.raises(LedgerError, match="nothing of it was filed"):
        ledger.add(twins)
    assert ledger.sources() == ()
    assert ledger.add(reading)


# ---- under fault -------------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from built import after, eve
from sqlalchemy import event
from sqlalchemy.engine import Engine
from comity.ledger import Ledger
statements = 0
@event.listens_for(Engine, "after_cursor_execute")
def count(*_):
    global statements
    statements += 1
    if armed and statements == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
armed = False
with Ledger.open(sys.argv[1]) as ledger:
    ledger.add(after().reading())
    statements, armed = 0, True
    ledger.add(eve().reading())
print("filed")
"""


@pytest.mark.parametrize("statement", [2, 3, 4, 5, 6])
def test_killed_half_way_leaves_nothing_half_stored(place: Place, statement: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, place.address, str(HERE), str(statement)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        assert statement > 5, "the reading was filed in fewer statements than this test kills at"
        return
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Ledger.open(place.address) as ledger:
        assert [filed.id for filed in ledger.sources()] == [after().source.id]
        assert place.rows("record") == len(after().items)
        assert ledger.add(eve().reading())
        assert ledger.reading(eve().source.id) == eve().reading()


def test_writers_at_once_lose_and_double_nothing(place: Place) -> None:
    readings = [Built(f"Oslo met Riga for the {n}th time.", published="2024-01-01").reading() for n in range(24)]
    Ledger.open(place.address).close()
    filed: list[bool] = []

    def write() -> None:
        with Ledger.open(place.address) as ledger:
            filed.extend(ledger.add(reading) for reading in readings)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(filed) == len(readings)
    with Ledger.open(place.address) as ledger:
        assert {one.id for one in ledger.sources()} == {reading.source.id for reading in readings}
