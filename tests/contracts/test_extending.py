"""Someone adds a kind and a language by the steps of docs/extending.md and touches nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

RECORD = '''
"""Sanctions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comity.records.base import Record, said


@dataclass(frozen=True, kw_only=True)
class Sanction(Record):
    """A measure against a party."""

    kind: ClassVar[str] = "sanction"
    plural: ClassVar[str] = "sanctions"
    label: ClassVar[str] = "Sanctions"

    measure: str = said("the measure, in the words of the table", default=..., facet=True)
'''

STEP = '''
"""Find sanctions by the words of a table."""

from __future__ import annotations

from comity.reading.notes import Notes
from comity.records.sanction import Sanction


def read(notes: Notes) -> None:
    """Find them."""
    words = {row["word"]: row["measure"] for row in notes.language.table("sanctions")}
    for token in notes.doc:
        if token.lower_ in words:
            at, sentence = (token.i, token.i + 1), (token.sent.start, token.sent.end)
            notes.record(Sanction, at, [sentence], why="sanctions.word", measure=words[token.lower_])
'''

TABLE = "word,measure,note,source\nembargo,trade stop,,own\n"

IMPORT = "from comity.records.sanction import Sanction\n"
QUOTE = "from comity.records.quote import Quote\n"
LAST_STEP = "checks.read, (Check,)),\n"

ENTRIES = (
    ("records/kinds.py", QUOTE, QUOTE + IMPORT),
    ("records/kinds.py", "    Milestone,\n    Check,\n)", "    Milestone,\n    Check,\n    Sanction,\n)"),
    ("reading/pipeline.py", "    quotes,\n)", "    quotes,\n    sanctions,\n)"),
    ("reading/pipeline.py", "    Quote,\n)\n", "    Quote,\n)\n" + IMPORT),
    ("reading/pipeline.py", LAST_STEP, LAST_STEP + '    Step("comity_sanctions", sanctions.read, (Sanction,)),\n'),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the package in which the steps of docs/extending.md have been walked."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src" / "comity", folder / "comity", ignore=shutil.ignore_patterns("__pycache__"))
    package = folder / "comity"
    (package / "records" / "sanction.py").write_text(RECORD, encoding="utf-8")
    (package / "reading" / "sanctions.py").write_text(STEP, encoding="utf-8")
    (package / "lexicon" / "data" / "en" / "sanctions.csv").write_text(TABLE, encoding="utf-8")
    for name, old, new in ENTRIES:
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name}: {old!r}"
        (package / name).write_text(text.replace(old, new), encoding="utf-8")
    toy = package / "lexicon" / "data" / "eo"
    toy.mkdir()
    (toy / "language.yml").write_text(
        "name: Esperanto\nmodel: blank\ntokenizer: xx\n"
        "frequent: [la, kaj, de, en, estas, al, por, kun, sed, ne, ili, kiu, sur, pri, oni]\n",
        encoding="utf-8",
    )
    (toy / "states.csv").write_text(
        "iso3,name,official,adjectives,demonyms,aliases,capitals,seats,note,source\n"
        "FRA,Francio,,,,,Parizo,,,own\nPOL,Pollando,,,,,Varsovio,,,own\n",
        encoding="utf-8",
    )
    (toy / "sanctions.csv").write_text("word,measure,note,source\nembargo,komerca halto,,own\n", encoding="utf-8")
    return folder


def comity(house: Path, *args: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the copy's command line."""
    env = {**os.environ, "PYTHONPATH": str(house)}
    run = [sys.executable, "-m", "comity.cli", *args]
    return subprocess.run(run, input=text, env=env, capture_output=True, text=True, check=False, cwd=house)


ENGLISH = "Chile lifted the embargo against Peru on 3 May 2024. The two countries signed a treaty in Lima."
ESPERANTO = (
    "Francio kaj Pollando parolis pri la embargo. Ili estas en Varsovio kaj ne en Parizo, "
    "sed la afero estas por la homoj de Francio."
)

KEPT = """
import sys
from comity.ledger import Ledger

with Ledger.open(sys.argv[1]) as ledger:
    print([one.measure for source in ledger.sources() for one in ledger.reading(source.id).sanctions])
"""


def test_a_new_kind_is_read_filed_and_shown(house, tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    read = comity(house, "read", str(tmp_path / "a.txt"), "--json", "--published", "2024-05-04")
    assert read.returncode == 0, read.stderr
    (found,) = json.loads(read.stdout)["sanctions"]
    assert (found["measure"], found["evidence"][0]["text"]) == ("trade stop", ENGLISH.split(" The ", maxsplit=1)[0])
    page = comity(house, "read", str(tmp_path / "a.txt"), "--html", str(tmp_path / "a.html"))
    assert page.returncode == 0, page.stderr
    assert "Sanctions" in (tmp_path / "a.html").read_text(encoding="utf-8")
    added = comity(house, "add", str(tmp_path / "a.txt"), "--ledger", str(tmp_path / "l.db"))
    assert added.returncode == 0, added.stderr
    env = {**os.environ, "PYTHONPATH": str(house)}
    run = [sys.executable, "-c", KEPT, str(tmp_path / "l.db")]
    kept = subprocess.run(run, env=env, capture_output=True, text=True, check=False)
    assert kept.stdout.strip() == "['trade stop']", kept.stderr


def test_a_new_language_is_a_folder_of_tables(house, tmp_path):
    (tmp_path / "b.txt").write_text(ESPERANTO, encoding="utf-8")
    read = comity(house, "read", str(tmp_path / "b.txt"), "--json", "--language", "eo")
    assert read.returncode == 0, read.stderr
    data = json.loads(read.stdout)
    assert data["source"]["language"] == "eo"
    assert {"Francio", "Pollando"} <= {party["name"] for party in data["parties"]}
    assert [one["measure"] for one in data["sanctions"]] == ["komerca halto"]


def test_the_steps_named_in_the_documentation_are_the_ones_walked():
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    named = ["records/sanction.py", "reading/sanctions.py", "data/en/sanctions.csv", "language.yml"]
    named += ["records/kinds.py", "reading/pipeline.py"]
    assert [one for one in named if one not in page] == []
    assert {name for name, _, _ in ENTRIES} == {"records/kinds.py", "reading/pipeline.py"}
