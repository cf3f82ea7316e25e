from __future__ import annotations

import contextlib
import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from comity.errors import Damaged, NoArticle, TooLarge
from comity.intake import docx as reader
from comity.intake.received import LEAST_BYTES, Found, Options, Received


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, **options: Any) -> Found:
    return reader.found(Received(data=data, name="a.docx", path="a.docx"), Options(**options))


def tracked(tag: str, words: str, text: str = "w:t") -> Any:
    change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
    said.text = words
    run.append(said)
    change.append(run)
    return change


def test_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("Before the table.")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Year", "Trade"), ("2029", "$5 million")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("After the table.")
    assert read(saved(document)).text == "Before the table.\n\nYear | Trade\n2029 | $5 million\n\nAfter the table.\n"


def test_insertions_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The ferry ")
    paragraph._p.append(tracked("w:ins", "sails"))
    paragraph._p.append(tracked("w:del", "sinks", "w:delText"))
    paragraph.add_run(" today.")
    assert read(saved(document)).text == "The ferry sails today.\n"


def test_content_controls_are_read() -> None:
    document = docx.Document()
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("Inside a control.")._p)
    control.append(content)
    document.element.body.insert(0, control)
    assert read(saved(document)).text == "Inside a control.\n"


def test_breaks_and_headers() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.add_paragraph("One line\nand another\tcell")
    assert read(saved(document)).text == "One line\nand another\tcell\n"


def test_a_merged_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    assert read(saved(document)).text.count("Both") == 1


def test_properties_give_a_candidate_for_the_title() -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    document.core_properties.title = "Ferry signed"
    assert read(saved(document)).titles == ("Ferry signed",)


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(NoArticle, match=r"a\.docx: a document without text"):
        read(saved(docx.Document()))


@pytest.mark.parametrize("cut", [0, 4, 100, 2000])
def test_a_cut_file_is_damaged(cut: int) -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    with pytest.raises(Damaged, match=r"a\.docx: is no DOCX that opens"):
        read(saved(document)[:cut])


def test_a_zip_that_is_no_document_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(Damaged):
        read(out.getvalue())


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as entry:
        for _ in range(reader.UNPACKED * LEAST_BYTES // 10_000_000 + 1):
            entry.write(b"\0" * 10_000_000)
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(TooLarge, match=r"a\.docx: unpacks to .* over the limit"):
        read(out.getvalue())


def test_entities_do_not_swell() -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    plain = saved(document)
    bomb = '<!DOCTYPE d [<!ENTITY a "boom boom">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                head, _, rest = part.partition(b"?>")
                part = head + b"?>" + bomb.encode() + rest.replace(b"Text.", b"&a;Text.")
            new.writestr(name, part)
    with contextlib.suppress(Damaged, NoArticle):
        assert "boom" not in read(out.getvalue()).text
