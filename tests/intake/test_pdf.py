from __future__ import annotations

import pytest

from comity.errors import Damaged, NoArticle, TooLarge
from comity.intake.pdf import found
from comity.intake.received import Options, Received
from pdfs import Line, paragraph, pdf

FIRST = (
    "Norway and the islands signed an agreement on a ferry on Tuesday, the ministry of ports said. The ferry is to "
    "sail twice a week from the spring of next year, and each side will pay for one half of the new quay."
)
SECOND = (
    "The harbour master said that a quay is a promise in stone. According to her the first stone will be laid before "
    "the winter storms, and the last one when the weather allows."
)


def text_of(pages: list[list[Line]], options: Options | None = None) -> str:
    return found(Received(data=pdf(pages), name="a.pdf", path="a.pdf"), options or Options()).text


def refused(data: bytes) -> str:
    with pytest.raises(Damaged) as caught:
        found(Received(data=data, name="a.pdf", path="a.pdf"), Options())
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_lines_of_a_paragraph_are_joined() -> None:
    page = [(72.0, 740.0, "Ferry signed"), *paragraph(FIRST, top=710), *paragraph(SECOND, top=650)]
    assert text_of([page]) == f"Ferry signed\n\n{FIRST}\n\n{SECOND}\n"


def test_paragraphs_without_gaps_end_at_short_lines() -> None:
    first = paragraph(FIRST, top=710)
    page = [*first, *paragraph(SECOND, top=710 - 12 * len(first))]
    assert text_of([page]) == f"{FIRST}\n\n{SECOND}\n"


def test_items_of_a_list_stay_apart() -> None:
    page = [
        (72.0, 740.0 - 12 * n, f"{n}. {words}") for n, words in enumerate(["one thing", "another thing", "a third"], 1)
    ]
    assert text_of([page]) == "1. one thing\n\n2. another thing\n\n3. a third\n"


def test_a_sentence_goes_on_over_the_page() -> None:
    lines = paragraph(FIRST, top=710)
    second = [(72.0, 740.0 - 12 * n, line[2]) for n, line in enumerate(lines[2:])]
    assert text_of([lines[:2], second]) == f"{FIRST}\n"


def test_page_numbers_and_running_heads_go() -> None:
    pages = [
        [(72.0, 760.0, "Harbour Papers"), *paragraph(words, top=710), (300.0, 30.0, str(number))]
        for number, words in enumerate([FIRST, SECOND, FIRST], 1)
    ]
    assert text_of(pages) == f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["They will trans-", "port it at once."], "They will transport it at once."),
        (["The Norwegian-", "Danish line."], "The Norwegian-Danish line."),
        (["A long-term plan; a long-", "term plan."], "A long-term plan; a long-term plan."),
        (["From 2026-", "2030 it sails."], "From 2026-2030 it sails."),
    ],
)
def test_words_parted_at_a_line_end(lines: list[str], whole: str) -> None:
    assert text_of([[(72.0, 740.0 - 12 * n, line) for n, line in enumerate(lines)]]) == f"{whole}\n"


def test_a_title_counts_only_as_a_candidate() -> None:
    given = found(Received(data=pdf([paragraph(FIRST, top=710)], title="draft3.doc"), name="a.pdf"), Options())
    assert (given.title, given.titles) == (None, ("draft3.doc",))


def test_a_locked_file_says_so() -> None:
    data = pdf([paragraph(FIRST, top=710)], password="quay")
    assert refused(data) == "a.pdf: is locked by a password; save it without one"


def test_a_file_locked_only_against_changes_is_read() -> None:
    data = pdf([paragraph(FIRST, top=710)], password="")
    assert found(Received(data=data, name="a.pdf"), Options()).text == f"{FIRST}\n"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.4\n" + b"x" * 2000, b"plain words"])
def test_a_broken_file_says_so(data: bytes) -> None:
    assert refused(data).startswith("a.pdf: is no PDF that opens; ")


def test_a_cut_file_is_read_or_refused_but_never_crashes() -> None:
    data = pdf([paragraph(FIRST, top=710)])
    for cut in range(0, len(data), 97):
        try:
            text = found(Received(data=data[:cut], name="a.pdf"), Options()).text
        except (Damaged, NoArticle):
            continue
        assert text == f"{FIRST}\n"


def test_a_scan_has_no_text() -> None:
    with pytest.raises(NoArticle, match=r"a\.pdf: a PDF without a text layer"):
        text_of([[]])


def test_the_limit_holds_while_pages_are_read() -> None:
    with pytest.raises(TooLarge, match="over the limit of 100"):
        text_of([paragraph(FIRST, top=710)] * 3, Options(max_chars=100))
