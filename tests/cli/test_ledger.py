"""`comity ledger ...` from the shell's side."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from built import after, eve
from comity.ledger import Ledger


def comity(*args: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "comity.cli", "ledger", *args]
    return subprocess.run(run, capture_output=True, text=True, check=False)


@pytest.fixture
def path(tmp_path: Path) -> str:
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    return str(tmp_path / "a.db")


def test_check_says_that_all_is_well(path: str) -> None:
    done = comity("check", "--ledger", path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{path}: all is well (2 sources, ")
    assert done.stdout.count("\n") == 1


def test_check_names_what_is_wrong(path: str) -> None:
    db = sqlite3.connect(path)
    db.execute("update source set chars = 3 where number = 1")
    db.commit()
    db.close()
    done = comity("check", "--ledger", path)
    assert done.returncode == 1
    assert f"source {eve().source.id}: " in done.stdout
    assert f"{path}: 1 problems" in done.stdout


def test_copy_has_the_same_digest(path: str, tmp_path: Path) -> None:
    target = str(tmp_path / "b.db")
    done = comity("copy", path, target)
    assert done.returncode == 0, done.stderr
    one, other = comity("digest", "--ledger", path).stdout, comity("digest", "--ledger", target).stdout
    assert one == other
    assert done.stdout.endswith(f"digest {one}")
    assert "was there already" in comity("copy", path, target).stdout


def test_digest_as_json_names_each_table(path: str) -> None:
    told = json.loads(comity("digest", "--json", "--ledger", path).stdout)
    assert told["digest"] == comity("digest", "--ledger", path).stdout.strip()
    assert told["tables"]["source"]["rows"] == 2


def test_update_of_a_current_ledger_says_so(path: str) -> None:
    done = comity("update", "--ledger", path)
    assert (done.returncode, done.stdout) == (0, f"{path}: is up to date\n")


def test_older_ledger_is_brought_up_to_date_with_one_line(tmp_path: Path) -> None:
    from sqlalchemy import text

    from comity.ledger.migrations import change_tables
    from comity.ledger.opening import writing
    from comity.ledger.sqlite import engine_of

    old = tmp_path / "old.db"
    engine = engine_of(old, "rwc")
    with writing(engine, "old") as db:
        change_tables(db, 0, 1)
        db.execute(text("insert into about values ('format', 'comity ledger'), ('schema', '1')"))
    engine.dispose()
    looked = comity("check", "--ledger", str(old))
    assert (looked.returncode, looked.stderr.count("\n")) == (2, 1)
    assert "comity ledger update" in looked.stderr
    done = comity("update", "--ledger", str(old))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 1)
    assert "brought up to date from schema 1" in done.stderr
    assert comity("check", "--ledger", str(old)).returncode == 0


@pytest.mark.parametrize("args", [("check",), ("digest",), ("update",)])
def test_missing_ledger_is_one_line(args: tuple[str, ...], tmp_path: Path) -> None:
    done = comity(*args, "--ledger", str(tmp_path / "none.db"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "there is no ledger yet" in done.stderr
