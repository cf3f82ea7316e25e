"""What goes wrong around a ledger: a kill, a full disk, a held lock, a server that goes away, a crowd of writers."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from itertools import count
from pathlib import Path

import pytest

from built import after, eve
from cluster import Cluster, Place
from comity.errors import LedgerError
from comity.ledger import Ledger, copy
from comity.ledger.opening import shown
from faults import Job, trials
from jobs import JOBS, readings

HERE = Path(__file__).parent.parent

IN_FILES, ON_SERVER = 3, 1
"""Trials of each job; `scripts/faults.py` runs hundreds."""


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_work_on_a_file_that_is_killed_goes_on(job: Job, tmp_path: Path) -> None:
    names = count()
    out = trials(job, lambda: str(tmp_path / f"{next(names)}.db"), IN_FILES, seed=4)
    assert out.lost == []
    assert out.killed


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_work_on_a_server_that_is_killed_goes_on(job: Job, cluster: Cluster) -> None:
    assert trials(job, cluster.database, ON_SERVER, seed=4).lost == []


FILE_LIMIT = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from jobs import readings
from comity.errors import LedgerError
from comity.ledger import Ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
done = 0
try:
    with Ledger.open(sys.argv[1]) as ledger:
        for reading in readings():
            ledger.add(reading)
            done += 1
except LedgerError as error:
    print(done, error)
"""


@pytest.mark.parametrize("kilobytes", [300, 420, 500])
def test_file_that_may_not_grow_is_said_and_filing_goes_on_later(tmp_path: Path, kilobytes: int) -> None:
    path = tmp_path / "ledger.db"
    run = [sys.executable, "-c", FILE_LIMIT, str(path), str(HERE), str(kilobytes * 1024)]
    told = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    done, line = told.rstrip("\n").split(" ", 1)
    assert "\n" not in line
    assert line.startswith(f"{path}: ")
    assert "disk" in line
    with Ledger.open(path) as ledger:
        assert len(ledger.sources()) == int(done) < len(readings())
        assert ledger.check().problems == []
    resumed(str(path), str(tmp_path / "calm.db"))


def resumed(place: str, calm: str) -> None:
    """Filing goes on and ends as if nothing had been."""
    for one in (place, calm):
        with Ledger.open(one) as ledger:
            for reading in readings():
                ledger.add(reading)
    with Ledger.open(place) as one, Ledger.open(calm) as other:
        assert one.check().problems == []
        assert one.digest() == other.digest()


def test_full_disk_of_a_copy_is_said_and_the_copy_goes_on(tmp_path: Path) -> None:
    origin, target = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    with Ledger.open(origin) as ledger:
        for reading in readings():
            ledger.add(reading)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (450 * 1024, resource.RLIM_INFINITY))
        try:
            copy(origin, target)
        except LedgerError as error:
            os._exit(7 if "disk" in str(error) and "\n" not in str(error) else 8)
        finally:
            os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    with pytest.raises(LedgerError, match="not finished"):
        Ledger.open(target)
    assert copy(origin, target).resumed
    with Ledger.open(origin) as one, Ledger.open(target) as other:
        assert one.digest(times=True) == other.digest(times=True)


def test_server_restarted_in_mid_run_is_said_and_filing_goes_on(cluster: Cluster, tmp_path: Path) -> None:
    place = cluster.database()
    with Ledger.open(place) as ledger:
        for reading in readings()[:4]:
            ledger.add(reading)
        with pytest.raises(LedgerError, match="server went away") as error, ledger._writing() as db:
            db.exec_driver_sql("INSERT INTO refusal (at, path, why) VALUES ('', 'x', '')")
            cluster.stop("fast")
            try:
                db.exec_driver_sql("SELECT 1")
            finally:
                cluster.start()
        assert str(error.value).startswith(f"{shown(place)}: ")
        assert "\n" not in str(error.value)
        assert ledger.refusals() == ()
        assert ledger.check().problems == []
    resumed(place, str(tmp_path / "calm.db"))


def test_server_that_crashed_loses_nothing_acknowledged(cluster: Cluster) -> None:
    place = cluster.database()
    with Ledger.open(place) as ledger:
        ledger.add(eve().reading())
        cluster.stop("immediate")
        with pytest.raises(LedgerError, match="cannot be reached"):
            ledger.add(after().reading())
        cluster.start()
        assert [one.id for one in ledger.sources()] == [eve().source.id]
        assert ledger.add(after().reading())
        assert ledger.check().problems == []


def test_four_writers_at_once_lose_and_double_nothing(place: Place) -> None:
    Ledger.open(place.address).close()
    filed: list[bool] = []
    failed: list[BaseException] = []

    def write(turn: int) -> None:
        try:
            with Ledger.open(place.address) as ledger:
                own = readings()[turn * 3 :] + readings()[: turn * 3]
                filed.extend(ledger.add(reading) for reading in own)
        except LedgerError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(filed) == len(readings())
    with Ledger.open(place.address) as ledger:
        assert ledger.check().problems == []
        assert {one.id for one in ledger.sources()} == {reading.source.id for reading in readings()}
        assert place.rows("record") == sum(len(reading.items) for reading in readings())


def test_writers_of_one_text_file_it_once(place: Place) -> None:
    Ledger.open(place.address).close()
    start = threading.Barrier(4)
    filed: list[bool] = []

    def write() -> None:
        with Ledger.open(place.address) as ledger:
            start.wait()
            filed.append(ledger.add(eve().reading()))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(filed) == [False, False, False, True]


def test_writers_may_make_the_ledger_at_once(place: Place) -> None:
    start = threading.Barrier(4)
    made: list[str] = []

    def make() -> None:
        start.wait()
        with Ledger.open(place.address) as ledger:
            made.append(ledger.location)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    with Ledger.open(place.address) as ledger:
        assert ledger.check().problems == []


def test_lock_that_is_let_go_is_waited_for(place: Place) -> None:
    with Ledger.open(place.address) as ledger, Ledger.open(place.address) as holder:
        done = threading.Event()

        def hold() -> None:
            with holder._writing():
                done.wait(0.5)

        thread = threading.Thread(target=hold)
        thread.start()
        assert ledger.add(eve().reading())
        done.set()
        thread.join()


def test_damaged_file_is_found_by_check_or_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        for reading in readings():
            ledger.add(reading)
    db = sqlite3.connect(path)
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    data = bytearray(path.read_bytes())
    for page in range(20, 40):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    try:
        with Ledger.open(path, write=False) as ledger:
            assert ledger.check().problems != []
    except LedgerError as error:
        assert "damaged" in str(error)
        assert "\n" not in str(error)
