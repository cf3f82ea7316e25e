from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity import desk
from comity.desk import Outcome, files_in, read_source
from comity.errors import LedgerError, ModelError, NotFound, SourceError
from comity.intake import Options
from comity.ledger import Ledger
from comity.reading import reader as reading
from comity.records import Reading, Source
from comity.settings import Settings

TEXT = (
    "Islands agree to reopen ferry\n\nSUVA, 4 May 2029 (Pacific Newswire) - The two governments said on Tuesday that "
    "the ferry between the islands will sail again, and that the quay is to be built by a company from the north. It "
    "was announced at a meeting with the ministers of transport in the old customs house.\n"
)
SETTINGS = Settings(ledger="unused")


class Stub:
    """A reader that finds nothing, and trips over the word `trip`."""

    def read(self, source: Source) -> Reading:
        if "trip" in source.text:
            raise TypeError("an index\nthat is none")
        return Reading(source=source, items=(), comity="0", model="none")


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    asked: list[tuple[str, str | None]] = []

    def reader(language: str, model: str | None) -> Stub:
        asked.append((language, model))
        return Stub()

    monkeypatch.setattr(reading, "reader", reader)
    return asked


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "out" / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "b" / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name, text in {
        "b/deep/three.txt": TEXT + "Three.\n",
        "one.md": TEXT + "One.\n",
        "two.TXT": TEXT + "Two.\n",
        ".secret.txt": TEXT + "Secret.\n",
        ".hidden/four.txt": TEXT + "Four.\n",
        "picture.png": "x",
        "table.csv": "a,b\n",
    }.items():
        (folder / name).write_text(text)
    return folder


def test_a_file_becomes_a_reading(tmp_path: Path, stub: list[tuple[str, str | None]]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    got = read_source(str(path), Options(publisher="Gazette"), Settings(ledger="unused", model="m"))
    assert (got.source.text, got.source.publisher, got.source.published) == (TEXT, "Gazette", "2029-05-04")
    assert stub == [("en", "m")]


def test_the_limit_of_the_settings_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(SourceError, match="over the limit of 50"):
        read_source(str(path), Options(), Settings(ledger="unused", max_chars=50))


def test_a_missing_file_is_the_readers_error(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_source(str(tmp_path / "none.txt"), Options(), SETTINGS)


def test_a_text_that_trips_the_reader_says_what_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "trip")
    with pytest.raises(SourceError) as caught:
        read_source(str(path), Options(), SETTINGS)
    message = str(caught.value)
    assert message.startswith(f"{path}: could not be read (TypeError: an index that is none, at test_desk, line ")
    assert message.endswith("; nothing of it is stored; please report this")
    assert isinstance(caught.value.__cause__, TypeError)


def test_files_of_a_folder_come_in_order_without_hidden_and_foreign_ones(corpus: Path) -> None:
    assert [str(Path(one).relative_to(corpus)) for one in files_in(corpus)] == [
        "one.md",
        "two.TXT",
        str(Path("b", "deep", "three.txt")),
    ]


def test_a_folder_is_filed(corpus: Path, ledger: Ledger) -> None:
    added = desk.add([str(corpus)], SETTINGS, ledger)
    assert [Path(one.where).name for one in added.new] == ["one.md", "two.TXT", "three.txt"]
    assert [one.title for one in added.new] == ["Islands agree to reopen ferry"] * 3
    assert (added.known, added.refused) == ((), ())
    assert all(ledger.has(one.id) for one in added.new if one.id)


def test_adding_again_is_safe_and_does_not_read(corpus: Path, ledger: Ledger, stub: list[Any]) -> None:
    first = desk.add([str(corpus)], SETTINGS, ledger)
    stub.clear()
    second = desk.add([str(corpus)], SETTINGS, ledger)
    assert (second.new, len(second.known)) == ((), 3)
    assert [one.id for one in second.known] == [one.id for one in first.new]
    assert stub == []


def test_the_same_text_twice_is_one_source(tmp_path: Path, ledger: Ledger) -> None:
    for name, text in {"a.txt": TEXT, "b.txt": TEXT.replace("\n", "\r\n")}.items():
        (tmp_path / name).write_bytes(text.encode())
    added = desk.add([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], SETTINGS, ledger)
    assert [len(added.new), len(added.known)] == [1, 1]
    assert len(ledger.sources()) == 1


def test_a_refused_source_costs_itself_and_no_other(corpus: Path, ledger: Ledger) -> None:
    (corpus / "bad.txt").write_bytes(b"")
    (corpus / "odd.txt").write_text(TEXT + "trip")
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    added = desk.add([str(corpus), str(corpus / "none.txt"), str(corpus / "picture.png")], SETTINGS, ledger)
    assert len(added.new) == 3
    assert [Path(where).name for where, _ in added.refused] == ["bad.txt", "odd.txt", "none.txt", "picture.png"]
    assert all(why.startswith(where) and "\n" not in why for where, why in added.refused)
    assert len(ledger.sources()) == 3


def test_an_empty_folder_is_refused(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "empty").mkdir()
    added = desk.add([str(tmp_path / "empty")], SETTINGS, ledger)
    assert [why for _, why in added.refused] == [
        f"{tmp_path / 'empty'}: a folder without .txt, .text, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx files"
    ]


def test_what_becomes_of_each_is_told_at_once(corpus: Path, ledger: Ledger) -> None:
    first = next(desk.take_all([str(corpus)], SETTINGS, ledger))
    assert (first.outcome, len(ledger.sources())) == (Outcome.NEW, 1)


@pytest.mark.parametrize("error", [LedgerError("full"), ModelError("absent")])
def test_errors_that_are_not_one_sources_go_up(
    corpus: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any) -> Any:
        raise error

    if isinstance(error, LedgerError):
        monkeypatch.setattr(ledger, "add", fail)
    else:
        monkeypatch.setattr(reading, "reader", fail)
    with pytest.raises(type(error)):
        desk.add([str(corpus)], SETTINGS, ledger)
