from __future__ import annotations

import time
from pathlib import Path

import pytest

from comity.intake.header import read_header
from comity.lexicon import Language, language

EN = language("en")

BODY = (
    "The two governments said on Tuesday that they had agreed to reopen the ferry between the islands next spring. "
    "The harbour master told reporters that the quay needs repair, and an engineer said it would take a year. "
    "According to the ministry the work is to be paid for by both sides, and a first ship was announced for March 2031."
)
TITLE = "Islands agree to reopen ferry, at last"


@pytest.mark.parametrize(
    ("text", "title", "publisher", "published"),
    [
        pytest.param(
            f"{TITLE}\n\n{BODY}", TITLE, None, None, id="headline and body: a date in the body is not the day"
        ),
        pytest.param(
            f"{TITLE}\n\nSUVA, 4 May 2029 (Pacific Newswire) - {BODY}",
            TITLE,
            "Pacific Newswire",
            "2029-05-04",
            id="wire",
        ),
        pytest.param(
            f"SUVA, May 4 (Pacific Newswire) - {BODY}", None, "Pacific Newswire", None, id="no title, no year"
        ),
        pytest.param(
            f"{TITLE}\n\nBy Ana Vula\nThe Suva Gazette, Friday 4 May 2029\n\n{BODY}",
            TITLE,
            "The Suva Gazette",
            "2029-05-04",
            id="byline and paper",
        ),
        pytest.param(
            f"The Suva Gazette\n\n{TITLE}\n\n4 May 2029\n\n{BODY}",
            TITLE,
            "The Suva Gazette",
            "2029-05-04",
            id="masthead",
        ),
        pytest.param(
            f"# {TITLE}\n\n*Suva Observer · 4 May 2029 · Suva*\n\n{BODY}",
            TITLE,
            "Suva Observer",
            "2029-05-04",
            id="markdown",
        ),
        pytest.param(
            f"SUVA | Coral Sea Courier | 2029-05-04\n\n{TITLE}\n\n{BODY}",
            TITLE,
            "Coral Sea Courier",
            "2029-05-04",
            id="line above the title",
        ),
        pytest.param(
            f"{TITLE}\n\nHome > News > Islands\nPosted 14/05/2029 10:15 | Updated 16/05/2029\nShare Print\n\n{BODY}",
            TITLE,
            None,
            "2029-05-14",
            id="posted and updated",
        ),
        pytest.param(f"{TITLE}\n\nUpdated 16/05/2029\n\n{BODY}", TITLE, None, None, id="only updated"),
        pytest.param(
            f"{TITLE}\n\nMinistry of Ports of the Islands\nPress release 12/2029\n4 May 2029\n\n{BODY}",
            TITLE,
            "Ministry of Ports of the Islands",
            "2029-05-04",
            id="an office",
        ),
        pytest.param(
            f"{TITLE}\n\nBy Ana Vula, Pacific Policy Centre\n\n{BODY}",
            TITLE,
            None,
            None,
            id="an author's institute is none",
        ),
        pytest.param(
            f"{TITLE}\n\nHarbour Institute, Press Office\n4 May 2029\n\n{BODY}",
            TITLE,
            "Harbour Institute",
            "2029-05-04",
            id="whose press office",
        ),
        pytest.param(
            f"{TITLE}\n\nFounded 3 June 1990, closed 5 July 2010\n4 May 2029\n6 May 2029\n\n{BODY}",
            TITLE,
            None,
            None,
            id="two days and nothing says which",
        ),
        pytest.param(
            f"{TITLE}\n\nNewsletter 4/2029, 6 May 2029\n\n{BODY}", TITLE, None, "2029-05-06", id="a number of an issue"
        ),
        pytest.param(BODY, None, None, None, id="no header"),
        pytest.param("Ferry talks go on.", None, None, None, id="one sentence"),
        pytest.param(f"The ferry is to sail again,\n\n{BODY}", None, None, None, id="a line that goes on is no title"),
        pytest.param(f"1. The Parties met.\n\n2. {BODY}", None, None, None, id="numbered points"),
    ],
)
def test_header_is_read(text: str, title: str | None, publisher: str | None, published: str | None) -> None:
    found = read_header(text, EN)
    assert (found.title, found.publisher, found.published) == (title, publisher, published)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{TITLE}\n\nSUVA, 4 May 2029 (Pacific Newswire) - {BODY}", "news"),
        (f"{TITLE}\n\nBy Ana Vula\n\n{BODY}", "news"),
        (f"{TITLE}\n\nBy Ana Vula, chief correspondent, and Tom Hale, editor\n\n{BODY}", "news"),
        (f"{TITLE}\n\nOpinion\n\n{BODY}", "op-ed"),
        (f"{TITLE}\n\nBy Ana Vula, Ambassador of the Islands to Norway\n\n{BODY}", "op-ed"),
        (f"{TITLE}\n\nI have crossed that strait. My own father did, and I was with him, I think. " + BODY, "op-ed"),
        (f"{TITLE}\n\nFOR IMMEDIATE RELEASE\n4 May 2029\n\n{BODY}", "press-release"),
        (f"PRESS RELEASE No. 17\n\n{TITLE}\n\n{BODY}", "press-release"),
        (f"Remarks by the Minister of Ports at the opening of the quay\n\nSuva, 4 May 2029\n\n{BODY}", "speech"),
        (f"{TITLE}\n\nExcellencies, ladies and gentlemen,\n\nThe ferry sails again.", "speech"),
        (f"Joint Statement of the Islands and Norway\n\n1. The Sides met in Suva.\n\n2. {BODY}", "communique"),
        ("Treaty on the Ferry\n\nArticle 1\n\nThe ferry shall sail.\n\nArticle 2\n\nIt shall be free.\n", "treaty"),
        (f"Treaty on the ferry is close, ministers say\n\n{BODY}", "news"),
        (f"Interview: the harbour master on ropes and rust\n\n{BODY}", "other"),
        (BODY, "other"),
        ("Ferry talks go on.", "other"),
    ],
)
def test_kind_is_told(text: str, kind: str) -> None:
    assert read_header(text, EN).kind == kind


