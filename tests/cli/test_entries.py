"""`comity entries` prints each thing with its records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from built import after, eve
from comity.cli import cli
from comity.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    return str(path)


def asked(*args: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(cli, ["entries", *args, "--json"])
    assert done.exit_code == 0, done.output
    entries: list[dict[str, object]] = json.loads(done.stdout)["entries"]
    return entries


def test_entries_have_the_fields_of_the_contract(path: str) -> None:
    (one,) = asked("--ledger", path, "--kind", "project")
    assert {"id", "kind", "title", "parties", "stage", "stages", "records"} <= set(one)
    assert (one["stage"], one["title"]) == ("operating", "hydrogen plant in Kobe")


def test_limit_keeps_those_last_told_of(path: str) -> None:
    every = asked("Norway", "Japan", "--ledger", path)
    assert asked("Norway", "Japan", "--ledger", path, "--limit", "2") == every[:2]


def test_limit_of_nothing_is_refused(path: str) -> None:
    assert CliRunner().invoke(cli, ["entries", "--ledger", path, "--limit", "0"]).exit_code == 2
