from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from comity.errors import NotFound, TooLarge
from comity.intake.files import take
from comity.intake.received import LEAST_BYTES, Options


def test_a_file_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"a\r\nb\xff")
    received = take(str(path), Options())
    assert (received.data, received.path, received.suffix) == (b"a\r\nb\xff", str(path), ".txt")


def test_standard_input_is_taken_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"talks\xe9")))
    received = take("-", Options())
    assert (received.data, received.name, received.path) == (b"talks\xe9", "standard input", None)


def test_standard_input_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * (LEAST_BYTES + 1))))
    with pytest.raises(TooLarge, match="standard input: more than 20,000,000 bytes"):
        take("-", Options())


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as handle:
        handle.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(TooLarge) as caught:
        take(str(path), Options())
    assert str(caught.value) == (
        f"{path}: 200,000,000 bytes is over the limit of 20,000,000; split it, or raise --max-chars (now 2,000,000)"
    )


def test_the_limit_of_bytes_follows_that_of_characters(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as handle:
        handle.truncate(LEAST_BYTES + 1)
    assert len(take(str(path), Options(max_chars=3_000_000)).data) == LEAST_BYTES + 1


@pytest.mark.parametrize("name", ["none.txt", "two\nlines.txt", "none\0.txt"])
def test_a_missing_file_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        take(str(tmp_path / name), Options())
    assert "\n" not in str(caught.value)
    assert "check the path" in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is a folder, not a file; file a folder's sources with: comity add"):
        take(str(tmp_path), Options())


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("talks")
    path.chmod(0)
    if os.access(path, os.R_OK):  # whoever may read everything is refused by hand

        def closed(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(NotFound, match=r"closed\.txt: may not be opened; ask for permission"):
        take(str(path), Options())


def test_a_name_that_is_no_utf8_can_be_filed(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(str(tmp_path)) + b"/caf\xe9.txt")
    Path(path).write_text("talks")
    received = take(path, Options())
    assert received.path is not None
    assert received.path.encode("utf-8").endswith(b"caf\\xe9.txt")
    assert received.suffix == ".txt"
