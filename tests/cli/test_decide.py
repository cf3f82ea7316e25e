"""Deciding from the command line: what is printed, what is refused, what is carried over."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from built import after, eve
from comity.cli import main
from comity.ledger import Ledger, Query
from comity.reading import reader as reading
from comity.records import Item, Reading, Source

Run = Callable[..., tuple[int, str, str]]

FIGURE, VISIT, TALKS = "28.4 billion dollars", "will visit", "will hold talks"


class Later:
    """A reader of another version: it finds no talks, and is surer of all else."""

    def read(self, source: Source) -> Reading:
        old = next(made.reading() for made in (eve(), after()) if made.source.id == source.id)
        items: list[Item] = [
            item.but(source, score=0.9) if item.kind == "event" else item
            for item in old.items
            if item.kind != "event" or item.anchor.text != TALKS  # type: ignore[attr-defined]
        ]
        return Reading(source=source, items=tuple(items), comity="9", model="later 1")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Run]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_LEDGER", str(tmp_path / "l.db"))
    monkeypatch.setattr(reading, "reader", lambda *_: Later())
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())

    def one(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        assert isinstance(stop.value.code, int)
        return stop.value.code, out, err

    yield one


def record(words: str) -> str:
    with Ledger.open("l.db") as ledger:
        kinds = ("figure", "event", "agreement", "project")
        found = [one.item for one in ledger.find(Query(kinds=kinds))]
    return next(one.id for one in found if one.anchor.text == words)  # type: ignore[attr-defined]


def entry(words: str) -> str:
    id = record(words)
    with Ledger.open("l.db") as ledger:
        return next(one.id for one in ledger.entries() if id in [member.id for member in one.members])


def test_decision_is_printed_in_one_line_and_as_json(run: Run) -> None:
    id = record(FIGURE)
    status, out, err = run("decide", "amend", id, "as_of=2023", "status=target", "--who", "ana", "--note", "table 3")
    assert (status, err) == (0, "")
    assert re.fullmatch(rf'\w{{16}} amend {id} as_of="2023" status="target" \(ana, [\d-]+T[\d:]+Z: table 3\)\n', out)
    made = json.loads(run("decide", "confirm", id, "--json")[1])
    assert (made["verb"], made["target"], made["at"][-6:]) == ("confirm", id, "+00:00")
    status, out, _ = run("history", id)
    assert status == 0
    assert "as_of   2024" in out
    assert out.count(id) >= 3
    held = json.loads(run("history", id, "--json")[1])
    assert (held["read"]["as_of"], held["decided"]["as_of"]) == ("2024", "2023")
    assert held["standing"] == {"verdict": "confirmed", "amended": ["as_of", "status"], "unfit": [], "lost": False}
    assert [one["stands"] for one in held["history"]] == [True, True]


def test_lists_are_shown_as_decided_or_as_read(run: Run) -> None:
    id, there, here = record(TALKS), entry(VISIT), entry(TALKS)
    run("decide", "merge", there, here)
    listed = json.loads(run("entries", "--json")[1])["entries"]
    assert id in [one["id"] for each in listed if each["id"] == there for one in each["records"]]
    listed = json.loads(run("entries", "--json", "--as", "read")[1])["entries"]
    assert [one["id"] for each in listed if each["id"] == here for one in each["records"]] == [id]
    run("decide", "amend", record(FIGURE), "value=29e9")
    run("decide", "reject", id)
    for name in ("brief", "entries", "due", "figures", "conflicts"):
        decided, read = (run(name, "NOR", "JPN", "--json", "--as", view)[1] for view in ("decided", "read"))
        assert id not in decided, name
        assert (id in read) is (name in ("brief", "entries", "due")) or name == "due", name
    shown = run("brief", "NOR", "JPN")[1]
    assert "29 bn USD" in shown
    assert "(amended)" in shown
    assert "28.4 bn USD" in run("brief", "NOR", "JPN", "--as", "read")[1]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (("confirm", "nothing"), "there is no record nothing"),
        (("amend", "FIGURE", "as_of=soon"), "as_of: 'soon' is no date"),
        (("amend", "FIGURE", "as_of"), "'as_of' is not FIELD=VALUE"),
        (("amend", "FIGURE", "value=1", "value=2"), "value is given twice"),
        (("amend", "FIGURE"), "nothing to amend"),
        (("amend", "FIGURE", "value=[1"), "value takes a number"),
        (("amend", "FIGURE", "colour=red"), "a figure has no field 'colour'"),
        (("amend", "FIGURE", "value=1", "--words", "value=a hundred"), "do not stand in the source"),
        (("merge", "FIGURE", "FIGURE"), "there is no entry"),
        (("unlink", "FIGURE", "FIGURE"), "takes one id"),
        (("undo", "FIGURE"), "there is no decision"),
        (("confirm", "FIGURE", "--seen", "x"), "there is no decision x to have been seen"),
        (("confirm", "FIGURE", "--who", ""), "name who decides"),
        (("praise", "FIGURE"), "is not one of"),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else "",
)
def test_what_does_not_fit_is_one_line_and_nothing_is_written(run: Run, said: tuple[str, ...], says: str) -> None:
    id = record(FIGURE)
    status, out, err = run("decide", *(id if word == "FIGURE" else word for word in said))
    assert (status, out) == (2, "")
    assert err.startswith("comity: ")
    assert err.count("\n") == 1
    assert says in err
    assert run("decisions", "export", "-")[1] == ""


def test_newer_decision_than_seen_is_status_two(run: Run) -> None:
    id = record(FIGURE)
    assert run("decide", "confirm", id, "--seen", "none", "--who", "ana")[0] == 0
    status, _, err = run("decide", "reject", id, "--seen", "none", "--who", "bo")
    assert status == 2
    assert "(ana, " in err
    assert f"yours, not written: reject {id}" in err


def test_history_of_what_is_not_there_is_status_two(run: Run) -> None:
    assert run("history", "x") == (2, "", "comity: there is no record or entry x\n")


def test_decisions_go_to_another_ledger_and_back(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("decide", "amend", record(FIGURE), "value=29e9", "--who", "ana")
    run("decide", "merge", entry(VISIT), entry(TALKS), "--who", "ana")
    run("decide", "confirm", record(VISIT), "--who", "ana")
    assert run("decisions", "export", "d.jsonl")[0] == 0
    with Ledger.open("other.db") as other:
        other.add(eve().reading())
    status, out, err = run("decisions", "import", "d.jsonl", "--ledger", "other.db")
    assert (status, out) == (1, "1 taken, 0 already there, 2 refused: other.db\n")
    assert err.splitlines()[0].startswith("comity: d.jsonl, line 1: no record ")
    assert err.splitlines()[1].startswith("comity: d.jsonl, line 2: no entry ")
    with Ledger.open("third.db") as third:
        third.add(after().reading())
        third.add(eve().reading())
    assert run("decisions", "import", "d.jsonl", "--ledger", "third.db")[:2] == (
        0,
        "3 taken, 0 already there, 0 refused: third.db\n",
    )
    assert run("decisions", "import", "d.jsonl", "--ledger", "third.db")[1].startswith("0 taken, 3 already there")
    Path("bad.jsonl").write_bytes(b"\xff\xfe")
    assert run("decisions", "import", "bad.jsonl")[0] == 2
    Path("bad.jsonl").write_text("no\n", encoding="utf-8")
    assert run("decisions", "import", "bad.jsonl")[::2] == (2, "comity: bad.jsonl, line 1: not JSON\n")
    assert run("decisions", "import", "none.jsonl")[0] == 2


def test_reread_tells_what_changed_and_keeps_what_was_decided(run: Run) -> None:
    id = record(TALKS)
    run("decide", "confirm", id)
    status, out, err = run("reread", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert (told["sources"], told["refused"]) == (2, 0)
    assert told["kinds"]["events"] == {"new": 0, "changed": 1, "gone": 0, "kept": 1, "same": 1}
    assert told["kinds"]["figures"]["changed"] == 0
    assert "(confirmed, no longer found)" in run("entries", "NOR", "JPN")[1]
    again = run("reread")
    assert again[0] == 0
    assert "events       2 same" in again[1]
    assert "2 read again, 0 refused" in again[1]


def test_review_needs_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    status, _, err = run("review")
    assert (status, err) == (2, "comity: review asks for keys on a terminal; in scripts use `comity decide`\n")


class Terminal:
    """A person at a pseudo-terminal."""

    def __init__(self) -> None:
        self.master, inner = pty.openpty()
        command = [sys.executable, "-m", "comity.cli", "review", "--who", "ana", "--ledger", "l.db"]
        self.child = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env={**os.environ, "TERM": "dumb", "COLUMNS": "100"}
        )
        os.close(inner)
        self.said = ""

    def until(self, words: str, seconds: float = 60.0) -> str:
        """What is shown from now on until these words come."""
        end = time.monotonic() + seconds
        while words not in self.said:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} did not come: {self.said!r}")
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if ready:
                self.said += os.read(self.master, 4096).decode("utf-8", "replace").replace("\r\n", "\n")
        seen, found, self.said = self.said.partition(words)
        return seen + found

    def press(self, keys: str) -> None:
        """Keys one by one as soon as the program asks for one; a line as soon as it asks for that."""
        end = time.monotonic() + 60.0
        while bool(termios.tcgetattr(self.master)[3] & termios.ECHO) is not keys.endswith("\n"):
            assert time.monotonic() < end, "the program asks for nothing"
            time.sleep(0.01)
        os.write(self.master, keys.encode())

    def leave(self) -> str:
        self.press("q")
        return self.until("left\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.kill()
        self.child.wait(timeout=30)
        os.close(self.master)


def verbs() -> list[tuple[str, str]]:
    with Ledger.open("l.db") as ledger:
        return [(made.verb.value, made.who) for made in ledger.decisions.all()]


def test_review_decides_by_keys_and_backspace_undoes(run: Run) -> None:
    doubtful()
    with Terminal() as person:
        first = person.until("dates that do not forbid it")
        assert "doubtful link" in first
        assert TALKS in first
        assert "sails" in first
        person.press("?")
        person.until("leave")
        person.press("a")
        person.until(" confirm ")
        person.until("2  not looked at")
        person.press("\x7f")
        person.until("undo")
        person.until("doubtful link")
        person.press("x")
        person.until(" reject ")
        person.press("x")
        person.until(" reject ")
        person.press(" ")
        person.until("4  not looked at")
        person.press("e")
        person.until("FIELD=VALUE: ")
        person.press("colour=red\n")
        person.until("not decided: ")
        person.press("e")
        person.until("FIELD=VALUE: ")
        person.press("sectors=trade\n")
        person.until('sectors=["trade"]')
        said = person.leave()
    assert "3 decided, " in said
    assert verbs() == [(verb, "ana") for verb in ("confirm", "undo", "reject", "reject", "amend")]


def test_review_joins_and_takes_apart(run: Run) -> None:
    with Terminal() as person:
        person.until("1  not looked at")
        person.press("s")
        person.until("unlink")
        person.until("2  not looked at")
        person.press("m")
        person.until("(entry or record): ")
        person.press("nothing\n")
        person.until("not decided: there is no record or entry nothing")
        person.leave()
    assert verbs() == [("unlink", "ana")]


def doubtful() -> None:
    from comity.ledger.tables import doubt
    from comity.ledger.tables import entry as table

    id, there = record(TALKS), entry(VISIT)
    with Ledger.open("l.db") as ledger, ledger._writing() as db:
        number = db.execute(table.select().where(table.c.id == there)).one().number
        reasons = '["dates that do not forbid it"]'
        db.execute(doubt.insert().values(record=id, entry=number, score=0.5, reasons=reasons))
