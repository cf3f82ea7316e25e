"""`comity find`: words and filters from the command line, as lines, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from built import Built, eve
from comity.cli import cli
from comity.ledger import Ledger
from comity.records import Agreement


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = str(tmp_path / "l.db")
    with Ledger.open(where) as book:
        book.add(eve().reading())
        trap = Built("=cmd|calc! pact", title="=1+1", publisher="@evil", published="2025-01-01")
        trap.add(Agreement, "=cmd|calc! pact", title="=cmd|calc! pact")
        book.add(trap.reading())
    return where


def run(*args: str) -> str:
    made = CliRunner().invoke(cli, ["find", *args])
    assert made.exit_code == 0, made.output
    return made.stdout


def test_json_names_line_source_and_record(path: str) -> None:
    (one,) = json.loads(run("fisheries", "--kind", "agreements", "--json", "--ledger", path))["records"]
    assert one["record"]["title"] == "fisheries treaty"
    assert one["source"]["publisher"] == "The Northern Post"
    assert one["kind"] == "agreement"


def test_csv_runs_no_formula(path: str) -> None:
    rows = list(csv.reader(io.StringIO(run("pact", "--csv", "--ledger", path))))
    assert rows[0][:3] == ["id", "kind", "line"]
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in rows[1]


def test_parties_may_be_named_in_any_form(path: str) -> None:
    told = run("--party", "Norwegian", "--party", "JPN", "--kind", "milestone", "--ledger", path)
    assert "fisheries treaty" in told


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--kind", "rumour"], "'rumour' is no kind of record"),
        (["--since", "soon"], "'soon' is no date"),
        (["--pair", "Norway", "Atlantis"], "Atlantis"),
        (["*"], "holds no word"),
    ],
)
def test_what_cannot_be_asked_is_one_line(path: str, args: list[str], says: str) -> None:
    made = CliRunner().invoke(cli, ["find", *args, "--ledger", path])
    assert made.exit_code != 0
    assert says in str(made.exception)