def test_a_document_is_of_the_day_it_was_signed() -> None:
    title = "Joint Communiqué of the Islands and Norway"
    text = f"{title}\n\n1. The Sides met on 2 May 2029.\n\n2. {BODY}\n\nDone at Suva on 4 May 2029.\n"
    assert read_header(text, EN).published == "2029-05-04"
    assert read_header(text.replace("Joint Communiqué", "A ferry"), EN).published is None


@pytest.mark.parametrize(
    "text",
    [
        "Treaty a" + " " * 400_000 + "b\n\n" + BODY,
        "\n" * 1_000_000 + BODY,
        "Treaty on the ferry\n\n" + "\n" * 1_000_000 + BODY,
        "A B, C 5. " * 100_000,
        "Done at " * 100_000,
    ],
    ids=["spaces", "empty lines", "treaty of empty lines", "capitals", "closings"],
)
def test_odd_texts_take_no_time(text: str) -> None:
    start = time.perf_counter()
    read_header(text, EN)
    assert time.perf_counter() - start < 2


def test_a_known_title_is_kept() -> None:
    found = read_header(f"{TITLE}\n\nSuva, 4 May 2029\n\n{BODY}", EN, title=TITLE.upper())
    assert (found.title, found.published) == (TITLE.upper(), "2029-05-04")


def test_a_language_without_words_for_headers_finds_a_title_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    found = read_header(f"{TITLE}\n\nBy Ana Vula\nThe Suva Gazette, 4 May 2029\n\n{BODY}", Language(tmp_path / "xx"))
    assert (found.title, found.publisher, found.published, found.kind) == (TITLE, None, None, "other")
