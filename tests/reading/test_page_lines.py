"""Lines of the page: what they hold is no part of the text."""

from __future__ import annotations

import pytest

from comity.lexicon import language
from comity.reading.page_lines import blanked, page_lines


@pytest.fixture(scope="module")
def english():
    return language("en")


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Salt traders meet in Agadez",
        "READ MORE — Ten bridges worth a detour",
        "Photo: press office of the port",
        "Advertisement",
        "We use cookies to remember your settings.",
        "This website uses cookies. Accept all",
        "12,480 views",
        "Views: 3 421",
        "4 min read",
        "Share on Facebook",
        "Sign up to our weekly letter",
    ],
)
def test_page_lines_finds_what_belongs_to_the_page(english, line):
    text = f"Peru opened a mission in Lomé on Monday.\n\n{line}\n\nTogo will follow."
    start = text.index(line)
    assert page_lines(text, english) == [(start, start + len(line))]


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the bridge were shown to the ministers.",
        "Related work on the dam will go on, the ministry said.",
        "Views differ in the two capitals.",
        "1,284 views were collected in a survey of the border towns.",
        "Share prices fell in Lima.",
        "The regulator fined a firm that tracks its visitors with cookies.",
        "Watch towers will be taken down on both sides.",
    ],
)
def test_page_lines_leaves_sentences_alone(english, line):
    assert page_lines(f"Peru opened a mission.\n\n{line}\n", english) == []


def test_page_lines_hides_a_long_line_that_stands_there_twice(english):
    line = "The two foreign ministers agreed to reopen the crossing at Desaguadero and to send a team there by June."
    text = f"{line}\n\nA bus waited.\n\n{line}\n\nA bus waited."
    assert page_lines(text, english) == [(text.rindex(line), text.rindex(line) + len(line))]


def test_page_lines_hides_nothing_of_a_text_that_is_all_such_lines(english):
    assert page_lines("Photo: the port\n12 comments\n", english) == []


def test_page_lines_knows_none_without_a_table(tmp_path):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "language.yml").write_text("name: Toy\nfrequent: [a]\n", encoding="utf-8")
    assert page_lines("Read also: this\n\nAnd that.", language("xx", tmp_path)) == []


def test_blanked_keeps_every_offset():
    text = "one\ntwo\nthree"
    assert blanked(text, [(4, 7)]) == "one\n   \nthree"


def test_nothing_is_recorded_of_a_line_of_the_page(read):
    text = (
        "Peru opened an embassy in Lomé on 3 March 2025.\n\n"
        "Read also: Chile signed 12 contracts worth $4 billion on 9 May 2019\n\n"
        "Togo will open one in Lima, the ministry said."
    )
    found = read(text, published="2025-03-04").to_json()
    assert [one["value"] for one in found["dates"]] == ["2025-03-03"]
    assert not found["figures"]
    assert "Chile" not in {one["name"] for one in found["parties"]}
