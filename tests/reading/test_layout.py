"""Layout: where lines end for the sake of the page alone."""

from __future__ import annotations

import pytest

from comity.reading.layout import unwrapped

WRAPPED = (
    "The two sides met in Asmara on Monday and agreed to open the road that\n"
    "was shut in the last year of the war, and to send a team of engineers\n"
    "there before the rains come to the plain and the fords can no longer be\n"
    "crossed by lorries.\n\n"
    "A second round will follow in the port, where the first ship in nine\n"
    "years is being unloaded, an official of the line said.\n"
)


def test_unwrapped_keeps_every_offset_and_the_paragraphs():
    found = unwrapped(WRAPPED)
    assert len(found) == len(WRAPPED)
    assert found.count("\n") == 3
    assert "the road that was shut" in found


@pytest.mark.parametrize(
    "text",
    [
        "Peru opens a mission\nLima, 3 March\nThe foreign minister flew to Lomé.",
        "First line.\nSecond line.\nThird line.\nFourth line.\n",
        "A line " + "that is far too long to be an editor's " * 4 + "\nand goes on\nhere and\nthere",
    ],
)
def test_unwrapped_leaves_lines_that_end_where_the_writer_ended_them(text):
    assert unwrapped(text) == text


def test_unwrapped_keeps_items_of_a_list_apart():
    text = WRAPPED + "\nThey named three steps:\n- a road to the coast that both\ncan use\n- a ferry\n- a bank\n"
    assert "\n- a ferry\n- a bank" in unwrapped(text)


def test_wrapped_text_reads_as_one_that_is_not(read):
    flat = WRAPPED.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    wrapped, plain = (read(text, published="2025-03-04").to_json() for text in (WRAPPED, flat))
    assert [(one["speaker"], one["form"]) for one in wrapped["quotes"]] == [
        (one["speaker"], one["form"]) for one in plain["quotes"]
    ]
    assert [one["value"] for one in wrapped["dates"]] == [one["value"] for one in plain["dates"]]
    assert [one["name"] for one in wrapped["parties"]] == [one["name"] for one in plain["parties"]]
