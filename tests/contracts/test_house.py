"""The lists that the house is made of, walked."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import comity
from comity.cli import COMMANDS
from comity.reading.pipeline import STEPS
from comity.records import KINDS

ROOT = Path(__file__).parent.parent.parent

SURFACE = {
    "KINDS", "Agreement", "Check", "Commitment", "Date", "Event", "Figure", "Ledger", "Milestone", "Party", "Passage",
    "Place", "Project", "Quote", "Reader", "Reading", "Record", "Source", "Voice", "__version__", "read",
}  # fmt: skip


def test_public_surface_is_as_listed():
    assert set(comity.__all__) == SURFACE
    assert [name for name in SURFACE if not hasattr(comity, name)] == []


def test_every_kind_has_a_meaning_and_every_field_too():
    bare = [kind.__name__ for kind in KINDS if not (kind.__doc__ or "").strip() or kind.label == "Items"]
    mute = [
        f"{kind.kind}.{field.name}"
        for kind in KINDS
        for field in dataclasses.fields(kind)
        if not field.metadata.get("help")
    ]
    assert (bare, mute) == ([], [])


def test_every_kind_is_made_by_one_step():
    made = [kind for step in STEPS for kind in step.makes]
    assert sorted(kind.kind for kind in made) == sorted(kind.kind for kind in KINDS)


def test_every_step_has_a_test_of_its_own():
    names = {path.stem for path in (ROOT / "tests" / "reading").glob("test_*.py")}
    assert [step.name for step in STEPS if f"test_{step.name.removeprefix('comity_')}" not in names] == []


def test_every_kind_has_gold():
    import json

    gold = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "gold" / "en").glob("*.json")]
    places = {"places"}  # gold for places is in tests/reading/test_places.py
    assert [
        kind.plural for kind in KINDS if kind.plural not in places and not any(one.get(kind.plural) for one in gold)
    ] == []


def test_every_command_is_in_the_documentation():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## comity {name}" not in page] == []


def test_generated_pages_are_what_the_code_says():
    run = subprocess.run(
        [sys.executable, "scripts/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_changelog_names_the_version():
    assert f"## {comity.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


HELP = """
import sys
from comity.cli import main

sys.argv = ["comity", "--help"]
try:
    main()
finally:
    assert not {"spacy", "sqlalchemy", "trafilatura"} & set(sys.modules), sorted(sys.modules)
"""


def test_help_loads_no_language_pipeline():
    run = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Commands" in run.stdout


def test_no_word_of_any_language_is_in_the_steps_conditions():
    # `if lang ==` is a defect: a language is a folder of tables.
    bad = [
        path.name
        for path in (ROOT / "src").rglob("*.py")
        if "lang ==" in path.read_text(encoding="utf-8").replace("language ==", "lang ==")
    ]
    assert bad == []


NAMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "process",
    "data",
    "common",
    "misc",
    "services",
}


def test_no_drawer_for_what_has_no_name():
    named = [path for path in (ROOT / "src" / "comity").rglob("*.py") if {path.stem, path.parent.name} & NAMELESS]
    assert named == []


def test_modules_and_functions_stay_readable():
    # A smell and not a law: a module or function over these lengths wants a reason here.
    import ast

    long = []
    for path in (ROOT / "src").rglob("*.py"):
        if path.parent.name == "versions":
            continue  # lists of tables, written by scripts/migration.py
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 450:
            long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60:
                long.append(f"{path.name}:{node.name}")
    assert long == []
