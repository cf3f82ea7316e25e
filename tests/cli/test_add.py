from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli import main
from comity.ledger import Ledger
from comity.reading import reader as reading
from comity.records import Reading, Source

TEXT = (
    "Islands agree to reopen ferry\n\nSUVA, 4 May 2029 (Pacific Newswire) - The two governments said on Tuesday that "
    "the ferry between the islands will sail again, and that the quay is to be built by a company from the north. It "
    "was announced at a meeting with the ministers of transport in the old customs house.\n"
)

Run = Callable[..., tuple[int, str, str]]


class Stub:
    def read(self, source: Source) -> Reading:
        return Reading(source=source, items=(), comity="0", model="none")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command line in this process, in a folder of its own, with a reader that finds nothing."""
    monkeypatch.setattr(reading, "reader", lambda *_: Stub())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMITY_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))

    def one(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        assert isinstance(stop.value.code, int)
        return stop.value.code, out, err

    return one


def write(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")


def filed(where: str) -> int:
    with Ledger.open(where, create=False) as ledger:
        return len(ledger.sources())


def test_all_filed_is_status_nought(run: Run) -> None:
    write(a=TEXT, b=TEXT + "B")
    assert run("add", "a.txt", "b.txt", "--ledger", "l.db") == (
        0,
        "new    a.txt  Islands agree to reopen ferry\n"
        "new    b.txt  Islands agree to reopen ferry\n"
        "2 filed, 0 already there, 0 refused: l.db\n",
        "",
    )
    assert filed("l.db") == 2


def test_again_is_safe(run: Run) -> None:
    write(a=TEXT)
    run("add", "a.txt", "--ledger", "l.db")
    status, out, _ = run("add", "a.txt", "--ledger", "l.db")
    assert (status, out.splitlines()[-1]) == (0, "0 filed, 1 already there, 0 refused: l.db")
    assert filed("l.db") == 1


def test_some_refused_is_status_one_and_a_line_each(run: Run) -> None:
    write(a=TEXT, empty="")
    status, out, err = run("add", "a.txt", "empty.txt", "none.txt", "--ledger", "l.db")
    assert status == 1
    assert err == ("comity: empty.txt: is empty; nothing to read\ncomity: none.txt: no such file; check the path\n")
    assert out.endswith("1 filed, 0 already there, 2 refused: l.db\n")
    assert filed("l.db") == 1


def test_all_refused_is_status_two_and_nothing_stored(run: Run) -> None:
    status, _, err = run("add", "none.txt", "--ledger", "l.db")
    assert (status, err.count("\n")) == (2, 1)
    assert filed("l.db") == 0


def test_the_ledger_is_the_options_then_the_environments_then_the_users(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a=TEXT)
    run("add", "a.txt")
    monkeypatch.setenv("COMITY_LEDGER", "env.db")
    run("add", "a.txt")
    run("add", "a.txt", "--ledger", "option.db")
    assert [filed("share/comity/ledger.db"), filed("env.db"), filed("option.db")] == [1, 1, 1]


def test_what_is_known_holds_for_each(run: Run) -> None:
    write(a=TEXT)
    run("add", "a.txt", "--ledger", "l.db", "--published", "2030-01", "--publisher", "Gazette", "--kind", "speech")
    with Ledger.open("l.db", create=False) as ledger:
        (one,) = ledger.sources()
        source = ledger.reading(one.id).source
    assert (source.published, source.published_from, source.publisher) == ("2030-01", "argument", "Gazette")
    assert source.kind == "speech"


@pytest.mark.parametrize(
    "words", [["a.txt", "--published", "soon"], ["a.txt", "--ledger", "a.txt"], [], ["a.txt", "--kind", "poem"]]
)
def test_nothing_done_is_status_two(run: Run, words: list[str]) -> None:
    write(a=TEXT)
    status, out, err = run("add", *words)
    assert (status, out) == (2, "")
    assert err
    assert Path("a.txt").read_text() == TEXT


def test_a_name_with_a_line_end_stays_one_line(run: Run) -> None:
    Path("two\nlines.txt").write_text(TEXT)
    status, out, _ = run("add", "two\nlines.txt", "--ledger", "l.db")
    assert (status, out.count("\n")) == (0, 2)


def test_interruption_keeps_what_was_filed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=TEXT, b=TEXT + "B")

    class Interrupted(Stub):
        def read(self, source: Source) -> Reading:
            if source.text.endswith("B"):
                raise KeyboardInterrupt
            return super().read(source)

    monkeypatch.setattr(reading, "reader", lambda *_: Interrupted())
    status, _, _ = run("add", "a.txt", "b.txt", "--ledger", "l.db")
    assert (status, filed("l.db")) == (130, 1)


def test_a_warning_never_reaches_the_user(run: Run, recwarn: Any) -> None:
    write(a=TEXT)
    run("add", "a.txt", "--ledger", "l.db")
    assert not recwarn.list
