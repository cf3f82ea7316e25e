"""`comity brief`: what goes to stdout, to files, to stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from built import after, eve
from comity.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "ledger.db"
    with Ledger.open(where) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    return where


def comity(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name != "COMITY_LEDGER"}
    return subprocess.run(
        [sys.executable, "-c", "from comity.cli import main; main()", "brief", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**known, "PYTHONIOENCODING": "utf-8", **env},
    )


def test_brief_prints_the_relationship(path: Path) -> None:
    done = comity("Norway", "Japanese", "--ledger", str(path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Norway and Japan\n")
    assert "What is coming" in done.stdout
    assert done.stderr == ""


def test_json_is_all_that_goes_to_stdout(path: Path) -> None:
    done = comity("NOR", "JPN", "--json", COMITY_LEDGER=str(path))
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["rests_on"]["records"] == 25
    assert comity("NOR", "JPN", "--json", COMITY_LEDGER=str(path)).stdout == done.stdout


def test_page_is_written_and_markdown_printed(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    done = comity("NOR", "JPN", "--ledger", str(path), "--html", str(page), "--md")
    assert done.returncode == 0, done.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert done.stdout.startswith("# Norway and Japan\n")


def test_day_can_be_given(path: Path) -> None:
    done = comity("NOR", "JPN", "--ledger", str(path), "--at", "2025-11-01", "--json")
    assert "visit: Ilma Torvek → Japan" in [one["title"] for one in json.loads(done.stdout)["coming"]]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("NOR", "JPN", "--ledger", "{tmp}/none.db"), "comity add"),
        (("Norwayy", "JPN", "--ledger", "{path}"), "did you mean Norway (NOR)"),
        (("NOR", "--ledger", "{path}"), "give two"),
        (("NOR", "JPN", "--at", "soon", "--ledger", "{path}"), "no date"),
        (("NOR", "JPN", "--ledger", "{tmp}"), "is a folder"),
        (("NOR", "JPN", "--html", "{tmp}/no/where.html", "--ledger", "{path}"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    path: Path, tmp_path: Path, args: tuple[str, ...], says: str
) -> None:
    done = comity(*(one.format(tmp=tmp_path, path=path) for one in args))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("comity: ")
    assert says in done.stderr


def test_brief_loads_no_language_model(path: Path) -> None:
    code = (
        "import sys\nfrom comity.cli import cli\n"
        f"cli(['brief', 'NOR', 'JPN', '--ledger', {str(path)!r}], standalone_mode=False)\n"
        "assert not {'spacy', 'jinja2', 'trafilatura'} & set(sys.modules), 'loaded what it does not use'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
