from __future__ import annotations

import io
import socket
from pathlib import Path
from typing import Any

import docx
import pytest

from comity import intake
from comity.errors import (
    Damaged,
    FetchError,
    NoArticle,
    NotFound,
    NotText,
    SettingsError,
    SourceError,
    TooLarge,
    UnreadLanguage,
)
from comity.intake import Options
from comity.records import SourceKind
from pdfs import paragraph, pdf

TEXT = (
    "Islands agree to reopen ferry\n\nSUVA, 4 May 2029 (Pacific Newswire) - The two governments said on Tuesday that "
    "the ferry between the islands will sail again, and that the quay is to be built by a company from the north. It "
    "was announced at a meeting with the ministers of transport in the old customs house.\n"
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for block in text.strip().split("\n\n"):
        document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    lines, top = [], 740.0
    for block in text.strip().split("\n\n"):
        lines += paragraph(block, top=top)
        top = lines[-1][1] - 30
    return pdf([lines])


def as_html(text: str) -> str:
    title, *blocks = text.strip().split("\n\n")
    paragraphs = "".join(f"<p>{block}</p>" for block in blocks)
    return f"<!doctype html><html><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT),
        ("a.md", "# " + TEXT),
        ("a", TEXT),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.html", as_html(TEXT)),
        ("a.docx", as_docx(TEXT)),
        ("a.pdf", as_pdf(TEXT)),
    ],
)
def test_every_form_gives_the_same_source(tmp_path: Path, name: str, data: bytes | str) -> None:
    where = write(tmp_path, name, data)
    source = intake.load(where)
    assert source.title == "Islands agree to reopen ferry"
    assert (source.publisher, source.published, source.published_from) == ("Pacific Newswire", "2029-05-04", "text")
    assert (source.kind, source.language, source.path, source.url) == ("news", "en", where, None)
    assert TEXT.split("\n\n")[1].strip() in source.text


def test_text_is_kept_as_received(tmp_path: Path) -> None:
    assert intake.load(write(tmp_path, "a.txt", TEXT)).text == TEXT


def test_line_ends_do_not_make_another_source(tmp_path: Path) -> None:
    unix = intake.load(write(tmp_path, "a.txt", TEXT))
    windows = intake.load(write(tmp_path, "b.txt", TEXT.replace("\n", "\r\n")))
    assert (windows.id, windows.text) == (unix.id, unix.text)


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    given = Options(
        title="Ferry",
        publisher="Gazette",
        published="2030-01",
        url="https://a.example/ferry",
        kind=SourceKind.SPEECH,
        language="en",
    )
    source = intake.load(write(tmp_path, "a.txt", TEXT), options=given)
    assert (source.title, source.publisher, source.url) == ("Ferry", "Gazette", "https://a.example/ferry")
    assert (source.published, source.published_from, source.kind) == ("2030-01", "argument", "speech")


def test_metadata_wins_over_the_text(tmp_path: Path) -> None:
    page = as_html(TEXT).replace(
        "<body>", '<head><meta property="article:published_time" content="2029-05-05T01:00:00Z"></head><body>'
    )
    source = intake.load(write(tmp_path, "a.html", page))
    assert (source.published, source.published_from) == ("2029-05-05", "metadata")


def test_a_files_title_counts_only_where_the_text_shows_it(tmp_path: Path) -> None:
    lines = paragraph(TEXT.split("\n\n")[1], top=700)
    shown = pdf([[(72.0, 740.0, "Islands  agree to reopen ferry"), *lines]], title="ISLANDS AGREE to reopen ferry")
    hidden = pdf([lines], title="Microsoft Word - draft3.doc")
    assert intake.load(write(tmp_path, "a.pdf", shown)).title == "ISLANDS AGREE to reopen ferry"
    assert intake.load(write(tmp_path, "b.pdf", hidden)).title is None


BAD: list[tuple[str, bytes | str | None, type[SourceError], str]] = [
    ("empty.txt", b"", NotText, "is empty"),
    ("white.txt", b" \n\t ", NotText, "only white space"),
    ("white.html", b" \n\t ", NotText, "only white space"),
    ("binary.txt", bytes(range(256)) * 100, NotText, "is binary"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, NotText, "is a PNG image, not text"),
    ("unknown.txt", b"\x81\x8d\x8f\x90\x9d\xff\xfe\x80" * 40, NotText, "encoding that cannot be told"),
    ("broken.pdf", b"%PDF-1.7\nnothing", Damaged, "is no PDF that opens"),
    ("locked.pdf", pdf([paragraph(TEXT, top=700)], password="quay"), Damaged, "is locked by a password"),
    ("scan.pdf", pdf([[]]), NoArticle, "without a text layer"),
    ("broken.docx", b"PK\x03\x04nothing", Damaged, "is no DOCX that opens"),
    ("menu.html", "<html><body><nav><a href=/>Home</a></nav></body></html>", NoArticle, "without running text"),
    ("german.txt", "Der Minister sprach in der Stadt über den Handel an der Grenze.", UnreadLanguage, "is in German"),
    ("long.txt", "a " * 1_000_001, TooLarge, "2,000,002 characters are over the limit of 2,000,000"),
    ("missing.txt", None, NotFound, "no such file"),
]


@pytest.mark.parametrize(("name", "data", "error", "says"), BAD, ids=[one[0] for one in BAD])
def test_a_source_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, data: bytes | str | None, error: type[SourceError], says: str
) -> None:
    where = str(tmp_path / name) if data is None else write(tmp_path, name, data)
    with pytest.raises(error) as caught:
        intake.load(where)
    message = str(caught.value)
    assert type(caught.value) is error
    assert message.startswith(f"{where}: ")
    assert says in message
    assert ";" in message, "it says what to do"
    assert "\n" not in message


def test_the_limit_is_an_option(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        intake.load(write(tmp_path, "a.txt", TEXT), options=Options(max_chars=100))


@pytest.mark.parametrize("where", ["ftp://a.example/b", "file:///etc/passwd", "HTTPX://a"])
def test_other_addresses_are_refused(where: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        intake.load(where)


@pytest.mark.parametrize("day", ["2029", "2029-05", "2029-05-04"])
def test_a_date_of_publication_may_be_less_than_a_day(day: str) -> None:
    assert Options(published=day).published == day


@pytest.mark.parametrize(
    "day", ["4 May 2029", "2029-13", "2029-02-30", "2029-5-4", "", "2029-05-04T10:00", "29", "2029-05-04\n"]
)
def test_a_date_of_publication_must_be_iso(day: str) -> None:
    with pytest.raises(SettingsError, match="is no date: write it as 2025-03-04"):
        Options(published=day)
